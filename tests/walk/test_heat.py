"""A crisis is watched more closely, a quiet corner less, and no host beyond its budget."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import cast

import pytest

from monitor.collect.ask import Trouble
from monitor.collect.listed import Listed
from monitor.collect.pace import Pace
from monitor.collect.source import DAY
from monitor.collect.sources import SOURCES
from monitor.model import Belief, DoorState, Event, Finding, Health
from monitor.walk import watchlist
from monitor.walk.asking import trusts
from monitor.walk.heat import LEAST, Heat, felt
from monitor.walk.world import Pass

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def event(country: str, severity: str, hours: float) -> Event:
    finding = Finding("level_raised", severity, "x", "r", "w", ())  # type: ignore[arg-type]
    at = NOW - timedelta(hours=hours)
    return Event("1", "us_state", country, (country,), country, finding, at, None, (), None, (), "", "")


def test_a_grave_event_halves_the_rest_of_its_country_for_three_days_and_long_calm_prolongs_it():
    lately = [event("IQ", "P1", 5), event("OM", "P1", 80), event("JP", "P3", 2), event("", "P1", 1)]
    heat = felt(lately, NOW, hours=72, hot=0.5, quiet=1.5)
    rests = {country: heat.rest(600, [country]) for country in ("IQ", "OM", "JP", "FR")}
    assert rests == {"IQ": 300, "OM": 600, "JP": 600, "FR": 900}
    assert heat.rest(600, ["FR", "IQ"]) == 300
    assert heat.rest(600, []) == 600
    assert replace(heat, hot=0.05).rest(600, ["IQ"]) == LEAST


def test_a_listed_page_on_a_country_in_crisis_is_due_sooner():
    page = Listed("om", "Oman", "https://advice.example/om", "page", countries=("OM",), every=1_800)
    state = DoorState(page.door, Health.OK, "", NOW, NOW, NOW, NOW, 1)
    soon = NOW + timedelta(seconds=901)
    assert list(watchlist.due([page], {page.door: state}, soon)) == []
    burning = Heat(frozenset({"OM"}), frozenset({"OM"}), 0.5, 2.0)
    assert list(watchlist.due([page], {page.door: state}, soon, burning)) == [page]
    failing = replace(state, health=Health.BLOCKED, failures=8)
    assert list(watchlist.due([page], {page.door: failing}, soon, burning)) == []


def test_a_host_is_not_asked_beyond_its_budget_and_again_when_the_hour_is_over():
    clock = [100.0]
    pace = Pace(0.0, lambda _: None, lambda: clock[0], budget=3)
    for _ in range(3):
        with pace.turn("one.example"):
            clock[0] += 10
    with pytest.raises(Trouble, match="at most 3 requests an hour") as spent, pace.turn("one.example"):
        pass
    assert (spent.value.health, spent.value.after) == (Health.RATE_LIMITED, 3571)
    with pace.turn("two.example"):
        pass
    clock[0] += 3571
    with pace.turn("one.example"):
        pass


def test_a_crawl_delay_prolongs_the_rest_of_its_host_and_of_no_other_until_it_is_taken_back():
    clock, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock[0] += seconds

    pace = Pace(1.0, sleep, lambda: clock[0])
    for own in (None, 7.0, None, 0.5):
        with pace.turn("one.example", own):
            pass
    with pace.turn("two.example"):
        pass
    assert slept == [7.0, 7.0, 1.0]


def test_the_page_of_a_country_in_crisis_is_asked_every_hour_though_its_round_takes_a_day():
    heat = felt([event("IQ", "P1", 5), event("JP", "P3", 5)], NOW, hours=72, hot=0.5, quiet=1.5, page=3_600)
    rests = {country: heat.rest_of_page(86_400, [country]) for country in ("IQ", "JP", "FR")}
    assert rests == {"IQ": 3_600, "JP": 86_400, "FR": 129_600}
    assert heat.rest_of_page(900, ["IQ"]) == 450
    assert replace(heat, page=0).rest_of_page(86_400, ["IQ"]) == 43_200


@pytest.mark.parametrize("rest", [3_600, DAY // 4, DAY, DAY * 3 // 2, 5 * DAY])
def test_a_page_comes_whole_once_a_week_however_often_it_is_asked(rest: int) -> None:
    """In a quiet month a daily page is asked each day and a half: its day of the week and its own moment met every third week."""
    page = next(door for door in SOURCES["germany"].DOORS if not door.register)
    own = cast(Belief, SimpleNamespace(countries=(), withdrawn_at=None))
    look = Pass(SOURCES["germany"], NOW, [], {"OM": own}, {})
    asked = [NOW + timedelta(seconds=n * rest) for n in range(12 * 7 * DAY // rest)]
    whole = [at for at in asked if not trusts(replace(look, now=at), replace(page, every=rest), "OM", {})]
    assert 11 <= len(whole) <= 13
    assert max(after - before for before, after in pairwise(whole)) <= timedelta(days=7, seconds=2 * rest)
