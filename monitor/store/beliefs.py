"""What doors showed and how they fared, what we believe of each destination, and when we last passed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from monitor.model import Belief, DoorState
from monitor.store.codec import column, optional_moment, read, stamp, write
from monitor.store.shapes import OutOfOrder

OVERTAKEN = timedelta(seconds=30)  # a thread that waits this long for its turn is on a machine in trouble


def last_pass(conn: sqlite3.Connection, publisher: str | None = None) -> datetime | None:
    """When the last pass over that publisher was, or over any."""
    row = conn.execute(
        "SELECT max(at) FROM passes WHERE ?1 IS NULL OR publisher = ?1",
        [None if publisher is None else column(publisher)],
    ).fetchone()
    return optional_moment(row[0])


def begin_pass(conn: sqlite3.Connection, publisher: str, at: datetime) -> None:
    """Raise OutOfOrder for a pass before the last one of its publisher, or well before the last one of any.

    Passes run side by side: one that has looked at the clock may be overtaken by a whole short one of another publisher
    before it begins. It was refused, and its door was not looked at until its next turn.
    """
    check_order(publisher, at, last_pass(conn, publisher))
    last = last_pass(conn)
    if last is not None and at < last - OVERTAKEN:
        check_order(publisher, at, last)


def check_order(publisher: str, at: datetime, last: datetime | None) -> None:
    """Raise OutOfOrder if a pass at `at` would come before the last one."""
    if last is not None and stamp(at) < stamp(last):
        raise OutOfOrder(
            f"expected a pass over {publisher} at or after {_plain(last)}, the last pass of this state,"
            f" got {_plain(at)}"
        )


def keep_pass(conn: sqlite3.Connection, publisher: str, at: datetime) -> None:
    """Remember the pass; OutOfOrder if this publisher was passed later already.

    Only its own last pass counts here: a pass that began in order may end after a later one over another.
    """
    check_order(publisher, at, last_pass(conn, publisher))
    conn.execute(
        "INSERT INTO passes VALUES (?, ?) ON CONFLICT (publisher) DO UPDATE SET at = excluded.at",
        [column(publisher), stamp(at)],
    )


def keep_doors(conn: sqlite3.Connection, doors: Iterable[DoorState]) -> None:
    """Replace the memory of these doors."""
    conn.executemany(
        "INSERT INTO doors VALUES (?, ?) ON CONFLICT (door) DO UPDATE SET body = excluded.body",
        [(column(each.door), write(each)) for each in doors],
    )


def doors(conn: sqlite3.Connection, prefix: str) -> dict[str, DoorState]:
    """The doors whose name starts so, by name."""
    start = column(prefix)
    asked = [start, start + chr(0x10FFFF)]
    rows = conn.execute("SELECT door, body FROM doors WHERE door >= ? AND door < ? ORDER BY door", asked).fetchall()
    states = (_state(row["door"], row["body"]) for row in rows if row["door"].startswith(start))
    return {state.door: state for state in states}


_states: dict[str, tuple[str, DoorState]] = {}


def _state(door: str, body: str) -> DoorState:
    """One door's memory; between two passes it is asked for again and again, and the same words are the same value.

    The newest of each door is kept: a cache of words alone held thousands that no door says any more.
    """
    known = _states.get(door)
    if known is None or known[0] != body:
        known = _states[door] = (body, read(DoorState, body))
    return known[1]


def keep_parts(conn: sqlite3.Connection, parts: Mapping[str, Mapping[str, str]]) -> None:
    """Replace what these doors showed; a door that shows the same again costs no write."""
    for door, shown in parts.items():
        conn.execute(
            "INSERT INTO parts VALUES (?, ?) ON CONFLICT (door)"
            " DO UPDATE SET body = excluded.body WHERE body <> excluded.body",
            [column(door), write(dict(shown))],
        )


def parts(conn: sqlite3.Connection, door: str) -> dict[str, str]:
    """The parts a door showed last: sha256 -> destination; empty for a door never seen."""
    row = conn.execute("SELECT body FROM parts WHERE door = ?", [column(door)]).fetchone()
    return {} if row is None else dict(json.loads(row["body"]))


def keep_beliefs(conn: sqlite3.Connection, beliefs: Iterable[Belief]) -> None:
    """Replace what we believe of these destinations."""
    conn.executemany(
        "INSERT INTO beliefs VALUES (?, ?, ?) ON CONFLICT (publisher, destination)"
        " DO UPDATE SET body = excluded.body WHERE body <> excluded.body",
        [(column(each.publisher), column(each.destination), write(each)) for each in beliefs],
    )


def beliefs(conn: sqlite3.Connection, publisher: str) -> dict[str, Belief]:
    """What we believe of each of a publisher's destinations, by destination."""
    rows = conn.execute(
        "SELECT body FROM beliefs WHERE publisher = ? ORDER BY destination", [column(publisher)]
    ).fetchall()
    held = (read(Belief, row["body"]) for row in rows)
    return {belief.destination: belief for belief in held}


def fingerprint(conn: sqlite3.Connection, publisher: str) -> str:
    """A digest of what `beliefs` reads, in a twentieth of its time: the rows as they are written."""
    digest = sha256()
    rows = conn.execute("SELECT body FROM beliefs WHERE publisher = ? ORDER BY destination", [column(publisher)])
    for row in rows:
        digest.update(row["body"].encode())
    return digest.hexdigest()


def _plain(at: datetime) -> str:
    return stamp(at).replace(".000000Z", "Z")
