"""The database file: private, durable, copied whole, of a known version."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import sqlite_utils

from monitor.store.connect import VERSION
from monitor.store.sqlite import open_store

from .stories import at, people, whole_pass

ROOT = Path(__file__).parents[2]


def test_the_database_is_private_durable_and_in_a_folder_made_for_it(tmp_path):
    path = tmp_path / "deep" / "state" / "monitor.db"
    store = open_store(path)
    people(store, "Ann", "Bob")
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


def test_a_backup_that_finds_no_room_leaves_nothing_behind(store, path, tmp_path):
    """Each night the disk is full: the copy of last week stays whole, and no half of a new one fills the disk further."""
    store.keep(whole_pass(1))
    target = tmp_path / "copies" / "monday.db"
    store.backup(target)
    before = target.read_bytes()
    code = (
        "import pathlib, resource, signal, sys; from monitor.store.sqlite import open_store; "
        "store = open_store(pathlib.Path(sys.argv[1])); signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); store.backup(pathlib.Path(sys.argv[2]))"
    )
    run = subprocess.run([sys.executable, "-B", "-c", code, path, target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "OperationalError: disk I/O error" in run.stderr
    assert ([each.name for each in target.parent.iterdir()], target.read_bytes()) == (["monday.db"], before)


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
