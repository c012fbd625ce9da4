"""Good manners in time: one request a host, a pause between two, and how long to stay away after trouble."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime

DAY = 86_400
_FIRST_PAUSE = 60
_LONGEST_PAUSE = 6 * 3600


@dataclass(slots=True)
class _Host:
    turns: threading.Semaphore
    free_at: float | None = None


class Pace:
    """Lets one thread at a time (or `at_once`) talk to a host, `spacing` seconds after the last one ended."""

    def __init__(
        self, spacing: float, sleep: Callable[[float], None], monotonic: Callable[[], float], at_once: int = 1
    ) -> None:
        self._spacing = spacing
        self._at_once = at_once
        self._sleep = sleep
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Hold the host for the block, after waiting for it."""
        with self._lock:
            host = self._hosts.get(name)
            if host is None:
                host = self._hosts[name] = _Host(threading.Semaphore(self._at_once))
        with host.turns:
            wait = 0.0 if host.free_at is None else host.free_at - self._monotonic()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                host.free_at = self._monotonic() + self._spacing


def retry_after(value: str, date: str, now: float) -> int | None:
    """Read Retry-After (RFC 9110 §10.2.3) as seconds from 0 to a day; None if it says nothing.

    A date is counted from the answer's own Date header, else from `now` (epoch seconds): the publisher's
    clock may be wrong, but it is wrong twice in the same way.
    """
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return DAY if len(value) > 9 else min(int(value), DAY)
    until = _moment(value)
    if until is None:
        return None
    start = _moment(date)
    return max(0, min(round(until - (now if start is None else start)), DAY))


def _moment(value: str) -> float | None:
    try:
        moment = parsedate_to_datetime(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def back_off(failures: int, after: int | None) -> int:
    """Seconds to stay away after so many failures in a row: 60, doubling to 6 h; at least `after`."""
    pause = min(_FIRST_PAUSE << min(failures - 1, 20), _LONGEST_PAUSE) if failures > 0 else 0
    return max(pause, after or 0)
