"""Travellers who are forgotten, and how records say whom without a name: by a mark that only this house can make."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from monitor import seals
from monitor.admit.enrol import secret
from monitor.store.audit import Deed
from monitor.wire import House


def unnamed(house: House, whom: Iterable[str]) -> dict[str, str]:
    """Return the mark of each name or key in a company's list, capitals and small letters alike; 32 hex digits."""
    key = secret(house.state, house.settings.post.secret_file)
    return {one: seals.identity(key, "traveller", one.lower()) for one in whom}


def erase(house: House, whom: str, who: str, now: datetime, only: int | None = None) -> tuple[dict[int, int], int]:
    """Forget somebody's journeys, how many of each company, and what desks noted of them, how many notes.

    `only` is one company: another may call somebody else so. That they are to be forgotten is written down first: a
    copy of the database put back later does it again.
    """
    store = house.store
    keys = {(tenant, trip.traveller) for tenant, trip in store.trips.of(whom)}
    noting = {tenant for tenant, _, _ in store.contacts.about(whom, keys)}
    for tenant in sorted(noting | {tenant for tenant, _ in keys}):
        if only in (None, tenant):
            mark = unnamed(house, [whom])[whom]
            store.audit.note(Deed(who, "travellers.erase", f"tenant:{tenant}", "", mark), now)
    noted = store.contacts.erase(whom, keys, only)
    return store.trips.erase(whom, who, now, only), noted
