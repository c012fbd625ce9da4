"""Where the governments stand on one country: side by side on one scale, each in its own words, and who moved first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor import contract
from monitor.decide.kind import LABELS
from monitor.model import Belief
from monitor.wire import House

_APART = 2  # levels between the calmest and the gravest from which a disagreement is worth a look


@dataclass(frozen=True, slots=True)
class Position:
    """One government's advice on one destination as we believe it now; `read_at` is when it was last read well."""

    publisher: str
    label: str
    belief: Belief
    words: str
    areas: int
    moved_at: datetime | None
    read_at: datetime | None

    @property
    def level(self) -> int | None:
        """The level on the common scale, None where the publisher has none."""
        return self.belief.level


def positions(house: House, country: str) -> list[Position]:
    """Gather every government's standing advice on a country (ISO 3166-1 alpha-2), the gravest first."""
    found = []
    for name, publisher in house.publishers.items():
        if publisher.POSTS:
            continue
        read = max((s.good_at for s in house.store.doors(name + ".").values() if s.good_at), default=None)
        for belief in house.store.beliefs(name).values():
            if country in belief.countries and belief.withdrawn_at is None:
                found.append(_position(house, name, publisher.LABEL, belief, read))
    return sorted(found, key=lambda p: (-(p.level or 0), p.publisher))


def _position(house: House, name: str, label: str, belief: Belief, read: datetime | None) -> Position:
    view = house.view(belief.sha256)
    words = (view.posture.words if view else "") or LABELS.get(belief.level or 0, "")
    moves = (house.store.event(told) for told in belief.told)
    moved = min((e.detected_at for e in moves if e and e.finding.kind.startswith("level_")), default=None)
    areas = sum(area.level != belief.level for area in view.posture.areas) if view else 0
    return Position(name, label, belief, words, areas, moved, read)


def remarks(found: list[Position]) -> list[str]:
    """Say what is worth a look: how far apart they are, and who moved first."""
    said = []
    levels = [p.level for p in found if p.level]
    if levels and max(levels) - min(levels) >= _APART:
        top, low = (next(p for p in found if p.level == level) for level in (max(levels), min(levels)))
        said.append(f"They disagree: {top.label} is at level {top.level}, {low.label} at level {low.level}.")
    moved = sorted((p.moved_at, p.label) for p in found if p.moved_at)
    if len(moved) > 1:
        said.append(f"{moved[0][1]} moved first, on {contract.moment(moved[0][0])}.")
    return said


def as_json(position: Position) -> dict[str, object]:
    """Return a position as `positions --json` prints it."""
    belief = position.belief
    return {
        "publisher": position.publisher,
        "destination": belief.destination,
        "name": belief.name,
        "countries": list(belief.countries),
        "level": belief.level,
        "words": position.words,
        "areas": position.areas,
        "published_on": contract.day(belief.published_on),
        "since": contract.moment(belief.since),
        "moved_at": contract.moment(position.moved_at),
        "read_at": contract.moment(position.read_at),
        "url": belief.url,
    }
