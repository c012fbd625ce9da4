"""A template that loses a field on most pages is no news: nothing is believed of it, operators hear, and the way back is quiet."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from monitor.collect.knock import untried
from monitor.collect.rhythm import beaten
from monitor.collect.sources import SOURCES
from monitor.model import Health
from tests.journeys.house import CALM, QUIET, TestHouse, house, settled_house
from tests.rehearsal.publisher import API, LAYER, LIST, RSS, Advisory, everything, world_of

_EMPTY = re.compile(r"(<description>).*?(</description>)", re.DOTALL)
WORLD = world_of(CALM, QUIET)
DAY = datetime(2026, 3, 1, 9, tzinfo=UTC)


def health(run: TestHouse) -> dict[str, dict[str, object]]:
    return {str(row["door"]): row for row in run.rows("sources")}


def test_a_level_that_vanishes_from_all_rows_is_a_changed_layout_and_lifts_nothing(tmp_path: Path):
    """The feed drops the level from every title and the words from every text: no event for a traveller, one note."""
    with settled_house(tmp_path / "house") as run:
        body, kind = run.publisher.pages[RSS]
        run.publisher.pages[RSS] = (_without_levels(body), kind)
        run.check("2026-03-02T09:00:00Z")
        row = health(run)["us_state.rss"]
        assert row["health"] == "layout_changed"
        assert "vanished from" in str(row["detail"])
        assert (row["good_at"], row["since"]) == ("2026-03-01T09:00:00Z", "2026-03-02T09:00:00Z")
        run.check("2026-03-02T10:00:00Z")
        assert health(run)["us_state.rss"]["health"] == "layout_changed"  # asked for whole again: the same body is no good news
        assert [event["kind"] for event in run.rows("events")] == ["layout_changed"]
        run.publisher.pages[RSS] = (body, kind)
        run.check("2026-03-02T11:00:00Z")
        assert health(run)["us_state.rss"]["health"] == "ok"
        assert len(run.rows("events")) == 1
        assert run.mails() == []


def _without_levels(body: bytes) -> bytes:
    text = body.decode()
    for level in (1, 2, 3, 4):
        text = text.replace(f"Level {level}", "Notice")
    return text.encode()


def test_placeholders_among_good_items_keep_nobody_from_the_good_ones(tmp_path: Path):
    """Forty of two hundred items lose their text on the day one country rises: the rise is told, the forty are not believed."""
    with house(tmp_path / "house") as run:
        run.publishes(CALM, QUIET)
        alone = ("check", "--source", "us_state.rss", "--mirror", run.publisher.url, "--at")
        assert run.run(*alone, "2026-03-01T09:00:00Z").returncode == 0
        risen = replace(QUIET, level=4, day=date(2026, 3, 2), paragraphs=("Do not travel to Japan due to armed conflict.",))
        run.publishes(CALM, risen)
        body, kind = run.publisher.pages[RSS]
        head, *items = body.decode().split("<item>")
        others = [number for number, item in enumerate(items) if QUIET.name not in item][:40]
        emptied = [_EMPTY.sub(r"\1\2", item) if number in others else item for number, item in enumerate(items)]
        run.publisher.pages[RSS] = ("<item>".join([head, *emptied]).encode(), kind)
        assert run.run(*alone, "2026-03-02T09:00:00Z").returncode == 0
        assert health(run)["us_state.rss"]["health"] != "layout_changed"
        told = run.rows("events")
        assert {event["country"] for event in told} == {"JP"}
        assert "level_raised" in {event["kind"] for event in told}


def test_a_real_mass_change_passes(tmp_path: Path):
    """On one day every page is dated anew and says the same: no door is shut, nobody is told anything false."""
    with settled_house(tmp_path / "house") as run:
        again = [Advisory(a.name, a.level, date(2026, 3, 2), a.paragraphs) for a in WORLD]
        run.publisher.pages = everything(again, {})
        run.check("2026-03-02T21:00:00Z")
        assert {row["health"] for door, row in health(run).items() if door != "us_state.page"} == {"ok"}
        assert {event["kind"] for event in run.rows("events")} <= {"no_substantive_change", "boilerplate_changed"}


# ---------------------------------------------------------------- rhythm
def test_a_door_that_stands_still_for_far_longer_than_usual_is_stale_until_it_moves():
    state = untried(next(door for door in SOURCES["canada"].DOORS))
    for day in range(5):
        state = beaten(state, DAY + timedelta(days=day), moved=True)
    assert state.rhythm == pytest.approx(86_400, rel=0.01)
    well = beaten(_read(state), DAY + timedelta(days=9), moved=False)
    assert well.health is Health.OK
    frozen = beaten(_read(state), DAY + timedelta(days=13), moved=False)
    assert (frozen.health, frozen.since) == (Health.STALE, DAY + timedelta(days=13))
    assert "nothing moved for 9 days; it used to move every 24 hours" in frozen.detail


def test_a_door_that_moves_every_hour_may_rest_over_a_weekend():
    state = untried(next(door for door in SOURCES["canada"].DOORS))
    for hour in range(50):
        state = beaten(state, DAY + timedelta(hours=hour), moved=True)
    last = DAY + timedelta(hours=49)
    assert beaten(_read(state), last + timedelta(days=2.9), moved=False).health is Health.OK
    assert beaten(_read(state), last + timedelta(days=3.1), moved=False).health is Health.STALE


def _read(state):
    from dataclasses import replace

    return replace(state, health=Health.OK)


def test_every_country_of_a_shut_door_that_nobody_else_reads_is_named_as_not_checked_since(tmp_path: Path):
    with settled_house(tmp_path / "house") as run:
        for door in (API, LIST, LAYER):
            run.publisher.pages[door] = (b"", "text/html")
        body, kind = run.publisher.pages[RSS]
        run.publisher.pages[RSS] = (_without_levels(body), kind)
        run.check("2026-03-02T09:00:00Z")
        row = health(run)["us_state.rss"]
        assert {"OM", "JP"} <= set(row["not_checked"])  # type: ignore[call-overload]
        assert row["not_checked_since"] == "2026-03-01T09:00:00Z"
