"""A list whose address leads to another domain is read on; officers hear of it once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from monitor.collect.knock import Knock
from monitor.model import Health
from monitor.store.shapes import Kept
from monitor.tend import elsewhere, unread
from tests.store.stories import NINE
from tests.tend.test_unread import after, known, met


def test_officers_are_told_who_answers_in_the_place_of_a_government_until_it_does_itself(store) -> None:
    """Twice the same is one letter; a door of which nothing was asked is as it was."""
    doors = known("rur.feed", "rur.table")

    def told(minutes: int, led: str | None) -> list[str]:
        now = NINE + timedelta(minutes=minutes)
        states = [met(door.name, Health.OK, now, now) for door in doors]
        notes = elsewhere.noted(store, [replace(Knock(doors[0], states[0]), led=led)])
        store.keep(Kept("rur", now, notes=notes))
        after(store, now, doors, *states)
        return [one.subject for one in store.notices.open("elsewhere: ")]

    assert told(0, "") == []
    assert told(5, "rur-gov.example") == told(10, "rur-gov.example") == told(15, None) == ["rur.feed leads to rur-gov.example"]
    assert told(20, "other.example") == ["rur.feed leads to other.example"]
    assert told(25, "") == []
    assert told(30, "other.example") != []
    unread.let_go(store, {"rur"}, NINE + timedelta(hours=1))
    assert store.notices.open("elsewhere: ") == []
