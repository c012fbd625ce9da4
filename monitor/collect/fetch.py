"""The only file that asks the network: conditionally, one request a host, bounded in time and size."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from monitor.collect.answers import recognise
from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.mirror import Mirror
from monitor.collect.pace import Pace, retry_after
from monitor.collect.unpack import unpack
from monitor.model import Health
from monitor.reach.leash import Leash, Reaper, TooMuch
from monitor.reach.lines import Lines
from monitor.reach.ways import NotReached, Ways, is_public

MEBIBYTE = 1024 * 1024
_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_STATUS = {204: Health.EMPTY, 404: Health.NOT_FOUND, 410: Health.NOT_FOUND, 429: Health.RATE_LIMITED}
_CHUNK = 65_536
_FAILURES = (http.client.HTTPException, OSError, ValueError)  # ValueError: a broken chunk size, an impossible header


@dataclass(frozen=True, slots=True)
class _Moved:
    location: str


class Fetcher:
    """Asks politely, from several threads if need be; raises Trouble for all but a good 200 or a 304.

    `deadline` is seconds for one answer, redirects included, waiting for our turn excluded; `cap` and
    `wire_cap` are decoded and received bytes; `spacing` is seconds between two requests to one public host
    (none towards a mirror on this machine), `at_once` how many of them may be under way together, `budget`
    how many an hour may see. With a `mirror` everything is read from it, directly; otherwise through `proxy`
    if given, whose side then checks the peer's address. Hosts in `inside` may be private, where the address
    that was asked for is of one of them; no other page leads there. The environment is not consulted.
    """

    def __init__(  # noqa: PLR0913 - each is a key of the configuration or a clock
        self,
        user_agent: str,
        mirror: str | None = None,
        deadline: float = 30.0,
        cap: int = 8 * MEBIBYTE,
        wire_cap: int = 8 * MEBIBYTE,
        spacing: float = 1.0,
        connect_timeout: float = 10.0,
        *,
        at_once: int = 1,
        budget: int = 0,
        ca_bundle: str | None = None,
        proxy: str | None = None,
        inside: frozenset[str] = frozenset(),
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._mirror = Mirror(mirror) if mirror else None
        self._deadline, self._cap, self._wire_cap = deadline, cap, wire_cap
        self._monotonic, self._now = monotonic, now
        ours = self._mirror is not None and self._mirror.local
        self._ours = ours
        self._pace = Pace(0.0 if ours else spacing, sleep, monotonic, at_once, 0 if ours else budget)
        self._reaper = Reaper()
        self._inside = inside
        self._ways = Ways(inside=_trusted(self._mirror, proxy))
        self._ways_inside = Ways(inside=self._ways.inside | inside)
        if proxy and urlsplit(proxy).scheme not in ("http", "https"):
            raise ValueError(f"expected an http or https proxy, got {proxy!r}")
        self._lines = Lines(connect_timeout, ca_bundle, None if mirror else proxy)
        self._agent = user_agent

    def __call__(self, ask: Ask) -> Answer:
        """Ask, following at most five redirects."""
        try:
            return self._walk(ask)
        except Trouble as trouble:
            if ask.url in trouble.why:
                raise
            raise Trouble(trouble.health, f"{trouble.why}, asking {ask.url}", trouble.after) from trouble

    def _walk(self, ask: Ask) -> Answer:
        ways = self._ways_inside if _host(ask.url) in self._inside else self._ways
        url, seen, spent, received = self._acceptable(ask.url, Health.UNREACHABLE, ways), {ask.url}, 0.0, 0
        for _ in range(_REDIRECTS + 1):
            host = urlsplit(url).netloc.lower()
            with (
                self._pace.turn(host, 0.0 if self._ours else ask.rest),
                self._reaper.leash(self._deadline - spent, self._wire_cap, ways) as leash,
            ):
                started = self._monotonic()
                came = self._request(ask, url, leash)
                spent += self._monotonic() - started
            received += leash.received
            if isinstance(came, _Moved):
                url = self._follow(url, came.location, seen, ways)
                continue
            if came.modified:
                recognise(came.body, came.content_type, ask.accept)
            return replace(came, seconds=spent, wire_bytes=received, at=url if url != ask.url else "")
        raise Trouble(Health.REDIRECT, f"expected a document, got over {_REDIRECTS} redirects from {ask.url}")

    def close(self) -> None:
        """Close all connections and the deadline's thread; calls under way end in Trouble."""
        self._reaper.close()
        self._lines.close()

    def _request(self, ask: Ask, url: str, leash: Leash) -> Answer | _Moved:
        try:
            came = self._asked(ask, url)
        except Trouble as trouble:
            if leash.expired:
                raise self._late(url, leash) from trouble
            raise
        except (NotReached, TooMuch) as error:
            if leash.expired:
                raise self._late(url, leash) from error
            health = Health.TOO_LARGE if isinstance(error, TooMuch) else Health.UNREACHABLE
            raise Trouble(health, str(error)) from error
        except _FAILURES as error:
            if leash.expired or isinstance(error, TimeoutError):
                raise self._late(url, leash) from error
            raise Trouble(_blame(error), f"expected an answer from {url}, got {_words(error)}") from error
        if leash.expired:  # a body without a length simply ends when the reaper shuts the socket
            raise self._late(url, leash)
        return came

    def _asked(self, ask: Ask, url: str) -> Answer | _Moved:
        """Ask on a free connection; it is kept only if the answer was read to its end."""
        place = self._mirror.place(url) if self._mirror else url
        line, target = self._lines.take(place)
        again = False
        try:
            response = line.get(target, {"User-Agent": self._agent, "Accept-Encoding": "gzip", **_headers(ask)})
            with response:
                came = self._understand(ask, url, response)
                again = response.isclosed() and line.sock is not None
        finally:
            self._lines.give_back(place, line) if again else line.close()
        return came

    def _late(self, url: str, leash: Leash) -> Trouble:
        why = f"expected a whole answer within {self._deadline:g} s, got {leash.received} bytes from {url}"
        return Trouble(Health.UNREACHABLE, why)

    def _understand(self, ask: Ask, url: str, response: http.client.HTTPResponse) -> Answer | _Moved:
        status, headers = response.status, response.headers
        if status in _MOVED:
            return _Moved(headers.get("Location", ""))
        etag = _validator(headers.get("ETag", ""))
        last_modified = _validator(headers.get("Last-Modified", ""))
        if status == 304 and (ask.etag or ask.last_modified):
            response.read()  # nothing comes, but only now the connection can be used again
            return Answer(ask.url, False, b"", "", etag or ask.etag, last_modified or ask.last_modified)
        if status != 200:
            wait = retry_after(headers.get("Retry-After", ""), headers.get("Date", ""), self._now())
            raise Trouble(_health(status), f"expected 200 from {url}, got {_named(status)}", wait)
        body = unpack(_chunks(response), headers.get("Content-Encoding", ""), self._cap)
        if ask.seen and sha256(body).hexdigest() == ask.seen:
            return Answer(ask.url, False, b"", "", etag, last_modified)
        return Answer(ask.url, True, body, headers.get("Content-Type", "")[:200], etag, last_modified)

    def _follow(self, url: str, location: str, seen: set[str], ways: Ways) -> str:
        """The public address to ask next; raises Trouble when the way leads nowhere or where we do not go."""
        # header bytes reach us as Latin-1, addresses are UTF-8 when they are not ASCII
        place = location.strip().encode("latin-1", "replace").decode("utf-8", "replace")
        if not place:
            raise Trouble(Health.REDIRECT, f"expected a Location with the redirect from {url}, got none")
        try:
            target = self._mirror.public(url, place) if self._mirror else urljoin(url, place)
        except ValueError as error:
            raise Trouble(Health.REDIRECT, f"expected an address, {url} leads to {place[:200]!r}") from error
        target = self._acceptable(target.partition("#")[0], Health.REDIRECT, ways)
        if urlsplit(url).scheme == "https" and urlsplit(target).scheme == "http":
            raise Trouble(Health.REDIRECT, f"expected https to stay https, {url} leads to {target[:200]!r}")
        if target in seen:
            raise Trouble(Health.REDIRECT, f"expected a document, the redirects from {url} go in a circle")
        seen.add(target)
        return target

    def _acceptable(self, url: str, health: Health, ways: Ways) -> str:
        """Return an http(s) address without credentials and not of a private machine; else raise Trouble."""
        try:
            parts = urlsplit(url)
            fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
            _ = parts.port  # raises for a port that is none
        except ValueError:
            fine = False
        if not fine:
            raise Trouble(health, f"expected an http or https address, got {url[:200]!r}")
        host = _host(url)
        try:
            # of a name the addresses are checked when we connect, unless a connection to it is open already
            public = ways is self._ways_inside if host in self._inside else is_public(host)
        except ValueError:
            public = True
        if not public:
            raise Trouble(health, f"expected a public address, got {url[:200]!r}: refused")
        return url


def _trusted(mirror: Mirror | None, proxy: str | None) -> frozenset[str]:
    """The one host that was configured, not served, and may therefore be private."""
    if mirror:
        return frozenset({mirror.host})
    return frozenset({urlsplit(proxy).hostname or ""}) if proxy else frozenset()


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _headers(ask: Ask) -> dict[str, str]:
    named = {"Accept": ask.accept, "If-None-Match": ask.etag, "If-Modified-Since": ask.last_modified}
    return {name: value for name, value in named.items() if value}


def _validator(value: str) -> str:
    """A validator as it came, or "" when it could not be sent back in one line."""
    return value if len(value) <= 256 and value.isprintable() else ""


def _chunks(response: http.client.HTTPResponse) -> Iterator[bytes]:
    while chunk := response.read(_CHUNK):
        yield chunk
    if response.length:  # read in pieces, http.client takes a body cut short for a whole one
        raise http.client.IncompleteRead(b"", response.length)


def _health(status: int) -> Health:
    if 400 <= status < 500:
        return _STATUS.get(status, Health.BLOCKED)
    return Health.SERVER_ERROR if 500 <= status < 600 else _STATUS.get(status, Health.UNREADABLE)


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"


def _blame(error: Exception) -> Health:
    """UNREACHABLE unless the far side did answer, in words that are no HTTP or that break off."""
    if isinstance(error, http.client.RemoteDisconnected):
        return Health.UNREACHABLE
    return Health.UNREADABLE if isinstance(error, http.client.HTTPException | ValueError) else Health.UNREACHABLE


def _words(error: Exception) -> str:
    if isinstance(error, http.client.IncompleteRead):
        return f"a connection cut in the middle: {error}"
    return f"{type(error).__name__}: {error}"[:300]
