"""Whatever goes wrong between looking and sending: everybody is told once what is true, and nobody what is not."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from monitor.model import Rule, TryLater
from monitor.store.leaving import Scope
from monitor.store.sqlite import Store
from monitor.tend import correcting, storming
from tests.decide.told import after
from tests.drawn import examples
from tests.store.blank import blank_store
from tests.tend.kept import wrongs
from tests.tend.promises import PEOPLE, World
from tests.tend.town import NINE, event, gathers, happens, joins, leaves, spread

_change = st.tuples(st.sampled_from(["KZ", "KZ", "OM"]), st.sampled_from(["P1", "P2", "P3"]), st.sampled_from(["us_state", "us_state", "uk_fcdo", "us_embassy"]))
_who = st.sampled_from(sorted(name for name, (_, told) in PEOPLE.items() if "origin" not in told))
_steps = st.one_of(
    st.tuples(st.just("news"), _change),
    st.tuples(st.just("news"), _change, _change),
    st.tuples(st.just("storm"), _change, _change),
    st.tuples(st.just("flap")),
    st.tuples(st.just("passes"), st.sampled_from([1, 3, 7, 12, 31, 70, 200, 800, 3000, -3, -60])),
    st.tuples(st.just("leaves"), _who),
    st.tuples(st.just("undoes"), _who),
    st.tuples(st.just("returns"), _who),
    st.tuples(st.just("lets_go_of_kz"), _who),
    st.tuples(st.just("echo"), st.booleans()),
    st.tuples(st.just("hand"), st.sampled_from(["retry", "dismiss"])),
    st.tuples(st.just("pauses"), _who, st.sampled_from([5, 60, 1500])),
    st.tuples(st.just("officer"), st.sampled_from(["release", "digest", "discard", "discard"])),
    st.tuples(st.just("takes_back"), st.integers(0, 3)),
    st.tuples(st.just("greylists")),
    st.tuples(st.just("goes"), st.sampled_from(["sent", "later", "lost", "later"])),
    st.tuples(st.just("goes"), st.sampled_from(["sent", "later"])),
    st.tuples(st.just("goes"), st.sampled_from(["sent"])),
    st.tuples(st.just("begins"), st.sampled_from([2, 5])),
    st.tuples(st.just("lets_go"), st.sampled_from(["sent", "later", "lost"])),
    st.tuples(st.just("killed"), st.integers(1, 12)),
    st.tuples(st.just("round")),
    st.tuples(st.just("finds"), st.sampled_from([1, 2, 3])),
    st.tuples(st.just("post"), st.sampled_from(["sent", "later", "lost", "never", "sent later", "lost sent", "later lost sent", "wait", "sent wait"]), st.sampled_from([2, 10_000]), st.booleans()),
    st.tuples(st.just("post"), st.just("sent")),
)


def lived(steps: list[tuple[object, ...]]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        store = blank_store(Path(folder) / "monitor.db")
        store.lines.reading().execute("PRAGMA synchronous = OFF")
        world = World(store)
        for what, *told in steps:
            if what == "storm":
                world.news(*told, storm=True)  # type: ignore[arg-type]
            else:
                world.step(str(what), *told)
        world.end()
        wrong = wrongs(world)
        store.close()
    return wrong


def test_what_a_message_carried_is_told_though_what_led_it_was_taken_back() -> None:
    """The relay refuses two alerts on one country; the newer carries the older, and is taken back before it leaves."""
    one, refused = ("KZ", "P2", "us_state"), ("post", "later", 100, False)
    assert lived([("news", one), ("round",), refused, ("passes", 7), ("news", one), ("round",), refused, ("flap",), ("round",)]) == []


@pytest.mark.parametrize(
    "steps",
    [
        [("news", ("KZ", "P1", "us_state")), ("news", ("KZ", "P1", "us_state"), ("KZ", "P1", "uk_fcdo")), ("round",), ("post", "later", 2, False)],
        [("news", ("KZ", "P1", "us_state")), ("goes", "lost"), ("storm", ("OM", "P1", "us_state"), ("KZ", "P1", "us_state"))],
        [
            ("storm", ("OM", "P1", "uk_fcdo"), ("OM", "P3", "us_state")), ("news", ("KZ", "P1", "us_embassy")), ("news", ("OM", "P3", "us_embassy")),
            ("storm", ("KZ", "P1", "us_state"), ("OM", "P2", "us_embassy")), ("storm", ("KZ", "P3", "us_embassy"), ("KZ", "P2", "us_embassy")), ("goes", "lost"),
        ],
        [("news", ("KZ", "P1", "us_state")), ("goes", "later"), ("storm", ("OM", "P1", "us_state"), ("KZ", "P1", "us_state")), ("officer", "digest")],
    ],
    ids=["refused, behind a group", "in doubt, behind a storm", "in doubt, beside a storm and what waits for the morning", "refused, behind a storm's digest"],
)
def test_69_what_is_unsent_is_told_with_a_message_that_carries_what_is_newer(steps: list[tuple[object, ...]]) -> None:
    """What a relay refused, or may have taken, is not read after a mail of many countries that has the newer word on one."""
    assert lived(steps) == []


def test_69_while_a_digest_with_the_newer_word_is_under_way_the_older_waits(store: Store) -> None:
    """The digest on Oman carries what is newest of Kazakhstan; what a relay refused of that before leaves when it is done, or with it."""
    joins(store, "ann")
    happens(store, event(1, "KZ", detected_at=after(0)), at=after(0))
    spread(store, after(0))
    (first,) = store.claim("test", after(0), 3600, 9)
    assert store.transmitting(first.id, "test", after(0))
    happens(store, event(2, "OM", severity="P1", detected_at=after(1)), event(3, "KZ", detected_at=after(1)), at=after(1), storm="too many")
    spread(store, after(1))
    gathers(store, after(40))
    assert store.claim("test", after(40), 3600, 9) == []
    store.settle(first.id, "test", TryLater("451 greylisted"), after(41), after(46))
    (both,) = store.claim("test", after(42), 3600, 9)
    assert both.carries == (event(1).id, event(3).id, event(2).id)


@pytest.mark.parametrize(
    "steps",
    [
        [("storm", ("KZ", "P1", "us_state")), ("echo", False), ("goes", "later"), ("passes", 31), ("round",), ("news", ("KZ", "P2", "us_state")), ("goes", "sent")],
        [("storm", ("KZ", "P3", "us_state"), ("KZ", "P1", "us_state")), ("echo", False), ("passes", 70), ("news", ("KZ", "P1", "us_state"))],
    ],
    ids=["while the relay refuses the embassy's", "let out together"],
)
def test_66_what_another_door_told_is_not_taken_along_by_what_is_newer(steps: list[tuple[object, ...]]) -> None:
    """The embassy told the order that waited in a storm of the advisory's: that waits for the embassy's mail to arrive, whatever the advisory says next."""
    assert lived(steps) == []


def test_who_let_go_of_a_country_is_not_told_that_its_change_was_taken_back() -> None:
    """Bob was told of Kazakhstan, follows it no more, and a minute later its page says again what it said."""
    assert lived([("news", ("KZ", "P3", "uk_fcdo")), ("goes", "sent"), ("flap",), ("lets_go_of_kz", "bob")]) == []


@pytest.mark.parametrize("told", [{"quiet_from": "08:00", "quiet_until": "10:00"}, {"mode": "daily 10:00"}, {}], ids=["the morning", "a digest", "a group"])
def test_69_what_waits_for_later_is_told_with_what_is_newer_and_never_after_it(store: Store, told: dict[str, str]) -> None:
    """An order is lifted while Ann sleeps, and given anew, which wakes her: in the morning she does not read of the lift as the latest word."""
    rules = (Rule(severity="P1"), Rule(mode=told.pop("mode"))) if "mode" in told else ()
    joins(store, "ann", *rules, quiet_pass="P1", **told)
    joins(store, "bob", Rule(countries=frozenset({"OM"})))
    over = event(1, "KZ", "departure_lifted", "P2", detected_at=after(1))
    happens(store, over, event(2, "OM"), at=after(1))
    if told or rules:  # a group forms where both are found in one round, the graver first
        spread(store, after(2))
    happens(store, event(3, "KZ", "departure_ordered", "P1", detected_at=after(2), old="5"), at=after(2))
    spread(store, after(2))
    first = [carried for who, carried in leaves(store, after(3)) if who == "ann" and {over.id, event(3).id} & {*carried}]
    assert first == [(over.id, event(3).id)]
    gathers(store, after(70))
    assert over.id not in {each for _, carried in leaves(store, after(70)) for each in carried}


def test_an_order_given_back_within_half_an_hour_of_its_lift_is_as_urgent_as_any_order(store: Store) -> None:
    """Ann was told that the order to leave is over: that it is not may not wait behind what is less grave."""
    joins(store, "ann")
    over = event(1, "KZ", "departure_lifted", "P2", detected_at=after(1))
    again = event(2, "KZ", "departure_ordered", "P1", detected_at=after(2))
    happens(store, over, at=after(1))
    spread(store, after(1))
    assert [carried for _, carried in leaves(store, after(1))] == [(over.id,)]
    happens(store, again, at=after(2))
    assert store.waiting.revert(over.id, again.id, after(2)) == (1, 0)
    query = "SELECT priority FROM deliveries WHERE why = 'was told of the change that is taken back'"
    assert [row["priority"] for row in store.lines.reading().execute(query)] == [1]


def test_what_a_fault_had_taken_back_is_told_when_it_stands_again() -> None:
    """An order was gone before anybody was told, which an officer found to be a fault; then its page says it again: nobody had heard of it."""
    assert lived([("news", ("KZ", "P1", "us_state")), ("flap",), ("takes_back", 0), ("round",), ("flap",)]) == []


def test_an_order_that_only_a_fault_took_back_is_told_to_those_who_had_not_heard_of_it(store: Store) -> None:
    """Bob slept while the page lost an order for a minute and more; an officer says that this was the page's fault. He hears of the order at ten."""
    joins(store, "ann")
    joins(store, "bob", quiet_from="08:00", quiet_until="10:00", quiet_pass="")
    cat = joins(store, "cat", Rule(countries=frozenset({"KZ", "OM"})), quiet_from="08:00", quiet_until="10:00", quiet_pass="")
    order = event(1, "KZ", "departure_ordered", "P1", detected_at=NINE, old=None, new="ordered", after_sha256="b" * 64, before_sha256="a" * 64)
    gone = event(2, "KZ", "departure_lifted", "P2", detected_at=after(1), old="ordered", new=None, after_sha256="a" * 64, before_sha256="b" * 64)
    happens(store, order)
    spread(store)
    assert leaves(store, NINE) == [("ann", (order.id,))]
    happens(store, gone, at=after(1))
    spread(store, after(1))
    assert leaves(store, after(1)) == [("ann", (gone.id,))]
    store.leaving.leave(cat, Scope("country", "KZ", frozenset({"KZ", "OM"})), after(4))
    storming.take_back_one(store, gone, "olga", after(5), "their server")
    for _ in range(2):
        correcting.tend(store, lambda: after(6))
    assert [who for who, carried in leaves(store, after(6)) if not carried] == ["ann"]  # her letter
    gathers(store, after(61))
    assert leaves(store, after(61)) == [("bob", (order.id,))]


def test_a_message_is_worth_sending_for_as_long_as_anything_it_carries(store: Store) -> None:
    """A relay is away for thirty hours: an order is old news then, and what it took along, news for three days, was given up with it."""
    joins(store, "ann")
    for number, severity in ((1, "P3"), (2, "P1")):
        happens(store, event(number, severity=severity, detected_at=after(number)), at=after(number))
    spread(store, after(2))
    gathers(store, after(4))
    (both,) = store.claim("test", after(4), 60, 9)
    assert both.carries == (event(1).id, event(2).id) and both.priority == 1
    assert both.not_after is not None and both.not_after >= after(1 + 72 * 60)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate, Phase.shrink])
@given(st.lists(_steps, min_size=3, max_size=14))
def test_whatever_goes_wrong_everybody_is_told_once_what_is_true(steps: list[tuple[object, ...]]) -> None:
    assert lived(steps) == []
