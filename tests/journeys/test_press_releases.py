"""The press office's releases: one event with the advisory that says the same, each post's fact for its own country."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor import pipeline
from monitor.collect.ask import Answer, Ask
from monitor.collect.sources import us_embassy, us_press
from monitor.contract import event_json
from monitor.decide.kinds import KINDS
from monitor.model import Event
from monitor.store.shapes import Wanted
from monitor.walk.world import World
from tests.store.blank import blank_store

START = datetime(2026, 3, 2, 6, tzinfo=UTC)
ORDER = "On March 2, 2026, the Department of State ordered the departure of non-emergency U.S. government employees from {}."


@dataclass
class Press:
    """The press office's feed, the caution's page, and one mission's feed."""

    releases: list[tuple[str, str]] = field(default_factory=list)
    alerts: list[tuple[str, str]] = field(default_factory=list)
    caution: str = "Stay alert in crowded places."

    def __call__(self, ask: Ask) -> Answer:
        if ask.url == us_press.CAUTION:
            body = f"<html><main><h1>Worldwide Caution</h1><p>{self.caution}</p></main></html>"
        else:
            home, posts = ("www.state.gov", self.releases) if ask.url == us_press.FEED else ("om.usembassy.gov", self.alerts)
            items = "".join(
                f"<item><title>{title}</title><link>https://{home}/{n}/</link><pubDate>Mon, 02 Mar 2026 09:00:00 +0000</pubDate>"
                f"<description><![CDATA[<p>{text}</p>]]></description></item>"
                for n, (title, text) in enumerate(posts)
            )
            body = f'<rss version="2.0"><channel>{items}</channel></rss>'
        return Answer(ask.url, True, body.encode(), "", "", "", 0.0, 0)


@dataclass
class House:
    press: Press
    world: World

    def look(self, hours: float) -> list[Event]:
        now = START + timedelta(hours=hours)
        both = (pipeline.check(self.world, p, now) for p in (us_press, us_embassy.chosen(["OM"])))
        return [event for report in both for event in report.events]


@pytest.fixture
def house(tmp_path: Path) -> House:
    press = Press()
    made = House(press, World(press, blank_store(tmp_path / "monitor.sqlite3"), KINDS))
    assert made.look(0) == []
    return made


def test_a_release_and_an_alert_on_one_order_are_one_event(house: House) -> None:
    house.press.releases.append(("Change in Status for Embassy Muscat, Oman", ORDER.format("Embassy Muscat")))
    (told,) = [e for e in house.look(4) if e.finding.kind == "departure_ordered"]
    assert (told.publisher, told.country) == ("us_press", "OM")
    house.press.alerts.append(("Security Alert: U.S. Embassy Muscat", ORDER.format("Embassy Muscat")))
    assert [e for e in house.look(5) if e.finding.kind == "departure_ordered"] == []
    # told once; and whoever asks what the embassy said, or the press office, finds it, with both of them named
    by = {who: [event_json(e) for e in house.world.store.events(Wanted(said_by=who))] for who in ("us_press", "us_embassy")}
    assert [(e["id"], e["publishers"]) for e in by["us_embassy"]] == [(told.id, ["us_press", "us_embassy"])]
    assert told.id in [e["id"] for e in by["us_press"]]
    assert list(house.world.store.events(Wanted(said_by="us_state"))) == []


def test_a_release_on_two_posts_tells_each_country_its_own(house: House) -> None:
    text = f"{ORDER.format('Embassy Minsk')} {ORDER.replace('ordered', 'authorized').format('Embassy Moscow')}"
    house.press.releases.append(("Change in Status for Embassy Minsk and Embassy Moscow", text))
    told = {(e.country, e.finding.kind) for e in house.look(4)}
    assert told == {("BY", "departure_ordered"), ("RU", "departure_authorized")}


def test_the_worldwide_caution_is_told_once_and_for_no_country(house: House) -> None:
    house.press.caution += " The Department of State advises U.S. citizens worldwide to exercise increased caution."
    assert [(e.finding.kind, e.country) for e in house.look(4)] == [("worldwide_caution", "")]
    assert house.look(5) == []


def test_other_business_of_the_press_office_is_not_kept(house: House) -> None:
    house.press.releases.append(("Secretary's Call with the Foreign Minister of Oman", ORDER.format("Oman")))
    assert house.look(4) == []
