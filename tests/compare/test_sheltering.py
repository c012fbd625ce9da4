"""Each way to name a shelter without telling anybody to seek one finds its own example, and of it nothing is told."""

from __future__ import annotations

import re
from datetime import date

import pytest

from monitor.compare.posture import read
from monitor.compare.sentences import sentences
from monitor.compare.wordings import sheltering
from monitor.terms.table import Row, pattern

MAY = date(2024, 5, 20)
# Of these the words end right before the shelter that they take back.
BEFORE = ("NONE_ROWS", "READY_ROWS", "CHOSEN_ROWS", "HOST_ROWS")
TABLES = [pytest.param(name, rows, id=name) for name, rows in vars(sheltering).items() if name.endswith("_ROWS")]


def told(text: str) -> list[bool]:
    notices = read(text, None, MAY, "", "Norland").notices
    return [notice.on for notice in notices if notice.topic == "shelter_in_place"]


@pytest.mark.parametrize(("name", "rows"), TABLES)
def test_every_row_finds_its_example_which_tells_nobody_to_shelter(name: str, rows: tuple[Row, ...]) -> None:
    for row in rows:
        (sentence,) = sentences(row[0])
        plain = re.split(r"(?=shelter in place|at home\.)", sentence.plain)[0] if name in BEFORE else sentence.plain
        found = [other[0] for other in rows if re.search(pattern([other], sheltering.WORDS), plain)]
        found = found or [other[0] for other in rows if re.search(pattern([other], sheltering.WORDS), plain, re.I)]
        assert found == [row[0]]
        assert True not in told(row[0])


@pytest.mark.parametrize("said", [
    "Shelter in place now.",
    "U.S. citizens should shelter in place because of armed clashes.",
    "This is not a drill, and you should shelter in place.",
    "You should shelter in place; food and water are sold at the port.",
    "Norlandians must stay at home, and U.S. citizens should shelter in place.",
    "The university told its students to go home. U.S. citizens should shelter in place.",
])  # fmt: skip
def test_who_is_told_to_shelter_is_told_whatever_stands_beside_it(said: str) -> None:
    assert told(said) == [True]


@pytest.mark.parametrize(("head", "now"), [
    ("If you are in northern Norland:", True), ("If you're in Norland:", True), ("If there's an attack:", False),
    ("If there are any sirens:", False), ("In case of fire:", False),
])  # fmt: skip
def test_below_a_heading_of_what_may_come_nobody_is_told_today(head: str, now: bool) -> None:
    """At nine a list says what people in the north should do; another says what to do should somebody attack."""
    assert (told(f"Norland\n{head}\nshelter in place\navoid windows") == [True]) is now
