"""When what a letter tells of was last checked, and which governments are not checked for its country now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.collect.knock import GOOD, untried
from monitor.collect.listed import NAME as LISTED
from monitor.collect.source import Publisher
from monitor.model import DoorState, Event
from monitor.walk.blind import Blind, Open, forsaken

if TYPE_CHECKING:
    from monitor.wire import House


class Checked:
    """Answers for the sending of a minute, how doors fare being asked once a publisher; a round may take hours."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._known: dict[str, tuple[datetime, Mapping[str, DoorState], Open]] = {}

    def last(self, event: Event, now: datetime) -> datetime:
        """When an event's publisher was last read for its country, and not before it told of the event.

        A mission is read by its own feed, not by its neighbour's; what cannot be read, was until it could not be.
        """
        publisher, left = self._house.publisher(event.publisher), Open()
        if event.publisher == LISTED:  # each listed page by itself
            own = list(self._house.store.doors(event.doors[0].name).values())
        else:
            states, left = self._fares(publisher, now)
            own = _own(event, publisher, states) if publisher.POSTS else list(states.values())
        read = max((state.good_at for state in own if state.good_at), default=event.detected_at)
        return max(event.detected_at, min(read, left.get(event.country) or now))

    def well(self, publisher: Publisher, country: str, now: datetime) -> bool:
        """Whether a publisher is read for a country now: not checked is never clear."""
        states, left = self._fares(publisher, now)
        leading = [d.name for d in publisher.DOORS if d.register and not d.witness]
        read = any(name in states and states[name].health in GOOD for name in leading)
        return read and country not in left

    def _fares(self, publisher: Publisher, now: datetime) -> tuple[Mapping[str, DoorState], Open]:
        minute, known = now.replace(second=0, microsecond=0), self._known.get(publisher.NAME)
        if known is None or known[0] != minute:
            store = self._house.store
            stored = store.doors(publisher.NAME + ".")
            every = {door.name: door.every if door.register else 0 for door in publisher.DOORS}
            states = {name: forsaken(state, every.get(name, 0), now) for name, state in stored.items()}
            whole = {door.name: states.get(door.name, untried(door)) for door in publisher.DOORS}
            known = self._known[publisher.NAME] = (minute, states, Blind(publisher, whole, store).open)
        return known[1:]


def _own(event: Event, publisher: Publisher, states: Mapping[str, DoorState]) -> list[DoorState]:
    """The feed that told of a post, read still or not; of a post's own page those that speak for its country."""
    feeds = [d for d in publisher.DOORS if d.register]
    names = {one.name for one in event.doors} - {d.name for d in publisher.DOORS if not d.register}
    told = [states[name] for name in sorted(names) if name in states]
    return told or [states[d.name] for d in feeds if event.country in d.serves and d.name in states]
