"""Which addresses may be reached: the public internet by our own list, and what the operator vouches for."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

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


def at_home(host: str) -> bool:
    """Tell whether a host, by name or IP address, is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


Found = tuple[Any, Any, int, str, tuple[Any, ...]]
Resolve = Callable[[str, int], Sequence[Found]]


class NotReached(Exception):
    """Nothing reached the far side: the address is not allowed, or nobody answers there."""


def _asked(host: str, port: int) -> Sequence[Found]:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a request may lead: public addresses only, and of those the `ports` (none named: any).

    Hosts in `inside` are vouched for by whoever runs the house: any port, a private address too. Without `http`
    only https is spoken. `resolve` is asked once a connection.
    """

    ports: frozenset[int] = frozenset()
    http: bool = False
    inside: frozenset[str] = frozenset()
    resolve: Resolve = field(default=_asked, repr=False)

    def vouched(self, host: str) -> bool:
        """Whether the operator named this host."""
        return host.lower().strip("[]") in self.inside

    def refused(self, url: str) -> str:
        """Say what is wrong with an address a user gave, or "": a name is checked again when we connect.

        What comes back names at most the host: the rest of an address may be a password.
        """
        expected = "an http or https address" if self.http else "an https address"
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return f"expected {expected}, got something unreadable"
        if parts.scheme not in ("https", "http")[: 1 + self.http] or not host or not _plain(url):
            return f"expected {expected}, got something else"
        if "@" in parts.netloc:
            return f"expected {expected} without user or password"
        if self.vouched(host):
            return ""
        if self.ports and (port or _PORTS[parts.scheme]) not in self.ports:
            return f"expected one of the ports {sorted(self.ports)} of {host}"
        return "" if _may_be_public(host) else f"expected a public address, got {host}"


_PORTS = {"https": 443, "http": 80}


def _plain(url: str) -> bool:
    # What parsers read in two ways: backslashes, blanks, controls, and a fragment that hides a host.
    return url.isprintable() and not any(letter in url for letter in " \\#")


def _may_be_public(host: str) -> bool:
    try:
        return is_public(host)
    except ValueError:
        return True  # a name
