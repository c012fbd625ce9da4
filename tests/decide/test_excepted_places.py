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
