"""The tables everything began with: pages as they came, what is believed, and the ledger of events."""

from __future__ import annotations

PAGES = (
    """CREATE TABLE pages (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        codec TEXT NOT NULL CHECK (codec IN ('zlib', 'raw')),
        length INTEGER NOT NULL,
        body BLOB NOT NULL,
        part TEXT NOT NULL,
        door TEXT NOT NULL,
        url TEXT NOT NULL,
        seen_at TEXT NOT NULL)""",
    """CREATE TRIGGER pages_are_kept BEFORE DELETE ON pages
        BEGIN SELECT RAISE(ABORT, 'pages are kept for ever'); END""",
    """CREATE TRIGGER pages_stay_as_they_came BEFORE UPDATE ON pages
        BEGIN SELECT RAISE(ABORT, 'pages stay as they came'); END""",
)
BELIEFS = (
    "CREATE TABLE passes (publisher TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE doors (door TEXT PRIMARY KEY, body TEXT NOT NULL)",
    "CREATE TABLE parts (door TEXT PRIMARY KEY, body TEXT NOT NULL)",
    """CREATE TABLE beliefs (
        publisher TEXT NOT NULL, destination TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (publisher, destination))""",
)
# What events are searched by is computed from the body itself: there is no second copy a hand could change
# while the hash still holds.
LEDGER = (
    """CREATE TABLE ledger (
        seq INTEGER PRIMARY KEY,
        body TEXT NOT NULL,
        prev TEXT NOT NULL CHECK (length(prev) = 64),
        hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
        entry TEXT AS (json_extract(body, '$.entry')) VIRTUAL,
        id TEXT AS (json_extract(body, '$.id')) VIRTUAL,
        door TEXT AS (json_extract(body, '$.door.name')) VIRTUAL,
        publisher TEXT AS (json_extract(body, '$.event.publisher')) VIRTUAL,
        destination TEXT AS (json_extract(body, '$.event.destination')) VIRTUAL,
        country TEXT AS (json_extract(body, '$.event.country')) VIRTUAL,
        kind TEXT AS (json_extract(body, '$.event.finding.kind')) VIRTUAL,
        at TEXT AS (json_extract(body, '$.event.detected_at')) VIRTUAL,
        CHECK (entry IN ('event', 'confirmation') AND id IS NOT NULL))""",
    "CREATE UNIQUE INDEX ledger_one_event ON ledger (id) WHERE entry = 'event'",
    "CREATE UNIQUE INDEX ledger_one_word ON ledger (id, door) WHERE entry = 'confirmation'",
    "CREATE INDEX ledger_at ON ledger (at, seq) WHERE entry = 'event'",
    "CREATE INDEX ledger_country ON ledger (country, at, seq) WHERE entry = 'event'",
    "CREATE INDEX ledger_kind ON ledger (kind, at, seq) WHERE entry = 'event'",
    "CREATE INDEX ledger_publisher ON ledger (publisher, destination, at, seq) WHERE entry = 'event'",
    """CREATE TRIGGER ledger_only_grows BEFORE DELETE ON ledger
        BEGIN SELECT RAISE(ABORT, 'events stand for ever'); END""",
    """CREATE TRIGGER ledger_stays BEFORE UPDATE ON ledger
        BEGIN SELECT RAISE(ABORT, 'events stay as they were told'); END""",
    # Without the length remembered, cutting off the newest rows would leave a chain that still holds.
    "CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL)",
    "INSERT INTO head VALUES (1, 0, '" + "0" * 64 + "')",
    """CREATE TABLE held (
        publisher TEXT NOT NULL, destination TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
        country TEXT AS (json_extract(body, '$.country')) VIRTUAL,
        kind TEXT AS (json_extract(body, '$.finding.kind')) VIRTUAL,
        at TEXT AS (json_extract(body, '$.detected_at')) VIRTUAL,
        PRIMARY KEY (publisher, destination, id))""",
)
