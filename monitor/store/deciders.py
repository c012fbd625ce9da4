"""What the fan-out asks of those who decide: whether an event is plain, and what the tables cannot judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.model import Delivery, Event, Recipient, Rule

Pair = tuple[Recipient, tuple[Rule, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """What told the same fact before (ids of events), and what its readers wait for before they are told it again."""

    events: tuple[str, ...]
    hold: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who decides what the tables alone cannot.

    `plain` says of an event that the mass of plain wishes leaves at once (no storm, no silence, nothing to group).
    `rest` is given recipients who may be concerned, each with all rules that stand, and returns what they are owed;
    it is asked of those with a wish the tables cannot judge, and of everybody when the event is not `plain`. It is
    called outside any transaction, and again for the same people if the fan-out is interrupted there. `first` is told
    of an event before its fan-out begins, perhaps twice. `hold` gives what all deliveries of an event wait for,
    whatever their readers wish, and until when (a storm); None: nothing. `beside` names what told the same (ids) by
    another door, in a storm that may still be discarded, and what whoever had that waits for, and until when.
    """

    plain: Callable[[Event], bool]
    rest: Callable[[Event, Sequence[Pair]], Iterable[Delivery]]
    first: Callable[[Event], None] = lambda _event: None
    hold: Callable[[Event], tuple[str, datetime] | None] = lambda _event: None
    beside: Callable[[Event], Told | None] = lambda _event: None
