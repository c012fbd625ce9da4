"""Advice to leave, by its strength; and the many things people are told to leave, or not to."""

from __future__ import annotations

import pytest

from monitor.compare.posture import read
from monitor.model import SOME_PARTS

TITLE = "Testland - Level 4: Do Not Travel"
ADVICE = [
    ("You should consider leaving by commercial means.", "consider"),
    ("If you are in Testland, we strongly advise you to consider leaving.", "consider"),
    ("Americans afraid for their safety should leave Testland now.", "consider"),
    ("If you do not feel safe, make arrangements to leave the country immediately.", "consider"),
    ("U.S. citizens are urged to seek available departure options from Testland.", "consider"),
    ("All U.S. citizens must leave Testland now; those who feel unsafe may call.", "now"),
    ("The Department of State urges U.S. citizens to leave Testland.", "should"),
    ("U.S. citizens in Testland are strongly recommended to depart the country.", "should"),
    ("If you are a British national in Testland, leave by any practical means.", "should"),
    ("U.S. citizens in Testland who require consular services should leave the country immediately.", "should"),
    ("Americans in Testland are strongly encouraged to depart now.", "now"),
    ("Depart now if you are there.", "now"),
    ("The office now advises nationals to leave now.", "now"),
    ("The office now advises nationals to leave.", "should"),
    ("U.S. citizens in Testland should leave immediately.", "immediately"),
    ("All U.S. citizens in Testland are urged to depart immediately via commercial means.", "immediately"),
]
NOT_ADVICE = [
    "Have a plan to leave without U.S. government help.",
    "Make plans early to leave the country.",
    "Travelers should be prepared to depart immediately.",
    "If there is an attack, leave the area immediately.",
    "If you are near a demonstration, leave immediately.",
    "Leave DNA samples with your doctor.",
    "Leave original papers in a safe.",
    "Do not leave your glass unattended.",
    "You must leave Testland on the passport you entered with.",
    "Before you leave the United States, check your luggage.",
    "U.S. citizens have been prevented from leaving Testland.",
    "Americans who wish to depart should use commercial flights.",
    "U.S. citizens seeking help to leave the country should send a message.",
    "On March 2, 2026, the Department of State ordered non-emergency U.S. government employees to leave Testland.",
    "Leaving Testland by car",
]


@pytest.mark.parametrize(("said", "tier"), ADVICE)
def test_advice_to_leave_is_read_with_its_strength(said: str, tier: str) -> None:
    (found,) = read(said, 4, None, TITLE).leave
    assert (found.tier, found.area, found.span.text) == (tier, None, said)


@pytest.mark.parametrize("said", NOT_ADVICE)
def test_other_leaving_is_no_advice(said: str) -> None:
    assert read(said, 4, None, TITLE).leave == ()


def test_advice_for_a_part_names_it() -> None:
    text = (
        "Americans in southeast Testland are strongly encouraged to depart now.\nNationals in Testville should leave."
    )
    assert [(x.tier, x.area) for x in read(text, 2, None, TITLE).leave] == [
        ("now", "southeast Testland"),
        ("should", "Testville"),
    ]


def test_a_heading_binds_the_advice_under_it_to_its_area_until_the_next_section() -> None:
    text = (
        "Do not travel to Testland due to crime.\n"
        "Border with Otherland \u2013 Level 4: Do Not Travel, Depart If You Are There\n"
        "The U.S. Embassy strongly urges U.S. citizens to avoid the border and to depart if you are there.\n"
        "Country Summary:\n"
        "U.S. citizens should leave now."
    )
    found = read(text, 4, None, TITLE).leave
    assert [(x.tier, x.area) for x in found] == [("should", "Border with Otherland"), ("now", None)]


def test_only_the_strongest_advice_for_an_area_counts() -> None:
    text = "U.S. citizens should consider leaving.\nU.S. citizens should leave immediately.\nU.S. citizens should leave now."
    assert [x.tier for x in read(text, 4, None, TITLE).leave] == ["immediately"]


PLACED = [
    ("All U.S. citizens in the Upper Kell Region should depart immediately.", "the Upper Kell Region"),
    ("Americans in the provinces of Central Kell should leave now.", "the provinces of Central Kell"),
    ("The Embassy urges U.S. citizens in the desert south of Remport to leave.", "the desert south of Remport"),
    ("U.S. citizens near the border with Norland should consider leaving.", "the border with Norland"),
    ("Americans in Norport north of Lower Quay should leave now.", "Norport north of Lower Quay"),
    ("U.S. citizens in Testland should leave now.", None),
    ("U.S. citizens who can leave the border districts safely should leave them now.", SOME_PARTS),
    ("U.S. citizens who can leave Upper Kell safely should leave now.", "Upper Kell"),
    ("U.S. citizens who can leave Testland safely should leave now.", None),
    ("In Norport, leave now.", "Norport"),
    ("In Norport, fighting goes on, and U.S. citizens should leave the country now.", None),
    ("In all areas, U.S. citizens should leave immediately.", None),
    ("In Operation Sunrise, the army takes towns, and U.S. citizens should leave immediately.", None),
    ("U.S. citizens in light of this should leave Testland now.", None),
]


@pytest.mark.parametrize(("said", "area"), PLACED)
def test_ground_is_named_as_the_sentence_describes_it(said: str, area: str | None) -> None:
    assert [x.area for x in read(said, 3, None, TITLE).leave] == [area]


def test_a_heading_that_names_the_country_takes_no_part_of_it_away() -> None:
    text = f"{TITLE}\nAmericans in southeast Testland are encouraged to depart now."
    assert [x.area for x in read(text, 4, None, TITLE, "Testland").leave] == ["southeast Testland"]


def test_a_sentence_under_the_heading_of_another_part_keeps_its_own_ground() -> None:
    heading = "Do not travel to Testland due to war.\nBorder with Norland - Level 4: Do Not Travel\n"
    for said, area in (
        ("U.S. citizens in Testland should leave now.", None),
        ("U.S. citizens in the Upper Kell Region should leave now.", "the Upper Kell Region"),
        ("Americans should leave now, while seats on buses and flights are for sale.", "Border with Norland"),
    ):
        assert [x.area for x in read(heading + said, 3, None, TITLE).leave] == [area]


def test_the_country_in_a_heading_does_not_make_its_people_those_of_a_part() -> None:
    text = "Do not travel to Testland due to war.\nTestland’s Southern Border - Level 4: Do Not Travel\n"
    said = "We recommend that Americans in Testland depart as soon as it is safe to do so."
    assert [x.area for x in read(text + said, 3, None, TITLE).leave] == [None]


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("Citizens in the capital, Kell, should leave now.", "Kell"),
        ("If you are in the capital Kell, you should leave now.", "Kell"),
        ("Citizens in the port of Kell should leave now.", "Kell"),
        ("Citizens in Testland should leave now.", None),
        ("We urge citizens who are already in Testland to leave southern Testland now.", "southern Testland"),
        ("Citizens in Testland should leave Kell now.", "Kell"),
        ("Citizens in Kell should leave Testland now.", "Kell"),
        ("Citizens in Kell and in Norport should leave.", "Kell and Norport"),
        ("Citizens in Kell and in Testland's north should leave now.", "Kell and Testland's north"),
        ("Citizens in Testland should leave the Kell region and Norport now.", "the Kell region and Norport"),
        ("Citizens in Kell, in Norport, and those in Pell should leave now.", "Kell, Norport and Pell"),
        ("Citizens in Kell should shelter in place and those in Norport should leave.", "Norport"),
        ("Citizens in Kell should leave and those in Norport should shelter in place.", "Kell"),
    ],
)
def test_who_is_in_a_town_is_not_the_whole_country(said: str, where: str | None) -> None:
    (told,) = read(said, 4, None, TITLE, "Testland").leave
    assert told.area == where


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("We urge our nationals in Chad and Niger to leave.", None),
        ("We urge our nationals in Agadez and Zinder to leave.", "Agadez and Zinder"),
    ],
)
def test_several_lands_with_the_pages_own_among_them_are_no_part_of_it(said: str, area: str | None) -> None:
    (found,) = read(said, 4, None, "Niger - Level 4: Do Not Travel").leave
    assert found.area == area


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("Do not travel to Zinder and depart now.", "Zinder"),
        ("You should not travel to Zinder and leave now.", "Zinder"),
        ("Do not travel to Zinder. Depart Zinder now.", "Zinder"),
        ("Do not travel to Niger and depart now.", None),
        ("Do not travel to Zinder. Depart Niger now.", None),
    ],
)
def test_where_nobody_should_travel_is_no_name_of_the_country(said: str, area: str | None) -> None:
    (found,) = read(said, None, None, "Security Alert: Zinder", "Niger").leave
    assert found.area == area


def test_an_area_that_is_only_described_is_a_part_and_not_the_country() -> None:
    told = {
        "If you are in an area to which we now advise against all but essential travel, consider whether your presence"
        " is essential; if not, leave the area.": ("should", SOME_PARTS),
        "If you're in one of the areas we advise against all travel to, leave now.": ("now", SOME_PARTS),
        "If you are in Norport, an area to which we advise against all travel, leave now.": ("now", "Norport"),
        "We advise against all travel to Testland, leave now.": ("now", None),
        "We advise all citizens to leave any regions north of and including Norport until it is calm.": ("should", SOME_PARTS),
        "The Department urges citizens to DEPART NOW from the countries below: Testland, Otherland.": ("now", None),
        "We advise that U.S. citizens not travel to Testland, and those in Testland depart now.": ("now", None),
    }
    for said, meant in told.items():
        assert [(x.tier, x.area) for x in read(said, 4, None, TITLE).leave] == [meant], said


def test_a_direction_stays_with_a_country_whose_page_has_another_name_for_it() -> None:
    said = "U.S. citizens in southern Kyrgyzstan should leave the area as soon as it is safe."
    assert [x.area for x in read(said, 4, None, "Security Alert", "Kyrgyz Republic").leave] == ["southern Kyrgyzstan"]
    both = said.replace("southern", "eastern and southern")
    assert [x.area for x in read(both, 4, None, "Security Alert", "Kyrgyz Republic").leave] == ["eastern and southern Kyrgyzstan"]
    near = "U.S. citizens should leave any area north of a demonstration."
    assert read(near, 4, None, TITLE).leave == ()


def test_a_call_to_one_nation_hides_no_call_to_all() -> None:
    text = "U.S. citizens have been urged to leave immediately.\nYou should leave now.\nYou should leave Norport."
    assert [(x.tier, x.area) for x in read(text, 4, None, TITLE).leave] == [
        ("immediately", None),
        ("now", None),
        ("should", "Norport"),
    ]
    weaker = "U.S. citizens were told to leave.\nYou should leave now."
    assert [(x.tier, x.area) for x in read(weaker, 4, None, TITLE).leave] == [("now", None)]


def test_whether_one_should_stay_is_asked_of_where_one_is() -> None:
    east = "If you are in eastern Testland you should consider whether your presence is essential; if not, consider leaving."
    town = "If you are in Norport, consider whether your presence is essential."
    land = "If you are in Testland, consider whether your presence is essential."
    places = [[x.area for x in read(said, 4, None, TITLE).leave] for said in (east, town, land)]
    assert places == [["eastern Testland"], ["Norport"], [None]]
