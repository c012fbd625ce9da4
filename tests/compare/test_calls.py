"""Whose call to leave it is: another country's is not the page's own, and one that is taken back is none."""

from __future__ import annotations

import pytest

from monitor.compare.posture import read

TITLE = "Ethiopia - Level 3: Reconsider Travel"


@pytest.mark.parametrize(
    "said",
    [
        "U.S. citizens should leave Sudan immediately.",
        "We urge U.S. citizens to depart Sudan while commercial flights are available.",
        "U.S. citizens in Khartoum should leave now.",
        "U.S. citizens should no longer leave the country.",
        "Commercial flights are the best option, even if we have advised all U.S. citizens to leave.",
        "Why do you tell citizens that they should leave, and offer no transport?",
        "We encourage people to leave on the first transport they are able and eligible to board.",
    ],
)
def test_it_calls_nobody_on_this_page(said: str) -> None:
    assert read(said, 3, None, TITLE, "Ethiopia").leave == ()


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("U.S. citizens should leave Ethiopia immediately, and so should those in Sudan.", None),
        ("U.S. citizens should leave Amhara immediately.", "Amhara"),
        ("U.S. citizens in Ethiopia and Sudan should leave now.", None),
        ("U.S. citizens should no longer wait and leave the country.", None),
        ("U.S. citizens should leave Ethiopia immediately; need help?", None),
        ("U.S. citizens should leave Ethiopia on the first flight they are eligible to board.", None),
        ("The airport may temporarily close without notice, so U.S. citizens should leave Ethiopia now.", None),
        ("U.S. citizens should no longer hesitate to leave Ethiopia.", None),
        ("We have advised all U.S. citizens to leave, even if they have lived here for years.", None),
    ],
)
def test_it_calls_people_here(said: str, area: str | None) -> None:
    (found,) = read(said, 3, None, TITLE, "Ethiopia").leave
    assert found.area == area


def test_a_province_may_have_the_name_of_a_country_and_a_neighbour_speaks_where_no_mission_stands() -> None:
    (state,) = read("U.S. citizens in Niger State should leave now.", 3, None, "Nigeria", "Nigeria").leave
    assert state.area
    (strip,) = read("British nationals should leave Gaza now.", None, None, "Israel", "Israel").leave
    assert strip.area == "Gaza"


@pytest.mark.parametrize(
    ("land", "town"),
    [("Venezuela", "Barcelona"), ("Panama", "Santiago"), ("Australia", "Victoria"), ("China", "Hong Kong")],
)
def test_a_town_or_state_that_goes_by_the_name_of_one_abroad_is_left_too(land: str, town: str) -> None:
    (found,) = read(f"U.S. citizens should leave {town} now.", None, None, land, land).leave
    assert found.area == town
