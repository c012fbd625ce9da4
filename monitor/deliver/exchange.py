"""Which relay takes the next mail, and how fast: priorities, circuit breakers, token buckets, slow domains."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from monitor.deliver.relay import Relay


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast: mails a second in all and to one domain (0: as fast as it goes), failures before a relay rests."""

    per_second: float = 0
    per_domain: float = 0
    failures: int = 5
    rest: float = 60


@dataclass(slots=True)
class _Breaker:
    """Closed while all is well; after enough failures, or doubts, open for a while; then one probe decides.

    A relay that takes each text and ends the line greets the next mail as if all were well: what is in doubt counts
    until one is taken.
    """

    failures: int = 0
    doubts: int = 0
    open_until: float = float("-inf")
    probing: bool = False
    because: str = ""

    @property
    def count(self) -> int:
        """How often it failed, or left in doubt, since it last did well."""
        return max(self.failures, self.doubts)


@dataclass(slots=True)
class _Bucket:
    """Tokens that come at a rate; at most one second's worth is saved up."""

    rate: float
    tokens: float
    at: float

    def take(self, now: float) -> float:
        """Take a token, or return the seconds until there is one."""
        self.tokens = min(max(self.rate, 1.0), self.tokens + (now - self.at) * self.rate)
        self.at = now
        if self.tokens >= 1:
            self.tokens -= 1
            return 0.0
        return (1 - self.tokens) / self.rate


@dataclass(slots=True)
class _Domain:
    """A domain that said "not now": left alone for a while, twice as long each time."""

    until: float = float("-inf")
    times: int = 0


@dataclass(slots=True)
class Exchange:
    """What the connections of one channel share; safe for many threads. `clock` counts seconds and never goes back.

    The first relay whose breaker is not open is used; a later one only while those before it rest.
    """

    relays: Sequence[Relay]
    pace: Pace = Pace()
    clock: Callable[[], float] = time.monotonic
    _guard: threading.Lock = field(default_factory=threading.Lock)
    _breakers: dict[int, _Breaker] = field(default_factory=dict)
    _buckets: dict[str, _Bucket] = field(default_factory=dict)
    _domains: dict[str, _Domain] = field(default_factory=dict)

    def relay(self) -> int | None:
        """Return the number of the relay to use, or None while all rest."""
        with self._guard:
            now = self.clock()
            for number in range(len(self.relays)):
                breaker = self._breakers.setdefault(number, _Breaker())
                if breaker.count < self.pace.failures:
                    return number
                if breaker.open_until <= now and not breaker.probing:
                    breaker.probing = True  # half open: this one finds out for all
                    return number
            return None

    def resting(self) -> tuple[float, str]:
        """Return for how many seconds no relay may be asked, and why; 0 while one may."""
        with self._guard:
            now = self.clock()
            waits = []
            for number in range(len(self.relays)):
                breaker = self._breakers.get(number, _Breaker())
                if breaker.count < self.pace.failures or (breaker.open_until <= now and not breaker.probing):
                    return 0.0, ""
                waits.append((max(breaker.open_until - now, 1.0), breaker.because))
            return min(waits)

    def well(self, number: int) -> None:
        """Say that a relay took a mail."""
        with self._guard:
            self._breakers[number] = _Breaker()

    def speaks(self, number: int) -> None:
        """Say that a relay spoke as it should, up to the names; after doubts the others wait for its next word."""
        with self._guard:
            breaker = self._breakers.setdefault(number, _Breaker())
            breaker.failures = 0
            self._rest(breaker, breaker.because)

    def doubt(self, number: int, because: str) -> None:
        """Say that a relay gave no answer to a whole mail: the next is asked before everybody's is in doubt."""
        with self._guard:
            breaker = self._breakers.setdefault(number, _Breaker())
            breaker.doubts += 1
            self._rest(breaker, because)

    def ill(self, number: int, because: str, grave: bool = False) -> None:
        """Say that a relay failed; a grave failure (it will not have us) opens the circuit at once."""
        with self._guard:
            breaker = self._breakers.setdefault(number, _Breaker())
            breaker.failures = self.pace.failures if grave else breaker.failures + 1
            self._rest(breaker, because)

    def _rest(self, breaker: _Breaker, because: str) -> None:
        breaker.probing, breaker.because = False, because
        if breaker.count >= self.pace.failures:
            breaker.open_until = self.clock() + self.pace.rest

    def admit(self, domain: str) -> float:
        """Take what a mail to that domain needs; returns the seconds to wait, 0 when it may go."""
        with self._guard:
            now = self.clock()
            slow = self._domains.get(domain)
            if slow and slow.until > now:
                return slow.until - now
            for name, rate in (("@" + domain, self.pace.per_domain), ("", self.pace.per_second)):
                if rate:
                    bucket = self._buckets.setdefault(name, _Bucket(rate, max(rate, 1.0), now))
                    if wait := bucket.take(now):
                        return wait
            return 0.0

    def slow(self, domain: str) -> None:
        """Leave a domain alone for a while: a minute, then two, up to an hour."""
        with self._guard:
            known = self._domains.setdefault(domain, _Domain())
            if known.until <= self.clock():
                known.times += 1
                known.until = self.clock() + min(60 * 2 ** (known.times - 1), 3600)

    def fine(self, domain: str) -> None:
        """Forget that a domain was slow."""
        with self._guard:
            self._domains.pop(domain, None)
