"""The doctor names who would hear nothing, or half, before the night in which it matters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import cli
from monitor.collect.listed import Listed
from monitor.collect.sources import us_embassy
from monitor.dispatch import unheard
from monitor.model import Endpoint, Reader
from monitor.model.routing import Chain, Step, Trip
from monitor.wire import House, open_house

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
PLACES = '[[reader]]\nname = "bo"\nchannel = "file"\nplaces = ["Ubud"]\nmin_level = 3\n'


@pytest.fixture
def doctor(tmp_path: Path):
    """What the doctor finds wrong with one reader of a house."""
    house = open_house(tmp_path / "config", tmp_path / "state", {})

    def said(at: datetime = NINE, **of: object) -> list[str]:
        reader = replace(Reader("ann", "file", ""), **of)
        house.settings = replace(house.settings, readers=(reader,))
        return [told for _, told in unheard.examine(house, at)]

    said.house = house  # type: ignore[attr-defined]
    yield said
    house.close()


Doctor = Callable[..., list[str]]


def test_an_endpoint_that_is_not_there_or_was_never_proved_is_named(doctor: Doctor) -> None:
    """Ann copied the id with a slip: every alert of hers would be given up."""
    room = {"channel": "slack", "address": "endpoint:ep1"}
    assert doctor(**room) == [
        "reader ann: expected an endpoint of `advisory-monitor endpoints list`, got endpoint:ep1: nothing reaches it"
    ]
    house: House = doctor.house  # type: ignore[attr-defined]
    house.store.endpoints.add(Endpoint("ep1", "slack", "hooks.slack.com", "sealed1.x", "room", NINE))
    assert doctor(**room) == ["reader ann: endpoint ep1 is not proved (`advisory-monitor endpoints verify`): nothing reaches it"]
    house.store.endpoints.add(Endpoint("ep2", "slack", "hooks.slack.com", "sealed1.x", "room", NINE, verified_at=NINE))
    assert doctor(channel="slack", address="endpoint:ep2") == []


def test_a_place_nobody_knows_needs_a_country(doctor: Doctor) -> None:
    assert doctor(places=frozenset({"Ubud", "Almaty"})) == [
        "reader ann: expected countries beside Ubud, got none: nobody knows where that is, and what is said of its whole country is not told"
    ]
    assert doctor(places=frozenset({"Ubud"}), countries=frozenset({"ID"})) == []
    assert doctor(places=frozenset({"Alma-Ata"})) == []


def test_who_is_told_where_travellers_are_needs_a_list_of_them(doctor: Doctor) -> None:
    assert doctor(tenant="Northwind", travellers=True) == [
        "reader ann: is told only where travellers are, and expected a list of Northwind's, got none"
    ]
    assert doctor(tenant="Northwind") == []
    trips = doctor.house.store.trips  # type: ignore[attr-defined]
    trips.replace(trips.tenant("Northwind", NINE), "spring", [Trip("t1", "1", "OM", date(2026, 3, 1), None)], "ann", NINE)
    assert doctor(tenant="Northwind", travellers=True) == []
    assert len(doctor(tenant="Southwind", travellers=True)) == 1
    assert doctor(NINE + timedelta(days=15), tenant="Northwind", travellers=True) == [
        "reader ann: is told where travellers are, and expected a newer list of Northwind's, got 2026-03-02's"
    ]


def test_who_follows_a_publisher_that_is_switched_off_is_named(doctor: Doctor) -> None:
    """Ann asked for Italy's advice, which is off until somebody switches it on, and waits for ever."""
    said = "reader ann: expected publishers that are switched on, got italy: nothing of them is told"
    assert doctor(publishers=frozenset({"italy", "us_state"})) == [said]
    assert doctor(publishers=frozenset({"us_state", "canary"})) == doctor() == []
    assert doctor(publishers=frozenset({"listed"})) == [said.replace("italy", "listed")]
    house: House = doctor.house  # type: ignore[attr-defined]
    house.listed = {"listed.om": Listed("om", "Ruritania", "https://advice.example/om", "page")}
    assert doctor(publishers=frozenset({"listed"})) == []
    watched = replace(house.settings.routing, canary=replace(house.settings.routing.canary, reader="ann"))
    house.settings = replace(house.settings, routing=watched)
    assert doctor(publishers=frozenset({"italy", "canary"})) == [], "the canary follows everybody, read or not"
    house.settings = replace(house.settings, routing=replace(watched, canary=replace(watched.canary, reader="")))
    chain = Chain("night", (Step(0, ("ann",)),), publishers=frozenset({"italy"}))
    house.settings = replace(house.settings, routing=replace(house.settings.routing, chains=(chain,)))
    assert doctor() == [said.replace("reader ann", "escalation night")]


def test_who_follows_a_country_whose_embassy_nobody_reads_is_named(doctor: Doctor) -> None:
    """The operator chose Iraq's mission, Ann follows Kazakhstan too: the embassy's alerts in Almaty reached nobody, and nobody said so."""
    house: House = doctor.house  # type: ignore[attr-defined]
    asks = {"countries": frozenset({"KZ", "IQ"})}
    assert doctor(**asks) == [], "of no mission at all another line speaks"
    house.publishers["us_embassy"] = us_embassy.chosen(["IQ"])
    said = "reader ann: expected in [sources.us_embassy] missions also KZ: alerts of their embassies are not read, and reach nobody"
    assert doctor(**asks) == doctor(**asks, publishers=frozenset({"us_embassy"})) == [said]
    assert doctor() == doctor(**asks, publishers=frozenset({"us_state"})) == doctor(countries=frozenset({"IQ"})) == []
    house.publishers["us_embassy"] = us_embassy.chosen(["ALL"])
    assert doctor(**asks) == []


@pytest.mark.parametrize(("officers", "page", "named"), [((), "", True), (("ann",), "", False), ((), "https://pager.example/x", False)])
def test_a_house_that_writes_to_people_has_somebody_to_ask(doctor: Doctor, officers: tuple[str, ...], page: str, named: bool) -> None:
    house: House = doctor.house  # type: ignore[attr-defined]
    assert doctor() == [], "as long as it is tried out nobody needs to be asked"
    keys, routing = house.settings, house.settings.routing
    routing = replace(routing, officers=replace(routing.officers, readers=frozenset(officers), page=page))
    house.settings = replace(keys, routing=routing, email=replace(keys.email, host="mx.example"), post=replace(keys.post, mode="live"))
    assert [told.partition(",")[0] for told in doctor()] == (["expected somebody in [officers] readers"] if named else [])


def test_the_commands_say_so(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "local.toml").write_text(PLACES, "utf-8")
    words = ["--config", str(tmp_path / "config"), "--state", str(tmp_path / "state")]
    told = CliRunner().invoke(cli, [*words, "doctor"])
    assert told.exit_code == 1 and "mend  reader bo: expected countries beside Ubud" in told.output
    listed = CliRunner().invoke(cli, [*words, "readers"]).output
    assert listed == "bo: P3 and above, places Ubud; from level 3, by file\n"
