"""A database of the release before opens as one of today: nobody is forgotten and nothing is sent again."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlite_utils import Database

from monitor.alone import alone
from monitor.model import State
from monitor.store import copying, schema
from monitor.store.codec import stamp
from monitor.store.connect import VERSION
from monitor.store.sqlite import open_store

from .stories import at, event


@pytest.fixture
def old(path):
    """Version 1: Ann by mail and by webhook, Bob by mail; one sent, one in doubt, one waiting."""
    path.touch()
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode = WAL")
    schema.step(1)(Database(conn, execute_plugins=False))
    conn.execute("CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT, applied_at TEXT)")
    conn.execute("INSERT INTO _sqlite_migrations VALUES ('monitor', 'first', '2025-01-01')")
    from monitor.store import ledger

    conn.row_factory = sqlite3.Row
    ledger.append_events(conn, [event()])
    row = "INSERT INTO deliveries (event, reader, channel, address, why, due_at, created_at) VALUES (1, ?, ?, ?, 'x', ?, ?)"
    for who, channel in (("Ann", "email"), ("Ann", "webhook"), ("Bob", "email")):
        conn.execute(row, [who, channel, f"{who}@{channel}", stamp(at(0)), stamp(at(0))])
    lease = "UPDATE deliveries SET state = ?, owner = 'd', lease_until = ? WHERE id = 1"
    for state in ("claimed", "transmitting"):
        conn.execute(lease, [state, stamp(at(60))])
    conn.execute("INSERT INTO attempts VALUES (1, 1, 'd', ?, ?, 'uncertain', 'lost', '')", [stamp(at(0)), stamp(at(1))])
    conn.close()
    return path


def test_deliveries_and_attempts_of_an_older_database_are_carried_over(old):
    store = open_store(old)
    found = {due.id: (due.reader, due.channel, due.address, due.state) for due in store.outbox()}
    assert found == {
        1: ("Ann", "email", "Ann@email", State.TRANSMITTING),
        2: ("Ann:webhook", "webhook", "Ann@webhook", State.PENDING),
        3: ("Bob", "email", "Bob@email", State.PENDING),
    }
    assert [each["reason"] for each in store.attempts(1)] == ["lost"]
    assert store.verify().broken_at is None
    assert {who.name: (who.origin, who.state) for who in store.recipients()} == dict.fromkeys(
        ("Ann", "Ann:webhook", "Bob"), ("config", "ended")
    )
    store.close()


def test_what_officers_were_told_before_says_where_it_is_looked_at(old):
    """Pages of an older program that have not left yet lead somewhere as well."""
    open_store(old).close()
    conn = sqlite3.connect(old, isolation_level=None)
    conn.execute("ALTER TABLE notices DROP COLUMN place")
    conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'notices are looked at'")
    conn.execute("PRAGMA user_version = 25")
    conn.execute("INSERT INTO escalations (id, event, chain, began_at, next_at) VALUES (7, 1, 'night', ?, ?)", [stamp(at(0)), stamp(at(9))])
    keys = ("storm:3", "storm:4 until 2026", "unanswered:7", "unanswered:8", "silence:1", "robots: us_state.rss", "canary:ab", "vitals: held", "suppressed: recipient 5")
    for key in keys:
        conn.execute("INSERT INTO notices (key, at, subject, lines, page) VALUES (?, ?, 'x', '[]', 1)", [key, stamp(at(0))])
    conn.close()
    store = open_store(old)
    told = [one.where for one in store.notices.unpaged()]
    known = f"/events/{event().id}"
    assert told == ["/review/storms/3", "/review/storms/4", known, "", "/review/silences", "/sources", "/status", "/status", ""]
    store.close()


@pytest.mark.parametrize(("way", "attempts", "named"), [("claimed transmitting uncertain", 1, "2"), ("claimed retry_wait", 1, "2"), ("claimed", 0, "2"), ("claimed transmitting", 0, "2"), ("", 0, None), ("claimed transmitting sent", 1, None)])
def test_a_letter_that_may_have_left_before_keeps_its_name(old, way, attempts, named):
    """The mail of before bore its number alone: what is repeated must be the same mail to whoever reads it."""
    open_store(old).close()
    conn = sqlite3.connect(old, isolation_level=None)
    conn.execute("PRAGMA ignore_check_constraints = ON")
    conn.executescript("ALTER TABLE deliveries DROP COLUMN turn; PRAGMA user_version = 30;")
    conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'claims are counted'")
    conn.execute("UPDATE deliveries SET event = NULL, matter = ?, attempts = ? WHERE id = 2", ['{"letter": "moved"}', attempts])
    for one in way.split():
        conn.execute("UPDATE deliveries SET state = ? WHERE id = 2", [one])
    conn.close()
    store = open_store(old)
    (letter,) = [due for due in store.outbox() if due.id == 2]
    assert json.loads(letter.matter).get("named") == named and letter.turn == 0
    assert [due.matter for due in store.outbox() if due.id != 2] == ["", ""]
    store.close()


def test_what_the_release_before_left_is_kept_for_a_fortnight_for_whoever_goes_back(old):
    """Friday's upgrade is taken back on Monday: the older program opens none of this one's databases, but its own copy."""
    for _ in range(2):  # the second opening finds nothing to bring up to date
        open_store(old).close()
    (copy,) = old.parent.glob("*before*")
    assert copy.name.endswith(f".before-{VERSION}") and copy.stat().st_mode & 0o777 == 0o600
    conn = sqlite3.connect(copy)
    assert conn.execute("PRAGMA user_version").fetchone()[0] == 1
    assert conn.execute("SELECT count(*) FROM deliveries").fetchone()[0] == 3
    conn.close()
    upgraded = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
    for days, kept in ((13, True), (15, False)):
        copying.let_go(old, upgraded + timedelta(days=days))
        assert copy.exists() == kept


def test_a_copy_that_is_put_back_leaves_the_way_to_the_release_before_alone(old, tmp_path):
    """A copy of today has no write-ahead log: what was put back took the place of what the release before had left."""
    store = open_store(old)
    store.backup(tmp_path / "copy")
    store.close()
    (before,) = old.parent.glob("*before*")
    kept = before.read_bytes()
    for one in old.parent.glob(f"{old.name}*"):
        if one != before:
            one.unlink()
    (tmp_path / "copy").rename(old)
    store = open_store(old)
    assert store.verify().broken_at is None and before.read_bytes() == kept
    store.close()


def test_no_room_for_that_copy_keeps_nobody_from_their_alerts(old, monkeypatch):
    monkeypatch.setattr(copying.shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    store = open_store(old)
    assert (store.verify().broken_at, [*old.parent.glob("*before*")]) == (None, [])
    store.close()


def test_an_upgrade_that_comes_to_grief_in_any_step_left_everything_as_it_was(old, monkeypatch):
    """The disk fills in some step: no statement before it counts, and the next start brings all of it up to date."""

    def full(_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    for number, (name, doings) in enumerate(schema.STEPS[1:], 1):
        with monkeypatch.context() as trouble, pytest.raises(sqlite3.OperationalError, match="full"):
            trouble.setattr(schema, "STEPS", (*schema.STEPS[:number], (name, (*doings, full)), *schema.STEPS[number + 1 :]))
            open_store(old)
        conn = sqlite3.connect(old)
        assert conn.execute("PRAGMA user_version").fetchone()[0] == 1
        assert conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'audit'").fetchone()[0] == 0
        conn.close()
    store = open_store(old)
    assert (store.verify().broken_at, len(list(store.outbox()))) == (None, 3)
    store.close()


def test_the_tables_of_a_running_daemon_are_not_taken_from_under_it(old):
    """The new release is in place, and the copy of the night comes before anybody starts the daemon anew."""
    with alone(old.with_name("watch.lock")), pytest.raises(ValueError, match="restart it first"):
        open_store(old)
    open_store(old).close()
