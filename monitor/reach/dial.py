"""Sockets that lead only where they may, and answers counted below every parser."""

from __future__ import annotations

import http.client
import io
import socket
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from monitor.reach.leash import asking
from monitor.reach.ways import Found, NotReached, is_public

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Routers between us and a publisher forget idle connections without a word (350 s is usual); a request sent
# into such a connection waits for its whole deadline. We drop ours long before.
IDLE_SECONDS = 60.0


def dial(host: str, port: int, timeout: float) -> socket.socket:
    """Connect to the very address that was checked, so that no name is rebound in between; raises NotReached.

    One private address among several refuses the name. `getaddrinfo` cannot be interrupted: it has the
    resolver's own time limit.
    """
    leash = asking()
    said: OSError | None = None
    for family, kind, proto, _, where in _checked(host, port):
        sock = socket.socket(family, kind, proto)
        try:
            sock.settimeout(min(timeout, leash.left()))
            sock.connect(where)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            leash.hold(sock)
        except OSError as error:
            sock.close()
            said = error
        else:
            return sock
    raise NotReached(f"expected a connection to {host!r} port {port}, got: {said or 'no address'}") from said


def _checked(host: str, port: int) -> Sequence[Found]:
    """Every address of a name, asked once; raises NotReached if one of them, or the port, is not allowed."""
    ways = asking().ways
    if not ways.vouched(host) and ways.ports and port not in ways.ports:
        raise NotReached(f"expected one of the ports {sorted(ways.ports)}, got {port} of {host!r}")
    try:
        found = ways.resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise NotReached(f"expected an address for {host!r}, got: {error}") from error
    for *_, where in found:
        if not ways.vouched(host) and not is_public(str(where[0])):
            raise NotReached(f"expected {host!r} at a public address, got {where[0]}")
    return found


class _Meter(io.RawIOBase):
    """Counts what a socket gives, below every parser: status lines, headers and chunk sizes cost as well."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw
        self._leash = asking()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int | None:
        size = self._raw.readinto(buffer)
        self._leash.take(size or 0)
        return size

    def close(self) -> None:
        self._raw.close()
        super().close()


class MeteredResponse(http.client.HTTPResponse):
    """An answer whose every byte is counted."""

    def __init__(self, sock: socket.socket, *args: Any, **named: Any) -> None:
        super().__init__(sock, *args, **named)
        assert isinstance(self.fp, io.BufferedReader)
        self.fp = io.BufferedReader(_Meter(self.fp.detach()), 16_384)
