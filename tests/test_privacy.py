"""The daemon forgets by itself, after the days the configuration says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor import wire
from monitor.admit.enrol import ring, secret
from monitor.admit.reception import Reception
from monitor.daemon import Watch
from monitor.dispatch.receivers import receivers
from monitor.store.leaving import Scope
from monitor.subscribe.wishes import Manner, Wishes

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("days", "kept"), [(3, False), (5, True)])
def test_51_who_left_is_forgotten_after_the_days_of_the_configuration(tmp_path, days: int, kept: bool) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "local.toml").write_text(f"[privacy]\nended_days = {days}\nunconfirmed_days = {days}\n")
    house = wire.open_house(tmp_path / "config", tmp_path / "state", {})
    keys, store = ring(house.state), house.store
    desk = Reception(store.people, store.leaving, store.moving, keys, secret(house.state, "secret.key"))
    for name in ("ann", "bob"):
        desk.ask(f"{name}@example.org", Wishes(), Manner(), "192.0.2.1", NINE)
    ann, bob = (who.id for who in store.recipients())
    desk.leave(ann, Scope("all"), NINE)
    Watch(house, lambda: NINE + timedelta(days=4)).forget()
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
