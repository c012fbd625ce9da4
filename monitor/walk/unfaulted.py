"""What stood before a level that an officer found to be a fault: what comes after it is told from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from monitor.model import Change, Event
from monitor.store.protocol import Wanted
from monitor.terms.moves import LEVEL_MOVES
from monitor.walk.world import Memory, World

_FAULTY = timedelta(days=400)  # as long as it is remembered who was told


def unfaulted(world: World, change: Change, memory: Memory) -> Change:
    """Return a change whose level before is none of ours: 2, a discarded 4, then 3 is a rise, and no fall, to anybody.

    Whoever was told of the 4 was told that it was a fault. One that only ends it stays as it is: it is for them alone.
    """
    was, now = change.before, change.after
    if not was or not now or was.level == now.level or not change.countries:
        return change
    fault = _fault(world, change)
    if fault is None or fault.level_after != was.level or fault.level_before in (None, now.level):
        return change
    true = memory(fault.before_sha256)
    known = true is not None and true.posture.level == fault.level_before
    words = true.posture if true and known else replace(was, words="", gloss="", rung=0)
    said = {name: getattr(words, name) for name in ("words", "gloss", "rung")}
    return replace(change, before=replace(was, level=fault.level_before, **said))


def _fault(world: World, change: Change) -> Event | None:
    """The last word on the level of this page, if an officer discarded it and no other door stands by it."""
    since = change.detected_at - _FAULTY
    asked = Wanted(since, change.detected_at, change.countries[0], publisher=change.publisher)
    moves = (one for one in world.store.events(asked) if one.finding.kind in LEVEL_MOVES and not one.finding.area)
    last = [one for one in moves if one.destination == change.destination][-1:]
    return next((one for one in last if world.store.storms.mark(one.id) == "discarded"), None)
