"""Whom of its travellers a company has reached about an alert; each question names its tenant."""

from __future__ import annotations

import json
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
# "1" is another person in each company's list.
_WHOSE = """lower(traveller) = lower(?1)
    OR EXISTS (SELECT 1 FROM json_each(?2) k WHERE k.value ->> 0 = tenant AND k.value ->> 1 = traveller)"""


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

    def about(self, whom: str, keys: Collection[tuple[int, str]] = ()) -> list[tuple[int, str, Contact]]:
        """Return what companies noted of somebody by that key, or by these, each of one tenant: tenant, event, how."""
        query = f"SELECT * FROM contacts WHERE {_WHOSE}"
        rows = self._lines.reading().execute(query, [column(whom), json.dumps([*keys])]).fetchall()
        return [(row["tenant"], row["event"], Contact(row["state"], row["who"], moment(row["at"]))) for row in rows]

    def travellers(self, tenant: int) -> set[str]:
        """Return by which keys a company noted anything of anybody."""
        query = "SELECT DISTINCT traveller FROM contacts WHERE tenant = ?"
        return {row["traveller"] for row in self._lines.reading().execute(query, [tenant])}

    def erase(self, whom: str, keys: Collection[tuple[int, str]] = (), only: int | None = None) -> int:
        """Forget what `about` finds, or that of one tenant; how many."""
        with self._lines.writing() as conn:
            query = f"DELETE FROM contacts WHERE coalesce(?3, tenant) = tenant AND ({_WHOSE})"
            return conn.execute(query, [column(whom), json.dumps([*keys]), only]).rowcount

    def forget(self, before: datetime) -> int:
        """Forget what was noted before a time; how many."""
        with self._lines.writing() as conn:
            return conn.execute("DELETE FROM contacts WHERE at < ?", [stamp(before)]).rowcount
