"""What follows from what came back: suppressed, paused, or the brake when it is likelier our own fault."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.model import Begun, Ended, GiveUp, Recipient, Rule, Said, Sent, State
from monitor.store.bounces import BRAKE, Back

from .blank import blank_store
from .stories import NINE, at, event, kept, owed

HOUR = timedelta(hours=1)


@pytest.fixture
def store(path):
    opened = blank_store(path)
    yield opened
    opened.close()


def crowd(store, many: int, domain: str = "x.example") -> list[int]:
    """So many people, each owed one delivery that was claimed and sent at nine; their deliveries' numbers."""
    for number in range(many):
        who = Recipient(f"mail:{number}", "email", f"p{number}@{domain}", address_key=f"key{number}")
        store.save_recipient(who, [Rule()], NINE)
    store.keep(kept(events=[event()], deliveries=[owed(reader=f"mail:{number}") for number in range(many)]))
    due = store.claim("d", NINE, 3600, many)
    may = store.step("d", [], [Begun(one.id, f"m{one.id}") for one in due], NINE).may
    store.step("d", [Ended(one, Sent("250"), NINE) for one in sorted(one.delivery for one in may)], [], NINE)
    return [one.id for one in due]


def test_a_dead_mailbox_is_left_after_one_refusal_at_the_door(store):
    """Requirement E.55, at RCPT: suppressed in the same commit that writes the refusal down."""
    store.save_recipient(Recipient("mail:ann", "email", "ann@x.example", address_key="k"), [Rule()], NINE)
    store.keep(kept(events=[event()], deliveries=[owed(reader="mail:ann")]))
    (due,) = store.claim("d", NINE, 60, 1)
    gone = GiveUp("rcpt: 550 5.1.1 unknown", Said("rcpt", 550, "5.1.1", fault="address"))
    store.step("d", [Ended(due.id, gone, NINE)], [], NINE)
    assert store.people.suppressed("k", NINE) == "hard_bounce"
    assert store.counts() == {"failed_permanent": 1}


def test_a_dead_mailbox_is_not_asked_for_again_by_the_next_alert(store):
    """Requirement E.55: what is owed to it is let go of before the relay is asked, and Bob's alert leaves as ever."""
    for name, key in (("mail:ann", "k"), ("mail:bob", "b"), ("mail:cy", "c"), ("mail:dan", "d")):
        store.save_recipient(Recipient(name, "email", f"{name[5:]}@x.example", address_key=key), [Rule()], NINE)
    for key, until in (("k", None), ("c", at(60)), ("d", NINE)):  # Dan's time is over
        store.people.suppress(key, "hard_bounce", NINE - timedelta(days=1), until=until)
    store.keep(kept(events=[event()], deliveries=[owed(reader=f"mail:{name}") for name in ("ann", "bob", "cy", "dan")]))
    assert [due.reader for due in store.claim("d", NINE, 60, 5)] == ["mail:bob", "mail:dan"]
    assert store.counts() == {"claimed": 2, "suppressed": 2}
    assert {row.last_reason for row in store.outbox((State.SUPPRESSED,))} == {"address suppressed: hard_bounce"}


def test_one_dead_mailbox_refused_many_times_does_not_stop_all_mail(store):
    """Requirement E.56: ten of its mails were on ten lines at once, in an hour of 120; it is one mailbox, not our fault."""
    (first, *_) = crowd(store, 120)
    ends = [store.bounces.take(Back(f"r{n}", first, "hard", at_once=True), at(1)) for n in range(10)]
    assert set(ends) == {"suppressed"}
    assert store.bounces.braked() == ""


def test_a_report_of_a_dead_mailbox_must_come_twice_a_day_apart(store):
    """Requirement E.55, by report: one is no proof, nor two of one evening, nor the same one twice."""
    (first, *_) = crowd(store, 1)
    assert store.bounces.take(Back("r1", first, "hard", "5.1.1"), NINE) == "noted"
    assert store.bounces.take(Back("r1", first, "hard", "5.1.1"), NINE + 30 * HOUR) == "known"
    assert store.bounces.take(Back("r2", first, "hard", "5.1.1"), NINE + 2 * HOUR) == "noted"
    assert store.people.suppressed("key0", NINE + 3 * HOUR) is None
    assert store.bounces.take(Back("r3", first, "hard", "5.1.1"), NINE + 25 * HOUR) == "suppressed"
    assert store.people.suppressed("key0", NINE + 26 * HOUR) == "hard_bounce"
    assert store.lines.reading().execute("SELECT arrival FROM deliveries").fetchone()["arrival"] == "bounced"


def test_a_full_mailbox_rests_after_five_reports_in_a_fortnight(store):
    """Requirement E.55: soft ones pause; those of last month do not count."""
    (first, *_) = crowd(store, 1)
    store.bounces.take(Back("old", first, "soft"), NINE - 20 * 24 * HOUR)
    for day in range(4):
        assert store.bounces.take(Back(f"r{day}", first, "soft"), NINE + day * 24 * HOUR) == "noted"
    assert store.bounces.take(Back("r5", first, "soft"), NINE + 5 * 24 * HOUR) == "paused"
    who = store.recipient("mail:0")
    assert (who.state, who.paused_until) == ("paused", NINE + 19 * 24 * HOUR)


def test_a_complaint_is_the_last_word(store):
    """Requirement E.55: at once, and a bounce later does not make it milder."""
    (first, *_) = crowd(store, 1)
    assert store.bounces.take(Back("r1", first, "complaint"), NINE) == "suppressed"
    store.bounces.take(Back("r2", first, "hard"), NINE)
    store.bounces.take(Back("r3", first, "hard"), NINE + 30 * HOUR)
    assert store.people.suppressed("key0", NINE + 31 * HOUR) == "complaint"


@pytest.mark.parametrize(("many", "hard", "domain", "why"), [
    (120, 7, "{}.example", ["7 mailboxes refused for good, of 127 mails within an hour"]), (97, 6, "{}.example", ["6 mailboxes refused for good, of 103 mails within an hour"]),
    (120, 7, "one.example", ["7 mailboxes of one.example refused for good, of 127 mails within an hour"]),
    (60, 21, "one.example", ["21 people of one.example bounced within ten minutes"]),
])
def test_when_many_bounce_at_once_nobody_is_suppressed_and_mail_is_held(store, many, hard, domain, why):
    """Requirement E.56: seven of 120 in an hour, or 21 people of one domain in ten minutes, are our own fault likelier."""
    deliveries = []
    for number in range(many):
        name = f"mail:{number}"
        store.save_recipient(Recipient(name, "email", f"p@{domain.format(number)}", address_key=f"key{number}"), [Rule()], NINE)
    store.keep(kept(events=[event()], deliveries=[owed(reader=f"mail:{number}") for number in range(many)]))
    due = store.claim("d", NINE, 3600, many)
    may = store.step("d", [], [Begun(one.id, f"m{one.id}") for one in due], NINE).may
    store.step("d", [Ended(one, Sent("250"), NINE) for one in sorted(one.delivery for one in may)], [], NINE)
    deliveries = [one.id for one in due]
    ends = [store.bounces.take(Back(f"r{n}", deliveries[n], "hard", at_once=True), at(1)) for n in range(hard)]
    assert ends[0] == "suppressed"
    assert ends[-1] == "braked"
    braked = lambda: [one for one in (store.bounces.braked(), *store.bounces.crowds().values()) if one]  # noqa: E731
    assert braked() == why
    assert store.bounces.take(Back("later", deliveries[hard], "complaint"), at(2)) == "noted"
    store.dead.release(1, [], "Olga", at(3))
    assert braked() == []


def test_a_crowd_of_one_domain_holds_the_mail_to_it_and_nobody_elses(store):
    """A company's server ends in the middle of an order: its people wait for a person to look, the rest are told, by whatever way."""
    for number in range(60):
        domain = "one.example" if number < 50 else "two.example" if number < 55 else "notone.example"
        store.save_recipient(Recipient(f"mail:{number}", "email", f"p{number}@{domain.title()}", address_key=f"key{number}"), [Rule()], NINE)
    store.save_recipient(Recipient("chat", "slack", "endpoint:1"), [Rule()], NINE)
    owes = [owed(reader=f"mail:{number}") for number in range(60)]
    store.keep(kept(events=[event()], deliveries=[*owes, owed(reader="chat")]))
    due = store.claim("d", NINE, 3600, 22, "email")
    store.step("d", [], [Begun(one.id, f"m{one.id}") for one in due], NINE)
    store.step("d", [Ended(one.id, Sent("250"), NINE) for one in due], [], NINE)
    assert [store.bounces.take(Back(f"r{one.id}", one.id, "hard", at_once=True), at(1)) for one in due[:21]][-1] == "braked"
    assert {due.reader for due in store.claim("d", at(2), 3600, 100)} == {"chat", *(f"mail:{number}" for number in range(50, 60))}
    assert store.claim("d", at(30), 3600, 100) == []
    assert {due.last_reason for due in store.outbox(limit=100) if due.reader == "mail:40"} == {"held: 21 people of one.example bounced within ten minutes"}
    store.dead.release(1, [], "Olga", at(33))
    assert {due.reader for due in store.claim("d", at(33), 3600, 100)} == {f"mail:{number}" for number in range(22, 50)}


def test_the_brake_of_all_mail_holds_no_chat(store):
    """What came back says something of our mail: a chat and a program are told meanwhile."""
    for name, channel in (("ann", "email"), ("folder", "file"), ("chat", "slack"), ("hook", "webhook")):
        store.save_recipient(Recipient(name, channel, f"{name}@one.example"), [Rule()], NINE)
    store.keep(kept(events=[event()], deliveries=[owed(reader=name) for name in ("ann", "folder", "chat", "hook")]))
    store.note(BRAKE, "7 mailboxes refused for good, of 127 mails within an hour")
    assert {due.reader for due in store.claim("d", at(1), 3600, 100)} == {"chat", "hook"}
    assert store.claim("d", at(1), 3600, 100, "email") == []
    store.dead.release(1, [], "Olga", at(3))
    assert {due.reader for due in store.claim("d", at(3), 60, 100)} == {"ann", "folder"}


def test_mailboxes_a_stranger_made_up_stop_nobodys_mail(store):
    """Forty typed into the form within a minute, of one host and of none: each is refused, and everybody else's order leaves."""
    for number in range(40):
        who = Recipient(f"new:{number}", "email", f"p{number}@one.example", address_key=f"new{number}", state="unconfirmed")
        store.save_recipient(who, [], NINE)
    store.keep(kept(events=[event()], deliveries=[owed(reader=f"new:{number}") for number in range(40)]))
    dead = [due.id for due in store.outbox(limit=40)]
    ends = {store.bounces.take(Back(f"r{one}", one, "hard", "5.1.1", at_once=True), NINE) for one in dead}
    assert ends == {"suppressed"} and store.bounces.braked() == ""


def test_a_share_of_few_mails_is_no_sign_and_each_dead_mailbox_is_left(store):
    """Requirement E.56: eight of eighty are a tenth, and may be eight people who changed their employer."""
    deliveries = crowd(store, 80)
    ends = {store.bounces.take(Back(f"r{n}", deliveries[n], "hard", at_once=True), at(1)) for n in range(8)}
    assert ends == {"suppressed"} and store.bounces.braked() == ""


def test_a_suppressed_address_gets_nothing_more_right_up_to_data(store):
    """Requirement B/D.45: claimed and about to begin, then suppressed: it does not begin, and says why."""
    store.save_recipient(Recipient("mail:ann", "email", "ann@x.example", address_key="k"), [Rule()], NINE)
    store.save_recipient(Recipient("desk:1", "email", "d@x.example", address_key="k2", duty=True, origin="desk"), [Rule()], NINE)
    store.keep(kept(events=[event()], deliveries=[owed(reader="mail:ann"), owed(reader="desk:1")]))
    due = store.claim("d", NINE, 60, 2)
    store.people.suppress("k", "unsubscribed", NINE)
    store.people.suppress("k2", "unsubscribed", NINE)
    may = store.step("d", [], [Begun(one.id, "m") for one in due], NINE).may
    assert {one.delivery for one in may} == {one.id for one in due if one.reader == "desk:1"}  # a duty-of-care channel is its employer's
    (left,) = store.outbox([State.SUPPRESSED])
    assert (left.reader, left.last_reason) == ("mail:ann", "address suppressed: unsubscribed")


def test_a_companys_mailbox_that_is_dead_gets_nothing_more_and_it_is_said_why(store):
    """Requirement D.45: nobody can leave for the company; that the mailbox is no more says the relay."""
    store.save_recipient(Recipient("desk:1", "email", "d@x.example", address_key="k", duty=True, origin="desk"), [Rule()], NINE)
    store.keep(kept(events=[event()], deliveries=[owed(reader="desk:1")]))
    (due,) = store.claim("d", NINE, 60, 1)
    store.people.suppress("k", "hard_bounce", NINE)
    assert not store.step("d", [], [Begun(due.id, "m")], NINE).may
    assert [left.last_reason for left in store.outbox([State.SUPPRESSED])] == ["address suppressed: hard_bounce"]
