"""A case written as data (two texts, their dates) becomes a change, as the corridor would make it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from monitor.compare import posture
from monitor.compare.redline import redline
from monitor.model import Area, Change, Posture, Span


def _side(said: dict[str, object] | None, day: date, name: str) -> tuple[Posture | None, str]:
    if said is None:
        return None, ""
    text = str(said["text"])
    level = said.get("level")
    found = posture.read(text, level if isinstance(level, int) else None, day, str(said.get("title", name)))
    if isinstance(parts := said.get("data_areas"), list):
        areas = tuple(Area(str(p["name"]), int(p["level"]), Span(0, len(text), text)) for p in parts)
        found = replace(found, areas=areas, exact=True)
    found = replace(found, words=str(said.get("words", "")))
    return found, text


def change(case: dict[str, object]) -> Change:
    day = case.get("published", date(2026, 3, 2))
    before_day = case.get("published_before", date(2025, 1, 1))
    assert isinstance(day, date) and isinstance(before_day, date)
    name = str(case.get("name", "Testland"))
    before, before_text = _side(case.get("before"), before_day, name)  # type: ignore[arg-type]
    after, after_text = _side(case.get("after"), day, name)  # type: ignore[arg-type]
    now = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=30)
    return Change(
        publisher=str(case.get("publisher", "us_state")), actor=str(case.get("actor", "US")), destination="XX", countries=tuple(case.get("countries", ["XX"])), name=name,  # type: ignore[call-overload]
        url="https://example.org/xx", before=before, after=after, before_text=before_text, after_text=after_text,
        before_sha256="a", after_sha256="b", published_before=before_day, published_on=day, detected_at=now,
        looked_at=now - timedelta(minutes=5), doors=(), pieces=redline(before_text, after_text),
    )  # fmt: skip
