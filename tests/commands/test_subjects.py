"""Ann writes a letter: what do you keep of me? And then: forget me. She is a subscriber, a channel of Acme's, and travels."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor.admit.enrol import secret
from monitor.admit.reception import Reception
from monitor.cli import cli
from monitor.keyring import ring
from monitor.model import Recipient
from monitor.model.routing import Trip
from monitor.subscribe.wishes import Manner, Wishes
from monitor.wire import DATABASE, House, open_house
from tests.store.blank import blank_file

NOW = datetime.now(UTC)
READER = '[[reader]]\nname = "boss"\nchannel = "file"\naddress = "boss@example.org"\n'


@pytest.fixture
def house(tmp_path: Path) -> House:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "local.toml").write_text(READER, "utf-8")
    blank_file(tmp_path / "state" / DATABASE)
    opened = open_house(tmp_path / "config", tmp_path / "state", {})
    store = opened.store
    desk = Reception(store.people, store.leaving, store.moving, store.spelling, ring(opened.state), secret(opened.state, "secret.key"))
    for name in ("ann", "bob"):
        desk.ask(f"{name}@example.org", Wishes(countries=("KZ",)), Manner(), "192.0.2.1", NOW)
    acme = store.trips.tenant("Acme", NOW)
    store.desks.add(Recipient("desk:1", "email", "Ann@example.org", tenant=acme, address_key=desk.key("Ann@example.org")), "olga", NOW)
    today = NOW.date()
    legs = [Trip(who, "1", "KZ", today, today + timedelta(days=9), name) for who, name in (("ann@example.org", "Ann Ash"), ("bob@example.org", "Bob Birch"))]
    store.trips.replace(acme, "list", legs, "olga", NOW)
    return opened


def asked(house: House, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--config", str(house.state.parent / "config"), "--state", str(house.state), "people", *words])


def test_who_asks_is_told_all_that_is_kept_and_forgotten_wholly_and_nobody_else_is(house: House) -> None:
    house.store.contacts.note(1, "e1", {"ann@example.org": "reached", "bob@example.org": "no answer"}, "olga", NOW)
    known = json.loads(asked(house, "show", "ANN@example.org").output)
    assert [(one["company"], one["event"], one["state"]) for one in known["contacts"]] == [("Acme", "e1", "reached")]
    assert [one["you"]["origin"] for one in known["subscriptions"]] == ["subscriber", "desk"]
    assert [one["purpose"] for one in known["subscriptions"][0]["words_mailed"]] == ["confirm"]
    assert [(one["company"], one["name"]) for one in known["journeys"]] == [("Acme", "Ann Ash")]
    assert "bob" not in json.dumps(known).casefold()
    assert json.loads(asked(house, "show", "ann ash").output)["journeys"]
    done = asked(house, "erase", "ann@example.org", "--who", "dora")
    assert "2 subscriptions and channels" in done.output and "1 journey of Acme; ask it to leave them out" in done.output
    everything = "\n".join(house.store.lines.reading().iterdump()).casefold()  # type: ignore[attr-defined]
    assert "ann@" not in everything and "ann ash" not in everything
    assert "bob@example.org" in everything and "bob birch" in everything and [*house.store.contacts.of(1, "e1")] == ["bob@example.org"]
    assert [row.deed.who for row in house.store.audit.rows(what="person.erase")] == ["dora"]
    for word in ("show", "erase"):
        refused = asked(house, word, "ann@example.org")
        assert (refused.exit_code, "of whom nothing is kept" in refused.output) == (2, True)
    house.close()


def test_who_stands_in_the_configuration_is_taken_out_of_it_by_hand(house: House) -> None:
    refused = asked(house, "erase", "boss")
    assert (refused.exit_code, "boss: take them out of it first" in " ".join(refused.output.split())) == (2, True)
    house.close()


def test_whom_companies_know_by_one_number_are_two_people(house: House) -> None:
    """Acme's 1 is Ann Ash, Rival's 1 is Rex: what Ann asks for, and what she has forgotten, is nothing of his."""
    today, store = NOW.date(), house.store
    for tenant, key, name in (("Acme", "1", "Ann Ash"), ("Rival", "1", "Rex"), ("Rival", "Åse", "Åse Lind")):
        number = store.trips.tenant(tenant, NOW) or 0
        store.trips.replace(number, name, [Trip(key, "1", "KZ", today, today, name)], "olga", NOW)
        store.contacts.note(number, "e1", {key: "reached"}, "olga", NOW)
    assert [one["company"] for one in json.loads(asked(house, "show", "ann ash").output)["contacts"]] == ["Acme"]
    for whom in ("Ann Ash", "Åse Lind"):
        assert asked(house, "erase", whom).exit_code == 0
    assert ([*store.contacts.of(1, "e1")], [*store.contacts.of(2, "e1")]) == ([], ["1"])
    house.close()
