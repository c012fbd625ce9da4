"""Requirements 14, 62, 64, 65 and 66: what was held leaves in one message, once, whatever the clock does."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.decide.telling.bundle import bundle
from monitor.decide.telling.schedule import window
from monitor.model.routing import Run, Waiting
from tests.decide.told import NINE, after, at, somebody
from tests.drawn import examples

ANN = somebody(id=1)
DAILY = "digest:daily 08:30"
EIGHT_THIRTY = at("2026-03-03T08:30:00Z")


def _held(number: int, hold: str = DAILY, due: datetime = EIGHT_THIRTY, severity: str = "P3", made: datetime = NINE) -> Waiting:
    return Waiting(number, 1, f"e{number}", hold, due, made, 2, severity)  # type: ignore[arg-type]


def test_65_a_digest_holds_all_changes_led_by_the_gravest_and_its_window_is_stored():
    made = bundle(ANN, [_held(1), _held(2, severity="P2"), _held(3)], {}, (), EIGHT_THIRTY)
    assert (made.lead, made.members, made.priority) == (2, (1, 3), 3)
    assert made.runs == (Run("daily 08:30", at("2026-03-02T08:30:00Z"), EIGHT_THIRTY),)
    assert bundle(ANN, [_held(1)], {}, (), EIGHT_THIRTY - timedelta(seconds=1)).lead is None


def test_65_windows_missed_while_the_house_slept_are_made_up_once():
    back = at("2026-03-06T10:00:00Z")
    last = at("2026-03-01T08:30:00Z")
    made = bundle(ANN, [_held(1), _held(2, due=at("2026-03-04T08:30:00Z"))], {"daily 08:30": last}, (), back)
    assert (made.lead, made.members) == (1, (2,))
    assert made.runs == (Run("daily 08:30", last, at("2026-03-06T08:30:00Z")),)


def test_65_what_was_due_more_than_seven_days_ago_is_history_and_said_to_be():
    made = bundle(ANN, [_held(1), _held(2, due=at("2026-03-09T08:30:00Z"))], {}, (), at("2026-03-10T08:30:00Z"))
    assert (made.lead, made.expired) == (1, ())
    late = bundle(ANN, [_held(1), _held(2, due=at("2026-03-09T08:30:00Z"))], {}, (), at("2026-03-11T09:00:00Z"))
    assert (late.lead, late.expired) == (2, (1,))


def test_14_a_clock_set_back_a_day_makes_no_second_digest_and_loses_nothing():
    made = bundle(ANN, [_held(1)], {}, (), EIGHT_THIRTY)
    ran = {run.schedule: run.end for run in made.runs}
    again = bundle(ANN, [_held(2, made=NINE)], ran, (), EIGHT_THIRTY)  # came while the clock said yesterday
    assert again.lead is None and again.moved == ((2, DAILY, at("2026-03-04T08:30:00Z")),)
    then = bundle(ANN, [_held(2, due=at("2026-03-04T08:30:00Z"))], ran, (), at("2026-03-04T08:30:00Z"))
    assert then.lead == 2 and then.runs[0].start == EIGHT_THIRTY


def test_14_a_clock_that_was_years_ahead_for_a_moment_stops_no_digest():
    made = bundle(ANN, [_held(1)], {"daily 08:30": at("2030-01-01T08:30:00Z")}, (), EIGHT_THIRTY)
    assert made.lead == 1


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(st.integers(-26 * 60, 26 * 60), min_size=1, max_size=40), st.sampled_from(["hourly", "daily 02:30", "daily 08:30"]))
def test_14_whatever_the_clock_does_each_change_is_in_one_digest_and_no_window_has_two(jumps: list[int], mode: str):
    """Steps of the clock up to a day in both directions; a change comes at each; at last time goes on quietly."""
    ann = somebody(id=1, zone="Europe/Berlin")
    now, held, told, ends = at("2026-03-28T12:00:00Z"), {}, [], {}
    latest = now
    for number, jump in enumerate([*jumps, *[60] * 24 * 6]):
        now = max(now + timedelta(minutes=jump), latest - timedelta(days=1))
        latest = max(latest, now)
        if number < len(jumps):
            held[number] = _held(number, f"digest:{mode}", window(mode, ann.zone, now).end, made=now)
        made = bundle(ann, list(held.values()), {mode: max(ends)} if ends else {}, (), now)
        for run in made.runs:
            assert run.start < run.end and run.end not in ends
            ends[run.end] = True
        for moved, hold, due in made.moved:
            held[moved] = _held(moved, hold, due, made=held[moved].created_at)
        for one in (made.lead, *made.members) if made.lead is not None else ():
            told.append(one)
            del held[one]
        assert made.expired == ()
    assert sorted(told) == list(range(len(jumps))) and not held


def test_64_everything_the_night_held_comes_in_one_mail_in_the_morning():
    ann = somebody(id=1, quiet_from="22:00", quiet_until="07:00")
    seven = at("2026-03-03T07:00:00Z")
    night = [_held(1, "quiet", seven), _held(2, "group:KZ", at("2026-03-02T22:03:00Z")), _held(3, "digest:hourly", at("2026-03-03T02:00:00Z"))]
    asleep = bundle(ann, night, {}, (), at("2026-03-03T02:00:00Z"))
    assert asleep.lead is None and {(one, due) for one, _, due in asleep.moved} == {(2, seven), (3, seven)}
    morning = bundle(ann, [_held(n, hold, due) for n, hold, due in ((1, "quiet", seven), *asleep.moved)], {}, (), seven)
    assert morning.lead == 1 and set(morning.members) == {2, 3}


def test_62_a_group_leaves_together_led_by_the_gravest():
    made = bundle(ANN, [_held(1, "group:KZ", after(6)), _held(2, "group:KZ", after(6), "P2"), _held(3, "group:IQ", after(9))], {}, (), after(6))
    assert (made.lead, made.members, made.priority, made.runs) == (2, (1,), 2, ())


def test_66_of_a_storm_a_person_has_one_mail_when_it_is_decided_or_its_first_is_due():
    storm = [_held(1, "storm:3", after(30)), _held(2, "storm:3", after(10), "P1"), _held(3, "storm:4", after(30))]
    assert bundle(ANN, storm, {}, (), after(9)).lead is None
    timed = bundle(ANN, storm, {}, (), after(10))
    assert (timed.lead, timed.members) == (2, (1,))
    decided = bundle(ANN, storm, {}, {"storm:3"}, after(1))
    assert (decided.lead, decided.members) == (2, (1,))
    night = somebody(id=1, quiet_from="08:00", quiet_until="10:00")
    low = bundle(night, [_held(1, "storm:3", after(30))], {}, {"storm:3"}, after(1))
    assert low.moved == ((1, "quiet", after(60)),) and low.lead is None


def test_what_waits_for_an_operator_is_left_alone():
    made = bundle(ANN, [_held(1, "restore", NINE), _held(2, "review", NINE)], {}, (), after(9999))
    assert (made.lead, made.moved) == (None, ())
