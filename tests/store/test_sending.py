"""What sending promises over a day of trouble: order, priority, lateness, restores, dead letters, counting anew."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.model import Begun, Ended, GiveUp, Recipient, Rule, Said, Sent, State, TryLater, Unsure, Wait
from monitor.store.deciders import Deciders
from monitor.store.journal import Journal

from .blank import blank_store
from .stories import NINE, at, event, kept, owed, people

PLAIN = Deciders(lambda _: True, lambda _event, _pairs: [])


def finding(told, **changes):
    return replace(told, finding=replace(told.finding, **changes))


def test_nobody_starves_behind_a_flood(store):
    """Requirement F.68: 500 critical ones before Bob's ordinary mail: his leaves with the first forty claimed."""
    people(store, *(f"r{n}" for n in range(500)))
    store.keep(kept(events=[event(), finding(event("e2", destination="x"), severity="P3")],
                    deliveries=[*(owed(reader=f"r{n}") for n in range(500)), owed("e2", "Bob")]))  # fmt: skip
    first = store.claim("d", at(0), 60, 40)
    assert [due.reader for due in first].count("Bob") == 1
    assert first[0].priority == 1
    assert len(first) == 40


def test_what_is_no_news_any_more_expires_instead_of_being_sent(store):
    """Requirement F.70: a critical alert nobody could send for a day is not sent on the second; it stands as expired."""
    store.keep(kept(events=[event()], deliveries=[owed()]))
    assert store.claim("d", at(24 * 60 + 1), 60, 9) == []
    (late,) = store.outbox([State.EXPIRED])
    assert late.last_reason == "it could not be sent while it was news"


def test_a_crowd_that_is_too_late_does_not_hide_who_is_not(store):
    """Sixty alerts of yesterday stand before today's: today's is claimed at once, and the sixty are marked."""
    people(store, *(f"r{n}" for n in range(60)))
    store.keep(kept(events=[event()], deliveries=[owed(reader=f"r{n}") for n in range(60)]))
    store.keep(kept(25 * 60, events=[event("e2", destination="x")], deliveries=[owed("e2", due=25 * 60)]))
    assert [due.event_id for due in store.claim("d", at(25 * 60), 60, 4)] == ["e2"]
    assert store.counts() == {"claimed": 1, "expired": 60}


def test_what_is_too_late_is_marked_however_many(store, monkeypatch):
    from monitor.store import fanout

    monkeypatch.setattr(fanout, "CHUNK", 7)
    people(store, *(f"r{n}" for n in range(60)))
    store.keep(kept(events=[event()], deliveries=[owed(reader=f"r{n}") for n in range(60)]))
    assert store.expire(at(23 * 60)) == 0
    assert store.expire(at(25 * 60)) == 60
    assert store.counts() == {"expired": 60}


def test_a_newer_state_carries_the_older_that_had_not_left(store):
    """Requirement F.69: the relay refused nine o'clock's alert for now; at half past there is news: one mail, both in it."""
    store.keep(kept(events=[event()], deliveries=[owed()]))
    (due,) = store.claim("d", at(0), 60, 1)
    store.settle(due.id, "d", TryLater("450"), at(0), at(60))
    store.keep(kept(30, events=[event("e2", detected_at=at(30))], deliveries=[owed("e2", due=30)]))
    (newer,) = store.claim("d", at(31), 7200, 9)
    assert (newer.event_id, newer.carries, newer.replaces) == ("e2", ("e1", "e2"), ("e1",))
    assert store.counts() == {"claimed": 1, "digested": 1}
    assert store.claim("d", at(61), 60, 9) == []


def test_a_grave_one_that_leaves_within_a_lesser_is_tried_again_as_a_grave_one(store):
    """An order at nine, a reworded page at half past: one mail, which the relay puts off, behind none of a flood."""
    people(store, *(f"r{n}" for n in range(60)))
    store.keep(kept(events=[event()], deliveries=[owed(due=30)]))
    lesser = [finding(event("e2", detected_at=at(30)), severity="P3"), finding(event("e3", destination="x", country="ZZ"), severity="P3")]
    store.keep(kept(30, events=lesser, deliveries=[owed("e2", due=30)]))
    (one,) = store.claim("d", at(31), 7200, 9)
    assert (one.event_id, one.carries, one.priority) == ("e2", ("e1", "e2"), 1)
    store.settle(one.id, "d", TryLater("450"), at(31), at(46))
    store.enqueue([owed("e3", reader=f"r{n}", due=31) for n in range(60)], at(31))
    assert "Ann" in {due.reader for due in store.claim("d", at(46), 60, 10)}


def test_while_the_older_is_under_way_the_newer_waits(store):
    """Requirement F.69: two connections could overtake each other."""
    store.keep(kept(events=[event()], deliveries=[owed()]))
    (older,) = store.claim("d", at(0), 3600, 1)
    store.keep(kept(1, events=[event("e2", detected_at=at(1))], deliveries=[owed("e2", due=1)]))
    assert store.claim("d", at(1), 60, 9) == []
    store.transmitting(older.id, "d", at(1))
    assert store.claim("d", at(1), 60, 9) == []
    store.settle(older.id, "d", Sent("250"), at(1), None)
    assert [due.carries for due in store.claim("d", at(1), 60, 9)] == [("e2",)]


def test_what_a_refused_message_carried_goes_on_with_the_one_that_carries_it(store):
    """The relay refuses the first, and the second that carried it: the third tells of all three."""
    for number, name in enumerate(("e1", "e2")):
        store.keep(kept(number, events=[event(name, detected_at=at(number))], deliveries=[owed(name, due=number)]))
        (due,) = store.claim("d", at(number), 60, 9)
        store.settle(due.id, "d", TryLater("450"), at(number), at(60))
    store.keep(kept(30, events=[event("e3", detected_at=at(30))], deliveries=[owed("e3", due=30)]))
    assert [due.carries for due in store.claim("d", at(31), 60, 9)] == [("e1", "e2", "e3")]


def test_what_waits_for_a_weekly_digest_is_told_with_what_is_new_on_its_last_day(store):
    """Ann reads once a week: what is told six days later at once may not stand alone, and the older be read as the newer."""
    week = 6 * 24 * 60
    store.keep(kept(events=[event()], deliveries=[owed(hold="digest:weekly 4 09:30")]))
    store.keep(kept(week, events=[event("e2", detected_at=at(week))], deliveries=[owed("e2", due=week)]))
    assert [due.carries for due in store.claim("d", at(week), 60, 9)] == [("e1", "e2")]


def test_what_may_have_arrived_is_repeated_as_it_was(store):
    """An older alert began to wait for a digest while the newer was in doubt: a repeat is the same message, word for word."""
    store.keep(kept(events=[event(), event("e2")], deliveries=[owed("e2")]))
    (newer,) = store.claim("d", at(0), 60, 9)
    store.transmitting(newer.id, "d", at(0))
    store.settle(newer.id, "d", Unsure("no answer after the final dot"), at(0), at(15))
    assert store.enqueue([owed(hold="digest:daily 10:00")], at(1)) == 1
    assert [due.carries for due in store.claim("d", at(16), 60, 9)] == [("e2",)]
    assert store.counts() == {"claimed": 1, "held": 1}


def test_what_is_in_doubt_for_ever_is_told_again_by_no_newer_one(store):
    """It may have arrived, and a person has to say: the newer leaves alone, and the doubt stays to be seen."""
    store.keep(kept(events=[event()], deliveries=[owed()]))
    (older,) = store.claim("d", at(0), 60, 9)
    store.transmitting(older.id, "d", at(0))
    store.settle(older.id, "d", Unsure("no answer after the final dot"), at(0), None)
    store.keep(kept(30, events=[event("e2", detected_at=at(30))], deliveries=[owed("e2", due=30)]))
    assert [due.carries for due in store.claim("d", at(31), 60, 9)] == [("e2",)]
    assert store.counts() == {"claimed": 1, "uncertain": 1}


def test_what_was_tried_is_tried_as_long_as_its_schedule_says(store):
    """A program's schedule goes on for three days: its end is no other, and only what was never tried is too late."""
    store.keep(kept(events=[event()], deliveries=[owed()]))
    (due,) = store.claim("d", at(0), 60, 9)
    store.settle(due.id, "d", TryLater("503"), at(0), at(44 * 60))
    assert store.expire(at(44 * 60)) == 0
    assert [due.state for due in store.claim("d", at(44 * 60), 60, 9)] == [State.CLAIMED]


def test_a_wish_to_wait_that_comes_after_we_began_is_kept_and_ends_with_the_schedule(store):
    """A line that was let go after all: the message was tried, so it is not let go as never tried once it is no news."""
    store.keep(kept(events=[event()], deliveries=[owed()]))
    (due,) = store.claim("d", at(0), 60, 9)
    store.transmitting(due.id, "d", at(0))
    store.settle(due.id, "d", Wait("the relay rests"), at(0), at(25 * 60))
    assert store.counts() == {"retry_wait": 1}
    assert [due.attempts for due in store.claim("d", at(25 * 60), 60, 9)] == [0]


def test_an_answer_to_a_claim_that_was_lost_counts_as_an_attempt_and_changes_nothing_else(store):
    """The lease ended, and another took it up: that the first was refused is written down, and counted in its schedule."""
    store.keep(kept(events=[event()], deliveries=[owed()]))
    (due,) = store.claim("d", at(0), 60, 9)
    assert [one.id for one in store.claim("e", at(2), 600, 9)] == [due.id]
    store.settle(due.id, "d", TryLater("450"), at(3), at(5))
    (now,) = store.outbox()
    assert (now.state, now.attempts) == (State.CLAIMED, 1)
    assert [row["reason"] for row in store.attempts(due.id)] == ["450"]


def test_news_of_other_countries_and_publishers_is_not_joined(store):
    told = [event(), event("e2", country="OM", destination="oman"), event("e3", publisher="canada", destination="iraq")]
    store.keep(kept(events=told, deliveries=[owed(each.id) for each in told]))
    assert len(store.claim("d", at(1), 60, 9)) == 3


# ------------------------------------------------------------------ restored
def test_a_copy_of_an_hour_ago_is_noticed_and_nothing_leaves_twice(store, path, tmp_path):
    """Requirement A.15: Ann's mail left after the copy was made; restored, the journal knows, and hers stays sent."""
    journal = Journal(tmp_path / "sent.journal")
    store.keep(kept(events=[event()], deliveries=[owed(), owed(reader="Bob")]))
    store.backup(tmp_path / "copy.db")
    for due in store.claim("d", at(0), 60, 1):
        done = store.step("d", [], [Begun(due.id, f"message of {due.reader}")], at(0))
        journal.write(done.generation, at(0), [f"message of {due.reader}".replace(" ", "-")])
        store.step("d", [Ended(due.id, Sent("250"), at(0))], [], at(0))
    journal.close()
    shutil.copyfile(tmp_path / "copy.db", tmp_path / "restored.db")
    restored = blank_store(tmp_path / "restored.db")
    assert int(restored.note("outbox generation") or 0) < journal.last()
    assert restored.dead.release(journal.last(), journal.since(0), "Olga", at(60)) == 1
    sent = []
    for due in restored.claim("d", at(60), 60, 9):
        sent += restored.step("d", [], [Begun(due.id, f"message-of-{due.reader}")], at(60)).may
    assert {due.reader: due.state for due in restored.outbox()} == {"Ann": State.SENT, "Bob": State.TRANSMITTING}
    assert "before this database was restored" in restored.outbox([State.SENT])[0].receipt
    restored.close()


def test_half_a_line_at_the_end_of_the_journal_is_none(tmp_path):
    journal = Journal(tmp_path / "sent.journal")
    journal.write(7, NINE, ["a", "b"])
    journal.close()
    with (tmp_path / "sent.journal").open("a") as torn:
        torn.write("8 2025-06-12T09:0")
    assert journal.last() == 7
    assert [message for message, _ in journal.since(6)] == ["a", "b"]
    assert list(journal.since(7)) == []


# ------------------------------------------------------------------ dead letters and proof
def test_a_named_person_settles_the_dead(store):
    """Requirement B.26: given up, too late, in doubt for ever: each can be tried again or dismissed, and the audit knows."""
    people(store, "Cy")
    store.keep(kept(events=[event()], deliveries=[owed(), owed(reader="Bob"), owed(reader="Cy")]))
    ann, bob, cy = store.claim("d", at(0), 60, 3)
    store.settle(ann.id, "d", GiveUp("550 5.1.1"), at(0), None)
    store.transmitting(bob.id, "d", at(0))
    store.settle(bob.id, "d", Unsure("lost"), at(0), None)
    store.transmitting(cy.id, "d", at(0))
    store.settle(cy.id, "d", Sent("250"), at(0), None)
    assert store.dead.ids() == [bob.id, ann.id]
    assert store.dead.retry([ann.id, cy.id], "Olga", at(90)) == 1
    assert store.dead.dismiss([bob.id], "Olga", at(90)) == 1
    assert store.counts() == {"cancelled": 1, "pending": 1, "sent": 1}
    assert [due.id for due in store.claim("d", at(90), 60, 9)] == [ann.id]
    assert store.verify().broken_at is None


def test_every_step_of_one_alert_to_one_person_can_be_shown(store):
    """Requirement I.100: refused for now, then sent inside a newer mail: attempts, relay, queue id."""
    from monitor.model import Said

    store.keep(kept(events=[event()], deliveries=[owed()]))
    (due,) = store.claim("d", at(0), 60, 1)
    store.settle(due.id, "d", TryLater("rcpt: 450", said=Said("rcpt", 450, "4.2.0", "relay:587")), at(0), at(5))
    store.keep(kept(1, events=[event("e2", detected_at=at(1))], deliveries=[owed("e2", due=1)]))
    (newer,) = store.claim("d", at(6), 60, 1)
    store.transmitting(newer.id, "d", at(6))
    store.settle(newer.id, "d", Sent("250 queued as 4AF1", Said("dot", 250, "", "relay:587", queue_id="4AF1")), at(6), None)
    ann = store.recipient("Ann").id
    steps = store.proof(ann, "e1")
    assert (steps["state"], steps["carried_by"], steps["queue_id"]) == ("digested", newer.id, "4AF1")
    assert [(one["phase"], one["code"], one["peer"]) for one in steps["attempts"]] == [("dot", 250, "relay:587")]
    assert store.proof(ann, "nothing") is None


# ------------------------------------------------------------------ vital signs
def test_a_row_that_vanished_is_noticed_and_owed_again(path):
    """Requirement I.93: a delivery deleted by hand, another never made; counted anew, both are owed, and it is said."""
    store = blank_store(path)
    for name in ("mail:ann", "mail:bob"):
        store.save_recipient(Recipient(name, "email", "x@x.example"), [Rule()], NINE)
    store.keep(kept(events=[event()]))
    store.fan_out(PLAIN, lambda: at(0))
    assert store.vitals.reconcile(PLAIN, lambda: at(5)) == {}
    with store.lines.writing() as conn:
        conn.execute("DELETE FROM deliveries WHERE recipient = 2")
    assert store.vitals.reconcile(PLAIN, lambda: at(5)) == {"e1": 1}
    assert store.counts() == {"pending": 2}
    store.save_recipient(Recipient("mail:late", "email", "x@x.example"), [Rule()], at(6))
    assert store.vitals.reconcile(PLAIN, lambda: at(7)) == {}  # who came later is told no old news
    store.close()


def test_busy_is_not_broken(store):
    """Requirement I.95: each condition fires when it must, and does not while things merely take a while."""
    store.keep(kept(events=[finding(event(), severity="P3")], deliveries=[owed(), owed(reader="Bob")]))
    assert store.vitals.broken(at(9)) == {}
    assert list(store.vitals.broken(at(11))) == ["nothing leaves by email"]
    (due,) = store.claim("d", at(11), 60, 1)
    store.transmitting(due.id, "d", at(11))
    store.settle(due.id, "d", Sent("250"), at(11), None)
    assert store.vitals.broken(at(12)) == {}
    store.keep(kept(20, events=[event("e2", destination="x")], deliveries=[owed("e2", due=20)]))
    assert "a critical alert waits for email" not in store.vitals.broken(at(21))
    assert "a critical alert waits for email" in store.vitals.broken(at(23))


def refused(store, minute: float, outcome, *, again: float) -> None:
    """Everything due is tried at that minute, refused, and due again later."""
    for due in store.claim("d", at(minute), 60, 9):
        store.settle(due.id, "d", outcome, at(minute), at(again))


def test_what_is_refused_again_and_again_waits_since_it_was_first_tried(store):
    """The relay will not have our sender: each refusal puts the mail off, so it is never late by its due time."""
    no = TryLater("sender problem: mail: 550 5.7.1 not yours", said=Said("mail", 550, "5.7.1", "relay:587", fault="sender"))
    store.keep(kept(events=[event()], deliveries=[owed()]))
    refused(store, 0, no, again=1)
    assert store.vitals.broken(at(0.5)) == {}
    refused(store, 1, no, again=6)
    told = store.vitals.broken(at(3))
    assert list(told) == ["a critical alert waits for email"]
    assert told["a critical alert waits for email"].endswith("09:00 UTC; relay:587 last: sender problem: mail: 550 5.7.1 not yours")
    refused(store, 6, no, again=21)
    assert "nothing leaves by email" in store.vitals.broken(at(11))
    assert store.vitals.queue(at(11)) == (1, "2025-06-12T09:00:00.000000Z")


def test_what_nobody_will_try_again_is_not_due_for_ever(store):
    """It may have arrived, and was tried often enough: it counted as late for as long as the row was kept."""
    store.keep(kept(events=[event()], deliveries=[owed()]))
    for minute, again, left in ((0, at(5), 1), (5, None, 0)):
        (due,) = store.claim("d", at(minute), 60, 1)
        store.transmitting(due.id, "d", at(minute))
        store.settle(due.id, "d", Unsure("no answer"), at(minute), again)
        assert store.counts()["uncertain"] == 1
        assert (store.vitals.queue(at(minute + 1))[0], store.vitals.doubtful()) == (left, left)


@pytest.mark.parametrize(("enhanced", "code", "later"), [("4.2.2", 452, []), ("4.7.1", 450, ["nothing leaves by email"])])
def test_one_mailbox_that_says_later_is_not_broken_and_one_that_is_full_never(store, enhanced, code, later):
    """Bob's host greylists: ten minutes are its right, also where he alone is to be told; a full mailbox is Bob's own."""
    store.keep(kept(events=[event()], deliveries=[owed(reader="Bob")]))
    refused(store, 0, TryLater("later", said=Said("rcpt", code, enhanced, "relay:587")), again=30)
    assert store.vitals.broken(at(5)) == {}
    assert list(store.vitals.broken(at(11))) == later


def test_what_a_machine_slept_through_is_broken_until_somebody_settles_it(store):
    """Two days without power: the order to leave is no news any more and wakes nobody, so the operator must hear of it."""
    store.save_recipient(Recipient("mail:x", "email", "x@x.example"), [Rule()], NINE)
    store.keep(kept(events=[event()], deliveries=[owed(reader="mail:x")]))
    woken = 48 * 60
    assert store.claim("d", at(woken), 60, 9) == []
    said = store.vitals.broken(at(woken))["alerts were too late"]
    assert said.startswith("nothing tried to send 1 alert in time, the first due 12 June 2025, 09:00 UTC; see `advisory-monitor outbox dead`")
    assert "alerts were too late" not in store.vitals.broken(at(9 * 24 * 60)), "after a week it is history"
    assert store.dead.retry([1], "olga", at(woken)) == 1
    assert "alerts were too late" not in store.vitals.broken(at(woken))
    assert [due.event_id for due in store.claim("d", at(woken), 60, 9)] == ["e1"]


def test_every_delivery_there_is_is_not_read_while_nothing_was_let_go(store):
    """Twelve million rows without an index for it, every five minutes, in the round that sends."""
    told = list[str]()
    store.lines.reading().set_trace_callback(told.append)
    assert store.vitals.broken(at(5)) == {}
    store.lines.reading().set_trace_callback(None)
    plans = (row["detail"] for query in told if query.startswith(("SELECT", "WITH")) for row in store.lines.reading().execute("EXPLAIN QUERY PLAN " + query))
    assert not {"SCAN deliveries", "SCAN d"} & set(plans)


def test_what_a_configured_reader_will_not_get_is_broken_until_somebody_settles_it(store):
    """Ann's receiver says 410: nobody tries again, so somebody must know. A subscriber's dead mailbox is no operator's."""
    store.keep(kept(events=[event()], deliveries=[owed()]))
    refused(store, 0, GiveUp("hooks.example: 410 gone"), again=1)
    assert store.vitals.broken(at(1)) == {"an alert was given up": "to reader Ann: hooks.example: 410 gone; see `advisory-monitor outbox dead`"}
    assert store.vitals.broken(at(60 * 25)) == {}
    store.dead.dismiss([1], "olga", at(2))
    assert store.vitals.broken(at(3)) == {}
    store.save_recipient(Recipient("mail:x", "email", "x@x.example"), [Rule()], NINE)
    store.keep(kept(5, events=[event("e2", destination="x")], deliveries=[owed("e2", reader="mail:x", due=5)]))
    refused(store, 5, GiveUp("rcpt: 550 5.1.1 nobody"), again=6)
    assert store.vitals.broken(at(6)) == {}


def test_one_refused_among_others_that_left_is_not_broken(store):
    store.keep(kept(events=[event()], deliveries=[owed()]))
    refused(store, 0, TryLater("connect: timed out", said=Said("connect")), again=60)
    store.keep(kept(5, events=[event("e2", destination="x")], deliveries=[owed("e2", reader="Bob", due=5)]))
    (due,) = store.claim("d", at(5), 60, 9)
    store.transmitting(due.id, "d", at(5))
    store.settle(due.id, "d", Sent("250"), at(5), None)
    assert store.vitals.broken(at(30)) == {}


def test_one_old_refusal_does_not_hide_that_all_are_refused_since(store):
    """Ann's host is down since nine while others' mail left; at ten the relay shuts for everybody."""
    store.keep(kept(events=[event()], deliveries=[owed()]))
    refused(store, 0, TryLater("451", said=Said("rcpt", 451)), again=240)
    store.keep(kept(5, events=[event("e2", destination="x")], deliveries=[owed("e2", reader="Bob", due=5)]))
    (due,) = store.claim("d", at(5), 60, 9)
    store.transmitting(due.id, "d", at(5))
    store.settle(due.id, "d", Sent("250"), at(5), None)
    store.keep(kept(60, events=[event("e3", destination="y")], deliveries=[owed("e3", reader="Bob", due=60)]))
    refused(store, 60, TryLater("connect: refused", said=Said("connect")), again=90)
    assert "nothing leaves by email" in store.vitals.broken(at(71))
    assert "10:00 UTC" in store.vitals.broken(at(71))["nothing leaves by email"]


def test_a_database_that_cannot_be_written_is_said_to_be_so(store):
    """Requirements A.13 and I.95."""
    store.lines.reading().execute("PRAGMA query_only = ON")
    assert "readonly" in store.vitals.broken(at(0))["database cannot be written"]
    store.lines.reading().execute("PRAGMA query_only = OFF")
    assert store.vitals.broken(at(0)) == {}


def test_how_long_alerts_took_by_severity(store):
    """Requirement I.92."""
    store.keep(kept(events=[event()], deliveries=[owed(), owed(reader="Bob")]))
    for seconds, due in zip((3, 45), store.claim("d", at(0), 60, 2), strict=True):
        when = NINE + timedelta(seconds=seconds)
        store.transmitting(due.id, "d", when)
        store.settle(due.id, "d", Sent("250"), when, None)
    assert store.vitals.latency(NINE, at(5)) == {"P1": {"n": 2, "p50": 45.0, "p95": 45.0, "p99": 45.0, "longest": 45.0}}


@pytest.mark.parametrize("change", [timedelta(days=1), timedelta(days=-1)])
def test_a_jump_of_the_clock_loses_no_retry(store, change):
    """Requirement A.14: set a day ahead or back between a refusal and its retry, the retry comes when the clock is there."""
    store.keep(kept(events=[finding(event(), severity="P3")], deliveries=[owed()]))
    (due,) = store.claim("d", at(0), 60, 1)
    store.settle(due.id, "d", TryLater("450"), at(0), at(5))
    jumped = at(6) + change
    assert len(store.claim("d", max(jumped, at(6)), 60, 1)) == 1
