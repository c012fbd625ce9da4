"""What can be shown of one event: its link in the chain, and who was told when."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from monitor.store.codec import column


@dataclass(frozen=True, slots=True)
class Linked:
    """An event's place in the hash chain: `hash` covers its body and `prev`, of `length` entries in all."""

    seq: int
    prev: str
    hash: str
    length: int


@dataclass(frozen=True, slots=True)
class Told:
    """How many were told of an event through one channel, and between when and when (UTC stamps)."""

    channel: str
    state: str
    count: int
    first: str | None
    last: str | None


def link(conn: sqlite3.Connection, event_id: str) -> Linked | None:
    """The link of an event that was told."""
    row = conn.execute(
        "SELECT l.seq, l.prev, l.hash, head.seq FROM ledger l, head WHERE l.entry = 'event' AND l.id = ?",
        [column(event_id)],
    ).fetchone()
    return None if row is None else Linked(*row)


def told(conn: sqlite3.Connection, event_id: str) -> list[Told]:
    """Who was told of an event, in numbers."""
    rows = conn.execute(
        """SELECT d.channel, d.state, count(*), min(d.sent_at), max(d.sent_at)
        FROM ledger l JOIN deliveries d ON d.event = l.seq
        WHERE l.entry = 'event' AND l.id = ? GROUP BY d.channel, d.state ORDER BY d.channel, d.state""",
        [column(event_id)],
    )
    return [Told(*row) for row in rows]


def corrected(conn: sqlite3.Connection, event_id: str) -> list[Told]:
    """Who of those that were told of an event was owed the word that it was a fault, in numbers."""
    rows = conn.execute(
        """SELECT x.channel, x.state, count(*), min(x.sent_at), max(x.sent_at)
        FROM ledger l JOIN storm_events e ON e.event = l.seq JOIN corrections c ON c.storm = e.storm
            JOIN deliveries x ON x.id = c.delivery JOIN deliveries d ON d.event = l.seq AND d.recipient = c.recipient
        WHERE l.entry = 'event' AND l.id = ? AND (d.attempts > 0 OR d.lead IS NOT NULL)
        GROUP BY x.channel, x.state ORDER BY x.channel, x.state""",
        [column(event_id)],
    )
    return [Told(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Named:
    """One message owed to one recipient; for those who may know names."""

    recipient: str
    channel: str
    state: str
    due_at: str
    sent_at: str | None


def spreading(conn: sqlite3.Connection, event_id: str) -> bool:
    """Whether it is still being worked out whom an event is owed to."""
    query = """SELECT 1 FROM ledger l JOIN fanouts f ON f.event = l.seq
        WHERE l.entry = 'event' AND l.id = ? AND f.done_at IS NULL"""
    return conn.execute(query, [column(event_id)]).fetchone() is not None


def deliveries(conn: sqlite3.Connection, event_id: str, tenant: str, most: int) -> list[Named]:
    """Who was owed a message of an event, by name: of one tenant, or with "" of all; never a subscriber."""
    rows = conn.execute(
        """SELECT r.name, d.channel, d.state, d.due_at, d.sent_at
        FROM ledger l JOIN deliveries d ON d.event = l.seq JOIN recipients r ON r.id = d.recipient
            LEFT JOIN tenants t ON t.id = r.tenant
        WHERE l.entry = 'event' AND l.id = ?1 AND r.origin <> 'subscriber' AND (?2 = '' OR t.name = ?2)
        ORDER BY r.name LIMIT ?3""",
        [column(event_id), column(tenant), most],
    )
    return [Named(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Letter:
    """One message: the delivery that led it, to whom by which channel, and the events it told."""

    delivery: int
    recipient: str
    channel: str
    events: tuple[str, ...]


_LETTERS = """SELECT d.id, r.name, d.channel, (SELECT json_group_array(e.id) FROM deliveries m
        JOIN ledger e ON e.seq = m.event WHERE m.id = d.id OR m.lead = d.id)
    FROM deliveries d JOIN recipients r ON r.id = d.recipient WHERE d.event IS NOT NULL AND """


def letters(conn: sqlite3.Connection, begun_at: str, event_id: str) -> list[Letter]:
    """The messages begun at a moment (a stamp), or those that told an event to somebody with a name."""
    where, asked = "d.id IN (SELECT delivery FROM attempts WHERE started_at = ?)", begun_at
    if event_id:
        asked, where = event_id, """r.origin <> 'subscriber' AND d.sent_at IS NOT NULL AND d.id IN
            (SELECT coalesce(m.lead, m.id) FROM deliveries m JOIN ledger e ON e.seq = m.event WHERE e.id = ?)"""
    rows = conn.execute(f"{_LETTERS}{where} ORDER BY d.id", [column(asked)])
    return [Letter(row[0], row[1], row[2], tuple(json.loads(row[3]))) for row in rows]
