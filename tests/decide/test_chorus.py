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


def named(number: int) -> str:
    return "Testland" + "abcdefghij"[number // 10] + "abcdefghij"[number % 10]


def british(number: int, sentence: str) -> tuple[Event, ...]:
    """One page of the FCDO that says one sentence more; an area it advises against comes as data."""
    name = named(number)
    sides = {"before": f"Advice on {name}.", "after": f"Advice on {name}.\n{sentence.format(name)}"}
    case: dict[str, object] = {side: {"level": 1, "text": text, "data_areas": []} for side, text in sides.items()}
    if "against all travel" in sentence:
        case["after"] = {"level": 1, "text": sides["after"], "data_areas": [{"name": "Osk Province", "level": 4}]}
    made = replace(change({**case, "name": name, "publisher": "uk_fcdo", "actor": "UK", "published": date(2026, 3, 2)}),
                   destination=name, countries=(f"X{number}",))  # fmt: skip
    return events(made, classify(made, KINDS))


def told(number: int, sentence: str) -> tuple[Event, ...]:
    name = named(number)
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


def test_what_one_page_says_beside_the_crowd_is_told() -> None:
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


# ------------------------------------------------------------------ nearly the same words
WAVE = "You can be fined for flying a kite within {1} metres of the {0} coast guard's towers, also from a boat or a beach."


def wave(pages: int, own: dict[int, str] | None = None) -> list[Event]:
    """A wave in which each page has its own number of metres, and some say something of their own beside it."""
    return [e for n in range(pages) for e in told(n, WAVE.format("{0}", 50 + n) + "\n" + (own or {}).get(n, ""))]


def test_a_sentence_that_differs_in_a_number_and_a_name_is_one_note() -> None:
    heard = chorus.chorus(wave(15), WORDY, actor="UK")
    assert heard.events == ()
    assert len(heard.notes) == 1
    assert heard.notes[0].finding.headline.startswith("UK puts nearly the same words on 15 pages: “")


def test_what_a_page_says_of_its_own_in_the_middle_of_a_wave_is_told_by_those_words_alone() -> None:
    news = "The harbour of Kell has been empty since gunmen shot at the ferry to Norland on Sunday."
    heard = chorus.chorus(wave(15, {3: news}), WORDY)
    (event,) = heard.events
    assert event.country == "X3"
    assert [quote.text for quote in event.finding.evidence] == [news]
    assert "The harbour of Kell" in event.finding.headline
    assert "14 pages" in heard.notes[0].finding.headline


def test_a_sentence_about_the_same_matter_that_names_nothing_belongs_to_the_wave() -> None:
    heard = chorus.chorus(wave(15, {3: "Fines for kites near coast guard towers are paid on the beach."}), WORDY)
    assert heard.events == ()


def test_a_danger_that_a_region_feels_is_told_in_each_country_and_one_on_every_page_is_not() -> None:
    danger = "Military action in the region could escalate quickly and reach {0} without any warning at all."
    felt = chorus.chorus([e for n in range(15) for e in told(n, danger)], WORDY)
    assert len(felt.events) == 15
    everywhere = chorus.chorus([e for n in range(chorus.EVERYWHERE) for e in told(n, danger)], WORDY)
    assert everywhere.events == ()
    assert len(everywhere.notes) == 1


def test_what_must_be_acted_on_is_never_folded_however_many_say_it() -> None:
    """A hundred countries whose airspace closes, staff leaves or level rises in the same words are a hundred alerts."""
    grave = [
        replace(event, id=f"{event.id}{number}", finding=replace(event.finding, severity=severity))
        for number, (event, severity) in enumerate((e, s) for e in wave(100) for s in ("P1", "P2"))
    ]
    heard = chorus.chorus(grave, WORDY)
    assert len(heard.events) == len(grave)
    assert heard.notes == ()


@pytest.mark.parametrize("said", [
    "FCDO now advises against all travel to the Osk Province of {0} because of the fighting near the coast.",
    "We have temporarily withdrawn the families of British Embassy staff from {0} as a precaution since Monday.",
    "If you are a British national in {0}, you should leave now by any commercial flight that you can find.",
])  # fmt: skip
def test_advice_departures_and_calls_to_leave_are_events_on_every_page_of_a_wave(said: str) -> None:
    heard = chorus.chorus([e for n in range(20) for e in british(n, said)], WORDY)
    assert {event.country for event in heard.events if event.finding.severity in ("P1", "P2")} == {f"X{n}" for n in range(20)}
