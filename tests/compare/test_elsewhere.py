"""What holds in a neighbour's country is told apart from what holds in a page's own."""

from __future__ import annotations

import pytest

from monitor.compare.whose.elsewhere import elsewhere


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("A curfew was imposed in Ukraine.", "Moldova"),
        ("Lebanese airspace is closed.", "Israel"),
        ("Kuwait's airspace is closed to all.", "Bahrain"),
        ("A state of emergency was declared across Peru.", "Bolivia"),
    ],
)
def test_a_neighbour_is_named_as_the_place(said: str, own: str) -> None:
    assert elsewhere(said, (own,))


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("Ukraine imposed a curfew in Kyiv.", "Ukraine"),
        ("Israeli airspace is closed.", "Israel"),
        ("The earthquake in Peru was felt in Bolivia.", "Bolivia"),
        ("A state of emergency is in force in New South Wales.", "Australia"),
        ("Airspace over Iraq is closed.", "Worldwide"),
        ("Airspace over Iraq is closed.", "Jordan, Iraq"),
        ("Airspace over Iraq is closed.", "Testland"),
        ("The French authorities declared a state of emergency.", "New Caledonia"),
    ],
)
def test_a_page_s_own_facts_and_those_of_a_page_for_many_stay(said: str, own: str) -> None:
    assert not elsewhere(said, (own,))
