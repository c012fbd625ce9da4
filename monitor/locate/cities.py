"""In which country a mission's city lies, and the names one city goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.locate.places import fold

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
# Cities and islands people follow, without a mission of ours in the table above; never a name that means two places.
_MORE = """
    AE Dubai, Sharjah, Ras Al Khaimah; AF Kandahar, Herat, Mazar-i-Sharif, Jalalabad; AM Gyumri; AR Mendoza; AT
    Salzburg, Graz, Innsbruck; AU Brisbane, Adelaide, Darwin, Cairns; AZ Nagorno-Karabakh, Ganja; BA Mostar, Banja
    Luka; BD Chittagong, Cox's Bazar, Sylhet; BE Antwerp, Bruges; BG Plovdiv, Varna; BO Cochabamba, Sucre; BR Rio de
    Janeiro, Sao Paulo, Recife, Porto Alegre, Salvador da Bahia; BY Brest-Litovsk, Gomel; CD Goma, Bukavu,
    Lubumbashi; CH Zurich, Geneva, Basel, Lausanne; CI Bouake, Yamoussoukro; CL Valparaiso; CM Douala, Bamenda; CN
    Xi'an, Shenzhen, Urumqi, Lhasa, Tibet, Xinjiang; CO Medellin, Cali, Cartagena, Barranquilla; CY Limassol,
    Larnaca, Paphos; CZ Brno; DE Munich, Frankfurt, Hamburg, Cologne, Dusseldorf, Stuttgart, Leipzig, Dresden; DO
    Punta Cana; DZ Oran; EC Guayaquil, Galapagos; EG Alexandria, Luxor, Aswan, Sharm el-Sheikh, Hurghada, Sinai; ES
    Barcelona, Seville, Malaga, Bilbao, Benidorm, Majorca, Menorca, Ibiza, Tenerife, Lanzarote, Fuerteventura, Gran
    Canaria; ET Mekelle, Bahir Dar, Tigray, Amhara; FR Lyon, Marseille, Nice, Strasbourg, Bordeaux, Toulouse,
    Corsica; GB Edinburgh, Glasgow, Belfast, Cardiff, Manchester; GE Batumi, Abkhazia, South Ossetia; GH Kumasi; GR
    Thessaloniki, Crete, Rhodes, Kos, Corfu, Santorini, Mykonos, Lesbos, Heraklion; HN San Pedro Sula; HR Dubrovnik,
    Split; ID Bali, Surabaya, Medan, Java, Sumatra, Lombok, Sulawesi, Papua Barat; IL Haifa, Eilat; IN Hyderabad,
    Goa, Jaipur, Srinagar, Kashmir, Amritsar, Ladakh; IQ Basra, Mosul, Kirkuk, Sulaymaniyah; IR Tehran, Isfahan,
    Shiraz, Mashhad; IT Milan, Venice, Florence, Naples, Turin, Sicily, Sardinia, Palermo; JO Aqaba, Petra; JP
    Osaka, Kyoto, Nagoya, Sapporo, Fukuoka, Okinawa, Naha; KE Mombasa, Kisumu, Garissa; KG Osh; KH Siem Reap,
    Sihanoukville; KP Pyongyang; KR Busan, Jeju; KZ Shymkent, Aktau, Karaganda, Baikonur; LA Luang Prabang; LB
    Sidon; LK Kandy, Jaffna; LY Benghazi, Misrata; MA Casablanca, Marrakesh, Tangier, Agadir, Fez; MM Mandalay,
    Naypyidaw, Rakhine; MV Addu; MX Cancun, Acapulco, Oaxaca, Puerto Vallarta, Culiacan, Tulum, Jalisco, Sinaloa; MY
    Penang, Sabah, Sarawak, Kota Kinabalu; MZ Cabo Delgado, Pemba, Beira; NA Swakopmund; NE Agadez, Diffa, Zinder;
    NG Lagos, Kano, Port Harcourt, Maiduguri, Kaduna; NI Granada de Nicaragua; NL Amsterdam, Rotterdam; NO Bergen,
    Tromso; NP Pokhara; NZ Auckland, Christchurch, Queenstown; OM Salalah; PA Darien; PE Cusco, Arequipa, Iquitos,
    Machu Picchu; PG Lae, Bougainville; PH Mindanao, Davao, Boracay, Palawan; PK Lahore, Peshawar, Quetta,
    Rawalpindi, Faisalabad, Gilgit; PL Krakow, Gdansk, Poznan, Wroclaw; PS Ramallah, Bethlehem, Jericho, Hebron,
    Nablus; PT Madeira, Funchal, Ponta Delgada; RU Saint Petersburg, Vladivostok, Yekaterinburg, Chechnya, Grozny,
    Kaliningrad, Sochi, Rostov-on-Don, Belgorod, Kursk; SA Jeddah, Dhahran, Mecca, Medina; SD Port Sudan, Darfur, El
    Fasher; SE Stockholm, Gothenburg, Malmo; SN Casamance; SO Hargeisa, Kismayo, Bosaso; SS Malakal; SY Aleppo,
    Homs, Latakia, Idlib, Palmyra; TD Abeche; TH Chiang Mai, Phuket, Pattaya, Krabi, Koh Samui, Songkhla, Yala,
    Pattani, Narathiwat; TN Sousse, Djerba; TR Izmir, Antalya, Bodrum, Gaziantep, Diyarbakir, Cappadocia, Trabzon;
    TZ Zanzibar, Arusha, Dodoma, Kilimanjaro; UA Lviv, Odesa, Kharkiv, Dnipro, Donetsk, Luhansk, Crimea,
    Zaporizhzhia, Kherson, Mariupol; UG Entebbe; US New York, Los Angeles, Miami, Orlando, Chicago, San Francisco,
    Boston; UZ Samarkand, Bukhara, Termez, Fergana; VE Maracaibo, Isla Margarita; VN Da Nang, Hue, Hoi An, Ha Long;
    XK Mitrovica; YE Aden, Hodeidah, Socotra, Marib; ZA Cape Town, Johannesburg, Durban; ZM Livingstone; ZW Victoria
    Falls, Bulawayo;
"""
# One city, several names: old ones, other scripts, other languages; the first is the one of the table above.
_SAME = """
    Almaty, Alma-Ata, Verny, Алматы, Алма-Ата; Astana, Nur-Sultan, Akmola, Tselinograd, Астана, Нур-Султан;
    Kyiv, Kiev, Київ, Киев; Yerevan, Erevan; Rangoon, Yangon; Ho Chi Minh City, Saigon, HCMC; Kolkata, Calcutta;
    New Delhi, Neu-Delhi, Delhi; Beijing, Peking, 北京; Shanghai, 上海; Guangzhou, Canton, 广州; Tel Aviv, Tel
    Aviv-Yafo, Ben Gurion; Jerusalem, Al-Quds; Mexico City, Mexiko-Stadt, Mexico-Stad, CDMX, Ciudad de México;
    Sana'a, Sanaa; N'Djamena, Ndjamena; Ashgabat, Ashkhabad, Aşgabat; Tashkent, Toshkent, Ташкент; Bishkek,
    Frunze, Бишкек; Dushanbe, Душанбе; Moscow, Moskau, Moskou, Moskva, Москва; Minsk, Мінск, Минск; Tbilisi,
    Tiflis; Baku, Bakı, Баку; Chisinau, Chişinău, Kishinev; Bucharest, Bucureşti; Warsaw, Warschau, Warszawa;
    Prague, Praha; Vienna, Wien; Rome, Roma; Lisbon, Lisboa; Athens, Athina; Belgrade, Beograd, Београд;
    Pristina, Prishtina; Skopje, Скопје; Sofia, София; Istanbul, İstanbul; Cairo, Al-Qahirah; Damascus, Dimashq;
    Baghdad, Bagdad; Erbil, Arbil, Hawler, Irbil; Port-au-Prince, Portoprens; Antananarivo, Tananarive; Addis
    Ababa, Addis Abeba; Khartoum, Khartum; Mogadishu, Muqdisho, Mogadiscio; Kolonia, Pohnpei; Nuku'alofa,
    Nukualofa; Ulaanbaatar, Ulan Bator; Seoul, 서울; Tokyo, 東京; Bengaluru, Bangalore; Mumbai, Bombay; Chennai,
    Madras; Ciudad Juarez, Juárez; Quebec City, Québec; Montreal, Montréal; Saint Petersburg, Leningrad,
    Sankt-Peterburg, Санкт-Петербург; Lviv, Lvov, Lwów, Lemberg, Львів; Odesa, Odessa, Одеса; Kharkiv, Kharkov,
    Харків; Dnipro, Dnipropetrovsk, Дніпро; Luhansk, Lugansk; Donetsk, Stalino; Zaporizhzhia, Zaporozhye;
    Volgograd, Stalingrad; Gdansk, Gdańsk, Danzig; Krakow, Kraków, Cracow; Wroclaw, Wrocław, Breslau; Naypyidaw,
    Nay Pyi Taw, Naypyitaw; Tehran, Teheran; Isfahan, Esfahan; Mecca, Makkah; Medina, Al-Madinah; Jeddah,
    Jiddah, Dschidda; Marrakesh, Marrakech; Hodeidah, Al Hudaydah; Munich, München; Cologne, Köln; Dusseldorf,
    Düsseldorf; Zurich, Zürich; Geneva, Genève, Genf; Brussels, Bruxelles, Brussel; Copenhagen, København;
    Gothenburg, Göteborg; Milan, Milano; Venice, Venezia; Florence, Firenze; Naples, Napoli; Turin, Torino;
    Seville, Sevilla; Majorca, Mallorca; Menorca, Minorca; Thessaloniki, Salonica; Heraklion, Iraklion; Nicosia,
    Lefkosia; Chittagong, Chattogram; Lubumbashi, Elisabethville; Kinshasa, Léopoldville; Maputo, Lourenço
    Marques; Dili, Díli; Hue, Huế; Da Nang, Đà Nẵng; Hanoi, Hà Nội; Vientiane, Viangchan; Phnom Penh, Phnum
    Penh; Kathmandu, Katmandu; Pokhara, Pokara; Sulawesi, Celebes; Cusco, Cuzco; Sao Paulo, São Paulo; Cancun,
    Cancún; Medellin, Medellín; Nagorno-Karabakh, Karabakh, Artsakh; Osh, Ош; Shymkent, Chimkent, Шымкент;
    Karaganda, Qaraghandy; Crimea, Krim, Krym, Крим; Chechnya, Chechen Republic; Mitrovica, Mitrovicë; Xinjiang,
    Sinkiang; Kashmir, Jammu and Kashmir; Tripoli, Tarabulus; Benghazi, Bengasi; Sulaymaniyah, Sulaimani,
    Slemani; Aleppo, Halab; Bogota, Bogotá; Brasilia, Brasília; Asuncion, Asunción; San Jose, San José; Havana,
    La Habana; Yaounde, Yaoundé; Kuwait City, Kuwait-Stadt, Koeweit-Stad; Juba, Dschuba, Djoeba
"""
_GROUPS = [[name.strip() for name in row.split(",")] for row in " ".join(_SAME.split()).split(";")]
_ONE_NAME = {fold(name): fold(group[0]) for group in _GROUPS for name in group}
_NAMES: dict[str, tuple[str, ...]] = {
    fold(group[0]): tuple(dict.fromkeys(fold(name) for name in group)) for group in _GROUPS
}


def _rows(table: str) -> list[tuple[str, list[str]]]:
    """Part a table into the code of each row and its cities."""
    rows = (row.strip() for row in " ".join(table.split()).split(";"))
    return [(row[:2], row[3:].split(", ")) for row in rows if row]


_MISSIONS = _rows(_TABLE)
CITIES: dict[str, list[str]] = {}  # of each country, those of missions first
for _code, _cities in (*_MISSIONS, *_rows(_MORE)):
    CITIES.setdefault(_code, []).extend(_cities)
SEATS = {code: cities[0] for code, cities in _MISSIONS}  # where a country's embassy stands
_CITIES = (
    {fold(city): code for code, cities in (*_MISSIONS, *_rows(_MORE)) for city in cities}
    | {fold(city): "IN" for city in ("Bengaluru", "Mumbai", "Chennai")}
    | {fold("Volgograd"): "RU"}
)
_WRITTEN = {fold(name): name for names in (*_GROUPS, *CITIES.values()) for name in names}
# A city of the table whose name a town of another country has as well, and that country.
_TWINS = {
    "tripoli": "LB", "hyderabad": "PK", "santiago": "DO CU PA PH", "la paz": "MX", "san jose": "US", "merida": "VE",
    "guadalajara": "ES", "cartagena": "ES", "santo domingo": "EC", "alexandria": "US", "malaga": "CO",
    "victoria": "CM AU CA MX PH",
}  # fmt: skip
_YOUNG = frozenset(("MV", "SB", "SC", "TO", "VU"))  # small missions: a neighbour's still serves citizens there
_HOSTS = SEATS.keys() - _YOUNG
_SEATS = frozenset(map(fold, SEATS.values()))
_OFFICE = re.compile(
    r"^(?:the )?(?:U\.?S\.? )?(?:embassy|consulate(?: general)?|mission|branch office)(?: office)?(?: in)? ", re.I
)


def names_of(city: str) -> tuple[str, ...]:
    """Return every name of a city, folded, its first name first; of one we do not know, its own alone."""
    bare = fold(_OFFICE.sub("", city))
    first = _ONE_NAME.get(bare, bare)
    return _NAMES.get(first, (first,))


def written(city: str) -> str:
    """Return a city as it is written, however somebody typed its name; of one we do not know, what they typed."""
    return _WRITTEN.get(fold(city), city)


def country_of(post: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the country a post stands in ("Embassy Brazzaville": CG), or None."""
    return _CITIES.get(names_of(post)[0])


def shared(city: str) -> bool:
    """Whether a town of another country goes by the name of a city of the table."""
    return fold(city) in _TWINS


def hosts(country: str) -> bool:
    """Whether a mission of ours stands in a country: where none does, a neighbour's speaks for it."""
    return country in _HOSTS


def seat(city: str) -> bool:
    """Whether a city is where our embassy to its country stands."""
    return names_of(city)[0] in _SEATS


def lies_abroad(city: str, here: Iterable[str]) -> bool:
    """Whether a city lies in another country than those of the codes `here`, and no town of theirs has its name."""
    codes = {*here}
    there = country_of(city)
    return bool(codes) and there is not None and codes.isdisjoint((there, *_TWINS.get(fold(city), "").split()))
