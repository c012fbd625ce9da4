"""What a text says, as values that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

State = Literal["suspended", "reduced", "resumed"]  # of a post's own work
Tier = Literal["consider", "should", "now", "immediately"]  # how urgently people are told to leave
TIERS: tuple[Tier, ...] = ("consider", "should", "now", "immediately")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a clean text: text[start:end]; `text` is the sentence itself."""

    start: int
    end: int
    text: str


class Status(StrEnum):
    """Who may, must or can no longer leave a post (3 FAM 3770; reference terms)."""

    AUTHORIZED = "authorized"
    ORDERED = "ordered"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class Departure:
    """The departure status of one audience at one post.

    `post` is None for the whole mission; `audience` is "employees" or "family"; `continuing` marks a sentence
    that says the status goes on ("remains on ordered departure"); `note` marks one found in the change note; `was` is
    the status that its sentence says it takes the place of.
    """

    post: str | None
    audience: Literal["employees", "family"]
    status: Status
    decided_on: date | None
    span: Span
    continuing: bool = False
    note: bool = False
    was: Status | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """A post's own working state as stated: suspended, reduced, resumed.

    `area` limits reduced services to a part of the country, or to a few people ("to dual nationals").
    """

    post: str | None
    state: State
    decided_on: date | None
    span: Span
    area: str | None = None

    @property
    def of_few(self) -> bool:
        """Whether `area` names people and no place."""
        return (self.area or "").startswith("to ")


@dataclass(frozen=True, slots=True)
class Leave:
    """Advice to the publisher's nationals to leave; `TIERS` has them from the mildest up."""

    tier: Tier
    area: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the country with advice of its own; `part` is the heading it stands under, "" in a list at the top.

    `head` is the sentence that opens the list it stands in, where the entry alone does not say what is advised; `rung`
    orders what shares one common level ("advised against", "strongly advised against"), 0 where nothing does.
    """

    name: str
    level: int
    span: Span
    part: str = ""
    head: Span | None = None
    rung: int = 0


UNNAMED = "Separately Advised Parts"  # parts that have advice of their own: not said which, nor how grave
SOME_PARTS = "these areas"  # what is said of them, which a sentence names elsewhere
ANYWHERE = "everywhere"  # the key of a notice that names no place ("these areas")
OF_FEW = "only "  # how the key of a notice begins that is of some people alone, whom the rest of it names
HOLDS = "holds"  # the key of a notice that says an older one goes on
UNCHANGED = "unchanged"  # the key of a notice that says its topic did not change
STAFF_ALONE, PEOPLE_IN_PARTS, PEOPLE = 0, 1, 2  # grades of who is told to shelter; the parts are named elsewhere
SCENE = "scene"  # the topic of where an alert plays and which post speaks: no event, but what its events leave out
HAPPENING = "hazard happening"  # the topic of a sentence that tells a hazard as it happens, with its day and places
LIKELY = "likely"  # the topic of a sentence that may tell something urgent and no rule reads; `what` is its sort
GONE_HOME = "gone home"  # the key of own people whose withdrawal a note says is told no longer
LAST_CALL = "last call"  # the key of help with leaving that is given for the last time, or until an hour
NOT_ABOARD = "not aboard"  # the key of a rule that keeps people from flights home
PASSPORT = "passport validity"  # the key of a rule of entry whose terms stand in what it says


@dataclass(frozen=True, slots=True)
class Notice:
    """Something else a sentence tells people, with a kind of its own (`topic`).

    `key` is what two texts are compared by: the same fact reworded has the same key. `what` says it in a few words
    for a headline; `on` is False for a stated end ("services have resumed"). `grade` orders facts of one topic and
    key by how far they reach (0 the mildest).
    """

    topic: str
    key: str
    what: str
    span: Span
    on: bool = True
    post: str | None = None
    area: str | None = None
    decided_on: date | None = None
    grade: int = 0


@dataclass(frozen=True, slots=True)
class Posture:
    """What a text says, as a value that can be compared; never what it looked like.

    `exact` means that the areas come as data: one that is missing is gone, not merely left unsaid.
    `local` are the letters given as reasons for areas alone, `grounds` the letters of each area whose entry gives its
    reasons, by its name; `others` are the reasons that no letter but O stands for.
    `words` are the publisher's own for the level ("advises against all but essential travel"), "" for its plain scale;
    `gloss` is their English where they are in another language; `rung` orders them where two share one common level.
    `ended` and `outlived` are what `departures` and `operations` tell an end of and the text states all the same.
    `waits` means that the level is the one believed before: what the text says by now, milder, was seen only once.
    `corrected` is the note of an index's row that corrected level or parts of this older text, and was told with it.
    """

    level: int | None
    level_span: Span | None = None
    reason: Span | None = None
    note: Span | None = None
    indicators: tuple[str, ...] = ()
    departures: tuple[Departure, ...] = ()
    operations: tuple[Operation, ...] = ()
    leave: tuple[Leave, ...] = ()
    areas: tuple[Area, ...] = ()
    words: str = ""
    gloss: str = ""
    rung: int = 0
    notices: tuple[Notice, ...] = ()
    exact: bool = False
    local: tuple[str, ...] = ()
    grounds: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()
    corrected: Span | None = None
    ended: tuple[Departure, ...] = ()
    outlived: tuple[Operation, ...] = ()
    waits: bool = False

    @property
    def staff(self) -> str:
        """The gravest that stands for a post: "suspended", "ordered", "authorized", or "" where nothing does."""
        states = {one.state for one in self.operations} | {one.status.value for one in self.departures}
        return next((grave for grave in ("suspended", "ordered", "authorized") if grave in states), "")

    @property
    def apart(self) -> int:
        """The highest level of a named part of the country that stands above the whole; 0 where none does."""
        highest = max((area.level for area in self.areas if area.name != UNNAMED), default=0)
        return highest if highest > (self.level or 0) else 0
