"""What we hold true of a destination, and what we do not believe yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from monitor.model.past import NO_PAST, Past


@dataclass(frozen=True, slots=True)
class Claim:
    """One door's latest word on a destination, as short as a comparison needs it; `fallen_back` if it now serves older.

    A door that fell back serves an edition older than the one believed, and said this before.
    """

    sha256: str
    fingerprint: str
    level: int | None
    published_on: date | None
    url: str = ""
    status: str = ""
    fallen_back: bool = False


LIST = "list"  # the aspect of what a list says of many at once under unchanged days


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something a door says that we do not believe yet.

    `aspect` is "level", "departure:POST", "operation:POST", "text" (POST is "" for the whole mission) or "list", which
    waits for an officer;
    `sha256` is the page that says it, `base_sha256` the older page we keep believing for this aspect;
    `level` the level said, for that aspect. `sightings` counts the passes that saw it, `door` saw it first; `past` is
    that of the older page.
    """

    aspect: str
    why: str
    since: datetime
    door: str
    sha256: str
    base_sha256: str
    level: int | None = None
    sightings: int = 1
    past: Past = NO_PAST


@dataclass(frozen=True, slots=True)
class Belief:
    """What we hold true of one destination, and what each door last said.

    `sha256`/`door` name the page whose text we believe; `fingerprint` is of its words, `aliases` those of other
    copies of the same edition. `level` is authoritative (a withheld drop keeps it). `published_on` is the first
    date this edition was served under. `known` maps fingerprints of superseded texts to the newest date they
    were served under (ISO, or ""). `told` are the ids of the events this edition gave rise to. `absent_since` is
    when every register read whole began to miss it. `moment` is the exact time of publication, if the door gives one.
    `row` is the row of an index, later than the page we believe, that corrects its level or its parts ("" for none);
    `past` is what the page's older editions told that bears on what it says.
    """

    publisher: str
    destination: str
    countries: tuple[str, ...]
    name: str
    url: str
    sha256: str
    door: str
    fingerprint: str
    level: int | None
    published_on: date | None
    since: datetime
    aliases: tuple[str, ...] = ()
    confirmed_by: tuple[str, ...] = ()
    claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    withheld: tuple[Withheld, ...] = ()
    told: tuple[str, ...] = ()
    absent_since: datetime | None = None
    withdrawn_at: datetime | None = None
    moment: datetime | None = None
    row: str = ""
    past: Past = NO_PAST
