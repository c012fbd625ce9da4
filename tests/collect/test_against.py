"""Which parts of a country the FCDO advises against, as its lists are made: entries, exceptions, headings, prose."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.collect import against, markup, outline
from monitor.collect.sources import SOURCES

PAGE = Path(__file__).parent / "sources" / "uk_fcdo" / "page_lists.json.txt"
AGAINST = "FCDO advises against all travel to"


def advised(html: str, name: str = "Testland") -> list[tuple[str, int]]:
    found = against.areas(outline.outline(f"<h1>Warnings and insurance</h1>{html}<h1>Health</h1>"), name)
    return [(area.name, area.level) for area in found]


def test_every_shape_of_list_on_one_page() -> None:
    door, listing = SOURCES["uk_fcdo"].saved(PAGE.read_bytes(), "https://www.gov.uk/foreign-travel-advice/kazakhstan")
    reading = door.read(listing.parts[0], datetime(2026, 3, 5, tzinfo=UTC))
    assert reading.areas is not None
    assert [(area.name, area.level) for area in reading.areas] == [
        ("Lower Dock", 4),
        ("Kiln Street", 4),
        ("Pell Province", 3),
        ("the rest of Marrow Province, except for the town of Esker; the road from Esker to Pell", 3),
        ("Upper Tarn", 3),
        ("Lower Tarn", 3),
        (
            "areas within 20km of the border with Norland, except for these areas in Gard province Gard nature reserve;"
            " the Gard crossing",
            4,
        ),
        ("the Kurrel Region", 3),
        ("the rest of Vane Province", 4),
        ("the Sound", 4),
        ("the Isle of Fen", 3),
    ]
    assert all(reading.text[area.span.start : area.span.end] == area.span.text for area in reading.areas)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"<p>{AGAINST}:</p><p>Pell Province north of the river</p><h3>Health</h3><p>Malaria</p>", [("Pell Province north of the river", 4)]),
        (f"<p>{AGAINST} the rest of Testland.</p>", []),
        (f"<p>{AGAINST} parts of the country.</p>", []),
        (f"<p>{AGAINST} areas of Testland within 30km of the whole border with Norland, due to shelling.</p>", [("areas of Testland within 30km of the whole border with Norland", 4)]),
        (f"<p>{AGAINST} parts of Testland near the Norland border.</p>", [("parts of Testland near the Norland border", 4)]),
        (f"<p>{AGAINST} some areas of Testland west of the river Moss.</p>", [("some areas of Testland west of the river Moss", 4)]),
        (f"<p>{AGAINST} parts of Testland due to clashes near the border.</p>", []),
        (f"<p>{AGAINST} some areas of Testland. Do not go within 5km of the border.</p>", []),
        (f"<p>{AGAINST} areas of Testland, and stay away from towns near the coast.</p>", []),
        (f"<p>{AGAINST} the rest of Testland within its land borders.</p>", []),
        (f"<p>{AGAINST} the whole of Testland except Pell.</p>", [("the whole of Testland except Pell", 4)]),
        (f"<p>{AGAINST} these districts:</p><ul><li>Dock</li><li>Kell, except Kell town, where FCDO advises against all but essential travel</li><li>Osk</li></ul>", [("Dock", 4), ("Kell, except Kell town, where FCDO advises against all but essential travel", 4), ("Osk", 4), ("Kell town", 3)]),
        (f"<p>{AGAINST} parts of Pell Province.</p>", [("parts of Pell Province", 4)]),
        (f"<p>{AGAINST} the road from Kell to Pell, due the presence of armed groups.</p>", [("the road from Kell to Pell", 4)]),
        ("<p>FCDO no longer advises against all travel to Pell Province.</p>", []),
        ("<p>We continue to advise against all but essential travel to Osk.</p>", [("Osk", 3)]),
        (f"<p>{AGAINST}</p><ul><li>Dock</li><li>the rest of Testland</li></ul>", [("Dock", 4)]),
        ("<p>If you are in an area to which the FCDO advises against all travel you should leave.</p>", []),
        (f"<p>{AGAINST} within 10km of the border with Norland and to the city of Kell.</p>", [("within 10km of the border with Norland", 4), ("the city of Kell", 4)]),
        ("<p>In the province of Pell the FCDO advises against all but essential travel, with the exception of the town of Osk.</p>", [("the province of Pell with the exception of the town of Osk", 3)]),
        (f"<p>{AGAINST} the suburbs of Kell, including:</p><ul><li>Dock</li><li>Kiln</li></ul>", [("the suburbs of Kell, including Dock; Kiln", 4)]),
    ],
)  # fmt: skip
def test_one_piece_of_advice(html: str, found: list[tuple[str, int]]) -> None:
    assert advised(html) == found


def test_advice_against_the_rest_of_a_republic_is_not_advice_against_its_neighbour() -> None:
    lines = outline.outline(f"<h1>Warnings</h1><p>{AGAINST} the rest of the border with the Republic of Norland.</p>")
    assert against.remainder(lines, "Democratic Republic of Testland") == 0


PIECES = st.sampled_from(["<ul>", "</ul>", "<li>", "<li><p>", "</li>", "<h2>", "<h1>", "</h1>", "<p>", "Kell ", "\ue000", "&lt;li>", "<ol>"])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_outline_of_any_page_is_its_clean_text(html: str) -> None:
    whole = outline.text(outline.outline(html))
    assert whole == "\n".join(line for raw in markup.clean(html.replace("\ue000", "")).split("\n") if (line := raw.strip()))


def test_the_rest_of_a_country_may_be_an_entry_of_a_list() -> None:
    page = f"<h1>Warnings and insurance</h1><p>{AGAINST}:</p><ul><li>Dock</li></ul><p>FCDO advises against all but essential travel to:</p><ul><li>the rest of Testland</li></ul>"
    assert against.remainder(outline.outline(page), "Testland") == 3


def test_prose_that_names_the_country_is_of_all_of_it() -> None:
    said = f"<p>{AGAINST} Testland because of fighting. This does not include the Kell Strip.</p>"
    lines = outline.outline(f"<h1>Warnings and insurance</h1>{said}<h1>Health</h1>")
    assert (against.whole(lines, "Testland")[0], advised(said)) == (4, [])
    assert against.whole(lines, "Norland") == (0, None)


def test_the_rest_of_a_region_is_not_the_rest_of_its_country() -> None:
    page = f"<h1>Warnings and insurance</h1><p>{AGAINST}:</p><ul><li>The remainder of the Marrow Region of Testland</li></ul>"
    assert against.remainder(outline.outline(page), "Testland") == 0
    assert advised(page.partition("</h1>")[2]) == [("The remainder of the Marrow Region of Testland", 4)]
    for whole in ("the territory of Testland", "the sovereign territory of Testland"):
        assert against.remainder(outline.outline(page.replace("the Marrow Region of Testland", whole)), "Testland") == 4


def test_entries_that_are_headings_are_read_with_what_is_meant_around_each() -> None:
    said = f"<h3>{AGAINST} some volcanoes:</h3><h3>Mount Esk, Pell Province</h3><ul><li>to within 4km of the crater</li></ul>"
    after = "<h3>Mount Tarn</h3><ul><li>to within 2km of the crater</li></ul><h2>Before you travel</h2><ul><li>read our guide</li></ul>"
    assert advised(said + after) == [
        ("within 4km of the crater, Mount Esk, Pell Province", 4),
        ("within 2km of the crater, Mount Tarn", 4),
    ]


def test_advice_that_names_no_place_is_of_the_heading_right_above_it() -> None:
    said = "FCDO advises against all travel"
    assert advised(f"<h3>Kell county</h3><p>{said}.</p><h3>Moss</h3><p>{said.replace('all', 'all but essential')} here.</p>") == [
        ("Kell county", 4),
        ("Moss", 3),
    ]
    for heading in ("Areas where FCDO advises against travel", "Warnings", "Testland", "Rest of Testland", "Ongoing hostilities", "If you are there now"):
        assert advised(f"<h3>{heading}</h3><p>{said}.</p>") == []
    assert advised(f"<h3>Kell county</h3><p>There is fighting.</p><p>{said}.</p>") == []
    assert advised("<h3>Kell county</h3><p>FCDO no longer advises against all travel.</p>") == []
    rest = f"<h1>Warnings</h1><h3>Rest of Testland</h3><p>{said}.</p>"
    assert against.remainder(outline.outline(rest), "Testland") == 4


def test_the_list_of_what_an_area_consists_of_is_its_parts() -> None:
    items = "<ul><li>Moss</li><li>Kell</li></ul>"
    assert advised(f"<p>{AGAINST} northern Testland.</p><p>This area consists of:</p>{items}") == [("Moss", 4), ("Kell", 4)]
    assert advised(f"<p>{AGAINST} northern Testland.</p><p>This area is known for:</p>{items}") == [("northern Testland", 4)]
    assert advised(f"<p>{AGAINST} northern Testland.</p><p>Before you go, this guide consists of:</p>{items}") == [
        ("northern Testland", 4)
    ]


def test_a_second_chapter_of_warnings_is_read_and_one_of_safety_is_not() -> None:
    said = f"<p>{AGAINST} Kell.</p>"
    page = "<h1>Summary</h1><p>Take out insurance.</p><h1>{}</h1>" + said
    for title, found in (("Warnings", [("Kell", 4)]), ("Warnings and insurance", [("Kell", 4)]), ("Safety and security", []), ("Weather warnings", [])):
        areas = against.areas(outline.outline(page.format(title)), "Testland")
        assert [(area.name, area.level) for area in areas] == found


def test_the_places_of_one_sentence_are_told_apart_with_their_measures() -> None:
    said = f"<p>{AGAINST} Pell, most of Marrow Province and within 5 km of the border with Norland except the town of Osk.</p>"
    assert advised(said) == [("Pell", 4), ("most of Marrow Province", 4), ("within 5 km of the border with Norland except the town of Osk", 4)]
    sides = f"<p>{AGAINST} the Isle of Fen and northern Testland.</p><p>{AGAINST} southern and eastern Marrow.</p>"
    assert advised(sides) == [("the Isle of Fen", 4), ("northern Testland", 4), ("southern and eastern Marrow", 4)]
    over = f"<p>{AGAINST} Pell province, except Osk, and Marrow province.</p><p>{AGAINST} Kell, except Gard District, and Tarn District.</p>"
    assert advised(over) == [("Pell province, except Osk", 4), ("Marrow province", 4), ("Kell, except Gard District, and Tarn District", 4)]
    out = f"<p>{AGAINST} Pell, except the town of Osk, and within 5 km of it.</p>"
    assert advised(out) == [("Pell, except the town of Osk, and within 5 km of it", 4)]


@pytest.mark.parametrize("left", ["except Pell City,", "except Pell", "(except Pell)", "other than the town of Pell,"])
def test_what_is_told_behind_an_exception_is_advised_against(left: str) -> None:
    said = f"<p>{AGAINST} Kell Province {left} and to Marrow Province.</p>"
    assert advised(said) == [(f"Kell Province {left.rstrip(',')}", 4), ("Marrow Province", 4)]
    flights = "Kell Province, except for flights to Pell and to Osk"
    assert advised(f"<p>{AGAINST} {flights}.</p>") == [(flights, 4)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We advise against all travel to Pell Province.", [("Pell Province", 4)]),
        ("We strongly advise against all non-essential travel to Pell Province.", [("Pell Province", 3)]),
        ("We advise against non-essential travel to Pell Province.", [("Pell Province", 3)]),
        ("Do not travel to Pell Province due to unrest.", [("Pell Province", 4)]),
        ("Do not travel to Pell Province due to attacks on the airport.", [("Pell Province", 4)]),
        ("Do not travel to the border region.", [("the border region", 4)]),
        ("Do not travel to the airport unless you have a confirmed seat.", []),
        ("Do not travel to Pell Airport unless you have a confirmed seat.", []),
        ("Avoid all travel to demonstrations.", []),
        ("Do not travel to Testland without insurance.", []),
        ("Do not travel to the border with Norland.", [("the border with Norland", 4)]),
        ("Do not travel to or through Pell Province.", [("Pell Province", 4)]),
        ("Avoid all non-essential travel to Pell Province.", [("Pell Province", 3)]),
        ("Avoid non-essential travel to Pell Province.", [("Pell Province", 3)]),
        (
            "We advise against all travel within 60km of the border, and against non-essential travel to Pell Island.",
            [("within 60km of the border", 4), ("Pell Island", 3)],
        ),
        (
            "We advise against all travel to Osk City but against all non-essential travel within 5km of the coast.",
            [("Osk City", 4), ("within 5km of the coast", 3)],
        ),
        (
            "We advise against all travel to Osk City and non-essential travel to Pell Island.",
            [("Osk City", 4), ("Pell Island", 3)],
        ),
        ("Due to clashes, the Department advises against all travel to Pell Province.", [("Pell Province", 4)]),
        ("The Department advises against all swimming at Pell Beach.", []),
        ("We no longer advise against all travel to Pell Province.", []),
        ("We advise against all swimming at Pell Beach.", []),
        ("If we advise against all travel to Pell Province, your insurance may be void.", []),
    ],
)
def test_dublin_words_its_areas_otherwise_than_london(said: str, found: list[tuple[str, int]]) -> None:
    assert advised(f"<p>{said}</p>") == found
