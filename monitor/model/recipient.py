"""Who can be told, and what they asked to be told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.model.event import Severity

Origin = Literal["config", "subscriber", "desk"]
Standing = Literal["unconfirmed", "active", "paused", "ended", "erased"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a recipient follows; an empty set means all of them, and matching any rule of theirs is enough.

    `mode` is "at_once", "hourly", "daily HH:MM" or "weekly D HH:MM" (D 1 is Monday), in the recipient's zone.
    `min_delta` is how far a level must move. `travellers` asks for somebody of the tenant to be there. `id` is 0
    until it is stored.
    """

    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    severity: Severity = "P3"
    min_level: int | None = None
    min_delta: int | None = None
    mode: str = "at_once"
    travellers: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True)
class Recipient:
    """One address on one channel that can be told; `name` is unique and never changes.

    A configured reader keeps its configured name; every other name holds a colon ("mail:…", "desk:…"), which no
    reader's may. `address` is the mailbox verbatim, "" once erased and for an endpoint whose address is sealed
    elsewhere; `address_key` the keyed hash by which suppressions know it. Quiet hours are local "HH:MM"; what is
    at least as grave as `quiet_pass` passes them, "" nothing. `id` is 0 until it is stored.
    """

    name: str
    channel: str
    address: str = ""
    origin: Origin = "subscriber"
    tenant: int | None = None
    address_key: str | None = None
    language: str = "en"
    zone: str = "UTC"
    state: Standing = "active"
    paused_until: datetime | None = None
    quiet_from: str | None = None
    quiet_until: str | None = None
    quiet_pass: Severity | Literal[""] = "P1"  # noqa: S105 - who passes, no word
    private: bool = False
    duty: bool = False
    created_at: datetime | None = None
    confirmed_at: datetime | None = None
    ended_at: datetime | None = None
    consent: str = ""
    id: int = 0
