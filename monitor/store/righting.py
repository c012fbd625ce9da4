"""What a clock that ran ahead wrote is put right, so that nothing waits until it is again as late as it was."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.model import Belief, DoorState
from monitor.store import beliefs, standing
from monitor.store.audit import Deed, append
from monitor.store.claiming import TOO_LATE
from monitor.store.codec import read, stamp
from monitor.store.gather import LATE
from monitor.store.notices import END
from monitor.store.people import PAUSED_UNTIL

NOTE = "clock was put right"  # a note: when, and the last pass there was then
_NEVER = timedelta(days=365)  # no page is read by a clock that ran so far ahead: no certificate is good for it
_AGAIN = timedelta(hours=1)  # a clock that goes back by less meets no window again that has had its digest
_FURTHEST = timedelta(days=8)  # of what waits for a weekly digest
_LEASE = timedelta(minutes=10)  # whoever sends, and lives, is done by then

# Moments that others are compared with: one of the future counts as of now.
_MOMENTS = (
    ("passes", "at"),
    ("rules", "created_at"),  # who joined while the clock ran ahead is told what happens now
    ("recipients", "confirmed_at"),
    ("recipients", "resumed_at"),
    ("storms", "began_at"),
    ("calendars", "tried_at"),
    ("failures", "at"),
    ("asks", "at"),
)
# Waits, each with the moment it was counted from: they begin now, and last as long as they would have.
_LIVE = "state IN ('pending', 'held', 'retry_wait', 'uncertain', 'claimed', 'transmitting')"
_TRIED = "SELECT max(ended_at) FROM attempts WHERE delivery = deliveries.id"
_WAITS = (
    ("deliveries", "due_at", f"max(created_at, ifnull(started_at, ''), ifnull(({_TRIED}), ''))", _LIVE),
    ("escalations", "next_at", "began_at", "state = 'open'"),
    ("suppressions", "until", "since", "true"),
)
_RESUMED = f"""SELECT at, subject, json_extract(body, '$.before') AS before FROM audit
    WHERE what = 'subscription.resume' AND who = 'house' AND at > ?1 AND substr(before, {len(PAUSED_UNTIL) + 1}) > ?1"""
_LATER = "strftime('%Y-%m-%dT%H:%M:%f000Z', julianday({}) - julianday({}) + julianday(:now))"


def put_right(conn: sqlite3.Connection, now: datetime) -> datetime | None:
    """Let nothing wait for a time that only a wrong clock has seen; when the last pass was, None if all is well.

    What was noticed keeps its moment: events and pages stand as they were told. A clock that stands long before all we
    know (1970, until its machine has asked for the time) is the wrong one itself: nothing is written by it.
    """
    last, at = beliefs.last_pass(conn), stamp(now)
    if last is None or last <= now or (last - now > _NEVER and _unborn(conn, at)):
        return None
    _recount(conn, at, stamp(last))
    _too_soon(conn, now)
    for table, moment in _MOMENTS:
        conn.execute(f"UPDATE {table} SET {moment} = ?1 WHERE {moment} > ?1", [at])
    # Whom an event was told is not asked again of those who joined after it.
    before = stamp(now - timedelta(microseconds=1))
    conn.execute("UPDATE fanouts SET kept_at = iif(done_at IS NULL, ?1, ?2) WHERE kept_at > ?1", [at, before])
    conn.execute("DELETE FROM digest_runs WHERE window_end > ?", [stamp(now + _AGAIN)])
    until = stamp(now + _LEASE)
    conn.execute("UPDATE deliveries SET lease_until = ?1 WHERE lease_until > ?1", [until])
    _doors(conn, now)
    _beliefs(conn, now)
    _reigns(conn, now)
    note = f"{at} {stamp(last)}"
    conn.execute("INSERT INTO notes VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2", [NOTE, note])
    return last


def _unborn(conn: sqlite3.Connection, at: str) -> bool:
    """Whether all that was ever read was read later."""
    first = conn.execute("SELECT min(since) FROM reigns").fetchone()[0]
    return first is not None and str(first) > at


def _recount(conn: sqlite3.Connection, at: str, last: str) -> None:
    for table, due, since, which in _WAITS:
        conn.execute(
            f"UPDATE {table} SET {due} = {_LATER.format(due, since)}"
            f" WHERE {due} > :now AND {due} < '9999' AND {since} > :now AND {due} >= {since} AND {which}",
            {"now": at},
        )
    # Of a chain that began before, nobody wrote down when its step was taken.
    conn.execute(
        f"UPDATE escalations SET next_at = max(:now, {_LATER.format('next_at', ':last')})"
        " WHERE state = 'open' AND next_at > :now AND began_at <= :now",
        {"now": at, "last": last},
    )


def _too_soon(conn: sqlite3.Connection, now: datetime) -> None:
    """Begin again what only a wrong clock ended: a pause, a silence that was summed up, what was too late."""
    at = stamp(now)
    for row in conn.execute(_RESUMED, [at]).fetchall():
        subject, until = row["subject"], row["before"].removeprefix(PAUSED_UNTIL)
        back = "UPDATE recipients SET state = 'paused', paused_until = ?1, resumed_at = NULL WHERE id = ?2"
        number = int(subject.removeprefix("recipient:"))
        if conn.execute(f"{back} AND state = 'active' AND resumed_at = ?3", [until, number, row["at"]]).rowcount:
            append(conn, Deed("house", "subscription.pause", subject, "active", row["before"]), now)
    early = "summed_at > ?1 AND min(end, coalesce(ended_at, end)) > ?1"
    conn.execute(END.format(f"IN (SELECT 'silence:' || id FROM silences WHERE {early})"), [at])
    conn.execute(f"UPDATE silences SET summed_at = NULL WHERE {early}", [at])
    news = "state = 'expired' AND not_after > ?1 AND last_reason = ?2 AND recipient IN (SELECT id FROM recipients"
    again = f"UPDATE deliveries SET state = 'pending', last_reason = '', due_at = min(due_at, ?1) WHERE {news}"
    conn.execute(f"{again} WHERE state = 'active')", [at, TOO_LATE])
    digests = conn.execute(f"{again} WHERE state IN ('active', 'paused')) RETURNING id", [at, LATE]).fetchall()
    conn.executemany(  # they leave in one message, by night with the morning
        "UPDATE deliveries SET state = 'held', hold = 'quiet' WHERE id = ?", [[row["id"]] for row in digests]
    )
    # Whose sleep lasts until a morning of that clock is looked at now; no digest is further than a week.
    conn.execute(
        "UPDATE deliveries SET due_at = ?1 WHERE state = 'held' AND due_at > ?1 AND due_at < '9999' AND ("
        "hold GLOB 'quiet*' OR due_at > ?2 AND (hold GLOB 'group:*' OR hold GLOB 'digest:*'))",
        [at, stamp(now + _FURTHEST)],
    )


def _doors(conn: sqlite3.Connection, now: datetime) -> None:
    rows = (read(DoorState, row["body"]) for row in conn.execute("SELECT body FROM doors").fetchall())
    right = ((one, _door(one, now)) for one in rows)
    beliefs.keep_doors(conn, [after for before, after in right if after != before])


def _door(one: DoorState, now: datetime) -> DoorState:
    resume = one.resume_at
    if resume and one.tried_at and one.tried_at > now:
        resume = now + max(timedelta(), resume - one.tried_at)
    tried, good, changed, since = (_past(when, now) for when in (one.tried_at, one.good_at, one.changed_at, one.since))
    return replace(one, tried_at=tried, good_at=good, changed_at=changed, since=since, resume_at=resume)


def _beliefs(conn: sqlite3.Connection, now: datetime) -> None:
    rows = (read(Belief, row["body"]) for row in conn.execute("SELECT body FROM beliefs").fetchall())
    right = [after for before in rows if (after := _belief(before, now)) != before]
    beliefs.keep_beliefs(conn, right)
    standing.keep(conn, right, now)


def _belief(one: Belief, now: datetime) -> Belief:
    return replace(
        one,
        since=min(one.since, now),
        absent_since=_past(one.absent_since, now),
        withdrawn_at=_past(one.withdrawn_at, now),
        withheld=tuple(replace(each, since=min(each.since, now)) for each in one.withheld),
    )


def _reigns(conn: sqlite3.Connection, now: datetime) -> None:
    """Of versions of the future the last began now, those before it a moment earlier each."""
    rows = conn.execute(
        "SELECT publisher, destination, since, row_number() OVER (PARTITION BY publisher, destination"
        " ORDER BY since DESC) AS place FROM reigns WHERE since > ? ORDER BY since",
        [stamp(now)],
    ).fetchall()
    for row in rows:
        conn.execute(
            "UPDATE OR REPLACE reigns SET since = ? WHERE publisher = ? AND destination = ? AND since = ?",
            [stamp(now - timedelta(microseconds=row["place"] - 1)), row["publisher"], row["destination"], row["since"]],
        )


def _past(when: datetime | None, now: datetime) -> datetime | None:
    return min(when, now) if when else None
