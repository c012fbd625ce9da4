"""After 400 days the house forgets what it sent, a piece at a time: whoever must hear something now waits for no more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.model import Rule
from monitor.store import forgetting
from monitor.store.sqlite import Store
from tests.tend.town import NINE, event, gathers, happens, joins, leaves, rows, spread


@pytest.mark.parametrize("piece", [1, 2, 100])
def test_a_digest_is_forgotten_with_what_it_carried_whatever_a_piece_holds(store: Store, monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    monkeypatch.setattr(forgetting, "_PIECE", piece)
    for name in ("ann", "bo"):
        joins(store, name, Rule(mode="hourly"))
    happens(store, *(event(number, severity=severity) for number, severity in enumerate(("P3", "P2", "P3"))))
    spread(store)
    gathers(store, NINE + timedelta(hours=1))
    assert [len(carried) for _, carried in leaves(store, NINE + timedelta(hours=1))] == [3, 3]
    forget = store.forgetting.forget
    assert forget(NINE + timedelta(days=400))["deliveries"] == 0
    assert forget(NINE + timedelta(days=400, seconds=1))["deliveries"] == 6
    assert (rows(store), store.verify().broken_at) == ([], None)
