"""The day a sentence names is found in every way governments write it."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.compare.dates import bygone, days, nearest

JUNE = date(2025, 6, 16)


@pytest.mark.parametrize(
    ("said", "published_on", "meant"),
    [
        ("On March 2, 2026, it", None, date(2026, 3, 2)),
        ("on March 08, 2025,", None, date(2025, 3, 8)),
        ("MARCH 11, 2019", None, date(2019, 3, 11)),
        ("on 31 October 2025", None, date(2025, 10, 31)),
        ("on the 1st March 2024", None, date(2024, 3, 1)),
        ("On Feb. 12, 2022", None, date(2022, 2, 12)),
        ("In July 2023, the", None, date(2023, 7, 1)),
        ("since January, 2007", None, date(2007, 1, 1)),
        ("In July 2023, the", date(2023, 7, 28), date(2023, 7, 28)),
        ("In July 2023, the", date(2023, 8, 4), date(2023, 7, 31)),
        ("In July 2023, the", date(2023, 9, 4), date(2023, 7, 1)),
        ("closed in 2012", None, date(2012, 1, 1)),
        ("On June 14, the", JUNE, date(2025, 6, 14)),
        ("On June 17, the", JUNE, date(2025, 6, 17)),
        ("On December 30, the", date(2026, 1, 2), date(2025, 12, 30)),
        ("On January 1, the", date(2025, 12, 31), date(2026, 1, 1)),
        ("On February 29, the", date(2026, 1, 1), date(2024, 2, 29)),
    ],
)
def test_a_date_is_read(said: str, published_on: date | None, meant: date) -> None:
    assert [d.day for d in days(said, published_on)] == [meant]


@pytest.mark.parametrize(
    "said", ["On June 14, the", "on February 30, 2026", "in 2920", "you may 12", "call 2025 now", "March 45"]
)
def test_what_is_no_date_is_left_alone(said: str) -> None:
    assert days(said, None) == ()


def test_the_date_before_the_verb_counts_before_one_after_it() -> None:
    said = "On March 9, 2026, staff were ordered out since March 2, 2026"
    verb = said.index("ordered")
    assert nearest(days(said, None), verb, len(said)) == date(2026, 3, 9)
    assert nearest(days(said[verb:], None), 0, len(said)) == date(2026, 3, 2)
    assert nearest((), 0, 9) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Last summer the airport was closed", date(2024, 8, 31)),
        ("In October of last year it", date(2024, 10, 28)),
        ("Five years ago the storm", date(2020, 6, 17)),
        ("It ended three months ago", date(2025, 3, 18)),
        ("Last April people", date(2025, 4, 30)),
        ("It was lifted the following year", date(2024, 6, 16)),
    ],
)
def test_a_time_that_is_over_is_dated_by_its_end(said: str, meant: date) -> None:
    assert [d.day for d in days(said, JUNE)] == [meant]


@pytest.mark.parametrize(
    ("said", "over"),
    [
        ("Two years ago the border was shut for a week.", True),
        ("Last June many of you had to shelter for days.", True),
        ("The border has been shut since last summer.", False),
        ("In the last year, five people were held.", False),
        ("Last month the airport closed.", False),
        ("Last May people were told to stay at home.", False),
    ],
)
def test_what_is_told_of_a_time_that_is_over_is_told_apart_from_what_lasts(said: str, over: bool) -> None:
    assert bygone(said, JUNE) is over


def test_a_day_to_come_without_its_year_lies_ahead() -> None:
    (day,) = days("The consular section will offer passport services again from Sunday, July 27.", date(2025, 7, 16))
    assert day.day == date(2025, 7, 27)
