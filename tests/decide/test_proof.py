"""A finding quotes what proves it: a list under a colon, a sentence below a heading or a note, the link of a form."""

from __future__ import annotations

from datetime import date

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

CALM = "Exercise increased caution in Testland due to crime."


def quotes(said: str, kind: str, publisher: str = "us_state") -> list[str]:
    post = publisher == "us_embassy"
    found = change({
        "publisher": publisher, "actor": "UK" if publisher == "uk_fcdo" else "US", "name": "Testland", "countries": ["XX"],
        "published": date(2026, 5, 14), "published_before": date(2026, 2, 1),
        "before": {"text": ""} if post else {"level": 2, "text": CALM},
        "after": {"text": said} if post else {"level": 2, "text": f"{CALM}\n{said}"},
    })  # fmt: skip
    (told,) = [f for f in classify(found, KINDS).findings if f.kind == kind]
    return [quote.text for quote in told.evidence]


def test_a_rule_for_the_following_areas_quotes_them() -> None:
    opener = "U.S. government employees working in Testland are not allowed to travel to the following areas:"
    said = f"{opener}\nKell Department\nMoss Department north of Tarn\nCrime is common in Oldport."
    found = quotes(said, "staff_movement_restricted")
    assert found == [opener, "Kell Department", "Moss Department north of Tarn"]


def test_a_form_is_quoted_with_its_address() -> None:
    form = "U.S. citizens should complete the Crisis Intake Form to let the Embassy know they are requesting assistance."
    link = "The form is available at the following link: https://forms.example/crisis."
    said = f"{form}\nDo not submit this form more than once.\n{link}"
    assert quotes(said, "assisted_departure") == [form, link]


def test_a_title_that_orders_is_quoted_with_the_sentence_that_says_to_whom() -> None:
    title = "Security Alert: U.S. Embassy Oldport \u2013 Shelter in Place"
    whom = "The Embassy has directed all U.S. government employees to shelter in place until further notice."
    found = quotes(f"{title}\nEvent:\n{whom} Sirens may sound.\nActions to Take:\nStay calm.", "shelter_in_place", "us_embassy")
    assert found[:2] == [title, whom]


def test_a_whole_sentence_needs_nothing_beside_it() -> None:
    said = "A state of emergency was declared on 13 May.\nCrime is common in Oldport.\nPolice are slow."
    assert quotes(said, "hazard_notice") == ["A state of emergency was declared on 13 May."]
