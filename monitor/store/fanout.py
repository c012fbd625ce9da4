"""From an event to everyone it is owed to: the plain many by INSERT…SELECT in short chunks, the others one by one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from monitor.model import Delivery, Event, Severity
from monitor.store import events, recipients
from monitor.store.codec import column, stamp
from monitor.store.connect import Lines
from monitor.store.deciders import Deciders, Pair, Told
from monitor.store.outbox import WORTH, enqueue, priority_of
from monitor.store.recipients import ANYWHERE

# Rules looked at in one transaction: some twenty milliseconds. Between two of them whoever unsubscribes meanwhile has
# its turn (store/connect.py), so nothing needs to pause.
CHUNK = 5_000

_LAST = 2**62  # no rule has so high a number


@dataclass(frozen=True, slots=True)
class _Job:
    """One event on its way to its people; `told` are graver events of the same page, which stand for it."""

    seq: int
    cursor: int
    kept: str
    event: Event
    told: str
    plain: bool
    hold: tuple[str, datetime] | None = None
    beside: Told | None = None

    @property
    def severity(self) -> Severity:
        return self.event.finding.severity


_OPEN = """SELECT f.event AS seq, f.cursor, f.kept_at, l.id FROM fanouts f JOIN ledger l ON l.seq = f.event
    WHERE f.done_at IS NULL ORDER BY json_extract(l.body, '$.event.finding.severity'), f.event LIMIT 1"""
_SIBLINGS = """SELECT seq FROM ledger WHERE entry = 'event' AND publisher = ?1 AND destination = ?2 AND at = ?3
    AND json_extract(body, '$.event.after_sha256') = ?4
    AND (json_extract(body, '$.event.finding.severity'), seq) < (?5, ?6)"""
_HOW_MANY = "SELECT count(*) FROM follows WHERE country = ? AND rule > ? AND rule <= ?"
_NTH = "SELECT rule FROM follows WHERE country = ? AND rule > ? ORDER BY rule LIMIT 2 OFFSET ?"
# What may concern somebody; the words of _PLAIN that follow leave only what the tables can judge alone.
_MAY = """{0}.ended_at IS NULL AND {0}.created_at <= :kept AND {0}.severity >= :severity
    AND ({0}.publishers = '[]' AND :publisher <> 'canary'
        OR EXISTS (SELECT 1 FROM json_each({0}.publishers) WHERE value = :publisher))
    AND ({0}.kinds = '[]' OR EXISTS (SELECT 1 FROM json_each({0}.kinds) WHERE value = :kind))"""
# In a storm nobody's wish of when counts yet: what would wait for a digest or the morning is held like everything.
_TABLES = """((:hold <> '' OR {0}.mode = 'at_once') AND {0}.travellers = 0 AND {0}.places = '[]'
    AND {0}.min_level IS NULL AND {0}.min_delta IS NULL)"""
_AWAKE = "(:hold <> '' OR r.quiet_from IS NULL)"
_PLAIN = f"{_MAY} AND {_TABLES}"
_HERE = "EXISTS (SELECT 1 FROM follows h WHERE h.country IN ('*', :country) AND h.rule = {0}.id)"
_NEW = """NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.recipient = r.id
    AND o.event IN (SELECT value FROM json_each(:told)))"""
_MASS = f"""INSERT INTO deliveries
    (event, recipient, channel, priority, state, hold, due_at, not_after, created_at, why)
    SELECT :seq, r.id, r.channel, :priority, :state, :hold, :due, :not_after, :at, 'rule ' || p.id
    FROM follows f JOIN rules p ON p.id = f.rule JOIN recipients r ON r.id = p.recipient
    WHERE f.country = :where AND f.rule > :cursor AND f.rule <= :last AND {_PLAIN.format("p")}
    AND r.state = 'active' AND (r.confirmed_at IS NULL OR r.confirmed_at <= :kept)
    AND {_AWAKE} AND (:told = '[]' OR {_NEW})
    ON CONFLICT (event, recipient) DO UPDATE SET why = why || ', ' || excluded.why
        WHERE instr(why || ', ', excluded.why || ', ') = 0"""
_REST = f"""SELECT DISTINCT r.id FROM follows f JOIN rules p ON p.id = f.rule JOIN recipients r ON r.id = p.recipient
    WHERE f.country IN ('*', :country) AND f.rule > :cursor AND f.rule <= :last AND {_MAY.format("p")}
    AND r.state = 'active' AND (r.confirmed_at IS NULL OR r.confirmed_at <= :kept)
    AND (:told = '[]' OR {_NEW}) AND (NOT :plain OR NOT {_AWAKE} OR NOT {_TABLES.format("p")})
    AND NOT (:plain AND {_AWAKE} AND EXISTS (SELECT 1 FROM rules w
        WHERE w.recipient = r.id AND {_HERE.format("w")} AND {_PLAIN.format("w")})) ORDER BY r.id"""


# Who had it by another door waits, if that was in a storm, until it is known whether what they had is to be believed.
_WAIT = """UPDATE deliveries SET state = 'held', hold = ?, due_at = ? WHERE event = ? AND state IN ('pending', 'held')
    AND hold NOT GLOB 'storm:*' AND recipient IN (SELECT d.recipient FROM deliveries d
        LEFT JOIN deliveries m ON m.id = d.lead AND d.state = 'digested' JOIN ledger l ON l.seq = d.event
        WHERE l.entry = 'event' AND l.id IN (SELECT value FROM json_each(?)) AND coalesce(m.state, d.state) NOT IN
            ('held', 'failed_permanent', 'suppressed', 'cancelled', 'expired'))"""
_OWED = "EXISTS (SELECT 1 FROM deliveries d WHERE d.event = :seq AND d.recipient = r.id)"
_THEN = f"(r.resumed_at IS NULL OR r.resumed_at <= :kept) AND NOT {_OWED}"  # who paused then was owed nothing
_LACK = f"""SELECT 1 FROM follows f JOIN rules p ON p.id = f.rule JOIN recipients r ON r.id = p.recipient
    WHERE f.country IN ('*', :country) AND {_PLAIN.format("p")} AND r.state = 'active'
    AND (r.confirmed_at IS NULL OR r.confirmed_at <= :kept) AND {_AWAKE}
    AND (:told = '[]' OR {_NEW}) AND {_THEN} LIMIT 1"""
_LACKING = _REST.replace("ORDER BY r.id", f"AND {_THEN} ORDER BY r.id")


def missing(conn: sqlite3.Connection, seq: int, deciders: Deciders) -> bool:
    """Whether anybody an event is owed to, counted anew from the rules, has no delivery of it."""
    query = _OPEN.replace("f.done_at IS NULL", "f.event = ?")
    job = _made(conn, conn.execute(query, [seq]).fetchone(), deciders)
    given = {**_given(job, job.event.detected_at), "cursor": -1, "last": _LAST}
    if job.plain and conn.execute(_LACK, given).fetchone():
        return True
    return any(True for _ in _others(conn, job, deciders, given, _LACKING))


def fan_out(
    lines: Lines, deciders: Deciders, at: Callable[[], datetime], stop: Callable[[], bool] = lambda: False
) -> int:
    """Owe every event kept so far to everyone it concerns; how many are new. Safe to end anywhere, and to repeat.

    The place reached is written with the last of a chunk, and what is owed already is not owed again, so two that work
    at once, or one that is killed, leave exactly one delivery a recipient. The gravest event of a page comes first,
    and stands for the others.
    """
    owed, conn = 0, lines.reading()
    # What a power cut takes of this is found again by the cursor: the fan-out itself was kept with FULL. What is
    # inserted refers to the rows it is selected from, and those are never deleted: looking them up again is idle.
    # Pages that fill are copied once, not after every chunk, and found in memory until then.
    for pragma in ("synchronous = NORMAL", "foreign_keys = OFF", "wal_autocheckpoint = 8000", "cache_size = -16000"):
        conn.execute(f"PRAGMA {pragma}")
    try:
        while not stop() and (job := _job(conn, deciders)) is not None:
            owed += _chunk(lines, job, deciders, at())
    finally:
        for pragma in ("cache_size = -2000", "wal_autocheckpoint = 1000", "foreign_keys = ON", "synchronous = FULL"):
            conn.execute(f"PRAGMA {pragma}")
    return owed


def waits(conn: sqlite3.Connection) -> bool:
    """Whether some event was not yet owed to everyone."""
    return conn.execute(_OPEN).fetchone() is not None


def _job(conn: sqlite3.Connection, deciders: Deciders) -> _Job | None:
    row = conn.execute(_OPEN).fetchone()
    return None if row is None else _made(conn, row, deciders, begins=True)


def _made(conn: sqlite3.Connection, row: sqlite3.Row, deciders: Deciders, begins: bool = False) -> _Job:
    event = events.find_one(conn, row["id"])
    assert event is not None  # a fan-out refers to the ledger, which only grows
    key = [column(event.publisher), column(event.destination), stamp(event.detected_at), event.after_sha256]
    graver = conn.execute(_SIBLINGS, [*key, event.finding.severity, row["seq"]]).fetchall()
    told = json.dumps([one["seq"] for one in graver])
    if begins and row["cursor"] == 0:
        deciders.first(event)
    hold = deciders.hold(event)
    plain = hold is not None or deciders.plain(event)
    said = (row["seq"], row["cursor"], row["kept_at"], event, told)
    return _Job(*said, plain, hold, deciders.beside(event) if hold is None else None)


def _chunk(lines: Lines, job: _Job, deciders: Deciders, at: datetime) -> int:
    given, conn = _given(job, at), lines.reading()
    keys = dict.fromkeys((ANYWHERE, column(job.event.country)))
    ends = [conn.execute(_NTH, [key, job.cursor, CHUNK - 1]).fetchall() for key in keys]
    given["last"] = last = min((rows[0][0] for rows in ends if len(rows) == 2), default=_LAST)
    owed = 0
    if job.plain:
        with lines.writing():
            if not _still(conn, job):
                return 0
            owed = sum(conn.execute(_MASS, {**given, "where": key}).rowcount for key in keys)
            _wait(conn, job)
            if owed == sum(conn.execute(_HOW_MANY, [key, job.cursor, last]).fetchone()[0] for key in keys):
                _reached(conn, job, last, at)  # the tables judged all of them
                return owed
    decided = _others(conn, job, deciders, given)  # while nobody waits for the lock: deciding may take its time
    with lines.writing():
        if not _still(conn, job):
            return owed
        owed += enqueue(conn, decided, at)
        _wait(conn, job)
        _reached(conn, job, last, at)
    return owed


def _wait(conn: sqlite3.Connection, job: _Job) -> None:
    if told := job.beside:
        conn.execute(_WAIT, [told.hold, stamp(told.until), job.seq, json.dumps(told.events)])


def _reached(conn: sqlite3.Connection, job: _Job, last: int, at: datetime) -> None:
    done = stamp(at) if last == _LAST else None
    conn.execute("UPDATE fanouts SET cursor = ?, done_at = ? WHERE event = ?", [last, done, job.seq])


def _given(job: _Job, at: datetime) -> dict[str, object]:
    event, severity = job.event, job.severity
    hold, due = job.hold or ("", at)
    return {
        "hold": hold,
        "state": "held" if hold else "pending",
        "due": stamp(due),
        "seq": job.seq,
        "cursor": job.cursor,
        "country": column(event.country),
        "publisher": column(event.publisher),
        "kind": column(event.finding.kind),
        "severity": severity,
        "priority": priority_of(severity),
        "at": stamp(at),
        "kept": job.kept or stamp(event.detected_at),
        "not_after": stamp(due + WORTH[severity]),
        "told": job.told,
        "plain": job.plain,
    }


def _still(conn: sqlite3.Connection, job: _Job) -> bool:
    """Whether nobody else has done this chunk since it was looked up."""
    row = conn.execute("SELECT cursor, done_at FROM fanouts WHERE event = ?", [job.seq]).fetchone()
    return row["done_at"] is None and row["cursor"] == job.cursor


def _others(
    conn: sqlite3.Connection, job: _Job, deciders: Deciders, given: dict[str, object], query: str = _REST
) -> Iterable[Delivery]:
    """Ask about those the tables cannot judge."""
    asked: list[Pair] = []
    for row in conn.execute(query, given).fetchall():
        who = recipients.find(conn, int(row["id"]))
        if who is not None:
            asked.append((who, recipients.rules(conn, who.id)))
    return list(deciders.rest(job.event, asked)) if asked else ()
