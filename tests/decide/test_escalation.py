"""Requirements 71 and 72: a chain of people is told until somebody acknowledges, by a clock that is only told."""

from __future__ import annotations

from monitor.decide.telling.escalation import acknowledged, advance, begin, concerns, given_back, mistakes
from monitor.model.routing import Chain, Escalation, Step
from tests.decide.told import NINE, after, event

CHAIN = Chain("security", (Step(0, ("desk", "duty")), Step(600, ("lead",)), Step(900, ("board",))), last_wait=1200)


def _begun() -> Escalation:
    return Escalation(1, "e", "security", NINE, 0, begin(CHAIN, NINE))


def test_71_each_step_is_told_in_its_turn_and_nobody_twice():
    one, told = advance(_begun(), CHAIN, NINE)
    assert told == ("desk", "duty") and one.next_at == after(10)
    assert advance(one, CHAIN, after(9.9)) == (one, ())
    two, told = advance(one, CHAIN, after(10))
    assert told == ("lead",) and two.next_at == after(25)
    three, told = advance(two, CHAIN, after(25))
    assert told == ("board",) and (three.state, three.next_at) == ("open", after(45))
    last, told = advance(three, CHAIN, after(45))
    assert (last.state, last.next_at, told) == ("unanswered", None, ())
    assert advance(last, CHAIN, after(500)) == (last, ())


def test_72_after_a_long_sleep_the_missed_step_is_told_and_the_next_keeps_its_whole_patience():
    asleep, told = advance(_begun(), CHAIN, after(300))
    assert told == ("desk", "duty") and asleep.next_at == after(310)


def test_71_an_acknowledgement_ends_it_and_taking_it_back_goes_on():
    one, _ = advance(_begun(), CHAIN, NINE)
    taken = acknowledged(one)
    assert advance(taken, CHAIN, after(100)) == (taken, ())
    assert acknowledged(taken) == taken
    again = given_back(taken, after(7))
    assert advance(again, CHAIN, after(7))[1] == ("lead",)
    assert given_back(again, after(8)) == again


def test_71_a_late_acknowledgement_ends_even_an_unanswered_one():
    assert acknowledged(Escalation(1, "e", "security", NINE, 3, None, "unanswered")).state == "acknowledged"


def test_71_a_chain_concerns_what_it_is_for():
    assert concerns(CHAIN, event(severity="P1")) and not concerns(CHAIN, event(severity="P2"))
    gulf = Chain("gulf", CHAIN.steps, countries=frozenset({"Gulf"}))
    assert concerns(gulf, event(country="QA", severity="P1")) and not concerns(gulf, event(severity="P1"))
    assert not concerns(CHAIN, event(severity="P1", held="one door"))
    assert mistakes(Chain("empty", ())) and mistakes(Chain("nobody", (Step(0, ()),))) and not mistakes(CHAIN)
