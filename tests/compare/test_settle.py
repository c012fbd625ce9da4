"""Doors disagree, and the clock runs: what is believed, what is told at once, and what is never news."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from monitor.compare.doors.editions import View
from monitor.compare.settle import settle
from monitor.model import OfficialDeparture, Posture
from tests.compare.watch import CALM, EVE, HOURS, NEW, OLD, ORDER, Watch, held, known, point, row, says, told

ORDERED = CALM + " " + ORDER
ELSEWHERE = "https://publisher.example/new-site/testland"


# ------------------------------------------------------------------ beginnings
def test_the_first_pass_over_a_source_tells_nothing() -> None:
    watch = Watch()
    first = watch.look(says(level=4, day=NEW, text=ORDERED), row(4, NEW))
    assert (first.before, first.after, first.held, watch.level) == (None, None, None, 4)
    assert first.belief.confirmed_by == ("us_state.rss", "us_state.list")


def test_a_placeholder_alone_begins_nothing() -> None:
    assert settle("us_state", None, [says(level=1, trouble="placeholder"), point(1)], {}.get, EVE) is None


def test_a_destination_known_by_its_row_alone_gets_its_words_without_a_change() -> None:
    watch = known(row(2))
    words = watch.look(says(text=ORDERED))
    assert told(words) == []
    assert words.belief.door == "us_state.rss"
    assert told(watch.look(says(text=ORDERED))) == []


def test_the_first_words_of_a_destination_known_by_its_row_may_bring_a_higher_level() -> None:
    """Its row said 2 in January; the words that come in March say 3."""
    watch = known(row(2))
    assert told(watch.look(says(level=3, day=NEW, text=ORDERED))) == ["level_raised"]
    lower = known(row(3))
    assert held(lower.look(says(level=2, day=NEW)), lower) == ["level_lowered"]
    assert lower.level == 3


def test_a_page_that_can_no_longer_be_read_begins_anew_and_tells_nothing() -> None:
    watch = known(says())
    watch.pages.clear()
    assert told(watch.look(says(level=4, day=NEW, text=ORDERED))) == []
    assert watch.level == 4


def test_a_better_reader_is_not_news() -> None:
    """On Tuesday the old page is read again, by a reader that now finds Level 4 words and an order in it."""
    page = says(text=ORDERED, believed=Posture(level=2))
    watch = known(page)
    better = replace(page, believed=None)
    assert better.posture.departures
    assert told(watch.look(better)) == []
    assert told(watch.look(better, row(2))) == []


# ------------------------------------------------------------------ told at once
def test_a_rise_is_told_at_once() -> None:
    """At nine the feed says Level 3; the evening before it said 2."""
    watch = known(says())
    nine = watch.look(says(level=3, day=NEW), after=12 * HOURS)
    assert told(nine) == ["level_raised"]
    assert (watch.level, watch.waiting) == (3, [])


def test_the_same_rise_is_told_once_and_then_confirmed_by_the_other_doors() -> None:
    watch = known(says(), says("api"), row(2))
    watch.look(says(level=3, day=NEW))
    again = watch.look(says(level=3, day=NEW), says("api", 3, NEW), row(3, NEW))
    assert told(again) == []
    assert again.joined == ("us_state.api", "us_state.list")


@pytest.mark.parametrize("day", [NEW, OLD, date(2025, 12, 5), None])
def test_a_departure_order_under_any_date_is_told_at_once(day: date | None) -> None:
    watch = known(says(), says("api"))
    assert told(watch.look(says(day=day, text=ORDERED), after=12 * HOURS)) == ["departure_ordered"]


def test_a_departure_order_is_confirmed_when_another_door_agrees() -> None:
    watch = known(says(), says("api"))
    watch.look(says(text=ORDERED), says("api"))
    later = watch.look(says("api", text=ORDERED + " Buy water."))
    assert told(later) == []
    assert later.joined == ("us_state.api",)


def test_a_decision_of_last_summer_in_an_old_text_is_no_order_of_today() -> None:
    watch = known(says())
    history = ORDERED.replace("March 4, 2026", "July 27, 2025")
    assert told(watch.look(says("api", day=date(2025, 8, 1), text=history))) == []


# ------------------------------------------------------------------ never news
def test_an_older_text_served_again_is_never_news_however_often() -> None:
    watch = known(says(level=3, text=ORDERED))
    watch.look(says(level=4, day=NEW))
    for _ in range(20):
        outcome = watch.look(says(level=3, text=ORDERED), after=7 * HOURS)
        assert (told(outcome), outcome.after, watch.level) == ([], None, 4)


def test_an_order_that_ended_is_not_given_again_by_the_old_text() -> None:
    """Ordered on the 5th, gone on the 9th and confirmed; on the 10th a back end serves the text of the 5th."""
    watch = known(says())
    ordered, quiet = says(day=NEW, text=ORDERED), says(day=date(2026, 3, 9), text=CALM + " Patrols have begun.")
    assert told(watch.look(ordered, after=12 * HOURS)) == ["departure_ordered"]
    watch.look(quiet, after=96 * HOURS)
    assert told(watch.look(quiet)) == ["departure_statement_dropped"]
    for view in (ordered, quiet, ordered, quiet):
        assert told(watch.look(view, after=6 * HOURS)) == []
    assert watch.belief is not None
    assert watch.belief.sha256 == quiet.reading.sha256


def test_a_text_never_seen_but_older_by_its_date_is_never_news() -> None:
    watch = known(says(level=3, day=NEW))
    assert told(watch.look(says("api", level=4))) == []
    assert watch.level == 3


def test_a_placeholder_level_one_with_todays_date_changes_nothing() -> None:
    watch = known(says(level=4), row(4))
    for _ in range(5):
        outcome = watch.look(says(level=1, day=NEW, text="Summary not available", trouble="placeholder"), after=HOURS)
        assert (told(outcome), outcome.held, watch.level, watch.waiting) == ([], None, 4, [])


def test_a_placeholder_is_no_second_door_for_a_lower_level() -> None:
    watch = known(says(level=3))
    fall = watch.look(says(level=1, day=NEW), says("api", 1, NEW, "", trouble="no text"))
    assert told(fall) == []
    assert watch.level == 3


@pytest.mark.parametrize("stated", ["2030", "1970", "2920"])
def test_an_impossible_date_neither_makes_an_edition_nor_hides_a_later_one(stated: str) -> None:
    """Doors give None for such dates; the words are the same, so nothing happened, and a dated rise still counts."""
    watch = known(says(level=3))
    same = watch.look(says(level=3, day=None, url=f"https://publisher.example/{stated}"))
    assert (told(same), same.held) == ([], None)
    assert told(watch.look(says(level=4, day=NEW))) == ["level_raised"]


def test_a_rise_under_an_impossible_date_waits_for_the_table() -> None:
    """A country really went from 3 to 4 under a date in 2030: the words wait, the row does not."""
    watch = known(says(level=3), row(3))
    assert told(watch.look(says(level=4, day=None))) == []
    rises = [told(watch.look(says(level=4, day=None), row(4, NEW))) for _ in range(2)]
    assert ["level_raised"] in rises
    assert watch.level == 4


# ------------------------------------------------------------------ the table and the map
def test_the_table_alone_shows_a_rise_under_a_newer_date() -> None:
    watch = known(says(), row(2))
    assert told(watch.look(row(3, NEW))) == ["level_raised"]
    assert told(watch.look(says(level=3, day=NEW, text=CALM + " Lock your doors."))) == []


def test_the_table_alone_under_the_same_date_tells_nothing() -> None:
    watch = known(says(), row(2))
    assert told(watch.look(row(3))) == []
    assert watch.level == 2


def test_the_table_alone_lowers_nothing() -> None:
    watch = known(says(level=3), row(3))
    assert [told(watch.look(row(2, NEW))) for _ in range(3)] == [[], [], []]
    assert watch.level == 3


def test_the_map_layer_alone_never_speaks_first() -> None:
    watch = known(says(), point(2))
    order = OfficialDeparture("ordered", date(2026, 3, 4), "")
    assert [told(watch.look(point(4, NEW, order))) for _ in range(3)] == [[], [], []]
    assert watch.level == 2


# ------------------------------------------------------------------ edits without a new date
EDIT = CALM.replace("the north", "the north and the east")


def test_a_silent_edit_needs_two_sightings() -> None:
    watch = known(says())
    once = watch.look(says(text=EDIT))
    assert once.after is None
    assert "seen once" in watch.why
    assert watch.look(says(text=EDIT)).after is not None
    assert watch.waiting == []


def test_a_silent_edit_needs_two_doors() -> None:
    watch = known(says(), says("api"))
    assert watch.look(says(text=EDIT), says("api", text=EDIT)).after is not None


def test_a_silent_edit_that_is_taken_back_never_was() -> None:
    watch = known(says())
    watch.look(says(text=EDIT))
    back = watch.look(says())
    assert (back.after, watch.waiting) == (None, [])


def test_the_same_pass_repeated_at_the_same_time_is_no_second_sighting_of_an_edit() -> None:
    watch = known(says())
    watch.look(says(text=EDIT))
    assert watch.look(says(text=EDIT), after=timedelta(0)).after is None
    assert watch.look(says(text=EDIT)).after is not None


def test_a_silent_rise_waits_for_a_second_door() -> None:
    """An edit says Level 3 under January's date while the API still says 2: a misprint, or news?"""
    watch = known(says(), says("api"))
    for _ in range(4):
        outcome = watch.look(says(level=3), says("api"))
        assert (told(outcome), held(outcome, watch), watch.level) == ([], ["level_raised"], 2)
    assert told(watch.look(says(level=3), says("api", 3))) == ["level_raised"]


def test_a_text_superseded_once_may_return_under_a_newer_date_when_seen_twice() -> None:
    """January's Level 2 text replaced March's Level 3 word for word, dated the 9th."""
    watch = known(says())
    watch.look(says(level=3, day=NEW))
    back: View = says(day=date(2026, 3, 9))
    looks = [told(watch.look(back, after=HOURS)) for _ in range(4)]
    assert looks == [[], [], ["level_lowered"], []]
    assert watch.level == 2
