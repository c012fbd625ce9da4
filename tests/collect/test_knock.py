"""What a door is asked with, and how it fares by what it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.knock import knock, led_to, untried
from monitor.collect.source import Door, Listing
from monitor.collect.sources import us_state
from monitor.model import DoorState, Health

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOW_AT, BEFORE_AT = "https://publisher.example/new", "https://publisher.example/old"


def door(made: datetime | None = None) -> Door:
    """A list of no floor, which moved once and is still there under its older address."""
    first = next(one for one in us_state.DOORS if one.register)
    return replace(first, url=NOW_AT, also=(BEFORE_AT,), floor=0, probe="", moved=None, more=None, split=lambda _body, _url: Listing((), made))


def state(at: Door) -> DoorState:
    return replace(untried(at), health=Health.OK, etag='"of the new one"', last_modified="Mon, 02 Mar 2026 08:00:00 GMT")


def test_the_marks_of_one_address_are_not_shown_to_another() -> None:
    """The new address is gone for an hour: the old one is asked for all it has, for its "not modified" would be of another page."""
    asked: list[Ask] = []

    def fetch(ask: Ask) -> Answer:
        asked.append(ask)
        if ask.url == NOW_AT:
            raise Trouble(Health.NOT_FOUND, "404")
        return Answer(ask.url, True, b"list", "", '"of the old one"', "", 0.0, 0)

    one = door()
    assert knock(one, state(one), fetch, NINE).good
    assert [(ask.url, bool(ask.etag), bool(ask.last_modified)) for ask in asked] == [(NOW_AT, True, True), (BEFORE_AT, False, False)]


@pytest.mark.parametrize(("hours", "health"), [(26, Health.OK), (26.1, Health.STALE)])
def test_a_list_that_was_made_more_than_a_day_ago_is_old(hours: float, health: Health) -> None:
    one = door(NINE - timedelta(hours=hours))
    assert knock(one, state(one), lambda ask: Answer(ask.url, True, b"list", "", "", "", 0.0, 0), NINE).state.health is health


def test_a_list_is_asked_whole_once_a_day_and_each_door_at_an_hour_of_its_own() -> None:
    """At midnight all lists of all governments were asked without their marks in one breath."""

    def whole(name: str) -> list[int]:
        one, hours = replace(door(), name=name), list[int]()
        at = replace(state(one), good_at=NINE)
        for hour in range(1, 49):
            asked: list[Ask] = []
            answer = Answer(NOW_AT, False, b"", "", "", "", 0.0, 0)
            at = knock(one, at, lambda ask, asked=asked, answer=answer: asked.append(ask) or answer, NINE + timedelta(hours=hour)).state  # type: ignore[misc]
            hours += [hour] if not asked[0].etag else []
        return hours

    rounds = [whole(f"us_{n}.list") for n in range(12)]
    assert all(len(hours) == 2 and hours[1] - hours[0] == 24 for hours in rounds)
    assert len({hours[0] for hours in rounds}) > 4


@pytest.mark.parametrize(("asked", "at", "led"), [
    ("https://travel.state.gov/a", "https://www.state.gov/b", ""), ("https://travel.state.gov/a", "", ""),
    ("https://travel.state.gov/a", "https://travel-state.gov/a", "travel-state.gov"),
    ("https://www.gov.uk/a", "https://gov.uk/a", ""), ("https://www.anzen.mofa.go.jp/", "https://mofa.go.jp/", ""),
    ("https://www.anzen.mofa.go.jp/", "https://anzen.go.jp/", "anzen.go.jp"),
    ("https://www.viajes.gob.pe/", "https://otro.gob.pe/", "otro.gob.pe"),  # a suffix of no list of ours
    ("https://one.github.io/", "https://two.github.io/", "two.github.io"), ("http://10.0.0.1/", "http://10.9.0.1/", "10.9.0.1"),
])  # fmt: skip
def test_which_redirects_leave_the_domain_that_was_asked(asked: str, at: str, led: str) -> None:
    assert led_to(Answer(asked, True, b"", "", "", "", 0.0, 0, at)) == led
