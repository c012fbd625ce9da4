"""When advice against a whole country ends, or its ground gets another name: what is told of the parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from monitor.compare.doors.caution import keep
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import UNNAMED, Area, Finding, Posture, Span
from tests.decide.changes import TESTLAND, area, change


def told(levels: tuple[int, int], before: list[Area], after: list[Area]) -> dict[str, Finding]:
    made = change({"before": TESTLAND, "after": TESTLAND, "published": date(2026, 3, 2), "publisher": "uk_fcdo", "actor": "UK"})
    was, now = (Posture(n, areas=tuple(a), exact=True, words="x") for n, a in zip(levels, (before, after), strict=True))
    return {f.kind: f for f in classify(replace(made, before=was, after=now), KINDS).findings}


def test_what_stays_forbidden_is_named_beside_the_drop_and_is_no_rise_of_its_own() -> None:
    found = told((4, 1), [area("Testland", 4)], [area("Norhaven Province", 4), area("Osk Province", 3)])
    assert {"level_lowered", "area_advice_raised"} <= set(found)
    assert found["area_advice_raised"].headline == "UK keeps Norhaven Province among Do-not-travel areas in Testland"
    assert found["area_advice_raised"].severity == "P3"
    assert "area_advice_lowered" not in found


def test_milder_parts_of_a_country_whose_drop_was_seen_once_are_told_with_the_drop() -> None:
    """London frees a country and lists what is left: until it is seen again the whole is believed, and no part is freed."""
    listed = [area("Norhaven Province", 4), area("Osk Province", 3)]
    was, page = Posture(4, exact=True, words="all"), Posture(1, areas=tuple(listed), exact=True, words="parts")
    held = keep(page, was, ("level",))
    assert (held.level, held.words, held.waits) == (4, "all", True)
    made = change({"before": TESTLAND, "after": TESTLAND, "published": date(2026, 3, 2), "publisher": "uk_fcdo", "actor": "UK"})
    seen_once = classify(replace(made, before=was, after=held), KINDS).findings
    assert [f.kind for f in seen_once if f.kind.startswith("area_")] == []
    again = classify(replace(made, before=held, after=page), KINDS).findings
    assert {"level_lowered", "area_advice_raised"} <= {f.kind for f in again}


def test_where_only_some_cities_were_freed_they_are_named() -> None:
    rest = area("Testland except for the cities of Norhaven and Kell", 4)
    found = told((4, 1), [area("Testland", 4)], [rest, area("the cities of Norhaven and Kell", 3)])
    assert found["area_advice_lowered"].area == "the cities of Norhaven and Kell"
    assert "area_advice_raised" not in found


def test_a_part_that_leaves_the_milder_list_of_a_forbidden_country_is_raised() -> None:
    """London's words are made of its flags and stand in no text: that they stay says nothing of a drop held back."""
    found = told((4, 4), [area("Norhaven", 3), area("Kell", 3)], [area("Kell", 3)])
    assert (found["area_advice_raised"].area, found["area_advice_raised"].severity) == ("Norhaven", "P2")
    assert told((4, 4), [area("Kell", 3)], [area("Norhaven", 3), area("Kell", 3)])["area_advice_lowered"].area == "Norhaven"
    assert told((4, 4), [area("Kell", 3)], [area("Kell", 3)]) == {}


def test_a_flag_that_names_no_place_remains_untold() -> None:
    """Canada's index only says that parts have advice of their own, not which."""
    parts = Area(UNNAMED, 3, Span(0, 5, "Avoid non-essential travel (with regional advisories)."))
    assert set(told((4, 2), [], [parts])) == {"level_lowered"}
    assert "parts at" not in told((4, 2), [], [parts])["level_lowered"].headline  # how grave it is, nobody said


def test_a_flag_that_comes_or_goes_is_told_without_a_number() -> None:
    parts = [Area(UNNAMED, 3, Span(0, 5, "Take normal precautions (with regional advisories)."))]
    came, went = told((1, 1), [], parts), told((1, 1), parts, [])
    assert came["area_advice_raised"].headline.endswith(" has advice of its own for parts of Testland")
    assert went["area_advice_lowered"].headline.endswith(" no longer has advice of its own for parts of Testland")


def test_a_lost_region_whose_districts_are_listed_more_mildly_was_only_lowered() -> None:
    before = [area("Upper Marrow", 4), area("the districts of Esker, Pell and Tarn", 4)]
    after = [area("the districts of Esker, Pell, Tarn, Gard and Vane", 3)]
    found = told((1, 1), before, after)
    assert "area_advice_lowered" in found
    assert "area_advice_raised" not in found


def test_a_district_that_joins_a_list_is_raised_where_nothing_left_it() -> None:
    before = [area("the districts of Esker, Pell and Tarn", 3)]
    found = told((1, 1), before, [area("the districts of Esker, Pell, Tarn and Gard", 3)])
    assert found["area_advice_raised"].severity == "P2"


def test_the_numbers_of_a_road_may_be_written_in_without_news() -> None:
    before = [area("on the main road running west from Kell through the Osk Forest", 4)]
    after = [area("on the main RN6 and RN10 roads running west from Kell through the Osk Forest", 4)]
    assert not {"area_advice_raised", "area_advice_lowered"} & set(told((1, 1), before, after))


def test_a_capital_that_comes_under_the_advice_for_its_country_was_raised() -> None:
    made = change({"before": TESTLAND, "after": TESTLAND, "published": date(2026, 3, 2), "publisher": "uk_fcdo", "actor": "UK"})
    was = Posture(4, areas=(area("the capital, Norhaven", 3),), exact=True, words="all travel to the rest of the country")
    now = Posture(4, exact=True, words="all travel to the whole country")
    found = {f.kind: f for f in classify(replace(made, before=was, after=now), KINDS).findings}
    assert (found["area_advice_raised"].old, found["area_advice_raised"].new) == ("3", "4")


def test_a_province_of_which_a_part_was_listed_is_wider_when_all_of_it_is() -> None:
    part, whole = area("within 20km of the border with Norland in Kell State", 3), area("Kell State", 3)
    assert told((1, 1), [part], [whole])["area_advice_raised"].headline.startswith("UK widens Reconsider-travel area in Testland: Kell State")
    assert set(told((1, 1), [whole], [part])) == {"area_advice_lowered"}
    towns, all_of_it = area("the towns of Dock and Moss in Kell State", 4), area("all areas in Kell State", 4)
    assert set(told((1, 1), [towns], [area("Kell State", 4)])) == {"area_advice_raised"}
    assert not set(told((1, 1), [all_of_it], [area("Kell State", 4)])) & {"area_advice_raised", "area_advice_lowered"}


def _listed(text: str, *areas: tuple[str, int]) -> tuple[str, list[Area]]:
    found = [Area(name, level, Span(text.index(name), text.index(name) + len(name), name)) for name, level in areas]
    return text, found


def _moved(old: tuple[str, list[Area]], new: tuple[str, list[Area]]) -> set[str]:
    sides = {"before": {"text": old[0]}, "after": {"text": new[0]}, "published": date(2026, 3, 2)}
    made = change({**sides, "publisher": "uk_fcdo", "actor": "UK"})
    one, other = (Posture(1, areas=tuple(side[1]), exact=True, words="x") for side in (old, new))
    found = classify(replace(made, before=one, after=other), KINDS).findings
    return {f.kind for f in found} & {"area_advice_raised", "area_advice_lowered"}


def test_towns_of_a_province_that_is_listed_whole_but_for_one_are_not_lowered() -> None:
    old = _listed("Kell Province\nDock\nMoss\nthe rest of Kell Province", ("Dock", 4), ("Moss", 4), ("the rest of Kell Province", 3))
    new = _listed("Kell Province, except for Pell", ("Kell Province, except for Pell", 4))
    assert _moved(old, new) == {"area_advice_raised"}
    assert _moved(new, old) == {"area_advice_lowered"}


def test_the_hills_of_a_section_are_not_lowered_when_all_it_is_about_is_listed() -> None:
    old = _listed("Kell\nthe Osk Hills south of Lake Moss", ("the Osk Hills south of Lake Moss", 3))
    assert _moved(old, _listed("Kell\nthe state of Kell", ("the state of Kell", 3))) == {"area_advice_raised"}
    assert _moved(old, _listed("Kell\nall of Kell Region", ("all of Kell Region", 4))) == {"area_advice_raised"}
    for other, level in (("Pell state", 3), ("Kell state", 2), ("the Kell coast", 3)):  # another, a milder, a part of it
        assert "area_advice_lowered" in _moved(old, _listed(f"Kell\n{other}", (other, level)))


def test_a_strip_that_comes_to_an_entry_is_told_with_its_breadth() -> None:
    before = [area("Osk Town in the Upper Region", 3)]
    strip = area("within 5km of the border with Norland in the Upper and Lower Regions", 3)
    assert told((1, 1), before, [*before, strip])["area_advice_raised"].area == strip.name
    assert told((1, 1), before, [area("Osk Town and Dock in the Upper Region", 3)])["area_advice_raised"].area == "Dock"


def test_what_a_lifting_leaves_out_keeps_its_advice() -> None:
    said = "We no longer advise against all travel to Norhaven Province, except within 5 km of the border with Osk."
    def moved(text: str) -> dict[str, Finding]:
        made = change({"before": {"text": "Advice."}, "after": {"text": text}, "published": date(2026, 3, 2), "publisher": "uk_fcdo", "actor": "UK"})
        sides = [area("Norhaven Province", 4)], [area("within 5 km of the border with Osk", 4)]
        was, now = (Posture(1, areas=tuple(a), exact=True, words="x") for a in sides)
        return {f.kind: f for f in classify(replace(made, before=was, after=now), KINDS).findings}

    assert moved(said)["area_advice_raised"].severity == "P3"
    assert "keeps the area within 5 km" in moved(said)["area_advice_raised"].headline
    assert moved(said)["area_advice_lowered"].area == "Norhaven Province"
    assert moved(said.partition(",")[0])["area_advice_raised"].severity == "P2"


def test_of_two_sides_of_one_ground_the_one_that_went_is_lowered_and_the_one_that_came_is_raised() -> None:
    """'Western and central Marrow' that became 'central Marrow' was told as wider: freed of its western limit."""
    both, one = [area("western and central Marrow and the Osk hills", 4)], [area("central Marrow and the Osk hills", 4)]
    went = told((1, 1), both, one)
    assert set(went) == {"area_advice_lowered"}
    assert went["area_advice_lowered"].headline == (
        "UK narrows Do-not-travel area in Testland: central Marrow and the Osk hills (was western and central Marrow and the Osk hills)"
    )
    assert set(told((1, 1), one, both)) == {"area_advice_raised"}
    left = told((1, 1), [area("western and central Marrow", 4)], [area("western Marrow", 4)])["area_advice_lowered"]
    assert left.headline == "UK narrows Do-not-travel area in Testland: western Marrow (was western and central Marrow)"
    other = told((1, 1), [area("western and central Marrow", 4)], [area("western Kell", 4)])
    assert set(other) == {"area_advice_raised", "area_advice_lowered"}
    assert set(told((1, 1), [area("northern Marrow", 4)], [area("north-eastern Marrow", 4)])) <= {"area_advice_lowered"}
    assert set(told((1, 1), [area("western Marrow", 4)], [area("Marrow", 4)])) == {"area_advice_raised"}
    roads = [area("north of the A4 road in West Osk zone", 4), area("south and west of the A3 road in North Osk zone", 4)]
    assert told((1, 1), roads, [*roads]) == {}
    assert told((1, 1), roads, [area("north of the road A4 in West Osk zone", 4), roads[1]]) == {}
