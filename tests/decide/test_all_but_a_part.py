"""All of a country but a part that is advised against more gravely than before is no country that was lowered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import TESTLAND, area, change


def kinds(before: int, after: int, *areas: tuple[str, int], stood: tuple[tuple[str, int], ...] = ()) -> set[str]:
    made = change({"before": TESTLAND, "after": TESTLAND, "published": date(2026, 3, 2), "publisher": "uk_fcdo", "actor": "UK"})
    assert made.before and made.after
    old = replace(made.before, level=before, areas=tuple(area(name, level) for name, level in stood))
    new = replace(made.after, level=after, areas=tuple(area(name, level) for name, level in areas))
    return {f.kind for f in classify(replace(made, before=old, after=new), KINDS).findings}


def test_london_advises_against_all_travel_to_a_country_but_one_region() -> None:
    assert kinds(3, 1, ("Testland, except for the Kell Region", 4)) == {"area_advice_raised"}
    assert kinds(3, 1, ("the whole of Testland except Kell", 4)) == {"area_advice_raised"}


def test_what_is_left_of_the_advice_that_held_for_all_is_a_country_lowered() -> None:
    assert "level_lowered" in kinds(4, 1, ("the whole of Testland except Kell", 4))
    assert "level_lowered" in kinds(3, 1, ("the Kell Region", 4))
    assert "level_lowered" in kinds(3, 1, ("the border of Testland", 4))


def test_a_part_that_was_graver_before_keeps_no_lower_level_back() -> None:
    most = ("the whole of Testland except Kell", 4)
    assert "level_lowered" in kinds(3, 2, most, stood=(most,))
    assert "level_lowered" not in kinds(3, 2, most, stood=(("Kell", 4),))
    assert "level_lowered" in kinds(3, 2, ("the rest of the country", 4))
