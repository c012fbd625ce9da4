"""Who is afraid may go; that a government fears for its people, or what they do besides, makes no order a choice."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.compare import posture


@pytest.mark.parametrize(
    ("said", "tier"),
    [
        ("We urge all U.S. citizens to leave Yemen immediately because we fear for their safety.", "immediately"),
        ("U.S. citizens should leave Yemen now, and if they feel unsafe, stay away from windows.", "now"),
        ("Leave Yemen now, or take shelter if you feel unsafe.", "now"),
        ("U.S. citizens who feel unsafe should leave Yemen now.", "consider"),
        ("If you are concerned about your safety, leave Yemen now.", "consider"),
    ],
)
def test_only_who_is_afraid_is_told_to_consider(said: str, tier: str) -> None:
    read = posture.read(said, None, date(2026, 5, 20), "Yemen", "Yemen")
    assert {advice.tier for advice in read.leave} == {tier}


def test_an_order_for_families_of_one_post_is_no_narrower_order_for_all() -> None:
    said = (
        "The Department of State has ordered the departure of non-emergency U.S. employees from Sanaa. On May 19, 2026,"
        " family members only have been ordered to leave the Consulate in Aden."
    )
    read = posture.read(said, None, date(2026, 5, 20), "Yemen", "Yemen")
    assert {d.audience for d in read.departures} == {"employees", "family"}
