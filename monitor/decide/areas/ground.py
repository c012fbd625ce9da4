"""Tell what happened to the areas of a country, in one headline for each direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.decide.areas.spared import included, left_out, unnamed
from monitor.decide.areas.strips import resize, spelt
from monitor.decide.areas.tract import Moved, has
from monitor.decide.kind import LABELS, actor, evidence
from monitor.decide.words import shorten
from monitor.model import UNNAMED, Change, Evidence, Finding, Gist, Span
from monitor.terms.names import names_in, unexcepted

_AREAS = {4: "Do-not-travel", 3: "Reconsider-travel", 2: "Increased-caution", 1: "Normal-precautions"}
_MEASURE = re.compile(r"\b\d+ ?(?:km|kilomet|mile)", re.I)
_VAGUE = re.compile(r"(?:some|certain|specific|several)\b", re.I)
_NOTED = re.compile(
    r"\b(?:avoid(?: all)?(?: non-essential)?|high degree of caution[^;.]{0,40}?) travel (?:to|in) (?P<where>[^;.]+?)"
    r"(?= due to| because| owing to|[;.]|$)",
    re.I,
)
_EXCEPT = re.compile(
    r",? ?\(?(?:except(?: for| in)?|excluding|with the exception of|apart from|but not) "
    r"(?:(?:at|in|for) )?(?P<what>[^()]+)\)?\.?",
    re.I,
)
_STRIP = re.compile(r"within\b", re.I)
# An entry below "within:".
_BARE_STRIP = re.compile(r"\d[\d.,]* ?(?:kms?|kilomet\w+|miles?|metres?|meters?|m) (?:of|from)\b", re.I)
_PARTS = re.compile(r"(?:Anywhere|All|Any|Areas?|Parts|Portions|Some|Certain|Most|Other|Remote)\b")
_KIND = re.compile(
    r"(?:immediate |entire )?(?:states?|provinces?|regions?|departments?|districts?|divisions?|count(?:y|ies)"
    r"|cit(?:y|ies)|towns?|governorates?|cantons?|territory|borders?|vicinity|areas?|islands?)"
    r" (?:of|with|between|(?:north|south|east|west)\w*)\b"
)
_NAMED = 90  # characters of area names in a headline
_SHARED = 55  # where two levels are told
_WAS = 60  # characters of what ground was before
_OWN = {
    "has": "parts_own",
    "has milder": "parts_milder",
    "no longer has": "parts_own_gone",
    "no longer has milder": "parts_milder_gone",
}


def finding(change: Change, kind: str, shifts: Sequence[Moved], rising: bool) -> Finding:
    """Make the one finding of a direction; `area` names every area, the headline the gravest first."""
    flag = {s.name for s in shifts} == {UNNAMED}
    names = _noted(change) if flag else _all(shifts, change.name)
    old, new = {s.old for s in shifts}, {s.new for s in shifts}
    return Finding(
        kind=kind,
        severity="P2" if rising and not _stays(shifts) else "P3",
        headline=_flag(change, names, rising) if flag else _headline(change, shifts, rising),
        rule="areas.compare",
        why="; ".join(_why(s, rising) for s in shifts),
        evidence=_quotes(change, shifts, rising),
        area=", ".join(names),
        old=_only(old),
        new=_only(new),
        gist=_own(change, names, rising) if flag else _gist(change, shifts, rising),
    )


def _gist(change: Change, shifts: Sequence[Moved], rising: bool) -> Gist:
    """Take the headline apart: one level that all the ground came under or left, else that it was raised or lowered.

    Where ground is lowered but for a part of it, none is named: a list of what left a level would name what stays.
    """
    if _stays(shifts):
        there = ", ".join(str(level) for level in sorted({s.level for s in shifts}))
        return Gist(actor(change), "areas_kept_at", where=_ground(_all(shifts, change.name)), what=there)
    shifts = [s for s in shifts if not s.kept]
    levels, resized = sorted({s.level for s in shifts}), [bool(s.was) for s in _resized(change, shifts, rising)]
    level = str(levels[0]) if len(levels) == 1 else ""
    if not rising and (any(resized) or _left_in(shifts)):
        return Gist(actor(change), "areas_narrowed_at" if level and all(resized) else "areas_lowered", what=level)
    if level and all(resized):
        return Gist(actor(change), "areas_widened_at", where=_ground(_all(shifts, change.name)), what=level)
    level = "" if any(resized) else level
    act = f"areas_{'raised' if rising else 'lowered'}{'_at' if level else ''}"
    return Gist(actor(change), act, where=_ground(_all(shifts, change.name)), what=level)


def _own(change: Change, names: Sequence[str], rising: bool) -> Gist:
    """Take apart what an index only flags, with the parts that the publisher's line of news names."""
    act = _OWN[_flagged(change, rising)]
    return Gist(actor(change), act, where="" if list(names) == [UNNAMED] else _ground(names))


def _resized(change: Change, shifts: Sequence[Moved], rising: bool) -> list[Moved]:
    """Tell what only grew or shrank as that."""
    sides = change.before if rising else change.after
    return [resize(s, sides.areas if sides else (), rising) for s in shifts]


def _left_in(shifts: Sequence[Moved]) -> list[Moved]:
    """Name of what is lowered the parts that the milder list leaves out."""
    return [s for s in shifts if any(s.level < o.level and s.name in o.name for o in shifts)]


def _noted(change: Change) -> list[str]:
    """Name parts that an index only flags as the publisher's line of news does, where it does."""
    said = _NOTED.search(change.after.note.text) if change.after and change.after.note else None
    return [said["where"] if said else UNNAMED]


def _all(shifts: Sequence[Moved], country: str) -> list[str]:
    """Name all the ground there is to tell of, the gravest first."""
    return [name for names in _by_level(shifts, country).values() for name in names]


def _by_level(shifts: Sequence[Moved], country: str) -> dict[int, list[str]]:
    """Name the ground of each level once, the gravest first: nobody should read a milder part as a graver one."""
    found: dict[int, list[str]] = {}
    for level in sorted({s.level for s in shifts}, reverse=True):
        known = [name for above in found.values() for name in above]
        fresh = _once([s.name for s in shifts if s.level == level], country)
        found[level] = [n for n in fresh if not any(_twins(n, other, country) for other in known)]
    return {level: names for level, names in found.items() if names}


def _once(names: Sequence[str], country: str) -> list[str]:
    """Name ground told of twice, in a list and over its section, once: as it is measured, else as it came first."""
    kept: list[str] = []
    for name in names:
        twin = next((n for n, other in enumerate(kept) if _twins(name, other, country)), -1)
        if twin < 0:
            kept.append(name)
        elif _same_letters(name, kept[twin]):
            kept[twin] = min(name, kept[twin], key=len)
        elif _MEASURE.search(name) and not _MEASURE.search(kept[twin]):
            kept[twin] = name
    return kept


def _same_letters(one: str, other: str) -> bool:
    """Whether two names are one, set otherwise: a door breaks words ("T urkiye")."""
    return one != other and "".join(one.split()) == "".join(other.split())


def _twins(name: str, beside: str, country: str) -> bool:
    """Whether two names name the same places, under the same restrictions."""
    if _same_letters(name, beside):
        return True
    one, other = names_in(name, country), names_in(beside, country)
    here = len(one.words) == len(other.words) > 0 and all(has(other.words, word) for word in one.words)
    return here and frozenset().union(*one.restricted) == frozenset().union(*other.restricted)


def _stays(shifts: Sequence[Moved]) -> bool:
    """Whether parts only keep the level that their country left."""
    return all(s.kept for s in shifts)


def _headline(change: Change, shifts: Sequence[Moved], rising: bool) -> str:
    """Tell what came or went, what keeps its level, and what only grew or shrank, each level by itself."""
    shifts = _resized(change, shifts, rising)
    once = _once([s.name for s in shifts if s.was], change.name)  # a heading and its sentence are of one ground
    sized = [s for s in shifts if s.was and s.name in once]
    moved, kept = ([s for s in shifts if not s.was and s.kept is stays] for stays in (False, True))
    lines = [_listed(change, moved, *(("adds", "to") if rising else ("removes", "from")))] if moved else []
    lines += [_listed(change, kept, "keeps", "among")] if kept else []
    if sized:
        broad = f"{_AREAS[max(s.level for s in sized)]} area{'s' if len(sized) > 1 else ''}"
        bounds = "; ".join(_sized(s, rising) for s in sized)
        lines.append(f"{'widens' if rising else 'narrows'} {broad} in {change.name}: {shorten(bounds, 2 * _NAMED)}")
    return f"{actor(change)} {'; '.join(lines)}"


def _sized(shift: Moved, rising: bool) -> str:
    """Tell ground by what it was, or by the exception that went from it or came to it."""
    here, there = shift.name, shift.was or ""
    if moved := left_out(there, here) if rising else left_out(here, there):
        ground = shorten(unexcepted(here).strip(" ,"), _NAMED)
        return f"{ground} (now {'with' if rising else 'without'} {shorten(moved, _WAS)})"
    if moved := included(there, here) if rising else included(here, there):
        return f"{shorten(unnamed(here), _NAMED)} (now {'with' if rising else 'without'} {shorten(moved, _WAS)})"
    longer, shorter = (here, there) if len(here) > len(there) else (there, here)
    said = _EXCEPT.finditer(longer)
    left = next((m for m in said if spelt(f"{longer[: m.start()]} {longer[m.end() :]}") == spelt(shorter)), None)
    if left:
        change = "without" if longer is here else "with"
        return f"{shorten(shorter, _NAMED)} (now {change} {shorten(left['what'], _WAS)})"
    if len(there) < _WAS < len(here) and not _MEASURE.match(there):  # long: what people know it by comes first
        return f"{there} (now {shorten(here.replace('The ', 'the ', 1) if here.startswith('The ') else here, _WAS)})"
    here = f"within {here}" if _BARE_STRIP.match(here) else here
    return f"{here} (was {shorten(there, _WAS)})"


def _ground(names: Sequence[str]) -> str:
    """Name ground as a sentence does: what lies "within 20 km of the border" is an area."""
    return ", ".join(map(_spoken, names))


def _spoken(name: str) -> str:
    if _BARE_STRIP.match(name):
        return f"the area within {name}"
    if _STRIP.match(name):
        return f"the area {name[0].lower()}{name[1:]}"
    if _PARTS.match(name):
        return f"{name[0].lower()}{name[1:]}"
    return f"the {name}" if _KIND.match(name) else name


def _listed(change: Change, shifts: Sequence[Moved], verb: str, to: str) -> str:
    free = _left_in(shifts) if to == "from" else []
    shifts = [s for s in shifts if s not in free]
    told = _by_level(shifts, change.name)
    room = _NAMED if len(told) < 2 else _SHARED
    parts = [f"{shorten(_ground(names), room)} {to} {_AREAS[level]} areas" for level, names in told.items()]
    left = _left(shifts, free) if to == "from" else ""
    return f"{verb} {' and '.join(parts)} in {change.name}{left}"


def _left(shifts: Sequence[Moved], free: Sequence[Moved]) -> str:
    """Say which level what left a graver one has now, and of how much of it: nobody should take it for free."""
    now = {s.new if s.new and 1 < s.new < s.level else 0 for s in shifts}
    if len(now - {0}) != 1:
        return ""
    but = f" except {shorten(', '.join(s.name for s in free), _WAS)}" if free and len(shifts) == 1 else ""
    return f" ({'partly ' if 0 in now else ''}now {_AREAS[max(now)]}{but})"


def _flag(change: Change, names: Sequence[str], rising: bool) -> str:
    """Tell of parts an index only flags; which they are, the publisher's own line of news may say."""
    named = "" if names == [UNNAMED] else f": {shorten(', '.join(names), _NAMED)}"
    return f"{actor(change)} {_flagged(change, rising)} advice of its own for parts of {change.name}{named}"


def _flagged(change: Change, rising: bool) -> str:
    """Say whether a flag came or went: milder advice that goes is a rise."""
    after = change.after
    there = after is not None and (any(a.name == UNNAMED for a in after.areas) or (rising and not after.exact))
    return ("has" if rising else "has milder") if there else ("no longer has milder" if rising else "no longer has")


def _why(shift: Moved, rising: bool) -> str:
    if shift.name == UNNAMED and shift.area.span.text != shift.name and _VAGUE.match(shift.area.span.text):
        return f"The text {'now' if rising else 'no longer'} says that some areas have a higher risk, and names none"
    done = "kept to" if shift.kept else "came under" if rising else "left"
    return f"{shift.name} {done} Level {shift.level} ({LABELS[shift.level]})"


def _quotes(change: Change, shifts: Sequence[Moved], rising: bool) -> tuple[Evidence, ...]:
    """Quote the area where it stands: after when raised; before when lowered, with what the text says now."""
    note = change.after.note if change.after else None
    if rising:
        return evidence("after", *_said(shifts), note)
    now = change.after.areas if change.after else ()
    kept = [a.span for a in now if any(_about(a.name, s) for s in shifts)]
    return (*evidence("after", note, *kept), *evidence("before", *_said(shifts)))


def _said(shifts: Sequence[Moved]) -> Iterator[Span | None]:
    """The entries of areas, each below the sentence that opens its list."""
    for shift in shifts:
        yield from (shift.area.head, shift.area.span)


def _about(name: str, shift: Moved) -> bool:
    return any(word in name for word in shift.name.split() if word[:1].isupper() and len(word) > 3)


def _only(levels: set[int | None]) -> str | None:
    return str(next(iter(levels))) if len(levels) == 1 and None not in levels else None
