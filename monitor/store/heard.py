"""Who said an event again that another publisher had told first: the log finds it under both."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from monitor.store.codec import column

TABLES = (
    """CREATE TABLE log_heard (
        publisher TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES ledger (seq),
        PRIMARY KEY (publisher, seq)) WITHOUT ROWID""",
    "CREATE INDEX log_heard_seq ON log_heard (seq)",
)
# What another publisher told as well is no fault, whatever an officer finds later of the storm it came in. `e` is a row
# of storm_events, `s` its storm.
UPHELD = "(s.was <> '' AND EXISTS (SELECT 1 FROM log_heard h WHERE h.seq = e.event))"
STATE = f"iif(s.state = 'discarded' AND {UPHELD}, s.was, s.state)"
RULED = f"iif(s.state = 'discarded' AND {UPHELD}, s.was_at, s.decided_at)"
FALSE = f"FROM storm_events e JOIN storms s ON s.id = e.storm WHERE s.state = 'discarded' AND NOT {UPHELD}"
_WORDS = "headline, why, quotes, place, tags"
# What a search looks in is kept apart from its rows: it forgets a row by being told the very words it was given.
_FORGET = f"INSERT INTO log_words (log_words, rowid, {_WORDS}) SELECT 'delete', seq, {_WORDS} FROM log WHERE seq = ?"
_LEARN = f"INSERT INTO log_words (rowid, {_WORDS}) SELECT seq, {_WORDS} FROM log WHERE seq = ?"


def hear(conn: sqlite3.Connection, confirmations: Iterable[tuple[str, str]]) -> None:
    """Take in which doors (by name) spoke of which events; the publisher that told an event first says nothing new."""
    for event, door in confirmations:
        publisher = column(door.partition(".")[0])
        row = conn.execute("SELECT seq FROM log WHERE id = ? AND publisher <> ?", [column(event), publisher]).fetchone()
        if row is None:
            continue
        new = conn.execute("INSERT OR IGNORE INTO log_heard (publisher, seq) VALUES (?, ?)", [publisher, row[0]])
        if new.rowcount:
            conn.execute(_FORGET, [row[0]])
            conn.execute("UPDATE log SET tags = tags || ' publisher_' || ? WHERE seq = ?", [publisher, row[0]])
            conn.execute(_LEARN, [row[0]])


def rehear(conn: sqlite3.Connection) -> None:
    """Take in every door the ledger knows of, into a log just made."""
    conn.execute("DELETE FROM log_heard")
    told = "SELECT id, body ->> '$.door.name' FROM ledger WHERE entry = 'confirmation' ORDER BY seq"
    hear(conn, conn.execute(told).fetchall())
