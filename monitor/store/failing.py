"""Pages of destinations that cannot be read, as each round over them leaves it: a note a door."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from monitor.store.sqlite import Store

_PREFIX = "failing "


class Unread(NamedTuple):
    """A page that cannot be read: since when (ISO 8601), its health, and what came instead; kept as a list."""

    since: str
    health: str
    why: str


Failing = dict[str, Unread]  # by destination


def unreadable(store: Store, door: str) -> Failing:
    """Recall whose page could not be read when it was last asked."""
    note = store.note(f"{_PREFIX}{door}")
    return {destination: Unread(*row) for destination, row in json.loads(note).items()} if note else {}


def written(door: str, left: Failing) -> dict[str, str]:
    """Write them as a note to keep."""
    return {f"{_PREFIX}{door}": json.dumps(left)}
