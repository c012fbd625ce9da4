"""Each way in which a post works again, or a part of it does, finds its own example; what is shut is not back."""

from __future__ import annotations

import re

import pytest

from monitor.decide.reopened import BACK, BACK_ROWS, CLOSED, CLOSED_ROWS, DOORS, ENDS, PART, PART_ROWS, WORDS
from monitor.terms.table import Row, pattern

TABLES = (
    ("doors", DOORS, (BACK, CLOSED)), ("ends", ENDS, (BACK, CLOSED)), ("back", BACK_ROWS, (BACK,)),
    ("closed", CLOSED_ROWS, (BACK, CLOSED)), ("part", PART_ROWS, (PART,)),
)  # fmt: skip


@pytest.mark.parametrize(("rows", "whole"), [pytest.param(rows, whole, id=name) for name, rows, whole in TABLES])
def test_every_row_alone_finds_its_example(rows: tuple[Row, ...], whole: tuple[re.Pattern[str], ...]) -> None:
    for row in rows:
        found = [other for other in rows if re.search(rf"\b(?:{pattern([other], WORDS)})", row[0], re.I)]
        assert found == [row]
        assert [one for one in whole if not one.search(row[0])] == []


@pytest.mark.parametrize("rows", [DOORS, ENDS, BACK_ROWS, CLOSED_ROWS])
def test_what_brings_a_whole_post_back_is_no_part_of_it(rows: tuple[Row, ...]) -> None:
    assert [row[0] for row in rows if PART.search(row[0])] == []


@pytest.mark.parametrize("said", [
    "The Embassy is closed for business.", "The flag was lowered.", "The closure of the Embassy lasts.",
    "Work at the Embassy has stopped.", "The Embassy suspended operations in May. It remains closed.",
])  # fmt: skip
def test_what_is_shut_is_not_back(said: str) -> None:
    assert not (BACK.search(said) or CLOSED.search(said) or PART.search(said))
