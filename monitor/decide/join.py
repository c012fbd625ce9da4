"""One government, one event: an embassy's alert that repeats an advisory's event corroborates it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from monitor.model import Event
from monitor.moves import post_key

WINDOW = timedelta(days=21)
_FAMILY = {"us_state": "US", "us_embassy": "US"}


def government(publisher: str) -> str:
    """Name whose office a publisher is; one that shares its government with no other is its own."""
    return _FAMILY.get(publisher, publisher)


def joins(event: Event, earlier: Iterable[Event]) -> Event | None:
    """Find the event another door of the same government already gave rise to, or None."""
    return next((old for old in earlier if _same(event, old)), None)


def _same(new: Event, old: Event) -> bool:
    """Same government, country, kind and outcome, a compatible post, decisions or sightings within three weeks."""
    if old.publisher == new.publisher or government(old.publisher) != government(new.publisher):
        return False
    if (old.country, old.finding.kind, old.finding.new) != (new.country, new.finding.kind, new.finding.new):
        return False
    here, there = post_key(new.finding.post), post_key(old.finding.post)
    if here and there and here != there:
        return False
    first, second = old.finding.decided_on, new.finding.decided_on
    if first and second:
        return abs(first - second) <= timedelta(days=3)
    return abs(new.detected_at - old.detected_at) <= WINDOW
