"""Deliveries as they stand, each with its event, its recipient and what it carries: rows read, nothing changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from monitor.model import Due, State
from monitor.store.claiming import REPLACED
from monitor.store.codec import column, moment, optional_moment

_WHOLE = f"""SELECT d.*, l.id AS event_id, r.name AS reader, r.address, r.language, r.zone, r.private, r.origin,
    (SELECT json_group_array(id) FROM (SELECT l2.id FROM deliveries c JOIN ledger l2 ON l2.seq = c.event
        WHERE c.lead = d.id ORDER BY l2.seq)) AS carried,
    (SELECT json_group_array(l3.id) FROM deliveries c JOIN ledger l3 ON l3.seq = c.event
        WHERE c.lead = d.id AND c.last_reason = '{REPLACED}') AS replaced
    FROM deliveries d JOIN recipients r ON r.id = d.recipient LEFT JOIN ledger l ON l.seq = d.event"""
_DUE = f"{_WHOLE} WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY d.due_at, d.id"
_ASKED = "?1 = '[]' OR d.state IN (SELECT value FROM json_each(?1))"
_LISTED = f"{_WHOLE} WHERE {_ASKED} ORDER BY d.id DESC LIMIT ?2"


def of(conn: sqlite3.Connection, ids: Sequence[int]) -> list[Due]:
    """The deliveries of these ids, longest due first."""
    return [_due(row) for row in conn.execute(_DUE, [json.dumps(ids)])]


def listed(conn: sqlite3.Connection, states: Iterable[State], limit: int) -> list[Due]:
    """Deliveries in these states (none named: in any), newest first."""
    asked = json.dumps([str(state) for state in states])
    rows = conn.execute(_LISTED, [asked, limit]).fetchall()
    return [_due(row) for row in rows]


def owed_to(conn: sqlite3.Connection, address: str, since: str, until: str) -> list[Due]:
    """The messages an address had, or should have had, made within [since, until) as stamps, oldest first.

    What another message carried is told by that one; what still waits for its first attempt is not yet owed again.
    """
    tried = "('sent', 'uncertain', 'retry_wait', 'failed_permanent', 'expired')"
    within = f"{_WHOLE} WHERE r.address = ? AND d.created_at >= ? AND d.created_at < ? AND d.state IN {tried}"
    rows = conn.execute(f"{within} ORDER BY d.id", [column(address), since, until]).fetchall()
    return [_due(row) for row in rows]


def attempts(conn: sqlite3.Connection, delivery: int) -> list[dict[str, object]]:
    """Every attempt in order: owner, times (ISO 8601, UTC), outcome, reason, receipt, phase, codes, peer."""
    rows = conn.execute(
        "SELECT owner, started_at, ended_at, outcome, reason, receipt, phase, code, enhanced, peer FROM attempts"
        " WHERE delivery = ? ORDER BY id",
        [delivery],
    ).fetchall()
    return [dict(row) for row in rows]


def counts(conn: sqlite3.Connection) -> dict[str, int]:
    """Deliveries by state; a state no delivery is in is left out."""
    query = "SELECT state, count(*) AS n FROM deliveries GROUP BY state ORDER BY state"
    rows = conn.execute(query).fetchall()
    return {row["state"]: row["n"] for row in rows}


def _ids(listed: str) -> tuple[str, ...]:
    return () if listed == "[]" else tuple(json.loads(listed))


def _due(row: sqlite3.Row) -> Due:
    own = row["event_id"] or ""
    carried = _ids(row["carried"])
    return Due(
        id=row["id"],
        event_id=own,
        recipient=row["recipient"],
        reader=row["reader"],
        channel=row["channel"],
        address=row["address"],
        state=State(row["state"]),
        due_at=moment(row["due_at"]),
        attempts=row["attempts"],
        why=row["why"],
        created_at=moment(row["created_at"]),
        last_reason=row["last_reason"],
        receipt=row["receipt"],
        hold=row["hold"],
        lead=row["lead"],
        priority=row["priority"],
        not_after=optional_moment(row["not_after"]),
        matter=row["matter"] or "",
        carries=(*carried, own) if own else carried,
        replaces=_ids(row["replaced"]),
        turn=row["turn"],
        **{field: row[field] for field in ("language", "zone", "origin")},
        private=bool(row["private"]),
    )
