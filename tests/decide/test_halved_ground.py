"""Ground of which there are halves, parts that became the whole, a road, a circle: what rose, and what did not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monitor.decide.areas.extent import extent
from monitor.decide.areas.strips import resize
from monitor.decide.areas.tract import Moved
from monitor.model import Posture
from tests.decide.changes import TESTLAND, area, change
from tests.decide.test_remaining_areas import told


def _moved(before: list[tuple[str, int]], after: list[tuple[str, int]]) -> tuple[list[str], list[str]]:
    made = change({"before": TESTLAND, "after": TESTLAND, "published": date(2026, 3, 2), "publisher": "uk_fcdo", "actor": "UK"})
    sides = [
        Posture(1, areas=tuple(area(name, level) for name, level in side), exact=True)
        for side in (before, after)
    ]
    found = extent(replace(made, before=sides[0], after=sides[1]))
    return [m.name for m in found.raised], [m.name for m in found.lowered]


def test_the_other_half_of_a_ground_was_added() -> None:
    north, south = ("North Kell province", 4), ("South Kell province", 4)
    assert _moved([north], [north, south]) == (["South Kell province"], [])
    assert _moved([north, south], [north]) == ([], ["South Kell province"])
    upper = ("the district of Lower Osk", 3)
    assert _moved([upper], [upper, ("Upper Osk", 3)])[0] == ["Upper Osk"]


def test_a_half_that_was_named_with_the_other_is_not_new() -> None:
    assert _moved([("North and South Kell", 4)], [("North Kell", 4), ("South Kell", 4)])[0] == []


def test_a_town_on_one_side_of_a_street_is_a_part_of_the_town() -> None:
    part, town = ("Kell, south of Moss Avenue", 4), ("Kell", 4)
    assert _moved([part], [town]) == (["Kell"], [])
    assert _moved([town], [part]) == ([], ["Kell"])
    assert _moved([part], [("Kell to the south of Moss Avenue", 4)]) == ([], [])
    assert _moved([part], [part, ("Moss Avenue", 4)])[1] == []
    assert _moved([("Kell Province north of Osk", 4)], [("all of Kell Province", 4)]) == (["all of Kell Province"], [])


def test_parts_that_became_all_of_a_region_rose() -> None:
    raised, lowered = _moved(
        [("the parts of Osk region west of the river", 4), ("the parts of Osk region east of the river", 3)],
        [("Osk region", 4)],
    )
    assert raised
    assert lowered == []


def test_a_road_to_a_town_is_not_the_town() -> None:
    road = ("the road between Norhaven and Kell", 3)
    assert _moved([road], [road, ("Kell", 3)])[0] == ["Kell"]


def test_a_smaller_circle_around_a_spot_in_the_same_town_is_no_rise() -> None:
    raised, _ = _moved([("within 20km of Kell", 4)], [("within 5km of the mine at Kell", 4)])
    assert raised == []


def test_an_exception_that_became_a_spot_in_the_town_is_a_rise() -> None:
    raised, lowered = _moved([("Testland, except to Kell", 4)], [("Testland, except for the Red Tower in Kell", 4)])
    assert raised
    assert lowered == []


def test_a_wider_exception_is_no_rise() -> None:
    raised, lowered = _moved([("Testland, except for the Red Tower in Kell", 4)], [("Testland, except to Kell", 4)])
    assert raised == []
    assert lowered


def test_a_smaller_circle_drawn_around_another_town_too_is_a_rise() -> None:
    assert _moved([("within 30 km of Kell", 4)], [("within 10 km of Kell and Moss", 4)])[0] == ["Moss"]


def test_ground_that_was_listed_with_its_roads_is_not_new() -> None:
    for was in ("Kell and the roads leading to it", "Kell and the Kell highway", "Kell Road district"):
        assert _moved([(was, 4)], [("Kell", 4)])[0] == []


@pytest.mark.parametrize(
    "part",
    ["the Moss district of Kell", "the Kell suburbs of Moss and Osk", "Kell's Moss quarter", "Moss territory in Kell"],
)
@pytest.mark.parametrize("whole", ["Kell", "Kell Province", "the city of Kell", "the whole of Kell"])
def test_all_of_it_after_a_part_of_it_is_a_rise_and_the_part_after_all_a_fall(part: str, whole: str) -> None:
    raised, lowered = _moved([(part, 4)], [(whole, 4)])
    assert raised
    assert lowered == []
    raised, lowered = _moved([(whole, 4)], [(part, 4)])
    assert raised == []
    assert lowered


def test_parts_of_a_country_that_is_all_listed_now_went_nowhere() -> None:
    parts, whole = [("Kell", 4), ("Moss", 4)], [("the whole of Testland, except for Norport Airport", 4)]
    assert _moved(parts, whole)[1] == []
    assert _moved(whole, parts)[0] == []


@pytest.mark.parametrize("whole", ["the whole of Kell Province", "Kell Province"])
@pytest.mark.parametrize("part", ["parts of Kell Province", "most of Kell Province", "Much of Kell Province"])
def test_parts_that_became_the_whole_rose_though_no_part_has_a_name(whole: str, part: str) -> None:
    raised, lowered = _moved([(part, 4)], [(whole, 4)])
    assert (raised, lowered) == ([whole], [])
    raised, lowered = _moved([(whole, 4)], [(part, 4)])
    assert lowered
    assert raised == []


def test_the_rest_of_a_ground_keeps_what_stood_for_all_of_it() -> None:
    part, rest = ("the Moss area of Kell", 4), ("the rest of Kell", 3)
    assert _moved([("Kell", 3)], [part, rest]) == (["the Moss area of Kell"], [])
    assert _moved([part, rest], [("Kell", 3)]) == ([], ["the Moss area of Kell"])


def test_ground_of_which_one_part_stays_shrank_to_it() -> None:
    kell, moss = area("Kell", 4), area("the Moss area of Kell", 4)
    gone = resize(Moved("Kell", kell, 4, 4, None), (moss,), rising=False)
    assert (gone.name, gone.was) == ("the Moss area of Kell", "Kell")
    assert not resize(Moved("Kell", kell, 4, 4, None), (moss, area("Fens in Kell", 4)), rising=False).was


STRIP = "within 20km of the border with Norland"
SHORTER = "within {}km of the border with Norland in Kell, Moss and Osk provinces"


@pytest.mark.parametrize(("was", "now", "kind"), [
    (STRIP, SHORTER.format(10), "area_advice_lowered"),
    (STRIP, SHORTER.format(20), "area_advice_lowered"),
    (SHORTER.format(10), STRIP, "area_advice_raised"),
    (STRIP, SHORTER.format(30), "area_advice_raised"),
    (STRIP, "within 10km of the borders with Norland and Ossa", "area_advice_raised"),
    (STRIP, f"areas {STRIP}", ""),
])  # fmt: skip
def test_a_strip_along_less_of_a_border_is_narrower(was: str, now: str, kind: str) -> None:
    found = told((1, 1), [area(was, 3)], [area(now, 3)])
    assert {k for k in found if k.startswith("area_")} == ({kind} if kind else set())


@pytest.mark.parametrize(("was", "now", "kinds"), [
    ("北部(ノルランドとの国境付近)", "ノルランドとの国境付近(北部)", set()),
    ("ノルランドとの国境地域", "ノルランドとの国境から10キロメートル以内の地域", set()),
    ("ケル州及びモス州", "ケル州、モス州及びオスク州", {"area_advice_raised"}),
    ("ケル州全域", "モス州全域", {"area_advice_raised", "area_advice_lowered"}),
])  # fmt: skip
def test_a_japanese_area_is_known_by_its_places(was: str, now: str, kinds: set[str]) -> None:
    found = told((1, 1), [area(was, 3)], [area(now, 3)])
    assert {k for k in found if k.startswith("area_")} == kinds


def test_most_of_a_ground_is_more_than_parts_of_it() -> None:
    parts, most = ("parts of Kell State", 4), ("most of Kell State", 4)
    assert _moved([parts], [most]) == (["most of Kell State"], [])
    assert _moved([most], [parts]) == ([], ["parts of Kell State"])
    assert _moved([parts], [("some areas of Kell State", 4)]) == ([], [])
    assert _moved([most], [("much of Kell State", 4)]) == ([], [])
    assert _moved([parts, ("Moss State", 4)], [("parts of Kell State and most of Moss State", 4)])[0] == []


def test_most_of_a_ground_beside_parts_of_it_that_both_texts_name_is_nothing_new() -> None:
    both = [("parts of Kell State", 4), ("most of Kell State", 3)]
    assert _moved(both, both) == ([], [])
