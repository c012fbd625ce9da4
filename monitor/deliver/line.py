"""A post to a receiver somebody named: in its turn, once, its reply judged, every secret kept out of what is told."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import ceil
from typing import NamedTuple

from monitor.deliver.pace import MOST, Pace
from monitor.deliver.plain import header, prose
from monitor.deliver.target import Book, Purpose, Spoke, Target
from monitor.model import GiveUp, Message, Outcome, Said, Sent, TryLater, Unsure, Wait
from monitor.reach.call import Call, Lost, NotSent, Reply
from monitor.speak.tongue import plural

_LONGEST = 24 * 3600  # no Retry-After holds an alert longer than a day
_REST = 4 * 3600  # as long as the schedule lets a wish move an attempt
_SAID = 2000
JSON = {"Content-Type": "application/json; charset=utf-8"}
_UNVERIFIED = 3600  # seconds until an endpoint that waits is looked at again

Body = tuple[bytes, Mapping[str, str]]
Write = Callable[[Target], Body | TryLater | GiveUp]
Judge = Callable[[str, Reply, datetime], Outcome]


class Haste(NamedTuple):
    """How many seconds lie between two posts of a channel, and whether this one waits behind urgent ones alone."""

    spacing: float = 0.0
    urgent: bool = False


_NONE = Haste()


@dataclass(frozen=True, slots=True)
class Line:
    """What posting needs: the book of receivers, the guarded client, a clock, and everybody's turns."""

    book: Book
    call: Call
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    pace: Pace = field(default_factory=Pace)

    def post(
        self, message: str, address: str, write: Write, judge: Judge, haste: Haste = _NONE,
        purpose: Purpose = "event", go: Callable[[], bool] = lambda: True,
    ) -> Outcome | None:  # fmt: skip
        """Post once what `write` makes for the receiver; `judge` reads the reply. Tests may reach one that waits.

        `go` is asked right before, when its turn has come: None if it says no. A turn that comes later is no attempt.
        """
        target = self.book.find(address)
        if target is None:
            return GiveUp("this receiver is no longer there")
        if (no := _closed(target, purpose)) is not None:
            return no
        made = write(target)
        if not isinstance(made, tuple):
            return made
        wait = self.pace.turn(address, max(haste.spacing, 60 / target.per_minute), haste.urgent)
        if wait:
            rate = plural(target.per_minute, "post")
            return Wait(f"{target.host}: its turn comes later, {rate} a minute", ceil(wait))
        with self.pace.under_way(address, haste.urgent) as wait:
            if wait:
                return Wait(f"{target.host}: it has yet to answer {MOST} posts", ceil(wait))
            return self._spoken(message, address, target, made, judge, purpose) if go() else None

    def _spoken(
        self, message: str, address: str, target: Target, made: Body, judge: Judge, purpose: Purpose
    ) -> Outcome:
        reply, began = None, time.monotonic()
        try:
            reply = self.call("POST", target.url, made[0], made[1], target.ways)
            outcome = judge(target.host, reply, self.clock())
        except NotSent as trouble:
            outcome = TryLater(f"{target.host}: not sent: {header(str(trouble))}", said=Said("connect"))
        except Lost as trouble:
            outcome = Unsure(f"{target.host}: no answer after the post: {header(str(trouble))}")
        outcome = masked(outcome, target)
        if isinstance(outcome, TryLater) and reply is not None and reply.status == 429:
            self.pace.rest(address, min(outcome.after or 0, _REST))
        said = without_secrets(prose((reply.body if reply else b"")[:_SAID].decode("utf-8", "replace")), target)
        millis = round((time.monotonic() - began) * 1000)
        self.book.note(address, Spoke(purpose, message, reply, outcome, millis, said[:_SAID]))
        return outcome


class Poster(ABC):
    """A channel whose addresses somebody gave; what it posts, and what an answer means, are its own."""

    spacing = 0.0  # seconds between two posts to one receiver

    def __init__(self, line: Line) -> None:
        self._line = line

    def send(self, message: Message, address: str, purpose: Purpose = "event") -> Outcome:
        """Post once; reasons name the host alone, for the path of a webhook may be its password."""
        return self._posted(message, address, purpose, lambda: True) or TryLater("it was not to be sent")

    def send_when(self, message: Message, address: str, go: Callable[[], bool]) -> Outcome | None:
        """As `send`, but ask `go` once its turn has come; None if it says no."""
        return self._posted(message, address, "event", go)

    def close(self) -> None:  # noqa: B027 - that nothing is open is true of all of them
        """Nothing is kept open that the next post needs."""

    def _posted(self, message: Message, address: str, purpose: Purpose, go: Callable[[], bool]) -> Outcome | None:
        haste = Haste(self.spacing, message.headers.get("Importance") == "high")
        return self._line.post(message.id, address, self._written(message), self._judged, haste, purpose, go)

    @abstractmethod
    def _written(self, message: Message) -> Write:
        """How a message is written for one receiver."""

    @abstractmethod
    def _judged(self, host: str, reply: Reply, now: datetime) -> Outcome:
        """What a receiver's answer means."""


def _closed(target: Target, purpose: Purpose) -> Outcome | None:
    if target.off:
        return GiveUp(f"{target.host}: switched off: {header(target.off)}")
    if target.waits and purpose not in ("challenge", "test"):
        return TryLater(f"{target.host}: {header(target.waits)}", _UNVERIFIED)
    return None


def masked(outcome: Outcome, target: Target) -> Outcome:
    """Return the outcome without the receiver's secrets, which a confused one may echo."""
    said = outcome.receipt if isinstance(outcome, Sent) else outcome.reason
    clean = without_secrets(said, target)
    return Sent(clean) if isinstance(outcome, Sent) else replace(outcome, reason=clean)


def without_secrets(said: str, target: Target) -> str:
    """Return a text in which neither the address beyond its host nor a signing secret stands."""
    _, _, path = target.url.partition("//")
    path, _, query = path.partition("/")[2].partition("?")
    hidden = [target.url, path, query, *path.split("/"), *target.secrets]
    for secret in sorted((one for one in hidden if len(one) > 5), key=len, reverse=True):
        said = said.replace(secret, "…")
    return said


def later(host: str, reply: Reply, now: datetime, why: str = "") -> TryLater:
    """Say that a receiver refused for now, with its own wish when to come again."""
    return TryLater(f"{host}: {reply.status}{f' {why}' if why else ''}", seconds(reply.retry_after, now))


def seconds(retry_after: str, now: datetime) -> int | None:
    """Read Retry-After as seconds or as a date (RFC 9110 section 10.2.3), at most a day; None if it says nothing."""
    value = retry_after.strip()
    if value.isascii() and value.isdigit():
        return min(int(value[:9]), _LONGEST)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    wait = (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds()
    return min(max(0, int(wait)), _LONGEST)
