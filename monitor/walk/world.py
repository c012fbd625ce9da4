"""What the corridor is given, and what one pass gathers on its way through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from monitor.collect.ask import Fetch
from monitor.collect.knock import Knock
from monitor.collect.source import Publisher
from monitor.model import Belief, DoorState, Event, Part, Reader, Source
from monitor.model.routing import Chain, Limits
from monitor.store.doubts import Verdict
from monitor.walk.heat import EVEN, Heat

if TYPE_CHECKING:  # what these rooms hold takes long to load, and a quiet pass may need none of it
    from monitor.compare.doors.editions import View
    from monitor.decide.kind import Kind
    from monitor.store.sqlite import Store

Progress = Callable[[str, int, int], None]


def quiet(_what: str, _done: int, _of: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class World:
    """Everything the corridor is given: the network, the memory, who publishes, what is recognised, who reads,
    what is too much for one pass, who is told until somebody answers.
    """

    fetch: Fetch
    store: Store
    kinds: Sequence[Kind]
    readers: Sequence[Reader] = ()
    limits: Limits = field(default_factory=Limits)
    chains: Sequence[Chain] = ()
    progress: Progress = quiet
    heat: Heat = EVEN
    reader: str = ""  # which reader this is; where another read what is believed, it is read again


class Pointer(NamedTuple):
    """A row of an index that points at a page: the page's address, the index (a door), the row (a part's sha256)."""

    url: str
    door: str
    row: str


@dataclass(slots=True)
class Pass:
    """One look at one publisher, as it is put together; `store.keep` writes it whole."""

    publisher: Publisher
    now: datetime
    knocks: list[Knock]
    beliefs: dict[str, Belief]
    before: dict[str, DoorState]
    shown: dict[str, dict[str, str]] = field(default_factory=dict)
    pointed: dict[str, Pointer] = field(default_factory=dict)  # destinations whose own page moved, by an index
    heat: Heat = EVEN
    moved: set[str] = field(default_factory=set)  # doors behind which something moved
    views: dict[str, list[View]] = field(default_factory=dict)
    parts: dict[str, tuple[Part, str]] = field(default_factory=dict)
    page_state: DoorState | None = None
    led: dict[str, str] = field(default_factory=dict)  # by destination: which other domain's host answered for its page
    settled: list[Belief] = field(default_factory=list)
    corrected: list[Belief] = field(default_factory=list)  # of the same pages, read by a better reader
    events: list[Event] = field(default_factory=list)
    held: list[Event] = field(default_factory=list)
    confirmations: list[tuple[str, Source]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    updates: list[tuple[str, Source]] = field(default_factory=list)  # posts that repeat what an earlier one told
    unread: dict[str, list[str]] = field(default_factory=dict)  # by door, what was wrong with parts of its list
    hidden: dict[str, Collection[str]] = field(default_factory=dict)  # by such a door, of whom those parts may be
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)  # what officers said, by destination
    released: dict[str, Verdict] = field(default_factory=dict)  # of those, what is let out in this pass

    @property
    def looked_at(self) -> datetime:
        """When we last looked at this publisher with success before this pass."""
        return max((s.good_at for s in self.before.values() if s.good_at), default=self.now)

    def established(self, door: str) -> bool:
        """Whether this door was read before: its first answer is a baseline."""
        state = self.before.get(door)
        return state is not None and state.good_at is not None


@dataclass(frozen=True, slots=True)
class Report:
    """What a pass did: doors and how they fared, events new in this pass."""

    publisher: str
    doors: tuple[DoorState, ...]
    events: tuple[Event, ...]
    held: int
    good: bool


Memory = Callable[[str], "View | None"]
