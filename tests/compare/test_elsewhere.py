"""What holds in a neighbour's country is told apart from what holds in a page's own."""

from __future__ import annotations

import pytest

from monitor.compare.sentences import sentences
from monitor.compare.whose.abroad import at_home, of_our_people
from monitor.compare.whose.elsewhere import elsewhere


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("A curfew was imposed in Ukraine.", "Moldova"),
        ("Lebanese airspace is closed.", "Israel"),
        ("Kuwait's airspace is closed to all.", "Bahrain"),
        ("Kuwait International Airport is closed.", "Iraq"),
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
        ("Kuwait International Airport and that of Erbil are closed.", "Iraq"),
    ],
)
def test_a_page_s_own_facts_and_those_of_a_page_for_many_stay(said: str, own: str) -> None:
    assert not elsewhere(said, (own,))


REGION = (
    "Cyclone Ada: Information for Travelers\nCyclone Ada has crossed the Comoros and Mozambique.\n"
    "Mozambique: The U.S. Embassy in Maputo is closed today.\nMadagascar: All airports are closed.\n"
    "U.S. citizens should shelter in place."
)


def home(text: str, *names: str) -> list[str]:
    return [s.plain for s in at_home(sentences(text), names)]


def test_a_list_of_other_countries_is_of_none_that_it_does_not_name() -> None:
    assert home(REGION, "Cyclone Ada: Information for Travelers", "Botswana") == []


def test_of_a_list_by_countries_a_page_has_its_own_entry_and_what_is_of_all() -> None:
    said = home(f"{REGION}\nMalawi: A curfew is in force.", "Malawi")
    assert "Malawi: A curfew is in force." in said
    assert "US citizens should shelter in place." in said
    assert not any("Maputo" in one or "airports" in one for one in said)


def test_one_label_of_a_neighbour_is_no_list_and_its_own_city_is_named() -> None:
    assert len(home("Mozambique: The border is closed.\nShelter in place.", "Malawi")) == 2
    assert len(home(f"{REGION}\nIn Lilongwe it rains.", "Malawi")) == 4


def test_what_holds_in_many_countries_is_no_fact_of_one() -> None:
    assert home("Many countries have closed their borders. The border is closed.", "Malawi") == ["The border is closed."]
    assert len(home("Some countries, Malawi included, have closed their borders.", "Malawi")) == 1
    assert len(home("Many countries have closed their borders.", "Testland")) == 1


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("New Zealanders in Kuwait have been strongly advised to leave.", []),
        ("Citizens currently in Bahrain, Kuwait and Qatar were told to shelter in place.", []),
        ("New Zealanders in Kuwait should leave now.", []),
        ("If you are in Iran, leave by road.", []),
        ("Irish citizens in Kuwait must stay indoors and you should leave.", ["you should leave."]),
        ("Citizens in Kuwait were told to leave, and our Embassy in Riyadh is closed.", ["our Embassy in Riyadh is closed."]),
    ],
)
def test_what_was_said_to_people_in_a_neighbour_s_country_is_not_said_here(said: str, left: list[str]) -> None:
    assert [one.plain for one in of_our_people(sentences(said), ("Saudi Arabia",))] == left


@pytest.mark.parametrize(
    "said",
    [
        "New Zealanders in Kuwait and Saudi Arabia have been advised to leave.",
        "New Zealanders in Riyadh have been advised to leave.",
        "New Zealanders in Grenada have been advised to leave.",
        "New Zealanders in Kuwait City Hotel should leave now.",
        "If you are in Kuwait and travel to Saudi Arabia, leave by road.",
        "New Zealanders in Gaza should leave now.",
        "Attacks on citizens in Kuwait led to the closure of the border.",
        "New Zealanders should leave by land through Kuwait.",
    ],
)
def test_what_is_said_here_too_or_where_no_mission_stands_stays(said: str) -> None:
    assert [one.plain for one in of_our_people(sentences(said), ("Saudi Arabia",))] == [said]
