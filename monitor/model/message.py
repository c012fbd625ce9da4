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
    it hears of; `private` lets it read their names. `language` is that of our own words.
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
    language: str = "en"


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
class Said:
    """How an attempt ended on the wire: the phase reached, reply code, enhanced code (RFC 3463), and with whom.

    `fault` says whose trouble a refusal is: "address" (nobody lives there), "full", "sender" (ours), "busy", "".
    """

    phase: str = ""
    code: int = 0
    enhanced: str = ""
    peer: str = ""
    fault: str = ""
    queue_id: str = ""


_NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Sent:
    """The far side took responsibility; `receipt` is its own word (queue id, path, status)."""

    receipt: str
    said: Said = field(default=_NOTHING, compare=False)


@dataclass(frozen=True, slots=True)
class TryLater:
    """Not now; `after` is the far side's wish in seconds, if it named one."""

    reason: str
    after: int | None = None
    said: Said = field(default=_NOTHING, compare=False)


@dataclass(frozen=True, slots=True)
class Wait(TryLater):
    """Nothing was asked of the far side yet, so this is no attempt: the way is closed, or the pace is kept."""


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Never through this door to this address."""

    reason: str
    said: Said = field(default=_NOTHING, compare=False)


@dataclass(frozen=True, slots=True)
class Disable(GiveUp):
    """Never, and nothing more to this address: the far side itself said that it wants no more (HTTP 410)."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """The message may have arrived: the connection ended between the last byte and the answer."""

    reason: str
    said: Said = field(default=_NOTHING, compare=False)


Outcome = Sent | TryLater | GiveUp | Unsure


@dataclass(frozen=True, slots=True)
class Ended:
    """An attempt that is over, when to try again, and by which claim (`Due.turn`; 0: whichever is ours now)."""

    delivery: int
    outcome: Outcome
    at: datetime
    retry_at: datetime | None = None
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Begun:
    """A transmission about to begin: the identity of its message is what repeats are known by.

    `turn` is that of the claim it was written by (0: whichever is ours now). Who left and came back while a crew held
    their message is claimed anew, and what that crew wrote tells what others may tell by now.
    """

    delivery: int
    message: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """One composed message: deterministic identity, the same on every attempt; `cards` only where a chat shows them.

    Of one without cards a chat shows `lines`, and `url` where it is looked at. `mail` is the whole mail in octets where
    it was put together from a part that many share; `return_path` is the address its bounces go to ("": the relay's own
    sender). `language` is that of our own words in all of it, which a channel adds its own to.
    """

    id: str
    subject: str
    text: str
    html: str
    payload: dict[str, object]
    headers: dict[str, str] = field(default_factory=dict)
    cards: tuple[Card, ...] = ()
    lines: tuple[str, ...] = ()
    url: str = ""
    mail: bytes = b""
    return_path: str = ""
    language: str = "en"
