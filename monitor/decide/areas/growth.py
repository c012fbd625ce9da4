"""What one stretch of country covers more than the like of it in the other text: places named, or freed of a limit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from monitor.decide.areas.strips import TWO_SIDES, unbound
from monitor.decide.areas.tract import Tract, akin, has, proper
from monitor.terms.names import COMPASS, excepted, fold, names_in, unexcepted, whole

_SIDE = re.compile(r"(?:north|south|east|west)\w* of\b")  # "west of the river" alone says hardly where
_COURSE = re.compile(r"\b(?:north|south|east|west)\w* (?:of|from)\b.*\bto\b")  # its ends alone are less than it
# What only bounds an entry ("northern Kell, beyond the Pell road", "east of the line between Osk and Pell") is none.
_BOUND = re.compile(
    r"\b(?:beyond|past|up to|as far as|(?:north|south|east|west)\w* of)\b(?:(?! and )[^,;()])*$"
    r"|\bline (?:from|between|joining|running from)\b[^,;()]*$"
)
_PART = {"part"}  # "some areas in X" for "the X borderland" frees nothing
_EXCEPT = {"except"}
_SORTS = ("mount", "mountain", "mountains", "hills", "valley", "valleys", "desert", "forest", "lake", "lakes",
          "river", "rivers", "gulf", "delta")
_SEVERAL = 2  # names that two entries have in common, of which the one may be a list edited into the other
_INITIALS = re.compile(r"[A-Z]{2,4}")
_HEAD = re.compile(
    r"(?:the )?(?!(?:Border|North|South|East|West|Central|Upper|Lower))(?P<head>[A-Z][\w'\u2019-]+) "
    r"(?:State|Province|Region|County|District|Department|Governorate)\b"
)
_BESIDE = re.compile(r"\bborders? (?:with|of) (?:the )?[A-Z][\w'\u2019 -]*?(?= in |,|;|$| and )")
_WORD = re.compile(r"[^\W_]+")
_SHORTENED = re.compile(r"\(([A-Z]{3,6})\b[^()]*\)")
_JOINTS = ("and", "or", "the", "of")
_MEASURED = re.compile(
    r"\bwithin (?:about )?[\d.]+ ?(?:km|kilomet|mile|met)|\b(?:north|south|east|west)\w* of\b|\bin the direction of\b"
    r"|\bextending (?:to|from)\b",
    re.I,
)
_SOME_OF = re.compile(
    r"(?:some|certain|many|several|parts|portions|most|much|large|the (?!whole|entire|rest)\w+s?) ", re.I
)
_BORDER = re.compile(r"\b[Bb]order")
_CIRCLE = re.compile(r"\bwithin (?:about )?(?P<km>\d+(?:\.\d+)?) ?(?:km|kilomet)")
# "Upper Kell" beside "Lower Kell": each is ground of its own.
_HALF = re.compile(
    r"(?:the )?(?P<side>(?:North|South|East|West)(?:[- ]?(?:[Ee]ast|[Ww]est))?(?:ern)?|Upper|Lower|Inner|Outer"
    r"|Central) (?P<ground>[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*)*)"
    r"(?: (?:province|state|region|district|county|governorate|department|island)s?)?"
)
_SIDES = frozenset((*COMPASS, "central"))
# A road names the towns on its course, and is none of them; "Kell and the roads to it" or "Kell Road district" is more.
_LINE = re.compile(
    r"(?:on |along )?(?:the )?(?:(?!(?:of|in|from|(?:and|or)(?! \w*\d))\b)[\w'\u2019-]+ ){0,6}?(?:roads?|highways?"
    r"|routes?|motorways?|expressways?|railways?|train line)\b"
    r"(?! (?:districts?|areas?|towns?|wards?|quarters?|neighbou?rhoods?|junction|province|state|region)\b)", re.I
)


def arrived(tract: Tract, was: Sequence[Tract], text: str) -> str:
    """Name a tract of which most is nowhere in the other text's tracts, nor (if given) in its words."""
    pool = {w for t in was for w in (*t.names.words, *t.names.also)}
    fresh = [w for w in tract.names.words if not has(pool, w)]
    if 2 * len(fresh) <= len(tract.names.words):
        return ""
    spoken = set(re.findall(r"[^\W\d_]+", text.casefold()))
    if any(short.casefold() in spoken for short in _SHORTENED.findall(tract.area.name)):
        return ""  # "Route Nationale 10 (RN10)" goes on under its letters
    gone = [w for w in fresh if w not in spoken]
    return tract.area.name if not text or 2 * len(gone) > len(fresh) else ""


def grown(tract: Tract, near: Sequence[Tract], now: Sequence[Tract], text: str, was: Sequence[Tract]) -> str:
    """Name what a tract covers more than those like it did, or the tract itself when a restriction fell away.

    A place that moved into another entry of the other text is not more.
    """
    here = {"".join(t.area.name.split()) for t in now}
    moved = [t for t in was if "".join(t.area.name.split()) not in here]
    had = {w for t in near for w in (*t.names.words, *t.names.also)}
    kin = [t for t in now if any(akin(t, n) for n in near)]
    have = {w for t in kin for w in (*t.names.words, *t.names.also)}
    said = "" if any(same_entry(t, tract) for t in near) else text.casefold()
    fresh = [w for w in _telling(tract) if not has(had, w) and not _listed(tract, w, moved) and w not in said]
    fresh = [w for w in fresh if not _bordering(tract, w, was)]
    if not proper(tract):
        fresh = [w for w in fresh if w in COMPASS]  # no place: "areas marked off-limits" for "areas designated"
    lost = [w for t in near for w in t.names.words if not has(have, w) and not _of_kept(t, w, have)]
    if fresh and not lost and _closer(tract, near):
        return ""
    if fresh and not lost:
        left = {t.area.name for t in near} - {t.area.name for t in now}
        if any(map(_MEASURED.search, left)) and not _MEASURED.search(tract.area.name):
            return ""  # "within 3 km of the border and east of the town" gave way to names of what lies there
        name = _named(tract, fresh)
        return tract.area.name if not name or _bounds_it(name, tract) or _strip(tract, near) else name
    if fresh and lost and any(_swapped(t, tract) for t in near):
        name = _named(tract, fresh)
        return tract.area.name if _bounds_it(name, tract) else name
    if not fresh and not lost and _freed(tract, near, kin):
        return tract.area.name
    return ""


def _bounds_it(name: str, tract: Tract) -> bool:
    """Whether places of an entry only say how far its ground goes."""
    before = tract.area.name.partition(name.split(", ", maxsplit=1)[0])[0]
    return bool(_SIDE.match(name) or _COURSE.search(tract.area.name) or _BOUND.search(before))


def _strip(tract: Tract, near: Sequence[Tract]) -> bool:
    """Whether ground is a strip or a circle, where nothing like it was: without its breadth it is told as too much."""
    return bool(_CIRCLE.match(tract.area.name)) and not any(_CIRCLE.search(t.area.name) for t in near)


def half(tract: Tract, was: Sequence[Tract]) -> str:
    """Name one half of ground whose other half alone the other text has ("South Kell", beside "North Kell")."""
    said = _HALF.fullmatch(tract.area.name.strip(" .,"))
    if said is None or not any(siblings(t.area.name, tract.area.name) for t in was):
        return ""
    side, ground = (re.escape(said[part].casefold()) for part in ("side", "ground"))
    spoken = re.compile(rf"\b{side}(?:ern)?\b[^,;]{{0,40}}\b{ground}\b|(?:the )?(?:all of |whole of )?{ground}\b")
    known = [t.area.name.casefold() for t in was]
    return "" if any(spoken.match(name) or f"{side} {ground}" in name for name in known) else tract.area.name


def narrower(one: Tract, whole: Tract) -> bool:
    """Whether ground in a whole is less than all of it ("within 5 km of the border in Kell", no "anywhere in it")."""
    some = _MEASURED.search(one.area.name) or _SOME_OF.match(one.area.name)
    return bool(some) or any(not has(whole.names.words, word) for word in one.names.words)


def siblings(one: str, other: str) -> bool:
    """Whether two names are of two halves of one ground."""
    here, there = _HALF.fullmatch(one.strip(" .,")), _HALF.fullmatch(other.strip(" .,"))
    return bool(here and there) and here["ground"] == there["ground"] and here["side"] != there["side"]  # type: ignore[index]


def grounds(tract: Tract, others: Sequence[Tract]) -> Sequence[Tract]:
    """Leave out the roads among what a tract is held against, where it is none itself."""
    return others if _LINE.match(tract.area.name) else [t for t in others if not _LINE.match(t.area.name)]


def _closer(tract: Tract, near: Sequence[Tract]) -> bool:
    """Whether a circle only became smaller, drawn around a spot in the same place."""
    here = _CIRCLE.search(tract.area.name)
    if here is None or re.search(r",|\b(?:and|or)\b", unbound(tract.area.name[here.end() :])):
        return False  # "of Kell and Moss": around another place as well
    wider = ((t, found) for t in near if (found := _CIRCLE.search(t.area.name)))
    inside = [(t, float(found["km"])) for t, found in wider if all(has(tract.names.words, w) for w in t.names.words)]
    size = float(here["km"]), unbound(tract.area.name) == tract.area.name  # all of a border is more than some
    return any((km, unbound(t.area.name) == t.area.name) > size for t, km in inside)


def _swapped(one: Tract, other: Tract) -> bool:
    """Whether two entries say the same in the same words, but for some of several names ("A, B, and C states").

    Of several names that stay, one entry may say less than the whole: "the coasts of A, B and C", "A, B and D".
    """
    shared = [w for w in one.names.words if has(other.names.words, w)]
    here, there = _frame(one), _frame(other)
    if len(shared) < _SEVERAL:
        return bool(shared) and here == there != []
    return bool(here and there) and (set(here) <= set(there) or set(there) <= set(here))


def _frame(tract: Tract) -> list[str]:
    """The words of an entry that are no places, without what joins them or tells one from many."""
    words = (fold(word) for word in _WORD.findall(tract.area.name))
    return [word.removesuffix("s") for word in words if word not in _JOINTS and not has(tract.names.words, word)]


def headed(tract: Tract, was: Sequence[Tract]) -> str:
    """Name a province whose name the other text's entries only had as a neighbour's ("the border with Ossa")."""
    said = _HEAD.match(tract.area.name)
    if said is None:
        return ""
    known = (_BESIDE.sub("", t.area.name) for t in was)
    return "" if any(said["head"].casefold() in name.casefold() for name in known) else tract.area.name


def _listed(tract: Tract, word: str, others: Sequence[Tract]) -> bool:
    """Whether a place of a tract stands, under its whole name and nothing less, in an entry of the other text."""
    name = _named(tract, [word])
    return any(
        name in t.area.name and not (t.names.bounds(word) or name not in unexcepted(t.area.name)) for t in others
    )


def _bordering(tract: Tract, word: str, others: Sequence[Tract]) -> bool:
    """Whether a neighbour's name only says which border: "the A-B border" and "the border with B" are one."""
    edges = (t for t in others if _BORDER.search(t.area.name) and has(t.names.words, word))
    return _BORDER.search(_named(tract, [word])) is not None and any(edges)


def _of_kept(tract: Tract, word: str, have: Iterable[str]) -> bool:
    """Whether a place is only told as one of a whole that is named without it now ("A's capital B", "B in A")."""
    owner = re.search(r"(?P<whole>[^\W\d_]+)['\u2019]s\b|\bin (?:the )?(?P<whole2>[A-Z][^\W\d_]+)", tract.area.name)
    whole = fold(owner["whole"] or owner["whole2"]) if owner else ""
    return bool(whole) and whole != word and whole in tract.names.words and has(have, whole)


def _telling(tract: Tract) -> list[str]:
    """The names of a tract that tell where it is: no initials ("DRC") and no sort of ground, which come and go."""
    named = zip(tract.names.words, tract.names.typed, strict=True)
    return [word for word, typed in named if word not in _SORTS and not _INITIALS.fullmatch(typed)]


def same_entry(one: Tract, other: Tract) -> bool:
    """Whether two tracts are one entry, edited: half of all their names are common."""
    shared = sum(1 for w in one.names.words if has(other.names.words, w))
    return 2 * shared >= len(one.names.words) + len(other.names.words) - shared


def passed(tract: Tract, was: Sequence[Tract], lesser: Sequence[Tract]) -> str:
    """Name the places of a tract that the other text lists by themselves, at a lesser level and at no such one."""
    at_level = {w for t in was for w in t.names.words}
    alone = {w for t in lesser if len(t.names.words) == 1 for w in t.names.words}
    moved = [w for w in tract.names.words if not has(at_level, w) and has(alone, w)]
    return _named(tract, moved) if proper(tract) else ""


def _named(tract: Tract, words: Sequence[str]) -> str:
    """Write some places of a tract as they stand in its name ("Red Ground", not "Red"), else the words alone."""
    name = unexcepted(tract.area.name)
    return ", ".join(whole(name, set(words), set(tract.names.words))) or tract.names.phrase(words)


def _freed(tract: Tract, near: Sequence[Tract], kin: Sequence[Tract]) -> bool:
    """Whether a place was named only with a restriction ("northern X", "X except Y") that nothing repeats."""
    for word in tract.names.words:
        bound = [r for t in near if (r := _bounds(t, word)) is not None]
        free = [r for t in kin if (r := _bounds(t, word)) is not None]
        if not bound or not free:
            continue
        kept = frozenset.intersection(*bound) - frozenset.union(*free) - _PART
        kept -= _EXCEPT if _spare_alike(near, kin) else set()
        if _SIDES & frozenset.intersection(*bound) & frozenset.union(*free):
            kept -= _SIDES  # of two sides of it one is left: "western Kell", of "western and central Kell"
        told = _SIDES & frozenset.union(*bound)
        if told and TWO_SIDES.match(tract.area.name) and _SIDES & (_bounds(tract, word) or told) > told:
            return True
        added = frozenset.intersection(*free) - frozenset.union(*bound)
        if kept and not added and not frozenset.intersection(*bound, *free) >= _PART:
            return True  # "certain districts" that are all told closer free nothing
    return False


def _bounds(tract: Tract, word: str) -> frozenset[str] | None:
    """What restricts a place of a tract; its centre is a side of it too."""
    found = tract.names.bounds(word)
    centre = re.search(rf"\bcentral (?:and \w+ )?(?:the )?{re.escape(word)}", tract.area.name.casefold())
    return found if found is None or not centre else found | {"central"}


def _spare_alike(near: Sequence[Tract], kin: Sequence[Tract]) -> bool:
    """Whether what one entry leaves out is left out by another of the other text: two borders were told as one."""
    out, also = (
        [w for t in side for name in excepted(t.area.name) for w in names_in(name, "").words] for side in (near, kin)
    )
    return bool(out) and all(has(also, word) for word in out)
