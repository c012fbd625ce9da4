"""Doors that robots.txt shuts: told to officers once, and over when it is over."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from monitor.model import DoorState, Health
from monitor.store.notices import Notice
from monitor.store.protocol import Store

KEY = "robots: "


def tell(store: Store, doors: Iterable[DoorState], officers: Collection[str], now: datetime) -> None:
    """Tell of each of these doors that is newly disallowed; end what was told of those that are not any more."""
    states = {state.door: state for state in doors}
    for state in states.values():
        if state.health is Health.DISALLOWED:
            store.notices.give(_notice(state), sorted(officers), now)
    for notice in store.notices.open(KEY):
        door = notice.key.removeprefix(KEY)
        if door in states and states[door].health is not Health.DISALLOWED:
            store.notices.end(notice.key, now)


def _notice(state: DoorState) -> Notice:
    last = f"{state.good_at:%Y-%m-%d %H:%M} UTC" if state.good_at else "never"
    lines = (
        f"{state.detail}.",
        f"What is disallowed is not asked; what it alone speaks of is not checked (last read well: {last}).",
        "Write to the publisher, or set robots = false for it if you have its leave.",
    )
    return Notice(f"{KEY}{state.door}", f"{state.door} is disallowed by robots.txt", lines, where="/sources")
