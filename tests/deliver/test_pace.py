"""One receiver is posted to at its own pace, and left alone for as long as it asked, whoever posts."""

from __future__ import annotations

import pytest

from monitor.deliver.pace import Pace


class Clock:
    def __init__(self) -> None:
        self.now, self.slept = 100.0, list[float]()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    return Pace(lambda: clock.now, clock.sleep)


def test_turns_of_one_receiver_lie_apart_and_others_are_not_kept(clock: Clock, pace: Pace) -> None:
    assert [pace.turn(who, 1.5) for who in ("a", "a", "b")] == [0.0, 0.0, 0.0]
    assert (clock.slept, clock.now) == ([1.5], 101.5)


def test_a_sender_waits_two_seconds_at_most_and_a_turn_not_taken_stays_free(clock: Clock, pace: Pace) -> None:
    assert pace.turn("a", 2.0) == 0.0
    assert pace.turn("a", 0.5) == 0.0 and clock.slept == [2.0]  # as long as a sender waits, and no longer
    pace.rest("a", 2.5)
    assert (pace.turn("a", 1), pace.turn("a", 1), clock.slept) == (2.5, 3.5, [2.0])  # one behind the other
    clock.now += 2.5
    assert pace.turn("a", 1) == 0.0 and clock.slept == [2.0]


def test_a_receiver_that_thinks_leaves_the_other_lines_to_others(pace: Pace) -> None:
    """It answers after its whole deadline: all eight lines stood with it, and everybody else's alerts behind them."""
    with pace.under_way("slow") as first, pace.under_way("slow") as second:
        with pace.under_way("slow") as third, pace.under_way("slow") as fourth, pace.under_way("quick") as other:
            assert (first, second, third, fourth, other) == (0.0, 0.0, 1.0, 2.0, 0.0)
        with pace.under_way("slow") as fifth:
            assert fifth == 3.0
    with pace.under_way("slow") as again:
        assert again == 0.0


def test_what_is_urgent_waits_behind_nothing_that_is_not(clock: Clock, pace: Pace) -> None:
    """A hundred mild alerts stood in line at a slow receiver, and the order that came after them stood behind the last."""
    pace.rest("a", 5)
    assert [pace.turn("a", 6) for _ in range(3)] == [5, 11, 17]
    assert [pace.turn("a", 6, urgent=True) for _ in range(2)] == [5, 11]
    with pace.under_way("slow"), pace.under_way("slow"):
        for urgent, wait in ((False, 1), (False, 2), (True, 1), (True, 2)):
            with pace.under_way("slow", urgent) as told:
                assert told == wait


def test_a_shorter_rest_ends_no_longer_one(clock: Clock, pace: Pace) -> None:
    """Too much for a minute, says one answer; too much for three seconds, one that was under way."""
    pace.rest("a", 60)
    pace.rest("a", 3)
    assert pace.turn("a", 1) == 60
    pace.rest("a", 90)
    assert pace.turn("a", 1) == 90
