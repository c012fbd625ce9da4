"""What remains of advice against travel when that for the whole country moves, or its ground gets another name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from monitor.decide.areas.strips import spelt
from monitor.decide.areas.tract import Moved, Tract, akin, at, has
from monitor.decide.notice import cut_short
from monitor.model import UNNAMED, Area, Change, Posture
from monitor.terms.names import excepted, fold, names_in, unexcepted
from monitor.terms.names import whole as wholly

_WORD = re.compile(r"\w+")
_SMALL = {"the", "of", "and", "in", "town", "towns", "city", "cities"}
_FIGURE = re.compile(r"\blevel ?:? ?[1-4]\b", re.I)
_ALIAS = re.compile(r"\b(?:known|referred to) as (?:the )?([^()]+)", re.I)
_OWNED = re.compile(r"([^\W\d_]+)['\u2019]s (?:capital|largest|main|port|second)\b")
_PART_OF = re.compile(
    r"(?:the )?(?:[\w-]+ )?(?:parts?|portions?|half|rest|remainder|areas?) of (?:the )?(?P<whole>[A-Z][\w'\u2019-]*)"
)
# "Southern Kell Province - south of the road": a part of it, as "the districts A and B in southern Kell Province" are.
_PROVINCE = re.compile(
    r"(?:the )?(?P<part>(?:(?:north|south|east|west)\w*|parts? of|central) (?:the )?)(?P<whole>[A-Z][\w'\u2019-]*) "
    r"(?:Province|State|Region|District|Department|Governorate)\b", re.I
)
_LIFTED_BUT = re.compile(
    r"\bno longer advis\w+ against [^.;]*\b(?:except|apart from|other than|excluding|with the exception of)\b[^.;]*",
    re.I,
)
_STRIP = re.compile(r"\b[\d.,]+ ?(?:km|kilomet\w*|miles?|met\w*)\b", re.I)


def carved(change: Change, before: Posture, after: Posture) -> Iterable[tuple[Moved, bool]]:
    """Yield areas given as data that came or went under a national level that stayed; with whether that is a rise.

    Parts milder than the rest of their country are raised when they are named no longer. Parts said to stand apart,
    with no level of their own, at the country's own level (Canada's flag) are advised against more gravely.
    """
    level = after.level or 0
    if not (before.exact and after.exact) or before.level != after.level or after.waits:
        return
    for here, there, came in ((after, before, True), (before, after, False)):
        others = [Tract(area, names_in(area.name, change.name)) for area in there.areas]
        for area in (a for a in here.areas if a.level < level or (a.level == level and a.name == UNNAMED)):
            if not (name := _fresh(area, others, change.name)):
                continue
            beside = [o.area.level for o in others if akin(o, Tract(area, names_in(area.name, change.name)))]
            milder, other = area.level < level, min(beside, default=level)
            old, new = (other, area.level) if came else (area.level, other)
            yield Moved(name, area, level, old, new), came != milder


def _fresh(area: Area, others: Sequence[Tract], country: str) -> str:
    """Name what of an area no part of the other text covers that is as mild, "" where all of it is covered."""
    alike = [o for o in others if o.area.level <= area.level]
    if any(o.area.name == area.name for o in alike):
        return ""
    tract = Tract(area, names_in(area.name, country))
    known = [w for o in alike for w in o.names.words]
    fresh = [w for w in tract.names.words if not has(known, w)]
    if len(fresh) == len(tract.names.words):
        return area.name
    return ", ".join(wholly(area.name, set(fresh), set(tract.names.words)))


def milder(change: Change, before: Posture, after: Posture) -> Iterable[tuple[Moved, bool]]:
    """Yield parts whose own level is under that of their country, given in its figures, that a text came to name or
    names nowhere any more, while the country's level stayed; with whether that is a rise (they follow it again).
    """
    level = after.level or 0
    if before.level != level or before.exact or after.exact or cut_short(change):
        return
    for here, text, came in ((after, change.before_text, True), (before, change.after_text, False)):
        for area in here.areas:
            if area.level < level and _FIGURE.search(area.span.text) and not _spoken(area.name, change.name, text):
                old, new = (level, area.level) if came else (area.level, level)
                yield Moved(area.name, area, level, old, new), not came


def _spoken(name: str, country: str, text: str) -> bool:
    """Whether a text names any place of an area, or the area names none."""
    words = names_in(name, country).words
    said = {fold(word) for word in re.findall(r"[^\W\d_]+", text)} if words else set()
    return not words or any(word in said for word in words)


def alias(one: Tract, other: Tract) -> bool:
    """Whether one text gives ground the name that the other text sets beside its parts ("A and B (known as X)")."""
    return _named_beside(one, other) or _named_beside(other, one)


def _named_beside(short: Tract, long: Tract) -> bool:
    found = _ALIAS.search(long.area.name)
    beside = {fold(word) for word in re.findall(r"[^\W\d_]+", found[1])} - set(long.names.words) if found else set()
    words = short.names.words
    return any(w in beside for w in words) and all(w in beside or has(long.names.words, w) for w in words)


def covers(whole: Tract, tract: Tract, strips: bool) -> bool:
    """Whether a place told as one of a whole ("X's capital Y", "parts of X west of Y", "Y within 5 km of the border")
    lies in what is listed: the whole without a restriction, or (`strips`) all within a distance of the border.
    """
    if (drawn := _PROVINCE.match(tract.area.name)) and drawn["whole"][:1].isupper():
        rest = rf" in (?:the )?{re.escape(drawn['part'])}{re.escape(drawn['whole'])}\b"
        if re.search(rest, whole.area.name, re.I):
            return True
    wide, narrow = whole.names.words, tract.names.words
    if len(wide) >= len(narrow) or any(not has(narrow, word) for word in wide):
        return False
    owner = _OWNED.search(tract.area.name) or _PART_OF.match(tract.area.name)
    owned = owner is not None and fold(owner[1]) in wide and not any(whole.names.restricted)
    return owned or bool(strips and _STRIP.search(whole.area.name) and _STRIP.search(tract.area.name))


def summed(area: Area, bare: Sequence[Tract], country: str) -> bool:
    """Whether an entry of a section went with all sections, where the text still lists what the section was about."""
    if not area.part or area.part == area.name:
        return False
    head = Tract(area, names_in(area.part, country))
    return any(t.area.level >= area.level and akin(t, head) for t in bare)


def swallowed(gone: Moved, before: Posture, after: Posture, whole: bool = False) -> int:
    """Return the graver level that no longer excepts a place that left its list ("all but A and B"), or 0.

    Where `whole` is asked, all that its name says must have been excepted: "A and C" was not.
    """
    names = names_in(gone.name, "").words
    said = {*map(fold, _WORD.findall(gone.name))} - _SMALL

    def held(out: str) -> bool:
        if whole:
            return bool(said) and said <= {*map(fold, _WORD.findall(out))}
        return any(has(names_in(out, "").words, name) for name in names)

    grounds = {spelt(unexcepted(area.name)) for area in after.areas if area.level > gone.level}

    def excepting(posture: Posture) -> int:
        graver = (area for area in posture.areas if area.level > gone.level)
        here = (a for a in graver if (after.level or 0) >= a.level or spelt(unexcepted(a.name)) in grounds)
        return max((area.level for area in here if held(", ".join(excepted(area.name)))), default=0)

    return 0 if excepting(after) else excepting(before)


def outlasting(
    before: Posture, after: Posture, old: Sequence[Tract], new: Sequence[Tract]
) -> Iterable[tuple[Moved, bool]]:
    """Yield the parts that keep advice of their own when that against the whole country ends; with whether it is all.

    Parts named at the old level are what remains of it, and must be told to those who read that it ended. Where none
    is (the country but for some cities), those named at a lesser level are what it ended for.
    """
    whole, now = before.level or 0, after.level or 0
    if not (before.exact and after.exact) or now >= whole:
        return
    named = [t for t in new if t.area.level > now and _given(t.area)]
    kept = [t for t in named if t.area.level >= whole and not any(akin(o, t) for o in at(old, t.area.level))]
    for tract in kept or [t for t in named if t.area.level < whole]:
        here = tract.area
        yield Moved(here.name, here, here.level if kept else whole, whole, here.level, bool(kept)), bool(kept)


def _given(area: Area) -> bool:
    """Whether a part is named by the text itself, as an entry of a list or as what some places are taken out of."""
    return area.head is not None or area.name.partition(", excluding ")[0] in area.span.text


def held_back(rise: Moved, lowered: Sequence[Moved], text: str) -> bool:
    """Whether a text says that advice against ground is lifted but for this part of it, which keeps it."""
    part = rise.name.casefold().removeprefix("the ")
    lifts = [said.casefold() for said in _LIFTED_BUT.findall(text)]
    wider = [shift.name.casefold().removeprefix("the ") for shift in lowered if shift.level == rise.level]
    return any(part in said.partition(ground)[2] for said in lifts for ground in wider)


def renamed(rise: Moved, old: Sequence[Tract], new: Sequence[Tract], lowered: Sequence[Moved]) -> bool:
    """Whether names that are new in an entry only describe anew what graver advice, in another name, left.

    Most of the entry was advised against more gravely, and a graver area left the text whose name stands nowhere now.
    """
    tract = next((t for t in new if t.area == rise.area), None)
    graver = [w for t in old if t.area.level > rise.level for w in t.names.words]
    if tract is None or 2 * sum(1 for w in tract.names.words if has(graver, w)) < len(tract.names.words):
        return False
    known = [w for t in new for w in (*t.names.words, *t.names.also)]
    gone = [t for t in old if any(t.area == shift.area and shift.level > rise.level for shift in lowered)]
    return any(not any(has(known, w) for w in t.names.words) for t in gone)
