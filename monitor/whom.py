"""Who decides beside the tables: wishes that a query cannot judge are asked of the pure deciders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from monitor.decide import due, follow
from monitor.model import Delivery, Event
from monitor.store.deciders import Deciders, Pair


def deciders(clock: Callable[[], datetime]) -> Deciders:
    """Return those who decide for a fan-out, by this clock."""

    def rest(event: Event, pairs: Sequence[Pair]) -> Iterable[Delivery]:
        return [owed for pair in pairs for owed in _owed(event, pair, clock())]

    return Deciders(plain=lambda event: event.publisher != follow.CANARY, rest=rest)


def _owed(event: Event, pair: Pair, now: datetime) -> Iterator[Delivery]:
    recipient, rules = pair
    whys = {rule: why for rule in rules if (why := follow.why(event, rule))}
    if whys:
        ruling = due.when(event, recipient, list(whys), now)
        yield Delivery(event.id, recipient.name, ruling.due_at, "; ".join(whys.values()), ruling.hold)
