"""What an operator reads when the machine or a restore is the trouble."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from monitor import fitness
from monitor.cli import cli
from monitor.store.sqlite import SqliteStore
from monitor.wire import open_house

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def mended(folder: Path) -> list[str]:
    """What the doctor would have mended of keys."""
    house = open_house(folder / "config", folder / "state", {})
    try:
        return [said for good, said in fitness.examine(house, NINE) if not good and "secret" in said]
    finally:
        house.close()


def test_a_copy_restored_beside_another_secret_is_found_out(tmp_path: Path) -> None:
    """The machine burned; the database came back, the keys did not: nobody in it is recognised any more."""
    house = open_house(tmp_path / "config", tmp_path / "state", {})
    house.enrol(NINE)
    house.close()
    assert mended(tmp_path) == []
    key = tmp_path / "state" / "secret.key"
    old = key.read_bytes()
    key.unlink()
    (told,) = mended(tmp_path)
    assert told.startswith(f"{key}: expected the secret this database was kept with, got another")
    key.write_bytes(old)
    assert mended(tmp_path) == []


def test_a_full_disk_is_named_with_the_copy_or_the_folder_it_concerns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite may call a full disk an I/O error: how little is free stands beside it, and a copy names its own place."""

    def full(*_: object, **_more: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    def run(*words: str) -> str:
        done = CliRunner().invoke(cli, ["--config", str(tmp_path), "--state", str(tmp_path / "state"), *words])
        assert done.exit_code == 2
        return done.output

    copy = tmp_path / "copies" / "one.sqlite3"
    monkeypatch.setattr(SqliteStore, "backup", full)
    said = run("backup", str(copy))
    assert f"{copy}: expected room for a copy of" in said and "got: database or disk is full" in said
    monkeypatch.setattr(SqliteStore, "outbox", full)
    assert "MB are free" not in run("outbox")
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=4096))
    assert "got: database or disk is full; 0.0 MB are free there" in run("outbox")
