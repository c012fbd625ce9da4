"""What is owed to whoever was told of a storm that was then discarded: nothing more of it, and a word that says so."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model.event import Severity
from monitor.store.audit import Deed, append
from monitor.store.codec import moment, stamp
from monitor.store.connect import Lines
from monitor.store.gather import unled
from monitor.store.heard import FALSE
from monitor.store.recipients import STAYS

LETTER = "fault"  # the matter of such a letter: {"letter": "fault", "storm": N}
WORTH = timedelta(hours=72)
PEOPLE = 500  # in one transaction
TABLES = (
    """CREATE TABLE corrections (
        storm INTEGER NOT NULL REFERENCES storms (id),
        recipient INTEGER NOT NULL REFERENCES recipients (id),
        delivery INTEGER NOT NULL REFERENCES deliveries (id),
        PRIMARY KEY (storm, recipient)) WITHOUT ROWID""",
    "CREATE INDEX corrections_by ON corrections (delivery)",
    "ALTER TABLE storms ADD COLUMN was TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE storms ADD COLUMN was_at TEXT",
    "ALTER TABLE storms ADD COLUMN over_at TEXT",
    # Of those of an older program nobody was told, and after months nobody is.
    "UPDATE storms SET over_at = decided_at WHERE state = 'discarded'",
)
_EVENTS = f"(SELECT e.event {FALSE} AND s.id = :storm)"
# The halves are read along the partial indexes of what waits and of what is claimed, never through what was sent.
_UNBEGUN = (
    "state IN ('pending', 'retry_wait', 'uncertain')",
    "state IN ('claimed', 'transmitting') AND state = 'claimed'",
)
_STOP = f"""UPDATE deliveries
    SET state = 'cancelled', last_reason = :why, owner = NULL, lease_until = NULL, started_at = NULL
    WHERE {{}} AND +event IN {_EVENTS} RETURNING id"""
_FAULTS = f"(SELECT e.event {FALSE})"
# Their deliveries are looked up once: each statement would look for them in a hundred thousand places.
_THEIRS = f"""SELECT id FROM deliveries WHERE event IN {_EVENTS}
    AND recipient IN (SELECT value FROM json_each(:people))"""
_THESE = "d.id IN (SELECT value FROM json_each(:ids))"
# What may have arrived is repeated as it was, or not at all.
DOUBTED = "EXISTS (SELECT 1 FROM attempts a WHERE a.delivery = deliveries.lead AND a.outcome = 'uncertain')"
# Something else's message that is taken up may be written already: it is waited for like one that has begun.
_DROP = f"""UPDATE deliveries SET state = 'cancelled', hold = '', last_reason = :why, lead = iif({DOUBTED}, lead, NULL)
    WHERE id IN (SELECT d.id FROM deliveries d LEFT JOIN deliveries l ON l.id = d.lead WHERE {_THESE}
        AND (d.state = 'held' OR (d.state = 'digested' AND l.state NOT IN ('claimed', 'transmitting', 'sent'))))"""
# Whoever may have it was told: taken by the far side, or lost between its last byte and the answer.
_TOLD = "EXISTS (SELECT 1 FROM attempts a WHERE a.delivery IN (d.id, d.lead) AND a.outcome IN ('sent', 'uncertain'))"
# Of whoever had a letter only what that one called no fault, since another door stood by it, may be told as one still.
_NEW = "(c.delivery IS NULL OR (m.state = 'sent' AND e.id IN (SELECT value FROM json_each(m.matter, '$.but'))))"
_REACHED = f"""SELECT d.recipient, c.delivery AS letter, m.matter ->> '$.but' AS stood,
    min(iif(e.id NOT IN (SELECT value FROM json_each(:but)) AND {_NEW},
        json_extract(e.body, '$.event.finding.severity'), NULL)) AS severity,
    max(d.state = 'transmitting' OR (d.state = 'digested' AND l.state IN ('claimed', 'transmitting'))) AS under_way,
    max({_TOLD} AND e.id NOT IN (SELECT value FROM json_each(:but)) AND {_NEW}) AS told
    FROM deliveries d JOIN ledger e ON e.seq = d.event JOIN recipients r ON r.id = d.recipient
    LEFT JOIN deliveries l ON l.id = d.lead
    LEFT JOIN corrections c ON c.storm = :storm AND c.recipient = d.recipient
    LEFT JOIN deliveries m ON m.id = c.delivery
    WHERE {_THESE} AND r.state IN ('active', 'paused') AND d.state NOT IN ('suppressed', 'held')
    AND NOT (d.state = 'cancelled' AND d.attempts = 0 AND d.lead IS NULL)
    AND NOT EXISTS (SELECT 1 FROM suppressions s WHERE s.address_key = r.address_key
        AND (s.until IS NULL OR s.until > :at) AND NOT ({STAYS} AND s.reason = 'unsubscribed'))
    GROUP BY d.recipient HAVING told AND NOT under_way"""
# Of whoever was corrected, and of whom nothing but what was only held, nothing is left to do.
_WHO = """SELECT recipient FROM deliveries d WHERE event = ?1 AND recipient > ?2
    AND NOT (state IN ('suppressed', 'cancelled') AND attempts = 0 AND lead IS NULL)
    AND NOT EXISTS (SELECT 1 FROM corrections c JOIN deliveries m ON m.id = c.delivery
        WHERE c.storm = ?3 AND c.recipient = d.recipient AND m.matter ->> '$.but' IS NULL)
    ORDER BY recipient LIMIT ?4"""
_BUSY = f"""SELECT 1 FROM deliveries d WHERE d.state IN ('claimed', 'transmitting') AND (d.event IN {_EVENTS}
    OR EXISTS (SELECT 1 FROM deliveries c WHERE c.lead = d.id AND c.event IN {_EVENTS})) LIMIT 1"""
_DISCARDED = f"SELECT e.event, e.storm {FALSE} AND e.event IN (SELECT value FROM json_each(?))"
_UNSENT = """SELECT c.storm, c.delivery FROM storms s CROSS JOIN corrections c ON c.storm = s.id AND c.recipient = ?
    JOIN deliveries d ON d.id = c.delivery WHERE s.state = 'discarded' AND d.state = 'suppressed' AND d.not_after > ?"""
_SPREADING = f"SELECT 1 FROM fanouts WHERE done_at IS NULL AND event IN {_EVENTS} LIMIT 1"
_LETTERS = f"""SELECT coalesce(d.lead, d.id) AS message, d.channel, e.id, min(a.ended_at) AS at,
    d.event IN {_EVENTS} AS mine FROM deliveries d JOIN ledger e ON e.seq = d.event
    JOIN attempts a ON a.delivery IN (d.id, d.lead) AND a.outcome IN ('sent', 'uncertain')
    WHERE d.recipient = :who AND (d.event IN {_EVENTS} OR coalesce(d.lead, d.id) IN
        (SELECT coalesce(m.lead, m.id) FROM deliveries m WHERE m.recipient = :who AND m.event IN {_EVENTS}))
    GROUP BY d.id ORDER BY message, e.seq"""


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody who was told of a discarded storm and not yet that it was one; the gravest they were told of.

    `letter` is the delivery of the letter they had of it, and `stood` what that called no fault (ids of events).
    """

    recipient: int
    severity: Severity
    letter: int | None = None
    stood: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrote:
    """A message that told of a storm: its channel, when it left, all it carried, and what of that was the storm's."""

    channel: str
    at: datetime
    carried: tuple[str, ...]
    of_storm: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """How many were told by one channel that a storm was a fault, and how those letters stand."""

    channel: str
    state: str
    count: int


def why(number: int) -> str:
    """What the records say of a message that a discard stopped."""
    return f"storm:{number} was discarded as a fault of ours"


def halt(conn: sqlite3.Connection, number: int, at: datetime) -> int:
    """Stop every message of a storm that has not begun to leave; how many. What else these carried leaves by itself."""
    asked = {"storm": number, "why": why(number), "at": stamp(at)}
    stopped = [row[0] for half in _UNBEGUN for row in conn.execute(_STOP.format(half), asked).fetchall()]
    if stopped:  # of a storm that is a fault as well, it is left to that one's round, which asks whether it was told
        unled(conn, stopped, at, but=_FAULTS)
    return len(stopped)


def discarded(conn: sqlite3.Connection, events: Iterable[int], at: datetime) -> frozenset[int]:
    """Return which of these events were discarded; what was let go again of their storms is stopped once more."""
    rows = conn.execute(_DISCARDED, [json.dumps(list(events))]).fetchall()
    for number in {row["storm"] for row in rows}:
        halt(conn, number, at)
    return frozenset(row["event"] for row in rows)


def doubt(conn: sqlite3.Connection, at: datetime) -> None:
    """Look again at the faults of these days: of some nobody was told so, since another door stood by them."""
    query = "UPDATE storms SET over_at = NULL WHERE state = 'discarded' AND over_at IS NOT NULL AND decided_at >= ?"
    conn.execute(query, [stamp(at - WORTH)])


def anew(conn: sqlite3.Connection, recipient: int, since: str) -> None:
    """Look again whether somebody must be told of a fault who was not to be written to since that time (a stamp)."""
    unsent = conn.execute(_UNSENT, [recipient, since]).fetchall()
    conn.executemany("DELETE FROM corrections WHERE delivery = ?", [(row["delivery"],) for row in unsent])
    conn.execute(
        "UPDATE storms SET over_at = NULL WHERE state = 'discarded'"
        " AND (over_at >= ? OR id IN (SELECT value FROM json_each(?)))",
        [since, json.dumps([row["storm"] for row in unsent])],
    )


class Corrections:
    """The corrections as the rest of the house uses them; each step is one transaction, and may be repeated."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def open(self) -> list[int]:
        """Return the discarded storms of which something may still be under way or somebody is still to be told."""
        query = "SELECT id FROM storms WHERE state = 'discarded' AND over_at IS NULL ORDER BY id"
        return [row[0] for row in self._lines.reading().execute(query)]

    def busy(self, number: int) -> bool:
        """Whether a message of a storm is in somebody's hands, or people are still being found."""
        conn, asked = self._lines.reading(), {"storm": number}
        return any(conn.execute(query, asked).fetchone() is not None for query in (_BUSY, _SPREADING))

    def halt(self, number: int, at: datetime) -> int:
        """Stop what was owed anew since the decision; how many messages."""
        with self._lines.writing() as conn:
            return halt(conn, number, at)

    def people(self, number: int) -> Iterator[list[int]]:
        """Give those a storm was for, once each, a few hundred at a time; not those whose share was only held."""
        conn, seen = self._lines.reading(), set[int]()
        events = conn.execute(f"SELECT e.event {FALSE} AND s.id = ? ORDER BY e.event", [number]).fetchall()
        for event in (row[0] for row in events):
            last = -1
            while rows := conn.execute(_WHO, [event, last, number, PEOPLE]).fetchall():
                last = rows[-1][0]
                if new := [row[0] for row in rows if row[0] not in seen]:
                    seen.update(new)
                    yield new

    def drop(self, number: int, people: Sequence[int]) -> int:
        """Cancel what these still wait for of a storm, by itself or within another message; how many."""
        asked = {"ids": self._theirs(number, people), "why": why(number)}
        with self._lines.writing() as conn:
            return conn.execute(_DROP, asked).rowcount

    def reached(self, number: int, people: Sequence[int], at: datetime, but: Collection[str] = ()) -> list[Reached]:
        """Return who of these was told, may be written to, has no message of it under way, and was not corrected.

        Who was told nothing of it `but` what another door stands by (ids of events) needs no correction; who had one
        that left out what no door stands by any more needs another.
        """
        asked = {"storm": number, "ids": self._theirs(number, people), "at": stamp(at), "but": json.dumps(sorted(but))}
        rows = self._lines.reading().execute(_REACHED, asked).fetchall()
        return [
            Reached(row["recipient"], row["severity"], row["letter"], tuple(json.loads(row["stood"] or "[]")))
            for row in rows
        ]

    def _theirs(self, number: int, people: Sequence[int]) -> str:
        """The deliveries of these of a storm, as JSON: once made, none changes hands."""
        asked = {"storm": number, "people": json.dumps(list(people))}
        return json.dumps([row[0] for row in self._lines.reading().execute(_THEIRS, asked)])

    def owe(
        self, number: int, whom: Iterable[tuple[Reached, datetime]], at: datetime, but: Collection[str] = ()
    ) -> int:
        """Owe each of these one letter, due at a time; how many are new: nobody is owed a second of the same faults.

        It calls no fault what another door stands by (`but`).
        """
        made = 0
        with self._lines.writing() as conn:
            for one, due in whom:
                known = "SELECT delivery FROM corrections WHERE storm = ? AND recipient = ?"
                had = conn.execute(known, [number, one.recipient]).fetchone()
                if (had["delivery"] if had else None) != one.letter:
                    continue
                row = conn.execute(
                    "INSERT INTO deliveries (recipient, channel, priority, due_at, not_after, created_at, why, matter)"
                    " SELECT id, channel, ?, ?, ?, ?, ?, ? FROM recipients WHERE id = ? RETURNING id",
                    [
                        *(1 if one.severity == "P1" else 2, stamp(due), stamp(due + WORTH), stamp(at)),
                        *(f"was told of storm:{number}, a fault", _matter(number, one, but), one.recipient),
                    ],
                ).fetchone()
                conn.execute("REPLACE INTO corrections VALUES (?, ?, ?)", [number, one.recipient, row["id"]])
                made += 1
        return made

    def end(self, number: int, at: datetime) -> None:
        """Say that nothing is left to do about a storm, and how many were told."""
        with self._lines.writing() as conn:
            query = "UPDATE storms SET over_at = ? WHERE id = ? AND state = 'discarded' AND over_at IS NULL"
            if conn.execute(query, [stamp(at), number]).rowcount:
                told = conn.execute("SELECT count(*) FROM corrections WHERE storm = ?", [number]).fetchone()[0]
                if told:
                    append(conn, Deed("house", "storm.corrected", f"storm:{number}", "", f"told: {told}"), at)

    def wrote(self, number: int, recipient: int) -> list[Wrote]:
        """Return the messages that told somebody of a storm, the oldest first."""
        rows = self._lines.reading().execute(_LETTERS, {"storm": number, "who": recipient}).fetchall()
        messages: dict[int, list[sqlite3.Row]] = {}
        for row in rows:
            messages.setdefault(row["message"], []).append(row)
        found = [
            Wrote(
                *(of[0]["channel"], moment(min(row["at"] for row in of)), tuple(row["id"] for row in of)),
                tuple(row["id"] for row in of if row["mine"]),
            )
            for of in messages.values()
        ]
        return sorted((one for one in found if one.of_storm), key=lambda one: one.at)

    def counts(self, number: int) -> list[Corrected]:
        """How the letters about a storm stand, by channel."""
        rows = self._lines.reading().execute(
            "SELECT d.channel, d.state, count(*) FROM corrections c JOIN deliveries d ON d.id = c.delivery"
            " WHERE c.storm = ? GROUP BY d.channel, d.state ORDER BY d.channel, d.state",
            [number],
        )
        return [Corrected(*row) for row in rows.fetchall()]


def _matter(number: int, whom: Reached, but: Collection[str]) -> str:
    """What a letter is about; a second one tells only what the first left out."""
    matter: dict[str, object] = {"letter": LETTER, "storm": number}
    if whom.letter is not None:
        matter["only"] = sorted({*whom.stood} - {*but})
    return json.dumps(matter | ({"but": sorted(but)} if but else {}))
