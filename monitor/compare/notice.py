"""What every reader of notices must tell us: its topic, and how it finds it in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from monitor.compare.headings import Heading, under
from monitor.compare.sentences import Sentence
from monitor.model import Notice

_NO_NAME = re.compile(r"(?:There|The|An?|In|On|At|Due|Because|As|It|This|We|Following)\b")
_THESE = re.compile(r"\b(?:these|those) (?:\w+ )?(?:areas|regions|provinces|districts|states|cities|towns|counties)\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: the names of the whole country, the day of publication, the note's end, the areas.

    `post` is the one post an alert is of; `framed` says that its title is no holiday, vacancy or rumour; `feast` that
    it tells when a post is shut as every year; `over` has the sentences that end the one beginning at a place; `feasts`
    the days that the text calls holidays; `before` has what a block tells in front of the sentence beginning at a
    place; `old` where those sentences begin that one beside them calls old.
    """

    names: tuple[str, ...]
    published_on: date | None
    note_end: int = 0
    parts: tuple[Heading, ...] = ()
    post: str | None = None
    framed: bool = True
    feast: bool = False
    over: Mapping[int, Sentence] = field(default_factory=dict)
    feasts: frozenset[str] = frozenset()
    before: Mapping[int, str] = field(default_factory=dict)
    old: frozenset[int] = frozenset()

    def noted(self, sentence: Sentence) -> bool:
        """Whether a sentence is part of the change note above the text."""
        return sentence.end <= self.note_end

    def area(self, sentence: Sentence) -> str:
        """Name the area under whose heading a sentence stands, or ""."""
        return under(self.parts, sentence.line) or ""

    def pointed_at(self, sentence: Sentence) -> str:
        """Return what stands in front of a sentence that speaks of "these regions", "" of one that does not."""
        told = self.before.get(sentence.start, "") if _THESE.search(sentence.plain) else ""
        return told[:1].lower() + told[1:] if _NO_NAME.match(told) else told


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of notices, named as its kind of event; `read` returns what one sentence says of it, often nothing.

    `worth` is a cheap test of the sentence in small letters: most sentences speak of no topic, and must cost nothing
    (a pattern that heeds case looks for its first letters at four times the speed of one that does not).
    """

    name: str
    worth: Callable[[str], object]
    read: Callable[[Sentence, Setting], Iterable[Notice]]
