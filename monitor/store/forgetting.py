"""Being forgotten: on request at once, otherwise when nobody needs it any more; and what is known, to take away."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.model import Recipient
from monitor.store import audit, recipients
from monitor.store.accounts import KNOWN
from monitor.store.audit import Deed
from monitor.store.codec import pack, stamp
from monitor.store.connect import Lines
from monitor.store.leaving import Scope, cancel, ended

# Until version 28, who had left, come back and was then forgotten as the one who left was written to no more.
RETURNED = """DELETE FROM suppressions WHERE reason = 'unsubscribed'
    AND address_key IN (SELECT address_key FROM recipients
        WHERE origin = 'subscriber' AND state IN ('active', 'paused'))
    AND since IN (SELECT ended_at FROM recipients WHERE state = 'erased')
    AND since NOT IN (SELECT at FROM audit WHERE what = 'subscription.erase')"""

# What points at a delivery is found without looking at all that does, each time one is forgotten.
LET_GO = ("CREATE INDEX digest_runs_led ON digest_runs (lead)", "CREATE INDEX bounces_from ON bounces (delivery)")
# One that carried a younger one in its message is kept as long as that: else nobody could say how it left.
_OLD = """SELECT id FROM deliveries d WHERE created_at < ?1 AND state NOT IN ('claimed', 'transmitting')
    AND NOT EXISTS (SELECT 1 FROM deliveries c WHERE c.lead = d.id
        AND (c.created_at >= ?1 OR c.state IN ('claimed', 'transmitting')))"""

_SAID = """created_at < ?1 AND matter IS NOT NULL AND matter <> '{}'
    AND state IN ('sent', 'failed_permanent', 'suppressed', 'cancelled', 'expired')"""
_PIECE = 2_000  # deliveries forgotten in one transaction

# What else is kept of a person and goes to whoever asks for it; no secret stands in it, nor its hash.
_ALSO = {
    "attempts": "SELECT a.delivery, a.started_at, a.ended_at, a.outcome, a.reason, a.peer FROM attempts a"
    " JOIN deliveries d ON d.id = a.delivery WHERE d.recipient = ? ORDER BY a.id",
    "came_back": "SELECT at, kind, domain, enhanced, said FROM bounces WHERE recipient = ? ORDER BY id",
    "barred": "SELECT reason, since, until, detail FROM suppressions"
    " WHERE address_key = (SELECT address_key FROM recipients WHERE id = ?)",
    "words_mailed": "SELECT purpose, created_at, expires_at, used_at FROM tokens WHERE recipient = ?"
    " ORDER BY created_at",
}
_THEIRS = (
    "DELETE FROM follows WHERE rule IN (SELECT id FROM rules WHERE recipient = ?)",
    "DELETE FROM rules WHERE recipient = ?",
    "DELETE FROM tokens WHERE recipient = ?",
    "UPDATE deliveries SET matter = '{}' WHERE event IS NULL AND recipient = ?",
    "UPDATE bounces SET domain = '', said = '' WHERE recipient = ?",
)


@dataclass(frozen=True, slots=True)
class Ages:
    """How long the house remembers (requirement 51)."""

    unconfirmed: timedelta = timedelta(days=7)
    ended: timedelta = timedelta(days=28)
    bodies: timedelta = timedelta(days=7)
    deliveries: timedelta = timedelta(days=400)
    asks: timedelta = timedelta(days=2)


class Forgetting:
    """What the house forgets, and what it gives to those who ask; each step is one transaction."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def erase(self, recipient: int, at: datetime) -> bool:
        """Forget a person: no address, old or new, no rules; the suppression hash stays: no list brings them back."""
        with self._lines.writing() as conn:
            who = recipients.find(conn, recipient)
            if who is None or who.state == "erased":
                return False
            cancel(conn, who, Scope("all"))
            for other in _elsewhere(conn, who):
                forgotten(conn, other, at)
            forgotten(conn, ended(conn, who, at), at)
            audit.append(conn, Deed(f"recipient:{who.id}", "subscription.erase", f"recipient:{who.id}"), at)
            return True

    def export(self, recipient: int) -> dict[str, object]:
        """Everything kept about a person, as JSON types; {} for nobody."""
        conn = self._lines.reading()
        who = recipients.find(conn, recipient)
        if who is None:
            return {}
        sent = conn.execute(
            "SELECT d.id, l.id AS event, d.state, d.created_at, d.sent_at, d.why, d.receipt, d.arrival, d.last_reason"
            " FROM deliveries d LEFT JOIN ledger l ON l.seq = d.event WHERE d.recipient = ? ORDER BY d.id",
            [recipient],
        )
        return {
            "you": pack(who),
            "rules": pack(recipients.rules(conn, recipient)),
            "messages": [dict(row) for row in sent],
            **{name: [dict(row) for row in conn.execute(query, [recipient])] for name, query in _ALSO.items()},
            "mailboxes": [one.address for one in _elsewhere(conn, who)],
            "deeds": [{"at": row["at"], "what": row["what"]} for row in conn.execute(
                "SELECT at, what FROM audit WHERE subject = ? ORDER BY seq", [f"recipient:{recipient}"])],
        }  # fmt: skip

    def forget(self, at: datetime, ages: Ages | None = None) -> dict[str, int]:
        """Housekeeping: drop what nobody needs any more; how many of each."""
        ages = ages or Ages()
        bodies = json.dumps(self._found(f"SELECT id FROM deliveries WHERE {_SAID}", at - ages.bodies))
        with self._lines.writing() as conn:
            gone = {
                "unconfirmed": _drop_unconfirmed(conn, at - ages.unconfirmed, at),
                "ended": _forget_ended(conn, at - ages.ended, at),
                "asks": conn.execute("DELETE FROM asks WHERE at < ?", [stamp(at - ages.asks)]).rowcount,
                "tokens": conn.execute(
                    "DELETE FROM tokens WHERE expires_at < ?", [stamp(at - ages.unconfirmed)]
                ).rowcount,
                "sessions": conn.execute("DELETE FROM sessions WHERE created_at < ?", [stamp(at - KNOWN)]).rowcount,
                "bodies": _drop_bodies(conn, at - ages.bodies, bodies),
                "reports": _drop_reports(conn, at - ages.deliveries, at),
            }
        return {**gone, "deliveries": self._forget_deliveries(at - ages.deliveries)}

    def _forget_deliveries(self, before: datetime) -> int:
        old, gone = self._found(f"{_OLD} ORDER BY lead IS NULL, id", before), 0  # what was carried goes first
        for begin in range(0, len(old), _PIECE):
            with self._lines.writing() as conn:
                gone += _drop_deliveries(conn, before, json.dumps(old[begin : begin + _PIECE]))
        return gone

    def _found(self, query: str, before: datetime) -> list[int]:
        """Look through every delivery there is: nobody who writes waits for that, nor long for what is then done."""
        return [row["id"] for row in self._lines.reading().execute(query, [stamp(before)]).fetchall()]


def forgotten(conn: sqlite3.Connection, who: Recipient, at: datetime) -> None:
    """Leave a number of a person, and what was sent to it: not where to, what they followed, or when they sleep."""
    gone = replace(who, address="", address_key=None, state="erased", ended_at=at, consent="", paused_until=None)
    recipients.save(conn, replace(gone, zone="UTC", language="en", quiet_from=None, quiet_until=None), at)
    for statement in _THEIRS:
        conn.execute(statement, [who.id])


def _elsewhere(conn: sqlite3.Connection, who: Recipient) -> list[Recipient]:
    """The mailboxes a person was to move to, or moved from; `Moving` names them after the person, behind a ">"."""
    query = "SELECT id FROM recipients WHERE name > ?1 || '>' AND name < ?1 || '?' AND state <> 'erased'"
    rows = conn.execute(query, [who.name]).fetchall()
    return [one for row in rows if (one := recipients.find(conn, row["id"])) is not None]


def _drop_unconfirmed(conn: sqlite3.Connection, before: datetime, at: datetime) -> int:
    rows = conn.execute(
        "SELECT id FROM recipients WHERE state = 'unconfirmed' AND created_at < ?1"
        " AND NOT EXISTS (SELECT 1 FROM tokens WHERE recipient = recipients.id AND created_at >= ?1)",
        [stamp(before)],
    ).fetchall()
    for row in rows:
        who = recipients.find(conn, row["id"])
        if who is not None:  # a letter that still waits for them keeps its words until it is over
            conn.execute("DELETE FROM tokens WHERE recipient = ?", [who.id])
            nobody = replace(who, state="erased", address="", address_key=None, ended_at=at, consent="")
            recipients.save(conn, nobody, at)
    return len(rows)


def _forget_ended(conn: sqlite3.Connection, before: datetime, at: datetime) -> int:
    rows = conn.execute(
        "SELECT id FROM recipients WHERE state = 'ended' AND origin = 'subscriber' AND address <> '' AND ended_at < ?",
        [stamp(before)],
    ).fetchall()
    for row in rows:
        who = recipients.find(conn, row["id"])
        if who is not None:
            forgotten(conn, who, at)  # their address was shut when they left; they may have come back to it since
    return len(rows)


def _drop_bodies(conn: sqlite3.Connection, before: datetime, found: str) -> int:
    """What letters about somebody's own affairs said, once they are no longer sent; what endpoints answered."""
    conn.execute("UPDATE calls SET said = '' WHERE at < ? AND said <> ''", [stamp(before)])
    said = f"UPDATE deliveries SET matter = '{{}}' WHERE id IN (SELECT value FROM json_each(?2)) AND {_SAID}"
    return conn.execute(said, [stamp(before), found]).rowcount


def _drop_deliveries(conn: sqlite3.Connection, before: datetime, found: str) -> int:
    """How each left, and which digests it led, is forgotten with it; what came back of it, by its own age."""
    piece = "(SELECT value FROM json_each(?2))"  # one that still carries another is left to the next time
    carriers = f"SELECT lead FROM deliveries WHERE lead IN {piece} AND id NOT IN {piece}"
    old = f"{_OLD} AND id IN {piece} AND id NOT IN ({carriers})"
    for statement in (
        f"DELETE FROM attempts WHERE delivery IN ({old})",
        f"DELETE FROM digest_runs WHERE lead IN ({old})",
        f"DELETE FROM corrections WHERE delivery IN ({old})",
        f"UPDATE bounces SET delivery = NULL WHERE delivery IN ({old})",
    ):
        conn.execute(statement, [stamp(before), found])
    return conn.execute(f"DELETE FROM deliveries WHERE id IN ({old})", [stamp(before), found]).rowcount


def _drop_reports(conn: sqlite3.Connection, before: datetime, at: datetime) -> int:
    """What came back, what left before a restore, what officers were told; failed log-ins and bars that are over."""
    day = stamp(at - timedelta(days=1))
    old, over = [stamp(before)], [stamp(at)]
    for statement, given in (
        ("DELETE FROM sent_before WHERE at < ?", old),
        ("DELETE FROM notices WHERE ended_at < ?", old),
        ("DELETE FROM suppressions WHERE until < ?", over),
        ("DELETE FROM failures WHERE at < ?", [day]),  # else the last network that failed stands until the next does
    ):
        conn.execute(statement, given)
    return conn.execute("DELETE FROM bounces WHERE at < ?", old).rowcount
