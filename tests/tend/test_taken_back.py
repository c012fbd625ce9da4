"""Who leaves by mistake, and takes it back within the quarter of an hour, has missed nothing that came between."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.model import Rule
from monitor.store.leaving import Scope
from monitor.store.people import Word
from monitor.store.sqlite import SqliteStore
from monitor.tend.rulings import deciders
from tests.decide.told import after
from tests.tend.town import LIMITS, NINE, event, happens, joins, leaves, rows, spread

UNDO = Word("undo", "a" * 64, "b" * 32, timedelta(minutes=15))
ALL = frozenset({"KZ", "OM"})


@pytest.mark.parametrize(
    "scope",
    [Scope("all"), Scope("pause", after(60 * 24).isoformat()), Scope("country", "OM", ALL)],
    ids=["everything", "for a day", "the country"],
)
def test_47_what_others_were_told_meanwhile_is_told_when_the_leaving_is_taken_back(store: SqliteStore, scope: Scope) -> None:
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


def test_47_what_was_told_before_is_told_nobody_twice(store: SqliteStore) -> None:
    """What Bob has ended before stays ended; what came when Ann still followed is not looked at again."""
    ann, bob = (joins(store, name, origin="subscriber", address_key=name) for name in ("ann", "bob"))
    happens(store, event(1, "KZ"))
    spread(store)
    leaves(store, NINE)
    store.leaving.leave(bob, Scope("all"), after(1))
    store.leaving.leave(ann, Scope("all"), after(2), UNDO)
    assert store.leaving.undo(UNDO.hash, after(5))
    assert spread(store, after(5)) == 0 and leaves(store, after(5)) == []


def test_47_what_waited_for_the_morning_or_an_officer_goes_on_to_wait(store: SqliteStore) -> None:
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
