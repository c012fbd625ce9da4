"""What stood before a level that an officer found to be a fault: what comes after it is told from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from monitor.compare.doors.editions import View
from monitor.compare.settle import Settled
from monitor.model import Belief, Change, Event
from monitor.store.shapes import Wanted
from monitor.terms.moves import LEVEL_MOVES
from monitor.terms.states import REMEMBERED
from monitor.walk.world import Memory, World


def unfaulted(world: World, change: Change, memory: Memory) -> Change:
    """Return a change whose level before is none of ours: 2, a discarded 4, then 3 is a rise, and no fall, to anybody.

    So is the same 4 under a new date: its government means it. That of many pages at once was a template, or our own
    reading; dates that move under it by and by say nothing. Whoever was told of the 4 was told that it was a fault. One
    that only ends it stays as it is: it is for them alone.
    """
    was, now = change.before, change.after
    if not was or not now or not change.countries or (was.level == now.level and not _later(change)):
        return change
    fault = _fault(world, change, change.detected_at, alone=was.level == now.level)
    if fault is None or fault.level_after != was.level or fault.level_before in (None, now.level):
        return change
    true = memory(fault.before_sha256)
    known = true is not None and true.posture.level == fault.level_before
    words = true.posture if true and known else replace(was, words="", gloss="", rung=0)
    said = {name: getattr(words, name) for name in ("words", "gloss", "rung")}
    return replace(change, before=replace(was, level=fault.level_before, **said))


def meant(world: World, belief: Belief | None, outcome: Settled, views: Sequence[View], now: datetime) -> Settled:
    """Take a page that comes word for word under a new date for a change, if the level it says was discarded."""
    known = belief.published_on if belief and belief.countries and outcome.after is None else None
    if belief is None or known is None:
        return outcome
    same = (v for v in views if (v.fingerprint, v.reading.level) == (belief.fingerprint, belief.level))
    page = next((v for v in same if (v.reading.published_on or known) > known), None)
    fault = _fault(world, belief, now, alone=True) if page else None
    if page is None or fault is None or fault.level_after != belief.level:
        return outcome
    told = max(fault.published_on or known, fault.detected_at.date())  # doors may date one edition a day apart
    if (page.reading.published_on or known) <= told:
        return outcome
    before = replace(page, reading=replace(page.reading, published_on=known))
    return replace(outcome, before=before, after=page)


def _later(change: Change) -> bool:
    return bool(change.published_on and change.published_before and change.published_on > change.published_before)


def _fault(world: World, of: Change | Belief, now: datetime, *, alone: bool) -> Event | None:
    """The last word on the level of this page, if an officer discarded it and no other door stands by it.

    `alone` asks that it was discarded by itself, and not with other pages.
    """
    asked, storms = Wanted(now - REMEMBERED, now, of.countries[0], publisher=of.publisher), world.store.storms
    moves = (one for one in world.store.events(asked) if one.finding.kind in LEVEL_MOVES and not one.finding.area)
    last = [one for one in moves if one.destination == of.destination][-1:]
    storm = storms.of(last[0].id) if last else None
    if storm is None or storm.state != "discarded":
        return None
    others = {one.destination for one in storms.events(storm.id)} - {of.destination} if alone else ()
    return None if others else last[0]
