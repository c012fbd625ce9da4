"""What an entry leaves out of its ground ("Norhaven except the town of Pell"), told where only that moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.decide.areas.strips import spelt
from monitor.decide.areas.tract import Moved, has
from monitor.model import Area, Posture
from monitor.terms.names import entire, excepted, names_in, unexcepted, whole

_SIDE = r"(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|central"
_LIMIT = re.compile(
    rf"(?:the )?(?:(?:(?:far )?(?:{_SIDE}) )?(?:parts?|portions?|half) of|(?:{_SIDE})) (?:the )?(?=\S)", re.I
)
_TOO = re.compile(r",? \(?(?:including|which includes) (?:the )?(?P<too>[^;:()]+)", re.I)
_GOES_ON = re.compile(
    r"(?P<ground>[^;()]+?),? (?P<but>except(?: for)?|excluding|with the exception of|apart from) (?P<out>[^,;()]+), "
    r"(?P<more>(?!where\b|which\b)[^;()]+)"
)
_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de]")
_MEASURE = re.compile(r"\d ?(?:km|kilomet|mile)", re.I)
# "The parts of Kell west of the river": what limits a part may stand behind its ground, too.
_BEHIND = re.compile(
    r",? (?:(?:lying|situated|which (?:is|are|lies?)|that (?:is|are|lies?)) )?"
    r"(?:(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)? of|between|along|outside|beyond|near|bordering)\b.*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a list, the ground it names but for its exceptions, and the places among those."""

    area: Area
    ground: str
    spared: tuple[str, ...]


def spared(before: Posture, after: Posture, country: str) -> Iterator[tuple[Moved, bool, tuple[Area, ...]]]:
    """Yield entries whose exceptions alone moved, with whether that is a rise and both sides of the entry."""
    old, new = (_entries(side, country) for side in (before, after))
    for here in (e for e in new if not any(_alike(e, o) for o in old)):
        for there in (e for e in old if _one_ground(here, e) and e.area.level == here.area.level):
            if any(_alike(there, n) for n in new):
                continue  # "Kell" is the heading over "Kell, except Pell" in both
            came = any(not has(there.spared, word) for word in here.spared)
            gone = any(not has(here.spared, word) for word in there.spared)
            came = came and not _unnamed(here.area, before, country)
            gone = gone and not _unnamed(there.area, after, country)
            closer = came and not gone and _within(here, there)  # what is left out became a spot in it
            wider = gone and not came and _within(there, here) and len(_out(there)) == 1  # or the spot all around it
            moves = ((True, (gone and not wider) or closer), (False, (came and not closer) or wider))
            for rises in (rises for rises, moved in moves if moved):
                level = here.area.level
                area = here.area if rises else there.area
                shift = Moved(here.area.name, area, level, level, level, was=there.area.name)
                yield shift, rises, (there.area, here.area)


def closed(side: Posture, other: Posture) -> Posture:
    """Close an exception where a list goes on behind it ("A, except B, C and D"): the other text names C and D."""
    grounds = [(area.level, names_in(area.name, "").words) for area in other.areas]

    def named(area: Area) -> Area:
        said = _GOES_ON.fullmatch(area.name)
        parts = [names_in(said[part], "").words for part in ("ground", "out", "more")] if said else []
        for level, words in grounds if said and all(parts) else ():
            listed = all(has(words, word) for word in (*parts[0], *parts[2]))
            if level == area.level and listed and not any(has(words, word) for word in parts[1]):
                return replace(area, name=_GOES_ON.sub(r"\g<ground> (\g<but> \g<out>), \g<more>", area.name))
        return area

    return replace(side, areas=tuple(named(area) for area in side.areas))


def _out(entry: _Entry) -> list[str]:
    """What an entry leaves out, one by one."""
    return re.split(r",| and ", ", ".join(excepted(entry.area.name)).casefold())


def _within(here: _Entry, there: _Entry) -> bool:
    """Whether what an entry leaves out lies in what the other did ("the old town in Kell", of "Kell")."""
    out = ",".join(_out(here))
    return bool(there.spared) and all(re.search(rf"\w in (?:the )?{re.escape(w)}\b", out) for w in there.spared)


def elsewhere(shift: Moved, rises: bool, before: Posture, after: Posture, country: str) -> bool:
    """Whether what an entry came to leave out, or leaves out no more, has graver advice of its own in that text."""
    here, there, side = (shift.was, shift.name, before) if rises else (shift.name, shift.was, after)
    known = list(_places(excepted(there), country))
    out = [word for word in _places(excepted(here), country) if not has(known, word)]
    graver = [word for a in side.areas if a.level > shift.level for word in names_in(a.name, country).words]
    return bool(out) and all(has(graver, word) for word in out)


def _unnamed(area: Area, side: Posture, country: str) -> bool:
    """Whether a text has ground in an entry of as grave advice that leaves out what it does not name ("but for its
    capital")."""
    ground = names_in(area.name, country).words
    alike = ((a, "".join(excepted(a.name))) for a in side.areas if a.level == area.level)
    like = (a for a, out in alike if out and out.islower())
    return any(has(ground, word) for a in like for word in names_in(a.name, country).words)


def _alike(one: _Entry, other: _Entry) -> bool:
    """Whether two entries are of one ground, with the same places left out of it."""
    same = len(one.spared) == len(other.spared) and all(has(other.spared, word) for word in one.spared)
    return same and one.ground == other.ground and one.area.level == other.area.level


def bounded(before: Posture, after: Posture, country: str) -> Iterator[tuple[Moved, bool, tuple[Area, ...]]]:
    """Yield entries that came to name a part of their ground ("northern Kell" for "Kell"), or all of it; as `spared`.

    The heading of its section, which names ground more loosely, may go on to name it whole.
    """
    for some, rest, rises in ((after, before, False), (before, after, True)):
        known = {spelt(a.name) for a in rest.areas}
        listed = {spelt(a.name) for a in some.areas if not a.part}
        for part in (a for a in some.areas if spelt(a.name) not in known and a.level != some.level):
            limit, ground = _cut(part.name, country)
            for full in (a for a in rest.areas if a.level == part.level and spelt(a.name) not in listed):
                if limit and ground and _cut(full.name, country) == ("", ground):
                    here, there = (full, part) if rises else (part, full)
                    level = part.level
                    yield Moved(here.name, full, level, level, level, was=there.name), rises, (there, here)


def _cut(name: str, country: str) -> tuple[str, str]:
    """Part an entry into the words that limit it to a part, and its ground; that is "" where no place is named."""
    limit = _LIMIT.match(name)
    ground = _BEHIND.sub("", name[limit.end() :]) if limit else name
    placed = names_in(ground, country)
    told = any(typed[:1].isupper() for typed in placed.typed) and not _MEASURE.search(name)
    return (limit[0] if limit else ""), spelt(ground).removeprefix("the ") if told else ""


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


def overlaid(shift: Moved, side: Posture, country: str, least: int) -> int:
    """Return the level, from `least`, of the advice for a whole country, in an entry, that leaves a place in; else 0.

    "Norhaven except Pell" at Level 4 holds for Kell too, which the text names nowhere.
    """
    places = names_in(shift.name, country).words
    if shift.was or not places or entire(shift.name, country):
        return 0
    whole_of_it = [a for a in side.areas if entire(a.name, country) and excepted(a.name) and a.level >= least]
    spares = [list(_places(excepted(a.name), country)) for a in whole_of_it]
    parts = [names_in(a.name, country).words for a in side.areas if not entire(a.name, country)]
    named = any(has(words, place) for words in parts for place in places)
    lies_in = re.search(r"\w in (?:the )?(?=[A-Z])", shift.area.name)  # "the old town in Kell", of "except Kell"
    around = (*places, *(names_in(shift.area.name[lies_in.end() :], country).words if lies_in else ()))
    free = any(has(out, place) for out in spares for place in around)
    return 0 if free or named else max((a.level for a in whole_of_it), default=0)


def left_out(one: str, other: str) -> str:
    """Name what one entry leaves out of its ground and another, of the same ground and with exceptions, does not."""
    if not (excepted(one) and excepted(other)) or spelt(unexcepted(one)) != spelt(unexcepted(other)):
        return ""
    here, there = names_in(", ".join(excepted(one)), ""), names_in(", ".join(excepted(other)), "")
    fresh = {word for word in here.words if not has(there.words, word)}
    return ", ".join(whole(", ".join(excepted(one)), fresh, set(here.words)))


def included(one: str, other: str) -> str:
    """Name what one entry leaves out of its ground and another includes by its name."""
    too = _TOO.search(other)
    said = ", ".join(excepted(one))
    if not (too and said) or excepted(other):
        return ""
    words = names_in(too["too"], "").words
    return said if any(has(words, word) for word in names_in(said, "").words) else ""


def unnamed(name: str) -> str:
    """Cut what a name includes for clearness, and what it leaves out."""
    return _TOO.sub("", unexcepted(name)).strip(" ,")


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


def _one_ground(here: _Entry, there: _Entry) -> bool:
    """Whether two entries are of one ground, also where one includes by its name what the other leaves out."""
    if here.ground == there.ground:
        return True
    for one, other in ((here, there), (there, here)):
        said = _TOO.search(one.ground)
        if said and one.ground[: said.start()] == other.ground:
            return any(has(other.spared, word) for word in names_in(said["too"], "").words)
    return False


def _places(said: Iterable[str], country: str) -> Iterator[str]:
    for name in said:  # each by itself: "Pell by way of Kell, Norport" leaves out Norport as well
        for part in [part for part in re.split(r"[,;]", name) if _CAPITAL.search(part)] or [name]:
            yield from names_in(part, country).words
