"""What SQLite does under threads, processes, kills and tampering hands, and what we do about it."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlite_utils

from monitor.store.connect import VERSION
from monitor.store.pages import DamagedPageError
from monitor.store.sqlite import open_store

from .stories import at, event, kept, owed, part, whole_pass

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("child.py")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "monitor.db"


@pytest.fixture
def store(path):
    opened = open_store(path)
    yield opened
    opened.close()


def child(*words: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(CHILD), *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})


def tamper(path: Path, *statements: str) -> None:
    """Do what a hand at the file could do: away with the triggers, then the statements."""
    conn = sqlite3.connect(path)
    triggers = conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for statement in (*(f"DROP TRIGGER {name}" for (name,) in triggers), *statements):
        conn.execute(statement)
    conn.commit()
    conn.close()


# ------------------------------------------------------------------ threads
def test_a_deferred_begin_fails_where_ours_waits(store, path):
    """atomic() of sqlite-utils reads, another writes, and its own write is refused at once."""
    store.note("n", "0")
    conn = sqlite3.connect(path, timeout=30)
    db = sqlite_utils.Database(conn)
    with pytest.raises(sqlite3.OperationalError, match="locked"), db.atomic():
        list(db.query("SELECT value FROM notes"))
        store.note("n", "1")
        db.execute("UPDATE notes SET value = 'lost'")
    db.close()
    assert store.note("n") == "1"


def test_sixteen_threads_that_read_and_then_write_all_succeed(store):
    store.note("n", "0")
    errors: list[Exception] = []

    def work() -> None:
        try:
            for _ in range(8):
                with store.lines.writing() as conn:
                    (value,) = conn.execute("SELECT value FROM notes WHERE name = 'n'").fetchone()
                    conn.execute("UPDATE notes SET value = ? WHERE name = 'n'", [str(int(value) + 1)])
        except sqlite3.Error as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert store.note("n") == "128"


def test_a_thread_has_its_own_connection_and_leaves_none_behind(store):
    seen = []
    for _ in range(5):
        thread = threading.Thread(target=lambda: seen.append(store.lines.reading()))
        thread.start()
        thread.join()
    assert store.lines.reading() is store.lines.reading()
    assert len({id(conn) for conn in [*seen, store.lines.reading()]}) == 6
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        seen[0].execute("SELECT 1")


# ------------------------------------------------------------------ processes
def test_four_processes_that_start_together_all_open_a_new_database(path):
    racers = [child("race", path) for _ in range(4)]
    for racer in racers:
        assert racer.stdout.readline() == "monitor.store.schema\n"
    path.with_name("go").touch()
    assert [racer.wait(30) for racer in racers] == [0, 0, 0, 0]
    for racer in racers:
        racer.stdout.close()
    store = open_store(path)
    assert [store.note(f"opened by {racer.pid}") for racer in racers] == ["yes"] * 4
    store.close()


def test_a_process_killed_in_the_middle_of_a_pass_leaves_all_of_it_or_nothing(tmp_path):
    """Eight kills at statements spread over the pass by a fixed seed, then the pass again."""
    path = tmp_path / "monitor.db"
    store = open_store(path)
    store.keep(whole_pass(1))
    untouched = {name: rows for name, rows in store.size().items() if name != "bytes"}
    dice = random.Random(20250612)
    points = [*(dice.randrange(2, 75) for _ in range(7)), 1]
    for point in points:
        dying = child("die", path, point)
        assert dying.communicate(timeout=30)[0] == ""
        assert dying.returncode == -signal.SIGKILL
        left = {name: rows for name, rows in store.size().items() if name != "bytes"}
        assert (left, store.last_pass()) == (untouched, at(1))
        assert store.verify().broken_at is None
    living = child("die", path, 0)
    assert int(living.communicate(timeout=30)[0]) > 75
    assert store.verify().events == 12
    assert store.size()["deliveries"] == 24
    store.close()


def test_a_process_killed_after_its_commit_has_lost_nothing(tmp_path):
    path = tmp_path / "monitor.db"
    whole = child("die", path, 0)
    last = int(whole.communicate(timeout=30)[0])
    again = tmp_path / "again.db"
    dying = child("die", again, last)
    dying.communicate(timeout=30)
    store = open_store(again)
    assert store.size()["ledger"] in (0, 7)
    assert store.verify().broken_at is None
    store.close()


# ------------------------------------------------------------------ tampering
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET hash = replace(hash, '0', '1')",
        "DELETE FROM ledger",
        "INSERT OR REPLACE INTO ledger (seq, body, prev, hash) SELECT 1, body, prev, hash FROM ledger WHERE seq = 2",
        "DELETE FROM pages",
        "UPDATE pages SET door = 'other'",
    ],
)
def test_events_and_pages_cannot_be_changed_while_the_triggers_stand(store, statement):
    store.keep(whole_pass(1))
    with pytest.raises(sqlite3.IntegrityError, match="stand for ever|stay as they"), store.lines.writing() as conn:
        conn.execute("DELETE FROM attempts")
        conn.execute(statement)
    assert store.verify().broken_at is None


@pytest.mark.parametrize(
    ("statement", "where", "why"),
    [
        ("UPDATE ledger SET body = replace(body, 'Level 4', 'Level 3') WHERE seq = 3", "ledger row 3", "body"),
        ("UPDATE ledger SET body = replace(body, 'us_state.api', 'x') WHERE seq = 7", "ledger row 7", "body"),
        ("DELETE FROM ledger WHERE seq = 2", "ledger row 2", "missing: the next row is 3"),
        ("DELETE FROM ledger WHERE seq = 7", "ledger row 7", "ends after 6 rows, its head says 7"),
        ("DELETE FROM ledger", "ledger row 1", "ends after 0 rows"),
        ("UPDATE ledger SET prev = hash WHERE seq = 5", "ledger row 5", "does not follow"),
        ("DELETE FROM head", "ledger row 8", "no record"),
        ("DELETE FROM deliveries WHERE id = 1", "attempts row 1", "a row of deliveries"),
    ],
)
def test_a_tampering_hand_is_found_where_it_touched(store, path, statement, where, why):
    store.keep(whole_pass(1))
    with store.lines.writing() as conn:
        conn.execute("INSERT INTO attempts VALUES (1, 1, 'd', 't', 't', 'sent', '', '')")
    tamper(path, statement)
    link = store.verify()
    assert link.broken_at == where
    assert why in link.why


def test_an_event_slipped_in_with_a_hash_of_its_own_is_found(store, path):
    store.keep(whole_pass(1))
    tamper(
        path,
        "INSERT INTO ledger (seq, body, prev, hash) SELECT 8, replace(body, 'p1e5', 'fake'), "
        "(SELECT hash FROM ledger WHERE seq = 7), replace(hash, 'a', 'b') FROM ledger WHERE seq = 6",
    )
    assert store.verify().broken_at == "ledger row 8"


@pytest.mark.parametrize(
    "flip",
    [
        "UPDATE pages SET body = substr(body, 1, 20) || x'00' || substr(body, 22)",
        "UPDATE pages SET body = x''",
        "UPDATE pages SET codec = 'raw'",
        "UPDATE pages SET length = 3",
    ],
)
def test_a_page_whose_bytes_no_longer_match_is_neither_read_nor_passed_over(store, path, flip):
    page = part(bytes(range(250)) * 9)
    store.keep(kept(pages=[(page, "rss")]))
    tamper(path, flip)
    with pytest.raises(DamagedPageError, match=f"expected page {page.sha256} of rss"):
        store.page(page.sha256)
    assert store.verify().broken_at == f"page {page.sha256}"


def test_forbidden_moves_of_a_delivery_are_rejected_by_the_database(store):
    """The whole table: every pair of states not listed is refused, whoever asks."""
    after = {
        "pending": {"claimed", "expired", "cancelled", "suppressed"},
        "claimed": {"transmitting", "pending", "retry_wait", "failed_permanent", "expired", "cancelled", "suppressed"},
        "transmitting": {"sent", "retry_wait", "uncertain", "failed_permanent"},
        "retry_wait": {"claimed", "expired", "cancelled", "suppressed"},
        "uncertain": {"claimed", "sent", "expired", "cancelled", "suppressed"},
        **{state: set() for state in ("sent", "failed_permanent", "expired", "cancelled", "suppressed")},
    }
    store.keep(kept(events=[event()], deliveries=[owed()]))
    conn = store.lines.reading()
    (guard,) = conn.execute("SELECT sql FROM sqlite_master WHERE name = 'deliveries_move_as_allowed'").fetchone()
    move = (
        "UPDATE deliveries SET state = ?1, owner = CASE WHEN ?1 IN ('claimed', 'transmitting') THEN 'd' END, "
        "lease_until = CASE WHEN ?1 IN ('claimed', 'transmitting') THEN 'later' END"
    )
    for old, allowed in after.items():
        for new in [*set(after) - {old}, "nonsense"]:
            conn.execute("DROP TRIGGER deliveries_move_as_allowed")
            conn.execute(move, [old])
            conn.execute(guard)
            if new in allowed:
                conn.execute(move, [new])
            else:
                with pytest.raises(sqlite3.IntegrityError, match="may not move between these states"):
                    conn.execute(move, [new])


def test_a_delivery_is_born_pending_and_an_owner_comes_with_a_lease(store):
    store.keep(kept(events=[event()], deliveries=[owed()]))
    conn = store.lines.reading()
    with pytest.raises(sqlite3.IntegrityError, match="starts pending"):
        conn.execute(
            "INSERT INTO deliveries (event, reader, channel, address, why, due_at, created_at, state)"
            " VALUES (1, 'x', 'x', '', '', '', '', 'sent')"
        )
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        conn.execute("UPDATE deliveries SET state = 'claimed', owner = 'd'")


# ------------------------------------------------------------------ the file
def test_the_database_is_private_durable_and_in_a_folder_made_for_it(tmp_path):
    path = tmp_path / "deep" / "state" / "monitor.db"
    store = open_store(path)
    store.keep(whole_pass(1))
    modes = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert {"monitor.db", "monitor.db-wal"} <= set(modes)
    conn = store.lines.reading()
    pragmas = {
        name: conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode", "foreign_keys")
    }
    assert pragmas == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1}
    store.close()


def test_a_backup_is_whole_private_and_opens_as_a_store(store, tmp_path):
    store.keep(whole_pass(1))
    target = tmp_path / "copies" / "monday.db"
    for _ in range(2):
        store.backup(target)
    assert [each.name for each in target.parent.iterdir()] == ["monday.db"]
    assert target.stat().st_mode & 0o777 == 0o600
    copy = open_store(target)
    assert copy.verify() == store.verify()
    assert (copy.last_pass(), copy.counts()) == (at(1), {"pending": 12})
    copy.close()


def test_a_backup_over_the_database_itself_is_refused(store, path):
    with pytest.raises(ValueError, match="got the database itself"):
        store.backup(path)
    assert store.verify().broken_at is None


def test_a_database_of_a_newer_program_is_refused_not_guessed_at(store, path):
    store.lines.reading().execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(ValueError, match=f"version {VERSION} or older, got {VERSION + 1}: a newer program"):
        open_store(path)


def test_the_version_is_that_of_the_last_migration(store):
    from monitor.store.schema import migrations

    applied = migrations.applied(sqlite_utils.Database(store.lines.reading()))
    assert len(applied) == VERSION


def test_opening_a_database_that_is_up_to_date_imports_no_sqlite_utils(store, path):
    code = (
        "import sys, pathlib; from monitor.store.sqlite import open_store; "
        "store = open_store(pathlib.Path(sys.argv[1])); print(store.last_pass(), 'sqlite_utils' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "None False\n"


def test_the_questions_of_the_outbox_and_the_event_list_use_their_indices(store):
    from monitor.store.outbox import _CLAIMABLE

    conn = store.lines.reading()
    asked = {"at": "", "channel": None, "limit": 1}
    plans = "\n".join(row["detail"] for row in conn.execute("EXPLAIN QUERY PLAN " + _CLAIMABLE, asked))
    assert "deliveries_due" in plans
    assert "deliveries_leased" in plans
    for condition, index in (("country", "ledger_country"), ("kind", "ledger_kind"), ("publisher", "ledger_publisher")):
        query = f"SELECT body FROM ledger WHERE entry = 'event' AND {condition} = 'x' AND (at, seq) > ('', 0) ORDER BY at, seq"
        plan = "\n".join(row["detail"] for row in conn.execute("EXPLAIN QUERY PLAN " + query))
        assert index in plan
