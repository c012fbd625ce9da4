"""The append-only chain of events and confirmations: each hash covers its body and every row before it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256

from monitor.model import Event, Source
from monitor.store.codec import canonical, stamp
from monitor.store.pages import damaged_pages
from monitor.store.shapes import Link

START = "0" * 64


def append_events(conn: sqlite3.Connection, events: Iterable[Event]) -> tuple[str, ...]:
    """Tell the events not yet told; returns their ids, in order."""
    new: list[str] = []
    for event in events:
        if seq_of(conn, event.id) is None:
            _append(conn, {"entry": "event", "id": event.id, "event": event})
            new.append(event.id)
    return tuple(new)


def note_fanouts(conn: sqlite3.Connection, events: Iterable[str], at: datetime) -> None:
    """Remember, with the events themselves, that their recipients are to be found."""
    conn.executemany(
        "INSERT INTO fanouts (event, kept_at) SELECT seq, ? FROM ledger WHERE entry = 'event' AND id = ?",
        [(stamp(at), event) for event in events],
    )


def append_confirmations(conn: sqlite3.Connection, confirmations: Iterable[tuple[str, Source]], at: datetime) -> None:
    """Add doors to events told before, each door name once; LookupError for an event never told."""
    for event_id, door in confirmations:
        if door.name not in _doors_of(conn, event_id):
            _append(conn, {"entry": "confirmation", "id": event_id, "door": door, "confirmed_at": stamp(at)})


def append_updates(conn: sqlite3.Connection, updates: Iterable[tuple[str, Source]], at: datetime) -> None:
    """Add later posts that repeat events told before, each address once, though their door spoke of it already."""
    for event_id, door in updates:
        if door.url not in {told["url"] for told in _said_by(conn, event_id)}:
            _append(conn, {"entry": "confirmation", "id": event_id, "door": door, "confirmed_at": stamp(at)})


def seq_of(conn: sqlite3.Connection, event_id: str) -> int | None:
    """The event's place in the chain, or None if it was never told."""
    row = conn.execute("SELECT seq FROM ledger WHERE entry = 'event' AND id = ?", [event_id]).fetchone()
    return None if row is None else int(row["seq"])


def verify(conn: sqlite3.Connection) -> Link:
    """Walk the file, the chain, the pages and the ties between tables; call it inside one read transaction."""
    try:
        found = conn.execute("PRAGMA quick_check(1)").fetchone()[0]
        link = _walk(conn) if found == "ok" else Link(0, "", "database", found)
        return link if link.broken_at is not None else _rest(conn, link)
    except sqlite3.DatabaseError as error:
        return Link(0, "", "database", f"it cannot be read: {error}")


def _rest(conn: sqlite3.Connection, link: Link) -> Link:
    for sha in damaged_pages(conn):
        return Link(link.events, link.head, f"page {sha}", "the stored bytes do not match this sha256")
    for row in conn.execute("PRAGMA foreign_key_check"):
        why = f"it belongs to a row of {row['parent']} that is not there"
        return Link(link.events, link.head, f"{row['table']} row {row['rowid']}", why)
    return link


def _append(conn: sqlite3.Connection, entry: dict[str, object]) -> None:
    body = canonical(entry)
    seq, prev = conn.execute("SELECT seq, hash FROM head").fetchone()
    linked = link(prev, body.encode())
    conn.execute("INSERT INTO ledger (seq, body, prev, hash) VALUES (?, ?, ?, ?)", [seq + 1, body, prev, linked])
    conn.execute("UPDATE head SET seq = ?, hash = ?", [seq + 1, linked])


def rows(conn: sqlite3.Connection, since: int) -> Iterator[tuple[int, str, str, str]]:
    """The chain from a row to its end: number, body, hash of the row before, own hash."""
    query = "SELECT seq, body, prev, hash FROM ledger WHERE seq >= ? ORDER BY seq"
    return (tuple(row) for row in conn.execute(query, [since]))


def link(prev: str, body: bytes) -> str:
    return sha256(prev.encode() + body).hexdigest()


def _doors_of(conn: sqlite3.Connection, event_id: str) -> set[str]:
    return {door["name"] for door in _said_by(conn, event_id)}


def _said_by(conn: sqlite3.Connection, event_id: str) -> list[dict[str, str]]:
    told = conn.execute("SELECT body FROM ledger WHERE entry = 'event' AND id = ?", [event_id]).fetchone()
    if told is None:
        raise LookupError(f"expected the id of an event told before, got {event_id!r} to confirm")
    later = conn.execute("SELECT body FROM ledger WHERE entry = 'confirmation' AND id = ?", [event_id])
    return [*json.loads(told["body"])["event"]["doors"], *(json.loads(row["body"])["door"] for row in later)]


def _walk(conn: sqlite3.Connection) -> Link:
    events, seq, prev = 0, 0, START
    for row in conn.execute("SELECT seq, CAST(body AS BLOB) AS body, prev, hash FROM ledger ORDER BY seq"):
        seq += 1
        why = fault(row, seq, prev)
        if why:
            return Link(events, prev, f"ledger row {seq}", why)
        prev = row["hash"]
        events += json.loads(row["body"])["entry"] == "event"
    head = conn.execute("SELECT seq, hash FROM head").fetchone()
    if head is None or (head["seq"], head["hash"]) != (seq, prev):
        kept = "no record" if head is None else f"{head['seq']} rows"
        why = f"the chain ends after {seq} rows, its head says {kept}"
        return Link(events, prev, f"ledger row {seq + 1}", why)
    return Link(events, prev, None)


def fault(row: sqlite3.Row, seq: int, prev: str) -> str:
    if row["seq"] != seq:
        return f"it is missing: the next row is {row['seq']}"
    if row["prev"] != prev:
        return "it does not follow the row before it"
    if row["hash"] != link(prev, row["body"]):
        return "its body is not the one its hash was made of"
    return ""
