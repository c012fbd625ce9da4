"""Many connections send side by side; one clerk writes down for all of them, in commits they share."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.deliver.channel import Channel
from monitor.deliver.clerk import Clerk, Unwritable
from monitor.deliver.retry import MAIL, expiry, retry_at
from monitor.model import Due, GiveUp, Message, Outcome, Sent, Severity, TryLater, Unsure, Wait

BATCH = 8  # claimed at once where a channel has few connections, so that every priority has its share
LONGEST = 30.0  # seconds a message already handed over may take when we are told to stop
MISTAKES = 1_000  # of ours, in one run, for which a line that ended is replaced
LOOK = 1.0  # seconds between two looks at what fell due while some connection still waits for an answer


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the deliveries of one run."""

    sent: int = 0
    later: int = 0
    given_up: int = 0
    unsure: int = 0

    def plus(self, outcome: Outcome) -> Tally:
        """Return the tally with one more."""
        match outcome:
            case Sent():
                return replace(self, sent=self.sent + 1)
            case TryLater():
                return replace(self, later=self.later + 1)
            case GiveUp():
                return replace(self, given_up=self.given_up + 1)
            case Unsure():
                return replace(self, unsure=self.unsure + 1)


@dataclass(frozen=True, slots=True)
class Way:
    """A way out: how a connection is made, how many may be open at once, and for how long none may be tried."""

    open: Callable[[], Channel]
    most: int = 1
    resting: Callable[[], float] = lambda: 0.0


class Crew:
    """Sends what is due by all ways at once; `compose` writes the message of a delivery, or says why there is none.

    In memory stand at most two deliveries a connection; each is composed and sent by one thread. `gravity` says how
    grave a delivery is, and so how long it is worth sending.
    """

    def __init__(
        self,
        clerk: Clerk,
        ways: Mapping[str, Way],
        compose: Callable[[Due, datetime], Message | GiveUp | TryLater],
        gravity: Callable[[Due], Severity],
        clock: Callable[[], datetime],
    ) -> None:
        self._clerk, self._ways, self._compose, self._gravity = clerk, ways, compose, gravity
        self._clock, self._guard, self._more = clock, threading.Lock(), threading.Condition()
        self._asked: set[str] = set()  # ways for which more was asked of the clerk, who has not answered yet
        self._dry: set[str] = set()  # ways by which nothing more was due when the clerk answered
        self._stop: Callable[[], bool] = lambda: False
        self._tally = Tally()
        self._open: list[Channel] = []
        self._until: float | None = None  # when who still sends after we were told to stop is cut off (monotonic)
        self._workers: dict[str, list[Future[None]]] = {name: [] for name in ways}  # a connection each
        self._looked = time.monotonic()
        self._waiting: dict[str, deque[Due]] = {name: deque() for name in ways}  # claimed, and not begun
        self._unwritten: deque[Due] = deque()  # whose message a mistake of ours kept from being composed

    def run(self, stop: Callable[[], bool] = lambda: False) -> Tally:
        """Send until nothing is due or `stop` says so; then messages already handed over may end, for a while.

        A relay may think for ten minutes about a mail it was given: what falls due meanwhile leaves all the same.
        Raises Unwritable when nobody could write down what happens; nothing begins any more from then on.
        """
        self._stop = stop
        with ThreadPoolExecutor(max(1, sum(way.most for way in self._ways.values()))) as pool:
            self._refuse_unknown()
            for name, way in self._ways.items():
                self._claim(name, way)  # all before the first line waits for the clerk: this may raise
            for name, way in self._ways.items():
                self._open_lines(pool, name, way)
            try:
                self._clerk.serve(lambda: self._working(pool), self._given)
            finally:
                self._give_back()
            for worker in (worker for workers in self._workers.values() for worker in workers):
                worker.result()  # a mistake of ours in a thread is raised here
        return self._tally

    def _working(self, pool: ThreadPoolExecutor) -> bool:
        """Whether anybody still sends; who takes too long after we were told to stop is cut off, its mail in doubt."""
        if self._stop() and self._until is None:
            self._until = time.monotonic() + LONGEST
        if self._until is not None and time.monotonic() > self._until:
            for channel in self._open:
                getattr(channel, "abort", channel.close)()
            self._until = float("inf")
        if not self._anybody_works() and not self._mended(pool):
            return False
        if self._until is None and self._clerk.broken is None and time.monotonic() - self._looked >= LOOK:
            self._looked = time.monotonic()
            for name, way in self._ways.items():
                self._look_again(pool, name, way)
        return True

    def _mended(self, pool: ThreadPoolExecutor) -> bool:
        """After a mistake of ours ended the last line of a way, whoever waits behind that one message is served.

        It is put off, as if its relay were busy: an event that nobody can write of may be owed to very many.
        """
        while self._unwritten and self._clerk.broken is None:
            self._settle(None, self._unwritten.popleft(), TryLater("a mistake of ours: its letter cannot be written"))
        begun = 0  # a line that begins here may end in the next mistake before anybody looks
        if self._until is None and self._clerk.broken is None:
            for name in (name for name, workers in self._workers.items() if any(map(_mistaken, workers))):
                if not self._waiting[name]:
                    self._claim(name, self._ways[name])
                begun += self._open_lines(pool, name, self._ways[name])
        return begun > 0 or self._anybody_works()

    def _anybody_works(self) -> bool:
        return any(not worker.done() for workers in self._workers.values() for worker in workers)

    def _look_again(self, pool: ThreadPoolExecutor, name: str, way: Way) -> None:
        """Ask for what fell due since nothing more was, or while a way rested; open lines for what no one takes."""
        if way.resting() > 0:
            return
        if self._waiting[name]:
            self._open_lines(pool, name, way)
        elif name in self._dry or name not in self._asked:
            self._asked.add(name)
            self._clerk.want(name, 2 * way.most)

    def _refuse_unknown(self) -> None:
        """Say of what waits for a way that is not there that it is not: somebody will mend it."""
        for name in self._clerk.waiting() if not self._stop() else ():
            why = f"channel {name!r}: expected one of {sorted(self._ways)}, none of that name"
            for owed in self._clerk.claim(name, 1000) if name not in self._ways else ():
                self._settle(None, owed, TryLater(why))

    def _give_back(self) -> None:
        """Let others have what was claimed and not begun."""
        for owed in (owed for waiting in self._waiting.values() for owed in waiting):
            self._clerk.end(owed, Wait("given back when we stopped"), self._clock(), self._clock())
        if self._clerk.broken is None:
            self._clerk.serve(lambda: False)

    def _claim(self, name: str, way: Way) -> None:
        """Take the first batch of a way."""
        if not self._stop() and way.resting() <= 0:
            self._waiting[name].extend(self._clerk.claim(name, 2 * way.most))

    def _open_lines(self, pool: ThreadPoolExecutor, name: str, way: Way) -> int:
        """Open no more connections than wait for one, and no more than may be open; returns how many began."""
        self._workers[name] = workers = [one for one in self._workers[name] if not one.done() or one.exception()]
        failed = sum(map(_mistaken, workers))
        busy = len(workers) - min(failed, MISTAKES)
        begun = max(0, min(way.most - busy, len(self._waiting[name])))
        workers += [pool.submit(self._work, name, way) for _ in range(begun)]
        return begun

    def _work(self, name: str, way: Way) -> None:
        channel = way.open()
        self._open.append(channel)
        try:
            while (owed := self._next(name, way)) is not None:
                self._one(channel, owed)
        finally:
            channel.close()

    def _next(self, name: str, way: Way) -> Due | None:
        """Take the next; more is asked for while some are left, so that nobody waits for it."""
        with self._more:
            waiting = self._waiting[name]
            while not (self._stop() or self._clerk.broken is not None):
                if len(waiting) <= way.most and name not in self._asked and way.resting() <= 0:
                    self._asked.add(name)
                    self._clerk.want(name, max(2 * way.most, BATCH) - len(waiting))
                if waiting:
                    return waiting.popleft()
                if name in self._dry or way.resting() > 0:
                    return None
                self._more.wait(0.2)
            return None

    def _given(self, name: str, owed: Sequence[Due]) -> None:
        """Take in what the clerk claimed; nothing means that no more is due."""
        with self._more:
            self._waiting[name].extend(owed)
            if owed:
                self._asked.discard(name)
                self._dry.discard(name)
            else:
                self._dry.add(name)
            self._more.notify_all()

    def _one(self, channel: Channel, owed: Due) -> None:
        message = None
        try:
            message = self._compose(owed, self._clock())
        finally:
            if message is None:
                self._unwritten.append(owed)
        if not isinstance(message, Message):
            self._settle(channel, owed, message)
            return
        begun: list[bool] = []

        def go() -> bool:
            begun.append(self._clerk.begin(owed, message.id))
            return begun[0]

        send_when = getattr(channel, "send_when", None)
        if send_when is not None:  # a channel that asks once more, right before the message has any effect
            outcome = send_when(message, owed.address, go)
        else:
            outcome = channel.send(message, owed.address) if go() else None
        if outcome is not None and begun != [False]:
            self._settle(channel, owed, outcome)

    def _settle(self, channel: Channel | None, owed: Due, outcome: Outcome) -> None:
        now = self._clock()
        again: datetime | None
        if isinstance(outcome, Wait):
            again = now + timedelta(seconds=outcome.after or 60)
        else:
            unsure = 1 + self._clerk.doubts(owed.id) if isinstance(outcome, Unsure) else 0
            severity, schedule = self._gravity(owed), channel.schedule if channel else MAIL
            tries, since = owed.attempts + 1, owed.created_at
            # A digest, or what a person let go again, is worth sending from when it was due, not from when it was owed.
            until = max(filter(None, (owed.not_after, since + expiry(severity))))
            again = retry_at(outcome, owed.id, tries, unsure, since, now, severity, until=until, schedule=schedule)
        self._clerk.end(owed, outcome, now, again)
        with self._guard:
            self._tally = self._tally.plus(outcome)


def _mistaken(worker: Future[None]) -> bool:
    """Whether a mistake of ours ended a line; whoever stops us, or a disk that is full, is none."""
    wrong = worker.exception() if worker.done() else None
    return isinstance(wrong, Exception) and not isinstance(wrong, Unwritable)
