"""One receiver is never posted to faster than it can bear."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MOST = 2  # posts to one receiver under way: one that takes its whole deadline leaves the other lines to others
_AGAIN = 1.0  # seconds between two that are sent away for that
_PATIENCE = 2.0  # seconds a sender waits for its turn; for longer ones the message waits in the outbox


class Pace:
    """Turns of each receiver, `spacing` seconds apart; shared by all threads that post."""

    def __init__(
        self, monotonic: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._monotonic, self._sleep = monotonic, sleep
        self._lock = threading.Lock()
        self._free: dict[str, float] = {}
        self._last: dict[tuple[str, bool], float] = {}  # of those sent away; the urgent stand in a line of their own
        self._busy: dict[str, int] = {}

    def turn(self, receiver: str, spacing: float, urgent: bool = False) -> float:
        """Wait for the next turn and take it: 0.0; or the seconds until it comes, if that is too long to wait.

        Who is sent away is given a place behind those sent away before, as urgent as they: all at once would be sent
        away again.
        """
        with self._lock:
            now = self._monotonic()
            begins = max(now, self._free.get(receiver, now))
            if begins - now > _PATIENCE:
                return self._place((receiver, urgent), begins, spacing) - now
            self._free[receiver] = begins + spacing
        if begins > now:
            self._sleep(begins - now)
        return 0.0

    @contextmanager
    def under_way(self, receiver: str, urgent: bool = False) -> Iterator[float]:
        """Count a post while it lasts: yields 0.0; or, where as many as may be are under way, the seconds to wait."""
        with self._lock:
            wait, now = 0.0, self._monotonic()
            if self._busy.get(receiver, 0) >= MOST:
                wait = self._place((receiver, urgent), now + _AGAIN, _AGAIN) - now
            else:
                self._busy[receiver] = self._busy.get(receiver, 0) + 1
        try:
            yield wait
        finally:
            with self._lock:
                self._busy[receiver] -= not wait

    def _place(self, line: tuple[str, bool], begins: float, spacing: float) -> float:
        place = max(begins, self._last.get(line, begins))
        self._last[line] = place + spacing
        return place

    def rest(self, receiver: str, seconds: float) -> None:
        """Leave a receiver alone for a while: it said that it had too much."""
        with self._lock:
            until = self._monotonic() + seconds
            self._free[receiver] = max(until, self._free.get(receiver, until))
