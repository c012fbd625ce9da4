"""Airports as booking systems write them: the city each serves, by its IATA code; of cities the house knows alone."""

from __future__ import annotations

from monitor.locate.cities import country_of

_TABLE = """
    ABJ Abidjan; ABV Abuja; ACA Acapulco; ACC Accra; ADA Adana; ADB Izmir; ADD Addis Ababa; ADE Aden; ADL Adelaide; AEP
    Buenos Aires; AER Sochi; AGA Agadir; AGP Malaga; AJY Agadez; AKL Auckland; ALA Almaty; ALG Algiers; ALP Aleppo; AMM
    Amman; AMS Amsterdam; ANK Ankara; ANR Antwerp; APW Apia; AQJ Aqaba; AQP Arequipa; ARK Arusha; ARN Stockholm; ASB
    Ashgabat; ASK Yamoussoukro; ASM Asmara; ASU Asuncion; ASW Aswan; ATH Athens; ATQ Amritsar; AUH Abu Dhabi; AYT
    Antalya; BAH Manama; BAQ Barranquilla; BBU Bucharest; BCN Barcelona; BDA Hamilton; BEG Belgrade; BEN Benghazi; BER
    Berlin; BEW Beira; BEY Beirut; BFS Belfast; BGF Bangui; BGI Bridgetown; BGO Bergen; BGW Baghdad; BHD Belfast; BHK
    Bukhara; BIO Bilbao; BJL Banjul; BJM Bujumbura; BJR Bahir Dar; BJS Beijing; BJV Bodrum; BKI Kota Kinabalu; BKK
    Bangkok; BKO Bamako; BLB Panama City; BLR Bengaluru; BMA Stockholm; BNE Brisbane; BNX Banja Luka; BOD Bordeaux; BOG
    Bogota; BOM Mumbai; BOS Boston; BPC Bamenda; BQT Brest-Litovsk; BRN Bern; BRQ Brno; BRU Brussels; BSA Bosaso; BSB
    Brasilia; BSL Basel; BSR Basra; BTS Bratislava; BUD Budapest; BUE Buenos Aires; BUQ Bulawayo; BUS Batumi; BWN Bandar
    Seri Begawan; BZV Brazzaville; CAI Cairo; CAN Guangzhou; CBB Cochabamba; CBR Canberra; CCS Caracas; CCU Kolkata; CDG
    Paris; CEB Cebu; CGH Sao Paulo; CGK Jakarta; CGN Cologne; CGP Chittagong; CHC Christchurch; CHI Chicago; CIA Rome;
    CIT Shymkent; CJS Ciudad Juarez; CJU Jeju; CKL Moscow; CKY Conakry; CLO Cali; CMB Colombo; CMN Casablanca; CNS
    Cairns; CNX Chiang Mai; COO Cotonou; CPH Copenhagen; CPT Cape Town; CRL Brussels; CTG Cartagena; CTS Sapporo; CTU
    Chengdu; CUL Culiacan; CUN Cancun; CUR Willemstad; CUZ Cusco; CWL Cardiff; CXB Cox's Bazar; DAC Dhaka; DAD Da Nang;
    DAM Damascus; DAR Dar es Salaam; DBV Dubrovnik; DEL New Delhi; DIL Dili; DIY Diyarbakir; DJE Djerba; DKR Dakar; DLA
    Douala; DME Moscow; DMK Bangkok; DMM Dhahran; DNK Dnipro; DOD Dodoma; DOH Doha; DOK Donetsk; DPS Bali; DRS Dresden;
    DRW Darwin; DUB Dublin; DUR Durban; DUS Dusseldorf; DVO Davao; DXB Dubai; DYU Dushanbe; EBB Kampala; EBL Erbil; EDI
    Edinburgh; ELF El Fasher; EOH Medellin; ESB Ankara; ETM Eilat; EVN Yerevan; EWR New York; EZE Buenos Aires; FBM
    Lubumbashi; FCO Rome; FEG Fergana; FIH Kinshasa; FLR Florence; FNA Freetown; FNC Funchal; FNJ Pyongyang; FRA
    Frankfurt; FRU Bishkek; FUK Fukuoka; GAS Garissa; GBE Gaborone; GDL Guadalajara; GDN Gdansk; GEO Georgetown; GIG Rio
    de Janeiro; GIL Gilgit; GLA Glasgow; GME Gomel; GMP Seoul; GNJ Ganja; GOI Goa; GOM Goma; GOT Gothenburg; GRU Sao
    Paulo; GRV Grozny; GRZ Graz; GUA Guatemala City; GVA Geneva; GYD Baku; GYE Guayaquil; GZT Gaziantep; HAM Hamburg;
    HAN Hanoi; HAV Havana; HBE Alexandria; HEA Herat; HEL Helsinki; HER Heraklion; HFA Haifa; HGA Hargeisa; HIR Honiara;
    HKG Hong Kong; HKT Phuket; HLP Jakarta; HMO Hermosillo; HND Tokyo; HRE Harare; HRG Hurghada; HRK Kharkiv; HUI Hue;
    HYD Hyderabad; IBZ Ibiza; ICN Seoul; IEV Kyiv; IFN Isfahan; IKA Tehran; INN Innsbruck; IQT Iquitos; ISB Islamabad;
    IST Istanbul; ISU Sulaymaniyah; ITM Osaka; JAF Jaffna; JAI Jaipur; JED Jeddah; JFK New York; JIB Djibouti; JKT
    Jakarta; JNB Johannesburg; JRO Arusha; JUB Juba; KAD Kaduna; KAN Kano; KBL Kabul; KBP Kyiv; KBV Krabi; KDH Kandahar;
    KEF Reykjavik; KGD Kaliningrad; KGF Karaganda; KGL Kigali; KHH Kaohsiung; KHI Karachi; KIK Kirkuk; KIN Kingston; KIS
    Kisumu; KIX Osaka; KMS Kumasi; KNO Medan; KRK Krakow; KRT Khartoum; KTM Kathmandu; KUL Kuala Lumpur; KWI Kuwait
    City; LAD Luanda; LAX Los Angeles; LBG Paris; LBV Libreville; LCA Larnaca; LCY London; LED Saint Petersburg; LEJ
    Leipzig; LFW Lome; LGA New York; LGW London; LHE Lahore; LHR London; LIM Lima; LIN Milan; LIS Lisbon; LJU Ljubljana;
    LLW Lilongwe; LON London; LOP Lombok; LOS Lagos; LPB La Paz; LPQ Luang Prabang; LTK Latakia; LTN London; LUN Lusaka;
    LUX Luxembourg; LVI Livingstone; LWO Lviv; LXA Lhasa; LXR Luxor; LYP Faisalabad; LYS Lyon; MAA Chennai; MAD Madrid;
    MAK Malakal; MAM Matamoros; MAN Manchester; MAR Maracaibo; MBA Mombasa; MCO Orlando; MCT Muscat; MDE Medellin; MDL
    Mandalay; MDW Chicago; MDZ Mendoza; MED Medina; MEL Melbourne; MEX Mexico City; MGA Managua; MGQ Mogadishu; MHD
    Mashhad; MIA Miami; MID Merida; MIL Milan; MIU Maiduguri; MJI Tripoli; MLE Male; MLW Monrovia; MMX Malmo; MNL
    Manila; MOW Moscow; MPM Maputo; MPW Mariupol; MQX Mekelle; MRA Misrata; MRS Marseille; MRU Port Louis; MSQ Minsk;
    MSU Maseru; MTY Monterrey; MUC Munich; MVD Montevideo; MXP Milan; MZR Mazar-i-Sharif; NAP Naples; NAS Nassau; NBJ
    Luanda; NBO Nairobi; NCE Nice; NDJ N'Djamena; NGO Nagoya; NIM Niamey; NKC Nouakchott; NLD Nuevo Laredo; NQZ Astana;
    NRT Tokyo; NSI Yaounde; NYC New York; OAX Oaxaca; ODS Odesa; OKA Okinawa; OMO Mostar; ORD Chicago; ORN Oran; ORY
    Paris; OSA Osaka; OSL Oslo; OSM Mosul; OSS Osh; OTP Bucharest; OUA Ouagadougou; OZH Zaporizhzhia; PAP
    Port-au-Prince; PAR Paris; PBM Paramaribo; PDL Ponta Delgada; PDV Plovdiv; PEK Beijing; PEN Penang; PER Perth; PEW
    Peshawar; PFO Paphos; PHC Port Harcourt; PIK Glasgow; PKR Pokhara; PKX Beijing; PMI Majorca; PMO Palermo; PMV Isla
    Margarita; PNH Phnom Penh; POA Porto Alegre; POM Port Moresby; POS Port of Spain; POZ Poznań; PRG Prague; PRN
    Pristina; PTY Panama City; PUJ Punta Cana; PUS Busan; PVG Shanghai; PVR Puerto Vallarta; PZU Port Sudan; RAI Praia;
    RAK Marrakesh; RBA Rabat; REC Recife; REK Reykjavik; REP Siem Reap; RGN Rangoon; RHO Rhodes; RIO Rio de Janeiro; RIX
    Riga; RKT Ras Al Khaimah; RKV Reykjavik; RMO Chișinău; ROB Monrovia; ROM Rome; ROV Rostov-on-Don; RTM Rotterdam; RUH
    Riyadh; SAH Sana'a; SAI Siem Reap; SAL San Salvador; SAO Sao Paulo; SAW Istanbul; SCL Santiago; SCO Aktau; SDQ Santo
    Domingo; SDU Rio De Janeiro; SEL Seoul; SFB Orlando; SFO San Francisco; SGN Ho Chi Minh City; SHA Shanghai; SHE
    Shenyang; SHJ Sharjah; SIN Singapore; SJJ Sarajevo; SJO San Jose; SKD Samarkand; SKG Thessaloniki; SKP Skopje; SLL
    Salalah; SOF Sofia; SPK Sapporo; SPU Split; SSA Salvador da Bahia; SSG Malabo; SSH Sharm el-Sheikh; STN London; STO
    Stockholm; STR Stuttgart; SUB Surabaya; SUV Suva; SVO Moscow; SVQ Seville; SVX Yekaterinburg; SWP Swakopmund; SXB
    Strasbourg; SXR Srinagar; SYD Sydney; SYZ Shiraz; SZG Salzburg; SZX Shenzhen; TAS Tashkent; TBS Tbilisi; TBU
    Nuku'alofa; TCI Tenerife; TFS Tenerife; TGD Podgorica; TGU Tegucigalpa; THR Tehran; TIA Tirana; TIJ Tijuana; TIP
    Tripoli; TLL Tallinn; TLS Toulouse; TLV Tel Aviv; TMJ Termez; TNG Tangier; TNR Antananarivo; TPE Taipei; TQO Tulum;
    TRN Turin; TSE Astana; TUN Tunis; TXL Berlin; TYO Tokyo; TZX Trabzon; UBN Ulaanbaatar; UET Quetta; UIO Quito; ULN
    Ulaanbaatar; URC Urumqi; URS Kursk; VAR Varna; VCE Venice; VFA Victoria Falls; VIE Vienna; VKO Moscow; VLI Port
    Vila; VNO Vilnius; VOG Volgograd; VSG Luhansk; VTE Vientiane; VVO Vladivostok; WAW Warsaw; WDH Windhoek; WLG
    Wellington; WMI Warsaw; WRO Wrocław; WUH Wuhan; XIY Xi'an; YAO Yaounde; YHZ Halifax; YOW Ottawa; YQB Quebec City;
    YTO Toronto; YTZ Toronto; YUL Montreal; YVR Vancouver; YYC Calgary; YYZ Toronto; ZAG Zagreb; ZND Zinder; ZNZ
    Zanzibar; ZQN Queenstown; ZRH Zurich; ZYL Sylhet
"""
AIRPORTS = {row.strip()[:3]: row.strip()[4:] for row in " ".join(_TABLE.split()).split(";")}  # code: the city it serves


def served(code: str) -> tuple[str, str] | None:
    """Return the country and the city of an airport's IATA code, or None for one we do not know."""
    city = AIRPORTS.get(code.strip().upper())
    country = country_of(city) if city else None
    return (country, city) if country and city else None
