"""The calendar speaks once: day 180 of a departure two weeks ahead and on the day, a review the day it is overdue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from monitor.decide.almanac import Days, due, later
from monitor.model import Finding
from tests.decide.changes import change

PROMISE = {1: 12, 2: 12, 3: 6, 4: 6}
DECIDED = date(2026, 3, 2)
TEXT = (
    "Exercise increased caution in Testland due to crime.\nOn March 2, 2026, the Department of State ordered the"
    " departure of non-emergency U.S. government employees and family members from Testland."
)


def _due(day: date, since: date | None = None, level: int = 2) -> list[Finding]:
    standing = change({"before": {"level": level, "text": TEXT}, "after": {"level": level, "text": TEXT}, "published": DECIDED})
    return list(due(standing, Days(since or day - timedelta(days=1), day), PROMISE))


def test_day_180_is_told_two_weeks_before_and_on_the_day_and_never_else() -> None:
    told = {n: [f.new for f in _due(DECIDED + timedelta(days=n)) if f.kind == "departure_limit_due"] for n in range(1, 200)}
    assert {n: said for n, said in told.items() if said} == {166: ["near"], 180: ["reached"]}


def test_the_headline_names_the_day_and_the_sentence_is_the_evidence() -> None:
    (finding,) = _due(DECIDED + timedelta(days=166))
    assert finding.headline == "Day 180 of the ordered departure is 29 August 2026: Testland (US)"
    assert finding.evidence[0].text.startswith("On March 2, 2026")


def test_a_monitor_that_slept_over_the_day_tells_it_when_it_wakes() -> None:
    woken = _due(DECIDED + timedelta(days=190), since=DECIDED + timedelta(days=150))
    assert [f.kind for f in woken].count("departure_limit_due") == 1


@pytest.mark.parametrize(("level", "overdue"), [(2, date(2027, 3, 2)), (4, date(2026, 9, 2))])
def test_a_review_is_overdue_after_twelve_or_six_months(level: int, overdue: date) -> None:
    assert [f.kind for f in _due(overdue, level=level) if f.kind == "review_overdue"] == ["review_overdue"]
    assert not [f for f in _due(overdue + timedelta(days=1), level=level) if f.kind == "review_overdue"]


def test_months_end_where_the_month_does() -> None:
    assert later(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert later(date(2025, 12, 15), 12) == date(2026, 12, 15)
    assert later(date(2025, 6, 30), 6) == date(2025, 12, 30)
