"""Pages of destinations that cannot be read, as each round over them leaves it: a note a door."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.store.sqlite import Store

_PREFIX = "failing "
Failing = dict[str, tuple[str, str, str]]  # by destination: since when (ISO 8601), health, what came instead


def unreadable(store: Store, door: str) -> Failing:
    """Recall whose page could not be read when it was last asked."""
    note = store.note(f"{_PREFIX}{door}")
    return {destination: tuple(row) for destination, row in json.loads(note).items()} if note else {}


def written(door: str, left: Failing) -> dict[str, str]:
    """Write them as a note to keep."""
    return {f"{_PREFIX}{door}": json.dumps(left)}
