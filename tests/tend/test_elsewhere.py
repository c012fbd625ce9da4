"""A list or a page whose address leads to another domain is read on; officers hear of it once."""

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


def test_a_page_that_leads_elsewhere_is_told_until_it_is_at_home_again_whatever_others_do(store) -> None:
    """Oman's page leads away, then Peru's too; a pass that asks Peru alone says nothing of Oman's."""
    page = replace(known("rur.page")[0], register=False)

    def told(minutes: int, led: dict[str, str]) -> list[tuple[str, str]]:
        now = NINE + timedelta(minutes=minutes)
        store.keep(Kept("rur", now, notes=elsewhere.followed(store, page.name, led, ["travel.rur.example"])))
        after(store, now, [page], met(page.name, Health.OK, now, now))
        return sorted((one.subject, one.lines[0].partition(",")[0]) for one in store.notices.open("elsewhere: "))

    rur = ("rur.page leads to rur-gov.example", "rur-gov.example answers for the pages of OM")
    other = ("rur.page leads to other.example", "other.example answers for the pages of PE")
    assert told(0, {"OM": "", "PE": ""}) == told(1, {"OM": "travel.rur.example"}) == []  # its own site, of which we know
    assert told(5, {"OM": "rur-gov.example"}) == told(10, {"PE": ""}) == told(15, {}) == [rur]
    assert told(20, {"PE": "other.example"}) == [other, rur]
    assert told(25, {"OM": ""}) == [other]
    assert told(30, {"PE": ""}) == []
