"""Mailboxes nobody may write to, by the key of their address, and why."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from monitor.store.codec import column, optional_stamp, stamp

NO_MAIL = ("complaint", "admin")  # who called us spam is not written to again because a stranger typed the address


def suppressed(conn: sqlite3.Connection, key: str, at: datetime) -> str | None:
    """Why nobody may write to the address of that key, or None."""
    query = "SELECT reason FROM suppressions WHERE address_key = ? AND (until IS NULL OR until > ?)"
    row = conn.execute(query, [column(key), stamp(at)]).fetchone()
    return None if row is None else str(row["reason"])


def suppress(
    conn: sqlite3.Connection, key: str, reason: str, at: datetime, detail: str = "", until: datetime | None = None
) -> None:
    """Write to the address of that key no more; a graver reason stays when a milder one is given later."""
    conn.execute(
        "INSERT INTO suppressions VALUES (?, ?, ?, ?, ?) ON CONFLICT (address_key) DO UPDATE SET"
        " reason = excluded.reason, since = excluded.since, until = excluded.until, detail = excluded.detail"
        " WHERE suppressions.reason NOT IN ('complaint', 'admin') OR excluded.reason = 'admin'",
        [column(key), reason, stamp(at), optional_stamp(until), column(detail)],
    )


def welcome(conn: sqlite3.Connection, key: str | None) -> None:
    """Write to the address of that key again: whose it is has just proved it. A complaint stays."""
    query = "DELETE FROM suppressions WHERE address_key = ? AND reason IN ('unsubscribed', 'hard_bounce')"
    conn.execute(query, [key])
