"""Deliveries owed: leased to one owner at a time, moved only as allowed, every attempt a row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from monitor.model import Delivery, Due, GiveUp, Outcome, Said, Sent, State, TryLater, Unsure, Wait
from monitor.store import dues
from monitor.store.claiming import choose
from monitor.store.codec import column, stamp
from monitor.store.ledger import seq_of

NEVER = datetime(9999, 12, 31, tzinfo=UTC)  # due_at of an uncertain delivery no one will try again
DOUBT_WAIT = timedelta(minutes=15)  # an abandoned transmission is not repeated sooner (delivery design A.9)
DOUBTS = 2  # nor more often: a message that kills its sender must not be sent for ever
WORTH = {"P1": timedelta(hours=24), **dict.fromkeys(("P2", "P3", "P4"), timedelta(hours=72))}  # after it is due
_GRAVITY = "SELECT json_extract(body, '$.event.finding.severity') FROM ledger WHERE seq = ?"
_OWE = """INSERT INTO deliveries
    (event, recipient, channel, priority, state, hold, why, due_at, not_after, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event, recipient) DO NOTHING"""
_NOTHING = Said()
_SILENT = Unsure("")
_SILENCED = """UPDATE deliveries SET state = 'suppressed', hold = '', last_reason = ?
    WHERE event = ? AND recipient = ? AND state = 'held' AND hold = ?"""
REASON, RECEIPT = 200, 1000  # characters of foreign text kept
_UNBEGUN = (State.UNCERTAIN, State.CLAIMED)  # in doubt since the lease ended, or taken up again and not begun
_LEASED = "state IN ('claimed', 'transmitting')"  # as the partial index of these says it, or it is not used
_UNCLAIM = f"""UPDATE deliveries SET state = 'pending', owner = NULL, lease_until = NULL, started_at = NULL
    WHERE {_LEASED} AND state = 'claimed'"""


@dataclass(frozen=True, slots=True)
class _Ending:
    """How an attempt leaves its delivery."""

    state: State
    due_at: datetime | None
    reason: str = ""
    receipt: str = ""


def priority_of(severity: str) -> int:
    """What leaves first: 0 transactional, 1 critical, 2 normal, 3 a digest."""
    return 1 if severity == "P1" else 2


def enqueue(conn: sqlite3.Connection, deliveries: Iterable[Delivery], at: datetime) -> int:
    """Owe these, each (event, reader, channel) once; how many are new. LookupError: an event never told."""
    added = 0
    for each in deliveries:
        event = seq_of(conn, each.event_id)
        if event is None:
            raise LookupError(f"expected the id of an event told before, got {each.event_id!r} to deliver")
        who = conn.execute("SELECT id, channel FROM recipients WHERE name = ?", [column(each.recipient)]).fetchone()
        if who is None:
            raise LookupError(f"expected the name of a recipient, got {each.recipient!r} to deliver to")
        severity = conn.execute(_GRAVITY, [event]).fetchone()[0]
        added += conn.execute(
            _OWE,
            [
                *(event, who["id"], who["channel"], priority_of(severity)),
                *("held" if each.hold else "pending", column(each.hold), column(each.why)),
                *(stamp(each.due_at), stamp(each.due_at + WORTH[severity]), stamp(at)),
            ],
        ).rowcount
        if each.hold.startswith("silence:"):  # recorded as kept from somebody, never dropped
            conn.execute(_SILENCED, [column(each.hold), event, who["id"], column(each.hold)])
    return added


def claim(conn: sqlite3.Connection, owner: str, at: datetime, lease: int, limit: int, channel: str | None) -> list[Due]:
    """Lease up to `limit` due deliveries for `lease` seconds, longest due first.

    A transmission whose lease ended becomes uncertain first: nobody knows whether it arrived.
    """
    _doubt(conn, "lease_until <= ?", stamp(at), at, "the lease ended while it was transmitting")
    conn.execute(f"{_UNCLAIM} AND lease_until <= ?", [stamp(at)])
    ids = choose(conn, at, limit, channel)
    conn.execute(
        "UPDATE deliveries SET state = 'claimed', owner = ?, lease_until = ?, started_at = ?, turn = turn + 1"
        " WHERE id IN (SELECT value FROM json_each(?))",
        [column(owner), stamp(at + timedelta(seconds=lease)), stamp(at), json.dumps(ids)],
    )
    return dues.of(conn, ids)


def transmitting(conn: sqlite3.Connection, delivery: int, owner: str, at: datetime, turn: int = 0) -> bool:
    """Mark that the attempt may have effect from now on; False if the claim is another's or ran out.

    `turn` is the claim's (`Due.turn`), 0 for whichever is the owner's now.
    """
    return bool(
        conn.execute(
            "UPDATE deliveries SET state = 'transmitting', started_at = ?3"
            " WHERE id = ?1 AND state = 'claimed' AND owner = ?2 AND lease_until > ?3 AND ?4 IN (0, turn)",
            [delivery, column(owner), stamp(at), turn],
        ).rowcount
    )


def settle(
    conn: sqlite3.Connection,
    delivery: int,
    owner: str,
    outcome: Outcome,
    at: datetime,
    retry_at: datetime | None,
    turn: int = 0,
) -> None:
    """Record the attempt, and move the delivery if it is still this owner's by the claim of that `turn` (0: by any).

    LookupError for no such delivery; ValueError for Sent or Unsure before `transmitting` was committed.
    A receipt that comes after the lease ended still settles the doubt it left, so it is not sent again.
    """
    query = "SELECT id, state, owner, due_at, started_at, turn FROM deliveries WHERE id = ?"
    row = conn.execute(query, [delivery]).fetchone()
    if row is None:
        raise LookupError(f"expected the id of a delivery, got {delivery}")
    ending = _ending(outcome, retry_at, row["state"])
    mine = row["owner"] == column(owner) and turn in (0, row["turn"])
    if mine and row["state"] == State.CLAIMED and isinstance(outcome, Sent | Unsure):
        raise ValueError(
            f"expected delivery {delivery} to be transmitting before it is {ending.state}, got {row['state']}"
        )
    if not isinstance(outcome, Wait):
        _attempt(conn, row, column(owner), ending, at, outcome.said)
    if mine or (row["state"] in _UNBEGUN and ending.state is State.SENT):
        if not mine:  # what was taken up again has left after all, and leaves no more
            conn.execute("UPDATE deliveries SET state = 'transmitting' WHERE id = ? AND state = 'claimed'", [delivery])
        _leave(conn, row, ending, at, outcome)
    elif not isinstance(outcome, Wait):
        conn.execute("UPDATE deliveries SET attempts = attempts + 1 WHERE id = ?", [delivery])


def recover(conn: sqlite3.Connection, owner: str, at: datetime) -> int:
    """Take back what this owner held when it died; how many. Claims turn pending, transmissions uncertain."""
    doubtful = _doubt(conn, "owner = ?", column(owner), at, "the sender ended while it was transmitting")
    return doubtful + conn.execute(f"{_UNCLAIM} AND owner = ?", [column(owner)]).rowcount


def _ending(outcome: Outcome, retry_at: datetime | None, was: str) -> _Ending:
    match outcome:
        case Sent(receipt):
            return _Ending(State.SENT, None, receipt=line(receipt, RECEIPT))
        case Wait(reason) if was != State.TRANSMITTING:  # else it was let go, and kept after all
            return _Ending(State.PENDING, retry_at, line(reason, REASON))
        case TryLater(reason) if retry_at is not None:
            return _Ending(State.RETRY_WAIT, retry_at, line(reason, REASON))
        case TryLater(reason) | GiveUp(reason):
            return _Ending(State.FAILED, None, line(reason, REASON))
        case Unsure(reason):
            return _Ending(State.UNCERTAIN, retry_at or NEVER, line(reason, REASON))


def _doubt(conn: sqlite3.Connection, whose: str, value: str, at: datetime, why: str) -> int:
    """Make abandoned transmissions uncertain, with an attempt row each; `whose` is SQL of our own."""
    query = f"SELECT * FROM deliveries WHERE {_LEASED} AND state = 'transmitting' AND {whose}"
    rows = conn.execute(query, [value]).fetchall()
    for row in rows:
        again = at + DOUBT_WAIT if _doubts(conn, row["id"]) < DOUBTS else NEVER
        ending = _Ending(State.UNCERTAIN, again, why)
        _attempt(conn, row, row["owner"], ending, at)
        _leave(conn, row, ending, at)
    return len(rows)


def _doubts(conn: sqlite3.Connection, delivery: int) -> int:
    query = "SELECT count(*) FROM attempts WHERE delivery = ? AND outcome = 'uncertain'"
    return int(conn.execute(query, [delivery]).fetchone()[0])


def _attempt(
    conn: sqlite3.Connection, row: sqlite3.Row, owner: str, ending: _Ending, at: datetime, said: Said = _NOTHING
) -> None:
    conn.execute(
        "INSERT INTO attempts (delivery, owner, started_at, ended_at, outcome, reason, receipt, phase, code, enhanced,"
        " peer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(row["id"], owner, row["started_at"] or stamp(at), stamp(at)),
            *(ending.state, ending.reason, ending.receipt),
            *(said.phase, said.code or None, said.enhanced, line(said.peer, REASON)),
        ],
    )


def _leave(
    conn: sqlite3.Connection, row: sqlite3.Row, ending: _Ending, at: datetime, outcome: Outcome = _SILENT
) -> None:
    conn.execute(
        "UPDATE deliveries SET state = ?, due_at = ?, last_reason = ?, receipt = ?, queue_id = ?, sent_at = ?,"
        " attempts = attempts + ?, owner = NULL, lease_until = NULL, started_at = NULL WHERE id = ?",
        [
            *(ending.state, row["due_at"] if ending.due_at is None else stamp(ending.due_at)),
            *(ending.reason, ending.receipt, column(outcome.said.queue_id)),
            *(stamp(at) if ending.state is State.SENT else None, not isinstance(outcome, Wait), row["id"]),
        ],
    )


def line(text: str, length: int) -> str:
    """Foreign words on one line, cut to a length."""
    return column(" ".join(text.split()))[:length]
