"""Whose page it is: a code in the link, the name in the title, and what is done where the two disagree."""

from __future__ import annotations

import pytest

from monitor.collect.identity import identify, names
from monitor.collect.source import Unreadable

PAGES = "https://travel.example/advisories/destination."


@pytest.mark.parametrize(
    ("title", "iso3", "codes"),
    [
        ("Congo - Level 3: Reconsider Travel", "cod", ("CD",)),  # a short name of two countries yields to the code
        ("Congo - Level 3: Reconsider Travel", "cog", ("CG",)),
        ("Peru - Level 2: Exercise Increased Caution", "per", ("PE",)),
        ("Level 2: Exercise Increased Caution", "per", ("PE",)),
    ],
)
def test_a_code_in_the_link_names_the_country(title: str, iso3: str, codes: tuple[str, ...]) -> None:
    assert identify(title, f"{PAGES}{iso3}.html").codes == codes


@pytest.mark.parametrize(("title", "leaf", "its"), [
    ("Worldwide Caution", "worldwide-caution", True), ("Congo - Level 3: Reconsider Travel", "destination.cod", True),
    ("Peru Travel Advisory | Travel.State.Gov", "destination.per", True), ("Travel Advisories", "destination.per", False),
    ("Oman - Level 1", "destination.per", False), ("", "destination.per", False),
])  # fmt: skip
def test_whose_page_a_title_may_head(title: str, leaf: str, its: bool) -> None:
    """The caution of no country, and a short name of two, were no page of anybody."""
    assert names(identify("" if "." in leaf else title, f"https://travel.example/advisories/{leaf}.html"), title) is its


def test_a_code_and_a_name_of_two_countries_are_nobodys_page() -> None:
    with pytest.raises(Unreadable, match="expected Oman, got Peru"):
        identify("Peru - Level 4: Do Not Travel", f"{PAGES}omn.html")
