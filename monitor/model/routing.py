"""What stands between an event and its people: silences, storms, chains of escalation, and who travels where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from monitor.model.event import Severity

StormState = Literal["open", "released", "digested", "discarded"]
AckState = Literal["open", "acknowledged", "unanswered", "dropped"]


CANARY = "canary"  # the publisher of the house's own daily test


@dataclass(frozen=True, slots=True)
class Limits:
    """What one cycle of one publisher may yield before it is a storm, and how long officers have.

    `least` and `factor`: changes are too many above max(least, factor x the 99th percentile of earlier cycles).
    """

    countries: int = 15
    least: int = 20
    factor: int = 5
    mails: int = 20_000
    low: timedelta = timedelta(minutes=30)
    top: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Silence:
    """Who asked for what not to be told, from when until when, and why; empty sets mean all.

    `severity` is the gravest that is silenced: "P2" lets P1 through. `recipients` are names. A silence never drops:
    what it hits is recorded as suppressed under its id. `ended_at` is set when somebody ended it early.
    """

    author: str
    reason: str
    start: datetime
    end: datetime
    countries: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    severity: Severity = "P1"
    tenant: int | None = None
    ended_at: datetime | None = None
    summed_at: datetime | None = None
    id: int = 0

    @property
    def stops(self) -> datetime:
        """When it stops, or stopped."""
        return min(self.end, self.ended_at or self.end)


ALONE = "one alert, taken back by itself"  # the reason of a storm that never was one


@dataclass(frozen=True, slots=True)
class Storm:
    """A cycle of one publisher that was too much to be believed unseen; what came while it was open belongs to it.

    `was` and `was_at` tell how and when one that is discarded was let out before, "" and None where it never was.
    """

    id: int
    publisher: str
    began_at: datetime
    reason: str
    state: StormState = "open"
    decided_at: datetime | None = None
    decided_by: str = ""
    note: str = ""
    was: Literal["", "released", "digested"] = ""
    was_at: datetime | None = None

    @property
    def alone(self) -> bool:
        """Whether it never was a storm: one alert that was told at once, and is taken back by itself."""
        return self.reason == ALONE


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of a chain: how many seconds after the rung before, and the names of those who are told."""

    wait: int
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Who is told one after another until somebody acknowledges; empty sets mean all.

    `last_wait` is how long, in seconds, the last rung has before the chain counts as unanswered.
    """

    name: str
    steps: tuple[Step, ...]
    severity: Severity = "P1"
    countries: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    last_wait: int = 900


@dataclass(frozen=True, slots=True)
class Escalation:
    """One event on its way up a chain: `step` rungs were told, the next thing happens at `next_at`."""

    id: int
    event_id: str
    chain: str
    began_at: datetime
    step: int = 0
    next_at: datetime | None = None
    state: AckState = "open"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Who took an event on (or, with `undone`, gave it back), when and by which way."""

    at: datetime
    who: str
    channel: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A held delivery as gathering needs it; `hold` says why it waits ("digest:daily 08:30", "quiet", "storm:3")."""

    id: int
    recipient: int
    event_id: str
    hold: str
    due_at: datetime
    created_at: datetime
    priority: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Run:
    """A digest made: the half-open window [start, end) of a schedule, unique for a recipient, schedule and end."""

    schedule: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Bundle:
    """What becomes of one recipient's held deliveries: `members` leave in the message of `lead`, once.

    `moved` are put off: (id, hold, due_at); `expired` are too old to be made up for, `repeated` tell what their reader
    knows by another door. `lead` is None if nothing leaves.
    """

    recipient: int
    lead: int | None = None
    members: tuple[int, ...] = ()
    priority: int = 3
    not_after: datetime | None = None
    runs: tuple[Run, ...] = ()
    moved: tuple[tuple[int, str, datetime], ...] = ()
    expired: tuple[int, ...] = ()
    cancelled: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()

    def also(self, moved: Sequence[tuple[int, str, datetime]], repeated: Sequence[int] = ()) -> Bundle:
        """Return the bundle with more put off, or known already."""
        return replace(self, moved=(*self.moved, *moved), repeated=(*self.repeated, *repeated))


@dataclass(frozen=True, slots=True)
class Trip:
    """One leg of somebody's journey: a country and whole days there, `end` None while nobody knows.

    `traveller` is the tenant's own key for a person, `leg` its own key for this leg.
    """

    traveller: str
    leg: str
    country: str
    start: date
    end: date | None
    name: str = ""
    nationality: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who is in a country, or will be: `arrives` is None of one who is there.

    `at` is the place of theirs that the event names, "" where it names none of theirs or nobody asked.
    """

    trip: Trip
    arrives: date | None
    national: bool = False
    at: str = ""
