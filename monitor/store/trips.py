"""Who travels where, by tenant: each question names its tenant, and no answer holds another's."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from monitor.model.routing import Presence, Trip
from monitor.store.audit import Deed, append
from monitor.store.codec import column, moment, stamp
from monitor.store.connect import Lines
from monitor.store.revisions import JOURNEYS, bump, revision

TABLES = (
    """CREATE TABLE trips (
        id INTEGER PRIMARY KEY,
        tenant INTEGER NOT NULL REFERENCES tenants (id),
        source TEXT NOT NULL,
        traveller TEXT NOT NULL,
        leg TEXT NOT NULL,
        country TEXT NOT NULL CHECK (length(country) = 2),
        start TEXT NOT NULL,
        end TEXT CHECK (end IS NULL OR end >= start),
        name TEXT NOT NULL,
        nationality TEXT NOT NULL,
        place TEXT NOT NULL,
        UNIQUE (tenant, source, traveller, leg))""",
    "CREATE INDEX trips_there ON trips (tenant, country, start)",
)
# Few columns of many legs; of several of one person in a country the first row, the soonest, is the one told.
_LEGS = """SELECT id, country, traveller, nationality, iif(start > ?2, start, '') AS arrives FROM trips
    WHERE tenant = ?1 AND start <= ?3 AND (end IS NULL OR end > ?4) ORDER BY arrives, name, traveller, start, id"""
# When each list was taken in last, by the audit, or read and found as it was; and when the last of its legs ends.
# The newest list of all is among them, and each that is read from an address, though they hold no leg.
_TAKEN = """SELECT source, max(over) AS over, max(
        coalesce((SELECT at FROM audit WHERE subject = 'tenant:' || ?1 AND what = 'travellers.import'
            AND json_extract(body, '$.before') = source ORDER BY seq DESC LIMIT 1), ''),
        coalesce((SELECT good_at FROM calendars c WHERE c.tenant = ?1 AND c.source = l.source), '')) AS at
    FROM (SELECT source, max(coalesce(end, '9999')) AS over FROM trips WHERE tenant = ?1 GROUP BY source
        UNION ALL SELECT source, '' FROM calendars c WHERE c.tenant = ?1 AND good_at IS NOT NULL
        UNION ALL SELECT * FROM (SELECT json_extract(body, '$.before'), '' FROM audit
            WHERE subject = 'tenant:' || ?1 AND what = 'travellers.import' ORDER BY seq DESC LIMIT 1)) l
    GROUP BY source ORDER BY source"""
_WHOM = "WHERE lower(?1) IN (lower(traveller), lower(name))"
_CHOSEN = "SELECT * FROM trips WHERE tenant = ? AND id IN (SELECT value FROM json_each(?))"
_Leg = tuple[int, str, str, str]  # number, traveller, the day of arrival or "", passport
_Legs = list[_Leg]
_FIELDS = ("traveller", "leg", "country", "start", "end", "name", "nationality", "place")


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import would change, or changed."""

    added: tuple[Trip, ...]
    changed: tuple[tuple[Trip, Trip], ...]
    removed: tuple[Trip, ...]
    same: int


@dataclass(frozen=True, slots=True)
class Group:
    """A tenant's people in one country by traveller: who is there, who will be, which passports; whom to name."""

    country: str
    here: tuple[str, ...]
    coming: tuple[str, ...]
    passports: frozenset[str]
    named: tuple[Presence, ...]
    awaited: tuple[Presence, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A list, when it was taken in last, and the day its last leg ends ("9999" while nobody knows, "": none)."""

    source: str
    at: datetime
    over: str


class Trips:
    """The rosters as the rest of the house uses them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def tenant(self, name: str, at: datetime | None = None) -> int | None:
        """Return a tenant's id; with `at`, of one that is made if it is not there."""
        row = self._lines.reading().execute("SELECT id FROM tenants WHERE name = ?", [column(name)]).fetchone()
        if row is not None or at is None:
            return None if row is None else int(row["id"])
        with self._lines.writing() as conn:
            conn.execute(
                "INSERT INTO tenants (name, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING", [column(name), stamp(at)]
            )
        return self.tenant(name)

    def tenants(self) -> dict[int, str]:
        """Return every tenant's name by id."""
        return {
            row["id"]: row["name"] for row in self._lines.reading().execute("SELECT id, name FROM tenants").fetchall()
        }

    def differ(self, tenant: int, source: str, trips: Sequence[Trip]) -> Difference:
        """Say what `replace` would change."""
        return _difference(_stored(self._lines.reading(), tenant, source), trips)

    def replace(self, tenant: int, source: str, trips: Sequence[Trip], who: str, at: datetime) -> Difference:
        """Make a source's trips these, all or none; the audit names how many, never whom."""
        with self._lines.writing() as conn:
            found = _difference(_stored(conn, tenant, source), trips)
            gone = [(tenant, column(source), column(one.traveller), column(one.leg)) for one in found.removed]
            conn.executemany("DELETE FROM trips WHERE tenant = ? AND source = ? AND traveller = ? AND leg = ?", gone)
            columns, marks = ", ".join(_FIELDS), ", ".join("?" for _ in _FIELDS)
            sets = ", ".join(f"{field} = excluded.{field}" for field in _FIELDS[2:])
            conn.executemany(
                f"INSERT INTO trips (tenant, source, {columns}) VALUES (?, ?, {marks})"
                f" ON CONFLICT (tenant, source, traveller, leg) DO UPDATE SET {sets}",
                [(tenant, column(source), *_cells(one)) for one in (*found.added, *(new for _, new in found.changed))],
            )
            bump(conn, JOURNEYS)
            said = f"{len(found.added)} added, {len(found.changed)} changed, {len(found.removed)} removed"
            append(conn, Deed(who, "travellers.import", f"tenant:{tenant}", source, said), at)
            return found

    def near(self, tenant: int, country: str, now: datetime, days: int) -> list[Trip]:
        """Return a tenant's legs in a country that may touch the days from today on; `decide.presence` judges them."""
        rows = self._lines.reading().execute(
            "SELECT * FROM trips WHERE tenant = ? AND country = ? AND start <= ? AND (end IS NULL OR end >= ?)",
            [
                *(tenant, column(country), (now.date() + timedelta(days=days + 1)).isoformat()),
                (now.date() - timedelta(days=2)).isoformat(),
            ],
        )
        return [_trip(row) for row in rows.fetchall()]

    def abroad(self, tenant: int, days: tuple[date, date, date], named: int, most: int) -> list[Group]:
        """Return a tenant's people by country, as `decide.presence` judges them by its days over, begun and far.

        Of those there, and of those who arrive, all are named where they are at most `most`, else the first `named`.
        """
        over, begun, far = (day.isoformat() for day in days)
        with self._lines.looking() as conn:
            plain = conn.cursor()
            plain.row_factory = None  # thousands of rows: by name each would cost half as much again
            found = _sorted(plain.execute(_LEGS, [tenant, begun, far, over]))
            first = {
                country: (_first(here, named, most), _first(coming, named, most))
                for country, (here, coming) in found.items()
            }
            shown = [leg[0] for both in first.values() for legs in both for leg in legs]
            trips = {row["id"]: _trip(row) for row in conn.execute(_CHOSEN, [tenant, json.dumps(shown)])}
        return [_group(country, *found[country], *first[country], trips) for country in sorted(found)]

    def revision(self) -> str:
        """A word that changes whenever anybody's journeys do."""
        return revision(self._lines.reading(), JOURNEYS)

    def lists(self, tenant: int) -> dict[str, int]:
        """Return the names of a tenant's lists, and how many legs each holds."""
        query = "SELECT source, count(*) FROM trips WHERE tenant = ? GROUP BY source ORDER BY source"
        return {row[0]: row[1] for row in self._lines.reading().execute(query, [tenant]).fetchall()}

    def taken(self, tenant: int) -> list[Taken]:
        """Return a tenant's lists that hold any leg, each with when it was taken in last."""
        rows = self._lines.reading().execute(_TAKEN, [tenant]).fetchall()
        return [Taken(row["source"], moment(row["at"]), row["over"]) for row in rows if row["at"]]

    def listed(
        self, tenant: int, since: date, country: str, limit: int, skip: int = 0
    ) -> list[tuple[int, str, Trip]]:
        """Return a tenant's legs that end on a day or later, soonest first: number, list, leg; `country` "" is any."""
        rows = self._lines.reading().execute(
            "SELECT * FROM trips WHERE tenant = ?1 AND (end IS NULL OR end >= ?2) AND (?3 = '' OR country = ?3)"
            " ORDER BY start, name, traveller, leg LIMIT ?4 OFFSET ?5",
            [tenant, since.isoformat(), column(country), limit, skip],
        )
        return [(row["id"], row["source"], _trip(row)) for row in rows.fetchall()]

    def drop(self, tenant: int, number: int, who: str, at: datetime) -> bool:
        """Delete one leg of a tenant; False for another's. The audit says that, never whose."""
        with self._lines.writing() as conn:
            gone = conn.execute("DELETE FROM trips WHERE id = ? AND tenant = ?", [number, tenant]).rowcount
            if gone:
                bump(conn, JOURNEYS)
                append(conn, Deed(who, "travellers.remove", f"tenant:{tenant}", "1 leg"), at)
            return bool(gone)

    def all(self, tenant: int) -> list[Trip]:
        """Return every leg of a tenant."""
        rows = self._lines.reading().execute(
            "SELECT * FROM trips WHERE tenant = ? ORDER BY start, name, traveller, leg", [tenant]
        )
        return [_trip(row) for row in rows.fetchall()]

    def of(self, whom: str) -> list[tuple[int, Trip]]:
        """Return every tenant's legs of somebody a list names so, by what tells them apart or by their name."""
        rows = self._lines.reading().execute(f"SELECT * FROM trips {_WHOM} ORDER BY tenant, start", [column(whom)])
        return [(row["tenant"], _trip(row)) for row in rows.fetchall()]

    def erase(self, whom: str, who: str, at: datetime, only: int | None = None) -> dict[int, int]:
        """Delete the legs `of` finds, or those of one tenant; how many of each. The audit says that, never whose."""
        with self._lines.writing() as conn:
            query = f"DELETE FROM trips {_WHOM} AND coalesce(?2, tenant) = tenant RETURNING tenant"
            rows = conn.execute(query, [column(whom), only]).fetchall()
            gone = dict(Counter(int(row["tenant"]) for row in rows))
            for tenant, count in gone.items():
                append(conn, Deed(who, "travellers.remove", f"tenant:{tenant}", f"{count} legs"), at)
            if gone:
                bump(conn, JOURNEYS)
            return gone

    def forget(self, before: date) -> int:
        """Delete legs that ended before a day; how many. Who was where is nobody's business for longer than needed."""
        with self._lines.writing() as conn:
            bump(conn, JOURNEYS)
            return conn.execute("DELETE FROM trips WHERE end < ?", [before.isoformat()]).rowcount


def _sorted(rows: Iterable[tuple[int, str, str, str, str]]) -> dict[str, tuple[_Legs, _Legs]]:
    """By country who is there and who arrives, each person once."""
    found: dict[str, tuple[_Legs, _Legs]] = {}
    seen = set[tuple[str, str]]()
    for number, country, traveller, passport, arrives in rows:
        if (country, traveller) not in seen:
            seen.add((country, traveller))
            both = found.get(country) or found.setdefault(country, ([], []))
            both[arrives != ""].append((number, traveller, arrives, passport))
    return found


def _first(legs: _Legs, named: int, most: int) -> _Legs:
    return legs if len(legs) <= most else legs[:named]


def _group(country: str, here: _Legs, coming: _Legs, named: _Legs, awaited: _Legs, trips: Mapping[int, Trip]) -> Group:
    return Group(
        country=country,
        here=tuple(leg[1] for leg in here),
        coming=tuple(leg[1] for leg in coming),
        passports=frozenset(leg[3] for leg in (*here, *coming)) - {""},
        named=tuple(Presence(trips[leg[0]], None) for leg in named),
        awaited=tuple(Presence(trips[leg[0]], date.fromisoformat(leg[2])) for leg in awaited),
    )


def _stored(conn: sqlite3.Connection, tenant: int, source: str) -> dict[tuple[str, str], Trip]:
    rows = conn.execute("SELECT * FROM trips WHERE tenant = ? AND source = ?", [tenant, column(source)]).fetchall()
    return {(row["traveller"], row["leg"]): _trip(row) for row in rows}


def _difference(stored: dict[tuple[str, str], Trip], trips: Iterable[Trip]) -> Difference:
    new = {(column(one.traveller), column(one.leg)): one for one in trips}
    return Difference(
        added=tuple(one for key, one in new.items() if key not in stored),
        changed=tuple((stored[key], one) for key, one in new.items() if key in stored and stored[key] != one),
        removed=tuple(one for key, one in stored.items() if key not in new),
        same=sum(1 for key, one in new.items() if stored.get(key) == one),
    )


def _cells(trip: Trip) -> tuple[object, ...]:
    values = (getattr(trip, field) for field in _FIELDS)
    return tuple(value.isoformat() if isinstance(value, date) else value and column(value) for value in values)


def _trip(row: sqlite3.Row) -> Trip:
    start, end = date.fromisoformat(row["start"]), row["end"] and date.fromisoformat(row["end"])
    return Trip(row["traveller"], row["leg"], row["country"], start, end, row["name"], row["nationality"], row["place"])
