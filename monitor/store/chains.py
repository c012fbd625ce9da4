"""Escalations under way, and every acknowledgement: who took an event on, when, by which way, or gave it back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from monitor.model.routing import Acknowledgement, AckState, Escalation
from monitor.store.audit import Deed, append
from monitor.store.codec import column, moment, optional_moment, optional_stamp, stamp
from monitor.store.connect import Lines
from monitor.store.ledger import seq_of

TABLES = (
    """CREATE TABLE escalations (
        id INTEGER PRIMARY KEY,
        event INTEGER NOT NULL REFERENCES ledger (seq),
        chain TEXT NOT NULL,
        began_at TEXT NOT NULL,
        step INTEGER NOT NULL DEFAULT 0,
        next_at TEXT,
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'acknowledged', 'unanswered', 'dropped')),
        UNIQUE (event, chain),
        CHECK (state <> 'open' OR next_at IS NOT NULL))""",
    "CREATE INDEX escalations_due ON escalations (next_at) WHERE state = 'open'",
    """CREATE TABLE acks (
        id INTEGER PRIMARY KEY,
        escalation INTEGER NOT NULL REFERENCES escalations (id),
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        channel TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX acks_of ON acks (escalation)",
)
_BESIDE = """ JOIN storm_events e ON e.event = x.event JOIN storms s ON s.id = e.storm, escalations y
    JOIN storm_events f ON f.event = y.event WHERE y.id = ?1 AND x.id <> y.id AND f.storm = e.storm
    AND x.chain = y.chain AND x.state IN ('open', 'unanswered') AND s.state IN ('released', 'digested') ORDER BY x.id"""
_ALL = "SELECT x.*, l.id AS event_id FROM escalations x JOIN ledger l ON l.seq = x.event"


def begin(conn: sqlite3.Connection, wanted: Iterable[tuple[str, str, datetime]], at: datetime) -> None:
    """Start escalations (event id, chain, when its first step is due), each once, with the events themselves."""
    for event_id, chain, due in wanted:
        conn.execute(
            "INSERT INTO escalations (event, chain, began_at, next_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [seq_of(conn, event_id), column(chain), stamp(at), stamp(due)],
        )


class Chains:
    """The escalations as the rest of the house uses them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def due(self, at: datetime) -> list[Escalation]:
        """Return the open ones whose next step is due, and whose event no open storm holds."""
        rows = self._lines.reading().execute(
            _ALL
            + " WHERE x.state = 'open' AND x.next_at <= ? AND NOT EXISTS (SELECT 1 FROM storm_events e JOIN storms s"
            " ON s.id = e.storm WHERE e.event = x.event AND s.state = 'open') ORDER BY x.next_at, x.id",
            [stamp(at)],
        )
        return [_escalation(row) for row in rows.fetchall()]

    def all(self, state: AckState | None = None, limit: int = 200) -> list[Escalation]:
        """Return escalations, newest first; of one state if it is named."""
        rows = self._lines.reading().execute(
            _ALL + " WHERE ?1 IS NULL OR x.state = ?1 ORDER BY x.id DESC LIMIT ?2", [state, limit]
        )
        return [_escalation(row) for row in rows.fetchall()]

    def get(self, number: int) -> Escalation | None:
        """Return the escalation of that id."""
        row = self._lines.reading().execute(_ALL + " WHERE x.id = ?", [number]).fetchone()
        return None if row is None else _escalation(row)

    def of(self, event_id: str) -> list[Escalation]:
        """Return the escalations of an event."""
        rows = self._lines.reading().execute(_ALL + " WHERE l.entry = 'event' AND l.id = ?", [column(event_id)])
        return [_escalation(row) for row in rows.fetchall()]

    def beside(self, number: int) -> list[Escalation]:
        """Return those of the same chain that wait for what came in the same storm, once that was let out."""
        return [_escalation(row) for row in self._lines.reading().execute(_ALL + _BESIDE, [number]).fetchall()]

    def move(self, before: Escalation, after: Escalation) -> bool:
        """Write a step down; False if somebody moved it meanwhile (an acknowledgement in the same second wins)."""
        with self._lines.writing() as conn:
            return _move(conn, before, after)

    def acknowledge(self, before: Escalation, after: Escalation, word: Acknowledgement, request: str = "") -> bool:
        """Write an acknowledgement (or its undoing) down with the move it makes; False if it changes nothing."""
        with self._lines.writing() as conn:
            if before == after or not _move(conn, before, after):
                return False
            conn.execute(
                "INSERT INTO acks (escalation, at, who, channel, undone) VALUES (?, ?, ?, ?, ?)",
                [before.id, stamp(word.at), column(word.who), column(word.channel), word.undone],
            )
            what = "escalation.give_back" if word.undone else "escalation.acknowledge"
            subject = f"event:{before.event_id}"
            append(
                conn, Deed(word.who, what, subject, before.state, f"{after.state} by {word.channel}", request), word.at
            )
            return True

    def drop(self, number: int) -> None:
        """End an escalation nobody needs to answer any more."""
        with self._lines.writing() as conn:
            conn.execute("UPDATE escalations SET state = 'dropped' WHERE id = ? AND state = 'open'", [number])

    def words(self, number: int) -> list[Acknowledgement]:
        """Return who acknowledged an escalation and who gave it back, in order."""
        rows = self._lines.reading().execute("SELECT * FROM acks WHERE escalation = ? ORDER BY id", [number])
        return [
            Acknowledgement(moment(row["at"]), row["who"], row["channel"], bool(row["undone"]))
            for row in rows.fetchall()
        ]


def _move(conn: sqlite3.Connection, before: Escalation, after: Escalation) -> bool:
    return bool(
        conn.execute(
            "UPDATE escalations SET step = ?, next_at = ?, state = ? WHERE id = ? AND step = ? AND state = ?",
            [
                *(after.step, optional_stamp(after.next_at), after.state),
                *(before.id, before.step, before.state),
            ],
        ).rowcount
    )


def _escalation(row: sqlite3.Row) -> Escalation:
    return Escalation(
        *(row["id"], row["event_id"], row["chain"], moment(row["began_at"]), row["step"]),
        optional_moment(row["next_at"]),
        row["state"],
    )
