"""Small true-shaped passes for the store's tests: Iraq's advisory, an order to leave, two people to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from monitor.model import (
    Belief,
    Claim,
    Delivery,
    DoorState,
    Event,
    Evidence,
    Finding,
    Health,
    Part,
    Recipient,
    Rule,
    Source,
)
from monitor.store.shapes import Kept

NINE = datetime(2025, 6, 12, 9, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """Minutes after nine."""
    return NINE + timedelta(minutes=minutes)


def part(raw: bytes, key: str = "Iraq") -> Part:
    return Part(key, raw, sha256(raw).hexdigest(), f"https://pages.example/{key}")


def event(name: str = "e1", **changes) -> Event:
    """Iraq's departure order, with everything an event can hold; `kind` reaches its finding."""
    finding = Finding(
        kind=changes.pop("kind", "departure_ordered"),
        severity="P1",
        headline="US orders non-emergency staff out of Iraq — Iraq stays Level 4",
        rule="departure.ordered",
        why="an order stands where none stood before",
        evidence=(Evidence("after", "All non-emergency staff were ordered to leave “at once”.", 4, 60),),
        post="Embassy Baghdad",
        new="ordered",
        decided_on=date(2025, 6, 11),
    )
    whole = Event(
        id=name,
        publisher="us_state",
        country="IQ",
        places=("Iraq", "Bagdad — العراق"),
        destination="iraq",
        finding=finding,
        detected_at=NINE,
        published_on=date(2025, 6, 11),
        flags=("silent_edit",),
        held=None,
        doors=(Source("us_state.rss", "https://feeds.example/all.xml", "a" * 64),),
        before_sha256="b" * 64,
        after_sha256="c" * 64,
        considered=("leave_advice: no such advice",),
        inside=(replace(finding, kind="level_raised", old="3", new="4", evidence=()),),
    )
    return replace(whole, **changes)


def belief(destination: str = "iraq", **changes) -> Belief:
    claim = Claim("a" * 64, "f" * 64, 4, date(2025, 6, 11))
    whole = Belief(
        publisher="us_state",
        destination=destination,
        countries=("IQ",),
        name="Iraq",
        url="https://pages.example/iraq",
        sha256="a" * 64,
        door="us_state.rss",
        fingerprint="f" * 64,
        level=4,
        published_on=date(2025, 6, 11),
        since=NINE,
        confirmed_by=("us_state.api",),
        claims={"us_state.rss": (claim, replace(claim, level=None, published_on=None))},
        known={"e" * 64: "2025-03-01", "d" * 64: ""},
    )
    return replace(whole, **changes)


def door(name: str = "us_state.rss", **changes) -> DoorState:
    whole = DoorState(name, Health.OK, "", NINE, NINE, NINE, NINE, 211, etag='W/"1"')
    return replace(whole, **changes)


def owed(event_id: str = "e1", reader: str = "Ann", due: float = 0, hold: str = "") -> Delivery:
    return Delivery(event_id, reader, at(due), "follows Iraq", hold)


def people(store, *names: str, channel: str = "email") -> None:
    """Let these be told by mail, of everything."""
    for name in names:
        store.save_recipient(Recipient(name, channel, f"{name}@desk.example", "config"), [Rule()], NINE)


def kept(minutes: float = 0, **parts) -> Kept:
    return Kept(publisher=parts.pop("publisher", "us_state"), at=at(minutes), **parts)


def whole_pass(number: int) -> Kept:
    """A pass that leaves something in every table: 12 pages, 4 beliefs, 6 events, 12 deliveries, a confirmation."""
    pages = [part(f"pass {number} page {each} ".encode() * 50, f"page{each}") for each in range(12)]
    events = [event(f"p{number}e{each}", detected_at=at(number)) for each in range(6)]
    return kept(
        number,
        pages=[(page, "us_state.page") for page in pages],
        parts={"us_state.page": {page.sha256: "iraq" for page in pages}},
        beliefs=[belief(f"country{each}", since=at(number)) for each in range(4)],
        doors=[door("us_state.page", items=number)],
        events=events,
        held=[event(f"h{number}", destination="country1", held="a drop waits for a second sighting")],
        deliveries=[owed(each.id, reader) for each in events for reader in ("Ann", "Bob")],
        confirmations=[(f"p{number}e0", Source("us_state.api", "https://api.example/", "9" * 64))],
    )
