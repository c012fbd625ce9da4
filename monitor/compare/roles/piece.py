"""Cut a sentence into pieces, one doing in each, and even out the ways to say a thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from monitor.compare.dates import Day

Even = tuple[re.Pattern[str], str]  # a way to say a thing, and the plain words for it

# Where another doing begins: it has an own subject and an own verb.
_CUT = re.compile(
    r"; |: |,? (?:while|whereas|whilst|but|though|although)(?= )|, (?:and|so) (?=(?:the|our|its|their|all|they|non|most"
    r"|it|we|those|employees|famil\w+|staff|depend\w+|no|nobody|some|others|(?-i:[A-Z])[\w'-]*)\b)", re.I
)
_HALF = re.compile(r"; |,? (?:while|whereas) ", re.I)
_THEY = re.compile(r"\b(?:they|them|their|themselves|these|those|the (?:latter|former|others|rest)|all of them"
                   r"|each)\b", re.I)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a sentence, and the words before it that say of whom it speaks where it only says "they"."""

    words: str
    before: str

    @property
    def whom(self) -> str:
        """The words that name people: the piece's own, and those before it where it has a pronoun for them."""
        return f"{self.before} {self.words}" if _THEY.search(self.words) else self.words


def even(plain: str, table: Iterable[Even]) -> str:
    """Return a sentence with each way to say a thing in the plain words for it."""
    for way, words in table:
        plain = way.sub(words, plain)
    return " ".join(plain.split())


def pieces(plain: str) -> list[Piece]:
    """Cut a sentence into its pieces, each with the one before it."""
    return _cut(plain, _CUT)


def halves(plain: str) -> list[Piece]:
    """Cut a sentence only where its first half and its second are told of each for itself."""
    return _cut(plain, _HALF)


def _cut(plain: str, where: re.Pattern[str]) -> list[Piece]:
    found, before, at = [], "", 0
    for cut in [*where.finditer(plain), None]:
        words = plain[at : cut.start() if cut else len(plain)].strip(" ,;:")
        if words:
            found.append(Piece(words, before))
            before = words
        at = cut.end() if cut else at
    return found


def past(plain: str, dated: Iterable[Day], published_on: date | None) -> tuple[Day, ...]:
    """Return the days that had come when a text was published: "may come back from July 20" was decided before.

    "The order of July 20" has come, whatever day the text itself bears.
    """
    last = published_on or date.max
    return tuple(one for one in dated if one.day <= last or plain[: one.start].endswith(" of "))
