"""Twelve levels under days that were forgotten, true or a template's: an officer sees them, and says which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from monitor.collect.sources import SOURCES
from monitor.model import Health
from monitor.walk.blind import Blind
from tests.journeys.test_drift import CALM, GRAVEST, START, TWELVE, Washington
from tests.journeys.test_mass_days import CODES, look
from tests.journeys.test_mass_days import START as MORNING
from tests.rehearsal.publisher import Advisory

OLD = date(2025, 6, 1)
__all__ = ["look"]


def twelve(level: int, words: str) -> list[Advisory]:
    return [Advisory(name, level, OLD, (f"{words} {name} due to war.",)) for name in TWELVE]


@pytest.fixture
def us(tmp_path: Path) -> Washington:
    """The State Department, which has raised twelve countries and forgot their days."""
    run = Washington(tmp_path)
    run.publishes(CALM, GRAVEST, *twelve(2, "Take care in"))
    run.told(1, 2)
    run.publishes(CALM, GRAVEST, *twelve(4, "Do not travel to"))
    return run


def waits(run: Washington) -> list[str]:
    return sorted({doubt.name for doubt in run.world.store.doubts.open("us_state")})


def say(run: Washington, said: str, hours: float, *names: str) -> int:
    doubts = run.world.store.doubts
    chosen = [doubt for doubt in doubts.open("us_state") if not names or doubt.name in names]
    return doubts.decide(chosen, said, "olga", START + timedelta(hours=hours), "they rang up")  # type: ignore[arg-type]


def blind(run: Washington) -> set[str]:
    publisher, states = SOURCES["us_state"], run.world.store.doors()
    asked = Blind(publisher, {d.name: states[d.name] for d in publisher.DOORS if d.name in states}, run.world.store)
    return set(asked.open)


def test_what_is_held_is_seen_as_held_and_as_not_checked(us: Washington):
    assert set(us.told(3)) == {("", "layout_changed")}
    assert waits(us) == sorted(TWELVE)
    one = next(doubt for doubt in us.world.store.doubts.open() if doubt.name == "Mali")
    assert (one.before, one.level, one.day, one.since) == (2, 4, "2025-06-01", START + timedelta(hours=3))
    held = [event for event in us.world.store.events(held=True) if event.country == "ML"]
    assert [(event.finding.kind, event.level_before, event.level_after) for event in held] == [("level_raised", 2, 4)]
    assert "waits for an officer" in (held[0].held or "")
    assert {s.door for s in us.look(4).doors if s.health is Health.LAYOUT_CHANGED} >= {"us_state.rss", "us_state.api"}
    assert {"ML", "YE"} <= blind(us) and "OM" not in blind(us)


def test_what_an_officer_releases_is_told_with_the_next_look_and_says_so(us: Washington):
    us.told(3)
    assert say(us, "released", 3.1) == 12
    events = [event for event in us.look(3.2).events if event.finding.kind == "level_raised"]
    assert sorted(event.places[0] for event in events) == sorted(TWELVE)
    assert all("officer_released" in event.flags and event.finding.evidence for event in events)
    assert "released by olga: they rang up" in events[0].considered[-1]
    assert us.world.store.storms.all() == []
    assert us.told(4, 5, 30) == [] and waits(us) == []
    assert us.look(31).doors[0].health is Health.OK
    assert list(us.world.store.events(held=True)) == []
    assert [one.deed.what for one in us.world.store.audit.rows()][-1] == "doubt.released"


def test_what_an_officer_dismisses_is_never_told_though_some_of_it_goes(us: Washington):
    us.told(3)
    say(us, "dismissed", 3.1)
    us.publishes(CALM, GRAVEST, *twelve(2, "Take care in")[:5], *twelve(4, "Do not travel to")[5:])
    assert us.told(4, 5, 20) == []
    assert waits(us) == [] and len(us.world.store.doubts.all()) == 7
    us.publishes(CALM, GRAVEST, *twelve(2, "Take care in"))
    assert us.told(21, 40) == [] and us.world.store.doubts.all() == []
    us.publishes(CALM, GRAVEST, *(replace(one, day=date(2026, 3, 3)) for one in twelve(4, "Do not travel to")))
    assert len(us.told(48)) == 12


def test_of_a_list_an_officer_may_release_some_and_the_rest_goes_on_to_wait(us: Washington):
    us.told(3)
    say(us, "released", 3.1, "Mali", "Chad", "Niger")
    assert sorted(us.told(3.2, 4, 5)) == [("ML", "level_raised"), ("NE", "level_raised"), ("TD", "level_raised")]
    assert len(waits(us)) == 9


def test_the_rest_of_the_list_counts(us: Washington):
    """Beside the twelve, Oman is lowered and Japan is put under a new day: neither may be the template's."""
    lowered = replace(CALM, level=1, day=date(2026, 3, 1), paragraphs=("Exercise normal precautions in Oman.",))
    us.publishes(lowered, GRAVEST, *twelve(4, "Do not travel to"))
    assert ("OM", "level_lowered") in us.told(3, 4)


def test_what_comes_to_the_level_of_all_under_a_new_day_waits_in_sight(us: Washington):
    risen = replace(CALM, level=4, day=date(2026, 3, 1), paragraphs=("Do not travel to Oman due to war.",))
    us.publishes(risen, GRAVEST, *twelve(4, "Do not travel to"))
    assert ("OM", "level_raised") not in us.told(3, 4)
    assert "Oman" in waits(us)
    say(us, "released", 4.1)
    assert len(us.told(4.2)) == 13


@pytest.mark.parametrize("said", ["released", "dismissed"])
def test_rows_without_a_page_wait_as_well(look: Callable, said: str):
    """Canada raises ten and does not touch the stamps: only the index speaks for them."""
    site, store, ten = look.site, look.store, CODES[:10]  # type: ignore[attr-defined]
    site.every(lambda old: {**old, "advisory-state": 3}, ten)
    assert {event.finding.kind for event in look(1).events} == {"layout_changed"}
    found = store.doubts.open("canada")
    assert {doubt.destination for doubt in found} == set(ten)
    store.doubts.decide(found, said, "olga", MORNING + timedelta(hours=1.1))
    assert len([e for h in (1.2, 2, 3) for e in look(h).events]) == (10 if said == "released" else 0)
