"""Somebody books, or is put on the list, after the alert: their desk hears of it still, and no officer is woken for that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from monitor.model import Rule
from monitor.model.routing import Trip
from monitor.store.sqlite import Store
from monitor.tend import vitals
from monitor.tend.rulings import deciders
from tests.tend.town import LIMITS, NINE, event, happens, joins, rows, spread


def tended(store: Store, minutes: int) -> dict[str, str]:
    now = NINE + timedelta(minutes=minutes)
    return vitals.tend(store, deciders(store, lambda: now, LIMITS), "", ["olga"], lambda: now)


def test_who_is_put_on_the_list_an_hour_after_an_alert_is_told_of_it(store: Store):
    """At nine nobody of Acme's is known in Kazakhstan; at ten its tool delivers the list with Ann, who is there since Sunday."""
    acme = store.trips.tenant("acme", NINE)
    assert acme
    joins(store, "desk", Rule(travellers=True), origin="desk", tenant=acme)
    day = NINE.date()
    ann = Trip("a1", "1", "KZ", day - timedelta(days=1), day + timedelta(days=3), "Ann")
    store.trips.replace(acme, "tool", [replace(ann, traveller="a2", country="FJ", name="Bo")], "test", NINE)
    happens(store, event(1, severity="P1"))
    spread(store)
    assert "deliveries were missing" not in tended(store, 1) and rows(store, "desk") == []
    store.trips.replace(acme, "tool", [ann], "test", NINE + timedelta(minutes=60))
    assert "deliveries were missing" not in tended(store, 61)
    assert [due.event_id for due in rows(store, "desk")] == [event(1).id]
    with store.lines.writing() as conn:
        conn.execute("DELETE FROM deliveries")
    assert "deliveries were missing" in tended(store, 67), "what is missing though no list moved is still a fault"
    joins(store, "ann")
    store.trips.replace(acme, "tool", [], "test", NINE + timedelta(minutes=72))
    assert "deliveries were missing" in tended(store, 73), "nor is what others lack no fault because a list moved meanwhile"


def test_whose_journey_comes_within_two_weeks_as_a_day_begins_is_no_fault_either(store: Store):
    """Ann flies in fifteen days; an hour after the alert a new day begins in the east, and her journey is within what a desk is told of."""
    acme = store.trips.tenant("acme", NINE)
    assert acme
    joins(store, "desk", Rule(travellers=True), origin="desk", tenant=acme)
    store.trips.replace(acme, "tool", [Trip("a1", "1", "KZ", NINE.date() + timedelta(days=15), None, "Ann")], "test", NINE)
    happens(store, event(1, severity="P1"))
    spread(store)
    assert tended(store, 1) == {} and rows(store, "desk") == []
    assert "deliveries were missing" not in tended(store, 62)
    assert [due.event_id for due in rows(store, "desk")] == [event(1).id]
