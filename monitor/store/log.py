"""The change log as people read it: one narrow row an event, found by filters or by words, newest first.

It repeats what the ledger holds so that a page costs milliseconds; `catch_up` fills it in the ledger's own
transaction, `rebuild` makes it anew.
"""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from monitor.store.codec import column, stamp

MARK, UNMARK = "\x02", "\x03"  # around found words; no clean text holds control characters

TABLES = (
    """CREATE TABLE log (
        seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        publisher TEXT NOT NULL, destination TEXT NOT NULL, country TEXT NOT NULL, place TEXT NOT NULL,
        kind TEXT NOT NULL, severity TEXT NOT NULL, headline TEXT NOT NULL, why TEXT NOT NULL, quotes TEXT NOT NULL,
        post TEXT, area TEXT, old TEXT, new TEXT, level_before INTEGER, level_after INTEGER,
        flags TEXT NOT NULL, published_on TEXT, decided_on TEXT, doors INTEGER NOT NULL, tags TEXT NOT NULL)""",
    # One narrow index answers every count without touching the rows; the others lead straight to a page of rows.
    "CREATE INDEX log_at ON log (at, severity, country, publisher, kind)",
    "CREATE INDEX log_country ON log (country, at, severity, publisher, kind)",
    "CREATE INDEX log_publisher ON log (publisher, at, severity, country, kind)",
    "CREATE INDEX log_kind ON log (kind, at, severity, country, publisher)",
    "CREATE INDEX log_severity ON log (severity, at, country, publisher, kind)",
    # `tags` keeps a search to a country or a kind inside the index: words alone may be met a hundred thousand times.
    """CREATE VIRTUAL TABLE log_words USING fts5(headline, why, quotes, place, tags, content='log', content_rowid='seq',
        tokenize="porter unicode61 remove_diacritics 2 tokenchars '_'")""",
)
_FILL = """INSERT INTO log
    SELECT l.seq, l.id, l.at, l.publisher, l.destination, l.country,
        ifnull(json_extract(l.body, '$.event.places[0]'), ''), l.kind, f.value ->> '$.severity',
        f.value ->> '$.headline', f.value ->> '$.why',
        ifnull((SELECT group_concat(e.value ->> '$.text', char(10)) FROM json_each(f.value, '$.evidence') e), ''),
        f.value ->> '$.post', f.value ->> '$.area', f.value ->> '$.old', f.value ->> '$.new',
        json_extract(l.body, '$.event.level_before'), json_extract(l.body, '$.event.level_after'),
        json_extract(l.body, '$.event.flags'), json_extract(l.body, '$.event.published_on'), f.value ->> '$.decided_on',
        json_array_length(l.body, '$.event.doors'),
        'country_' || l.country || ' publisher_' || l.publisher || ' kind_' || l.kind
            || ' severity_' || (f.value ->> '$.severity')
    FROM ledger l, json_each(l.body, '$.event') f
    WHERE l.entry = 'event' AND f.key = 'finding' AND l.seq > ? AND l.publisher <> 'canary' ORDER BY l.seq"""
_WORDS = "INSERT INTO log_words (rowid, headline, why, quotes, place, tags)"
_WORDS += " SELECT seq, headline, why, quotes, place, tags FROM log WHERE seq > ? ORDER BY seq"
_COLUMNS = (
    "log.seq, log.id, log.at, log.publisher, log.destination, log.country, log.place, log.kind, log.severity,"
    " log.post, log.area, log.old, log.new, log.level_before, log.level_after, log.flags, log.published_on,"
    " log.decided_on, log.doors"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines of the log are wanted; an empty tuple is any; times are half-open; `text` is what a person typed."""

    countries: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log; `headline` and `quotes` carry MARK and UNMARK around found words. `at` is a UTC stamp."""

    seq: int
    id: str
    at: str
    publisher: str
    destination: str
    country: str
    place: str
    kind: str
    severity: str
    post: str | None
    area: str | None
    old: str | None
    new: str | None
    level_before: int | None
    level_after: int | None
    flags: tuple[str, ...]
    published_on: str | None
    decided_on: str | None
    doors: int
    headline: str
    quotes: str
    held: str | None = None


_FLAGS = Entry.__slots__.index("flags")  # columns stand in the order of the fields: naming them cost a third of a page


def catch_up(conn: sqlite3.Connection) -> None:
    """Add the events of the ledger that the log does not show yet."""
    last = conn.execute("SELECT ifnull(max(seq), 0) FROM log").fetchone()[0]
    if conn.execute(_FILL, [last]).rowcount:
        conn.execute(_WORDS, [last])


def rebuild(conn: sqlite3.Connection) -> int:
    """Make the log anew from the ledger; returns how many lines it has."""
    conn.execute("DELETE FROM log")
    conn.execute("INSERT INTO log_words (log_words) VALUES ('delete-all')")
    catch_up(conn)
    return int(conn.execute("SELECT count(*) FROM log").fetchone()[0])


def entries(conn: sqlite3.Connection, asked: Asked, before: tuple[str, int] | None, limit: int) -> list[Entry]:
    """The newest lines wanted that stand below `before` (time, seq)."""
    wheres, values = _conditions(asked)
    words = match(asked)
    if words:
        cut = " AND log_words.rowid < ?" if before else ""
        query = (
            f"SELECT {_COLUMNS}, highlight(log_words, 0, ?, ?) AS headline,"
            " snippet(log_words, 2, ?, ?, '…', 40) AS quotes FROM log_words JOIN log ON log.seq = log_words.rowid"
            f" WHERE log_words MATCH ?{cut}{wheres} ORDER BY log_words.rowid DESC LIMIT ?"
        )
        given = [MARK, UNMARK, MARK, UNMARK, words, *([before[1]] if before else []), *values, limit]
    else:
        cut = " AND (log.at, log.seq) < (?, ?)" if before else ""
        query = (
            f"SELECT {_COLUMNS}, headline, quotes FROM log WHERE 1{cut}{wheres}"
            " ORDER BY log.at DESC, log.seq DESC LIMIT ?"
        )
        given = [*(before or ()), *values, limit]
    return [entry(row) for row in conn.execute(query, given)]


def tally(conn: sqlite3.Connection, asked: Asked, most: int) -> dict[str, int]:
    """How many lines are wanted, by severity; a search counts the newest `most` at least."""
    wheres, values = _conditions(asked)
    words = match(asked)
    if words:
        query = (
            "SELECT log.severity, count(*) FROM (SELECT rowid AS seq FROM log_words WHERE log_words MATCH ?"
            f" ORDER BY rowid DESC LIMIT ?) JOIN log USING (seq) WHERE 1{wheres} GROUP BY log.severity"
        )
        return {row[0]: row[1] for row in conn.execute(query, [words, most, *values])}
    query = f"SELECT severity, count(*) FROM log WHERE 1{wheres} GROUP BY severity"
    return {row[0]: row[1] for row in conn.execute(query, values)}


def entry(row: sqlite3.Row) -> Entry:
    """A row of the log as a value."""
    told = list(row)
    told[_FLAGS] = () if told[_FLAGS] == "[]" else tuple(json.loads(told[_FLAGS]))
    return Entry(*told)


def match(asked: Asked) -> str:
    """What a person typed as a question the index understands, kept to the filters; "" where nothing was typed."""
    spoken = words(asked.text)
    if not spoken:
        return ""
    tags = (
        " OR ".join(f'"{name}_{column(value)}"' for value in values if re.fullmatch(r"\w+", value))
        for name, values in (
            ("country", asked.countries),
            ("publisher", asked.publishers),
            ("kind", asked.kinds),
            ("severity", asked.severities),
        )
    )
    kept = "".join(f" AND tags : ({each})" for each in tags if each)
    return f"({{headline why quotes place}} : ({spoken})){kept}"


def words(text: str) -> str:
    """Typed words as an FTS5 expression: all must occur; "a phrase" holds together; a* begins so; -a must not occur."""
    wanted, unwanted = list[str](), list[str]()
    for minus, phrase, word in re.findall(r'(-?)(?:"([^"]*)"|([^\s"]+))', column(text)[:200]):
        said = phrase or word
        if not re.search(r"\w", said):
            continue
        star = "*" if not phrase and said.endswith("*") else ""
        (unwanted if minus else wanted).append('"' + said.rstrip("*").replace("\x00", " ") + '"' + star)
    if not wanted:
        return ""
    return " AND ".join(wanted[:12]) + "".join(f" NOT {each}" for each in unwanted[:12])


def _conditions(asked: Asked) -> tuple[str, list[object]]:
    """SQL of our own, and the foreign values it compares with."""
    wheres, values = "", list[object]()
    for name, wanted in (
        ("country", asked.countries),
        ("publisher", asked.publishers),
        ("kind", asked.kinds),
        ("severity", asked.severities),
    ):
        if len(wanted) == 1:
            wheres += f" AND log.{name} = ?"
            values.append(column(wanted[0]))
        elif wanted:
            wheres += f" AND log.{name} IN (SELECT value FROM json_each(?))"
            values.append(json.dumps([column(each) for each in wanted]))
    for sign, when in ((">=", asked.since), ("<", asked.until)):
        if when is not None:
            wheres += f" AND log.at {sign} ?"
            values.append(stamp(when))
    return wheres, values
