"""What several doors say becomes what we believe: stories with a clock."""

from __future__ import annotations

from datetime import date, timedelta

from tests.compare.watch import CALM, HOURS, NEW, OLD, ORDER, held, known, point, row, says, told

RISEN = CALM.replace("Exercise increased caution in", "Reconsider travel to")
ORDERED = f"{CALM}\n{ORDER}"


def test_a_higher_level_under_a_newer_date_is_told_at_once():
    """The evening before the feed said Level 2; now it says 3 under a new date, and nobody waits."""
    watch = known(says())
    assert told(watch.look(says(level=3, day=NEW, text=RISEN))) == ["level_raised"]
    assert told(watch.look(says(level=3, day=NEW, text=RISEN))) == []


def test_an_older_text_served_again_is_never_news_however_often():
    """Two back ends take turns for days; the old one says Level 2 under the old date."""
    watch = known(says())
    watch.look(says(level=3, day=NEW, text=RISEN))
    for _ in range(4):
        assert told(watch.look(says(), after=6 * HOURS)) == []
        assert told(watch.look(says(level=3, day=NEW, text=RISEN), after=6 * HOURS)) == []
    assert watch.level == 3


def test_a_placeholder_changes_nothing():
    """A Level 1 of today without words, as first published for North Korea one day."""
    watch = known(says(level=4))
    for _ in range(3):
        outcome = watch.look(says(level=1, day=NEW, text="Exercise normal precaution", trouble="placeholder"))
        assert told(outcome) == [] and held(outcome, watch) == []
    assert watch.level == 4


def test_a_lower_level_seen_once_is_held_back_shown_and_told_the_second_time():
    """One door, one sighting: held. The same door, later: told."""
    watch = known(says(level=3, text=RISEN))
    first = watch.look(says(level=2, day=NEW))
    assert told(first) == [] and held(first, watch) == ["level_lowered"] and watch.level == 3
    second = watch.look(says(level=2, day=NEW))
    assert told(second) == ["level_lowered"] and watch.level == 2


def test_a_second_door_is_as_good_as_a_second_sighting():
    """Feed and list agree in the same look."""
    watch = known(says(level=3, text=RISEN), row(3))
    assert told(watch.look(says(level=2, day=NEW), row(2, NEW))) == ["level_lowered"]


def test_the_same_moment_again_is_no_second_sighting():
    """A pass repeated at the same time (after a crash) confirms nothing."""
    watch = known(says(level=3, text=RISEN))
    watch.look(says(level=2, day=NEW))
    assert told(watch.look(says(level=2, day=NEW), after=timedelta(0))) == []


def test_a_thin_text_must_stand_half_a_day_before_it_lowers_anything():
    """False all-clears stood for hours; so short a text waits longer."""
    watch = known(says(level=4))
    thin = says(level=1, day=NEW, text="Exercise normal precautions in Testland.")
    watch.look(thin)
    assert told(watch.look(thin, after=2 * HOURS)) == []
    assert told(watch.look(thin, after=11 * HOURS)) == ["level_lowered"]


def test_an_order_is_told_at_once_and_confirmed_when_another_door_agrees():
    """The feed leads; the page comes to say the same five minutes later."""
    watch = known(says(), says("page"))
    assert told(watch.look(says(day=NEW, text=ORDERED))) == ["departure_ordered"]
    outcome = watch.look(says(day=NEW, text=ORDERED), says("page", day=NEW, text=ORDERED))
    assert told(outcome) == [] and outcome.joined == ("us_state.page",)


def test_an_order_is_told_even_under_an_impossible_or_unchanged_date():
    """A date of 2030 was dropped by the reader: the decision date in the sentence is clock enough."""
    for day in (None, OLD):
        watch = known(says())
        assert told(watch.look(says(day=day, text=ORDERED))) == ["departure_ordered"]


def test_a_statement_that_vanished_waits_and_is_then_dropped_never_lifted():
    """Nobody wrote that it ended."""
    watch = known(says(text=ORDERED))
    assert told(watch.look(says(day=NEW, text=CALM))) == []
    assert told(watch.look(says(day=NEW, text=CALM))) == ["departure_statement_dropped"]


def test_copies_of_two_templates_alternate_for_weeks_and_nothing_is_told():
    """Same date, other address, other words, same facts."""
    watch = known(says())
    other = says(text="Testland: crime. " + CALM, url="https://publisher.example/destination.xx")
    for _ in range(6):
        assert told(watch.look(other, after=24 * HOURS)) == []
        assert told(watch.look(says(), after=24 * HOURS)) == []


def test_two_levels_under_one_old_date_are_held_for_people():
    """The new site says 3, the old page 2, both dated weeks ago: somebody erred, and it may be them."""
    watch = known(says(), says("page"))
    wrong = says(level=3, text=RISEN)
    for _ in range(3):
        assert told(watch.look(wrong, says("page"), after=6 * HOURS)) == []
    assert watch.level == 2


def test_the_table_alone_is_believed_when_its_date_is_newer():
    """No words yet, but the list has never lied about levels."""
    watch = known(says(), row(2))
    assert told(watch.look(row(4, NEW))) == ["level_raised"]
    assert told(watch.look(says(level=4, day=NEW, text=RISEN))) == []


def test_the_map_layer_never_speaks_first():
    """It may be stale or wrong: it confirms."""
    watch = known(says(), point(2))
    assert told(watch.look(point(4, NEW))) == []
    assert watch.level == 2


def test_a_destination_known_by_its_row_gets_its_words_without_a_change():
    """The feed missed it on the first day."""
    watch = known(row(3))
    assert told(watch.look(says(level=3, text=RISEN))) == []
    assert told(watch.look(says(level=4, day=NEW, text=RISEN))) == ["level_raised"]


def test_a_new_edition_met_late_does_not_restate_history():
    """A decision of last July, in a text new to us, is history."""
    watch = known(says())
    july = ORDER.replace("March 4, 2026", "July 4, 2025")
    assert told(watch.look(says(day=date(2026, 3, 4), text=f"{CALM}\n{july}"))) == []
