"""Whom of its travellers a company has reached about an alert; each question names its tenant."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor.store.audit import Deed, append
from monitor.store.codec import column, moment, stamp
from monitor.store.connect import Lines

STATES = ("reached", "no answer", "needs help")
TABLES = (
    """CREATE TABLE contacts (
        tenant INTEGER NOT NULL REFERENCES tenants (id),
        event TEXT NOT NULL,
        traveller TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('reached', 'no answer', 'needs help')),
        who TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (tenant, event, traveller)) WITHOUT ROWID""",
)


@dataclass(frozen=True, slots=True)
class Contact:
    """How it stands with one traveller, by the word of whom, since when."""

    state: str
    who: str
    at: datetime


class Contacts:
    """The calls of every company's desk."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def of(self, tenant: int, event: str) -> dict[str, Contact]:
        """Return by traveller how it stands with whom about an event; whom nobody tried to reach is left out."""
        query = "SELECT * FROM contacts WHERE tenant = ? AND event = ?"
        rows = self._lines.reading().execute(query, [tenant, column(event)])
        return {row["traveller"]: Contact(row["state"], row["who"], moment(row["at"])) for row in rows}

    def note(self, tenant: int, event: str, told: Mapping[str, str], who: str, at: datetime) -> None:
        """Write down how it stands with some, "" that nobody has tried; the audit says how many, never whom."""
        with self._lines.writing() as conn:
            for traveller, state in told.items():
                conn.execute(
                    "DELETE FROM contacts WHERE tenant = ? AND event = ? AND traveller = ?",
                    [tenant, column(event), column(traveller)],
                )
                if state:
                    values = [tenant, column(event), column(traveller), state, column(who), stamp(at)]
                    conn.execute("INSERT INTO contacts VALUES (?, ?, ?, ?, ?, ?)", values)
            counts = {state: sum(1 for one in told.values() if one == state) for state in (*STATES, "")}
            said = ", ".join(f"{count} {state or 'not tried'}" for state, count in counts.items() if count)
            append(conn, Deed(who, "travellers.contact", f"event:{event}", "", said), at)

    def about(self, travellers: Collection[str]) -> list[tuple[int, str, Contact]]:
        """Return what every tenant noted of somebody by its own keys for them: tenant, event, how it stood."""
        query = "SELECT * FROM contacts WHERE lower(traveller) = lower(?)"
        rows = [row for one in travellers for row in self._lines.reading().execute(query, [column(one)])]
        return [(row["tenant"], row["event"], Contact(row["state"], row["who"], moment(row["at"]))) for row in rows]

    def erase(self, travellers: Collection[str]) -> int:
        """Forget what `about` finds; how many."""
        with self._lines.writing() as conn:
            query = "DELETE FROM contacts WHERE lower(traveller) = lower(?)"
            return sum(conn.execute(query, [column(one)]).rowcount for one in travellers)

    def forget(self, before: datetime) -> int:
        """Forget what was noted before a time; how many."""
        with self._lines.writing() as conn:
            return conn.execute("DELETE FROM contacts WHERE at < ?", [stamp(before)]).rowcount
