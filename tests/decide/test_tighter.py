"""A rule for own people that goes further is told, unless the country's level moved and it was written anew with it."""

from __future__ import annotations

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

RULE = "U.S. government employees and their families cannot go to Pell Department for personal travel"


def _told(level: int) -> list[str]:
    sides = {
        name: {"level": stands, "text": f"Exercise caution.\n{said}"}
        for name, stands, said in (("before", 2, f"{RULE}, except for the city of Pell itself."), ("after", level, f"{RULE}."))
    }
    return [f.headline for f in classify(change({"name": "Norland", **sides}), KINDS).findings if "rule for its" in f.headline]


def test_an_exception_less_is_told_where_nothing_else_moved() -> None:
    assert _told(2) == ["US tightens a rule for its staff: Pell Department (Norland)"]
    assert _told(3) == []


STRIPS = [
    ("U.S. government employees may not travel within {} of the border with Suria.", "20 miles", "50 miles", 1),
    ("U.S. government employees need permission to travel within {} of the border with Suria.", "20 km", "50 km", 1),
    ("The area within {} of the border with Suria is off limits to U.S. government employees.", "twenty miles", "fifty miles", 1),
    ("Embassy staff are barred from a strip of {} along the Suria border.", "20 kilometers", "50 kilometers", 1),
    ("Embassy staff are barred from a strip of {} along the Suria border.", "20 miles", "32 kilometers", 0),
    ("Embassy staff are barred from a strip of {} along the Suria border.", "twenty miles", "20 miles (32 km)", 0),
    ("U.S. government employees may go no farther than {} from Norport.", "50 miles", "20 miles", 1),
    ("U.S. government employees may travel only within {} of Norport.", "20 miles", "50 miles", -1),
    ("U.S. government employees may not travel more than {} from Norport.", "50 miles", "20 miles", 1),
    ("U.S. government employees may not travel outside a {} radius of Norport.", "50-kilometer", "20-kilometer", 1),
]  # fmt: skip


@pytest.mark.parametrize(("said", "was", "now", "sign"), STRIPS)
def test_a_strip_that_grows_is_a_tighter_rule_and_another_unit_is_none(said: str, was: str, now: str, sign: int) -> None:
    verbs = {1: ["tightens"], -1: ["eases"], 0: []}
    for before, after, way in ((was, now, sign), (now, was, -sign)):
        sides = {"before": said.format(before), "after": said.format(after)}
        case = {name: {"level": 2, "text": f"Exercise caution.\nMarkets are busy.\n{text}"} for name, text in sides.items()}
        found = classify(change({"name": "Norland", **case}), KINDS).findings
        assert [f.headline.split()[1] for f in found if f.kind == "staff_movement_restricted"] == verbs[way]
        assert way or {f.kind for f in found} == {"no_substantive_change"}
