"""After an upgrade an operator asks what today's rules would have told of the pages that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from monitor.commands import replay
from monitor.decide.kind import Kind
from monitor.decide.kinds import KINDS
from monitor.model import Change, Finding
from monitor.wire import open_house
from tests.journeys.house import CONFIG, ORDERED, QUIET, TestHouse, settled_house

SHELTER = (
    "<rss version='2.0'><channel><title>Alerts</title><link>https://om.usembassy.gov/</link><description>Alerts</description><item>"
    "<title>Security Alert: Shelter in Place in Salalah</title><link>https://om.usembassy.gov/shelter-in-salalah/</link>"
    "<pubDate>Mon, 02 Mar 2026 10:00:00 +0000</pubDate>"
    "<description>U.S. citizens in Salalah should shelter in place until further notice.</description></item></channel></rss>"
)
MISSION = '[sources.us_embassy]\nmissions = ["OM"]\n'
FEED = "om.usembassy.gov/category/alert/feed/"
EMPTY = SHELTER[: SHELTER.index("<item>")] + "</channel></rss>"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHouse]:
    """A house that told of Oman's order, and of a post of the embassy there."""
    with settled_house(tmp_path_factory.mktemp("again"), CONFIG + MISSION) as made:
        for hour, feed in (("10:00", EMPTY), ("11:00", SHELTER)):
            made.publisher.pages[FEED] = feed.encode(), "application/rss+xml"
            words = "check", "--source", "us_embassy", "--mirror", made.publisher.url, "--at", f"2026-03-02T{hour}:00Z"
            assert made.run(*words).returncode == 0
        made.publishes(ORDERED, QUIET)
        assert made.check("2026-03-03T09:00:00Z").returncode == 0
        yield made


def _differs(told: TestHouse, kinds: tuple[Kind, ...], monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    monkeypatch.setattr(replay, "KINDS", kinds)
    house = open_house(told.folder / "config", told.state, {})
    return list(replay.differences(house, None, lambda *_: None))


def test_the_same_rules_tell_the_same(told: TestHouse) -> None:
    kinds = {row["kind"] for row in told.rows("events")}
    assert {"departure_ordered", "level_raised", "shelter_in_place"} <= kinds
    assert told.rows("replay") == []
    assert told.run("replay").stdout == "0 changes would be told otherwise.\n"


@pytest.mark.parametrize("lost", ["departure_ordered", "shelter_in_place"])
def test_what_a_rule_no_longer_finds_is_shown_of_pages_and_of_posts(told: TestHouse, lost: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (row,) = _differs(told, tuple(k for k in KINDS if k.name != lost), monkeypatch)
    was = [line["kind"] for line in row["was"]]
    assert lost in was


def test_a_better_headline_is_shown_beside_the_old_one(told: TestHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    def better(kind: Kind) -> Kind:
        def recognise(change: Change) -> Iterator[Finding]:
            yield from (replace(found, headline=f"{found.headline} at once") for found in kind.recognise(change))

        return replace(kind, recognise=recognise)

    kinds = tuple(better(k) if k.name == "departure_ordered" else k for k in KINDS)
    (row,) = _differs(told, kinds, monkeypatch)
    (was,), (would_be,) = row["was"], row["would_be"]
    assert would_be["headline"] == f"{was['headline']} at once"
