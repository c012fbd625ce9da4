"""What is sent next: by priority without starving anybody, nothing too late, and no older state after a newer one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from monitor.model.endpoint import MAILED
from monitor.store.bounces import braked, crowds, domain_of
from monitor.store.codec import column, stamp
from monitor.store.corrections import discarded
from monitor.store.kindred import Message, unsent
from monitor.store.recipients import STAYS

# Of what is claimed at once, the share each priority is sure of: transactional, critical, normal, digest. The rest
# goes to the most urgent. One that waits behind a flood still leaves with every twelfth message or sooner.
SHARES = (8, 8, 4, 2)
_ROUNDS = 20
TOO_LATE = "it could not be sent while it was news"
LET_GO = "let go untried"  # note: when that was last so; counting them reads every delivery there is
HELD = "held: "  # and why no mail leaves to that domain until a person lets it
_LOOK = timedelta(minutes=10)  # until what is held comes up again
REPLACED = "left with a newer message about the same"

# Each channel and priority is read along the index and no further than `limit`: a million waiting cost no more
# than a few. What a program was posted once is old news when its schedule ends (deliver/retry.py), and not before.
WAITING = """SELECT id, event, recipient, priority, state,
    iif(channel = 'webhook' AND attempts > 0, NULL, not_after) AS not_after FROM deliveries
    WHERE state IN ('pending', 'retry_wait', 'uncertain')
    AND channel = :channel AND priority = :priority AND due_at <= :at ORDER BY due_at, id LIMIT :limit"""
_ADDRESSES = "SELECT id, address FROM recipients WHERE id IN (SELECT value FROM json_each(?))"
_LATER = """UPDATE deliveries SET due_at = :due, last_reason = :why
    WHERE state IN ('pending', 'retry_wait', 'uncertain') AND channel = :way AND due_at <= :at
    AND (id IN (SELECT value FROM json_each(:mine)) OR recipient IN
        (SELECT id FROM recipients WHERE substr(lower(address), -length(:end)) = :end))"""
_NEXT = "SELECT min(channel) FROM deliveries WHERE state IN ('pending', 'retry_wait', 'uncertain')"
_WAYS = f"""WITH RECURSIVE ways (way) AS ({_NEXT} UNION ALL
    SELECT ({_NEXT} AND channel > way) FROM ways WHERE way IS NOT NULL)
    SELECT way FROM ways WHERE way IS NOT NULL"""
_NOTED = "INSERT INTO notes VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2"
# As urgent as the most urgent of them, and worth sending for as long as the one that is so the longest.
_HASTE = """UPDATE deliveries SET priority = (SELECT min(priority) FROM deliveries
    WHERE id IN (SELECT value FROM json_each(?2))) WHERE id = ?1"""
_WORTH = """UPDATE deliveries SET not_after = (SELECT max(not_after) FROM deliveries
    WHERE id = ?1 OR id IN (SELECT value FROM json_each(?2))) WHERE id = ?1 AND not_after IS NOT NULL"""
_BARRED = f"""SELECT r.id, s.reason FROM recipients r JOIN suppressions s ON s.address_key = r.address_key
    WHERE r.id IN (SELECT value FROM json_each(:people)) AND (s.until IS NULL OR s.until > :at)
    AND NOT ({STAYS} AND s.reason = 'unsubscribed')"""


def choose(conn: sqlite3.Connection, at: datetime, limit: int, channel: str | None) -> list[int]:
    """Return the deliveries to claim, having let go of what is too late and joined what belongs together."""
    found: list[int] = []
    for way in ways(conn) if channel is None else (column(channel),):
        if (left := limit - len(found)) and not (way in MAILED and braked(conn)):
            rows = _next(conn, way, at, left)
            found += _ordered(conn, [Message(row["id"], row["event"], row["recipient"], row["state"]) for row in rows])
    return found


def _next(conn: sqlite3.Connection, way: str, at: datetime, limit: int) -> list[sqlite3.Row]:
    """The next that are still news: a batch of which nothing is left must not look like the end."""
    for _ in range(_ROUNDS):
        rows = _shared(conn, way, at, limit)
        fresh = _wanted(conn, _fresh(conn, rows, at), at)
        fresh = _let_through(conn, way, fresh, at) if way in MAILED else fresh
        if fresh or not rows:
            return fresh
    return []


def _let_through(conn: sqlite3.Connection, way: str, rows: list[sqlite3.Row], at: datetime) -> list[sqlite3.Row]:
    """Leave out what goes to a domain of which a crowd was refused; all that is due to it comes up again later."""
    held = crowds(conn)
    if not (held and rows):
        return rows
    found = conn.execute(_ADDRESSES, [json.dumps([row["recipient"] for row in rows])]).fetchall()
    where = {row["id"]: domain_of(row["address"]) for row in found}
    stay = {row["id"]: where[row["recipient"]] for row in rows if where[row["recipient"]] in held}
    for domain in dict.fromkeys(stay.values()):
        mine = json.dumps([number for number, its in stay.items() if its == domain])
        due, why = stamp(at + _LOOK), f"{HELD}{held[domain]}"
        asked = {"due": due, "why": why, "way": way, "at": stamp(at), "end": f"@{domain}", "mine": mine}
        conn.execute(_LATER, asked)
    return [row for row in rows if row["id"] not in stay]


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


def _ordered(conn: sqlite3.Connection, chosen: Sequence[Message]) -> list[int]:
    """Let the newest of what one publisher says of one country carry all that has not left yet (requirement 69).

    Also what waits for the morning, a digest or a group: it would be read after what is newer, as the newest. While
    something of it is under way to somebody, the rest waits: it could arrive first. A message tells of many countries.
    """
    mine: dict[int, list[Message]] = {}
    for each in unsent(conn, chosen).values():
        mine.setdefault(each.recipient, []).append(each)
    leads: dict[int, int | None] = {}
    for one in chosen:
        if one.id not in leads:
            kin = _kindred(one, mine[one.recipient])
            leads |= dict.fromkeys((each.id for each in kin), _led(conn, kin, mine[one.recipient]))
    return list(dict.fromkeys(lead for one in chosen if (lead := leads[one.id]) is not None))


def _kindred(one: Message, mine: Iterable[Message]) -> list[Message]:
    """What of somebody's messages tells of the same as one, and of the same as that; not what still waits its time."""
    found, left = [one], [each for each in mine if each.state != "held" and each is not one]
    about = {*one.about}
    while more := [each for each in left if about & each.about.keys()]:
        found += more
        left = [each for each in left if each not in more]
        about = about.union(*(each.about for each in more))
    return found


def _led(conn: sqlite3.Connection, kin: Sequence[Message], mine: Iterable[Message]) -> int | None:
    """The message that leaves for all of these: who has the newest, with the others; None while one is under way.

    A relay may put it off: it is tried again as urgently as the most urgent of them, and for as long as any is news.
    """
    if any(one.state in ("claimed", "transmitting") for one in kin):
        return None
    lead = max(kin, key=lambda one: max(one.about.values(), default=0))
    others = [one.id for one in kin if one is not lead]
    if others or lead.state != "uncertain":  # what may have arrived is repeated as it was, if nothing joins it
        held = (one for one in mine if one.state == "held")
        others += [one.id for one in held if any(_passes(each, one) for each in kin)]
    if len(kin) > 1:
        conn.execute(_HASTE, [lead.id, json.dumps([one.id for one in kin])])
    if others:
        conn.execute(_WORTH, [lead.id, json.dumps(others)])
        carry(conn, lead.id, others)
    return lead.id


def _passes(one: Message, other: Message) -> bool:
    """Whether one tells something newer than another of the same."""
    return any(one.about.get(family, 0) > event for family, event in other.about.items())


def carry(conn: sqlite3.Connection, lead: int, others: Iterable[int]) -> None:
    """Let one message tell what others would have told, and what those carried."""
    for each in others:
        conn.execute("UPDATE deliveries SET lead = ? WHERE lead = ?", [lead, each])
        conn.execute(
            "UPDATE deliveries SET state = 'digested', hold = '', lead = ?, last_reason = ? WHERE id = ?",
            [lead, REPLACED, each],
        )
