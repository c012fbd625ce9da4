"""A site on a store of its own, with a clock that stands still: what the tests of pages have in common."""

from __future__ import annotations

import atexit
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from types import CodeType
from typing import Self

from anyio.from_thread import BlockingPortal, start_blocking_portal
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from monitor.collect.sources import SOURCES
from monitor.store.sqlite import Store
from monitor.web.app import create_app
from monitor.web.site import Site

NOW = datetime(2026, 3, 2, 21, 0, tzinfo=UTC)
HOST = "http://monitor.test"


def site(store: Store, **changed: object) -> Site:
    given: dict[str, object] = {
        "store": store, "library": store.library, "publishers": SOURCES, "clock": lambda: NOW, "recall": lambda _: None,
        "health": lambda: (), "secret": b"s" * 32, "name": "Test Monitor", "base_url": HOST, "release": "0",
    }  # fmt: skip
    return Site(**{**given, **changed})  # type: ignore[arg-type]


class Compiled(BytecodeCache):
    """Templates are compiled once, and not for each of the hundreds of sites the stories build."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code
        self._known[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()


@cache
def quick() -> PasswordHasher:
    """The hashes of a gate whose stories are not about how long a guess takes: each of ours costs a fifth of a second."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@cache
def _loop() -> BlockingPortal:
    """The loop in which all clients of a process ask: one made for each request took as long as the request."""
    begun = start_blocking_portal()
    atexit.register(begun.__exit__, None, None, None)
    return begun.__enter__()


class Reader(TestClient):
    """Asks a site whose application has nothing to begin or to end, so that `with` makes no loop of its own either."""

    def __enter__(self) -> Self:
        self.portal = _loop()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def client(of: Site) -> TestClient:
    return Reader(create_app(of, COMPILED), base_url=of.base_url).__enter__()


def send(web, page: str, to: str = "", **form):  # type: ignore[no-untyped-def]
    """Send a form of a page as a browser does: with the token that stands in it."""
    files = form.pop("files", None)
    token = re.search(r'name="token" value="([^"]+)"', web.get(page).text)
    assert token, f"no form on {page}"
    return web.post(to or page, data={**form, "token": token[1]}, files=files, headers={"Origin": HOST})


def routes(app: object) -> Iterator[tuple[str, str]]:
    """Every method and path of an application, also of the routers it includes."""
    listed = getattr(app, "routes", None) or getattr(getattr(app, "original_router", None), "routes", ())
    for route in listed:
        if hasattr(route, "path"):
            yield from ((method, route.path) for method in sorted(route.methods))
        else:
            yield from routes(route)
