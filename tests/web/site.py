"""A site on a store of its own, with a clock that stands still: what the tests of pages have in common."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi.testclient import TestClient

from monitor.collect.sources import SOURCES
from monitor.store.sqlite import SqliteStore
from monitor.web.app import create_app
from monitor.web.site import Site

NOW = datetime(2026, 3, 2, 21, 0, tzinfo=UTC)
HOST = "http://monitor.test"


def site(store: SqliteStore, **changed: object) -> Site:
    given: dict[str, object] = {
        "store": store, "library": store.library, "publishers": SOURCES, "clock": lambda: NOW, "recall": lambda _: None,
        "health": lambda: (), "secret": b"s" * 32, "name": "Test Monitor", "base_url": HOST, "release": "0",
    }  # fmt: skip
    return Site(**{**given, **changed})  # type: ignore[arg-type]


def client(of: Site) -> TestClient:
    return TestClient(create_app(of), base_url=of.base_url)
