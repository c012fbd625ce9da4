"""Sets of countries people follow by one name ("EU", "Gulf", "Schengen"), and the parts of the world pages list.

Each set is from a list somebody can check.

Members as of November 2026: EU by the Treaties; Schengen with Bulgaria and Romania (land borders since January
2025); GCC and ASEAN (Timor-Leste since October 2025), CIS and EAC by their charters; Sahel and Levant by usage.
"""

from __future__ import annotations

from collections.abc import Iterable

from monitor.locate.cities import country_of
from monitor.locate.places import by_code, fold, resolve

_EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_SETS = {
    "EU": _EU,
    "Schengen": " ".join(sorted({*_EU.split()} - {"IE", "CY"} | {"CH", "IS", "LI", "NO"})),
    "Nordic": "DK FI IS NO SE",
    "Baltic": "EE LT LV",
    "Balkans": "AL BA BG GR HR ME MK RO RS SI XK",
    "Gulf": "AE BH KW OM QA SA",
    "Levant": "IL JO LB PS SY",
    "Middle East": "AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    "North Africa": "DZ EG LY MA TN",
    "Maghreb": "DZ LY MA MR TN",
    "Sahel": "BF ML MR NE TD",
    "West Africa": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SL SN TG",
    "East Africa": "BI DJ ER ET KE RW SO SS TZ UG",
    "EAC": "BI CD KE RW SO SS TZ UG",
    "Horn of Africa": "DJ ER ET SO",
    "Southern Africa": "BW LS NA SZ ZA",
    "Central Asia": "KG KZ TJ TM UZ",
    "Caucasus": "AM AZ GE",
    "CIS": "AM AZ BY KG KZ RU TJ UZ",
    "South Asia": "AF BD BT IN LK MV NP PK",
    "ASEAN": "BN ID KH LA MM MY PH SG TH TL VN",
    "East Asia": "CN HK JP KP KR MN MO TW",
    "Central America": "BZ CR GT HN NI PA SV",
    "Caribbean": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "South America": "AR BO BR CL CO EC GF GY PE PY SR UY VE",
    "Pacific Islands": "AS CK FJ FM GU KI MH MP NC NR NU PF PG PW SB TK TO TV VU WF WS",
}
_OTHER_NAMES = {
    "European Union": "EU",
    "GCC": "Gulf",
    "Gulf States": "Gulf",
    "Schengen Area": "Schengen",
    "Western Balkans": "Balkans",
    "Persian Gulf": "Gulf",
    "Mashriq": "Levant",
    "Nordics": "Nordic",
    "Baltics": "Baltic",
}
SETS: dict[str, frozenset[str]] = {name: frozenset(codes.split()) for name, codes in _SETS.items()}
_BY_NAME = {fold(name): name for name in SETS} | {fold(other): name for other, name in _OTHER_NAMES.items()}


# The whole world once, as the pages list it: every country stands in exactly one of these.
_WORLD = """
africa Africa: AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ NA NE NG RE RW
  SC SD SH SL SN SO SS ST SZ TD TG TZ UG YT ZA ZM ZW
middle_east Middle East and North Africa: AE BH DZ EG EH IL IQ IR JO KW LB LY MA OM PS QA SA SY TN YE
europe Europe: AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IM IS IT JE LI LT LU
  LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK
asia South and Central Asia: AF BD BT IN IO KG KZ LK MV NP PK TJ TM UZ
pacific East Asia and Pacific: AS AU BN CC CK CN CX FJ FM GU HK HM ID JP KH KI KP KR LA MH MM MN MO MP MY NC NF NR NU NZ
  PF PG PH PN PW SB SG TF TH TK TL TO TV TW UM VN VU WF WS
americas Americas: AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT GY HN HT JM KN
  KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI
antarctica Antarctica: AQ
"""


def _regions() -> dict[str, tuple[str, tuple[str, ...]]]:
    rows = (row.partition(": ") for row in _WORLD.strip().replace("\n  ", " ").split("\n"))
    return {head.partition(" ")[0]: (head.partition(" ")[2], tuple(codes.split())) for head, _, codes in rows}


REGIONS = _regions()  # key: name, countries
# What a view may be narrowed to: a part of the world, or a set by its own name.
PARTS = REGIONS | {name: (name, tuple(sorted(codes))) for name, codes in SETS.items()}


class Unknown(ValueError):
    """A name that is neither a country nor a set of ours."""


def named(word: str) -> str:
    """Return how we write what somebody follows: a set's own name, or an ISO 3166-1 alpha-2 code; raises Unknown."""
    if known := _BY_NAME.get(fold(word)):
        return known
    place = by_code(word) or resolve(word)
    if place is None or len(place.codes) != 1:
        raise Unknown(f"expected a country (name or ISO code) or one of {', '.join(SETS)}, got {word!r}")
    return place.codes[0]


def expand(words: Iterable[str]) -> frozenset[str]:
    """Return the codes behind codes and sets; a word that is no set of ours is taken as a code."""
    found: set[str] = set()
    for word in words:
        found |= SETS.get(word, frozenset({word}))
    return frozenset(found)


def through(code: str, words: Iterable[str]) -> str:
    """Say by which word a country is followed: "KZ" itself, or "Central Asia (KZ)"; "" if by none."""
    words = sorted(words)
    if code in words:
        return code
    return next((f"{word} ({code})" for word in words if code in SETS.get(word, ())), "")


def looked_up(countries: Iterable[str], places: Iterable[str]) -> frozenset[str]:
    """Return the codes under which somebody who follows these must be looked up; empty means under every one.

    A place of no known country may be named by any page.
    """
    homes = {country_of(place) for place in places}
    if None in homes:
        return frozenset()
    return expand(countries) | {home for home in homes if home}
