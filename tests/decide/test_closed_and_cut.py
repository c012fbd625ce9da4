"""A post that is closed for days and cuts its services besides is told of both, each once."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

TITLE = "Security Alert: U.S. Embassy Port Kell"


def told(said: str) -> list[tuple[str, int]]:
    found = change({
        "publisher": "us_embassy", "published": date(2026, 3, 2), "before": {"text": ""},
        "after": {"title": TITLE, "text": f"{TITLE}\n{said}"},
    })  # fmt: skip
    return [(f.headline, len(f.evidence)) for f in classify(found, KINDS).findings if f.kind == "services_reduced"]


def test_a_closure_takes_a_cut_of_no_name_into_itself() -> None:
    said = "The Embassy will be closed on March 3 and 4. It is operating with essential staff only."
    assert told(said) == [("US Embassy Port Kell is closed", 2)]


def test_a_closure_stands_before_a_cut_that_has_a_name() -> None:
    said = "The Embassy is closed on March 3 and 4. The Embassy has suspended routine consular services."
    assert told(said) == [("US Embassy Port Kell is closed", 1), ("US Embassy Port Kell suspends routine consular services", 1)]


def test_each_post_has_its_own() -> None:
    said = "The Embassy is closed today. The U.S. Consulate in Norhaven has suspended routine consular services."
    cut = "US Consulate Norhaven suspends routine consular services"
    assert told(said) == [("US Embassy Port Kell is closed", 1), (cut, 1)]


@pytest.mark.parametrize(("said", "where"), [
    ("The Norport Consular Agency is closed until further notice.", "agency in Norport"),
    ("Consular Agency Playa del Sol is closed until further notice.", "agency in Playa del Sol"),
    ("The consular agencies in Norhaven and Southport are closed.", "agencies in Norhaven and Southport"),
])  # fmt: skip
def test_a_consular_agency_is_named_by_its_town(said: str, where: str) -> None:
    assert told(said) == [(f"US mission in Testland cuts services at the consular {where}", 1)]


@pytest.mark.parametrize("said", [
    "The Embassy is closed to the public and all routine consular services are suspended.",
    "All visa appointments are cancelled. The Embassy has suspended routine consular services.",
    "The Embassy is open for emergencies only. All routine consular services are suspended.",
    "If violence spreads, the Embassy will be closed. All routine consular services are suspended.",
    "The Embassy will be closed on Monday for the holiday. All routine consular services are suspended.",
])  # fmt: skip
def test_what_is_one_cut_is_told_once(said: str) -> None:
    assert len(told(said)) == 1


@pytest.mark.parametrize("said", ["The Embassy is closed today, Monday.", "Stay away from the Embassy."])
def test_a_title_does_not_say_for_how_long_a_post_is_closed(said: str) -> None:
    title = "Security Alert: U.S. Embassy Port Kell closed"
    found = change({
        "publisher": "us_embassy", "published": date(2026, 3, 2), "before": {"text": ""},
        "after": {"title": title, "text": f"{title}\n{said}"},
    })  # fmt: skip
    kinds = [(f.kind, f.headline) for f in classify(found, KINDS).findings]
    assert kinds == [("services_reduced", "US Embassy Port Kell is closed")]


@pytest.mark.parametrize(("said", "headline"), [
    ("EMBASSY STATUS: Effective March 1, U.S. Embassy Port Kell has suspended routine consular services.",
     "US Embassy Port Kell suspends routine consular services"),
    ("All visa services at all posts (including the U.S. Embassy and the U.S. Consular Agency in Norhaven) are suspended.",
     "US mission in Testland reduces consular services"),
    ("The U.S. Embassy announces that the U.S. Consular Agency in Norhaven has suspended its services.",
     "US mission in Testland cuts services at the consular agency in Norhaven"),
    ("Consular services at the Consulate in Norhaven are suspended, while the Embassy in Port Kell and the Consulate"
     " General in Osk provide routine consular services.", "US Consulate Norhaven reduces consular services"),
])  # fmt: skip
def test_no_heading_and_no_one_of_many_is_taken_for_the_post_that_cuts(said: str, headline: str) -> None:
    assert [line for line, _ in told(said)] == [headline]


@pytest.mark.parametrize(("said", "heard"), [
    ("The consular section of the U.S. Embassy in Port Kell is closed until further notice; the Consulate in Norhaven works as usual.", ["Embassy Port Kell"]),
    ("The Consulate in Norhaven works as usual; the consular section of the U.S. Embassy in Port Kell is closed until further notice.", ["Embassy Port Kell"]),
    ("The consular sections of the U.S. Embassy in Port Kell and the U.S. Consulate in Norhaven are closed until further notice.",
     ["Embassy Port Kell", "Consulate Norhaven"]),
])  # fmt: skip
def test_a_section_that_is_closed_is_of_its_own_post(said: str, heard: list[str]) -> None:
    """An embassy and a working consulate beside it were both told closed; of two closed sections, both posts' work had ended."""
    assert [headline.removeprefix("US ").partition(" is closed")[0] for headline, _ in told(said)] == heard


@pytest.mark.parametrize(("text", "posts"), [
    ("The Embassy has suspended operations. The Department suspended operations at U.S. Embassy Port Kell.", ["Embassy Port Kell"]),
    ("The Department suspended operations at U.S. Embassy Port Kell. The Embassy has suspended operations.", ["Embassy Port Kell"]),
    ("The Embassy has suspended operations. The Department suspended operations at Consulate Norhaven.", [None, "Consulate Norhaven"]),
])  # fmt: skip
def test_an_embassy_that_stopped_is_told_once(text: str, posts: list[str | None]) -> None:
    page = {"publisher": "us_state", "published": date(2026, 3, 2), "before": {"level": 3, "text": "Reconsider travel to Testland."},
            "after": {"level": 3, "text": f"Reconsider travel to Testland.\n{text}"}}  # fmt: skip
    assert [f.post for f in classify(change(page), KINDS).findings if f.kind == "operations_suspended"] == posts
