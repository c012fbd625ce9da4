"""Requirement 66: what waited in a storm is told to whoever was not told of it by another door meanwhile, and to nobody twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from monitor.collect.sources import SOURCES
from monitor.dispatch import faults
from monitor.model import Event, GiveUp, Rule, Sent, State
from monitor.store.sqlite import Store
from monitor.tend import correcting, storming
from tests.decide.told import after
from tests.tend.town import LIMITS, event, gathers, happens, joins, leaves, rows, spread

STAFF = "The Department ordered the departure of non-emergency employees."
KIN = "The Department ordered the departure of family members of employees."
BOTH = "The Department ordered the departure of non-emergency employees and family members."


def order(number: int, publisher: str, minutes: float, **told: Any) -> Event:
    """Staff are ordered out of Oman, unless told otherwise."""
    said = {"kind": "departure_ordered", "severity": "P1", "old": None, "new": "ordered", "quote": STAFF, **told}
    post = said.pop("post", None)
    made = event(number, said.pop("country", "OM"), publisher=publisher, detected_at=after(minutes), **said)
    return replace(made, finding=replace(made.finding, post=post))


def a_storm(store: Store, *also: Event) -> None:
    """At nine the order for Oman comes among too many; an officer is asked."""
    happens(store, order(1, "us_state", 0), event(2, "KZ"), *also, storm="half a template")
    spread(store)


def at_once(store: Store, minutes: float, *told: Event) -> list[tuple[str, tuple[str, ...]]]:
    happens(store, *told, at=after(minutes))
    spread(store, after(minutes))
    gathers(store, after(minutes))
    return leaves(store, after(minutes))


def names(*numbers: int) -> tuple[str, ...]:
    return tuple(f"{number:016x}" for number in numbers)


def let_out(store: Store, minutes: float, how: str = "release") -> list[tuple[str, tuple[str, ...]]]:
    """An officer lets the storm out, or nobody: what is grave leaves after ten minutes by itself, with all the rest."""
    if how != "time":
        assert storming.decide(store, 1, how, "olga", after(minutes))  # type: ignore[arg-type]
    gathers(store, after(minutes))
    return sorted(leaves(store, after(minutes)))


@pytest.mark.parametrize(("how", "minutes"), [("release", 9), ("digest", 9), ("time", 10)])
def test_66_who_was_told_by_another_door_is_not_told_again_and_the_others_are(store: Store, how: str, minutes: float) -> None:
    """Five past nine the embassy posts the order that waits: Ann has it. Bob wants the advisory's word alone."""
    joins(store, "ann")
    joins(store, "bob", Rule(publishers=frozenset({"us_state"})))
    a_storm(store)
    assert at_once(store, 5, order(3, "us_embassy", 5)) == [("ann", names(3))]
    assert let_out(store, minutes, how) == [("ann", names(2)), ("bob", names(1, 2))]
    if how == "time":  # until an officer decided the embassy's word may be all there is
        assert rows(store, "ann", State.HELD) and let_out(store, 12) == []
    (mine,) = (due for due in rows(store, "ann") if due.event_id == names(1)[0])
    assert (mine.state, mine.last_reason) == (State.CANCELLED, "another door of its government told the same while it waited")
    assert gathers(store, after(minutes + 5)) == 0


@pytest.mark.parametrize(
    "other",
    [
        order(3, "us_embassy", 5, quote=KIN),
        order(3, "us_embassy", 5, country="YE"),
        order(3, "uk_fcdo", 5),
        order(3, "us_embassy", 5, kind="departure_authorized", new="authorized"),
        order(3, "us_embassy", 5, kind="departure_lifted", old="ordered", new=None),
    ],
    ids=["families alone", "another country", "another government", "a step less", "an end"],
)
def test_66_what_another_door_told_of_something_else_hides_nothing(store: Store, other: Event) -> None:
    joins(store, "ann")
    a_storm(store)
    at_once(store, 5, other)
    assert let_out(store, 9) == [("ann", names(1, 2))]


def test_66_an_order_that_came_back_after_its_end_is_not_the_one_that_waited(store: Store) -> None:
    """Ordered, lifted, ordered anew: Ann asks for orders alone, and has had the second when the first is let out."""
    joins(store, "ann", Rule(kinds=frozenset({"departure_ordered", "level_raised"})))
    a_storm(store)
    for number, minutes, more in ((3, 2, {"kind": "departure_lifted", "old": "ordered", "new": None}), (4, 5, {})):
        sent = at_once(store, minutes, order(number, "us_embassy", minutes, **more))
    assert sent == [("ann", names(4))]
    assert let_out(store, 9) == [("ann", names(1, 2))]


def test_66_an_end_that_waited_is_not_told_again(store: Store) -> None:
    """Also where the page that waits only drops the order without a word."""
    joins(store, "ann")
    over = {"kind": "departure_lifted", "old": "ordered", "new": None, "quote": BOTH, "severity": "P2"}
    a_storm(store, order(5, "us_state", 0, country="YE", **over), order(6, "us_state", 0, country="QA", **{**over, "kind": "departure_statement_dropped"}))
    at_once(store, 5, order(3, "us_embassy", 5, country="YE", **over))
    at_once(store, 6, order(4, "us_embassy", 6, country="QA", **over))
    assert let_out(store, 9) == [("ann", names(1, 2))]


@pytest.mark.parametrize("fate", ["refused", "discarded"])
def test_66_who_was_not_reached_by_the_other_door_is_told(store: Store, fate: str) -> None:
    """The embassy's mail was given up, or what it said was a fault of its own storm."""
    joins(store, "ann")
    a_storm(store)
    happens(store, order(3, "us_embassy", 5), at=after(5), storm="too many" if fate == "discarded" else "")
    spread(store, after(5))
    if fate == "discarded":
        assert storming.decide(store, 2, "discard", "olga", after(6), "a fault")
    for due in store.claim("test", after(6), 60, 10):
        assert store.transmitting(due.id, "test", after(6))
        store.settle(due.id, "test", GiveUp("no"), after(6), None)
    assert let_out(store, 9) == [("ann", names(1, 2))]


def test_66_two_storms_that_are_let_out_tell_it_once(store: Store) -> None:
    joins(store, "ann")
    a_storm(store)
    happens(store, order(3, "us_embassy", 5), event(4, "YE", publisher="us_embassy"), at=after(5), storm="too many")
    spread(store, after(5))
    assert storming.decide(store, 2, "release", "olga", after(9))
    assert let_out(store, 9) == [("ann", names(1, 2, 4))]


@pytest.mark.parametrize("how", ["release", "digest"])
def test_66_who_reads_a_digest_finds_it_there_once(store: Store, how: str) -> None:
    """At ten Dan's digest is due; the embassy's post waits for it, and the storm is let out before, or leaves at once."""
    joins(store, "dan", Rule(mode="daily 10:00"))
    a_storm(store)
    assert at_once(store, 5, order(3, "us_embassy", 5)) == []
    first = let_out(store, 9, how)
    gathers(store, after(61))
    assert first + leaves(store, after(61)) == [("dan", names(1, 2))]


def test_66_what_a_fault_told_and_was_taken_back_hides_nothing(store: Store) -> None:
    joins(store, "ann")
    a_storm(store)
    happens(store, order(3, "us_embassy", 2), at=after(2), storm="too many")
    spread(store, after(2))
    assert storming.decide(store, 2, "release", "olga", after(3))
    gathers(store, after(3))
    assert leaves(store, after(3)) == [("ann", names(3))]
    assert storming.take_back(store, 2, "olga", after(4), "the template changed")
    assert let_out(store, 9) == [("ann", names(1, 2))]


def test_66_what_leaves_before_what_a_storm_put_off_is_not_stopped(store: Store) -> None:
    """Eve reads the advisories once a day and the embassy's posts at once; the order is the second of Oman's in a row."""
    joins(store, "eve", Rule(mode="daily 18:00", publishers=frozenset({"us_state"})), Rule(publishers=frozenset({"us_embassy"})))
    a_storm(store)
    assert at_once(store, 2, order(3, "us_embassy", 2, kind="operations_suspended", new="suspended")) == [("eve", names(3))]
    assert at_once(store, 5, order(4, "us_embassy", 5)) == []
    assert let_out(store, 9) == [("eve", names(4))]
    evening = after(9 * 60)
    gathers(store, evening)
    assert leaves(store, evening) == [("eve", names(2))]


def test_66_what_a_storm_told_by_itself_may_still_be_a_fault_and_no_other_door_is_told_again_or_lost(store: Store) -> None:
    """The embassies' storm leaves after ten minutes, and is discarded at twenty past; the advisory's own is let out before."""
    joins(store, "ann")
    happens(store, order(3, "us_embassy", 0), event(4, "YE", publisher="us_embassy"), storm="too many")
    happens(store, order(1, "us_state", 5), event(2, "KZ"), at=after(5), storm="half a template")
    spread(store, after(5))
    assert _rounds(store, 10) == [("ann", names(3, 4))]
    assert storming.decide(store, 2, "release", "olga", after(12))
    assert _rounds(store, 12) == [("ann", names(2))]
    assert storming.decide(store, 1, "discard", "olga", after(20), "a fault")
    assert [_rounds(store, minutes) for minutes in (20, 21, 31)] == [[("ann", ())], [], []]


def _rounds(store: Store, minutes: float) -> list[tuple[str, tuple[str, ...]]]:
    """What the house does every minute between looking and sending, and what leaves then; a letter carries nothing."""
    storming.tend(store, lambda _sha: None, SOURCES.__getitem__, (), LIMITS, after(minutes))
    spread(store, after(minutes))
    correcting.tend(store, lambda: after(minutes))
    gathers(store, after(minutes))
    return sorted(leaves(store, after(minutes)))


@pytest.mark.parametrize("fate", ["nobody decides", "release", "discard"])
def test_66_who_has_the_mail_of_a_storm_is_not_told_it_again_by_another_door(store: Store, fate: str) -> None:
    """The storm leaves at ten past by itself and is open until half past; a quarter past nine the embassy posts the order.

    Ann has it. Bob, who wants the embassies' word alone, hears at once. Where the storm turns out a fault, the order
    is none for Ann: KZ is taken back, and nothing else.
    """
    joins(store, "ann")
    joins(store, "bob", Rule(publishers=frozenset({"us_embassy"})))
    a_storm(store)
    assert _rounds(store, 10) == [("ann", names(1, 2))]
    happens(store, order(3, "us_embassy", 15), at=after(15))
    assert _rounds(store, 15) == [("bob", names(3))]
    if fate != "nobody decides":
        assert storming.decide(store, 1, fate, "olga", after(20), "half a template")  # type: ignore[arg-type]
    told = [one for minutes in (21, 29, 31, 40, 90) for one in _rounds(store, minutes)]
    assert told == ([("ann", ())] if fate == "discard" else [])
    (mine,) = (due for due in rows(store, "ann") if due.event_id == names(3)[0])
    assert (mine.state, mine.last_reason) == (State.CANCELLED, "another door of its government told the same while it waited")


def test_66_what_all_of_it_another_door_tells_is_corrected_by_nobody_until_that_is_a_fault_as_well(store: Store) -> None:
    joins(store, "ann", Rule(countries=frozenset({"OM"})))
    a_storm(store)
    _rounds(store, 10)
    happens(store, order(3, "us_embassy", 15), event(4, "YE", publisher="us_embassy"), at=after(15), storm="too many")
    assert storming.decide(store, 2, "release", "olga", after(16))
    assert _rounds(store, 16) == []
    assert storming.decide(store, 1, "discard", "olga", after(20), "half a template")
    assert [_rounds(store, minutes) for minutes in (20, 21, 40)] == [[], [], []] and store.corrections.open() == []
    assert storming.take_back(store, 2, "olga", after(60), "that was one as well")
    assert [_rounds(store, minutes) for minutes in (60, 61, 90)] == [[("ann", ())], [], []]


@pytest.mark.parametrize("outcome", ["refused", "on its way"])
def test_66_whom_the_mail_of_a_storm_did_not_reach_is_told_by_the_other_door(store: Store, outcome: str) -> None:
    """Ann's mail hangs at the relay as the embassy posts; then it is refused, or stopped since the storm is a fault."""
    joins(store, "ann")
    a_storm(store)
    gathers(store, after(10))
    (due,) = store.claim("test", after(10), 3600, 10)
    happens(store, order(3, "us_embassy", 15), at=after(15))
    assert _rounds(store, 15) == []
    if outcome == "refused":
        assert store.transmitting(due.id, "test", after(16))
        store.settle(due.id, "test", GiveUp("no"), after(16), None)
        assert _rounds(store, 30) == [("ann", names(3))]
    else:
        assert storming.decide(store, 1, "discard", "olga", after(16), "half a template")
        assert _rounds(store, 17) == [("ann", names(3))]
    assert [_rounds(store, minutes) for minutes in (31, 40)] == [[], []]


@pytest.mark.parametrize(
    "other",
    [
        order(3, "us_embassy", 15, quote=BOTH),
        order(3, "us_embassy", 15, country="YE"),
        order(3, "uk_fcdo", 15),
        order(3, "us_embassy", 15, kind="departure_lifted", old="ordered", new=None),
    ],
    ids=["families as well", "another country", "another government", "an end"],
)
def test_66_what_is_another_fact_is_told_at_once_also_while_a_storm_is_open(store: Store, other: Event) -> None:
    joins(store, "ann")
    a_storm(store)
    _rounds(store, 10)
    happens(store, other, at=after(15))
    assert _rounds(store, 15) == [("ann", names(3))]


@pytest.mark.parametrize(
    ("fate", "posted", "told"),
    [("release", 5, []), ("discard", 5, [("dan", ())]), ("discard", 25, [("dan", ()), ("dan", names(3))])],
)
def test_66_what_waits_for_a_digest_is_not_told_again_after_a_storm_told_it(
    store: Store, fate: str, posted: int, told: list[tuple[str, tuple[str, ...]]]
) -> None:
    """Dan reads once a day, at ten; the embassy's order waits for that, and the storm with the same one leaves at ten past nine.

    Where that was a fault, its letter says what the embassy does; where the embassy posts after the letter, his digest does.
    """
    joins(store, "dan", Rule(mode="daily 10:00"))
    a_storm(store)
    if posted == 5:
        happens(store, order(3, "us_embassy", 5), at=after(5))
    assert _rounds(store, 5) == []
    assert _rounds(store, 10) == [("dan", names(1, 2))]
    assert storming.decide(store, 1, fate, "olga", after(20), "half a template")  # type: ignore[arg-type]
    first = _rounds(store, 20)
    if posted == 25:
        happens(store, order(3, "us_embassy", 25), at=after(25))
    assert [*first, *(one for minutes in (26, 61, 90) for one in _rounds(store, minutes))] == told


@pytest.mark.parametrize(("fate", "told"), [("release", []), ("discard", [("ann", ())])])
def test_66_what_was_itself_undecided_when_a_fault_was_found_is_no_word_to_rely_on(store: Store, fate: str, told: list[tuple[str, tuple[str, ...]]]) -> None:
    """Both doors have a storm. Ann has the advisory's order; its letter names no other source, so the embassy's leaves."""
    joins(store, "ann", Rule(countries=frozenset({"OM"})))
    a_storm(store)
    happens(store, order(3, "us_embassy", 5), event(4, "YE", publisher="us_embassy"), at=after(5), storm="too many")
    assert [_rounds(store, minutes) for minutes in (5, 10, 15)] == [[], [("ann", names(1))], []]
    assert storming.decide(store, 1, "discard", "olga", after(20), "half a template")
    assert _rounds(store, 20) == [("ann", ()), ("ann", names(3))]
    assert storming.decide(store, 2, fate, "olga", after(22), "the same")  # type: ignore[arg-type]
    assert [one for minutes in (22, 31, 40) for one in _rounds(store, minutes)] == told


@pytest.mark.parametrize(
    ("storms", "embassys", "again", "corrected"),
    [
        (None, "Consulate General Salalah", False, True),
        ("Consulate General Salalah", None, True, False),
        (None, "Embassy Muscat", False, False),
        ("Embassy Muscat", None, False, False),
        ("Consulate General Salalah", "Consulate General Salalah", False, False),
    ],
    ids=["a post of all", "all after a post", "its embassy", "all after its embassy", "one post"],
)
def test_66_an_order_for_one_consulate_tells_of_no_whole_mission(store: Store, storms: str | None, embassys: str | None, again: bool, corrected: bool) -> None:
    """Ann has the storm's order for so much of the mission, and the embassy posts one; then the storm is found to be a fault."""
    joins(store, "ann")
    happens(store, order(1, "us_state", 0, post=storms), storm="half a template")
    spread(store)
    assert _rounds(store, 10) == [("ann", names(1))]
    happens(store, order(3, "us_embassy", 15, post=embassys), at=after(15))
    assert (_rounds(store, 15) == [("ann", names(3))]) is again
    assert storming.decide(store, 1, "discard", "olga", after(20), "half a template")
    told = [one for minutes in (20, 21, 31, 40) for one in _rounds(store, minutes)]
    assert told == ([("ann", ())] if corrected else [])


def test_66_what_is_itself_undecided_waits_on_where_the_storm_that_told_it_is_let_out(store: Store) -> None:
    """The advisory's order is let out at twenty past and taken back; the embassies' storm with the same one is let out after that."""
    joins(store, "ann", Rule(countries=frozenset({"OM"})))
    a_storm(store)
    happens(store, order(3, "us_embassy", 5), event(4, "YE", publisher="us_embassy"), at=after(5), storm="too many")
    assert [_rounds(store, minutes) for minutes in (5, 10, 15)] == [[], [("ann", names(1))], []]
    assert storming.decide(store, 1, "release", "olga", after(20))
    assert _rounds(store, 20) == []
    assert storming.take_back(store, 1, "olga", after(22), "half a template")
    assert _rounds(store, 22) == [("ann", ())]
    assert storming.decide(store, 2, "release", "olga", after(24))
    assert [_rounds(store, minutes) for minutes in (24, 31, 40)] == [[("ann", names(3))], [], []]


@pytest.mark.parametrize("arrives", [True, False])
def test_66_what_hangs_at_the_relay_is_no_mail_that_told_it(store: Store, arrives: bool) -> None:
    """The storm is let out while Ann's mail hangs, and taken back; the embassy's order leaves unless hers had arrived."""
    joins(store, "ann", Rule(countries=frozenset({"OM"})))
    a_storm(store)
    gathers(store, after(10))
    (due,) = store.claim("test", after(10), 3600, 10)
    happens(store, order(3, "us_embassy", 15), at=after(15))
    assert _rounds(store, 15) == []
    assert storming.decide(store, 1, "release", "olga", after(16))
    assert _rounds(store, 16) == []
    if arrives:
        assert store.transmitting(due.id, "test", after(17))
        store.settle(due.id, "test", Sent("250 ok"), after(17), None)
    assert storming.take_back(store, 1, "olga", after(18), "half a template")
    assert [one for minutes in (18, 22, 30, 40) for one in _rounds(store, minutes)] == [("ann", names(3))] * (not arrives)


def test_66_a_letter_that_left_out_what_another_door_stood_by_is_followed_by_one_once_that_is_a_fault_as_well(store: Store) -> None:
    """Ann reads that KZ is a fault and the order is none; she was never sent the embassy's, whose storm is taken back at ten."""
    ann = joins(store, "ann", Rule(countries=frozenset({"OM", "KZ"})))
    a_storm(store)
    assert _rounds(store, 10) == [("ann", names(1, 2))]
    happens(store, order(3, "us_embassy", 15), event(4, "YE", publisher="us_embassy"), at=after(15), storm="too many")
    assert storming.decide(store, 2, "release", "olga", after(16))
    assert _rounds(store, 16) == []
    assert storming.decide(store, 1, "discard", "olga", after(20), "half a template")
    assert [_letters(store, minutes) for minutes in (20, 21, 40)] == [[names(2)], [], []]
    order_, level = (store.proof(ann, one)["corrected"] for one in names(1, 2))  # type: ignore[index]
    assert order_ is None and level["state"] == "sent"
    assert storming.take_back(store, 2, "olga", after(60), "that was one as well")
    assert [_letters(store, minutes) for minutes in (60, 61, 90)] == [[names(1)], [], []]
    assert store.proof(ann, names(1)[0])["corrected"]["delivery"] > level["delivery"] == store.proof(ann, names(2)[0])["corrected"]["delivery"]  # type: ignore[index]
    happens(store, event(5, "FR"), at=after(100), storm="too many")
    assert storming.decide(store, 3, "discard", "olga", after(101), "so was that")
    assert [_letters(store, minutes) for minutes in (101, 102)] == [[], []]


def _letters(store: Store, minutes: float) -> list[tuple[str, ...]]:
    """What each letter of this round calls a fault; all arrive, and nothing else leaves."""
    spread(store, after(minutes))
    correcting.tend(store, lambda: after(minutes))
    gathers(store, after(minutes))
    found = []
    for due in store.claim("test", after(minutes), 60, 10):
        told = faults.gathered(store, due, faults.storm_of(due) or 0, "https://m.example", SOURCES.__getitem__)
        found.append(tuple(sorted(one.id for one in told.events)) if told else ())
        assert store.transmitting(due.id, "test", after(minutes))
        store.settle(due.id, "test", Sent("250 ok"), after(minutes), None)
    return found
