"""Silences somebody set: what they matched, who and why, and every delivery they kept, for the summary at their end."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from monitor.model import Event
from monitor.model.routing import Silence
from monitor.store.audit import Deed, append
from monitor.store.codec import build, column, optional_moment, optional_stamp, stamp, write
from monitor.store.connect import Lines

TABLES = (
    """CREATE TABLE silences (
        id INTEGER PRIMARY KEY,
        tenant INTEGER REFERENCES tenants (id),
        start TEXT NOT NULL,
        end TEXT NOT NULL,
        ended_at TEXT,
        summed_at TEXT,
        body TEXT NOT NULL,
        created_at TEXT NOT NULL,
        CHECK (start < end))""",
    "CREATE INDEX silences_unsummed ON silences (end) WHERE summed_at IS NULL",
    "CREATE INDEX deliveries_silenced ON deliveries (last_reason) WHERE state = 'suppressed'",
)


class Silences:
    """The silences as the rest of the house uses them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def set(self, silence: Silence, at: datetime, request: str = "") -> int:
        """Store a silence that `decide.silence.mistakes` found nothing wrong with; returns its id."""
        with self._lines.writing() as conn:
            made = conn.execute(
                "INSERT INTO silences (tenant, start, end, body, created_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
                [silence.tenant, stamp(silence.start), stamp(silence.end), write(silence), stamp(at)],
            ).fetchone()
            number = int(made["id"])
            deed = Deed(silence.author, "silence.set", f"silence:{number}", "", silence.reason, request)
            append(conn, deed, at)
            return number

    def end(self, number: int, who: str, at: datetime, request: str = "") -> bool:
        """End a silence before its time; False if it is not there or ended already."""
        with self._lines.writing() as conn:
            done = conn.execute(
                "UPDATE silences SET ended_at = ?1 WHERE id = ?2 AND ended_at IS NULL AND end > ?1", [stamp(at), number]
            ).rowcount
            if done:
                append(conn, Deed(who, "silence.end", f"silence:{number}", request=request), at)
            return bool(done)

    def get(self, number: int) -> Silence | None:
        """Return the silence of that id."""
        row = self._lines.reading().execute("SELECT * FROM silences WHERE id = ?", [number]).fetchone()
        return None if row is None else _silence(row)

    def all(self, at: datetime | None = None) -> list[Silence]:
        """Return every silence, newest first; with `at` those in force then."""
        query = "SELECT * FROM silences WHERE ?1 IS NULL OR (start <= ?1 AND ?1 < min(end, coalesce(ended_at, end)))"
        rows = self._lines.reading().execute(query + " ORDER BY id DESC", [optional_stamp(at)])
        return [_silence(row) for row in rows.fetchall()]

    def kept(self, number: int) -> Iterator[tuple[Event, str]]:
        """Give what a silence kept from whom: event and recipient's name, in the order it happened."""
        rows = self._lines.reading().execute(
            "SELECT l.body, r.name FROM deliveries d JOIN ledger l ON l.seq = d.event JOIN recipients r"
            " ON r.id = d.recipient WHERE d.state = 'suppressed' AND d.last_reason = ? ORDER BY d.id",
            [f"silence:{number}"],
        )
        return ((build(Event, json.loads(row["body"])["event"]), str(row["name"])) for row in rows.fetchall())

    def over(self, at: datetime) -> list[Silence]:
        """Return the silences that are over and of which nobody was given the summary yet."""
        rows = self._lines.reading().execute(
            "SELECT * FROM silences WHERE summed_at IS NULL AND min(end, coalesce(ended_at, end)) <= ?", [stamp(at)]
        )
        return [_silence(row) for row in rows.fetchall()]

    def summed(self, number: int, at: datetime) -> None:
        """Remember that the summary was given."""
        with self._lines.writing() as conn:
            conn.execute("UPDATE silences SET summed_at = ? WHERE id = ? AND summed_at IS NULL", [stamp(at), number])


def _silence(row: sqlite3.Row) -> Silence:
    told = build(Silence, json.loads(row["body"]))
    ended, summed = (optional_moment(row[name]) for name in ("ended_at", "summed_at"))
    return replace(told, id=row["id"], ended_at=ended, summed_at=summed, author=column(told.author))
