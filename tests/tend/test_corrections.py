"""Who was told of a storm that an officer then discarded is told so: once, by the same way, and nobody else is."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor.model import Due, GiveUp, Recipient, Rule, Sent, State, TryLater, Unsure
from monitor.store.forgetting import Ages
from monitor.store.leaving import Scope
from monitor.store.sqlite import Store
from monitor.tend import correcting, storming
from tests.decide.told import after, at
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

CODES = [f"{a}{b}" for a in "ABCD" for b in "ABCDE"]  # twenty
WHY = "half a template"


def _storm(store: Store, grave: int = 20, severity: str = "P2") -> None:
    """Twenty countries at nine; those behind the grave ones are mild."""
    told = [event(n, code, destination=code, severity=severity if n < grave else "P3", level_after=3 if n < grave else 2) for n, code in enumerate(CODES)]
    assert kept_as_the_corridor_does(store, *told).startswith("20 countries")
    spread(store)


def _discards(store: Store, when: datetime) -> None:
    assert storming.decide(store, 1, "discard", "olga", when, WHY)


def _rounds(store: Store, when: datetime) -> None:
    """What the house does between looking and sending, twice, for what is repeated must not be doubled."""
    for _ in range(2):
        storming.tend(store, lambda _sha: None, None, (), LIMITS, when)  # type: ignore[arg-type]
        correcting.tend(store, lambda: when)
        gathers(store, when)


def _letters(store: Store, *states: State) -> list[Due]:
    return [due for due in rows(store, "", *states) if due.matter]


def _claims(store: Store, when: datetime) -> list[Due]:
    return list(store.claim("test", when, 60, 1000))


def _ends(store: Store, due: Due, outcome: object, when: datetime, again: datetime | None = None) -> None:
    assert store.transmitting(due.id, "test", when)
    store.settle(due.id, "test", outcome, when, again)  # type: ignore[arg-type]


def test_who_was_told_after_ten_minutes_hears_of_the_fault_once_and_who_was_not_hears_nothing(store: Store):
    """Ann follows all and has her mail at ten past; Bob follows mild ones alone, and they still wait; Cy follows nothing here."""
    joins(store, "ann")
    joins(store, "bob", Rule(countries=frozenset(CODES[-2:])))
    joins(store, "cy", Rule(countries=frozenset({"ZZ"})))
    _storm(store, grave=18)
    gathers(store, after(10))
    assert [(who, len(carried)) for who, carried in leaves(store, after(10))] == [("ann", 20)]
    _discards(store, after(12))
    _rounds(store, after(12))
    (letter,) = _letters(store)
    assert (letter.reader, letter.channel, letter.state, letter.due_at) == ("ann", "email", State.PENDING, after(12))
    assert [who for who, _ in leaves(store, after(12))] == ["ann"]
    for minutes in (13, 31, 3000):
        _rounds(store, after(minutes))
    assert leaves(store, after(3000)) == [] and len(_letters(store)) == 1
    assert {due.state for due in rows(store, "bob")} == {State.CANCELLED} and rows(store, "cy") == []
    assert store.corrections.open() == []
    (deed,) = store.audit.rows(what="storm.corrected")
    assert (deed.deed.who, deed.deed.subject, deed.deed.after) == ("house", "storm:1", "told: 1")
    (wrote,) = store.corrections.wrote(1, letter.recipient)
    assert len(wrote.carried) == len(wrote.of_storm) == 20 and (wrote.channel, wrote.at) == ("email", after(10))


def test_discarded_in_time_nobody_was_told_and_nobody_is(store: Store):
    joins(store, "ann")
    _storm(store)
    _discards(store, after(9))
    _rounds(store, after(9))
    _rounds(store, after(60))
    assert leaves(store, after(60)) == [] and _letters(store) == [] and store.corrections.open() == []
    assert list(store.audit.rows(what="storm.corrected")) == []


def test_of_two_storms_in_one_doubtful_mail_both_faults_are_told(store: Store):
    """The two storms share Ann's mail, which may have arrived; both are discarded before the house looks again."""
    joins(store, "ann")
    happens(store, event(1, "AA"), event(2, "AB"), storm="half a template")
    happens(store, event(3, "AC", publisher="uk_fcdo", severity="P1"), event(4, "AD", publisher="uk_fcdo"), storm="too many")
    spread(store)
    for number in (1, 2):
        assert storming.decide(store, number, "release", "olga", after(1))
    gathers(store, after(1))
    (mail,) = _claims(store, after(1))
    assert len(mail.carries) == 4
    _ends(store, mail, Unsure("lost after the last byte"), after(1.5), after(30))
    for number in (1, 2):
        assert storming.take_back(store, number, "olga", after(3), WHY)
    _rounds(store, after(4))
    assert sorted(json.loads(due.matter)["storm"] for due in _letters(store)) == [1, 2]
    assert {due.state for due in rows(store, "ann") if not due.matter} == {State.CANCELLED}


def test_a_mailbox_that_died_meanwhile_is_not_asked_for_to_hear_of_the_fault(store: Store):
    """Requirement E.55: the letter on a fault is an alert like others, and no relay is asked for a dead mailbox."""
    joins(store, "ann", address_key="k")
    _storm(store)
    gathers(store, after(10))
    assert [who for who, _ in leaves(store, after(10))] == ["ann"]
    _discards(store, after(12))
    _rounds(store, after(12))
    store.people.suppress("k", "hard_bounce", after(13))
    assert _claims(store, after(14)) == []
    assert [due.state for due in _letters(store)] == [State.SUPPRESSED]


def test_what_is_due_and_has_not_begun_never_leaves_from_the_moment_of_the_decision(store: Store):
    """The mail waits for a relay, or was taken up by a thread: neither may begin once the officer has spoken."""
    joins(store, "ann")
    joins(store, "bob")
    _storm(store)
    gathers(store, after(10))
    taken = next(due for due in store.claim("test", after(10), 3600, 1))
    _discards(store, after(11))
    assert not store.transmitting(taken.id, "test", after(11))
    assert store.claim("test", after(11), 60, 100) == []
    _rounds(store, after(11))
    assert {due.state for due in rows(store)} == {State.CANCELLED} and _letters(store) == []
    assert store.verify().broken_at is None


@pytest.mark.parametrize(
    ("outcome", "told"), [(Sent("250 ok"), True), (Unsure("the line broke after the dot"), True), (GiveUp("550 no such user"), False), (TryLater("421 busy"), False)]
)
def test_a_mail_in_a_relays_hands_is_waited_for_and_corrected_if_it_may_have_arrived(store: Store, outcome: object, told: bool):
    joins(store, "ann")
    _storm(store)
    gathers(store, after(10))
    (due,) = _claims(store, after(10))
    assert store.transmitting(due.id, "test", after(10))
    _discards(store, after(10.1))
    _rounds(store, after(10.1))
    assert _letters(store) == [] and store.corrections.open() == [1]
    store.settle(due.id, "test", outcome, after(10.2), after(30))  # type: ignore[arg-type]
    _rounds(store, after(11))
    assert len(_letters(store)) == told
    assert store.corrections.open() == []
    later = leaves(store, after(60))
    assert [(who, carried) for who, carried in later] == ([("ann", ())] if told else [])  # the letter, never the alert again


def test_a_sender_killed_in_the_middle_of_it_leaves_a_doubt_and_the_doubt_is_corrected(store: Store):
    joins(store, "ann")
    _storm(store)
    gathers(store, after(10))
    (due,) = _claims(store, after(10))
    assert store.transmitting(due.id, "test", after(10))
    _discards(store, after(10.1))
    _rounds(store, after(10.1))
    store.recover("test", after(10.5))
    _rounds(store, after(10.5))
    assert leaves(store, after(60)) == [("ann", ())] and store.corrections.open() == []


def test_a_round_cut_off_anywhere_owes_each_one_letter(store: Store, monkeypatch: pytest.MonkeyPatch):
    """Seven people, two at a time, and the house is stopped after each step; what was done is not done again."""
    monkeypatch.setattr("monitor.store.corrections.PEOPLE", 2)
    names = [f"p{n}" for n in range(7)]
    for name in names:
        joins(store, name)
    _storm(store)
    gathers(store, after(10))
    assert len(leaves(store, after(10))) == 7
    _discards(store, after(12))
    for steps in (0, 1, 2, 3, 9, 9):
        left = iter(range(steps))
        correcting.tend(store, lambda: after(12), lambda left=left: next(left, None) is None)  # type: ignore[misc]
    assert sorted(due.reader for due in _letters(store)) == names and store.corrections.open() == []


def test_a_crowd_is_done_in_rounds_and_those_who_left_hold_nobody_up(store: Store, monkeypatch: pytest.MonkeyPatch):
    """Two people a round; the first four have left since, so nothing is ever done for them."""
    monkeypatch.setattr("monitor.store.corrections.PEOPLE", 2)
    names = [f"p{n}" for n in range(9)]
    numbers = [joins(store, name, origin="subscriber", address_key=name) for name in names]
    _storm(store)
    gathers(store, after(10))
    assert len(leaves(store, after(10))) == 9
    for number in numbers[:4]:
        store.leaving.leave(number, Scope("all"), after(11))
    _discards(store, after(12))
    assert [correcting.tend(store, lambda: after(12), most=2) for _ in range(5)] == [2, 2, 1, 0, 0]
    assert sorted(due.reader for due in _letters(store)) == names[4:] and store.corrections.open() == []


def test_what_else_a_stopped_mail_carried_leaves_without_the_storm(store: Store):
    """At half past eight Dora's digest and the storm would have been one mail; Britain's change of another page is true."""
    joins(store, "dora", Rule(mode="daily 09:10"))
    happens(store, event(900, "KZ", publisher="uk_fcdo", severity="P3"))
    spread(store)
    _storm(store)
    gathers(store, after(10))
    (due,) = rows(store, "dora", State.PENDING)
    assert len(due.carries) == 21
    _discards(store, after(10))
    _rounds(store, after(10))
    assert leaves(store, after(10)) == [("dora", (f"{900:016x}",))]
    assert _letters(store) == []


@pytest.mark.parametrize("taken_up", [False, True], ids=["waits for a thread", "was taken up"])
def test_another_mail_that_was_to_carry_some_of_the_storm_leaves_without_it_or_is_corrected(store: Store, taken_up: bool):
    """A graver British alert leads the mail. What a thread has taken up may be written already, and the thread is not asked."""
    joins(store, "dora", Rule(mode="daily 09:10"))
    happens(store, event(900, "KZ", publisher="uk_fcdo", severity="P1"))
    spread(store)
    _storm(store)
    gathers(store, after(10))
    taken = _claims(store, after(10)) if taken_up else rows(store, "dora", State.PENDING)
    assert [(due.event_id, len(due.carries)) for due in taken] == [(f"{900:016x}", 21)]
    _discards(store, after(10.1))
    _rounds(store, after(10.1))
    assert _letters(store) == [] and store.corrections.open() == ([1] if taken_up else [])
    if taken_up:
        _ends(store, taken[0], Sent("250 ok"), after(10.2))
    assert leaves(store, after(10.3)) == ([] if taken_up else [("dora", (f"{900:016x}",))])
    _rounds(store, after(10.4))
    assert leaves(store, after(10.5)) == ([("dora", ())] if taken_up else []) and store.corrections.open() == []


def test_another_mail_that_was_taken_up_and_is_put_off_leaves_without_the_storm(store: Store):
    """Its relay said "later", so nobody has read it."""
    joins(store, "dora", Rule(mode="daily 09:10"))
    happens(store, event(900, "KZ", publisher="uk_fcdo", severity="P1"))
    spread(store)
    _storm(store)
    gathers(store, after(10))
    (taken,) = _claims(store, after(10))
    _discards(store, after(10.1))
    _rounds(store, after(10.1))
    _ends(store, taken, TryLater("421 busy"), after(10.2), after(11))
    _rounds(store, after(10.5))
    assert leaves(store, after(11)) == [("dora", (f"{900:016x}",))] and _letters(store) == [] and store.corrections.open() == []


def test_a_digest_that_carried_the_storm_among_other_things_is_corrected_for_the_storm_alone(store: Store):
    joins(store, "dora", Rule(mode="daily 09:10"))
    happens(store, event(900, "KZ", publisher="uk_fcdo", severity="P1"))
    spread(store)
    _storm(store)
    gathers(store, after(10))
    ((who, carried),) = leaves(store, after(10))
    assert (who, len(carried)) == ("dora", 21)
    _discards(store, after(15))
    _rounds(store, after(15))
    (letter,) = _letters(store)
    (wrote,) = store.corrections.wrote(1, letter.recipient)
    assert len(wrote.carried) == 21 and len(wrote.of_storm) == 20 and f"{900:016x}" not in wrote.of_storm


def test_the_night_is_kept_as_for_the_first_letter(store: Store):
    """Both sleep until ten. Eve is woken by what is critical alone: her first mail, and its end, came in the night."""
    night = {"quiet_from": "08:00", "quiet_until": "10:00"}
    joins(store, "eve", **night)
    joins(store, "fay", **{**night, "quiet_pass": ""})
    _storm(store, severity="P1")
    gathers(store, after(10))
    assert [who for who, _ in leaves(store, after(10))] == ["eve"]
    _discards(store, after(12))
    _rounds(store, after(12))
    (letter,) = _letters(store)
    assert (letter.reader, letter.priority, letter.due_at) == ("eve", 1, after(12))
    gathers(store, after(61))
    assert leaves(store, after(61)) == [("eve", ())]  # Fay's waited for the morning, no longer as the storm's, and is cancelled


def test_a_mild_storm_told_in_the_evening_is_taken_back_in_the_morning(store: Store):
    """Gil's night begins between the alert and the discard: P2 does not wake him, so its end does not."""
    joins(store, "gil", quiet_from="09:11", quiet_until="11:00")
    _storm(store)
    gathers(store, after(10))
    assert [who for who, _ in leaves(store, after(10))] == ["gil"]
    _discards(store, after(12))
    _rounds(store, after(12))
    assert leaves(store, after(119)) == [] and leaves(store, after(120)) == [("gil", ())]


def test_a_dead_letter_of_a_discarded_storm_is_let_go_again_and_rests_at_once(store: Store):
    """Its relay had said no; Oleg retries all that is dead. What else it carried is owed, the storm is not."""
    joins(store, "dora", Rule(mode="daily 09:10"))
    happens(store, event(900, "KZ", publisher="uk_fcdo", severity="P3"))
    spread(store)
    _storm(store)
    gathers(store, after(10))
    (due,) = _claims(store, after(10))
    _ends(store, due, GiveUp("550 no"), after(10))
    _discards(store, after(11))
    _rounds(store, after(11))
    assert store.corrections.open() == []
    assert store.dead.retry([due.id], "oleg", after(20)) == 1
    assert leaves(store, after(20)) == []
    assert {one.state for one in rows(store, "dora") if one.event_id != f"{900:016x}"} == {State.CANCELLED}
    gathers(store, after(21))
    assert leaves(store, after(21)) == [("dora", (f"{900:016x}",))] and _letters(store) == []


def test_a_dead_letter_that_was_to_carry_a_discarded_storm_is_let_go_again_without_it(store: Store):
    joins(store, "dora", Rule(mode="daily 09:10"))
    happens(store, event(900, "KZ", publisher="uk_fcdo", severity="P1"))
    spread(store)
    _storm(store)
    gathers(store, after(10))
    (due,) = _claims(store, after(10))
    _ends(store, due, GiveUp("550 no"), after(10))
    _discards(store, after(11))
    _rounds(store, after(11))
    assert store.dead.retry([due.id], "oleg", after(20)) == 1
    assert leaves(store, after(20)) == [("dora", (f"{900:016x}",))] and _letters(store) == []


def test_who_left_meanwhile_or_whose_mailbox_is_gone_is_not_written_to_and_who_pauses_is(store: Store):
    left = joins(store, "left", origin="subscriber", address_key="k1")
    late = joins(store, "late", origin="subscriber", address_key="k2")
    rests = joins(store, "rests", origin="subscriber", address_key="k3")
    _storm(store)
    gathers(store, after(10))
    assert len(leaves(store, after(10))) == 3
    store.leaving.leave(left, Scope("all"), after(11))
    store.leaving.leave(rests, Scope("pause", "2026-04-01T00:00:00+00:00"), after(11))
    _discards(store, after(12))
    _rounds(store, after(12))
    assert sorted(due.reader for due in _letters(store)) == ["late", "rests"]
    taken = {due.reader: due for due in _claims(store, after(12))}
    store.leaving.leave(late, Scope("all"), after(12.1))  # between the letter and its first byte
    assert store.transmitting(taken["rests"].id, "test", after(12.2))
    done = store.step("test", [], [_begun(taken["late"])], after(12.2), [])
    assert done.may == frozenset()
    assert [due.state for due in _letters(store) if due.reader == "late"] == [State.SUPPRESSED]


def _begun(due: Due) -> object:
    from monitor.model import Begun

    return Begun(due.id, "m")


def test_what_time_let_out_is_taken_back_the_next_morning(store: Store):
    """Nobody looked for thirty minutes, so it left; Olga comes at seven. The first word of two officers still counts."""
    joins(store, "ann")
    joins(store, "dora", Rule(mode="daily 08:30"))
    _storm(store)
    _rounds(store, after(31))
    assert sorted(who for who, _ in leaves(store, after(31))) == ["ann", "dora"]
    morning = at("2026-03-03T07:00:00Z")
    assert not storming.decide(store, 1, "discard", "olga", morning, WHY)
    with pytest.raises(storming.Unexplained):
        storming.take_back(store, 1, "olga", morning, " ")
    assert storming.take_back(store, 1, "olga", morning, WHY)
    assert not storming.take_back(store, 1, "oleg", morning, WHY)
    _rounds(store, morning)
    assert sorted(who for who, _ in leaves(store, morning)) == ["ann", "dora"]
    found = store.storms.get(1)
    assert found and (found.state, found.was, found.was_at, found.decided_by) == ("discarded", "digested", after(31), "olga")
    (deed,) = store.audit.rows(what="storm.discarded")
    assert (deed.deed.before, deed.deed.after) == ("digested", WHY)


def test_a_released_storm_taken_back_leaves_nothing_in_tomorrows_digest(store: Store):
    joins(store, "ann")
    joins(store, "dora", Rule(mode="daily 08:30"))
    _storm(store)
    assert storming.decide(store, 1, "release", "oleg", after(2))
    _rounds(store, after(2))
    assert [who for who, _ in leaves(store, after(2))] == ["ann"]
    assert storming.take_back(store, 1, "olga", after(40), WHY)
    _rounds(store, after(40))
    assert leaves(store, after(40)) == [("ann", ())]
    tomorrow = at("2026-03-03T08:30:00Z")
    _rounds(store, tomorrow)
    assert leaves(store, tomorrow) == []


def test_an_open_storm_is_not_taken_back_and_one_that_is_not_there_neither(store: Store):
    joins(store, "ann")
    _storm(store)
    assert not storming.take_back(store, 1, "olga", after(2), WHY) and not storming.take_back(store, 7, "olga", after(2), WHY)
    assert store.storms.get(1).state == "open"  # type: ignore[union-attr]


def test_one_person_told_by_two_ways_is_corrected_by_both(store: Store):
    joins(store, "ann")
    joins(store, "ann-chat", channel="slack", address="endpoint:ep1")
    joins(store, "ann-hook", channel="webhook", address="endpoint:ep2")
    _storm(store)
    gathers(store, after(10))
    assert len(leaves(store, after(10))) == 3
    _discards(store, after(12))
    _rounds(store, after(12))
    assert sorted((due.reader, due.channel) for due in _letters(store)) == [("ann", "email"), ("ann-chat", "slack"), ("ann-hook", "webhook")]
    assert [(one.channel, one.state, one.count) for one in store.corrections.counts(1)] == [("email", "pending", 1), ("slack", "pending", 1), ("webhook", "pending", 1)]


def test_what_came_later_in_the_same_storm_is_named_in_the_same_letter(store: Store):
    """Two mails of one storm, at ten past and at twelve past; one letter takes both back."""
    joins(store, "ann")
    _storm(store)
    gathers(store, after(10))
    leaves(store, after(10))
    happens(store, event(900, "KZ", detected_at=after(11)), at=after(11))
    spread(store, after(11))
    gathers(store, after(12))
    assert [len(carried) for _, carried in leaves(store, after(12))] == [1]
    _discards(store, after(13))
    _rounds(store, after(13))
    (letter,) = _letters(store)
    assert [len(one.of_storm) for one in store.corrections.wrote(1, letter.recipient)] == [20, 1]


def test_the_letter_waits_for_the_second_mail_that_is_under_way_and_names_both(store: Store):
    joins(store, "ann")
    _storm(store)
    gathers(store, after(10))
    leaves(store, after(10))
    happens(store, event(900, "KZ", detected_at=after(11)), at=after(11))
    spread(store, after(11))
    gathers(store, after(12))
    (second,) = _claims(store, after(12))
    assert store.transmitting(second.id, "test", after(12))
    _discards(store, after(12.1))
    _rounds(store, after(12.1))
    assert _letters(store) == []
    store.settle(second.id, "test", Sent("250 ok"), after(12.2), None)
    _rounds(store, after(12.3))
    (letter,) = _letters(store)
    assert [len(one.of_storm) for one in store.corrections.wrote(1, letter.recipient)] == [20, 1]


def test_who_knew_what_when_shows_the_letter(store: Store):
    number = joins(store, "ann")
    _storm(store)
    gathers(store, after(10))
    leaves(store, after(10))
    first = store.proof(number, f"{0:016x}")
    assert first and first["corrected"] is None
    _discards(store, after(12))
    _rounds(store, after(12))
    leaves(store, after(12.5))
    shown = store.proof(number, f"{3:016x}")
    assert shown and isinstance(shown["corrected"], dict)
    assert (shown["corrected"]["state"], shown["corrected"]["sent_at"]) == ("sent", "2026-03-02T09:12:30.000000Z")


def test_after_its_years_the_letter_is_forgotten_and_nobody_is_corrected_anew(store: Store):
    joins(store, "ann")
    _storm(store)
    gathers(store, after(10))
    leaves(store, after(10))
    _discards(store, after(12))
    _rounds(store, after(12))
    leaves(store, after(12))
    _rounds(store, after(13))
    late = NINE + timedelta(days=500)
    assert store.forgetting.forget(late, Ages())["deliveries"] == 21
    _rounds(store, late)
    assert rows(store) == [] and store.verify().broken_at is None


def test_a_storm_discarded_by_an_older_program_writes_to_nobody(tmp_path: Path):
    """Its people were told nothing then; a letter months later would only frighten."""
    import sqlite3

    from monitor.store.sqlite import open_store
    from tests.store.blank import blank_store

    path = tmp_path / "old.db"
    store = blank_store(path)
    store.save_recipient(Recipient("ann", "email", "ann@example.org", "config"), [Rule()], NINE)
    _storm(store)
    gathers(store, after(10))
    leaves(store, after(10))
    _discards(store, after(12))
    store.close()
    conn = sqlite3.connect(path, isolation_level=None)
    for statement in (
        "DROP TABLE corrections", "ALTER TABLE storms DROP COLUMN was", "ALTER TABLE storms DROP COLUMN was_at",
        "ALTER TABLE storms DROP COLUMN over_at", "DELETE FROM _sqlite_migrations WHERE name = 'corrections'", "PRAGMA user_version = 29",
    ):  # fmt: skip
        conn.execute(statement)
    conn.close()
    store = open_store(path)
    assert store.corrections.open() == []
    _rounds(store, after(14))
    assert _letters(store) == []
    store.close()
