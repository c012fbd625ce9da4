"""What other doors of a government tell of the fact that an event tells, and how far their word can be relied on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from monitor.decide.join import WINDOW, ended_since, government, told_beside
from monitor.model import Event
from monitor.model.routing import Storm, StormState
from monitor.store.shapes import Wanted
from monitor.store.sqlite import Store


@dataclass(frozen=True, slots=True)
class Beside:
    """What other doors tell of one fact.

    `firm` are the events (ids) that count, `doubted` those that an officer may still discard, with the storm of each,
    and `faults` those that one did discard since this one counts: only then does their correction tell of it. `own` is
    the storm of this one, while it is undecided.
    """

    firm: frozenset[str] = frozenset()
    doubted: dict[str, Storm] = field(default_factory=dict)
    faults: frozenset[str] = frozenset()
    own: Storm | None = None


def beside(store: Store, event: Event) -> Beside:
    """Find what other doors of its government tell of all that an event tells, where a storm kept them apart.

    Without one, what another door tells of the same is no event of its own.
    """
    since = event.detected_at - WINDOW  # one alert taken back by itself is recorded late, and begins early
    if government(event.publisher) == event.publisher or not any(one.began_at >= since for one in store.storms.all()):
        return Beside()
    kept = _kept(store, event)
    same = told_beside(event, [one for one, mark in kept if mark != "discarded"])
    doubted = {one.id: store.storms.of(one.id) for one, mark in kept if mark == "open" and one.id in same}
    faults = {one.id for one, mark in kept if mark == "discarded" and _spoke(store, event, one)}
    own = store.storms.of(event.id)
    return Beside(
        same - doubted.keys(),
        {key: storm for key, storm in doubted.items() if storm},
        told_beside(event, [one for one, _ in kept]) & faults,
        own if own and own.state == "open" else None,
    )


def _spoke(store: Store, event: Event, fault: Event) -> bool:
    """Whether an event counted already when another was found to be a fault: one of a storm does once it is let out."""
    own, other = store.storms.of(event.id), store.storms.of(fault.id)
    since = own.decided_at if own else event.detected_at
    ruled = other.decided_at if other else None
    return since is not None and ruled is not None and since < ruled and not (own and own.state == "discarded")


def stands(store: Store, fault: Event) -> bool:
    """Whether another door tells, or told, all that a discarded event told."""
    return bool(beside(store, fault).firm)


def said_still(store: Store, told: Sequence[Event]) -> tuple[Event, ...]:
    """Give what other doors tell of what these told, or of a part of it, and what nothing has ended since.

    Of one of these itself that another door confirmed, it is that one.
    """
    found = dict[str, Event]()
    for one in told:
        kept = [other for other, mark in _kept(store, one) if mark not in ("discarded", "open")]
        same = [other for other in kept if told_beside(one, [other]) or told_beside(other, [one])]
        same += [one] if confirmers(one) else []
        found |= {each.id: each for each in same if not any(ended_since(each, later) for later in kept)}
    return tuple(sorted(found.values(), key=lambda one: (one.finding.severity, one.detected_at, one.id)))


def confirmers(event: Event) -> tuple[str, ...]:
    """Name the publishers that told an event as well after its own had."""
    said = dict.fromkeys(door.name.partition(".")[0] for door in event.doors)
    return tuple(name for name in said if name != event.publisher)


def _kept(store: Store, event: Event) -> list[tuple[Event, StormState | None]]:
    """Everything of its country since three weeks before an event, with the state of the storm it came in."""
    asked = Wanted(since=event.detected_at - WINDOW, country=event.country)
    return list(store.storms.marked(store.events(asked)))
