"""Compare the ground two texts give advice of its own: which places came, grew, went or shrank at each level.

areas ─► tracts (names without reasons, exceptions, the country's own) ─► matched by shared names ─► came · went
(renaming and rewording are nothing; a level already in force for the whole country is nothing)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from monitor.model import Area, Change, Posture
from monitor.names import Names, names_in, same

_EXCEPT = re.compile(r"\b(?:except|excluding|other than|apart from)\b.*", re.I | re.S)
_SOME = re.compile(
    r"\b(?:some|certain|specific|several) (?:areas|places|locations|parts|regions)\b[^.\n]{0,60}\brisks?\b", re.I
)


@dataclass(frozen=True, slots=True)
class Tract:
    """A stretch of country as one text names it: the places named, and how the name restricts them."""

    area: Area
    names: Names


@dataclass(frozen=True, slots=True)
class Moved:
    """An area that came under a level, or left it; `name` says what moved, `old` and `new` are its levels."""

    name: str
    area: Area
    level: int
    old: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class Extent:
    """What was raised (added, enlarged, at a higher level) and what was lowered."""

    raised: tuple[Moved, ...] = ()
    lowered: tuple[Moved, ...] = ()


def extent(change: Change) -> Extent:
    """Compare the areas of a change level by level, above the national levels of both sides."""
    before, after = change.before, change.after
    if before is None or after is None or not _comparable(change, before, after):
        return Extent()
    old = _tracts(before, change.name)
    new = _tracts(after, change.name)
    floor = max(before.level or 0, after.level or 0)
    raised: dict[str, Moved] = {}
    lowered: dict[str, Moved] = {}
    for level in range(4, floor, -1):
        was, now = _at(old, level), _at(new, level)
        for shift in _moved(was, now, old, level, rising=True, text=""):
            raised.setdefault(shift.name.casefold(), shift)
        for shift in _moved(now, was, new, level, rising=False, text="" if after.exact else change.after_text):
            lowered.setdefault(shift.name.casefold(), shift)
    for key, gone in tuple(lowered.items()):
        if level := _swallowed(gone, before, after):
            raised[key] = replace(lowered.pop(key), level=level, new=level)
    for shift, rises in _carved(change, before, after):
        (raised if rises else lowered).setdefault(shift.name.casefold(), shift)
    return Extent(tuple(raised.values()), tuple(lowered.values()))


def _carved(change: Change, before: Posture, after: Posture) -> Iterable[tuple[Moved, bool]]:
    """Yield areas given as data that came or went under a national level that stayed; with whether that is a rise.

    Parts milder than the rest of their country are raised when they are named no longer. Parts said to stand apart,
    with no level of their own, at the country's own level (Canada's flag) are advised against more gravely.
    """
    level = after.level or 0
    held = after.words not in change.after_text  # of a drop not believed yet the level is kept, not the text
    if not (before.exact and after.exact) or before.level != after.level or held:
        return
    for here, there, came in ((after, before, True), (before, after, False)):
        known = {area.name for area in there.areas}
        for area in (a for a in here.areas if a.name not in known and a.level <= level):
            milder = area.level < level
            old, new = (level, area.level) if came else (area.level, level)
            yield Moved(area.name, area, level, old, new), came != milder


def _swallowed(gone: Moved, before: Posture, after: Posture) -> int:
    """Return the graver level that no longer excepts a place that left its list ("all but A and B"), or 0."""
    names = [word.casefold() for word in gone.name.replace(",", " ").split() if word[:1].isupper()]

    def excepting(posture: Posture) -> int:
        kept = ((area.level, _EXCEPT.search(area.name)) for area in posture.areas if area.level > gone.level)
        return max((n for n, said in kept if said and any(name in said[0].casefold() for name in names)), default=0)

    return 0 if excepting(after) else excepting(before)


def _comparable(change: Change, before: Posture, after: Posture) -> bool:
    """Whether both texts list their areas: some copies of a page leave the list out, saying so or not."""
    if bool(before.areas) == bool(after.areas) or (before.exact and after.exact):
        return True
    bare, text = (before, change.before_text) if after.areas else (after, change.after_text)
    if _SOME.search(text):
        return False
    return bare.note is not None or (bare is before and after.note is None)


def _tracts(posture: Posture, country: str) -> tuple[Tract, ...]:
    found = (Tract(a, names_in(a.name, country)) for a in posture.areas if a.level != posture.level)
    return tuple(t for t in found if t.names.words)


def _at(tracts: Iterable[Tract], level: int) -> tuple[Tract, ...]:
    return tuple(t for t in tracts if t.area.level >= level)


def _moved(
    was: Sequence[Tract], now: Sequence[Tract], all_was: Sequence[Tract], level: int, rising: bool, text: str
) -> Iterable[Moved]:
    """Yield what `now` covers and `was` did not; read backwards it tells what went."""
    for tract in now:
        near = [t for t in was if _akin(t, tract)]
        name = _arrived(tract, was, _spoken(text, tract, all_was)) if not near else _grown(tract, near, now, text)
        if name:
            other = [t.area.level for t in all_was if _akin(t, tract)]
            here = tract.area.level
            there = max(other, default=None)
            yield Moved(name, tract.area, level, *((there, here) if rising else (here, there)))


def _akin(one: Tract, other: Tract) -> bool:
    """Whether two tracts are the same stretch of country, perhaps larger or smaller: half of the fewer names."""
    shared = sum(1 for w in one.names.words if _has(other.names.words, w))
    return 2 * shared >= min(len(one.names.words), len(other.names.words)) and shared > 0


def _has(words: Iterable[str], word: str) -> bool:
    return any(same(w, word) for w in words)


def _arrived(tract: Tract, was: Sequence[Tract], text: str) -> str:
    """Name a tract of which most is nowhere in the other text's tracts, nor (if given) in its words."""
    pool = {w for t in was for w in t.names.words}
    fresh = [w for w in tract.names.words if not _has(pool, w)]
    if 2 * len(fresh) <= len(tract.names.words):
        return ""
    spoken = set(re.findall(r"[^\W\d_]+", text.casefold()))
    gone = [w for w in fresh if w not in spoken]
    return tract.area.name if not text or 2 * len(gone) > len(fresh) else ""


def _spoken(text: str, tract: Tract, others: Sequence[Tract]) -> str:
    """Return the text whose words may still name a tract; none where the text lists it at another level."""
    return "" if any(_akin(t, tract) for t in others) else text


def _grown(tract: Tract, near: Sequence[Tract], now: Sequence[Tract], text: str) -> str:
    """Name what a tract covers more than those like it did, or the tract itself when a restriction fell away."""
    had = {w for t in near for w in t.names.words}
    kin = [t for t in now if any(_akin(t, n) for n in near)]
    have = {w for t in kin for w in t.names.words}
    said = text.casefold()
    fresh = [w for w in tract.names.words if not _has(had, w) and w not in said]
    lost = [w for w in had if not _has(have, w)]
    if fresh and not lost:
        return tract.names.phrase(fresh) or tract.area.name
    if not fresh and not lost and _freed(tract, near, kin):
        return tract.area.name
    return ""


def _freed(tract: Tract, near: Sequence[Tract], kin: Sequence[Tract]) -> bool:
    """Whether a place was named only with a restriction ("northern X", "X except Y") that nothing repeats."""
    for word in tract.names.words:
        bound = [r for t in near if (r := t.names.bounds(word)) is not None]
        free = [r for t in kin if (r := t.names.bounds(word)) is not None]
        if not bound or not free:
            continue
        kept = frozenset.intersection(*bound) - frozenset.union(*free)
        added = frozenset.intersection(*free) - frozenset.union(*bound)
        if kept and not added:
            return True
    return False
