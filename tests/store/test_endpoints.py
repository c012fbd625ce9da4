"""Receivers of webhooks and chats in the store: how they fare is written down with each request."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from monitor.admit.bureau import Bureau
from monitor.model import Delivery, Endpoint, Recipient, Rule, SealedSecret, Spoken, TryLater
from monitor.store.desks import Full
from monitor.store.endpoints import FAILING

from .stories import NINE, at, event, kept

HOOK = Endpoint(
    "ep1", "webhook", "hook.example", "sealed1.k1.AAAA", "Travel desk", NINE, (SealedSecret("sealed1.k1.BBBB", NINE, at(9)),)
)


def spoken(minutes: float = 0, status: int = 200, **changes: object) -> Spoken:
    return replace(Spoken("ep1", at(minutes), "event", "m1", status, "sent", 12, "fine"), **changes)


def test_what_was_kept_comes_back_whole(store):
    """Every field, also the older secret and its end; two tenants see their own."""
    whole = replace(HOOK, tenant=1, holder="reader:desk", owner="it@acme.example", per_minute=5, private=True, verified_at=at(1))
    store.endpoints.add(whole)
    store.endpoints.add(replace(HOOK, id="ep2", tenant=2))
    assert store.endpoints.find("ep1") == whole
    assert [one.id for one in store.endpoints.all()] == ["ep1", "ep2"]
    assert [one.id for one in store.endpoints.all(1)] == ["ep1"]
    assert store.endpoints.find("ghost") is None


def test_an_address_in_the_clear_is_refused(store):
    """G.81: the database itself takes only what is sealed; an id is taken once."""
    with pytest.raises(ValueError, match="expected a new id and a sealed address"):
        store.endpoints.add(replace(HOOK, address="https://hooks.slack.com/services/T/B/secret"))
    store.endpoints.add(HOOK)
    with pytest.raises(ValueError, match="expected a new id"):
        store.endpoints.add(HOOK)


def test_g76_five_days_of_nothing_but_failures_switch_it_off_and_the_owner_is_owed_a_word(store):
    """A success in between starts the count anew; the first failure after it is what counts."""
    store.endpoints.add(HOOK)
    days = FAILING.days
    assert days == 5
    minute = 24 * 60
    store.endpoints.note(spoken(0, 500, outcome="later"), good=False)
    store.endpoints.note(spoken(4 * minute), good=True)
    assert store.endpoints.find("ep1").failing_since is None
    store.endpoints.note(spoken(4 * minute + 1, 503), good=False)
    assert store.endpoints.note(spoken(9 * minute, 0), good=False).disabled_at is None
    off = store.endpoints.note(spoken(9 * minute + 1, 500), good=False)
    assert (off.disabled_at, off.why) == (at(9 * minute + 1), "nothing but failures since 2025-06-16 09:01 UTC")
    assert off.ok_at == at(4 * minute)
    assert [one.id for one in store.endpoints.untold()] == ["ep1"]
    later = store.endpoints.note(spoken(9 * minute + 2, 500), good=False)
    assert later.disabled_at == off.disabled_at
    store.endpoints.change("ep1", told_at=at(9 * minute + 3))
    assert store.endpoints.untold() == []


def test_g76_a_receiver_that_is_gone_is_switched_off_at_once(store):
    store.endpoints.add(HOOK)
    off = store.endpoints.note(spoken(1, 410), good=False, gone="410: the receiver wants no more")
    assert (off.disabled_at, off.why) == (at(1), "410: the receiver wants no more")


def test_g79_every_request_is_listed_with_its_code_newest_first(store):
    store.endpoints.add(HOOK)
    for minute, status in enumerate((500, 429, 204)):
        store.endpoints.note(spoken(minute, status), good=status == 204)
    assert [(one.at, one.status) for one in store.endpoints.calls("ep1")] == [(at(2), 204), (at(1), 429), (at(0), 500)]
    assert len(store.endpoints.calls("ep1", 1)) == 1
    with pytest.raises(LookupError, match="expected the id of an endpoint, got 'ghost'"):
        store.endpoints.note(spoken(endpoint="ghost"), good=True)


def test_g76_at_most_2_kb_of_a_reply_are_kept(store):
    store.endpoints.add(HOOK)
    store.endpoints.note(spoken(said="x" * 64_000), good=True)
    (kept,) = store.endpoints.calls("ep1")
    assert len(kept.said) == 2000


def test_the_list_of_requests_is_bounded_and_goes_with_its_endpoint(store):
    """A chatty endpoint does not fill the disk, nor touch another's list."""
    store.endpoints.add(HOOK)
    store.endpoints.add(replace(HOOK, id="ep2"))
    store.endpoints.note(spoken(endpoint="ep2"), good=True)
    with store.lines.writing() as conn:
        conn.executemany(
            "INSERT INTO calls (endpoint, at, purpose, message, status, outcome, millis, said) VALUES ('ep1', ?, 'event', ?, 200, 'sent', 1, '')",
            [(f"2025-06-12T09:00:00.{n:06}Z", str(n)) for n in range(1500)],
        )
    store.endpoints.note(spoken(), good=True)
    assert len(store.endpoints.calls("ep1", 5000)) == 1000
    assert len(store.endpoints.calls("ep2")) == 1
    assert store.endpoints.remove("ep1")
    assert not store.endpoints.remove("ep1")
    assert store.endpoints.calls("ep1") == []


def test_a_change_of_what_is_not_there_is_an_error(store):
    with pytest.raises(LookupError, match="ghost"):
        store.endpoints.change("ghost", label="x")
    store.endpoints.add(HOOK)
    assert store.endpoints.change("ep1", disabled_at=at(5) + timedelta(0), why="by hand").why == "by hand"


def test_g76_a_webhook_that_is_two_days_late_is_still_sent(store):
    """Its schedule runs for three days whatever the severity: a machine can use a late post, it says when all happened."""
    store.sync([(Recipient("system", "webhook", "endpoint:ep1", "config"), Rule())], at(0))
    store.keep(kept(events=[event()]))
    store.enqueue([Delivery("e1", "system", at(0), "follows all")], at(0))
    (due,) = store.claim("d1", at(0), 60, 1)
    store.transmitting(due.id, "d1", at(0))
    store.settle(due.id, "d1", TryLater("hook.example: 503"), at(0), at(48 * 60))
    assert [due.reader for due in store.claim("d1", at(48 * 60), 60, 1)] == ["system"]


def test_a_receiver_for_which_its_company_has_no_room_is_not_kept_either(store):
    """Nobody could ever see or end it."""

    def full(*_: object) -> None:
        raise Full("expected 20 channels at most")

    house = SimpleNamespace(endpoints=store.endpoints, desks=SimpleNamespace(add=full))
    book = SimpleNamespace(add=lambda *_, **__: (store.endpoints.add(HOOK) or HOOK, "whsec_x"))
    with pytest.raises(Full):
        Bureau(house, book, None).add_post(1, "webhook", "https://hook.example", ("Travel desk", ""), "ada", NINE)
    assert store.endpoints.all() == []
