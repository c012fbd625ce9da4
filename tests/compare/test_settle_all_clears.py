"""An all-clear seen once is held back and shown as held; it is told at the second sighting or from a second door."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from monitor.model import OfficialDeparture
from tests.compare.watch import CALM, HOURS, NEW, ORDER, Watch, held, known, point, row, says, told

ORDERED = CALM + " " + ORDER
LIFTED = CALM + (
    " On March 19, 2026, the Department of State lifted the ordered departure of non-emergency U.S. government"
    " employees and family members."
)
LATER = date(2026, 3, 20)


def ordered() -> Watch:
    """A watch that was told of the order on the morning of the 5th."""
    watch = known(says(), says("api"), row(2))
    news = watch.look(says(day=NEW, text=ORDERED), says("api", day=NEW, text=ORDERED), row(2, NEW), after=12 * HOURS)
    assert told(news) == ["departure_ordered"]
    watch.now += timedelta(days=15)
    return watch


# ------------------------------------------------------------------ a lower level
def test_a_lower_level_seen_once_is_held_back_and_shown_as_held() -> None:
    watch = known(says(level=3))
    once = watch.look(says(level=2, day=NEW))
    assert (told(once), held(once, watch), watch.level, watch.waiting) == ([], ["level_lowered"], 3, ["level"])
    assert "all-clear seen once" in watch.why


def test_a_lower_level_is_told_at_the_second_sighting() -> None:
    watch = known(says(level=3))
    watch.look(says(level=2, day=NEW))
    assert told(watch.look(says(level=2, day=NEW))) == ["level_lowered"]
    assert (watch.level, watch.waiting) == (2, [])
    assert told(watch.look(says(level=2, day=NEW))) == []


@pytest.mark.parametrize("second", [says("api", 2, NEW), row(2, NEW), point(2, NEW)])
def test_a_lower_level_is_told_from_a_second_door_at_once(second) -> None:
    watch = known(says(level=3))
    assert told(watch.look(says(level=2, day=NEW), second)) == ["level_lowered"]


def test_a_lower_level_is_told_when_a_second_door_follows_later() -> None:
    watch = known(says(level=3), row(3))
    watch.look(says(level=2, day=NEW))
    assert told(watch.look(row(2, NEW), after=HOURS)) == ["level_lowered"]


def test_the_old_copy_of_a_second_door_confirms_no_lower_level() -> None:
    """The API happens to serve last year's text, which said 2 as well."""
    watch = known(says(level=3))
    assert told(watch.look(says(level=2, day=NEW), says("api", 2, date(2025, 2, 1)))) == []
    assert watch.level == 3


def test_the_same_pass_repeated_at_the_same_time_is_no_second_sighting() -> None:
    watch = known(says(level=3))
    watch.look(says(level=2, day=NEW))
    for _ in range(3):
        again = watch.look(says(level=2, day=NEW), after=timedelta(0))
        assert (told(again), watch.waiting) == ([], ["level"])
    assert told(watch.look(says(level=2, day=NEW))) == ["level_lowered"]


def test_an_unchanged_silence_is_no_second_sighting() -> None:
    watch = known(says(level=3), row(3))
    watch.look(says(level=2, day=NEW))
    assert told(watch.look(row(3))) == []
    assert watch.waiting == ["level"]


def test_a_thin_text_must_stand_half_a_day_before_it_lowers_anything() -> None:
    """A placeholder in new words: short, undoubted, and gone by the evening in all cases seen."""
    watch = known(says(level=4))
    thin = says(level=1, day=NEW, text="Exercise normal precautions in Testland. More will follow soon.")
    for _ in range(11):
        assert told(watch.look(thin, after=HOURS)) == []
    assert watch.level == 4
    watch.look(thin, after=HOURS)
    assert told(watch.look(thin, after=HOURS)) == ["level_lowered"]


def test_a_thin_text_lowers_at_once_what_the_table_confirms() -> None:
    watch = known(says(level=4))
    thin = says(level=1, day=NEW, text="Exercise normal precautions in Testland. More will follow soon.")
    assert told(watch.look(thin, row(1, NEW))) == ["level_lowered"]


def test_a_rise_after_a_fall_that_was_never_believed_is_measured_from_what_we_believe() -> None:
    """3, then 2 for one look, then 3 again under a newer date: for readers nothing happened."""
    watch = known(says(level=3))
    watch.look(says(level=2, day=NEW))
    assert told(watch.look(says(level=3, day=date(2026, 3, 6), text=CALM + " Lock your doors."))) == []
    assert (watch.level, watch.waiting) == (3, [])


# ------------------------------------------------------------------ a departure that ended, or vanished
def test_a_departure_statement_that_vanished_is_dropped_never_lifted() -> None:
    watch = ordered()
    quiet = says(day=LATER, text=CALM + " Patrols have begun.")
    once = watch.look(quiet)
    assert (told(once), held(once, watch)) == ([], ["departure_statement_dropped"])
    assert watch.waiting == ["departure:"]
    assert told(watch.look(quiet)) == ["departure_statement_dropped"]
    assert told(watch.look(quiet)) == []


def test_a_departure_stated_as_lifted_is_told_as_lifted_at_the_second_sighting() -> None:
    watch = ordered()
    end = says(day=LATER, text=LIFTED)
    assert told(watch.look(end)) == []
    assert told(watch.look(end)) == ["departure_lifted"]


def test_a_second_door_that_says_the_same_end_confirms_it_at_once() -> None:
    watch = ordered()
    assert told(watch.look(says(day=LATER, text=LIFTED), says("api", day=LATER, text=LIFTED))) == ["departure_lifted"]


def test_a_second_door_that_still_orders_confirms_no_end() -> None:
    watch = ordered()
    still = says("api", day=LATER, text=ORDERED)
    assert told(watch.look(says(day=LATER, text=LIFTED), still)) == []


def test_a_table_cannot_confirm_the_end_of_a_departure() -> None:
    watch = ordered()
    assert told(watch.look(says(day=LATER, text=LIFTED), row(2, LATER))) == []


def test_the_map_confirms_an_end_only_if_it_had_known_the_beginning() -> None:
    """Most rows have never had a status: their silence says nothing."""
    never = ordered()
    never.look(point(2, NEW))
    assert told(never.look(says(day=LATER, text=LIFTED), point(2, LATER))) == []
    once = ordered()
    once.look(point(2, NEW, OfficialDeparture("ordered", date(2026, 3, 4), "")))
    assert told(once.look(says(day=LATER, text=LIFTED), point(2, LATER))) == ["departure_lifted"]


def test_what_waits_keeps_waiting_through_another_edition() -> None:
    """A third edition before the second sighting neither restarts the order nor loses what it ended."""
    watch = ordered()
    watch.look(says(day=LATER, text=CALM + " Patrols have begun."))
    third = says(day=date(2026, 3, 21), text=CALM + " Patrols have ended.")
    assert told(watch.look(third)) == []
    assert watch.waiting == ["departure:"]
    assert told(watch.look(third)) == ["departure_statement_dropped"]


def test_an_order_given_again_while_its_end_waits_is_no_second_order() -> None:
    watch = ordered()
    watch.look(says(day=LATER, text=CALM + " Patrols have begun."))
    back = watch.look(says(day=date(2026, 3, 21), text=ORDERED + " Patrols have ended."))
    assert (told(back), watch.waiting) == ([], [])


def test_a_rise_is_told_at_once_while_the_vanished_order_of_the_same_text_waits() -> None:
    watch = ordered()
    both = watch.look(says(level=4, day=LATER, text=CALM + " Fighting goes on."))
    assert (told(both), watch.level, watch.waiting) == (["level_raised"], 4, ["departure:"])


def test_a_suspension_that_vanished_waits_too_and_is_no_resumption() -> None:
    shut = CALM + " On March 4, 2026, the U.S. Embassy in Testville suspended operations."
    watch = known(says())
    assert told(watch.look(says(day=NEW, text=shut), after=12 * HOURS)) == ["operations_suspended"]
    quiet = says(day=LATER, text=CALM + " Patrols have begun.")
    once = watch.look(quiet, after=15 * 24 * HOURS)
    assert told(once) == []
    assert [a.partition(":")[0] for a in watch.waiting] == ["operation"]
    assert told(watch.look(quiet)) == ["departure_statement_dropped"]
