"""A place that graver advice no longer excepts was raised, although all one sees is that it left the milder list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from monitor.decide.areas.extent import extent
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import Area, Posture
from tests.decide.changes import TESTLAND, area, change


def _moved(before: list[Area], after: list[Area]) -> tuple[list[str], list[str]]:
    made = change({"before": TESTLAND, "after": TESTLAND, "published": date(2026, 3, 2)})
    sides = {"before": Posture(1, areas=tuple(before), exact=True), "after": Posture(1, areas=tuple(after), exact=True)}
    found = extent(replace(made, **sides))
    return [m.name for m in found.raised], [m.name for m in found.lowered]


def _said(before: list[Area], after: list[Area]) -> str:
    made = change({"before": TESTLAND, "after": TESTLAND, "published": date(2026, 3, 2)})
    sides = {"before": Posture(1, areas=tuple(before), exact=True), "after": Posture(1, areas=tuple(after), exact=True)}
    return next(f.headline for f in classify(replace(made, **sides), KINDS).findings if f.kind.startswith("area"))


def test_a_city_that_is_no_longer_excepted_was_raised() -> None:
    raised, lowered = _moved(
        [area("Testland except for the cities of Norhaven and Kell", 4), area("the cities of Norhaven and Kell", 3)],
        [area("Testland except for the city of Kell", 4), area("the city of Kell", 3)],
    )
    assert any("Norhaven" in name for name in raised)
    assert lowered == []


def test_a_city_that_left_its_list_and_was_never_excepted_was_lowered() -> None:
    raised, lowered = _moved([area("the city of Norhaven", 3), area("Osk Province", 4)], [area("Osk Province", 4)])
    assert raised == []
    assert lowered == ["the city of Norhaven"]


def test_a_city_that_comes_to_be_excepted_was_lowered_and_is_told_once() -> None:
    raised, lowered = _moved(
        [area("Testland except for the city of Kell", 4), area("the city of Kell", 3)],
        [area("Testland except for the cities of Kell and Norhaven", 4), area("the cities of Kell and Norhaven", 3)],
    )
    assert raised == []
    assert lowered == ["Norhaven"]


def test_people_who_are_excepted_are_no_place() -> None:
    rest = [area("Testland, except for those who help against the Ebola outbreak", 3)]
    assert _moved([area("Testland", 3)], rest) == _moved(rest, [area("Testland", 3)]) == ([], [])


def test_two_borders_that_are_told_as_one_are_still_told() -> None:
    apart = [area("within 5 km of the border with Osk, excluding the fort of Pell", 4), area("within 5 km of the border with Lorn", 4)]
    one = [area("within 5 km of the borders with Lorn and Osk, excluding the fort of Pell", 4)]
    assert _moved(apart, one) == _moved(one, apart) == ([], [])


def test_a_place_on_the_way_hides_no_other_that_is_left_out() -> None:
    raised, lowered = _moved(
        [area("Lorn, excluding the cities of Pell via highway 3 from Osk, Kell and Norhaven", 4)],
        [area("Lorn, excluding: city of Pell; city of Kell; city of Norhaven", 4)],
    )
    assert raised == lowered == []


def test_rivers_with_a_great_letter_are_no_other_place() -> None:
    raised, lowered = _moved(
        [area("Valley of Osk, Kell and Mantar rivers (VOKM)", 3)],
        [area("Valley of the Osk, Kell and Mantar Rivers (VOKM) and surroundings", 4)],
    )
    assert raised == ["Valley of the Osk, Kell and Mantar Rivers (VOKM) and surroundings"]
    assert lowered == []


def test_a_town_that_is_included_by_name_and_then_left_out_is_all_that_was_lowered() -> None:
    with_it, without = area("Marrow County, including the town of Pell", 4), area("Marrow County, except the town of Pell", 4)
    raised, lowered = _moved([with_it], [without])
    assert (raised, len(lowered)) == ([], 1)
    assert _said([with_it], [without]) == "US narrows Do-not-travel area in Testland: Marrow County (now without the town of Pell)"
    assert _said([without], [with_it]) == "US widens Do-not-travel area in Testland: Marrow County (now with the town of Pell)"
    assert _moved([without], [with_it]) == (["Marrow County, including the town of Pell"], [])


def test_a_town_that_comes_to_be_excepted_with_milder_advice_of_its_own_fell_and_another_beside_it_rose() -> None:
    whole, but = area("Osk Region", 4), area("Osk Region, except Kell District", 4)
    assert _moved([whole], [but, area("Kell District", 3)]) == ([], ["Kell District"])
    assert _moved([whole], [but, area("Moss District", 3)]) == (["Moss District"], ["Osk Region, except Kell District"])
    assert "Kell District" in _moved([but, area("Kell District", 3)], [whole])[0]
    for more in ("Kell District and Moss Province", "within 20km of Kell District", "Kell Province", "Norvik, north of Kell District"):
        assert _moved([whole], [but, area(more, 3)])[0] == [more]  # what else came with it, or is called otherwise, rose


def test_a_strip_along_less_of_its_border_shrank_whatever_bounds_it_further() -> None:
    all_of_it, of_kell = "within 20km of the border with Osk", "within 20km of the border with Osk in Kell Governorate"
    less = f"{all_of_it} in Kell and Moss Governorates, south of Pell"
    assert _moved([area(all_of_it, 3)], [area(less, 3)]) == ([], [less])
    assert _moved([area(less, 3)], [area(all_of_it, 3)]) == ([all_of_it], [])
    assert _moved([area(of_kell, 3)], [area(less.partition(", south")[0], 3)]) == (["Moss"], [])


def test_what_only_bounds_an_entry_is_not_what_came() -> None:
    north, line = "the northern part of the Province of South Kell, beyond the Pell-Moss road", "east of the line between Osk and"
    assert _moved([area("the Province of North Kell", 4)], [area("the Province of North Kell", 4), area(north, 3)]) == ([north], [])
    assert _moved([area(f"{line} Kell", 4)], [area(f"{line} Pell", 4)]) == ([f"{line} Pell"], [f"{line} Kell"])
    assert _moved([area("Kell and Osk", 4)], [area("Kell, Osk and Moss", 4)]) == (["Moss"], [])


def test_a_list_that_goes_on_behind_what_its_first_entry_leaves_out_lost_that_alone() -> None:
    whole, but = area("the provinces of Osk, Kell and Moss", 4), area("the provinces of Osk, except Pell, Kell and Moss", 4)
    assert _said([whole], [but]).endswith("the provinces of Osk, Kell and Moss (now without Pell)")
    assert _moved([but], [whole]) == (["the provinces of Osk, Kell and Moss"], [])
    assert _moved([area("Osk Province", 4)], [area("Osk Province, except Pell, Kell and Moss", 4)])[0] == []
