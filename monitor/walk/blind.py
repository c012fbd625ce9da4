"""Which countries are not checked because of how a door fares: not checked is never clear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property

from monitor.collect.knock import GOOD
from monitor.collect.pages import silent
from monitor.collect.source import Door, Publisher
from monitor.model import Belief, DoorState, Health
from monitor.model.belief import LIST
from monitor.model.door import AHEAD, FORSAKEN_AFTER
from monitor.store.failing import Failing, unreadable
from monitor.store.sqlite import Store
from monitor.walk.fares import behind

_WHOLE = (Health.OK, Health.SHRUNK)  # what a stale door says may be of last week
_RESTS = 4
Believed = Callable[[str], Mapping[str, Belief]]
Open = dict[str, "datetime | None"]  # countries, each with since when it is not checked; None: nobody knows


def forsaken(state: DoorState, every: int, now: datetime) -> DoorState:
    """Take a door that was read well for one that is not, where nobody knocked for many times its rest."""
    tried, rests = state.tried_at, state.resume_at is not None and state.resume_at > now
    if not every or tried is None or state.health not in GOOD or rests:
        return state
    if -AHEAD <= now - tried <= FORSAKEN_AFTER + _RESTS * timedelta(seconds=every):
        return state
    said = f"nobody has looked since {tried:%Y-%m-%d %H:%M} UTC; expected a look every {every // 60} min"
    return replace(state, health=Health.FORSAKEN, detail=said, since=tried)


class Blind:
    """Answers for the doors of one publisher; what is believed is asked for when a door is in trouble.

    `believed` gives it by the publisher's name, for whoever kept it; else it is read from the store.
    """

    def __init__(
        self, publisher: Publisher, states: Mapping[str, DoorState], store: Store, believed: Believed | None = None
    ) -> None:
        self._publisher, self._states, self._store = publisher, states, store
        self._believed = believed or store.beliefs
        registers = [d.name for d in publisher.DOORS if d.register and not d.witness]
        self._witnesses = [d.name for d in publisher.DOORS if d.witness]
        self._all = not any(states[name].health in GOOD for name in registers)
        self._mute = silent(publisher.DOORS, states)
        self._shared = not publisher.POSTS  # a mission's feed leaves open whom that mission speaks for, and nobody else

    @cached_property
    def _beliefs(self) -> list[Belief]:
        return [b for b in self._believed(self._publisher.NAME).values() if b.withdrawn_at is None]

    def countries(self, door: Door) -> list[str]:
        """Name the countries this door leaves open, and no other door answers for."""
        dark = self._states[door.name].health not in (*GOOD, Health.UNTRIED)
        left = {country for belief in self._open(door) for country in belief.countries}
        return sorted(left.union(door.serves if dark else ()))

    def left(self, door: Door) -> Open:
        """The countries this door leaves open, each with since when this publisher is not checked for it."""
        return {code: self.open[code] for code in self._codes[door.name]}

    @cached_property
    def open(self) -> Open:
        """Every country that is not checked for this publisher, each with since when.

        Registers tell the same of a country, so it is since the last of them failed; a feed of a mission and a page of
        its own tell what no other does: since the first of these.
        """
        first, last, any_of = Open(), Open(), Open()
        for door in self._publisher.DOORS:
            single, when, mute = dict(self._single(door)), self._since(door), self._mute == door.name
            for code in self._codes[door.name]:
                any_of.setdefault(code, when)
                if code in single:
                    first[code] = _known(min, first.get(code), single[code], when if mute else None)
                elif mute or not self._shared:
                    first[code] = _known(min, first.get(code), when)
                elif door.register:
                    last[code] = _known(max, last.get(code), when)
        return {code: _known(min, first.get(code), last.get(code)) or any_of[code] for code in any_of}

    @cached_property
    def _codes(self) -> dict[str, list[str]]:
        return {door.name: self.countries(door) for door in self._publisher.DOORS}

    def _since(self, door: Door) -> datetime | None:
        """The last good read, or the moment a door that is read began to show too little or too old things."""
        state = self._states[door.name]
        read = state.health in (Health.SHRUNK, Health.STALE)
        return (None if read else state.good_at) or state.since

    def _single(self, door: Door) -> Iterator[tuple[str, datetime]]:
        """Whose own page cannot be read, each with since when, the first to fail last."""
        single = self._failing(door)
        rows = sorted((b for b in self._lacking(door)), key=lambda b: single[b.destination][0], reverse=True)
        yield from ((c, datetime.fromisoformat(single[b.destination][0])) for b in rows for c in b.countries)

    def _lacking(self, door: Door) -> list[Belief]:
        """Where an index speaks for itself, who never had a page lacks none."""
        single, own = self._failing(door), any(d.brief for d in self._publisher.DOORS)
        return [b for b in self._beliefs if b.destination in single and (b.door == door.name or not own)]

    def _failing(self, door: Door) -> Failing:
        pages = not door.register and self._states[door.name].health is not Health.OK
        return unreadable(self._store, door.name) if pages else {}

    def _open(self, door: Door) -> Iterable[Belief]:
        health, whole = self._states[door.name].health, (self._all and self._shared) or self._mute == door.name
        if health in (Health.OK, Health.UNTRIED):
            return ()
        if not (door.register or whole):
            return self._lacking(door)
        if health is Health.SHRUNK:
            return self._missing(door)
        state = self._states[door.name]
        if health is Health.LAYOUT_CHANGED and state.good_at == state.tried_at:
            return [b for b in self._beliefs if any(w.aspect == LIST and w.door == door.name for w in b.withheld)]
        if health is Health.STALE:
            old = [belief for belief in self._beliefs if behind(belief, door.name)]
            return [b for b in old or self._beliefs if self._alone(b, door)]
        return [b for b in self._beliefs if whole or self._alone(b, door)]

    def _alone(self, belief: Belief, door: Door) -> bool:
        """Whether no other door that is read says what we believe of a destination now; a witness would tell nobody."""
        others = (name for name in belief.claims if name not in (door.name, *self._witnesses) and name in self._states)
        well = (name for name in others if self._states[name].health in (*_WHOLE, Health.STALE))
        return door.name in belief.claims and not any(not behind(belief, name) for name in well)

    def _missing(self, door: Door) -> Iterable[Belief]:
        """Of a list that shrank: what no list shows; of a feed of posts that lost some: whom its mission speaks for."""
        if self._publisher.POSTS:
            return [b for b in self._beliefs if door.name in b.claims]
        lists = [name for name, state in self._states.items() if state.health in GOOD]
        shown = {destination for name in lists for destination in self._store.parts(name).values()}
        return [b for b in self._beliefs if b.destination not in shown]


def _known(choose: Callable[[Iterable[datetime]], datetime], *times: datetime | None) -> datetime | None:
    """Choose among the times that are known; None if none is."""
    known = [time for time in times if time]
    return choose(known) if known else None
