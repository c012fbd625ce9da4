"""A door that is no longer built as we know it, and pages nobody can read: officers are told what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.collect.knock import GOOD
from monitor.collect.source import Door
from monitor.model import DoorState, Health
from monitor.store.codec import spoken, stamp
from monitor.store.failing import unreadable
from monitor.store.notices import Notice
from monitor.tend import several

if TYPE_CHECKING:
    from monitor.store.sqlite import Store

_HOUR = timedelta(hours=1)  # a template that half of the requests get, or that was a slip of the morning, is none
_MANY = 10  # pages: of one site, not of one country
_MISSING = (Health.NOT_FOUND, Health.SOFT_404)
_TOLD = Health.DISALLOWED  # of which officers hear at once
_SHOWN = 5


def found(
    store: Store, key: str, doors: Sequence[Door], known: Mapping[str, DoorState], now: datetime
) -> Iterator[tuple[Notice, bool]]:
    """Give what may be said of the doors of a publisher, each with whether it holds; all keys begin with `key`.

    While none of its lists can be read either, that is told, and nothing of its pages.
    """
    met = [(door, known[door.name]) for door in doors if door.name in known and len(doors) > 1]
    listed = any(door.register and state.health in GOOD for door, state in met)
    for door, state in met:
        if door.register:
            yield _changed(key, door, state), _stands(state, door.every, now)
        elif listed:
            yield from _pages(key, door, _old(store, door, state, any(d.brief for d in doors), now))


def _changed(key: str, door: Door, state: DoorState) -> Notice:
    subject = f"{door.name} is no longer built as we know it"
    read = f"It was last read well on {spoken(stamp(state.good_at))}." if state.good_at else "It was never read well."
    return Notice(f"{key}{door.name}: layout", subject, (f"{state.detail}.", read, *_next(door)), where="/sources")


def _stands(state: DoorState, every: int, now: datetime) -> bool:
    """Whether nothing of a door was believed for an hour; what was read and waits for an officer is theirs already."""
    since = state.good_at or state.since
    long = max(_HOUR, timedelta(seconds=2 * every))
    return state.health is Health.LAYOUT_CHANGED and since is not None and now - since >= long


def _old(store: Store, door: Door, state: DoorState, brief: bool, now: datetime) -> list[tuple[str, str]]:
    """Name whose page could not be read for hours, each with why; where an index speaks for itself, some have none."""
    if state.health is Health.OK:
        return []
    rows = unreadable(store, door.name).items()
    left = ((d, row) for d, row in rows if row.health != _TOLD and not (brief and row.health in _MISSING))
    return [(d, row.why) for d, row in left if now - datetime.fromisoformat(row.since) >= several.LATELY]


def _pages(key: str, door: Door, old: Sequence[tuple[str, str]]) -> Iterator[tuple[Notice, bool]]:
    """Of the first page, and once more where they are many: one country's page is gone, or all are built otherwise."""
    said = (*(f"{destination}: {why}." for destination, why in old[:_SHOWN]), *_more(old), *_next(door))
    for rung, least in (("", 1), (": many", _MANY)):
        which = f"{len(old)} pages" if len(old) > 1 else "A page"
        subject = f"{which} of {door.name} could not be read for hours"
        yield Notice(f"{key}{door.name}{rung}", subject, said, where="/sources"), len(old) >= least


def _more(old: Sequence[tuple[str, str]]) -> Iterable[str]:
    return [f"… and {len(old) - _SHOWN} more."] if len(old) > _SHOWN else []


def _next(door: Door) -> tuple[str, ...]:
    source = door.name.partition(".")[0]
    return (
        several.WHY,
        f"What comes now: advisory-monitor save {door.name} FILE. What we read in it: advisory-monitor read --source"
        f" {source} FILE.",
        f"If its publisher builds it otherwise now, its reader must learn that: monitor/collect/sources/{source}.py.",
    )
