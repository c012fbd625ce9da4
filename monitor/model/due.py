"""A delivery that was claimed to be sent, or is looked at where it stands in the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor.model.message import State


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery as the outbox holds it, with what sending needs to know of its recipient.

    `event_id` is "" for a letter about the recipient's own affairs, or one that takes a storm back, which `matter`
    (JSON) tells. `carries` are the ids of the events its message tells: its own and those of the deliveries it leads,
    oldest first; `replaces` are those of them that had not left. `reader` is the recipient's unique name, `recipient`
    its id. `turn` counts its claims: only who holds the newest one may let it leave, or say what became of it.
    """

    id: int
    event_id: str
    recipient: int
    reader: str
    channel: str
    address: str
    state: State
    due_at: datetime
    attempts: int
    why: str
    created_at: datetime
    last_reason: str = ""
    receipt: str = ""
    hold: str = ""
    lead: int | None = None
    priority: int = 2
    not_after: datetime | None = None
    matter: str = ""
    carries: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    language: str = "en"
    zone: str = "UTC"
    private: bool = False
    origin: str = "config"
    turn: int = 0
