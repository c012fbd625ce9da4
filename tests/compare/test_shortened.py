"""What is written short ends no sentence, whichever reader cuts the text, and names one place with its long form."""

from __future__ import annotations

import pytest

from monitor.compare.sentences import sentences
from monitor.compare.whose.people import place_key
from monitor.decide.alerts.gist import STOP
from monitor.terms.shortened import OF_PEOPLE, OF_PLACES, SPELT


@pytest.mark.parametrize("short", [*OF_PEOPLE, *OF_PLACES])
def test_no_reader_ends_a_sentence_at_a_short_word(short: str) -> None:
    said = [f"Gunfire was heard near {short}. Moss today.", "Avoid the area."]
    assert [sentence.plain for sentence in sentences(" ".join(said))] == said
    assert STOP.split(" ".join(said)) == said


@pytest.mark.parametrize(("short", "long"), SPELT.items())
def test_a_place_is_the_same_place_however_it_is_written(short: str, long: str) -> None:
    brief, full = (place_key(f"The airport of {word} Moss is closed.", ("Norland",)) for word in (f"{short}.", long))
    assert brief == full
    assert full[1] == f"{long} Moss"


def test_a_sentence_that_ends_in_its_own_word_ends_there() -> None:
    said = ["The road to the fort.", "Moss is closed."]
    assert [sentence.plain for sentence in sentences(" ".join(said))] == said
    assert STOP.split(" ".join(said)) == said
