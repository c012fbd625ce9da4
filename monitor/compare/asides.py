"""Cut from a sentence what a clause beside it tells of before: "the Consulate, which closed in May, has reopened"."""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.compare.sentences import Sentence

_WORTH = re.compile(r"\b(?:which|where|whose|following|after)\b")
_DAY = r"[A-Z]\w+ \d{1,2}, \d{4}"
_BESIDE = re.compile(rf", (?:which|where|whose)\b(?:{_DAY}|[^,;]){{3,140}},(?= )")
# "Following the suspension announced in May", "after a closure of three weeks".
_SINCE = re.compile(
    r",? (?:following|after) (?:the|its|an?|this|that|last \w+) (?:[\w'-]+ ){0,3}?"
    r"(?:suspensions?|closures?|shutdowns?|pauses?|halts?|stoppages?)\b[^,;.]*"
)
_STATE = re.compile(
    r"suspen|\bclos|\bshut|halt|\bstop|paus|\bopen|re-?open|resum|restor|restart|\bback\b|\bagain\b|reduc|normal"
)


def main(sentence: Sentence) -> Sentence:
    """Return a sentence without such a clause, where what is left of it tells a state of its own."""
    if not _WORTH.search(sentence.low):
        return sentence
    plain = sentence.plain
    for beside in (_BESIDE, _SINCE):
        found = beside.search(plain)
        if found and _STATE.search(found[0]):
            left = plain[: found.start()] + plain[found.end() :]
            plain = left if _STATE.search(left) else plain
    return replace(sentence, said=plain) if plain != sentence.plain else sentence
