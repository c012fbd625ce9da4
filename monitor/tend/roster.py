"""A company's list of journeys, as CSV, JSON or iCalendar, becomes trips; every line that will not do is named."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from monitor.locate.places import by_code, resolve
from monitor.model.routing import Trip

MOST = 1_000_000  # trips of one list
LONGEST = 200  # characters of a field
_YEARS = (1950, 2150)
_NEVER = 9999  # what HR systems write for an end nobody knows
_KEYS = {
    "traveller": ("traveller", "traveler", "id", "employee", "employee_id", "person"),
    "leg": ("leg", "trip", "trip_id", "booking"),
    "name": ("name", "full_name"),
    "nationality": ("nationality", "passport", "citizenship"),
    "country": ("country", "destination", "country_code"),
    "place": ("place", "city", "location"),
    "start": ("from", "start", "arrival", "start_date"),
    "end": ("to", "end", "departure", "end_date", "until"),
}
Row = tuple[str, Mapping[str, str]]  # where it stands ("line 3"), and what it says


@dataclass(frozen=True, slots=True)
class Reading:
    """What a list holds: the trips, and a sentence for each line that will not do. With one mistake none is taken."""

    trips: tuple[Trip, ...]
    mistakes: tuple[str, ...]


class _Mistake(ValueError):
    """What was expected of a line and what came."""


def read(body: bytes, kind: str) -> Reading:
    """Read a list of `kind` csv, json or ics; UTF-8."""
    try:
        rows = list(_READERS[kind](body.decode("utf-8-sig")))
    except _Mistake as mistake:
        return Reading((), (str(mistake),))
    except (UnicodeDecodeError, ValueError) as error:
        return Reading((), (f"expected {kind} in UTF-8, got: {error}",))
    if len(rows) > MOST:
        return Reading((), (f"expected at most {MOST} trips, got {len(rows)}",))
    trips, mistakes, seen = [], [], dict[tuple[str, str], str]()
    for where, row in rows:
        try:
            trip = _trip(row)
            first = seen.setdefault((trip.traveller, trip.leg), where)
            if first != where:
                raise _Mistake(f"expected one leg of {trip.traveller!r} named {trip.leg!r}, got another in {first}")
            trips.append(trip)
        except _Mistake as mistake:
            mistakes.append(f"{where}: {mistake}")
    return Reading(tuple(trips), tuple(mistakes))


def kind_of(name: str, body: bytes) -> str:
    """Tell what a list is, by its beginning and then by the name of its file."""
    begin = body[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    if begin.startswith(b"BEGIN:VCALENDAR") or name.endswith(".ics"):
        return "ics"
    return "json" if begin[:1] in (b"[", b"{") or name.endswith(".json") else "csv"


# ------------------------------------------------------------------ one line
def _trip(row: Mapping[str, str]) -> Trip:
    said = {
        key: next((row[name].strip() for name in names if row.get(name, "").strip()), "")
        for key, names in _KEYS.items()
    }
    for key, value in said.items():
        if len(value) > LONGEST or any(ord(letter) < 32 for letter in value):
            raise _Mistake(f"{key}: expected one line of {LONGEST} characters at most, got {value[:20]!r}…")
    who = said["traveller"] or said["name"]
    if not who:
        raise _Mistake("traveller: expected who travels, got nothing")
    country = _country("country", said["country"])
    start, end = _day("from", said["start"]), _day("to", said["end"]) if said["end"] else None
    if end is not None and end.year == _NEVER:
        end = None
    for key, day in (("from", start), ("to", end)):
        if day is not None and not _YEARS[0] <= day.year <= _YEARS[1]:
            raise _Mistake(f"{key}: expected a year from {_YEARS[0]} to {_YEARS[1]}, got {day.isoformat()}")
    # Over the date line one may land the day before one left, never earlier.
    if end is not None and end < start - timedelta(days=1):
        raise _Mistake(f"to: expected a day not before {start.isoformat()}, got {end.isoformat()}")
    nationality = _country("nationality", said["nationality"]) if said["nationality"] else ""
    leg = said["leg"] or f"{country} {start.isoformat()}"
    last = None if end is None else max(start, end)
    return Trip(who, leg, country, min(start, end or start), last, said["name"], nationality, said["place"])


def _country(key: str, said: str) -> str:
    place = (by_code(said) if len(said) == 2 else None) or resolve(said)
    if place is None or len(place.codes) != 1:
        raise _Mistake(f"{key}: expected one country, by name or ISO 3166-1 alpha-2 code, got {said[:40]!r}")
    return place.codes[0]


def _day(key: str, said: str) -> date:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        raise _Mistake(f"{key}: expected a day as 2026-03-01, got {said[:20]!r}") from None


# ------------------------------------------------------------------ the three forms
def _csv(text: str) -> Iterator[Row]:
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        names = {str(name).strip().lower().replace(" ", "_"): name for name in rows.fieldnames or ()}
        if not {*_KEYS["country"]} & names.keys() or not {*_KEYS["start"]} & names.keys():
            raise _Mistake(f"expected a first line that names traveller, country, from and to, got {head[:60]!r}")
        for row in rows:
            yield f"line {rows.line_num}", {key: str(row[name] or "") for key, name in names.items()}
    except csv.Error as error:
        raise ValueError(f"line {rows.line_num}: {error}") from error


def _json(text: str) -> Iterator[Row]:
    try:
        told = json.loads(text)
    except RecursionError:
        raise ValueError("lists within lists without end") from None
    told = told.get("trips") if isinstance(told, dict) else told
    if not isinstance(told, list):
        raise ValueError('expected a list of trips, or {"trips": […]}')
    for number, row in enumerate(told, 1):
        found = row if isinstance(row, dict) else {}
        yield f"trip {number}", {str(key).lower(): "" if value is None else str(value) for key, value in found.items()}


def _ics(text: str) -> Iterator[Row]:
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


_READERS: dict[str, Callable[[str], Iterable[Row]]] = {"csv": _csv, "json": _json, "ics": _ics}
