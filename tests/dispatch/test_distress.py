"""What the daemon fails at again and again: officers hear of it, also where the database itself is what fails."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from monitor import wire
from monitor.collect.sources import us_state
from monitor.daemon import Watch
from monitor.deliver.channels.file import File
from monitor.dispatch.opening import patiently
from monitor.model import TryLater
from monitor.reach.call import Reply
from monitor.store.journal import Journal
from monitor.store.notices import Notice
from tests.journeys.house import ELSEWHERE
from tests.store.stories import NINE

CONFIG = f"""
{ELSEWHERE}[email]
host = "127.0.0.1"
starttls = "none"
[officers]
readers = ["ann"]
page = "https://pager.example/x"
[watch]
ping = "https://alive.example/x"
[[reader]]
name = "ann"
channel = "email"
address = "ann@example.org"
"""


class Pager:
    """Takes every page, and is asked by the ping as well."""

    def __init__(self) -> None:
        self.pages: list[str] = []
        self.pings = 0

    def __call__(self, _method: str, url: str, body: bytes, *_more: object) -> Reply:
        said = json.loads(body)
        self.pages += [said["subject"]] if said else []
        self.pings += "alive" in url
        return Reply(200)

    def close(self) -> None:
        """Nothing is open."""


class Night:
    """A daemon whose clock is set by hand, and what it did."""

    def __init__(self, folder: Path, config: str = CONFIG) -> None:
        (folder / "local.toml").write_text(config, "utf-8")
        self.house = wire.open_house(folder, folder / "state", {})
        self.pager, self.now = Pager(), NINE
        self.house._caller = self.pager  # type: ignore[assignment]
        self.watch = Watch(self.house, lambda: self.now)

    def passes(self, seconds: float) -> datetime:
        self.now += timedelta(seconds=seconds)
        self.watch.went_round = self.now
        for job in (self.watch.post, self.watch.tell, self.watch.ping):
            self.watch._guarded(job)
        return self.now

    def mails(self) -> list[str]:
        return [one.read_text("utf-8") for one in (self.house.state / "outbox" / "new").glob("*")]

    def writable(self, yes: bool) -> None:
        self.house.store.lines.reading().execute(f"PRAGMA query_only = {'OFF' if yes else 'ON'}")


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    begun = Night(tmp_path)
    yield begun
    begun.house.close()


def test_whom_the_disk_refuses_says_so_without_the_database(night: Night):
    """At nine nothing can be written any more: within minutes Ann is paged and mailed, once, and nobody hears that all is well."""
    night.passes(5)
    assert (night.pager.pages, night.pager.pings) == ([], 1)
    night.writable(False)
    for _ in range(20):
        night.passes(30)
    assert night.pager.pages == ["The disk or the database refuses us since 12 June 2025, 09:00 UTC"]
    (mail,) = night.mails()
    assert "To: ann@example.org" in mail
    assert "attempt to write a readonly database" in mail
    assert night.pager.pings <= 6  # whoever watches the watcher misses it
    night.writable(True)
    night.passes(30)
    pings = night.pager.pings
    night.passes(30)
    assert night.pager.pings == pings + 1
    night.writable(False)
    for _ in range(6):
        night.passes(30)
    assert len(night.pager.pages) == 1  # what comes and goes is one trouble
    night.writable(True)
    for _ in range(11):
        night.passes(30)
    night.writable(False)
    for _ in range(6):
        night.passes(30)
    assert len(night.pager.pages) == 2  # it was over, and is again


class Posts(Pager):
    """Answers a chat, too, the second time it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.hooks: list[str] = []

    def __call__(self, method: str, url: str, body: bytes, *more: object) -> Reply:
        if "hooks" not in url:
            return super().__call__(method, url, body, *more)
        self.hooks.append(json.loads(body)["text"])
        return Reply(503) if len(self.hooks) == 1 else Reply(200, body=b"ok")


def test_who_reads_by_a_chat_alone_hears_by_hand_too(tmp_path: Path):
    """Officers of one house have a chat and no mailbox: on a full disk nobody told them anything."""
    (tmp_path / "hook").write_text("https://hooks.slack.com/services/T0/B0/x", "utf-8")
    hook = f'[[reader]]\nname = "bob"\nchannel = "slack"\nsecret_file = "{tmp_path / "hook"}"\n'
    said = CONFIG.replace('["ann"]\npage = "https://pager.example/x"', '["bob"]') + hook
    night = Night(tmp_path, said)
    night.house._caller = posts = Posts()  # type: ignore[assignment]
    night.passes(5)
    night.writable(False)
    for _ in range(20):
        night.passes(30)
    assert posts.hooks == ["The disk or the database refuses us since 12 June 2025, 09:00 UTC"] * 2  # refused once
    assert night.mails() == []  # Ann is no officer
    night.house.close()


def test_where_not_even_the_key_can_be_read_the_page_leaves_and_leaves_once(night: Night, monkeypatch: pytest.MonkeyPatch):
    def gone(*_: object) -> NoReturn:
        raise OSError(5, "Input/output error", "secret.key")

    monkeypatch.setattr("monitor.dispatch.office.secret", gone)
    night.writable(False)
    for _ in range(20):
        night.passes(30)
    assert len(night.pager.pages) == 1


def test_a_door_whose_passes_end_in_a_mistake_of_ours_is_told_until_one_does_well(night: Night, monkeypatch: pytest.MonkeyPatch):
    """Every pass over the feed ends in our own mistake: the log alone had it, and the watchdog was content."""
    feed = us_state.DOORS[0]
    with monkeypatch.context() as broken:
        broken.setattr(wire.House, "check", lambda *_: 1 // 0)
        night.watch.look("us_state", feed)
        for _ in range(6):
            night.passes(60)
        assert night.pager.pages == []  # once may be chance
        night.watch.look("us_state", feed)
        night.passes(60)
        night.passes(60)
    assert night.pager.pages == [f"The daemon fails again and again at: look at {feed.name}"]
    (told,) = night.house.store.notices.open("failing: ")
    assert told.lines[0] == "Since 12 June 2025, 09:00 UTC: ZeroDivisionError: integer division or modulo by zero"
    assert any("fails again and again" in mail for mail in night.mails())
    monkeypatch.setattr(wire.House, "check", lambda *_: [wire.Report("us_state", (), (), 0, True)])
    night.passes(300)
    night.watch.look("us_state", feed)
    night.passes(300)
    assert night.house.store.notices.open("failing: ") == []


def test_a_page_that_left_while_the_disk_filled_leaves_once(night: Night):
    """The pager took it, the database could not say so: it was called every five seconds until somebody made room."""
    night.house.store.notices.give(Notice("storm:1", "A storm waits", ("a line",), page=True), [], NINE)
    night.writable(False)
    for _ in range(4):
        night.passes(5)
    assert night.pager.pages == ["A storm waits"]
    night.writable(True)
    night.passes(5)
    assert night.house.store.notices.unpaged() == []
    assert night.pager.pages == ["A storm waits"]


def test_a_daemon_that_cannot_open_its_house_says_so_once_and_opens_it_when_it_can(night: Night, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The machine came back with a read-only disk: systemd started the daemon every five seconds all night, and nobody was told."""
    refusals = iter([OSError(30, "Read-only file system", "monitor.sqlite3")] * 9)

    def opened() -> wire.House:
        for refusal in refusals:
            raise refusal
        return night.house

    def rest(seconds: float) -> None:
        night.now += timedelta(seconds=seconds)

    def start(environ: dict[str, str]) -> wire.House:
        return patiently(opened, tmp_path, tmp_path / "state", environ, lambda: night.now, rest)

    monkeypatch.setattr(wire.House, "call", night.pager)
    with pytest.raises(OSError, match="Read-only"):
        start({})  # whoever typed the command reads why at once
    assert start({"NOTIFY_SOCKET": "/nowhere"}) is night.house
    assert night.pager.pages == ["The disk or the database refuses us since 12 June 2025, 09:00 UTC"]
    (mail,) = night.mails()
    assert "Read-only file system" in mail
    assert night.now == NINE + timedelta(minutes=8)


def test_who_is_written_to_by_an_outbox_that_does_not_leave_is_written_to_by_hand(night: Night, monkeypatch: pytest.MonkeyPatch):
    """The database has room, sent.journal none: the letter that says so lay in the very outbox that could not leave."""
    night.passes(5)
    with monkeypatch.context() as full:
        full.setattr(Journal, "write", lambda *_: _raise(28))
        night.house.store.notices.give(Notice("storm:1", "A storm waits", ("a line",)), ["ann"], night.now)
        for _ in range(60):
            night.passes(5)
        assert night.pager.pages == ["The disk or the database refuses us since 12 June 2025, 09:00 UTC"]  # though every other try finds nothing due, and does well
        (mail,) = night.mails()
        assert "No space left" in mail
    for _ in range(20):
        night.passes(30)
    assert len(night.pager.pages) == 1
    assert sum("refuses us" in one for one in night.mails()) == 1
    assert any("A storm waits" in one for one in night.mails())  # as soon as there is room


def test_each_officer_hears_by_each_way_once_though_one_of_them_is_shut_for_a_while(night: Night, monkeypatch: pytest.MonkeyPatch):
    """The relay is slow to come back: the page left at once, the mail is tried each minute, and neither leaves twice."""
    shut = [TryLater("the relay is down")] * 3
    send = File.send
    monkeypatch.setattr(File, "send", lambda *given: shut.pop() if shut else send(*given))
    night.writable(False)
    for _ in range(12):
        night.passes(30)
    assert (len(night.pager.pages), len(night.mails())) == (1, 1)


def test_a_pager_that_does_not_exist_and_a_relay_that_is_none_are_no_reason_to_page_every_five_seconds(night: Night, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("monitor.dispatch.channels.relays", lambda *_: int("no relay"))
    night.writable(False)
    for _ in range(60):
        night.passes(5)
    assert len(night.pager.pages) == 1


def test_one_mistake_in_the_passes_of_many_doors_is_four_pages(night: Night):
    """Whatever read the feeds of 190 missions broke with an upgrade: 190 pages and as many letters in a night help nobody."""
    for minute in range(12):
        for mission in range(190):
            night.watch.distress.met(f"look at us_embassy.{mission:03}", KeyError("title"), night.now)
        night.passes(60 if minute else 1)
    assert len(night.pager.pages) == 4
    assert night.pager.pages[-1] == "The daemon fails again and again at more of what it does"
    assert len(night.mails()) == 4
    last = night.house.store.notices.open("failing: more")[0]
    assert last.lines[0].startswith("At: look at us_embassy.003, ")
    assert last.lines[0].endswith("and at 179 more.")


def _raise(number: int) -> NoReturn:
    raise OSError(number, os.strerror(number))
