"""A headline says as much as its sentence, and no more: who is asked to go, what a post does, how far a rule goes."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.decide.classify import classify, events
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

CALM = "Exercise increased caution in Testland due to crime."


def headlines(said: str, kind: str) -> list[str]:
    found = change({
        "publisher": "us_state", "actor": "US", "name": "Testland", "countries": ["XX"],
        "published": date(2026, 5, 14), "published_before": date(2026, 2, 1),
        "before": {"level": 2, "text": CALM}, "after": {"level": 2, "text": f"{CALM}\n{said}"},
    })  # fmt: skip
    return [f.headline for f in classify(found, KINDS).findings if f.kind == kind]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("U.S. citizens who wish to leave Testland should do so now.",
         "US tells its nationals in Testland who wish to leave to go now"),
        ("U.S. citizens should leave Testland now, and those who wish to leave by sea should do so on Monday.",
         "US tells its nationals in Testland to leave now"),
        ("Those who wish to leave should do so now; all others must leave immediately.",
         "US tells its nationals in Testland to leave immediately"),
    ],
)  # fmt: skip
def test_who_is_asked_to_go_only_if_they_wish_to_is_told_so(said: str, told: str) -> None:
    assert headlines(said, "leave_advice") == [told]


@pytest.mark.parametrize(
    ("said", "does"),
    [
        ("The Foreign Interests Section in Oldport is temporarily closed due to the security situation until further notice.",
         "Foreign Interests Section Oldport is closed until further notice"),
        ("The U.S. government cannot offer emergency services to U.S. citizens in Testland due to the safety risks.",
         "mission in Testland cannot offer emergency services"),
        ("The U.S. Embassy in Oldport has reduced its consular services.", "Embassy Oldport reduces consular services"),
        ("The U.S. Embassy in Oldport has reduced routine services while the airport is closed.",
         "Embassy Oldport reduces consular services"),
        ("The visa unit at the U.S. Embassy in Oldport is temporarily closed.", "Embassy Oldport reduces consular services"),
    ],
)  # fmt: skip
def test_a_post_that_is_shut_or_helps_nobody_does_more_than_to_serve_fewer(said: str, does: str) -> None:
    assert headlines(said, "services_reduced") == [f"US {does} — Testland stays Level 2"]


@pytest.mark.parametrize(
    ("said", "does"),
    [
        ("U.S. government employees working in Testland may be prohibited from traveling within the country.",
         "may bar its staff from travel: Testland"),
        ("U.S. government employees are prohibited from non-essential travel within Oldport.",
         "bars its staff from non-essential travel: Oldport (Testland)"),
        ("U.S. Embassy staff may not leave their homes.", "tells its staff to stay at home: Testland"),
        ("U.S. Embassy staff may not leave their homes after dark.", "bars its staff from travel: Testland"),
    ],
)  # fmt: skip
def test_a_rule_for_staff_is_told_as_far_as_it_goes(said: str, does: str) -> None:
    assert headlines(said, "staff_movement_restricted") == [f"US {does}"]


def test_a_change_of_text_is_told_by_what_its_note_announces_and_by_a_danger_before_a_piece_of_advice() -> None:
    before = "Latest update: The page was reviewed.\nPetty theft is common."
    tips = "If you are in the area, you should follow the advice of the local authorities and the police at all times."
    talk = "Additionally, be aware that drug use may be seen openly in train and metro stations across the whole of Oldport."
    news = "A general walkout is planned for 29 May."
    for note, want in (("Updated information on the walkout", news), ("The page was edited", "Gangs rob people with knives.")):
        after = f"Latest update: {note} ('Safety and security' page).\nPetty theft is common.\n{tips}\n{talk}"
        after += f"\n{news}" if want == news else "\nGangs rob people with knives."
        found = change({
            "publisher": "uk_fcdo", "actor": "UK", "name": "Testland", "countries": ["XX"],
            "published": date(2026, 5, 14), "published_before": date(2026, 2, 1),
            "before": {"level": 1, "text": before}, "after": {"level": 1, "text": after},
        })  # fmt: skip
        (told,) = [f for f in classify(found, KINDS).findings if f.kind == "advice_text_changed"]
        assert told.evidence[0].text == want


def test_what_a_mission_tells_of_the_post_next_door_stands_under_that_country() -> None:
    found = change({
        "publisher": "us_embassy", "actor": "US", "name": "Democratic Republic of the Congo", "countries": ["CD"],
        "published": date(2026, 5, 14), "before": {"text": ""},
        "after": {"text": "Security Alert: U.S. Embassies Kinshasa and Brazzaville\nThe Department of State has permitted the"
                          " departure of family members of U.S. government employees at the U.S. Embassy in Brazzaville."},
    })  # fmt: skip
    (told,) = [e for e in events(found, classify(found, KINDS)) if e.finding.kind == "departure_authorized"]
    assert (told.country, told.places) == ("CG", ("Republic of the Congo",))
