"""What an entry leaves out of its ground ("Norhaven except the town of Pell"), told where only that moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.decide.strips import spelt
from monitor.decide.tract import Moved, has
from monitor.model import Area, Posture
from monitor.names import entire, excepted, names_in, unexcepted, whole


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a list, the ground it names but for its exceptions, and the places among those."""

    area: Area
    ground: str
    spared: tuple[str, ...]


def spared(before: Posture, after: Posture, country: str) -> Iterator[tuple[Moved, bool, tuple[Area, ...]]]:
    """Yield entries whose exceptions alone moved, with whether that is a rise and both sides of the entry."""
    old, new = (_entries(side, country) for side in (before, after))
    for here in new:
        for there in (e for e in old if e.ground == here.ground and e.area.level == here.area.level):
            came = any(not has(there.spared, word) for word in here.spared)
            gone = any(not has(here.spared, word) for word in there.spared)
            for rises in (rises for rises, moved in ((True, gone), (False, came)) if moved):
                level = here.area.level
                area = here.area if rises else there.area
                shift = Moved(here.area.name, area, level, level, level, was=there.area.name)
                yield shift, rises, (there.area, here.area)


def countrywide(before: Posture, after: Posture, country: str) -> Iterator[tuple[Moved, bool]]:
    """Yield what advice for a whole country but for some places ("Norhaven except Pell") moved; with whether it rose.

    It may come or go beside none so grave. Where the other text advises as gravely of all of it, only the places moved.
    """
    for here, there, rises in ((after, before, True), (before, after, False)):
        others = [a.level for a in there.areas if entire(a.name, country)]
        for area in (a for a in here.areas if entire(a.name, country) and excepted(a.name)):
            if area.level > max((there.level or 0, here.level or 0, *others)):
                lesser = max(others, default=None)
                old, new = (lesser, area.level) if rises else (area.level, lesser)
                yield Moved(area.name, area, area.level, old, new), rises
            elif area.level == there.level and not _told_apart(area, here, country):
                old, new = (area.level, None) if rises else (None, area.level)
                yield Moved(", ".join(excepted(area.name)), area, area.level, old, new), not rises


def left_out(one: str, other: str) -> str:
    """Name what one entry leaves out of its ground and another, of the same ground and with exceptions, does not."""
    if not (excepted(one) and excepted(other)) or spelt(unexcepted(one)) != spelt(unexcepted(other)):
        return ""
    here, there = names_in(", ".join(excepted(one)), ""), names_in(", ".join(excepted(other)), "")
    fresh = {word for word in here.words if not has(there.words, word)}
    return ", ".join(whole(", ".join(excepted(one)), fresh, set(here.words)))


def _told_apart(area: Area, side: Posture, country: str) -> bool:
    """Whether a text has advice of its own for what an entry leaves out."""
    out = list(_places(excepted(area.name), country))
    told = (a for a in side.areas if a is not area and a.level < area.level)
    return any(has(out, word) for other in told for word in names_in(other.name, country).words)


def _entries(side: Posture, country: str) -> Sequence[_Entry]:
    return [_entry(area, country) for area in side.areas if area.level != side.level]


def _entry(area: Area, country: str) -> _Entry:
    ground = "" if entire(area.name, country) else spelt(unexcepted(area.name)).removeprefix("the ")
    return _Entry(area, ground, tuple(_places(excepted(area.name), country)))


def _places(said: Iterable[str], country: str) -> Iterator[str]:
    for name in said:
        yield from names_in(name, country).words
