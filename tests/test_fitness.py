"""What an operator reads when the machine or a restore is the trouble."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from monitor import fitness
from monitor.cli import cli
from monitor.model import DoorState, Health
from monitor.store.shapes import Kept
from monitor.store.sqlite import Store, open_store
from monitor.wire import open_house
from tests.store.stories import event

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


def test_the_keys_are_taken_apart_from_the_copy_and_put_back_with_it(tmp_path: Path) -> None:
    """The machine burned; the copy lay on one disk and its keys on another: everybody is known, and every link works."""

    def run(*words: str, state: str = "state") -> tuple[int, str]:
        done = CliRunner().invoke(cli, ["--config", str(tmp_path / "config"), "--state", str(tmp_path / state), *words])
        return done.exit_code, " ".join(done.output.split())

    house = open_house(tmp_path / "config", tmp_path / "state", {})
    house.enrol(NINE)
    house.close()
    (tmp_path / "config").mkdir(exist_ok=True)
    copy, safe = tmp_path / "copies" / "one.sqlite3", tmp_path / "safe" / "keys"
    assert "It holds no keys" in run("backup", str(copy))[1]
    assert run("backup", str(copy), "--keys", str(copy.with_name("keys")))[0] == 2, "whoever takes the one takes the other"
    (tmp_path / "alias").symlink_to(copy.parent)
    for path in (copy.parent / "keys" / "one", tmp_path / "safe" / ".." / "copies" / "keys", tmp_path / "alias" / "keys"):
        assert run("backup", str(copy), "--keys", str(path))[0] == 2 and not path.exists(), "another way to the same folder"
    assert "The keys are in" in run("backup", str(copy), "--keys", str(safe))[1] and safe.stat().st_mode & 0o777 == 0o600
    assert run("backup", str(copy), "--keys", str(safe))[0] == 0, "the same keys may be taken again"
    kept = {name: (tmp_path / "state" / name).read_bytes() for name in ("secret.key", "link.keys")}
    code, own = run("backup", str(tmp_path / "state" / "monitor.sqlite3"))
    assert code == 2 and "got the database itself" in own
    assert not any(word in copy.read_bytes() for word in kept.values())
    code, bare = run("restore", str(copy), state="bare")
    assert "who left or was forgotten after it was made" in bare
    assert code == 0 and "Not in" in bare and "secret.key, link.keys, vault.key" in bare
    code, said = run("restore", str(copy), "--keys", str(safe), state="new")
    assert code == 0 and "Put back as well: secret.key, link.keys." in said
    assert {name: (tmp_path / "new" / name).read_bytes() for name in kept} == kept
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "link.keys").write_bytes(b"0:another")
    code, said = run("restore", str(copy), "--keys", str(safe), state="other")
    assert code == 2 and "never overwritten" in said and not (tmp_path / "other" / "monitor.sqlite3").exists()
    assert run("restore", str(copy), "--keys", str(copy), state="third")[0] == 2, "a copy is no file of keys"
    assert run("restore", str(safe), "--keys", str(safe), state="fourth")[0] == 2, "a file of keys is no copy"
    assert not any((tmp_path / "fourth" / name).exists() for name in kept), "what is refused leaves no key behind"
    (tmp_path / "state" / "link.keys").unlink()
    house = open_house(tmp_path / "config", tmp_path / "state", {})
    said = [told for good, told in fitness.examine(house, NINE) if not good and "links in mails" in told]
    house.close()
    assert len(said) == 1 and "put the old file back" in said[0]
    assert run("backup", str(copy), "--keys", str(safe))[0] == 2, "an older copy may need the keys that lie there"


def test_keys_in_folders_of_their_own_come_back_to_where_the_configuration_looks_for_them(tmp_path: Path) -> None:
    """Restored under its bare name the secret stood beside the folder it is read from: nobody was known by a mailbox."""

    def run(*words: str, state: str = "state") -> tuple[int, str]:
        done = CliRunner().invoke(cli, ["--config", str(tmp_path / "config"), "--state", str(tmp_path / state), *words])
        return done.exit_code, " ".join(done.output.split())

    for folder in ("config", "state/keys", "far"):
        (tmp_path / folder).mkdir(parents=True)
    far = tmp_path / "far" / "vault.key"
    (tmp_path / "config" / "local.toml").write_text(f'[post]\nsecret_file = "keys/own.key"\n[vault]\nkey_file = "{far}"\n')
    house = open_house(tmp_path / "config", tmp_path / "state", {})
    house.enrol(NINE)
    house.close()
    far.write_bytes(b"words of a vault")
    copy, safe, older = tmp_path / "copies" / "one.sqlite3", tmp_path / "safe" / "keys", tmp_path / "safe" / "older"
    assert "keys/own.key, link.keys" in run("backup", str(copy), "--keys", str(safe))[1]
    secret = (tmp_path / "state" / "keys" / "own.key").read_bytes()
    far.unlink()
    code, said = run("restore", str(copy), "--keys", str(safe), state="new")
    assert code == 0 and "Not in" not in said and far.read_bytes() == b"words of a vault"
    assert (tmp_path / "new" / "keys" / "own.key").read_bytes() == secret and not (tmp_path / "new" / "own.key").exists()
    assert (tmp_path / "new" / "keys").stat().st_mode & 0o777 == 0o700
    house = open_house(tmp_path / "config", tmp_path / "new", {})
    assert [said for good, said in fitness.examine(house, NINE) if not good and "secret" in said] == []
    house.close()
    told = json.loads(safe.read_text())
    older.write_text(json.dumps({**told, "keys": {name.rpartition("/")[2]: word for name, word in told["keys"].items()}}))
    assert run("restore", str(copy), "--keys", str(older), state="old")[0] == 0, "a file of the release before knew bare names"
    assert (tmp_path / "old" / "keys" / "own.key").read_bytes() == secret
    for name in ("../out.key", str(tmp_path / "out.key"), "keys/../../out.key"):
        safe.write_text(json.dumps({**told, "keys": {name: told["keys"]["link.keys"]}}))
        code, said = run("restore", str(copy), "--keys", str(safe), state="bad")
        assert code == 2 and "as configured, got one of" in said and not (tmp_path / "out.key").exists() and not (tmp_path / "bad" / "monitor.sqlite3").exists()


def test_the_doctor_says_what_was_expected_of_the_chain_and_of_the_last_pass(tmp_path: Path) -> None:
    """Nothing was looked at; then a pass at nine, asked about an hour, a day and a minute too early; then a row is changed."""
    house = open_house(tmp_path / "config", tmp_path / "state", {})

    def said(now: datetime, word: str) -> list[tuple[bool, str]]:
        return [finding for finding in fitness.examine(house, now) if word in finding[1]]

    assert said(NINE, "pass") == [(True, "no pass was made yet: `advisory-monitor watch` makes them, or `check` from cron")]
    house.store.keep(Kept("us_state", NINE, events=[event()]))
    assert [good for good, _ in said(NINE + timedelta(hours=1), "last pass")] == [True]
    ((good, told),) = said(NINE + timedelta(days=1), "last pass")
    assert not good and "expected one within a day" in told and told.endswith("does `watch` run?")
    ((good, told),) = said(NINE - timedelta(minutes=1), "last pass")
    assert not good and "expected the clock to be past it" in told
    assert said(NINE, "chain") == [(True, "hash chain of 1 entry holds")]
    assert isinstance(house.store, Store)
    with house.store.lines.writing() as conn:
        for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger'").fetchall():
            conn.execute(f"DROP TRIGGER {row['name']}")
        conn.execute("UPDATE ledger SET body = body || ' '")
    assert said(NINE, "chain") == [(False, "hash chain breaks at ledger row 1: its body is not the one its hash was made of")]
    house.close()


@pytest.mark.parametrize(("words", "came"), [(b"no database at all, and long enough to be looked at", "file is not a database"), (b"", "")])
def test_a_file_that_is_no_database_is_told_with_what_helps(tmp_path: Path, words: bytes, came: str) -> None:
    """An empty file is a new database; any other is named, with the command that puts a backup in its place."""
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "monitor.sqlite3").write_bytes(words)
    done = CliRunner().invoke(cli, ["--config", str(tmp_path), "--state", str(tmp_path / "state"), "outbox"])
    assert (done.exit_code, "advisory-monitor restore" in done.output) == ((2, True) if came else (0, False)) and came in done.output


def test_a_house_that_never_looked_says_so_below_its_doors(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["--config", str(tmp_path), "--state", str(tmp_path / "state"), "sources"])
    *doors, last = done.stdout.splitlines()
    assert last == "Nothing was looked at yet: advisory-monitor check looks. Not checked is not clear."
    assert doors and all(line.endswith("  untried") for line in doors)


def test_a_door_nobody_looks_through_any_more_is_named_though_it_was_read_well(tmp_path: Path) -> None:
    """Every pass over one publisher fails since Monday; the others are read, so the last pass is of today."""
    monday, now = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 5, 9, tzinfo=UTC)
    house = open_house(tmp_path, tmp_path / "state", {})
    for name, at in (("us_state.rss", monday), ("uk_fcdo.index", now)):
        state = DoorState(name, Health.OK, "", at, at, at, at, 200)
        house.store.keep(Kept(name.partition(".")[0], at, doors=[state]))
    wrong = [said for well, said in fitness.examine(house, now) if not well]
    house.close()
    assert [said for said in wrong if said.startswith("us_state.rss: ") and "nobody has looked since 2026-03-02 09:00 UTC" in said]
    assert not [said for said in wrong if "uk_fcdo.index" in said]


def test_a_full_disk_is_named_with_the_copy_or_the_folder_it_concerns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite may call a full disk an I/O error: how little is free stands beside it, and a copy names its own place."""

    def full(*_: object, **_more: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    def run(*words: str) -> str:
        done = CliRunner().invoke(cli, ["--config", str(tmp_path), "--state", str(tmp_path / "state"), *words])
        assert done.exit_code == 2
        return done.output

    copy = tmp_path / "copies" / "one.sqlite3"
    open_store(tmp_path / "state" / "monitor.sqlite3").close()
    monkeypatch.setattr(Store, "backup", full)
    said = run("backup", str(copy))
    assert f"{copy}: expected room for a copy of" in said and "got: database or disk is full" in said
    monkeypatch.setattr(Store, "outbox", full)
    assert "MB are free" not in run("outbox")
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=4096))
    assert "got: database or disk is full; 0.0 MB are free there" in run("outbox")


def test_a_database_another_process_holds_is_named_by_the_doctor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder may be written, yet nothing is written down: somebody looks at the database with a program that locks it."""
    monkeypatch.setattr("monitor.store.connect._PATIENCE", 0.05)
    house = open_house(tmp_path / "config", tmp_path / "state", {})
    other = sqlite3.connect(house.store.lines.path, isolation_level=None)
    said = f"{house.state}: expected a database that can be written, got: database is locked"
    for taken in (True, False):
        other.execute("BEGIN IMMEDIATE" if taken else "ROLLBACK")
        assert ((False, said) in fitness.examine(house, NINE)) == taken
    other.close()
    house.close()


def test_a_backup_that_stopped_being_made_is_told(tmp_path: Path) -> None:
    """The disk of the copies is full since Monday: the timer fails each night, and until the day of need nobody knows."""
    words = ["--config", str(tmp_path / "config"), "--state", str(tmp_path / "state")]
    (tmp_path / "config").mkdir()
    house = open_house(tmp_path / "config", tmp_path / "state", {})
    assert not [said for _, said in fitness.examine(house, datetime.now(UTC)) if "last backup" in said], "nobody asked for any"
    assert CliRunner().invoke(cli, [*words, "backup", str(tmp_path / "copy")]).exit_code == 0
    for days, well in ((6, True), (8, False)):
        ((good, said),) = [row for row in fitness.examine(house, datetime.now(UTC) + timedelta(days=days)) if "last backup" in row[1]]
        assert good is well and said.startswith("last backup ")
    house.close()


def test_the_doctor_says_how_to_keep_what_a_reader_does_not_know(tmp_path: Path) -> None:
    """An app stands where the feed was: what came is wanted by whoever mends the reader; of a site that is down there is none."""
    house = open_house(tmp_path / "config", tmp_path / "state", {})
    states = [DoorState(f"us_state.{name}", ill, "what came", NINE, None, None, NINE, 0)
              for name, ill in (("rss", Health.LAYOUT_CHANGED), ("api", Health.UNREACHABLE))]  # fmt: skip
    house.store.keep(Kept("us_state", NINE, doors=states))
    told = [said for good, said in fitness.examine(house, NINE) if not good and said.startswith("us_state.")]
    house.close()
    assert [said.endswith("what came (to see what comes: advisory-monitor save us_state.rss FILE)") for said in told] == [True, False]
