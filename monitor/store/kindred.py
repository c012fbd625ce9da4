"""What is unsent of what one publisher says of one country, whichever of somebody's messages tells it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from monitor.store.codec import moment, stamp

_MEMORY = timedelta(days=8)  # a weekly digest may still wait for the eldest of its events
_TELLS = """SELECT id AS message, event FROM deliveries WHERE id IN (SELECT value FROM json_each(?1))
    UNION ALL SELECT lead, event FROM deliveries WHERE lead IN (SELECT value FROM json_each(?1))"""
_ABOUT = """SELECT seq, country, publisher, at FROM ledger WHERE seq IN (SELECT value FROM json_each(?))
    AND country <> ''"""
_SAME = """SELECT l.seq, l.country, l.publisher FROM json_each(?) f CROSS JOIN ledger l ON l.entry = 'event'
    AND l.country = f.value ->> 0 AND l.publisher = f.value ->> 1 AND l.at BETWEEN f.value ->> 2 AND f.value ->> 3"""
_UNSENT = """SELECT m.id, m.event, m.recipient, m.state FROM deliveries d
    JOIN deliveries m ON m.id = iif(d.state = 'digested', d.lead, d.id)
    WHERE d.event IN (SELECT value FROM json_each(?)) AND d.recipient IN (SELECT value FROM json_each(?))
    AND (m.state IN ('pending', 'retry_wait', 'uncertain', 'claimed', 'transmitting') AND m.due_at < '9999'
        OR m.state = 'held' AND (m.hold = 'quiet' OR m.hold GLOB 'digest:*' OR m.hold GLOB 'group:*'))"""


@dataclass(slots=True)
class Message:
    """What leaves as one, or waits to: its delivery, the event of that, for whom, how it stands, and what it tells.

    `about` holds the newest event it tells of each family: what one publisher says of one country.
    """

    id: int
    event: int | None
    recipient: int
    state: str
    about: dict[tuple[str, str], int] = field(default_factory=dict)


def unsent(conn: sqlite3.Connection, chosen: Iterable[Message]) -> dict[int, Message]:
    """Return what was chosen, and what else is unsent of its families to the same people, and of the families of that.

    Messages by their delivery; "held" are those that wait for the morning, a digest or a group, one event each.
    """
    known, new = dict[int, Message](), {one.id: one for one in chosen}
    while new:
        known |= new
        kin = _kin(conn, new)
        people = json.dumps(sorted({one.recipient for one in new.values()}))
        rows = conn.execute(_UNSENT, [json.dumps(sorted(kin)), people]).fetchall() if kin else []
        found = {row["id"]: Message(*row) for row in rows if row["id"] not in known}
        waits = {one.id: one for one in found.values() if one.state == "held"}
        for one in waits.values():
            one.about = {kin[one.event or 0]: one.event or 0}
        known |= waits
        new = {number: one for number, one in found.items() if number not in waits}
    return known


def _kin(conn: sqlite3.Connection, messages: dict[int, Message]) -> dict[int, tuple[str, str]]:
    """Say what messages tell, and name all of the same families within days, where that is more than one event."""
    told = conn.execute(_TELLS, [json.dumps(list(messages))]).fetchall()
    events = json.dumps(sorted({row["event"] for row in told if row["event"] is not None}))
    known = {row["seq"]: row for row in conn.execute(_ABOUT, [events]).fetchall()}
    for message, event in ((messages[row["message"]], row["event"]) for row in told if row["event"] in known):
        family = _family(known[event])
        message.about[family] = max(event, message.about.get(family, 0))
    same: dict[tuple[str, str], list[int]] = {}
    for row in conn.execute(_SAME, [json.dumps(_spans(known.values()))]).fetchall():
        same.setdefault(_family(row), []).append(row["seq"])
    return {event: family for family, members in same.items() if len(members) > 1 for event in members}


def _family(row: sqlite3.Row) -> tuple[str, str]:
    return row["country"], row["publisher"]


def _spans(events: Collection[sqlite3.Row]) -> list[tuple[str, str, str, str]]:
    """Within which days each family is looked for, as stamps."""
    seen: dict[tuple[str, str], list[str]] = {}
    for row in events:
        seen.setdefault(_family(row), []).append(row["at"])
    around = ((family, moment(min(at)) - _MEMORY, moment(max(at)) + _MEMORY) for family, at in seen.items())
    return [(*family, stamp(since), stamp(until)) for family, since, until in around]
