"""What goes into the memory and comes out of it, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.model import Belief, Delivery, DoorState, Event, Part, Source

if TYPE_CHECKING:
    from monitor.store.editions import Edition


class OutOfOrder(Exception):
    """A pass at a time before the last one of the same state directory."""


class Taken(Exception):
    """A name that belongs to somebody else."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """A stored part, byte for byte; `url` and `door` are those of its first sight."""

    sha256: str
    raw: bytes
    key: str
    door: str
    url: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything one pass over one publisher leaves behind; it is written in ONE transaction or not at all.

    `parts` maps a door to all parts it showed this time (part sha -> destination), replacing what it showed before;
    doors absent from the mapping keep theirs. `confirmations` adds doors to events already told (event id, door),
    `updates` later posts that repeat them.
    `held` replaces the held events of the destinations in `beliefs`; `events` are appended to the hash chain.
    `storm` says why this pass is too much to be believed unseen, or ""; `escalations` are event id, chain, and when
    its first step is due.
    `notes` are remembered words by name. `corrected` are beliefs whose page stayed and is read better: no history of
    levels begins with them, and what is held back stays.
    """

    publisher: str
    at: datetime
    pages: Sequence[tuple[Part, str]] = ()
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    beliefs: Sequence[Belief] = ()
    doors: Sequence[DoorState] = ()
    events: Sequence[Event] = ()
    held: Sequence[Event] = ()
    deliveries: Sequence[Delivery] = ()
    confirmations: Sequence[tuple[str, Source]] = ()
    updates: Sequence[tuple[str, Source]] = ()
    storm: str = ""
    escalations: Sequence[tuple[str, str, datetime]] = ()
    editions: Sequence[Edition] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    corrected: Sequence[Belief] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are asked for; None means any. Times are half-open [since, until).

    `publisher` told the event first; `said_by` told it, or confirmed it later by a door of its own.
    """

    since: datetime | None = None
    until: datetime | None = None
    country: str | None = None
    kind: str | None = None
    publisher: str | None = None
    destination: str | None = None
    said_by: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """The result of walking the hash chain: how many events hold, and where it breaks (None: nowhere)."""

    events: int
    head: str
    broken_at: str | None
    why: str = ""
