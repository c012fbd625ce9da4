"""What a message is made from: an event, the facts of its page, and the desk that writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from jinja2 import Environment

from monitor.model import Event
from monitor.model.routing import StormState

Mark = Literal["same", "gone", "new", "moved", "skip"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of the redline: read one after another they give the text, a line break inside ends a paragraph.

    "same" stood and stands, "gone" no longer stands, "new" was added, "moved" stands elsewhere now;
    "skip" is our own remark in place of words left out, never the publisher's.
    """

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Stand:
    """Where another government stands on the same country: its level on the common scale, its own word for it.

    `moved_on` is the day its level moved, if that was of late; `checked` whether its pages can be read now;
    `parts` the level of parts of the country that stand above it (0: none do).
    """

    short: str
    level: int | None
    words: str = ""
    moved_on: date | None = None
    checked: bool = True
    parts: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """One event and what a reader must know beside it.

    `label` and `short` name the publisher ("U.S. Department of State", "US"); `hosts` are the publisher's own hosts:
    nothing else becomes a link. `words_*` are the publisher's own names of the levels ("Do Not Travel"), `parts` the
    level of parts of the country that stand above it (0: none do). `published_before` is the date the superseded text
    carried; `checked_at` when we last looked with success. `travellers` says how many of the reader's own people are
    there, `names` who, for private channels; `reverts` is a change this one takes back within half an hour; `answer`
    the page where one takes it on. `replaces` is what older messages told that had not left and that this one makes
    obsolete. `source` is the name people know the page by, shown on the link; "" means the host. `others` is where
    other governments stand on the same country, those that moved of late first; `asked` is what a mission's post lists
    as to be done, in its words; `page` our own page of the event, "" where the web has no address; `attribution` says
    whose words these are and under which terms. `mission` says that it is a mission's post: one states no level, and
    its own government's advice is among `others`. `storm` is the state of the storm it came in: "open" where it leaves
    though no officer has decided. `later` is the newest in the same message that its page says of the same state since,
    `since` what it says of it and this message does not tell: where either is, it is `overtaken`.
    `repeats` says that a message told it before, and may have arrived.
    """

    event: Event
    label: str
    short: str
    hosts: frozenset[str]
    checked_at: datetime
    words_before: str = ""
    words_after: str = ""
    published_before: date | None = None
    redline: tuple[Stretch, ...] = ()
    replaces: tuple[Event, ...] = ()
    source: str = ""
    travellers: str = ""
    names: tuple[str, ...] = ()
    reverts: Event | None = None
    answer: str = ""
    others: tuple[Stand, ...] = ()
    attribution: str = ""
    parts: int = 0
    mission: bool = False
    storm: StormState | None = None
    later: Event | None = None
    since: Event | None = None
    asked: tuple[str, ...] = ()
    page: str = ""
    repeats: bool = False

    @property
    def overtaken(self) -> Event | None:
        """What takes its place, if it is no longer the latest word."""
        return self.later or self.since


@dataclass(frozen=True, slots=True)
class Desk:
    """Who writes: `sender` is a mailbox, `host` the right-hand side of every Message-ID.

    `secret` keys the identities; `paper` holds the templates (`paper.paper()`), `name` signs. Letters about a reader's
    own affairs come from `letters`, a mailbox, if there is one: what is no list is not taken for one.
    """

    sender: str
    host: str
    secret: bytes
    paper: Environment
    name: str = "Advisory Monitor"
    letters: str = ""
