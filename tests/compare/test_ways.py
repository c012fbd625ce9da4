"""Ways in and out, and hazards, in the words of one sentence: what it names and whether that is shut, or there."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.compare import posture


@pytest.mark.parametrize(
    ("said", "what", "on"),
    [
        ("The government imposed a ban on all incoming passenger flights.", "flights", True),
        ("The authorities announced a halt to all international flights.", "flights", True),
        ("Ghana has banned all passenger flights from May 20.", "flights", True),
        ("U.S. carriers may not fly into Kumasi.", "flights (Kumasi)", True),
        ("The FAA issued a notice prohibiting U.S. operators from flying into Ghana.", "flights", True),
        ("Airport operations have been suspended because of the storm.", "airport", True),
        ("All airports except Kumasi have reopened.", "all airports but Kumasi", False),
        ("All airports are closed, but citizens in Kumasi should stay indoors.", "airport", True),
        ("All borders are closed, and travelers in Paga are advised to wait.", "border", True),
        ("The airport in Kumasi is closed, and people in Tamale should not go there.", "airport (Kumasi)", True),
        ("Trains to Tamale are late, and Kumasi airport is closed.", "airport (Kumasi)", True),
        ("The border with Togo is closed, and Benin requires visas.", "border (Togo)", True),
        ("The Embassy in Accra has closed, and the border with Togo is closed.", "border (Togo)", True),
        ("Kumasi is under attack, and the airport is closed.", "airport (Kumasi)", True),
        ("The airport in Kumasi is closed and the one in Tamale is shut.", "airport (Kumasi, Tamale)", True),
        ("Kumasi airport and Tamale airport are closed.", "airport (Kumasi, Tamale)", True),
        ("Flights from Kumasi and Tamale airports are suspended.", "flights (Kumasi, Tamale)", True),
        ("Flights from Accra have been cancelled, and Kumasi airport is closed.", "airport (Kumasi)", True),
        ("Flights to Accra have been cancelled, while Kumasi and Tamale airports remain closed.", "airport (Kumasi, Tamale)", True),
        ("Flights to and from Accra have been cancelled, while Kumasi airport remains closed.", "flights (Accra)", True),
        ("Flights from Accra have not been cancelled, and Kumasi airport is closed.", "airport (Kumasi)", True),
        ("Kotoka International has reopened.", "airport (Kotoka)", False),
        ("At 12:30 PM the airport was closed.", "airport", True),
        ("The curfew now runs from 11 p.m. to 5 a.m.", "a curfew", True),
        ("An earthquake damaged roads and bridges on May 18.", "an earthquake", True),
    ],
)
def test_a_sentence_names_what_is_shut_or_there(said: str, what: str, on: bool) -> None:
    read = posture.read(said, None, date(2026, 5, 20), "Ghana", "Ghana")
    kinds = ("border_or_entry_change", "hazard_notice")
    assert (what, on) in {(n.what, n.on) for n in read.notices if n.topic in kinds}


def test_only_what_is_said_to_be_spared_is_open() -> None:
    said = "All airports are closed, but citizens in Kumasi should call the Embassy."
    read = posture.read(said, None, date(2026, 5, 20), "Ghana", "Ghana")
    assert not [n for n in read.notices if "all airports but" in n.what]


def test_a_quake_of_a_past_year_is_none_of_today() -> None:
    said = "The 2008 earthquake destroyed most of the old town, and a stone stands where it was."
    read = posture.read(said, None, date(2026, 5, 20), "Ghana", "Ghana")
    assert not [n for n in read.notices if n.topic == "hazard_notice" and n.grade]


@pytest.mark.parametrize(
    ("next_one", "told"),
    [
        ("The airport has since resumed operations.", [("airport (Kumasi)", False)]),
        ("The border has since reopened.", [("airport (Kumasi)", True), ("border", False)]),
        ("The airport may close again.", [("airport (Kumasi)", True)]),
    ],
)
def test_only_the_way_that_was_shut_opens_again_in_the_next_sentence(next_one: str, told: list[tuple[str, bool]]) -> None:
    said = f"Unrest led to the closure of Kumasi airport on May 18. {next_one}"
    read = posture.read(said, None, date(2026, 5, 20), "Ghana", "Ghana")
    assert sorted((n.what, n.on) for n in read.notices if n.topic == "border_or_entry_change") == told


@pytest.mark.parametrize("said", ["The airport in Kumasi has not yet reopened.", "The border never reopened."])
def test_what_has_not_reopened_is_not_open(said: str) -> None:
    found = posture.read(said, None, date(2026, 5, 20), "Ghana", "Ghana").notices
    assert all(notice.on for notice in found if notice.topic == "border_or_entry_change")
