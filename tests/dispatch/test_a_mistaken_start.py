"""Somebody changes the configuration on a Friday evening, with a mistake in it, and the machine starts anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor import wire
from monitor.dispatch.opening import as_last
from tests.dispatch.test_distress import CONFIG as REHEARSED
from tests.dispatch.test_distress import Pager
from tests.store.stories import NINE

SYSTEMD = {"NOTIFY_SOCKET": "/nowhere"}
CONFIG = REHEARSED.replace("[email]", '[post]\nmode = "live"\n[email]')


class Machine:
    """Starts the daemon, and starts it again, as systemd does."""

    def __init__(self, folder: Path) -> None:
        self.config, self.state, self.now = folder / "etc", folder / "state", NINE
        self.config.mkdir()
        self.pager = Pager()
        self.house: wire.House | None = None
        self.written(CONFIG)

    def written(self, text: str) -> None:
        (self.config / "local.toml").write_text(text, "utf-8")

    def start(self, environ: Mapping[str, str] = SYSTEMD) -> wire.House:
        self.stop()
        self.now += timedelta(seconds=5)
        self.house = house = as_last(
            lambda at, by: wire.open_house(at, self.state, by), self.config, self.state, environ, lambda: self.now
        )
        house._caller = self.pager  # type: ignore[assignment]
        house.enrol(self.now)
        return house

    def stop(self) -> None:
        if self.house is not None:
            self.house.close()
            self.house = None

    def runs_as_last(self, environ: Mapping[str, str] = SYSTEMD) -> wire.House:
        with pytest.raises(wire.Closed, match="expected"):
            self.start(environ)
        return self.start(environ)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    started = Machine(tmp_path)
    yield started
    started.stop()


def told(house: wire.House) -> list[tuple[str, ...]]:
    return [one.lines for one in house.store.notices.open("configuration")]


def test_a_mistake_ends_no_alert_and_officers_are_told_once_what_it_is(machine: Machine):
    machine.start()
    machine.written(CONFIG.replace('channel = "email"', 'chanel = "email"'))
    house = machine.runs_as_last()
    assert [one.name for one in house.readers] == ["ann"]
    ((*mistakes, goes_on),) = told(house)
    assert any("chanel" in one for one in mistakes)
    assert all(str(machine.config) in one for one in mistakes)
    assert "Mend it, and restart the daemon." in goes_on
    assert [one.page for one in house.store.notices.open()] == [True]
    assert len(house.outbox(everything=True)) == 1  # ann's letter

    house = machine.start()  # it crashed, and begins at once
    assert len(house.outbox(everything=True)) == 1


def test_it_is_over_with_a_start_that_finds_none_and_another_mistake_is_another_letter(machine: Machine):
    machine.start()
    machine.written(CONFIG + "\n[wach]\n")
    machine.runs_as_last()
    machine.written(CONFIG + "\n[postt]\n")
    house = machine.runs_as_last()
    assert [lines[0].count("postt") > 0 for lines in told(house)] == [True]
    machine.written(CONFIG.replace("ann@", "anna@"))
    house = machine.start()
    assert told(house) == []
    assert [one.address for one in house.readers] == ["anna@example.org"]
    machine.written("[wach]\n")
    assert [one.address for one in machine.runs_as_last().readers] == ["anna@example.org"]


def test_whoever_types_the_command_and_whoever_never_began_are_told_at_once(machine: Machine):
    good = CONFIG
    machine.written("[wach]\n")
    for _ in range(3):
        with pytest.raises(wire.Closed, match="wach"):
            machine.start()  # nothing is known that worked
    machine.written(good)
    machine.start()
    machine.written("[wach]\n")
    for _ in range(3):
        with pytest.raises(wire.Closed, match="wach"):
            machine.start({})


def test_a_start_that_finds_no_mistake_begins_also_where_no_copy_can_be_kept(machine: Machine, monkeypatch: pytest.MonkeyPatch):
    machine.start()
    machine.written(CONFIG.replace("ann@", "anna@"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert [one.address for one in machine.start().readers] == ["anna@example.org"]


@pytest.mark.parametrize("left", ["nothing", "an empty folder"])
def test_a_configuration_that_vanished_is_a_mistake_and_no_wish_to_begin_as_delivered(machine: Machine, left: str):
    machine.start()
    shutil.rmtree(machine.config)
    if left != "nothing":
        machine.config.mkdir()
    assert [one.name for one in machine.runs_as_last().readers] == ["ann"]
    house = machine.start()
    assert [one.name for one in house.readers] == ["ann"]
    assert ["found none" in lines[0] for lines in told(house)] == [True]
    machine.config.mkdir(exist_ok=True)
    machine.written(CONFIG.replace("ann@", "anna@"))
    assert [one.address for one in machine.start().readers] == ["anna@example.org"]


def test_secrets_beside_the_configuration_are_found_there_still(machine: Machine):
    (machine.config / "word").write_text("hunter2 hunter2", "ascii")
    machine.written(CONFIG.replace("starttls", 'user = "u"\npassword_file = "word"\nstarttls').replace('"none"', '"required"'))
    machine.start()
    machine.written("[wach]\n")
    house = machine.runs_as_last()
    assert house.settings.password is not None
    assert house.settings.password.reveal() == "hunter2 hunter2"
    assert not (machine.state / "config.last" / "word").exists()


def test_a_database_of_a_newer_program_is_no_mistake_of_the_configuration(machine: Machine, monkeypatch: pytest.MonkeyPatch):
    machine.start()

    def newer(*_: object) -> None:
        raise ValueError("expected at most version 9, got 10")

    monkeypatch.setattr("monitor.store.sqlite.open_store", newer)
    for _ in range(3):
        with pytest.raises(wire.Closed, match=r"monitor\.sqlite3: expected at most"):
            machine.start()


def test_a_stop_in_the_middle_of_keeping_a_copy_loses_none_of_them(machine: Machine, monkeypatch: pytest.MonkeyPatch):
    machine.start()
    machine.written(CONFIG.replace("ann@", "anna@"))
    rename = Path.rename

    def stopped(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        machine.start()
    monkeypatch.undo()
    machine.written("[wach]\n")
    assert [one.address for one in machine.runs_as_last().readers] == ["ann@example.org"]
    machine.written(CONFIG.replace("ann@", "anna@"))
    machine.start()
    assert sorted(each.name for each in machine.state.glob("config.*")) == ["config.last"]


def test_a_configuration_from_before_the_catch_says_that_mail_leaves_to_nobody(machine: Machine):
    """The first releases sent to everybody; who took over such a configuration was told nothing, and all counted as sent."""
    machine.written(REHEARSED)
    for _ in range(2):
        house = machine.start()
        ((page,),) = [(one.lines,) for one in house.store.notices.unpaged()]
        assert page[0].startswith('expected [post] mode = "live" for mail to reach ann, got "rehearsal": it goes to')
    for wanted in (CONFIG.replace('mode = "live"', 'allowed = ["@elsewhere.example"]'), CONFIG):
        machine.written(wanted)
        assert not machine.start().store.notices.open("rehearsed")


@pytest.mark.parametrize("shut", ["local.toml", ""], ids=["the file", "the folder"])
def test_a_configuration_that_may_not_be_read_any_more_is_a_mistake_like_any(machine: Machine, monkeypatch: pytest.MonkeyPatch, shut: str):
    """It was edited as root with a umask of 077: the daemon ended every five seconds, and no officer heard why."""
    machine.start()
    _shut(monkeypatch, machine.config / shut)
    house = machine.runs_as_last()
    assert [one.name for one in house.readers] == ["ann"]
    ((mistake, *_, goes_on),) = told(house)
    assert "Permission denied" in mistake and "Mend it" in goes_on


def _shut(monkeypatch: pytest.MonkeyPatch, what: Path) -> None:
    """As for a user who may not: root may read everything."""

    def refusing(name: str) -> None:
        real = getattr(Path, name)

        def asked(path: Path, *told: Any, **more: Any) -> Any:
            if (path == what and name != "lstat") or (what.is_dir() and path != what and path.is_relative_to(what)):
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *told, **more)

        monkeypatch.setattr(Path, name, asked)

    for name in ("read_text", "read_bytes", "iterdir", "lstat"):
        refusing(name)
