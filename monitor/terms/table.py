"""Tables of wordings: each row one way to say a thing, with an example, and all of them asked as one pattern."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from monitor.terms.needed import Asked, Letters, asked_of, needed, rarest

Row = tuple[str, str]  # an example, and the words that it stands for
WHOLE = r"\b(?:{})(?!\w)"  # the frame of rows that are whole words
_NAME = re.compile(r"<([A-Z_]+)>")
_GROUP = re.compile(r"\(\?P<(\w+)>")
# What stands in a pattern: an escape, a class of letters, a bracket, a bar.
_MARK = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.S)


class Way:
    """One row of a table as a pattern of its own, compiled when a text first has the letters that it needs."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        """Keep the row's words, all that stands before and after each of them among them."""
        self.source, self.flags = source, flags
        self.others: frozenset[str] = frozenset()  # the groups of the other rows: a match is asked for them too

    @cached_property
    def needs(self) -> tuple[Letters, ...]:
        """The letters without which this row finds nothing."""
        return needed(self.source, self.flags)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The row, compiled, with the groups of the others as what is never met."""
        named = "".join(f"(?P<{name}>)" for name in sorted(self.others))
        return re.compile(f"(?:{self.source})(?:(?!){named})?" if named else self.source, self.flags)


class Table:
    """Many ways to say one thing, searched as one pattern of all of them would be, and asked one by one.

    A sentence has the letters of hardly any row; to try fifty rows at each of its letters cost most of reading a page.
    """

    def __init__(self, ways: Iterable[Way]) -> None:
        """Take the ways in the order in which they count; none has a group without a name, or is found in nothing."""
        self.ways = tuple(ways)
        self.flags = self.ways[0].flags
        groups = [frozenset(_GROUP.findall(way.source)) for way in self.ways]
        self.groups = frozenset().union(*groups)
        for way, own in zip(self.ways, groups, strict=True):
            way.others = self.groups - own

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what stands first in a text; of two at one place what stands first in the table."""
        asked = asked_of(text)
        if (key := (self, start, end)) not in asked.found:
            asked.found[key] = self._first(asked, start, end)
        return asked.found[key]

    def match(self, text: str) -> re.Match[str] | None:
        """Return what a text begins with; of two what stands first in the table."""
        return next(filter(None, (way.pattern.match(text) for way in self._worth(asked_of(text)))), None)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield all that stands in a text, from left to right."""
        worth = self._worth(asked_of(text))
        ahead = {way: found for way in worth if (found := way.pattern.search(text, start, end))}
        while ahead:
            first = min(ahead.values(), key=re.Match.start)
            yield first
            for way in [way for way, found in ahead.items() if found.start() < first.end()]:
                if found := way.pattern.search(text, first.end(), end):
                    ahead[way] = found
                else:
                    del ahead[way]

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with all that is found in it replaced."""
        left, at = [], 0
        for found in self.finditer(text):
            left += [text[at : found.start()], found.expand(by) if isinstance(by, str) else by(found)]
            at = found.end()
        return "".join([*left, text[at:]]) if left else text

    def _first(self, asked: Asked, start: int, end: int) -> re.Match[str] | None:
        first = None
        for way in self._worth(asked):
            found = way.pattern.search(asked.text, start, end)
            if found and (first is None or found.start() < first.start()):
                first = found
        return first

    def _worth(self, text: Asked) -> list[Way]:
        """Return the ways that a text has the letters of: most are not even looked at; asked a million times a page."""
        if (known := text.worth.get(self)) is not None:
            return known
        low, asked, worth = text.low, self._any, []
        for three in self._threes & text.threes:
            asked |= self._by[three]
        while asked:
            one = asked & -asked
            asked ^= one
            places, way = self._needs[one.bit_length() - 1]
            for place in places:
                for some in place:
                    if some in low:
                        break
                else:
                    break
            else:
                worth.append(way)
        text.worth[self] = worth
        return worth

    @cached_property
    def _needs(self) -> tuple[tuple[tuple[Letters, ...], Way], ...]:
        return tuple((way.needs, way) for way in self.ways)

    @cached_property
    def _any(self) -> int:
        """The ways that need no letters, a bit each."""
        return sum(1 << at for at, (places, _) in enumerate(self._needs) if not places)

    @cached_property
    def _by(self) -> dict[str, int]:
        """The ways, a bit each, by three letters of each thing that may stand in the place that is missing soonest."""
        found: dict[str, int] = {}
        for at, (places, _) in enumerate(self._needs):
            for some in places[0] if places else ():
                three = rarest(some)
                found[three] = found.get(three, 0) | 1 << at
        return found

    @cached_property
    def _threes(self) -> frozenset[str]:
        return frozenset(self._by)


def spelt_out(rows: Iterable[Row], words: Mapping[str, str]) -> Iterator[str]:
    """Yield each row as a pattern.

    In a row `<NAME>` stands for `words["NAME"]`, bracketed by whoever defines it. Where that has a named group, each
    use gets its own: `way`, `way1`, `way2`. An example stands beside each row, and a test asks whether the row alone
    finds it: a row that nothing needs cannot hide among thirty others.
    """
    used: dict[str, int] = {}

    def spelt(name: re.Match[str]) -> str:
        word = words[name[1]]
        if "(?P<" not in word:
            return word
        turn = used.get(name[1], 0)
        used[name[1]] = turn + 1
        return re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{turn or ''}>", word)

    for _, said in rows:
        yield _NAME.sub(spelt, said)


def pattern(rows: Iterable[Row], words: Mapping[str, str]) -> str:
    """Join the rows to one pattern: the first that is found counts, so the order is part of the table."""
    return "|".join(spelt_out(rows, words))


def table(rows: Iterable[Row], words: Mapping[str, str], flags: re.RegexFlag = re.I, frame: str = "{}") -> Table:
    """Make a table of rows, in any case of letters unless `flags` say otherwise; `frame` is what stands about each."""
    return Table(Way(frame.replace("{}", row), flags) for row in spelt_out(rows, words))


def ways(source: str, flags: re.RegexFlag = re.I, frame: str = "{}") -> Table:
    """Make a table of the alternatives of a pattern, for one that is asked of every sentence and has many."""
    return Table(Way(frame.replace("{}", one), flags) for one in _alternatives(source))


def _alternatives(source: str) -> Iterator[str]:
    """Part a pattern at the bars that stand in no bracket."""
    begun = depth = 0
    for found in _MARK.finditer(source):
        if found[0] == "|" and not depth:
            yield source[begun : found.start()]
            begun = found.end()
        depth += {"(": 1, ")": -1}.get(found[0], 0)
    yield source[begun:]
