"""Requirements 94 and 96: a test a day and every critical alert are seen in a mailbox, or somebody is paged; the dead man."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from monitor.dispatch import rounds
from monitor.model import Rule
from monitor.store.notices import Notice
from monitor.store.shapes import Wanted
from monitor.store.sqlite import Store
from monitor.tend import canary
from monitor.wire import open_house
from tests.decide.told import after
from tests.tend.town import NINE, event, happens, joins, leaves, rows, spread


@pytest.fixture
def seed(tmp_path: Path, store: Store) -> canary.Seed:
    for folder in ("new", "cur", "tmp"):
        (tmp_path / "box" / folder).mkdir(parents=True)
    joins(store, "seed", Rule(publishers=frozenset({"canary", "us_state"}), severity="P1"), at=after(-60 * 24))
    joins(store, "ann")
    joins(store, "officer", Rule(countries=frozenset({"ZZ"})))
    return canary.Seed("seed", tmp_path / "box", time(6), timedelta(minutes=10))


def _arrives(seed: canary.Seed, event_id: str, when: datetime, folder: str = "new") -> None:
    file = seed.maildir / folder / event_id
    file.write_text(f"From: a@b\nX-Advisory-Event-ID: {'0' * 16}\n {event_id}\nSubject: x\n\nX-Advisory-Event-ID: in the body is none\n")
    os.utime(file, (when.timestamp(), when.timestamp()))


def test_94_one_test_a_day_goes_the_road_of_all_alerts_to_the_seed_alone(store: Store, seed: canary.Seed):
    assert canary.sow(store, seed, NINE.replace(hour=5, minute=59)) is None
    sung = canary.sow(store, seed, NINE)
    assert sung and canary.sow(store, seed, after(60)) is None
    spread(store)
    assert leaves(store, NINE) == [("seed", (sung.id,))] and rows(store, "ann") == []
    assert canary.sow(store, seed, after(60 * 24)) is not None
    assert list(store.events()) == [] and len(list(store.events(Wanted(publisher="canary")))) == 2  # no news to anybody
    assert store.library.head() == 0


@pytest.mark.parametrize("folder", ["new", "cur"])
def test_94_what_arrives_in_time_pages_nobody(store: Store, seed: canary.Seed, folder: str):
    sung = canary.sow(store, seed, NINE)
    assert sung
    spread(store)
    assert canary.watch(store, seed, ["officer"], after(9)) == 0
    _arrives(seed, sung.id, after(2), folder)
    assert canary.watch(store, seed, ["officer"], after(11)) == 0


def test_94_a_missing_test_or_alert_pages_once_and_ends_when_it_comes_after_all(store: Store, seed: canary.Seed):
    sung = canary.sow(store, seed, NINE)
    assert sung
    happens(store, event(1, severity="P1"), event(2, country="UZ", destination="UZ"))
    spread(store)
    assert canary.watch(store, seed, ["officer"], after(10)) == 0
    assert canary.watch(store, seed, ["officer"], after(10.1)) == 2 == canary.watch(store, seed, ["officer"], after(12))
    assert {page.key for page in store.notices.unpaged()} == {f"canary:{sung.id}", f"canary:{1:016x}"}
    _arrives(seed, sung.id, after(12))
    _arrives(seed, f"{1:016x}", after(12))
    assert canary.watch(store, seed, ["officer"], after(13)) == 0 and store.notices.open("canary:") == []


def test_94_when_nobody_watches_the_mailbox_any_more_its_pages_end(tmp_path: Path):
    """The operator took the canary out of the configuration while a page was open: it told of a missing mail for ever."""
    house = open_house(tmp_path, tmp_path / "state", {})
    house.store.notices.give(Notice("canary:1", "An alert is not in its mailbox", (), page=True), [], NINE)
    rounds.go(house, lambda: NINE)
    assert house.store.notices.open("canary:") == []
    house.close()


def test_94_what_a_storm_holds_is_not_missing(store: Store, seed: canary.Seed):
    happens(store, event(1, severity="P1"), storm="too much")
    spread(store)
    assert canary.watch(store, seed, ["officer"], after(11)) == 0


def test_94_an_alert_nobody_owes_the_seed_any_more_is_missing(store: Store, seed: canary.Seed):
    """The fan-out lost the test itself: the seed has no delivery, and that is the alarm."""
    assert canary.sow(store, seed, NINE)
    assert canary.watch(store, seed, ["officer"], after(11)) == 1


@pytest.fixture
def outside() -> Iterator[tuple[str, list[bytes]]]:
    """Somebody who watches the watcher, on this machine."""
    heard: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.rfile.read(int(self.headers.get("Content-Length", 0))))
            self.send_response(200 if self.path == "/ok" else 500)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Stay quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", heard
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(("path", "left"), [("/ok", True), ("/broken", False)])
def test_96_the_dead_man_and_a_page_leave_by_the_guarded_line_and_a_page_is_tried_until_it_did(
    tmp_path: Path, outside: tuple[str, list[bytes]], path: str, left: bool
):
    url, heard = outside
    config = tmp_path / "config"
    config.mkdir()
    (config / "local.toml").write_text(f"[watch]\nping = '{url}{path}'\n[officers]\npage = '{url}{path}'\n")
    house = open_house(config, tmp_path / "state", {})
    try:
        assert rounds.ping(house) is left and len(heard) == 1
        house.store.notices.give(Notice("x", "Nobody answers", ("a line",), page=True, where="/events/abc"), [], NINE)
        assert rounds.page(house, NINE) == int(left)
        link = f"{house.settings.web.address}/events/abc"
        assert json.loads(heard[1]) == {"subject": "Nobody answers", "lines": ["a line"], "url": link}
        assert len(house.store.notices.unpaged()) == int(not left)
    finally:
        house.close()
