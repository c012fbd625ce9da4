"""One country, every government: side by side in their own words, with what is not known said as such."""

from __future__ import annotations

import json

import pytest

from monitor.fitness import health, plan
from monitor.positions import as_json, positions, remarks
from monitor.settings import load
from monitor.wire import House, known
from tests.journeys.house import CALM, ELSEWHERE, ORDERED, house
from tests.journeys.test_an_index_that_points import WARNS
from tests.journeys.test_an_index_that_points import house as gov  # noqa: F401 - a fixture


def test_the_american_position_is_printed_with_its_words(tmp_path) -> None:
    with house(tmp_path) as american:
        american.publishes(CALM)
        american.check("2026-03-01T06:00:00Z")
        american.publishes(ORDERED)
        american.check("2026-03-02T06:00:00Z")
        (row,) = american.rows("positions", "Oman")
        assert (row["publisher"], row["level"], row["words"]) == ("us_state", 3, "Reconsider Travel")
        assert row["moved_at"] == "2026-03-02T06:00:00Z"


def test_a_name_that_is_no_country_is_refused_and_a_group_too(tmp_path) -> None:
    with house(tmp_path) as american:
        for name in ("Atlantis", "worldwide"):
            told = american.run("positions", name)
            assert told.returncode == 2
            assert "expected one country" in told.stderr


def test_the_plan_counts_requests_a_day_for_each_host(tmp_path) -> None:
    with house(tmp_path) as american:
        rows = american.rows("sources", "--plan")
        feed = next(r for r in rows if r["host"] == "travel.state.gov")
        assert feed["doors"]["us_state.rss"] == 288
        assert feed["requests_a_day"] == 288 + 48


@pytest.fixture
def british(gov, tmp_path) -> House:  # noqa: F811
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "local.toml").write_text(ELSEWHERE.replace("[sources.uk_fcdo]\nenabled = false\n", ""))
    settings = load(tmp_path / "config", {}, known())
    from monitor.collect.sources import SOURCES

    return House(settings, gov.world.store, {"uk_fcdo": SOURCES["uk_fcdo"]}, tmp_path, None)


def test_a_british_position_keeps_its_own_words_and_its_parts(gov, british: House) -> None:  # noqa: F811
    gov.gov.said["oman"] = (["avoid_all_but_essential_travel_to_whole_country"], WARNS, "2026-02-01T10:00:00Z")
    gov.look(0)
    (position,) = positions(british, "OM")
    assert position.words == "FCDO advises against all but essential travel to the whole country"
    assert (position.level, position.areas) == (3, 0)
    assert json.dumps(as_json(position))
    assert remarks([position]) == []


def test_an_index_that_fails_leaves_all_its_countries_unchecked(gov, british: House) -> None:  # noqa: F811
    """The pages were read well, but nobody knows since then whether they moved."""
    gov.look(0)
    gov.gov.down = {"foreign-travel-advice"}
    gov.look(1)
    index = next(row for row in health(british) if row["door"] == "uk_fcdo.index")
    assert index["health"] == "server_error"
    assert index["not_checked"] == ["JP", "OM", "PE"]
    assert plan(british)[0]["host"] == "www.gov.uk"
