"""Many threads and processes on one file, some of them killed: nobody is turned away, nothing is half done."""

from __future__ import annotations

import fcntl
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import sqlite_utils

from monitor.store.sqlite import open_store
from tests import forked

from .stories import at, event, kept, people, whole_pass

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("child.py")


def racing(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, str(CHILD), "race", str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})


def dies(path: Path, at_statement: int) -> subprocess.CompletedProcess[str]:
    return forked.run(["tests.store.child", "die", str(path), str(at_statement)])


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


def test_46_one_who_writes_without_pause_overtakes_nobody_of_another_process(store, path):
    """Requirement 46: a fan-out of a million goes from chunk to chunk; who unsubscribes on the web is next."""
    other, chunks, over = open_store(path), [0], threading.Event()  # a second store locks as a second process does

    def spread() -> None:
        while not over.is_set():
            with store.lines.writing():
                chunks[0] += 1
                time.sleep(0.005)

    thread = threading.Thread(target=spread)
    thread.start()
    overtaken = []
    for _ in range(21):
        time.sleep(0.003)
        before = chunks[0]
        other.note("n", "left")
        overtaken.append(chunks[0] - before)
    over.set()
    thread.join()
    other.close()
    assert sorted(overtaken)[10] <= 1
    assert sorted(overtaken)[18] <= 4  # waiting as SQLite does, it may never come to its turn; a busy machine stops us twice


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
    racers = [racing(path) for _ in range(4)]
    for racer in racers:
        assert racer.stdout.readline() == "monitor.store.schema\n"
    path.with_name("go").touch()
    assert [racer.wait(30) for racer in racers] == [0, 0, 0, 0]
    for racer in racers:
        racer.stdout.close()
    store = open_store(path)
    assert [store.note(f"opened by {racer.pid}") for racer in racers] == ["yes"] * 4
    store.close()


def test_who_comes_while_another_makes_the_tables_waits_for_its_turn(path):
    from monitor.store import schema  # so that the newcomer has nothing else to wait for

    with path.with_name(path.name + ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        newcomer = threading.Thread(target=lambda: open_store(path).close())
        newcomer.start()
        newcomer.join(0.3)
        assert newcomer.is_alive()
    newcomer.join(10)
    assert not newcomer.is_alive()
    store = open_store(path)
    assert schema.migrations.pending(sqlite_utils.Database(store.lines.reading())) == []
    store.close()


def test_a_process_killed_in_the_middle_of_a_pass_leaves_all_of_it_or_nothing(tmp_path):
    """Killed at every fifth statement of the pass, and at the last one but one, then the pass again."""
    path = tmp_path / "monitor.db"
    store = open_store(path)
    people(store, "Ann", "Bob")
    store.keep(whole_pass(1))
    untouched = {name: rows for name, rows in store.size().items() if name != "bytes"}
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        store.lines.reading().backup(copy)
    copy.close()
    whole = int(dies(tmp_path / "copy.db", 0).stdout)
    assert whole > 75
    for point in (*range(1, whole, 5), whole - 1):
        dying = dies(path, point)
        assert (dying.returncode, dying.stdout) == (-signal.SIGKILL, "")
        left = {name: rows for name, rows in store.size().items() if name != "bytes"}
        assert (left, store.last_pass()) == (untouched, at(1))
        assert store.verify().broken_at is None
    assert int(dies(path, 0).stdout) == whole
    assert store.verify().events == 12
    assert store.size()["deliveries"] == 24
    store.close()


def test_a_process_killed_right_after_its_pass_has_lost_nothing(store, path):
    assert dies(path, -1).returncode == -signal.SIGKILL
    store = open_store(path)
    assert (store.verify().events, store.counts(), store.last_pass()) == (6, {"pending": 12}, at(2))
    store.close()


def test_4_one_change_seen_by_many_at_once_is_told_once(store):
    """Eight passes find the same edition in the same second: one of them tells it, and one fan-out follows."""
    told: list[tuple[str, ...]] = []
    threads = [threading.Thread(target=lambda: told.append(store.keep(kept(events=[event()])))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told, reverse=True) == [("e1",), *[()] * 7]
    assert store.lines.reading().execute("SELECT count(*) FROM fanouts").fetchone()[0] == 1
