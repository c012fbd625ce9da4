"""The nouns of the house, frozen: what a door said, what we believe, what changed, what we tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

Side = Literal["before", "after"]
Severity = Literal["P1", "P2", "P3", "P4"]
Voice = Literal["text", "table", "witness"]
Op = Literal["same", "added", "removed", "reworded", "moved"]


# ------------------------------------------------------------------ what a door said
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
    `voice`: "text" doors carry the advisory's words; "table" doors only level and date, but reliably; a "witness"
    confirms others and never speaks first.
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


# ------------------------------------------------------------------ what a text says
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
    that says the status goes on ("remains on ordered departure"); `note` marks one found in the change note.
    """

    post: str | None
    audience: Literal["employees", "family"]
    status: Status
    decided_on: date | None
    span: Span
    continuing: bool = False
    note: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """A post's own working state as stated: suspended, reduced, resumed; `area` limits reduced services to a part."""

    post: str | None
    state: Literal["suspended", "reduced", "resumed"]
    decided_on: date | None
    span: Span
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Advice to the publisher's nationals to leave; tiers rise from consider to immediately."""

    tier: Literal["consider", "should", "now", "immediately"]
    area: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the country with advice of its own."""

    name: str
    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class Posture:
    """What a text says, as a value that can be compared; never what it looked like."""

    level: int | None
    level_span: Span | None = None
    reason: Span | None = None
    note: Span | None = None
    indicators: tuple[str, ...] = ()
    departures: tuple[Departure, ...] = ()
    operations: tuple[Operation, ...] = ()
    leave: tuple[Leave, ...] = ()
    areas: tuple[Area, ...] = ()


# ------------------------------------------------------------------ what we believe
@dataclass(frozen=True, slots=True)
class Claim:
    """One door's latest word on a destination, as short as a comparison needs it."""

    sha256: str
    fingerprint: str
    level: int | None
    published_on: date | None
    url: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something a door says that we do not believe yet.

    `aspect` is "level", "departure:POST", "operation:POST" or "text" (POST is "" for the whole mission);
    `sha256` is the page that says it, `base_sha256` the older page we keep believing for this aspect;
    `level` the level said, for that aspect. `sightings` counts the passes that saw it, `door` saw it first.
    """

    aspect: str
    why: str
    since: datetime
    door: str
    sha256: str
    base_sha256: str
    level: int | None = None
    sightings: int = 1


@dataclass(frozen=True, slots=True)
class Belief:
    """What we hold true of one destination, and what each door last said.

    `sha256`/`door` name the page whose text we believe; `fingerprint` is of its words, `aliases` those of other
    copies of the same edition. `level` is authoritative (a withheld drop keeps it). `published_on` is the first
    date this edition was served under. `known` maps fingerprints of superseded texts to the newest date they
    were served under (ISO, or ""). `told` are the ids of the events this edition gave rise to. `absent_since` is
    when every register read whole began to miss it.
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


# ------------------------------------------------------------------ what changed, what we tell
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
    `pieces` is the redline of the two texts.
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

    @property
    def silent(self) -> bool:
        """Whether the text moved under an unchanged date."""
        return self.published_on is not None and self.published_on == self.published_before


@dataclass(frozen=True, slots=True)
class Finding:
    """What one kind recognised in a change; `rule` names the rule, `why` says it in a sentence."""

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


# ------------------------------------------------------------------ messages
@dataclass(frozen=True, slots=True)
class Reader:
    """Someone to be told, as configured: which countries, kinds, severities, and through which channel.

    Empty `countries`, `publishers` or `kinds` mean all. `address` is the channel's own (mailbox, URL, "").
    """

    name: str
    channel: str
    address: str
    countries: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    severity: Severity = "P3"
    timezone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event owed to one reader through one channel; unique on (event, reader, channel)."""

    event_id: str
    reader: str
    channel: str
    address: str
    due_at: datetime
    why: str


class State(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    CLAIMED = "claimed"
    TRANSMITTING = "transmitting"
    SENT = "sent"
    RETRY_WAIT = "retry_wait"
    UNCERTAIN = "uncertain"
    FAILED = "failed_permanent"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Sent:
    """The far side took responsibility; `receipt` is its own word (queue id, path, status)."""

    receipt: str


@dataclass(frozen=True, slots=True)
class TryLater:
    """Not now; `after` is the far side's wish in seconds, if it named one."""

    reason: str
    after: int | None = None


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Never through this door to this address."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """The message may have arrived: the connection ended between the last byte and the answer."""

    reason: str


Outcome = Sent | TryLater | GiveUp | Unsure


@dataclass(frozen=True, slots=True)
class Message:
    """One composed message: deterministic identity, the same on every attempt."""

    id: str
    subject: str
    text: str
    html: str
    payload: dict[str, object]
    headers: dict[str, str] = field(default_factory=dict)


# ------------------------------------------------------------------ how a door fares
class Health(StrEnum):
    """What came when we knocked. Only OK means checked; everything else means *not checked*."""

    OK = "ok"
    UNTRIED = "untried"
    BLOCKED = "blocked"
    PLACEHOLDER = "placeholder"
    SOFT_404 = "soft_404"
    NOT_FOUND = "not_found"
    EMPTY = "empty"
    EMPTY_LIST = "empty_list"
    SHRUNK = "shrunk"
    STALE = "stale"
    UNREADABLE = "unreadable"
    WRONG_TYPE = "wrong_type"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    UNREACHABLE = "unreachable"
    TOO_LARGE = "too_large"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class DoorState:
    """The memory of one door between passes.

    `validators` are the last answer's ETag and Last-Modified; `good_at` the last good read; `since` when the
    present health began; `resume_at` when the publisher allowed us to come back (Retry-After).
    """

    door: str
    health: Health
    detail: str
    tried_at: datetime | None
    good_at: datetime | None
    changed_at: datetime | None
    since: datetime | None
    items: int
    etag: str = ""
    last_modified: str = ""
    resume_at: datetime | None = None
    failures: int = 0
