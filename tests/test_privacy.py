"""The daemon forgets by itself, after the days the configuration says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor import wire
from monitor.daemon import Watch
from monitor.enrol import ring, secret
from monitor.reception import Reception
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
