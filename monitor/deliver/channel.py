"""What every channel must tell us: its name, and what became of one message to one address."""

from __future__ import annotations

from typing import Protocol

from monitor.deliver.retry import Schedule
from monitor.model import Message, Outcome


class Channel(Protocol):
    """A way out of the house; one instance belongs to one thread.

    `send` returns for everything the far side can do: Sent when it took responsibility, TryLater while
    repeating is harmless and may help, GiveUp when it never will (Disable: nor anything else to that address),
    Unsure when the message may have arrived. `schedule` says when to try again.
    It never raises for far-side trouble, and no reason or receipt holds a secret.
    """

    @property
    def name(self) -> str: ...
    @property
    def schedule(self) -> Schedule: ...

    def send(self, message: Message, address: str) -> Outcome: ...

    def close(self) -> None:
        """Let go of what is kept open between two messages; the channel can be used again."""
        ...
