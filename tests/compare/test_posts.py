"""Posts are named as people name them, and one post under two names is one."""

from __future__ import annotations

import pytest

from monitor.compare.posture import post_key
from monitor.compare.whose.posts import posts


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("to leave U.S. Embassy Abuja due to", ["Embassy Abuja"]),
        ("the US Embassy in Kuwait suspended", ["Embassy Kuwait"]),
        ("of Consulate General Almaty non-emergency US staff", ["Consulate General Almaty"]),
        ("from US Consulates Lahore and Karachi to leave", ["Consulate Lahore", "Consulate Karachi"]),
        ("all US consulates in Testland have", ["Consulates in Testland"]),
        ("from the US Consulates in the border cities of Nogales, Tijuana and Matamoros due to",
         ["Consulate Nogales", "Consulate Tijuana", "Consulate Matamoros"]),
        ("the US Embassy in Addis Ababa, Ethiopia", ["Embassy Addis Ababa"]),
        ("from the US Embassy in Baghdad, the Baghdad Diplomatic Support Center, and the US Consulate General in Erbil",
         ["Embassy Baghdad", "Baghdad Diplomatic Support Center", "Consulate General Erbil"]),
        ("Embassy of Canada to Vietnam, in Hanoi", ["Embassy Hanoi"]),
        ("the US embassy in Port-au-Prince is", ["Embassy Port-au-Prince"]),
        ("from Mission Israel due to", []),
        ("Embassy employees and the embassy", []),
        ("The Embassy remains on", []),
        ("the US Embassy in 2012", []),
        ("appointments at the US Embassy for Monday, June 1", []),
        ("US Embassy Tuesday interviews are canceled", []),
        ("to depart from the US Embassy in Israel as", []),
        ("the US Embassy in Guatemala is", ["Embassy Guatemala"]),
    ],
)  # fmt: skip
def test_posts_are_found(said: str, named: list[str]) -> None:
    assert [p.post for p in posts(said)] == named


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Consulate Adana", "Consulate General Adana"),
        ("U.S. Embassy Sana\u2019a", "Embassy Sanaa"),
        ("Embassy in San Jos\u00e9", "embassy san jose"),
        (None, "Mission Israel"),
        ("Abuja", "U.S. Embassy Abuja"),
        ("Karachi", "Consulate General Karachi"),
        ("Lahore", "Consulate Lahore"),
        ("Norhaven", "Consulate General Norhaven"),
    ],
)
def test_one_post_has_one_key(one: str | None, other: str | None) -> None:
    assert post_key(one) == post_key(other)


def test_different_posts_have_different_keys() -> None:
    keys = {post_key(p) for p in (None, "Embassy Islamabad", "Consulate Lahore", "Consulate Karachi", "Embassy Lahore")}
    assert len(keys) == 5
    assert post_key("Norhaven province") != post_key("Norhaven")


def test_a_saint_is_part_of_a_city() -> None:
    assert [p.post for p in posts("the US Consulate General in St. Petersburg closed")] == ["Consulate General St. Petersburg"]


def test_an_embassy_to_a_country_is_no_post_of_half_its_name() -> None:
    assert posts("The Embassy of Canada to Costa Rica has reopened.") == ()
    assert [p.post for p in posts("The Embassy of Canada to Costa Rica, in San Jose, is closed.")] == ["Embassy San Jose"]


def test_a_post_is_named_by_the_town_of_which_its_sentence_told() -> None:
    """"There" means the last town before it; a town that no list knows names no post."""
    said = "Due to fighting in Goma, our consulate there is closed."
    assert [p.post for p in posts(said)] == ["Consulate Goma"]
    assert [p.post for p in posts("Clashes in Goma spread to Bukavu, and the consulate there has closed.")] == [
        "Consulate Bukavu"
    ]
    assert posts("Due to fighting in Kellhaven, our consulate there is closed.") == ()
