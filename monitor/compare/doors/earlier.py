"""What older editions told that bears on what one says: since when each sentence is told, which ends it left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from monitor.compare.departing.reach import lately
from monitor.compare.doors.editions import View
from monitor.compare.sentences import sentences
from monitor.model import NO_PAST, Belief, Departure, Operation, Past, Posture, Span, Status, of_old
from monitor.terms.moves import NEWS_DAYS, post_key

Look = Callable[[str], View | None]
OF_STAFF = re.compile(
    r"depart|operation|embass|consulat|services|staff|personnel|employees|famil|leav|evacuat", re.I
)


def remembering(belief: Belief, look: Look) -> Look:
    """Let the page we believe, and those it is compared with yet, be read as what their older editions made of them."""
    pasts = {w.base_sha256: w.past for w in belief.withheld} | {belief.sha256: belief.past}

    def recall(sha: str) -> View | None:
        view, past = look(sha), pasts.get(sha, NO_PAST)
        return replace(view, past=past) if view and past != view.past else view

    return recall


def read_on(accepted: View, view: View, seen: date) -> View:
    """Let what a door says be read as what follows the page we believe, or as that page itself."""
    if not view.speaks:
        return view
    if view.fingerprint == accepted.fingerprint:
        return replace(view, past=accepted.past) if view.past != accepted.past else view
    return onward(accepted, view, seen)


def onward(before: View, view: View, seen: date) -> View:
    """Return an edition as the one that follows another; `seen` is the day it was first looked at."""
    if not view.reading.text or view.reading.language != "en" or view.believed:
        return view
    return replace(view, past=following(before, view, seen))


def following(before: View, view: View, seen: date) -> Past:
    """Return what bears on an edition that follows another.

    A sentence is told since the edition that first had it, which is of the day it was published, or seen where it was
    edited under an unchanged date.
    """
    past, old, known = before.past, before.reading.text, before.reading.published_on
    text, published_on = view.reading.text, view.reading.published_on
    silent = published_on is None or published_on == known
    day = seen if silent or published_on is None else published_on
    since = {said: when for said, when in past.since.items() if said in text}
    new = (s.raw for s in sentences(text) if OF_STAFF.search(s.raw) and s.raw not in since and s.raw not in old)
    ends = tuple(_left_out(before, view, day, silent))
    return Past(
        day=day,
        first=past.first or _begun(before.posture, known),
        since={**since, **dict.fromkeys(new, day)},
        departures=tuple(d for d in (*past.departures, *ends) if isinstance(d, Departure) and d.span.text in text),
        operations=tuple(o for o in (*past.operations, *ends) if isinstance(o, Operation) and o.span.text in text),
    )


def _begun(posture: Posture, known: date | None) -> date | None:
    """Return the day by which a first edition's sentences were told: the note beside what was just decided is older."""
    said: tuple[Departure | Operation, ...] = (*posture.departures, *posture.operations)
    days = [s.decided_on for s in said if s.decided_on and lately(s.decided_on, known) and not _is_end(s)]
    return min((day - timedelta(days=1) for day in days), default=known)


def _left_out(before: View, view: View, day: date, silent: bool) -> Iterator[Departure | Operation]:
    """Yield the ends that stood in the older edition, where what they ended still stands in this one.

    Where a note gives way to another one that is not about people or posts, nobody took back what it said. An end that
    went in silence, or was no note, is taken back, and what it ended is news as far as its day is.
    """
    posture, past, known = before.posture, before.past, before.reading.published_on
    text, noted = view.reading.text, posture.note.end if posture.note else 0
    told: tuple[Departure | Operation, ...] = (*posture.departures, *posture.operations)
    for end in told:
        if not _is_end(end) or end.span.text in text:
            continue
        for was in _ended(posture, end):
            if was.span.text not in text:
                continue
            kept = end.span.end <= noted and not silent and not _of_staff(view.posture.note)
            began = was.decided_on or past.told(was.span.text) or known
            old = began is not None and day - began > timedelta(days=NEWS_DAYS)
            on = end.decided_on or past.told(end.span.text) or known
            if (kept or old) and on:
                yield replace(end, decided_on=on, span=of_old(was.span))


def _of_staff(note: Span | None) -> bool:
    return note is not None and bool(OF_STAFF.search(note.text))


def _is_end(said: Departure | Operation) -> bool:
    return said.status is Status.LIFTED if isinstance(said, Departure) else said.state == "resumed"


def _ended(posture: Posture, end: Departure | Operation) -> Iterable[Departure | Operation]:
    """What an end took the place of, as the same text states it."""
    if isinstance(end, Departure):
        key = (post_key(end.post), end.audience)
        return [d for d in posture.ended if (post_key(d.post), d.audience) == key]
    return [o for o in posture.outlived if (post_key(o.post), o.area) == (post_key(end.post), end.area)]
