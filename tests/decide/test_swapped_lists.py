"""A list of states that is edited into another tells what came and what went, also where it loses its "coasts of"."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

HEAD = "Level 2: Exercise Increased Caution\nExercise increased caution in Testland due to crime.\nDo Not Travel to:\n"


def moved(old: str, new: str) -> list[str]:
    """What a page tells of its areas from one November to the next, where one entry of its list is edited."""
    case = {"published": date(2026, 11, 20), "published_before": date(2025, 11, 20),
            "before": {"text": HEAD + old}, "after": {"text": HEAD + new}}
    return [f.headline for f in classify(change(case), KINDS).findings if f.kind.startswith("area_advice")]


@pytest.mark.parametrize(("old", "new", "added"), [
    ("Coastal areas of Arra, Borm, Corv, Dend, and Essel states due to crime.",
     "Fenn, Gorra, Borm, Dend, Hask, and Essel states due to crime.", "Fenn, Gorra, Hask"),
    ("Borm, Corv, and Dend states due to crime.", "Coastal areas of Borm, Fenn, and Dend states due to crime.", "Fenn"),
])  # fmt: skip
def test_what_came_into_a_list_is_told_though_its_ground_is_told_otherwise(old: str, new: str, added: str) -> None:
    assert f"US adds {added} to Do-not-travel areas in Testland" in moved(old, new)


@pytest.mark.parametrize(("old", "new"), [
    ("Coastal areas of Arra, Borm, and Corv states due to crime.", "The coasts of Arra, Borm, and Corv due to crime."),
    ("Borm, Corv, and Dend states due to crime.", "Dend, Corv, and Borm states due to terrorism."),
])  # fmt: skip
def test_the_same_states_in_other_words_are_none_that_came(old: str, new: str) -> None:
    assert not [line for line in moved(old, new) if "adds" in line]
