"""Where every publisher stands on every country now, and every position it ever held."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from monitor.model import Belief
from monitor.store.codec import column, read, stamp
from monitor.store.heard import FALSE
from monitor.store.revisions import POSITIONS, bump

TABLES = (
    """CREATE TABLE standing (
        publisher TEXT NOT NULL, destination TEXT NOT NULL, country TEXT NOT NULL,
        name TEXT NOT NULL, url TEXT NOT NULL, level INTEGER, published_on TEXT, since TEXT NOT NULL,
        sha256 TEXT NOT NULL, doors INTEGER NOT NULL, withheld INTEGER NOT NULL, absent_since TEXT, withdrawn_at TEXT,
        PRIMARY KEY (country, publisher, destination)) WITHOUT ROWID""",
    "CREATE INDEX standing_of ON standing (publisher, destination)",
    # A history of its own, not a copy: a belief may move without an event, and only here is that kept.
    """CREATE TABLE reigns (
        publisher TEXT NOT NULL, destination TEXT NOT NULL, since TEXT NOT NULL,
        sha256 TEXT NOT NULL, level INTEGER, published_on TEXT, withdrawn INTEGER NOT NULL,
        PRIMARY KEY (publisher, destination, since)) WITHOUT ROWID""",
)
_STAND = """SELECT s.*, ifnull(e.said, '') AS said, ifnull(e.areas, 0) AS areas, ifnull(e.staff, '') AS staff,
    ifnull(e.parts, 0) AS parts
    FROM standing s LEFT JOIN editions e INDEXED BY editions_stands ON e.sha256 = s.sha256"""

# What was told of a text that is believed still, and discarded: the text may say it to this day.
_FAULTS = f"""SELECT t.publisher, t.destination, l.id
    FROM ledger l JOIN standing t USING (publisher, destination, country)
    WHERE l.seq IN (SELECT e.event {FALSE}) AND (?1 IS NULL OR t.country = ?1)
    AND t.sha256 = l.body ->> '$.event.after_sha256' ORDER BY l.seq"""


@dataclass(frozen=True, slots=True)
class Stand:
    """One publisher's position on one country, as we believe it now; times are UTC stamps.

    `said` are its own words for the level, `areas` how many parts have another, `staff` the gravest status of a post,
    `parts` the highest level of a part above that of the whole (0: none).
    """

    publisher: str
    destination: str
    country: str
    name: str
    url: str
    level: int | None
    published_on: str | None
    since: str
    sha256: str
    doors: int
    withheld: int
    absent_since: str | None
    withdrawn_at: str | None
    said: str
    areas: int
    staff: str
    parts: int


@dataclass(frozen=True, slots=True)
class Reign:
    """A version a publisher's page had, believed from `since` until the next one's."""

    publisher: str
    destination: str
    since: str
    sha256: str
    level: int | None
    published_on: str | None
    withdrawn: int


def keep(conn: sqlite3.Connection, beliefs: Iterable[Belief], at: datetime) -> None:
    """Replace the positions of these destinations that are others now, and write down those that are new."""
    moved = False
    for one in beliefs:
        key = [column(one.publisher), column(one.destination)]
        rows = _rows(one)
        held = conn.execute("SELECT * FROM standing WHERE publisher = ? AND destination = ?", key).fetchall()
        if sorted(map(repr, rows)) != sorted(repr(tuple(row)) for row in held):
            conn.execute("DELETE FROM standing WHERE publisher = ? AND destination = ?", key)
            conn.executemany("INSERT OR REPLACE INTO standing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            moved = True
        _reign(conn, key, one, at)
    if moved:
        bump(conn, POSITIONS)


def correct(conn: sqlite3.Connection, beliefs: Iterable[Belief]) -> None:
    """Give the versions still believed the levels a better reader finds in them, for as long as they stood."""
    conn.executemany(
        "UPDATE reigns SET level = ? WHERE publisher = ? AND destination = ? AND sha256 = ?",
        [(one.level, column(one.publisher), column(one.destination), column(one.sha256)) for one in beliefs],
    )


def _rows(one: Belief) -> list[tuple[object, ...]]:
    """What is believed of a destination, a row a country."""
    published = one.published_on.isoformat() if one.published_on else None
    return [
        (
            *(column(one.publisher), column(one.destination), column(country), column(one.name), column(one.url)),
            *(one.level, published, stamp(one.since), column(one.sha256), len(one.confirmed_by), len(one.withheld)),
            *(_stamped(one.absent_since), _stamped(one.withdrawn_at)),
        )
        for country in dict.fromkeys(one.countries or ("",))
    ]


def _reign(conn: sqlite3.Connection, key: list[str], one: Belief, at: datetime) -> None:
    published = one.published_on.isoformat() if one.published_on else None
    now = (column(one.sha256), one.level, published, int(one.withdrawn_at is not None))
    last = conn.execute(
        "SELECT sha256, level, published_on, withdrawn FROM reigns WHERE publisher = ? AND destination = ?"
        " ORDER BY since DESC LIMIT 1",
        key,
    ).fetchone()
    if last is None or tuple(last) != now:
        conn.execute("INSERT OR REPLACE INTO reigns VALUES (?, ?, ?, ?, ?, ?, ?)", [*key, stamp(at), *now])


def fill(conn: sqlite3.Connection) -> None:
    """For a memory older than these tables: positions from the beliefs, their history as far as events tell it."""
    conn.execute(
        """INSERT OR IGNORE INTO reigns SELECT publisher, destination, at, json_extract(body, '$.event.after_sha256'),
            json_extract(body, '$.event.level_after'), json_extract(body, '$.event.published_on'), 0
        FROM ledger WHERE entry = 'event' AND json_extract(body, '$.event.after_sha256') <> '' ORDER BY seq"""
    )
    for row in conn.execute("SELECT body FROM beliefs").fetchall():
        belief = read(Belief, row[0])
        keep(conn, [belief], belief.since)


def here(conn: sqlite3.Connection, country: str) -> list[Stand]:
    """Every publisher's position on a country, also those withdrawn."""
    rows = conn.execute(f"{_STAND} WHERE s.country = ? ORDER BY s.publisher, s.destination", [column(country)])
    return [Stand(*row) for row in rows]


def everywhere(conn: sqlite3.Connection) -> list[Stand]:
    """Every position that stands, by country."""
    rows = conn.execute(f"{_STAND} WHERE s.withdrawn_at IS NULL AND s.country <> '' ORDER BY s.country, s.publisher")
    return [Stand(*row) for row in rows]


def advised(conn: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """The countries of every position that stands, by publisher: its rows alone are read, not their editions."""
    found = dict[str, set[str]]()
    for publisher, country in conn.execute(
        "SELECT publisher, country FROM standing WHERE withdrawn_at IS NULL AND country <> ''"
    ):
        found.setdefault(publisher, set()).add(country)
    return {publisher: frozenset(codes) for publisher, codes in found.items()}


def faults(conn: sqlite3.Connection, country: str | None = None) -> list[tuple[str, str, str]]:
    """Publisher, destination and event of each an officer discarded as a fault that told of a text believed still.

    Of one country if it is named ("" is the whole world).
    """
    return [tuple(row) for row in conn.execute(_FAULTS, [None if country is None else column(country)])]


def reigns(conn: sqlite3.Connection, country: str) -> list[Reign]:
    """When the level of each page on a country became what it was: versions that kept it are left out; oldest first."""
    rows = conn.execute(
        """SELECT publisher, destination, since, sha256, level, published_on, withdrawn FROM (
            SELECT r.*, lag(ifnull(r.level, 0) * 2 + r.withdrawn) OVER (
                PARTITION BY r.publisher, r.destination ORDER BY r.since) AS before
            FROM standing s JOIN reigns r USING (publisher, destination) WHERE s.country = ?)
        WHERE before IS NULL OR before <> ifnull(level, 0) * 2 + withdrawn
        ORDER BY publisher, destination, since""",
        [column(country)],
    )
    return [Reign(*row) for row in rows]


def versions(conn: sqlite3.Connection, publisher: str, destination: str) -> list[Reign]:
    """Every version of a page that was believed, the oldest first."""
    rows = conn.execute(
        "SELECT publisher, destination, since, sha256, level, published_on, withdrawn FROM reigns"
        " WHERE publisher = ? AND destination = ? ORDER BY since",
        [column(publisher), column(destination)],
    )
    return [Reign(*row) for row in rows]


def then(conn: sqlite3.Connection, country: str, end: datetime) -> list[Reign]:
    """The version of each page on a country that was believed just before a time."""
    rows = conn.execute(
        """SELECT r.* FROM standing s JOIN reigns r USING (publisher, destination)
        WHERE s.country = ?1 AND r.since = (SELECT max(since) FROM reigns o WHERE o.publisher = r.publisher
            AND o.destination = r.destination AND o.since < ?2) ORDER BY r.publisher, r.destination""",
        [column(country), stamp(end)],
    )
    return [Reign(*row) for row in rows]


def _stamped(when: datetime | None) -> str | None:
    return stamp(when) if when else None
