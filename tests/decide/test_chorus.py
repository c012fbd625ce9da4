"""The same sentence on many pages is one note for operators; what a country alone says stays its own event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monitor.decide import chorus
from monitor.decide.classify import classify, events
from monitor.decide.kinds import KINDS
from monitor.model import Event
from tests.decide.changes import change

WORDY = {kind.name for kind in KINDS if kind.wordy or kind.fallback}
PLAIN = "Exercise increased caution in {0} due to crime."
SAME = "Bring two copies of every prescription when you come to {0}, and keep one of them apart from the other."


def told(number: int, sentence: str) -> tuple[Event, ...]:
    name = f"Testland{'abcdefghijklmnopqrstuvwxyz'[number]}"
    before = PLAIN.format(name)
    after = f"{before}\n{sentence.format(name)}"
    case = {"name": name, "before": {"level": 2, "text": before}, "after": {"level": 2, "text": after}}
    made = replace(change({**case, "published": date(2026, 3, 2)}), destination=name, countries=(f"X{number}",))
    return events(made, classify(made, KINDS))


def test_one_sentence_on_fifteen_pages_is_one_note_that_says_how_many() -> None:
    found = chorus.chorus([e for n in range(15) for e in told(n, SAME)], WORDY)
    assert found.events == ()
    (note,) = found.notes
    assert (note.finding.kind, note.finding.severity, note.country) == ("boilerplate_changed", "P4", "")
    assert "15 pages" in note.finding.headline


def test_the_pages_that_follow_the_next_day_confirm_the_note() -> None:
    (note,) = chorus.chorus([e for n in range(15) for e in told(n, SAME)], WORDY).notes
    late = chorus.chorus(told(20, SAME), WORDY, earlier=[note])
    assert (late.events, late.notes) == ((), ())
    assert [known for known, _ in late.repeats] == [note.id]


def test_what_one_page_says_beside_the_crowd_istold() -> None:
    own = "Gunmen closed the coast road on Sunday; nobody has driven it since and the harbour is empty."
    heard = chorus.chorus([*(e for n in range(15) for e in told(n, SAME)), *told(20, own)], WORDY)
    assert [event.country for event in heard.events] == ["X20"]


@pytest.mark.parametrize("pages", [1, chorus.MANY - 1])
def test_a_few_pages_in_the_same_words_are_their_own_events(pages: int) -> None:
    heard = chorus.chorus([e for n in range(pages) for e in told(n, SAME)], WORDY)
    assert len(heard.events) == pages


def test_a_wave_of_advice_to_leave_is_never_folded() -> None:
    """Fourteen countries were told to leave in one sentence in March 2026: each of them is an alert."""
    leave = "U.S. citizens should depart {0} now by any commercial means available to them."
    heard = chorus.chorus([e for n in range(14) for e in told(n, leave)], WORDY)
    assert [event.finding.kind for event in heard.events] == ["leave_advice"] * 14
    assert heard.notes == ()
