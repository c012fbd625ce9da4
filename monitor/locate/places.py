"""Every publisher's spelling of every place, in one table, and the codes behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Place:
    """A destination somebody advises on.

    `key` is stable: the ISO 3166-1 alpha-2 code where one destination is one code (XK for Kosovo), a name of
    our own for parts and groups; `codes` are the countries it concerns, none for the whole world.
    """

    key: str
    name: str
    codes: tuple[str, ...]


@lru_cache(maxsize=8_192)  # of each sentence every word may be asked, and pages share nearly all of them
def fold(name: str) -> str:
    """Reduce a name to what all its spellings share: small words, no accents, "the", "and" or punctuation.

    >>> fold("  St.\u00a0Vincent & The Grenadines*")
    'saint vincent grenadines'
    """
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", name.casefold())).replace("&", " ")
    words = _WORDS.findall(_INSIDE_WORDS.sub("", unicodedata.normalize("NFC", bare)))
    return " ".join("saint" if word == "st" else word for word in words if word not in _SILENT)


def resolve(name: str) -> Place | None:
    """Find the place a publisher calls so, by one name or two: "Ivory Coast (Côte d'Ivoire)".

    None for any name not in the table, and for two of two places ("Congo (Kinshasa)" is in it): never a guess.
    """
    found = _BY_SPELLING.get(fold(name))
    if found or "(" not in name:
        return found
    one, other = (_BY_SPELLING.get(fold(said)) for said in name.split("(", 1))
    return one if one == other else None


def by_iso3(iso3: str) -> Place | None:
    """Find a place by its ISO 3166-1 alpha-3 code (Kosovo: XKX, or XKS as the State Department links it)."""
    return _BY_KEY.get(_ISO3.get(iso3.strip().upper(), ""))


def by_code(iso2: str) -> Place | None:
    """Find a place by its ISO 3166-1 alpha-2 code, or by our own key (PT-20, IC, BQ-BO: as served)."""
    return _BY_KEY.get(iso2.strip().upper())


# Accents only: the voicing marks of Japanese and the vowel signs of other scripts tell words apart.
_ACCENTS = re.compile("[\u0300-\u036f]")
_WORDS = re.compile(r"[^\W_]+")
# Dots and apostrophes of every kind (U.S., d'Ivoire, d’Ivoire), and what nobody sees.
_INSIDE_WORDS = re.compile("[.'\u2018\u2019\u201b`\u00b4\u02b9\u02bb\u02bc\u200b-\u200d\u2060\ufeff\u00ad]")
_SILENT = frozenset({"the", "and"})

# ------------------------------------------------------------ countries: ISO2 ISO3 name | spellings
# Names by ISO 3166-1, and as written by the United States, the United Kingdom, Canada, Australia, Ireland,
# New Zealand, Japan, Germany, the Netherlands and France; misspellings are the publishers' own (their addresses). On a
# line of its own, Spanish, Danish and Slovak (common and official), and what French and German lists write beside.
# "Congo" alone is Brazzaville everywhere; "Korea", "Virgin Islands" alone are nobody and stay unknown. Two names are a
# publisher's own and bold: "Corea" alone is the South for Spain, "Granada" is Grenada.
_COUNTRIES = """
AD AND Andorra | Principality of Andorra | Andorre
AE ARE United Arab Emirates | Émirats arabes unis | Vereinigte Arabische Emirate | Verenigde Arabische
  Emiraten
  | Emiratos Árabes Unidos | forenede arabiske emirater | Spojené arabské emiráty | UAE
AF AFG Afghanistan | Islamic Republic of Afghanistan
  | Afganistán | Afganská islamská republika
AG ATG Antigua and Barbuda | Antigua-et-Barbuda | Antigua und Barbuda | Antigua en Barbuda
  | Antigua y Barbuda | antigua og barbuda
AI AIA Anguilla | Anguilla (British Overseas Territory)
AL ALB Albania | Republic of Albania | Albanie | Albanien
  | Albánsko | Albánska republika
AM ARM Armenia | Republic of Armenia | Arménie | Armenien
  | Arménsko | Arménska republika
AO AGO Angola | Republic of Angola
AQ ATA Antarctica | Antarctica British Antarctic Territory | Antarctique | British Antarctic Territory
AR ARG Argentina | Argentine Republic | Argentine | Argentinien | Argentinië
  | Argentínska republika
AS ASM American Samoa | Samoa américaines | Amerikaans-Samoa
  | amerikansk samoa
AT AUT Austria | Republic of Austria | Autriche | Österreich | Oostenrijk
  | oestrig | Rakúsko | Rakúska republika
AU AUS Australia | Australie | Australien
AW ABW Aruba
AX ALA Åland Islands | Aland
AZ AZE Azerbaijan | Republic of Azerbaijan | Azerbajian | Azerbaïdjan | Aserbaidschan | Azerbeidzjan
  | Azerbaiyán | aserbajdsjan | Azerbajdžan | Azerbajdžanská republika
BA BIH Bosnia and Herzegovina | Republic of Bosnia and Herzegovina | Bosinia and Herzegovina |
  Bosnie-Herzégovine | Bosnien und Herzegowina | Bosnië en Herzegovina | Bosnia
  | Bosnia y Herzegovina | bosnien hercegovina
BB BRB Barbados | Barbade
BD BGD Bangladesh | People's Republic of Bangladesh | Bangladesch
  | Bangladéš | Bangladéšska ľudová republika
BE BEL Belgium | Kingdom of Belgium | Belgique | Belgien | België
  | Bélgica | Belgicko | Belgické kráľovstvo
BF BFA Burkina Faso
  | Burkina
BG BGR Bulgaria | Republic of Bulgaria | Bulgarie | Bulgarien | Bulgarije
  | Bulharsko | Bulharská republika
BH BHR Bahrain | Kingdom of Bahrain | Bahreïn
  | Bahrajn | Bahrajnské kráľovstvo
BI BDI Burundi | Republic of Burundi
BJ BEN Benin | Republic of Benin
  | Beninská republika
BL BLM Saint Barthélemy | St. Barts
BM BMU Bermuda | Bermudes | Bermuda (British Overseas Territory)
BN BRN Brunei | Brunei Darussalam
BO BOL Bolivia | Bolivia, Plurinational State of | Plurinational State of Bolivia | Bolivie | Bolivien
BQ BES Bonaire, Sint Eustatius and Saba | Bonaire St Eustatius Saba
BR BRA Brazil | Federative Republic of Brazil | Brésil | Brasilien | Brazilië
  | Brasil | Brazília | Brazílska federatívna republika
BS BHS Bahamas | Commonwealth of the Bahamas
BT BTN Bhutan | Kingdom of Bhutan | Bhoutan
  | Bután
BV BVT Bouvet Island
BW BWA Botswana | Republic of Botswana | Botsuana
BY BLR Belarus | Republic of Belarus | Bielorussie | Belarus (Wit-Rusland)
  | Bielorrusia | Bielorusko | Bieloruská republika
BZ BLZ Belize
  | Belice
CA CAN Canada | Kanada
CC CCK Cocos (Keeling) Islands
CD COD Democratic Republic of the Congo | Congo, The Democratic Republic of the | Democratic Republic of
  Congo (Kinshasa) | République démocratique du Congo (Kinshasa) | Republique Democratique du Congo |
  Demokratische Republik Kongo | Congo, Democratische Republiek | Congo, Democratic Republic of (DRC) |
  DRC | DR Congo | Congo (Kinshasa) | Congo (DRC) | Democratic Republic of the Congo (DRC)
  | República Democrática del Congo | den demokratiske republik congo | Kongo (býv. Zair) | Konžská demokratická
  republika
CF CAF Central African Republic | République centrafricaine | Zentralafrikanische Republik |
  Centraal-Afrikaanse Republiek
  | República Centroafricana | den centralafrikanske republik | Stredoafrická republika
CG COG Republic of the Congo | Congo | Republic of Congo (Brazzaville) | République du Congo
  (Brazzaville) | Republik Kongo | Congo, de Republiek | Congo (Brazzaville) | Congo, Republic of the
  | República del Congo | republikken congo
CH CHE Switzerland | Swiss Confederation | Suisse | Schweiz | Zwitserland
  | Suiza | Švajčiarsko | Švajčiarska konfederácia
CI CIV Côte d'Ivoire | Cote d Ivoire | Republic of Côte d'Ivoire | Côte d'Ivoire (Ivory Coast) | Ivory
  Coast | Cote D Ivoire Ivory Coast | Ivoorkust | Republic of Cote d Ivoire | Elfenbeinküste
  | Costa de Marfil | elfenbenskysten | Pobrežie slonoviny | Republika Pobrežia slonoviny
CK COK Cook Islands | Îles Cook | Cookinseln | Cookeilanden
  | Islas Cook
CL CHL Chile | Republic of Chile | Chili
  | Čile | Čilská republika
CM CMR Cameroon | Republic of Cameroon | Cameroun | Kamerun | Kameroen
  | Camerún | Kamerunská republika
CN CHN China | People's Republic of China | Mainland China, Hong Kong & Macau | Chine | Mainland China |
  Mainland China, Hong Kong & Macao | China (Mainland) | China (PRC) | PRC | China, Volksrepublik
  | kina | Čína | Čínska ľudová republika
CO COL Colombia | Republic of Colombia | Colombie | Kolumbien
  | Kolumbia | Kolumbijská republika
CR CRI Costa Rica | Republic of Costa Rica
CU CUB Cuba | Republic of Cuba | Kuba
  | Kubánska republika
CV CPV Cabo Verde | Republic of Cabo Verde | Cape Verde | Cap Vert | Kaapverdië | Cabo Verde (Cape
  Verde) | Cape Verde (Cabo Verde)
  | kap verde
CW CUW Curaçao
CX CXR Christmas Island
CY CYP Cyprus | Republic of Cyprus | Chypre | Zypern
  | Chipre | cypern | Cyperská republika
CZ CZE Czechia | Czech Republic | Tchéquie | Republique Tcheque | Tschechien | Tsjechië | Czechia (Czech
  Republic) | Czech Republic/Czechia
  | República Checa | tjekkiet | Česko | Česká republika | Tschechische Republik
DE DEU Germany | Federal Republic of Germany | Allemagne | Duitsland
  | Alemania | tyskland | Nemecko | Nemecká spolková republika
DJ DJI Djibouti | Republic of Djibouti | Dschibuti
  | Yibuti | Džibutsko | Džibutská republika
DK DNK Denmark | Kingdom of Denmark | Danemark | Denemarken | Denmark (Kingdom of Denmark)
  | Dinamarca | Dánsko | Dánske kráľovstvo
DM DMA Dominica | Commonwealth of Dominica | Dominique
DO DOM Dominican Republic | République dominicaine | Dominikanische Republik | Dominicaanse Republiek
  | República Dominicana | den dominikanske republik
DZ DZA Algeria | People's Democratic Republic of Algeria | Algérie | Algerien | Algerije
  | Argelia | algeriet | Alžírsko | Alžírska demokratická ľudová republika
EC ECU Ecuador | Republic of Ecuador | Équateur
  | Ekvádor | Ekvádorská republika
EE EST Estonia | Republic of Estonia | Estonie | Estland
  | Estónsko | Estónska republika
EG EGY Egypt | Arab Republic of Egypt | Égypte | Ägypten
  | Egipto | egypten | Egyptská arabská republika
EH ESH Western Sahara
ER ERI Eritrea | State of Eritrea | Érythrée
ES ESP Spain | Kingdom of Spain | Espagne | Spanien | Spanje
  | Španielsko | Španielske kráľovstvo
ET ETH Ethiopia | Federal Democratic Republic of Ethiopia | Éthiopie | Äthiopien
  | Etiopía | etiopien | Etiópska federatívna demokratická republika
FI FIN Finland | Republic of Finland | Finlande | Finnland
  | Finlandia | Fínsko | Fínska republika
FJ FJI Fiji | Republic of Fiji | Fidji | Iles Fidji | Fidschi
  | Fiyi
FK FLK Falkland Islands | Falkland Islands (Malvinas) | Îles Falkland | Falkland Islands (Islas
  Malvinas) | Falkland Islands (British Overseas Territory)
  | Îles Malouines
FM FSM Micronesia | Federated States of Micronesia | Micronesia, Federated States of | Micronesia (FSM)
  | Micronésie (EFM) | Mikronesien | Micronesië
  | Föderierte Staaten von Mikronesien
FO FRO Faroe Islands | Faeröer | Faroes | Faeroe Islands | Färöer
FR FRA France | French Republic | Frankreich | Frankrijk
  | Francia | frankrig | Francúzsko | Francúzska republika
GA GAB Gabon | Gabonese Republic | Gabun
  | Gabonská republika
GB GBR United Kingdom | United Kingdom of Great Britain and Northern Ireland | Great Britain |
  Royaume-Uni | Vereinigtes Königreich | Verenigd Koninkrijk | UK | Britain | Great Britain and Northern
  Ireland | Großbritannien
  | Reino Unido | storbritannien | Spojené kráľovstvo | Spojené kráľovstvo Veľkej Británie a Severného Írska
GD GRD Grenada | Grenade
  | Granada
GE GEO Georgia | Géorgie | Georgien
  | Gruzínsko
GF GUF French Guiana | Guyane française | Frans-Guyana
GG GGY Guernsey
GH GHA Ghana | Republic of Ghana
  | Ghanská republika
GI GIB Gibraltar | Gibraltar (British Overseas Territory)
GL GRL Greenland | Groenland
GM GMB Gambia | Republic of the Gambia | Gambie | Gambia, Republic of The
  | Gambijská republika
GN GIN Guinea | Republic of Guinea | Guinée
  | Guinejská republika
GP GLP Guadeloupe
GQ GNQ Equatorial Guinea | Republic of Equatorial Guinea | Guinée équatoriale | Äquatorialguinea |
  Equatoriaal-Guinea
  | Guinea Ecuatorial | akvatorialguinea | Rovníková Guinea | Republika Rovníkovej Guiney
GR GRC Greece | Hellenic Republic | Grèce | Griechenland | Griekenland
  | Grecia | graekenland | Grécko | Grécka republika
GS SGS South Georgia and the South Sandwich Islands | South Georgia and South Sandwich Islands (British
  Overseas Territory)
GT GTM Guatemala | Republic of Guatemala
GU GUM Guam
GW GNB Guinea-Bissau | Republic of Guinea-Bissau | Guinée-Bissau | Guinee Bissao
  | Guinejsko-bissauská republika
GY GUY Guyana | Republic of Guyana
  | Co-operative Republic of Guyana | Guyanská kooperatívna republika
HK HKG Hong Kong | Hong Kong Special Administrative Region of China | Hongkong | Hongkong SAR | Hong
  Kong SAR | Hong Kong (SAR of China) | Hong Kong (China) | China (Hong Kong) | Hong Kong SAR, China
HM HMD Heard Island and McDonald Islands
HN HND Honduras | Republic of Honduras
HR HRV Croatia | Republic of Croatia | Croatie | Kroatien | Kroatië
  | Croacia | Chorvátsko | Chorvátska republika
HT HTI Haiti | Republic of Haiti
  | Haitská republika
HU HUN Hungary | Hongrie | Ungarn | Hongarije
  | Hungría | Maďarsko
ID IDN Indonesia | Republic of Indonesia | Indonésie | Indonesien
  | Indonézia | Indonézska republika
IE IRL Ireland | Irlande | Irland | Ierland
  | Irlanda
IL ISR Israel | State of Israel
  | Izrael | Izraelský štát
IM IMN Isle of Man
IN IND India | Republic of India | Inde | Indien
  | Indická republika
IO IOT British Indian Ocean Territory
IQ IRQ Iraq | Republic of Iraq | Irak
  | Iracká republika
IR IRN Iran | Iran, Islamic Republic of | Islamic Republic of Iran
  | Iránska islamská republika
IS ISL Iceland | Republic of Iceland | Islande | Island | IJsland
  | Islandia | Islandská republika
IT ITA Italy | Italian Republic | Italie | Italien
  | Republic of Italy | Italia | Taliansko | Talianska republika
JE JEY Jersey
JM JAM Jamaica | Jamaïque | Jamaika
JO JOR Jordan | Hashemite Kingdom of Jordan | Jordanie | Jordanien
  | Jordania | Jordánsko | Jordánske hášimovské kráľovstvo
JP JPN Japan | Japon
KE KEN Kenya | Republic of Kenya | Kenia
  | Keňa | Kenská republika
KG KGZ Kyrgyz Republic | Kyrgyzstan | Kirghizistan | Kirghizstan | Kirgisistan | Kirgizië | Kyrgyz
  Republic (Kyrgyzstan) | Kyrgyzstan (Kyrgyz Republic)
  | Kirguistán | République kirghize
KH KHM Cambodia | Kingdom of Cambodia | Cambodge | Kambodscha | Cambodja
  | Camboya | Kambodža | Kambodžské kráľovstvo
KI KIR Kiribati | Republic of Kiribati
KM COM Comoros | Union of the Comoros | Comores | Komoren | Comoren
  | Comoras | comorerne
KN KNA Saint Kitts and Nevis | Saint-Kitts-et-Nevis | Saint Christophe et Nieves | St. Kitts und Nevis |
  Saint Kitts en Nevis
  | San Cristóbal y Nieves | saint kitts og nevis
KP PRK North Korea | Korea, Democratic People's Republic of | Democratic People's Republic of Korea |
  North Korea (Democratic People's Republic of Korea) | Democratic Republic Of Korea | Corée du Nord |
  Demokratische Volksrepublik Korea (Nordkorea) | Noord-Korea | Korea, DPR (North Korea) | Korea,
  Democratic People's Republic of (North Korea) | DPRK | Korea, North | Democratic People's Republic of
  Korea (DPRK) | Nordkorea
  | People´s Democratic Republic of Korea | Corea del Norte | nord korea | Kórej.ľudovodem.rep. | Severná Kórea |
  Kórejská ľudovodemokratická republika | coree nord | Korea, North (DPRK) | Corée, Nord (RPDC)
KR KOR South Korea | Korea, Republic of | Corée du Sud | Republik Korea (Südkorea) | Zuid-Korea |
  Republic of Korea | South Korea (Republic of Korea) | Korea, Republic of (South Korea) | Korea, South
  | Corea | Südkorea | sydkorea | Corée, Sud
KW KWT Kuwait | State of Kuwait | Koweït | Koeweit
  | Kuvajt | Kuvajtský štát
KY CYM Cayman Islands | Îles Caïmans | Kaaimaneilanden | Cayman Islands (British Overseas Territory)
  | caimans iles
KZ KAZ Kazakhstan | Republic of Kazakhstan | Kasachstan | Kazachstan
  | Kazajstán | kasakhstan
LA LAO Laos | Lao People's Democratic Republic | Lao PDR | Laos (Lao
  People's Democratic Republic)
  | lao people s democratic republic | Laoská ľudovodemokratická republika
LB LBN Lebanon | Lebanese Republic | Liban | Libanon
  | Líbano | Libanonská republika
LC LCA Saint Lucia | Sainte-Lucie
  | Santa Lucía
LI LIE Liechtenstein | Principality of Liechtenstein
  | Lichtenštajnsko | Lichtenštajnské kniežatstvo | Liechtenstein Travel Advisory
LK LKA Sri Lanka | Democratic Socialist Republic of Sri Lanka
  | Srílanská demokratická socialistická republika
LR LBR Liberia | Republic of Liberia
  | Libérijská republika
LS LSO Lesotho | Kingdom of Lesotho
  | Lesoto | Lesothské kráľovstvo
LT LTU Lithuania | Republic of Lithuania | Lituanie | Litauen | Litouwen
  | Lituania
LU LUX Luxembourg | Grand Duchy of Luxembourg | Luxemburg
  | Luxemburgo | Luxembursko | Luxemburské veľkovojvodstvo
LV LVA Latvia | Republic of Latvia | Lettonie | Lettland | Letland
  | Letonia | Lotyšsko | Lotyšská republika
LY LBY Libya | Libye | Libyen | Libië
  | State of Libya | Libia
MA MAR Morocco | Kingdom of Morocco | Maroc | Marokko
  | Marruecos | Maroko | Marocké kráľovstvo
MC MCO Monaco | Principality of Monaco
MD MDA Moldova | Moldova, Republic of | Republic of Moldova | Moldavie | Republik Moldau
  | Moldavia | Moldavsko | Moldavská republika | Moldau, Republik
ME MNE Montenegro
  | Čierna Hora
MF MAF Saint Martin | Saint Martin (French part) | French Saint Martin | Saint Martin (French) |
  Collectivity of Saint Martin
MG MDG Madagascar | Republic of Madagascar | Madagaskar
  | Madagaskarská republika
MH MHL Marshall Islands | Republic of the Marshall Islands | Îles Marshall | Marshallinseln |
  Marshalleilanden
  | Islas Marshall | marshall oeerne | marshall iles
MK MKD North Macedonia | Republic of North Macedonia | Macédoine du Nord | Nordmazedonien |
  Noord-Macedonië | North Macedonia, Republic of | Macedonia | Former Yugoslav Republic of Macedonia
  | Macedonia del Norte | nordmakedonien | Severné Macedónsko | Severomacedónska republika | macedoine nord |
  Macédoine | Republik Nordmazedonien
ML MLI Mali | Republic of Mali
  | Malijská republika
MM MMR Burma (Myanmar) | Burma | Myanmar | Republic of Myanmar | Myanmar Burma | Birmanie | Union of
  Myanmar
  | Republic of the Union of Myanmar | Mjanmarsko | Mjanmarská zväzová republika | Birmanie (Myanmar)
MN MNG Mongolia | Mongolie | Mongolei
  | mongoliet
MO MAC Macau | Macao | Macao Special Administrative Region of China | Macau SAR | Macao SAR | Macao (SAR
  of China) | Macao (China) | Macau (China) | China (Macau) | Macao SAR, China
MP MNP Northern Mariana Islands | Northern Marianas | Commonwealth of the Northern Mariana Islands |
  Îles Mariannes du Nord
  | mariannes du nord iles
MQ MTQ Martinique
MR MRT Mauritania | Islamic Republic of Mauritania | Mauritanie | Mauretanien
  | Mauritánska islamská republika
MS MSR Montserrat | Montserrat (British Overseas Territory)
MT MLT Malta | Republic of Malta | Malte
  | Maltská republika
MU MUS Mauritius | Republic of Mauritius | Maurice
  | Mauricio | Île Maurice | maurice ile
MV MDV Maldives | Republic of Maldives | Malediven | Maldiven
  | Maldivas | maldiverne | Maldivy | Maldivská republika
MW MWI Malawi | Republic of Malawi
MX MEX Mexico | United Mexican States | Mexique | Mexiko
  | Mexican United States | Spojené štáty mexické
MY MYS Malaysia | Malaisie | Maleisië
  | Malasia | Malajzia
MZ MOZ Mozambique | Republic of Mozambique | Mosambik
  | Mozambik | Mozambická republika
NA NAM Namibia | Republic of Namibia | Namibie
NC NCL New Caledonia | Nouvelle-Calédonie | Nieuw-Caledonië
NE NER Niger | Republic of the Niger
  | Nigerská republika
NF NFK Norfolk Island
NG NGA Nigeria | Federal Republic of Nigeria
  | Nigérijská federatívna republika
NI NIC Nicaragua | Republic of Nicaragua
  | Nikaragua | Nikaragujská republika
NL NLD Netherlands | Kingdom of the Netherlands | Pays-Bas | Niederlande | Holland
  | Holandsko | Holandské kráľovstvo | Königreich der Niederlande
NO NOR Norway | Kingdom of Norway | Norvège | Norwegen | Noorwegen
  | Noruega | norge | Nórsko | Nórske kráľovstvo
NP NPL Nepal | Federal Democratic Republic of Nepal
NR NRU Nauru | Republic of Nauru
NU NIU Niue
NZ NZL New Zealand | Nouvelle-Zélande | Neuseeland | Nieuw-Zeeland
  | Nueva Zelanda
OM OMN Oman | Sultanate of Oman
  | Ománsky sultanát
PA PAN Panama | Republic of Panama
PE PER Peru | Republic of Peru | Pérou
PF PYF French Polynesia | Polynésie française | Frans-Polynesië
PG PNG Papua New Guinea | Independent State of Papua New Guinea | Papouasie-Nouvelle-Guinée |
  Papua-Neuguinea | Papoea-Nieuw-Guinea
  | Papúa Nueva Guinea | papua ny guinea | PNG
PH PHL Philippines | Republic of the Philippines | Philippinen | Filipijnen
  | Filipinas | filippinerne | Filipíny | Filipínska republika
PK PAK Pakistan | Islamic Republic of Pakistan
  | Pakistanská islamská republika
PL POL Poland | Republic of Poland | Pologne | Polen
  | Polonia | Poľsko | Poľská republika
PM SPM Saint Pierre and Miquelon | Saint-Pierre-et-Miquelon
PN PCN Pitcairn Islands | Pitcairn | Pitcairn Island | Pitcairneilanden
PR PRI Puerto Rico | Porto Rico
  | Puerto Rico (EEUU)
PS PSE Palestinian Territories | Palestine, State of | State of Palestine | Palestine | Palästinensische
  Gebiete | Palestijnse Gebieden | West Bank and Gaza | West Bank and the Gaza Strip | Gaza and the West
  Bank | Occupied Palestinian Territories | Occupied Palestinian Territories (OPTs) | OPTs | Occupied
  Palestinian Territory | Palestinian Territory, Occupied | Palestinian Authority
  | Palestina | palaestina | Palestínsky štát
PT PRT Portugal | Portuguese Republic
  | Portugalsko | Portugalská republika
PW PLW Palau | Republic of Palau | Palaos | Republique des Palaos
PY PRY Paraguay | Republic of Paraguay
QA QAT Qatar | State of Qatar | Katar
  | Catar | Katarský štát
RE REU Réunion | La Réunion | Reunion Island
RO ROU Romania | Roumanie | Rumänien | Roemenië
  | Rumania | rumaenien | Rumunsko
RS SRB Serbia | Republic of Serbia | Serbie | Serbien | Servië
  | Srbsko | Srbská republika
RU RUS Russia | Russian Federation | Russie | Russische Föderation | Rusland | Russia (Russian
  Federation)
  | Rusia | Rusko | Ruská federácia
RW RWA Rwanda | Rwandese Republic | Ruanda
  | Republic of Rwanda | Rwandská republika
SA SAU Saudi Arabia | Kingdom of Saudi Arabia | Arabie saoudite | Saudi-Arabien | Saoedi-Arabië
  | Arabia Saudí | Saudská Arábia | Saudskoarabské kráľovstvo
SB SLB Solomon Islands | Solomon Island | Îles Salomon | Salomonen | Salomonseilanden
  | Islas Salomón | salomonoeerne | salomon iles | Salomonøyene
SC SYC Seychelles | Republic of Seychelles | Seychellen
  | seychellerne | Seychely | Seychelská republika
SD SDN Sudan | Republic of the Sudan | Soudan | Soedan
  | Sudánska republika
SE SWE Sweden | Kingdom of Sweden | Suède | Schweden | Zweden
  | Suecia | sverige | Švédsko | Švédske kráľovstvo
SG SGP Singapore | Republic of Singapore | Singapour | Singapur
  | Singapurská republika
SH SHN Saint Helena, Ascension and Tristan da Cunha | Saint Helena | St Helena, Ascension Island and
  Tristan da Cunha
SI SVN Slovenia | Republic of Slovenia | Slovénie | Slowenien
  | Eslovenia | slovenien | Slovinsko | Slovinská republika
SJ SJM Svalbard and Jan Mayen | Spitsbergen (Svalbard) | Svalbard
  | spitsbergen
SK SVK Slovakia | Slovak Republic | Slovaquie | Slowakei | Slowakije | Slovak Republic (Slovakia)
  | Eslovaquia | slovakiet
SL SLE Sierra Leone | Republic of Sierra Leone
  | Sierra Leona | Sierraleonská republika
SM SMR San Marino | Republic of San Marino | Saint-Marin
SN SEN Senegal | Republic of Senegal
  | Senegalská republika
SO SOM Somalia | Federal Republic of Somalia | Somalie
  | Somálsko | Somálska federatívna republika
SR SUR Suriname | Republic of Suriname
  | Surinam | Surinamská republika
SS SSD South Sudan | Republic of South Sudan | Soudan du Sud | Südsudan | Zuid-Sudan | Zuid-Soedan
  | Sudán del Sur | sydsudan | Južný Sudán | Juhosudánska republika | sudan du sud
ST STP São Tomé and Príncipe | Democratic Republic of Sao Tome and Principe | Sao Tomé-et-Principe | São
  Tomé und Príncipe | Sao Tomé en Principe | Saint Tome (Sao Tome) and Principe
  | Santo Tomé y Príncipe | sao tome og principe
SV SLV El Salvador | Republic of El Salvador | Salvador
SX SXM Sint Maarten | Sint Maarten (Dutch part) | St Maarten
SY SYR Syria | Syrian Arab Republic | Syrie | Syrien | Syria (Syrian Arab Republic)
  | Siria | Sýrska arabská republika
SZ SWZ Eswatini | Kingdom of Eswatini | Swaziland | Eswatini (Swaziland) | Eswatini (formerly Swaziland)
  | Esuatini
TC TCA Turks and Caicos Islands | Îles Turks et Caicos | Turks- en Caicoseilanden | Turks and Caicos |
  Turks and Caicos Islands (British Overseas Territory)
  | Îles Turques et Caïques | turques et caiques iles
TD TCD Chad | Republic of Chad | Tchad | Tschad | Tsjaad
  | Čad | Čadská republika
TF ATF French Southern Territories
TG TGO Togo | Togolese Republic
  | Togská republika
TH THA Thailand | Kingdom of Thailand | Thaïlande
  | Tailandia | Thajsko | Thajské kráľovstvo
TJ TJK Tajikistan | Republic of Tajikistan | Tadjikistan | Tadschikistan | Tadzjikistan
  | Tayikistán | tadsjikistan
TK TKL Tokelau | Tokelau-eilanden
TL TLS Timor-Leste | Democratic Republic of Timor-Leste | Timor-Leste (East Timor) | Timor-Leste (Timor
  oriental) | Timor Oriental | Oost-Timor | East Timor | East Timor (Timor-Leste)
  | oesttimor
TM TKM Turkmenistan
TN TUN Tunisia | Republic of Tunisia | Tunisie | Tunesien | Tunesië
  | Túnez | Tunisko | Tuniská republika
TO TON Tonga | Kingdom of Tonga
TR TUR Turkey | Türkiye | Republic of Türkiye | Turquie | Türkei | Turkije | Türkiye (Turkey) | Turkey
  (Türkiye)
  | Turquía | tyrkiet | Turecko | Turecká republika | Tyrkia
TT TTO Trinidad and Tobago | Republic of Trinidad and Tobago | Trinité-et-Tobago | Trinidad und Tobago |
  Trinidad en Tobago
  | Trinidad y Tobago | trinidad og tobago | Trinidad a Tobago | Republika Trinidadu a Tobaga
TV TUV Tuvalu
TW TWN Taiwan | Taiwan, Province of China | Taiwan (Republic of China) | Chinese Taipei
  | taipei
TZ TZA Tanzania | Tanzania, United Republic of | United Republic of Tanzania | Tanzanie | Tansania
  | Tanzánijská zjednotená republika
UA UKR Ukraine | Oekraïne
  | Ucrania | Ukrajina
UG UGA Uganda | Republic of Uganda | Ouganda | Oeganda
  | Ugandská republika
UM UMI United States Minor Outlying Islands
US USA United States | United States of America | Usa | United States America | États-Unis | Verenigde
  Staten van Amerika | U.S. | United States of America (USA) | Vereinigte Staaten von Amerika |
  Vereinigte Staaten
  | Estados Unidos | Spojené štáty, USA | Spojené štáty americké | USA/Vereinigte Staaten
UY URY Uruguay | Eastern Republic of Uruguay
UZ UZB Uzbekistan | Republic of Uzbekistan | Ouzbékistan | Usbekistan | Oezbekistan
  | Uzbecká republika
VA VAT Holy See | Holy See (Vatican City State) | Heiliger Stuhl / Vatikan | Vatican City | Vatican |
  Holy See (Vatican) | Vatican City (Holy See) | Vatican City State
VC VCT Saint Vincent and the Grenadines | Saint-Vincent-et-Grenadines | Saint Vincent et Les Grenadines
  | St. Vincent und die Grenadinen | Saint Vincent en de Grenadines
  | San Vicente y las Granadinas | saint vincent og grenadinerne
VE VEN Venezuela | Venezuela, Bolivarian Republic of | Bolivarian Republic of Venezuela
  | Venezuelská bolívarovská republika
VG VGB British Virgin Islands | Virgin Islands, British | Virgin Islands Uk | Îles Vierges britanniques
  | Britse Maagdeneilanden | British Virgin Islands (British Overseas Territory)
VI VIR U.S. Virgin Islands | Virgin Islands (U.S.) | Virgin Islands of the United States | Virgin
  Islands U S | Îles Vierges américaines | Amerikaanse Maagdeneilanden | United States Virgin Islands
VN VNM Vietnam | Viet Nam | Socialist Republic of Viet Nam
  | Vietnamská socialistická republika
VU VUT Vanuatu | Republic of Vanuatu
WF WLF Wallis and Futuna | Wallis en Futuna | Wallis & Futuna Islands
WS WSM Samoa | Independent State of Samoa
XK XKX Kosovo | Republic of Kosovo | Kosovo, Republic of
YE YEM Yemen | Republic of Yemen | Jemen
  | Jemenská republika
YT MYT Mayotte
ZA ZAF South Africa | Republic of South Africa | Afrique du Sud | Südafrika | Zuid-Afrika
  | Sudáfrica | sydafrika | Južná Afrika | Juhoafrická republika
ZM ZMB Zambia | Republic of Zambia | Zambie | Sambia
ZW ZWE Zimbabwe | Republic of Zimbabwe | Simbabwe
  | Zimbabue | Zimbabwianska republika
"""

# ------------------------------------------------------------ parts and groups: key, codes (or -), name | …
# Parts share their country's code; groups are one page about several. Saint Martin is the French side.
_OTHERS = """
BQ-BO BQ Bonaire
BQ-SA BQ Saba
BQ-SE BQ Sint Eustatius | Saint Eustatius | Statia
BQ-SA-SE BQ Saba and Sint Eustatius | Sint Eustatius and Saba | Saba and St. Eustatius
PT-20 PT Azores | Açores | The Azores
IC ES Canary Islands | Îles Canaries | Canaries
US-HI US Hawaii
PS-WB PS West Bank | Cisjordanie | Westjordanland
PS-GZ PS Gaza | Gaza Strip | Bande de Gaza | Gazastreifen
IL-PS IL,PS Israel, the West Bank and Gaza | Israel, the West Bank and the Gaza Strip
  | Israel and Palestine | Israel/Palestine | Israël et la Palestine | Israel and the Palestinian Territories
  | Israel and the Occupied Palestinian Territories | Israel and the Occupied Territories
  | israel et palestine | Israël, la Cisjordanie et la bande de Gaza
HK-MO HK,MO China - Hong Kong / Macao | Hong Kong and Macao | Hong Kong and Macau | China Hong Kong Macau
FWI GP,MQ,MF,BL French West Indies | Martinique and Guadeloupe | Guadeloupe and Martinique
MF-BL MF,BL St Martin and St Barthélemy
CK-TK-NU CK,TK,NU Cook Islands, Tokelau and Niue
WORLD - Worldwide | Worldwide Caution | Worldwide Travel Caution | World
"""


def _rows(table: str) -> Iterator[tuple[str, str, list[str]]]:
    """Read a table: two words, then names divided by bars; a row that begins with a space goes on."""
    for row in re.sub(r"\n +", " ", table.strip()).split("\n"):
        key, second, names = row.split(" ", 2)
        yield key, second, [name.strip() for name in names.split("|")]


_ISO3 = {iso3: key for key, iso3, _ in _rows(_COUNTRIES)} | {"XKS": "XK"}
_NAMED = {Place(key, names[0], (key,)): names for key, _, names in _rows(_COUNTRIES)} | {
    Place(key, names[0], () if codes == "-" else tuple(codes.split(","))): names
    for key, codes, names in _rows(_OTHERS)
}
_BY_KEY = {place.key: place for place in _NAMED}
_BY_SPELLING = {fold(name): place for place, names in _NAMED.items() for name in names}


def spellings() -> Iterator[tuple[str, Place]]:
    """List every spelling of the table with its place."""
    return ((name, place) for place, names in _NAMED.items() for name in names)
