"""What the command line says to somebody who mistypes, or asks a house in which nothing happened yet."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor.alone import alone
from monitor.cli import cli

TOP = Path(__file__).parent.parent


def asked(state: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--config", str(TOP / "config"), "--state", str(state), *words])


@pytest.mark.parametrize(("option", "word"), [("--country", "Kazakstahn"), ("--kind", "departure"), ("--publisher", "usstate")])
def test_a_mistyped_filter_is_a_mistake_and_not_an_empty_answer(tmp_path: Path, option: str, word: str) -> None:
    """An operator who asks for a country that does not exist must not read silence as calm."""
    answer = asked(tmp_path, "events", option, word)
    assert answer.exit_code == 2
    assert f"got '{word}'" in answer.output


@pytest.mark.parametrize(("said", "coloured"), [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_a_terminal_that_wants_no_colour_gets_none(tmp_path: Path, said: dict[str, str], coloured: bool) -> None:
    """A pipe never has any; a terminal has, unless it or its owner says otherwise (https://no-color.org)."""
    words = ["--config", str(TOP / "config"), "--state", str(tmp_path), "doctor"]
    env = {"NO_COLOR": None, "TERM": "xterm", **said}
    assert ("\x1b[" in CliRunner(env=env).invoke(cli, words, color=True).output) is coloured
    assert "\x1b[" not in CliRunner(env=env).invoke(cli, words).output


def test_a_time_there_is_not_is_a_mistake(tmp_path: Path) -> None:
    """UTC has no year for midnight of the year 1 in Samoa."""
    answer = asked(tmp_path, "events", "--since", "0001-01-01T00:00:00+14:00")
    assert answer.exit_code == 2
    assert "expected ISO 8601" in answer.output


@pytest.mark.parametrize("word", ["KZ", "kz", "Kazakhstan"])
def test_a_country_is_asked_for_by_code_or_by_name(tmp_path: Path, word: str) -> None:
    assert asked(tmp_path, "events", "--country", word, "--json").exit_code == 0


@pytest.mark.parametrize("words", [["events"], ["storm"], ["silence"], ["escalations"], ["endpoints", "list"], ["outbox"]], ids=" ".join)
def test_a_list_of_nothing_says_so(tmp_path: Path, words: list[str]) -> None:
    answer = asked(tmp_path, *words)
    assert answer.exit_code == 0
    assert answer.output.strip()


def test_programs_are_told_nothing_where_there_is_nothing(tmp_path: Path) -> None:
    assert asked(tmp_path, "events", "--json").output == ""


def test_the_command_alone_explains_itself_without_a_prefix_on_every_line() -> None:
    alone = subprocess.run([sys.executable, "-m", "monitor"], cwd=TOP, capture_output=True, text=True, check=False, timeout=60)
    assert alone.returncode == 2
    assert alone.stderr.startswith("Usage: advisory-monitor")
    assert "advisory-monitor: " not in alone.stderr


def test_a_warning_of_a_single_command_says_what_it_is_about(tmp_path: Path) -> None:
    """A nightly `post` warns; whoever reads the mail of cron must learn which folder was expected."""
    (tmp_path / "local.toml").write_text('[post]\nbounces = "returned"\n', "utf-8")
    words = ["--config", str(tmp_path), "--state", str(tmp_path / "state"), "post"]
    CliRunner().invoke(cli, [*words[:-1], "events"])
    done = subprocess.run([sys.executable, "-m", "monitor", *words], cwd=TOP, capture_output=True, text=True, check=True, timeout=60)
    (line,) = done.stderr.splitlines()
    assert json.loads(line)["folder"] == str(tmp_path / "state" / "returned")


def test_every_command_is_described_in_one_line_that_is_not_cut() -> None:
    groups = ([], *([name] for name in ("accounts", "endpoints", "outbox", "readers", "silence", "travellers")))
    listed = [CliRunner().invoke(cli, [*group, "--help"], terminal_width=80).output.partition("Commands:")[2] for group in groups]
    assert all(listed)
    assert [line for each in listed for line in each.splitlines() if line.endswith("...") or len(line) > 80] == []


@pytest.mark.parametrize("name", ["nowhere", "a file"])
def test_a_folder_of_configuration_that_is_not_there_is_a_mistake(tmp_path: Path, name: str) -> None:
    """With one letter wrong the defaults would watch in its place, and tell none of the readers."""
    (tmp_path / "a file").touch()
    words = ["--config", str(tmp_path / name), "--state", str(tmp_path / "state"), "events"]
    answer = CliRunner().invoke(cli, words)
    assert answer.exit_code == 2
    assert f"expected a folder of TOML files as --config or ADVISORY_MONITOR_CONFIG, got {tmp_path / name}" in answer.output
    assert CliRunner().invoke(cli, words[2:], env={"ADVISORY_MONITOR_CONFIG": str(tmp_path / name)}).exit_code == 2


def _no_database(state: Path) -> str:
    (state / "monitor.sqlite3").write_text("not a database, and longer than the hundred bytes of a head " * 4)
    return "state: expected a database that can be read and written, got: file is not a database"


def _newer(state: Path) -> str:
    with closing(sqlite3.connect(state / "monitor.sqlite3")) as made:
        made.execute("PRAGMA user_version = 9999")
    return "monitor.sqlite3: expected a database of version"


def _a_folder(state: Path) -> str:
    (state / "monitor.sqlite3").mkdir()
    return "monitor.sqlite3: expected a file or folder we can use, got: Is a directory"


@pytest.mark.parametrize("spoil", [_no_database, _newer, _a_folder])
def test_a_state_nobody_can_work_in_is_one_line_and_no_answer(tmp_path: Path, spoil: Callable[[Path], str]) -> None:
    """Exit status 2, as for any --state that is wrong: a traceback ended with 1, which means that no source answered."""
    (tmp_path / "state").mkdir()
    expected = spoil(tmp_path / "state")
    answer = asked(tmp_path / "state", "check")
    assert answer.exit_code == 2
    (line,) = answer.output.splitlines()
    assert expected in line


_SMALL = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))"


def test_a_mistyped_state_is_no_empty_house_that_answers_in_its_place(tmp_path: Path) -> None:
    """With one letter wrong the nightly copy was one of nothing, and said that all was well until it was needed."""
    words = ["--config", str(tmp_path), "--state", str(tmp_path / "staet")]
    copied = CliRunner().invoke(cli, [*words, "backup", str(tmp_path / "copy")])
    assert (copied.exit_code, (tmp_path / "copy").exists(), (tmp_path / "staet").exists()) == (2, False, False)
    assert f"expected a database in {tmp_path / 'staet'}, found none" in copied.stderr
    first, second = (CliRunner().invoke(cli, [*words, "verify"]) for _ in range(2))
    assert first.stderr.startswith(f"advisory-monitor: {tmp_path / 'staet'} held no database, a new one begins: ")
    assert (second.stderr, second.stdout) == ("", first.stdout)


def test_a_copy_of_a_broken_database_is_no_want_of_room(tmp_path: Path) -> None:
    """The last page of the file is another's: the disk has room, and what helps is an older copy."""
    words = ["--config", str(tmp_path), "--state", str(tmp_path / "state")]
    CliRunner().invoke(cli, [*words, "events"])
    with (tmp_path / "state" / "monitor.sqlite3").open("r+b") as file:
        file.seek(-4096, os.SEEK_END)
        file.write(b"\xee" * 4096)
    copied = CliRunner().invoke(cli, [*words, "backup", str(tmp_path / "copy")])
    assert copied.exit_code == 2
    assert "expected a database that can be copied, got: " in copied.stderr and "advisory-monitor restore" in copied.stderr


def test_a_disk_without_room_is_one_line(tmp_path: Path) -> None:
    """No file may grow past nine thousand bytes, so the tables of a new memory find no room."""
    words = ["--state", str(tmp_path / "state"), "events"]
    code = f"{_SMALL}\nimport sys; sys.argv[1:] = {words!r}\nfrom monitor.cli import main; main()"
    # -B: else Python cuts the compiled files of this very checkout short at nine thousand bytes, and all else fails.
    done = subprocess.run([sys.executable, "-B", "-c", code], cwd=TOP, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "expected a database that can be read and written, got: disk I/O error" in line


def test_a_compiled_file_that_a_full_disk_cut_short_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program ended with status 130 and an empty line, each time it was started again."""

    def cut(*_: object, **_more: object) -> None:
        raise EOFError("marshal data too short")

    monkeypatch.setattr("monitor.wire.open_house", cut)
    said = asked(tmp_path / "state", "outbox")
    assert said.exit_code == 2
    assert "got: marshal data too short; was the disk full? Remove the program's __pycache__ folders" in " ".join(said.output.split())


def test_a_number_of_no_dead_letter_is_said_to_be_none(tmp_path: Path) -> None:
    """ "0 owed again." and exit status 0 read as if the alert had left after all."""
    words = ["--config", str(tmp_path), "--state", str(tmp_path / "state"), "outbox"]
    for command in ("retry", "dismiss"):
        answer = CliRunner().invoke(cli, [*words, command, "99", "98", "99", "--by", "olga"])
        assert answer.exit_code == 2 and "expected numbers of dead letters (see `advisory-monitor outbox dead`), got 2 of none" in answer.output


@contextmanager
def settling(database: Path) -> Iterator[list[tuple[int | None, bool]]]:
    """What is put on the disk, in order: the size of a file (None for a folder), and whether the database stood there."""
    order: list[tuple[int | None, bool]] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        found = os.fstat(handle)
        order.append((found.st_size if stat.S_ISREG(found.st_mode) else None, database.exists()))
        real(handle)

    os.fsync = fsync
    try:
        yield order
    finally:
        os.fsync = real


def test_a_copy_is_put_back_only_where_nothing_of_the_old_database_is_left_and_nobody_watches(tmp_path: Path) -> None:
    """After a crash the last pages of a database lie in its log, and SQLite would write them into the copy; a daemon would
    write on into the file that was moved away, and tell everything that follows twice."""
    state, copy = tmp_path / "state", tmp_path / "copy.sqlite3"
    asked(state, "events")
    database = state / "monitor.sqlite3"
    assert asked(state, "backup", str(copy)).exit_code == 0
    assert "found one: move it away first" in asked(state, "restore", str(copy)).output
    database.rename(tmp_path / "away")
    for ending in ("-wal", "-shm"):
        left = database.with_name(database.name + ending)
        left.write_bytes(b"pages of another database")
        refused = asked(state, "restore", str(copy))
        assert (refused.exit_code, f"found {left}: move it away as well" in " ".join(refused.output.split()), database.exists()) == (2, True, False)
        left.unlink()
    with alone(state / "watch.lock"):
        assert "found one: stop it first" in asked(state, "restore", str(copy)).output
    assert not database.exists()
    with settling(database) as order:
        put = asked(state, "restore", str(copy))
        assert (put.exit_code, "unless left.journal, which tells it, is put into" in " ".join(put.output.split())) == (0, True)
    assert order == [(copy.stat().st_size, False), (None, True)]  # the whole copy, then the folder that names it
    assert (database.stat().st_mode & 0o777, database.read_bytes() == copy.read_bytes()) == (0o600, True)
    assert asked(state, "verify").exit_code == 0
    assert asked(tmp_path / "new", "restore", str(TOP / "README.md")).exit_code == 2
    cut = tmp_path / "cut.sqlite3"
    cut.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2 // 4096 * 4096])
    refused = asked(tmp_path / "new", "restore", str(cut))
    assert (refused.exit_code, "expected a whole backup" in " ".join(refused.output.split())) == (2, True)
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["watch.lock"]
    beside = copy.rename(tmp_path / "new" / "monitor.sqlite3.new")  # where the copy is prepared: it was emptied, and taken away
    size = beside.stat().st_size
    refused = asked(tmp_path / "new", "restore", str(beside))
    assert (refused.exit_code, "expected a copy by another name" in " ".join(refused.output.split()), beside.stat().st_size) == (2, True, size)


def test_the_database_of_another_program_is_not_put_in_place_of_ours(tmp_path: Path) -> None:
    """It is whole, so it was "restored", and the house began anew: empty, and knowing nobody."""
    strange = tmp_path / "other.sqlite3"
    with sqlite3.connect(strange) as conn:
        conn.execute("CREATE TABLE notes (word TEXT)")
    conn.close()
    refused = asked(tmp_path / "new", "restore", str(strange))
    assert (refused.exit_code, "another program wrote it" in " ".join(refused.output.split())) == (2, True)
    assert not (tmp_path / "new" / "monitor.sqlite3").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "--mirror", "copies"), "--mirror: expected a mirror like http://127.0.0.1:8080, got 'copies'"),
        (("accounts", "add", "OLGA", "--role", "viewer"), "account 'OLGA': expected a name no other account has"),
    ],
)
def test_a_mistake_is_one_line_that_says_what_was_expected(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    assert asked(tmp_path, "accounts", "add", "olga", "--role", "officer").exit_code == 0
    wrong = asked(tmp_path, *words)
    assert (wrong.exit_code, said in " ".join(wrong.output.split())) == (2, True)


def test_a_state_folder_that_may_not_be_read_is_waited_for_as_a_disk_that_refuses_is(tmp_path, monkeypatch):
    """The check of the command line itself ended the daemon every five seconds, before it could tell any officer."""
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    assert asked(tmp_path, "sources").exit_code == 0
