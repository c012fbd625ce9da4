"""The tables, as migrations that only ever grow: a published one is never edited, a new one is appended."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from monitor.store import (
    accounts,
    audit,
    bounces,
    calendars,
    chains,
    corrections,
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

migrations = Migrations("monitor")


@migrations(name="first")
def first(db: Database) -> None:
    """Pages, beliefs, the ledger of events and the outbox."""
    for statement in (*PAGES, *BELIEFS, *LEDGER, *OUTBOX):
        db.execute(statement)
    for old, news in ALLOWED.items():
        for new in news.split():
            db.execute("INSERT INTO transitions VALUES (?, ?)", [old, new])
    db.execute("PRAGMA user_version = 1")


@migrations(name="audit")
def second(db: Database) -> None:
    """Who did what, and when."""
    for statement in audit.TABLES:
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")


@migrations(name="reading room")
def reading_room(db: Database) -> None:
    """The change log as people read it, filled from the ledger."""
    for statement in log.TABLES:
        db.execute(statement)
    log.catch_up(db.conn)
    db.execute("PRAGMA user_version = 3")


@migrations(name="endpoints")
def receivers(db: Database) -> None:
    """Receivers of webhooks and chats, and what was said to them."""
    for statement in endpoints.TABLES:
        db.execute(statement)
    db.execute("PRAGMA user_version = 4")


@migrations(name="recipients")
def recipients(db: Database) -> None:
    """Recipients with rules, suppressions, fan-outs; deliveries belong to recipients and can be held or carried."""
    for statement in RECIPIENTS:
        db.execute(statement)
    for old, news in ALSO_ALLOWED.items():
        for new in news.split():
            db.execute("INSERT INTO transitions VALUES (?, ?)", [old, new])
    db.execute("PRAGMA user_version = 5")


@migrations(name="routing")
def routing(db: Database) -> None:
    """What stands between an event and its people: silences, storms, digests made, escalations, trips."""
    for room in (silences, storms, gather, chains, trips):
        for statement in room.TABLES:
            db.execute(statement)
    db.execute("ALTER TABLE rules ADD COLUMN min_delta INTEGER")
    db.execute("PRAGMA user_version = 6")


@migrations(name="people")
def visitors(db: Database) -> None:
    """Words mailed to people, and how often a mailbox was asked for."""
    for statement in people.TABLES:
        db.execute(statement)
    db.execute("PRAGMA user_version = 7")


@migrations(name="accounts")
def staff(db: Database) -> None:
    """Who may log in, and with what."""
    for statement in accounts.TABLES:
        db.execute(statement)
    db.execute("PRAGMA user_version = 8")


@migrations(name="notices")
def word_to_officers(db: Database) -> None:
    """What officers are told about the house, each once."""
    for statement in notices.TABLES:
        db.execute(statement)
    db.execute("PRAGMA user_version = 9")


@migrations(name="challenges")
def challenges(db: Database) -> None:
    """What the device behind a log-in is asked to answer."""
    db.execute("ALTER TABLE sessions ADD COLUMN challenge TEXT NOT NULL DEFAULT ''")
    db.execute("PRAGMA user_version = 10")


@migrations(name="editions and positions")
def editions_and_positions(db: Database) -> None:
    """Every page as text, where publishers stand and stood; `index` fills the texts of pages stored before."""
    for statement in (*editions.TABLES, *standing.TABLES):
        db.execute(statement)
    standing.fill(db.conn)
    db.execute("PRAGMA user_version = 11")


@migrations(name="reviews")
def review(db: Database) -> None:
    """What officers do with events."""
    for statement in reviews.TABLES:
        db.execute(statement)
    db.execute("PRAGMA user_version = 12")


@migrations(name="bounces")
def returned(db: Database) -> None:
    """What came back, what had left before a restore, and the indexes of what was sent and of what was not."""
    for statement in bounces.TABLES:
        db.execute(statement)
    db.execute("PRAGMA user_version = 13")


@migrations(name="counted anew")
def counted_anew(db: Database) -> None:
    """What tells who was to hear of an event then from who is to hear of one now."""
    for statement in bounces.RESUMED:
        db.execute(statement)
    db.execute("PRAGMA user_version = 14")


@migrations(name="desks")
def desks(db: Database) -> None:
    """A company's channels are found without looking through everybody who subscribed."""
    db.execute("CREATE INDEX recipients_of ON recipients (tenant) WHERE tenant IS NOT NULL")
    db.execute("PRAGMA user_version = 15")


@migrations(name="lean outbox")
def lean(db: Database) -> None:
    """No index of what waits by recipient: each event of a million deliveries had to touch all of it."""
    db.execute("DROP INDEX IF EXISTS deliveries_unsent")
    db.execute("PRAGMA user_version = 16")


@migrations(name="leaner outbox")
def leaner(db: Database) -> None:
    """Dead letters are looked for by hand, and rarely; every delivery paid for the index that found them."""
    db.execute("DROP INDEX IF EXISTS deliveries_dead")
    db.execute("PRAGMA user_version = 17")


@migrations(name="updates")
def updates(db: Database) -> None:
    """A door may speak of an event more than once: later posts of one mission repeat what it told."""
    db.execute("DROP INDEX ledger_one_word")
    address = "json_extract(body, '$.door.url')"
    db.execute(f"CREATE UNIQUE INDEX ledger_one_word ON ledger (id, door, {address}) WHERE entry = 'confirmation'")
    db.execute("PRAGMA user_version = 18")


@migrations(name="quick start")
def quick_start(db: Database) -> None:
    """How a delivery starts is looked at after it stands: looked at before, it cost each a fifth of being owed."""
    for statement in QUICK:
        db.execute(statement)
    db.execute("PRAGMA user_version = 19")


@migrations(name="calendars")
def addresses_of_lists(db: Database) -> None:
    """Lists of journeys that are read again by their address."""
    for statement in calendars.TABLES:
        db.execute(statement)
    db.execute("PRAGMA user_version = 20")


@migrations(name="light checks")
def light_checks(db: Database) -> None:
    """The same checks of a delivery in words that cost less; no row is touched."""
    lighten(db)
    db.execute("PRAGMA user_version = 21")


@migrations(name="quick stands")
def quick_stands(db: Database) -> None:
    """Where governments stand is answered without reading the pages behind it."""
    db.execute(editions.STANDS)
    db.execute("PRAGMA user_version = 22")


@migrations(name="parts")
def parts(db: Database) -> None:
    """How grave the gravest part of a country is stands beside the level of the whole."""
    for statement in editions.PARTS:
        db.execute(statement)
    db.execute("PRAGMA user_version = 23")


@migrations(name="heard")
def heard_again(db: Database) -> None:
    """The log finds an event under every publisher that said it."""
    for statement in heard.TABLES:
        db.execute(statement)
    heard.rehear(db.conn)
    db.execute("PRAGMA user_version = 24")


@migrations(name="no longer said")
def no_longer_said(db: Database) -> None:
    """The log keeps apart what a page says and what it no longer says."""
    log.rebuild(db.conn)
    db.execute("PRAGMA user_version = 25")


@migrations(name="notices are looked at")
def notices_are_looked_at(db: Database) -> None:
    """A page to an officer names the page of the web on which it is looked at, as the letter does."""
    for statement in notices.LOOKED_AT:
        db.execute(statement)
    db.execute("PRAGMA user_version = 26")


@migrations(name="pauses end")
def pauses_end(db: Database) -> None:
    """Whose pause is over is found without looking through everybody who subscribed."""
    for statement in people.PAUSED:
        db.execute(statement)
    db.execute("PRAGMA user_version = 27")


@migrations(name="who came back is told")
def who_came_back_is_told(db: Database) -> None:
    """Who left, came back and was told no more 28 days after leaving is told again."""
    db.execute(forgetting.RETURNED)
    db.execute("PRAGMA user_version = 28")


@migrations(name="what points at a delivery")
def what_points_at_a_delivery(db: Database) -> None:
    """A delivery is forgotten with all that points at it, found by an index."""
    for statement in forgetting.LET_GO:
        db.execute(statement)
    db.execute("PRAGMA user_version = 29")


@migrations(name="corrections")
def whoever_was_told_wrongly(db: Database) -> None:
    """Whoever was told of a storm that was then discarded is told so, once."""
    for statement in corrections.TABLES:
        db.execute(statement)
    db.execute("PRAGMA user_version = 30")


@migrations(name="claims are counted")
def claims_are_counted(db: Database) -> None:
    """Who holds an older claim of a delivery than the newest can neither let it leave nor end it."""
    for statement in TURNS:
        db.execute(statement)
    db.execute("PRAGMA user_version = 31")


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
