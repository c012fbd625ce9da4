"""Connections that only reach public addresses, stay on their leash, and count every byte they receive."""

from __future__ import annotations

import http.client
import io
import socket
import time
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from monitor.collect.ask import Trouble
from monitor.collect.leash import asking
from monitor.model import Health

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Routers between us and a publisher forget idle connections without a word (350 s is usual); a request sent
# into such a connection waits for its whole deadline. We drop ours long before.
_IDLE_SECONDS = 60.0

# IANA special-purpose registries (RFC 6890), multicast and reserved space. `ipaddress.is_global` of the
# oldest Python we support misses several of these.
_NOT_PUBLIC_4 = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
# Only 2000::/3 is given out as global unicast; that alone refuses ::1, mapped, NAT64, fc00, fe80, fec0, ff00.
_GIVEN_OUT_6 = ip_network("2000::/3")
_NOT_PUBLIC_6 = tuple(ip_network(block) for block in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet; raises ValueError for a name."""
    ip: IPv4Address | IPv6Address = ip_address(address)
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    if isinstance(ip, IPv4Address):
        return not any(ip in block for block in _NOT_PUBLIC_4)
    return ip in _GIVEN_OUT_6 and not any(ip in block for block in _NOT_PUBLIC_6)


def dial(host: str, port: int, timeout: float) -> socket.socket:
    """Connect to the very address that was checked, so that no name is rebound in between; raises Trouble.

    One private address among several refuses the name. `getaddrinfo` cannot be interrupted: it has the
    resolver's own time limit.
    """
    leash = asking()
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Trouble(Health.UNREACHABLE, f"expected an address for {host!r}, got: {error}") from error
    for *_, where in found:
        if host not in leash.trusted and not is_public(str(where[0])):
            raise Trouble(Health.UNREACHABLE, f"expected {host!r} at a public address, got {where[0]}")
    said: OSError | None = None
    for family, kind, proto, _, where in found:
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
    raise Trouble(Health.UNREACHABLE, f"expected a connection to {host!r} port {port}, got: {said}") from said


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


class _MeteredResponse(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **named: Any) -> None:
        super().__init__(sock, *args, **named)
        assert isinstance(self.fp, io.BufferedReader)
        self.fp = io.BufferedReader(_Meter(self.fp.detach()))


class _Leashed(HTTPConnection):
    """Opens through `dial`, and puts a reused connection on the leash of the request that reuses it."""

    response_class = _MeteredResponse
    asked_at = 0.0

    def _new_conn(self) -> socket.socket:
        timeout = self.timeout if isinstance(self.timeout, int | float) else asking().left()
        return dial(self._dns_host, self.port, timeout)

    def request(self, *args: Any, **named: Any) -> None:
        self.asked_at = time.monotonic()
        if self.sock is not None:
            asking().hold(self.sock)
        super().request(*args, **named)

    def forget_if_idle(self) -> None:
        """Close a connection that has been idle too long to be trusted."""
        if self.sock is not None and time.monotonic() - self.asked_at > _IDLE_SECONDS:
            self.close()


class _LeashedTls(_Leashed, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Leashed

    def _get_conn(self, timeout: float | None = None) -> Any:
        connection = super()._get_conn(timeout)
        assert isinstance(connection, _Leashed)
        connection.forget_if_idle()
        return connection


class _TlsPool(_Pool, HTTPSConnectionPool):
    ConnectionCls = _LeashedTls


_POOLS = {"http": _Pool, "https": _TlsPool}


class GuardedAdapter(HTTPAdapter):
    """A requests adapter whose every connection is leashed; it never retries."""

    def init_poolmanager(self, *args: Any, **named: Any) -> None:
        super().init_poolmanager(*args, **named)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: Any, **named: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **named)
        manager.pool_classes_by_scheme = _POOLS
        return manager
