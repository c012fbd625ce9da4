"""Who may, must or need no longer leave: the words that say so, and the many that do not."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.compare.posture import read
from monitor.model import Departure

MARCH = date(2026, 3, 3)
ASSERTED = [
    ("On March 2, 2026, the Department of State ordered non-emergency U.S. government employees and their family members to leave Testland due to risks.",
     {("", "employees", "ordered"), ("", "family", "ordered")}),
    ("On March 2, the Department authorized the departure of all family members of U.S. government employees in Testland.", {("", "family", "authorized")}),
    ("On March 1, 2026, the Department approved the voluntary departure of Consulate General Test City non-emergency U.S. government employees.",
     {("Consulate General Test City", "employees", "authorized")}),
    ("On March 1, 2026, the Department of State allowed for the voluntary departure of eligible family members.", {("", "family", "authorized")}),
    ("The Department of State has permitted non-essential personnel to depart Testland.", {("", "employees", "authorized")}),
    ("The Secretary mandated the departure of nonessential staff from U.S. Embassy Testville.", {("Embassy Testville", "employees", "ordered")}),
    ("The Australian Government directed the departure of officials from the Australian Embassy in Testville.", {("Embassy Testville", "employees", "ordered")}),
    ("The Department of State authorised the temporary departure of USDH employees and EFMs.", {("", "employees", "authorized"), ("", "family", "authorized")}),
    ("The Department of State ordered family members (dependents) of U.S. government employees to leave Mali.", {("", "family", "ordered")}),
    ("The Department of State ordered family members, including minor children, of U.S. government employees to leave Mali.", {("", "family", "ordered")}),
    ("The Department of State ordered family members, including minor children, and employees to leave Mali.", {("", "employees", "ordered"), ("", "family", "ordered")}),
    ("The Department of State ordered family members (and non-emergency staff) of the embassy to leave Mali.", {("", "employees", "ordered"), ("", "family", "ordered")}),
    ("Updated to reflect the Authorized Departure of Non-Emergency U.S. Government Employees.", {("", "employees", "authorized")}),
    ("Updated to reflect ordered departure of eligible family members and authorized departure for non-emergency employees due to fighting.",
     {("", "family", "ordered"), ("", "employees", "authorized")}),
    ("the Department of State authorized the voluntary departure (\u201cauthorized departure\u201d) of U.S. government employees and ordered the departure of"
     " family members (\u201cordered departure\u201d) of U.S. government employees at the U.S. Embassy in Testville.",
     {("Embassy Testville", "employees", "authorized"), ("Embassy Testville", "family", "ordered")}),
    ("On March 3, 2026, the Department of State ordered employees and family members from U.S. Consulates Aville and Beville to leave Testland.",
     {(f"Consulate {c}", a, "ordered") for c in ("Aville", "Beville") for a in ("employees", "family")}),
    ("Non-emergency U.S. government employees were ordered to leave Testland on March 2.", {("", "employees", "ordered")}),
    ("The departure of non-emergency personnel from Testland was ordered on March 2.", {("", "employees", "ordered")}),
    ("The embassy moved from authorized departure to ordered departure on March 2.", {("", "employees", "ordered"), ("", "family", "ordered")}),
    ("On March3, 2026, the Department of Stateauthorizednon-emergency U.S. government employees to leave Testland due tothesafety risks.", {("", "employees", "authorized")}),
    ("Dependants of British Embassy staff have been temporarily withdrawn as a precaution.", {("", "family", "authorized")}),
    ("Dependants of Australian officials were offered voluntary departure.", {("", "family", "authorized")}),
    ("Voluntary departure has been offered to families of officials.", {("", "family", "authorized")}),
    ("Voluntary departure was offered to officials and their dependants.", {("", "employees", "authorized"), ("", "family", "authorized")}),
    ("We have temporarily withdrawn Canadian embassy staff's children under 18.", {("", "family", "authorized")}),
    ("The Department of State has lifted its ordered departure mandate for non-emergency Embassy employees.", {("", "employees", "lifted")}),
    ("Updated to reflect the lifting of ordered departure of family members.", {("", "family", "lifted")}),
    ("Updated to reflect the end of ordered departure of family members and authorized departure for employees.", {("", "family", "lifted"), ("", "employees", "lifted")}),
    ("Updated to reflect the end of ordered departure of family members and the authorized departure of employees.", {("", "family", "lifted"), ("", "employees", "authorized")}),
    ("Updated to reflect the removal of Ordered Departure information.", {("", "family", "lifted"), ("", "employees", "lifted")}),
    ("On March 1, the Department ended the voluntary departure of non-emergency employees.", {("", "employees", "lifted")}),
    ("The ordered departure of family members was terminated on March 1.", {("", "family", "lifted")}),
    ("Updated to reflect the return to full operational status.", {("", "family", "lifted"), ("", "employees", "lifted")}),
    ("UK staff have returned to Testland.", {("", "employees", "lifted")}),
]  # fmt: skip
SENSELESS = [
    "Ordered Departure",
    "Authorized departure gives staff a choice.",
    "Ordered departure of employees requires that they go.",
    "The Department of State may order the departure of non-emergency employees at any time.",
    "The Department of State has not ordered non-emergency employees to leave Testland.",
    "On March 14, 2020, the Department authorized the departure of employees from any diplomatic or consular post in the world.",
    "On March 2, 2026, the Department of State ordered the suspension of operations at the U.S. Consulate General in Testville.",
    "Testland authorities ordered residents to leave the coast.",
    "The government of Testland ordered the departure of foreign officials.",
    "Dual nationals are only permitted to depart with both parents present.",
    "You may not be allowed to leave until the fine is paid.",
    "U.S. Embassy personnel are not authorized to use minibuses.",
    "U.S. government employees need special authorization to go there.",
    "An authorized departure tax is included in the fare.",
    "The Department of Testville ordered a review of its departure hall.",
    "U.S. citizens who wish to depart should contact the embassy.",
]


def states(departures: tuple[Departure, ...]) -> set[tuple[str, str, str]]:
    return {(d.post or "", d.audience, d.status.value) for d in departures}


@pytest.mark.parametrize(("said", "meant"), ASSERTED)
def test_a_status_is_read_for_each_post_and_audience(said: str, meant: set[tuple[str, str, str]]) -> None:
    assert states(read(said, 3, MARCH).departures) == meant


@pytest.mark.parametrize("said", SENSELESS)
def test_other_senses_state_nothing(said: str) -> None:
    assert read(said, 3, MARCH).departures == ()


def test_the_evidence_is_the_exact_sentence_with_its_place_and_its_day() -> None:
    sentence = "On March 2, the Department of State ordered U.S. government personnel to leave Testland."
    text = f"Reconsider travel to Testland.\nWhat happened. {sentence} More follows."
    (departure,) = read(text, 3, MARCH).departures
    assert departure.span.text == text[departure.span.start : departure.span.end] == sentence
    assert departure.decided_on == date(2026, 3, 2)


def test_what_remains_in_force_is_marked_as_going_on() -> None:
    found = read("The mission remains on ordered departure status since March 2, 2026.", 3, date(2026, 3, 9)).departures
    assert [(d.status.value, d.continuing, d.decided_on) for d in found] == [("ordered", True, date(2026, 3, 2))] * 2


def test_words_about_other_things_before_an_order_do_not_make_it_an_old_one() -> None:
    said = (
        "Attacks continued and the border remains closed. On March 2, the Department ordered staff to leave Testland."
    )
    (departure,) = read(said, 3, MARCH).departures
    assert not departure.continuing


def test_a_change_note_is_marked() -> None:
    text = "Updated to reflect ordered departure of family members.\nDo not travel to Testland."
    (departure,) = read(text, 4, MARCH).departures
    assert departure.note
    assert departure.decided_on is None


ORDERED = "On March 2, 2026, the Department ordered family members at U.S. Consulate General Testburg to leave Testland."
LET_GO = "On March 2, 2026, the Department authorized non-emergency U.S. government employees to leave Testland."


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (f"{ORDERED} On March 6, the Department rescinded that order.", {("Consulate General Testburg", "family", "lifted")}),
        (f"{ORDERED} That order was lifted on March 6.", {("Consulate General Testburg", "family", "lifted")}),
        (f"{LET_GO} On March 6, that authorization was replaced by an order.", {("", "employees", "ordered")}),
        (f"{ORDERED} On March 6, that order became optional.", {("Consulate General Testburg", "family", "authorized")}),
        (f"{LET_GO} On March 6, this authorization became mandatory.", {("", "employees", "ordered")}),
        (
            f"{ORDERED} As of March 6 the order also covers U.S. Embassy Testville.",
            {("Consulate General Testburg", "family", "ordered"), ("Embassy Testville", "family", "ordered")},
        ),
        (
            f"{LET_GO} On March 6, this authorization was extended to family members.",
            {("", "employees", "authorized"), ("", "family", "authorized")},
        ),
        (f"{ORDERED} A court lifted the order on March 6.", {("Consulate General Testburg", "family", "ordered")}),
        (f"{ORDERED} That order will be reviewed within 30 days.", {("Consulate General Testburg", "family", "ordered")}),
        ("The governor lifted the order on March 6.", set()),
    ],
)
def test_a_sentence_that_speaks_of_that_order_changes_what_was_told_before_it(
    said: str, meant: set[tuple[str, str, str]]
) -> None:
    assert states(read(said, 4, date(2026, 3, 9)).departures) == meant


def test_staff_numbers_that_are_back_to_normal_end_what_had_reduced_them() -> None:
    said = "Staff numbers at the British Embassy in Testville are back to normal."
    assert {status for *_, status in states(read(said, 3, MARCH).departures)} == {"lifted"}


def test_people_in_provinces_are_told_beside_the_post_whose_people_go() -> None:
    """Civilians of a base live in provinces without a post."""
    said = (
        "On March 8, 2026, the Department ordered the departure of family members of U.S. Consulate Norport personnel"
        " and of U.S. government civilians in Kell and Moss provinces."
    )
    told = read(said, None, date(2026, 3, 10), "", "Norland").departures
    assert {d.post for d in told} == {"Consulate Norport", "Kell and Moss provinces"}
