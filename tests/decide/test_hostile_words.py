"""Words made to wear a pattern out: what a page adds is judged in the time of any other sentence."""

from __future__ import annotations

import time

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

BASE = "Exercise increased caution in Testland due to crime."


@pytest.mark.parametrize(
    "seed",
    ["Aaa---", "Abcdefghij ", "a ", "aaa", "read a page ", "Read the ", "ordered departure was ", "Do not travel to ", "A, B and C ", "due to ",
     "we no longer advise ", "until March 1, ", "the border is closed ", "U.S. ", "“", "staff may not ", "information about things that came "],
)  # fmt: skip
def test_a_sentence_that_repeats_itself_is_judged_in_reasonable_time(seed: str) -> None:
    """Six sentences of two thousand characters; the worst took a tenth of a second, a pattern that tries every way to cut a word would take days."""
    said = "\n".join(f"{(seed * 2000)[: 1_990 - n]}é?" for n in range(6))
    start = time.process_time()
    classify(change({"before": {"level": 2, "text": BASE}, "after": {"level": 2, "text": f"{BASE}\n{said}"}}), KINDS)
    classify(change({"before": {"level": 2, "text": f"{BASE}\n{said}"}, "after": {"level": 3, "text": BASE}}), KINDS)
    assert time.process_time() - start < 2
