"""What a heading, a holiday or another volcano in the same text takes away from what is told, and what it does not."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change
from tests.decide.test_sentences_told import made

DAY = date(2026, 11, 20)


def told(text: str, title: str = "Security Alert") -> list[str]:
    found = change({
        "publisher": "us_embassy", "published": DAY, "before": {"text": ""},
        "after": {"title": title, "text": f"{title}\n{text}"},
    })  # fmt: skip
    kinds = ("border_or_entry_change", "services_reduced", "hazard_notice")
    return [f.headline for f in classify(found, KINDS).findings if f.kind in kinds]


def test_all_borders_are_told_beside_one_crossing_of_a_list() -> None:
    said = told("All land borders are closed\nThe Norhaven crossing is closed")
    assert said == ["Testland: land border closed (US)", "Testland: crossing (Norhaven) closed (US)"]


def test_two_lines_of_a_list_take_nothing_from_each_other() -> None:
    assert "Testland: land border closed (US)" in told("The land border is closed\nBorder crossings are closed")


def test_a_heading_and_its_sentence_are_one() -> None:
    assert len(told("The land border with Norland is closed.", "Border Alert: Land border closed")) == 1


@pytest.mark.parametrize("why", [
    " because of roadblocks", " after a shooting near its gate", " and Monday", " as a precaution",
])  # fmt: skip
def test_what_shuts_a_post_on_a_holiday_too_is_told(why: str) -> None:
    assert told(f"Friday is a national holiday. The Embassy will be closed on Friday{why}.")


def test_a_holiday_alone_cuts_no_services() -> None:
    assert not told("Friday is a national holiday. The Embassy will be closed on Friday.")


def test_one_volcano_is_told_once_and_two_are_two() -> None:
    restless = "The {} volcano shows unrest and its alert level was raised to orange."
    erupts = "The Ashen volcano is erupting."
    assert len(told(f"{erupts} {restless.format('Ashen')}")) == 1
    assert len(told(f"{erupts} {restless.format('Cinder')}")) == 2


@pytest.mark.parametrize("before", [
    "U.S. citizens with medical conditions should leave Chad.", "U.S. citizens should leave Chad if they have children.",
])  # fmt: skip
def test_a_call_for_some_told_nobody_else_to_leave_a_part(before: str) -> None:
    page = made(DAY, "TD", "U", "", "U.S. citizens should leave Kell Province.")
    old = made(DAY, "TD", "U", "", before)
    both = change({
        "publisher": "us_state", "countries": page.countries, "name": page.name, "published": DAY,
        "before": {"level": 2, "text": old.after_text}, "after": {"level": 2, "text": page.after_text},
    })  # fmt: skip
    assert [f.severity for f in classify(both, KINDS).findings if f.kind == "leave_advice"] == ["P1"]


@pytest.mark.parametrize(("note", "ways"), [
    ("the international airport is closed", 1), ("all airports are closed", 2), ("Kell airport is closed", 2), ("the land border is closed", 2),
])  # fmt: skip
def test_an_airport_that_a_note_shuts_without_its_name_is_the_one_its_text_names(note: str, ways: int) -> None:
    calm = "Exercise a high degree of caution."
    text = f"Latest update: Curfew extended; {note}.\n{calm}\nMersin International Airport in Port Moss is closed."
    made_ = change({
        "publisher": "uk_fcdo", "published": DAY,
        "before": {"level": 2, "text": f"Latest update: Editorial change\n{calm}"}, "after": {"level": 2, "text": text},
    })  # fmt: skip
    assert [f.kind for f in classify(made_, KINDS).findings].count("border_or_entry_change") == ways


@pytest.mark.parametrize(("shut", "told_of"), [("embassy in Kyiv", 1), ("consulate in Lviv", 2)])
def test_an_embassy_that_is_closed_and_whose_work_has_moved_is_told_once(shut: str, told_of: int) -> None:
    said = f"The British {shut} is temporarily closed. The embassy's operations have moved to Warsaw."
    found = classify(made(DAY, "UA", "B", "", said), KINDS).findings
    assert len([f for f in found if f.kind == "operations_suspended"]) == told_of


@pytest.mark.parametrize("said", [
    "the ordered departure of non-emergency personnel. Family members may return.",
    "the ordered departure of non-emergency personnel. The ordered departure of family members has ended.",
    "ordered departure for Embassy Teston, and staff are returning to post.",
])  # fmt: skip
def test_an_end_that_is_of_all_is_told_so_and_once(said: str) -> None:
    calm = "Reconsider travel due to unrest."
    order = "On October 1, 2026, the Department of State ordered non-emergency personnel and family members to leave."
    end = f"On November 18, 2026, the Department ended {said}"
    both = change({
        "publisher": "us_state", "published": DAY,
        "before": {"level": 3, "text": f"{calm}\n{order}"}, "after": {"level": 3, "text": f"{calm}\n{end}"},
    })  # fmt: skip
    told_of = [f.headline for f in classify(both, KINDS).findings if f.kind == "departure_lifted"]
    where = "Embassy Teston" if "Teston" in said else "Testland"
    assert told_of == [f"US lifts ordered departure: {where} (after 48 days) — Testland stays Level 3"]


@pytest.mark.parametrize(("ways", "told_of"), [
    ("Airport, land, and maritime borders", ["airport", "land and maritime border"]),
    ("The airport, land borders and sea ports", ["airport", "land border"]),
    ("Air, land and sea borders", ["air, land and sea border"]),
])  # fmt: skip
def test_the_borders_of_a_list_that_begins_with_the_airport_are_told(ways: str, told_of: list[str]) -> None:
    assert told(f"{ways} are closed.") == [f"Testland: {way} closed (US)" for way in told_of]
