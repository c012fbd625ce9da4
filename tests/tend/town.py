"""People, events and passes for stories on a store with a clock."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from monitor.decide.telling.storm import Limits
from monitor.model import Due, Event, Rule, State
from monitor.store.shapes import Kept
from monitor.store.sqlite import Store
from monitor.tend import storming
from monitor.tend.gathering import gather
from monitor.tend.rulings import Rulings
from tests.decide.told import NINE, event, somebody

LIMITS = Limits()


def joins(store: Store, name: str, *rules: Rule, at: datetime = NINE, **told: Any) -> int:
    """Somebody follows what the rules say (none: everything), by mail unless told otherwise."""
    return store.save_recipient(somebody(name, **told), rules or (Rule(),), at)


def happens(store: Store, *events: Event, at: datetime = NINE, **kept: Any) -> None:
    """One pass notices these events."""
    store.keep(Kept(events[0].publisher, at, events=events, **kept))


def kept_as_the_corridor_does(store: Store, *events: Event, at: datetime = NINE, limits: Limits = LIMITS) -> str:
    """One pass notices these events, and whether it is a storm."""
    reason = storming.sign(store, events[0].publisher, events, at, limits)
    happens(store, *events, at=at, storm=reason)
    return reason


def spread(store: Store, at: datetime = NINE, limits: Limits = LIMITS) -> int:
    """Owe everybody what happened."""
    from monitor.tend.rulings import deciders

    return store.fan_out(deciders(store, lambda: at, limits), lambda: at)


def gathers(store: Store, at: datetime) -> int:
    return gather(store, lambda: at)


def rows(store: Store, name: str = "", *states: State) -> list[Due]:
    """What somebody (or anybody) is owed, oldest first."""
    return [due for due in reversed(store.outbox(states, limit=100_000)) if not name or due.reader == name]


def leaves(store: Store, at: datetime) -> list[tuple[str, tuple[str, ...]]]:
    """What is sent now: to whom, and which events each message carries (sorted); every message arrives."""
    from monitor.model import Sent

    sent = []
    for due in store.claim("test", at, 60, 10_000):
        assert store.transmitting(due.id, "test", at)
        store.settle(due.id, "test", Sent("250 ok"), at, None)
        sent.append((due.reader, tuple(sorted(due.carries))))
    return sent


__all__ = ["NINE", "Rulings", "event", "gathers", "happens", "joins", "kept_as_the_corridor_does", "leaves", "rows", "somebody", "spread"]
