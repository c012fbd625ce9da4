"""Once a day, ask what the calendar alone tells of every text that stands: limits reached, reviews overdue."""

from __future__ import annotations

from dataclasses import replace

from monitor.compare.settle import accepted
from monitor.decide.almanac import Days, due
from monitor.decide.classify import Verdict, events
from monitor.model import Belief, Change, Health
from monitor.walk.changes import change_of
from monitor.walk.world import Memory, Pass


def note_days(look: Pass, memory: Memory) -> None:
    """Add the events of the days since we last looked; nothing in the first pass, nor for posts, which end.

    Both rules of the calendar are those of the government that promises reviews; nobody else's texts are read for it.
    Where no door could be read, or all show old things, nobody knows what was reviewed: of a pass in which nothing was
    read the next good one asks for the same days.
    """
    days = Days(look.looked_at.date(), look.now.date())
    ruled = look.publisher.REVIEW_MONTHS and not look.publisher.POSTS
    if not ruled or not look.beliefs or days.last >= days.today:
        return
    read = any(one.good and one.state.health is not Health.STALE for one in look.knocks)
    promise = look.publisher.REVIEW_MONTHS if read else {}
    settled = {b.destination: b for b in look.settled}
    for belief in {**look.beliefs, **settled}.values():
        if belief.withdrawn_at is None and (standing := _standing(look, belief, memory)):
            found = tuple(due(standing, days, promise))
            look.events += events(standing, Verdict(found, ()))


def _standing(look: Pass, belief: Belief, memory: Memory) -> Change | None:
    """Write the text that stands as a change from itself."""
    view = accepted(belief, memory)
    if view is None:
        return None
    change = change_of(look, belief, view, view)
    return replace(change, published_before=belief.published_on, published_on=belief.published_on)
