"""Leaving, wholly or in part, and taking it back: what was owed is cancelled in the same breath."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.model import Recipient, Rule
from monitor.store import audit, recipients
from monitor.store.audit import Deed
from monitor.store.codec import build, column, moment, pack, stamp
from monitor.store.connect import Lines
from monitor.store.corrections import DOUBTED, anew
from monitor.store.onetime import Word, remember
from monitor.store.suppressions import suppress, welcome

_OPEN = "('held', 'pending', 'retry_wait', 'uncertain', 'claimed')"
_THESE = "id IN (SELECT value FROM json_each(?1))"
# Who was to tell it may have written it already: a thread that took it up, a relay that gave no answer.
_WRITTEN = f"{DOUBTED} OR EXISTS (SELECT 1 FROM deliveries l WHERE l.id = deliveries.lead AND l.state = 'claimed')"
UNDO = timedelta(minutes=15)
_LATE = 20_000  # rows of the ledger: months; what waits longer is stopped right before it would leave


@dataclass(frozen=True, slots=True)
class Scope:
    """What somebody leaves: everything, one country, one kind, one rule, or everything for a while.

    `what` is "all", "country", "kind", "rule" or "pause"; `value` the code, the name, the number of the rule or the
    time (ISO 8601) until when. `known` are all countries or kinds: who followed everything then follows the rest.
    """

    what: str
    value: str = ""
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Left:
    """What leaving did: who left, how many waiting messages were cancelled, the duty that kept them, if any."""

    who: Recipient
    cancelled: int
    kept_by_duty: bool = False


class Leaving:
    """How people end what they follow; each step is one transaction."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def leave(self, recipient: int, scope: Scope, at: datetime, undo: Word | None = None) -> Left | None:
        """End what the scope names and cancel what was owed for it; None for a recipient who is no more.

        Doing it twice is no harm. A duty-of-care channel of an employer stays: `kept_by_duty` says so.
        """
        with self._lines.writing() as conn:
            who = recipients.find(conn, recipient)
            if who is None or who.state == "erased":
                return None
            if who.state == "ended":  # a link of an old mail: who follows anew leaves that, too, but nothing in part
                if scope.what != "all":
                    return Left(who, 0)
                who = recipients.following(conn, who)
            if who.duty:
                return Left(who, 0, kept_by_duty=True)
            before = recipients.rules(conn, who.id)
            held = _held(conn, who)
            cancelled = cancel(conn, who, scope)
            now = _narrowed(conn, who, before, scope, at)
            if undo is not None and who.state != "ended":
                detail = {
                    "rules": pack(before),
                    "state": who.state,
                    "until": pack(who.paused_until),
                    "cancelled": cancelled,
                    "held": [(one, held[one]) for one in cancelled if one in held],
                }
                remember(conn, who.id, undo, detail, at)
            said = f"{scope.what} {scope.value}".strip()
            deed = Deed(f"recipient:{who.id}", "subscription.leave", f"recipient:{who.id}", who.state, said)
            audit.append(conn, deed, at)
            return Left(now, len(cancelled))

    def follow(self, recipient: int, rule: Rule, at: datetime) -> None:
        """Follow more. Whoever had left, and wishes anew where their own mailbox let them in, is told again."""
        with self._lines.writing() as conn:
            who = recipients.find(conn, recipient)
            if who is None or who.state == "erased":
                return
            who = recipients.following(conn, who)
            recipients.save_rule(conn, who.id, rule, at)
            if who.state == "ended":
                back = replace(who, state="active", ended_at=None, paused_until=None, confirmed_at=at)
                recipients.save(conn, back, at)
                welcome(conn, who.address_key)
                subject = f"recipient:{who.id}"
                audit.append(conn, Deed(subject, "subscription.return", subject, "ended", "active"), at)

    def undo(self, word_hash: str, at: datetime) -> Recipient | None:
        """Take the leaving back: rules, state, the messages that were cancelled, and what was told to others meanwhile.

        None when it is too late.
        """
        with self._lines.writing() as conn:
            row = conn.execute(
                "UPDATE tokens SET used_at = ?2 WHERE hash = ?1 AND purpose = 'undo' AND used_at IS NULL"
                " AND expires_at >= ?2 RETURNING recipient, created_at, detail",
                [column(word_hash), stamp(at)],
            ).fetchone()
            who = row and recipients.find(conn, row["recipient"])
            if not who or who.state == "erased" or _told_again(conn, who):
                return None
            _restore(conn, who, json.loads(row["detail"]), at)
            _count_anew(conn, who, row["created_at"])
            anew(conn, who.id, row["created_at"])
            audit.append(conn, Deed(f"recipient:{who.id}", "subscription.undo", f"recipient:{who.id}"), at)
            return recipients.find(conn, who.id)


def _told_again(conn: sqlite3.Connection, who: Recipient) -> bool:
    """Whether who had left follows by a new wish: to take the leaving back would tell one mailbox everything twice."""
    others = recipients.told_at(conn, who.address_key) if who.state == "ended" else []
    return any(one.origin == "subscriber" for one in others)


def cancel(conn: sqlite3.Connection, who: Recipient, scope: Scope) -> list[int]:
    """Cancel what waits for this scope, also what is claimed but not yet being transmitted; the ids."""
    asked = {"country": "l.country = ?2", "kind": "l.kind = ?2"}.get(scope.what, "?2 = ?2")
    if scope.what == "rule":
        return []  # whether another rule owes the same message is for the next fan-out to say
    # From the events of late to the one delivery of each: to look through a million rows takes a quarter of a second.
    waits = f"""SELECT d.id FROM ledger l CROSS JOIN deliveries d ON d.event = l.seq AND d.recipient = ?1
        WHERE l.entry = 'event' AND l.seq > (SELECT max(seq) FROM ledger) - {_LATE} AND {asked}
        AND (d.state IN {_OPEN} OR (d.state = 'digested'
            AND (SELECT state FROM deliveries WHERE id = d.lead) IN {_OPEN}))"""
    ids = [row["id"] for row in conn.execute(waits, [who.id, column(scope.value)]).fetchall()]
    gone = json.dumps(ids)
    conn.execute(
        "UPDATE deliveries SET state = 'cancelled', hold = '', owner = NULL, lease_until = NULL, started_at = NULL,"
        f" last_reason = 'left', lead = iif(lead IN (SELECT value FROM json_each(?1)) OR {_WRITTEN}, lead, NULL)"
        f" WHERE {_THESE}",
        [gone],
    )
    conn.execute(  # what a cancelled message was to carry beside it goes by itself
        "UPDATE deliveries SET state = 'pending', lead = NULL WHERE state = 'digested'"
        " AND lead IN (SELECT value FROM json_each(?))",
        [gone],
    )
    return ids


def _narrowed(
    conn: sqlite3.Connection, who: Recipient, rules: Collection[Rule], scope: Scope, at: datetime
) -> Recipient:
    """Let the recipient follow less."""
    if scope.what == "pause":
        paused = replace(who, state="paused", paused_until=moment(scope.value))
        recipients.save(conn, paused, at)
        return paused
    if scope.what == "all":
        return ended(conn, who, at)
    for rule in rules:
        less = _less(rule, scope)
        if less is None:
            recipients.end_rule(conn, rule.id, at)
        elif less != rule:
            recipients.save_rule(conn, who.id, less, at)
    return who if recipients.rules(conn, who.id) else ended(conn, who, at)


def _less(rule: Rule, scope: Scope) -> Rule | None:
    """What is left of a rule; None for nothing."""
    if scope.what == "rule":
        return None if str(rule.id) == scope.value else rule
    field = {"country": "countries", "kind": "kinds"}[scope.what]
    left = (getattr(rule, field) or scope.known) - {scope.value}
    if not left:
        return None
    return replace(rule, countries=left) if field == "countries" else replace(rule, kinds=left)


def ended(conn: sqlite3.Connection, who: Recipient, at: datetime) -> Recipient:
    for rule in recipients.rules(conn, who.id):
        recipients.end_rule(conn, rule.id, at)
    ended = replace(who, state="ended", ended_at=who.ended_at or at, paused_until=None)
    recipients.save(conn, ended, at)
    if who.address_key:
        suppress(conn, who.address_key, "unsubscribed", at)
    return ended


def _restore(conn: sqlite3.Connection, who: Recipient, detail: dict[str, object], at: datetime) -> None:
    conn.execute("DELETE FROM suppressions WHERE address_key = ? AND reason = 'unsubscribed'", [who.address_key])
    until = detail.get("until")
    back = replace(who, state=str(detail["state"]), ended_at=None, paused_until=moment(str(until)) if until else None)  # type: ignore[arg-type]
    recipients.save(conn, back, at)
    for packed in detail["rules"]:  # type: ignore[attr-defined]
        conn.execute("UPDATE rules SET ended_at = NULL WHERE id = ?", [packed["id"]])
        recipients.save_rule(conn, who.id, build(Rule, packed), at)
    asked = [json.dumps(detail["cancelled"])]
    conn.execute(
        f"UPDATE deliveries SET state = 'pending', last_reason = '' WHERE {_THESE} AND state = 'cancelled'", asked
    )
    conn.execute(  # what was to leave within another message goes on to
        f"UPDATE deliveries SET state = 'digested' WHERE {_THESE} AND state = 'pending' AND EXISTS (SELECT 1"
        " FROM deliveries l WHERE l.id = deliveries.lead AND l.state NOT IN ('cancelled', 'suppressed'))",
        asked,
    )
    conn.executemany(  # what waited for the morning, a digest or an officer goes on to wait
        "UPDATE deliveries SET state = 'held', hold = ?2 WHERE id = ?1 AND state = 'pending'",
        detail.get("held", ()),  # type: ignore[arg-type]
    )


def _held(conn: sqlite3.Connection, who: Recipient) -> dict[int, str]:
    """What each message that is not to leave yet waits for, by its id."""
    rows = conn.execute("SELECT id, hold FROM deliveries WHERE recipient = ? AND state = 'held'", [who.id])
    return {row["id"]: row["hold"] for row in rows.fetchall()}


def _count_anew(conn: sqlite3.Connection, who: Recipient, since: str) -> None:
    """Let the next fan-out look again whether it owes them what others were owed since that time (a stamp)."""
    conn.execute(
        f"""UPDATE fanouts SET cursor = 0, done_at = NULL WHERE done_at >= ?1
            AND event > (SELECT max(seq) FROM ledger) - {_LATE}
            AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.event = fanouts.event AND d.recipient = ?2)""",
        [since, who.id],
    )
