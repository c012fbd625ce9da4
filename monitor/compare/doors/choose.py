"""Pick, from what the doors say now, the text or the row to believe next, and name the texts still in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from monitor.compare.doors import editions, rows
from monitor.compare.doors.editions import Standing, View, standing
from monitor.model import Belief, Claim, Posture, Withheld
from monitor.terms.moves import departures_at, operations_at, rank
from monitor.terms.placed import embassy_named

FRESH = timedelta(days=21)  # between a decision and its publication -1 to +7 days were seen; older is history
_EDIT = "an edit under an unchanged date seen once: waiting for a second sighting or a second door"
_LEVELS = "two levels under one date: waiting until its copies agree"
_SLIP = "a higher level under an older date: waiting until a second door shows it, and none the text of before"
_BACK = "an earlier text under a newer date seen once: waiting for a second sighting or a second door"


def choose(belief: Belief, accepted: View, views: Sequence[View], now: datetime) -> View | None:
    """Pick the text (or the row) to go on from, or None when nothing new deserves belief."""
    if sure := next((v for v in views if v.sure and v.reading.level != belief.level), None):
        return sure
    if row := rows.correction(belief, accepted.posture, views):
        return row
    spoken = [v for v in views if v.speaks]
    newer = editions.newest(
        v
        for v in spoken
        if standing(belief, v) is Standing.NEWER
        and (not editions.resurfaced(belief, v) or _twice(belief, v, views, now))
    )
    if newer:
        return newer
    for view in spoken:
        fresh = standing(belief, view) is not Standing.SAME and not editions.resurfaced(belief, view)
        if fresh and _urgent(accepted.posture, view.posture, now):
            return view
    for view in _edits(belief, views):
        if _twice(belief, view, views, now):
            return view
    return _undone(belief, views, now) or _misdated(belief, views) or _risen_row(belief, views)


def _undone(belief: Belief, views: Sequence[View], now: datetime) -> View | None:
    """The edition of before, put back in silence: it stands under the date of ours, and no door shows ours.

    Two doors must show it, or the one there is, twice.
    """
    said = editions.claims(belief, views)
    if any(True for claims in said.values() for _ in _copies(belief, claims)):
        return None
    back = [v for v in views if v.speaks and editions.again_as_before(belief, v)]
    shown = {(v.fingerprint, v.reading.door) for v in back}
    texts = {door for door, claims in said.items() if any(c.fingerprint in belief.known for c in claims)}
    alone = len(texts | {v.reading.door for v in views if v.speaks}) == 1
    found = (v for v in back if sum(words == v.fingerprint for words, _ in shown) > 1)
    return next(found, None) or next((v for v in back if alone and _twice(belief, v, views, now)), None)


def _misdated(belief: Belief, views: Sequence[View]) -> View | None:
    """The graver text under an older day that two doors show, and none heard shows ours: a slip of the date."""
    if any(v.speaks and standing(belief, v) is Standing.SAME for v in views):
        return None
    found = [v for v in views if editions.misdated(belief, v)]
    doors = {(v.fingerprint, v.reading.door) for v in found}
    return next((v for v in found if sum(words == v.fingerprint for words, _ in doors) > 1), None)


def doubts(belief: Belief, views: Sequence[View], now: datetime) -> Mapping[str, Withheld]:
    """Name, by hash, the texts that are neither copies of what we believe nor believed yet, and why they wait."""
    doubtful = [*((v, _EDIT) for v in _edits(belief, views)), *((v, _LEVELS) for v in _disputed(belief, views))]
    doubtful += [(v, _SLIP) for v in views if editions.misdated(belief, v)]
    back = (v for v in views if v.speaks and editions.resurfaced(belief, v))
    doubtful += [(v, _BACK) for v in back if standing(belief, v) is Standing.NEWER]
    return {v.reading.sha256: _doubt(belief, v, why, now) for v, why in doubtful}


def _doubt(belief: Belief, view: View, why: str, now: datetime) -> Withheld:
    reading = view.reading
    level = reading.level if reading.level != belief.level else None
    return Withheld("text", why, now, reading.door, reading.sha256, belief.sha256, level)


# ------------------------------------------------------------------ texts under the date we believe
def _siblings(belief: Belief, views: Sequence[View]) -> Iterator[View]:
    return (v for v in views if v.speaks and standing(belief, v) is Standing.SIBLING)


def _edits(belief: Belief, views: Sequence[View]) -> list[View]:
    """Texts under the date we believe that follow, at their own door and address, what it said before.

    Any other text under that date is another copy: back ends and templates word one edition differently. A copy
    with another level follows only once no door shows the edition we believe.
    """
    disputed = _disputed(belief, views)
    return [v for v in _siblings(belief, views) if v not in disputed and _follows(belief, v, views)]


def _follows(belief: Belief, view: View, views: Sequence[View]) -> bool:
    before = belief.claims.get(view.reading.door, ())
    seen = view.fingerprint in {c.fingerprint for c in before}
    return seen or not editions.level_agrees(belief, view) or _in_place(belief, view, views)


def _in_place(belief: Belief, view: View, views: Sequence[View]) -> bool:
    """Whether a text stands where its door showed the edition we believe, and shows it no longer.

    A door whose word was forgotten, for it missed the destination, showed that edition where we took it from.
    """
    before = belief.claims.get(view.reading.door, ())
    now = editions.claims(belief, views).get(view.reading.door, ())
    there = {c.url for c in _copies(belief, before)}
    there |= {belief.url} if not before and view.reading.door == belief.door else set()
    return view.reading.url in there - {c.url for c in _copies(belief, now)}


def _disputed(belief: Belief, views: Sequence[View]) -> list[View]:
    """Copies under the date we believe that say another level, while the edition we believe is still shown."""
    claims = editions.claims(belief, views).values()
    if not any(True for said in claims for _ in _copies(belief, said)):
        return []
    other = (v for v in _siblings(belief, views) if not editions.level_agrees(belief, v))
    return [v for v in other if not _in_place(belief, v, views)]


def _copies(belief: Belief, said: Sequence[Claim]) -> Iterator[Claim]:
    copies = (belief.fingerprint, *belief.aliases)
    return (c for c in said if c.fingerprint in copies)


def _twice(belief: Belief, view: View, views: Sequence[View], now: datetime) -> bool:
    """Whether a doubtful text (resurfaced, or edited under its old date) is shown by a second door, or again.

    The same pass played again at the same time is no second sighting. A text without copies needs none.
    """
    doors = {v.reading.door for v in views if v.speaks and v.fingerprint == view.fingerprint}
    before = {c.fingerprint for c in belief.claims.get(view.reading.door, ())}
    replayed = any(w.aspect == "text" and w.since >= now for w in belief.withheld)
    return len(doors) > 1 or view.reading.sole or (view.fingerprint in before and not replayed)


# ------------------------------------------------------------------ what cannot wait for a date
def _urgent(believed: Posture, said: Posture, now: datetime) -> bool:
    """Whether a text of any date carries a departure, or a stop, of the last three weeks that we do not know."""
    old = departures_at(believed)
    for post, departures in departures_at(said).items():
        fresh = [d for d in departures if d.decided_on and now.date() - d.decided_on <= FRESH]
        known = max((d.decided_on for d in old.get(post, ()) if d.decided_on), default=None)
        if rank(fresh) > rank(old.get(post, ())) and any(
            known is None or d.decided_on > known for d in fresh if d.decided_on
        ):
            return True
    return _stopped(believed, said, now)


def _stopped(believed: Posture, said: Posture, now: datetime) -> bool:
    """Whether a post suspended operations in the last three weeks, which we do not know."""
    new = operations_at(said)
    old = embassy_named(operations_at(believed), new)
    stopped = ((post, one.decided_on) for post, one in new.items() if one.state == "suspended" and one.decided_on)
    return any(
        now.date() - day <= FRESH and (post not in old or old[post].state != "suspended") for post, day in stopped
    )


def _risen_row(belief: Belief, views: Sequence[View]) -> View | None:
    """A reliable table that shows a higher level under a newer date is believed without the words."""
    for view in views:
        reading = view.reading
        newer = reading.published_on and (belief.published_on is None or reading.published_on > belief.published_on)
        if reading.voice == "table" and newer and (reading.level or 0) > (belief.level or 9):
            return view
    return None
