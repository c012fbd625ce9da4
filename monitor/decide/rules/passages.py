"""Find the passages in which one of two texts says anew, in words the other has not, what own people may and must."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WHO = r"employees?|personnel|staff|officials|diplomats|workers|workforce|colleagues|our (?:own )?people"
_RULES = r"\b(?:embassy|consulate|mission)(?:'s)? rules?\b"
_MEN = re.compile(rf"\b(?:{_WHO}|they|them|their)\b|{_RULES}", re.I)
_STAFF = re.compile(rf"\b(?:{_WHO})\b|{_RULES}", re.I)  # where citizens are spoken of, "they" are no staff
_OTHERS = re.compile(
    r"\b(?:citizens|nationals|travell?ers|visitors|tourists|you|your|police|authorities|services)\b", re.I
)
_BACK = re.compile(r"(?:They|Their|These|Those|Such|This)\b")
# "Travel to it by personnel is restricted"; "for that reason": what it is of stands in the sentence before.
_LEANS = re.compile(r"\b(?:it|there)\b|^(?:For th(?:at|is) reason|That is why|Therefore|Hence|So|As a result)\b", re.I)
_ENDS = re.compile(r"(?<=[.!?:;])(?<!U\.S\.)\s+(?=[A-Z(])")
_LIST = 12  # lines that a sentence ending in a colon may have below it
_LINE = 60  # characters; a longer line that ends a sentence of own people is no entry of a list


def passages(there: str, here: str) -> Iterator[str]:
    """Yield what `there` says of own people and `here` does not: a sentence with those that go on, or a list.

    What stood in both texts, word for word, cannot be what became of something else.
    """
    lines, known = there.split("\n"), set(here.split("\n"))
    for n, line in enumerate(lines):
        said = _ENDS.split(line)
        for m, sentence in enumerate(said):
            if _MEN.search(sentence) is None or (_OTHERS.search(sentence) and _STAFF.search(sentence) is None):
                continue
            if sentence.rstrip().endswith(":") and m == len(said) - 1:
                entries = [entry for entry in _listed(lines[n + 1 : n + 1 + _LIST]) if entry not in known]
                if entries or sentence not in here:
                    yield " ".join((sentence, *entries))
                continue
            lead = said[m - 1 : m] if m and _LEANS.search(sentence) else []
            fresh = [part for part in (sentence, *_going_on(said[m + 1 :], sentence in here)) if part not in here]
            if fresh:
                yield " ".join((*lead, *fresh))


def _listed(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if _MEN.search(line) and line.rstrip().endswith((".", ":")) and len(line) > _LINE:
            return
        yield line


def _going_on(said: list[str], known: bool) -> Iterator[str]:
    """Yield what goes on about the people of a sentence; where that one is `known`, only what points back at it."""
    for sentence in said:
        if _OTHERS.search(sentence) or (known and not _BACK.match(sentence)):
            return
        yield sentence
