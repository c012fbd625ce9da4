"""The shapes of positions and doors in the read API, as its description gives them."""

from __future__ import annotations

from pydantic import BaseModel, Field

from monitor.web.shapes import Day, Moment


class Position(BaseModel):
    """Where one publisher stands on one country, in its own words beside the common scale."""

    publisher: str
    country: str
    name: str
    url: str
    level: int | None = Field(description="1 to 4 on the common scale; null where the publisher states none")
    words: str
    published_on: Day | None
    since: Moment
    areas: int
    parts: int = Field(description="the highest level of a part above that of the whole; 0 where none is")
    staff: str
    not_confirmed: int = Field(description="how many things a door says that are not believed yet")
    checked: bool = Field(description="whether it is read for this country now: not checked is never clear")
    not_checked_since: Moment | None = Field(description="from when it is not; null where it is, or nobody knows")
    discarded: list[str] = Field(
        description="events that told of this very text, which an officer found to be faults: read the page yourself"
    )


class Country(BaseModel):
    """A country with the positions of every publisher."""

    country: str
    name: str
    positions: list[Position]


class Source(BaseModel):
    """How one door fares. Only ok means checked."""

    door: str
    health: str
    detail: str
    good_at: Moment | None
    since: Moment | None
    not_checked: list[str] = Field(description="countries nobody else of this publisher answers for while it fails")
    not_checked_since: Moment | None = Field(description="from when the first of these countries is not checked")
    not_checked_each: dict[str, Moment | None] = Field(description="from when each of these countries is not checked")
