"""At ten tomorrow it turns out to be nine today: nothing waits for tomorrow to come, and nothing is told twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.collect.listed import Listed
from monitor.decide.telling.bundle import KNOWN
from monitor.model import Rule, State, TryLater, Withheld
from monitor.model.routing import Chain, Silence, Step
from monitor.store.codec import stamp
from monitor.store.leaving import Scope
from monitor.store.notices import Notice
from monitor.store.shapes import Kept, OutOfOrder
from monitor.store.sqlite import Store
from monitor.tend import escalating, hushing
from monitor.tend.clock import rightly
from monitor.tend.rulings import deciders
from monitor.walk import watchlist
from monitor.walk.heat import EVEN
from tests.decide.told import after
from tests.store.stories import belief, door
from tests.tend.town import LIMITS, NINE, event, gathers, happens, joins, leaves, rows, spread

AHEAD = NINE + timedelta(hours=25)
CHAIN = Chain("security", (Step(0, ("desk",)), Step(600, ("lead",))))


def test_the_next_pass_is_made_at_once(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    store.keep(Kept("us_state", AHEAD))
    store.keep(Kept("canada", AHEAD + timedelta(minutes=1)))
    with pytest.raises(OutOfOrder):  # a rehearsal of another day spoils no memory
        store.begin_pass("us_state", NINE)
    assert rightly(store, NINE) == NINE
    assert ["clock that ran ahead" in one.message for one in caplog.records] == [True]
    assert (rightly(store, NINE), len(caplog.records)) == (NINE, 1)  # said once, and not with each look
    store.begin_pass("us_state", NINE)
    store.keep(Kept("us_state", NINE))
    assert store.last_pass() == NINE
    store.keep(Kept("us_state", AHEAD))  # a slow one that had begun before
    assert rightly(store, after(1)) == after(1) == store.last_pass()


def test_of_a_clock_in_good_order_nothing_is_put_right(store: Store) -> None:
    assert rightly(store, NINE) == NINE and store.put_right(NINE) is None  # nobody has looked yet
    store.keep(Kept("us_state", NINE, doors=[door(tried_at=NINE)]))
    assert rightly(store, NINE - timedelta(seconds=9)) == NINE == rightly(store, NINE)
    assert rightly(store, after(1)) == after(1) and store.put_right(after(1)) is None
    assert store.doors()["us_state.rss"].tried_at == NINE


def test_a_clock_that_stands_before_all_that_is_known_rewrites_nothing(store: Store) -> None:
    """A machine whose battery is empty begins in 1970, until it has asked for the time."""
    store.keep(Kept("us_state", NINE, beliefs=[belief("chad", sha256="d" * 64, since=NINE)], doors=[door(tried_at=NINE)]))
    then = NINE.replace(year=1970)
    assert rightly(store, then) == then and store.last_pass() == NINE
    assert store.doors()["us_state.rss"].tried_at == NINE == store.beliefs("us_state")["chad"].since
    assert store.library.then("IQ", NINE - timedelta(days=1)) == []
    assert rightly(store, after(1)) == after(1)
    blank = NINE - timedelta(days=300)  # so far ahead a clock may have read pages: looking goes on
    assert rightly(store, blank) == blank == store.last_pass()


def test_what_is_owed_leaves_after_the_wait_it_would_have_had_and_once(store: Store) -> None:
    """Ann's had just fallen due; Bo sleeps until three in the afternoon; Cy's digest of the day is made as every day."""
    joins(store, "ann")
    joins(store, "bo", quiet_from="22:00", quiet_until="15:00", quiet_pass="")
    joins(store, "cy", Rule(mode="daily 14:00"))
    happens(store, event(detected_at=AHEAD), at=AHEAD)
    spread(store, AHEAD)
    rightly(store, NINE)
    assert rightly(store, NINE) == NINE
    assert [who for who, _ in leaves(store, NINE)] == ["ann"]
    assert [gathers(store, after(60 * hours)) for hours in (3.9, 5, 5.9, 6)] == [0, 1, 0, 1]
    assert [who for who, _ in leaves(store, after(60 * 6))] == ["cy", "bo"]
    spread(store, AHEAD)
    assert len(rows(store)) == 3 and leaves(store, AHEAD) == []


def test_what_the_wrong_clock_let_somebody_take_or_put_off_is_taken_up_again(store: Store) -> None:
    joins(store, "ann")
    joins(store, "bo")
    happens(store, event(detected_at=AHEAD), at=AHEAD)
    spread(store, AHEAD)
    first, second = store.claim("killed", AHEAD, 600, 10)
    assert store.transmitting(second.id, "killed", AHEAD)
    store.settle(second.id, "killed", TryLater("451 later"), AHEAD, AHEAD + timedelta(minutes=15))
    rightly(store, NINE)
    assert leaves(store, NINE) == []
    store.recover("", after(11))
    assert [who for who, _ in leaves(store, after(11))] == [first.reader]
    assert [who for who, _ in leaves(store, after(16))] == [second.reader]


def test_who_joined_while_the_clock_ran_ahead_hears_what_happens_now_and_nothing_from_before(store: Store) -> None:
    joins(store, "ann")
    happens(store, event(1, detected_at=AHEAD), at=AHEAD)
    spread(store, AHEAD)
    joins(store, "new", confirmed_at=AHEAD + timedelta(hours=1), at=AHEAD + timedelta(hours=1))
    store.keep(Kept("us_state", AHEAD + timedelta(hours=2)))
    rightly(store, NINE)
    happens(store, event(2, country="UZ", destination="UZ", detected_at=after(1)), at=after(1))
    spread(store, after(1))
    assert not any(store.vitals.reconcile(deciders(store, lambda: after(5), LIMITS), lambda: after(5)).values())
    assert [due.event_id for due in rows(store, "new")] == [f"{2:016x}"]


def test_a_chain_goes_on(store: Store) -> None:
    for name in ("desk", "lead", "officer"):
        joins(store, name, Rule(countries=frozenset({"ZZ"})))
    early, late = (event(n, severity="P1", kind="departure_ordered", detected_at=at) for n, at in ((1, NINE), (2, AHEAD)))
    for one in (early, late):
        happens(store, one, at=one.detected_at, escalations=tuple(escalating.begun([CHAIN], [one], one.detected_at)))
        escalating.climb(store, {"security": CHAIN}, [], one.detected_at)
    rightly(store, after(2))
    assert [escalating.climb(store, {"security": CHAIN}, [], after(minutes)) for minutes in (11.9, 12)] == [0, 1]
    assert {one.state for one in store.chains.all()} == {"open"}
    assert escalating.climb(store, {"security": CHAIN}, [], after(27)) == 0
    assert {one.state for one in store.chains.all()} == {"unanswered"}


def test_a_digest_that_was_made_for_tomorrow_takes_no_place_of_todays(store: Store) -> None:
    joins(store, "cy", Rule(mode="daily 08:30"))
    joins(store, "di", Rule(mode="hourly"))
    happens(store, event(detected_at=after(10)), at=after(10))
    spread(store, after(10))
    assert gathers(store, AHEAD) == 2  # at ten tomorrow
    store.keep(Kept("us_state", AHEAD))
    rightly(store, after(60))
    happens(store, event(2, detected_at=after(61)), at=after(61))
    spread(store, after(61))
    assert gathers(store, after(119)) == 0 and gathers(store, after(120)) == 1
    assert gathers(store, NINE + timedelta(hours=23, minutes=30)) == 1


def test_doors_are_looked_at_and_beliefs_move(store: Store) -> None:
    """What was seen once a day ahead is seen a second time in the next pass, not in that of tomorrow."""
    doubt = Withheld("level", "seen once", AHEAD, "us_state.rss", "b" * 64, "a" * 64, 2)
    gone = belief("chad", since=AHEAD, absent_since=AHEAD, withheld=(doubt,))
    asked = door(tried_at=AHEAD, good_at=AHEAD, since=AHEAD, changed_at=NINE, resume_at=AHEAD + timedelta(minutes=7))
    store.keep(Kept("us_state", AHEAD - timedelta(hours=1), beliefs=[belief("chad", sha256="d" * 64, since=AHEAD - timedelta(hours=1))]))
    store.keep(Kept("us_state", AHEAD, beliefs=[gone], doors=[asked]))
    rightly(store, NINE)
    assert store.beliefs("us_state")["chad"] == replace(
        gone, since=NINE, absent_since=NINE, withheld=(replace(doubt, since=NINE),)
    )
    assert store.doors()["us_state.rss"] == replace(
        asked, tried_at=NINE, good_at=NINE, since=NINE, changed_at=NINE, resume_at=after(7)
    )
    assert [one.sha256 for one in store.library.then("IQ", after(1))] == [gone.sha256]
    store.keep(Kept("us_state", after(1), beliefs=[belief("chad", sha256="e" * 64, since=after(1))]))
    assert [one.sha256 for one in store.library.then("IQ", after(2))] == ["e" * 64]


def test_the_operators_own_sources_are_due_when_their_rest_is_over(store: Store) -> None:
    source = Listed("x", "X", "https://x.example/a", "page", every=1_800)
    store.keep(Kept("listed", AHEAD, doors=[door(source.door, tried_at=AHEAD)]))
    rightly(store, NINE)
    assert [list(watchlist.due([source], store.doors(), after(minutes), EVEN)) for minutes in (29, 30)] == [[], [source]]


def test_what_only_the_wrong_clock_ended_goes_on(store: Store) -> None:
    """A pause until midnight, a silence until the evening, and an alert that is news for a day: tomorrow has not come."""
    midnight = NINE + timedelta(hours=15)
    joins(store, "ann", state="paused", paused_until=midnight)
    joins(store, "bo", state="paused", paused_until=after(30))
    joins(store, "cy", duty=True)
    left = joins(store, "di")
    store.silences.set(Silence("olga", "a drill", NINE, midnight, frozenset({"UZ"})), NINE)
    happens(store, event(severity="P1"))
    spread(store)
    rounds = [after(40), AHEAD]
    for at in rounds:
        store.people.waken(at)
        hushing.sum_up(store, ["cy"], at)
        store.expire(at)
    store.leaving.leave(left, Scope("all"), AHEAD)
    store.keep(Kept("us_state", AHEAD))
    assert not store.silences.over(AHEAD) and rows(store, "cy")[0].state is State.EXPIRED
    rightly(store, after(60))
    assert [(one.state, one.paused_until) for one in store.recipients()] == [("paused", midnight), ("active", None), ("active", None), ("ended", None)]
    assert [who for who, carried in leaves(store, after(60)) if any(carried)] == ["cy"]
    assert hushing.sum_up(store, ["cy"], after(61)) == 0 and hushing.sum_up(store, ["cy"], midnight) == 1
    assert [store.people.waken(at) for at in (after(61), midnight)] == [0, 1]
    told = [row.deed.what for row in store.audit.rows(subject="recipient:1")]
    assert told == ["subscription.resume", "subscription.pause", "subscription.resume"]


def test_a_year_that_never_was_ends_no_digest_and_nobody_sleeps_through_it(store: Store) -> None:
    """For half an hour the clock is a year ahead: what waited for tomorrow seems a year too late, and cy's morning a year away."""
    joins(store, "ann", Rule(mode="daily 08:30"))
    joins(store, "bo", Rule(mode="hourly"))
    joins(store, "cy", quiet_from="08:00", quiet_until="10:00", quiet_pass="")
    happens(store, event(severity="P2"))
    spread(store)
    wrong = NINE + timedelta(days=366, minutes=30)
    gathers(store, wrong)
    store.keep(Kept("us_state", wrong))
    assert [(one.reader, one.state) for one in rows(store)] == [("ann", State.EXPIRED), ("bo", State.EXPIRED), ("cy", State.HELD)]
    rightly(store, after(40))
    told = {}
    for minute in range(40, 90, 10):
        gathers(store, after(minute))
        told |= {who: minute for who, carried in leaves(store, after(minute)) if any(carried)}
    assert told == {"ann": 40, "bo": 40, "cy": 60}


def test_what_waited_a_moment_for_another_mail_by_that_clock_waits_no_year(store: Store) -> None:
    """By the wrong clock dora's alert was put off for half a minute: its twin was under way."""
    number = joins(store, "dora")
    happens(store, event(severity="P2"))
    wrong = NINE + timedelta(days=366)
    with store.lines.writing() as conn:
        conn.execute(
            "INSERT INTO deliveries (event, recipient, channel, priority, state, hold, due_at, not_after, created_at, why)"
            " SELECT seq, ?, 'email', 2, 'held', ?, ?, ?, ?, '' FROM ledger WHERE entry = 'event'",
            [number, KNOWN, stamp(wrong), stamp(wrong), stamp(NINE)],
        )
    store.keep(Kept("us_state", wrong))
    rightly(store, after(1))
    gathers(store, after(1))
    assert [who for who, _ in leaves(store, after(1))] == ["dora"]


def test_a_trouble_is_over_twice_at_one_moment_of_a_clock_that_stands_still(store: Store) -> None:
    for _ in range(2):
        assert store.notices.give(Notice("x", "It is behind", ()), (), NINE) and store.notices.end("x", NINE)
