"""From an event to everyone it is owed to, in chunks: nobody twice, nobody left out, wherever it was cut off."""

from __future__ import annotations

import json
import random
import signal
import threading
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.model import Delivery, Recipient, Rule
from monitor.store import fanout
from monitor.store.deciders import Deciders
from tests import forked
from tests.drawn import examples

from .blank import blank_store
from .stories import NINE, at, event, kept

NOBODY = Deciders(lambda _: True, lambda _event, _pairs: [])


@pytest.fixture
def store(path):
    opened = blank_store(path)
    yield opened
    opened.close()


def join(store, name: str, *rules: Rule, **changes) -> int:
    return store.save_recipient(replace(Recipient(f"mail:{name}", "email", f"{name}@x.example"), **changes), rules, NINE)


def spread(store, deciders: Deciders = NOBODY) -> int:
    return store.fan_out(deciders, lambda: at(1))


def owed(store) -> dict[str, str]:
    return {due.reader.removeprefix("mail:"): due.why for due in store.outbox(limit=10_000)}


def test_one_person_with_several_rules_gets_one_delivery_with_every_reason(store):
    """Requirement A.3: Ann follows Iraq, everything grave, and everything of the kind: one row names all three."""
    join(store, "ann", Rule(frozenset({"IQ"})), Rule(severity="P1"), Rule(frozenset({"KZ"})), Rule(kinds=frozenset({"departure_ordered"})))
    join(store, "bob", Rule(frozenset({"KZ"})), Rule(publishers=frozenset({"canada"})))
    store.keep(kept(events=[event()]))
    spread(store)
    assert {who: sorted(why.split(", ")) for who, why in owed(store).items()} == {"ann": ["rule 1", "rule 2", "rule 4"]}


def test_the_gravest_event_of_a_page_stands_for_the_others(store):
    """Requirement F.61: one page brings an order and a reworded risk; Ann hears of the order, Cy only asked for risks."""
    join(store, "ann", Rule())
    join(store, "cy", Rule(kinds=frozenset({"risk_indicator_changed"})))
    risk = event("e1", kind="risk_indicator_changed")
    store.keep(kept(events=[replace(risk, finding=replace(risk.finding, severity="P3")), event("e2")]))
    spread(store)
    assert {due.reader: due.event_id for due in store.outbox()} == {"mail:ann": "e2", "mail:cy": "e1"}


def test_paused_ended_and_unconfirmed_people_are_owed_nothing(store):
    for state in ("active", "unconfirmed", "paused", "ended", "erased"):
        join(store, state, Rule(), state=state)
    store.keep(kept(events=[event()]))
    spread(store)
    assert set(owed(store)) == {"active"}


def test_what_the_tables_cannot_judge_is_asked_of_those_who_can(store):
    """Quiet hours, digests and places are decided outside; who has a plain wish as well is not asked about."""
    join(store, "night", Rule(), quiet_from="22:00", quiet_until="06:00")
    join(store, "daily", Rule(mode="daily 08:30"))
    join(store, "both", Rule(mode="daily 08:30"), Rule(frozenset({"IQ"})))
    join(store, "other", Rule(frozenset({"KZ"}), mode="hourly"))
    asked = []

    def rest(told, pairs):
        asked.extend((who.name, len(rules)) for who, rules in pairs)
        return [Delivery(told.id, who.name, at(9), "by rule", "digest:daily") for who, _ in pairs]

    store.keep(kept(events=[event()]))
    spread(store, Deciders(lambda _: True, rest))
    assert asked == [("mail:night", 1), ("mail:daily", 1)]
    assert store.counts() == {"held": 2, "pending": 1}


def test_an_event_that_is_not_plain_is_asked_about_for_everybody(store):
    join(store, "ann", Rule())
    store.keep(kept(events=[event()]))
    spread(store, Deciders(lambda _: False, lambda told, pairs: [Delivery(told.id, who.name, at(9), "storm", "storm:1") for who, _ in pairs]))
    assert store.counts() == {"held": 1}


WHO = st.builds(
    Rule,
    countries=st.sets(st.sampled_from(["IQ", "KZ", "OM"]), max_size=2).map(frozenset),
    publishers=st.sampled_from([frozenset(), frozenset({"us_state"}), frozenset({"canada"})]),
    kinds=st.sampled_from([frozenset(), frozenset({"departure_ordered"}), frozenset({"level_raised"})]),
    severity=st.sampled_from(["P1", "P2", "P4"]),
)


@settings(max_examples=examples(25), deadline=None)
@given(st.lists(st.lists(WHO, max_size=3), max_size=9), st.sampled_from(["IQ", "KZ", ""]), st.sampled_from(["P1", "P3"]))
def test_the_tables_agree_with_a_slow_oracle(tmp_path_factory, people, country, severity):
    """Requirements A.3 and F.58, for the mass case: who is owed, and the reasons, as a loop would say it."""
    store = blank_store(tmp_path_factory.mktemp("oracle") / "m.db")
    for number, rules in enumerate(people):
        join(store, str(number), *rules)
    told = event(country=country)
    store.keep(kept(events=[replace(told, finding=replace(told.finding, severity=severity))]))
    spread(store)

    def wants(rule: Rule) -> bool:
        return (
            (not rule.countries or country in rule.countries)
            and rule.publishers in (frozenset(), frozenset({"us_state"}))
            and rule.kinds in (frozenset(), frozenset({"departure_ordered"}))
            and severity <= rule.severity
        )

    expected = {}
    for number, _ in enumerate(people):
        rules = [rule.id for rule in store.rules(store.recipient(f"mail:{number}").id) if wants(rule)]
        if rules:
            expected[str(number)] = {f"rule {each}" for each in rules}
    assert {who: set(why.split(", ")) for who, why in owed(store).items()} == expected
    store.close()


# ------------------------------------------------------------------ twice, side by side, killed
def crowd(store, many: int) -> None:
    for number in range(many):
        join(store, str(number), Rule(frozenset({"IQ"})), *([Rule()] if number % 3 == 0 else []))


def everyone(store) -> list[str]:
    return sorted(row[0] for row in store.lines.reading().execute("SELECT recipient FROM deliveries"))


def test_run_again_or_by_two_at_once_it_owes_everybody_once(store, path, monkeypatch):
    """Requirement A.2."""
    monkeypatch.setattr(fanout, "CHUNK", 7)
    crowd(store, 60)
    store.keep(kept(events=[event(), event("e2", destination="elsewhere")]))
    others = [threading.Thread(target=spread, args=(store,)) for _ in range(3)]
    for other in others:
        other.start()
    for other in others:
        other.join()
    assert store.counts() == {"pending": 120}
    with store.lines.writing() as conn:
        conn.execute("UPDATE fanouts SET cursor = 0, done_at = NULL")
    spread(store)
    assert store.counts() == {"pending": 120}


def test_killed_anywhere_it_goes_on_where_it_was(store, path):
    """Requirements A.1 and A.2: ten kills at random statements; then the count is the model's."""
    crowd(store, 40)
    store.keep(kept(events=[event(), event("e2", destination="elsewhere")]))
    dice, killed = random.Random(5), 0
    for _ in range(10):
        done = forked.run(["tests.store.child", "spread", str(path), str(dice.randrange(2, 40))])
        killed += done.returncode == -signal.SIGKILL
    assert killed >= 5
    spread(store)
    assert store.counts() == {"pending": 80}
    assert json.loads(json.dumps(store.size()))["fanouts"] == 2


def test_an_event_and_its_fan_out_are_one_thing(store):
    """Requirement A.1: whoever keeps an event keeps the duty to tell of it, in the same transaction."""
    join(store, "ann", Rule())
    with pytest.raises(LookupError):
        store.keep(kept(events=[event()], deliveries=[Delivery("ghost", "mail:ann", NINE, "x")]))
    assert spread(store) == 0
    store.keep(kept(events=[event()]))
    assert spread(store) == 1
