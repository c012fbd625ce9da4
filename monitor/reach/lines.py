"""Plain and TLS connections of the standard library, guarded like all others and used again while they last.

Asking some hundred publishers whether anything moved costs a fifth of what it does through requests.
"""

from __future__ import annotations

import http.client
import select
import socket
import ssl
import threading
import time
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

from monitor.reach.dial import IDLE_SECONDS, MeteredResponse, dial
from monitor.reach.leash import asking
from monitor.reach.ways import NotReached

_PORTS = {"http": 80, "https": 443}
_KEPT = "%/:=&?~#+!$,;'@()*[]|"  # characters of an address that are sent as they are


class _Plain(http.client.HTTPConnection):
    """Opens through `dial`, and puts a reused connection on the leash of the request that reuses it."""

    response_class = MeteredResponse
    asked_at = 0.0

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._create_connection = _dialled

    def get(self, target: str, headers: dict[str, str]) -> http.client.HTTPResponse:
        """Ask; the answer's head has come when this returns."""
        self.asked_at = time.monotonic()
        if self.sock is not None:
            asking().hold(self.sock)
        self.request("GET", target, headers=headers)
        return self.getresponse()

    @property
    def usable(self) -> bool:
        """Whether it may be asked again: open, not idle for too long, and nothing (not even an end) has come since."""
        if self.sock is None or time.monotonic() - self.asked_at > IDLE_SECONDS:
            return False
        eye = select.poll()
        eye.register(self.sock, select.POLLIN)
        return not eye.poll(0)


class _Tls(_Plain, http.client.HTTPSConnection):
    pass


def _dialled(address: tuple[str, int], timeout: float | object = None, *_: object) -> socket.socket:
    """Stand in for `socket.create_connection`."""
    return dial(*address, timeout if isinstance(timeout, int | float) else asking().left())


class Lines:
    """Open connections by host, used again while they last; several threads may take and give back."""

    def __init__(self, connect_timeout: float, ca_bundle: str | None, proxy: str | None) -> None:
        self._timeout, self._ca_bundle = connect_timeout, ca_bundle
        self._proxy = urlsplit(proxy) if proxy else None
        self._lock = threading.Lock()
        self._free: dict[str, list[_Plain]] = {}
        self._context: ssl.SSLContext | None = None

    def take(self, url: str) -> tuple[_Plain, str]:
        """Return a connection that leads to the address, and what to ask of it."""
        parts = urlsplit(url)
        path = quote(parts.path or "/", _KEPT) + (f"?{quote(parts.query, _KEPT)}" if parts.query else "")
        plain_proxy = self._proxy is not None and parts.scheme == "http"
        target = f"http://{_netloc(parts)}{path}" if plain_proxy else path
        with self._lock:
            free = self._free.get(_key(parts), [])
            while free:
                line = free.pop()
                if line.usable:
                    return line, target
                line.close()
        return self._open(parts), target

    def give_back(self, url: str, line: _Plain) -> None:
        """Keep a connection whose answer was read to its end."""
        with self._lock:
            self._free.setdefault(_key(urlsplit(url)), []).append(line)

    def close(self) -> None:
        """Close what is not in use."""
        with self._lock:
            for free in self._free.values():
                while free:
                    free.pop().close()

    def _open(self, parts: SplitResult) -> _Plain:
        host, port = _ascii(parts.hostname or ""), parts.port or _PORTS[parts.scheme]
        if self._proxy is None:
            return self._made(parts.scheme, host, port)
        via = self._proxy
        near = via.hostname or "", via.port or _PORTS[via.scheme]
        if parts.scheme == "http":
            return self._made(via.scheme, *near)
        if via.scheme == "https":
            raise NotReached(f"expected an http proxy for {host!r}, got an https one")
        line = self._made("https", *near)
        line.set_tunnel(host, port)
        return line

    def _made(self, scheme: str, host: str, port: int) -> _Plain:
        if scheme == "http":
            return _Plain(host, port, timeout=self._timeout)
        with self._lock:
            self._context = self._context or _context(self._ca_bundle)
        return _Tls(host, port, timeout=self._timeout, context=self._context)


def _context(ca_bundle: str | None) -> ssl.SSLContext:
    """Trust the authorities of a file, else those that come with the program: a slim machine has none of its own."""
    if ca_bundle is None:
        import certifi

        ca_bundle = certifi.where()
    context = ssl.create_default_context(cafile=ca_bundle)
    context.set_alpn_protocols(["http/1.1"])
    return context


def _key(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc}"


def _netloc(parts: SplitResult) -> str:
    host = _ascii(parts.hostname or "")
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{parts.port}" if parts.port else host


def _ascii(host: str) -> str:
    """Write a host name as the domain name system knows it; raises NotReached for one it cannot know."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise NotReached(f"expected the name of a host, got {host!r}: {error}") from error
