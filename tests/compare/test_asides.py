"""Whom to turn to instead of a post that does not work is cut from the sentence that says so, and nothing else is."""

from __future__ import annotations

import re

import pytest

from monitor.compare.asserting import asides
from monitor.compare.sentences import sentences
from monitor.terms.table import Row, pattern

SUSPENDED = "The Embassy in Norport has suspended operations"


def main(said: str) -> str:
    (sentence,) = sentences(said)
    return asides.main(sentence).plain


@pytest.mark.parametrize("row", asides.TURN_ROWS, ids=[example for example, _ in asides.TURN_ROWS])
def test_each_way_to_tell_whom_to_turn_to_is_cut_behind_a_state_and_before_it(row: Row) -> None:
    example = row[0].rstrip(".")
    (sentence,) = sentences(row[0])
    alone = re.compile(pattern([row], asides.WORDS), re.I)
    found = [other for other, _ in asides.TURN_ROWS if alone.match(sentences(other)[0].plain)]
    assert alone.match(sentence.plain) and found == [row[0]], "expected each row to be a thought of its own"
    assert main(f"{SUSPENDED}, and {example}.") == SUSPENDED
    before = main(f"{example}, as the Embassy is closed.")
    assert before.endswith("the Embassy is closed.") and "Norhaven" not in before


@pytest.mark.parametrize(
    "said",
    [
        f"{SUSPENDED}, and the Consulate in Westhaven is closed.",
        f"{SUSPENDED}, and citizens should leave the country.",
        f"{SUSPENDED}, and services at the port are suspended.",
        "Applicants should contact the bank, and the market is busy.",
        "Please call the airline.",
    ],
)
def test_what_is_no_such_clause_or_all_there_is_stays(said: str) -> None:
    assert main(said) == said


def test_what_our_own_office_does_beside_whom_to_turn_to_stays() -> None:
    said = main("The airport is closed, and you should contact your airline, and the Embassy has suspended operations.")
    assert said == "The airport is closed, and the Embassy has suspended operations."
