"""Who is told, and what becomes of a message on its way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from monitor.model.card import Card
from monitor.model.event import Severity


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone to be told, as configured: which countries, kinds, severities, and through which channel.

    Empty `countries`, `places`, `publishers` or `kinds` mean all. `address` is the channel's own (mailbox, URL, "").
    `mode`, the levels and quiet hours are those of a Rule and a Recipient. `tenant` names the company whose travellers
    it hears of; `private` lets it read their names.
    """

    name: str
    channel: str
    address: str
    countries: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    severity: Severity = "P3"
    timezone: str = "UTC"
    places: frozenset[str] = frozenset()
    min_level: int | None = None
    min_delta: int | None = None
    mode: str = "at_once"
    quiet_from: str = ""
    quiet_until: str = ""
    quiet_pass: str = "P1"  # noqa: S105 - who passes, no word
    tenant: str = ""
    travellers: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event owed to one recipient, named by its unique name; unique on (event, recipient).

    With `hold` it waits until somebody or something lets it go: "digest:RULE-SCHEDULE", "quiet", "group",
    "storm:N", "restore", "review".
    """

    event_id: str
    recipient: str
    due_at: datetime
    why: str
    hold: str = ""


class State(StrEnum):
    """Where a delivery stands."""

    HELD = "held"
    PENDING = "pending"
    CLAIMED = "claimed"
    TRANSMITTING = "transmitting"
    SENT = "sent"
    RETRY_WAIT = "retry_wait"
    UNCERTAIN = "uncertain"
    FAILED = "failed_permanent"
    SUPPRESSED = "suppressed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    DIGESTED = "digested"


@dataclass(frozen=True, slots=True)
class Sent:
    """The far side took responsibility; `receipt` is its own word (queue id, path, status)."""

    receipt: str


@dataclass(frozen=True, slots=True)
class TryLater:
    """Not now; `after` is the far side's wish in seconds, if it named one."""

    reason: str
    after: int | None = None


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Never through this door to this address."""

    reason: str


@dataclass(frozen=True, slots=True)
class Disable(GiveUp):
    """Never, and nothing more to this address: the far side itself said that it wants no more (HTTP 410)."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """The message may have arrived: the connection ended between the last byte and the answer."""

    reason: str


Outcome = Sent | TryLater | GiveUp | Unsure


@dataclass(frozen=True, slots=True)
class Message:
    """One composed message: deterministic identity, the same on every attempt; `cards` only where a chat shows them."""

    id: str
    subject: str
    text: str
    html: str
    payload: dict[str, object]
    headers: dict[str, str] = field(default_factory=dict)
    cards: tuple[Card, ...] = ()
