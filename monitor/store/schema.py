"""The tables, as migrations that only ever grow: a published one is never edited, a new one is appended."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence

from sqlite_utils import Database, Migrations

from monitor.store import (
    accounts,
    audit,
    bounces,
    calendars,
    chains,
    contacts,
    corrections,
    doubts,
    editions,
    endpoints,
    forgetting,
    gather,
    heard,
    log,
    notices,
    people,
    reviews,
    silences,
    standing,
    storms,
    trips,
)
from monitor.store.founding import BELIEFS, LEDGER, PAGES
from monitor.store.owing import ALLOWED, ALSO_ALLOWED, OUTBOX, QUICK, RECIPIENTS, TURNS, lighten

Doing = str | Callable[[Database], object]  # a statement, or what takes more than one can say
_ADDRESS = "json_extract(body, '$.door.url')"


def _allow(transitions: Mapping[str, str]) -> Callable[[Database], None]:
    def allow(db: Database) -> None:
        for old, news in transitions.items():
            for new in news.split():
                db.execute("INSERT INTO transitions VALUES (?, ?)", [old, new])

    return allow


# The name a database remembers, and what is done. A row's place is the version it leads to.
STEPS: tuple[tuple[str, Sequence[Doing]], ...] = (
    # Pages, beliefs, the ledger of events and the outbox.
    ("first", (*PAGES, *BELIEFS, *LEDGER, *OUTBOX, _allow(ALLOWED))),
    # Who did what, and when.
    ("audit", audit.TABLES),
    # The change log as people read it, filled from the ledger.
    ("reading room", (*log.TABLES, lambda db: log.catch_up(db.conn))),
    # Receivers of webhooks and chats, and what was said to them.
    ("endpoints", endpoints.TABLES),
    # Recipients with rules, suppressions, fan-outs; deliveries belong to recipients and can be held or carried.
    ("recipients", (*RECIPIENTS, _allow(ALSO_ALLOWED))),
    # What stands between an event and its people: silences, storms, digests made, escalations, trips.
    ("routing", (*silences.TABLES, *storms.TABLES, *gather.TABLES, *chains.TABLES, *trips.TABLES,
                 "ALTER TABLE rules ADD COLUMN min_delta INTEGER")),
    # Words mailed to people, and how often a mailbox was asked for.
    ("people", people.TABLES),
    # Who may log in, and with what.
    ("accounts", accounts.TABLES),
    # What officers are told about the house, each once.
    ("notices", notices.TABLES),
    # What the device behind a log-in is asked to answer.
    ("challenges", ("ALTER TABLE sessions ADD COLUMN challenge TEXT NOT NULL DEFAULT ''",)),
    # Every page as text, where publishers stand and stood; `index` fills the texts of pages stored before.
    ("editions and positions", (*editions.TABLES, *standing.TABLES, lambda db: standing.fill(db.conn))),
    # What officers do with events.
    ("reviews", reviews.TABLES),
    # What came back, what had left before a restore, and the indexes of what was sent and of what was not.
    ("bounces", bounces.TABLES),
    # What tells who was to hear of an event then from who is to hear of one now.
    ("counted anew", bounces.RESUMED),
    # A company's channels are found without looking through everybody who subscribed.
    ("desks", ("CREATE INDEX recipients_of ON recipients (tenant) WHERE tenant IS NOT NULL",)),
    # No index of what waits by recipient: each event of a million deliveries had to touch all of it.
    ("lean outbox", ("DROP INDEX IF EXISTS deliveries_unsent",)),
    # Dead letters are looked for by hand, and rarely; every delivery paid for the index that found them.
    ("leaner outbox", ("DROP INDEX IF EXISTS deliveries_dead",)),
    # A door may speak of an event more than once: later posts of one mission repeat what it told.
    ("updates", ("DROP INDEX ledger_one_word",
                 f"CREATE UNIQUE INDEX ledger_one_word ON ledger (id, door, {_ADDRESS}) WHERE entry = 'confirmation'")),
    # How a delivery starts is looked at after it stands: looked at before, it cost each a fifth of being owed.
    ("quick start", QUICK),
    # Lists of journeys that are read again by their address.
    ("calendars", calendars.TABLES),
    # The same checks of a delivery in words that cost less; no row is touched.
    ("light checks", (lighten,)),
    # Where governments stand is answered without reading the pages behind it.
    ("quick stands", (editions.STANDS,)),
    # How grave the gravest part of a country is stands beside the level of the whole.
    ("parts", editions.PARTS),
    # The log finds an event under every publisher that said it.
    ("heard", (*heard.TABLES, lambda db: heard.rehear(db.conn))),
    # The log keeps apart what a page says and what it no longer says.
    ("no longer said", (lambda db: log.rebuild(db.conn),)),
    # A page to an officer names the page of the web on which it is looked at, as the letter does.
    ("notices are looked at", notices.LOOKED_AT),
    # Whose pause is over is found without looking through everybody who subscribed.
    ("pauses end", people.PAUSED),
    # Who left, came back and was told no more 28 days after leaving is told again.
    ("who came back is told", (forgetting.RETURNED,)),
    # A delivery is forgotten with all that points at it, found by an index.
    ("what points at a delivery", forgetting.LET_GO),
    # Whoever was told of a storm that was then discarded is told so, once.
    ("corrections", corrections.TABLES),
    # Who holds an older claim of a delivery than the newest can neither let it leave nor end it.
    ("claims are counted", TURNS),
    # Whom of its travellers a company has reached about an alert.
    ("contacts", contacts.TABLES),
    # What officers say of levels that moved on many rows at once under unchanged days.
    ("verdicts", doubts.TABLES),
)  # fmt: skip


def step(version: int) -> Callable[[Database], None]:
    """Return what brings tables of the version before to this one."""

    def take(db: Database) -> None:
        for doing in STEPS[version - 1][1]:
            db.execute(doing) if isinstance(doing, str) else doing(db)
        db.execute(f"PRAGMA user_version = {version}")

    return take


migrations = Migrations("monitor")
for _version, (_name, _) in enumerate(STEPS, 1):
    migrations(name=_name)(step(_version))


def migrate(conn: sqlite3.Connection) -> None:
    """Bring the tables up to date in one transaction; the caller holds the lock that keeps others out."""
    db = Database(conn, execute_plugins=False)
    conn.execute("BEGIN IMMEDIATE")  # atomic() inside becomes a savepoint: its own BEGIN is a deferred one
    try:
        migrations.apply(db)
        conn.execute("COMMIT")
    except BaseException:
        conn.rollback()
        raise
