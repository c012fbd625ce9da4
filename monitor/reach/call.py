"""One request to an address somebody gave us: once, to where it says, and never further inwards than the public."""

from __future__ import annotations

import http.client
import os
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Literal, Protocol

import requests
import urllib3

from monitor.reach.leash import Leash, Reaper, TooMuch
from monitor.reach.session import session
from monitor.reach.ways import NotReached, Ways

DEADLINE = 20.0  # seconds for everything after the name was found; Standard Webhooks asks for 15 to 30
CAP = 64 * 1024  # octets of a reply that are read
_HEADERS = 32 * 1024  # octets its status line and headers may take beside
PUBLIC = Ways(ports=frozenset({443, 8443}))

_FAILURES = (requests.RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, TooMuch)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the far side answered; `whole` tells whether the body came to its end within cap and deadline."""

    status: int
    retry_after: str = ""
    body: bytes = b""
    whole: bool = True
    content_type: str = ""
    etag: str = ""
    modified: str = ""


class NotSent(Exception):
    """Nothing reached the far side: an address that is refused, no connection, no trust."""


class Lost(Exception):
    """The request went out, or part of it, and no answer came back."""


class Call(Protocol):
    """Ask once, follow nothing; raises NotSent or Lost. The real one is `Caller`; a test's is a function."""

    def __call__(
        self,
        method: Literal["GET", "POST"],
        url: str,
        body: bytes,
        headers: Mapping[str, str],
        ways: Ways | None = None,
    ) -> Reply: ...


class Caller:
    """The one client for every address a user gave: webhooks, chats, calendars, pings; any thread may use it.

    No proxy, no redirect, no cookie, no connection kept for the next request; nothing is read from the
    environment. `ways` of one call replace those of the client, for an address the operator wrote himself.
    No error names more of an address than its host.
    """

    def __init__(
        self,
        agent: str,
        ways: Ways = PUBLIC,
        ca_bundle: str | None = None,
        deadline: float = DEADLINE,
        connect: float = 10.0,
        cap: int = CAP,
    ) -> None:
        self._ways, self._cap = ways, cap
        self._deadline, self._connect = deadline, connect
        self._reaper = Reaper()
        self._session = session(agent, ca_bundle)
        self._session.headers["Connection"] = "close"  # a kept connection breaks in ways nobody can tell apart

    def __call__(
        self,
        method: Literal["GET", "POST"],
        url: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        ways: Ways | None = None,
    ) -> Reply:
        """Ask once; raises NotSent while nothing can have arrived, Lost after that."""
        way = ways or self._ways
        if wrong := way.refused(url):
            raise NotSent(wrong)
        with self._reaper.leash(self._deadline, self._cap + _HEADERS, way) as leash:
            try:
                return self._asked(method, url, body, headers or {}, leash)
            except NotReached as no:
                raise NotSent(str(no)) from no
            except _FAILURES as trouble:
                said = f"no answer within {self._deadline:g} s" if leash.expired else _named(trouble)
                raise (Lost if leash.spoke else NotSent)(said) from trouble

    def reading(self, cap: int) -> Caller:
        """The same client, for answers of so many octets."""
        wider = copy(self)
        wider._cap = cap
        return wider

    def close(self) -> None:
        """End the deadline's thread; calls under way end in Lost."""
        self._reaper.close()
        self._session.close()

    def _asked(self, method: str, url: str, body: bytes, headers: Mapping[str, str], leash: Leash) -> Reply:
        with self._session.request(
            method,
            url,
            data=body or None,
            headers={"Accept-Encoding": "identity", **headers},
            stream=True,
            allow_redirects=False,
            timeout=(self._connect, leash.left()),
        ) as answer:
            read, whole = _read(answer.raw, self._cap, leash)
            said = answer.headers
            told = [said.get(name, "")[:200] for name in ("Content-Type", "ETag", "Last-Modified")]
            return Reply(answer.status_code, said.get("Retry-After", "")[:100], read, whole, *told)


def _read(raw: urllib3.HTTPResponse, cap: int, leash: Leash) -> tuple[bytes, bool]:
    """Read at most `cap` octets of a body as it came; a status that arrived counts, whatever its body does."""
    read = b""
    try:
        while len(read) <= cap and (piece := raw.read(min(16_384, cap + 1 - len(read)), decode_content=False)):
            read += piece
    except _FAILURES:
        return read[:cap], False
    return read[:cap], len(read) <= cap and not leash.expired


def _named(trouble: BaseException) -> str:
    """Name an error by its kind alone, the innermost that is known: their texts hold the whole address."""
    inner = trouble.args[0] if trouble.args else None
    inner = getattr(inner, "reason", None) or inner
    named = inner if isinstance(inner, BaseException) else trouble
    number = getattr(named, "errno", None)
    return f"{type(named).__name__}: {os.strerror(number)}" if isinstance(number, int) else type(named).__name__
