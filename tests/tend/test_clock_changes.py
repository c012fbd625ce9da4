"""Weekends on which clocks are changed, both ways and by half an hour too: digests come at their hour, nights stay quiet."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from monitor.model import Rule
from monitor.speak.tongue import tongue
from monitor.store.sqlite import Store
from tests.tend.town import NINE, event, gathers, happens, joins, leaves, spread

# Where clocks are changed, and the first of three days around it. Cairo has no midnight on such a day; Kathmandu, with no change, has a leap day.
CHANGES = (
    ("Europe/Berlin", "2026-03-28"), ("Europe/Berlin", "2026-10-24"), ("America/St_Johns", "2026-03-07"), ("America/St_Johns", "2026-10-31"),
    ("Australia/Lord_Howe", "2026-04-04"), ("Australia/Lord_Howe", "2026-10-03"), ("Pacific/Chatham", "2026-04-04"),
    ("Africa/Cairo", "2026-04-23"), ("Africa/Cairo", "2026-10-29"), ("Africa/Casablanca", "2026-03-21"), ("Asia/Kathmandu", "2028-02-26"),
)  # fmt: skip
ROUND, EVERY = timedelta(minutes=15), 14  # something happens every fourteenth round, each fourth time it is urgent
WISHES = {"eight": "daily 08:00", "midnight": "daily 00:00", "half past two": "daily 02:30", "sunday": "weekly 7 08:00"}
Left = dict[str, list[tuple[datetime, tuple[str, ...]]]]


def _lives(store: Store, begin: datetime, rounds: range) -> Left:
    """What left to whom in these rounds, by their own clocks."""
    told: Left = {name: [] for name in (*WISHES, "sleeper")}
    for number in rounds:
        now = begin + number * ROUND
        if number % EVERY == 0:
            code, grave = f"{chr(65 + number // 26)}{chr(65 + number % 26)}", "P2" if number % (4 * EVERY) else "P1"
            happens(store, event(number, code, destination=code, detected_at=now, severity=grave), at=now)
            spread(store, now)
        if store.waiting.due(now, (), ("digest", "quiet"), 1) or number % EVERY == 0:
            gathers(store, now)
            for who, carried in leaves(store, now):
                told[who].append((now, carried))
    return told


@pytest.mark.parametrize(("zone", "first"), CHANGES)
def test_digests_come_at_their_hour_and_nights_stay_quiet(store: Store, zone: str, first: str) -> None:
    there = ZoneInfo(zone)
    begin = datetime.combine(datetime.fromisoformat(first).date(), time(3), there).astimezone(UTC)
    for name, mode in WISHES.items():
        joins(store, name, Rule(mode=mode), at=begin, zone=zone)
    joins(store, "sleeper", at=begin, zone=zone, quiet_from="22:00", quiet_until="07:00")
    rounds = range(int(timedelta(days=3, hours=8) / ROUND))
    told = {name: [(when.astimezone(there), what) for when, what in left] for name, left in _lives(store, begin, rounds).items()}
    eight = [when for when, _ in told["eight"]]
    assert [(when.hour, when.minute) for when in eight] == [(8, 0)] * 4 and len({when.date() for when in eight}) == 4
    assert [(when.isoweekday(), when.hour, when.minute) for when, _ in told["sunday"]] == [(7, 8, 0)]
    for name, hour, minute in (("midnight", 0, 0), ("half past two", 2, 30)):
        assert len({when.date() for when, _ in told[name]}) == len(told[name]) >= 3
        others = [(when.hour, when.minute) for when, _ in told[name] if (when.hour, when.minute) != (hour, minute)]
        assert others in ([], [(hour + 1, 0)])  # the clock jumped over it, once
    happened = {f"{number:016x}": begin + number * ROUND for number in rounds if number % EVERY == 0}
    before = None
    for when, carried in told["eight"]:  # half-open: what happens at eight is of the next
        assert set(carried) == {name for name, at in happened.items() if (not before or at >= before) and at < when}
        before = when
    _quiet(told["sleeper"], happened)


def _quiet(told: list[tuple[datetime, tuple[str, ...]]], happened: dict[str, datetime]) -> None:
    """At night only what is urgent wakes; at seven comes all else, once; by day everything comes at once."""
    urgent = {name for name in happened if int(name, 16) % (4 * EVERY) == 0}
    assert sum(len(carried) for _, carried in told) == len(happened) == len({name for _, carried in told for name in carried})
    for when, carried in told:
        night, late = when.hour >= 22 or when.hour < 7, [name for name in carried if when - happened[name] > ROUND]
        assert set(carried) & urgent if night else not late or (when.hour, when.minute) == (7, 0)
    assert sum((when.hour, when.minute) == (7, 0) for when, _ in told) >= 3


def test_a_zone_this_machine_knows_no_more_keeps_no_alert_from_anybody(store: Store) -> None:
    """Debian's upgrade dropped "US/Eastern" and its like; one reader who keeps such a name stopped the fan-out for all."""
    wishes = {"daily": {"mode": "daily 08:00"}, "weekly": {"mode": "weekly 1 08:00"}, "quiet": {}, "last": {}}
    for name, wish in wishes.items():
        night = {"quiet_from": "22:00", "quiet_until": "21:00"} if name == "quiet" else {}
        joins(store, name, Rule(**wish), zone="UTC" if name == "last" else "US/Gone", **night)
    happens(store, event())
    spread(store)
    assert {who for who, _ in leaves(store, NINE)} == {"quiet", "last"}  # nobody knows whether it is night there
    assert gathers(store, NINE + timedelta(hours=22, minutes=59)) == 0
    assert gathers(store, NINE + timedelta(hours=23)) == 1 and gathers(store, NINE + timedelta(days=7)) == 1  # by UTC


@pytest.mark.parametrize(
    ("when", "zone", "local"),
    [
        ("2026-10-25T00:30:00Z", "Europe/Berlin", "Sun 25 Oct 2026, 02:30 Europe/Berlin (UTC+02:00)"),
        ("2026-10-25T01:30:00Z", "Europe/Berlin", "Sun 25 Oct 2026, 02:30 Europe/Berlin (UTC+01:00)"),  # an hour later
        ("2026-03-29T01:00:00Z", "Europe/Berlin", "Sun 29 Mar 2026, 03:00 Europe/Berlin (UTC+02:00)"),
        ("2026-11-01T05:30:00Z", "America/St_Johns", "Sun 1 Nov 2026, 02:00 America/St_Johns (UTC-03:30)"),
        ("2026-11-01T03:30:00Z", "America/St_Johns", "Sun 1 Nov 2026, 01:00 America/St_Johns (UTC-02:30)"),
        ("2026-04-04T15:00:00Z", "Australia/Lord_Howe", "Sun 5 Apr 2026, 01:30 Australia/Lord_Howe (UTC+10:30)"),
        ("2026-04-04T14:30:00Z", "Australia/Lord_Howe", "Sun 5 Apr 2026, 01:30 Australia/Lord_Howe (UTC+11:00)"),
        ("2026-03-02T09:00:00Z", "Asia/Kathmandu", "Mon 2 Mar 2026, 14:45 Asia/Kathmandu (UTC+05:45)"),
        ("2026-03-02T23:59:00Z", "Pacific/Chatham", "Tue 3 Mar 2026, 13:44 Pacific/Chatham (UTC+13:45)"),
    ],
)  # fmt: skip
def test_times_of_letters_say_which_of_two_equal_hours_they_mean(when: str, zone: str, local: str) -> None:
    assert tongue("en").moment(datetime.fromisoformat(when), zone)[0] == local
