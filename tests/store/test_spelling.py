"""Ann writes herself Ann@ or ann@ as she likes: she is one person, told once, by today's releases and older ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.addresses import mailbox
from monitor.model import Delivery, Recipient, Rule, Sent, State
from monitor.seals import identity
from monitor.store.leaving import Scope
from monitor.subscribe.wishes import Manner, Wishes

from . import stories
from .test_people import IRAQ, NINE, Desk

KZ = Wishes(countries=("KZ",))
OLD, LATER = NINE - timedelta(days=90), NINE + timedelta(days=1)


def key(address: str) -> str:
    return identity(b"s" * 32, "address", mailbox(address).key)


def before(address: str) -> str:
    """The key an older release gave it."""
    return identity(b"s" * 32, "address", mailbox(address).exact)


@pytest.fixture
def desk(store) -> Desk:
    return Desk(store)


def kept(store, name: str, address: str, *countries: str, **more) -> int:
    """Somebody as an older release kept her."""
    who = Recipient(name, "email", address, "subscriber", address_key=before(address), confirmed_at=OLD, created_at=OLD)
    return store.save_recipient(replace(who, **more), [Rule(countries=frozenset(countries))], OLD)


def fold(store, at=NINE) -> int:
    return store.spelling.fold(key, at)


def told(store) -> list[str]:
    return [who.address for who in store.recipients(("active", "paused")) if who.address.endswith("@example.org")]


def countries(store, number: int) -> set[str]:
    return {one for rule in store.rules(number) for one in rule.countries}


def test_53_who_signs_up_again_in_capitals_is_one_person_and_written_to_as_she_first_wrote_herself(desk):
    first = desk.sign_up("Ann@example.org", IRAQ)
    assert desk.sign_up("ANN@Example.org", KZ, LATER) == first
    assert told(desk.store) == ["Ann@example.org"]
    assert desk.open.ask_login("ann@example.org", "192.0.2.1", LATER) == "mailed"


def test_53_who_left_in_one_spelling_is_barred_in_every_other(desk):
    desk.store.people.suppress(key("Ann@example.org"), "complaint", OLD)
    assert desk.open.ask("aNN@example.org", KZ, Manner(), "192.0.2.1", NINE) == "suppressed"


def test_53_a_complaint_an_older_release_kept_by_capitals_still_bars_though_its_person_is_forgotten(desk):
    desk.store.people.suppress(before("Ann@example.org"), "complaint", OLD)
    assert desk.open.ask("Ann@example.org", KZ, Manner(), "192.0.2.1", NINE) == "suppressed"
    assert desk.open.ask("ann@example.org", KZ, Manner(), "192.0.2.1", NINE) == "suppressed"


def test_53_but_it_silences_nobody_who_is_told_in_small_letters(desk):
    desk.store.people.suppress(before("Ann@example.org"), "unsubscribed", OLD)
    number = desk.sign_up("ann@example.org")
    desk.open.ask("Ann@example.org", KZ, Manner(), "192.0.2.1", LATER)
    assert desk.store.recipient(number).state == "active" and desk.store.people.suppressed(key("ann@example.org"), LATER) is None


def test_53_two_subscriptions_of_an_older_release_become_one_with_the_wishes_of_both(store):
    capital, small = kept(store, "a", "Ann@example.org", "IQ"), kept(store, "b", "ann@example.org", "KZ", "IQ")
    bob = kept(store, "c", "bob@example.org", "KZ")
    assert (fold(store), fold(store)) == (1, 0)
    assert told(store) == ["Ann@example.org", "bob@example.org"]
    assert countries(store, capital) == {"IQ", "KZ"} and countries(store, small) == set() and countries(store, bob) == {"KZ"}
    assert {who.id for who in store.recipients_by_key(key("ann@example.org"))} == {capital, small}


def test_53_a_link_in_an_old_mail_of_either_ends_both(desk):
    store = desk.store
    kept(store, "a", "Ann@example.org", "IQ")
    small = kept(store, "b", "ann@example.org", "KZ")
    fold(store)
    desk.open.leave(small, Scope("all"), LATER)
    assert told(store) == []


def test_53_mail_goes_where_it_arrives(store):
    """Small letters bounced there and capitals did not: whoever is told stays told, at the spelling that works."""
    kept(store, "a", "ann@example.org", "IQ")
    capital = kept(store, "b", "Ann@example.org", "KZ")
    store.people.suppress(before("ann@example.org"), "hard_bounce", OLD)
    assert fold(store) == 1
    assert told(store) == ["Ann@example.org"] and countries(store, capital) == {"IQ", "KZ"}
    assert store.people.suppressed(key("ann@example.org"), NINE) is None


def test_53_what_barred_a_spelling_nobody_is_told_under_bars_it_still(store):
    kept(store, "a", "Ann@example.org", "IQ", state="ended", ended_at=OLD)
    store.people.suppress(before("Ann@example.org"), "unsubscribed", OLD)
    assert fold(store) == 0
    assert store.people.suppressed(key("ann@example.org"), NINE) == "unsubscribed"


def test_53_who_was_alone_in_capitals_goes_on_as_she_was(store):
    number = kept(store, "a", "Ann@example.org", "IQ")
    assert fold(store) == 0
    assert [who.id for who in store.recipients_by_key(key("ann@example.org"))] == [number] and told(store) == ["Ann@example.org"]


def test_53_two_desks_and_a_subscriber_keep_their_own(store):
    """What companies tell their people ends with nobody's private wish."""
    one, two = (store.trips.tenant(name, OLD) for name in ("acme", "umbrella"))
    kept(store, "a", "Ann@example.org", "IQ")
    kept(store, "b", "ann@example.org", "IQ", origin="desk", tenant=one)
    kept(store, "c", "ann@example.org", "IQ", origin="desk", tenant=two)
    assert fold(store) == 0 and len(told(store)) == 3


def test_53_what_either_was_owed_is_owed_once_and_what_was_sent_is_not_sent_again(store):
    """Of this morning one alert is owed to both, one to the second alone, and one was sent to the second."""
    kept(store, "a", "ann@example.org", "IQ"), kept(store, "b", "Ann@example.org", "KZ")
    store.keep(stories.kept(events=[stories.event(name) for name in ("sent", "both", "second")]))
    store.enqueue([Delivery("sent", "b", NINE, "a rule")], NINE)
    (due,) = store.claim("d", NINE, 60, 9)
    store.transmitting(due.id, "d", NINE)
    store.settle(due.id, "d", Sent("250 Ok"), NINE, None)
    more = [("both", "a"), ("both", "b"), ("second", "b")]
    store.enqueue([Delivery(name, who, NINE, "a rule") for name, who in more], NINE)
    assert fold(store) == 1
    found = sorted((due.event_id, due.reader, due.state) for due in store.outbox())
    assert found == [("both", "a", State.PENDING), ("both", "b", State.CANCELLED), ("second", "a", State.PENDING), ("sent", "a", State.SENT)]
    assert store.enqueue([Delivery("sent", "a", NINE, "counted anew")], NINE) == 0


def test_53_what_a_cancelled_message_was_to_carry_goes_by_itself(store, path):
    kept(store, "a", "ann@example.org", "IQ"), kept(store, "b", "Ann@example.org", "KZ")
    store.keep(stories.kept(events=[stories.event("both"), stories.event("second")]))
    store.enqueue([Delivery(name, who, NINE, "a rule") for name, who in (("both", "a"), ("both", "b"), ("second", "b"))], NINE)
    lead, carried = (next(d.id for d in store.outbox() if (d.event_id, d.reader) == (name, "b")) for name in ("both", "second"))
    store.lines.reading().execute("UPDATE deliveries SET state = 'digested', lead = ? WHERE id = ?", [lead, carried])
    assert fold(store) == 1
    waits = {(due.event_id, due.reader) for due in store.outbox([State.PENDING])}
    assert waits == {("both", "a"), ("second", "a")}
