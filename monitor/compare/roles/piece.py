"""Cut a sentence into pieces, one doing in each, and find in a piece the words of roles that belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from monitor.terms.table import Table

Words = re.Pattern[str] | Table
Even = tuple[re.Pattern[str], str]  # a way to say a thing, and the plain words for it
FAR = 100  # characters between two roles of one doing

# Where another doing begins: it has an own subject and an own verb.
_CUT = re.compile(
    r"; |: |,? (?:while|whereas|whilst|but|though|although)(?= )|, (?:and|so) (?=(?:the|our|its|their|all|they|non|most"
    r"|it|we|those|employees|famil\w+|staff|depend\w+|no|nobody|some|others|(?-i:[A-Z])[\w'-]*)\b)", re.I
)
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
    found, before, at = [], "", 0
    for cut in [*_CUT.finditer(plain), None]:
        words = plain[at : cut.start() if cut else len(plain)].strip(" ,;:")
        if words:
            found.append(Piece(words, before))
            before = words
        at = cut.end() if cut else at
    return found


def spans(words: Words, piece: str) -> list[tuple[int, int]]:
    """Return where the words of a role stand."""
    return [found.span() for found in words.finditer(piece)]


def gap(ones: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> int:
    """How many characters lie between the nearest two of two roles; more than FAR where one is missing."""
    others = list(others)
    return min((max(a - d, c - b, 0) for a, b in ones for c, d in others), default=FAR + 1)
