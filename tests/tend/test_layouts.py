"""A site that is built anew overnight, one page after another: officers hear of it once, and what to do about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from monitor.model import DoorState, Health
from monitor.store.failing import written
from monitor.store.shapes import Kept
from monitor.tend import unread
from tests.store.stories import NINE
from tests.tend.test_unread import HOUR, after, known, met

DOORS = [*known("rur.index", "rur.table"), *(replace(one, register=False) for one in known("rur.page"))]


def read(name: str, now: datetime) -> DoorState:
    return met(name, Health.OK, now, now)


def drawn(store, hours: float, good: datetime | None, health: Health = Health.LAYOUT_CHANGED) -> list[str]:
    """What stands open when the index came in a layout nobody knows, and the table as ever."""
    now = NINE + hours * HOUR
    return after(store, now, DOORS, met("rur.index", health, now, good), read("rur.table", now))


def test_a_list_built_otherwise_is_told_within_the_hour_though_another_is_read(store) -> None:
    assert drawn(store, 0.9, NINE) == []
    assert drawn(store, 1, NINE) == drawn(store, 30, NINE) == ["rur.index is no longer built as we know it"]
    (notice,) = store.notices.open("unread: ")
    assert notice.lines[0] == "403 Forbidden." and "advisory-monitor save rur.index FILE" in notice.lines[3]
    unread.let_go(store, {"rur", "rur.index"}, NINE + 30 * HOUR)
    assert len(store.notices.open("unread: ")) == 1
    assert drawn(store, 31, None, Health.OK) == []


def test_a_template_that_half_of_the_requests_get_and_levels_that_wait_are_not(store) -> None:
    """The first was read well half an hour ago; the other was read, and officers were paged for what waits in it."""
    assert drawn(store, 12, NINE + 11.5 * HOUR) == drawn(store, 13, NINE + 13 * HOUR) == []


def pages(store, hours: float, count: int, why: Health = Health.UNREADABLE, index: Health = Health.OK, brief: bool = False) -> list[str]:
    """What stands open when the pages of so many countries have failed since nine."""
    now, doors = NINE + hours * HOUR, [replace(one, brief=brief and one.register) for one in DOORS]
    failing = {f"C{n:02}": (NINE.isoformat(), why.value, "expected a level, got an app") for n in range(count)}
    store.keep(Kept("rur", now, notes=written("rur.page", failing)))
    states = met("rur.page", why if count else Health.OK, now, now), met("rur.table", index, now, NINE)
    return after(store, now, doors, met("rur.index", index, now, NINE), *states)


def test_pages_nobody_can_read_are_told_after_a_morning_and_once_more_where_they_are_many(store) -> None:
    """The index is as well as ever: it only points."""
    assert pages(store, 5.9, 1) == []
    one = ["A page of rur.page could not be read for hours"]
    assert pages(store, 6, 1) == pages(store, 7, 9) == one
    assert store.notices.open("unread: ")[0].lines[0] == "C00: expected a level, got an app."
    assert sorted(pages(store, 8, 12)) == sorted([*one, "12 pages of rur.page could not be read for hours"])
    assert pages(store, 9, 0) == []


def test_a_page_that_is_old_for_longer_hides_none_that_does_not_come(store) -> None:
    """The door of the pages fares as its oldest trouble does, and a stale one was taken for well."""
    assert pages(store, 6, 1, Health.STALE) == ["A page of rur.page could not be read for hours"]


@pytest.mark.parametrize(("why", "index", "brief"), [
    (Health.NOT_FOUND, Health.OK, True), (Health.DISALLOWED, Health.OK, False), (Health.UNREACHABLE, Health.UNREACHABLE, False),
], ids=["an index that speaks for itself", "robots.txt", "the whole site is down"])  # fmt: skip
def test_pages_of_which_something_else_is_told_or_nothing_to_tell_are_no_letter(store, why: Health, index: Health, brief: bool) -> None:
    told = pages(store, 12, 12, why, index, brief)
    assert not any("page" in subject for subject in told)
