"""A house of invented years, served on a port of its own: for browsers, benches and pictures."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from monitor import serve, wire
from monitor.compare.doors.editions import View
from monitor.model import Reading
from tests.rehearsal.years import END, Years, publishers
from tests.store.blank import blank_file

TOP = Path(__file__).parent.parent.parent


class Invented(wire.House):
    """A house whose pages no real reader could read: their words are those that were shelved."""

    def view(self, sha256: str) -> View | None:
        found = self.store.library.edition(sha256)
        if found is None:
            return None
        said = Reading(
            found.door, found.destination, found.countries, found.name, found.name, found.url, sha256, found.level, found.published_on, found.text
        )
        return View(said, sha256, found.posture)


def house(state: Path, sources: int) -> wire.House:
    """The house of a state folder whose publishers are the invented ones."""
    blank_file(state / "monitor.sqlite3")
    opened = wire.open_house(TOP / "config", state, os.environ)
    return Invented(opened.settings, opened.store, publishers(sources), opened.state, opened.mirror)


def written(state: Path, events: int, days: int, sources: int, end: datetime = END) -> wire.House:
    """A house with that much history, written now unless it was before."""
    opened = house(state, sources)
    if opened.store.last_pass() is None:
        opened.store.lines.reading().execute("PRAGMA synchronous = OFF")  # type: ignore[attr-defined]
        Years(opened.store, opened.publishers).write(events, days, end)  # type: ignore[arg-type]
    return opened


@contextmanager
def served(of: wire.House, now: datetime = END, name: str = "127.0.0.1") -> Iterator[str]:
    """Serve a house under a name of this machine; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    of.settings = replace(of.settings, web=replace(of.settings.web, base_url=f"http://{name}:{port}"))
    server = serve.server(of, lambda: now, "127.0.0.1", port)
    thread = threading.Thread(target=server.run)
    thread.start()
    end = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < end and thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    try:
        yield f"http://{name}:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
