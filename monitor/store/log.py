"""The change log as people read it: one narrow row an event, found by filters or by words, newest first.

It repeats what the ledger holds so that a page costs milliseconds; `catch_up` fills it in the ledger's own
transaction, `rebuild` makes it anew.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from monitor.model import Evidence
from monitor.store import heard
from monitor.store.codec import column, stamp
from monitor.store.heard import FALSE, RULED, STATE

Conditions = tuple[str, list[object]]  # SQL of our own, and the foreign values it compares with
MARK, UNMARK = "\x02", "\x03"  # around found words; no clean text holds control characters
GONE, UNGONE = "\x04", "\x05"  # around a sentence that no longer stands: nobody may take it for what is said now

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
        ifnull((SELECT group_concat(iif(gone, char(4) || said || char(5), said), char(10)) FROM (
            SELECT e.value ->> '$.text' AS said, e.value ->> '$.side' = 'before' AS gone
            FROM json_each(f.value, '$.evidence') e ORDER BY gone, e.key)), ''),
        f.value ->> '$.post', f.value ->> '$.area', f.value ->> '$.old', f.value ->> '$.new',
        json_extract(l.body, '$.event.level_before'), json_extract(l.body, '$.event.level_after'),
        json_extract(l.body, '$.event.flags'), json_extract(l.body, '$.event.published_on'), f.value ->> '$.decided_on',
        json_array_length(l.body, '$.event.doors'),
        'country_' || l.country || ' publisher_' || l.publisher || ' kind_' || l.kind
            || ' severity_' || (f.value ->> '$.severity')
    FROM ledger l, json_each(l.body, '$.event') f
    WHERE l.entry = 'event' AND f.key = 'finding' AND l.seq > ? AND l.publisher <> 'canary' ORDER BY l.seq"""
_OF = "FROM storm_events e JOIN storms s ON s.id = e.storm WHERE e.event = log.seq"
_AGAIN = (
    "NULL AS held,"
    f" (SELECT {STATE} || ' ' || ifnull({RULED}, '') {_OF}) AS storm,"
    " (SELECT group_concat(publisher) FROM log_heard WHERE log_heard.seq = log.seq) AS again"
)
_LATELY = f"SELECT e.event FROM storms s JOIN storm_events e ON e.storm = s.id WHERE {RULED} >= ?"
_TOUCHED = f" AND (log.at >= ? OR log.seq IN ({_LATELY}))"
_FIRM = f" AND NOT EXISTS (SELECT 1 {FALSE} AND e.event = log.seq)"
_WORDS = "INSERT INTO log_words (rowid, headline, why, quotes, place, tags)"
_WORDS += " SELECT seq, headline, why, quotes, place, tags FROM log WHERE seq > ? ORDER BY seq"
_COLUMNS = (
    "log.seq, log.id, log.at, log.publisher, log.destination, log.country, log.place, log.kind, log.severity,"
    " log.post, log.area, log.old, log.new, log.level_before, log.level_after, log.flags, log.published_on,"
    " log.decided_on, log.doors"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines of the log are wanted; an empty tuple is any; times are half-open; `text` is what a person typed.

    With `firm` those are left out that an officer discarded as a fault; `touched` takes what was noticed or decided
    about since.
    """

    countries: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""
    firm: bool = False
    touched: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log; `headline` and `quotes` carry MARK and UNMARK around found words.

    `quotes` are what is said now, then, between GONE and UNGONE, what no longer is. `at` is a UTC stamp.
    """

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
    storm: str | None = None  # the state of the storm it came in: "open" no officer decided yet, "discarded" a fault
    again: tuple[str, ...] = ()  # other publishers that said it later
    ruled_at: str | None = None  # when somebody decided about that storm

    @property
    def fault(self) -> bool:
        """Whether an officer discarded it as a fault of ours: nobody may act on it."""
        return self.storm == "discarded"

    @property
    def touched(self) -> str:
        """When what is known of it changed last: noticed, or decided about."""
        return max(self.at, self.ruled_at or "")


# Columns stand in the order of the fields: naming them cost a third of a page.
_FLAGS, _STORM = (Entry.__slots__.index(name) for name in ("flags", "storm"))


def catch_up(conn: sqlite3.Connection) -> None:
    """Add the events of the ledger that the log does not show yet."""
    last = conn.execute("SELECT ifnull(max(seq), 0) FROM log").fetchone()[0]
    if conn.execute(_FILL, [last]).rowcount:
        conn.execute(_WORDS, [last])


def quotes(evidence: Iterable[Evidence]) -> str:
    """What a line of the log quotes of an event's evidence."""
    ordered = sorted(evidence, key=lambda quote: quote.side == "before")
    return "\n".join(f"{GONE}{q.text}{UNGONE}" if q.side == "before" else q.text for q in ordered)


def rebuild(conn: sqlite3.Connection) -> int:
    """Make the log anew from the ledger; returns how many lines it has."""
    conn.execute("DELETE FROM log")
    conn.execute("INSERT INTO log_words (log_words) VALUES ('delete-all')")
    catch_up(conn)
    heard.rehear(conn)
    return int(conn.execute("SELECT count(*) FROM log").fetchone()[0])


def entries(conn: sqlite3.Connection, asked: Asked, before: tuple[str, int] | None, limit: int) -> list[Entry]:
    """The newest lines wanted that stand below `before` (time, seq)."""
    words = match(asked)
    find = _searched if words else _listed
    found = [line for conditions in _conditions(asked) for line in find(conn, words, conditions, before, limit)]
    found.sort(key=lambda line: line.seq if words else (line.at, line.seq), reverse=True)
    return found[:limit]


def _listed(
    conn: sqlite3.Connection, _words: str, conditions: Conditions, before: tuple[str, int] | None, limit: int
) -> Iterator[Entry]:
    wheres, values = conditions
    cut = " AND (log.at, log.seq) < (?, ?)" if before else ""
    query = (
        f"SELECT {_COLUMNS}, headline, quotes, {_AGAIN} FROM log WHERE 1{cut}{wheres}"
        " ORDER BY log.at DESC, log.seq DESC LIMIT ?"
    )
    return map(entry, conn.execute(query, [*(before or ()), *values, limit]))


def _searched(
    conn: sqlite3.Connection, words: str, conditions: Conditions, before: tuple[str, int] | None, limit: int
) -> Iterator[Entry]:
    wheres, values = conditions
    cut = " AND log_words.rowid < ?" if before else ""
    query = (
        f"SELECT {_COLUMNS}, highlight(log_words, 0, ?, ?) AS headline,"
        f" snippet(log_words, 2, ?, ?, '…', 40) AS quotes, {_AGAIN}"
        " FROM log_words JOIN log ON log.seq = log_words.rowid"
        f" WHERE log_words MATCH ?{cut}{wheres} ORDER BY log_words.rowid DESC LIMIT ?"
    )
    given = [MARK, UNMARK, MARK, UNMARK, words, *([before[1]] if before else []), *values, limit]
    return map(entry, conn.execute(query, given))


def tally(conn: sqlite3.Connection, asked: Asked, most: int) -> dict[str, int]:
    """How many lines are wanted, by severity; a search counts the newest `most` at least."""
    words = match(asked)
    found: Counter[str] = Counter()
    for wheres, values in _conditions(asked):
        if words:
            query = (
                "SELECT log.severity, count(*) FROM (SELECT rowid AS seq FROM log_words WHERE log_words MATCH ?"
                f" ORDER BY rowid DESC LIMIT ?) JOIN log USING (seq) WHERE 1{wheres} GROUP BY log.severity"
            )
        else:
            query = f"SELECT severity, count(*) FROM log WHERE 1{wheres} GROUP BY severity"
        found.update(dict(conn.execute(query, [*([words, most] if words else []), *values]).fetchall()))
    return dict(found)


def entry(row: sqlite3.Row) -> Entry:
    """A row of the log as a value."""
    told = list(row)
    told[_FLAGS] = () if told[_FLAGS] == "[]" else tuple(json.loads(told[_FLAGS]))
    told[-1] = tuple(sorted(told[-1].split(","))) if told[-1] else ()
    if told[_STORM]:
        told[_STORM], _, ruled = told[_STORM].partition(" ")
        told.append(ruled or None)
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


def _conditions(asked: Asked) -> Iterator[Conditions]:
    """The questions whose answers together are wanted, none twice: who told it first, and who said it again.

    One question for both would leave the narrow indexes: lines that another publisher said again are few.
    """
    wheres, values = _shared(asked)
    if not asked.publishers:
        yield wheres, values
        return
    own, names = _among("publisher", asked.publishers)
    yield own + wheres, [names, *values]
    again = " AND log.seq IN (SELECT seq FROM log_heard WHERE publisher IN (SELECT value FROM json_each(?)))"
    told = " AND log.publisher NOT IN (SELECT value FROM json_each(?))"
    listed = json.dumps([column(each) for each in asked.publishers])
    yield again + told + wheres, [listed, listed, *values]


def _shared(asked: Asked) -> Conditions:
    wheres, values = _FIRM if asked.firm else "", list[object]()
    for name, wanted in (("country", asked.countries), ("kind", asked.kinds), ("severity", asked.severities)):
        if wanted:
            where, value = _among(name, wanted)
            wheres += where
            values.append(value)
    bounds = ((" AND log.at >= ?", asked.since), (" AND log.at < ?", asked.until), (_TOUCHED, asked.touched))
    for where, when in bounds:
        if when is not None:
            wheres += where
            values += [stamp(when)] * where.count("?")
    return wheres, values


def _among(name: str, wanted: tuple[str, ...]) -> tuple[str, str]:
    """A condition on a column, and the foreign value it compares with: one, or a list of them."""
    if len(wanted) == 1:
        return f" AND log.{name} = ?", column(wanted[0])
    return f" AND log.{name} IN (SELECT value FROM json_each(?))", json.dumps([column(each) for each in wanted])
