"""The schedule of attempts, hour by hour."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.deliver.retry import HOOK, retry_at
from monitor.model import Disable, GiveUp, Said, Sent, TryLater, Unsure
from tests.deliver.story import NOW

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("attempt", "minutes"), [(1, 1), (2, 5), (3, 15), (4, 30), (5, 60), (6, 120), (7, 240), (8, 240), (50, 240)]
)
def test_18_the_pause_grows_from_a_minute_to_four_hours(attempt: int, minutes: int) -> None:
    """Each pause is its step, a fifth more or less, and always the same for the same attempt."""
    pauses = {retry_at(TryLater("x"), delivery, attempt, 0, NOW, NOW, "P2") - NOW for delivery in range(50)}
    assert all(0.8 * minutes * MINUTE <= pause <= 1.2 * minutes * MINUTE for pause in pauses)
    assert len(pauses) == 50
    assert retry_at(TryLater("x"), 7, attempt, 0, NOW, NOW, "P2") == retry_at(
        TryLater("x"), 7, attempt, 0, NOW, NOW, "P2"
    )


@pytest.mark.parametrize(("severity", "hours"), [("P1", 24), ("P2", 72), ("P3", 72), ("P4", 72)])
def test_18_old_news_is_not_sent(severity: str, hours: int) -> None:
    """An urgent mail is worth a day, any other three; the last attempt is not later."""
    edge = NOW + timedelta(hours=hours)
    assert retry_at(TryLater("x"), 1, 1, 0, NOW, edge - 2 * MINUTE, severity) is not None
    assert retry_at(TryLater("x"), 1, 1, 0, NOW, edge - MINUTE / 2, severity) is None


@pytest.mark.parametrize(("wish", "minutes"), [(0, 1.2), (30, 1.2), (600, 10), (86_400, 240)])
def test_a_wish_of_the_far_side_is_kept_within_reason(wish: int, minutes: float) -> None:
    """Ten minutes asked are ten minutes given; a day asked for an urgent alert is four hours."""
    pause = retry_at(TryLater("x", wish), 1, 1, 0, NOW, NOW, "P1") - NOW
    assert pause <= minutes * MINUTE
    assert pause >= min(timedelta(seconds=wish), timedelta(hours=4))


@pytest.mark.parametrize(
    ("phase", "code", "soon"),
    [("connect", 0, True), ("tls", 0, True), ("mail", 421, True), ("auth", 535, False), ("mail", 550, False), ("rcpt", 451, False), ("dot", 452, False)],
)
def test_what_nobody_was_asked_about_leaves_minutes_after_the_trouble(phase: str, code: int, soon: bool) -> None:
    """No name was found for six hours, or no relay answered: what had been tried most waited four hours more."""
    outcome = TryLater("x", said=Said(phase, code))
    assert (retry_at(outcome, 1, 8, 0, NOW, NOW, "P1") <= NOW + 6 * MINUTE) is soon
    assert retry_at(outcome, 1, 1, 0, NOW, NOW, "P1") <= NOW + 1.2 * MINUTE
    assert retry_at(outcome, 1, 4, 0, NOW, NOW, "P1", schedule=HOOK) > NOW + 90 * MINUTE  # its table ends


def test_doubt_waits_a_quarter_of_an_hour_and_twice_is_enough() -> None:
    """The relay may still be thinking; after two repeats a third would only annoy."""
    for unsure in (1, 2):
        assert retry_at(Unsure("x"), 1, unsure, unsure, NOW, NOW, "P1") >= NOW + 15 * MINUTE
    assert retry_at(Unsure("x"), 1, 3, 3, NOW, NOW, "P1") is None


@given(st.integers(0, 10**9), st.integers(1, 100), st.integers(1, 5))
def test_the_end_is_the_end(delivery: int, attempts: int, unsure: int) -> None:
    """What was sent or given up is never tried again."""
    assert retry_at(Sent("x"), delivery, attempts, unsure, NOW, NOW, "P1") is None
    assert retry_at(GiveUp("x"), delivery, attempts, unsure, NOW, NOW, "P1") is None
    assert retry_at(Disable("x"), delivery, attempts, unsure, NOW, NOW, "P1", schedule=HOOK) is None


_SECOND, _HOUR = timedelta(seconds=1), timedelta(hours=1)
_TABLE = (5 * _SECOND, 5 * MINUTE, 30 * MINUTE, 2 * _HOUR, 5 * _HOUR, 10 * _HOUR, 14 * _HOUR, 20 * _HOUR, 24 * _HOUR)


@pytest.mark.parametrize(("attempt", "step"), list(enumerate(_TABLE, 1)))
def test_webhooks_are_repeated_by_the_table_of_the_standard(attempt: int, step: timedelta) -> None:
    """G.76: 5 s, 5 m, 30 m, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h, a fifth more or less; how late it is does not matter."""
    long_ago = NOW - 100 * _HOUR
    pauses = {retry_at(TryLater("x"), d, attempt, 0, long_ago, NOW, "P1", schedule=HOOK) - NOW for d in range(50)}
    assert all(0.8 * step <= pause <= 1.2 * step for pause in pauses)
    assert len(pauses) > 40


def test_the_table_of_webhooks_ends() -> None:
    """G.76: after the tenth attempt nobody asks again; a wish of the far side moves an attempt, it adds none."""
    assert retry_at(TryLater("x"), 1, 10, 0, NOW, NOW, "P1", schedule=HOOK) is None
    assert retry_at(TryLater("x", 600), 1, 10, 0, NOW, NOW, "P1", schedule=HOOK) is None
    assert retry_at(TryLater("x", 600), 1, 1, 0, NOW, NOW, "P1", schedule=HOOK) == NOW + 10 * MINUTE
    assert retry_at(TryLater("x", 10**6), 1, 1, 0, NOW, NOW, "P1", schedule=HOOK) == NOW + 4 * _HOUR
