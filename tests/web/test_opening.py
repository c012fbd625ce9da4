"""The daemon says where its pages are, or that there are none: who waits to confirm, to leave or to acknowledge needs them."""

from __future__ import annotations

import logging
import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest

from monitor import serve
from monitor.model.account import Account
from tests.web.served import house
from tests.web.site import NOW


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
    opened = house(tmp_path, 0)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        heard = _beside(opened, taken.getsockname()[1], caplog)
    opened.close()
    assert "serving" not in heard
    assert any(line.startswith("no page is served: expected a host and a port") for line in heard)


def _beside(opened, port: int, caplog) -> list[str]:
    """What is said while pages are served beside the daemon for a moment."""
    opened.settings = replace(opened.settings, web=replace(opened.settings.web, host="127.0.0.1", port=port))
    caplog.set_level(logging.INFO, "monitor")
    with serve.beside(opened, lambda: NOW):
        end = time.monotonic() + 20
        while not {"serving", "no page is served"} & {line.partition(":")[0] for line in caplog.messages}:
            assert time.monotonic() < end, "nothing was said"
            time.sleep(0.02)
    return caplog.messages
