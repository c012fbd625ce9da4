"""Compare the ground two texts give advice of its own: which places came, grew, went or shrank at each level.

areas ─► tracts (names without reasons, exceptions, the country's own) ─► matched by shared names ─► came · went
(renaming and rewording are nothing; a level already in force for the whole country is nothing)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from monitor.decide.areas.growth import arrived, grounds, grown, half, headed, narrower, passed, same_entry, siblings
from monitor.decide.areas.listing import broken_off, comparable, some, unnamed
from monitor.decide.areas.parts import bare, inside, rest_of
from monitor.decide.areas.remain import alias, carved, covers, held_back, milder, outlasting, renamed, summed, swallowed
from monitor.decide.areas.section import absorb
from monitor.decide.areas.spared import bounded, closed, countrywide, elsewhere, left_out, overlaid, spared
from monitor.decide.areas.strips import curtailed, resized, shared, unlevelled
from monitor.decide.areas.tract import Moved, Tract, akin, at, flagged, has, proper, tracts
from monitor.model import Area, Change, Posture
from monitor.terms.names import excepted, names_in

_ADVISES = re.compile(r"\b(?:do not|reconsider|avoid|against) (?:\w+ ){0,3}travel|\blevel ?:? ?[1-4]\b", re.I)
_STRIP = re.compile(r"(?:areas? )?within \d", re.I)  # as a list's entry
_SAID = re.compile(r"(?:do not travel|reconsider travel|exercise increased caution) (?:to|in|on|near|within)\b", re.I)


@dataclass(frozen=True, slots=True)
class Extent:
    """What was raised (added, enlarged, at a higher level) and what was lowered."""

    raised: tuple[Moved, ...] = ()
    lowered: tuple[Moved, ...] = ()


@lru_cache(maxsize=2)  # two kinds ask it of one change
def extent(change: Change) -> Extent:
    """Compare the areas of a change level by level, above the national levels of both sides."""
    before, after = change.before, change.after
    if before is None or after is None:
        return Extent()
    before, after = closed(before, after), closed(after, before)
    if not comparable(change, before, after):
        return _told(() if some(change.after_text) else tuple(milder(change, before, after)))
    return _compared(change, before, after)


def _compared(change: Change, before: Posture, after: Posture) -> Extent:
    old = tracts(before, change.name)
    new = tracts(after, change.name)
    if before.areas and after.areas and flagged(before) != flagged(after):
        return _told(tuple(outlasting(before, after, old, new)))  # parts known to exist and the same parts by name
    listed = tracts(after, change.name, alike=True)  # what came to its country's own level is lowered, and still named
    floor = max(before.level or 0, after.level or 0)
    raised: dict[str, Moved] = {}
    lowered: dict[str, Moved] = {}
    edits = (*spared(before, after, change.name), *bounded(before, after, change.name))
    apart = [(s, rises, sides) for s, rises, sides in edits if s.level > floor]
    edited = [area for _, _, sides in apart for area in sides]
    for shift, rises in ((s, up) for s, up, _ in apart if not elsewhere(s, up, before, after, change.name)):
        (raised if rises else lowered).setdefault(shift.name.casefold(), shift)
    for level in range(4, floor, -1):
        was, now = at(old, level), at(new, level)
        graver = [shift.area for shift in raised.values() if shift.level > level]  # told, with all that it covers
        came = (shift for shift in _came(change, was, now, old, level) if shift.area not in graver)
        went = () if broken_off(change, after) else _went(change, was, now, listed, level)
        here = (*((shift, True) for shift in came), *((shift, False) for shift in went), *resized(was, now, level))
        here += (*curtailed(was, now, level), *shared(was, now, level))
        for shift, rises in (told for told in here if told[0].area not in edited):
            (raised if rises else lowered).setdefault(shift.name.casefold(), shift)
    _turn(raised, lowered, before, after, change.name)
    absorb(lowered, change.before_text, before.areas, [s.area for s, up, _ in apart if up], after.areas)
    absorb(raised, change.after_text, after.areas, [s.area for s, up, _ in apart if not up], before.areas)
    kept = (
        *carved(change, before, after),
        *milder(change, before, after),
        *countrywide(before, after, change.name),
        *outlasting(before, after, old, new),
        *unnamed(change, before, after),
    )
    for shift, rises in kept:
        (raised if rises else lowered).setdefault(shift.name.casefold(), shift)
    left = tuple(_once(lowered).values())
    rose = (rise for rise in _once(raised).values() if not renamed(rise, old, new, left))
    told = (replace(rise, kept=rise.kept or held_back(rise, left, change.after_text)) for rise in rose)
    return Extent(tuple(told), left)


def _turn(raised: dict[str, Moved], lowered: dict[str, Moved], before: Posture, after: Posture, country: str) -> None:
    """Tell as a rise what left a list for graver advice about all but some places; as a fall what came out of it."""
    for key, gone in tuple(lowered.items()):
        if level := swallowed(gone, before, after) or overlaid(gone, after, country, gone.level + 1):
            raised[key] = replace(lowered.pop(key), level=level, new=level)
        elif overlaid(gone, after, country, gone.level):
            del lowered[key]  # what the whole country is told now
    for key, came in tuple(raised.items()):
        level = overlaid(came, before, country, came.level) or swallowed(came, after, before, whole=True)
        if key not in lowered and level > came.level:
            lowered[key] = replace(raised.pop(key), level=level, old=level, new=came.level)
        elif key not in lowered and level:
            del raised[key]


def _once(moved: dict[str, Moved]) -> dict[str, Moved]:
    """Leave out ground that only lost or gained an exception that is told by its own name."""
    own = [w for s in moved.values() if not s.was for w in names_in(s.name, "").words]

    def told(shift: Moved) -> bool:
        first = ", ".join(excepted(shift.name)) if not excepted(shift.was) else ""  # it leaves nothing else out
        edit = names_in(left_out(shift.name, shift.was) or left_out(shift.was, shift.name) or first, "").words
        return bool(edit) and all(has(own, word) for word in edit)

    return {key: shift for key, shift in moved.items() if not (shift.was and told(shift))}


def _told(found: Sequence[tuple[Moved, bool]]) -> Extent:
    return Extent(tuple(s for s, rises in found if rises), tuple(s for s, rises in found if not rises))


def _came(
    change: Change, was: Sequence[Tract], now: Sequence[Tract], old: Sequence[Tract], level: int
) -> Iterable[Moved]:
    strips = [t.area for t in now if _beside(t, was, now)]
    found = [Moved(area.name, area, level, None, area.level) for area in strips]
    moved = _moved(was, now, old, level, rising=True, text="", country=change.name)
    found += (shift for shift in moved if shift.area not in strips)
    listed = [t.area for t in now]
    return (s for s in sorted(found, key=lambda s: listed.index(s.area)) if not _stood(s.area, change))


def _went(
    change: Change, was: Sequence[Tract], now: Sequence[Tract], new: Sequence[Tract], level: int
) -> Iterable[Moved]:
    exact = change.after is not None and change.after.exact
    listed = () if exact else _summed_up(was, now)
    text = "" if exact else _below_note(change)
    found = _moved(now, was, new, level, rising=False, text=text, country=change.name)
    bare = () if exact or any(t.area.part for t in now) else now
    wide = not exact and _broad(was, now, change.name)
    return (
        shift
        for shift in found
        if shift.area not in listed
        and not summed(shift.area, bare, change.name)
        and not (wide and (shift.new or 0) < 2)
    )


def _broad(was: Sequence[Tract], now: Sequence[Tract], country: str) -> bool:
    """Whether a quarter of the country came into a list ("North Norhaven"): what went from it may lie in there."""
    names = "|".join(re.escape(n) for n in {country, country.removeprefix("The ")} if n)
    quarter = re.compile(rf"\b(?:north|south|east|west|central)\w*[ -](?:{names})\b(?! border)", re.I)
    had = {t.area.name for t in was}
    return any(quarter.search(t.area.name) for t in now if t.area.name not in had)


def _below_note(change: Change) -> str:
    """Return what the new text says below its change note, which names what left a list as well as what came.

    Prose that stood beside an entry in the very words is not what the entry became.
    """
    note = change.after.note if change.after else None
    old = change.before_text.split("\n")
    stood = {*old, *map(unlevelled, old)}  # nor is a heading that lost its level
    said = (change.after_text[note.end :] if note else change.after_text).split("\n")
    return "\n".join(line for line in said if line not in stood or _ADVISES.search(line))


def _stood(area: Area, change: Change) -> bool:
    """Whether the old text had an area in the very words, where no reader found it.

    That is in a heading run into its sentence, or on a line of its own under headings that are all as grave.
    """
    said = area.span.text
    at = f"\n{change.before_text}\n".find(f"\n{said}\n")
    known = change.before.areas if change.before else ()
    heads = [a.level for a in known if a.part == a.name and a.span.start < at]
    return (_SAID.match(said) is not None and said in change.before_text) or (min(heads, default=0) >= area.level)


def _summed_up(was: Sequence[Tract], now: Sequence[Tract]) -> tuple[Area, ...]:
    """Return the entries of a list that gave way, as a whole, to the heading under which both texts tell of them."""
    entries = [t for t in was if not t.area.part]
    heads = [t for t in was if t.area.part == t.area.name and proper(t)]
    known = [w for t in now for w in t.names.words]
    if len(entries) < 2 or any(has(known, t.names.words[0]) for t in entries):
        return ()
    return tuple(t.area for t in entries) if any(same_entry(h, t) for h in heads for t in now) else ()


def _moved(
    was: Sequence[Tract],
    now: Sequence[Tract],
    all_was: Sequence[Tract],
    level: int,
    rising: bool,
    text: str,
    country: str,
) -> Iterable[Moved]:
    """Yield what `now` covers and `was` did not; read backwards it tells what went."""
    lesser = [t for t in all_was if t.area.level < level]
    for tract in now:
        if any(inside(tract, t) for t in was):
            continue
        if there := _entire(tract, was, lesser):
            here = tract.area.level
            yield Moved(tract.area.name, tract.area, level, *((there, here) if rising else (here, there)))
            continue
        if any(alias(t, tract) or covers(t, tract, strips=not rising) for t in was):
            continue
        near = [t for t in grounds(tract, was) if akin(t, tract)]
        if near:
            name = grown(tract, near, now, text, was) or passed(tract, was, lesser) or half(tract, was)
            name = name or (headed(tract, was) if rising else "")
        elif _described(tract, was, now):
            continue
        else:
            name = arrived(tract, grounds(tract, was), "" if any(akin(t, tract) for t in all_was) else text)
        if name:
            here, other_level = tract.area.level, _level_of(name, tract, all_was, country)
            yield Moved(name, tract.area, level, *((other_level, here) if rising else (here, other_level)))


def _beside(tract: Tract, was: Sequence[Tract], now: Sequence[Tract]) -> bool:
    """Whether a strip ("within 15 km of the coast") came to entries that all stay: it is none of them reworded."""
    known = any(inside(tract, t) or (akin(tract, t) and _STRIP.search(t.area.name)) for t in was)
    if not was or known or not _STRIP.match(tract.area.name):
        return False
    stay = {bare(t) for t in now}
    return bare(tract) not in {bare(t) for t in was} and all(bare(t) in stay for t in was)


def _entire(tract: Tract, was: Sequence[Tract], lesser: Sequence[Tract]) -> int:
    """Return the level of a tract in the other text where all of it moved, whoever shares its names; 0 else.

    That is where an entry stands there in the very words at a lesser level, or only its parts are left.
    """
    if any(bare(t) == bare(tract) or rest_of(t, tract) for t in was):
        return 0
    left = tuple(t for t in was if inside(t, tract) and narrower(t, tract))  # the parts
    same = [t for t in lesser if bare(t) == bare(tract)]
    return max((t.area.level for t in left or same), default=0)


def _level_of(name: str, tract: Tract, others: Sequence[Tract], country: str) -> int | None:
    """Return the level the other text gives to what moved of a tract; None where it does not name it."""
    moved = Tract(tract.area, names_in(name, country))
    like = (t for t in others if akin(t, moved) and not siblings(t.area.name, name))
    return max((t.area.level for t in like), default=None)


def _described(tract: Tract, was: Sequence[Tract], now: Sequence[Tract]) -> bool:
    """Whether a tract without a place name ("the northern border regions") only describes ground known by name.

    It does where it stands in one section with such ground, or is akin to a description that does.
    """
    if proper(tract):
        return False
    like = [t for t in now if not proper(t) and akin(t, tract)]
    parts = {t.area.part for t in like if t.area.part}
    beside = [t for t in now if t.area.part in parts]
    return any(akin(old, t) for t in beside for old in was)
