"""Requirements 71 and 72 on a store: told in turn until somebody acknowledges, across restarts and repeated clicks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from monitor.decide.telling import escalation as rungs
from monitor.fitness import examine
from monitor.model import Rule, State
from monitor.model.routing import Acknowledgement, Chain, Silence, Step
from monitor.seals import Ring
from monitor.store.notices import Notice
from monitor.store.sqlite import Store, open_store
from monitor.tend import escalating, storming
from monitor.wire import open_house
from tests.decide.told import after
from tests.tend.town import NINE, event, happens, joins, leaves, rows, spread

CHAIN = Chain("security", (Step(0, ("desk",)), Step(600, ("lead",)), Step(600, ("board",))))
RING = Ring({1: b"k" * 32})


@pytest.fixture
def staff(store: Store) -> Store:
    nothing = Rule(countries=frozenset({"ZZ"}))
    joins(store, "desk")
    joins(store, "lead", Rule(mode="daily 08:30"))  # follows it too, but only once a day
    joins(store, "board", nothing)
    joins(store, "officer", nothing)
    return store


def _order(store: Store, number: int = 1) -> None:
    told = event(number, severity="P1", kind="departure_ordered")
    happens(store, told, escalations=tuple(escalating.begun([CHAIN], [told], NINE)))
    spread(store)


def _climb(store: Store, minutes: float) -> int:
    return escalating.climb(store, {"security": CHAIN}, ["officer"], after(minutes))


def test_71_each_is_told_in_turn_and_past_the_last_somebody_is_paged(staff: Store):
    _order(staff)
    assert _climb(staff, 0) == 0 and [name for name, _ in leaves(staff, NINE)] == ["desk"]  # told by their own wish already
    assert _climb(staff, 9.9) == 0 and leaves(staff, after(9.9)) == []
    assert _climb(staff, 10) == 1 and [name for name, _ in leaves(staff, after(10))] == ["lead"]  # the digest does not wait
    assert _climb(staff, 20) == 1 and [name for name, _ in leaves(staff, after(20))] == ["board"]
    assert _climb(staff, 34.9) == 0 and staff.notices.unpaged() == []
    _climb(staff, 35)
    (page,) = staff.notices.unpaged()
    assert page.subject.startswith("Nobody answers: US raises KZ") and "First seen 2026-03-02 09:00 UTC" in page.lines[1] and "All 3 steps" in page.lines[2]
    assert [one.state for one in staff.chains.all()] == ["unanswered"]  # the red of a screen
    assert escalating.acknowledge(staff, 1, "lead", "phone", after(40))
    assert staff.notices.open("unanswered:") == [] and [one.state for one in staff.chains.all()] == ["acknowledged"]


def test_71_of_a_chain_of_one_step_it_is_the_one_step_that_nobody_answered(staff: Store):
    short, told = replace(CHAIN, steps=CHAIN.steps[:1]), event(1, severity="P1", kind="departure_ordered")
    happens(staff, told, escalations=tuple(escalating.begun([short], [told], NINE)))
    spread(staff)
    for minutes in (0, 10, 60):
        escalating.climb(staff, {"security": short}, ["officer"], after(minutes))
    (page,) = staff.notices.unpaged()
    assert page.lines[2] == "The one step of security was told; nobody acknowledged."


def test_who_was_told_by_a_chain_alone_is_told_that_it_was_taken_back(staff: Store):
    """The board follows no country: it was called for the order, which the page takes back six minutes later."""
    _order(staff)
    for minutes in (0, 10, 20):
        _climb(staff, minutes)
        leaves(staff, after(minutes))
    told = event(1)
    back = event(2, severity="P1", kind="departure_ordered", before_sha256=told.after_sha256, after_sha256=told.before_sha256, detected_at=after(26))
    happens(staff, back, at=after(26))
    spread(staff, after(26))
    assert [name for name, _ in leaves(staff, after(26))] == ["desk", "lead", "board"]


def test_72_a_link_acknowledges_once_and_twice_changes_nothing(staff: Store):
    _order(staff)
    _climb(staff, 0)
    (token,) = escalating.links(staff, RING, f"{1:016x}", "desk", [CHAIN]).values()
    assert escalating.links(staff, RING, f"{1:016x}", "officer", [CHAIN]) == {}  # not on the chain: no word to end it by
    assert escalating.opened(RING, token) == (1, "desk")
    assert escalating.opened(Ring({1: b"x" * 32}), token) is None and escalating.opened(RING, token[:-1]) is None
    assert [one.state for one in staff.chains.all()] == ["open"]  # looking at the link does nothing
    assert escalating.acknowledge(staff, 1, "desk", "mail", after(5))
    assert not escalating.acknowledge(staff, 1, "desk", "mail", after(6)) and not escalating.acknowledge(staff, 1, "lead", "web", after(6))
    assert _climb(staff, 500) == 0
    assert [(w.who, w.channel, w.at, w.undone) for w in staff.chains.words(1)] == [("desk", "mail", after(5), False)]
    assert escalating.links(staff, RING, f"{1:016x}", "desk", [CHAIN]) == {}
    assert escalating.give_back(staff, 1, "desk", "mail", after(7)) and not escalating.give_back(staff, 1, "desk", "mail", after(7))
    assert _climb(staff, 7) == 1 and [name for name, _ in leaves(staff, after(7))] == ["desk", "lead"]
    assert [row.deed.what for row in staff.audit.rows(f"event:{1:016x}")] == ["escalation.acknowledge", "escalation.give_back"]


def test_72_who_answers_for_one_order_leaves_the_other_climbing(staff: Store):
    """Two orders at nine; at eleven minutes past the lead answers for the first: of the second the board still hears."""
    _order(staff)
    _order(staff, 2)
    _climb(staff, 0)
    assert _climb(staff, 10) == 2
    assert escalating.acknowledge(staff, 1, "lead", "phone", after(11))
    assert {one.id: one.state for one in staff.chains.all()} == {1: "acknowledged", 2: "open"}
    leaves(staff, after(19))
    assert _climb(staff, 20) == 1 and [name for name, _ in leaves(staff, after(20))] == ["board"]


def test_72_a_restart_forgets_neither_step_nor_word(staff: Store, tmp_path: Path):
    _order(staff)
    _climb(staff, 0)
    _climb(staff, 10)
    staff.close()
    again = open_store(tmp_path / "monitor.db")
    try:
        assert _climb(again, 10) == 0 and _climb(again, 19) == 0
        assert escalating.acknowledge(again, 1, "lead", "mail", after(19))
    finally:
        again.close()
    third = open_store(tmp_path / "monitor.db")
    try:
        assert _climb(third, 400) == 0 and len(rows(third, "board")) == 0
    finally:
        third.close()


def test_71_who_wants_peace_for_now_or_left_is_not_called_and_the_next_is(staff: Store):
    joins(staff, "lead", state="paused")
    _order(staff)
    assert [_climb(staff, minutes) for minutes in (0, 10, 20)] == [0, 0, 1]
    assert rows(staff, "lead") == [] and [due.why for due in rows(staff, "board")] == ["escalation security, step 3"]


def test_71_a_silence_and_a_storm_count_for_chains_too(staff: Store):
    staff.silences.set(Silence("olga", "a drill", NINE, after(60), recipients=frozenset({"board"})), NINE)
    _order(staff)
    for minutes in (0, 10, 20):
        _climb(staff, minutes)
    assert [(due.state, due.last_reason) for due in rows(staff, "board")] == [(State.SUPPRESSED, "silence:1")]


def test_71_what_a_storm_holds_escalates_after_the_decision_and_a_fault_of_ours_never(staff: Store):
    told = event(1, severity="P1")
    happens(staff, told, storm="too much", escalations=tuple(escalating.begun([CHAIN], [told], NINE)))
    assert _climb(staff, 5) == 0
    storming.decide(staff, 1, "discard", "olga", after(6), "a fault")
    assert _climb(staff, 60) == 0 and [one.state for one in staff.chains.all()] == ["dropped"]
    assert not escalating.acknowledge(staff, 1, "desk", "mail", after(61))


@pytest.mark.parametrize("answered", [False, True], ids=["nobody answered", "the lead answered"])
def test_71_what_is_taken_back_after_its_chain_ended_pages_nobody_and_climbs_no_further(staff: Store, answered: bool):
    """Released at once, it went up the chain; an hour later it is found a fault, and the page with it is over."""
    told = event(1, severity="P1")
    happens(staff, told, storm="too much", escalations=tuple(escalating.begun([CHAIN], [told], NINE)))
    storming.decide(staff, 1, "release", "olga", after(1))
    for minutes in (2, 12, *(() if answered else (22, 40))):
        _climb(staff, minutes)
    assert not answered or escalating.acknowledge(staff, 1, "lead", "phone", after(13))
    assert len(staff.notices.open("unanswered:")) == (not answered)
    assert storming.take_back(staff, 1, "olga", after(60), "half a template")
    assert not escalating.give_back(staff, 1, "lead", "phone", after(61))
    assert _climb(staff, 62) == 0 and staff.notices.open("unanswered:") == []
    assert [one.state for one in staff.chains.all()] == ["dropped"]


def test_71_of_one_page_the_gravest_event_starts_the_chain_and_a_chain_that_left_the_configuration_ends(staff: Store):
    page = {"destination": "KZ", "after_sha256": "c" * 64}
    told = [event(1, severity="P2", **page), event(2, severity="P1", **page), event(3, severity="P1", kind="assistance_limited", **page)]
    for chain in (CHAIN, replace(CHAIN, severity="P2")):
        assert [event_id for event_id, _, _ in escalating.begun([chain], told, NINE)] == [told[1].id]
    _order(staff)
    assert escalating.climb(staff, {}, ["officer"], after(1)) == 0 and [one.state for one in staff.chains.all()] == ["dropped"]


def test_71_nobody_answering_stands_in_red_where_an_operator_looks(tmp_path: Path):
    house = open_house(tmp_path / "config", tmp_path / "state", {})
    try:
        assert [said for good, said in examine(house, NINE) if not good and "Nobody" in said] == []
        house.store.notices.give(Notice("unanswered:1", "Nobody answers: US raises KZ", ("x",), page=True), [], NINE)
        assert "Nobody answers: US raises KZ (since 2026-03-02T09:00:00Z): x" in [said for good, said in examine(house, NINE) if not good]
    finally:
        house.close()


def test_71_officers_are_paged_for_what_nobody_answers_wherever_a_crash_came_between(staff: Store):
    """The chain had come to its end, and the process with it: the page was never written. Nor was the end of one."""
    _order(staff)
    for minutes in (0, 10, 20):
        _climb(staff, minutes)
    (due,) = staff.chains.due(after(60))
    after_all, _ = rungs.advance(due, CHAIN, after(60))
    assert staff.chains.move(due, after_all) and staff.chains.all()[0].state == "unanswered"
    assert staff.notices.open("unanswered:") == []
    _climb(staff, 61)
    _climb(staff, 62)
    assert [notice.key for notice in staff.notices.unpaged()] == ["unanswered:1"]
    one = staff.chains.all()[0]
    assert staff.chains.acknowledge(one, rungs.acknowledged(one), Acknowledgement(after(63), "desk", "mail"), "")
    assert len(staff.notices.open("unanswered:")) == 1
    _climb(staff, 64)
    assert staff.notices.open("unanswered:") == []
