"""Sending is watched: what is broken pages once, is over when it is over, and a company hears when it lost a mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from monitor.model import Recipient, Rule
from monitor.store.deciders import Deciders
from monitor.store.sqlite import Store
from monitor.tend import vitals
from tests.store.blank import blank_store
from tests.store.stories import NINE, at, belief, event, kept

PLAIN = Deciders(lambda _: True, lambda _event, _pairs: [])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = blank_store(tmp_path / "m.db")
    for name in ("Olga", "mail:ann"):
        opened.save_recipient(Recipient(name, "email", f"{name}@x.example", "config" if name == "Olga" else "subscriber"), [Rule()], NINE)
    yield opened
    opened.close()


def tend(store: Store, minutes: float, held: str = "") -> dict[str, str]:
    return vitals.tend(store, PLAIN, held, ["Olga"], lambda: at(minutes))


def test_a_critical_alert_that_waits_pages_once_and_ends_when_it_left(store: Store) -> None:
    """Requirement I.95: due at nine, still there at five past: one page; gone at ten past: it is over, and could come again."""
    store.keep(kept(events=[event()]))
    store.fan_out(PLAIN, lambda: at(0))
    assert "a critical alert waits for email" not in tend(store, 1.5)
    assert "a critical alert waits for email" in tend(store, 2.5), "two minutes late, and half a minute later it is known"
    assert tend(store, 2.75) == {}  # it is asked every half minute
    assert "a critical alert waits for email" in tend(store, 10)
    pages = [notice.key for notice in store.notices.unpaged()]
    assert pages.count("vitals: a critical alert waits for email") == 1
    with store.lines.writing() as conn:
        conn.execute("UPDATE deliveries SET state = 'cancelled'")
    assert tend(store, 15) == {}
    assert store.notices.open("vitals: ") == []


@pytest.mark.parametrize("taken", ["claimed", "transmitting"])
def test_a_critical_alert_that_was_taken_up_and_does_not_leave_waits_too(store: Store, taken: str) -> None:
    """Every line is held by a relay that does not answer: what stands behind them is late, and not "under way"."""
    store.keep(kept(events=[event()]))
    store.fan_out(PLAIN, lambda: at(0))
    (one, *_) = store.claim("house", at(0), 3600, 10)
    if taken == "transmitting":
        assert store.transmitting(one.id, "house", at(0))
    with store.lines.writing() as conn:
        conn.execute("UPDATE deliveries SET state = 'cancelled' WHERE state = 'pending'")
    assert store.vitals.queue(at(1))[0] >= 1
    assert "a critical alert waits for email" in tend(store, 5)


def test_trouble_that_comes_and_goes_is_one_trouble(store: Store) -> None:
    """Held at nine, free a minute later, held again: one page; free for five minutes: over; held again: a second page."""
    told = {minutes: (tend(store, minutes, "a copy was restored" if held else ""), [one.subject for one in store.notices.unpaged()].count("Sending: held"))[1]
            for minutes, held in ((0, True), (1, False), (2, True), (3, False), (6.5, False), (7.1, False), (8, True))}  # fmt: skip
    assert told == {0: 1, 1: 1, 2: 1, 3: 1, 6.5: 1, 7.1: 1, 8: 2}


def test_missing_deliveries_are_repaired_and_paged(store: Store) -> None:
    """Requirement I.93."""
    store.keep(kept(events=[event()]))
    store.fan_out(PLAIN, lambda: at(0))
    with store.lines.writing() as conn:
        conn.execute("DELETE FROM deliveries WHERE recipient = 2")
    assert tend(store, 1)["deliveries were missing"].startswith("1 of e1")
    assert len({due.recipient for due in store.outbox() if due.event_id}) == 2


def test_rounds_that_come_late_and_mail_that_is_held_are_said(store: Store) -> None:
    """Requirements I.95 and A.15."""
    assert tend(store, 0) == {}
    assert tend(store, 5) == {}
    said = tend(store, 40, "an older copy was restored")
    assert list(said) == ["rounds were late", "held"]
    assert re.fullmatch(r"the last round before this one was at \d+ \w+ \d{4}, \d\d:\d\d UTC", said["rounds were late"])


def test_14_a_clock_that_was_ahead_and_is_put_right_is_said_for_a_day(store: Store) -> None:
    """Looking goes on at once; a round that was made in the future must not end all others."""
    store.keep(kept(600))
    assert tend(store, 600) == {}
    store.put_right(at(10))
    told = "the last pass was at 12 June 2025, 19:00 UTC, then the clock said 12 June 2025, 09:10 UTC: looking goes on by it"
    assert tend(store, 10) == {"the clock was put back": told}
    assert "the clock was put back" not in tend(store, 605)
    store.keep(kept(600 * 24))
    store.put_right(at(610))
    assert [("the clock was put back" in tend(store, minutes)) for minutes in (620, 620 + 24 * 60)] == [True, False]
    far = at(0).replace(year=1970)  # a machine that has not asked for the time yet
    store.keep(kept(600 * 48, beliefs=[belief("iraq")]))
    assert store.put_right(far) is None
    said = vitals.tend(store, PLAIN, "", ["Olga"], lambda: far)
    assert said["the clock is behind"].endswith("the clock says 12 June 1970, 09:00 UTC, long before all that is known: no pass is made by it")


def test_a_company_hears_the_same_day_that_a_mailbox_of_its_own_is_lost(store: Store) -> None:
    """Requirement E.57: told once, to the others of that company and to officers, never to the dead mailbox."""
    tenant = store.desks.open("Acme", NINE) if hasattr(store.desks, "open") else None
    if tenant is None:
        with store.lines.writing() as conn:
            conn.execute("INSERT INTO tenants VALUES (1, 'Acme', '2025')")
        tenant = 1
    for name in ("one", "two"):
        store.save_recipient(Recipient(f"desk:{name}", "email", f"{name}@acme.example", "desk", tenant, address_key=name), [Rule()], NINE)
    store.people.suppress("one", "hard_bounce", at(1))
    tend(store, 5)
    tend(store, 10)
    letters = [due.reader for due in store.outbox() if "company" in due.matter]
    assert sorted(letters) == ["Olga", "desk:two"]
    assert len([due for due in store.outbox() if 'company' in due.matter]) == 2


def test_an_operator_hears_that_a_reader_of_the_configuration_is_lost_and_lets_mail_go_there_again(store: Store) -> None:
    """The host of the crisis team said once that nobody lives there: without a word nothing would ever be sent there again."""
    crisis = Recipient("crisis", "email", "crisis@desk.example", "config", address_key="crisis")
    store.save_recipient(crisis, [Rule()], NINE)
    store.people.suppress("crisis", "hard_bounce", at(1))
    tend(store, 5)
    tend(store, 10)
    (page,) = [one for one in store.notices.open() if "crisis" in one.subject]
    assert page.page and page.lines[-1] == "When it works again: `advisory-monitor outbox admit crisis`."
    assert [due.reader for due in store.outbox() if "crisis" in due.matter] == ["Olga"]
    assert not store.bounces.admit("Olga", "bob", at(20))
    assert store.bounces.admit("crisis", "bob", at(20)) and not store.bounces.admit("crisis", "bob", at(21))
    assert store.people.suppressed("crisis", at(21)) is None
    assert [one for one in store.notices.open() if "crisis" in one.subject] == []
    assert [(row.deed.who, row.deed.what) for row in store.audit.rows("recipient:3")] == [("bob", "mailbox.admit")]


def test_who_complained_is_let_in_again_by_nobody_else(store: Store) -> None:
    store.save_recipient(Recipient("crisis", "email", "crisis@desk.example", "config", address_key="crisis"), [Rule()], NINE)
    store.people.suppress("crisis", "complaint", at(1))
    assert not store.bounces.admit("crisis", "bob", at(20)) and store.people.suppressed("crisis", at(21)) == "complaint"
    tend(store, 25)
    assert ["admit" in " ".join(one.lines) for one in store.notices.open() if "crisis" in one.subject] == [False]


def test_who_sends_by_cron_promises_no_rounds_and_a_daemon_does(store: Store) -> None:
    """An hour between two single posts is the operator's own will; an hour after a daemon's last round is a daemon that died."""

    def alone(minutes: float) -> list[str]:
        return list(vitals.tend(store, PLAIN, "", ["Olga"], lambda: at(minutes), watched=False))

    assert [alone(minutes) for minutes in (0, 60, 120, 900)] == [[], [], [], []]
    assert (list(tend(store, 960)), list(tend(store, 965))) == ([], [])
    assert alone(1025) == ["rounds were late"]
    assert "rounds were late" not in alone(1085)  # said once


def test_what_only_each_fifth_minute_finds_pages_once_while_it_lasts(store: Store) -> None:
    """The clock is two days behind all that is known: looked at with a clock that runs on meanwhile, it is one trouble."""
    store.keep(kept(2 * 24 * 60))
    for second in (0, 300.2, 331, 640):
        moments = (at((second + n / 2) / 60) for n in count())
        vitals.tend(store, PLAIN, "", ["Olga"], lambda moments=moments: next(moments))
    assert [one.subject for one in store.notices.unpaged()].count("The clock is behind") == 1
