"""Who is in a country or will be soon: whole days, wherever on Earth the day is, so nobody falls off the date line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from monitor.model import Event
from monitor.model.routing import Presence, Trip
from monitor.speak.tongue import ENGLISH, Tongue

SOON = 14  # days ahead of an arrival
# A day begins first at UTC+14 (Kiritimati) and ends last at UTC-12 (Baker Island): a leg's days are the traveller's
# own, and we do not know on which side of the line they are.
_EARLIEST = timedelta(hours=14)
_LATEST = timedelta(hours=36)
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
    "italy": "IT",
    "austria": "AT",
    "new_zealand": "NZ",
    "france": "FR",
    "switzerland": "CH",
}
# What English says "a national of" to; other languages have names of their own.
_NATIONS = {
    "US": "the United States",
    "GB": "the United Kingdom",
    "CA": "Canada",
    "AU": "Australia",
    "DE": "Germany",
    "NL": "the Netherlands",
    "JP": "Japan",
    "IE": "Ireland",
    "IT": "Italy",
    "AT": "Austria",
    "NZ": "New Zealand",
    "FR": "France",
    "CH": "Switzerland",
}


@dataclass(frozen=True, slots=True)
class Days:
    """The days that decide at one moment: a leg that ends on `over` or before is over everywhere, one that starts on
    `begun` or before may have begun somewhere, one that starts after `far` is too far ahead."""

    over: date
    begun: date
    far: date

    @classmethod
    def at(cls, now: datetime, days: int) -> Days:
        """The days that decide now, for arrivals within so many days."""
        early = now.astimezone(UTC) + _EARLIEST
        return cls((now.astimezone(UTC) - _LATEST).date(), early.date(), (early + timedelta(days=days)).date())


def _present(trip: Trip, of: str | None, days: Days) -> Presence | None:
    if trip.start > days.far or (trip.end is not None and trip.end <= days.over):
        return None
    return Presence(trip, trip.start if trip.start > days.begun else None, of == trip.nationality != "")


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
        bounds, of = Days.at(now, days), GOVERNMENTS.get(publisher)
        for trip in self._of.get(country, ()):
            one = _present(trip, of, bounds)
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


def sentence(there: Iterable[Presence], publisher: str, tongue: Tongue = ENGLISH) -> str:
    """Say how many, and for how many of them this government speaks; names are for `names`."""
    there = tuple(there)
    now = sum(1 for one in there if one.arrives is None)
    soon = len(there) - now
    if not there:
        return tongue.gettext("None of your travellers are there or expected within two weeks.")
    counted = tongue.ngettext("{count} person there now", "{count} people there now", now).format(count=now)
    parts = [counted] if now else []
    awaited = tongue.ngettext(
        "{count} person expected within two weeks", "{count} people expected within two weeks", soon
    )
    parts += [awaited.format(count=soon)] if soon else []
    if own := sum(1 for one in there if one.national):
        mine = tongue.ngettext(
            "{count} of them is a national of {country}", "{count} of them are nationals of {country}", own
        )
        code = GOVERNMENTS[publisher]
        of_them = mine.format(count=own, country=tongue.country(code, _NATIONS[code]))
        parts = ["; ".join((tongue.listed(parts), of_them))]
    return tongue.gettext("Your travellers: {people}.").format(people=tongue.listed(parts))


def names(there: Iterable[Presence], tongue: Tongue = ENGLISH) -> tuple[str, ...]:
    """Name each, with the days: for private channels only."""
    lines, say = [], tongue.gettext
    for one in there:
        until = say("until {day}").format(day=tongue.plain_day(one.trip.end)) if one.trip.end else say("end not known")
        when = say("arrives {day}").format(day=tongue.plain_day(one.arrives)) if one.arrives else say("there now")
        days = tongue.listed([when, until, *([one.trip.place] if one.trip.place else [])])
        lines.append(f"{one.trip.name or one.trip.traveller} ({days})")
    return tuple(lines)
