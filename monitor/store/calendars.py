"""Calendars of journeys that are read again: the sealed address of each, and how its last reading went."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, fields
from datetime import datetime

from monitor.store.audit import Deed, append
from monitor.store.codec import column, moment, stamp
from monitor.store.connect import Lines

TABLES = (
    """CREATE TABLE calendars (
        id TEXT PRIMARY KEY,
        tenant INTEGER NOT NULL REFERENCES tenants (id),
        source TEXT NOT NULL,
        host TEXT NOT NULL,
        address TEXT NOT NULL CHECK (address GLOB 'sealed1.*'),
        created_at TEXT NOT NULL,
        tried_at TEXT,
        good_at TEXT,
        trouble TEXT NOT NULL DEFAULT '',
        etag TEXT NOT NULL DEFAULT '',
        modified TEXT NOT NULL DEFAULT '',
        UNIQUE (tenant, source))""",
)


MOST = 50  # calendars of one company


class Full(Exception):
    """A company reads as many calendars as it may."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """One list that is read from an address; `trouble` says why it was not refreshed since `good_at`, "" for well."""

    id: str
    tenant: int
    source: str
    host: str
    address: str
    created_at: datetime
    tried_at: datetime | None = None
    good_at: datetime | None = None
    trouble: str = ""
    etag: str = ""
    modified: str = ""


_NAMES = tuple(each.name for each in fields(Calendar))


class Calendars:
    """The calendars of every company; each question but `all` names its tenant."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def keep(self, one: Calendar, who: str, at: datetime) -> None:
        """Read a list from this address from now on, in place of any it was read from before; raises Full."""
        values = [_cell(getattr(one, name)) for name in _NAMES]
        with self._lines.writing() as conn:
            conn.execute("DELETE FROM calendars WHERE tenant = ? AND source = ?", [one.tenant, column(one.source)])
            row = conn.execute("SELECT count(*) FROM calendars WHERE tenant = ?", [one.tenant]).fetchone()
            if row[0] >= MOST:
                raise Full(f"expected at most {MOST} calendars, there are as many: remove one first")
            marks = ", ".join("?" for _ in _NAMES)
            conn.execute(f"INSERT INTO calendars ({', '.join(_NAMES)}) VALUES ({marks})", values)
            append(conn, Deed(who, "calendar.add", f"tenant:{one.tenant}", after=f"{one.source}, {one.host}"), at)

    def find(self, tenant: int, source: str) -> Calendar | None:
        """Return the calendar behind a list of a company."""
        query = "SELECT * FROM calendars WHERE tenant = ? AND source = ?"
        row = self._lines.reading().execute(query, [tenant, column(source)]).fetchone()
        return None if row is None else _calendar(row)

    def of(self, tenant: int) -> list[Calendar]:
        """Return a company's calendars by the name of their list."""
        query = "SELECT * FROM calendars WHERE tenant = ? ORDER BY source"
        return [_calendar(row) for row in self._lines.reading().execute(query, [tenant]).fetchall()]

    def all(self) -> list[Calendar]:
        """Return every calendar."""
        return [_calendar(row) for row in self._lines.reading().execute("SELECT * FROM calendars").fetchall()]

    def well(self, id_: str, at: datetime, etag: str, modified: str) -> None:
        """Note that a calendar was read, and what it said of itself."""
        with self._lines.writing() as conn:
            conn.execute(
                "UPDATE calendars SET tried_at = ?2, good_at = ?2, trouble = '', etag = ?3, modified = ?4"
                " WHERE id = ?1",
                [column(id_), stamp(at), column(etag[:200]), column(modified[:200])],
            )

    def ill(self, id_: str, at: datetime, why: str) -> None:
        """Note that a calendar was not read, or not believed; its next answer is asked for whole."""
        with self._lines.writing() as conn:
            conn.execute(
                "UPDATE calendars SET tried_at = ?, trouble = ?, etag = '', modified = '' WHERE id = ?",
                [stamp(at), column(why[:300]), column(id_)],
            )

    def reseal(self, id_: str, address: str) -> None:
        """Put the same address, sealed with another key, in place of the old one."""
        with self._lines.writing() as conn:
            conn.execute("UPDATE calendars SET address = ? WHERE id = ?", [column(address), column(id_)])

    def remove(self, tenant: int, source: str, who: str, at: datetime) -> bool:
        """Read a list from nowhere any more; its journeys stay. False if it was read from nowhere."""
        with self._lines.writing() as conn:
            query = "DELETE FROM calendars WHERE tenant = ? AND source = ?"
            if not conn.execute(query, [tenant, column(source)]).rowcount:
                return False
            append(conn, Deed(who, "calendar.remove", f"tenant:{tenant}", before=source), at)
            return True


def _cell(value: object) -> object:
    return stamp(value) if isinstance(value, datetime) else column(value) if isinstance(value, str) else value


def _calendar(row: sqlite3.Row) -> Calendar:
    values = {name: row[name] for name in _NAMES}
    dates = {name: row[name] and moment(row[name]) for name in ("created_at", "tried_at", "good_at")}
    return Calendar(**(values | dates))
