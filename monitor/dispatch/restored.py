"""Whether an older copy of the database was put back: nothing leaves then until a person lets it, or it left twice."""

from __future__ import annotations

from datetime import datetime

from monitor.store.journal import Journal
from monitor.store.sqlite import Store
from monitor.store.steps import GENERATION
from monitor.wire import House

JOURNAL = "sent.journal"


def holding(house: House) -> str:
    """Why nothing, or no mail, or none to some domains may leave; "" where all is well."""
    return behind(house) or house.store.bounces.braked() or "; ".join(house.store.bounces.crowds().values())


def behind(house: House) -> str:
    """Why nothing may leave: the database is older than what left by the journal beside it; "" where it is not."""
    left = Journal(house.state / JOURNAL).last()
    done = generation(house.store)  # asked last: somebody may be sending
    if left <= done:
        return ""
    return (
        f"the database knows of {done} hand-overs, sent.journal of {left}: an older copy was restored;"
        " `advisory-monitor outbox release` lets mail leave again"
    )


def generation(store: Store) -> int:
    """How many hand-overs the database knows of."""
    return int(store.note(GENERATION) or 0)


def release(house: House, who: str, at: datetime, resend: bool = False) -> int | None:
    """Let mail leave after a restore; how many messages will not leave twice, None if nothing was held."""
    journal = Journal(house.state / JOURNAL)
    if not holding(house):
        return None
    return house.store.dead.release(journal.last(), journal.since(generation(house.store)), who, at, resend)
