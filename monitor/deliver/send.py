"""Send what is due, one after another, and write down each outcome before the next one starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from monitor.deliver.channel import Channel
from monitor.deliver.retry import MAIL, retry_at
from monitor.model import GiveUp, Message, Outcome, Sent, Severity, State, TryLater, Unsure

LEASE = 3600  # seconds; longer than the slowest relay may take over one message with all its timeouts


class Owed(Protocol):
    """A claimed delivery, as far as sending needs it; `attempts` counts those already made."""

    @property
    def id(self) -> int: ...
    @property
    def event_id(self) -> str: ...
    @property
    def reader(self) -> str: ...
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


class Outbox(Protocol[D_co]):
    """The four things an engine must do; each is committed when it returns."""

    def claim(self, owner: str, at: datetime, lease: int, limit: int, channel: str | None = None) -> Sequence[D_co]: ...
    def transmitting(self, delivery: int, owner: str, at: datetime) -> bool: ...
    def settle(self, delivery: int, owner: str, outcome: Outcome, at: datetime, retry_at: datetime | None) -> None: ...
    def attempts(self, delivery: int) -> list[dict[str, object]]:
        """Return past attempts; `outcome` holds the state an attempt led to."""
        ...


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
class Round(Generic[D]):
    """Everything a run needs: where deliveries wait, the ways out, who writes, whose claims, and the clock.

    `compose` writes the message of a delivery at a time, or says why there is none (a reader who is gone:
    GiveUp). `gravity` gives an event's severity, which says how long a message is worth sending.
    """

    outbox: Outbox[D]
    channels: Mapping[str, Channel]
    compose: Callable[[D, datetime], Message | GiveUp | TryLater]
    gravity: Callable[[str], Severity]
    owner: str
    clock: Callable[[], datetime]


def post_due(round_: Round[D], stop: Callable[[], bool] = lambda: False, most: int = 10_000) -> Tally:
    """Send what is due until nothing is, `stop` says so, or `most` were handled; connections are closed at the end.

    One delivery is claimed at a time, so asking to stop leaves nothing claimed. A crash between `transmitting`
    and `settle` repeats at most the one message that was on its way, under the same identity.
    """
    tally = Tally()
    try:
        for _ in range(most):
            if stop() or not (claimed := round_.outbox.claim(round_.owner, round_.clock(), LEASE, 1)):
                break
            for owed in claimed:
                if (outcome := _one(round_, owed)) is not None:
                    tally = tally.plus(outcome)
    finally:
        for channel in round_.channels.values():
            channel.close()
    return tally


def _one(round_: Round[D], owed: D) -> Outcome | None:
    """Compose, mark, send, settle; None if the claim was lost meanwhile, then somebody else sends it."""
    outcome = _sent(round_, owed)
    if outcome is None:
        return None
    now = round_.clock()
    attempts = owed.attempts + 1
    unsure = int(isinstance(outcome, Unsure))
    unsure += sum(past.get("outcome") == State.UNCERTAIN for past in round_.outbox.attempts(owed.id))
    severity = round_.gravity(owed.event_id)
    channel = round_.channels.get(owed.channel)
    schedule = channel.schedule if channel else MAIL
    again = retry_at(outcome, owed.id, attempts, unsure, owed.created_at, now, severity, schedule=schedule)
    round_.outbox.settle(owed.id, round_.owner, outcome, now, again)
    return outcome


def _sent(round_: Round[D], owed: D) -> Outcome | None:
    channel = round_.channels.get(owed.channel)
    if channel is None:
        return TryLater(f"channel {owed.channel!r}: expected one of {sorted(round_.channels)}, none of that name")
    message = round_.compose(owed, round_.clock())
    if not isinstance(message, Message):
        return message
    if not round_.outbox.transmitting(owed.id, round_.owner, round_.clock()):
        return None
    return channel.send(message, owed.address)
