"""Which sentences say that a thing is so, now, of us: not what is denied, passed on, weighed, or true of any year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from monitor.compare.asserting import beside, between, labelled, undone
from monitor.compare.asserting.continued import continued
from monitor.compare.asserting.depending import depending
from monitor.compare.asserting.named import named
from monitor.compare.asserting.narrated import narrated
from monitor.compare.asserting.retracted import taken_back
from monitor.compare.colours import denied, explained, heard, supposed, unsaid
from monitor.compare.sentences import Sentence

# Unless the answer goes on to what was done: "Our families were ordered to leave yesterday."
_DONE = re.compile(
    r"\b(?:yesterday|today|last night|this (?:morning|week)|(?:has|have) (?:been )?(?:ordered|authori[sz]ed|approved"
    r"|suspended|lifted)|on (?:\d{1,2} )?(?-i:[A-Z][a-z]+) ?\d{0,2})\b", re.I
)
# What is called a claim, and is none.
_GOES_ROUND = re.compile(r"^(?:what (?:you|people|some)\b|(?:the )?(?:rumou?rs?|claim|reports?)\b)[^:.]{0,40}:", re.I)
_TRUE = re.compile(
    r"^(?:(?:yes|indeed|sadly|unfortunately),? )?(?:(?:it|this|that|they)(?:'s| is| are)"
    r"(?: (?:indeed|all|quite|entirely|completely|absolutely|now|sadly|unfortunately|in fact))? (?:true"
    r"|correct|right|the case)|(?:true|correct|yes)(?=[.!,;]|$))(?=[.!,;]|$)", re.I
)


def asserted(found: Sequence[Sentence], published_on: date | None, title: str) -> Iterator[Sentence]:
    """Yield the sentences of a text that say of themselves that something is so."""
    back = {*taken_back(found), *narrated(found, published_on, title)}
    terms = [number for number, s in enumerate(found) if explained.term(s.plain)]
    back |= set(terms) if len(terms) > 1 else set()
    halves = depending(found) | continued(found)
    asked = -1  # the line in which somebody asks what a term means
    for number, sentence in enumerate(found):
        asked = sentence.line if explained.asks(sentence.plain) else asked
        taught = sentence.line == asked and not _DONE.search(sentence.plain)
        before = found[number - 1].plain if number and found[number - 1].line == sentence.line else ""
        told = halves.get(number) or named(sentence.plain, before)
        left = "" if number in back or taught else said(told) or _confirmed(told, found[number + 1 : number + 2])
        if left:
            yield sentence if left == sentence.plain else replace(sentence, said=left)


def _confirmed(plain: str, then: Sequence[Sentence]) -> str:
    """Return what goes round ("What you may have heard: ...") where the sentence behind it says that it is true."""
    so = any(_TRUE.match(sentence.plain) for sentence in then)
    return said(plain.partition(": ")[2]) if so and _GOES_ROUND.match(plain) else ""


def said(plain: str) -> str:
    """Return what a sentence says of itself: of clauses that only seem to say a thing, those beside them."""
    plain = undone.plainly(between.level(beside.unreferred(supposed.LESSON.sub("", labelled.sentence(plain)))))
    left: list[tuple[str, str]] = []
    free, pieces = None, beside.joined(plain)
    for joint, piece in pieces:
        kept = _kept(piece)
        if free is not None and piece not in free:
            continue  # what a clause that is gone may have turned
        if kept:
            left.append((joint, kept))
            continue
        free = {*beside.clauses(plain)} if free is None else free
        if beside.REFERS.match(piece) and not (denied.DENIED.search(piece) or heard.PASSED_ON.match(piece)):
            left = left[:-1]  # "that has been the rule": what it says of the clause before it
    text = plain if left == pieces else "".join(joint + kept for joint, kept in left)[len(left[0][0]) :] if left else ""
    return "" if unsaid(text) else text


def _kept(piece: str) -> str:
    """Return a clause, without what leads up to it or stands beside it where that is what makes it unsaid."""
    begun, *main = beside.apart(piece)
    if unsaid(begun):
        return next((less for less in main if not unsaid(less)), "")
    return begun if unsaid(piece) else piece
