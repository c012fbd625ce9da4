"""What a fault of ours ended in every program is issued anew: whoever met its Cancel has dropped the order for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from monitor.model import Event
from monitor.model.routing import Storm
from monitor.web import cap


def let_out(storm: Storm) -> bool:
    """Whether a storm was told as true before it was discarded."""
    return storm.state == cap.DISCARDED and storm.was_at is not None and storm.decided_at is not None


def renewed(
    event: Event, storm: Storm, beside: Iterable[Event], goes_on: Callable[[Event], bool], storm_of: cap.StormOf
) -> cap.Message | None:
    """The message that issues an event anew whose place something of a storm took, as it is taken back; or None.

    `beside` are events of the same publisher and country, the oldest first. What ended, expired or was replaced by
    something true meanwhile is not issued anew, nor is an end: nothing is left of it to be dropped.
    """
    at = storm.decided_at
    if at is None or not let_out(storm) or not _stood(event, storm, storm_of) or cap.expires(event) <= at:
        return None
    if cap.ends(event, goes_on):
        return None
    fault = None
    for one in _after(event, beside, at):
        came = storm_of(one.id)
        if came is not None and came.id == storm.id and came.state == cap.DISCARDED:
            fault = one
        elif _firm(one, at, came) and (cap.ends(one, goes_on) or not cap.may_end(one)):
            return None
    if fault is None:
        return None
    return cap.Message(event.id, cap.of(fault, storm)[-1].sent + timedelta(seconds=1), f"{cap.ANEW}{storm.id}")


def _stood(event: Event, storm: Storm, storm_of: cap.StormOf) -> bool:
    """Whether an event was told as true when the storm was let out, and was none of it."""
    own = storm_of(event.id)
    if own is not None and own.id == storm.id:
        return False
    return storm.was_at is not None and _firm(event, storm.was_at, own)


def _firm(event: Event, at: datetime, own: Storm | None) -> bool:
    told = [one for one in cap.of(event, own) if one.sent <= at]
    return bool(told) and told[-1].firm


def _after(event: Event, beside: Iterable[Event], until: datetime) -> Iterable[Event]:
    """What came later of the same state there, until a time."""
    later = False
    for one in beside:
        if later and one.detected_at <= until and cap.follows(one, event):
            yield one
        later = later or one.id == event.id
