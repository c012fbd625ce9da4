"""Find the headings of a text that tell under which area what follows stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.compare.areas import STOP, clean, named
from monitor.compare.sentences import Sentence
from monitor.terms.rungs import ANY_CANADIAN

# Canada heads the box of its whole country, then those of parts: "Border with Norhaven - Avoid all travel".
_BOXED = re.compile(rf"(?P<name>.{{2,220}}?) ?- ?{ANY_CANADIAN}", re.I)
_BOX_ENDS = ("travel", "caution", "precautions")
_CHAPTER = re.compile(
    r"safety and security|entry and exit requirements|laws and culture|natural disasters and climate", re.I
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A block that opens the advice for an area, and its line; `name` is "" where the advice is general again."""

    line: int
    name: str


def headings(found: Sequence[Sentence]) -> tuple[Heading, ...]:
    """Return the headings that tell under which area a sentence stands."""
    return tuple(_headings(found))


def under(headings: Sequence[Heading], line: int) -> str | None:
    """Name the area a line stands under; None where the text speaks of the country."""
    at = bisect_right([h.line for h in headings], line) - 1
    return headings[at].name or None if at >= 0 else None


def _headings(found: Sequence[Sentence]) -> Iterator[Heading]:
    boxed = False
    for sentence in found:
        if heading := named(sentence):
            yield Heading(sentence.line, heading[0])
        elif box := _boxed(sentence):
            yield Heading(sentence.line, clean(box) if boxed else "")
            boxed = True
        elif sentence.whole and len(sentence.plain) < 60 and _general(sentence.plain, boxed):
            yield Heading(sentence.line, "")


def _boxed(sentence: Sentence) -> str:
    """What a box of advice is headed with, "" for any other line."""
    found = sentence.whole and sentence.low.endswith(_BOX_ENDS) and _BOXED.fullmatch(sentence.plain)
    return found["name"] if found else ""


def _general(plain: str, boxed: bool) -> bool:
    """Whether a line leaves the parts of the country: a chapter below the boxes of advice, else a summary."""
    return bool(_CHAPTER.fullmatch(plain) if boxed else STOP.match(plain))
