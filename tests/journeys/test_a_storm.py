"""Requirements 66 and 67 in the corridor: what a first look or a better reader shows is no news; too much news waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from monitor import pipeline
from monitor.collect.source import Door
from monitor.collect.sources import SOURCES
from monitor.decide.kinds import KINDS
from monitor.model import Part, Reading, Recipient, Rule, State
from monitor.model.routing import Chain, Limits, Step
from monitor.store.sqlite import Store
from monitor.tend.rulings import deciders
from monitor.walk.world import World
from tests.bench import storm
from tests.bench.sink import sink
from tests.journeys import test_an_index_that_points as small
from tests.store.blank import blank_store

UK = SOURCES["uk_fcdo"]
COUNTRIES = ["Oman", "Japan", "Peru", "Chile", "Kenya", "Ghana", "Malta", "Nepal", "Qatar", "Egypt", "Spain", "Italy", "Fiji", "Togo", "Mali", "Chad", "Cuba", "Laos"]
CHAIN = Chain("duty", (Step(0, ("ann",)),), severity="P4")


@pytest.fixture
def gov(monkeypatch: pytest.MonkeyPatch) -> small.Gov:
    for name in COUNTRIES:
        monkeypatch.setitem(small.NAMES, name.lower(), name)
    return small.Gov({name.lower(): ([], small.CALM.replace("interior", name), "2026-02-01T10:00:00Z") for name in COUNTRIES})


@pytest.fixture
def world(gov: small.Gov, tmp_path: Path) -> Iterator[World]:
    store = blank_store(tmp_path / "monitor.sqlite3")
    store.save_recipient(Recipient("ann", "file", "ann@example.org", "config"), [Rule(severity="P4")], small.START)
    yield World(gov, store, KINDS, chains=(CHAIN,))
    store.close()


def _look(world: World, hours: float, publisher: object = UK) -> int:
    now = small.START + timedelta(hours=hours)
    report = pipeline.check(world, publisher, now)  # type: ignore[arg-type]
    world.store.fan_out(deciders(world.store, lambda: now, Limits()), lambda: now)
    return len(report.events)


def _worse(gov: small.Gov, names: list[str]) -> None:
    for name in names:
        told = small.WARNS.replace("Oman", name).replace("interior", name)
        gov.said[name.lower()] = (["avoid_all_but_essential_travel_to_whole_country"], told, "2026-03-01T06:02:00Z")


def test_67_the_first_look_at_a_publisher_alerts_nobody_however_much_there_is(world: World, gov: small.Gov):
    _worse(gov, COUNTRIES)
    assert _look(world, 0) == 0
    assert world.store.counts() == {} and world.store.storms.all() == [] and world.store.chains.all() == []


def test_67_a_reader_that_understands_more_than_yesterdays_alerts_nobody(world: World, gov: small.Gov):
    """Over night every page is read as a level higher and in other words: both sides are, so nothing has changed."""

    def better(door: Door) -> Door:
        def read(part: Part, now: datetime) -> Reading:
            old = door.read(part, now)
            return replace(old, level=4, text=old.text + "\n\nA sentence yesterday's reader overlooked: leave the country now.")

        return replace(door, read=read)

    names = ("NAME", "LABEL", "SHORT", "POSTS", "SITES", "REVIEW_MONTHS", "ATTRIBUTION", "page_urls", "saved")
    upgraded = SimpleNamespace(**{name: getattr(UK, name) for name in names}, DOORS=tuple(better(door) for door in UK.DOORS))
    _look(world, 0)
    assert _look(world, 0.5, upgraded) == 0 and _look(world, 30, upgraded) == 0  # also when each page is asked again
    assert world.store.counts() == {}


def test_66_more_countries_than_belief_allows_are_held_and_a_few_are_not(world: World, gov: small.Gov):
    store = world.store
    assert isinstance(store, Store)
    _look(world, 0)
    _worse(gov, COUNTRIES[:15])
    assert _look(world, 0.1) >= 15 and store.storms.all() == [] and set(store.counts()) == {State.PENDING}
    owed, climbing = store.counts()[State.PENDING], len(store.chains.all())
    gov.said = {name: (said, body, moved) for name, (said, body, moved) in gov.said.items()}
    for name in COUNTRIES:
        gov.said[name.lower()] = (["avoid_all_travel_to_whole_country"], small.WARNS.replace("all but essential", "all").replace("Oman", name), "2026-03-01T08:02:00Z")
    _look(world, 2.1)
    (storm,) = store.storms.all("open")
    assert storm.reason == "18 countries in one pass, expected 15 at most"
    held = store.outbox((State.HELD,), limit=500)
    assert {due.hold for due in held} == {"storm:1"} and len({due.event_id for due in held}) == 18
    assert store.counts()[State.PENDING] == owed
    assert len(store.chains.all()) > climbing and store.chains.due(small.START + timedelta(hours=3)) == [
        one for one in store.chains.due(small.START + timedelta(hours=3)) if one.event_id not in {due.event_id for due in held}
    ]  # chains of what is held wait too


def test_66_two_hundred_countries_at_once_end_in_one_mail_for_each_in_a_box(tmp_path: Path):
    """From the pass to a relay of ours: held until somebody decides, then one digest a person, over the real connections."""
    told = [storm.event(n, code, destination=code, severity="P2") for n, code in enumerate(storm.CODES)]
    with sink() as relay:
        house = storm.opened(tmp_path, relay.port)
        store, now = house.store, storm.NINE + timedelta(minutes=1)
        assert isinstance(store, Store)
        storm.settle(store, 25)
        assert storm.kept_as_the_corridor_does(store, *told).startswith("200 countries in one pass")
        store.fan_out(deciders(store, lambda: now, storm.Limits()), lambda: now)
        assert storm.gather(store, lambda: now) == 0 and relay.seen == []
        storm.storming.decide(store, 1, "digest", "olga", now)
        storm.gather(store, lambda: now)
        storm.arrived(house, relay.seen, now + timedelta(days=1))
        assert {to for to, _ in relay.seen} == {f"p{number}@example.org" for number in range(1, 26)}
        store.close()


def test_66_a_program_is_told_that_no_officer_had_decided(tmp_path: Path):
    """Undecided for ten minutes, the grave ones leave by themselves: whoever reads the webhook knows that nobody looked."""
    told = [storm.event(n, code, destination=code) for n, code in enumerate(storm.CODES[-20:])]
    house = storm.opened(tmp_path, 1)
    store, now = house.store, storm.NINE + timedelta(minutes=11)
    assert isinstance(store, Store)
    storm.settle(store, 25)
    assert storm.kept_as_the_corridor_does(store, *told).startswith("20 countries in one pass")
    store.fan_out(deciders(store, lambda: now, storm.Limits()), lambda: now)
    due = replace(store.outbox((State.HELD,), limit=1)[0], channel="webhook")

    def marks() -> set[str]:
        return {one["storm"] for one in storm.office(house, lambda: now).compose(due, now).payload["data"]["events"]}

    assert marks() == {"open"}
    storm.storming.decide(store, 1, "release", "olga", now)
    assert marks() == {"released"}
    store.close()
