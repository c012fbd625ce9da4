"""Rows of lists that cannot be read, as each pass leaves them: a note a door."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.store.codec import moment, stamp

if TYPE_CHECKING:
    from monitor.store.sqlite import Store

_PREFIX = "illegible "
LATELY = timedelta(hours=6)  # a row that comes and goes with each second look is one trouble


@dataclass(frozen=True, slots=True)
class Row:
    """What was expected of a row and what came, since when and when last; `destination` is "" where nobody knows it.

    `may` are then those whose row it may be: the list did not show them when it came.
    """

    why: str
    destination: str
    since: datetime
    seen: datetime
    may: tuple[str, ...] = ()


def rows(store: Store, door: str) -> list[Row]:
    """The rows of a door that cannot be read, and those that could not within hours."""
    found = json.loads(store.note(f"{_PREFIX}{door}") or "[]")
    times = ({**one, "since": moment(one["since"]), "seen": moment(one["seen"])} for one in found)
    return [Row(**{**one, "may": tuple(one["may"])}) for one in times]


def written(door: str, left: Iterable[Row]) -> dict[str, str]:
    """Write them as a note to keep."""
    found = [{**asdict(row), "since": stamp(row.since), "seen": stamp(row.seen)} for row in left]
    return {f"{_PREFIX}{door}": json.dumps(found)}
