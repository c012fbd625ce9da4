"""What changed, and what we say of it for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from monitor.model.posture import Posture

Side = Literal["before", "after"]
Severity = Literal["P1", "P2", "P3", "P4"]
Op = Literal["same", "added", "removed", "reworded", "moved"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a reworded sentence; its same and removed marks spell the old one, same and added the new."""

    op: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence and what became of it; `before` is "" where it was not, `after` where it no longer is.

    A moved sentence is two pieces: one where it left, one where it arrived. `words` are of reworded ones only.
    """

    op: Op
    before: str
    after: str
    words: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """An exact sentence and where it stands: side of the change, offsets in that side's clean text."""

    side: Side
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A page behind an event: door, public address, hash of the exact bytes."""

    name: str
    url: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Change:
    """Two settled states of one destination, read by the same reader.

    `looked_at` is when we last looked with success before; `detected_at` when this text was first seen; a decision
    three weeks older than both `looked_at` and the publication is history, not news (real lags: -1 to +7 days).
    `pieces` is the redline of the two texts; `actor` the government as a headline names it ("US");
    `reissued` says that by the publisher's own clock this is a later edition, if of the same day; `released` that the
    text was seen before and only now is believed whole: what else it says was told then.
    """

    publisher: str
    destination: str
    countries: tuple[str, ...]
    name: str
    url: str
    before: Posture | None
    after: Posture | None
    before_text: str
    after_text: str
    before_sha256: str
    after_sha256: str
    published_before: date | None
    published_on: date | None
    detected_at: datetime
    looked_at: datetime
    doors: tuple[Source, ...]
    pieces: tuple[Piece, ...] = ()
    actor: str = ""
    reissued: bool = False
    released: bool = False

    @property
    def silent(self) -> bool:
        """Whether the text moved under an unchanged date."""
        same = self.published_on is not None and self.published_on == self.published_before
        return same and not self.reissued


@dataclass(frozen=True, slots=True)
class Gist:
    """What a headline says, taken apart: no word of ours is in it, so that each reader hears it in their language.

    `who` acts, as headlines call a government ("US"); `act` is what was done and `people` whose departure it is, both
    names on the rolls of `deliver/headline.py`; `where` is the ground as the publisher or a map calls it, or a post;
    `what` of which sort, which level, until when; `quote` the publisher's own words.
    """

    who: str
    act: str
    people: str = ""
    where: str = ""
    what: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one kind recognised in a change; `rule` names the rule, `why` says it in a sentence.

    `gist` is what the headline says, apart; None in what was kept before there was one.
    """

    kind: str
    severity: Severity
    headline: str
    rule: str
    why: str
    evidence: tuple[Evidence, ...]
    post: str | None = None
    area: str | None = None
    old: str | None = None
    new: str | None = None
    decided_on: date | None = None
    gist: Gist | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A transition, past tense, as it will stand for ever. One object for each country it concerns."""

    id: str
    publisher: str
    country: str
    places: tuple[str, ...]
    destination: str
    finding: Finding
    detected_at: datetime
    published_on: date | None
    flags: tuple[str, ...]
    held: str | None
    doors: tuple[Source, ...]
    before_sha256: str
    after_sha256: str
    url: str = ""
    level_before: int | None = None
    level_after: int | None = None
    considered: tuple[str, ...] = ()
    inside: tuple[Finding, ...] = ()
