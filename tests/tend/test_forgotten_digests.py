"""After four hundred days nobody needs to know how a digest left: it goes whole, and stops no housekeeping."""

from __future__ import annotations

from datetime import timedelta

from monitor.model import Rule
from monitor.store.bounces import Back
from monitor.store.sqlite import Store
from tests.tend.town import NINE, event, gathers, happens, joins, leaves, rows, spread

DAY = timedelta(days=1)


def test_a_digest_is_forgotten_when_its_youngest_event_is_old_and_with_it_what_came_back(store: Store) -> None:
    """Ann reads once a week: Monday's event and Friday's came in one mail, which her host sent back on Sunday."""
    joins(store, "ann", Rule(mode="weekly 7 08:30"))
    for day in (0, 4):
        happens(store, event(day + 1, severity="P3", detected_at=NINE + day * DAY), at=NINE + day * DAY)
        spread(store, NINE + day * DAY)
    sunday = NINE + 6 * DAY
    gathers(store, sunday)
    assert [who for who, _ in leaves(store, sunday)] == ["ann"]
    store.bounces.take(Back("report 1", rows(store)[0].id, "soft", "4.2.2", "452 4.2.2 full"), sunday)
    left = {day: store.forgetting.forget(NINE + day * DAY)["deliveries"] for day in (400, 401, 403, 404, 405)}
    assert left == {400: 0, 401: 0, 403: 0, 404: 0, 405: 2}
    assert rows(store) == []
    assert store.lines.reading().execute("SELECT kind, delivery FROM bounces").fetchall()[0]["kind"] == "soft"
    joins(store, "bo", Rule(mode="weekly 7 08:30"), at=NINE + 405 * DAY)
    happens(store, event(9, severity="P3", detected_at=NINE + 406 * DAY), at=NINE + 406 * DAY)  # and life goes on
    spread(store, NINE + 406 * DAY)
    gathers(store, NINE + 413 * DAY)
    assert sorted(who for who, _ in leaves(store, NINE + 413 * DAY)) == ["ann", "bo"]
