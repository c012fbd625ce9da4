"""Who can be told: configured readers and people who came by themselves, side by side under unique names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.model import Recipient, Rule
from monitor.store.shapes import Taken

from .stories import NINE, at

ANN = Recipient("Ann", "email", "ann@desk.example", "config", address_key="k1", zone="Asia/Almaty")
RULE = Rule(countries=frozenset({"KZ", "UZ"}), kinds=frozenset({"level_raised"}), severity="P2")


def follows(store) -> list[tuple[str, int]]:
    return [tuple(row) for row in store.lines.reading().execute("SELECT country, rule FROM follows ORDER BY 2, 1")]


@pytest.fixture
def store(path):
    from .blank import blank_store

    opened = blank_store(path)
    yield opened
    opened.close()


def test_a_recipient_comes_back_as_it_was_saved(store):
    who = replace(
        ANN, name="mail:1", origin="subscriber", state="paused", paused_until=at(9), quiet_from="22:00", quiet_until="06:30",
        quiet_pass="", private=True, created_at=NINE, confirmed_at=at(1), consent="2025-06",
    )  # fmt: skip
    number = store.save_recipient(who, [RULE, Rule(min_level=3, mode="daily 08:30", travellers=True)], NINE)
    assert store.recipient(number) == store.recipient("mail:1") == replace(who, id=number)
    assert store.recipients_by_key("k1") == [replace(who, id=number)]
    assert [replace(rule, id=0) for rule in store.rules(number)] == [RULE, Rule(min_level=3, mode="daily 08:30", travellers=True)]
    assert follows(store) == [("KZ", 1), ("UZ", 1), ("*", 2)]
    assert [each.name for each in store.recipients(["active"])] == []
    assert [each.name for each in store.recipients(["active", "paused"])] == ["mail:1"]


def test_a_rule_changes_in_place_and_ends_once(store):
    number = store.save_recipient(ANN, [RULE], NINE)
    (rule,) = store.rules(number)
    store.save_recipient(ANN, [replace(rule, countries=frozenset({"IQ"}))], at(1))
    assert follows(store) == [("IQ", rule.id)]
    assert store.end_rule(rule.id, at(2))
    assert not store.end_rule(rule.id, at(3))
    assert (store.rules(number), follows(store)) == ((), [])
    with pytest.raises(LookupError, match="expected a rule of recipient"):
        store.save_recipient(ANN, [replace(rule, id=99)], at(4))


def test_the_configuration_says_who_its_readers_are(store):
    """Ann and Bob are configured; then Bob is struck off, and later comes back under the same number."""
    bob = replace(ANN, name="Bob", address_key="k2")
    assert store.sync([(ANN, RULE), (bob, Rule())], NINE)
    assert not store.sync([(ANN, RULE), (bob, Rule())], at(1))
    known = store.recipient("Bob").id
    assert store.sync([(ANN, RULE)], at(2))
    assert (store.recipient("Bob").state, store.recipient("Bob").ended_at) == ("ended", at(2))
    assert store.rules(known) == ()
    assert store.sync([(ANN, replace(RULE, severity="P4")), (bob, Rule())], at(3))
    assert (store.recipient("Bob").state, store.recipient("Bob").id) == ("active", known)
    assert [rule.severity for rule in store.rules(store.recipient("Ann").id)] == ["P4"]


def test_a_name_is_nobody_elses(store):
    store.save_recipient(replace(ANN, origin="subscriber"), [], NINE)
    with pytest.raises(Taken, match="'Ann'"):
        store.sync([(ANN, RULE)], NINE)
    assert store.recipient("Ann").origin == "subscriber"
