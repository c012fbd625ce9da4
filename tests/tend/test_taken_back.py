"""Who leaves by mistake, and takes it back within the quarter of an hour, has missed nothing that came between."""

from __future__ import annotations

from datetime import timedelta

import pytest

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
