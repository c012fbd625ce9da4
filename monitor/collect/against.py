"""Read which parts of a country a page advises against travel to, in the words and the lists of London and Dublin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from monitor.collect.outline import Line
from monitor.collect.runs import MEASURED, parted
from monitor.model import Area, Span

# "Do not travel to the airport unless you have a ticket" is how to travel, and names no ground.
_SOMEWHERE = (
    r"(?!(?:(?! due to | because )[^.;])*"
    r"\b(?:unless|if|without|until|when|airport|airfield|embassy|consulate|crossing|demonstration|protest)s?\b)"
    r"(?=\W*$|[^.;]*(?-i: [A-Z])|[^.;]*\b(?:region|province|district|island|area|part|place|north|south|east|west)s?\b)"
)
_AGAINST = re.compile(
    r"(?:(?:\b(?:FCDO|FCO|we|Department(?: of Foreign Affairs)?(?: and Trade)?"
    r"|Foreign(?: and Commonwealth|, Commonwealth (?:and|&) Development) Office)\)?"
    r"(?: (?:continues? to|now|currently|also|still|strongly))* |\band (?:now |also )*)advises?"
    r"(?: Irish citizens| you)?|\b(?:and|but)(?: also| now)?)"
    r" against (?:all (?P<most>but essential |non-?essential )?|(?P<most_2>non-?essential ))travel\b(?: to\b)?"
    r"|\band (?P<most_3>all but essential |(?:all )?non-?essential )travel to\b"
    rf"|^(?:do not |avoid (?=all |non)(?:all )?(?P<most_4>non-?essential )?)travel to\b(?: or through\b)?{_SOMEWHERE}",
    re.I,
)
_MOST = ("most", "most_2", "most_3", "most_4")  # the groups of advice that leaves essential travel out
_NOT = re.compile(r"\b(?:no longer|if|where|when|may)\b[^.]{0,60}$|\bno longer advises?\b", re.I)
# "An area to which we now advise against all travel" speaks of such areas, and names none.
_SUCH = re.compile(r"\b(?:to|in|for) which (?:the )?$", re.I)
# An item may say what is advised of a place it leaves out.
_WHERE = re.compile(r"\w[^.]{0,120}\b(?:where|which) (?:the )?$", re.I)
_TO_WHICH = re.compile(r",? (?:(?:to|in|for) which|where)(?: the)?$", re.I)  # what is advised of it comes next
_REST = re.compile(r"^\W*(?:all )?(?:the )?(?:rest|remainder) of (?P<whole>.{3,80})", re.I)
# "The rest of the Norrland Region of Norhaven" is of that region; that of the (sovereign) territory of Norhaven is not.
_OF_PART = re.compile(
    r"(?:the )?(?:(?!(?:the|sovereign|national|whole|entire|remaining|other|federated|united) )[\w'\u2019-]+ ){1,4}?"
    r"(?:regions?|provinces?|states?|governorates?|districts?|count(?:y|ies)|peninsula|territor(?:y|ies)) (?:of|in) ",
    re.I,
)
# "In the province of A the FCO advise against all travel, with the exception of B": the ground stands in front.
_AHEAD = re.compile(r"^(?:in|for) (?P<place>(?:the )?[^,;:]{3,80}?),? (?:the )?$", re.I)
_APART_FROM = re.compile(r"^\W*(?:except|apart from|other than|excluding|with the exception of)\b", re.I)
_BUT = re.compile(r"\b(?:except|apart from|other than|excluding|with the exception of)\b", re.I)
# Of two sides the first goes on: "northern and eastern Kell".
_SIDE = r"(?=(?:the )?(?:north|south|east|west|central)[\w-]* [A-Z])"
_AND_TO = re.compile(r",? and to (?=the |within |areas? |all |parts? |[A-Z])")
_AND = re.compile(
    rf"{_AND_TO.pattern}|(?<!ern)(?<!ntral)(?:,? and|,) {MEASURED}"
    rf"|(?<!ern)(?<!rth)(?<!uth)(?<!ast)(?<!est)(?:,? and|,) {_SIDE}"
)
# "Kell Province, except Pell, and Marrow Province": the exception is over.
_PROVINCE = r"(?:[Pp]rovince|[Rr]egion|[Ss]tate|[Cc]ounty|[Dd]istrict|[Gg]overnorate|[Oo]blast)s?\b"
_AND_GROUND = re.compile(rf", and (?=(?:the )?(?:[A-Z][\w'\u2019-]+ )+{_PROVINCE})")
_SOME = re.compile(
    r"^\W*(?:the )?(?:whole|(?:some |many |all )?(?:other )?(?:parts|areas|regions)) of (?P<whole>.{3,80})", re.I
)
# "Areas of Norhaven within 50 km of the border" are bounded in the same breath: no parts named elsewhere.
_BOUNDED = re.compile(
    r"^[^.;:,]{0,80}?\b(?:within \d|(?:near|close to|adjacent to|alongside|along|bordering|adjoining|next to) "
    r"(?:the |its )?\w|(?:north|south|east|west)\w* of )",
    re.I,
)
_APART = re.compile(
    r"\b(?:do(?:es)? not (?:include|apply to)|except(?: for)?|excluding|apart from|with the exception of)"
    r" (?P<place>[^.;:]{3,160}?),? (?:where|(?:to|for) which)"
    r" (?:the )?(?:FCDO|FCO|we) (?:now |currently |only |also |continues? to )*advises? against all"
    r" (?P<most>but essential )?travel\b",
    re.I,
)
_SECTION = re.compile(r"^(?:areas |find out|consular|travel insurance|about fcdo|regional|see |read |this |you |if you"
                      r"|for |check )", re.I)
_STOPS = re.compile(r"\w{3,}[.](?: |$)")
_REASON = re.compile(
    r"(?:,? (?:for (?:the same|these|similar) reasons?\b|where there (?:is|are)\b|due (?:to\b|the\b)|because\b"
    r"|owing to\b|as a result of\b|(?:following|based on) (?:the|our|an?|recent)\b)"
    r"|(?<=\w{3})[.] |(?<=\w\))[.] ).*", re.S
)
_EXCEPTING = re.compile(
    r"\b(?:except|excluding|apart from|other than|with the exception of|aside from|but not)\b[^:]{0,70}:$", re.I
)
_INCLUDING = re.compile(r"\b(?:includ(?:ing|es?)|in particular|specifically)\b[^:]{0,40}:$", re.I)
_FOLLOWS = re.compile(r"\b(?:following|these|below|listed)\b", re.I)
_WORD = re.compile(r"\w{4,}")
_FORMS = {"republic", "democratic"}  # of several states, and of their neighbours
_AROUND = re.compile(r"(?:to )?(?:within|in the)\b.*\d ?(?:km|kilomet|miles?|m\b)", re.I)
_WARNINGS = re.compile(r"^warnings?\b", re.I)
# "Advises against all travel here", under the heading that names where
_HERE = re.compile(
    r"\W*(?:(?:to )?(?:here|there|th(?:is|ese) (?:areas?|regions?|province|state|county|district)))?\W*", re.I
)
_GENERAL = re.compile(
    r"^(?:areas?|regions?|warnings?|travel|summary|overview|advice|security|safety|why|what|how|help"
    r"|before|if|entry|health)\b|\b(?:FCDO|advises?|insurance|conflicts?|hostilities|terrorism|violence|unrest|war"
    r"|crisis|situation|evacuations?|attacks?|strikes?|landmines?|crime|protests?)\b",
    re.I,
)
_CONSISTS = re.compile(
    r"\W*(?:this|the|these) (?:areas?|regions?|zones?)(?: to avoid)? (?:consists? of|comprises?|(?:is|are) made up of"
    r"|covers?)(?: the following)?[^:.]{0,40}:",
    re.I,
)
_LONGEST = 90  # lines a list of areas may have


def areas(lines: Sequence[Line], name: str) -> Iterator[Area]:
    """Find the areas advised against: in the sentence itself, or in the list after one that ends in a colon.

    Only the first chapter and one of warnings count: others repeat the advice beside their reasons. `name` is the
    country's own.
    """
    lines = chapter(lines)
    for number, line in enumerate(lines):
        for level, where in _told(lines, number):
            if inner := _made_of(where, lines[number + 1 : number + _LONGEST]):
                yield from (Area(_named(item.text), level, item.span, part=_named(where)) for item in inner)
            elif listed := _list_of(where, lines[number + 1 : number + _LONGEST]):
                yield from _opened(where, level, line, [item for item in listed if not _of_whole(item.text, name)])
            elif where and not where.endswith(":") and not _of_whole(where, name):
                named = (_named(place) for place in _each(where))
                yield from (Area(place, level, line.span) for place in named if _bare(place) != _bare(name))
            elif where.endswith(":"):
                yield from _under_headings(level, lines[number + 1 : number + _LONGEST])


def remainder(lines: Sequence[Line], name: str) -> int:
    """Return the gravest level the prose gives to all the rest of a country, 0 for none: no flag exists for it."""
    lines, found = chapter(lines), [0]
    for number in range(len(lines)):
        for level, where in _told(lines, number):
            listed = _list_of(where, lines[number + 1 : number + _LONGEST])
            rests = (_REST.search(said) for said in (where, *(item.text for item in listed)))
            found += [level for rest in rests if rest and _is_whole(rest["whole"], name)]
    return max(found)


def whole(lines: Sequence[Line], name: str) -> tuple[int, Span | None]:
    """Return the gravest level the prose gives to the country by its own name, and where; 0 for none.

    The flags were seen to lag behind it.
    """
    lines = chapter(lines)
    told = [(level, where, line.span) for n, line in enumerate(lines) for level, where in _told(lines, n)]
    found = [(level, span) for level, where, span in told if _bare(_named(where)) == _bare(name)]
    return max(found, key=lambda one: one[0], default=(0, None))


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _each(where: str) -> list[str]:
    """Part what one sentence names; what it leaves out of its last place is no place more."""
    but = _BUT.search(where)
    at = but.start() if but else len(where)
    over = _AND_GROUND.search(where, at)
    if over and not re.search(_PROVINCE, where[at : over.start()]):
        return [*_each(where[: over.start()]), *_each(where[over.end() :])]
    again = _AND_TO.search(where, at)
    if again and not re.search(r"\bto\b", where[at : again.start()]):  # as in "except flights to Pell and to Osk"
        return [*_each(where[: again.start()]), *_each(where[again.end() :])]
    return parted(where, _AND, _BUT)


def _list_of(where: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the list a piece of advice opens: after a colon, or where a real list follows "to"."""
    if where and not where.endswith(":"):
        return []
    listed = _follows(lines)
    return listed if where or (listed and listed[0].depth) else []


def chapter(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the first chapter, without the change note above it, and of others that are of warnings."""
    titles = [number for number, line in enumerate(lines) if line.heading == 1] or [0]
    spans = list(zip(titles, [*titles[1:], len(lines)], strict=True))
    kept = [span for span in spans if span is spans[0] or _WARNINGS.match(lines[span[0]].text)]
    return [line for first, end in kept for line in lines[first:end]]


def _told(lines: Sequence[Line], number: int) -> Iterator[tuple[int, str]]:
    """Yield the level and the place of each piece of advice in a line; of one that names none, the heading above."""
    for level, where in _advice(lines[number].text):
        bare = _HERE.fullmatch(where) and not _list_of(where, lines[number + 1 : number + _LONGEST])
        above = lines[number - 1] if bare and number else None
        named = above is not None and above.heading > 1 and not _GENERAL.search(above.text)
        yield level, above.text if named and above else "" if bare else where


def _made_of(where: str, lines: Sequence[Line]) -> list[Line]:
    """Return the list under the sentence that says of what an area consists, which was named just before."""
    opens = bool(where) and not where.endswith(":") and bool(lines) and _CONSISTS.fullmatch(lines[0].text) is not None
    return list(takewhile(_item, lines[1:])) if opens else []


def _advice(line: str) -> Iterator[tuple[int, str]]:
    """Yield the level and the place of each piece of advice in a line."""
    found = list(_AGAINST.finditer(line))
    for said, after in zip(found, [*(f.start() for f in found[1:]), len(line)], strict=False):
        if _NOT.search(line[: said.end()]) or _SUCH.search(line[: said.start()]):
            continue
        where = line[said.end() : after].strip().removesuffix(" and").strip(", ")
        if _APART_FROM.match(where):
            ahead = _AHEAD.search(line[: said.start()])
            where = f"{ahead['place']} {where}" if ahead else ""
        where = _TO_WHICH.sub("", where)
        yield 3 if any(said[most] for most in _MOST) else 4, where
    yield from ((3 if said["most"] else 4, said["place"]) for said in _APART.finditer(line))


def _follows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines a colon opens: the items of the list, or the plain lines where no list was made."""
    if lines and lines[0].depth:
        return list(takewhile(_item, lines))
    return list(takewhile(_listed, lines))


def _under_headings(level: int, lines: Sequence[Line]) -> Iterator[Area]:
    """Yield the areas of a list whose entries are headings, with what is meant around each ("to within 7km of it")."""
    over = None
    for number, line in enumerate(lines):
        if line.heading:
            over = line if number + 1 < len(lines) and _AROUND.match(lines[number + 1].text) else None
        if over is None or _AGAINST.search(line.text):
            return
        if line is not over and line.depth and _AROUND.match(line.text):
            yield Area(f"{_named(line.text).removeprefix('to ')}, {_named(over.text)}", level, line.span)


def _item(line: Line) -> bool:
    """Whether a line is an item of a list: "A, except the town of B, where we advise against ..." is one as well."""
    said = _AGAINST.search(line.text) if line.depth else None
    return bool(line.depth) and (said is None or _WHERE.search(line.text[: said.start()]) is not None)


def _listed(line: Line) -> bool:
    """Whether a plain line goes on a list: no advice, heading or other matter, no prose of several sentences."""
    other = line.heading or _AGAINST.search(line.text) or _SECTION.search(line.text)
    return not other and len(_STOPS.findall(line.text)) <= 1


def _opened(where: str, level: int, line: Line, listed: list[Line]) -> Iterator[Area]:
    """Yield the areas of a list; one after "except:" is taken from the ground named before it, and is no area."""
    kept = _head(where)
    if kept:
        yield Area(_joined(kept, where, listed), level, line.span)
        return
    at = 0
    while at < len(listed):
        inner = list(takewhile(lambda other, top=listed[at]: other.depth > top.depth, listed[at + 1 :]))  # type: ignore[misc]
        yield from _entry(listed[at], level, inner)
        at += 1 + len(inner)


def _entry(item: Line, level: int, inner: list[Line]) -> Iterator[Area]:
    """Yield the area of one entry, or those of the list inside it."""
    name = item.text
    if not inner or not name.endswith(":") or _head(name):
        yield Area(_joined(name, name, inner) if inner and name.endswith(":") else _named(name), level, item.span)
        if name.endswith(":"):
            return
    for line in inner:
        yield Area(_named(line.text), level, line.span, part=_named(name))


def _head(where: str) -> str:
    """Return the ground a list only excepts from or describes, or "" where the list itself is the ground."""
    said = _EXCEPTING.search(where) or _INCLUDING.search(where)
    before = where[: said.start()].strip(" ,(") if said else ""
    return "" if not before or _FOLLOWS.search(before) else before


def _joined(head: str, where: str, listed: list[Line]) -> str:
    """Name ground with what its list takes out of it, or puts in for clearness."""
    apart = where[: len(where) - 1].strip()
    return f"{apart} {'; '.join(_named(line.text) for line in listed)}" if listed else _named(head)


def _named(where: str) -> str:
    """Keep the place of "the city of X due to Y. See Z"."""
    return _REASON.sub("", where).strip(" .:;,")


def _of_whole(where: str, name: str) -> bool:
    """Whether advice is for the country, its rest, or parts of it that are named elsewhere."""
    said = _REST.search(where)
    if said is None and not _BUT.search(where):  # "the whole of Norhaven except Pell" is an area: not all of it
        said = _SOME.search(where)
        said = None if said and _BOUNDED.match(_REASON.sub("", said["whole"])) else said
    return said is not None and _is_whole(said["whole"], name)


def _is_whole(said: str, name: str) -> bool:
    if _OF_PART.match(said) and not _bare(said).startswith(_bare(name)):
        return False
    own = set(_WORD.findall(name.casefold()))
    words = (own - _FORMS or own) | {"country"}
    return bool(words & set(_WORD.findall(said.casefold())))
