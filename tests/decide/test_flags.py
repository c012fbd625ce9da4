"""What is odd about how a change was told travels with it, and why a kind said no can be read."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.decide.classify import classify, events
from monitor.decide.kinds import KINDS
from monitor.decide.unmoved import by_reason
from monitor.model import Event
from tests.decide.changes import change

STAYS = "Exercise increased caution in Testland due to crime."
ORDER = (
    "On February 20, 2026, the Department of State ordered the departure of non-emergency U.S. government employees"
    " and family members."
)


def _told(note: str, before: str, after: str) -> dict[str, Event]:
    case = {
        "before": {"level": 2, "text": f"Last Update: Reissued after periodic review.\n{STAYS}\n{before}"},
        "after": {"level": 2, "text": f"{note}\n{STAYS}\n{after}"},
        "published": date(2026, 3, 2),
        "published_before": date(2026, 2, 21),
    }
    made = change(case)
    return {e.finding.kind: e for e in events(made, classify(made, KINDS))}


@pytest.mark.parametrize(
    ("note", "flagged"),
    [
        ("There were no changes to the advisory level. Reissued with minor edits.", True),
        ("There were no changes to the advisory level. The departure of U.S. government employees ended.", False),
        ("Updated to reflect the security situation.", False),
    ],
)
def test_a_note_of_no_change_beside_a_vanished_departure_is_flagged(note: str, flagged: bool) -> None:
    told = _told(note, ORDER, "Police are slow to answer.")
    dropped = told.get("departure_statement_dropped") or told["departure_lifted"]
    assert ("note_says_otherwise" in dropped.flags) is flagged


def test_a_note_that_was_there_before_contradicts_nothing() -> None:
    told = _told("Last Update: Reissued after periodic review.", ORDER, "Police are slow to answer.")
    assert told["departure_statement_dropped"].flags == ()


def test_a_kind_that_said_no_tells_what_it_saw() -> None:
    told = _told("Updated to reflect a new order.", ORDER, f"{ORDER}\nU.S. citizens should leave Testland now.")
    considered = dict(line.split(": ", 1) for line in told["leave_advice"].considered)
    assert considered["departure_ordered"].startswith("asked; said before and now [")
    assert "ordered the departure" in considered["departure_ordered"]
    assert considered["level_raised"] == "asked; level 2 before, 2 now"
    assert considered["advice_text_changed"] == "not asked, leave_advice found"
    assert considered["shelter_in_place"] == "asked, found nothing"


def test_every_quote_says_where_it_stands() -> None:
    """Also one that a kind took from the redline, which knows sentences and not where they stand."""
    told = _told("Updated.", ORDER, "Snipers shot at cars on the coast road to Norport on two days of May.")
    made = told["departure_statement_dropped"], told["advice_text_changed"]
    quotes = [quote for event in made for quote in event.finding.evidence]
    assert quotes
    assert all(quote.end - quote.start == len(quote.text) for quote in quotes)


def test_kinds_that_share_a_reason_are_told_together_and_each_once() -> None:
    said = ("level_raised: asked; level 2 before, 2 now", "leave_advice: asked, found nothing", "security_alert: asked, found nothing",
            "security_alert: not asked, departure_ordered found")
    assert by_reason(said) == [("asked; level 2 before, 2 now", ("level_raised",)),
                               ("asked, found nothing", ("leave_advice", "security_alert"))]


@pytest.mark.parametrize(
    ("post", "flagged"),
    [
        ("Security Alert \N{EN DASH} Correction\nThe road to the airport is closed, not the airport.", True),
        ("Security Alert\nThe time given in our alert of this morning was wrong.", True),
        ("Security Alert: Update\nThis alert supersedes the security alert of March 1. The road is closed.", False),
        ("Security Alert\nGunmen attacked the correctional center.", False),
    ],
)
def test_a_post_that_only_follows_another_puts_nothing_right(post: str, flagged: bool) -> None:
    made = change({"publisher": "us_embassy", "before": {"text": ""}, "after": {"text": post}})
    assert {("corrects" in told.flags) for told in events(made, classify(made, KINDS))} == {flagged}
