"""The daemon forgets by itself, after the days the configuration says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor import wire
from monitor.admit.enrol import secret
from monitor.admit.reception import Reception
from monitor.dispatch import oblivion
from monitor.dispatch.receivers import receivers
from monitor.keyring import ring
from monitor.model.routing import Trip
from monitor.store.leaving import Scope
from monitor.subscribe.wishes import Manner, Wishes

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("days", "kept"), [(3, False), (5, True)])
def test_51_who_left_is_forgotten_after_the_days_of_the_configuration(tmp_path, days: int, kept: bool) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "local.toml").write_text(f"[privacy]\nended_days = {days}\nunconfirmed_days = {days}\n")
    house = wire.open_house(tmp_path / "config", tmp_path / "state", {})
    keys, store = ring(house.state), house.store
    desk = Reception(store.people, store.leaving, store.moving, store.spelling, keys, secret(house.state, "secret.key"))
    for name in ("ann", "bob"):
        desk.ask(f"{name}@example.org", Wishes(), Manner(), "192.0.2.1", NINE)
    ann, bob = (who.id for who in store.recipients())
    desk.leave(ann, Scope("all"), NINE)
    oblivion.forget(house, NINE + timedelta(days=4))
    assert [bool(store.recipient(one).address) for one in (ann, bob)] == [kept, kept]
    house.close()


def test_81_a_webhook_of_the_configuration_lies_nowhere_in_the_database(tmp_path) -> None:
    """Its address may be its password: the tables say whose it is, and the channel finds it as it posts."""
    config = tmp_path / "config"
    config.mkdir()
    address = "https://hooks.example.com/canary-81/in"
    (config / "local.toml").write_text(f'[[reader]]\nname = "ops"\nchannel = "webhook"\naddress = "{address}"\nsecret_env = "HOOK"\n', "utf-8")
    house = wire.open_house(config, tmp_path / "state", {"HOOK": "whsec_" + "QUJD" * 8})
    house.enrol(NINE)
    dump = "\n".join(house.store.lines.reading().iterdump())
    assert "reader:ops" in dump
    assert "canary-81" not in dump
    found = receivers(house, lambda: NINE).find(house.store.recipient("ops").address)
    assert (found.url, found.host) == (address, "hooks.example.com")
    house.store.close()


def test_an_hour_of_a_clock_that_ran_years_ahead_forgets_no_journey(tmp_path) -> None:
    """Housekeeping is hourly and moves on by six hours a turn at most; after a month without power it catches up."""
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    trips, today = house.store.trips, NINE.date()
    tenant = trips.tenant("Acme", NINE)
    legs = [Trip(f"t{days}", "1", "KZ", today - timedelta(days=60), today + timedelta(days=days)) for days in (-31, -29, 5)]
    trips.replace(tenant, "list", legs, "olga", NINE)
    left = []
    for turns, now in ((1, NINE), (2, NINE + timedelta(days=3_000)), (1, NINE + timedelta(hours=3)), (200, NINE + timedelta(days=31))):
        for _ in range(turns):
            oblivion.forget(house, now)
        left.append(sorted(one.traveller for one in trips.all(tenant)))
    assert left == [["t-29", "t5"], ["t-29", "t5"], ["t-29", "t5"], ["t5"]]
    assert oblivion.reckoned(house, NINE) == NINE
    house.close()
