"""Events as they were told, with the doors that confirmed them later, and those held back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from monitor.model import Belief, Event, Source
from monitor.store.codec import build, column, optional_stamp, read, write
from monitor.store.shapes import Wanted

TEST = "canary"  # the publisher of the house's own daily test
_BATCH = 500  # rows read at a time: memory stays flat, and no lock is held while the caller thinks
_TOLD = "SELECT seq, at, body FROM ledger WHERE entry = 'event'"
_HELD = "SELECT rowid AS seq, at, body FROM held WHERE 1"
# A door is named after its publisher: "us_state.rss". What the embassy told first, the advisory says a day later.
_SAID_BY = """? IN (SELECT ledger.publisher UNION ALL SELECT substr(c.door, 1, instr(c.door, '.') - 1) FROM ledger c
    WHERE c.entry = 'confirmation' AND c.id = ledger.id)"""
_ORDER = " AND (at, seq) > (?, ?) ORDER BY at, seq LIMIT ?"


def keep_held(conn: sqlite3.Connection, beliefs: Iterable[Belief], held: Iterable[Event]) -> None:
    """Replace the held events of the destinations in `beliefs`; one of another destination is added."""
    keys = [(column(each.publisher), column(each.destination)) for each in beliefs]
    conn.executemany("DELETE FROM held WHERE publisher = ? AND destination = ?", keys)
    conn.executemany(
        "INSERT OR REPLACE INTO held (publisher, destination, id, body) VALUES (?, ?, ?, ?)",
        [(column(each.publisher), column(each.destination), each.id, write(each)) for each in held],
    )


def find(reading: Callable[[], sqlite3.Connection], wanted: Wanted, held: bool) -> Iterator[Event]:
    """The wanted events by detection, oldest first; `limit` counts from the oldest."""
    found = _held(reading, wanted) if held else _told(reading, wanted)
    return islice(found, wanted.limit)


def find_one(conn: sqlite3.Connection, event_id: str) -> Event | None:
    """The event of that id, told or (if not) held; None if there is neither."""
    key = [column(event_id)]
    told = conn.execute("SELECT body FROM ledger WHERE entry = 'event' AND id = ?", key).fetchone()
    if told is not None:
        return _confirmed(conn, [_event(told)])[0]
    held = conn.execute("SELECT body FROM held WHERE id = ? LIMIT 1", key).fetchone()
    return None if held is None else read(Event, held["body"])


def _told(reading: Callable[[], sqlite3.Connection], wanted: Wanted) -> Iterator[Event]:
    for rows in _batches(reading, _TOLD, wanted):
        yield from _confirmed(reading(), [_event(row) for row in rows])


def _held(reading: Callable[[], sqlite3.Connection], wanted: Wanted) -> Iterator[Event]:
    for rows in _batches(reading, _HELD, wanted):
        yield from (read(Event, row["body"]) for row in rows)


def _batches(reading: Callable[[], sqlite3.Connection], select: str, wanted: Wanted) -> Iterator[list[sqlite3.Row]]:
    conditions = _conditions(wanted, select is _HELD)
    query = select + "".join(f" AND {condition}" for condition in conditions) + _ORDER
    size = min(_BATCH, _BATCH if wanted.limit is None else max(wanted.limit, 1))
    at, seq = "", 0
    while rows := reading().execute(query, [*conditions.values(), at, seq, size]).fetchall():
        yield rows
        at, seq = rows[-1]["at"], rows[-1]["seq"]


def _conditions(wanted: Wanted, held: bool) -> dict[str, str]:
    """SQL of our own, each with the one foreign value it compares with."""
    asked = {
        "at >= ?": optional_stamp(wanted.since),
        "at < ?": optional_stamp(wanted.until),
        "country = ?": wanted.country,
        "kind = ?": wanted.kind,
        "publisher = ?": wanted.publisher,
        "destination = ?": wanted.destination,
        "? = publisher" if held else _SAID_BY: wanted.said_by,  # nobody confirms what is held
    }
    found = {condition: column(value) for condition, value in asked.items() if value is not None}
    named = wanted.publisher is not None or wanted.said_by is not None
    return found if named else {**found, "publisher <> ?": TEST}  # our own test is no news


def _event(row: sqlite3.Row) -> Event:
    return build(Event, json.loads(row["body"])["event"])


def _confirmed(conn: sqlite3.Connection, events: Sequence[Event]) -> list[Event]:
    rows = conn.execute(
        "SELECT id, body FROM ledger WHERE entry = 'confirmation'"
        " AND id IN (SELECT value FROM json_each(?)) ORDER BY seq",
        [json.dumps([event.id for event in events])],
    ).fetchall()
    later: dict[str, list[Source]] = {}
    for row in rows:
        later.setdefault(row["id"], []).append(build(Source, json.loads(row["body"])["door"]))
    return [replace(event, doors=(*event.doors, *later[event.id])) if event.id in later else event for event in events]
