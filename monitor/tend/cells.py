"""What a cell of somebody's list means: a day, a country, a city; what may mean two things is no guess of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from monitor.locate import airfields
from monitor.locate.airports import served
from monitor.locate.cities import country_of, hosts, shared
from monitor.locate.places import by_code, by_iso3, fold, resolve, spellings
from monitor.speak.tongue import LANGUAGES, tongue

_MONTHS = {
    month: number
    for number, months in enumerate(
        (
            ("jan", "janv", "ene"), ("feb", "fev"), ("mar", "mrz", "mars", "maerz", "marz"), ("apr", "avr", "abr"),
            ("may", "mai"), ("jun", "juin"), ("jul", "juil"), ("aug", "aout", "ago"), ("sep", "sept"), ("oct", "okt"),
            ("nov",), ("dec", "dez", "dic"),
        ),
        1,
    )
    for month in months
}  # fmt: skip
_LATER = r"(?:[T ,].*)?"  # the hour
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_LATER}")
_RUN = re.compile(r"((?:19|20|99)\d\d)(\d\d)(\d\d)")
_DOTS = re.compile(rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}|\d\d){_LATER}")
_TWO = re.compile(rf"(\d{{1,2}})[/-](\d{{1,2}})[/-](\d{{4}}|\d\d){_LATER}")
_SPOKEN = re.compile(  # "12DEC 2055" is an hour without a year
    rf"(?!\d+[^\W\d_]+ )(?P<day>\d{{1,2}})[. -]*(?P<month>[^\W\d_]{{3,9}})[. ,-]*(?P<year>\d{{4}}|\d\d){_LATER}"
)
_MONTH_FIRST = re.compile(rf"(?P<month>[^\W\d_]{{3,9}})\.? (?P<day>\d{{1,2}}),? (?P<year>\d{{4}}){_LATER}")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")  # days since the last of 1899, as spreadsheets keep a date (ECMA-376)
_EPOCH = date(1899, 12, 30)
# States of the USA and provinces of Canada, as they stand behind a city; half of them are countries' codes, too.
_STATE_CODES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR"
    " PA RI SC SD TN TX UT VT VA WA WV WI WY DC AB BC MB NB NL NS NT NU ON PE QC SK YT Georgia Ontario"
)
_STATES = frozenset(_STATE_CODES.split())
BOTH = "both"
EITHER = "no line of the list says whether the day or the month stands first"
# What HR systems call the people of the governments that are read, in their languages, from its beginning.
_PEOPLE = {
    "US": "american|us citizen|(?:us )?amerikan|americain|estadounidens", "GB": "brit|britann|britanic",
    "CA": "canadian|kanad|canadien", "AU": "australi", "NZ": "new zealander|neuseeland|neo zelandais|neozeland",
    "IE": "irish|irisch|irland", "JP": "japan|japon", "AT": "austrian|osterreich|autrichien|austriac",
    "IT": "itali", "DE": "german|deutsch|allemand|aleman", "NL": "dutch|niederland|holland|neerland",
}  # fmt: skip
OPEN = frozenset({
    "open", "offen", "unbefristet", "ouvert", "abierto", "tbd", "tbc", "n/a", "na", "none", "null", "unknown",
    "unbekannt", "-", "–", "?", "permanent", "99.99.9999", "00.00.0000", "0000-00-00", "2958465",
})  # fmt: skip


def order(said: Iterable[str]) -> str:
    """Tell what stands first in days as 13/03/2026, "day" or "month": "" where no cell does, BOTH if they disagree."""
    found = set()
    for one in filter(None, map(_TWO.fullmatch, said)):
        found |= {"day"} if int(one[1]) > 12 else {"month"} if int(one[2]) > 12 else set()
    return BOTH if len(found) > 1 else "".join(found)


def day(said: str, first: str) -> date:
    """Read a day in any form whose meaning is one; `first` is what `order` found. ValueError says what was expected."""
    try:
        return _read(said.strip(), first)
    except (ValueError, KeyError) as error:
        why = str(error) if isinstance(error, _Unclear) else ""
        raise ValueError(f"expected a day as 2026-03-01, got {said[:20]!r}{why}") from None


class _Unclear(ValueError):
    """A day that may be two."""


def _read(said: str, first: str) -> date:
    if found := _ISO.fullmatch(said) or _RUN.fullmatch(said):
        return date(*(int(part) for part in found.groups()))
    if found := _DOTS.fullmatch(said):
        return date(_year(found[3]), int(found[2]), int(found[1]))
    if found := _TWO.fullmatch(said):
        if len(found[3]) == 2 and int(found[3]) < 15 <= int(found[1]) and int(found[2]) <= 12:
            raise _Unclear(", which may be two days: write the year in four digits")  # 26/03/04 is 4 March to many
        return _slashed(int(found[1]), int(found[2]), _year(found[3]), first)
    if found := _SPOKEN.fullmatch(said) or _MONTH_FIRST.fullmatch(said):
        return date(_year(found["year"]), _month(fold(found["month"])), int(found["day"]))
    if found := _SERIAL.fullmatch(said):
        return _EPOCH + timedelta(days=int(found[1]))
    raise ValueError


def _month(name: str) -> int:
    """The month a name begins as; KeyError for none."""
    return _MONTHS[next((name[:size] for size in (5, 4) if name[:size] in _MONTHS), name[:3])]


def _slashed(one: int, two: int, year: int, first: str) -> date:
    if one == two or two > 12:
        return date(year, one, two)
    if one > 12 or first == "day":
        return date(year, two, one)
    if first == "month":
        return date(year, one, two)
    why = "other lines put now one first, now the other" if first == BOTH else EITHER
    raise _Unclear(f", which may be two days: {why}")


def _year(said: str) -> int:
    return int(said) if len(said) == 4 else 2000 + int(said)


def country(said: str, *, three: bool = False) -> str:
    """Return a country's code for its name in any language of ours or its two letters, "" for what is none.

    `three` also reads three letters: only where nothing but a country can stand, since ALA is Almaty's airport, too.
    """
    place = (by_code(said) if len(said) == 2 else None) or resolve(said) or (by_iso3(said) if three else None)
    if place is not None:
        return place.codes[0] if len(place.codes) == 1 else ""
    return _in_tongues().get(fold(said), "")


def nation(said: str) -> str:
    """Return the code of a country by its name, its letters or, of those that are read, its people's: "deutsche"."""
    name = fold(said)
    called = (code for code, begins in _PEOPLE.items() if re.fullmatch(rf"(?:{begins})[a-z]{{0,6}}", name))
    return country(said, three=True) or next(called, "")


def where(said: str, place: str, port: str = "", *, three: bool = False) -> tuple[str, str, bool]:
    """Return country, place, and whether the country was taken from the city or the airport.

    Of "Kazakhstan", "Almaty, KZ", "Almaty" or "ALA"; the country is "" where none is meant for certain.
    """
    if code := country(said, three=three):
        lands = served(port)
        return code, place or (lands[1] if lands and lands[0] == code else ""), False
    parts = [part for part in map(str.strip, re.split(r"[,()/;]| [-–] ", said or place)) if part]
    if len(parts) > 1 and (found := _beside(parts)):
        return found[0], place or found[1], found[2] or not said
    for lands in filter(None, map(_landed, (port, said, place if not said else ""), (True, False, False))):
        stays = place if place and not served(place) else ""  # who lands in Erbil may stay in Duhok
        return lands[0], ", ".join(filter(None, (stays, lands[1]))), True
    code = "" if not parts or shared(parts[0]) else country_of(parts[0]) or ""
    return code, (place or said) if code else place, bool(code)


def _beside(parts: list[str]) -> tuple[str, str, bool] | None:
    """Find the country that stands beside a city, first or last; what may be a state counts with a city of ours alone.

    "San Francisco, CA" is not in Canada, and where "Springfield, IL" is nobody says: then the country is "".
    """
    *rest, last = parts
    if last in _STATES:
        homes = {country_of(one) for one in rest} - {None}
        if home := next((one for one in (country(last), "US", "CA") if one in homes), ""):
            return home, ", ".join(rest), home != country(last)
        return "", "", False
    for part in (last, parts[0]):
        if code := country(part):
            return code, ", ".join(one for one in parts if one != part), False
    return None


def stately(said: str) -> bool:
    """Whether what stands last may be a state of the USA, as in "Springfield, IL"."""
    return said.rpartition(",")[2].strip() in _STATES


def _landed(code: str, sure: bool) -> tuple[str, str] | None:
    """The country and city of an airport's code; where countries may stand, not of one that is such a country's too."""
    found = served(code) if re.fullmatch(r"[A-Z]{3}", code.strip()) else None
    if sure and not found and (field := airfields.country(code)):
        return field, ""
    land = None if sure else by_iso3(code)
    return found if not land or (found and found[0] in land.codes) or not hosts(land.codes[0]) else None


@cache
def _in_tongues() -> dict[str, str]:
    """Names of countries in our catalogues ("Deutschland"), folded; what two countries are called is none."""
    codes = {place.codes[0] for _, place in spellings() if len(place.codes) == 1}
    found: dict[str, set[str]] = {}
    for spoken in map(tongue, LANGUAGES):
        for code in codes:
            if spoken.knows(code):
                found.setdefault(fold(spoken.country(code, "")), set()).add(code)
    homes = {fold(name): "GB" for name in ("England", "Scotland", "Wales", "Northern Ireland")}
    return homes | {name: next(iter(one)) for name, one in found.items() if name and len(one) == 1}


def elsewhere(code: str, place: str) -> bool:
    """Whether a place is a city of ours in another country, and no town of that name stands anywhere else."""
    return country_of(place) not in (None, code) and not shared(place)
