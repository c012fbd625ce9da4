"""What is sent next: by priority without starving anybody, nothing too late, and no older state after a newer one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.store.codec import column, moment, stamp
from monitor.store.corrections import discarded
from monitor.store.recipients import STAYS

# Of what is claimed at once, the share each priority is sure of: transactional, critical, normal, digest. The rest
# goes to the most urgent. One that waits behind a flood still leaves with every twelfth message or sooner.
SHARES = (8, 8, 4, 2)
_ROUNDS = 20
_MEMORY = timedelta(days=8)  # a weekly digest may still wait for the eldest of its events
TOO_LATE = "it could not be sent while it was news"
LET_GO = "let go untried"  # note: when that was last so; counting them reads every delivery there is
REPLACED = "left with a newer message about the same"

# Each channel and priority is read along the index and no further than `limit`: a million waiting cost no more
# than a few.
WAITING = """SELECT id, event, recipient, priority, not_after, state FROM deliveries
    WHERE state IN ('pending', 'retry_wait', 'uncertain')
    AND channel = :channel AND priority = :priority AND due_at <= :at ORDER BY due_at, id LIMIT :limit"""
_NEXT = "SELECT min(channel) FROM deliveries WHERE state IN ('pending', 'retry_wait', 'uncertain')"
_WAYS = f"""WITH RECURSIVE ways (way) AS ({_NEXT} UNION ALL
    SELECT ({_NEXT} AND channel > way) FROM ways WHERE way IS NOT NULL)
    SELECT way FROM ways WHERE way IS NOT NULL"""
_NOTED = "INSERT INTO notes VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2"
_ABOUT = "SELECT seq, publisher, country, at FROM ledger WHERE seq IN (SELECT value FROM json_each(?))"
_SAME = """SELECT seq FROM ledger WHERE entry = 'event' AND country = ? AND publisher = ? AND country <> ''
    AND at BETWEEN ? AND ?"""
_UNSENT = """SELECT id, event, recipient, state FROM deliveries WHERE event IN (SELECT value FROM json_each(?))
    AND recipient IN (SELECT value FROM json_each(?))
    AND (state IN ('pending', 'retry_wait', 'uncertain', 'claimed', 'transmitting') AND due_at < '9999'
        OR state = 'held' AND (hold = 'quiet' OR hold GLOB 'digest:*' OR hold GLOB 'group:*'))"""

_BARRED = f"""SELECT r.id, s.reason FROM recipients r JOIN suppressions s ON s.address_key = r.address_key
    WHERE r.id IN (SELECT value FROM json_each(:people)) AND (s.until IS NULL OR s.until > :at)
    AND NOT ({STAYS} AND s.reason = 'unsubscribed')"""


@dataclass(slots=True)
class _Chosen:
    """A delivery about to be claimed."""

    id: int
    event: int | None
    recipient: int


def choose(conn: sqlite3.Connection, at: datetime, limit: int, channel: str | None) -> list[int]:
    """Return the deliveries to claim, having let go of what is too late and joined what belongs together."""
    found: list[int] = []
    for way in ways(conn) if channel is None else (column(channel),):
        if left := limit - len(found):
            rows = _next(conn, way, at, left)
            found += _ordered(conn, [_Chosen(row["id"], row["event"], row["recipient"]) for row in rows])
    return found


def _next(conn: sqlite3.Connection, way: str, at: datetime, limit: int) -> list[sqlite3.Row]:
    """The next that are still news: a batch of which nothing is left must not look like the end."""
    for _ in range(_ROUNDS):
        rows = _shared(conn, way, at, limit)
        if not rows or (fresh := _wanted(conn, _fresh(conn, rows, at), at)):
            return fresh if rows else []
    return []


def expire(conn: sqlite3.Connection, at: datetime, limit: int) -> int:
    """Mark what is too late to be sent, the longest due first; how many, `limit` where there may be more."""
    done = 0
    for way in ways(conn):
        for priority in range(len(SHARES)):
            asked = {"at": stamp(at), "channel": way, "priority": priority, "limit": limit - done}
            rows = conn.execute(WAITING, asked).fetchall()
            done += len(rows) - len(_fresh(conn, rows, at))
    return done


def ways(conn: sqlite3.Connection) -> list[str]:
    """The channels by which something waits."""
    return [row[0] for row in conn.execute(_WAYS)]


def _shared(conn: sqlite3.Connection, way: str, at: datetime, limit: int) -> list[sqlite3.Row]:
    """The next by priority, each priority sure of its share where there is room for shares."""
    queues = []
    for priority in range(len(SHARES)):
        asked = {"at": stamp(at), "channel": way, "priority": priority, "limit": limit}
        queues.append(conn.execute(WAITING, asked).fetchall())
    sure = [queue[: limit * share // sum(SHARES)] for queue, share in zip(queues, SHARES, strict=True)]
    room = limit - sum(map(len, sure))
    rest = [row for queue, taken in zip(queues, sure, strict=True) for row in queue[len(taken) :]][: max(0, room)]
    chosen = [row for queue in sure for row in queue] + rest
    return sorted(chosen, key=lambda row: int(row["priority"]))


def _fresh(conn: sqlite3.Connection, rows: Iterable[sqlite3.Row], at: datetime) -> list[sqlite3.Row]:
    """Leave out, and mark, what nobody needs to hear any more."""
    fresh = []
    for row in rows:
        # What was tried has its next try from a schedule, which knows the end itself.
        if row["state"] == "pending" and row["not_after"] is not None and row["not_after"] <= stamp(at):
            conn.execute(
                "UPDATE deliveries SET state = 'expired', last_reason = iif(last_reason = '', ?, last_reason)"
                " WHERE id = ?",
                [TOO_LATE, row["id"]],
            )
            conn.execute(_NOTED, [LET_GO, stamp(at)])
        else:
            fresh.append(row)
    return fresh


def _wanted(conn: sqlite3.Connection, rows: list[sqlite3.Row], at: datetime) -> list[sqlite3.Row]:
    """Leave out, and mark, alerts of what an officer discarded, and to an address nobody may write to any more.

    The address is looked at again before the text leaves, but by then the relay has been asked whether it takes the
    mailbox: a dead one that follows the world was refused once an event, and its refusals alone could pull the brake.
    """
    faults = discarded(conn, {row["event"] for row in rows if row["event"] is not None}, at)
    rows = [row for row in rows if row["event"] not in faults]
    alerts = [row for row in rows if row["event"] is not None or row["priority"] > 0]  # also that one was a fault
    asked = {"people": json.dumps([row["recipient"] for row in alerts]), "at": stamp(at)}
    barred = {row["id"]: row["reason"] for row in conn.execute(_BARRED, asked)}
    gone = {row["id"]: barred[row["recipient"]] for row in alerts if row["recipient"] in barred}
    for number, reason in gone.items():
        conn.execute(
            "UPDATE deliveries SET state = 'suppressed', last_reason = ? WHERE id = ?",
            [f"address suppressed: {reason}", number],
        )
    return [row for row in rows if row["id"] not in gone]


def _ordered(conn: sqlite3.Connection, chosen: list[_Chosen]) -> list[int]:
    """Let the newest of what one publisher says of one country carry all that has not left yet (requirement 69).

    Also what waits for the morning, a digest or a group: it would be read after what is newer, as the newest. While
    something older is under way to somebody, the newer waits: it could arrive first.
    """
    kin = _kin(conn, {one.event for one in chosen if one.event is not None})
    asked = {event for family in kin.values() if len(family) > 1 for event in family}
    unsent: dict[int, list[sqlite3.Row]] = {}
    if asked:
        people = json.dumps([one.recipient for one in chosen])
        for row in conn.execute(_UNSENT, [json.dumps(sorted(asked)), people]).fetchall():
            unsent.setdefault(row["recipient"], []).append(row)
    found: dict[int, None] = {}
    for one in chosen:
        family = kin.get(one.event or 0, ())
        rows = [row for row in unsent.get(one.recipient, ()) if row["event"] in family]
        if lead := _led(conn, one, rows, found):
            found[lead] = None
    return list(found)


def _led(conn: sqlite3.Connection, one: _Chosen, rows: list[sqlite3.Row], found: dict[int, None]) -> int | None:
    """The delivery that leaves for this one: itself, or the newest of its kind; None while an older is under way."""
    if len(rows) < 2:
        return one.id
    if any(row["state"] in ("claimed", "transmitting") for row in rows):
        return None
    newest = max((row for row in rows if row["state"] != "held"), key=lambda row: int(row["event"]))
    if newest["id"] not in found:
        may = [row for row in rows if row["event"] < newest["event"]]
        if newest["state"] == "uncertain":  # what may have arrived is repeated as it was
            may = [row for row in may if row["state"] != "held"]
        carry(conn, newest["id"], [row["id"] for row in may])
    return int(newest["id"])


def carry(conn: sqlite3.Connection, lead: int, others: Iterable[int]) -> None:
    """Let one message tell what others would have told, and what those carried."""
    for each in others:
        conn.execute("UPDATE deliveries SET lead = ? WHERE lead = ?", [lead, each])
        conn.execute(
            "UPDATE deliveries SET state = 'digested', hold = '', lead = ?, last_reason = ? WHERE id = ?",
            [lead, REPLACED, each],
        )


def _kin(conn: sqlite3.Connection, events: set[int]) -> dict[int, list[int]]:
    """Each event's family: what the same publisher says of the same country within days, itself included."""
    kin: dict[int, list[int]] = {}
    known: dict[tuple[str, str, str], list[int]] = {}
    for row in conn.execute(_ABOUT, [json.dumps(sorted(events))]).fetchall():
        key = (row["country"] or "", row["publisher"], row["at"])
        if key not in known:
            around = moment(row["at"])
            span = (stamp(around - _MEMORY), stamp(around + _MEMORY))
            known[key] = [each["seq"] for each in conn.execute(_SAME, [*key[:2], *span])]
        kin[row["seq"]] = known[key]
    return kin
