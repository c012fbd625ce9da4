"""What was stated after an end that both texts tell: the end is an old note, and the status stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from monitor.model import Change, Departure, Operation, Posture, Status

_LATELY = timedelta(days=21)  # days that lie between a decision and the page that tells it
_OVER = (Status.LIFTED.value, "resumed")
_OF_STAFF = re.compile(
    r"depart|operation|embass|consulat|services|staff|personnel|employees|famil|leav|evacuat", re.I
)
# Beside an end, what has no day and is told as a story is how it began.
_RECALLS = re.compile(
    r"\b(?:earlier|initially|at first|first|had|between|during|when|at th(?:e|at) time"
    r"|last (?:week|month|year|spring|summer|autumn|fall|winter)"
    r"|(?:in|over) the (?:spring|summer|autumn|fall|winter))\b",
    re.I,
)
_STILL = re.compile(r"\b(?:has|have|is|are|remains?|now)\b", re.I)
_Said = Departure | Operation


def revived(change: Change) -> Change:
    """Put what is stated in spite of an end in its place, where both texts tell of that end and one of the two of it.

    A change note stays for months, and speaks of the day a page is published: it would end what was ordered after it.
    What had been decided when the older page was published is what the note put an end to; what has no day counts only
    beside a note. In the older page counts only what has a day, and there the end is none of it.
    """
    before, after = change.before, change.after
    if not before or not after:
        return change
    ends = [said for said in _ends(after) if said.span.text in change.before_text]
    if not ends:
        return replace(change, before=_stood(before, after, change))
    texts = {said.span.text for said in ends}
    noted = any(after.note and said.span.end <= after.note.end for said in ends)
    now = [s for s in _new(after, before) if _later(s, change.published_before, noted)]
    then = [s for s in _new(before, after) if _lately(s, change.published_before)]
    was = _with(before, texts, then)
    return replace(change, before=was, after=_without(_with(after, texts, now), texts, _standing(was)))


def _stood(before: Posture, after: Posture, change: Change) -> Posture:
    """Where a page is issued without the note of an end, what stands word for word as it stood beside it is no news.

    An end that went in silence, or was no note, is taken back; a new note of people or posts may tell that they go.
    """
    end = before.note.end if before.note else 0
    gone = {s.span.text for s in _ends(before) if s.span.end <= end and s.span.text not in change.after_text}
    if not gone or change.silent or (after.note and _OF_STAFF.search(after.note.text)):
        return before
    texts = {s.span.text for s in _standing(after)}
    return _with(before, gone, [s for s in _told(before) if s.span.text in texts])


def _later(said: _Said, known: date | None, noted: bool) -> bool:
    if said.decided_on and known:
        return said.decided_on > known
    return noted and not (_RECALLS.search(said.span.text) and not _STILL.search(said.span.text))


def _lately(said: _Said, known: date | None) -> bool:
    return bool(said.decided_on and known and said.decided_on >= known - _LATELY)


def _ends(posture: Posture) -> Sequence[_Said]:
    return [s for s in _every(posture) if _what(s) in _OVER]


def _standing(posture: Posture) -> Sequence[_Said]:
    return [s for s in _every(posture) if _what(s) not in _OVER]


def _every(posture: Posture) -> Sequence[_Said]:
    return (*posture.departures, *posture.operations)


def _new(posture: Posture, other: Posture) -> list[_Said]:
    known = {(_whom(s), _what(s), s.decided_on) for s in _told(other)}
    texts = {s.span.text for s in _told(other)}
    return [s for s in _told(posture) if (_whom(s), _what(s), s.decided_on) not in known and s.span.text not in texts]


def _told(posture: Posture) -> Sequence[_Said]:
    return (*posture.ended, *posture.outlived)


def _whom(said: _Said) -> tuple[str | None, str | None]:
    return said.post, said.audience if isinstance(said, Departure) else said.area


def _what(said: _Said) -> str:
    return said.status.value if isinstance(said, Departure) else said.state


def _with(posture: Posture, ends: Collection[str], new: Collection[_Said]) -> Posture:
    people = {_whom(s): s for s in new if isinstance(s, Departure)}
    work = {_whom(s): s for s in new if isinstance(s, Operation)}
    return replace(
        posture,
        departures=tuple(people.get(_whom(d), d) if d.span.text in ends else d for d in posture.departures),
        operations=tuple(work.get(_whom(o), o) if o.span.text in ends else o for o in posture.operations),
    )


def _without(posture: Posture, ends: Collection[str], was: Collection[_Said]) -> Posture:
    """Leave out the ends that the older page told beside what stood all the same: they end none of what goes now."""
    people, work = (any(isinstance(s, sort) for s in was) for sort in (Departure, Operation))
    kept = (d for d in posture.departures if not (people and d.status is Status.LIFTED and d.span.text in ends))
    left = (o for o in posture.operations if not (work and o.state == "resumed" and o.span.text in ends))
    return replace(posture, departures=tuple(kept), operations=tuple(left))
