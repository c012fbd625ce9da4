"""Two doors of one government: what one told is not told again by the other, and what is another matter is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from monitor.decide.join import joins
from monitor.decide.translated import translated
from monitor.model import Event
from tests.compare.watch import says
from tests.decide.told import NINE, event
from tests.store.stories import belief

DAY = timedelta(days=1)


def told(number: int, days: float, publisher: str = "us_embassy", kind: str = "departure_ordered", **more: Any) -> Event:
    """Event `number`, noticed so many days after the second of March."""
    decided = more.pop("decided", None)
    new = {"departure_lifted": None, "departure_statement_dropped": None}.get(kind, "ordered")
    noticed = NINE + days * DAY
    told = {"old": None, "new": new, "published_on": noticed.date(), **more}
    made = event(number, kind=kind, publisher=publisher, detected_at=noticed, **told)
    return replace(made, finding=replace(made.finding, decided_on=decided))


def known(new: Event, *earlier: Event, title: str = "", waiting: str = "") -> str:
    found = joins(new, earlier, title, [one.id for one in earlier if one.id[-1] in waiting])
    return found.id[-1] if found else ""


ORDER = told(1, 0)


def test_the_advisory_that_repeats_an_embassys_order_corroborates_it() -> None:
    assert known(told(2, 1, "us_state"), ORDER) == "1"
    assert known(told(2, 20.9, "us_state"), ORDER) == "1"


@pytest.mark.parametrize(
    "other",
    [
        told(2, 1, "uk_fcdo"),
        told(2, 1, "us_embassy"),
        told(2, 1, "us_state", country="OM"),
        told(2, 1, "us_state", "departure_authorized", new="authorized"),
        told(2, 21.1, "us_state"),
    ],
    ids=["another government", "the same door", "another country", "another status", "after three weeks"],
)
def test_what_is_another_matter_is_told(other: Event) -> None:
    assert known(other, ORDER) == ""


def test_an_order_for_another_consulate_is_another_and_one_for_the_mission_may_be_either() -> None:
    at = told(1, 0, post="Consulate Lahore")
    assert known(told(2, 1, "us_state", post="Consulate Karachi"), at) == ""
    assert known(told(2, 1, "us_state", post="Consulate General Lahore"), at) == "1"
    assert known(told(2, 1, "us_state"), at) == "1"


@pytest.mark.parametrize(
    ("was", "now", "days", "days_told", "same"),
    [
        ("Consulate Lahore", None, 3, (), "1"),
        ("Consulate Lahore", None, 3.1, (), ""),
        ("Consulate General Lahore", None, 8, (2, 2), "1"),
        ("Consulate Lahore", None, 1, (2, 3), ""),
        ("Embassy Islamabad", None, 8, (), "1"),
        (None, "Consulate Lahore", 8, (), "1"),
    ],
)
def test_an_order_for_all_of_a_mission_that_follows_one_for_a_consulate_is_told(
    was: str | None, now: str | None, days: float, days_told: tuple[int, ...], same: str
) -> None:
    """Lahore leaves on the second; a page that names no post, a week later, tells of Islamabad and Karachi as well."""
    first, then = (date(2026, 3, day) for day in days_told) if days_told else (None, None)
    assert known(told(2, days, "us_state", post=now, decided=then), told(1, 0, post=was, decided=first)) == same


@pytest.mark.parametrize(("day", "same"), [(date(2026, 3, 5), "1"), (date(2026, 3, 6), "")])
def test_two_days_of_decision_tell_whether_it_is_one(day: date, same: str) -> None:
    """Doors date one decision up to three days apart; when they were seen says less than that."""
    first = told(1, 0, decided=date(2026, 3, 2))
    assert known(told(2, 4, "us_state", decided=day), first) == same
    assert known(told(2, 60, "us_state", decided=date(2026, 3, 2)), first) == "1"


ENDS = told(3, 8, "us_state", "departure_lifted")


@pytest.mark.parametrize(
    ("end", "same"),
    [
        (ENDS, ""),
        (told(3, 8, "us_state", "departure_statement_dropped"), ""),
        (told(3, 8, "us_press", "departure_lifted"), ""),
        (told(3, 8, "us_state", "departure_lifted", post="Consulate Lahore"), "1"),
        (told(3, 8, "us_state", "departure_lifted", country="OM"), "1"),
        (told(3, 8, "uk_fcdo", "departure_lifted"), "1"),
        (told(3, 8, "us_state", "operations_resumed"), "1"),
        (told(3, -1, "us_state", "departure_lifted"), "1"),
    ],
    ids=["lifted", "dropped", "by the press office", "at one consulate", "elsewhere", "by others", "another matter", "before"],
)
def test_an_order_that_comes_back_after_its_end_is_told_again(end: Event, same: str) -> None:
    """The embassy told of an order on the second, the Department lifted it on the tenth: on the fifteenth there is one again."""
    assert known(told(2, 13, "us_state"), ORDER, end) == same
    assert known(told(2, 13, "us_state"), end, ORDER) == same


@pytest.mark.parametrize(("lowered", "same"), [("the north", ""), ("the south", "1")])
def test_a_part_that_is_lowered_ends_no_rise_of_another_part(lowered: str, same: str) -> None:
    """The embassy told of the north on the second; what the Department says of it on the fifteenth is news where it was lowered between."""
    rise, fall = "area_advice_raised", "area_advice_lowered"
    first = told(1, 0, kind=rise, area="the north")
    assert known(told(2, 13, "us_state", rise, area="the north"), first, told(3, 8, "us_state", fall, area=lowered)) == same


def test_a_decision_of_the_same_day_is_the_old_one_also_after_its_end() -> None:
    """A page that restates, with its day, what was ordered on the second is no news after the end of it."""
    first = told(1, 0, decided=date(2026, 3, 2))
    assert known(told(2, 13, "us_state", decided=date(2026, 3, 2)), first, ENDS) == "1"


@pytest.mark.parametrize(("day", "same"), [(date(2026, 3, 2), "1"), (date(2026, 3, 10), "1"), (date(2026, 3, 11), "")])
def test_of_an_order_without_a_day_one_decided_before_its_end_is_the_same(day: date, same: str) -> None:
    assert known(told(2, 13, "us_state", decided=day), ORDER, ENDS) == same


def test_the_step_down_of_the_second_order_is_told_though_another_door_told_that_of_the_first() -> None:
    first, again = told(3, 8, "us_embassy", "departure_lifted", new="authorized"), told(2, 13, "us_state")
    assert known(told(4, 9, "us_state", "departure_lifted", new="authorized"), ORDER, first) == "3"
    assert known(told(4, 18, "us_state", "departure_lifted", new="authorized"), ORDER, first, again) == ""


def on(day: int) -> date:
    return date(2026, 3, day)


@pytest.mark.parametrize(
    ("later", "same"),
    [
        (told(2, 9, "us_state", published_on=on(9)), "1"),
        (told(2, 9, "us_state", published_on=on(10)), ""),
        (told(2, 9, "us_state", published_on=on(9), flags=("silent_edit",)), ""),
        (told(2, 9, "us_state", published_on=None), ""),
    ],
    ids=["of the day before", "of that day", "under an unchanged date", "without a date"],
)
def test_a_post_from_before_the_end_that_comes_after_it_tells_of_the_order_that_ended(later: Event, same: str) -> None:
    """The order of the second was lifted on the tenth; a feed that was down brings a post of the ninth on the eleventh."""
    assert known(later, ORDER, ENDS) == same


@pytest.mark.parametrize(("day", "same"), [(1, "1"), (2, "")])
def test_an_end_that_a_door_tells_late_is_none_of_the_order_that_came_after_it(day: int, same: str) -> None:
    """Ordered anew on the second, the end of the first of March reaches us on the tenth: the new order still stands."""
    assert known(told(2, 13, "us_state"), ORDER, replace(ENDS, published_on=on(day))) == same


@pytest.mark.parametrize(
    ("was", "end", "now", "same"),
    [
        (None, "Embassy Astana", None, ""),
        (None, "Embassy Astana", "Embassy Astana", ""),
        (None, "Consulate Almaty", "Consulate Almaty", ""),
        (None, "Consulate Almaty", None, "1"),
        ("Consulate Almaty", "Embassy Astana", "Consulate Almaty", "1"),
        ("Consulate Almaty", None, "Consulate Almaty", ""),
    ],
)
def test_an_end_is_of_the_post_that_it_names(was: str | None, end: str | None, now: str | None, same: str) -> None:
    first, ended = told(1, 0, post=was), told(3, 8, "us_state", "departure_lifted", post=end)
    assert known(told(2, 13, "us_state", post=now), first, ended) == same


@pytest.mark.parametrize(
    ("title", "days", "words", "same"),
    [
        ("Security Alert – Update", 1, "Sentence 1.", "1"),
        ("Security Alert #2", 2.9, "Sentence 1.", "1"),
        ("Security Alert", 1, "Sentence 1.", ""),
        ("Security Alert – Update", 3.1, "Sentence 1.", ""),
        ("Security Alert – Update", 1, "Gunmen closed the coast road.", ""),
    ],
    ids=["an update", "its number", "no update", "after three days", "in other words"],
)
def test_an_update_repeats_an_earlier_post_of_its_mission(title: str, days: float, words: str, same: str) -> None:
    alert = told(1, 0, kind="security_alert", quote="Sentence 1.", destination="KZ:1")
    assert known(told(2, days, kind="security_alert", quote=words, destination="KZ:2"), alert, title=title) == same
    assert known(told(2, days, kind="security_alert", quote=words, destination="KZ:1"), alert, title=title) == ""


@pytest.mark.parametrize(
    ("post", "days", "language", "told", "known"),
    [
        ("us_embassy_mx:9", 2, "es", ("e1",), True),
        ("us_embassy_mx:9", 2, "en", ("e1",), False),
        ("us_embassy_gt:9", 2, "es", ("e1",), False),
        ("us_embassy_mx:9", 3, "es", ("e1",), False),
        ("us_embassy_mx:9", -3, "es", ("e1",), False),
        ("us_embassy_mx:9", 2, "es", (), False),
        ("us_embassy_mx:1", 2, "es", ("e1",), False),
    ],
    ids=["two days later", "in English too", "of another mission", "three days later", "three days before", "of what told nothing", "itself"],
)
def test_a_post_in_another_language_repeats_the_english_one_of_its_mission(
    post: str, days: int, language: str, told: tuple[str, ...], known: bool
) -> None:
    english = belief("us_embassy_mx:1", published_on=NINE.date(), told=told)
    said = replace(says().reading, destination=post, language=language, published_on=NINE.date() + timedelta(days=days), title="Alerta de seguridad")
    assert translated(said, [english], lambda _: replace(says().reading, title="Security Alert")) == (english if known else None)


BOTH = "The Department lifted the ordered departure of non-emergency employees and family members."
KIN = "The Department lifted the ordered departure of family members of U.S. government employees."


def end(number: int, days: float, publisher: str = "us_embassy", **more: Any) -> Event:
    return told(number, days, publisher, more.pop("kind", "departure_lifted"), **{"quote": BOTH, **more})


@pytest.mark.parametrize(
    "other",
    [
        end(2, 10, "uk_fcdo"),
        end(2, 10, "us_embassy"),
        end(2, 10, "us_state", country="OM"),
        end(2, 10, "us_state", new="authorized"),
        end(2, 16.1, "us_state"),
        end(2, 10, "us_state", kind="operations_resumed"),
    ],
    ids=["another government", "the same door", "another country", "a step down", "after eight days", "another matter"],
)
def test_an_end_is_told_once_by_all_doors_and_what_is_another_matter_is_told(other: Event) -> None:
    """The embassy said on the tenth that the order ended, the page says it two days and the press office six days later."""
    first = end(1, 8)
    assert known(end(2, 10, "us_state"), ORDER, first) == known(end(2, 14, "us_press"), ORDER, first) == "1"
    assert known(other, ORDER, first) == ""


def test_of_ends_with_a_day_of_decision_those_three_days_apart_are_one() -> None:
    first = end(1, 8, decided=date(2026, 3, 10))
    assert known(end(2, 30, "us_state", decided=date(2026, 3, 10), published_on=on(10)), first) == ""  # nobody looks further back
    assert known(end(2, 12, "us_state", decided=date(2026, 3, 13)), first) == "1"
    assert known(end(2, 12, "us_state", decided=date(2026, 3, 14)), first) == ""


@pytest.mark.parametrize(
    ("was", "now", "same"),
    [(BOTH, KIN, "1"), (KIN, BOTH, ""), (KIN, KIN, "1"), (KIN, "The ordered departure has been lifted.", ""),
     ("The ordered departure has been lifted.", BOTH, "1"), ("The order for employees\u2019 families was lifted.", BOTH, ""), (KIN, BOTH.replace(" and family members", ""), "")],
)  # fmt: skip
def test_an_end_for_more_people_than_were_named_is_told(was: str, now: str, same: str) -> None:
    """Families may come back on the tenth, the staff on the twelfth: two pieces of news."""
    assert known(end(2, 10, "us_state", quote=now), ORDER, end(1, 8, quote=was)) == same


@pytest.mark.parametrize(
    ("was", "now", "same"),
    [(None, "Consulate Lahore", "1"), ("Consulate Lahore", None, ""), ("Consulate Lahore", "Consulate General Lahore", "1"),
     ("Consulate Lahore", "Consulate Karachi", ""), ("Embassy Islamabad", None, "")],
)  # fmt: skip
def test_an_end_for_more_posts_than_were_named_is_told(was: str | None, now: str | None, same: str) -> None:
    assert known(end(2, 10, "us_state", post=now), ORDER, end(1, 8, post=was)) == same


def test_the_end_of_what_was_authorized_is_none_of_what_was_ordered() -> None:
    assert known(end(2, 10, "us_state", old="authorized"), end(1, 8, old="ordered")) == ""
    assert known(end(2, 10, "us_state", old="ordered"), end(1, 8, old="ordered")) == "1"


@pytest.mark.parametrize(
    ("again", "second", "same"),
    [
        (told(3, 9), {}, ""),
        (told(3, 9, "us_press", "departure_authorized", new="authorized"), {}, ""),
        (told(3, 9), {"published_on": on(10)}, "1"),
        (told(3, 12), {"published_on": on(14), "days": 12.5}, ""),
        (told(3, 9, published_on=on(9)), {}, "1"),
        (told(3, 7.9, published_on=on(11)), {}, ""),
        (told(3, 9, country="OM"), {}, "1"),
        (told(3, 9, "uk_fcdo"), {}, "1"),
        (told(3, 9, kind="operations_suspended"), {}, "1"),
    ],
    ids=["ordered anew", "authorized anew", "an end told late", "of the days after", "an order told late", "before the first end is told", "elsewhere", "by others", "another matter"],
)
def test_the_second_end_after_a_new_order_is_told(again: Event, second: dict[str, Any], same: str) -> None:
    """Lifted on the tenth, ordered anew on the eleventh, lifted again on the thirteenth: the last is told by whoever tells it."""
    new = end(2, second.get("days", 11), "us_state", **{k: v for k, v in second.items() if k != "days"})
    assert known(new, ORDER, end(1, 8), again) == same
    assert known(new, again, end(1, 8), ORDER, waiting="3") == same


def test_a_page_that_drops_a_status_after_its_end_was_told_says_nothing_new() -> None:
    """The embassy said that the order ended; the page no longer mentions it. The other way round the embassy's is the news."""
    dropped = told(2, 11, "us_state", "departure_statement_dropped", old="ordered", quote=BOTH, decided=date(2026, 3, 2))
    assert known(dropped, ORDER, end(1, 8, old="ordered")) == known(dropped, ORDER, end(1, 8)) == "1"
    assert known(dropped, ORDER) == known(dropped, ORDER, end(1, 8, quote=KIN)) == known(dropped, ORDER, end(1, 8), told(3, 10)) == ""
    assert known(end(4, 12), ORDER, dropped) == ""
    work = told(5, 11, "us_state", "departure_statement_dropped", old="suspended")
    assert known(work, ORDER, end(1, 8)) == ""


STAFF = "The Department ordered the departure of non-emergency employees."
ALL = "The Department ordered non-emergency employees and their families to leave."


@pytest.mark.parametrize(("ordered", "ended", "same"), [(STAFF, KIN, "1"), (STAFF, BOTH, ""), (STAFF, STAFF, ""), (BOTH, KIN, ""), ("It was ordered.", KIN, ""), (KIN, KIN, "")])
def test_an_end_for_people_who_were_under_no_order_ends_none(ordered: str, ended: str, same: str) -> None:
    """The staff were ordered out on the second; on the tenth families may come back; a door that lags brings the order again."""
    order, again = told(1, 0, quote=ordered), told(2, 13, "us_state", quote=ordered)
    assert known(again, order, end(3, 8, "us_press", quote=ended)) == same


@pytest.mark.parametrize(
    ("was", "now", "same"),
    [(KIN, STAFF, ""), (STAFF, ALL, ""), (KIN, ALL, ""), (ALL, STAFF, "1"), (STAFF, STAFF, "1"), ("It was ordered.", STAFF, "1"), (STAFF, "It was ordered.", "1")],
)
def test_an_order_for_more_people_than_another_door_named_is_told(was: str, now: str, same: str) -> None:
    """Families on the second, the staff on the fifth. A decision of one day is one, however its doors tell whose it is."""
    assert known(told(2, 3, "us_state", quote=now), told(1, 0, quote=was)) == same
    assert known(told(2, 3, "us_state", quote=now, decided=on(2)), told(1, 0, quote=was, decided=on(2))) == "1"
