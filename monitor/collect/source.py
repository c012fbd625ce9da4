"""What every publisher must tell us: where its doors are, how often to knock, how to read what comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from monitor.model import Health, Part, Reading

DAY = 86_400  # seconds


class Unreadable(Exception):
    """A document that cannot be believed: what was expected, what came. `health` says of what kind it is."""

    def __init__(self, health: Health, why: str) -> None:
        super().__init__(why)
        self.health = health
        self.why = why


@dataclass(frozen=True, slots=True)
class Listing:
    """A served document, cut into its parts; `generated` is the publisher's own time stamp, if it has one."""

    parts: tuple[Part, ...]
    generated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """One address family of a publisher.

    `register` doors list every destination and lead; the others are asked for single destinations.
    A `pointer` door's rows say only that something moved at a destination: its own page is asked for what it says.
    Those of a `brief` door say it in short (the voice "row"), and count for themselves where no page can be had.
    A `witness` bears others out and tells nothing by itself: where it alone is read, nothing is noticed.
    The pages of a `nameless` one need not say whose they are: their address does.
    `every` is seconds between two knocks, for a page door the time in which each page is asked once though nothing
    points at it; `floor` the fewest parts a whole answer has; `probe` an address
    whose small answer tells (through `moved`) whether the large one moved at all; `more` gives, from one answer and its
    address, the address at which the list goes on ("" at its end): all of it comes, or the door failed.
    A feed of few posts has an `older` listing, page by page from 1, whose `links` name those that no longer fit.
    `serves` are the countries of which a mission's feed speaks, as far as that is known before it was ever read.
    """

    name: str
    url: str
    split: Callable[[bytes, str], Listing]
    read: Callable[[Part, datetime], Reading]
    register: bool = True
    pointer: bool = False
    brief: bool = False
    witness: bool = False
    nameless: bool = False
    every: int = 600
    accept: str = "*/*"
    floor: int = 1
    also: tuple[str, ...] = ()
    probe: str = ""
    moved: Callable[[bytes], str] | None = None
    more: Callable[[bytes, str], str] | None = None
    older: Callable[[int], str] | None = None
    links: Callable[[bytes, str], tuple[str, ...]] | None = None
    serves: tuple[str, ...] = ()


class Publisher(Protocol):
    """A government's office that publishes advice: a module in `collect/sources/`.

    With `POSTS` each part is a message of its own (an alert) instead of a destination's standing advice.
    """

    @property
    def NAME(self) -> str: ...  # noqa: N802 - modules keep these promises with constants
    @property
    def LABEL(self) -> str: ...  # noqa: N802
    @property
    def SHORT(self) -> str: ...  # noqa: N802
    @property
    def POSTS(self) -> bool: ...  # noqa: N802
    @property
    def SITES(self) -> tuple[str, ...]: ...  # noqa: N802 - hosts of its public pages beside those of its doors
    @property
    def ATTRIBUTION(self) -> str: ...  # noqa: N802 - whose words these are and under which terms, as a reader is told
    @property
    def REVIEW_MONTHS(self) -> Mapping[int, int]: ...  # noqa: N802 - level to the months within which a review is promised
    @property
    def DOORS(self) -> tuple[Door, ...]: ...  # noqa: N802

    def page_urls(self, url: str) -> tuple[str, ...]:
        """The addresses of a destination's own page, best first, from the address a register gives."""
        ...

    def saved(self, body: bytes, url: str) -> tuple[Door, Listing]:
        """Recognise a saved document by its content: the door it came through and its parts."""
        ...


Publishers = Mapping[str, Publisher]
