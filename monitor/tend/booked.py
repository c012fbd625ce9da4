"""Bookings as agencies export them: what is cancelled is none, a tour is in each country, a flight leads to a stay."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from monitor.locate.places import fold
from monitor.tend import cells
from monitor.tend.exported import THREE, Row

# A status that says in one word that nobody goes; HX, XL and XX are the codes of the booking systems (IATA AIRIMP).
_OFF = re.compile(
    r"cancell?ed(?: by .*)?|cxl|cxld|hx|xl|xx|void(?:ed)?|refunded|storno|stornier(?:t|te|ter)|abgesagt|annulliert"
    r"|annulee?|annule|cancelad[oa]|anulad[oa]"
)
_STOPS = tuple(map(re.compile, (r"[/;+]| [-–]> ?", r"&| (?:and|und|et|y) ", r"[,()]| [-–] ")))  # last what parts a town
_STATED = frozenset({"US", "CA"})  # whose states and provinces stand behind a city
_CODE = re.compile(r"[A-Z]{3}")  # an airport's (IATA)
_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)(?::\d\d)?(?:\s?([ap])\.?m\b)?", re.I)
_AHEAD = 50  # ways that are looked through for the one that leaves again
_LONGEST = 3  # days of one way, over the date line and with a night between: who leaves later than that has stayed


def cancelled(status: str) -> bool:
    """Whether a booking's status says that nobody goes; a wish to cancel, a change and a no-show do not say it."""
    return _OFF.fullmatch(fold(status)) is not None


def going(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows that are not cancelled; a station stands as the city it is in, "Paris Nord" as Paris."""
    for at, said in rows:
        if not cancelled(said["status"]):
            yield at, said if said["place"] or not said["station"] else {**said, "place": _station(said["station"])}


def _station(said: str) -> str:
    """The longest beginning of a station's name that is a city we know, or all of it."""
    words = said.split()
    return next((town for n in range(len(words), 0, -1) if cells.where("", town := " ".join(words[:n]))[0]), said)


def each(said: Mapping[str, str]) -> list[Mapping[str, str]]:
    """A tour through several countries, or several cities of such, as one journey to each: nobody says when where."""
    key = "country" if said["country"] else "place"
    if not any(one.search(said[key]) for one in _STOPS):
        return [said]
    found = _toured(said[key])
    if len(found) < 2:
        return [said]
    return [
        {**said, "country": code, "leg": f"{said['leg']} {code}".strip() if said["leg"] else "",
         "place": town or (said["place"] if key == "country" else "")}
        for code, town in found.items()
    ]  # fmt: skip


def unsure(said: str) -> bool:
    """Whether a cell parts stops of which nobody knows one, as in "Kenya / Ugnada": it counts where the others are."""
    parts = [part for part in map(str.strip, _STOPS[0].split(said)) if part]
    return len(parts) > 1 and not all(_toured(part, 1) for part in parts)


def _toured(said: str, level: int = 0) -> dict[str, str]:
    """The countries of a tour, and the cities named in each; what one stop of it leaves in doubt is one cell again."""
    if code := cells.country(said):
        return {code: ""}
    if level == len(_STOPS):
        code, town, _ = cells.where("", said, said)
        return {code: town} if code else {}
    parts = [part for part in map(str.strip, _STOPS[level].split(said)) if part]
    if level == len(_STOPS) - 1 and len(parts) > 1:
        return _beside(said, parts)
    stops = [_toured(part, level + 1) for part in parts] if len(parts) > 1 else []
    if not any(stops) or (level and not all(stops)):
        return _toured(said, level + 1)
    found: dict[str, str] = {}
    for code, town in (one for stop in stops for one in stop.items()):
        found[code] = ", ".join(filter(None, (found.get(code), town)))
    return found


def _beside(said: str, parts: list[str]) -> dict[str, str]:
    """Of "Paris, France, London, UK" both countries; "Georgia, USA" and "Santiago, Spain" are one."""
    lands = [cells.country(part) for part in parts]
    towns = {} if any(lands) else {cells.where("", part, part)[0]: part for part in parts}
    several = dict.fromkeys(filter(None, lands), "")
    if any(map(cells.stately, parts)) and not _STATED.isdisjoint({*several, *towns}):
        several, towns = {}, {}
    if found := several if len(several) > 1 else towns if len(towns) > 1 and "" not in towns else {}:
        return found
    code, town, _ = cells.where("", said)
    return {code: town} if code else {}


@dataclass(frozen=True, slots=True)
class Way:
    """A flight or a train: the row that tells it, when it leaves and lands, and the lands (and cities) of both ends."""

    row: Row
    leaves: date
    lands: date
    origin: tuple[str, str]
    goal: tuple[str, str]


def stays(rows: Iterable[Row], first: str) -> tuple[list[Row], int]:
    """Put stays in place of the ways among rows, from landing until the next one leaves; how many ways there were.

    What is no way, or cannot be read as one, stays as it is. `first` is what `cells.order` found.
    """
    kept, ways = list[Row](), defaultdict[str, list[Way]](list)
    for row in rows:
        if way := _way(row, first):
            ways[row[1]["traveller"] or row[1]["name"] or row[1]["mail"]].append(way)
        else:
            kept.append(row)
    for one in ways.values():
        one.sort(key=lambda way: (way.leaves, _clock(way.row[1])))
    usual = Counter(one[0].origin[0] for one in ways.values()).most_common(1)
    for one in ways.values():
        kept += _between(one, _home(one, usual[0][0]))
    return kept, sum(map(len, ways.values()))


def _way(row: Row, first: str) -> Way | None:
    said = row[1]
    if not said["origin"] or not said["leaves"]:
        return None
    try:
        leaves, lands = (cells.day(said[key], first) for key in ("leaves", "start"))
    except ValueError:
        return None
    if not -1 <= (lands - leaves).days <= _LONGEST:
        return None
    land, port = said["country"], said["port"]
    if not said[THREE] and _CODE.fullmatch(land) and _CODE.fullmatch(said["origin"]):  # "FRA" to "ALA": airports alone
        land, port = "", land
    goal = cells.where(land, said["place"], port, three=bool(said[THREE]))[:2]
    return Way(row, leaves, lands, _town(said["origin"]), goal) if goal[0] else None


def _town(said: str) -> tuple[str, str]:
    """The country and city where a way begins; both are "" where nobody knows."""
    return cells.where("", "" if _CODE.fullmatch(said) else _station(said), said)[:2]


def _clock(said: Mapping[str, str]) -> tuple[int, int]:
    if not (found := _CLOCK.search(f"{said['clock']} {said['leaves']}")):
        return (0, 0)
    hour, half = int(found[1]), (found[3] or "").casefold()
    return (hour % 12 + 12 * (half == "p") if half else hour, int(found[2]))


def _home(ways: Sequence[Way], usual: str) -> tuple[str, str]:
    """Where somebody lives: where their first way began. ("", "") where that may be the way back from a journey.

    A list of what is still to come begins so: at another country than most, and to theirs, or to where the last goes.
    """
    origin, goal, last = ways[0].origin, ways[0].goal, ways[-1].goal
    returning = goal[0] != origin[0] and (goal[0] == usual or (len(ways) > 1 and goal[0] == last[0]))
    return ("", "") if returning else origin


def _between(ways: Sequence[Way], home: tuple[str, str]) -> Iterator[Row]:
    """Where somebody is between their ways; where they come from otherwise they were. At home is no journey."""
    been = {home, ("", "")}
    for at, way in enumerate(ways):
        later = ways[at + 1 : at + 1 + _AHEAD]
        if way.origin not in been and way.origin[0] not in {home[0], ""}:  # came by what is in no list
            yield _stay(way, way.origin, ways[at - 1].lands if at else way.leaves, way.leaves, f" {way.origin[0]}")
        been |= {way.origin, way.goal}
        if not _back(way, home, ways[at - 1 : at], later):
            yield _stay(way, way.goal, way.lands, _until(way, home, later))


def _back(way: Way, home: tuple[str, str], before: Sequence[Way], later: Sequence[Way]) -> bool:
    """Whether a way leads home: to where the first began, or from abroad into that country at the end of a booking."""
    booked = way.row[1]["booking"]
    on = any(not booked or one.row[1]["booking"] == booked for one in later)
    near = [one for one in before if one.origin[0] != home[0] and (way.leaves - one.lands).days <= 1]
    return way.goal == home or (way.goal[0] == home[0] and not on and (way.origin[0] != home[0] or bool(near)))


def _until(way: Way, home: tuple[str, str], later: Sequence[Way]) -> date | None:
    """When the next way leaves that country, or leads home from another; None where none does: they may be there."""
    leaving = (one for one in later if one.origin[0] == way.goal[0])
    return next((one.leaves for one in (*leaving, *(one for one in later if one.goal[0] == home[0]))), None)


def _stay(way: Way, town: tuple[str, str], start: date, end: date | None, more: str = "") -> Row:
    place, said = way.row
    leg = said["leg"] and said["leg"] + more
    days = {"start": start.isoformat(), "end": max(start, end).isoformat() if end else ""}
    return place, {**said, "country": town[0], "place": town[1], "port": "", "leg": leg, **days}
