"""In which country a mission's city lies, and the names one city goes by."""

from __future__ import annotations

import re

from monitor.places import fold

_TABLE = """
    AE Abu Dhabi; AF Kabul; AL Tirana; AM Yerevan; AO Luanda; AR Buenos Aires; AT Vienna;
    AU Canberra, Sydney, Melbourne, Perth; AZ Baku; BA Sarajevo; BB Bridgetown; BD Dhaka; BE Brussels;
    BF Ouagadougou; BG Sofia; BH Manama; BI Bujumbura; BJ Cotonou; BM Hamilton; BN Bandar Seri Begawan;
    BO La Paz; BR Brasilia; BS Nassau; BW Gaborone; BY Minsk; BZ Belmopan;
    CA Ottawa, Calgary, Halifax, Montreal, Quebec City, Toronto, Vancouver; CD Kinshasa; CF Bangui;
    CG Brazzaville; CH Bern; CI Abidjan; CL Santiago; CM Yaounde;
    CN Beijing, Guangzhou, Shanghai, Shenyang, Wuhan, Chengdu; CO Bogota; CR San Jose; CU Havana; CV Praia;
    CW Willemstad; CY Nicosia; CZ Prague; DE Berlin; DJ Djibouti; DK Copenhagen; DO Santo Domingo; DZ Algiers;
    EC Quito; EE Tallinn; EG Cairo; ER Asmara; ES Madrid; ET Addis Ababa; FI Helsinki; FJ Suva; FM Kolonia;
    FR Paris; GA Libreville; GB London; GE Tbilisi; GH Accra; GM Banjul; GN Conakry; GQ Malabo; GR Athens;
    GT Guatemala City; GY Georgetown; HK Hong Kong; HN Tegucigalpa; HR Zagreb; HT Port-au-Prince; HU Budapest;
    ID Jakarta; IE Dublin; IL Jerusalem, Tel Aviv; IN New Delhi, Kolkata; IQ Baghdad, Erbil; IS Reykjavik;
    IT Rome; JM Kingston; JO Amman; JP Tokyo; KE Nairobi; KG Bishkek; KH Phnom Penh; KR Seoul; KW Kuwait City;
    KZ Astana, Almaty; LA Vientiane; LB Beirut; LK Colombo; LR Monrovia; LS Maseru; LT Vilnius; LU Luxembourg;
    LV Riga; LY Tripoli; MA Rabat; MD Chisinau; ME Podgorica; MG Antananarivo; MH Majuro; MK Skopje; ML Bamako;
    MM Rangoon; MN Ulaanbaatar; MR Nouakchott; MT Attard; MU Port Louis; MV Male; MW Lilongwe;
    MX Mexico City, Ciudad Juarez, Guadalajara, Hermosillo, Matamoros, Merida, Monterrey, Nogales, Nuevo Laredo,
    Tijuana;
    MY Kuala Lumpur; MZ Maputo; NA Windhoek; NE Niamey; NG Abuja; NI Managua; NL The Hague; NO Oslo;
    NP Kathmandu; NZ Wellington; OM Muscat; PA Panama City; PE Lima; PG Port Moresby; PH Manila, Cebu;
    PK Islamabad, Karachi; PL Warsaw; PT Lisbon; PW Koror; PY Asuncion; QA Doha; RO Bucharest; RS Belgrade;
    RU Moscow; RW Kigali; SA Riyadh; SB Honiara; SC Victoria; SD Khartoum; SE Stockholm; SG Singapore;
    SI Ljubljana; SK Bratislava; SL Freetown; SN Dakar; SO Mogadishu; SR Paramaribo; SS Juba; SV San Salvador;
    SY Damascus; SZ Mbabane; TD N'Djamena; TG Lome; TH Bangkok; TJ Dushanbe; TL Dili; TM Ashgabat; TN Tunis;
    TO Nuku'alofa; TR Ankara, Adana, Istanbul; TT Port of Spain; TW Taipei, Kaohsiung; TZ Dar es Salaam;
    UA Kyiv; UG Kampala; UY Montevideo; UZ Tashkent; VA Vatican City; VE Caracas; VN Hanoi, Ho Chi Minh City;
    VU Port Vila; WS Apia; XK Pristina; YE Sana'a; ZA Pretoria; ZM Lusaka; ZW Harare;
"""
# One city, several names: old ones, other scripts, other languages; the first is the one of the table above.
_SAME = """
    Almaty, Alma-Ata, Алматы, Алма-Ата; Astana, Nur-Sultan, Астана; Kyiv, Kiev, Київ, Киев; Yerevan, Erevan;
    Rangoon, Yangon; Ho Chi Minh City, Saigon, HCMC; Kolkata, Calcutta; New Delhi, Delhi; Beijing, Peking, 北京;
    Shanghai, 上海; Guangzhou, Canton, 广州; Tel Aviv, Tel Aviv-Yafo; Jerusalem, Al-Quds; Mexico City, CDMX,
    Ciudad de México; Sana'a, Sanaa; N'Djamena, Ndjamena; Ashgabat, Ashkhabad, Aşgabat; Tashkent, Toshkent, Ташкент;
    Bishkek, Frunze, Бишкек; Dushanbe, Душанбе; Moscow, Moskva, Москва; Minsk, Мінск, Минск; Tbilisi, Tiflis;
    Baku, Bakı, Баку; Chisinau, Chişinău, Kishinev; Bucharest, Bucureşti; Warsaw, Warszawa; Prague, Praha;
    Vienna, Wien; Rome, Roma; Lisbon, Lisboa; Athens, Athina; Belgrade, Beograd, Београд; Pristina, Prishtina;
    Skopje, Скопје; Sofia, София; Istanbul, İstanbul; Cairo, Al-Qahirah;
    Damascus, Dimashq; Baghdad, Bagdad; Erbil, Arbil, Hawler, Irbil; Port-au-Prince, Portoprens;
    Antananarivo, Tananarive; Addis Ababa, Addis Abeba; Khartoum, Khartum; Mogadishu, Muqdisho, Mogadiscio;
    Kolonia, Pohnpei; Nuku'alofa, Nukualofa; Ulaanbaatar, Ulan Bator; Seoul, 서울; Tokyo, 東京; Bengaluru, Bangalore;
    Mumbai, Bombay; Chennai, Madras; Ciudad Juarez, Juárez; Quebec City, Québec; Montreal, Montréal;
    Bogota, Bogotá; Brasilia, Brasília; Asuncion, Asunción; San Jose, San José; Havana, La Habana; Yaounde, Yaoundé
"""
_GROUPS = [[name.strip() for name in row.split(",")] for row in " ".join(_SAME.split()).split(";")]
_ONE_NAME = {fold(name): fold(group[0]) for group in _GROUPS for name in group}
_NAMES: dict[str, tuple[str, ...]] = {
    fold(group[0]): tuple(dict.fromkeys(fold(name) for name in group)) for group in _GROUPS
}
_CITIES = {
    fold(city): code
    for row in _TABLE.split(";")
    if row.strip()
    for code, cities in [row.strip().split(" ", 1)]
    for city in cities.split(", ")
} | {fold(city): "IN" for city in ("Bengaluru", "Mumbai", "Chennai")}
_OFFICE = re.compile(
    r"^(?:the )?(?:U\.?S\.? )?(?:embassy|consulate(?: general)?|mission|branch office)(?: office)?(?: in)? ", re.I
)


def names_of(city: str) -> tuple[str, ...]:
    """Return every name of a city, folded, its first name first; of one we do not know, its own alone."""
    bare = fold(_OFFICE.sub("", city))
    first = _ONE_NAME.get(bare, bare)
    return _NAMES.get(first, (first,))


def country_of(post: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the country a post stands in ("Embassy Brazzaville": CG), or None."""
    return _CITIES.get(names_of(post)[0])
