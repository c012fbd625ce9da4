"""What a publisher changes without a new date or note is told one step more urgently: nobody else will say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from monitor.decide.classify import classify, events
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

AREA = {
    "before": {"level": 2, "text": "Exercise increased caution in Testland due to crime."},
    "after": {
        "level": 2,
        "text": "Exercise increased caution in Testland due to crime.\nDo not travel to:\nNorhaven Province due to unrest.",
    },
}

END = {
    "before": {"level": 3, "text": "Reconsider travel to Testland.\nOn January 7, 2026, the Department ordered the departure of non-emergency U.S. government employees."},
    "after": {"level": 3, "text": "Reconsider travel to Testland.\nOn March 2, 2026, the Department lifted the ordered departure of non-emergency U.S. government employees."},
}


def _severity(published_before: date) -> tuple[str, tuple[str, ...]]:
    made = change({**AREA, "published": date(2026, 3, 2), "published_before": published_before})
    (told,) = (e for e in events(made, classify(made, KINDS)) if e.finding.kind == "area_advice_raised")
    return told.finding.severity, told.flags


def test_an_area_added_under_a_new_date_is_told_within_the_hour() -> None:
    assert _severity(date(2025, 1, 1)) == ("P2", ())


def test_an_area_added_under_the_old_date_is_told_at_once() -> None:
    assert _severity(date(2026, 3, 2)) == ("P1", ("silent_edit",))


@pytest.mark.parametrize(("told", "kind"), [(END, "departure_lifted"), (AREA, "area_advice_raised")], ids=["an end", "ground added"])
@pytest.mark.parametrize("days", [0, 1], ids=["its own day", "an older day"])
def test_the_second_edition_of_a_day_wakes_nobody_for_an_end(told: dict[str, object], kind: str, days: int) -> None:
    """At noon the page of the day is dated anew, at three it lifts the order: nothing hides that, and the lift can wait for the morning of who sleeps."""
    made = change({**told, "published": date(2026, 3, 2), "published_before": date(2026, 3, 2)})
    made = replace(made, detected_at=datetime(2026, 3, 3, 2, tzinfo=UTC) + timedelta(days=days))  # nine in the evening in Washington
    (found,) = (e for e in events(made, classify(made, KINDS)) if e.finding.kind == kind)
    assert found.finding.severity == ("P2" if days == 0 and kind == "departure_lifted" else "P1")
