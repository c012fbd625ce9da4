"""Every stored page as text, so that each word ever published can be found, and what it said recalled at once."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime

from monitor.model import Posture
from monitor.store.codec import column, moment, read, stamp, write
from monitor.store.log import MARK, UNMARK, Asked, words

TOKENS = "porter unicode61 remove_diacritics 2 tokenchars '_'"
TABLES = (
    """CREATE TABLE editions (
        n INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        publisher TEXT NOT NULL, destination TEXT NOT NULL, countries TEXT NOT NULL, name TEXT NOT NULL,
        door TEXT NOT NULL, url TEXT NOT NULL, seen_at TEXT NOT NULL, published_on TEXT, level INTEGER,
        text BLOB NOT NULL, posture TEXT, said TEXT NOT NULL, areas INTEGER NOT NULL, staff TEXT NOT NULL)""",
    "CREATE INDEX editions_of ON editions (publisher, destination, seen_at)",
    # Contentless: the text stands compressed beside it, at a quarter of its size.
    f"""CREATE VIRTUAL TABLE editions_words USING fts5(text, tags, content='', tokenize="{TOKENS}")""",
)
# What a page says of its country in three words, beside the hash: the row itself holds the whole text.
PARTS = (
    "ALTER TABLE editions ADD COLUMN parts INTEGER NOT NULL DEFAULT 0",
    """UPDATE editions SET parts = (SELECT ifnull(max(p.value ->> '$.level'), 0) FROM json_each(posture, '$.areas') p
        WHERE p.value ->> '$.level' > ifnull(editions.level, 0) AND p.value ->> '$.name' <> 'Separately Advised Parts')
        WHERE posture IS NOT NULL AND areas > 0""",
    "DROP INDEX editions_stands",
    "CREATE INDEX editions_stands ON editions (sha256, said, areas, staff, parts)",
)
STANDS = "CREATE INDEX editions_stands ON editions (sha256, said, areas, staff)"
_LOOKED_THROUGH = 400  # newest versions that hold the words; each destination shows its newest


@dataclass(frozen=True, slots=True)
class Edition:
    """A stored page by today's reader: clean text ("" if it has none) and, where we believe it, its posture."""

    sha256: str
    publisher: str
    destination: str
    countries: tuple[str, ...]
    name: str
    door: str
    url: str
    seen_at: datetime
    published_on: date | None
    level: int | None
    text: str
    posture: Posture | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A destination whose text held the words: its newest such version, a stretch of it, how many versions more."""

    sha256: str
    publisher: str
    destination: str
    country: str
    name: str
    seen_at: str
    stretch: str
    more: int


def keep(conn: sqlite3.Connection, editions: Iterable[Edition]) -> None:
    """Add those not yet there; one that was there has its posture as it is given now."""
    for one in editions:
        posture = one.posture
        told = [
            *(column(one.sha256), column(one.publisher), column(one.destination), json.dumps(list(one.countries))),
            *(column(one.name), column(one.door), column(one.url), stamp(one.seen_at)),
            *(one.published_on.isoformat() if one.published_on else None, one.level),
            zlib.compress(one.text.encode("utf-8", "backslashreplace"), 6),
            write(posture) if posture else None,
            *(
                column(posture.words) if posture else "",
                _otherwise(posture, one.level),
                posture.staff if posture else "",
                posture.apart if posture else 0,
            ),
        ]
        added = conn.execute(
            "INSERT INTO editions (sha256, publisher, destination, countries, name, door, url, seen_at, published_on,"
            " level, text, posture, said, areas, staff, parts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (sha256) DO NOTHING",
            told,
        )
        if added.rowcount and one.text:
            tags = " ".join([f"publisher_{one.publisher}", *(f"country_{code}" for code in one.countries)])
            conn.execute(
                "INSERT INTO editions_words (rowid, text, tags) VALUES (?, ?, ?)",
                [added.lastrowid, column(one.text), column(tags)],
            )
        elif not added.rowcount and posture:
            conn.execute(
                "UPDATE editions SET posture = ?1, said = ?2, areas = ?3, staff = ?4, parts = ?5"
                " WHERE sha256 = ?6 AND posture IS NOT ?1",
                [*told[11:], told[0]],
            )


def _otherwise(posture: Posture | None, level: int | None) -> int:
    return sum(area.level != level for area in posture.areas) if posture else 0


def unread(conn: sqlite3.Connection, limit: int) -> list[str]:
    """The hashes of stored pages that no edition was made of yet, the newest first."""
    rows = conn.execute(
        "SELECT sha256 FROM pages WHERE sha256 NOT IN (SELECT sha256 FROM editions) ORDER BY rowid DESC LIMIT ?",
        [limit],
    )
    return [row[0] for row in rows]


def forget(conn: sqlite3.Connection) -> None:
    """Drop every edition, to be made anew from the pages."""
    conn.execute("DELETE FROM editions")
    conn.execute("INSERT INTO editions_words (editions_words) VALUES ('delete-all')")


def edition(conn: sqlite3.Connection, sha: str) -> Edition | None:
    """The page of that hash as text, or None."""
    row = conn.execute("SELECT * FROM editions WHERE sha256 = ?", [column(sha)]).fetchone()
    if row is None:
        return None
    return Edition(
        sha256=row["sha256"],
        publisher=row["publisher"],
        destination=row["destination"],
        countries=tuple(json.loads(row["countries"])),
        name=row["name"],
        door=row["door"],
        url=row["url"],
        seen_at=moment(row["seen_at"]),
        published_on=date.fromisoformat(row["published_on"]) if row["published_on"] else None,
        level=row["level"],
        text=zlib.decompress(row["text"]).decode(),
        posture=read(Posture, row["posture"]) if row["posture"] else None,
    )


def search(conn: sqlite3.Connection, asked: Asked, limit: int) -> list[Found]:
    """The destinations whose pages held the words, whenever that was; the newest version of each."""
    spoken = words(asked.text)
    if not spoken:
        return []
    tags = [
        " OR ".join(f'"{name}_{column(value)}"' for value in values)
        for name, values in (("country", asked.countries), ("publisher", asked.publishers))
        if values
    ]
    question = f"(text : ({spoken}))" + "".join(f" AND tags : ({each})" for each in tags)
    rows = conn.execute(
        "SELECT n, sha256, publisher, destination, countries, name, seen_at FROM"
        " (SELECT rowid AS n FROM editions_words WHERE editions_words MATCH ? ORDER BY rowid DESC LIMIT ?)"
        " JOIN editions USING (n) ORDER BY n DESC",
        [question, _LOOKED_THROUGH],
    ).fetchall()
    groups: dict[tuple[str, str], list[sqlite3.Row]] = {}
    for row in rows:
        groups.setdefault((row["publisher"], row["destination"]), []).append(row)
    newest = [group[0] for group in list(groups.values())[:limit]]
    stretches = _stretches(conn, [row["n"] for row in newest], spoken)
    return [
        Found(
            sha256=row["sha256"],
            publisher=row["publisher"],
            destination=row["destination"],
            country=next(iter(json.loads(row["countries"])), ""),
            name=row["name"],
            seen_at=row["seen_at"],
            stretch=stretches.get(row["n"], ""),
            more=len(groups[row["publisher"], row["destination"]]) - 1,
        )
        for row in newest
    ]


def _stretches(conn: sqlite3.Connection, numbers: Sequence[int], spoken: str) -> dict[int, str]:
    """The stretch of each text where the words stand, found by the same tokenizer in a table of the moment."""
    rows = conn.execute(
        "SELECT n, text FROM editions WHERE n IN (SELECT value FROM json_each(?))", [json.dumps(numbers)]
    )
    with closing(sqlite3.connect(":memory:")) as scratch:
        scratch.execute(f"""CREATE VIRTUAL TABLE shown USING fts5(text, tokenize="{TOKENS}")""")
        scratch.executemany(
            "INSERT INTO shown (rowid, text) VALUES (?, ?)",
            [(row["n"], zlib.decompress(row["text"]).decode()) for row in rows],
        )
        return dict(
            scratch.execute(
                "SELECT rowid, snippet(shown, 0, ?, ?, '…', 32) FROM shown WHERE shown MATCH ?", [MARK, UNMARK, spoken]
            ).fetchall()
        )
