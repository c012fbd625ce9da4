"""Storms: cycles that were held whole, who decided what about them, and what became of their deliveries."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import get_args

from monitor.model import Event
from monitor.model.routing import ALONE, Storm, StormState
from monitor.store.audit import Deed, append
from monitor.store.codec import build, column, moment, optional_moment, stamp
from monitor.store.connect import Lines
from monitor.store.corrections import doubt, halt, why
from monitor.store.heard import FALSE, STATE, UPHELD
from monitor.store.notices import END

TABLES = (
    """CREATE TABLE storms (
        id INTEGER PRIMARY KEY,
        publisher TEXT NOT NULL,
        began_at TEXT NOT NULL,
        reason TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'released', 'digested', 'discarded')),
        decided_at TEXT,
        decided_by TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        CHECK ((state = 'open') = (decided_at IS NULL)))""",
    "CREATE UNIQUE INDEX storms_open ON storms (publisher) WHERE state = 'open'",
    """CREATE TABLE storm_events (
        event INTEGER PRIMARY KEY REFERENCES ledger (seq), storm INTEGER NOT NULL REFERENCES storms (id))""",
    "CREATE INDEX storm_events_of ON storm_events (storm)",
)
_CHUNK = 2000
_DECIDE = """UPDATE storms SET was = iif(state = 'open', '', state), was_at = decided_at, state = ?1, decided_at = ?2,
    decided_by = ?3, note = ?4 WHERE id = ?5"""
_CHAINS = f"""UPDATE escalations SET state = 'dropped', next_at = NULL WHERE state <> 'dropped'
    AND event IN (SELECT e.event {FALSE} AND s.id = ?)"""


def gather(conn: sqlite3.Connection, publisher: str, reason: str, events: Iterable[str], at: datetime) -> int | None:
    """Put new events into the publisher's open storm, or into a new one if there is a reason; None if neither."""
    row = conn.execute("SELECT id FROM storms WHERE publisher = ? AND state = 'open'", [publisher]).fetchone()
    if row is None:
        if not reason:
            return None
        row = conn.execute(
            "INSERT INTO storms (publisher, began_at, reason) VALUES (?, ?, ?) RETURNING id",
            [publisher, stamp(at), column(reason)],
        ).fetchone()
        append(conn, Deed("house", "storm.begin", f"storm:{row['id']}", "", reason), at)
    conn.executemany(
        "INSERT OR IGNORE INTO storm_events (event, storm) SELECT seq, ? FROM ledger WHERE entry = 'event' AND id = ?",
        [(row["id"], column(event)) for event in events],
    )
    return int(row["id"])


class Storms:
    """The storms as the rest of the house uses them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def all(self, state: str = "", limit: int = 50) -> list[Storm]:
        """Return storms, newest first; of one state if it is named."""
        rows = self._lines.reading().execute(
            "SELECT * FROM storms WHERE ?1 = '' OR state = ?1 ORDER BY id DESC LIMIT ?2", [state, limit]
        )
        return [_storm(row) for row in rows.fetchall()]

    def since(self, at: datetime, publisher: str = "") -> list[Storm]:
        """Return all storms decided at that time or later, newest first; of one publisher if it is named."""
        rows = self._lines.reading().execute(
            "SELECT * FROM storms WHERE decided_at >= ?1 AND (?2 = '' OR publisher = ?2) ORDER BY id DESC",
            [stamp(at), column(publisher)],
        )
        return [_storm(row) for row in rows.fetchall()]

    def decided(self) -> list[Storm]:
        """Return the storms that were decided and still hold what leaves, once everybody they concern is found.

        Of one that was discarded that is what another door told, which waited for what becomes of the storm.
        """
        rows = self._lines.reading().execute(
            "SELECT * FROM storms s WHERE state <> 'open' AND EXISTS"
            " (SELECT 1 FROM deliveries d WHERE d.state = 'held' AND d.hold = 'storm:' || s.id) AND NOT EXISTS"
            " (SELECT 1 FROM storm_events e JOIN fanouts f ON f.event = e.event"
            " WHERE e.storm = s.id AND f.done_at IS NULL)"
        )
        return [_storm(row) for row in rows.fetchall()]

    def get(self, number: int) -> Storm | None:
        """Return the storm of that id."""
        row = self._lines.reading().execute("SELECT * FROM storms WHERE id = ?", [number]).fetchone()
        return None if row is None else _storm(row)

    def of(self, event_id: str) -> Storm | None:
        """Return the storm an event belongs to; what another publisher told as well is not taken back with it."""
        row = self._lines.reading().execute(
            f"SELECT s.*, s.state = 'discarded' AND {UPHELD} AS upheld FROM ledger l"
            " JOIN storm_events e ON e.event = l.seq JOIN storms s ON s.id = e.storm"
            " WHERE l.entry = 'event' AND l.id = ?",
            [column(event_id)],
        )
        row = row.fetchone()
        return None if row is None else _let_out(_storm(row)) if row["upheld"] else _storm(row)

    def mark(self, event_id: str) -> StormState | None:
        """Return the state of the storm an event came in; None if it came in none."""
        found = self.of(event_id)
        return found.state if found else None

    def marked(self, events: Iterable[Event]) -> Iterator[tuple[Event, StormState | None]]:
        """Give each event with the state of the storm it came in; one question for all of them."""
        rows = self._lines.reading().execute(
            f"SELECT l.id, {STATE} AS state"
            " FROM storm_events e JOIN storms s ON s.id = e.storm JOIN ledger l ON l.seq = e.event"
        )
        known: dict[str, StormState] = {row["id"]: row["state"] for row in rows}
        return ((event, known.get(event.id)) for event in events)

    def events(self, number: int) -> list[Event]:
        """Return what came in a storm, oldest first."""
        rows = self._lines.reading().execute(
            "SELECT l.body FROM storm_events e JOIN ledger l ON l.seq = e.event WHERE e.storm = ? ORDER BY e.event",
            [number],
        )
        return [build(Event, json.loads(row["body"])["event"]) for row in rows.fetchall()]

    def undecided(self) -> frozenset[int]:
        """The numbers in the ledger of what the open storms hold."""
        rows = self._lines.reading().execute(
            "SELECT e.event FROM storms s JOIN storm_events e ON e.storm = s.id WHERE s.state = 'open'"
        )
        return frozenset(row[0] for row in rows)

    def let_out(self, since: datetime) -> dict[int, int]:
        """The storm of each event (its number in the ledger) that came in one since a time, and was let out."""
        rows = self._lines.reading().execute(
            "SELECT e.event, s.id FROM storms s JOIN storm_events e ON e.storm = s.id"
            " WHERE s.state IN ('released', 'digested') AND s.began_at >= ?",
            [stamp(since)],
        )
        return dict(map(tuple, rows.fetchall()))

    def reach(self, number: int) -> tuple[int, int]:
        """Count the deliveries a storm holds, and the people they are for."""
        row = self._lines.reading().execute(
            "SELECT count(*), count(DISTINCT recipient) FROM deliveries WHERE state = 'held' AND hold = ?"
            " AND event IN (SELECT event FROM storm_events WHERE storm = ?)",
            [f"storm:{number}", number],
        )
        held, people = row.fetchone()
        return int(held), int(people)

    def decide(
        self,
        number: int,
        state: StormState,
        who: str,
        at: datetime,
        note: str = "",
        request: str = "",
        late: bool = False,
    ) -> bool:
        """Write a decision down, once: False if the storm is not there or was decided before.

        With `late` what was let out before is discarded after all. What officers were asked is over with it, and the
        chains of what was discarded; no message of that begins to leave any more. What the storm holds moves
        afterwards, in small steps that any crash may interrupt (`gather`, `discard`, `Corrections`).
        """
        if state not in get_args(StormState) or state == "open":
            raise ValueError(f"expected released, digested or discarded, got {state!r}")
        with self._lines.writing() as conn:
            before = conn.execute("SELECT state FROM storms WHERE id = ?", [number]).fetchone()
            may = ("released", "digested") if late and state == "discarded" else ("open",)
            done = before is not None and before["state"] in may
            if done:
                conn.execute(_DECIDE, [state, stamp(at), column(who), column(note), number])
                deed = Deed(who, f"storm.{state}", f"storm:{number}", before["state"], note or state, request)
                append(conn, deed, at)
                conn.execute(END.format("= ?2"), [stamp(at), f"storm:{number}"])
            if done and state == "discarded":
                conn.execute(_CHAINS, [number])
                halt(conn, number, at)
                doubt(conn, at)
            return done

    def single(self, event: Event, twins: Iterable[Event] = ()) -> int | None:
        """Make an event that came in none, and its twins, a storm let out when they were noticed, to be taken back.

        None where it came in one, or is none that was told. `twins` are the same of other countries.
        """
        ids = json.dumps([column(one.id) for one in (event, *twins) if not one.held])
        with self._lines.writing() as conn:
            rows = conn.execute(
                "SELECT seq, id, publisher FROM ledger l WHERE entry = 'event'"
                " AND id IN (SELECT value FROM json_each(?))"
                " AND NOT EXISTS (SELECT 1 FROM storm_events e WHERE e.event = l.seq)",
                [ids],
            ).fetchall()
            row = next((one for one in rows if one["id"] == column(event.id)), None)
            if row is None:
                return None
            at = stamp(event.detected_at)
            made = conn.execute(
                "INSERT INTO storms (publisher, began_at, reason, state, decided_at, decided_by)"
                " VALUES (?, ?, ?, 'released', ?, 'house') RETURNING id",
                [row["publisher"], at, ALONE, at],
            ).fetchone()
            told = [(one["seq"], made["id"]) for one in rows]
            conn.executemany("INSERT INTO storm_events (event, storm) VALUES (?, ?)", told)
            return int(made["id"])

    def discard(self, number: int) -> int:
        """Cancel a step of what a discarded storm holds; how many, 0 when nothing is left."""
        with self._lines.writing() as conn:
            return conn.execute(
                "UPDATE deliveries SET state = 'cancelled', hold = '', last_reason = ?1 WHERE id IN (SELECT id FROM"
                f" deliveries WHERE state = 'held' AND hold = ?2 AND event IN (SELECT e.event {FALSE} AND s.id = ?3)"
                " LIMIT ?4)",
                [why(number), f"storm:{number}", number, _CHUNK],
            ).rowcount

    def audience(self, country: str) -> int:
        """Count the wishes under which an event of a country is looked up: about as many mails as it would make."""
        row = self._lines.reading().execute("SELECT count(*) FROM follows WHERE country IN ('*', ?)", [column(country)])
        return int(row.fetchone()[0])

    def cycles(self, publisher: str, since: datetime) -> list[int]:
        """Count the changed pages of each cycle that changed any, since a time."""
        rows = self._lines.reading().execute(
            "SELECT count(DISTINCT destination) FROM ledger WHERE entry = 'event' AND publisher = ? AND at >= ?"
            " GROUP BY at",
            [column(publisher), stamp(since)],
        )
        return [int(row[0]) for row in rows.fetchall()]


def _storm(row: sqlite3.Row) -> Storm:
    decided = optional_moment(row["decided_at"])
    was_at = optional_moment(row["was_at"])
    plain = {name: row[name] for name in ("id", "publisher", "reason", "state", "decided_by", "note", "was")}
    return Storm(began_at=moment(row["began_at"]), decided_at=decided, was_at=was_at, **plain)


def _let_out(storm: Storm) -> Storm:
    """A storm as it was before it was taken back."""
    return replace(storm, state=storm.was or storm.state, decided_at=storm.was_at, was="", was_at=None, note="")
