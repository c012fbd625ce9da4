"""Nobody's program may keep everybody else waiting: so many requests a minute from one network, then 429."""

from __future__ import annotations

import time
from collections.abc import Callable

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from monitor.subscribe.limits import network

MOST = 600  # requests a minute; a person who reads fast makes sixty
_LINE = b"Too many requests from your network. Please wait a little.\n"
_FREE = ("/healthz", "/readyz", "/static/")


class Throttle:
    """Wraps the whole application; counts are this process's own and gone with it."""

    def __init__(self, app: ASGIApp, most: int = MOST, page: Callable[[Request], str] | None = None) -> None:
        self.app = app
        self._page = page  # what people read instead of a line
        self._most = RateLimitItemPerMinute(most)
        self._window = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or str(scope["path"]).startswith(_FREE):
            await self.app(scope, receive, send)
            return
        client = scope.get("client")
        who = network(client[0]) if client else "unknown"
        if self._window.hit(self._most, who):
            await self.app(scope, receive, send)
            return
        wait = max(1, int(self._window.get_window_stats(self._most, who).reset_time - time.time()) + 1)
        reads = self._page is not None and "text/html" in Headers(scope=scope).get("accept", "")
        body = self._page(Request(scope)).encode() if self._page and reads else _LINE
        told = [
            (b"content-type", b"text/html; charset=utf-8" if reads else b"text/plain; charset=utf-8"),
            (b"retry-after", str(wait).encode()),
            (b"cache-control", b"no-store"),
        ]
        await send({"type": "http.response.start", "status": 429, "headers": told})
        await send({"type": "http.response.body", "body": body})
