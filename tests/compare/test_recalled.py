"""What a text only remembers is not told as if it happened: memorials, and stories dated years back."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.compare.posture import read

AUGUST = date(2023, 8, 9)
MEMORIAL = "Message for U.S. Citizens: A day of remembrance"
ALERT = "Security Alert: Anniversary of the uprising"


def _told(text: str, title: str) -> set[str]:
    said = read(f"{title}\n{text}", None, AUGUST, title, "Norland")
    kinds = {notice.topic for notice in said.notices} - {"speaker", "scene"}
    return kinds | {d.status for d in said.departures} | {o.state for o in said.operations}


@pytest.mark.parametrize(
    "text",
    [
        "Today marks 25 years since the Embassy was bombed. The Embassy suspended operations and ordered families out.",
        "Thirty-one years ago today a car bomb went off. U.S. citizens were told to shelter in place.",
        "It has been two decades since the coup. The airport was closed, and the staff sheltered in place.",
        "On March 4, 1998, a mine exploded. The Department ordered the departure of families and non-emergency staff.",
        "During the 2007-2008 unrest the Embassy authorized the departure of family members.",
        "We think of the day in 1998 when shells fell. Embassy staff were prohibited from leaving their homes.",
    ],
)
def test_a_memory_is_not_told(text: str) -> None:
    grave = {"ordered", "authorized", "suspended", "shelter_in_place", "border_or_entry_change"}
    assert not _told(text, MEMORIAL) & grave


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Today marks 25 years since the bombing. The Embassy has suspended operations.", "suspended"),
        ("In 2011, war broke out. On Friday the Department ordered families to depart.", "ordered"),
        ("In 2011, war broke out. It flared again this week. The Department ordered families to depart.", "ordered"),
        ("In 2011, war broke out.\nThe Department ordered families to depart.", "ordered"),
        ("Two years ago today war broke out. The Department ordered families to depart.", "ordered"),
        ("Twelve years ago war broke out. On August 8, the Department ordered families to depart.", "ordered"),
    ],
)
def test_what_follows_a_memory_is_told(text: str, kind: str) -> None:
    assert kind in _told(text, MEMORIAL)


def test_what_an_alert_tells_of_an_anniversary_happens_on_it() -> None:
    text = "Today marks ten years since the uprising. Crowds gathered. U.S. citizens were told to shelter in place."
    assert "shelter_in_place" in _told(text, ALERT)
    assert "shelter_in_place" not in _told(text, MEMORIAL)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Doors were shut then, and the Embassy evacuated its staff by road. At 10 a.m. the bells will ring.", set()),
        ("The Embassy sheltered hundreds. The airport was closed and the consular section worked in tents.", set()),
        ("The airport was closed this morning after shots were fired.", {"border_or_entry_change", "hazard_notice"}),
        ("The Embassy has suspended operations.", {"suspended"}),
    ],
)
def test_under_a_title_of_remembrance_the_past_is_remembered(text: str, told: set[str]) -> None:
    grave = {"ordered", "authorized", "suspended", "shelter_in_place", "border_or_entry_change", "hazard_notice"}
    assert _told(text, "Ten Years after the Earthquake") & grave == told
