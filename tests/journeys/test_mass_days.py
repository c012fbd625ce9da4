"""Days on which everything moves at once: what governments really did passes, what only a template did is believed of nobody."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor import pipeline
from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.sources import SOURCES, canada
from monitor.decide.kinds import KINDS
from monitor.locate.places import by_code, spellings
from monitor.model import Health
from monitor.walk.world import Report, World
from tests.store.blank import blank_store

START = datetime(2026, 3, 1, 6, tzinfo=UTC)
CODES = sorted({place.key for _, place in spellings() if place.codes == (place.key,)} - {"CA"})[:210]
Row = dict[str, Any]
MISSING = {("canada.page", Health.NOT_FOUND)}  # no document is there, and one is seldom asked for
ALONE = {("canada.index", Health.OK)} | MISSING
MOVED = {("canada.index", Health.LAYOUT_CHANGED)}


@dataclass
class Ottawa:
    """Canada's index: a row a country, and no documents."""

    now: datetime = START
    rows: dict[str, Row] = field(default_factory=lambda: {code: row(code, 1 if code < "M" else 0) for code in CODES})

    def __call__(self, ask: Ask) -> Answer:
        if ask.url != canada.INDEX:
            raise Trouble(Health.NOT_FOUND, f"expected 200 from {ask.url}, got 404 Not Found")
        stamp = {"metadata": {"generated": {"timestamp": int(self.now.timestamp())}}}
        body = json.dumps({**stamp, "data": self.rows}).encode()
        return Answer(ask.url, True, body, "application/json", "", "", 0.0, len(body))

    def every(self, change: Callable[[Row], Row], codes: list[str] = CODES) -> None:
        self.rows |= {code: change(self.rows[code]) for code in codes}


def row(code: str, state: int, said: str = "Entry requirements – editorial change", at: datetime = START - timedelta(days=90)) -> Row:
    place = by_code(code)
    assert place
    return {"country-iso": code, "advisory-state": state, "has-regional-advisory": 0, "date-published": {"timestamp": int(at.timestamp())},
            "eng": {"name": place.name, "url-slug": place.name.lower(), "recent-updates": said}}  # fmt: skip


@pytest.fixture
def look(tmp_path: Path) -> Callable[[float], Report]:
    world = World(Ottawa(), blank_store(tmp_path / "monitor.sqlite3"), KINDS)

    def at(hours: float) -> Report:
        world.fetch.now = START + timedelta(hours=hours)  # type: ignore[attr-defined]
        return pipeline.check(world, SOURCES["canada"], START + timedelta(hours=hours))

    at.site, at.store = world.fetch, world.store  # type: ignore[attr-defined]
    assert at(0).events == ()
    return at


def kinds(report: Report) -> Counter[str]:
    return Counter(event.finding.kind for event in report.events)


def reissued(old: Row, hours: float, said: str, **changed: object) -> Row:
    at = START + timedelta(hours=hours)
    return {**old, "date-published": {"timestamp": int(at.timestamp())}, "eng": {**old["eng"], "recent-updates": said}, **changed}


# ------------------------------------------------------------------ real
def test_ten_raised_and_eight_lowered_in_one_run_are_eighteen_events(look):
    """March and June 2026: a war moved ten levels at once, and its end eight."""
    raised, lowered = CODES[:10], CODES[10:18]
    look.site.every(lambda old: reissued(old, 1, "The advisory changed to avoid all travel", **{"advisory-state": 3}), raised)
    look.site.every(lambda old: reissued(old, 1, "The level was lowered", **{"advisory-state": 0}), lowered)
    first, second = look(1), look(2)
    assert {(state.door, state.health) for report in (first, second) for state in report.doors} == ALONE
    assert kinds(first) + kinds(second) == {"level_raised": 10, "level_lowered": 8}
    assert {event.country for event in first.events if event.finding.kind == "level_raised"} == set(raised)


def test_a_notice_pasted_onto_every_page_is_one_note_and_hides_no_real_rise(look):
    """27 May 2026: one sentence on 229 pages, and one country raised among them."""
    look.site.every(lambda old: reissued(old, 1, "Health – new information on a disease outbreak"))
    look.site.rows["GA"] = {**look.site.rows["GA"], "advisory-state": 3}
    first, second = look(1), look(2)
    assert {(state.door, state.health) for report in (first, second) for state in report.doors} == ALONE
    assert (kinds(first) + kinds(second))["level_raised"] == 1
    grave = [event for report in (first, second) for event in report.events if event.finding.severity != "P4"]
    assert [(event.country, event.finding.kind) for event in grave] == [("GA", "level_raised")]
    assert kinds(first) + kinds(second) == {"level_raised": 1, "boilerplate_changed": 1}  # New Zealand's page is one of them


def test_all_dated_anew_without_a_word_is_no_news(look):
    look.site.every(lambda old: reissued(old, 1, old["eng"]["recent-updates"]))
    assert [event for hour in (1, 2) for event in look(hour).events if event.finding.severity != "P4"] == []
    assert look(3).doors[0].health is Health.OK


# ------------------------------------------------------------------ templates
TEMPLATES: dict[str, Callable[[Row], Row]] = {
    "the level moved elsewhere": lambda old: {**old, "advisory-state": None, "advisory": {"state": old["advisory-state"]}},
    "the level is words now": lambda old: {**old, "advisory-state": "Avoid all travel"},
    "the date moved elsewhere": lambda old: {**{k: v for k, v in old.items() if k != "date-published"}, "published": old["date-published"]},
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_field_that_moved_on_all_rows_is_believed_of_nobody_and_comes_back_quietly(look, name: str):
    before = dict(look.site.rows)
    look.site.every(TEMPLATES[name])
    first, second = look(1), look(2)
    for report in (first, second):
        assert {(state.door, state.health) for state in report.doors} in (MOVED, MOVED | MISSING)
        assert {event.finding.kind for event in report.events} <= {"layout_changed"}
        assert report.doors[0].good_at == START
        assert report.doors[0].since == START + timedelta(hours=1)
    assert len(first.events) + len(second.events) == 1  # operators are told, once
    look.site.rows = before
    assert look(3).events == ()
    assert look(4).doors[0].health is Health.OK


def test_a_flag_that_comes_with_a_drop_waits_for_the_drop_to_be_believed(look: Callable[[float], Report]) -> None:
    """Lebanon, 5 June 2025: from "avoid all travel" to "avoid non-essential travel", with parts that have advice of their own."""
    site = look.site  # type: ignore[attr-defined]
    site.rows["LB"] = row("LB", 3, at=START - timedelta(days=20))
    look(1)
    site.rows["LB"] = {**row("LB", 2, "Risk level – avoid non-essential travel to Lebanon", START), "has-regional-advisory": 1}
    assert look(3).events == ()
    (event,) = look(27).events
    assert event.finding.kind == "level_lowered"
    assert event.finding.headline == (
        "Canada lowers Lebanon to “Avoid non-essential travel (with regional advisories)” (Level 3, was 4)"
    )


def test_a_flag_of_milder_parts_that_goes_is_a_rise(look: Callable[[float], Report]) -> None:
    """Burkina Faso, 30 May 2025: "avoid all travel" as before, and its capital no more an exception."""
    site = look.site  # type: ignore[attr-defined]
    site.rows["BF"] = {**row("BF", 3, at=START - timedelta(days=20)), "has-regional-advisory": 1}
    look(1)
    site.rows["BF"] = row("BF", 3, "Thorough review and update of the entire content", START)
    (event,) = (event for hour in (3, 27) for event in look(hour).events)
    assert event.finding.kind == "area_advice_raised"
    assert event.finding.headline == "Canada no longer has milder advice of its own for parts of Burkina Faso"
