"""The boxes of advice a Canadian document opens with: which ground, which level, and what is spared."""

from __future__ import annotations

import pytest

from monitor.collect import boxes, outline

A = '<a class="wb-lbx" href="#levels">'
WHOLE = f'<div class="AdvisoryContainer ExHigh"><h3>Norhaven - Exercise a high degree of caution</h3><p>{A}Exercise a high degree of caution</a> in Norhaven.</p></div>'


def read(html: str, level: int = 2) -> list[tuple[str, int]]:
    """The parts that the boxes name, with their levels."""
    found, at = [], 0
    for regional, cut in boxes.cut(html):
        lines = outline.moved(outline.outline(cut), at)
        at = lines[-1].span.end + 1 if lines else at
        found.append(boxes.box(regional, lines))
    return [(area.name, area.level) for area in boxes.areas(found, level)]


def part(said: str, words: str = "Avoid all travel", head: str = "Regional advisory", css: str = "RegionalAdv") -> str:
    return f"{WHOLE}<div class='AdvisoryContainer {css}'><h3>{head} - {words}</h3><p>{A}{words}</a> {said}</p><p>&nbsp;</p></div>"


GROUND: dict[str, list[tuple[str, int]]] = {
    "to the Greyfells due to raids.": [("Greyfells", 4)],
    "to within 20 km of the borders with Farrow and Merrow, due to raids.": [("within 20 km of the borders with Farrow and Merrow", 4)],
    "to the Greyfells, excluding the town of Lowick, due to raids.": [("Greyfells, excluding the town of Lowick", 4)],
    "to avoid all travel to the Greyfells due to raids.": [("Greyfells", 4)],
    "to the Greyfells due to raids, except Lowick.": [("Greyfells, excluding Lowick", 4)],
    "to the Greyfells due to raids. This advisory does not apply to Lowick.": [("Greyfells, excluding Lowick", 4)],
    "to the Greyfells. This advisory excludes Lowick where you should avoid non-essential travel.": [("Greyfells, excluding Lowick", 4), ("Lowick", 3)],
    "to the Greyfells. This advisory excludes Lowick where you should exercise a high degree of caution.": [("Greyfells, excluding Lowick", 4)],
    "to the Greyfells due to the risk of:<ul><li>raids</li><li>mines</li></ul>": [("Greyfells", 4)],
    "to the following districts due to raids:<ul><li>Dunmarsh</li><li>the Farrow</li></ul>": [("Dunmarsh", 4), ("Farrow", 4)],
    "to the following districts due to the risk of raids:<ul><li>Dunmarsh</li></ul>": [("Dunmarsh", 4)],
    "to the Greyfells, excluding:<ul><li>Lowick</li><li>Ashkeld</li></ul>": [("Greyfells, excluding: Lowick; Ashkeld", 4)],
    "to the following:<ul><li>Dunmarsh, except for:</li><ul><li>Lowick</li></ul><li>Farrow</li></ul>": [("Dunmarsh, except for: Lowick", 4), ("Farrow", 4)],
    "to the following:<ul><li>these towns in Merrow:<ul><li>Sandle</li></ul></li></ul>": [("Sandle (Merrow)", 4)],
    "to the Greyfells with the following exceptions, where you should avoid non-essential travel:<ul><li>Lowick</li></ul>": [
        ("Greyfells, excluding: Lowick", 4), ("Lowick", 3)
    ],
    "to the Greyfells due to raids, excluding:<ul><li>Lowick</li><li>Ashkeld</li></ul>": [("Greyfells, excluding: Lowick; Ashkeld", 4)],
    "to the Greyfells, due to raids, with exceptions:<ul><li>Lowick</li></ul>": [("Greyfells, excluding: Lowick", 4)],
    "to Moss, St. Osk and Mt. Pell parishes due to damage. See the map.": [("Moss, St. Osk and Mt. Pell parishes", 4)],
    "because of<ul><li>raids</li><li>mines</li></ul>": [("Regional advisory", 4)],
    ".<ul><li>raids</li><li>mines</li></ul>": [("Regional advisory", 4)],
    "to<ul><li>Dunmarsh</li><li>the Farrow</li></ul>": [("Dunmarsh", 4), ("Farrow", 4)],
    "to the following:<ul><li>Merrow with the following exceptions, and only if reached by air:<ul><li>Sandle</li><li>parts of Ashkeld:<ul><li>Old Mill</li></ul></li></ul></li></ul>": [
        ("Merrow, excluding: Sandle; parts of Ashkeld; Old Mill", 4)
    ],
    "to the following:<ul><li>Merrow, with the exception of the towns where we advise against non-essential travel:<ul><li>Sandle</li></ul></li></ul>": [
        ("Merrow, excluding: Sandle", 4)
    ],
    "to the following districts: <ul><li>Dunmarsh <span style='text-decoration: line-through'>and Farrow</span></li><li><s>Merrow</s></li></ul>": [("Dunmarsh", 4)],
    "to the following towns, with exceptions where you should avoid non-essential travel:<ul><li>Dunmarsh, excluding its port</li></ul>": [
        ("Dunmarsh, excluding its port", 4), ("its port", 3)
    ],
}  # fmt: skip


@pytest.mark.parametrize("said", GROUND)
def test_the_ground_of_a_sentence_of_advice(said: str) -> None:
    assert read(part(said)) == GROUND[said]


def test_a_heading_gives_place_and_level_where_its_sentence_gives_neither() -> None:
    html = '<div class="AdvisoryContainer RegionalAdv"><h3>The Greyfells – AVOID ALL TRAVEL</h3><p>There are raids.</p></div>'
    assert read(WHOLE + html) == [("The Greyfells", 4)]


def test_a_regional_box_of_unknown_level_is_a_part_that_is_only_known_to_exist() -> None:
    html = '<div class="AdvisoryContainer RegionalAdv"><h3>The Greyfells</h3><p>There are raids.</p></div>'
    assert read(WHOLE + html) == [("Separately Advised Parts", 3)]


def test_a_box_of_the_countrys_own_words_is_no_part_of_it() -> None:
    assert read(WHOLE) == []
    assert read("<p>Exercise a high degree of caution in Norhaven.</p>") == []
    assert read("") == []


def test_a_milder_part_and_another_country_on_the_page_are_parts() -> None:
    milder = part("in the islet of Perrin.", "Take normal security precautions", "Islet of Perrin", "ExNormal")
    other = '<div class="AdvisoryContainer AvoidAll"><h3>MERROW - AVOID ALL TRAVEL</h3><p>Avoid all travel to Merrow.</p></div>'
    assert read(milder + other) == [("islet of Perrin", 1), ("Merrow", 4)]


def test_the_countrys_box_is_the_one_of_its_level() -> None:
    both = WHOLE + '<div class="AdvisoryContainer AvoidAll"><h3>MERROW - AVOID ALL TRAVEL</h3><p>Avoid all travel to Merrow.</p></div>'
    assert read(both, level=4) == [("Norhaven", 2)]
