"""The safety catch: while we rehearse, real mail goes to listed addresses alone, and every other to the file."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from monitor.deliver.channels.email import Email
from monitor.deliver.channels.file import File
from monitor.deliver.retry import Schedule
from monitor.model import Message, Outcome


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Mail as it would leave; `allowed` holds mailboxes ("ann@desk.example") and whole domains ("@desk.example")."""

    mail: Email
    sink: File
    allowed: Collection[str]
    name: str = "email"

    @property
    def schedule(self) -> Schedule:
        """As of real mail."""
        return self.mail.schedule

    def send_when(self, message: Message, address: str, go: Callable[[], bool]) -> Outcome | None:
        """Send to who is listed; write down for everybody else."""
        if self._listed(address):
            return self.mail.send_when(message, address, go)
        return self.sink.send(message, address) if go() else None

    def send(self, message: Message, address: str) -> Outcome:
        """As `send_when`, without asking."""
        return self.mail.send(message, address) if self._listed(address) else self.sink.send(message, address)

    def abort(self) -> None:
        """Cut the line."""
        self.mail.abort()

    def close(self) -> None:
        """Say goodbye to the relay."""
        self.mail.close()

    def _listed(self, address: str) -> bool:
        known = address.strip().lower()
        return known in self.allowed or "@" + known.rpartition("@")[2] in self.allowed
