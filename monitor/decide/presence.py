"""Who is in a country or will be soon: whole days, wherever on Earth the day is, so nobody falls off the date line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from monitor.model import Event
from monitor.model.routing import Presence, Trip

SOON = 14  # days ahead of an arrival
# A day begins first at UTC+14 (Kiritimati) and ends last at UTC-12 (Baker Island): a leg's days are the traveller's
# own, and we do not know on which side of the line they are.
_EARLIEST = timedelta(hours=14)
_LATEST = timedelta(hours=36)
_DAWN, _DUSK = datetime(1, 1, 3, tzinfo=UTC), datetime(9999, 12, 28, tzinfo=UTC)  # the calendar ends a day farther
# Whose advice is addressed to whom.
GOVERNMENTS = {
    "us_state": "US",
    "us_embassy": "US",
    "us_press": "US",
    "uk_fcdo": "GB",
    "canada": "CA",
    "australia": "AU",
    "germany": "DE",
    "netherlands": "NL",
    "japan": "JP",
    "ireland": "IE",
    "new_zealand": "NZ",
    "france": "FR",
    "switzerland": "CH",
}


def begins(trip: Trip) -> datetime:
    """Return the first moment it can be the first day of a leg, anywhere."""
    return max(datetime.combine(trip.start, time(), UTC), _DAWN) - _EARLIEST


def ends(trip: Trip) -> datetime | None:
    """Return the moment the last day of a leg has ended everywhere; None while nobody knows the end."""
    return None if trip.end is None else min(datetime.combine(trip.end, time(), UTC), _DUSK) + _LATEST


def present(trip: Trip, publisher: str, now: datetime, days: int = SOON) -> Presence | None:
    """Tell whether somebody is there, or arrives within so many days; None if neither."""
    last = ends(trip)
    if last is not None and now >= last:
        return None
    start = begins(trip)
    if start > now + timedelta(days=days):
        return None
    return Presence(trip, trip.start if start > now else None, GOVERNMENTS.get(publisher) == trip.nationality != "")


class Roster:
    """The legs of one tenant, by country: a change asks only those of its own country."""

    def __init__(self, trips: Iterable[Trip]) -> None:
        self._of: dict[str, list[Trip]] = defaultdict(list)
        for trip in trips:
            self._of[trip.country].append(trip)

    def there(self, event: Event, now: datetime, days: int = SOON) -> tuple[Presence, ...]:
        """Return who is in the event's country, or will be, one entry a person: who is there before who arrives."""
        return self.within(event.country, event.publisher, now, days)

    def within(self, country: str, publisher: str, now: datetime, days: int = SOON) -> tuple[Presence, ...]:
        """Return the same for a country; `publisher` is the government whose nationals are marked, "" none."""
        found: dict[str, Presence] = {}
        for trip in self._of.get(country, ()):
            one = present(trip, publisher, now, days)
            if one and (trip.traveller not in found or _sooner(one, found[trip.traveller])):
                found[trip.traveller] = one
        return tuple(sorted(found.values(), key=_order))

    def countries(self) -> tuple[str, ...]:
        """Return every country a leg leads to."""
        return tuple(sorted(self._of))


def _order(one: Presence) -> tuple[date, str, str]:
    return one.arrives or date.min, one.trip.name, one.trip.traveller


def _sooner(one: Presence, other: Presence) -> bool:
    return (one.arrives or date.min) < (other.arrives or date.min)


def sentence(there: Iterable[Presence], publisher: str) -> str:
    """Say how many, and for how many of them this government speaks; names are for `names`."""
    there = tuple(there)
    now = sum(1 for one in there if one.arrives is None)
    soon = len(there) - now
    if not there:
        return "None of your travellers are there or expected within two weeks."
    parts = [_people(now, "there now")] if now else []
    parts += [_people(soon, "expected within two weeks")] if soon else []
    own = sum(1 for one in there if one.national)
    are = "is a national" if own == 1 else "are nationals"
    mine = f"; {own} of them {are} of {GOVERNMENTS[publisher]}" if own else ""
    return f"Your travellers: {', '.join(parts)}{mine}."


def _people(count: int, where: str) -> str:
    return f"{count} {'person' if count == 1 else 'people'} {where}"


def names(there: Iterable[Presence]) -> tuple[str, ...]:
    """Name each, with the days: for private channels only."""
    lines = []
    for one in there:
        until = f"until {one.trip.end.isoformat()}" if one.trip.end else "end not known"
        when = f"arrives {one.arrives.isoformat()}" if one.arrives else "there now"
        place = f", {one.trip.place}" if one.trip.place else ""
        lines.append(f"{one.trip.name or one.trip.traveller} ({when}, {until}{place})")
    return tuple(lines)
