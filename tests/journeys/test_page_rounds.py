"""A round over pages asks with what each was served with: what did not move costs an answer of no bytes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from monitor.collect.ask import Answer, Ask
from monitor.collect.sources import SOURCES, germany, ireland
from monitor.model import Health
from monitor.walk.blind import Blind
from monitor.walk.heat import Heat
from tests.journeys.governments import CALM, SERVED, START, Gov, House
from tests.journeys.governments import house as governed


@dataclass
class Marked(Gov):
    """A government whose site gives every page an ETag, and answers 304 to it."""

    bodies: list[str] = field(default_factory=list)

    def __call__(self, ask: Ask) -> Answer:
        answer = super().__call__(ask)
        etag = f'"{sha256(answer.body).hexdigest()[:8]}"' if ask.url != ireland.LIST else ""
        if etag and etag == ask.etag:
            return replace(answer, modified=False, body=b"", etag=etag)
        self.bodies.append(ask.url)
        return replace(answer, etag=etag)


@pytest.fixture
def irish(tmp_path: Path) -> House:
    made = governed(tmp_path / "marked", "ireland")
    gov = Marked(SERVED["ireland"], made.gov.said)
    return House(gov, replace(made.world, fetch=gov), "ireland")


def test_pages_that_did_not_move_are_asked_but_do_not_come(irish: House):
    gov = irish.gov
    assert isinstance(gov, Marked)
    irish.look(0)
    assert len([url for url in gov.bodies if url != ireland.LIST]) == 3
    gov.bodies.clear()
    asked = []
    for hour in range(1, 7):
        doors = irish.look(hour).doors
        asked += [url for url in gov.asked if url != ireland.LIST]
        assert {state.health for state in doors if state.door == "ireland.page"} <= {Health.OK}
    assert len(asked) == 3
    assert [url for url in gov.bodies if url != ireland.LIST] == []


def test_a_page_that_waits_for_another_sight_comes_whole_and_is_told_when_it_would_be_without_marks(irish: House, tmp_path: Path):
    """A level that falls is believed when it was seen again: a 304 must not stand for that look, nor put it off."""
    gov = irish.gov
    assert isinstance(gov, Marked)
    plain = governed(tmp_path / "plain", "ireland")
    for each in (irish, plain):
        each.says("OM", "Do Not Travel", -1)
        each.look(0)
        each.says("OM", CALM["ireland"], 1)
    sights, told, told_plain = 0, [], []
    for hour in range(1, 20):
        gov.bodies.clear()
        told += [(hour, event.finding.kind) for event in irish.look(hour).events]
        told_plain += [(hour, event.finding.kind) for event in plain.look(hour).events]
        sights += sum("oman" in url for url in gov.bodies)
    assert [kind for _, kind in told] == ["level_lowered"]
    assert told == told_plain
    assert sights == 3  # seen, seen again, an all-clear once more; then three rounds of 304


def test_a_site_that_marks_all_it_serves_alike_is_read_whole_each_day_and_where_its_index_moved(tmp_path: Path):
    """Germany's server gives one ETag for ever and answers 304 to it: Oman's warning is told within the hour of its index."""
    run = governed(tmp_path / "alike", "germany")
    gov = run.gov

    def alike(ask: Ask) -> Answer:
        answer = gov(ask)
        stuck = ask.etag == '"1"' and (ask.url != germany.INDEX or gov.said["OM"][0] == CALM["germany"])
        return replace(answer, modified=not stuck, body=b"" if stuck else answer.body, etag='"1"')

    run.world = replace(run.world, fetch=alike)
    for hours in (0, 1, 2):
        run.look(hours)
    assert run.world.store.doors()["germany.index"].etag == '"1"'
    run.says("OM", "WARNUNG|Vor Reisen wird gewarnt.", 25)
    found = {(e.country, e.finding.kind) for hours in (25, 25.4, 25.8) for e in run.look(hours).events}
    assert ("OM", "level_raised") in found


def test_a_page_that_moved_comes_and_is_told(irish: House):
    irish.look(0)
    irish.says("OM", "Do Not Travel", 1)
    told = [event.finding.kind for hour in range(1, 8) for event in irish.look(hour).events]
    assert "level_raised" in told


def test_one_page_of_many_that_cannot_be_read_is_not_checked_since_and_tried_every_hour(irish: House):
    """August 2025: exactly the twenty gravest pages of one government could not be read for four days."""
    gov = irish.gov
    irish.look(0)
    gov.instead[f"{ireland.LIST}oman/"] = (b"<html><main><h1>Oman</h1><p>A new kind of page, without any status.</p></main></html>", "text/html")
    asked = 0
    for quarter in range(4, 49):
        irish.look(quarter / 4)
        asked += sum("oman" in url for url in gov.asked)
    doors = irish.world.store.doors("ireland.")
    assert doors["ireland.page"].health is Health.UNREADABLE
    assert "1 of 3 pages cannot be read; OM since 2026-03-01T" in doors["ireland.page"].detail
    unseen = Blind(SOURCES["ireland"], doors, irish.world.store)
    page = SOURCES["ireland"].DOORS[1]
    assert list(unseen.left(page)) == ["OM"]
    since = unseen.left(page)["OM"]
    assert since is not None
    assert START < since < START + timedelta(hours=7)
    assert asked in range(6, 13)
    gov.instead.clear()
    irish.look(13.5)
    doors = irish.world.store.doors("ireland.")
    assert (doors["ireland.page"].health, doors["ireland.page"].detail) == (Health.OK, "")
    assert Blind(SOURCES["ireland"], doors, irish.world.store).countries(page) == []


@pytest.mark.parametrize("name", ["ireland", "new_zealand", "austria"])
def test_what_one_government_tells_of_a_country_makes_the_others_pages_on_it_asked_every_hour(tmp_path: Path, name: str):
    """Washington orders staff out of Oman: Dublin's, Wellington's and Vienna's pages on Oman are looked at, Peru's rest."""
    house = governed(tmp_path, name)
    burning = replace(house, world=replace(house.world, heat=Heat(frozenset({"OM"}), frozenset({"OM"}), 0.5, 1.0, 3_600)))
    burning.look(0)
    asked = []
    for step in range(1, 25):
        burning.look(step / 4)
        asked += burning.gov.asked
    counts = {country: sum(country in url for url in asked) for country in ("oman", "peru")}
    assert counts["oman"] in (5, 6, 7)
    assert counts["peru"] <= 1
