"""The shapes of events in the read API, as its description gives them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Storm = Literal["open", "released", "digested", "discarded"]
STORM = (
    "the state of the storm it came in, null for none: open waits for an officer, though the gravest"
    " leave by themselves meanwhile; discarded was a fault of ours, and nobody may act on it"
)


class Evidence(BaseModel):
    """An exact sentence of the publisher's, and whether it stood before or stands now."""

    side: Literal["before", "after"]
    text: str
    start: int | None = Field(None, description="where it stands in that text; of one event whole")
    end: int | None = None


class Door(BaseModel):
    """A page behind an event: which door it came through, its address and the hash of its bytes."""

    name: str
    url: str
    sha256: str


class EventOut(BaseModel):
    """An event as it stands for ever."""

    id: str
    publisher: str
    publishers: list[str] = Field(description="who says so: the publisher, and those that confirmed it")
    country: str = Field(description="ISO 3166-1 alpha-2, XK for Kosovo, empty for the whole world")
    places: list[str]
    post: str | None
    area: str | None = Field(description="what tells events of a kind apart: an area, a risk, a hazard, a way out")
    where: str | None = Field(description="the ground its headline names; null where it names none, never all of it")
    kind: str
    from_: str | None = Field(alias="from")
    to: str | None
    severity: Literal["P1", "P2", "P3", "P4"]
    detected_at: Moment
    published_on: Day | None
    decided_on: Day | None
    headline: str
    evidence: list[Evidence]
    flags: list[str]
    held: str | None
    doors: list[Door]
    url: str
    confirmed: bool


class EventListed(EventOut):
    """An event, and what became of the storm it came in."""

    storm: Storm | None = Field(description=STORM)
    ruled_at: Moment | None = Field(description="when somebody decided about that storm; null where nobody did")


class Inside(BaseModel):
    """What a graver event of the same change took along; it is an event of its own, too."""

    kind: str
    headline: str
    severity: Literal["P1", "P2", "P3", "P4"]
    post: str | None
    area: str | None
    where: str | None
    from_: str | None = Field(alias="from")
    to: str | None


class EventWhole(EventListed):
    """An event with its rule trace, the hashes of both pages, and what came of it."""

    rule: str
    why: str
    level_before: int | None
    level_after: int | None
    before_sha256: str
    after_sha256: str
    considered: list[str]
    inside: list[Inside]
    takes_back: str | None = Field(description="the id of a change of the last half hour that this one undoes")
    taken_back_by: str | None = Field(description="the id of the change that undid this one within half an hour")


class Events(BaseModel):
    """One page of events, newest first; `next` is the value of `before` for the page behind it."""

    events: list[EventListed]
    next: str | None
