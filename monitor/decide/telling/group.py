"""Several things about one country: the first leaves at once, more wait for each other; a flap is told as one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from monitor.decide.telling.storm import top
from monitor.model import Event
from monitor.terms.states import whose

WAIT = timedelta(minutes=5)
MORE = timedelta(seconds=30)  # for each further one
LONGEST = timedelta(minutes=30)
URGENT = timedelta(seconds=60)
FLAP = timedelta(minutes=30)


def due(
    event: Event, now: datetime, last_left: datetime | None, opened: datetime | None, waiting: int
) -> datetime | None:
    """Return when an event should leave to one recipient about one country; None means at once.

    `last_left` is when they were last told of this country, `opened` when the first of the `waiting` ones came.
    The answer holds for all that wait: they leave together.
    """
    if waiting == 0 or opened is None:
        if last_left is None or not timedelta(0) <= now - last_left < WAIT:
            return None
        opened, waiting = now, 0
    patience = min(WAIT + waiting * MORE, LONGEST)
    leaves = opened + patience
    return min(leaves, now + URGENT) if top(event) else max(leaves, now)


def reverts(event: Event, earlier: Iterable[Event]) -> Event | None:
    """Find the event within the last half hour that this one takes back whole: A became B, and is A again."""
    return next((old for old in earlier if _undone(old, event)), None)


def _undone(old: Event, new: Event) -> bool:
    return timedelta(0) <= new.detected_at - old.detected_at <= FLAP and undoes(old, new)


def undoes(old: Event, new: Event) -> bool:
    """Whether an event takes back an earlier one whole, however much later."""
    same = (old.publisher, old.destination, old.country) == (new.publisher, new.destination, new.country)
    same = same and (old.finding.post, old.finding.area) == (new.finding.post, new.finding.area)
    if not same or old.id == new.id:
        return False
    if old.before_sha256 and old.before_sha256 == new.after_sha256:
        return True
    states = (old.finding.old, old.finding.new), (new.finding.new, new.finding.old)
    levels = (old.level_before, old.level_after), (new.level_after, new.level_before)
    few, all_ = (old, new) if new.finding.new is None else (new, old)  # an end for families takes back no staff's order
    people = whose(few) <= whose(all_)
    return states[0] == states[1] and states[0] != (None, None) and levels[0] == levels[1] and people
