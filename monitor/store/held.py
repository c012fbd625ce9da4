"""What is held back, as lines of the log: few, and replaced with every pass, so they are read from their bodies."""

from __future__ import annotations

import sqlite3

from monitor.model import Event
from monitor.store.codec import read, stamp
from monitor.store.log import Asked, Entry, quotes


def entries(conn: sqlite3.Connection, asked: Asked) -> list[Entry]:
    """Everything held back that is wanted, the newest first."""
    rows = conn.execute("SELECT body FROM held ORDER BY at DESC, rowid DESC")
    return [entry(event) for row in rows if _wanted(event := read(Event, row["body"]), asked)]


def entry(event: Event, seq: int = 0) -> Entry:
    """An event as a line of the log."""
    finding = event.finding
    return Entry(
        seq=seq,
        id=event.id,
        at=stamp(event.detected_at),
        publisher=event.publisher,
        destination=event.destination,
        country=event.country,
        place=event.places[0] if event.places else "",
        kind=finding.kind,
        severity=finding.severity,
        post=finding.post,
        area=finding.area,
        old=finding.old,
        new=finding.new,
        level_before=event.level_before,
        level_after=event.level_after,
        flags=event.flags,
        published_on=event.published_on.isoformat() if event.published_on else None,
        decided_on=finding.decided_on.isoformat() if finding.decided_on else None,
        doors=len(event.doors),
        headline=finding.headline,
        quotes=quotes(finding.evidence),
        held=event.held,
    )


def _wanted(event: Event, asked: Asked) -> bool:
    finding = event.finding
    filters = (
        (asked.countries, event.country),
        (asked.publishers, event.publisher),
        (asked.kinds, finding.kind),
        (asked.severities, finding.severity),
    )
    if any(wanted and value not in wanted for wanted, value in filters):
        return False
    if (asked.since and event.detected_at < asked.since) or (asked.until and event.detected_at >= asked.until):
        return False
    said = " ".join([finding.headline, finding.why, *(quote.text for quote in finding.evidence)]).casefold()
    return all(word in said for word in asked.text.casefold().replace('"', " ").split())
