"""The same ground, grown or shrunk by what a measure says: the breadth of a strip, or how much of it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from monitor.decide.areas.parts import within
from monitor.decide.areas.tract import Moved, Tract
from monitor.model import Area
from monitor.terms.names import names_in, unexcepted

_BREADTH = re.compile(
    r"(?P<far>\b(?:beyond|outside|more than|over|further than) (?:about )?)?(?<![\w.,])(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"[ -]?(?P<unit>kms?|kilomet(?:er|re)s?|miles?|nautical miles?)\b",
    re.I,
)
# "Within 10 km of the border with Norland in Kell and Moss provinces, south of Pell": along less of one border.
_ALONG = re.compile(
    r"(?<=\w) in (?:the )?[A-Z][^;]* (?:provinces?|states?|regions?|districts?|departments?|count(?:y|ies)"
    r"|[Gg]overnorates?|[Pp]rovinces?|[Rr]egions?|[Dd]istricts?)(?:, (?:north|south|east|west)\w* of [^,;]*)?$"
)
_MILE = 1.609
_LEVELLED = re.compile(
    r"^level ?:? ?[1-4] ?[-:\u2013]? ?(?:do not travel|reconsider travel)? ?[-:\u2013] ?"
    r"| ?[-:\u2013]+ ?level [1-4]\b.*$",
    re.I,
)
_PLAIN = re.compile(r"[\w'\u2019-]+")  # one word alone may stand in another name by chance
_MARKS = re.compile(r"[^\w'\u2019-]+")
_SAME, _EVEN = 0.15, 0.01  # "6 miles" and "10 kilometers" are one breadth, rounded; 7 km and 8 km are two
_SIDE_WORD = r"(?:north|south|east|west|central)[\w-]*"
_SIDES = re.compile(rf"\b{_SIDE_WORD}", re.I)
TWO_SIDES = re.compile(rf"\b{_SIDE_WORD}(?:,| and) {_SIDE_WORD}", re.I)  # "western and central Kell"


def breadth(name: str) -> float | None:
    """Return how many kilometres a strip is broad; None where no breadth, or more than one, is given."""
    said = [m for m in _BREADTH.finditer(name) if not m["far"]]
    found = [float(m["number"].replace(",", "")) * (_MILE if "mile" in m["unit"].lower() else 1) for m in said]
    return found[0] if found and all(_close(found[0], other) for other in found) else None


def resized(was: Sequence[Tract], now: Sequence[Tract], level: int) -> Iterable[tuple[Moved, bool]]:
    """Yield the strips both texts list at a level, of another breadth than before; with whether they grew."""
    heads = {t.area.name for t in (*was, *now) if breadth(t.area.name) is None}
    heads &= {t.area.name for t in was} & {t.area.name for t in now}  # "Border with A", over the strip in both texts
    for tract in now:
        like = [t for t in was if _ground(t) == _ground(tract) and t.area.name not in heads]
        here, there = breadth(tract.area.name), [breadth(t.area.name) for t in like]
        if here is None or None in there or not there:
            continue
        sides = tuple(zip(there, like, strict=True))
        before = max(there, key=lambda b: b or 0) or 0.0
        if not any(_close(here, b or 0, _units(tract) == _units(t)) or _one(tract, t) for b, t in sides):
            old = next(t for t in like if breadth(t.area.name) == before)
            grew = here > before
            area = tract.area if grew else replace(old.area, name=tract.area.name)
            yield Moved(tract.area.name, area, level, level, level, was=_said(old)), grew


# How much of a ground is meant, where its name says so.
_SOME = re.compile(r"(?:some |certain |several |a few )?(?:parts|areas|districts|portions|pockets) (?:of|in) ", re.I)
_MOST = re.compile(
    r"(?:(?:most|much|almost all|nearly all)(?: parts| areas)? of|(?:the )?(?:large|larger|greater|major) parts? of"
    r"|the (?:majority|bulk) of) ", re.I
)


def shared(was: Sequence[Tract], now: Sequence[Tract], level: int) -> Iterable[tuple[Moved, bool]]:
    """Yield the grounds of which some was meant and now most, or the other way round; with whether it is more now."""
    for little, much, grew in ((was, now, True), (now, was, False)):
        some = {_SOME.sub("", t.area.name).casefold(): t for t in little if _SOME.match(t.area.name)}
        others = [t for t in little if _SOME.match(t.area.name) is None]
        for tract in (t for t in much if _MOST.match(t.area.name)):
            ground = _MOST.sub("", tract.area.name).casefold()
            part = some.get(ground)
            if part is None or any(ground in t.area.name.casefold() for t in others):
                continue
            came, gone = (tract, part) if grew else (part, tract)
            area = came.area if grew else replace(gone.area, name=came.area.name)
            yield Moved(came.area.name, area, level, level, level, was=gone.area.name), grew


def unbound(name: str) -> str:
    """Cut the provinces along whose border alone a strip runs."""
    return _ALONG.sub("", name)


def curtailed(was: Sequence[Tract], now: Sequence[Tract], level: int) -> Iterable[tuple[Moved, bool]]:
    """Yield the strips that run along less of a border than before and are no broader, or the other way round."""
    for here, there, grew in ((was, now, False), (now, was, True)):
        for whole in (t for t in here if unbound(t.area.name) == t.area.name):
            parts = [t for t in there if unbound(t.area.name) != t.area.name and _along(t) == _along(whole)]
            broad = breadth(whole.area.name)
            if broad is None or not parts or any(_along(t) == _along(whole) and t not in parts for t in there):
                continue
            if all((breadth(t.area.name) or broad + 1) <= broad for t in parts):
                new, old = (whole, parts[0]) if grew else (parts[0], whole)
                area = new.area if grew else replace(old.area, name=new.area.name)
                yield Moved(new.area.name, area, level, level, level, was=old.area.name), grew


def _along(tract: Tract) -> frozenset[str]:
    return frozenset(names_in(unbound(tract.area.name), "").words)


def resize(shift: Moved, areas: Iterable[Area], rising: bool) -> Moved:
    """Tell ground that stays in the other text under a longer name ("A, except B") as what grew or shrank to it.

    So is ground of which the other text names one part.
    """
    name = spelt(shift.name)
    like = [a for a in areas if a.level == shift.level and spelt(a.name) != name]
    grounds = ((a, spelt(unexcepted(a.name))) for a in like)
    alone = _PLAIN.fullmatch(name) is not None

    def left(ground: str) -> bool:
        sides = TWO_SIDES.match(name)
        return sides is not None and any(ground == f"{side}{name[sides.end() :]}" for side in _SIDES.findall(sides[0]))

    other = next((a for a, ground in grounds if name == ground or (name in ground and not alone) or left(ground)), None)
    parts = [] if other else [a for a in like if within(a.name, shift.name)]
    other = parts[0] if len(parts) == 1 else other
    if shift.was or shift.kept:
        return shift
    if other is None:
        return _entry(shift, like, rising)
    here, there = (shift.name, other.name) if rising else (other.name, shift.name)
    return replace(shift, name=here, was=there)


_LISTS = re.compile(r"(?:, and|,| and) (?:the )?")
_HALVED = re.compile(
    r"(?:north|south|east|west|central|upper|lower)[\w-]*|some parts of|(?:the )?(?:\w+ )?parts? of", re.I
)


def _entry(shift: Moved, like: Iterable[Area], rising: bool) -> Moved:
    """Tell of a list that stays the one entry that was edited ("northern Kell" for "Kell"), not the others."""
    here = _LISTS.split(shift.name)
    for there in (_LISTS.split(area.name) for area in like if unexcepted(area.name) == area.name):
        ours, theirs = [one for one in here if one not in there], [one for one in there if one not in here]
        if len(here) > 1 and len(ours) == len(theirs) == 1 and _side_of(*sorted((ours[0], theirs[0]), key=len)):
            name, was = (ours[0], theirs[0]) if rising else (theirs[0], ours[0])
            return replace(shift, name=name, was=was)
    return shift


def _side_of(whole: str, part: str) -> bool:
    """Whether a name is another with a side of it before ("northern Kell")."""
    return part.endswith(f" {whole}") and _HALVED.fullmatch(part.removesuffix(f" {whole}")) is not None


def unlevelled(heading: str) -> str:
    """Cut its level out of a heading ("Level 4: Do Not Travel - Border with Norland")."""
    return _LEVELLED.sub("", heading)


def spelt(name: str) -> str:
    """Write a name in small letters, without its marks."""
    return _MARKS.sub(" ", name.casefold()).strip()


def _ground(tract: Tract) -> frozenset[str]:
    return frozenset(tract.names.words)


def _close(one: float, other: float, alike: bool = False) -> bool:
    return abs(one - other) <= (_EVEN if alike else _SAME) * max(one, other)


def _measures(tract: Tract) -> set[tuple[str, str]]:
    return {(m["number"], m["unit"][0].lower()) for m in _BREADTH.finditer(tract.area.name)}


def _units(tract: Tract) -> set[str]:
    return {unit for _, unit in _measures(tract)}


def _one(one: Tract, other: Tract) -> bool:
    """Whether a breadth given in two units is the same in one of them: "150 km/100 miles", "160 km/100 miles"."""
    return bool(_measures(one) & _measures(other))


def _said(tract: Tract) -> str:
    found = _BREADTH.search(tract.area.name)
    return found[0].strip() if found else ""
