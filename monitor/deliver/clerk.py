"""The one who writes: outcomes and beginnings of many connections in shared commits, each before anything follows."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from monitor.model import Outcome

Ending = tuple[int, Outcome, datetime, datetime | None]  # delivery, what became of it, when, when to try again


class Unwritable(Exception):
    """The book cannot be written (disk full, read-only, locked): nothing may leave, for nobody would know."""


class Owed(Protocol):
    """A claimed delivery, as far as sending needs it; `attempts` counts those already made."""

    @property
    def id(self) -> int: ...
    @property
    def event_id(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def attempts(self) -> int: ...
    @property
    def created_at(self) -> datetime: ...


D = TypeVar("D", bound=Owed)
D_co = TypeVar("D_co", bound=Owed, covariant=True)


class Book(Protocol[D_co]):
    """What the clerk writes into; each call is committed when it returns, or raises Unwritable."""

    def claim(self, channel: str, limit: int) -> Sequence[D_co]: ...
    def step(self, ended: Sequence[Ending], begun: Sequence[tuple[int, str]]) -> frozenset[int]:
        """Write the outcomes down, then let begin what may; returns what may. Raises Unwritable."""
        ...

    def doubts(self, delivery: int) -> int:
        """How many attempts at it ended in doubt."""
        ...

    def waiting(self) -> Sequence[str]:
        """The channels by which something waits."""
        ...


@dataclass(slots=True)
class _Ask(Generic[D]):
    """Something a connection waits for."""

    claim: tuple[str, int] | None = None
    begin: tuple[int, str] | None = None
    done: threading.Event = field(default_factory=threading.Event)
    owed: Sequence[D] = ()
    may: bool = False


class Clerk(Generic[D]):
    """Serves all connections of a run from one thread, which alone writes.

    What a connection has ended is written at the latest with its next beginning: its next DATA comes after.
    When the book cannot be written, `broken` holds why, nothing begins any more, and `serve` raises it.
    """

    def __init__(self, book: Book[D]) -> None:
        self._book = book
        self._asks: deque[_Ask[D]] = deque()
        self._ended: list[Ending] = []
        self._bell = threading.Condition()
        self.broken: Unwritable | None = None

    # -------------------------------------------------------------- asked by the connections
    def begin(self, delivery: int, message: str) -> bool:
        """Ask to transmit; True once it is written that we may, and all that ended before is written too."""
        return self._wait_for(_Ask[D](begin=(delivery, message))).may

    def ask_claim(self, channel: str, limit: int) -> Sequence[D]:
        """Ask for more to do."""
        return self._wait_for(_Ask[D](claim=(channel, limit))).owed

    def end(self, delivery: int, outcome: Outcome, at: datetime, retry_at: datetime | None) -> None:
        """Hand in what became of an attempt."""
        with self._bell:
            self._ended.append((delivery, outcome, at, retry_at))

    def doubts(self, delivery: int) -> int:
        """How many attempts at a delivery ended in doubt."""
        return self._book.doubts(delivery)

    def _wait_for(self, ask: _Ask[D]) -> _Ask[D]:
        with self._bell:
            self._asks.append(ask)
            self._bell.notify()
        ask.done.wait()
        return ask

    # -------------------------------------------------------------- the clerk's own thread
    def claim(self, channel: str, limit: int) -> Sequence[D]:
        """Claim before the connections are open."""
        return self._book.claim(channel, limit)

    def waiting(self) -> Sequence[str]:
        """The channels by which something waits."""
        return self._book.waiting()

    def serve(self, working: Callable[[], bool]) -> None:
        """Write for the connections until none works any more; raises Unwritable."""
        going = True
        while going:
            with self._bell:
                if working() and not self._asks:
                    self._bell.wait(0.05)
                going = working()
                asks, self._asks = list(self._asks), deque()
                ended, self._ended = self._ended, []
            going = going or bool(asks)
            if asks or ended:
                self._write(asks, ended)
        if self.broken is not None:
            raise self.broken

    def _write(self, asks: Sequence[_Ask[D]], ended: Sequence[Ending]) -> None:
        begins = [ask.begin for ask in asks if ask.begin]
        try:
            if self.broken is None:
                may = self._book.step(ended, begins)
                for ask in asks:
                    ask.may = bool(ask.begin and ask.begin[0] in may)
                    ask.owed = self._book.claim(*ask.claim) if ask.claim else ()
        except Unwritable as trouble:
            self.broken = trouble
        finally:
            for ask in asks:
                ask.done.set()
