"""Who moved first: moves of several governments in one direction within days of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from monitor.store.log import Entry
from monitor.terms.moves import LEVEL_MOVES
from monitor.web.words import instant

_TOGETHER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Step:
    """One government's move; `after` is how long after the first."""

    entry: Entry
    after: timedelta


@dataclass(frozen=True, slots=True)
class Episode:
    """Governments that moved the same way, the first one first."""

    raised: bool
    steps: tuple[Step, ...]


def episodes(moves: Iterable[Entry]) -> list[Episode]:
    """The episodes among level moves of one country, the newest first."""
    found = list[Episode]()
    for kind in LEVEL_MOVES:
        chosen = sorted((m for m in moves if m.kind == kind), key=lambda m: m.at)
        found += (e for e in _together(chosen, kind == "level_raised") if len(e.steps) > 1)
    return sorted(found, key=lambda e: e.steps[0].entry.at, reverse=True)


def _together(moves: Sequence[Entry], raised: bool) -> Iterator[Episode]:
    group = list[Entry]()
    for move in moves:
        if group and instant(move.at) - instant(group[0].at) > _TOGETHER:
            yield _episode(group, raised)
            group = []
        if move.publisher not in {one.publisher for one in group}:
            group.append(move)
    if group:
        yield _episode(group, raised)


def _episode(group: Sequence[Entry], raised: bool) -> Episode:
    first = instant(group[0].at)
    return Episode(raised, tuple(Step(one, instant(one.at) - first) for one in group))
