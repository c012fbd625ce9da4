"""A government whose index only says what moved: its pages are asked when they moved, again when they failed, and daily."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from monitor import pipeline
from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.source import Publisher
from monitor.collect.sources import SOURCES
from monitor.compare.doors.editions import View
from monitor.decide.kinds import KINDS
from monitor.dispatch.letters import letter
from monitor.model import Health, Part
from monitor.store.sqlite import Store
from monitor.walk.recall import view_of
from monitor.walk.world import Report, World
from tests.store.blank import blank_store

API = "https://www.gov.uk/api/content/foreign-travel-advice"
START = datetime(2026, 3, 1, 6, tzinfo=UTC)
CALM = "<p>Check the weather before you drive in the mountains of the interior.</p>" + "".join(
    f"<p>Valley road {n} floods after rain; ask the police post at its foot before you set out.</p>" for n in range(9)
)
WARNS = "<p>FCDO advises against all but essential travel to Oman.</p>" + CALM
NAMES = {"oman": "Oman", "japan": "Japan", "peru": "Peru"}


@dataclass
class Gov:
    """A small GOV.UK: what each page says, when it moved, and whether it answers."""

    said: dict[str, tuple[list[str], str, str]] = field(default_factory=dict)
    down: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def __call__(self, ask: Ask) -> Answer:
        leaf = ask.url.rsplit("/", 1)[-1]
        self.asked.append(leaf)
        if leaf in self.down:
            raise Trouble(Health.SERVER_ERROR, "expected a page, got status 503")
        body = self.index() if ask.url == API else self.page(leaf)
        return Answer(ask.url, True, json.dumps(body).encode(), "application/json", "", "", 0.0, 0)

    def index(self) -> dict[str, object]:
        rows = [
            {"base_path": f"/foreign-travel-advice/{slug}", "public_updated_at": moved, "details": {"country": {"slug": slug, "name": NAMES[slug]}}}
            for slug, (_, _, moved) in self.said.items()
        ]  # fmt: skip
        return {"links": {"children": rows}}

    def page(self, slug: str) -> dict[str, object]:
        status, body, moved = self.said[slug]
        details = {
            "alert_status": status, "country": {"slug": slug, "name": NAMES[slug]},
            "parts": [{"slug": "warnings-and-insurance", "title": "Warnings and insurance", "body": body}],
        }  # fmt: skip
        return {"base_path": f"/foreign-travel-advice/{slug}", "public_updated_at": moved, "details": details}


@dataclass
class House:
    gov: Gov
    world: World

    def look(self, hours: float) -> Report:
        self.gov.asked.clear()
        return pipeline.check(self.world, SOURCES["uk_fcdo"], START + timedelta(hours=hours))


@pytest.fixture
def house(tmp_path: Path) -> House:
    gov = Gov({slug: ([], CALM, "2026-02-01T10:00:00Z") for slug in NAMES})
    return House(gov, World(gov, blank_store(tmp_path / "monitor.sqlite3"), KINDS))


def test_the_first_look_asks_every_page_and_tells_nothing(house: House) -> None:
    assert house.look(0).events == ()
    assert sorted(house.gov.asked) == ["foreign-travel-advice", "japan", "oman", "peru"]


def test_a_quiet_look_asks_the_index_alone(house: House) -> None:
    house.look(0)
    house.look(0.1)
    assert house.gov.asked == ["foreign-travel-advice"]


def test_a_country_mostly_advised_against_is_never_told_as_calm(house: House) -> None:
    """The flags have no rung for parts: the number falls to 1, and the words must say what still holds."""
    most = "<p>FCDO advises against all travel to Oman except for:</p><ul><li>the city of Muscat</li></ul>" + CALM
    house.gov.said["oman"] = (["avoid_all_travel_to_whole_country"], WARNS.replace("but essential ", ""), "2026-02-01T10:00:00Z")
    house.look(0)
    flags = ["avoid_all_travel_to_parts", "avoid_all_but_essential_travel_to_parts"]
    body = "<p>FCDO advises against all travel to the Dhofar region.</p>" + most
    house.gov.said["oman"] = (flags, body, "2026-03-01T06:02:00Z")
    looks = [house.look(hours) for hours in (0.1, 24, 48)]  # lower is believed when it was seen twice
    (event,) = [one for look in looks for one in look.events if one.finding.kind == "level_lowered"]
    assert event.finding.headline.startswith(
        "UK lowers Oman to “FCDO advises against all travel to parts and all but essential travel to parts” (Level 1, parts at Level 4; was "
    )
    uk = SOURCES["uk_fcdo"]
    told = letter(event, uk, partial(recalled, house.world.store, uk), START)
    assert told.words_before == "FCDO advises against all travel to the whole country"
    assert told.words_after == "FCDO advises against all travel to parts and all but essential travel to parts"
    assert (told.event.level_after, told.parts) == (1, 4)  # the lower number never stands alone


def recalled(store: Store, publisher: Publisher, sha256: str) -> View | None:
    """A stored page, read again."""
    page = store.page(sha256)
    doors = {door.name: door for door in publisher.DOORS}
    return page and view_of(doors[page.door], Part(page.key, page.raw, sha256, page.url), START)


def test_a_row_that_moved_brings_its_page_and_the_level_in_the_publishers_words(house: House) -> None:
    house.look(0)
    house.gov.said["oman"] = (["avoid_all_but_essential_travel_to_whole_country"], WARNS, "2026-03-01T06:02:00Z")
    (told,) = house.look(0.1).events
    assert house.gov.asked == ["foreign-travel-advice", "oman"]
    assert told.finding.kind == "level_raised"
    assert "FCDO advises against all but essential travel to the whole country" in told.finding.headline
    assert "ordered" not in told.finding.headline


def test_a_page_that_failed_is_asked_again_at_the_next_look(house: House) -> None:
    house.look(0)
    house.gov.said["oman"] = (["avoid_all_but_essential_travel_to_whole_country"], WARNS, "2026-03-01T06:02:00Z")
    house.gov.down = {"oman"}
    assert house.look(0.1).events == ()
    house.gov.down = set()
    assert [e.finding.kind for e in house.look(0.2).events] == ["level_raised"]


def test_two_updates_in_one_day_are_two(house: House) -> None:
    """The second stands under the date of the first, but its publisher gives the hour: it is told at the first look."""
    house.look(0)
    house.gov.said["oman"] = ([], CALM.replace("weather", "roads"), "2026-03-01T06:02:00Z")
    house.look(0.1)
    bars = WARNS.replace("all but essential", "all")
    house.gov.said["oman"] = (["avoid_all_travel_to_whole_country"], bars, "2026-03-01T09:00:00Z")
    assert [(e.finding.kind, e.flags) for e in house.look(3.1).events] == [("level_raised", ())]
    assert house.look(3.2).events == ()


def test_a_later_edition_of_the_day_never_gives_way_to_an_earlier(house: House) -> None:
    """Servers behind one address may lag: an earlier hour is an older text, whatever it says."""
    house.look(0)
    house.gov.said["oman"] = (["avoid_all_travel_to_whole_country"], WARNS, "2026-03-01T09:00:00Z")
    house.look(3.1)
    house.gov.said["oman"] = ([], CALM.replace("weather", "roads"), "2026-03-01T08:00:00Z")
    assert [house.look(hour).events for hour in (3.2, 3.3, 3.4)] == [(), (), ()]


def test_an_edit_that_no_index_shows_is_seen_within_a_day(house: House) -> None:
    """More than half of the FCDO's days bring such edits."""
    house.look(0)
    house.gov.said["oman"] = (["avoid_all_travel_to_whole_country"], WARNS, "2026-02-01T10:00:00Z")
    told = [e.finding.kind for hour in range(1, 28) for e in house.look(hour).events]
    assert told == ["level_raised"]


def test_an_all_clear_is_told_when_it_was_seen_twice(house: House) -> None:
    house.gov.said["oman"] = (["avoid_all_travel_to_whole_country"], WARNS, "2026-02-01T10:00:00Z")
    house.look(0)
    house.gov.said["oman"] = ([], CALM, "2026-03-01T06:02:00Z")
    told = [e.finding.kind for step in (0.1, 0.2, 0.3) for e in house.look(step).events]
    assert told == ["level_lowered"]
