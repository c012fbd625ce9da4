"""Words to officers about the house itself (a storm to decide on, nobody answers), each given once, and its page."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.store.codec import column, optional_moment, stamp
from monitor.store.connect import Lines

TABLES = (
    """CREATE TABLE notices (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        subject TEXT NOT NULL,
        lines TEXT NOT NULL,
        page INTEGER NOT NULL DEFAULT 0,
        paged_at TEXT,
        ended_at TEXT)""",
    "CREATE INDEX notices_to_page ON notices (id) WHERE page = 1 AND paged_at IS NULL",
)
# Where each was looked at: until then the letters alone said so, and no page of what was given before.
LOOKED_AT = (
    "ALTER TABLE notices ADD COLUMN place TEXT NOT NULL DEFAULT ''",
    """UPDATE notices SET place = CASE
        WHEN key GLOB 'storm:*' THEN '/review/storms/' || CAST(substr(key, 7) AS INTEGER)
        WHEN key GLOB 'unanswered:*' THEN coalesce((SELECT '/events/' || l.id FROM escalations e
            JOIN ledger l ON l.seq = e.event WHERE e.id = CAST(substr(notices.key, 12) AS INTEGER)), '')
        WHEN key GLOB 'silence:*' THEN '/review/silences'
        WHEN key GLOB 'robots: *' THEN '/sources'
        WHEN key GLOB 'canary:*' OR key GLOB 'vitals: *' THEN '/status'
        ELSE '' END""",
)
WORTH = timedelta(hours=72)
# What is over keeps its words and gives up its key, under which the same may be told again; which, by key.
END = "UPDATE notices SET ended_at = ?1, key = key || ' until ' || ?1 || ' #' || id WHERE ended_at IS NULL AND key {}"
_OWE = """INSERT INTO deliveries (recipient, channel, priority, due_at, not_after, created_at, why, matter)
    SELECT id, channel, 0, ?, ?, ?, ?, ? FROM recipients WHERE name = ? AND state = 'active'"""


@dataclass(frozen=True, slots=True)
class Notice:
    """One word to officers: `key` says what it is about, so that it is given once; a `page` also leaves by another way
    than mail. It is over when `ended_at` is set. `where` is the page of the web on which it is looked at."""

    key: str
    subject: str
    lines: tuple[str, ...]
    page: bool = False
    at: datetime | None = None
    paged_at: datetime | None = None
    ended_at: datetime | None = None
    id: int = 0
    where: str = ""


class Notices:
    """The notices as the rest of the house uses them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.left: set[int] = set()  # pages that left, and are to be written down

    def give(self, notice: Notice, officers: Iterable[str], at: datetime) -> bool:
        """Owe each officer a letter; False if that notice was given already and is not over."""
        told = {"letter": "notice", "subject": notice.subject, "lines": list(notice.lines), "where": notice.where}
        matter, lines = json.dumps(told), json.dumps(list(notice.lines))
        with self._lines.writing() as conn:
            made = conn.execute(
                "INSERT INTO notices (key, at, subject, lines, page, place) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                [column(notice.key), stamp(at), column(notice.subject), lines, notice.page, column(notice.where)],
            ).rowcount
            if made:
                owed = [stamp(at), stamp(at + WORTH), stamp(at), "an officer", matter]
                conn.executemany(_OWE, [[*owed, column(name)] for name in officers])
            return bool(made)

    def open(self, prefix: str = "") -> list[Notice]:
        """Return what is not over, newest first: what a screen shows in red."""
        rows = self._lines.reading().execute(
            "SELECT * FROM notices WHERE ended_at IS NULL AND key GLOB ? ORDER BY id DESC", [f"{prefix}*"]
        )
        return [_notice(row) for row in rows.fetchall()]

    def end(self, key: str, at: datetime) -> bool:
        """Say that something is over; the same may be told again later. False if there is no such thing."""
        with self._lines.writing() as conn:
            return bool(conn.execute(END.format("= ?2"), [stamp(at), column(key)]).rowcount)

    def unpaged(self) -> Sequence[Notice]:
        """Return the pages that have not left yet."""
        rows = self._lines.reading().execute("SELECT * FROM notices WHERE page = 1 AND paged_at IS NULL ORDER BY id")
        return [_notice(row) for row in rows.fetchall()]

    def paged(self, at: datetime) -> None:
        """Write down what has left; what cannot be (the disk is full) stays in `left`, and does not leave again."""
        if self.left:
            with self._lines.writing() as conn:
                said = [[stamp(at), one] for one in self.left]
                conn.executemany("UPDATE notices SET paged_at = ? WHERE id = ?", said)
            self.left.clear()


def _notice(row: sqlite3.Row) -> Notice:
    at, paged, ended = (optional_moment(row[name]) for name in ("at", "paged_at", "ended_at"))
    lines = tuple(json.loads(row["lines"]))
    return Notice(row["key"], row["subject"], lines, bool(row["page"]), at, paged, ended, row["id"], row["place"])
