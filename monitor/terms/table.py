"""Tables of wordings: each row one way to say a thing, with an example, and all of them asked as one pattern."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from monitor.terms.needed import Letters, letters, needed, rarest

Row = tuple[str, str]  # an example, and the words that it stands for
WHOLE = r"\b(?:{})(?!\w)"  # the frame of rows that are whole words
_NAME = re.compile(r"<([A-Z_]+)>")
_GROUP = re.compile(r"(?<!\\)\((?!\?)|\(\?P<")
# What stands in a pattern: an escape, a class of letters, a bracket, a bar.
_MARK = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.S)


class Way:
    """One row of a table as a pattern of its own, compiled when a text first has the letters that it needs."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        """Keep the row's words, all that stands before and after each of them among them."""
        self.source, self.flags = source, flags

    @cached_property
    def needs(self) -> tuple[Letters, ...]:
        """The letters without which this row finds nothing."""
        return needed(self.source, self.flags)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The row, compiled."""
        return re.compile(self.source, self.flags)


class Table:
    """Many ways to say one thing, searched as one pattern of all of them would be, and asked one by one.

    A sentence has the letters of hardly any row; to try fifty rows at each of its letters cost most of reading a page.
    """

    def __init__(self, ways: Iterable[Way]) -> None:
        """Take the ways in the order in which they count."""
        self.ways = tuple(ways)
        self.flags = self.ways[0].flags

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """All ways as one pattern."""
        return re.compile("|".join(way.source for way in self.ways), self.flags)

    @cached_property
    def grouped(self) -> bool:
        """Whether a match is asked for its groups, those of the other ways among them."""
        return any(_GROUP.search(way.source) for way in self.ways)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what stands first in a text; of two at one place what stands first in the table."""
        first = None
        for way in self._worth(text):
            found = way.pattern.search(text, start, end)
            if found and (first is None or found.start() < first.start()):
                first = found
        return self.whole.match(text, first.start(), end) if first and self.grouped else first

    def match(self, text: str) -> re.Match[str] | None:
        """Return what a text begins with; of two what stands first in the table."""
        return self.whole.match(text) if self._worth(text) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield all that stands in a text, from left to right."""
        return self.whole.finditer(text, start, end) if self._worth(text) else iter(())

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with all that is found in it replaced."""
        return self.whole.sub(by, text) if self._worth(text) else text

    def _worth(self, text: str) -> list[Way]:
        """Return the ways that a text has the letters of: most are not even looked at; asked a million times a page."""
        low, threes = letters(text)
        asked, worth = self._any, []
        for three in self._threes & threes:
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
