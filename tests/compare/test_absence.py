"""A register that misses a country says nothing; only a week in no register, with the page gone, is a withdrawal."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.compare.doors.absence import gone, noticed, overdue
from monitor.model import Belief, Health
from tests.compare.watch import EVE, known, row, says

RSS, API, LIST = "us_state.rss", "us_state.api", "us_state.list"
DAY = timedelta(days=1)


def belief() -> Belief:
    watch = known(says(), says("api"), row(2))
    assert watch.belief is not None
    return watch.belief


def test_one_register_that_misses_a_country_for_a_week_says_nothing() -> None:
    missed = belief()
    for day in range(10):
        missed = noticed(missed, {LIST}, {RSS, LIST}, 3, EVE + day * DAY)
    assert (missed.absent_since, overdue(missed, EVE + 10 * DAY)) == (None, False)


def test_one_register_alone_is_no_witness_even_when_no_other_could_be_read() -> None:
    missed = noticed(belief(), (), {RSS}, 3, EVE)
    assert missed.absent_since is None


def test_the_only_register_of_a_government_is_a_witness() -> None:
    assert noticed(belief(), (), {RSS}, 1, EVE).absent_since == EVE
    assert noticed(belief(), (), (), 1, EVE).absent_since is None


def test_two_registers_that_miss_a_country_are_noticed_since_the_first_time() -> None:
    missed = noticed(belief(), (), {RSS, API}, 3, EVE)
    missed = noticed(missed, (), {RSS, API}, 3, EVE + 3 * DAY)
    assert missed.absent_since == EVE
    assert not overdue(missed, EVE + 7 * DAY - timedelta(minutes=1))
    assert overdue(missed, EVE + 7 * DAY)


def test_a_week_of_absence_is_a_withdrawal_only_if_the_page_is_gone_too() -> None:
    missed = noticed(belief(), (), {RSS, API}, 3, EVE)
    later = EVE + 8 * DAY
    assert gone(missed, Health.NOT_FOUND, later)
    assert gone(missed, Health.SOFT_404, later)
    assert not gone(missed, Health.NOT_FOUND, EVE + 6 * DAY)


@pytest.mark.parametrize("page", [None, *(h for h in Health if h not in (Health.NOT_FOUND, Health.SOFT_404))])
def test_a_page_that_stands_or_cannot_be_asked_keeps_the_advisory(page: Health | None) -> None:
    missed = noticed(belief(), (), {RSS, API}, 3, EVE)
    assert not gone(missed, page, EVE + 30 * DAY)


def test_one_sighting_ends_an_absence() -> None:
    missed = noticed(belief(), (), {RSS, API}, 3, EVE)
    seen = noticed(missed, {API}, {RSS, API}, 3, EVE + 6 * DAY)
    assert seen.absent_since is None
    assert noticed(seen, (), {RSS, API}, 3, EVE + 7 * DAY).absent_since == EVE + 7 * DAY


def test_a_day_on_which_no_register_could_be_read_neither_begins_nor_ends_an_absence() -> None:
    missed = noticed(belief(), (), {RSS, API}, 3, EVE)
    assert noticed(missed, (), (), 3, EVE + DAY).absent_since == EVE
    assert noticed(belief(), (), (), 3, EVE).absent_since is None


def test_the_word_of_a_register_that_misses_the_country_is_forgotten() -> None:
    missed = noticed(belief(), {LIST}, {RSS, LIST}, 3, EVE)
    assert set(missed.claims) == {API, LIST}


def test_nothing_new_leaves_the_belief_untouched() -> None:
    before = belief()
    assert noticed(before, {RSS, API, LIST}, {RSS, API, LIST}, 3, EVE) is before


def test_a_withdrawn_advisory_is_not_withdrawn_again() -> None:
    from dataclasses import replace

    missed = replace(noticed(belief(), (), {RSS, API}, 3, EVE), withdrawn_at=EVE + 7 * DAY)
    assert not gone(missed, Health.NOT_FOUND, EVE + 9 * DAY)
