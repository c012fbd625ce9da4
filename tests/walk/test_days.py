"""What the calendar alone tells of a text that stands, and only of one that can still be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.store.sqlite import Store
from monitor.walk.days import note_days
from tests.compare.watch import CALM, EVE, ORDER, says
from tests.walk.test_turn import HOUR, begun, looked


@pytest.mark.parametrize("kept", [True, False], ids=["its page is known", "its page is lost"])
def test_day_180_of_an_order_is_told_where_the_text_is_known(store: Store, kept: bool) -> None:
    """Ordered on the fourth of March: on the last day of August the law ends it, which its own text must prove."""
    page = says(text=f"{CALM}\n{ORDER}", day=EVE.date())
    first = looked(store, 1, None, page)
    day: datetime = EVE + timedelta(days=180)
    look = begun(day, *first.settled)
    look.before = {name: replace(one, good_at=day - 24 * HOUR) for name, one in look.before.items()}
    note_days(look, {page.reading.sha256: page}.get if kept else lambda _: None)
    assert bool(look.events) is kept
