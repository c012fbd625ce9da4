"""The front door: what every answer carries (security headers, ETag) and what no request may do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Scripts and styles come from our own files alone, each with its hash in the page; nothing inline, nothing foreign.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
HSTS = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}
LARGEST = 1_048_576  # bytes a form may send
# Whoever sits down at this machine next finds nothing of these by going back: they are one person's, or their link is.
_OWN = ("/account", "/acknowledge/", "/confirm/", "/desk", "/leave/", "/login", "/manage", "/move/", "/review")
_INSIDE = re.compile(r"(?:^|;\s*)(?:__Host-)?(?:session|subscriber)=")


def headers(secure: bool) -> dict[str, str]:
    """What every answer carries; HSTS only where people come over https."""
    return {**HEADERS, **(HSTS if secure else {})}


class Front:
    """Wraps the whole application."""

    def __init__(self, app: ASGIApp, secure: bool) -> None:
        self.app = app
        self.headers = headers(secure)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sent = Headers(scope=scope)
        if _too_large(sent):
            await _refuse(send, self.headers)
            return
        if "chunked" in sent.get("transfer-encoding", "").casefold():
            whole = await _whole(receive)
            if whole is None:
                await _refuse(send, self.headers)
                return
            receive = whole
        asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        await self.app(asked, receive, _Answer(scope, send, self.headers))


class _Answer:
    """One answer on its way out: headers are set, and a whole body gets an ETag or becomes 304."""

    def __init__(self, scope: Scope, send: Send, headers: dict[str, str]) -> None:
        self.send = send
        self.headers = headers
        told = Headers(scope=scope)
        self.asks, self.bare = scope["method"] in ("GET", "HEAD"), scope["method"] == "HEAD"
        self.own = str(scope["path"]).startswith(_OWN) or _INSIDE.search(told.get("cookie", "")) is not None
        self.known = _tags(told.get("if-none-match", ""))
        self.start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            sent = MutableHeaders(raw=message["headers"])
            for name, value in self.headers.items():
                sent.setdefault(name, value)
            if self.asks and message["status"] == 200 and not self.own:
                sent.setdefault("Cache-Control", "private, no-cache")
            else:
                sent.setdefault("Cache-Control", "no-store")
            if self.asks and message["status"] == 200 and "content-length" in sent:
                self.start = message  # held until the body is seen
                return
        elif self.start is not None:
            start, self.start = self.start, None
            message = self._tagged(start, message)
            await self.send(start)
        bare = self.bare and message["type"] == "http.response.body"
        await self.send({**message, "body": b""} if bare else message)

    def _tagged(self, start: Message, message: Message) -> Message:
        """Tag a whole body; the same one again is 304. A body in pieces goes out as it is."""
        if message.get("more_body"):
            return message
        sent = MutableHeaders(raw=start["headers"])
        # Weak, for what is compressed on the way is another sequence of bytes.
        tag = sent.get("etag") or f'W/"{sha256(message.get("body", b"")).hexdigest()[:32]}"'
        sent["ETag"] = tag
        if not self.known & {tag.removeprefix("W/"), "*"}:
            return message
        start["status"] = 304
        for name in ("content-length", "content-type"):
            del sent[name]
        return {**message, "body": b""}


def _tags(value: str) -> set[str]:
    return {each.strip().removeprefix("W/") for each in value.split(",") if each.strip()}


def _too_large(sent: Headers) -> bool:
    length = sent.get("content-length", "0")
    return not length.isdigit() or int(length) > LARGEST


async def _whole(receive: Receive) -> Receive | None:
    """Read a body whose length is not told in advance (some mail programs leave so); None if too large or cut off."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if message["type"] != "http.request" or len(body) > LARGEST:
            return None
    said: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return said.pop() if said else await receive()

    return again


async def _refuse(send: Send, headers: dict[str, str]) -> None:
    body = b"Expected a request of one megabyte at most.\n"
    told: Iterable[tuple[str, str]] = [*headers.items(), ("Content-Type", "text/plain; charset=utf-8")]
    raw = [(name.lower().encode(), value.encode()) for name, value in told]
    await send({"type": "http.response.start", "status": 413, "headers": raw})
    await send({"type": "http.response.body", "body": body})
