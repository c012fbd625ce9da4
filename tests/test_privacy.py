"""The daemon forgets by itself, after the days the configuration says."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from monitor import wire
from monitor.admit.enrol import secret
from monitor.admit.gate import Gate
from monitor.admit.reception import Reception
from monitor.cli import cli
from monitor.dispatch import retention, returns
from monitor.dispatch.receivers import receivers
from monitor.keyring import ring
from monitor.model.account import Account, Passkey
from monitor.model.routing import Trip
from monitor.store.leaving import Scope
from monitor.subscribe.wishes import Manner, Wishes
from monitor.vault import Vault
from tests.store.blank import blank_store
from tests.web.site import quick

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
    retention.forget(house, NINE + timedelta(days=4))
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


def test_journeys_are_forgotten_after_the_days_of_the_configuration(tmp_path) -> None:
    """A company whose insurer asks for ninety days, or whose works council allows seven, says so."""
    (tmp_path / "local.toml").write_text("[privacy]\njourneys_days = 7\n")
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    trips, today = house.store.trips, NINE.date()
    tenant = trips.tenant("Acme", NINE)
    legs = [Trip(f"t{days}", "1", "KZ", today - timedelta(days=60), today + timedelta(days=days)) for days in (-8, -6)]
    trips.replace(tenant, "list", legs, "olga", NINE)
    for days in (399, 401):
        house.store.contacts.note(tenant, f"e{days}", {"t-6": "reached"}, "olga", NINE - timedelta(days=days))
    retention.forget(house, NINE)
    assert [one.traveller for one in trips.all(tenant)] == ["t-6"]
    assert [event for _, event, _ in house.store.contacts.about("T-6")] == ["e399"], "whom the desk had reached: deliveries_days"
    house.close()


def test_a_mail_that_came_back_and_was_read_is_deleted_after_a_week_and_one_that_waits_is_not(tmp_path) -> None:
    """Each is a whole mail with somebody's address: they lay in cur/ for ever, also of who was erased."""
    (tmp_path / "local.toml").write_text('[post]\nreturn_path = "b+{token}@example.org"\nbounces = "back"\n')
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    for room in ("new", "cur", "tmp"):
        (house.state / "back" / room).mkdir(parents=True)
    for name, days in (("old", 8), ("young", 6)):
        file = house.state / "back" / "new" / name
        file.write_bytes(b"To: b+x@example.org\n\nann@example.org: unknown\n")
        came = (NINE - timedelta(days=days)).timestamp()
        os.utime(file, (came, came))
    retention.forget(house, NINE)
    assert len(list((house.state / "back").rglob("*old*"))) == 1
    returns.look(house, NINE)
    (house.state / "back" / "cur" / "somebody else's").write_bytes(b"")
    retention.forget(house, NINE)
    assert sorted(one.name for one in (house.state / "back" / "cur").iterdir()) == ["somebody else's", "young:2,S"]
    house.close()


def test_from_which_network_an_officer_came_stands_in_no_row_that_stays_for_ever(tmp_path) -> None:
    """The audit outlives every session; who came in, and when, is what it must prove."""
    store = blank_store(tmp_path / "monitor.db")
    gate = Gate(store.accounts, store.tokens, Vault({"k": b"v" * 32}), hasher=quick)
    number = store.accounts.save(Account("olga", frozenset({"viewer"}), "", quick().hash("correct horse battery")), "operator", NINE)
    assert gate.login("olga", "correct horse battery", "192.0.2.17", "Browser/1", NINE)
    begun = [row.deed for row in store.audit.rows() if row.deed.what == "session.begin"]
    assert [one.subject for one in begun] == [f"account:{number}"]
    assert "192.0.2" not in "".join(map(str, store.audit.rows()))
    assert gate.known("olga", "192.0.2.99", NINE + timedelta(days=1))
    store.close()


@pytest.mark.parametrize("word", ["reset", "disable"])
def test_whoever_is_put_out_of_an_account_is_out_by_their_tokens_too(tmp_path, word: str) -> None:
    """A password was stolen: the thief made a token for a year, and a new password left it open."""
    state = tmp_path / "state"
    store = blank_store(state / wire.DATABASE)
    gate = Gate(store.accounts, store.tokens, Vault({"k": b"v" * 32}), hasher=quick)
    now = datetime.now(UTC)
    for name in ("olga", "otto"):
        store.accounts.save(Account(name, frozenset({"viewer"}), "", quick().hash("correct horse battery")), "operator", now)
    tokens = {name: gate.give("ci", store.accounts.find(name), frozenset({"read"}), timedelta(days=300), now) for name in ("olga", "otto")}
    store.accounts.add_passkey(Passkey("key", store.accounts.find("olga").id, b"k", 0, "her key", now), "olga")
    assert all(gate.bearer(token, now) for token in tokens.values())
    done = CliRunner().invoke(cli, ["--config", str(tmp_path), "--state", str(state), "accounts", word, "olga"])
    assert done.exit_code == 0, done.output
    assert [gate.bearer(tokens[name], now) is not None for name in ("olga", "otto")] == [False, True]
    assert [row.deed.who for row in store.audit.rows() if row.deed.what == "token.revoke"] == ["operator"]
    olga = store.accounts.find("olga")
    assert olga is not None and bool(olga.password) == (word == "reset") and not store.accounts.passkeys(olga.id)
    store.close()


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
            retention.forget(house, now)
        left.append(sorted(one.traveller for one in trips.all(tenant)))
    assert left == [["t-29", "t5"], ["t-29", "t5"], ["t-29", "t5"], ["t5"]]
    assert retention.reckoned(house, NINE) == NINE
    house.close()
