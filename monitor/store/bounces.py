"""What came back: each report once, what it says of an address, and how often it was said."""

from __future__ import annotations

TABLES = (
    """CREATE TABLE bounces (
        id INTEGER PRIMARY KEY,
        report TEXT NOT NULL UNIQUE,
        delivery INTEGER REFERENCES deliveries (id),
        recipient INTEGER REFERENCES recipients (id),
        kind TEXT NOT NULL CHECK (kind IN ('hard', 'soft', 'transient', 'complaint', 'sender', 'forged', 'unreadable')),
        at TEXT NOT NULL,
        domain TEXT NOT NULL DEFAULT '',
        enhanced TEXT NOT NULL DEFAULT '',
        said TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX bounces_of ON bounces (recipient, kind, at)",
    "CREATE INDEX bounces_when ON bounces (at, kind)",
    "CREATE TABLE sent_before (message TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX deliveries_sent ON deliveries (sent_at) WHERE sent_at IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS deliveries_unsent ON deliveries (recipient)"
    " WHERE state IN ('held', 'pending', 'retry_wait', 'uncertain', 'claimed')",
)
