"""How sending fares: what is missing, how long things took, and whether anything is broken rather than busy."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from monitor.store.claiming import LET_GO
from monitor.store.codec import moment, spoken, stamp
from monitor.store.connect import Lines
from monitor.store.deciders import Deciders
from monitor.store.fanout import fan_out, missing

LOOKED_BACK = timedelta(hours=24)  # events whose people are counted anew
_SILENT = timedelta(minutes=10)
_CRITICAL = timedelta(minutes=2)
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)  # as long as a digest that was missed is made up for
_WORTH = timedelta(hours=72)  # nothing is tried for longer
# Each half reads its own index. What was taken up and did not leave waits as well: every line may be held by a relay.
_HALVES = ("state IN ('pending', 'retry_wait', 'uncertain')", "state IN ('claimed', 'transmitting')")
_DUE = "SELECT min(due) AS due FROM ({})".format(
    " UNION ALL ".join(
        f"SELECT min(due_at) AS due FROM deliveries WHERE {half} AND channel = :channel AND priority <= :priority"
        " AND due_at <= :at"
        for half in _HALVES
    )
)
# What was refused is due again later each time, so its due time never grows old: how long it waits tells its first
# attempt. Not told: a full mailbox, which is nobody's fault, and a company's own receiver, whose owner is told.
_MOST = 5_000  # rows of a queue looked at: of very many that wait, those that never left are late by themselves
_TRIED = f"""SELECT min(first) AS first FROM (
    SELECT (SELECT min(a.started_at) FROM attempts a WHERE a.delivery = d.id) AS first
    FROM (SELECT id, recipient, channel, attempts FROM deliveries WHERE {_HALVES[0]} AND channel = :channel
        AND priority <= :priority LIMIT {_MOST}) d
    JOIN recipients r ON r.id = d.recipient
    JOIN attempts l ON l.id = (SELECT max(id) FROM attempts WHERE delivery = d.id)
    WHERE d.attempts > 0 AND l.enhanced NOT LIKE '%.2.2' AND (d.channel = 'email' OR r.tenant IS NULL)
    AND NOT (:patient AND l.phase IN ('rcpt', 'data', 'dot') AND l.code BETWEEN 400 AND 499))
    WHERE first <= :before AND first > (SELECT ifnull(max(sent_at), '') FROM deliveries
        WHERE sent_at >= :lately AND channel = :channel)"""
_SAID = f"""SELECT a.reason, a.peer FROM attempts a JOIN deliveries d ON d.id = a.delivery
    WHERE a.id > (SELECT ifnull(max(id), 0) FROM attempts) - {_MOST} AND d.channel = ? AND a.outcome <> 'sent'
    ORDER BY a.id DESC LIMIT 1"""
# What nobody will try again, though the operator asked for it; until somebody retries or dismisses it, for a day.
_GONE = f"""SELECT r.name, a.reason FROM attempts a JOIN deliveries d ON d.id = a.delivery
    JOIN recipients r ON r.id = d.recipient
    WHERE a.id > (SELECT ifnull(max(id), 0) FROM attempts) - {_MOST} AND a.ended_at >= ?
    AND d.state IN ('failed_permanent', 'expired') AND (d.event IS NOT NULL OR d.priority > 0) AND r.origin = 'config'
    ORDER BY a.id DESC LIMIT 1"""
# What was never even tried while it was news: the machine slept, or nobody ran. Whoever it was owed, nobody else knows.
# No index finds it: it is asked for only in the week after something was let go.
_SLEPT = """SELECT count(*) AS n, min(due_at) AS due FROM deliveries
    WHERE state = 'expired' AND event IS NOT NULL AND attempts = 0 AND not_after >= ?"""
_AGAIN = """SELECT count(*), min((SELECT min(a.started_at) FROM attempts a WHERE a.delivery = d.id)) FROM deliveries d
    WHERE state IN ('retry_wait', 'uncertain') AND due_at > ? AND due_at < '9999' AND attempts > 0"""
_TOOK = """SELECT l.at, d.created_at, d.sent_at, json_extract(l.body, '$.event.finding.severity') AS severity
    FROM deliveries d JOIN ledger l ON l.seq = d.event WHERE d.sent_at >= ? AND d.sent_at < ?"""


class Vitals:
    """What operators and machines ask of sending."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def reconcile(self, deciders: Deciders, clock: Callable[[], datetime]) -> dict[str, int]:
        """Count anew who is owed each event of the last day, and owe what is missing: new rows by event id."""
        now, found = clock(), {}
        conn = self._lines.reading()
        query = """SELECT f.event, l.id FROM fanouts f JOIN ledger l ON l.seq = f.event
            WHERE f.done_at IS NOT NULL AND l.at >= ? ORDER BY f.event"""
        for row in conn.execute(query, [stamp(now - LOOKED_BACK)]).fetchall():
            if missing(conn, row["event"], deciders):
                with self._lines.writing() as held:
                    held.execute("UPDATE fanouts SET cursor = 0, done_at = NULL WHERE event = ?", [row["event"]])
                found[row["id"]] = fan_out(self._lines, deciders, clock)
        return found

    def untravelled(self, events: Iterable[str], since: datetime) -> bool:
        """Whether anything was owed of these since to somebody who is told by more than where their travellers are."""
        query = """SELECT 1 FROM ledger l JOIN deliveries d ON d.event = l.seq WHERE d.created_at >= ?
            AND l.id IN (SELECT value FROM json_each(?)) AND NOT EXISTS
            (SELECT 1 FROM rules r WHERE r.recipient = d.recipient AND r.travellers = 1 AND r.ended_at IS NULL)"""
        return self._lines.reading().execute(query, [stamp(since), json.dumps([*events])]).fetchone() is not None

    def latency(self, since: datetime, until: datetime) -> dict[str, dict[str, float]]:
        """Seconds from detection to hand-over by severity: n, p50, p95, p99, and the longest."""
        took: dict[str, list[float]] = {}
        for row in self._lines.reading().execute(_TOOK, [stamp(since), stamp(until)]).fetchall():
            took.setdefault(row["severity"], []).append((moment(row["sent_at"]) - moment(row["at"])).total_seconds())
        return {severity: _spread(sorted(seconds)) for severity, seconds in sorted(took.items())}

    def queue(self, now: datetime) -> tuple[int, str | None]:
        """How many messages should have left by now, and when the first of them was due (a stamp)."""
        found, conn = [], self._lines.reading()
        for half in _HALVES:
            query = f"SELECT count(*), min(due_at) FROM deliveries WHERE {half} AND due_at <= ?"
            found.append(conn.execute(query, [stamp(now)]).fetchone())
        found.append(conn.execute(_AGAIN, [stamp(now)]).fetchone())
        return sum(count for count, _ in found), min((oldest for _, oldest in found if oldest), default=None)

    def doubtful(self) -> int:
        """How many messages that may have arrived will be sent again all the same."""
        query = "SELECT count(*) FROM deliveries WHERE state = 'uncertain' AND due_at < '9999'"
        return int(self._lines.reading().execute(query).fetchone()[0])

    def broken(self, now: datetime) -> dict[str, str]:
        """What is broken (busy is not): a sentence by condition; empty while all is well.

        Nothing left for ten minutes although something was due, or tried, all that time; a critical alert that waits
        two minutes after it was due, or was first refused; an alert that a configured reader will not get; alerts that
        were never tried while they were news, until somebody settles them; a database that cannot be written.
        """
        conn, found = self._lines.reading(), {}
        for channel in [row[0] for row in conn.execute("SELECT DISTINCT channel FROM recipients")]:
            if waits := self._silent(conn, channel, now):
                said = f"nothing left for ten minutes; the oldest was due {waits}"
                found[f"nothing leaves by {channel}"] = said + _last_word(conn, channel)
            if waits := self._late(conn, channel, now):
                said = f"a critical message was due {waits}"
                found[f"a critical alert waits for {channel}"] = said + _last_word(conn, channel)
        if gone := conn.execute(_GONE, [stamp(now - _DAY)]).fetchone():
            said = f"to reader {gone['name']}: {gone['reason']}"
            found["an alert was given up"] = f"{said}; see `advisory-monitor outbox dead`"
        if (slept := _slept(conn, now)) and slept["n"]:
            count = f"{slept['n']} alert{'' if slept['n'] == 1 else 's'}"
            said = f"nothing tried to send {count} in time, the first due {spoken(slept['due'])}"
            found["alerts were too late"] = f"{said}; see `advisory-monitor outbox dead`, and `outbox retry`"
        if why := self.unwritable():
            found["database cannot be written"] = why
        return found

    def _silent(self, conn: sqlite3.Connection, channel: str, now: datetime) -> str | None:
        """Since when something waits while nothing leaves; a channel by which anything left works."""
        due = self._since(conn, channel, 3, now - _SILENT)
        if tried := _in_vain(conn, channel, 3, now - _SILENT):
            return tried
        return spoken(due) if due and not _left(conn, channel, stamp(now - _SILENT)) else None

    def _late(self, conn: sqlite3.Connection, channel: str, now: datetime) -> str | None:
        """Since when something critical waits; a mailbox that said "later" has its ten minutes, as any."""
        due = self._since(conn, channel, 1, now - _CRITICAL)
        tried = _in_vain(conn, channel, 1, now - _CRITICAL, patient=True)
        return tried or (spoken(due) if due else None)

    def _since(self, conn: sqlite3.Connection, channel: str, priority: int, at: datetime) -> str | None:
        asked = {"channel": channel, "priority": priority, "at": stamp(at)}
        due = conn.execute(_DUE, asked).fetchone()["due"]
        return None if due is None else str(due)

    def unwritable(self) -> str:
        """Why nothing can be written down, after half a minute of waiting for another writer; "" where it can."""
        try:
            with self._lines.writing() as conn:
                conn.execute(
                    "INSERT INTO notes VALUES ('pulse', '1') ON CONFLICT (name) DO UPDATE SET value = value + 1"
                )
        except sqlite3.Error as trouble:
            return str(trouble)
        return ""


def _left(conn: sqlite3.Connection, channel: str, since: str) -> bool:
    """Whether anything left by a channel since then."""
    query = "SELECT 1 FROM deliveries WHERE sent_at >= ? AND channel = ? LIMIT 1"
    return conn.execute(query, [since, channel]).fetchone() is not None


def _in_vain(
    conn: sqlite3.Connection, channel: str, priority: int, before: datetime, patient: bool = False
) -> str | None:
    """Since when something was tried in vain, from before that time, and nothing else left; None for nothing."""
    asked = {"channel": channel, "priority": priority, "patient": patient, "before": stamp(before)}
    first = conn.execute(_TRIED, {**asked, "lately": stamp(before - _WORTH)}).fetchone()["first"]
    return None if first is None else spoken(first)


def _last_word(conn: sqlite3.Connection, channel: str) -> str:
    """What was said last where a message did not go, and by whom."""
    row = conn.execute(_SAID, [channel]).fetchone()
    return "" if row is None else f"; {row['peer'] or channel} last: {row['reason']}"


def _spread(seconds: list[float]) -> dict[str, float]:
    def at(share: float) -> float:
        return round(seconds[min(len(seconds) - 1, int(len(seconds) * share))], 3)

    return {"n": len(seconds), "p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "longest": round(seconds[-1], 3)}


def _slept(conn: sqlite3.Connection, now: datetime) -> sqlite3.Row | None:
    """Count what was let go untried and is news of the last week; None where nothing was."""
    since = [stamp(now - _WEEK)]
    lately = conn.execute("SELECT 1 FROM notes WHERE name = ? AND value >= ?", [LET_GO, *since]).fetchone()
    return conn.execute(_SLEPT, since).fetchone() if lately else None
