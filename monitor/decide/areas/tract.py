"""A stretch of country as a text names it, and how two such are held against each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from monitor.model import UNNAMED, Area, Posture
from monitor.terms.names import COMPASS, Names, entire, is_member, names_in, same


@dataclass(frozen=True, slots=True)
class Tract:
    """A stretch of country as one text names it: the places named, and how the name restricts them."""

    area: Area
    names: Names


@dataclass(frozen=True, slots=True)
class Moved:
    """An area that came under a level, or left it; `name` says what moved, `old` and `new` are its levels.

    `kept` marks a part that only stays where its country was; `was` is the breadth of a strip that has another now.
    """

    name: str
    area: Area
    level: int
    old: int | None
    new: int | None
    kept: bool = False
    was: str = ""


def tracts(posture: Posture, country: str, alike: bool = False) -> tuple[Tract, ...]:
    """Return the areas of a text that say where they are, and have another level than their country, or one `alike`."""
    apart = (a for a in posture.areas if (alike or a.level != posture.level) and not entire(a.name, country))
    found = (Tract(a, names_in(a.name, "" if is_member(a.name, country) else country)) for a in apart)
    return tuple(t for t in found if t.names.words)


def flagged(posture: Posture) -> bool:
    """Whether parts are only known to have advice of their own."""
    return all(area.name == UNNAMED for area in posture.areas)


def at(found: Iterable[Tract], level: int) -> tuple[Tract, ...]:
    """Keep those at a level or above."""
    return tuple(t for t in found if t.area.level >= level)


def akin(one: Tract, other: Tract) -> bool:
    """Whether two tracts are the same stretch of country, perhaps larger or smaller: half of the fewer names."""
    shared = sum(1 for w in one.names.words if has(other.names.words, w))
    return 2 * shared >= min(len(one.names.words), len(other.names.words)) and shared > 0


def has(words: Iterable[str], word: str) -> bool:
    """Whether a place is among those named, however spelt."""
    return any(same(w, word) for w in words)


def proper(tract: Tract) -> bool:
    """Whether a tract is named, not only described ("the northern border regions"); Japanese knows no capitals."""
    named = zip(tract.names.words, tract.names.typed, strict=True)
    return any(t[:1].isupper() or t[:1].upper() == t[:1].lower() for word, t in named if word not in COMPASS)
