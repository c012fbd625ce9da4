"""A level that is not the page's own is not put right by reading the page again."""

from __future__ import annotations

from dataclasses import replace

from monitor.compare.doors.editions import corrected
from tests.compare.watch import NEW, Watch, known, row, says


def _read_again(watch: Watch, level: int | None) -> bool:
    """Whether the believed page, read anew with this level, moves the belief."""
    assert watch.belief is not None
    page = watch.pages[watch.belief.sha256]
    return corrected(watch.belief, replace(page, reading=replace(page.reading, level=level))) is not watch.belief


def test_the_level_of_the_page_itself_is_put_right() -> None:
    watch = known(says(level=1), row(1))
    assert _read_again(watch, 4)
    assert not _read_again(watch, 1)
    assert not _read_again(watch, None)


def test_a_drop_that_waits_for_a_second_sighting_goes_on_waiting() -> None:
    watch = known(says(level=3), says("api", level=3))
    watch.look(says(level=2, day=NEW))
    assert (watch.level, "level" in watch.waiting) == (3, True)
    assert not _read_again(watch, 2)


def test_a_level_a_table_raised_stays_above_a_page_that_lags() -> None:
    watch = known(says(level=2), row(2))
    watch.look(says(level=2), row(4, NEW))
    assert watch.level == 4
    assert not _read_again(watch, 2)
