"""The outbox as the clerk's book: claims and steps in the store, each let-go synced to the journal before it leaves."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.deliver.clerk import Unwritable
from monitor.model import Begun, Due, Ended, Wait
from monitor.store.journal import Journal
from monitor.store.sqlite import Store
from monitor.store.steps import Claim

LEASE = 3600  # seconds; longer than the slowest relay may take over one message with all its timeouts
_SOON = timedelta(seconds=30)  # until what a full disk kept is tried again
_TRIES, _REST = 3, 1.0  # what has left must be written down: a full or locked disk is asked again before giving up


@dataclass(frozen=True, slots=True)
class Outbook:
    """One sender's book."""

    store: Store
    journal: Journal
    owner: str
    clock: Callable[[], datetime]
    wait: Callable[[float], None] = time.sleep

    def claim(self, channel: str, limit: int) -> Sequence[Due]:
        """Take the next to send."""
        with _written():
            return self.store.claim(self.owner, self.clock(), LEASE, limit, channel)

    def step(
        self, ended: Sequence[Ended], begun: Sequence[Begun], claims: Mapping[str, int]
    ) -> tuple[frozenset[Begun], Mapping[str, Sequence[Due]]]:
        """Write down, let begin, take more; the journal is written before anything leaves."""
        for again in range(1, _TRIES + 1):
            try:
                return self._step(ended, begun, claims)
            except Unwritable:
                if again == _TRIES or not ended:
                    raise
                self.wait(_REST)
        raise AssertionError("unreachable")

    def _step(
        self, ended: Sequence[Ended], begun: Sequence[Begun], claims: Mapping[str, int]
    ) -> tuple[frozenset[Begun], Mapping[str, Sequence[Due]]]:
        with _written():
            now = self.clock()
            wanted = [Claim(*one, LEASE) for one in claims.items()]
            done = self.store.step(self.owner, ended, begun, now, wanted)
            if done.may:
                self._note(done.generation, [one for one in begun if one in done.may], now)
            return done.may, done.claimed

    def _note(self, generation: int, begun: Sequence[Begun], now: datetime) -> None:
        """Write what may leave into the journal; where that cannot be, it does not leave: no doubt, and no attempt."""
        try:
            self.journal.write(generation, now, [one.message for one in begun])
        except OSError as trouble:
            why = Wait(f"{self.journal.path}: expected a file that can be written, got: {trouble.strerror}")
            back = [Ended(one.delivery, why, now, now + _SOON, one.turn) for one in begun]
            self.store.step(self.owner, back, [], now, [])
            raise

    def waiting(self) -> Sequence[str]:
        """The channels by which something waits."""
        with _written():
            return self.store.ways()

    def doubts(self, delivery: int) -> int:
        """How many attempts ended in doubt."""
        return sum(past["outcome"] == "uncertain" for past in self.store.attempts(delivery))


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as trouble:
        raise Unwritable(f"the outbox cannot be written: {trouble}") from trouble
