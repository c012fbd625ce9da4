"""A case written as data (two texts, their dates) becomes a change, as the corridor would make it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from monitor.collect.sources import SOURCES
from monitor.compare.doors.earlier import onward
from monitor.compare.doors.editions import View
from monitor.compare.redline import redline
from monitor.model import Area, Change, Posture, Reading, Span
from monitor.store import codec

TESTLAND = {"text": "Advice on Testland."}  # a page on which nothing but what is read apart from it moves


def area(name: str, level: int) -> Area:
    return Area(name, level, Span(0, len(name), name))


def _view(said: object, day: date, name: str) -> View | None:
    """The page of one side, as a door gives it; None where there is none."""
    if not isinstance(said, dict):
        return None
    level = said.get("level")
    return _page(str(said["text"]), level if isinstance(level, int) else None, str(said.get("title", name)), day)


@lru_cache(256)
def _page(text: str, level: int | None, title: str, day: date) -> View:
    """One page, read once: hundreds of sentences are added to the same quiet one."""
    return View(Reading("", "XX", ("XX",), "", title, "", "", level, day, text), "")


def _side(said: object, view: View | None) -> tuple[Posture | None, str]:
    """What a page says, with what a case gives beside its words."""
    if not isinstance(said, dict) or view is None:
        return None, ""
    found, text = view.posture, view.reading.text
    if isinstance(parts := said.get("data_areas"), list):
        areas = tuple(Area(str(p["name"]), int(p["level"]), Span(0, len(text), text)) for p in parts)
        found = replace(found, areas=areas, exact=True)
    found = replace(found, words=str(said.get("words", "")), waits=bool(said.get("waits")))
    return found, text


def change(case: dict[str, object]) -> Change:
    day = case.get("published", date(2026, 3, 2))
    before_day = case.get("published_before", date(2025, 1, 1))
    assert isinstance(day, date) and isinstance(before_day, date)
    name = str(case.get("name", "Testland"))
    now = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=30)
    old, new = _view(case.get("before"), before_day, name), _view(case.get("after"), day, name)
    new = onward(old, new, now.date()) if old and new else new
    before, before_text = _side(case.get("before"), old)
    after, after_text = _side(case.get("after"), new)
    return Change(
        publisher=str(case.get("publisher", "us_state")), actor=str(case.get("actor", "US")), destination="XX", countries=tuple(case.get("countries", ["XX"])), name=name,  # type: ignore[call-overload]
        url="https://example.org/xx", before=before, after=after, before_text=before_text, after_text=after_text,
        before_sha256="a", after_sha256="b", published_before=before_day, published_on=day, detected_at=now,
        looked_at=now - timedelta(minutes=5), doors=(), pieces=redline(before_text, after_text),
    )  # fmt: skip


def kept(case: dict[str, object]) -> Change:
    """A change as `advisory-monitor wrong` keeps it: all that was read of both sides. Posts have nothing before."""
    old, new = (_reading(case.get(side)) for side in ("before", "after"))
    assert new is not None
    made = datetime.fromisoformat(str(case["detected"]))
    known = View(old, "") if old else None
    after = onward(known, View(new, ""), made.date()) if known else View(new, "")
    publisher = str(case["publisher"])
    nothing = Posture(level=None) if SOURCES[publisher].POSTS else None
    before_text = old.text if old else ""
    return Change(
        publisher=publisher, actor=str(case["actor"]), destination=new.destination, countries=new.countries, name=new.name,
        url=new.url, before=known.posture if known else nothing, after=after.posture, before_text=before_text,
        after_text=new.text, before_sha256="a" if old else "", after_sha256="b",
        published_before=old.published_on if old else None, published_on=new.published_on, detected_at=made,
        looked_at=made - timedelta(minutes=5), doors=(), pieces=redline(before_text, new.text) if old else (),
        reissued=bool(old and old.moment and new.moment and new.moment > old.moment),
    )  # fmt: skip


def _reading(said: object) -> Reading | None:
    if not isinstance(said, dict):
        return None
    return codec.build(Reading, json.loads(said["reading"]) | {"text": said["text"]})
