"""What a silence keeps from being told, and what is wrong with one before it is set; it ends by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from monitor.locate.regions import expand
from monitor.model import Event
from monitor.model.routing import Silence

LONGEST = timedelta(days=90)
_ORDER = ("P1", "P2", "P3", "P4")


def mistakes(silence: Silence) -> list[str]:
    """Say everything that is wrong with a silence somebody wants to set."""
    wrong = []
    if not silence.author.strip():
        wrong.append("author: expected who sets the silence, got nothing")
    if not silence.reason.strip():
        wrong.append("reason: expected why, in a few words, got nothing")
    if silence.end <= silence.start:
        wrong.append(f"end: expected a time after the start, got {silence.end.isoformat()}")
    if silence.end - silence.start > LONGEST:
        wrong.append(f"end: expected at most {LONGEST.days} days after the start, got {silence.end - silence.start}")
    if not (silence.countries or silence.publishers or silence.kinds or silence.recipients):
        wrong.append("expected a country, a publisher, a kind or a recipient to silence, got none: that is everything")
    return wrong


def holds(silence: Silence, now: datetime) -> bool:
    """Whether a silence is in force: from its start until just before its end."""
    return silence.start <= now < silence.stops


def touches(silence: Silence, event: Event) -> bool:
    """Whether a silence concerns an event, whoever would hear of it."""
    if _ORDER.index(event.finding.severity) < _ORDER.index(silence.severity):
        return False
    asked = (
        (expand(silence.countries), event.country),
        (silence.publishers, event.publisher),
        (silence.kinds, event.finding.kind),
    )
    return all(not wanted or value in wanted for wanted, value in asked)


def covers(silence: Silence, recipient: str, tenant: int | None) -> bool:
    """Whether a silence concerns a recipient: a tenant's silence never reaches beyond the tenant."""
    if silence.tenant is not None and silence.tenant != tenant:
        return False
    return not silence.recipients or recipient in silence.recipients


def first(
    silences: Iterable[Silence], event: Event, recipient: str, tenant: int | None, now: datetime
) -> Silence | None:
    """Find the silence, if any, that keeps an event from a recipient now."""
    return next((s for s in silences if holds(s, now) and touches(s, event) and covers(s, recipient, tenant)), None)


def preview(silence: Silence, events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the past events a silence would have kept, whenever they were."""
    return tuple(event for event in events if not event.held and touches(silence, event))
