"""Travellers who are forgotten, and how records say whom without a name: by a mark that only this house can make."""

from __future__ import annotations

from datetime import datetime

from monitor import seals
from monitor.admit.enrol import secret
from monitor.store.audit import Deed
from monitor.wire import House


def unnamed(house: House, whom: str) -> str:
    """Return the mark of a name or key in a company's list, capitals and small letters alike; 32 hex digits."""
    return seals.identity(secret(house.state, house.settings.post.secret_file), "traveller", whom.lower())


def erase(house: House, whom: str, who: str, now: datetime) -> tuple[dict[int, int], int]:
    """Forget somebody's journeys, how many of each company, and what desks noted of them, how many notes.

    That they are to be forgotten is written down first: a copy of the database put back later does it again.
    """
    store = house.store
    keys = {(tenant, trip.traveller) for tenant, trip in store.trips.of(whom)}
    noting = {tenant for tenant, _, _ in store.contacts.about(whom, keys)}
    for tenant in sorted(noting | {tenant for tenant, _ in keys}):
        store.audit.note(Deed(who, "travellers.erase", f"tenant:{tenant}", "", unnamed(house, whom)), now)
    noted = store.contacts.erase(whom, keys)
    return store.trips.erase(whom, who, now), noted
