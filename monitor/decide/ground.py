"""Tell what happened to the areas of a country, in one headline for each direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.decide.kind import LABELS, actor, evidence
from monitor.decide.tract import Moved, has
from monitor.decide.words import shorten
from monitor.model import UNNAMED, Change, Evidence, Finding, Span
from monitor.names import names_in

_AREAS = {4: "Do-not-travel", 3: "Reconsider-travel", 2: "Increased-caution", 1: "Normal-precautions"}
_MEASURE = re.compile(r"\b\d+ ?(?:km|kilomet|mile)", re.I)
_VAGUE = re.compile(r"(?:some|certain|specific|several)\b", re.I)
_NOTED = re.compile(
    r"\b(?:avoid(?: all)?(?: non-essential)?|high degree of caution[^;.]{0,40}?) travel (?:to|in) (?P<where>[^;.]+?)"
    r"(?= due to| because| owing to|[;.]|$)",
    re.I,
)
_NAMED = 90  # characters of area names in a headline


def finding(change: Change, kind: str, shifts: Sequence[Moved], rising: bool) -> Finding:
    """Make the one finding of a direction; `area` names every area, the headline the gravest first."""
    top = max(s.level for s in shifts)
    flag = {s.name for s in shifts} == {UNNAMED}
    gravest = [s.name for s in sorted(shifts, key=lambda s: s.level != top)]
    names = _noted(change) if flag else _once(gravest, change.name)
    placed = _placed(names, shifts, change.name)
    old, new = {s.old for s in shifts}, {s.new for s in shifts}
    return Finding(
        kind=kind,
        severity="P2" if rising and not _stays(shifts) else "P3",
        headline=_flag(change, names, rising) if flag else _headline(change, placed, rising, _stays(shifts)),
        rule="areas.compare",
        why="; ".join(_why(s, rising) for s in shifts),
        evidence=_quotes(change, shifts, rising),
        area=", ".join(names),
        old=_only(old),
        new=_only(new),
    )


def _noted(change: Change) -> list[str]:
    """Name parts that an index only flags as the publisher's line of news does, where it does."""
    said = _NOTED.search(change.after.note.text) if change.after and change.after.note else None
    return [said["where"] if said else UNNAMED]


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


def _placed(names: Sequence[str], shifts: Sequence[Moved], country: str) -> list[tuple[int, list[str]]]:
    """Put each name under the level it came to or left, the gravest first."""
    left, found = list(names), []
    for level in sorted({s.level for s in shifts}, reverse=True):
        here = [s.name for s in shifts if s.level == level]
        mine = [n for n in left if any(n == other or _twins(n, other, country) for other in here)]
        left = [n for n in left if n not in mine]
        found += [(level, mine)] if mine else []
    return found


def _headline(change: Change, placed: Sequence[tuple[int, Sequence[str]]], rising: bool, stays: bool) -> str:
    verb, to = ("keeps", "among") if stays else ("adds", "to") if rising else ("removes", "from")
    room = _NAMED // max(1, len(placed))
    told = " and ".join(f"{shorten(', '.join(names), room)} {to} {_AREAS[level]} areas" for level, names in placed)
    return f"{actor(change)} {verb} {told} in {change.name}"


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
    done = "stays under" if shift.kept else "came under" if rising else "is no longer under"
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
