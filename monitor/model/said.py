"""What a door said: parts of documents, and the readings made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from monitor.model.posture import Area, Leave, Span

Voice = Literal["text", "row", "table", "witness"]


@dataclass(frozen=True, slots=True)
class Part:
    """The smallest addressable piece of a served document about one destination, byte for byte.

    `key` tells pieces of one document apart (a link, a row's name); `sha256` is the hex digest of `raw`.
    """

    key: str
    raw: bytes
    sha256: str
    url: str


@dataclass(frozen=True, slots=True)
class OfficialDeparture:
    """A departure status a publisher states as data, not prose (the map layer's AD_OD fields)."""

    status: Literal["authorized", "ordered"]
    decided_on: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one door says of one destination this time; `text` is clean, one block a line, "" if it has none.

    `published_on` is None when the door gave no date or an impossible one; `trouble` says why a reading
    may not be believed ("placeholder", "no text"), else None. `indicators` is None when the door has none.
    `voice`: "text" doors carry the advisory's words; a "row" of an index says them in short, and stands in for a page
    until that is read; "table" doors only level and date, but reliably; a "witness" confirms others and never speaks
    first. `words` are the publisher's own for the level, `gloss` says them in English
    where they are not, `rung` is their place on the publisher's own ladder where it has more steps than ours (0: none).
    `areas` are parts of the country it gives as data (None: its prose is read for them). Prose in another `language`
    (a BCP 47 tag) than "en" is read by the tables of that language, and by none where it has none: then level, areas,
    `leave` and the sentence that gives the level (`said`) are all that is known of it. `moment` is the exact time of
    publication, where a door has one: it orders editions of one day. `cut` says that the door shows only the beginning
    of the text; `sole` that no copies of the text exist, so that a new wording is an edit.
    """

    door: str
    destination: str
    countries: tuple[str, ...]
    name: str
    title: str
    url: str
    sha256: str
    level: int | None
    published_on: date | None
    text: str
    indicators: tuple[str, ...] | None = None
    official: OfficialDeparture | None = None
    trouble: str | None = None
    voice: Voice = "text"
    words: str = ""
    areas: tuple[Area, ...] | None = None
    language: str = "en"
    gloss: str = ""
    rung: int = 0
    leave: tuple[Leave, ...] = ()
    said: Span | None = None
    moment: datetime | None = None
    cut: bool = False
    sole: bool = False
