"""What officers do with an event: claim it, acknowledge it, remark on it, call its label wrong; all in the audit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from monitor.store.audit import Deed, append
from monitor.store.codec import column, moment, optional_moment, stamp
from monitor.store.connect import Lines

LONGEST = 2_000  # characters of a remark
TABLES = (
    """CREATE TABLE reviews (
        event TEXT NOT NULL,
        tenant TEXT NOT NULL,
        claimed_by TEXT NOT NULL DEFAULT '',
        claimed_at TEXT,
        seen_by TEXT NOT NULL DEFAULT '',
        seen_at TEXT,
        PRIMARY KEY (event, tenant)) WITHOUT ROWID""",
    """CREATE TABLE remarks (
        id INTEGER PRIMARY KEY,
        event TEXT NOT NULL,
        tenant TEXT NOT NULL,
        who TEXT NOT NULL,
        at TEXT NOT NULL,
        should TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL CHECK (length(text) <= 2000))""",
    "CREATE INDEX remarks_of ON remarks (event, tenant)",
    "CREATE INDEX remarks_wrong ON remarks (id) WHERE should <> ''",
)
_PUT = """INSERT INTO reviews (event, tenant, {what}_by, {what}_at) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (event, tenant) DO UPDATE SET {what}_by = ?3, {what}_at = ?4 WHERE {what}_by = ''"""
_LET_OUT = """SELECT l.id FROM storms s JOIN storm_events e ON e.storm = s.id JOIN ledger l ON l.seq = e.event
    WHERE s.id = ?1 AND s.state IN ('released', 'digested') AND NOT EXISTS (SELECT 1 FROM reviews r
        WHERE r.event = l.id AND r.tenant = ?2 AND r.seen_by <> '') ORDER BY l.seq"""


@dataclass(frozen=True, slots=True)
class Review:
    """Where one tenant's officers stand with an event: who works on it, who has taken note of it."""

    event: str
    claimed_by: str = ""
    claimed_at: datetime | None = None
    seen_by: str = ""
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something an officer wrote beside an event; `should` is the kind it should have been, or "nothing"."""

    id: int
    event: str
    who: str
    at: datetime
    text: str
    should: str = ""


class Reviews:
    """The reviews as pages use them; a tenant ("" is the house) sees its own alone. Each step is one transaction."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def of(self, event: str, tenant: str) -> Review:
        """Where the officers of a tenant stand with an event."""
        query = "SELECT * FROM reviews WHERE event = ? AND tenant = ?"
        row = self._lines.reading().execute(query, [column(event), column(tenant)]).fetchone()
        return _review(row) if row else Review(event)

    def several(self, events: Iterable[str], tenant: str) -> dict[str, Review]:
        """The same for many events at once; those nobody touched are left out."""
        names = [column(one) for one in events]
        marks = ",".join("?" * len(names))
        query = f"SELECT * FROM reviews WHERE tenant = ? AND event IN ({marks})"
        rows = self._lines.reading().execute(query, [column(tenant), *names])
        return {row["event"]: _review(row) for row in rows}

    def claim(self, event: str, tenant: str, who: str, at: datetime, request: str = "") -> bool:
        """Work on an event; False if a colleague does already."""
        return self._put(event, tenant, "claimed", who, at, "event.claim", request)

    def let_go(self, event: str, tenant: str, who: str, at: datetime, request: str = "") -> bool:
        """Work on it no more; False if they did not."""
        with self._lines.writing() as conn:
            done = conn.execute(
                "UPDATE reviews SET claimed_by = '', claimed_at = NULL"
                " WHERE event = ? AND tenant = ? AND claimed_by = ?",
                [column(event), column(tenant), column(who)],
            ).rowcount
            if done:
                append(conn, Deed(who, "event.let_go", f"event:{event}", request=request), at)
            return bool(done)

    def acknowledge(self, event: str, tenant: str, who: str, at: datetime, request: str = "") -> bool:
        """Take note of an event; False if somebody has."""
        return self._put(event, tenant, "seen", who, at, "event.acknowledge", request)

    def acknowledge_storm(self, number: int, tenant: str, who: str, at: datetime, request: str = "") -> list[str]:
        """Take note of all a storm holds that was let out and nobody took note of yet, with one entry of the audit."""
        with self._lines.writing() as conn:
            asked = [number, column(tenant)]
            events = [row["id"] for row in conn.execute(_LET_OUT, asked).fetchall()]
            given = [(column(one), column(tenant), column(who), stamp(at)) for one in events]
            conn.executemany(_PUT.format(what="seen"), given)
            if events:
                covered = f"covers {len(events)}: {' '.join(events)}"
                append(conn, Deed(who, "storm.acknowledge", f"storm:{number}", "", covered, request), at)
            return events

    def remark(
        self, event: str, tenant: str, who: str, text: str, at: datetime, should: str = "", request: str = ""
    ) -> int:
        """Write something beside an event; with `should` it says that the label is wrong."""
        with self._lines.writing() as conn:
            made = conn.execute(
                "INSERT INTO remarks (event, tenant, who, at, should, text) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                [column(event), column(tenant), column(who), stamp(at), column(should), column(text)[:LONGEST]],
            ).fetchone()
            what = "event.wrong" if should else "event.remark"
            append(conn, Deed(who, what, f"event:{event}", "", should or f"remark:{made['id']}", request), at)
            return int(made["id"])

    def remarks(self, event: str, tenant: str) -> list[Remark]:
        """What was written beside an event, oldest first."""
        query = "SELECT * FROM remarks WHERE event = ? AND tenant = ? ORDER BY id"
        return [_remark(row) for row in self._lines.reading().execute(query, [column(event), column(tenant)])]

    def wrong(self, limit: int = 200) -> list[Remark]:
        """Labels somebody called wrong, newest first: each is a case to come."""
        query = "SELECT * FROM remarks WHERE should <> '' ORDER BY id DESC LIMIT ?"
        return [_remark(row) for row in self._lines.reading().execute(query, [limit])]

    def _put(self, event: str, tenant: str, what: str, who: str, at: datetime, deed: str, request: str) -> bool:
        with self._lines.writing() as conn:
            done = conn.execute(
                _PUT.format(what=what), [column(event), column(tenant), column(who), stamp(at)]
            ).rowcount
            if done:
                append(conn, Deed(who, deed, f"event:{event}", request=request), at)
            return bool(done)


def _review(row: sqlite3.Row) -> Review:
    times = (optional_moment(row[name]) for name in ("claimed_at", "seen_at"))
    claimed, seen = times
    return Review(row["event"], row["claimed_by"], claimed, row["seen_by"], seen)


def _remark(row: sqlite3.Row) -> Remark:
    return Remark(row["id"], row["event"], row["who"], moment(row["at"]), row["text"], row["should"])
