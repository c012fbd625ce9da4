"""One step of sending for many connections at once: outcomes written down, transmissions begun, in one commit."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.model import Begun, Due, Ended, GiveUp, Sent
from monitor.store import bounces, outbox, receipts
from monitor.store.bounces import Back
from monitor.store.codec import column, stamp
from monitor.store.recipients import STAYS

GENERATION = "outbox generation"  # counts the commits that let something leave; the journal beside must not be ahead


@dataclass(frozen=True, slots=True)
class Claim:
    """A wish for more to send by one channel."""

    channel: str
    limit: int
    lease: int


@dataclass(frozen=True, slots=True)
class Stepped:
    """What one commit did: which may begin, the generation it is, and what was claimed by channel."""

    may: frozenset[Begun]
    generation: int
    claimed: Mapping[str, Sequence[Due]]


_MAY = f"""SELECT d.id, r.state AS standing, {STAYS} AS stays, s.reason FROM deliveries d
    JOIN recipients r ON r.id = d.recipient
    LEFT JOIN suppressions s ON s.address_key = r.address_key AND (s.until IS NULL OR s.until > :at)
    WHERE d.id = :id AND d.state = 'claimed' AND d.owner = :owner AND d.lease_until > :at AND :turn IN (0, d.turn)"""

_THESE = "id IN (SELECT value FROM json_each(:ids)) AND id || '.' || turn IN (SELECT value FROM json_each(:turns))"
_THIS = "id = :id AND :turn IN (0, turn)"
_GO = """UPDATE deliveries SET state = 'transmitting', started_at = :at WHERE {}"""
_READY = f"""{{}} AND state = 'claimed' AND owner = :owner AND lease_until > :at
    AND ((event IS NULL AND priority = 0) OR EXISTS (SELECT 1 FROM recipients r WHERE r.id = recipient
        AND r.state IN ('active', 'paused')
        AND NOT EXISTS (SELECT 1 FROM suppressions s WHERE s.address_key = r.address_key
            AND (s.until IS NULL OR s.until > :at) AND NOT ({STAYS} AND s.reason = 'unsubscribed'))))"""


_CAN = f"SELECT count(*) FROM deliveries WHERE {_READY.format(_THESE)}"


def step(
    conn: sqlite3.Connection, owner: str, ended: Sequence[Ended], begun: Sequence[Begun], at: datetime
) -> tuple[frozenset[Begun], int]:
    """Write down the outcomes, then let begin what may; returns which may, and the generation of this commit.

    Suppressions and endings are looked at here, right before DATA: what may not begin is suppressed or cancelled.
    """
    for one in () if receipts.receive(conn, owner, ended) else ended:
        outbox.settle(conn, one.delivery, owner, one.outcome, one.at, one.retry_at, one.turn)
        if isinstance(one.outcome, GiveUp) and one.outcome.said.fault == "address":
            told = one.outcome.said
            report = f"delivery {one.delivery} at {stamp(one.at)}"
            bounces.take(conn, Back(report, one.delivery, "hard", told.enhanced, one.outcome.reason, True), one.at)
    restored = bool(begun) and conn.execute("SELECT 1 FROM sent_before LIMIT 1").fetchone() is not None
    if not restored and _all_begin(conn, owner, begun, at):
        may = frozenset(begun)
    else:
        may = frozenset(one for one in begun if _begin(conn, owner, one, at, restored))
    return may, _counted(conn) if may else generation(conn)


def generation(conn: sqlite3.Connection) -> int:
    """How many commits have let something leave."""
    row = conn.execute("SELECT value FROM notes WHERE name = ?", [GENERATION]).fetchone()
    return 0 if row is None else int(row["value"])


def _counted(conn: sqlite3.Connection) -> int:
    row = conn.execute(
        "INSERT INTO notes VALUES (?, '1') ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
        [GENERATION],
    ).fetchone()
    return int(row["value"])


def _all_begin(conn: sqlite3.Connection, owner: str, begun: Sequence[Begun], at: datetime) -> bool:
    """Let all begin by one statement, as nearly always is right; False where one may not, and then none does."""
    ids, turns = [one.delivery for one in begun], [f"{one.delivery}.{one.turn}" for one in begun]
    asked = {"owner": column(owner), "at": stamp(at), "ids": json.dumps(ids), "turns": json.dumps(turns)}
    if conn.execute(_CAN, asked).fetchone()[0] != len(begun):
        return False
    conn.execute(_GO.format(_THESE), asked)
    return True


def _begin(conn: sqlite3.Connection, owner: str, one: Begun, at: datetime, restored: bool) -> bool:
    asked = {"id": one.delivery, "turn": one.turn, "owner": column(owner), "at": stamp(at)}
    if not conn.execute(_GO.format(_READY.format(_THIS)), asked).rowcount:
        return _stopped(conn, one.delivery, asked)
    if restored and (before := _left_before(conn, one)):
        receipt = f"handed over {before}, before this database was restored (sent.journal)"
        outbox.settle(conn, one.delivery, owner, Sent(receipt), at, None, one.turn)
        return False
    return True


def _left_before(conn: sqlite3.Connection, one: Begun) -> str:
    """When a first attempt's message left already, by the journal of a database that was restored since; or ""."""
    query = """SELECT s.at FROM sent_before s JOIN deliveries d ON d.id = ? AND d.attempts = 0 WHERE s.message = ?"""
    row = conn.execute(query, [one.delivery, one.message]).fetchone()
    return "" if row is None else str(row["at"])


def _stopped(conn: sqlite3.Connection, delivery: int, asked: dict[str, object]) -> bool:
    """Say why it may not begin, where it is not simply another's by now; always False."""
    row = conn.execute(_MAY, asked).fetchone()
    if row is not None:
        conn.execute(
            "UPDATE deliveries SET state = ?, last_reason = ?, owner = NULL, lease_until = NULL, started_at = NULL"
            " WHERE id = ?",
            ["suppressed" if row["reason"] else "cancelled", _unwanted(row), delivery],
        )
    return False


def _unwanted(row: sqlite3.Row) -> str:
    """Why an alert must not go to this address; what a company tells is not left by leaving something else."""
    if row["reason"] and not (row["stays"] and row["reason"] == "unsubscribed"):
        return f"address suppressed: {row['reason']}"
    return "" if row["standing"] in ("active", "paused") else f"recipient is {row['standing']}"
