"""Requirements 61, 66: a storm is held whole, officers are asked, and whatever they decide nobody gets two mails."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor import wire
from monitor.collect.sources import SOURCES
from monitor.decide.flags import RELEASED
from monitor.dispatch import matters
from monitor.model import Message, Recipient, Rule, State
from monitor.model.routing import Silence
from monitor.seals import Ring
from monitor.store.sqlite import Store
from monitor.tend import evidence, storming
from monitor.tend.rulings import deciders
from tests.decide.told import after, at
from tests.deliver.story import desk as writer
from tests.tend.town import (
    LIMITS,
    NINE,
    event,
    gathers,
    happens,
    joins,
    kept_as_the_corridor_does,
    leaves,
    rows,
    spread,
)

CODES = [f"{a}{b}" for a in "ABCDEFGHIJKLMNOPQRST" for b in "ABCDEFGHIJ"]  # two hundred


def _storm(store: Store, low: int = 0) -> None:
    """Two hundred countries at once; `low` of them at the end are mild."""
    told = [event(n, code, destination=code, level_after=3 if n < 200 - low else 2, severity="P2" if n < 200 - low else "P3") for n, code in enumerate(CODES)]
    assert kept_as_the_corridor_does(store, *told) == "200 countries in one pass, expected 15 at most"
    spread(store)


def _town(store: Store) -> None:
    joins(store, "all")
    joins(store, "few", Rule(countries=frozenset(CODES[:3])))
    joins(store, "digest", Rule(mode="daily 08:30"))
    joins(store, "sleeper", quiet_from="08:00", quiet_until="10:00")
    joins(store, "place", Rule(places=frozenset({"Nowhere"})), Rule(countries=frozenset({CODES[0]})))
    joins(store, "else", Rule(countries=frozenset({"ZZ"})))


def _tend(store: Store, when: object) -> None:
    storming.tend(store, lambda _sha: None, SOURCES.__getitem__, ["officer"], LIMITS, when)  # type: ignore[arg-type]


@pytest.mark.parametrize("decision", ["release", "digest"])
def test_66_nothing_leaves_before_the_decision_and_one_mail_a_person_after_it(store: Store, decision: str):
    _town(store)
    _storm(store)
    assert gathers(store, NINE) == 0 and leaves(store, NINE) == []
    assert {due.state for due in rows(store)} == {State.HELD} and len(rows(store)) == 200 + 3 + 200 + 200 + 1
    assert storming.decide(store, 1, decision, "olga", after(3))  # type: ignore[arg-type]
    assert not storming.decide(store, 1, "discard", "oleg", after(4), "a fault")  # the first word counts
    gathers(store, after(5))
    sent = leaves(store, after(5))
    now = {"all": 200, "few": 3, "place": 1}
    assert sorted((name, len(carried)) for name, carried in sent) == sorted((now | {"digest": 200} if decision == "digest" else now).items())
    gathers(store, after(61))  # the sleeper wakes at ten
    assert [(name, len(carried)) for name, carried in leaves(store, after(61))] == [("sleeper", 200)]
    tomorrow = at("2026-03-03T08:30:00Z")
    gathers(store, tomorrow)
    later = [(name, len(carried)) for name, carried in leaves(store, tomorrow)]
    assert later == ([] if decision == "digest" else [("digest", 200)])  # released: each as they wish for every day
    assert gathers(store, tomorrow + timedelta(days=9)) == 0
    deed = next(iter(store.audit.rows(what=f"storm.{decision}d" if decision == "release" else "storm.digested"))).deed
    assert (deed.who, deed.subject) == ("olga", "storm:1")


def test_66_a_decision_while_people_are_still_being_found_makes_no_second_mail(store: Store):
    """The officer is quicker than the fan-out: nothing leaves until everybody is found, then one mail a person."""
    _town(store)
    told = [event(n, code, destination=code) for n, code in enumerate(CODES[:20])]
    kept_as_the_corridor_does(store, *told)
    done = iter(range(8))
    store.fan_out(deciders(store, lambda: NINE, LIMITS), lambda: NINE, lambda: next(done, None) is None)  # cut off in the middle
    assert storming.decide(store, 1, "release", "olga", after(1))
    gathers(store, after(1))
    assert leaves(store, after(1)) == []
    spread(store, after(2))
    gathers(store, after(2))
    assert {name: len(carried) for name, carried in leaves(store, after(2))} == {"all": 20, "few": 3, "place": 1}


def test_66_a_fault_of_ours_is_discarded_and_stays_in_the_records(store: Store):
    _town(store)
    _storm(store)
    assert storming.decide(store, 1, "discard", "olga", after(3), "the template changed")
    _tend(store, after(3))
    gathers(store, after(99))
    assert leaves(store, after(99)) == []
    assert {(due.state, due.last_reason) for due in rows(store)} == {(State.CANCELLED, "storm:1 was discarded as a fault of ours")}
    assert store.storms.get(1).note == "the template changed"  # type: ignore[union-attr]


def test_66_nothing_is_discarded_without_a_reason(store: Store):
    _town(store)
    _storm(store)
    for note in ("", "  "):
        with pytest.raises(storming.Unexplained):
            storming.decide(store, 1, "discard", "olga", after(3), note)
    assert store.storms.get(1).state == "open"  # type: ignore[union-attr]
    assert storming.decide(store, 1, "discard", "olga", after(3), "half a template")
    (row,) = store.audit.rows(what="storm.discarded")
    assert (row.deed.who, row.deed.subject, row.deed.after) == ("olga", "storm:1", "half a template")


def test_66_what_was_decided_while_officers_were_being_asked_is_asked_no_more(store: Store):
    _storm(store)
    (storm,) = store.storms.all("open")
    asked = evidence.question(store, storm, lambda _sha: None, SOURCES["us_state"], LIMITS)
    storming.decide(store, 1, "digest", "olga", after(1))
    store.notices.give(asked, ["officer"], after(1))
    _tend(store, after(2))
    assert store.notices.open("storm:") == []


def test_66_a_storm_of_a_publisher_there_is_no_code_for_any_more_is_asked_about_all_the_same(store: Store, tmp_path: Path):
    """An upgrade dropped it while its storm was open: every round would have ended there, for everybody."""
    joins(store, "all")
    told = [event(n, code, destination=code, publisher="atlantis") for n, code in enumerate(CODES[:20])]
    kept_as_the_corridor_does(store, *told)
    spread(store)
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    for minutes in (1, 31):
        storming.tend(store, lambda _sha: None, house.publisher, ["officer"], LIMITS, after(minutes))
    gathers(store, after(31))
    assert [(name, len(carried)) for name, carried in leaves(store, after(31))] == [("all", 20)]
    (asked,) = store.notices.unpaged()
    assert asked.subject.startswith("Decide by 09:10 UTC: atlantis, 20 countries")
    assert house.redline(told[0]) == () and house.door("atlantis.list") is None
    house.close()


def test_66_officers_are_asked_once_by_mail_and_page_with_what_the_evidence_is_worth(store: Store):
    _town(store)
    joins(store, "officer", Rule(countries=frozenset({"ZZ"})))
    _storm(store)
    _tend(store, after(1))
    _tend(store, after(2))
    (asked,) = store.notices.unpaged()
    assert asked.subject == "Decide by 09:10 UTC: U.S. Department of State, 200 countries in one pass, expected 15 at most"
    assert asked.lines[0].startswith("U.S. Department of State: 200 countries") and "Held so far: 604 messages to 5 people." in asked.lines[0] and asked.lines[1] == "200 changes in 200 countries so far; 200 of them fail a check of their evidence."
    letters = [due for due in rows(store, "officer") if due.matter]
    assert len(letters) == 1 and letters[0].priority == 0
    storming.decide(store, 1, "digest", "olga", after(3))
    assert store.notices.open("storm:") == []


def test_66_a_template_that_went_wrong_says_the_same_of_each_country_but_its_name(store: Store):
    """Twenty countries rose in one sentence, and the page of the storm said of nineteen that no other had changed in the same words."""
    said = [("PE", "Peru"), ("CL", "Chile"), ("CR", "Costa Rica"), ("BO", "Bolivia")]
    told = [event(n, code, destination=code, places=(name,), quote=f"Reconsider travel to {name} due to unrest.") for n, (code, name) in enumerate(said)]
    told.append(event(9, "OM", destination="OM", places=("Oman",), quote="Families were ordered to leave Oman."))
    told.append(event(10, "", destination="note", places=tuple(name for _, name in said), quote="Reconsider travel to Peru due to unrest.", severity="P4"))
    assert kept_as_the_corridor_does(store, *told, limits=replace(LIMITS, countries=3))
    looked = {one.country: checks[-1] for one, checks in evidence.look(store, store.storms.all()[0], lambda _sha: None, SOURCES["us_state"])}
    assert {code: check.sentence for code, check in looked.items() if not check.good} == {
        **dict.fromkeys(dict(said), "3 other countries changed in the same words"), "": "4 other countries changed in the same words"
    }  # fmt: skip


def test_66_undecided_the_grave_leave_after_ten_minutes_and_the_rest_after_thirty_one_mail_a_person(store: Store):
    joins(store, "all")
    joins(store, "mild", Rule(countries=frozenset(CODES[-5:])))
    _storm(store, low=20)
    _tend(store, after(9.9))
    gathers(store, after(9.9))
    assert leaves(store, after(9.9)) == []
    _tend(store, after(10))
    gathers(store, after(10))
    assert [(name, len(carried)) for name, carried in leaves(store, after(10))] == [("all", 200)]
    _tend(store, after(30))
    gathers(store, after(30))
    assert [(name, len(carried)) for name, carried in leaves(store, after(30))] == [("mild", 5)]
    assert (store.storms.get(1).state, store.storms.get(1).decided_by) == ("digested", "house")  # type: ignore[union-attr]


def test_66_what_comes_while_a_storm_is_open_belongs_to_it_and_other_publishers_do_not(store: Store):
    joins(store, "all")
    _storm(store)
    assert kept_as_the_corridor_does(store, event(900, "KZ", detected_at=after(2)), at=after(2)) == ""
    happens(store, event(901, "KZ", publisher="uk_fcdo", detected_at=after(2)), at=after(2))
    spread(store, after(2))
    assert [(name, carried) for name, carried in leaves(store, after(2))] == [("all", (f"{901:016x}",))]
    assert len([due for due in rows(store, "all", State.HELD) if due.hold == "storm:1"]) == 201
    storming.decide(store, 1, "release", "olga", after(3))
    assert kept_as_the_corridor_does(store, event(902, "UZ", detected_at=after(4)), at=after(4)) == ""
    spread(store, after(4))
    gathers(store, after(4))
    assert sorted(len(carried) for _, carried in leaves(store, after(4))) == [1, 201]


def test_66_one_page_that_very_many_follow_is_no_storm(store: Store):
    for number in range(30):
        joins(store, f"p{number}")
    few = LIMITS.__class__(mails=10)
    assert kept_as_the_corridor_does(store, event(1), limits=few) == ""
    assert "60 mails in one pass" in kept_as_the_corridor_does(store, event(2, "UZ"), event(3, "KG"), limits=few)


def test_60_a_silence_counts_in_a_storm_too(store: Store):
    joins(store, "all")
    store.silences.set(Silence("olga", "known", NINE, after(60), frozenset({CODES[0]})), NINE)
    _storm(store)
    kept = [due for due in rows(store, "all") if due.state is State.SUPPRESSED]
    assert [due.last_reason for due in kept] == ["silence:1"]
    assert len(rows(store, "all", State.HELD)) == 199


def test_61_inhibition_only_goes_down_within_one_page_and_never_hides_another_source(store: Store):
    """Of one page the rise stands for the edit; another government's milder word is told all the same."""
    joins(store, "all", Rule(severity="P4"))
    joins(store, "words", Rule(kinds=frozenset({"advice_text_changed"}), severity="P4"))
    page = {"destination": "KZ", "after_sha256": "c" * 64}
    happens(store, event(1, **page), event(2, kind="advice_text_changed", severity="P4", **page))
    happens(store, event(3, kind="advice_text_changed", severity="P4", publisher="uk_fcdo"))
    spread(store)
    at_once = leaves(store, NINE)
    gathers(store, after(10))
    told = sorted((name, one) for name, carried in (*at_once, *leaves(store, after(10))) for one in carried)
    assert told == [("all", f"{1:016x}"), ("all", f"{3:016x}"), ("words", f"{2:016x}"), ("words", f"{3:016x}")]


def test_whoever_is_woken_finds_the_decision_behind_a_link_and_not_in_a_terminal_alone(store: Store):
    store.save_recipient(Recipient("officer", "email", "officer@desk.example", "config"), [Rule()], NINE)
    _storm(store)
    _tend(store, after(1))
    (due,) = [due for due in store.outbox() if due.matter]
    written = matters.letter(due, Ring({0: b"k" * 32}), "https://monitor.example/", after(1), writer())
    assert isinstance(written, Message)
    assert "Look and decide:\nhttps://monitor.example/review/storms/1" in written.text
    assert '<a class="button" href="https://monitor.example/review/storms/1">Look and decide</a>' in written.html
    assert "In a terminal, look first: advisory-monitor storm 1" in written.text


def test_what_an_officer_released_and_what_is_held_make_no_storm(store: Store):
    """She said that sixteen levels are meant; and two that wait for a second sighting are mailed to nobody."""
    joins(store, "ann")
    many = [event(n, code, destination=code, after_sha256=f"{n:064x}") for n, code in enumerate(CODES[:16])]
    assert storming.sign(store, "us_state", many, NINE, LIMITS)
    assert storming.sign(store, "us_state", [replace(one, flags=(RELEASED,)) for one in many], NINE, LIMITS) == ""
    few = replace(LIMITS, mails=1)
    assert storming.sign(store, "us_state", many[:2], NINE, few)
    assert storming.sign(store, "us_state", [replace(one, held="seen once") for one in many[:2]], NINE, few) == ""
