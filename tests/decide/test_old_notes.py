"""A change note stays on its page for months: what is ordered, shut or cut after it is told, and so is its loss."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

PAGE = "Reconsider travel to Testland due to unrest.\nAdvisory summary\nMarches in Norhaven may turn violent."
LIFTED = "Updated to reflect the lifting of ordered departure of family members and non-emergency U.S. government staff."
OPEN = "Updated to reflect that the U.S. Embassy in Norhaven resumed normal operations."
SERVED = "Updated to reflect that the U.S. Embassy in Norhaven resumed routine consular services."
ORDER = "On March 1, 2026, the Department of State ordered family members of U.S. government employees to leave Testland."
GOING = "The Department of State has authorized the departure of family members of U.S. government employees."
SHUT = "On March 1, 2026, the Department of State suspended operations at the U.S. Embassy in Norhaven."
CUT = "The U.S. Embassy in Norhaven suspended routine consular services on March 1, 2026."
OLD = "In July 2023, the Department of State ordered the departure of non-emergency U.S. government employees."
RECENT = "On January 20, 2026, the Department of State ordered family members of U.S. government employees to leave Testland."


def _told(before: str, after: str, known: date = date(2026, 2, 2), day: date = date(2026, 3, 2)) -> set[str]:
    sides = ({"level": 3, "text": text} for text in (before, after))
    made = change({**dict(zip(("before", "after"), sides, strict=True)), "published_before": known, "published": day})
    return {f.kind for f in classify(made, KINDS).findings} - {"advice_text_changed", "no_substantive_change"}


@pytest.mark.parametrize(
    ("note", "said", "kind"),
    [
        (LIFTED, ORDER, "departure_ordered"),
        (LIFTED, GOING, "departure_authorized"),
        (OPEN, SHUT, "operations_suspended"),
        (SERVED, CUT, "services_reduced"),
        ("Authorized departure was lifted on June 3, 2025.", ORDER, "departure_ordered"),
    ],
)
@pytest.mark.parametrize("reissued", [True, False])
def test_what_was_decided_since_is_told_though_the_note_stays(note: str, said: str, kind: str, reissued: bool) -> None:
    day = date(2026, 3, 2) if reissued else date(2026, 2, 2)
    assert _told(f"{note}\n{PAGE}", f"{note}\n{PAGE}\n{said}", day=day) == {kind}


@pytest.mark.parametrize("said", [OLD, RECENT])
def test_what_the_note_ended_is_history_when_it_is_told_again(said: str) -> None:
    assert _told(f"{LIFTED}\n{PAGE}", f"{LIFTED}\n{PAGE}\n{said}") == set()
    assert _told(f"{LIFTED}\n{PAGE}\n{OLD}", f"{LIFTED}\n{PAGE}") == set()


def test_a_new_note_ends_what_the_text_repeats() -> None:
    assert _told(f"{PAGE}\n{RECENT}", f"{LIFTED}\n{PAGE}\n{RECENT}") == {"departure_lifted"}


@pytest.mark.parametrize(("note", "said"), [(LIFTED, ORDER), (OPEN, SHUT)])
def test_what_stood_beside_an_old_note_and_goes_is_not_what_the_note_ended(note: str, said: str) -> None:
    before, after = f"{note}\n{PAGE}\n{said}", f"{note}\n{PAGE}"
    assert _told(before, after, date(2026, 3, 2), date(2026, 6, 8)) == {"departure_statement_dropped"}


def test_beside_the_old_note_of_one_post_another_that_opens_anew_is_told() -> None:
    """Norhaven's embassy had shut again beside the note of its reopening: that says nothing of Karamo, which opens now."""
    before = f"{OPEN}\n{PAGE}\n{SHUT}\nThe U.S. Consulate General in Karamo suspended operations on February 1, 2026."
    after = f"{OPEN}\n{PAGE}\nOn June 2, 2026, the U.S. Consulate General in Karamo resumed operations."
    assert _told(before, after, date(2026, 3, 2), date(2026, 6, 8)) == {"operations_resumed"}


def test_a_page_issued_again_with_its_old_note_ends_nothing() -> None:
    page = f"{LIFTED}\n{PAGE}\n{ORDER}"
    assert _told(page, page + "\nBridges are closed.", date(2026, 2, 2), date(2026, 4, 2)) == set()


CRIME = "Updated to reflect information on crime."
UNDATED = "The Department of State has ordered the departure of family members of U.S. government employees."


@pytest.mark.parametrize(("note", "said"), [(LIFTED, ORDER), (LIFTED, UNDATED), (OPEN, SHUT)])
def test_what_was_told_beside_an_old_note_is_not_told_again_when_another_takes_its_place(note: str, said: str) -> None:
    page = f"{PAGE}\n{said}"
    assert _told(f"{note}\n{page}", f"{CRIME}\n{page}", date(2026, 3, 2), date(2026, 3, 9)) == set()


def test_an_end_taken_back_or_an_order_in_a_new_note_is_told() -> None:
    page, ended = f"{PAGE}\n{ORDER}", "On March 2, 2026, the Department of State lifted the ordered departure."
    again = f"Updated to reflect ordered departure.\n{PAGE}\n{UNDATED}"
    days = date(2026, 3, 2), date(2026, 3, 9)
    assert _told(f"{page}\n{ended}", page, *days) == {"departure_ordered"}
    assert _told(f"{LIFTED}\n{PAGE}\n{UNDATED}", f"{PAGE}\n{UNDATED}", *days[:1] * 2) == {"departure_ordered"}
    assert _told(f"{LIFTED}\n{PAGE}\n{UNDATED}", again, *days) == {"departure_ordered"}


def test_what_is_told_of_staff_inside_a_list_of_areas_is_no_area() -> None:
    areas = "Do not travel to:\nThe northern border due to crime."
    told = "On March 1, 2026, the Department of State suspended operations at U.S. Embassy Norhaven. Leave by land."
    found = _told(f"{PAGE}\n{areas}", f"{PAGE}\n{areas}\n{told}")
    assert "operations_suspended" in found and not {k for k in found if k.startswith("area_")}
