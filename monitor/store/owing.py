"""The tables of those who can be told and of what they are owed, as the migration that brought them."""

from __future__ import annotations

from sqlite_utils.db import Database

# As it was in the beginning.
OUTBOX = (
    """CREATE TABLE deliveries (
        id INTEGER PRIMARY KEY,
        event INTEGER NOT NULL REFERENCES ledger (seq),
        reader TEXT NOT NULL,
        channel TEXT NOT NULL,
        address TEXT NOT NULL,
        why TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'pending',
        due_at TEXT NOT NULL,
        not_after TEXT,
        created_at TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        owner TEXT,
        lease_until TEXT,
        started_at TEXT,
        last_reason TEXT NOT NULL DEFAULT '',
        receipt TEXT NOT NULL DEFAULT '',
        UNIQUE (event, reader, channel),
        CHECK ((state IN ('claimed', 'transmitting')) = (owner IS NOT NULL AND lease_until IS NOT NULL)))""",
    "CREATE INDEX deliveries_due ON deliveries (state, due_at)",
    """CREATE TABLE attempts (
        id INTEGER PRIMARY KEY,
        delivery INTEGER NOT NULL REFERENCES deliveries (id),
        owner TEXT NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (length(reason) <= 200),
        receipt TEXT NOT NULL)""",
    "CREATE INDEX attempts_of ON attempts (delivery)",
    "CREATE TABLE transitions (old TEXT NOT NULL, new TEXT NOT NULL, PRIMARY KEY (old, new)) WITHOUT ROWID",
    """CREATE TRIGGER deliveries_move_as_allowed BEFORE UPDATE OF state ON deliveries
        WHEN OLD.state IS NOT NEW.state
         AND NOT EXISTS (SELECT 1 FROM transitions WHERE old = OLD.state AND new = NEW.state)
        BEGIN SELECT RAISE(ABORT, 'a delivery may not move between these states'); END""",
    """CREATE TRIGGER deliveries_start_pending BEFORE INSERT ON deliveries WHEN NEW.state <> 'pending'
        BEGIN SELECT RAISE(ABORT, 'a delivery starts pending'); END""",
)

# Of many recipients that wait, a claim reads no further than it needs: the partial index holds what is claimable only,
# in the order of claiming, and a row leaves it when it is sent.
_CLAIMABLE = "state IN ('pending', 'retry_wait', 'uncertain')"
STARTS = """WHEN NEW.state NOT IN ('pending', 'held')
    BEGIN SELECT RAISE(ABORT, 'a delivery starts pending or held'); END"""
RECIPIENTS = (
    "CREATE TABLE tenants (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL)",
    """CREATE TABLE recipients (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        origin TEXT NOT NULL CHECK (origin IN ('config', 'subscriber', 'desk')),
        tenant INTEGER REFERENCES tenants (id),
        channel TEXT NOT NULL,
        address TEXT NOT NULL,
        address_key TEXT,
        language TEXT NOT NULL DEFAULT 'en',
        zone TEXT NOT NULL DEFAULT 'UTC',
        state TEXT NOT NULL CHECK (state IN ('unconfirmed', 'active', 'paused', 'ended', 'erased')),
        paused_until TEXT,
        quiet_from TEXT,
        quiet_until TEXT,
        quiet_pass TEXT NOT NULL DEFAULT 'P1' CHECK (quiet_pass IN ('', 'P1', 'P2', 'P3', 'P4')),
        private INTEGER NOT NULL DEFAULT 0,
        duty INTEGER NOT NULL DEFAULT 0,
        created_at TEXT NOT NULL,
        confirmed_at TEXT,
        ended_at TEXT,
        consent TEXT NOT NULL DEFAULT '',
        CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)))""",
    "CREATE INDEX recipients_by_key ON recipients (address_key) WHERE address_key IS NOT NULL",
    """CREATE TABLE rules (
        id INTEGER PRIMARY KEY,
        recipient INTEGER NOT NULL REFERENCES recipients (id),
        countries TEXT NOT NULL DEFAULT '[]',
        places TEXT NOT NULL DEFAULT '[]',
        publishers TEXT NOT NULL DEFAULT '[]',
        kinds TEXT NOT NULL DEFAULT '[]',
        severity TEXT NOT NULL DEFAULT 'P3' CHECK (severity IN ('P1', 'P2', 'P3', 'P4')),
        min_level INTEGER,
        mode TEXT NOT NULL DEFAULT 'at_once',
        travellers INTEGER NOT NULL DEFAULT 0,
        created_at TEXT NOT NULL,
        ended_at TEXT)""",
    "CREATE INDEX rules_of ON rules (recipient)",
    """CREATE TABLE follows (
        country TEXT NOT NULL, rule INTEGER NOT NULL REFERENCES rules (id),
        PRIMARY KEY (country, rule)) WITHOUT ROWID""",
    "CREATE INDEX follows_of ON follows (rule)",
    """CREATE TABLE suppressions (
        address_key TEXT PRIMARY KEY,
        reason TEXT NOT NULL CHECK (reason IN ('unsubscribed', 'hard_bounce', 'complaint', 'admin')),
        since TEXT NOT NULL,
        until TEXT,
        detail TEXT NOT NULL DEFAULT '') WITHOUT ROWID""",
    """CREATE TABLE fanouts (
        event INTEGER PRIMARY KEY REFERENCES ledger (seq),
        cursor INTEGER NOT NULL DEFAULT 0,
        done_at TEXT)""",
    "CREATE INDEX fanouts_open ON fanouts (event) WHERE done_at IS NULL",
    "ALTER TABLE deliveries RENAME TO deliveries_before",
    "ALTER TABLE attempts RENAME TO attempts_before",
    "DROP INDEX deliveries_due",
    "DROP INDEX attempts_of",
    "DROP TRIGGER deliveries_move_as_allowed",
    "DROP TRIGGER deliveries_start_pending",
    # `event` is NULL for a letter about the recipient's own affairs (confirm, log in, end of a webhook): `matter`
    # then holds what it is made of, as JSON. `priority`: 0 transactional, 1 critical, 2 normal, 3 digest.
    """CREATE TABLE deliveries (
        id INTEGER PRIMARY KEY,
        event INTEGER REFERENCES ledger (seq),
        recipient INTEGER NOT NULL REFERENCES recipients (id),
        channel TEXT NOT NULL,
        priority INTEGER NOT NULL DEFAULT 2 CHECK (priority BETWEEN 0 AND 3),
        state TEXT NOT NULL DEFAULT 'pending',
        hold TEXT NOT NULL DEFAULT '',
        due_at TEXT NOT NULL,
        not_after TEXT,
        created_at TEXT NOT NULL,
        why TEXT NOT NULL,
        lead INTEGER REFERENCES deliveries (id),
        matter TEXT,
        attempts INTEGER NOT NULL DEFAULT 0,
        owner TEXT,
        lease_until TEXT,
        started_at TEXT,
        sent_at TEXT,
        last_reason TEXT NOT NULL DEFAULT '',
        receipt TEXT NOT NULL DEFAULT '',
        queue_id TEXT NOT NULL DEFAULT '',
        arrival TEXT CHECK (arrival IN ('delivered', 'bounced', 'complained')),
        UNIQUE (event, recipient),
        CHECK (event IS NOT NULL OR matter IS NOT NULL),
        CHECK ((state = 'held') = (hold <> '')),
        CHECK (state <> 'digested' OR lead IS NOT NULL),
        CHECK ((state IN ('claimed', 'transmitting')) = (owner IS NOT NULL AND lease_until IS NOT NULL)))""",
    f"CREATE INDEX deliveries_claimable ON deliveries (channel, priority, due_at, id) WHERE {_CLAIMABLE}",
    "CREATE INDEX deliveries_leased ON deliveries (recipient, lease_until) WHERE state IN ('claimed', 'transmitting')",
    "CREATE INDEX deliveries_held ON deliveries (hold, due_at) WHERE state = 'held'",
    "CREATE INDEX deliveries_led ON deliveries (lead) WHERE lead IS NOT NULL",
    "CREATE INDEX deliveries_dead ON deliveries (state, id) WHERE state IN ('failed_permanent', 'expired')",
    """CREATE TABLE attempts (
        id INTEGER PRIMARY KEY,
        delivery INTEGER NOT NULL REFERENCES deliveries (id),
        owner TEXT NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (length(reason) <= 200),
        receipt TEXT NOT NULL,
        phase TEXT NOT NULL DEFAULT '',
        code INTEGER,
        enhanced TEXT NOT NULL DEFAULT '',
        peer TEXT NOT NULL DEFAULT '')""",
    # Of one person with two channels of old, the first keeps the name: it is unique now.
    """INSERT INTO recipients (name, origin, channel, address, state, created_at)
        SELECT CASE WHEN row_number() OVER (PARTITION BY reader ORDER BY first) = 1 THEN reader
               ELSE reader || ':' || channel END, 'config', channel, address, 'ended', since
        FROM (SELECT reader, channel, min(id) AS first, address, min(created_at) AS since
              FROM deliveries_before GROUP BY reader, channel) ORDER BY first""",
    """INSERT INTO deliveries (id, event, recipient, channel, state, due_at, not_after, created_at, why, attempts,
            owner, lease_until, started_at, last_reason, receipt)
        SELECT d.id, d.event, r.id, d.channel, d.state, d.due_at, d.not_after, d.created_at, d.why, d.attempts,
            d.owner, d.lease_until, d.started_at, d.last_reason, d.receipt
        FROM deliveries_before d JOIN recipients r
          ON r.channel = d.channel AND r.name IN (d.reader, d.reader || ':' || d.channel)""",
    """INSERT INTO attempts (id, delivery, owner, started_at, ended_at, outcome, reason, receipt)
        SELECT id, delivery, owner, started_at, ended_at, outcome, reason, receipt FROM attempts_before""",
    "DROP TABLE attempts_before",
    "DROP TABLE deliveries_before",
    "CREATE INDEX attempts_of ON attempts (delivery)",
    """CREATE TRIGGER deliveries_move_as_allowed BEFORE UPDATE OF state ON deliveries
        WHEN OLD.state IS NOT NEW.state
         AND NOT EXISTS (SELECT 1 FROM transitions WHERE old = OLD.state AND new = NEW.state)
        BEGIN SELECT RAISE(ABORT, 'a delivery may not move between these states'); END""",
    f"CREATE TRIGGER deliveries_start_pending BEFORE INSERT ON deliveries {STARTS}",
)
QUICK = (
    "DROP TRIGGER deliveries_start_pending",
    f"CREATE TRIGGER deliveries_start_pending AFTER INSERT ON deliveries {STARTS}",
    "DROP INDEX deliveries_claimable",  # the id stands at the end of every index anyway
    f"CREATE INDEX deliveries_claimable ON deliveries (channel, priority, due_at) WHERE {_CLAIMABLE}",
)
# Every delivery is looked at by these as it is owed. One look at the state, the commonest first, and no list of
# words to search: the same rules as they stood above cost a fifth of owing a million.
_FREE = "(owner IS NULL OR lease_until IS NULL)"
_LEASED = "hold = '' AND owner IS NOT NULL AND lease_until IS NOT NULL"
LIGHT = {
    "CHECK (arrival IN ('delivered', 'bounced', 'complained'))": "CHECK (arrival IS NULL OR arrival = 'delivered'"
    " OR arrival = 'bounced' OR arrival = 'complained')",
    """CHECK ((state = 'held') = (hold <> '')),
        CHECK (state <> 'digested' OR lead IS NOT NULL),
        CHECK ((state IN ('claimed', 'transmitting')) = (owner IS NOT NULL AND lease_until IS NOT NULL))""": f"""CHECK (
        CASE state
            WHEN 'pending' THEN hold = '' AND {_FREE}
            WHEN 'held' THEN hold <> '' AND {_FREE}
            WHEN 'claimed' THEN {_LEASED}
            WHEN 'transmitting' THEN {_LEASED}
            WHEN 'digested' THEN hold = '' AND {_FREE} AND lead IS NOT NULL
            ELSE hold = '' AND {_FREE} END)""",
}
# A claim may end before the first byte of DATA (no connection, address refused): nothing can have arrived.
ALLOWED = {
    "pending": "claimed expired cancelled suppressed",
    "claimed": "transmitting pending retry_wait failed_permanent expired cancelled suppressed",
    "transmitting": "sent retry_wait uncertain failed_permanent",
    "retry_wait": "claimed expired cancelled suppressed",
    "uncertain": "claimed sent expired cancelled suppressed",  # sent: the receipt came after the lease ended
}
# What waits can be taken up by a later message (digested); what ended badly can be tried again by a named person.
ALSO_ALLOWED = {
    "held": "pending cancelled suppressed expired digested",
    "pending": "held digested",
    "claimed": "held digested",
    "retry_wait": "held digested pending",
    "uncertain": "held digested pending",
    "failed_permanent": "pending cancelled",
    "expired": "pending cancelled",
    "digested": "held pending cancelled suppressed",
}
TURNS = (
    "ALTER TABLE deliveries ADD COLUMN turn INTEGER NOT NULL DEFAULT 0",
    # A letter that has left perhaps, under its number alone, is repeated as the same mail.
    """UPDATE deliveries SET matter = json_set(matter, '$.named', CAST(id AS TEXT)) WHERE event IS NULL
    AND matter <> '{}' AND state <> 'sent' AND (attempts > 0 OR state IN ('claimed', 'transmitting', 'uncertain'))""",
)


def lighten(db: Database) -> None:
    """Say the checks of a delivery in words that cost less; no row is touched.

    The text of the table is changed in place, as SQLite allows where what is stored stays as it is
    (ALTER TABLE, "Making Other Kinds Of Table Schema Changes"), so that an outbox of millions opens at once.
    """
    (text,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'deliveries'").fetchone()
    for old, new in LIGHT.items():
        if old not in text:
            raise LookupError(f"expected the table deliveries to hold {old!r}, got {text!r}")
        text = text.replace(old, new)
    (version,) = db.execute("PRAGMA schema_version").fetchone()
    db.execute("PRAGMA writable_schema = ON")
    db.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'deliveries'", [text])
    db.execute(f"PRAGMA schema_version = {version + 1}")
    db.execute("PRAGMA writable_schema = OFF")
