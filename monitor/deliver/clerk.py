"""The one who writes: outcomes and beginnings of many connections in shared commits, each before anything follows."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from monitor.model import Begun, Due, Ended, Outcome


class Unwritable(OSError):
    """The book cannot be written (disk full, read-only, locked): nothing may leave, for nobody would know."""


class Book(Protocol):
    """What the clerk writes into; each call is committed when it returns, or raises Unwritable."""

    def claim(self, channel: str, limit: int) -> Sequence[Due]: ...
    def step(
        self, ended: Sequence[Ended], begun: Sequence[Begun], claims: Mapping[str, int]
    ) -> tuple[frozenset[Begun], Mapping[str, Sequence[Due]]]:
        """Write the outcomes down, let begin what may, claim so many more; returns what may, and what was claimed."""
        ...

    def doubts(self, delivery: int) -> int:
        """How many attempts at it ended in doubt."""
        ...

    def waiting(self) -> Sequence[str]:
        """The channels by which something waits."""
        ...


def _nowhere(_channel: str, _owed: Sequence[Due]) -> None:
    """Give to nobody."""


@dataclass(slots=True)
class _Ask:
    """A beginning a connection waits for."""

    begin: Begun
    may: bool = False
    done: threading.Lock = field(default_factory=threading.Lock)  # held until answered: an Event costs four times that


class Clerk:
    """Serves all connections of a run from one thread, which alone writes.

    What a connection has ended is written at the latest with its next beginning: its next DATA comes after.
    When the book cannot be written, `broken` holds why, nothing begins any more, and `serve` raises it.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._asks: deque[_Ask] = deque()
        self._ended: list[Ended] = []
        self._wants: dict[str, int] = {}
        self._bell = threading.Condition()
        self.broken: Unwritable | None = None

    # -------------------------------------------------------------- asked by the connections
    def begin(self, owed: Due, message: str) -> bool:
        """Ask to transmit; True once it is written that we may, and all that ended before is written too."""
        return self._wait_for(_Ask(Begun(owed.id, message, owed.turn))).may

    def want(self, channel: str, limit: int) -> None:
        """Ask for more to do; `given` is called with it, and with nothing when there is no more."""
        with self._bell:
            self._wants[channel] = limit
            self._bell.notify()

    def end(self, owed: Due, outcome: Outcome, at: datetime, retry_at: datetime | None) -> None:
        """Hand in what became of an attempt."""
        with self._bell:
            self._ended.append(Ended(owed.id, outcome, at, retry_at, owed.turn))

    def doubts(self, delivery: int) -> int:
        """How many attempts at a delivery ended in doubt."""
        return self._book.doubts(delivery)

    def _wait_for(self, ask: _Ask) -> _Ask:
        ask.done.acquire()
        with self._bell:
            self._asks.append(ask)
            self._bell.notify()
        ask.done.acquire()
        return ask

    # -------------------------------------------------------------- the clerk's own thread
    def claim(self, channel: str, limit: int) -> Sequence[Due]:
        """Claim before the connections are open."""
        return self._book.claim(channel, limit)

    def waiting(self) -> Sequence[str]:
        """The channels by which something waits."""
        return self._book.waiting()

    def serve(self, working: Callable[[], bool], given: Callable[[str, Sequence[Due]], None] = _nowhere) -> None:
        """Write for the connections until none works any more; raises Unwritable."""
        going = True
        while going:
            with self._bell:
                if working() and not self._asks and not self._wants:
                    self._bell.wait(0.05)
                going = working() or bool(self._asks)
                asks, self._asks = list(self._asks), deque()
                ended, self._ended = self._ended, []
                wants, self._wants = self._wants, {}
            if asks or ended or wants:
                self._write(asks, ended, wants, given)
        if self.broken is not None:
            raise self.broken

    def _write(
        self,
        asks: Sequence[_Ask],
        ended: Sequence[Ended],
        wants: Mapping[str, int],
        given: Callable[[str, Sequence[Due]], None],
    ) -> None:
        claimed: Mapping[str, Sequence[Due]] = {}
        try:
            if self.broken is None:
                may, claimed = self._book.step(ended, [ask.begin for ask in asks], wants)
                for ask in asks:
                    ask.may = ask.begin in may
        except Unwritable as trouble:
            self.broken = trouble
        finally:
            for ask in asks:
                ask.done.release()
            for channel in wants:
                given(channel, claimed.get(channel, ()))
