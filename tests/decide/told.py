"""Events and people for stories about whom, when and how much at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.model import Event, Evidence, Finding, Recipient, Source

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def after(minutes: float, start: datetime = NINE) -> datetime:
    return start + timedelta(minutes=minutes)


def event(number: int = 1, country: str = "KZ", kind: str = "level_raised", severity: str = "P2", **told: Any) -> Event:
    """Event `number` of the US advisory on a country, from Level 2 to 3 unless told otherwise."""
    quote = told.pop("quote", f"Sentence {number}.")
    finding = Finding(
        kind=kind, severity=severity, headline=told.pop("headline", f"US raises {country}"), rule="test", why="as told",  # type: ignore[arg-type]
        evidence=(Evidence("after", quote),) if quote else (), post=told.pop("post", None), area=told.pop("area", None),
        old=told.pop("old", "2"), new=told.pop("new", "3"),
    )  # fmt: skip
    default: dict[str, Any] = {
        "publisher": "us_state", "destination": country, "places": (country,), "detected_at": NINE, "published_on": NINE.date(),
        "flags": (), "held": None, "doors": (Source("us_state.rss", "https://travel.example/x", "f" * 64),),
        "before_sha256": f"{number:032x}{'a' * 32}", "after_sha256": f"{number:032x}{'b' * 32}", "level_before": 2, "level_after": 3,
    }  # fmt: skip
    return Event(id=f"{number:016x}", country=country, finding=finding, **{**default, **told})


def somebody(name: str = "ann", **wishes: Any) -> Recipient:
    return Recipient(**{"name": name, "channel": "email", "address": f"{name}@example.org", **wishes})
