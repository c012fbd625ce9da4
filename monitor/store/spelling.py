"""One mailbox in two spellings is one person: what older databases kept apart by capitals is put together, once."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.model import Recipient
from monitor.store import audit, recipients
from monitor.store.audit import Deed
from monitor.store.codec import column
from monitor.store.connect import Lines
from monitor.store.suppressions import suppress, suppressed

_TOLD = ("active", "paused")
_GRAVE = ("admin", "complaint", "hard_bounce", "unsubscribed")
_CAPITALS = "SELECT * FROM recipients WHERE address_key IS NOT NULL AND address <> lower(address) ORDER BY id"
# What the one is owed already is not owed it again under the other's number.
_TWICE = """UPDATE deliveries SET state = 'cancelled', hold = '', owner = NULL, lease_until = NULL, started_at = NULL,
    lead = NULL, last_reason = 'owed under the other spelling' WHERE recipient = ?2
    AND state IN ('held', 'pending', 'retry_wait', 'uncertain', 'claimed', 'digested')
    AND event IN (SELECT event FROM deliveries WHERE recipient = ?1 AND event IS NOT NULL)"""
_CARRIED = """UPDATE deliveries SET state = 'pending', lead = NULL WHERE recipient = ?2 AND state = 'digested'
    AND lead IN (SELECT id FROM deliveries WHERE recipient IN (?1, ?2) AND state = 'cancelled')"""
_OWED = """UPDATE deliveries SET recipient = ?1 WHERE recipient = ?2
    AND (event IS NULL OR event NOT IN (SELECT event FROM deliveries WHERE recipient = ?1 AND event IS NOT NULL))"""


class Spelling:
    """What is known of a mailbox under the key of an older spelling; each step is one transaction."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def fold(self, key_of: Callable[[str], str | None], at: datetime) -> int:
        """Know every mailbox by the key `key_of` gives its address; how many subscriptions were put together.

        Who was told under any spelling is told afterwards, once: with the wishes of both, at the one that mail reaches.
        """
        with self._lines.writing() as conn:
            rows = conn.execute(_CAPITALS).fetchall()
            moved = {str(row["address_key"]): new for row in rows if (new := key_of(row["address"]))}
            spelled: dict[str, list[str]] = defaultdict(list)
            for old, new in moved.items():
                if old != new:
                    spelled[new].append(old)
            return sum(_fold(conn, new, olds, at) for new, olds in spelled.items())

    def carry(self, old: str, new: str, at: datetime) -> None:
        """Let what bars an address under an older key bar it under its new one, unless somebody is told there."""
        if suppressed(self._lines.reading(), old, at) is None:
            return
        with self._lines.writing() as conn:
            _carry(conn, old, new, at)


def _fold(conn: sqlite3.Connection, new: str, olds: Sequence[str], at: datetime) -> int:
    people = [who for key in (new, *olds) for who in recipients.by_key(conn, key)]
    reached = {who.id for who in people if who.state in _TOLD and not suppressed(conn, who.address_key or "", at)}
    conn.execute(
        "UPDATE recipients SET address_key = ? WHERE address_key IN (SELECT value FROM json_each(?))",
        [new, json.dumps(olds)],
    )
    if reached:  # mail reaches them under one spelling: what bars the other must not silence it
        conn.execute("DELETE FROM suppressions WHERE address_key = ?", [new])
    for old in () if reached else olds:
        _carry(conn, old, new, at)
    same: dict[tuple[str, int | None], list[Recipient]] = defaultdict(list)
    for who in people:
        if who.state in _TOLD and who.origin != "config":
            same[who.origin, who.tenant].append(replace(who, address_key=new))
    return sum(_join(conn, found, reached, at) for found in same.values())


def _carry(conn: sqlite3.Connection, old: str, new: str, at: datetime) -> None:
    if not recipients.told_at(conn, new) or suppressed(conn, new, at):
        row = conn.execute("SELECT * FROM suppressions WHERE address_key = ?", [column(old)]).fetchone()
        known = suppressed(conn, new, at)
        if row is not None and (known is None or _GRAVE.index(row["reason"]) < _GRAVE.index(known)):
            suppress(conn, new, row["reason"], at, row["detail"])
            times = "UPDATE suppressions SET since = ?, until = ? WHERE address_key = ?"
            conn.execute(times, [row["since"], row["until"], new])
    conn.execute("DELETE FROM suppressions WHERE address_key = ?", [column(old)])


def _join(conn: sqlite3.Connection, found: Iterable[Recipient], reached: set[int], at: datetime) -> int:
    """Put those of one mailbox together in the one that mail reaches, is not paused, and was first; how many went."""
    first, *others = sorted(found, key=lambda who: (who.id not in reached, who.state != "active", _since(who), who.id))
    for who in others:
        _take_over(conn, first, who, at)
    if others:
        since = min(who.confirmed_at for who in (first, *others) if who.confirmed_at) if first.confirmed_at else None
        duty = any(who.duty for who in (first, *others))
        recipients.save(conn, replace(first, confirmed_at=since, duty=duty), at)
    return len(others)


def _take_over(conn: sqlite3.Connection, first: Recipient, who: Recipient, at: datetime) -> None:
    """Give the one everything of the other: wishes as old as they are, what was and is owed, and ways in."""
    had = {replace(rule, id=0) for rule in recipients.rules(conn, first.id)}
    for rule in recipients.rules(conn, who.id):
        if replace(rule, id=0) in had:
            recipients.end_rule(conn, rule.id, at)
        else:
            conn.execute("UPDATE rules SET recipient = ? WHERE id = ?", [first.id, rule.id])
    for query in (_TWICE, _CARRIED, _OWED):
        conn.execute(query, [first.id, who.id])
    conn.execute(
        "UPDATE tokens SET recipient = ? WHERE recipient = ? AND purpose IN ('login', 'session')", [first.id, who.id]
    )
    recipients.save(conn, replace(who, state="ended", ended_at=at, paused_until=None), at)
    said = f"recipient:{first.id}"
    audit.append(conn, Deed("house", "subscription.join", f"recipient:{who.id}", who.state, said), at)


def _since(who: Recipient) -> str:
    return "" if who.confirmed_at is None else who.confirmed_at.isoformat()
