"""Entries of a list that go on from its heading are read with its subject."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.compare.posture import read


def _told(text: str) -> set[str]:
    said = read(text, None, date(2026, 11, 20), "Security Alert: U.S. Embassy", "Mali")
    kinds = {notice.topic for notice in said.notices if notice.on} - {"speaker", "scene"}
    return kinds | {d.status.value for d in said.departures} | {o.state for o in said.operations}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Embassy has also:\n- Avoid crowds.\n- Suspended its operations", {"suspended"}),
        ("The Department has:\nOrdered the departure of family members from Mali.", {"ordered"}),
        ("The following are closed:\nThe border with Niger\nThe Bamako airport", {"border_or_entry_change"}),
        ("The Spanish Embassy has:\n- Suspended its operations", set()),
        ("A bank has:\n- Ordered its employees to leave Mali", set()),
        ("The Embassy has never:\n- Suspended its operations", set()),
        ("Some guides think the Embassy has:\n- Suspended its operations", set()),
        ("The Embassy may have:\n- Suspended its operations", set()),
        ("The following offices are closed:\n- The American Library\nAssistance:\nU.S. Embassy Bamako", set()),
        ("The following are closed:\n- The market\nU.S. Embassy Bamako\nRoute de Kati\n+223 2070 2300", set()),
        ("The following posts are closed:\n- The Embassy in Bamako remains open", {"services_reduced"}),
        ("The Embassy has a library:\nClosed today. It is open tomorrow.", set()),
    ],
)
def test_an_entry_goes_on_from_the_heading_of_its_list(text: str, told: set[str]) -> None:
    assert _told(text) == told
