"""What other governments say of the same country, for the mail beside an event: who else has moved, who has not."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from monitor.collect.knock import GOOD
from monitor.collect.source import Publisher
from monitor.decide.kind import LABELS
from monitor.deliver.letter import Stand
from monitor.model import Belief, Event
from monitor.store.protocol import Wanted

if TYPE_CHECKING:
    from monitor.wire import House

LATELY = timedelta(days=14)  # a level that moved within these belongs to the same story
_MOVES = ("level_raised", "level_lowered")
Known = dict[str, list[tuple[Publisher, Belief]]]


class Beside:
    """Answers for one round of sending. What is believed is read once; a storm asks for two hundred countries."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._known: Known | None = None
        self._told: dict[tuple[str, str], tuple[Stand, ...]] = {}

    def __call__(self, event: Event, now: datetime) -> tuple[Stand, ...]:
        """Return where the others stand: those that moved of late first, then the gravest."""
        if not event.country:
            return ()
        key = (event.country, event.publisher)
        if key not in self._told:
            self._told[key] = tuple(self._others(event.country, event.publisher, now))
        return self._told[key]

    def _others(self, country: str, publisher: str, now: datetime) -> list[Stand]:
        if self._known is None:
            self._known = _believed(self._house)
        own = self._house.publisher(publisher).SHORT
        moved = self._moved(country, now)
        found = [
            Stand(of.SHORT, belief.level, LABELS.get(belief.level or 0, ""), moved.get(of.NAME), self._checked(of))
            for of, belief in self._known.get(country, ())
            if own != of.SHORT and belief.level
        ]
        return sorted(found, key=lambda s: (s.moved_on is None, -(s.level or 0), s.short))

    def _moved(self, country: str, now: datetime) -> dict[str, date]:
        asked = (Wanted(country=country, kind=kind, since=now - LATELY) for kind in _MOVES)
        told = sorted((e for one in asked for e in self._house.store.events(one)), key=lambda e: e.detected_at)
        return {e.publisher: e.detected_at.date() for e in told}

    def _checked(self, publisher: Publisher) -> bool:
        """Whether any register of a publisher can be read now: not checked is never clear."""
        known = self._house.store.doors(publisher.NAME + ".")
        return any(d.name in known and known[d.name].health in GOOD for d in publisher.DOORS if d.register)


def _believed(house: House) -> Known:
    found: Known = defaultdict(list)
    for name, publisher in house.publishers.items():
        for belief in () if publisher.POSTS else house.store.beliefs(name).values():
            for country in belief.countries if belief.withdrawn_at is None else ():
                found[country].append((publisher, belief))
    return found
