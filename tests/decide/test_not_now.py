"""Each way in which a sentence about an attack asks for nothing now is needed: without its row the example is urgent."""

from __future__ import annotations

import re

import pytest

from monitor.decide.alerts.at_hand import at_hand
from monitor.decide.alerts.attacks import AT_HAND
from monitor.decide.alerts.not_now import ROWS, WORDS
from monitor.terms.table import Row, pattern


def found(rows: tuple[Row, ...], said: str) -> bool:
    return re.search(rf"\b(?:{pattern(rows, WORDS)})\b", said, re.I) is not None


@pytest.mark.parametrize("row", [pytest.param(row, id=row[0]) for row in ROWS])
def test_every_row_alone_takes_the_urgency_from_its_example(row: Row) -> None:
    others = tuple(other for other in ROWS if other is not row)
    assert AT_HAND.search(row[0])
    assert found((row,), row[0]) and not found(others, row[0])
    assert not at_hand(row[0])
