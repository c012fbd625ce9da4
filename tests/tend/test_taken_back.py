"""Who leaves by mistake, and takes it back within the quarter of an hour, has missed nothing that came between."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.model import Begun, Rule, Sent, State
from monitor.store.leaving import Scope
from monitor.store.onetime import Word
from monitor.store.sqlite import Store
from monitor.tend import correcting, storming
from monitor.tend.rulings import deciders
from tests.decide.told import after
from tests.tend.town import LIMITS, NINE, event, gathers, happens, joins, leaves, rows, spread

UNDO = Word("undo", "a" * 64, "b" * 32, timedelta(minutes=15))
ALL = frozenset({"KZ", "OM"})


@pytest.mark.parametrize(
    "scope",
    [Scope("all"), Scope("pause", after(60 * 24).isoformat()), Scope("country", "OM", ALL)],
    ids=["everything", "for a day", "the country"],
)
def test_47_what_others_were_told_meanwhile_is_told_when_the_leaving_is_taken_back(store: Store, scope: Scope) -> None:
    """A scanner of mail pressed the button at one past nine; at three past comes an order, at five Ann takes it back."""
    ann, _ = (joins(store, name, origin="subscriber", address_key=name) for name in ("ann", "bob"))
    happens(store, event(1, "KZ"))
    spread(store)
    assert [who for who, _ in leaves(store, NINE)] == ["ann", "bob"]
    assert store.leaving.leave(ann, scope, after(1), UNDO)
    happens(store, event(2, "OM", "departure_ordered", "P1", detected_at=after(3)), at=after(3))
    spread(store, after(3))
    assert [who for who, _ in leaves(store, after(3))] == ["bob"]
    assert store.leaving.undo(UNDO.hash, after(5))
    spread(store, after(5))
    assert leaves(store, after(5)) == [("ann", (f"{2:016x}",))]
    assert [len(rows(store, name)) for name in ("ann", "bob")] == [2, 2]
    assert store.vitals.reconcile(deciders(store, lambda: after(5), LIMITS), lambda: after(5)) == {}  # nor does it look to the house like a loss


def test_47_what_was_told_before_is_told_nobody_twice(store: Store) -> None:
    """What Bob has ended before stays ended; what came when Ann still followed is not looked at again."""
    ann, bob = (joins(store, name, origin="subscriber", address_key=name) for name in ("ann", "bob"))
    happens(store, event(1, "KZ"))
    spread(store)
    leaves(store, NINE)
    store.leaving.leave(bob, Scope("all"), after(1))
    store.leaving.leave(ann, Scope("all"), after(2), UNDO)
    assert store.leaving.undo(UNDO.hash, after(5))
    assert spread(store, after(5)) == 0 and leaves(store, after(5)) == []


def test_47_what_left_by_itself_meanwhile_is_not_carried_again_when_the_leaving_is_taken_back(store: Store) -> None:
    """An hour's digest of Ann's tells of Kazakhstan and Oman; she leaves Kazakhstan, Oman's leaves alone, and she takes it back."""
    ann = joins(store, "ann", Rule(mode="hourly"), origin="subscriber", address_key="ann")
    happens(store, event(1, "KZ"), event(2, "OM"))
    spread(store)
    gathers(store, after(61))
    lead = next(due for due in rows(store, "ann") if due.state is State.PENDING)
    assert len(lead.carries) == 2
    assert store.leaving.leave(ann, Scope("country", "KZ" if lead.event_id == event(1).id else "OM", ALL), after(62), UNDO)
    assert [len(carried) for _, carried in leaves(store, after(63))] == [1]
    assert store.leaving.undo(UNDO.hash, after(64))
    assert leaves(store, after(65)) == [("ann", (lead.event_id,))]


def test_47_what_waited_for_the_morning_or_an_officer_goes_on_to_wait(store: Store) -> None:
    """Ann sleeps until ten and reads of Oman once a day; twenty countries came at once, which is likelier our fault."""
    ann = joins(store, "ann", origin="subscriber", address_key="ann", quiet_from="08:00", quiet_until="10:00")
    daily = joins(store, "bob", Rule(mode="daily 08:30"), origin="subscriber", address_key="bob")
    happens(store, event(1, "KZ"))
    happens(store, event(2, "OM", detected_at=after(1)), storm="200 countries in one pass, expected 15 at most")
    spread(store)
    waits = [(due.reader, due.event_id, due.hold) for due in rows(store)]
    assert sorted(hold.partition(":")[0] for _, _, hold in waits) == ["digest", "quiet", "storm", "storm"]
    for number, word in ((ann, UNDO), (daily, replace(UNDO, hash="c" * 64))):
        store.leaving.leave(number, Scope("all"), after(1), word)
        assert store.leaving.undo(word.hash, after(5))
    spread(store, after(5))
    assert [(due.reader, due.event_id, due.hold) for due in rows(store)] == waits
    assert leaves(store, after(5)) == []


def _storm(store: Store) -> None:
    """Two countries at nine, gathered as a storm, due ten minutes later in one mail."""
    happens(store, event(1, "KZ"), event(2, "OM"), storm="200 countries in one pass, expected 15 at most")
    spread(store)
    gathers(store, after(10))


def _discarded(store: Store, minutes: int) -> None:
    assert storming.decide(store, 1, "discard", "olga", after(minutes), "half a template")
    _corrects(store, minutes)


def _corrects(store: Store, minutes: int) -> None:
    for _ in range(2):
        correcting.tend(store, lambda: after(minutes))


@pytest.mark.parametrize("discarded", [11, 13], ids=["before the leaving", "while she was gone"])
def test_47_that_it_was_a_fault_is_told_to_who_comes_back_as_to_all_others(store: Store, discarded: int) -> None:
    """Ann had the storm at ten past, left at twelve past, and is back at fifteen past; Bob stayed, Cy is gone for good."""
    ann, _, cy = (joins(store, name, origin="subscriber", address_key=name) for name in ("ann", "bob", "cy"))
    _storm(store)
    assert len(leaves(store, after(10))) == 3
    left = [(ann, UNDO), (cy, replace(UNDO, hash="c" * 64))]
    for step in sorted([(discarded, "discard"), (12, "leave")]):
        if step[1] == "discard":
            _discarded(store, discarded)
        else:
            assert all(store.leaving.leave(number, Scope("all"), after(12), word) for number, word in left)
    assert leaves(store, after(14)) == [("bob", ())] and store.corrections.open() == []
    assert store.leaving.undo(UNDO.hash, after(15))
    for minutes in (16, 17):
        _corrects(store, minutes)
        assert leaves(store, after(minutes)) == ([("ann", ())] if minutes == 16 else [])
    assert store.corrections.open() == []


def test_47_what_was_to_leave_in_one_message_still_does_and_not_by_itself_as_well(store: Store) -> None:
    ann = joins(store, "ann", origin="subscriber", address_key="ann")
    _storm(store)
    store.leaving.leave(ann, Scope("all"), after(11), UNDO)
    assert store.leaving.undo(UNDO.hash, after(14))
    assert leaves(store, after(15)) == [("ann", (f"{1:016x}", f"{2:016x}"))]


def test_47_what_was_discarded_meanwhile_does_not_come_back_with_who_left(store: Store) -> None:
    ann = joins(store, "ann", origin="subscriber", address_key="ann")
    _storm(store)
    store.leaving.leave(ann, Scope("all"), after(11), UNDO)
    _discarded(store, 12)
    assert store.leaving.undo(UNDO.hash, after(14))
    _corrects(store, 15)
    assert leaves(store, after(16)) == [] and {due.state for due in rows(store)} == {State.CANCELLED}


def _digested(store: Store) -> int:
    """Ann's digest of two countries is due: Kazakhstan leads it, and it carries Oman."""
    ann = joins(store, "ann", Rule(mode="daily 09:10"), origin="subscriber", address_key="ann")
    happens(store, event(1, "KZ", severity="P2"))
    happens(store, event(2, "OM", publisher="uk_fcdo", severity="P3"))
    spread(store)
    gathers(store, after(10))
    return ann


def test_48_what_a_thread_has_taken_up_is_not_told_again_when_the_country_comes_back(store: Store) -> None:
    """The mail of both countries was written when Ann left Oman, and leaves a moment after she took that back."""
    ann = _digested(store)
    (taken,) = store.claim("test", after(10), 3600, 10)
    assert len(taken.carries) == 2
    store.leaving.leave(ann, Scope("country", "OM", ALL), after(11), UNDO)
    assert store.leaving.undo(UNDO.hash, after(12))
    assert store.transmitting(taken.id, "test", after(13))
    store.settle(taken.id, "test", Sent("250 ok"), after(13), None)
    spread(store, after(14))
    gathers(store, after(14))
    assert leaves(store, after(14)) == [] and [due.state for due in rows(store, "ann")] == [State.SENT, State.DIGESTED]


def test_48_a_country_that_is_left_is_not_told_within_the_message_of_another(store: Store) -> None:
    """Kazakhstan leads the digest; Ann leaves Oman while it waits, and takes that back a minute later: it is told once."""
    ann = _digested(store)
    store.leaving.leave(ann, Scope("country", "OM", ALL), after(11), UNDO)
    assert [due.carries for due in rows(store, "ann", State.PENDING)] == [(f"{1:016x}",)]
    assert store.leaving.undo(UNDO.hash, after(12))
    assert sorted(leaves(store, after(13))) == [("ann", (f"{n:016x}",)) for n in (1, 2)]


def test_48_what_a_crew_wrote_before_somebody_left_and_came_back_does_not_leave(store: Store) -> None:
    """Ann's mail of two countries is written when she leaves everything, takes it back, and leaves Oman for good."""
    ann = _digested(store)
    (written,) = store.claim("test", after(10), 3600, 10)
    assert len(written.carries) == 2
    store.leaving.leave(ann, Scope("all"), after(10.1), UNDO)
    assert store.leaving.undo(UNDO.hash, after(10.2))
    store.leaving.leave(ann, Scope("country", "OM", ALL), after(10.3))
    again = store.claim("test", after(10.4), 3600, 10)
    assert [due.carries for due in again] == [(f"{1:016x}",)]
    asked = [Begun(due.id, "m", due.turn) for due in (written, *again)]
    assert store.step("test", [], asked, after(10.5)).may == frozenset(asked[1:])
