"""What no table reads may still be urgent: a sentence in which our people meet a deed is told as what it may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.compare.tongues import TONGUES
from monitor.compare.tongues.cut import even
from monitor.compare.tongues.guess import SORTS, sorts
from monitor.compare.tongues.likely import HINTS
from monitor.model import LIKELY
from tests.compare.test_tongues import SENTENCES, said, stories

GUESSED = Path(__file__).parent / "tongues" / "likely.txt"
MOST = 0.03  # share of the sentences a step short of a fact that may be taken for one


@pytest.mark.parametrize("language", HINTS)
def test_every_row_finds_its_example(language: str) -> None:
    hints = HINTS[language]
    wrong = [row.says for row in hints.rows if row.sort not in SORTS or row.sort not in sorts(hints, even(row.says))]
    assert not wrong


def likely(language: str, code: str, text: str) -> str:
    """The sort of the first sentence that may be urgent, or ""."""
    return next((n.what for n in said(language, code, text).notices if n.topic == LIKELY), "")


def test_sentences_no_table_reads_are_told_as_what_they_may_be() -> None:
    lines = GUESSED.read_text(encoding="utf-8").splitlines()
    read = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    wrong = [(text, found) for language, code, text, *sort in read
             if (found := likely(language, code, text)) != "".join(sort)]  # fmt: skip
    assert not wrong


def test_few_sentences_a_step_short_of_a_fact_are_taken_for_one() -> None:
    calm = [(language, code, text) for language in TONGUES for code, text, fact in stories(SENTENCES / f"{language}.txt")
            if not fact]  # fmt: skip
    taken = [text for language, code, text in calm if likely(language, code, text)]
    assert len(taken) < MOST * len(calm), taken
