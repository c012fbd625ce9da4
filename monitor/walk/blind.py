"""Which countries are not checked because of how a door fares: not checked is never clear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property

from monitor.collect.knock import GOOD
from monitor.collect.pages import silent
from monitor.collect.source import Door, Publisher
from monitor.model import Belief, DoorState, Health
from monitor.store.protocol import Store
from monitor.walk import marked
from monitor.walk.fares import behind

_WHOLE = (Health.OK, Health.SHRUNK)  # what a stale door says may be of last week


class Blind:
    """Answers for the doors of one publisher; what is believed is read when a door is in trouble."""

    def __init__(self, publisher: Publisher, states: Mapping[str, DoorState], store: Store) -> None:
        self._publisher, self._states, self._store = publisher, states, store
        registers = [d.name for d in publisher.DOORS if d.register]
        self._all = not any(states[name].health in GOOD for name in registers)
        self._mute = silent(publisher.DOORS, states)
        self._shared = not publisher.POSTS  # a mission's feed leaves open whom that mission speaks for, and nobody else

    @cached_property
    def _beliefs(self) -> list[Belief]:
        return [b for b in self._store.beliefs(self._publisher.NAME).values() if b.withdrawn_at is None]

    def countries(self, door: Door) -> list[str]:
        """Name the countries this door leaves open, and no other door answers for."""
        dark = self._states[door.name].health not in (*GOOD, Health.UNTRIED)
        left = {country for belief in self._open(door) for country in belief.countries}
        return sorted(left.union(door.serves if dark else ()))

    def since(self, door: Door) -> datetime | None:
        """Since when: the last good read, or the moment a door that is read began to show too little or too old things.

        Of single pages that cannot be read it is when the first of them failed.
        """
        state, single = self._states[door.name], self._failing(door)
        if single and not (self._all or self._mute == door.name):
            return min(datetime.fromisoformat(row[0]) for row in single.values())
        read = state.health in (Health.SHRUNK, Health.STALE)
        return (None if read else state.good_at) or state.since

    def _failing(self, door: Door) -> marked.Failing:
        pages = not door.register and self._states[door.name].health is not Health.OK
        return marked.failing(self._store, door) if pages else {}

    def _open(self, door: Door) -> Iterable[Belief]:
        health, whole = self._states[door.name].health, (self._all and self._shared) or self._mute == door.name
        if health in (Health.OK, Health.UNTRIED):
            return ()
        if not (door.register or whole):
            single = self._failing(door)
            # Where an index speaks for itself, who never had a page lacks none.
            own = any(d.brief for d in self._publisher.DOORS)
            return [b for b in self._beliefs if b.destination in single and (b.door == door.name or not own)]
        if health is Health.SHRUNK:
            return self._missing(door)
        if health is Health.STALE:
            old = [belief for belief in self._beliefs if behind(belief, door.name)]
            return [b for b in old or self._beliefs if self._alone(b, door)]
        return [b for b in self._beliefs if whole or self._alone(b, door)]

    def _alone(self, belief: Belief, door: Door) -> bool:
        """Whether no other door that is read says what we believe of a destination now."""
        others = (name for name in belief.claims if name != door.name and name in self._states)
        well = (name for name in others if self._states[name].health in (*_WHOLE, Health.STALE))
        return door.name in belief.claims and not any(not behind(belief, name) for name in well)

    def _missing(self, door: Door) -> Iterable[Belief]:
        """Of a list that shrank: what no list shows; of a feed of posts that lost some: whom its mission speaks for."""
        if self._publisher.POSTS:
            return [b for b in self._beliefs if door.name in b.claims]
        lists = [name for name, state in self._states.items() if state.health in GOOD]
        shown = {destination for name in lists for destination in self._store.parts(name).values()}
        return [b for b in self._beliefs if b.destination not in shown]
