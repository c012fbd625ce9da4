"""Read the boxes of advice a Canadian document opens with: one for the whole country, others for parts of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from monitor.collect.outline import Line
from monitor.collect.source import Unreadable
from monitor.model import UNNAMED, Area, Health, Span
from monitor.terms.rungs import CANADA
from monitor.terms.shortened import OF_PLACES, not_after

REGIONAL_LEVEL = 3  # the mildest advice against travel: what parts have whose level cannot be told
# Bounded, for tags that are never closed: looking for an end from each of them would take time for the square.
_OPENS = re.compile(
    r"<div\b[^<>]{0,80}\bclass=[\"'][^\"'<>]{0,80}\bAdvisoryContainer\b(?P<css>[^\"'<>]{0,80})[\"'][^<>]{0,80}>", re.I
)
# What is struck out is no advice any more.
_STRUCK = re.compile(
    r"<(?P<tag>s|strike|del)(?: [^<>]{0,200})?>(?:(?!</?(?P=tag)\b).){0,2000}</(?P=tag)>"
    r"|<span\b[^<>]{0,200}\bline-through\b[^<>]{0,200}>(?:(?!</?span\b).){0,2000}</span>",
    re.I | re.S,
)
_MOST = 100  # boxes; the fullest document seen has eleven
_SAYS = re.compile(rf"(?:{'|'.join(f'(?P<l{level}>{says})' for level, says in CANADA.items())})\b", re.I)
_TO = re.compile(r"^[\s,]*(?:(?:when|while) travell?ing )?(?:(?:to|in)\b\s*)?(?:the )?", re.I)
_WHOLE = (rf"\b{word}" for word in OF_PLACES)
_STOP = re.compile(rf"(?<=[\w)]{{2}}){not_after(_WHOLE)}[.](?:\s.*|$)", re.S)  # "St. Moss Parish" goes on
_DUE = re.compile(r",?\s*\b(?:due to|because of|because|owing to|as a result of|given the)\b(?P<why>.*)", re.I | re.S)
# "due to the risk of:" opens a list of reasons, not of places.
_REASONS = re.compile(
    r"^\s*(?:the )?(?:following )?(?:\w+ )?(?:risks?|threats?|reasons?|possibility)?(?: (?:of|posed by|from))?\s*:$",
    re.I,
)
_FOLLOWING = re.compile(
    r"\b(?:following|these|below|listed)\b[^,:]*?(?P<bound>,? (?:with)?in \d[^:]*|, along [^:]*)?$", re.I
)
_APART = re.compile(
    r"\b(?:excluding|excludes?|except(?:ing)?(?: for)?|with the exception of|other than|does not (?:include|apply to)"
    r"|with (?:the )?(?:following )?(?:exceptions|exclusions)(?=[^:]{0,60}:\s*$))\s*:?\s*",
    re.I,
)
# "... due to crime, with the following exceptions:" opens a list of what is spared; "to" alone one of places.
_SPARES = re.compile(
    r"\b(?:excluding|except(?:ing)?(?: for)?|with the exception of|other than|does not (?:include|apply to)"
    r"|with (?:the )?(?:following )?(?:exceptions?|exclusions?))\b[^:]{0,80}:\s*$", re.I
)
_BARE = re.compile(r"\s*(?:to|in)(?: the)?\s*", re.I)
_ELSE = re.compile(r",?\s*\bwhere (?:you should|we advise(?: you)?(?: to)?|our advice is to)\s+", re.I)
_WITH_APART = re.compile(r",?\s*\bwith (?:the )?(?:following )?(?:exclusions?|exceptions?)\b.*", re.I | re.S)
_SHARED = re.compile(r"^(?:the )?(?:following|these) (?:\w+ ){0,3}?(?:in|of) (?:the )?", re.I)
_EDGES = " .,;:|-\u2010\u2011\u2012\u2013\u2014\u2015"
_LINES = 500  # of one box
_READ = 3_000  # characters of one paragraph of advice, or of those that go with it
_LONGEST = 400  # characters of an area's name: a state that is spared for a dozen places fills half of it


@dataclass(frozen=True, slots=True)
class Box:
    """One box: whether it is marked as regional, its heading's place and level (0: none in the words), its lines."""

    regional: bool
    place: str
    level: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """One piece of advice: its level, that of what it spares (0: not said), its sentence, its box's place."""

    level: int
    spared: int
    head: Span
    part: str


@dataclass(frozen=True, slots=True)
class _Found:
    area: Area
    spared: bool = False


def cut(html: str) -> list[tuple[bool, str]]:
    """Cut the advice into its boxes' HTML, each with whether it is marked as regional; without any it is one box."""
    html = _STRUCK.sub("", html)
    opens = list(_OPENS.finditer(html))
    if len(opens) > _MOST:
        raise Unreadable(Health.TOO_LARGE, f"expected at most {_MOST} boxes of advice, got {len(opens)}")
    if not opens:
        return [(False, html)] if html.strip() else []
    ends = [*(o.start() for o in opens[1:]), len(html)]
    return [("regional" in o["css"].lower(), html[o.end() : end]) for o, end in zip(opens, ends, strict=True)]


def box(regional: bool, lines: tuple[Line, ...]) -> Box:
    """Read what a box is headed with: "Border areas - Avoid all travel"."""
    head = next((line.text for line in lines if line.heading), "")
    said = list(_SAYS.finditer(head))
    if not said:
        return Box(regional, head.strip(_EDGES), 0, lines)
    return Box(regional, head[: said[-1].start()].strip(_EDGES), _level(said[-1]), lines)


def national(boxes: Sequence[Box], level: int) -> Box | None:
    """Pick the box of the whole country: the first not regional that gives its level, else the first not regional."""
    plain = [one for one in boxes if not one.regional]
    return next((one for one in plain if one.level == level), plain[0] if plain else None)


def sentence(of: Box) -> Span | None:
    """The line that gives a box's advice, its heading where there is none."""
    told = next((line for line in of.lines if not line.heading and _SAYS.match(line.text)), None)
    return told.span if told else (of.lines[0].span if of.lines else None)


def areas(boxes: Sequence[Box], level: int) -> tuple[Area, ...]:
    """Find the parts of the country with a level of their own, graver or milder; what advice spares is no area of it.

    What it spares is an area of another level where the text says so and that is not the country's.
    """
    whole = national(boxes, level)
    found = [one for each in boxes for one in _of(each, each is whole)]
    own = {_fold(one.area.name) for one in found if not one.spared}
    kept = (one for one in found if not one.spared or not (one.area.level == level or _fold(one.area.name) in own))
    first: dict[tuple[str, int], Area] = {}
    for area in (one.area for one in kept):
        first.setdefault((_fold(area.name), area.level), area)
    return tuple(first.values())


def _of(box: Box, whole: bool) -> Iterator[_Found]:
    """Yield what one box says of places; of the whole country's box only what it spares."""
    told = False
    body = [line for line in box.lines if not line.heading]
    if len(body) > _LINES:
        raise Unreadable(Health.TOO_LARGE, f"expected at most {_LINES} lines in a box of advice, got {len(body)}")
    for at, line in enumerate(body):
        said = None if line.depth else _SAYS.match(line.text)
        if said:
            told = True
            listed = list(takewhile(lambda other: other.depth, body[at + 1 :]))
            found = _opened(line, _level(said), line.text[said.end() :], listed, box.place, _rest(body[at + 1 :]))
            yield from (one for one in found if one.spared or not whole)
    if not (told or whole) and box.lines and (box.level or box.regional):
        name = box.place if box.level and box.place else UNNAMED
        yield _Found(Area(name, box.level or REGIONAL_LEVEL, box.lines[0].span))


def _rest(after: Sequence[Line]) -> str:
    """The plain lines up to the next advice: they may say what it does not apply to."""
    plain = (line.text for line in takewhile(lambda line: not _SAYS.match(line.text), after) if not line.depth)
    return " ".join(plain)[:_READ]


def _opened(
    line: Line, level: int, text: str, listed: Sequence[Line], place: str, rest: str
) -> Iterator[_Found]:
    """Yield the places of one sentence of advice: in the list it opens, or in its own words."""
    opens, text = text.rstrip().endswith(":"), _once(text[:_READ], level)
    spared = _ELSE.search(text)
    said = _Said(level, _words_level(text, spared), line.span, place)
    where = _STOP.sub("", text)
    due = _DUE.search(where)
    ground = _WITH_APART.sub("", _TO.sub("", where[: due.start()] if due else where).strip(_EDGES)).strip(_EDGES)
    following = _FOLLOWING.search(ground)
    named = opens or _BARE.fullmatch(text)
    lists = bool(listed) and named and (following or not (due and _REASONS.match(due["why"])))
    if lists and not _APART.search(ground) and (following or not _SPARES.search(text)):
        bound = (following["bound"] or "").strip(" ,") if following else ""
        yield from _entries(listed, said, bound, "")
        return
    apart = _apart(ground) or _apart(text) or _apart(rest)
    if not said.spared and (other := _ELSE.search(rest)):
        said = _Said(level, _words_level(rest, other), line.span, place)
    inner = "; ".join(_plain(each.text) for each in listed) if lists else ""
    name = f"{_headed(ground or place or UNNAMED)}: {inner}" if inner else _sparing(ground or place or UNNAMED, apart)
    yield _Found(Area(name[:_LONGEST], level, line.span, place))
    yield from _spare(inner or apart, said, line.span)


def _once(text: str, level: int) -> str:
    """Leave out the words of the advice where they stand twice ("Avoid all travel to avoid all travel to Kell")."""
    bare = _TO.sub("", text)
    again = _SAYS.match(bare)
    return bare[again.end() :] if again and _level(again) == level else text


def _entries(listed: Sequence[Line], said: _Said, bound: str, shared: str) -> Iterator[_Found]:
    """Yield the areas of a list; a list inside it names what an entry spares, or parts of what the entry names."""
    at = 0
    while at < len(listed):
        item = listed[at]
        inner = list(takewhile(lambda other, top=item: other.depth > top.depth, listed[at + 1 :]))  # type: ignore[misc]
        at += 1 + len(inner)
        name = item.text.strip()
        if inner and _APART.search(name):
            apart = "; ".join(_plain(line.text) for line in inner)
            yield _area(f"{_opener(name)}: {apart}", said, item, bound, shared)
            for line in inner:
                yield from _spare(_plain(line.text), said, line.span)
            continue
        if not (inner and name.endswith(":")):
            yield _area(name, said, item, bound, shared)
            yield from _spare(_apart(name), said, item.span)
        yield from _entries(inner, said, bound, _SHARED.sub("", _plain(name)))


def _opener(name: str) -> str:
    """Word an entry so that what its own list spares can follow ("Kell with the following exceptions")."""
    bare = _ELSE.split(name, maxsplit=1)[0].rstrip(_EDGES)
    return _WITH_APART.sub(", excluding", bare)


def _headed(ground: str) -> str:
    return ground if _APART.search(ground) else f"{ground}, excluding"


def _area(name: str, said: _Said, item: Line, bound: str, shared: str) -> _Found:
    """Name an entry so that it can stand alone: with the stretch its list speaks of, and what it is a part of."""
    whole = ", ".join(each for each in (_plain(name), bound) if each)
    whole = f"{whole} ({shared})" if shared else whole
    return _Found(Area(whole[:_LONGEST], said.level, item.span, said.part, said.head))


def _spare(apart: str, said: _Said, span: Span) -> Iterator[_Found]:
    """Yield what advice spares, where the text says which level holds there."""
    if said.spared and apart:
        yield _Found(Area(_plain(apart)[:_LONGEST], said.spared, span, said.part, said.head), spared=True)


def _apart(text: str) -> str:
    """Return what a sentence takes out of its ground, or "": "X, excluding the city of Y where you should ..."."""
    found = _APART.search(text)
    if found is None:
        return ""
    return _DUE.sub("", _ELSE.split(_STOP.sub("", text[found.end() :]), maxsplit=1)[0]).strip(_EDGES)


def _sparing(ground: str, apart: str) -> str:
    """Name ground with what is taken out of it, unless it says that itself."""
    return ground if not apart or _APART.search(ground) else f"{ground}, excluding {apart}"


def _words_level(text: str, found: re.Match[str] | None) -> int:
    said = _SAYS.match(text, found.end()) if found else None
    return _level(said) if said else 0


def _level(said: re.Match[str]) -> int:
    return int((said.lastgroup or "l0")[1:])


def _plain(name: str) -> str:
    bare = " ".join(_ELSE.split(name, maxsplit=1)[0].split()).strip(_EDGES)
    return bare[4:] if bare.lower().startswith("the ") and bare[4:5].isalpha() else bare


def _fold(name: str) -> str:
    bare = re.sub(r"\([^()]*\)", " ", name.casefold().removeprefix("the "))
    return re.sub(r"\W+", " ", bare.replace("city of ", "").replace("town of ", "")).strip()
