"""A word to systemd about how the daemon is (sd_notify(3): datagrams of KEY=VALUE lines to $NOTIFY_SOCKET)."""

from __future__ import annotations

import socket
from collections.abc import Mapping

READY = "READY=1"
ALIVE = "WATCHDOG=1"
STOPPING = "STOPPING=1"


def status(sentence: str) -> str:
    """Give the line `systemctl status` shows; a sentence stays one line."""
    return "STATUS=" + " ".join(sentence.split())


def notify(environ: Mapping[str, str], *lines: str) -> bool:
    """Send the lines in one datagram; False if nobody listens, which is no trouble of ours."""
    address = environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):  # unset, or vsock: of a virtual machine's own init
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as door:
        try:
            door.sendto("\n".join(lines).encode(), "\0" + address[1:] if address[0] == "@" else address)
        except OSError:
            return False
    return True


def pulse(environ: Mapping[str, str], pid: int) -> float | None:
    """Seconds between two ALIVE, half of what systemd allows; None if it does not watch this process."""
    allowed = environ.get("WATCHDOG_USEC", "")
    if not allowed.isdigit() or environ.get("WATCHDOG_PID", str(pid)) != str(pid):
        return None
    return int(allowed) / 2_000_000
