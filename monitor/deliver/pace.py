"""One receiver is never posted to faster than it can bear."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_PATIENCE = 2.0  # seconds a sender waits for its turn; for longer ones the message waits in the outbox


class Pace:
    """Turns of each receiver, `spacing` seconds apart; shared by all threads that post."""

    def __init__(
        self, monotonic: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._monotonic, self._sleep = monotonic, sleep
        self._lock = threading.Lock()
        self._free: dict[str, float] = {}
        self._last: dict[str, float] = {}

    def turn(self, receiver: str, spacing: float) -> float:
        """Wait for the next turn and take it: 0.0; or the seconds until it comes, if that is too long to wait.

        Who is sent away is given a place behind those sent away before: all at once would be sent away again.
        """
        with self._lock:
            now = self._monotonic()
            begins = max(now, self._free.get(receiver, now))
            if begins - now > _PATIENCE:
                place = max(begins, self._last.get(receiver, begins))
                self._last[receiver] = place + spacing
                return place - now
            self._free[receiver] = begins + spacing
        if begins > now:
            self._sleep(begins - now)
        return 0.0

    def rest(self, receiver: str, seconds: float) -> None:
        """Leave a receiver alone for a while: it said that it had too much."""
        with self._lock:
            until = self._monotonic() + seconds
            self._free[receiver] = max(until, self._free.get(receiver, until))
