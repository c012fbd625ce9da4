"""How often a part of the store was changed: what is made from it alone holds until the next time."""

from __future__ import annotations

import sqlite3

POSITIONS = "positions moved"
JOURNEYS = "journeys moved"


def bump(conn: sqlite3.Connection, what: str) -> None:
    """Count a change, in its transaction."""
    more = "ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
    conn.execute(f"INSERT INTO notes VALUES (?, '1') {more}", [what])


def revision(conn: sqlite3.Connection, what: str) -> str:
    """A word that is another after every change, and the same as long as there is none."""
    row = conn.execute("SELECT value FROM notes WHERE name = ?", [what]).fetchone()
    return str(row[0]) if row else ""
