"""Whom does an event concern? One delivery for each reader and change: the gravest event leads, the rest is inside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from monitor.model import Delivery, Event, Reader

_ORDER = ("P1", "P2", "P3", "P4")


def reasons(event: Event, reader: Reader) -> str | None:
    """Say why a reader hears of an event, or None."""
    finding = event.finding
    if _ORDER.index(finding.severity) > _ORDER.index(reader.severity):
        return None
    asked = (
        (reader.countries, event.country, "country"),
        (reader.publishers, event.publisher, "publisher"),
        (reader.kinds, finding.kind, "kind"),
    )
    if any(wanted and value not in wanted for wanted, value, _ in asked):
        return None
    named = [f"{word} {value}" for wanted, value, word in asked if wanted]
    return f"follows {', '.join(named) or 'everything'} at {reader.severity} and above; this is {finding.severity}"


def route(events: Iterable[Event], readers: Iterable[Reader], now: datetime) -> tuple[Delivery, ...]:
    """Choose, for each reader and each changed page, the gravest event that concerns them."""
    events, owed = list(events), []
    for reader in readers:
        led: dict[tuple[str, str, str], tuple[Event, str]] = {}
        for event in events:
            why = reasons(event, reader)
            if event.held or why is None:
                continue
            page = (event.publisher, event.destination, event.after_sha256)
            if page not in led or event.finding.severity < led[page][0].finding.severity:
                led[page] = (event, why)
        owed += [Delivery(event.id, reader.name, now, why) for event, why in led.values()]
    return tuple(owed)
