"""How often one may ask for a mail: nobody shall fill a stranger's mailbox with our confirmations (requirement 40)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address

Count = Callable[[str, timedelta], int]  # how many mails a key was granted within that time


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` within `within`."""

    most: int
    within: timedelta


_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ADDRESS = (Limit(4, _MINUTE), Limit(11, _HOUR), Limit(20, _DAY))
NETWORK = (Limit(20, _MINUTE), Limit(100, _HOUR), Limit(400, _DAY))
EVERYBODY = (Limit(300, _MINUTE), Limit(5_000, _HOUR))
ALL = "all"


def network(peer: str) -> str:
    """Return the network a request came from, as far as one customer usually owns it: /24 or /64."""
    try:
        address = ip_address(peer.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is None:
            return f"{IPv6Address(int(address) >> 64 << 64)}/64"
        address = address.ipv4_mapped
    return ".".join(str(address).split(".")[:3]) + ".0/24"


def granted(address: str, peer: str, count: Count) -> bool:
    """Say whether one more mail may be sent for this address (its key) on behalf of this network."""
    asked = ((address, ADDRESS), (peer, NETWORK), (ALL, EVERYBODY))
    return all(count(key, limit.within) < limit.most for key, limits in asked for limit in limits)
