"""Deliveries that wait: who has some that are due, and how one person's leave together in one message."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model import Event, State
from monitor.model.routing import Bundle, Waiting
from monitor.store.codec import column, moment, stamp
from monitor.store.connect import Lines
from monitor.store.ledger import seq_of

TABLES = (
    """CREATE TABLE digest_runs (
        id INTEGER PRIMARY KEY,
        recipient INTEGER NOT NULL REFERENCES recipients (id),
        schedule TEXT NOT NULL,
        window_start TEXT NOT NULL,
        window_end TEXT NOT NULL,
        lead INTEGER NOT NULL REFERENCES deliveries (id),
        items INTEGER NOT NULL,
        made_at TEXT NOT NULL,
        UNIQUE (recipient, schedule, window_end),
        CHECK (window_start < window_end))""",
    "CREATE INDEX deliveries_waiting ON deliveries (recipient, hold) WHERE state = 'held'",
)
_FIRST = "SELECT min(hold) FROM deliveries WHERE state = 'held'"
# Reads one entry of the index for each reason to wait, however many wait for it.
_HOLDS = f"""WITH RECURSIVE holds (hold) AS ({_FIRST} UNION ALL
    SELECT ({_FIRST} AND hold > holds.hold) FROM holds WHERE holds.hold IS NOT NULL)
    SELECT hold FROM holds WHERE hold IS NOT NULL"""
_WHO = "SELECT DISTINCT recipient FROM deliveries WHERE state = 'held' AND hold = ?1 AND due_at <= ?2 LIMIT ?3"
_ROWS = """SELECT id, recipient, event, hold, due_at, created_at, priority FROM deliveries
    WHERE state = 'held' AND event IS NOT NULL AND recipient IN (SELECT value FROM json_each(?))
    ORDER BY recipient, id"""
_GRAVITY = """SELECT seq, id, json_extract(body, '$.event.finding.severity') AS severity FROM ledger
    WHERE seq IN (SELECT value FROM json_each(?))"""
_END_OF_TIME = "9999"
LATE = "its digest was due over seven days ago"
_GONE = "the recipient is told nothing any more"
_UNTOLD = "it was taken back before it was told"
_KNOWN = "another door of its government told the same while it waited"


@dataclass(frozen=True, slots=True)
class Grouping:
    """What one recipient had of a country lately, and has waiting."""

    last_left: datetime | None = None
    opened: datetime | None = None
    waiting: int = 0


class Held:
    """What waits, as the rest of the house uses it."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._gravity: dict[int, tuple[str, str]] = {}  # events never change

    def due(self, at: datetime, decided: Collection[str], prefixes: tuple[str, ...], limit: int) -> list[list[Waiting]]:
        """Return all that waits for up to `limit` recipients who have something due, a list for each.

        `decided` are holds that count as due whatever their time; only holds with one of `prefixes` count.
        """
        conn, who = self._lines.reading(), dict[int, None]()
        # Of a storm's million rows those of one person lie far apart: with SQLite's usual 2 MB each is read again.
        conn.execute("PRAGMA cache_size = -65536")
        for hold in [row[0] for row in conn.execute(_HOLDS).fetchall()]:
            if hold.startswith(prefixes) and len(who) < limit:
                until = _END_OF_TIME if hold in decided else stamp(at)
                who |= {row[0]: None for row in conn.execute(_WHO, [hold, until, limit - len(who)]).fetchall()}
        rows = conn.execute(_ROWS, [json.dumps(list(who))]).fetchall()
        self._weigh(conn, {row["event"] for row in rows})
        found: dict[int, list[Waiting]] = {}
        for row in rows:
            found.setdefault(row["recipient"], []).append(self._waiting(row))
        return list(found.values())

    def _weigh(self, conn: sqlite3.Connection, events: set[int]) -> None:
        if len(self._gravity) > 20_000:
            self._gravity.clear()
        unknown = json.dumps(sorted(events - self._gravity.keys()))
        self._gravity |= {row["seq"]: (row["id"], row["severity"]) for row in conn.execute(_GRAVITY, [unknown])}

    def _waiting(self, row: sqlite3.Row) -> Waiting:
        event, severity = self._gravity[row["event"]]
        return Waiting(
            *(row["id"], row["recipient"], event, row["hold"], moment(row["due_at"]), moment(row["created_at"])),
            *(row["priority"], severity),  # type: ignore[arg-type]
        )

    def runs(self, recipients: Iterable[int]) -> dict[int, dict[str, datetime]]:
        """Return the end of the last digest of each schedule, by recipient."""
        rows = self._lines.reading().execute(
            "SELECT recipient, schedule, max(window_end) AS last FROM digest_runs"
            " WHERE recipient IN (SELECT value FROM json_each(?)) GROUP BY recipient, schedule",
            [json.dumps(list(recipients))],
        )
        found: dict[int, dict[str, datetime]] = {}
        for row in rows.fetchall():
            found.setdefault(row["recipient"], {})[row["schedule"]] = moment(row["last"])
        return found

    def leave(self, bundles: Sequence[Bundle], at: datetime) -> int:
        """Do as the bundles say in one transaction; how many messages leave. What is no longer held stays as it is."""
        with self._lines.writing() as conn:
            return _leave(conn, bundles, at)

    def lately(self, event: Event, since: datetime, people: Sequence[int]) -> dict[int, Grouping]:
        """Tell for each of `people` what they had of an event's country since a time, and have waiting of it."""
        return groupings(self._lines.reading(), event, since, people)

    def hurry(self, recipient: int, hold: str, due: datetime) -> None:
        """Let all that waits in a group leave at one time."""
        with self._lines.writing() as conn:
            conn.execute(
                "UPDATE deliveries SET due_at = ? WHERE state = 'held' AND recipient = ? AND hold = ? AND due_at <> ?",
                [stamp(due), recipient, hold, stamp(due)],
            )

    def revert(self, old: str, new: str, at: datetime) -> tuple[int, int]:
        """Tell of a change taken back only those who were told of it; how many, and how many need not know."""
        with self._lines.writing() as conn:
            before, after = seq_of(conn, old), seq_of(conn, new)
            return (0, 0) if before is None or after is None else revert(conn, before, after, at)

    def stand(self, event_id: str, at: datetime) -> int:
        """Let what was taken back before it was told leave after all, for its taking back was a fault; how many."""
        with self._lines.writing() as conn:
            rows = conn.execute(_STANDS, [stamp(at), seq_of(conn, event_id), _UNTOLD]).fetchall()
            conn.execute(_ASIDE, [json.dumps([row["id"] for row in rows])])
            return len(rows)

    def after(self, event_id: str, other: str) -> bool:
        """Whether an event was kept later than another, whatever a clock that ran ahead wrote upon either."""
        conn = self._lines.reading()
        now, then = seq_of(conn, event_id), seq_of(conn, other)
        return now is not None and then is not None and now > then

    def states(self, event_ids: Sequence[str], recipient: int) -> dict[str, State]:
        """Return where the messages that tell one recipient of some events stand, by event."""
        rows = self._lines.reading().execute(
            "SELECT l.id, coalesce(m.state, d.state) AS state FROM ledger l"
            " JOIN deliveries d ON d.event = l.seq AND d.recipient = ?"
            " LEFT JOIN deliveries m ON m.id = d.lead AND d.state = 'digested'"
            " WHERE l.entry = 'event' AND l.id IN (SELECT value FROM json_each(?))",
            [recipient, json.dumps(list(event_ids))],
        )
        return {row["id"]: State(row["state"]) for row in rows.fetchall()}

    def urge(self, event_id: str, recipient: int, at: datetime) -> int:
        """Let one event leave at once that waited for a digest, the morning or a group; 1 if it did."""
        with self._lines.writing() as conn:
            return conn.execute(
                "UPDATE deliveries SET state = 'pending', hold = '', due_at = ? WHERE event = ? AND recipient = ?"
                " AND state = 'held' AND (hold GLOB 'quiet*' OR hold GLOB 'digest:*' OR hold GLOB 'group:*')",
                [stamp(at), seq_of(conn, event_id), recipient],
            ).rowcount


def _leave(conn: sqlite3.Connection, bundles: Sequence[Bundle], at: datetime) -> int:
    _put_off(conn, (move for bundle in bundles for move in bundle.moved))
    conn.executemany(
        "UPDATE deliveries SET state = ?, hold = '', last_reason = ? WHERE id = ? AND state = 'held'",
        [
            *(("expired", LATE, one) for bundle in bundles for one in bundle.expired),
            *(("cancelled", _GONE, one) for bundle in bundles for one in bundle.cancelled),
            *(("cancelled", _KNOWN, one) for bundle in bundles for one in bundle.repeated),
        ],
    )
    # A lead that was cancelled meanwhile leads nobody: its members are gathered under another in the next round.
    when = stamp(at)
    led = [bundle for bundle in bundles if bundle.lead is not None and _lead(conn, bundle, at)]
    conn.executemany(
        "UPDATE deliveries SET state = 'digested', hold = '', due_at = ?, lead = ? WHERE id = ? AND state = 'held'",
        [(when, bundle.lead, one) for bundle in led for one in bundle.members],
    )
    conn.executemany(
        "INSERT INTO digest_runs (recipient, schedule, window_start, window_end, lead, items, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [
            (b.recipient, one.schedule, stamp(one.start), stamp(one.end), b.lead, len(b.members) + 1, stamp(at))
            for b in led
            for one in b.runs
        ],
    )
    return len(led)


def _lead(conn: sqlite3.Connection, bundle: Bundle, at: datetime) -> bool:
    not_after = bundle.not_after or at + timedelta(hours=24)
    return bool(
        conn.execute(
            "UPDATE deliveries SET state = 'pending', hold = '', due_at = ?, not_after = ?, priority = ?"
            " WHERE id = ? AND state = 'held'",
            [stamp(at), stamp(not_after), bundle.priority, bundle.lead],
        ).rowcount
    )


def _put_off(conn: sqlite3.Connection, moved: Iterable[tuple[int, str, datetime]]) -> None:
    conn.executemany(
        "UPDATE deliveries SET hold = ?, due_at = ? WHERE id = ? AND state = 'held'",
        [(hold, stamp(due), one) for one, hold, due in moved],
    )


# ------------------------------------------------------------------ groups and flaps
_LATELY = """SELECT d.recipient,
    max(CASE WHEN d.state IN ('pending', 'claimed', 'transmitting', 'sent', 'digested') THEN d.due_at
             WHEN d.state IN ('retry_wait', 'uncertain') THEN d.created_at END) AS last_left,
    min(CASE WHEN d.state = 'held' AND d.hold = ?3 THEN d.created_at END) AS opened,
    count(CASE WHEN d.state = 'held' AND d.hold = ?3 THEN 1 END) AS waiting
    FROM deliveries d WHERE d.event IN (SELECT value FROM json_each(?1)) AND (?2 = '[]' OR d.recipient IN
    (SELECT value FROM json_each(?2))) GROUP BY d.recipient"""


def groupings(conn: sqlite3.Connection, event: Event, since: datetime, people: Sequence[int]) -> dict[int, Grouping]:
    """Tell for each of `people` what they had of an event's country since a time, and have waiting of it."""
    rows = conn.execute(
        "SELECT seq FROM ledger WHERE entry = 'event' AND country = ? AND at >= ? AND id <> ?",
        [column(event.country), stamp(since), event.id],
    )
    others = [row["seq"] for row in rows.fetchall()]
    if not others:
        return {}
    asked = [json.dumps(others), json.dumps(list(people)), f"group:{event.country}"]
    found = {}
    for row in conn.execute(_LATELY, asked).fetchall():
        last, opened = (None if row[name] is None else moment(row[name]) for name in ("last_left", "opened"))
        found[int(row["recipient"])] = Grouping(last, opened, int(row["waiting"]))
    return found


def revert(conn: sqlite3.Connection, old: int, new: int, at: datetime) -> tuple[int, int]:
    """Tell of a change taken back only those who were told of it; how many were, and how many need not know.

    Who let go of its country since hears no more of it (a chain's people need not follow it), and who was not told yet
    is told neither: both stay in the records, cancelled and suppressed. What else the message that is cancelled was to
    carry leaves with the next round. An order that is given back is as urgent as any order.
    """
    said = {"old": old, "new": new, "at": stamp(at), "why": _UNTOLD}
    conn.execute(_NOTICE, {**said, "not_after": stamp(at + timedelta(hours=24))})
    told = conn.execute("SELECT changes()").fetchone()[0]
    conn.execute(_LOGGED, said)
    conn.execute(
        "UPDATE deliveries SET state = 'suppressed', hold = '', last_reason = 'flap' WHERE event = ? AND hold = 'flap'",
        [new],
    )
    kept = conn.execute(
        "UPDATE deliveries SET state = 'cancelled', hold = '', last_reason = :why WHERE event = :old"
        " AND state IN ('held', 'pending', 'retry_wait') RETURNING id",
        {"old": old, "why": said["why"]},
    ).fetchall()
    unled(conn, [row["id"] for row in kept], at)
    return int(told), len(kept)


def unled(conn: sqlite3.Connection, cancelled: Collection[int], at: datetime, but: str = "()") -> None:
    """Let what messages that are cancelled were to carry leave in one message with the next round.

    `but` is SQL of our own: events that are left alone.
    """
    conn.execute(
        "UPDATE deliveries SET state = 'held', hold = 'quiet', due_at = ?, lead = NULL WHERE state = 'digested'"
        f" AND lead IN (SELECT value FROM json_each(?)) AND event NOT IN {but}",
        [stamp(at), json.dumps(list(cancelled))],
    )


# Who let go of the country hears no more of it; a chain's people need not follow it.
_CONCERNS = """({0}.why GLOB 'escalation *' OR EXISTS (
        SELECT 1 FROM rules p JOIN follows f ON f.rule = p.id WHERE p.recipient = {0}.recipient
        AND f.country IN ('*', (SELECT ifnull(country, '') FROM ledger WHERE seq = {1}))))"""
_STANDS = f"""UPDATE deliveries SET state = 'pending', last_reason = '', due_at = ?1 WHERE event = ?2
    AND state = 'cancelled' AND last_reason = ?3 AND {_CONCERNS.format("deliveries", "?2")} RETURNING id"""
_ASIDE = """UPDATE deliveries SET state = 'held', hold = 'quiet' WHERE id IN (SELECT value FROM json_each(?))"""
_NOTICE = f"""INSERT INTO deliveries (event, recipient, channel, priority, due_at, not_after, created_at, why)
    SELECT :new, recipient, channel, min(priority, (SELECT iif(json_extract(body, '$.event.finding.severity') = 'P1',
    1, 2) FROM ledger WHERE seq = :new)), :at, :not_after, :at, 'was told of the change that is taken back'
    FROM deliveries d WHERE event = :old AND state IN ('claimed', 'transmitting', 'sent', 'uncertain', 'digested')
    AND {_CONCERNS.format("d", ":new")}
    ON CONFLICT (event, recipient) DO NOTHING"""
_LOGGED = """INSERT INTO deliveries (event, recipient, channel, priority, state, hold, due_at, created_at, why)
    SELECT :new, recipient, channel, priority, 'held', 'flap', :at, :at, :why
    FROM deliveries WHERE event = :old AND state IN ('held', 'pending', 'retry_wait')
    ON CONFLICT (event, recipient) DO NOTHING"""
