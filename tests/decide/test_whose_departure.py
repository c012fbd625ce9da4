"""Of which post, town or people a departure is told: a status of one is none of another."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change


def _told(country: tuple[str, str], before: str, after: str, published: str) -> dict[str, str]:
    return dict(_lines(country, before, after, published))


def _lines(country: tuple[str, str], before: str, after: str, published: str) -> list[tuple[str, str]]:
    sides = {name: {"level": 3, "text": f"Reconsider travel to {country[1]} due to crime.\n{said}"}
             for name, said in (("before", before), ("after", after))}
    case = {"countries": [country[0]], "name": country[1], "published": date.fromisoformat(published),
            "published_before": date(2026, 3, 3), **sides}
    return [(f.kind, f.headline) for f in classify(change(case), KINDS).findings if f.kind != "advice_text_changed"]


CHINA, PAKISTAN = ("CN", "China"), ("PK", "Pakistan")


@pytest.mark.parametrize("place", ["Wuhan", "Hubei province", "the U.S. Consulate General in Wuhan"])
def test_an_order_for_one_city_is_not_eased_by_a_permission_for_the_country(place: str) -> None:
    """A permission that covered more people was told as a step down from the order for a city, which stood."""
    order = f"On March 2, 2026, the Department ordered the departure of non-emergency personnel and families from {place}."
    wider = "On March 9, 2026, the Department authorized the departure of non-emergency personnel and families from China."
    told = _told(CHINA, order, f"{order}\n{wider}", "2026-03-10")
    assert set(told) == {"departure_authorized"}
    assert told["departure_authorized"].startswith("US lets non-emergency staff and families leave China")


def test_a_city_that_is_left_is_named_as_its_post_where_it_has_one() -> None:
    """From the seat of an embassy, from a town, from the country by way of a town."""
    def order(whence: str) -> str:
        said = f"On March 9, 2026, the Department ordered non-emergency employees to leave {whence}."
        return _told(PAKISTAN, "", said, "2026-03-10")["departure_ordered"]

    assert order("Islamabad").startswith("US orders non-emergency staff out of Embassy Islamabad —")
    assert order("Lahore").startswith("US orders non-emergency staff out of Lahore —")
    assert order("Pakistan by commercial flight from Lahore").startswith("US orders non-emergency staff out of Pakistan —")


ORDER = (
    "On March 2, 2026, the Department ordered the departure of non-emergency personnel from the U.S. Embassy in"
    " Islamabad and the U.S. Consulate General in Lahore."
)


@pytest.mark.parametrize(
    "end",
    [
        "On April 9, 2026, the Department lifted the ordered departure for U.S. Embassy personnel.\nThe ordered departure"
        " of U.S. Consulate General Lahore personnel is still in effect.",
        "On April 9, 2026, the Department lifted the ordered departure for U.S. Embassy personnel.\nThe Department has not"
        " lifted the ordered departure for U.S. Consulate General Lahore personnel.",
        "On April 9, 2026, the Department lifted the ordered departure of personnel at the U.S. Embassy in Islamabad, but"
        " not at the U.S. Consulate General in Lahore.",
    ],
)
def test_an_end_for_the_embassy_is_none_for_a_consulate(end: str) -> None:
    """An all-clear was told of the consulate whose order stood, and the real one was silent afterwards."""
    told = _told(PAKISTAN, ORDER, end, "2026-04-10")
    assert set(told) == {"departure_lifted"}
    assert "Embassy Islamabad" in told["departure_lifted"] and "Lahore" not in told["departure_lifted"]
    over = "On May 4, 2026, the Department lifted the ordered departure for U.S. Consulate General Lahore personnel."
    told = _told(PAKISTAN, end, over, "2026-05-05")
    assert "Consulate General Lahore" in told["departure_lifted"]


BARE = "On March 2, 2026, the Department ordered the departure of non-emergency personnel and family members."


def test_an_order_told_again_with_its_place_is_no_second_order() -> None:
    """The same day, the same people: the later text only says where; and what was vanished is not."""
    assert not set(_told(CHINA, BARE, BARE.replace("members.", "members from Wuhan."), "2026-03-04")) - {
        "no_substantive_change"
    }


def test_what_follows_an_order_that_was_given_its_place_is_news_of_its_own() -> None:
    """A wider permission was a step down from it, and an order for minors was silent."""
    wider = "On March 5, 2026, the Department authorized the departure of non-emergency personnel from China."
    minors = "On March 6, 2026, the Department ordered the departure of all family members under age 21 in China."
    told = _told(CHINA, BARE, f"{BARE.replace('members.', 'members from Wuhan.')}\n{wider}\n{minors}", "2026-03-07")
    assert set(told) == {"departure_authorized", "departure_ordered"}
    assert told["departure_ordered"].startswith("US orders families of its staff out of China")


def test_an_end_for_embassy_personnel_is_not_headed_as_one_for_the_country() -> None:
    """The order before named no post; the consulate's stands."""
    end = (
        "On April 9, 2026, the Department lifted the ordered departure for U.S. Embassy personnel.\nThe Department has not"
        " lifted the ordered departure for U.S. Consulate General Lahore personnel."
    )
    told = _told(PAKISTAN, BARE.replace("members.", "members from Pakistan."), end, "2026-04-10")
    assert "the embassy in Pakistan" in told["departure_lifted"]


BOTH = (
    "On March 2, 2026, the Department ordered non-emergency employees to leave the U.S. Consulates General Lahore and"
    " Karachi."
)


@pytest.mark.parametrize(
    "end",
    [
        "The ordered departure was lifted in Lahore, while Karachi remains on ordered departure.",
        "While Karachi remains on ordered departure, the ordered departure was lifted in Lahore.",
        "The ordered departure was lifted for Lahore. Karachi remains on ordered departure.",
        "The Department lifted the ordered departure in Lahore; in Karachi it remains in effect.",
    ],
)
def test_an_end_in_one_town_is_none_for_the_town_that_stays_on_it(end: str) -> None:
    order = BOTH
    told = _told(PAKISTAN, order, end, "2026-04-09")
    assert set(told) == {"departure_lifted"}
    assert "Lahore" in told["departure_lifted"]
    assert "Karachi" not in told["departure_lifted"]


@pytest.mark.parametrize(
    "said",
    [
        "Lahore and Karachi remain on ordered departure.",
        "The ordered departure was not lifted in Lahore, and Karachi remains on ordered departure.",
        "The curfew order was lifted in Lahore, while Karachi remains on ordered departure.",
        "The ordered departure may be lifted in Lahore, while Karachi remains on ordered departure.",
    ],
)
def test_a_town_that_stays_on_an_order_ends_it_for_none(said: str) -> None:
    order = BOTH
    assert "departure_lifted" not in _told(PAKISTAN, order, said, "2026-04-09")


WHOLE = "On March 2, 2026, the Department ordered non-emergency employees and family members to leave Pakistan."


@pytest.mark.parametrize(
    ("end", "where", "left"),
    [
        ("The ordered departure was lifted for Norhaven, while Karamo remains on ordered departure.", "Norhaven", "Karamo"),
        ("Karamo remains on ordered departure, but the order in Norhaven was lifted.", "Norhaven", "Karamo"),
        ("The ordered departure was lifted everywhere but Karamo.", "Pakistan", "it goes on at Karamo"),
        ("The ordered departure now applies only to Karamo.", "Pakistan", "it goes on at Karamo"),
        ("The ordered departure was lifted only in Norhaven.", "Norhaven", "verify"),
        ("The Department authorized the return of employees and family members to Norhaven.", "Norhaven", "verify"),
    ],
)
def test_what_is_lifted_at_a_town_nobody_lists_is_not_lifted_for_the_country(end: str, where: str, left: str) -> None:
    told = _told(PAKISTAN, WHOLE, end, "2026-04-09")
    assert set(told) == {"departure_lifted"}  # and nothing is dropped beside it
    assert f"departure: {where}" in told["departure_lifted"]
    assert left in told["departure_lifted"]


@pytest.mark.parametrize(
    "end",
    [
        "The ordered departure was lifted for Family Members and Employees.",
        "The ordered departure was lifted in April.",
        "The ordered departure was lifted at Post.",
        "The ordered departure was lifted for Pakistan.",
    ],
)
def test_people_months_and_the_country_itself_are_no_towns(end: str) -> None:
    told = _told(PAKISTAN, WHOLE, end, "2026-04-09")
    assert "departure: Pakistan" in told["departure_lifted"]


@pytest.mark.parametrize(
    "said",
    [
        "The ordered departure was not lifted for Norhaven.",
        "The ordered departure may be lifted everywhere but Karamo.",
        "The curfew now applies only to Karamo.",
        "If the fighting stops, the ordered departure will be lifted in Norhaven.",
    ],
)
def test_what_is_denied_supposed_or_planned_of_a_town_is_no_end(said: str) -> None:
    assert "departure_lifted" not in _told(PAKISTAN, WHOLE, f"{WHOLE} {said}", "2026-04-09")


def test_two_towns_with_two_grades_keep_theirs() -> None:
    said = "On April 8, 2026, the Department ordered family members to leave Norhaven and authorized family members to leave Karamo."
    told = _told(PAKISTAN, "The capital is large.", said, "2026-04-09")
    assert "Norhaven" in told["departure_ordered"] and "Karamo" not in told["departure_ordered"]
    assert "Karamo" in told["departure_authorized"] and "Norhaven" not in told["departure_authorized"]


def test_an_order_for_the_country_is_none_for_the_town_whose_people_are_told_another_thing() -> None:
    said = "On April 8, 2026, the Department ordered family members to leave Pakistan, and staff in Norhaven must stay indoors."
    assert "Norhaven" not in _told(PAKISTAN, "The capital is large.", said, "2026-04-09")["departure_ordered"]


@pytest.mark.parametrize("first", ["Karachi", "Lahore"])
def test_what_is_replaced_without_a_name_is_the_order_of_the_consulate_just_told_of(first: str) -> None:
    """The order of the other consulate stands, whether it is told before or behind; it was told as lifted."""
    orders = [
        f"On March 2, 2026, the Department ordered the departure of families of Consulate General {town} personnel."
        for town in ("Karachi", "Lahore")
    ]
    milder = (
        "On April 9, 2026, the Department authorized the departure of families of Consulate General Lahore personnel."
        " This replaces the ordered departure, which is no longer in effect."
    )
    now = [orders[0], milder] if first == "Karachi" else [milder, orders[0]]
    [(kind, headline)] = _lines(PAKISTAN, "\n".join(orders), "\n".join(now), "2026-04-10")
    assert kind == "departure_lifted"
    assert "steps down" in headline
    assert "Karachi" not in headline


def test_a_quarter_of_a_city_stands_for_the_city_s_post() -> None:
    """Its end was told of a place that no order was told of."""
    order = "On March 2, 2026, the Department ordered the departure of families from the U.S. Consulate General in Lahore."
    end = "On April 9, 2026, the Department lifted the ordered departure for Lahore Cantonment."
    [(kind, headline)] = _lines(PAKISTAN, order, end, "2026-04-10")
    assert kind == "departure_lifted"
    assert headline.startswith("US lifts ordered departure: Lahore")


def test_an_order_that_only_goes_on_is_no_order_to_people_whom_the_text_did_not_name() -> None:
    """Staff were told to leave on March 2; that "the ordered departure" of that day remains is news for nobody."""
    order = "On March 2, 2026, the Department ordered the departure of non-emergency staff."
    stays = "The ordered departure of March 2 remains in effect"
    assert _told(PAKISTAN, order, f"{stays}.", "2026-03-10").keys() == {"no_substantive_change"}

    nobody = "The Department ordered departure."
    assert "departure_ordered" not in _told(PAKISTAN, "The Department ordered the departure of staff.", nobody, "2026-03-10")

    more = _told(PAKISTAN, order, f"{stays}, and the Department ordered families to leave on March 9.", "2026-03-10")
    assert more["departure_ordered"].startswith("US orders families of its staff out of Pakistan")


@pytest.mark.parametrize("whence", ["Pakistan", "the U.S. Embassy in Islamabad", "the U.S. Consulate General in Karachi"])
def test_an_order_that_names_nobody_is_news_at_a_post_of_which_nothing_was_told(whence: str) -> None:
    """That families had to leave elsewhere says nothing of who must leave Lahore."""
    order = f"The Department ordered the departure of family members from {whence}."
    told = _told(PAKISTAN, order, f"{order} The Department has ordered departure from Consulate General Lahore.", "2026-03-10")
    assert "out of Consulate General Lahore" in told["departure_ordered"]


@pytest.mark.parametrize("whom", ["embassy families who are in Lahore", "consulate family members that have children at school"])
def test_whose_families_leave_is_no_other_act_of_a_post(whom: str) -> None:
    order = f"The Department ordered the departure of non-emergency employees, {whom}, and contractors."
    told = _told(PAKISTAN, "", order, "2026-03-10")
    assert told["departure_ordered"].startswith("US orders non-emergency staff and families out of")


@pytest.mark.parametrize(
    "said",
    [
        "Non-emergency staff were ordered to leave, and flights from Peshawar are suspended.",
        "Non-emergency staff were ordered to leave by flights from Lahore.",
        "The Department ordered non-emergency staff to leave and flights from Peshawar are suspended.",
    ],
)
def test_whence_flights_go_is_no_town_that_staff_are_to_leave(said: str) -> None:
    assert _told(PAKISTAN, "", said, "2026-03-10")["departure_ordered"].startswith("US orders non-emergency staff out of Pakistan")


def test_the_towns_that_staff_are_told_to_leave_are_named_beside_flights() -> None:
    said = "Non-emergency staff were ordered to leave Lahore and Karachi, and flights from Peshawar are suspended."
    told = _told(PAKISTAN, "", said, "2026-03-10")["departure_ordered"]
    assert told.startswith("US orders non-emergency staff out of Lahore and Karachi")


@pytest.mark.parametrize(("left", "post"), [
    ("southeast Pakistan", "southeast Pakistan"),
    ("Northern Pakistan", "Northern Pakistan"),
    ("Pakistan", "Pakistan"),
])
def test_a_quarter_of_the_country_that_is_left_is_named(left: str, post: str) -> None:
    """An order to leave southeast Turkey was told as one to leave Turkey."""
    said = f"On March 9, 2026, the Department ordered non-emergency employees and families to leave {left}."
    told = _told(PAKISTAN, "", said, "2026-03-10")
    assert told["departure_ordered"].startswith(f"US orders non-emergency staff and families out of {post} \u2014")
