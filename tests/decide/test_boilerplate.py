"""Each way in which a page speaks of itself, or to anybody, is needed: alone it finds its example, and no other does."""

from __future__ import annotations

import re

import pytest

from monitor.decide.boilerplate import BOILERPLATE, CONTACTS, ROWS, WORDS
from monitor.decide.substance import substantial
from monitor.model import Piece
from monitor.terms.table import Row, pattern


@pytest.mark.parametrize("row", [pytest.param(row, id=row[0]) for row in (*ROWS, *CONTACTS)])
def test_every_row_alone_finds_its_example_which_says_nothing_new(row: Row) -> None:
    head = "" if row in CONTACTS else "^"
    found = [other for other in (*ROWS, *CONTACTS) if re.search(head + f"(?:{pattern([other], WORDS)})", row[0], re.I)]
    assert found == [row]
    assert substantial([Piece("added", "", row[0])]) == ()


@pytest.mark.parametrize("said", [
    "The border with Sudland is closed to all travelers.",
    "Avoid crowds at the border, which is closed to all travelers.",
    "Travelers must read local media before they may enter.",
    "The police asks travelers to follow its instructions on the coast.",
])  # fmt: skip
def test_what_tells_of_a_country_is_none(said: str) -> None:
    assert not BOILERPLATE.search(said)
    assert [piece.after for piece in substantial([Piece("added", "", said)])] == [said]
