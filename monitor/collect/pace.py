"""Good manners in time: one request a host, a pause between two, and how long to stay away after trouble."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from hashlib import sha256

from monitor.collect.ask import Trouble
from monitor.model import Health

DAY = 86_400
_HOUR = 3600
_FIRST_PAUSE = 60
_LONGEST_PAUSE = 6 * 3600


@dataclass(slots=True)
class _Host:
    turns: threading.Semaphore
    ended_at: float | None = None
    own: float = 0.0  # seconds it asks for itself
    asked: deque[float] = field(default_factory=deque)


class Pace:
    """Lets one thread at a time (or `at_once`) talk to a host, `spacing` seconds after the last one ended.

    No host is asked more than `budget` times within an hour (0: without limit).
    """

    def __init__(
        self,
        spacing: float,
        sleep: Callable[[float], None],
        monotonic: Callable[[], float],
        at_once: int = 1,
        budget: int = 0,
    ) -> None:
        self._spacing = spacing
        self._budget = budget
        self._at_once = at_once
        self._sleep = sleep
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, name: str, own: float | None = None) -> Iterator[None]:
        """Hold the host for the block, after waiting for it; raises Trouble when its budget is spent.

        `own` is the rest that host asks for (None: as it asked last); the longer of it and ours is kept.
        """
        with self._lock:
            host = self._hosts.get(name)
            if host is None:
                host = self._hosts[name] = _Host(threading.Semaphore(self._at_once))
        with host.turns:
            host.own = host.own if own is None else own
            rest = max(self._spacing, host.own)
            wait = 0.0 if host.ended_at is None else host.ended_at + rest - self._monotonic()
            if wait > 0:
                self._sleep(wait)
            self._spend(name, host)
            try:
                yield
            finally:
                host.ended_at = self._monotonic()

    def _spend(self, name: str, host: _Host) -> None:
        """Count one request; the oldest leaves the count after an hour."""
        if not self._budget:
            return
        now = self._monotonic()
        while host.asked and now - host.asked[0] >= _HOUR:
            host.asked.popleft()
        if len(host.asked) >= self._budget:
            wait = round(_HOUR - (now - host.asked[0])) + 1
            why = f"expected at most {self._budget} requests an hour to {name!r}, our own budget, got one more"
            raise Trouble(Health.RATE_LIMITED, why, wait)
        host.asked.append(now)


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


def phase(door: str, every: int) -> int:
    """Spread doors over their interval, the same way at every start."""
    return int.from_bytes(sha256(door.encode()).digest()[:4], "big") % max(1, every)
