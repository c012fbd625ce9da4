"""The letters without which a pattern finds nothing, read from the pattern itself: a text is asked for them first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import _constants as code  # type: ignore[attr-defined]  # the grammar of the patterns we have is Python's own
from re import _parser as grammar  # type: ignore[attr-defined]
from typing import Any

Letters = tuple[str, ...]  # one of these stands in the text
_FEW, _FEWEST_LETTERS, _ASKED = 16, 3, 3
_ONCE = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
# Letters that Python takes for i and s where the case of letters does not count, and `str.lower` does not.
_OFTEN = "zqxjkvbpygfwmucldrhs noiate"  # letters, and the gap between words, those that English has seldom first
_LIKE = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})


def small(text: str) -> str:
    """Return a text in the small letters in which `needed` gives its own."""
    return text.lower() if text.isascii() else text.translate(_LIKE).lower()


class Asked:
    """A text that tables are asked of: what it has, and what each of them made of it."""

    __slots__ = ("found", "low", "text", "threes", "worth")

    def __init__(self, text: str) -> None:
        """Take a text in small letters, and all that stands in it three letters long."""
        self.text, self.low = text, small(text)
        self.threes = frozenset(map("".join, zip(self.low, self.low[1:], self.low[2:], strict=False)))
        self.found: dict[object, re.Match[str] | None] = {}
        self.worth: dict[object, list[Any]] = {}


asked_of = lru_cache(16)(Asked)  # every table is asked of one sentence before the next comes, so a few are kept


def rarest(some: str) -> str:
    """Return those three letters of at least three that the fewest sentences have."""
    threes = (some[at : at + 3] for at in range(len(some) - 2))
    return min(threes, key=lambda three: (sum(map(_OFTEN.find, three)), three))


def needed(source: str, flags: re.RegexFlag = re.I) -> tuple[Letters, ...]:
    """Return, of each place a text must pass to be found, the letters that stand there: one of each, in small letters.

    Empty where a pattern needs no letters that could be named. What is returned is never too much: a text in which
    one of the places is missing cannot be found by the pattern, whatever else stands in it.
    """
    places = sorted({*_places(grammar.parse(source, flags))}, key=_worth)
    return tuple([ways for ways in places if len(ways) <= _FEW][:_ASKED])


def _worth(ways: Letters) -> tuple[int, int, Letters]:
    """Sort first what will be missing soonest: few ways, of many letters."""
    return -min(map(len, ways)), len(ways), ways


def _places(parsed: Iterable[tuple[Any, Any]]) -> Iterator[Letters]:
    """Yield what each part of a pattern that must be passed needs."""
    run = ""
    for kind, said in parsed:
        if kind is code.LITERAL:
            run += small(chr(said))
            continue
        yield from _long(run)
        run = ""
        if kind is code.SUBPATTERN:
            yield from _places(said[3])
        elif kind is code.ATOMIC_GROUP:
            yield from _places(said)
        elif kind in _ONCE and said[0]:
            yield from _places(said[2])
        elif kind is code.BRANCH:
            yield from _either(said[1])
    yield from _long(run)


def _long(run: str) -> Iterator[Letters]:
    if len(run) >= _FEWEST_LETTERS:
        yield (run,)


def _either(branches: Iterable[Iterable[tuple[Any, Any]]]) -> Iterator[Letters]:
    """Yield the best of each branch together, if each has one."""
    ways: set[str] = set()
    for branch in branches:
        best = min(_places(branch), key=_worth, default=())
        if not best:
            return
        ways |= {*best}
    yield tuple(sorted(ways))
