"""Doors that robots.txt shuts: told to officers once, and over when it is over."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.model import DoorState, Health
from monitor.store.notices import Notice
from monitor.tend import several

if TYPE_CHECKING:
    from monitor.store.sqlite import Store

KEY = "robots: "


def tell(store: Store, doors: Iterable[DoorState], officers: Collection[str], now: datetime) -> None:
    """Tell of each of these doors that is newly disallowed; end what was told of those that are not any more."""
    states, open_ = {state.door: state for state in doors}, store.notices.open(KEY)
    found = [_notice(state) for state in states.values() if state.health is Health.DISALLOWED]
    new = [notice for notice in found if notice.key not in {one.key for one in open_}]
    lately = sum(one.at is not None and now - one.at < several.LATELY for one in open_)
    several.written(store, f"{KEY}more", "More and more is disallowed by robots.txt", new, lately, officers, now)
    for notice in open_:
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
