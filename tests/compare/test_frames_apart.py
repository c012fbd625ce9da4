"""What one sentence tells of a post's staff and of their families is told of each, whoever is named first."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.compare.posture import read

MAY = date(2024, 5, 20)
OUT_FAMILIES = {"family ordered", "employees authorized"}


def _said(text: str) -> set[str]:
    return {f"{d.audience} {d.status.value}" for d in read(text, None, MAY, "", "Norland").departures}


@pytest.mark.parametrize(
    "text",
    [
        "Eligible family members must go home; non-emergency staff may stay or leave as they choose.",
        "Non-emergency embassy staff can depart if they prefer, but their dependents have to.",
        "On May 18 the Department ordered families out of Norland and let non-essential personnel leave.",
        "The voluntary departure of embassy employees and the mandatory departure of dependents began on May 18.",
        "Departure is compulsory for EFMs and optional for non-emergency employees.",
        "While non-emergency personnel are authorized to leave Norland, embassy families are required to.",
        "Dependents were instructed to depart Norport at government expense, whereas embassy employees are allowed to.",
    ],
)
def test_families_must_and_staff_may(text: str) -> None:
    assert _said(text) == OUT_FAMILIES


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ordered departure ended on May 18 for embassy staff, but stays in force for dependents.", {
            "employees lifted", "family ordered"}),
        ("Embassy families may come back to Norland; non-emergency employees remain on authorized departure.", {
            "family lifted", "employees authorized"}),
        ("The Department cleared non-emergency employees to return to the U.S. Embassy, but not their families.", {
            "employees lifted"}),
        ("On May 18 the ordered departure of embassy staff and families became an authorized departure.", {
            "employees authorized", "family authorized"}),
        ("For embassy families leaving is no longer a choice; for non-emergency employees it is.", {"family ordered"}),
        ("Embassy employees and families were ordered to leave Norland.", {"employees ordered", "family ordered"}),
        ("Our diplomats at the Embassy and their families got 48 hours to leave.", {"employees ordered", "family ordered"}),
    ],
)  # fmt: skip
def test_an_end_for_one_is_no_end_for_the_other(text: str, told: set[str]) -> None:
    assert _said(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Families of embassy staff must register their pets, and employees may apply for a parking permit.",
        "If families must leave Norland, embassy employees may leave as well.",
        "French families were ordered out of Norland, and French diplomats may leave.",
        "Families must leave the pool by 8 p.m., and embassy staff may stay until 10 p.m.",
        "Embassy employees may bring their families; no one is ordered to leave.",
    ],
)
def test_a_step_short_of_it_is_nothing(text: str) -> None:
    assert _said(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The ordered departure of embassy families has not been lifted.",
        "The Department has yet to end the ordered departure of embassy families.",
        "The ordered departure of embassy families goes on until it is lifted.",
        "The ordered departure of embassy families was extended on May 18 for another month.",
    ],
)
def test_an_end_that_has_not_come_ends_nothing(text: str) -> None:
    found = read(text, None, MAY, "", "Norland").departures
    assert {(d.audience, d.status.value, d.continuing) for d in found} <= {("family", "ordered", True)}


@pytest.mark.parametrize(
    ("text", "status", "was"),
    [
        ("Embassy Norport stepped down to authorized departure on May 18.", "authorized", "ordered"),
        ("The status of Embassy Norport went from ordered to authorized departure on May 18.", "authorized", "ordered"),
        ("The order of March 2 was replaced by leave to go for embassy families.", "authorized", "ordered"),
        ("On May 18 the authorized departure of embassy staff was upgraded to ordered departure.", "ordered",
         "authorized"),
        ("Leaving is optional once more for embassy families.", "authorized", "ordered"),
        ("Leaving is now optional for embassy families.", "authorized", None),
        ("The Department approved the return of embassy families; authorized departure goes on for them.",
         "authorized", "ordered"),
    ],
)  # fmt: skip
def test_a_sentence_says_which_status_went(text: str, status: str, was: str | None) -> None:
    found = read(text, None, MAY, "", "Norland").departures
    assert {(d.status.value, d.was) for d in found} == {(status, was)}


@pytest.mark.parametrize(
    "text",
    [
        "The mandatory evacuation of Norport was changed to a voluntary one on May 18.",
        "The Governor eased the mandatory evacuation order; residents may now choose whether to stay or leave.",
        "By law every departure status ends after 180 days.",
        "During the 2019 floods the Department authorized families of embassy staff to leave Norland.",
        "Reports that the Department has ordered embassy families out of Norland are mistaken.",
    ],
)
def test_what_others_did_or_long_ago_is_no_status_of_today(text: str) -> None:
    found = read(text, None, MAY, "", "Norland").departures
    assert not [d for d in found if d.decided_on is None or d.decided_on.year == 2024]
