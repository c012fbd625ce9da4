"""What the house owes and has sent, as a promise any engine can keep: the part of the store that sending uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from monitor.model import Delivery, Outcome, State
from monitor.store.deciders import Deciders
from monitor.store.shapes import Due

if TYPE_CHECKING:
    from monitor.store.bounces import Bounces
    from monitor.store.dead import Dead
    from monitor.store.steps import Begun, Claim, Ended, Stepped
    from monitor.store.vitals import Vitals


class Postbox(Protocol):
    """Deliveries from the event that owes them to the receipt."""

    # outbox (requirements A.5-A.10 of the delivery design)
    def unspread(self) -> bool:
        """Whether `fan_out` has something to do."""
        ...

    def fan_out(
        self, deciders: Deciders, at: Callable[[], datetime], stop: Callable[[], bool] = ...
    ) -> int:
        """Owe every event kept so far to everyone it concerns, in short transactions; how many rows are new."""
        ...

    def expire(self, at: datetime) -> int:
        """Mark what is too late to be sent, in short transactions; how many."""
        ...

    def enqueue(self, deliveries: Iterable[Delivery], at: datetime) -> int: ...
    def claim(self, owner: str, at: datetime, lease: int, limit: int, channel: str | None = None) -> list[Due]:
        """Take due deliveries (pending, retry_wait, uncertain whose time has come; claims whose lease ended)."""
        ...

    def transmitting(self, delivery: int, owner: str, at: datetime, turn: int = ...) -> bool:
        """Commit, before the first byte of DATA, that this attempt may have effect; False if the claim is lost."""
        ...

    def settle(
        self, delivery: int, owner: str, outcome: Outcome, at: datetime, retry_at: datetime | None, turn: int = ...
    ) -> None:
        """Record an attempt and its outcome; committed before the same connection sends the next."""
        ...

    @property
    def bounces(self) -> Bounces:
        """What came back."""
        ...

    @property
    def dead(self) -> Dead:
        """What could not be delivered, settled by a named person."""
        ...

    @property
    def vitals(self) -> Vitals:
        """How sending fares."""
        ...

    def proof(self, recipient: int, event_id: str) -> dict[str, object] | None:
        """Every step of what a recipient was owed of an event; None if nothing was."""
        ...

    def ways(self) -> list[str]:
        """The channels by which something waits to be sent."""
        ...

    def step(
        self, owner: str, ended: Sequence[Ended], begun: Sequence[Begun], at: datetime, claims: Sequence[Claim] = ...
    ) -> Stepped:
        """For many connections in one commit: write outcomes down, let begin what may, claim what is wanted."""
        ...

    def recover(self, owner: str, at: datetime) -> int:
        """After a crash: own claims return to pending, own transmitting ones become uncertain (same identity)."""
        ...

    def outbox(self, states: Iterable[State] = (), limit: int = 100) -> list[Due]: ...
    def attempts(self, delivery: int) -> list[dict[str, object]]: ...
    def counts(self) -> dict[str, int]:
        """Deliveries by state."""
        ...
