"""One country, every government: side by side in their own words, with what is not known said as such."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, timedelta

import pytest

from monitor import pipeline
from monitor.collect.sources import SOURCES, us_embassy
from monitor.commands.positions import as_json, moves, positions, remarks
from monitor.decide.kinds import KINDS
from monitor.dispatch.beside import Beside
from monitor.fitness import health, plan
from monitor.model import Event, Finding
from monitor.settings import load
from monitor.walk.world import World
from monitor.wire import House, known
from tests.journeys.governments import CALM as CALM_WORDS
from tests.journeys.governments import SERVED, START, Gov
from tests.journeys.house import CALM, ELSEWHERE, ORDERED, house
from tests.journeys.test_an_index_that_points import WARNS
from tests.journeys.test_an_index_that_points import house as gov  # noqa: F401 - a fixture
from tests.store.blank import blank_store


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
        assert feed["requests_a_day"] == 288 + 48 + 1  # the feed, the table, robots.txt for the table


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


def told_by(publisher: str, country: str) -> Event:
    return Event("1", publisher, country, (country,), country, Finding("leave_advice", "P1", "x", "r", "w", ()), START, None, (), None, (), "", "")


def test_a_mail_says_beside_a_calm_level_which_parts_are_graver(gov, british: House) -> None:  # noqa: F811
    """As Britain on Lebanon: no advice on the whole, but on parts. "Level 1" alone would be false."""
    parts = WARNS.replace("all but essential travel to Oman", "all but essential travel to the border with Yemen")
    gov.gov.said["oman"] = (["avoid_all_travel_to_parts"], parts, "2026-02-01T10:00:00Z")
    gov.look(0)
    british.publishers["canada"] = SOURCES["canada"]
    (stand,) = Beside(british)(told_by("canada", "OM"), START)
    assert (stand.short, stand.level, stand.words, stand.parts) == ("UK", 1, "FCDO advises against all travel to parts", 3)


def test_a_missions_post_has_its_own_governments_advice_beside_it_and_an_advisory_has_not(gov, british: House) -> None:  # noqa: F811
    gov.gov.said["oman"] = (["avoid_all_travel_to_whole_country"], WARNS, "2026-02-01T10:00:00Z")
    gov.look(0)
    british.publishers["mission"] = dataclasses.replace(us_embassy.chosen(["OM"]), NAME="mission", SHORT="UK")
    assert [one.level for one in Beside(british)(told_by("mission", "OM"), START)] == [4]
    assert Beside(british)(told_by("uk_fcdo", "OM"), START) == ()


def test_an_index_that_fails_leaves_all_its_countries_unchecked(gov, british: House) -> None:  # noqa: F811
    """The pages were read well, but nobody knows since then whether they moved."""
    gov.look(0)
    gov.gov.down = {"foreign-travel-advice"}
    gov.look(1)
    index = next(row for row in health(british) if row["door"] == "uk_fcdo.index")
    assert index["health"] == "server_error"
    assert index["not_checked"] == ["JP", "OM", "PE"]
    assert plan(british)[0]["host"] == "www.gov.uk"


# ------------------------------------------------------------------ several governments in one memory
@pytest.fixture
def several(tmp_path) -> tuple[House, dict[str, World]]:
    """Germany, the Netherlands, Japan and Italy, each calm about Oman, one memory for all."""
    names = ("germany", "netherlands", "japan", "italy")
    store = blank_store(tmp_path / "monitor.sqlite3")
    worlds = {n: World(Gov(SERVED[n], {"OM": (CALM_WORDS[n], START)}), store, KINDS) for n in names}
    (tmp_path / "config").mkdir()
    settings = load(tmp_path / "config", {}, known())
    return House(settings, store, {name: SOURCES[name] for name in names}, tmp_path, None), worlds


def look(worlds: dict[str, World], name: str, hours: float, words: str = "") -> None:
    when = START + timedelta(hours=hours)
    if words:
        worlds[name].fetch.said["OM"] = (words, when)
    pipeline.check(worlds[name], SOURCES[name], when)


def test_all_stand_side_by_side_in_their_own_words_with_a_gloss_and_whose_they_are(several) -> None:
    house, worlds = several
    for name in worlds:
        look(worlds, name, 0)
    rows = {p.publisher: as_json(p) for p in positions(house, "OM")}
    assert [(n, r["level"], r["words"]) for n, r in rows.items()] == [
        ("japan", 2, "レベル1：十分注意してください"),
        ("netherlands", 2, "kleurcode geel"),
        ("germany", 1, "Reise- und Sicherheitshinweise"),
        ("italy", None, ""),
    ]
    assert rows["netherlands"]["gloss"] == "yellow: mind the safety risks"
    assert "CC0" in rows["netherlands"]["attribution"]
    assert all(row["checked"] and row["attribution"] for row in rows.values())


def test_a_mail_says_what_another_language_means(several) -> None:
    house, worlds = several
    for name in worlds:
        look(worlds, name, 0)
    said = {one.short: one.words for one in Beside(house)(told_by("germany", "OM"), START)}
    assert said["Netherlands"] == "yellow: mind the safety risks"
    assert "Japan" in said


def test_who_moved_first_who_followed_and_that_they_disagree_is_said(several) -> None:
    house, worlds = several
    for name in worlds:
        look(worlds, name, 0)
    look(worlds, "netherlands", 24, "<p>De kleurcode van het reisadvies voor het hele land is rood.</p>")
    look(worlds, "japan", 30, "3|●オマーン全土\n　レベル3：渡航は止めてください。（渡航中止勧告）（引上げ）")
    found = positions(house, "OM")
    assert remarks(found, moves(house, "OM")) == [
        "They disagree: Japan, Netherlands at Level 4, Germany at Level 1.",
        "Netherlands raised it first, on 2026-03-02T06:00:00Z; Japan after 6 hours.",
    ]


def test_who_moved_first_is_told_by_their_own_dates_where_those_differ_and_what_we_saw_first_beside_it() -> None:
    """13 June 2025: Canada's page was dated a day before Britain's, and we met it an hour after."""
    def rise(publisher: str, hours: float, day: date | None) -> Event:
        finding = Finding("level_raised", "P1", "x", "r", "w", ())
        return Event(publisher, publisher, "IL", ("Israel",), "IL", finding, START + timedelta(hours=hours), day, (), None, (), "", "")

    def told(*events: Event) -> str:
        return " ".join(remarks([], events))

    friday, saturday = date(2026, 3, 1), date(2026, 3, 2)
    assert told(rise("uk", 24, saturday), rise("canada", 25, friday)) == (
        "By their own dates canada raised it first, on 2026-03-01; uk on 2026-03-02. uk’s was seen first, at 2026-03-02T06:00:00Z."
    )
    assert told(rise("uk", 24, friday), rise("canada", 25, saturday), rise("us", 26, friday)) == (
        "By their own dates uk raised it first, on 2026-03-01; us the same day, canada on 2026-03-02."
    )
    seen = "uk raised it first, on 2026-03-02T06:00:00Z; canada after 60 minutes."
    assert told(rise("uk", 24, friday), rise("canada", 25, friday)) == told(rise("uk", 24, None), rise("canada", 25, friday)) == seen
    assert told(rise("uk", 24, friday)) == ""


def test_two_governments_that_come_to_one_level_are_two_events(several) -> None:
    """One government's rise corroborates another's to a reader, but never swallows it."""
    house, worlds = several
    for name in worlds:
        look(worlds, name, 0)
    look(worlds, "netherlands", 24, "<p>De kleurcode van het reisadvies voor het hele land is rood.</p>")
    look(worlds, "germany", 25, "WARNUNG|Vor Reisen nach Oman wird gewarnt.")
    assert [(e.publisher, e.finding.new) for e in moves(house, "OM")] == [("netherlands", "4"), ("germany", "4")]


def test_a_drop_that_waits_keeps_the_words_of_the_level_we_believe(several) -> None:
    house, worlds = several
    look(worlds, "germany", 0, "WARNUNG|Vor Reisen nach Oman wird gewarnt.")
    look(worlds, "germany", 24, CALM_WORDS["germany"])
    (position,) = positions(house, "OM")
    assert (position.level, position.words) == (4, "Reisewarnung")


def test_a_government_that_cannot_be_read_now_is_not_called_calm(several) -> None:
    house, worlds = several
    look(worlds, "germany", 0)
    worlds["germany"].fetch.instead = {SOURCES["germany"].DOORS[0].url: (b"{}", "application/json")}
    look(worlds, "germany", 1)
    found = positions(house, "OM")
    assert not found[0].checked
    assert remarks(found) == ["Not checked now, and so not clear: Germany."]
