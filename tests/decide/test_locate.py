"""One mission speaks for several countries: each of its alerts is told of the country that it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monitor.decide.classify import classify, events
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

TITLE = "Security Alert: U.S. Embassy Jerusalem"
PLACE = "Location:\nIsrael, the West Bank and Gaza\nEvent:\n"


def told(said: str) -> dict[str, set[str]]:
    case = change({"publisher": "us_embassy", "countries": ["IL", "PS"], "before": {"text": ""}, "after": {"text": f"{TITLE}\n{PLACE}{said}"}})
    post = replace(case, destination="IL:https://il.usembassy.gov/one/")
    found: dict[str, set[str]] = {}
    for event in events(post, classify(post, KINDS)):
        found.setdefault(event.finding.kind, set()).add(event.country)
    return found


@pytest.mark.parametrize(
    ("said", "kind", "where"),
    [
        ("U.S. citizens should shelter in place.", "shelter_in_place", {"IL", "PS"}),
        ("The Embassy has told all its staff to shelter in place.", "shelter_in_place", {"IL"}),
        ("U.S. citizens should leave now by commercial means.", "leave_advice", {"IL", "PS"}),
        ("Ben Gurion Airport is closed.", "border_or_entry_change", {"IL"}),
        ("The Embassy's branch office in Tel Aviv is closed until Sunday.", "services_reduced", {"IL"}),
        ("U.S. government employees may not travel to Ramallah.", "staff_movement_restricted", {"PS"}),
        ("The Department of State authorized the departure of family members of its employees.", "departure_authorized", {"IL"}),
    ],
)  # fmt: skip
def test_an_alert_is_told_of_the_country_it_is_about(said: str, kind: str, where: set[str]) -> None:
    assert told(said).get(kind) == where


def test_a_title_names_no_place_to_leave() -> None:
    """ "Depart Now While Flights Are Available" is about the country, and its kind of alert is no place."""
    title = "Security Alert: Depart Now While Commercial Flights Are Available"
    said = "U.S. citizens in Israel should depart now. The advice to shelter in place is lifted."
    case = change({"publisher": "us_embassy", "countries": ["IL"], "name": "Israel", "before": {"text": ""}, "after": {"text": f"{title}\n{said}"}})
    found = classify(case, KINDS).findings
    assert [f.area for f in found if f.kind in ("leave_advice", "shelter_lifted")] == [None, None]


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Security Alert: Norhaven - Shelter in Place in Kell Until Further Notice", "Kell"),
        ("Security Alert – Shelter in Place in Kell Moss Now", "Kell Moss"),
        ("Shelter in Place for Everyone", None),
        ("Security Alert: Shelter in Place Attacked Convoy", None),
    ],
)
def test_a_title_names_where_to_shelter_and_not_how_long(title: str, area: str | None) -> None:
    case = change({"publisher": "us_embassy", "countries": ["ML"], "name": "Mali", "before": {"text": ""}, "after": {"text": f"{title}\nThe Embassy watches events."}})
    (found,) = (f for f in classify(case, KINDS).findings if f.kind == "shelter_in_place")
    assert found.area == area


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("People in Goma have been told by Embassy Kinshasa to shelter in place until further notice.", {"CD"}),
        ("U.S. Embassy Kinshasa has advised U.S. citizens in Goma to shelter in place.", {"CD"}),
        ("U.S. citizens should shelter in place in Gisenyi.", {"RW"}),
    ],
)
def test_what_a_neighbours_post_told_its_own_city_is_told_of_the_neighbour(said: str, where: set[str]) -> None:
    """An alert of one mission that passes on what holds across the border sends nobody on this side indoors."""
    text = f"Security Alert: U.S. Embassy Kigali\nLocation:\nRwanda\nEvent:\n{said}"
    case = change({"publisher": "us_embassy", "countries": ["RW"], "name": "Rwanda", "before": {"text": ""}, "after": {"text": text}})
    post = replace(case, destination="RW:https://rw.usembassy.gov/one/")
    assert {e.country for e in events(post, classify(post, KINDS)) if e.finding.kind == "shelter_in_place"} == where


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (
            "On April 23, 2026, the Department permitted the departure of family members of U.S. government employees at the U.S. Embassy in Brazzaville.",
            "departure_authorized",
        ),
        ("The U.S. Embassy in Brazzaville has suspended operations.", "operations_suspended"),
    ],
)
def test_what_an_alert_of_two_embassies_says_of_the_second_is_told_of_its_country(said: str, kind: str) -> None:
    """Who may leave there, or that it stopped working: its country is where that is told."""
    text = f"Security Alert: U.S. Embassies Kinshasa and Brazzaville\nEvent:\n{said}"
    case = change({"publisher": "us_embassy", "countries": ["CD"], "name": "Democratic Republic of the Congo", "before": {"text": ""}, "after": {"text": text}, "published": date(2026, 4, 24)})
    post = replace(case, destination="CD:https://cd.usembassy.gov/one/")
    assert {(e.finding.kind, e.country) for e in events(post, classify(post, KINDS))} == {(kind, "CG")}


def order(country: str, said: str) -> set[str]:
    name = {"GN": "Guinea", "DO": "Dominican Republic", "HT": "Haiti"}[country]
    post = {"publisher": "us_embassy", "name": name, "countries": [country], "published": date(2023, 9, 14), "before": {"text": ""}}
    case = change({**post, "after": {"text": f"Security Alert\n{said}"}})
    return {event.country for event in events(case, classify(case, KINDS)) if event.finding.kind == "departure_ordered"}


def test_an_order_for_posts_next_door_is_told_of_each_of_them() -> None:
    said = "On September 7, the Department of State ordered the departure of family members residing with Embassy staff in Monrovia and Freetown."
    assert order("GN", said) == {"LR", "SL"}


def test_an_order_behind_advice_on_a_neighbour_is_the_neighbours() -> None:
    done = "On September 7, 2023, the Department of State ordered the departure of family members of U.S. government employees."
    assert order("DO", f"U.S. citizens should not travel to Haiti due to kidnapping. {done}") == set()
    assert order("DO", f"Haiti's Travel Advisory is Level 4. {done}") == set()
    assert order("DO", f"U.S. citizens should not travel to Haiti due to kidnapping.\n{done}") == {"DO"}
    assert order("HT", f"U.S. citizens should not travel to Haiti due to kidnapping. {done}") == {"HT"}


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("Citizens in Norhaven should shelter in place. Citizens in Kell should remain in their homes.", "Norhaven, Kell"),
        ("Citizens in Norhaven should shelter in place. Embassy staff in Kell have been told to shelter in place.", "Norhaven"),
        ("Citizens in Norhaven should shelter in place. If fighting reaches Kell, shelter in place there.", "Norhaven"),
        ("Citizens in Norhaven should shelter in place. Shelter in place in Norhaven.", "Norhaven"),
        ("Citizens in Norhaven should leave; those in Kell should stay indoors.", "Kell"),
        ("Citizens in Norhaven should leave now, while citizens in Kell should shelter in place.", "Kell"),
        ("Citizens in Norhaven are to keep calm and people in the city should shelter in place.", "Norhaven"),
    ],
)
def test_every_place_where_people_shelter_is_named(said: str, area: str) -> None:
    case = change({"publisher": "us_embassy", "countries": ["ML"], "name": "Mali", "before": {"text": ""}, "after": {"text": f"Alert\n{said}"}})
    (found,) = (f for f in classify(case, KINDS).findings if f.kind == "shelter_in_place")
    assert found.area == area


def test_a_headline_has_room_for_some_of_many_places_where_people_shelter() -> None:
    towns = ("Norhaven", "Kell", "Osk", "Teston", "Mossby", "Ashford")
    said = " ".join(f"Citizens in {town} should shelter in place." for town in towns)
    case = change({"publisher": "us_embassy", "countries": ["ML"], "name": "Mali", "before": {"text": ""}, "after": {"text": f"Alert\n{said}"}})
    (found,) = (f for f in classify(case, KINDS).findings if f.kind == "shelter_in_place")
    assert found.area == ", ".join(towns)
    assert "Norhaven, Kell, Osk, Teston and 2 more, Mali" in found.headline
