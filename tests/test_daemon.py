"""The clock of the house: who answers slowly keeps neither other publishers nor the mail waiting."""

from __future__ import annotations

import smtplib
import socket
import sqlite3
import ssl
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import NoReturn
from urllib.parse import urlsplit

import pytest

from monitor import wire
from monitor.alone import alone
from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.knock import untried
from monitor.daemon import POST_EVERY, Watch
from monitor.deliver.send import Tally
from monitor.dispatch import alarm
from monitor.model import Health
from monitor.reach.call import NotSent
from monitor.refused import refused
from monitor.store.doubts import PREFIX, Doubt, written
from monitor.store.notices import Notice
from monitor.store.shapes import Kept
from monitor.walk.world import Report
from tests.journeys.house import ELSEWHERE
from tests.store.stories import NINE, event

CONFIG = f'[collect]\nworkers = 1\n[sources.us_embassy]\nmissions = ["FR", "IQ", "JP", "KZ", "ML", "MX", "PK", "UA"]\n{ELSEWHERE}'


class Tarpit:
    """Missions keep whoever asks waiting until they are let go; the others refuse at once."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.let_go = Event()

    def __call__(self, ask: Ask) -> Answer:
        host = str(urlsplit(ask.url).hostname)
        self.asked.append(host)
        if host.endswith("usembassy.gov"):
            self.let_go.wait(30)
        raise Trouble(Health.UNREACHABLE, "expected an answer, got none")

    def missions(self) -> int:
        return len({host for host in self.asked if host.endswith("usembassy.gov")})

    def close(self) -> None:
        self.let_go.set()


def _until(told: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not told():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_missions_that_never_answer_keep_neither_the_department_nor_the_mail_waiting(tmp_path: Path) -> None:
    """Eight missions are due and three threads look at doors; when the first lets go, the others are asked as well."""
    (tmp_path / "local.toml").write_text(CONFIG, "utf-8")
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    house._fetcher = tarpit = Tarpit()  # type: ignore[assignment]
    watch = Watch(house, lambda: datetime.now(UTC))
    began = watch.went_round
    scheduler = watch.scheduler()
    scheduler.start()
    try:
        _until(lambda: {"travel.state.gov", "cadataapi.state.gov", "services6.arcgis.com"} <= set(tarpit.asked))
        _until(lambda: watch.went_round > began)
        assert tarpit.missions() == 1
        tarpit.let_go.set()
        _until(lambda: tarpit.missions() == 8)
    finally:
        watch.stop.set()
        tarpit.close()
        scheduler.shutdown(wait=True)
        house.close()


def test_what_was_noticed_leaves_now_and_not_with_the_next_round_of_sending(tmp_path: Path) -> None:
    """A pass that finds an order moves the next round of sending to this moment; one that finds nothing leaves it be."""
    (tmp_path / "local.toml").write_text(CONFIG, "utf-8")
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    watch = Watch(house, lambda: NINE)
    scheduler = watch.scheduler()
    scheduler.start(paused=True)
    try:
        sends = scheduler.get_job("post")
        sends.modify(next_run_time=NINE + timedelta(seconds=4))
        watch._noticed([])
        assert scheduler.get_job("post").next_run_time == NINE + timedelta(seconds=4)
        watch._noticed([event()])
        assert scheduler.get_job("post").next_run_time == NINE
        watch.stop.set()
        sends.modify(next_run_time=NINE + timedelta(seconds=9))
        watch._noticed([event()])
        assert scheduler.get_job("post").next_run_time == NINE + timedelta(seconds=9)
    finally:
        scheduler.shutdown(wait=False)
        house.close()


def test_what_an_officer_releases_is_looked_at_within_half_a_minute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The registers of that publisher alone, and no longer than a minute: a door that is shut is not asked again and again."""
    (tmp_path / "local.toml").write_text(CONFIG, "utf-8")
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    now, looked = [NINE], list[str]()
    watch = Watch(house, lambda: now[0])
    monkeypatch.setattr(watch, "look", lambda _publisher, door: looked.append(door.name))
    waits = Doubt("us_state", "ML", "Mali", ("ML",), 2, 4, "2025-06-01", ("us_state.rss",), "", NINE - timedelta(hours=1), "why")
    house.store.note(f"{PREFIX}us_state", written([waits]))
    watch.go_through_the_list()
    house.store.doubts.decide([waits], "released", "olga", NINE)
    watch.go_through_the_list()
    assert set(looked) == {door.name for publisher, door in watch._registers() if publisher == "us_state"}
    now[0] += timedelta(minutes=2)
    count = len(looked)
    watch.go_through_the_list()
    assert len(looked) == count
    house.close()


def test_while_a_relay_takes_its_time_rounds_are_made_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Storms, chains, pages and who leaves by mail are seen to by another thread; whoever watches us hears that we watch."""
    (tmp_path / "local.toml").write_text(CONFIG, "utf-8")
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    now = [datetime(2026, 3, 2, 21, tzinfo=UTC)]
    watch = Watch(house, lambda: now[0])
    rounds, sending = list[str](), list[str]()
    monkeypatch.setattr("monitor.dispatch.rounds.go", lambda *_: rounds.append(f"{now[0]:%H:%M:%S}"))

    def slowly(_self: object, _stop: object) -> Tally:
        sending.append("one")
        for _ in range(4):
            now[0] += timedelta(seconds=30)
            watch.go_round()
            assert now[0] - watch.went_round < timedelta(seconds=1)
        return Tally()

    monkeypatch.setattr("monitor.dispatch.office.Office.post", slowly)
    watch.post()
    assert (sending, rounds) == (["one"], ["21:00:00", "21:00:30", "21:01:00", "21:01:30", "21:02:00"])
    watch.go_round()  # sending came to its end: the next round is its own
    assert len(rounds) == 5
    house.close()


def test_whoever_sends_for_us_and_hangs_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An operator's own `post` was stopped in mid-sentence and holds the lock: rounds, which page for what waits, are made."""
    (tmp_path / "local.toml").write_text(CONFIG, "utf-8")
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    now, rounds = [datetime(2026, 3, 2, 21, tzinfo=UTC)], list[str]()
    watch = Watch(house, lambda: now[0])
    monkeypatch.setattr("monitor.dispatch.rounds.go", lambda *_: rounds.append(f"{now[0]:%H:%M:%S}"))
    with alone(house.state / "post.lock"):
        for _ in range(4):
            now[0] += timedelta(seconds=POST_EVERY)
            watch.post()
            watch.go_round()
    assert rounds == ["21:00:15"]  # and again when as long has passed
    with alone(house.state / "post.lock"), alone(house.state / "round.lock"):  # nobody can make a round
        now[0] += timedelta(minutes=5)
        watch.post()
        watch.go_round()
        assert now[0] - watch.went_round > timedelta(minutes=2)  # so whoever watches us hears nothing
    with alone(house.state / "round.lock"):  # whoever goes round hangs in it, and sending goes on
        watch.post()
        assert now[0] - watch.went_round > timedelta(minutes=2)
    house.close()


def test_no_alert_waits_for_a_pager_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page may take its whole deadline: they are tried beside sending, and again until they left."""
    (tmp_path / "local.toml").write_text(CONFIG + "[officers]\npage = 'https://pager.example/x'\n", "utf-8")
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    watch, asked = Watch(house, lambda: NINE), list[bytes]()

    class Deaf:
        def __call__(self, _method: str, _url: str, body: bytes, *_more: object) -> NoReturn:
            asked.append(body)
            raise NotSent("no answer within 20 s")

        def close(self) -> None:
            """Nothing is open."""

    house._caller = Deaf()  # type: ignore[assignment]
    for number in range(3):
        house.store.notices.give(Notice(f"n{number}", "Nobody answers", ("a line",), page=True), [], NINE)
    watch.post()
    watch.go_round()
    assert asked == []
    watch.tell()
    assert (len(asked), len(house.store.notices.unpaged())) == (3, 3)
    monkeypatch.setattr("monitor.dispatch.office.Office.post", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        alarm.send(house, lambda: NINE)
    assert len(asked) == 6  # of what kept a single `post` from sending officers are told all the same
    house.close()


def test_a_clock_that_is_put_back_stops_neither_looking_nor_sending(tmp_path: Path) -> None:
    """At ten it turns out to be nine: no job waits for ten to come again, and nobody rests until then."""
    (tmp_path / "local.toml").write_text(CONFIG, "utf-8")
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    began = datetime.now(UTC)
    tried = [replace(untried(door), tried_at=began - timedelta(seconds=60)) for p in house.publishers.values() for door in p.DOORS]
    house.store.keep(Kept("us_state", began, doors=tried))
    now = [began]
    watch = Watch(house, lambda: now[0])
    scheduler = watch.scheduler()
    scheduler.start(paused=True)
    try:
        usual = {job.id: job.next_run_time for job in scheduler.get_jobs()}
        watch.mind_the_clock(scheduler)
        assert {job.id: job.next_run_time for job in scheduler.get_jobs()} == usual
        watch.looked["us_state.rss"] = watch.rest_until["us_state.rss"] = began
        now[0] = began - timedelta(hours=1)
        watch.mind_the_clock(scheduler)
        left = {job.id: job.next_run_time - now[0] for job in scheduler.get_jobs()}
        assert all(left[job.id] <= job.trigger.interval for job in scheduler.get_jobs())
        assert left["post"] == left["go_round"] == left["ping"] == left["us_state.rss"] == timedelta()
        assert (watch.looked, watch.rest_until, watch.went_round) == ({}, {}, now[0])
    finally:
        scheduler.shutdown(wait=False)
        house.close()


def test_a_pass_that_comes_a_moment_before_the_last_one_is_made_all_the_same(tmp_path: Path) -> None:
    """An operator's own `check` began a second after the daemon looked at its watch; the door's next turn is in half an hour."""
    (tmp_path / "local.toml").write_text(CONFIG, "utf-8")
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    house._fetcher = tarpit = Tarpit()  # type: ignore[assignment]
    state_department = house.publishers["us_state"]
    house.store.keep(Kept("us_state", NINE, doors=[untried(state_department.DOORS[0])]))
    for asks, back in enumerate((timedelta(seconds=1), timedelta(seconds=60), timedelta(days=400)), start=1):
        watch = Watch(house, lambda back=back: NINE - back)
        watch.look("us_state", state_department.DOORS[0])
        assert len(tarpit.asked) == asks  # of what is no moment any more, officers are told
        assert house.store.last_pass() == (NINE if asks == 1 else NINE - back)
    house.close()


def _met(address: str, second: str, statement: str) -> sqlite3.Error:
    """What SQLite itself says while a first connection has written and not committed."""
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as one:
        one.execute("CREATE TABLE t (a)")
        one.execute("BEGIN IMMEDIATE")
        one.execute("INSERT INTO t VALUES (1)")
        with closing(sqlite3.connect(second, timeout=0, uri=True, isolation_level=None)) as other, pytest.raises(sqlite3.Error) as met:
            other.execute(statement)
        return met.value


_SHARED = "file:shared?mode=memory&cache=shared"


@pytest.mark.parametrize(
    ("came", "told"),
    [
        (_met(_SHARED, _SHARED, "SELECT * FROM t"), "a job failed"),  # "database table is locked": two statements of our own
        (_met(_SHARED, ":memory:", "SELECT * FROM nowhere"), "a job failed"),
        (sqlite3.OperationalError("database or disk is full"), "expected a database that can be read and written, got: database or disk is full"),
        (sqlite3.OperationalError("database is locked by another process"), "got: database is locked by another process"),
        (OSError(28, "No space left on device", "/var/lib/link.keys.new"), "/var/lib/link.keys.new: expected a file or folder we can use, got: No space"),
        (OSError(30, "Read-only file system"), "expected a file or folder we can use, got: Read-only file system"),
        (KeyError("a mistake of ours"), "a job failed"),
        (ConnectionResetError(104, "Connection reset by peer"), "a job failed"),
        (OSError(101, "Network is unreachable"), "a job failed"),
        (socket.gaierror(-2, "Name or service not known"), "a job failed"),
        (ssl.SSLCertVerificationError(1, "certificate verify failed"), "a job failed"),
        (smtplib.SMTPServerDisconnected("gone"), "a job failed"),
        (OSError("expected three parts"), "a job failed"),
        (sqlite3.IntegrityError("UNIQUE constraint failed"), "a job failed"),
    ],
)
def test_what_the_machine_refuses_is_one_line_and_a_mistake_of_ours_keeps_its_trace(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, came: Exception, told: str
) -> None:
    """From nine on the disk is full: every five seconds a job says so, in one line that names what came and where."""
    house = wire.open_house(tmp_path, tmp_path / "state", {})

    def job() -> NoReturn:
        raise came

    Watch(house, lambda: NINE)._guarded(job)
    house.close()
    (said,) = caplog.records
    assert told in said.message
    assert bool(said.exc_info) == (told == "a job failed")


def test_a_database_that_another_process_keeps_is_the_machines_refusal(tmp_path: Path) -> None:
    """"database is locked" (SQLITE_BUSY) is somebody else's, whatever the upper octets of its code say."""
    busy = _met(f"file:{tmp_path}/d", f"file:{tmp_path}/d", "BEGIN IMMEDIATE")
    assert refused(busy, tmp_path).startswith(f"{tmp_path}: expected a database that can be read and written, got: database is locked")


def test_missions_of_a_country_in_a_crisis_are_asked_more_often_than_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As [heat] in config/monitor.toml says: half the rest where something grave was noticed, half as long again where nothing was."""
    (tmp_path / "local.toml").write_text(CONFIG, "utf-8")
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    other = event("mild", country="ML")
    mild = replace(other, finding=replace(other.finding, severity="P3"))
    house.store.keep(Kept("us_state", NINE, events=[event("grave"), mild]))
    asked, now = dict[str, list[int]](), [NINE]

    def checked(_house: wire.House, at: datetime, names: Sequence[str]) -> list[Report]:
        asked.setdefault(names[0][-2:], []).append(int((at - NINE).total_seconds()))
        return [Report("us_embassy", (), (), 0, True)]

    monkeypatch.setattr(wire.House, "check", checked)
    watch = Watch(house, lambda: now[0])
    for second in range(0, 3700, 300):
        now[0] = NINE + timedelta(seconds=second)
        for door in house.publishers["us_embassy"].DOORS:
            if door.register:
                watch.look("us_embassy", door)
    assert (asked["iq"][:3], asked["ml"][:3], asked["jp"][:3]) == ([0, 300, 600], [0, 600, 1200], [0, 900, 1800])
    assert {watch._trigger(d, NINE).interval for d in house.publishers["us_embassy"].DOORS if d.register} == {timedelta(seconds=300)}
    house.close()
