"""What could not be delivered, settled by a named person; and the word that lets mail leave after a restore."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from monitor.store import audit
from monitor.store.audit import Deed
from monitor.store.bounces import BRAKE, BRAKE_OF
from monitor.store.claiming import HELD
from monitor.store.codec import stamp
from monitor.store.connect import Lines
from monitor.store.heard import FALSE
from monitor.store.steps import GENERATION

# An uncertain one that nobody will try again has no next time (outbox.NEVER).
DEAD = "(state IN ('failed_permanent', 'expired') OR (state = 'uncertain' AND due_at >= '9999'))"
# By which letter (store/corrections.py) somebody was told that an event was a fault: not by one that left it out.
_CORRECTED = f"""SELECT d.id AS delivery, d.created_at, d.due_at, d.state, d.sent_at
    FROM deliveries d JOIN ledger l ON l.seq = ?1 WHERE d.event IS NULL AND d.recipient = ?2
    AND d.why = 'was told of storm:' || (SELECT e.storm {FALSE} AND e.event = ?1) || ', a fault'
    AND (l.id IN (SELECT value FROM json_each(d.matter, iif(d.matter ->> '$.only' IS NULL, '$.but', '$.only'))))
        = (d.matter ->> '$.only' IS NOT NULL) ORDER BY d.id DESC LIMIT 1"""
_LET_GO_OF = "DELETE FROM notes WHERE name = ?1 OR name > ?2 AND name < ?2 || char(1114111)"
_DUE_NOW = """UPDATE deliveries SET due_at = ?1 WHERE state IN ('pending', 'retry_wait', 'uncertain') AND due_at > ?1
    AND substr(last_reason, 1, length(?2)) = ?2"""
_AGAIN = timedelta(hours=24)  # for so long a message that a person let go again is worth sending


class Dead:
    """The dead letters, as operators use them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def ids(self, limit: int = 1000) -> list[int]:
        """The newest dead letters."""
        query = f"SELECT id FROM deliveries WHERE {DEAD} ORDER BY id DESC LIMIT ?"
        return [row["id"] for row in self._lines.reading().execute(query, [limit]).fetchall()]

    def retry(self, deliveries: Sequence[int], who: str, at: datetime) -> int:
        """Let these leave once more; how many were dead and are owed again."""
        change = "state = 'pending', due_at = ?, not_after = ?, owner = NULL, lease_until = NULL"
        return self._settle(deliveries, change, [stamp(at), stamp(at + _AGAIN)], "retry", who, at)

    def dismiss(self, deliveries: Sequence[int], who: str, at: datetime) -> int:
        """Let these rest for ever; how many were dead."""
        change = "state = 'cancelled', last_reason = last_reason || ?"
        return self._settle(deliveries, change, [f" (dismissed by {who})"], "dismiss", who, at)

    def _settle(
        self, deliveries: Sequence[int], change: str, given: list[str], what: str, who: str, at: datetime
    ) -> int:
        with self._lines.writing() as conn:
            done = conn.execute(
                f"UPDATE deliveries SET {change} WHERE id IN (SELECT value FROM json_each(?)) AND {DEAD} RETURNING id",
                [*given, json.dumps(list(deliveries))],
            ).fetchall()
            for row in done:
                audit.append(conn, Deed(who, f"delivery.{what}", f"delivery:{row['id']}"), at)
            return len(done)

    def release(
        self, generation: int, left: Iterable[tuple[str, str]], who: str, at: datetime, resend: bool = False
    ) -> int:
        """Let mail leave although the database is older than what left; how many messages will not leave twice.

        `left` is what the journal says left since: it counts as sent, unless `resend` asks for it once more.
        """
        known = [] if resend else list(left)
        with self._lines.writing() as conn:
            conn.executemany("INSERT OR IGNORE INTO sent_before VALUES (?, ?)", known)
            conn.execute(
                "INSERT INTO notes VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [GENERATION, str(generation)],
            )
            conn.execute(_LET_GO_OF, [BRAKE, BRAKE_OF])
            conn.execute(_DUE_NOW, [stamp(at), HELD])
            audit.append(conn, Deed(who, "outbox.release", "outbox", "", f"{len(known)} known as sent"), at)
        return len(known)


def proof(conn: sqlite3.Connection, delivery: int) -> dict[str, object]:
    """Every step of one delivery: why and when, each attempt, the message that carried it, what came back."""
    row = conn.execute("SELECT * FROM deliveries WHERE id = ?", [delivery]).fetchone()
    if row is None:
        raise LookupError(f"expected the id of a delivery, got {delivery}")
    tries = conn.execute("SELECT * FROM attempts WHERE delivery = ? ORDER BY id", [row["lead"] or delivery]).fetchall()
    back = conn.execute("SELECT * FROM bounces WHERE delivery = ? ORDER BY id", [row["lead"] or delivery]).fetchall()
    carrier = conn.execute("SELECT * FROM deliveries WHERE id = ?", [row["lead"] or delivery]).fetchone()
    corrected = conn.execute(_CORRECTED, [row["event"], row["recipient"]]).fetchone()
    names = ("id", "state", "hold", "why", "created_at", "due_at", "not_after", "sent_at", "last_reason", "arrival")
    return {
        **{name: row[name] for name in names},
        "carried_by": row["lead"],
        "receipt": carrier["receipt"],
        "queue_id": carrier["queue_id"],
        "sent_at": carrier["sent_at"],
        "attempts": [{k: one[k] for k in one.keys() if k not in ("id", "delivery")} for one in tries],  # noqa: SIM118
        "corrected": None if corrected is None else dict(corrected),
        "came_back": [{k: one[k] for k in ("kind", "at", "enhanced", "said")} for one in back],
    }
