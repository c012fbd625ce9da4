"""Who did what, and when: rows that only grow, each sealed with the hash of all before it (requirement 87)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from monitor.store.codec import canonical, column, moment, stamp
from monitor.store.connect import Lines
from monitor.store.ledger import START, fault, link
from monitor.store.shapes import Link

TABLES = (
    """CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        body TEXT NOT NULL,
        prev TEXT NOT NULL CHECK (length(prev) = 64),
        hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
        at TEXT AS (json_extract(body, '$.at')) VIRTUAL,
        who TEXT AS (json_extract(body, '$.who')) VIRTUAL,
        what TEXT AS (json_extract(body, '$.what')) VIRTUAL,
        subject TEXT AS (json_extract(body, '$.subject')) VIRTUAL)""",
    "CREATE INDEX audit_subject ON audit (subject, seq)",
    "CREATE INDEX audit_what ON audit (what, seq)",
    """CREATE TRIGGER audit_only_grows BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit stands for ever'); END""",
    """CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit stays as it was written'); END""",
    "CREATE TABLE audit_head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL)",
    "INSERT INTO audit_head VALUES (1, 0, printf('%064d', 0))",
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing somebody did. No address stands here, for these rows outlive every right to be forgotten.

    `who` is an account, "recipient:N", "operator" (the command line) or "house"; `what` a verb with a dot
    ("storm.release"); `subject` what it was done to ("event:…", "recipient:7"); `before` and `after` short words or
    JSON; `request` ties the row to a web request.
    """

    who: str
    what: str
    subject: str = ""
    before: str = ""
    after: str = ""
    request: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A deed as it stands in the chain."""

    seq: int
    at: datetime
    deed: Deed
    hash: str


_ROWS = """SELECT seq, at, who, what, subject, json_extract(body, '$.before') AS before,
    json_extract(body, '$.after') AS after, json_extract(body, '$.request') AS request, hash FROM audit"""


def append(conn: sqlite3.Connection, deed: Deed, at: datetime) -> int:
    """Write a deed down inside the transaction that does it; returns its place in the chain."""
    body = canonical({"at": stamp(at), **{name: column(str(getattr(deed, name))) for name in Deed.__slots__}})
    seq, prev = conn.execute("SELECT seq, hash FROM audit_head").fetchone()
    linked = link(prev, body.encode())
    conn.execute("INSERT INTO audit (seq, body, prev, hash) VALUES (?, ?, ?, ?)", [seq + 1, body, prev, linked])
    conn.execute("UPDATE audit_head SET seq = ?, hash = ?", [seq + 1, linked])
    return int(seq) + 1


def walk(conn: sqlite3.Connection, behind: int = 0) -> Link:
    """Walk the chain, all of it or what stands behind a row; `broken_at` names the first row that does not hold."""
    known = conn.execute("SELECT hash FROM audit WHERE seq = ?", [behind]).fetchone()
    seq, prev = (behind, known["hash"]) if known else (0, START)
    query = "SELECT seq, CAST(body AS BLOB) AS body, prev, hash FROM audit WHERE seq > ? ORDER BY seq"
    for row in conn.execute(query, [seq]):
        seq += 1
        if why := fault(row, seq, prev):
            return Link(seq - 1, prev, f"audit row {seq}", why)
        prev = row["hash"]
    head = conn.execute("SELECT seq, hash FROM audit_head").fetchone()
    if head is None or (head["seq"], head["hash"]) != (seq, prev):
        kept = "no record" if head is None else f"{head['seq']} rows"
        return Link(seq, prev, f"audit row {seq + 1}", f"the chain ends after {seq} rows, its head says {kept}")
    return Link(seq, prev, None)


class Audit:
    """The audit as the rest of the house uses it."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def note(self, deed: Deed, at: datetime) -> int:
        """Write one deed down in a transaction of its own."""
        with self._lines.writing() as conn:
            return append(conn, deed, at)

    def rows(self, subject: str = "", what: str = "", after: int = 0, limit: int = 500) -> Iterator[Row]:
        """Rows oldest first, of a subject or a verb if one is named, behind place `after`."""
        query = f"{_ROWS} WHERE seq > ?1 AND (?2 = '' OR subject = ?2) AND (?3 = '' OR what = ?3) ORDER BY seq LIMIT ?4"
        told = [after, column(subject), column(what), limit]
        yield from map(_row, self._lines.reading().execute(query, told).fetchall())

    def newest(self, what: str = "", before: int | None = None, limit: int = 200) -> list[Row]:
        """Rows newest first, of a verb if one is named, in front of place `before`."""
        query = f"{_ROWS} WHERE (?1 IS NULL OR seq < ?1) AND (?2 = '' OR what = ?2) ORDER BY seq DESC LIMIT ?3"
        return [_row(row) for row in self._lines.reading().execute(query, [before, column(what), limit])]

    def head(self) -> str:
        """The hash of the newest row: it covers all before it."""
        return str(self._lines.reading().execute("SELECT hash FROM audit_head").fetchone()[0])

    def verify(self, behind: int = 0) -> Link:
        """Walk the chain, all of it or what stands behind a row."""
        with self._lines.looking() as conn:
            return walk(conn, behind)


def _row(row: sqlite3.Row) -> Row:
    deed = Deed(**{name: row[name] for name in Deed.__slots__})
    return Row(row["seq"], moment(row["at"]), deed, row["hash"])
