"""A rule for own people that goes further is told, unless the country's level moved and it was written anew with it."""

from __future__ import annotations

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
