"""One request's bounds: a total deadline kept by a reaper thread, a cap on bytes, the hosts it may trust."""

from __future__ import annotations

import heapq
import itertools
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from monitor.reach.ways import Ways

_asking = threading.local()
_ROOM = 256  # deadlines that may be kept before those of requests that ended are swept out


class TooMuch(Exception):
    """More came than was asked for."""


class Leash:
    """What one request may cost: `seconds` in all, `cap` bytes received; and where it may lead.

    `spoke` tells whether a first byte of the request left: until then nothing can have had an effect.

    Socket timeouts restart with every byte, so a dripping server never meets one. The leash keeps a duplicate
    of each socket's descriptor: it survives the TLS wrapping, and shutting it down wakes whoever is blocked.
    """

    def __init__(self, seconds: float, cap: int, ways: Ways) -> None:
        self.ends = time.monotonic() + seconds
        self.ways = ways
        self.spoke = False
        self.received = 0
        self.expired = self.released = False
        self._cap = cap
        self._lock = threading.Lock()
        self._handles: list[socket.socket] = []

    def left(self) -> float:
        """Seconds left, never zero: a timeout of zero would mean "do not block"."""
        return max(0.001, self.ends - time.monotonic())

    def hold(self, sock: socket.socket) -> None:
        """Bind a connected socket to the deadline."""
        handle = socket.socket(fileno=os.dup(sock.fileno()))
        with self._lock:
            self._handles.append(handle)
            if self.expired:
                _shut(handle)

    def take(self, size: int) -> None:
        """Count received bytes; raises TooMuch past the cap."""
        self.received += size
        if self.received > self._cap:
            raise TooMuch(f"expected at most {self._cap} bytes on the wire, got more")

    def expire(self) -> None:
        """Shut every socket: the blocked read of the asking thread ends at once."""
        with self._lock:
            self.expired = True
            for handle in self._handles:
                _shut(handle)

    def release(self) -> None:
        """Forget the sockets; a later expiry harms nobody who uses the connection next."""
        with self._lock:
            handles, self._handles, self.released = self._handles, [], True
        for handle in handles:
            handle.close()


def _shut(handle: socket.socket) -> None:
    with suppress(OSError):  # the far side may have closed it already
        handle.shutdown(socket.SHUT_RDWR)


def asking() -> Leash:
    """The leash of the request this thread is making; raises LookupError when there is none."""
    leash = getattr(_asking, "leash", None)
    if leash is None:
        raise LookupError("expected a request on a leash, got a connection outside Reaper.leash()")
    assert isinstance(leash, Leash)
    return leash


class Reaper:
    """One thread that expires leashes on time; it starts with the first leash and ends with `close`."""

    def __init__(self) -> None:
        self._bell = threading.Condition()
        self._due: list[tuple[float, int, Leash]] = []
        self._room = _ROOM
        self._count = itertools.count()
        self._thread: threading.Thread | None = None
        self._closed = False

    @contextmanager
    def leash(self, seconds: float, cap: int, ways: Ways) -> Iterator[Leash]:
        """Bind every connection this thread makes or reuses in the block; raises RuntimeError when closed."""
        leash = Leash(seconds, cap, ways)
        self._watch(leash)
        _asking.leash = leash
        try:
            yield leash
        finally:
            _asking.leash = None
            leash.release()

    def _watch(self, leash: Leash) -> None:
        with self._bell:
            if self._closed:
                raise RuntimeError("expected an open client, this one was closed")
            if len(self._due) >= self._room:  # most requests end long before their deadline
                self._due = [due for due in self._due if not due[2].released]
                heapq.heapify(self._due)
                self._room = max(_ROOM, 2 * len(self._due))
            first = not self._due or leash.ends < self._due[0][0]
            heapq.heappush(self._due, (leash.ends, next(self._count), leash))
            if self._thread is None:
                self._thread = threading.Thread(target=self._reap, name="deadline", daemon=True)
                self._thread.start()
            if first:  # else the thread wakes early enough; a needless wake costs more than the request
                self._bell.notify()

    def _reap(self) -> None:
        while (leash := self._next()) is not None:
            leash.expire()

    def _next(self) -> Leash | None:
        """Wait for the next leash to end; None once closed."""
        with self._bell:
            while not self._closed:
                wait = self._due[0][0] - time.monotonic() if self._due else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._due)[2]
                self._bell.wait(wait)
            return None

    def close(self) -> None:
        """End the thread; requests under way are cut off as if their time were over."""
        with self._bell:
            self._closed = True
            due, self._due = self._due, []
            self._bell.notify_all()
        for _, _, leash in due:
            leash.expire()
        if self._thread is not None:
            self._thread.join()
