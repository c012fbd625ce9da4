"""Sentences keep their place, never end at "U.S.", and are told apart where blocks were run together."""

from __future__ import annotations

import pytest

from monitor.compare.notices import TOPICS
from monitor.compare.sentences import plain, sentences
from monitor.terms.table import Table
from tests.terms.whole import whole


def cut(text: str) -> list[str]:
    return [s.raw for s in sentences(text)]


def test_a_sentence_does_not_end_at_the_country_or_at_an_abbreviation() -> None:
    text = "The U.S. Embassy ordered U.S. staff home. Mt. Test in the U.S. Virgin Islands is quiet. St. Example is not."
    assert cut(text) == [
        "The U.S. Embassy ordered U.S. staff home.",
        "Mt. Test in the U.S. Virgin Islands is quiet.",
        "St. Example is not.",
    ]


def test_every_span_is_the_exact_stretch_of_the_text() -> None:
    text = "  One here.\u00a0 Two \u201cthere.\u201d Three!\n\n\n\tFour\u2019s last (yes.) Five"
    for sentence in sentences(text):
        assert text[sentence.start : sentence.end] == sentence.raw == sentence.span.text
    assert cut(text) == ["One here.", "Two \u201cthere.\u201d", "Three!", "Four\u2019s last (yes.)", "Five"]


def test_blocks_run_together_without_a_space_are_two_sentences() -> None:
    assert cut("You should leave now.The U.S. government cannot help.") == [
        "You should leave now.",
        "The U.S. government cannot help.",
    ]


def test_a_block_never_runs_into_the_next() -> None:
    assert cut("Country Summary\nOn March 2 it began") == ["Country Summary", "On March 2 it began"]


def test_the_new_sites_broken_level_line_is_joined_to_its_place() -> None:
    assert cut("Reconsider travel\nto Testland due to crime.\nMore.") == [
        "Reconsider travel\nto Testland due to crime.",
        "More.",
    ]
    assert cut("Do not travel\nTestland is dangerous.") == ["Do not travel", "Testland is dangerous."]
    assert cut("Do not travel") == ["Do not travel"]


@pytest.mark.parametrize(
    ("raw", "even"),
    [
        ("the U.\u00a0S.  Embassy\u2019s", "the US Embassy's"),
        (
            "On March3, the Department of Stateauthorizednon-emergency staff",
            "On March 3, the Department of State authorized non-emergency staff",
        ),
        ("Reconsider travelto X due tocrime", "Reconsider travel to X due to crime"),
        ("soft\u00ad hyphen and zero\u200bwidth", "soft hyphen and zerowidth"),
        ("fees due today", "fees due today"),
    ],
)
def test_typing_is_evened_out(raw: str, even: str) -> None:
    assert plain(raw) == even


def test_what_is_looked_for_in_small_letters_is_written_in_small_letters() -> None:
    """A capital in a topic's cheap test would never be found, and the topic silently never read."""
    for topic in TOPICS:
        asked = topic.worth.__self__  # type: ignore[attr-defined]
        said = whole(asked).pattern if isinstance(asked, Table) else asked.pattern
        assert said == said.lower(), topic.name


@pytest.mark.parametrize(
    ("raw", "even"),
    [
        ("THE U.S. EMBASSY IN BAMAKO IS CLOSED.", "The US Embassy in Bamako is closed."),
        ("U.S. CITIZENS SHOULD LEAVE NORPORT NOW", "US citizens should leave Norport now"),
        ("THE FRENCH EMBASSY IS CLOSED", "The French Embassy is closed"),
        ("SECURITY ALERT - N'DJAMENA (MARCH 5)", "Security Alert - N'Djamena (March 5)"),
        ("EXERCISE EXERCISE EXERCISE NOW", "EXERCISE EXERCISE EXERCISE now"),
        ("EXERCISE INCREASED CAUTION IN CHAD", "Exercise increased caution in Chad"),
        ("EXERCISE GOOD JUDGMENT AND LEAVE GOMA AND BUKAVU", "Exercise good judgment and leave Goma and Bukavu"),
        ("CITIZENS IN NORTH NORVALE SHOULD LEAVE", "Citizens in North Norvale should leave"),
        ("LEAVE BAMAKO, GAO AND NORPORT NOW", "Leave Bamako, Gao and Norport now"),
        ("DO NOT TRAVEL", "DO NOT TRAVEL"),
        ("All Flights to Norport Have Been Suspended", "All flights to Norport have been suspended"),
        ("Norport Bridge Closed", "Norport Bridge Closed"),
    ],
)
def test_capitals_all_over_are_taken_for_small_letters(raw: str, even: str) -> None:
    assert plain(raw) == even
