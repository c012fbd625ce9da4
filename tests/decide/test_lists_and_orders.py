"""What a list tells depends on its heading, and a stock entry of a storm's list hides no order above it."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change


def told(title: str, *lines: str) -> list[tuple[str, str]]:
    """What an embassy's post in Tonga tells, by kind and headline, of 20 November 2026."""
    day = date(2026, 11, 20)
    text = "\n".join((title, *lines))
    case = {"publisher": "us_embassy", "actor": "US", "name": "Tonga", "countries": ["TO"], "published": day,
            "published_before": date(2026, 11, 19), "before": {"text": ""}, "after": {"text": text, "title": title}}
    return [(found.kind, found.headline) for found in classify(change(case), KINDS).findings]


def kinds(title: str, *lines: str) -> set[str]:
    return {kind for kind, _ in told(title, *lines)} - {"security_alert", "hazard_notice"}


@pytest.mark.parametrize(
    ("heading", "entry"),
    [
        ("In the event of a tsunami:", "Leave the coast immediately."),
        ("In case of an eruption:", "You should remain indoors."),
        ("What to do during an earthquake:", "Stay indoors."),
        ("If you hear sirens:", "Seek shelter immediately."),
        ("In the event of an attack:", "Depart Tonga immediately."),
        ("If you are in a tall building:", "Leave immediately."),
    ],
)
def test_what_stands_under_an_event_that_may_come_is_told_for_then(heading: str, entry: str) -> None:
    assert kinds("Security Alert", "Gunmen were seen.", heading, "Monitor local media.", entry) == set()


@pytest.mark.parametrize(
    ("heading", "entry", "kind"),
    [
        ("If you are in Neiafu:", "Shelter in place.", "shelter_in_place"),
        ("If you cannot leave:", "Shelter in place.", "shelter_in_place"),
        ("Because of the eruption that began today:", "Stay indoors.", "shelter_in_place"),
        ("In the event of the eruption that began today:", "Stay indoors.", "shelter_in_place"),
        ("In case of an emergency, call:", "Depart Tonga immediately.", "leave_advice"),
        ("In case of an emergency:", "U.S. citizens should depart Tonga now.", "leave_advice"),
        ("If you hear sirens:", "The U.S. Embassy has suspended operations.", "operations_suspended"),
        ("If you hear sirens:", "Shelter in place until further notice.", "shelter_in_place"),
        ("In the event of an attack:", "Depart Tonga now by commercial flights.", "leave_advice"),
    ],
)
def test_what_holds_today_is_told_under_any_heading(heading: str, entry: str, kind: str) -> None:
    assert kinds("Security Alert", "Gunmen were seen.", heading, entry) == {kind}


@pytest.mark.parametrize(
    ("entries", "places"),
    [
        (("avoid crowds", "leave now"), "Neiafu (Tonga)"),
        (("- Leave now.", "- Avoid crowds."), "Neiafu (Tonga)"),
        (("avoid crowds", "Leave Tonga now."), "Tonga"),
        (("avoid crowds", "The airport is closed.", "leave now"), "Tonga"),
    ],
)
def test_a_list_for_those_in_a_town_is_told_of_that_town_and_what_stands_below_it_of_all(
    entries: tuple[str, ...], places: str
) -> None:
    text = "\n".join(("Exercise increased caution in Tonga due to crime.", "If you are in Neiafu, you should:", *entries))
    case = {"name": "Tonga", "countries": ["TO"], "published": date(2026, 11, 20),
            "before": {"level": 2, "text": text.split("\n")[0]}, "after": {"level": 2, "text": text}}
    found = {finding.kind: finding.headline for finding in classify(change(case), KINDS).findings}
    assert found["leave_advice"] == f"US tells its nationals in {places} to leave now"


def test_the_next_heading_ends_what_depends_on_an_event() -> None:
    said = kinds("Security Alert", "In case of a fire:", "Leave the building.", "Actions to take:", "Shelter in place.")
    assert said == {"shelter_in_place"}


def test_whom_one_calls_in_an_emergency_is_no_list_of_what_one_does_then() -> None:
    calls = ("In an emergency:", "Call the Embassy at 676 555 0100.")
    assert kinds("Security Alert", *calls, "Shelter in place.") == {"shelter_in_place"}
    assert kinds("Security Alert", "If you hear sirens:", "Call your family.", "Shelter in place.") == set()


def test_a_stock_entry_of_a_storms_list_hides_no_order_to_staff() -> None:
    staff = "Embassy personnel have been instructed to shelter in place from Saturday."
    listed = told("Weather Alert", "A cyclone is near.", staff, "Actions to take:", "Seek secure shelter.")
    assert ("shelter_in_place", "US staff told to shelter in place: Tonga") in listed
    assert kinds("Weather Alert", "A cyclone is near.", "Actions to take:", "Seek secure shelter.") == set()


def test_a_stock_entry_takes_no_town_from_an_order() -> None:
    order = "U.S. citizens in Neiafu should shelter in place."
    assert ("shelter_in_place", "Shelter in place: Neiafu, Tonga (US)") in told("Security Alert", order, "Take shelter.")


def test_a_stock_entry_makes_an_order_to_staff_one_to_all_where_no_storm_comes() -> None:
    order = "U.S. government personnel in Neiafu have been instructed to shelter in place."
    assert ("shelter_in_place", "Shelter in place: Tonga (US)") in told("Security Alert", order, "Take shelter.")


def test_a_title_does_not_widen_the_end_of_what_staff_were_told() -> None:
    title = "Security Message for U.S. Citizens: Shelter in Place Lifted in Neiafu"
    told_of = told(title, "The U.S. Embassy has lifted its order for personnel in Neiafu to shelter in place.")
    assert ("shelter_lifted", "US ends shelter in place for its staff: Neiafu, Tonga") in told_of
    for_all = told("Shelter in Place Lifted", "The shelter in place for all U.S. citizens in Neiafu has been lifted.")
    assert ("shelter_lifted", "US ends shelter in place: Neiafu, Tonga") in for_all


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("While the Embassy does not have any specific information about potential attacks, tensions are high.", "P3"),
        ("The Embassy does not have any specific or credible information about an attack.", "P3"),
        ("Although we have no credible information on their aims, gunmen are attacking a hotel in Neiafu.", "P2"),
        ("We do not have information on the victims of the attack that is under way.", "P2"),
        ("We do not have specific information on the attack that is under way in Neiafu.", "P2"),
    ],
)
def test_what_nobody_knows_of_is_no_threat_and_undoes_no_attack(said: str, grade: str) -> None:
    day = date(2026, 11, 20)
    case = {"publisher": "us_embassy", "actor": "US", "name": "Tonga", "countries": ["TO"], "published": day,
            "published_before": date(2026, 11, 19), "before": {"text": ""},
            "after": {"text": f"Security Alert\n{said}", "title": "Security Alert"}}
    found = classify(change(case), KINDS).findings
    assert [f.severity for f in found if f.kind == "security_alert"] == [grade]


def test_who_cannot_get_away_from_what_may_come_is_told_for_then() -> None:
    said = "Should you encounter a crowd, leave the area. If you are unable to leave, find a safe place to shelter in place."
    assert kinds("Security Alert", said) == set()
    assert kinds("Security Alert", "You should leave Neiafu. If you are unable to leave, shelter in place.") == {
        "leave_advice", "shelter_in_place"
    }


@pytest.mark.parametrize(("said", "headline"), [
    ("The Embassy works with core staff only and staff has been ordered to shelter in place.",
     "US staff told to shelter in place: Tonga"),
    ("Hospital staff have been ordered to shelter in place.", "Shelter in place: Tonga (US)"),
    ("U.S. citizens and staff have been ordered to shelter in place.", "Shelter in place: Tonga (US)"),
    ("The U.S. Embassy Norhaven has confirmed reports that the airport in Neiafu is closed.",
     "Tonga: airport (Neiafu) closed (US)"),
    ("The Department ordered the departure of all except emergency personnel at the U.S. Consulate in Neiafu.",
     "US orders non-emergency staff out of Consulate Neiafu"),
])  # fmt: skip
def test_it_is_told_of_whom_and_where_the_sentence_says(said: str, headline: str) -> None:
    assert headline in [line for _, line in told("Security Alert", said)]
