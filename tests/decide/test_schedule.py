"""Requirements 14, 64 and 65: windows and quiet hours by a person's clock, also on the nights it is changed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.decide.telling.schedule import quiet_until, window
from tests.decide.told import at
from tests.drawn import examples


@pytest.mark.parametrize(
    ("mode", "zone", "now", "start", "end"),
    [
        ("daily 08:30", "Europe/London", "2026-01-05T08:29:59Z", "2026-01-04T08:30:00Z", "2026-01-05T08:30:00Z"),
        ("daily 08:30", "Europe/London", "2026-01-05T08:30:00Z", "2026-01-05T08:30:00Z", "2026-01-06T08:30:00Z"),
        ("daily 08:30", "Europe/London", "2026-07-05T07:30:00Z", "2026-07-05T07:30:00Z", "2026-07-06T07:30:00Z"),
        ("hourly", "Asia/Kolkata", "2026-01-05T08:29:59Z", "2026-01-05T08:00:00Z", "2026-01-05T09:00:00Z"),
        ("weekly 6 08:30", "UTC", "2026-01-05T08:00:00Z", "2026-01-03T08:30:00Z", "2026-01-10T08:30:00Z"),
        # Berlin, 29 March: 02:30 does not exist, the window ends as the clock jumps to 03:00 (01:00 UTC)
        ("daily 02:30", "Europe/Berlin", "2026-03-29T00:30:00Z", "2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z"),
        # Berlin, 25 October: 02:30 comes twice, the first counts (00:30 UTC), and only that
        ("daily 02:30", "Europe/Berlin", "2026-10-25T00:45:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
        ("daily 02:30", "Europe/Berlin", "2026-10-25T01:31:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
    ],
)  # fmt: skip
def test_65_windows_are_half_open_and_end_by_the_readers_clock(mode: str, zone: str, now: str, start: str, end: str):
    found = window(mode, zone, at(now))
    assert (found.start, found.end) == (at(start), at(end))


_ZONES = ["UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca"]
_moments = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)).map(lambda when: at(when.isoformat() + "Z"))
_modes = st.sampled_from(["hourly", "daily 00:00", "daily 02:30", "daily 23:59", "weekly 7 02:15", "weekly 1 09:00"])


@settings(max_examples=examples(300), deadline=None)
@given(_modes, st.sampled_from(_ZONES), _moments)
def test_14_windows_touch_each_other_without_gap_or_overlap_whatever_the_clocks_do(mode: str, zone: str, now: datetime):
    this = window(mode, zone, now)
    assert this.start <= now < this.end
    assert window(mode, zone, this.end).start == this.end
    assert window(mode, zone, this.start) == this
    assert window(mode, zone, this.end - timedelta(microseconds=1)) == this


@pytest.mark.parametrize(
    ("begin", "end", "zone", "now", "until"),
    [
        ("22:00", "07:00", "Asia/Almaty", "2026-03-02T18:00:00Z", "2026-03-03T02:00:00Z"),  # 23:00 there
        ("22:00", "07:00", "Asia/Almaty", "2026-03-03T01:59:59Z", "2026-03-03T02:00:00Z"),
        ("22:00", "07:00", "Asia/Almaty", "2026-03-03T02:00:00Z", None),
        ("13:00", "15:00", "UTC", "2026-03-03T14:00:00Z", "2026-03-03T15:00:00Z"),
        ("13:00", "15:00", "UTC", "2026-03-03T16:00:00Z", None),
        ("07:00", "07:00", "UTC", "2026-03-03T07:00:00Z", None),
        # New York, 8 March: 02:30 does not exist; the quiet ends when the clock jumps to 03:00 (07:00 UTC)
        ("22:00", "02:30", "America/New_York", "2026-03-08T06:59:59Z", "2026-03-08T07:00:00Z"),
        ("22:00", "02:30", "America/New_York", "2026-03-08T07:00:00Z", None),
        # New York, 1 November: 01:30 comes twice; nobody is woken the first time
        ("22:00", "01:30", "America/New_York", "2026-11-01T05:45:00Z", "2026-11-01T06:30:00Z"),
        ("22:00", "07:00", "America/New_York", "2026-11-01T02:00:00Z", "2026-11-01T12:00:00Z"),  # ten hours that night
        ("22:00", "07:00", "America/New_York", "2026-03-08T03:00:00Z", "2026-03-08T11:00:00Z"),  # eight in this one
        ("01:30", "06:00", "America/New_York", "2026-11-01T05:30:00Z", "2026-11-01T11:00:00Z"),  # begins the first time
    ],
)  # fmt: skip
def test_64_quiet_hours_hold_by_the_readers_clock_also_on_nights_it_is_changed(
    begin: str, end: str, zone: str, now: str, until: str | None
):
    assert quiet_until(begin, end, zone, at(now)) == (at(until) if until else None)


@settings(max_examples=examples(300), deadline=None)
@given(st.sampled_from(["22:00", "01:30", "13:00"]), st.sampled_from(["07:00", "02:30", "15:45"]), st.sampled_from(_ZONES), _moments)
def test_64_quiet_hours_always_end_and_within_a_day_and_an_hour(begin: str, end: str, zone: str, now: datetime):
    until = quiet_until(begin, end, zone, now)
    if until is not None:
        assert timedelta(0) < until - now <= timedelta(hours=25)
        assert quiet_until(begin, end, zone, until) is None
