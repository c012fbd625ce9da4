"""Whose page it is: a code in the link, the name in the title, and what is done where the two disagree."""

from __future__ import annotations

import pytest

from monitor.collect.identity import identify
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


def test_a_code_and_a_name_of_two_countries_are_nobodys_page() -> None:
    with pytest.raises(Unreadable, match="expected Oman, got Peru"):
        identify("Peru - Level 4: Do Not Travel", f"{PAGES}omn.html")
