"""Whom a channel posts to: an address that may be a secret, what signs for it, and whether it may be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from monitor.model import Outcome
from monitor.reach.call import Reply
from monitor.reach.ways import Ways

Purpose = Literal["event", "challenge", "test", "replay"]


@dataclass(frozen=True, slots=True)
class Target:
    """One receiver as a channel needs it; `host` is all that may be shown of `url`.

    `secrets` sign, the newest first. `ways` None means the house's rules for strangers. `waits` says why nothing
    may go out yet, `off` why nothing ever will again.
    """

    url: str = field(repr=False)
    host: str
    secrets: tuple[str, ...] = field(default=(), repr=False)
    ways: Ways | None = None
    per_minute: int = 60
    waits: str = ""
    off: str = ""


@dataclass(frozen=True, slots=True)
class Spoke:
    """One request and what became of it; `reply` is None where none came."""

    purpose: Purpose
    message: str
    reply: Reply | None
    outcome: Outcome
    millis: int
    said: str


class Book(Protocol):
    """Where a channel looks up what stands in a delivery as its address, and writes down how it went."""

    def find(self, address: str) -> Target | None: ...
    def note(self, address: str, spoke: Spoke) -> None: ...


class Listed:
    """The receivers of the configuration; their requests stand in the attempts of the outbox alone."""

    def __init__(self, targets: Mapping[str, Target]) -> None:
        self._targets = dict(targets)

    def find(self, address: str) -> Target | None:
        return self._targets.get(address)

    def note(self, address: str, spoke: Spoke) -> None:
        """Nothing is kept beside the outbox."""
