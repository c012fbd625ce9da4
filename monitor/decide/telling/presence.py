"""Who is in a country or will be soon: whole days, wherever on Earth the day is, so nobody falls off the date line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from monitor.decide.telling.follow import called, heard
from monitor.decide.words import spoken
from monitor.locate.cities import country_of, names_of
from monitor.locate.places import by_code, resolve
from monitor.model import Event
from monitor.model.routing import Presence, Trip
from monitor.speak.tongue import ENGLISH, Tongue
from monitor.terms.nations import ADDRESSES

SOON = 14  # days ahead of an arrival
_PLACES = 3  # that a sentence names
# A day begins first at UTC+14 (Kiritimati) and ends last at UTC-12 (Baker Island): a leg's days are the traveller's
# own, and we do not know on which side of the line they are.
_EARLIEST = timedelta(hours=14)
_LATEST = timedelta(hours=36)


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
        """Return who is in the event's country, or will be, one entry a person.

        First who is where the event says it is, then whose place the list does not say, then who is elsewhere; of
        each who is there before who arrives. Of whom several legs run, the one in a place it names is told.
        """
        found = self._within(event.country, event.publisher, now, days, cache(lambda place: _named(event, place)))
        named = any(one.at for one in found)
        return tuple(sorted(found, key=lambda one: (_far(one) if named else 0, *_order(one))))

    def within(self, country: str, publisher: str, now: datetime, days: int = SOON) -> tuple[Presence, ...]:
        """Return who is in a country, or will be, who is there before who arrives.

        `publisher` is the government whose nationals are marked, "" none.
        """
        return tuple(sorted(self._within(country, publisher, now, days, lambda _: ""), key=_order))

    def _within(
        self, country: str, publisher: str, now: datetime, days: int, named: Callable[[str], str]
    ) -> list[Presence]:
        found: dict[str, Presence] = {}
        bounds, of = Days.at(now, days), ADDRESSES.get(publisher)
        for trip in self._of.get(country, ()):
            if one := _present(trip, of, bounds):
                one = replace(one, at=named(trip.place)) if trip.place else one
                if trip.traveller not in found or _sooner(one, found[trip.traveller]):
                    found[trip.traveller] = one
        return list(found.values())

    def countries(self) -> tuple[str, ...]:
        """Return every country a leg leads to."""
        return tuple(sorted(self._of))


def _order(one: Presence) -> tuple[date, str, str]:
    return one.arrives or date.min, one.trip.name, one.trip.traveller


def _sooner(one: Presence, other: Presence) -> bool:
    return (one.arrives or date.min, not one.at) < (other.arrives or date.min, not other.at)


def _far(one: Presence) -> int:
    """How far from what is said somebody may be: where no place is known, they may be there."""
    return 0 if one.at else 2 if parts(one.trip.place) else 1


def parts(place: str) -> list[str]:
    """Part what a list says of a place, as "Almaty (Hotel Otrar)"; what names a country says no place in it."""
    return [part for part in map(str.strip, re.split(r"[,()/;]", place)) if part and not resolve(part)]


def _named(event: Event, place: str) -> str:
    """The part of a place that the event names; what is no city we know counts only as it is written."""
    said = " | ".join(heard(event))
    for part in parts(place):
        known = country_of(part) == event.country or (part[:1].isupper() and part in said)
        if known and called(event, part):
            return part
    return ""


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
    if near := {names_of(one.at)[0]: one.at for one in there if one.at}:
        at = sum(1 for one in there if one.at)
        mine = tongue.ngettext("{count} of them in {places}", "{count} of them in {places}", at)
        where = mine.format(count=at, places=tongue.listed(list(near.values())[:_PLACES]))
        parts = [tongue.semicolon.join((tongue.listed(parts), where))]
    if own := sum(1 for one in there if one.national):
        mine = tongue.ngettext(
            "{count} of them is a national of {country}", "{count} of them are nationals of {country}", own
        )
        code = ADDRESSES[publisher]
        land = by_code(code)
        of_them = mine.format(count=own, country=tongue.country(code, spoken(land.name if land else code)))
        parts = [tongue.semicolon.join((tongue.listed(parts), of_them))]
    return tongue.gettext("Your travellers: {people}.").format(people=tongue.listed(parts))


def dated(known: date | None, tongue: Tongue = ENGLISH) -> str:
    """Say of which day the list of journeys is, or that there is none, so that nobody's absence is known by it."""
    if known is None:
        return tongue.gettext("No list of journeys is known: that nobody is there is not known either.")
    said = tongue.gettext("Your list of journeys is of {day}: whoever was booked since is missing.")
    return said.format(day=tongue.plain_day(known))


def names(there: Iterable[Presence], tongue: Tongue = ENGLISH) -> tuple[str, ...]:
    """Name each, with the days: for private channels only."""
    lines, say = [], tongue.gettext
    for one in there:
        until = say("until {day}").format(day=tongue.plain_day(one.trip.end)) if one.trip.end else say("end not known")
        when = say("arrives {day}").format(day=tongue.plain_day(one.arrives)) if one.arrives else say("there now")
        days = tongue.listed([when, until, *([one.trip.place] if one.trip.place else [])])
        lines.append(f"{one.trip.name or one.trip.traveller} ({days})")
    return tuple(lines)
