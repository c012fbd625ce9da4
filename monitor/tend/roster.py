"""A company's list of journeys, as CSV, JSON or iCalendar, becomes trips; every line that will not do is named."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from monitor.model.routing import Trip
from monitor.speak.tongue import plural
from monitor.tend import booked, cells
from monitor.tend.cells import OPEN, order, where
from monitor.tend.exported import AGAINST, THREE, Row, plain, table, text_of, under

MOST = 1_000_000  # trips of one list
LONGEST = 200  # characters of a field
_YEARS = (1950, 2150)
_NEVER = 9999  # what HR systems write for an end nobody knows
_MANY = 500  # lines that will not do, after which the others are not looked at: half a million took twenty seconds
_WORD = 4  # letters of a nationality that is no code, "Lebanese": it is left empty, and its journey is taken
_NOBODYS = OPEN - {"na"} | {"stateless", "staatenlos", "apatride", "apatrida"}  # NA is Namibia
_FEW = 8  # cities, and words for a status, that a note names
_Seen = dict[tuple[str, str], tuple[str, Trip]]  # by person and leg: the line, and what it says


@dataclass(frozen=True, slots=True)
class Reading:
    """What a list holds: the trips, a sentence for each line that will not do, and how the list was understood.

    With one mistake none is taken.
    """

    trips: tuple[Trip, ...]
    mistakes: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def unclear(self) -> bool:
        """Whether some days may be two, and who sent the list has to say which."""
        return any(cells.EITHER in line for line in self.mistakes)


class _Mistake(ValueError):
    """What was expected of a line and what came."""


def read(body: bytes, kind: str, stands: str = "") -> Reading:
    """Read a list of `kind` csv, json or ics; `stands` is what stands first in 03/04/2026 where no line says it."""
    try:
        text, how = text_of(body)
        found, notes = _READERS[kind](text)
        rows = list(under(found))
    except UnicodeDecodeError as error:
        return Reading((), (f"expected {kind} in UTF-8, got: {error}",))
    except ValueError as error:
        return Reading((), (str(error) if kind == "csv" else f"expected {kind} in UTF-8, got: {error}",))
    if len(rows) > MOST:
        return Reading((), (f"expected at most {MOST} trips, got {len(rows)}",))
    first = order(row[key] for _, row in rows for key in ("start", "end", "leaves")) or stands
    stays, told = _booked(rows, first)
    trips, mistakes, said = _gathered(stays, first)
    return Reading(tuple(trips), tuple(mistakes), tuple(filter(None, (how, *notes, *told, *said))))


def _booked(rows: Sequence[Row], first: str) -> tuple[list[Row], list[str]]:
    """Leave out what is cancelled, put stays in place of flights and a row for each country; and what to say of it."""
    going = list(booked.going(rows))
    gone, stands = len(rows) - len(going), {row["status"][:40] for _, row in going} - {""}
    stays, ways = booked.stays(going, first)
    found = [(at, one) for at, row in stays for one in booked.each(row)]
    unsure = {row["country"][:40] for _, row in stays if booked.unsure(row["country"])}
    several = plural(len(found) - len(stays), "further country", "further countries")
    return found, [
        f"{plural(gone, 'line is', 'lines are')} cancelled and left out." if gone else "",
        f"A status that counts as going: {_listed(stands)}." if stands else "",
        f"{plural(ways, 'flight or train was', 'flights and trains were')} read as stays, from landing until the next"
        " one leaves; where somebody is before their first, no line says." if ways else "",
        f"Lines that name several countries count in each, which makes {several}." if len(found) > len(stays) else "",
        f"Several places, of which one is no country or city we know: {_listed(unsure)}." if unsure else "",
    ]  # fmt: skip


def _listed(found: Iterable[str]) -> str:
    """The first few of what was found, in order."""
    told = sorted(found)
    return ", ".join([*told[:_FEW], *(["…"] if len(told) > _FEW else [])])


def _gathered(rows: Sequence[Row], first: str) -> tuple[list[Trip], list[str], list[str]]:
    """Read each row: the trips, the mistakes, and what to say of how days and cities were understood."""
    mistakes, seen, cities, again, people, odd = list[str](), _Seen(), set[str](), 0, set[str](), set[str]()
    for at, row in rows:
        if len(mistakes) >= _MANY:
            expected = f"expected a list of journeys, got {_MANY} lines that are none: no more were looked at"
            mistakes.append(f"{at}: {expected}")
            break
        try:
            trip, guessed = _trip(row, first)
            again += _again(seen, at, trip, row)
            town = {f"{trip.place} ({trip.country})"} if trip.place else set()
            cities |= town if guessed else set()
            odd |= town if cells.elsewhere(trip.country, trip.place) else set()
            people |= {_people(row)} - {""} if not trip.nationality else set()
        except _Mistake as mistake:
            mistakes.append(f"{at}: {mistake}")
    notes = [
        f"Days as 03/04/2026 are read with the {first} first." if first in ("day", "month") else "",
        f"The country counts, and its city is of another; is it where they go? {_listed(odd)}." if odd else "",
        f"The country was taken from the city or airport: {_listed(cities)}." if cities else "",
        f"Nationality not read and left empty, write the country: {_listed(people)}." if people else "",
        f"{plural(again, 'line says', 'lines say')} what a line before said, and count once." if again else "",
    ]
    return [trip for _, trip in seen.values()], mistakes, notes


def _again(seen: _Seen, at: str, trip: Trip, row: Mapping[str, str]) -> bool:
    """Keep a trip; whether it was kept before. Two stays of one booking, or cities from one day on, are two legs."""
    place, other = seen.setdefault((trip.traveller, trip.leg), (at, trip))
    for more in () if row["leg"] else _apart(trip, other, booked=bool(row["booking"] or row["leaves"])):
        if other is not trip and trip.leg == other.leg:
            trip = replace(trip, leg=f"{trip.leg} {more}")
            place, other = seen.setdefault((trip.traveller, trip.leg), (at, trip))
    if other is not trip and trip != other:
        raise _Mistake(f"expected one leg of {trip.traveller!r} named {trip.leg!r}, got another in {place}")
    return other is not trip


def _apart(trip: Trip, other: Trip, booked: bool) -> Iterator[str]:
    """By what two legs of one name differ, that tells them apart: the country, the place, the day they begin.

    Of bookings also the day they end; of other lists nobody knows which of two ends holds.
    """
    if trip.country != other.country:
        yield trip.country
    if trip.place != other.place and (trip.place and other.place):
        yield trip.place
    if trip.start != other.start:
        yield trip.start.isoformat()
    if booked and trip.end != other.end:
        yield f"until {trip.end.isoformat() if trip.end else '?'}"


def kind_of(name: str, body: bytes) -> str:
    """Tell what a list is, by its beginning and then by the name of its file."""
    begin = body[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    if begin.startswith(b"BEGIN:VCALENDAR") or name.endswith(".ics"):
        return "ics"
    return "json" if begin[:1] in (b"[", b"{") or name.endswith(".json") else "csv"


# ------------------------------------------------------------------ one line
def _trip(said: Mapping[str, str], first: str) -> tuple[Trip, bool]:
    """Read one row; and whether its country was taken from its city."""
    for key, value in said.items():
        if len(value) > LONGEST or any(ord(letter) < 32 for letter in value):
            raise _Mistake(f"{key}: expected one line of {LONGEST} characters at most, got {value[:20]!r}…")
    who = said["traveller"] or said["name"] or said["mail"]
    if not who:
        raise _Mistake("traveller: expected who travels, got nothing")
    if said[AGAINST]:
        raise _Mistake(f"country: expected one column that says where, got two countries: {said[AGAINST]}")
    country, place, guessed = where(said["country"], said["place"], said["port"], three=bool(said[THREE]))
    if not country:
        raise _no_country("country", said["country"] or said["place"] or said["port"])
    start, end = _days(said, first)
    people = _people(said)
    nationality = cells.nation(people) if people else ""
    if people and not nationality and len(people) < _WORD:
        raise _no_country("nationality", people)
    leg = said["leg"] or said["booking"] or f"{country} {start.isoformat()}"
    last = None if end is None else max(start, end)
    return Trip(who, leg, country, min(start, end or start), last, said["name"], nationality, place), guessed


def _people(said: Mapping[str, str]) -> str:
    """Whose passport a row names, as it says it; "" where it says that nobody knows, or none."""
    return "" if said["nationality"].casefold() in _NOBODYS else said["nationality"]


def _days(said: Mapping[str, str], first: str) -> tuple[date, date | None]:
    start = _day("from", said["start"], first)
    end = None if said["end"].casefold() in {"", *OPEN} else _day("to", said["end"], first)
    if end is not None and end.year == _NEVER:
        end = None
    for key, day in (("from", start), ("to", end)):
        if day is not None and not _YEARS[0] <= day.year <= _YEARS[1]:
            raise _Mistake(f"{key}: expected a year from {_YEARS[0]} to {_YEARS[1]}, got {day.isoformat()}")
    # Over the date line one may land the day before one left, never earlier.
    if end is not None and end < start - timedelta(days=1):
        raise _Mistake(f"to: expected a day not before {start.isoformat()}, got {end.isoformat()}")
    return start, end


def _no_country(key: str, said: str) -> _Mistake:
    may_be = "an airport" if re.fullmatch(r"[A-Z]{3}", said) else "a state" if cells.stately(said) else ""
    more = f"; whether that is {may_be} or a country, a column with the country beside it says" if may_be else ""
    return _Mistake(f"{key}: expected one country, by name or ISO 3166-1 alpha-2 code, got {said[:40]!r}{more}")


def _day(key: str, said: str, first: str) -> date:
    try:
        return cells.day(said, first)
    except ValueError as error:
        raise _Mistake(f"{key}: {error}") from None


# ------------------------------------------------------------------ the three forms
def _json(text: str) -> tuple[list[Row], list[str]]:
    try:
        told = json.loads(text)
    except RecursionError:
        raise ValueError("lists within lists without end") from None
    told = told.get("trips") if isinstance(told, dict) else told
    if not isinstance(told, list):
        raise ValueError('expected a list of trips, or {"trips": […]}')
    rows = ((f"trip {number}", row if isinstance(row, dict) else {}) for number, row in enumerate(told, 1))
    return [
        (at, {plain(str(key)): "" if value is None else str(value) for key, value in row.items()}) for at, row in rows
    ], []


def _ics(text: str) -> tuple[list[Row], list[str]]:
    return list(_travelling(text)), []


def _travelling(text: str) -> Iterator[Row]:
    for number, event in enumerate(_events(text), 1):
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        where = f"event {number}"
        if event.get("RRULE") is not None:
            raise ValueError(f"{where}: expected a journey, got one that repeats")
        location = str(event.get("X-COUNTRY", "") or event.get("LOCATION", ""))
        parts = [part.strip() for part in location.split(",")]
        yield (
            where,
            {
                "traveller": _attending(event) or str(event.get("SUMMARY", "")),
                "leg": str(event.get("UID", "")),
                "name": _called(event) or str(event.get("SUMMARY", "")),
                "nationality": str(event.get("X-NATIONALITY", "")),
                "country": parts[-1],
                "place": ", ".join(parts[:-1]),
                "from": _stated(event, "DTSTART", 0),
                "to": _stated(event, "DTEND", 1),
            },
        )


def _events(text: str) -> list[Any]:
    from icalendar import Calendar

    try:
        return list(Calendar.from_ical(text).walk("VEVENT"))
    except (ArithmeticError, AttributeError, LookupError, TypeError) as error:  # what it says of broken properties
        raise ValueError(f"a property that says something else than its name: {error}") from error


def _attending(event: Any) -> str:
    """Name who travels by the mailbox of the first attendee."""
    first = _first(event)
    return str(first).removeprefix("mailto:").removeprefix("MAILTO:") if first is not None else ""


def _called(event: Any) -> str:
    first = _first(event)
    return str(first.params.get("CN", "")) if first is not None else ""


def _first(event: Any) -> Any:
    return _one(event.get("ATTENDEE"))


def _one(found: Any) -> Any:
    """Take the first of what a calendar says more than once."""
    return next(iter(found), None) if isinstance(found, list) else found


def _stated(event: Any, name: str, whole_days_after: int) -> str:
    """Give the day of a property; the end of whole days is the first day after them (RFC 5545)."""
    when = getattr(_one(event.get(name)), "dt", None)
    if when is None:
        return ""
    if isinstance(when, datetime):
        return when.date().isoformat()
    whole = isinstance(when, date) and when > date.min
    return (when - timedelta(days=whole_days_after)).isoformat() if whole else str(when)


_READERS: dict[str, Callable[[str], tuple[list[Row], list[str]]]] = {"csv": table, "json": _json, "ics": _ics}
