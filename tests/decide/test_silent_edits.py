"""What a publisher changes without a new date or note is told one step more urgently: nobody else will say it."""

from __future__ import annotations

from datetime import date

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


def _severity(published_before: date) -> tuple[str, tuple[str, ...]]:
    made = change({**AREA, "published": date(2026, 3, 2), "published_before": published_before})
    (told,) = (e for e in events(made, classify(made, KINDS)) if e.finding.kind == "area_advice_raised")
    return told.finding.severity, told.flags


def test_an_area_added_under_a_new_date_is_told_within_the_hour() -> None:
    assert _severity(date(2025, 1, 1)) == ("P2", ())


def test_an_area_added_under_the_old_date_is_told_at_once() -> None:
    assert _severity(date(2026, 3, 2)) == ("P1", ("silent_edit",))
