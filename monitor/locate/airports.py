"""Airports as booking systems write them: the city each serves, by its IATA code; of cities the house knows alone."""

from __future__ import annotations

from monitor.locate.cities import country_of

_TABLE = """
    ABJ Abidjan; ABV Abuja; ACC Accra; ADA Adana; ADB Izmir; ADD Addis Ababa; ADE Aden; ADL Adelaide; AGA Agadir;
    AGP Malaga; AKL Auckland; ALA Almaty; ALG Algiers; AMM Amman; AMS Amsterdam; ANK Ankara; APW Apia; AQJ Aqaba;
    ARN Stockholm; ASB Ashgabat; ASM Asmara; ASU Asuncion; ATH Athens; ATQ Amritsar; AUH Abu Dhabi; AYT Antalya; BAH
    Manama; BCN Barcelona; BEG Belgrade; BEN Benghazi; BER Berlin; BEY Beirut; BFS Belfast; BGF Bangui; BGI
    Bridgetown; BGO Bergen; BGW Baghdad; BIO Bilbao; BJM Bujumbura; BKI Kota Kinabalu; BKK Bangkok; BKO Bamako; BLR
    Bengaluru; BNE Brisbane; BOD Bordeaux; BOG Bogota; BOM Mumbai; BOS Boston; BQT Brest-Litovsk; BRU Brussels; BSB
    Brasilia; BSL Basel; BSR Basra; BTS Bratislava; BUD Budapest; BUQ Bulawayo; BUS Batumi; BWN Bandar Seri Begawan;
    BZV Brazzaville; CAI Cairo; CAN Guangzhou; CBR Canberra; CCS Caracas; CCU Kolkata; CDG Paris; CEB Cebu; CGK
    Jakarta; CGN Cologne; CGP Chittagong; CHC Christchurch; CIA Rome; CIT Shymkent; CJU Jeju; CKY Conakry; CLO Cali;
    CMB Colombo; CMN Casablanca; CNS Cairns; CNX Chiang Mai; COO Cotonou; CPH Copenhagen; CPT Cape Town; CTG
    Cartagena; CTS Sapporo; CTU Chengdu; CUN Cancun; CUZ Cusco; DAC Dhaka; DAD Da Nang; DAM Damascus; DAR Dar es
    Salaam; DBV Dubrovnik; DEL New Delhi; DIL Dili; DJE Djerba; DKR Dakar; DLA Douala; DME Moscow; DMM Dhahran; DOH
    Doha; DPS Bali; DRW Darwin; DUB Dublin; DUR Durban; DUS Dusseldorf; DVO Davao; DXB Dubai; DYU Dushanbe; EBB
    Kampala; EBL Erbil; EDI Edinburgh; ESB Ankara; EVN Yerevan; EWR New York; EZE Buenos Aires; FBM Lubumbashi; FCO
    Rome; FIH Kinshasa; FLR Florence; FNA Freetown; FRA Frankfurt; FRU Bishkek; FUK Fukuoka; GBE Gaborone; GDL
    Guadalajara; GDN Gdansk; GEO Georgetown; GIG Rio de Janeiro; GLA Glasgow; GMP Seoul; GOI Goa; GOM Goma; GRU Sao
    Paulo; GUA Guatemala City; GVA Geneva; GYD Baku; GYE Guayaquil; GZT Gaziantep; HAM Hamburg; HAN Hanoi; HAV
    Havana; HEA Herat; HEL Helsinki; HER Heraklion; HGA Hargeisa; HIR Honiara; HKG Hong Kong; HKT Phuket; HND Tokyo;
    HRE Harare; HRG Hurghada; HYD Hyderabad; IBZ Ibiza; ICN Seoul; IEV Kyiv; IFN Isfahan; IKA Tehran; ISB Islamabad;
    IST Istanbul; ISU Sulaymaniyah; JED Jeddah; JFK New York; JIB Djibouti; JNB Johannesburg; JUB Juba; KAN Kano;
    KBL Kabul; KBP Kyiv; KDH Kandahar; KEF Reykjavik; KGF Karaganda; KGL Kigali; KHH Kaohsiung; KHI Karachi; KIK
    Kirkuk; KIN Kingston; KIS Kisumu; KIX Osaka; KNO Medan; KRK Krakow; KRT Khartoum; KTM Kathmandu; KUL Kuala
    Lumpur; KUM Kumasi; KWI Kuwait City; LAD Luanda; LAX Los Angeles; LBV Libreville; LCY London; LED Saint
    Petersburg; LEJ Leipzig; LFW Lome; LGA New York; LGW London; LHE Lahore; LHR London; LIM Lima; LIN Milan; LIS
    Lisbon; LJU Ljubljana; LLW Lilongwe; LOP Lombok; LOS Lagos; LPB La Paz; LPQ Luang Prabang; LTN London; LUN
    Lusaka; LVI Livingstone; LWO Lviv; LXA Lhasa; LXR Luxor; LYS Lyon; MAA Chennai; MAD Madrid; MAN Manchester; MBA
    Mombasa; MCT Muscat; MDE Medellin; MDL Mandalay; MED Medina; MEL Melbourne; MEX Mexico City; MGA Managua; MGQ
    Mogadishu; MHD Mashhad; MIA Miami; MLE Male; MNL Manila; MPM Maputo; MQX Mekelle; MRA Misrata; MRS Marseille;
    MRU Port Louis; MSQ Minsk; MTY Monterrey; MUC Munich; MVD Montevideo; MXP Milan; MZR Mazar-i-Sharif; NAP Naples;
    NAS Nassau; NBO Nairobi; NCE Nice; NDJ N'Djamena; NGO Nagoya; NIM Niamey; NKC Nouakchott; NQZ Astana; NRT Tokyo;
    NSI Yaounde; ODS Odesa; OKA Okinawa; ORD Chicago; ORN Oran; ORY Paris; OSL Oslo; OSM Mosul; OSS Osh; OTP
    Bucharest; OUA Ouagadougou; PAP Port-au-Prince; PBM Paramaribo; PEK Beijing; PEN Penang; PER Perth; PEW
    Peshawar; PKX Beijing; PMI Majorca; PMO Palermo; PNH Phnom Penh; POA Porto Alegre; POM Port Moresby; POS Port of
    Spain; PRG Prague; PRN Pristina; PTY Panama City; PUJ Punta Cana; PUS Busan; PVG Shanghai; PZU Port Sudan; RAK
    Marrakesh; REC Recife; REP Siem Reap; RGN Rangoon; RHO Rhodes; RIX Riga; RKT Ras Al Khaimah; RUH Riyadh; SAH
    Sana'a; SAI Siem Reap; SAL San Salvador; SAW Istanbul; SCL Santiago; SCO Aktau; SDQ Santo Domingo; SFO San
    Francisco; SGN Ho Chi Minh City; SHA Shanghai; SHJ Sharjah; SIN Singapore; SJJ Sarajevo; SJO San Jose; SKG
    Thessaloniki; SKP Skopje; SOF Sofia; SPU Split; SSA Salvador da Bahia; SSH Sharm el-Sheikh; STN London; STR
    Stuttgart; SUB Surabaya; SUV Suva; SVO Moscow; SVQ Seville; SXR Srinagar; SYD Sydney; SYZ Shiraz; SZX Shenzhen;
    TAS Tashkent; TBS Tbilisi; TFS Tenerife; TGD Podgorica; TGU Tegucigalpa; THR Tehran; TIA Tirana; TIJ Tijuana;
    TIP Tripoli; TLL Tallinn; TLS Toulouse; TLV Tel Aviv; TNG Tangier; TNR Antananarivo; TPE Taipei; TRN Turin; TSE
    Astana; TUN Tunis; TZX Trabzon; UET Quetta; UIO Quito; ULN Ulaanbaatar; URC Urumqi; VAR Varna; VCE Venice; VIE
    Vienna; VKO Moscow; VLI Port Vila; VNO Vilnius; VTE Vientiane; WAW Warsaw; WDH Windhoek; XIY Xi'an; YAO Yaounde;
    YOW Ottawa; YUL Montreal; YVR Vancouver; YYC Calgary; YYZ Toronto; ZAG Zagreb; ZNZ Zanzibar; ZRH Zurich; ZYL
    Sylhet
"""
AIRPORTS = {row.strip()[:3]: row.strip()[4:] for row in " ".join(_TABLE.split()).split(";")}  # code: the city it serves


def served(code: str) -> tuple[str, str] | None:
    """Return the country and the city of an airport's IATA code, or None for one we do not know."""
    city = AIRPORTS.get(code.strip().upper())
    country = country_of(city) if city else None
    return (country, city) if country and city else None
