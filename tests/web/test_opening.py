"""The daemon says where its pages are, or that there are none; the pages know the operator’s own list by name."""

from __future__ import annotations

import logging
import socket
import sqlite3
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor import fitness, serve
from monitor.collect.listed import Listed
from monitor.model import Source
from monitor.model.account import Account
from monitor.store.shapes import Kept
from monitor.tend.evidence import voices
from tests.store.stories import NINE, door, event
from tests.web.served import house
from tests.web.site import NOW, client


@pytest.mark.parametrize("known", [False, True])
def test_beside_the_daemon_the_first_account_is_made_where_the_log_says_and_by_nobody_after(tmp_path: Path, caplog, known):
    opened = house(tmp_path, 0)
    if known:
        opened.store.accounts.save(Account("olga", frozenset({"operator"})), "operator", NOW)
    heard = _beside(opened, 0, caplog)
    opened.close()
    assert "serving" in heard and "no page is served" not in " ".join(heard)
    assert ("nobody can log in yet: make the first account" in heard) is not known


def test_where_another_program_has_the_port_the_daemon_says_that_no_page_is_served(tmp_path: Path, caplog):
    """It stood in the log alone: the doctor said that all was well while no link in any mail led anywhere."""
    opened = house(tmp_path, 0)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        heard = _beside(opened, port, caplog)
    (told,) = (said for well, said in fitness.examine(opened, NOW) if not well and "page is served" in said)
    assert "serving" not in heard
    assert any(line.startswith("no page is served: expected a host and a port") for line in heard)
    assert told.startswith(f"No page is served at 127.0.0.1, port {port} (since ") and "[web]" in told
    caplog.clear()
    _beside(opened, port, caplog)
    assert not [said for _, said in fitness.examine(opened, NOW) if "page is served" in said]
    opened.close()


def test_a_port_that_becomes_free_is_taken_though_the_daemon_began_without_it(tmp_path: Path, caplog, monkeypatch):
    """An old `serve` ends a moment after the daemon's start; until somebody started it anew there were no pages."""
    monkeypatch.setattr(serve, "_AGAIN", 0.05)
    opened = house(tmp_path, 0)
    taken = socket.create_server(("127.0.0.1", 0))
    opened.settings = replace(opened.settings, web=replace(opened.settings.web, host="127.0.0.1", port=taken.getsockname()[1]))
    caplog.set_level(logging.INFO, "monitor")
    built, make = list[object](), serve.create_app
    monkeypatch.setattr(serve, "create_app", lambda site: built.append(site) or make(site))
    with serve.beside(opened, lambda: NOW):
        _until("no page is served", caplog, times=3)
        taken.close()
        _until("serving", caplog)
    assert len(built) == 1, "what is built anew each minute is never let go of, and a week of it fills the machine"
    assert not opened.store.notices.open("unserved")
    opened.close()


def test_a_page_of_the_watch_list_has_a_name_and_a_link_on_the_web(tmp_path):
    """It stood there as "listed", without a way to the page itself, and could not be asked for alone."""
    opened = house(tmp_path, 0)
    own = Listed("r-kz", "Ruritania", "https://advice.example/kz", "page", countries=("KZ",))
    opened.listed = {own.door: own}
    seen = event(publisher="listed", country="KZ", doors=(Source(own.door, own.address, "a" * 64),))
    also = replace(own, name="r-kg")
    opened.listed |= {also.door: also}
    opened.store.keep(Kept(publisher="listed", at=NINE, events=[seen], doors=[door(own.door)]))
    made = serve.site(opened, lambda: NINE + timedelta(minutes=5), 80)
    assert voices(made.publishers["listed"]) == 1  # an officer must not miss a second door where each page is its only one
    with client(made) as web:
        home, page, sources = (web.get(path).text for path in ("/?publisher=listed", f"/events/{seen.id}", "/sources"))
        country = web.get("/countries/KZ").text
    opened.close()
    assert seen.finding.headline in home and '<option value="listed" selected>Pages and feeds on the watch list</option>' in home
    assert 'href="https://advice.example/kz"' in page and "Pages and feeds on the watch list" in page
    assert "Pages and feeds on the watch list" in sources
    # beside an urgent change of an embassy "No advice was read" would be taken for no news of embassies
    assert seen.finding.headline in country and "No standing advice was read; what was noticed stands below." in country


def _beside(opened, port: int, caplog) -> list[str]:
    """What is said while pages are served beside the daemon for a moment."""
    opened.settings = replace(opened.settings, web=replace(opened.settings.web, host="127.0.0.1", port=port))
    caplog.set_level(logging.INFO, "monitor")
    with serve.beside(opened, lambda: NOW):
        _until("serving|no page is served", caplog)
    return caplog.messages


def test_who_is_ended_while_the_port_is_asked_for_again_ends(tmp_path: Path, caplog, monkeypatch):
    """SIGTERM came between two tries: the next one would have found the port free, and served for ever."""
    opened = house(tmp_path, 0)
    taken = socket.create_server(("127.0.0.1", 0))
    opened.settings = replace(opened.settings, web=replace(opened.settings.web, host="127.0.0.1", port=taken.getsockname()[1]))
    pages = serve._Beside(opened, lambda: NOW)

    def told(*_: object) -> None:
        taken.close()
        pages.stop()
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(serve.unserved, "tell", told)
    pages.run()
    assert "serving" not in caplog.messages and not pages._now.started
    opened.close()


def _until(said: str, caplog, times: int = 1) -> None:
    end, names = time.monotonic() + 20, set(said.split("|"))
    while sum(line.partition(":")[0] in names for line in caplog.messages) < times:
        assert time.monotonic() < end, "nothing was said"
        time.sleep(0.02)
