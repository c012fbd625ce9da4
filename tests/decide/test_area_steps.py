"""Within one common level a publisher may have steps: an area that moves between two of them is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import Area, Span
from tests.decide.changes import TESTLAND, change

MILD = "Von Reisen in die Provinz Kell wird abgeraten."
STRONG = "Von Reisen in die Provinz Kell wird dringend abgeraten."


def told(was: str, rung: int, now: str, after: int, name: str = "Provinz Kell") -> dict[str, tuple[str, str]]:
    both = change({"publisher": "germany", "actor": "Germany", "before": TESTLAND, "after": TESTLAND})
    assert both.before and both.after
    old, new = (Area(of, 3, Span(0, len(text), text), rung=step) for of, text, step in (("Provinz Kell", was, rung), (name, now, after)))
    moved = replace(both, before=replace(both.before, areas=(old,)), after=replace(both.after, areas=(new,)))
    return {f.kind: (f.severity, f.headline) for f in classify(moved, KINDS).findings if f.rule == "areas.step"}


def test_a_step_up_and_a_step_down_are_told_with_the_words() -> None:
    assert told(MILD, 3, STRONG, 4) == {
        "area_advice_raised": ("P2", f"Germany advises more strongly on Provinz Kell (Testland): “{STRONG}”")
    }
    assert told(STRONG, 4, MILD, 3) == {
        "area_advice_lowered": ("P3", f"Germany advises less strongly on Provinz Kell (Testland): “{MILD}”")
    }


@pytest.mark.parametrize(("rung", "after", "name"), [(3, 3, "Provinz Kell"), (0, 4, "Provinz Kell"), (3, 4, "Provinz Moss")])
def test_no_step_is_told_where_none_was_taken(rung: int, after: int, name: str) -> None:
    assert told(MILD, rung, STRONG, after, name) == {}


ALL, MOST, NONE = "against all travel to parts", "against all but essential travel to parts", "no advice against travel"


@pytest.mark.parametrize(
    ("was", "now", "kinds"),
    [
        (NONE, ALL, {"area_advice_raised"}),
        (MOST, ALL, {"area_advice_raised"}),
        (ALL, f"{ALL} and {MOST}", {"area_advice_raised"}),
        (ALL, MOST, {"area_advice_lowered"}),
        (ALL, NONE, {"area_advice_lowered"}),
        ("", ALL, set()),  # flags that could not be read the day before
        (ALL, "", set()),
    ],
)
def test_a_flag_for_parts_that_takes_the_place_of_another_is_told_as_one_move(was: str, now: str, kinds: set[str]) -> None:
    both = change({"publisher": "uk_fcdo", "actor": "UK", "before": TESTLAND, "after": TESTLAND})
    assert both.before and both.after
    moved = replace(both, before=replace(both.before, words=was), after=replace(both.after, words=now))
    assert {f.kind for f in classify(moved, KINDS).findings if f.rule == "areas.flag"} == kinds
