"""Whose travellers an event concerns: how many for every desk, who for private channels, and never another tenant's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from monitor.decide.telling.presence import SOON, Days, Roster, dated, names, parts, sentence
from monitor.locate.cities import country_of, names_of
from monitor.locate.places import resolve
from monitor.locate.regions import named
from monitor.model import Event
from monitor.model.routing import Presence
from monitor.speak.tongue import ENGLISH, Tongue, tongue
from monitor.store.sqlite import Store
from monitor.store.trips import Group, Taken

FRESH = timedelta(days=2)  # after which a list is said to be of its day
_YESTERDAY = timedelta(days=2)  # a day ends last at UTC-12
PRIVATE = ("email", "file")  # by which names may leave at all, if the recipient is marked private too


def there(store: Store, tenant: int, event: Event, now: datetime, days: int = SOON) -> tuple[Presence, ...]:
    """Return who of a tenant is in the event's country, or arrives within so many days."""
    if not event.country:
        return ()
    return Roster(store.trips.near(tenant, event.country, now, days)).there(event, now, days)


def at_place(store: Store, tenant: int, where: str, now: datetime) -> tuple[tuple[Presence, ...], int]:
    """Return who of a tenant is in a country or a city, and for a city how many more are there whose city is not said.

    Raises `Unknown`, a ValueError that says what was expected, for a name that is none.
    """
    city = None if resolve(where) else country_of(where)  # Singapore is a country, too
    country = city or named(where)
    found = Roster(store.trips.near(tenant, country, now, SOON)).within(country, "", now)
    if not city:
        return found, 0
    names = set(names_of(where))
    here = tuple(one for one in found if names & {name for part in parts(one.trip.place) for name in names_of(part)})
    return here, sum(1 for one in found if not parts(one.trip.place))


Kept = dict[int, tuple[object, list[Group]]]  # by tenant: what it was made from, and the countries


def abroad(store: Store, tenant: int, now: datetime, named: int, most: int, kept: Kept | None = None) -> list[Group]:
    """Return by country who of a tenant is there, or arrives soon; named as `trips.abroad` says, in `there`'s order.

    `kept` holds the answers until journeys change or the day does.
    """
    days = Days.at(now, SOON)
    mark = store.trips.revision(), days, named, most
    if kept is not None and kept.get(tenant, (None,))[0] == mark:
        return kept[tenant][1]
    found = store.trips.abroad(tenant, (days.over, days.begun, days.far), named, most)
    if kept is not None:
        kept[tenant] = mark, found
    return found


def counting(store: Store, tenant: int, now: datetime) -> list[Taken]:
    """Return the lists that say who is where: those with a journey that is not over, or of others the newest."""
    lists, today = store.trips.taken(tenant), (now - _YESTERDAY).date().isoformat()
    running = [one for one in lists if one.over >= today]
    return running or sorted(lists, key=lambda one: one.at)[-1:]


def as_of(store: Store, tenant: int, now: datetime) -> datetime | None:
    """Return since when a tenant's journeys may be out of date, by the oldest list that counts.

    None where no list was ever taken in, so that nobody is known at all.
    """
    return min((one.at for one in counting(store, tenant, now)), default=None)


def told(
    store: Store, tenant: int, event: Event, found: Sequence[Presence], now: datetime, spoken: Tongue = ENGLISH
) -> str:
    """Say how many are there, and where that is by an old list, or by none, that nobody's absence is known by it."""
    known = as_of(store, tenant, now)
    counted = sentence(found, event.publisher, spoken) if known else ""
    return " ".join(filter(None, (counted, aged(known, now, spoken))))


def aged(known: datetime | None, now: datetime, spoken: Tongue = ENGLISH) -> str:
    """Say of which day the lists are, as `as_of` found it, or that there is none; "" of a list of these days."""
    return "" if known and now - known < FRESH else dated(known and known.date(), spoken)


def note(store: Store, recipient: int, event: Event, now: datetime) -> tuple[str, tuple[str, ...]]:
    """Return what one recipient may read of their travellers: a sentence, and names on private channels only."""
    who = store.recipient(recipient)
    if who is None or who.tenant is None:
        return "", ()
    found = there(store, who.tenant, event, now)
    spoken = tongue(who.language)
    said = told(store, who.tenant, event, found, now, spoken)
    return said, names(found, spoken) if who.private and who.channel in PRIVATE else ()
