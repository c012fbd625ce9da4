"""A note that announces what the text below it tells is no second event, however it spells the place."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change


def told(after: str) -> list[str]:
    before = "Latest update: Weather.\nTake care on the roads."
    case = {"publisher": "uk_fcdo", "actor": "UK", "before": {"text": before}, "after": {"text": after}}
    return [f.headline for f in classify(change(case), KINDS).findings if f.kind == "border_or_entry_change"]


def test_a_closure_in_note_and_text_is_one_event() -> None:
    note = "Latest update: Kolda-Sarrin border is closed (see 'Warnings')."
    assert told(f"{note}\nTake care on the roads.\nThe Kolda-Sarin border is closed.") == ["Testland: border (Kolda-Sarin) closed (UK)"]


def test_a_closure_the_note_alone_tells_is_told() -> None:
    assert told("Latest update: Kolda-Sarin border is closed.\nTake care on the roads.") == ["Testland: border (Kolda-Sarin) closed (UK)"]


def test_two_closures_are_two() -> None:
    note = "Latest update: Kolda border is closed."
    assert len(told(f"{note}\nTake care on the roads.\nThe border crossing at Mirpur is closed.")) == 2


ORDER = "On May 19, 2026, the Department of State ordered the departure of family members of employees of Embassy Testville."


@pytest.mark.parametrize(
    ("note", "text", "posts"),
    [
        ("Updated to reflect the ordered departure of family members.", ORDER, ["Embassy Testville"]),
        ("Updated with new security information and ordered departure status.", ORDER, ["Embassy Testville"]),
        ("Updated to reflect ordered departure.", ORDER.replace("2026", "2023"), [None]),  # the text tells of another
        ("Updated to reflect the ordered departure of employees of Embassy Otherby.", ORDER, ["Embassy Otherby", "Embassy Testville"]),
    ],
)  # fmt: skip
def test_a_departure_in_note_and_text_is_one(note: str, text: str, posts: list[str | None]) -> None:
    sides = {"before": {"level": 3, "text": "Reconsider travel to Testland due to crime."}}
    after = {"level": 3, "text": f"{note}\nReconsider travel to Testland due to crime.\n{text}"}
    case = {**sides, "after": after, "published": date(2026, 5, 20), "published_before": date(2026, 4, 1)}
    found = [f.post for f in classify(change(case), KINDS).findings if f.kind == "departure_ordered"]
    assert sorted(found, key=str) == posts


@pytest.mark.parametrize("dated", ["", " (May 19, 2026)"])
def test_a_departure_in_title_and_body_is_one(dated: str) -> None:
    title = f"Security Alert: Ordered Departure of Family Members - U.S. Embassy Testville{dated}"
    case = {"publisher": "us_embassy", "before": {"text": ""}, "published": date(2026, 5, 20)}
    body = "Event: On May 19, the Department of State ordered the departure of family members of employees from Testland."
    found = classify(change({**case, "after": {"text": f"{title}\n{body}"}}), KINDS).findings
    assert [f.kind for f in found if f.kind.startswith("departure")] == ["departure_ordered"]


def test_a_title_announces_the_suspension_its_post_tells_of() -> None:
    post = "Temporary Suspension of U.S. Embassy Operations in Testville\nThe U.S. Embassy in Testville suspended its operations today."
    found = change({"publisher": "us_embassy", "before": {"text": ""}, "after": {"text": post}})
    assert [f.headline for f in classify(found, KINDS).findings] == ["US Embassy Testville has suspended operations"]


def test_a_way_that_opens_where_something_is_removed_is_open() -> None:
    assert told("Take care on the roads.\nLand borders have reopened after the removal of barricades.") == ["Testland: land border open (UK)"]
