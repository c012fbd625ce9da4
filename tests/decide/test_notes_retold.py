"""A note that announces what the text below it tells is no second event, however it spells the place."""

from __future__ import annotations

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change


def told(after: str) -> list[str]:
    before = "Latest update: Weather.\nTake care on the roads."
    case = {"publisher": "uk_fcdo", "actor": "UK", "before": {"text": before}, "after": {"text": after}}
    return [f.headline for f in classify(change(case), KINDS).findings if f.kind == "border_or_entry_change"]


def test_a_closure_in_note_and_text_is_one_event() -> None:
    note = "Latest update: Kolda-Sarrin border is closed (see 'Warnings')."
    assert told(f"{note}\nTake care on the roads.\nThe Kolda-Sarin border is closed.") == ["Testland: border Kolda-Sarin closed (UK)"]


def test_a_closure_the_note_alone_tells_is_told() -> None:
    assert told("Latest update: Kolda-Sarin border is closed.\nTake care on the roads.") == ["Testland: border Kolda-Sarin closed (UK)"]


def test_two_closures_are_two() -> None:
    note = "Latest update: Kolda border is closed."
    assert len(told(f"{note}\nTake care on the roads.\nThe border crossing at Mirpur is closed.")) == 2
