"""Whether our own posts work: suspended, reduced, resumed, and the sentences about others."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.compare.posture import read

MARCH = date(2026, 3, 10)
TITLE = "Testland - Level 4: Do Not Travel"
STATED = [
    ("On March 5, 2026, the U.S. Embassy in Testland suspended operations (including routine consular services).", ("Embassy Testland", "suspended", date(2026, 3, 5))),
    ("In April 2018, the Department of State withdrew its people from U.S. Embassy Testville and suspended operations.", ("Embassy Testville", "suspended", date(2018, 4, 1))),
    ("The U.S. government suspended operations of the U.S. Embassy in 2011.", (None, "suspended", date(2011, 1, 1))),
    ("OPERATIONS SUSPENDED - JUNE 30, 2020", (None, "suspended", date(2020, 6, 30))),
    ("The Department ordered the departure of employees and the suspension of operations at U.S. Embassy Testville.", ("Embassy Testville", "suspended", None)),
    ("All U.S. consulates in Testland have suspended operations.", ("Consulates in Testland", "suspended", None)),
    ("The Embassy of Canada in Testland has temporarily suspended its operations.", ("Embassy Testland", "suspended", None)),
    ("All British Embassy services in Testville are suspended.", (None, "suspended", None)),
    ("Due to the fighting, the Australian Embassy is closed.", (None, "suspended", None)),
    ("Contacts: temporary closure of the Embassy of Canada to Testland, in Testville", ("Embassy Testville", "suspended", None)),
    ("U.S. Embassy Testville has suspended routine consular services.", ("Embassy Testville", "reduced", None)),
    ("All consular services, of every sort, remain suspended.", (None, "reduced", None)),
    ("The U.S. government cannot provide routine or emergency consular services to U.S. citizens in Testland.", (None, "reduced", None)),
    ("The British Embassy has temporarily reduced staff numbers.", (None, "reduced", None)),
    ("The Embassy of Switzerland\u2019s Foreign Interests Section in Testville is temporarily closed.", ("Foreign Interests Section Testville", "reduced", None)),
    ("The Consulate in Norhaven has closed; the consular section at the U.S. Embassy in Testville will serve you.", ("Consulate Norhaven", "suspended", None)),
    ("The Consulate General has suspended operations; the section at the U.S. Embassy in Testville goes on.", (None, "suspended", None)),
    ("The Department suspended operations at Consulate Norhaven and lifted the ordered departure at Embassy Testville.", ("Consulate Norhaven", "suspended", None)),
    ("The consular section of the U.S. Embassy in Testville is closed; the U.S. Consulate in Norhaven works as usual.", ("Embassy Testville", "reduced", None)),
    ("The U.S. Embassy in Testville has resumed normal operations following the storm.", ("Embassy Testville", "resumed", None)),
    ("In March 2026, the Department of State announced the resumption of operations at the U.S. Embassy in Testville after 7 years of suspended operations.", ("Embassy Testville", "resumed", date(2026, 3, 10))),
]  # fmt: skip
UNRELATED = [
    "The Otherlandish Embassy in Washington, D.C., suspended operations in March, 2009.",
    "The Otherlandish embassy in London is closed.",
    "Several airlines have suspended operations to Testland; contact the U.S. Embassy.",
    "Bus and tram services are suspended.",
    "If the embassy is closed, call the duty officer.",
    "The U.S. Embassy is closed on weekends.",
    "The Australian Embassy will be closed to the public on 4 April.",
    "There is no British Embassy in Testland.",
    "The U.S. Consulate in Testville does not provide routine consular services.",
    "Another post does the work until the resumption of operations at the U.S. Embassy in Testville.",
    "Because of the embassy's suspended operations, travel is harder.",
    "The government of Testland has resumed issuing visas on arrival.",
    "Hospitals are unable to provide emergency services.",
    "The U.S. government may be unable to provide emergency services.",
    "The U.S. government has limited ability to provide emergency services to U.S. citizens.",
]


@pytest.mark.parametrize(("said", "meant"), STATED)
def test_a_posts_state_is_read(said: str, meant: tuple[str | None, str, date | None]) -> None:
    (found,) = read(said, 4, MARCH, TITLE).operations
    assert (found.post, found.state, found.decided_on) == meant
    assert found.span.text == said


@pytest.mark.parametrize("said", UNRELATED)
def test_what_is_not_about_our_posts_work_is_left_alone(said: str) -> None:
    assert read(said, 4, MARCH, TITLE).operations == ()


def test_a_sentence_that_goes_on_with_it_takes_the_date_before() -> None:
    text = "On February 28, 2022, the Department of State ordered the departure of employees. It also suspended operations at U.S. Embassy Testville."
    (found,) = read(text, 4, MARCH).operations
    assert found.decided_on == date(2022, 2, 28)


def test_a_resumption_after_the_suspension_is_the_current_state_and_the_other_way_round() -> None:
    suspended = "In March 2019, the U.S. Embassy in Testville suspended operations."
    resumed = "On March 1, 2026, the U.S. Embassy in Testville resumed operations."
    again = "On March 5, 2026, the U.S. Embassy in Testville suspended operations."
    assert [o.state for o in read(f"{suspended} {resumed}", 4, MARCH).operations] == ["resumed"]
    assert [o.state for o in read(f"{suspended} {resumed} {again}", 4, MARCH).operations] == ["suspended"]


def test_services_cut_in_a_part_are_told_from_those_cut_everywhere() -> None:
    text = (
        "The U.S. government cannot provide emergency services to U.S. citizens outside of Testville due to risks.\n"
        "U.S. Embassy Testville has suspended routine consular services."
    )
    found = read(text, 4, MARCH, TITLE).operations
    assert [(o.post, o.area) for o in found] == [(None, "outside Testville"), ("Embassy Testville", None)]


@pytest.mark.parametrize(
    "said, shut",
    [
        ("Embassy Islamabad ordered families to leave Lahore; the Consulate in Karachi is closed.", {"Consulate Karachi"}),
        ("U.S. Consulate General Karachi is closed; the ordered departure from Embassy Islamabad remains in effect.", {"Consulate General Karachi"}),
        ("Consulate General Karachi is closed until further notice, Embassy Islamabad is open.", {"Consulate General Karachi"}),
        ("Embassy Abu Dhabi remains open, and the Consulate General in Dubai is closed until further notice.", {"Consulate General Dubai"}),
        ("The Consulate General in Dubai was hit. The Consulate is closed, Embassy Abu Dhabi remains open.", {"Consulate General Dubai"}),
        ("The Embassy has suspended operations; the Consulate in Karachi remains open.", {None}),
        ("The Embassy remains open; the Consulate has suspended operations. The Consulate General in Karachi was hit.", {"Consulate General Karachi"}),
        ("Embassy Islamabad; Consulate General Karachi; Consulate General Lahore have suspended operations.",
         {"Embassy Islamabad", "Consulate General Karachi", "Consulate General Lahore"}),
        ("Consulate General Lahore has suspended operations, and its staff moved to Embassy Islamabad.", {"Consulate General Lahore"}),
        ("Embassy Islamabad has suspended operations while Consulates General Lahore and Karachi remain open.", {"Embassy Islamabad"}),
        ("The Embassy has not suspended operations, but the Consulate General in Lahore has.", {"Consulate General Lahore"}),
        ("The Embassy and Consulate General Karachi have suspended operations.", {None, "Consulate General Karachi"}),
        ("At Embassy Islamabad and Consulate General Karachi, operations are suspended; staff have left.",
         {"Embassy Islamabad", "Consulate General Karachi"}),
    ],
)
def test_each_post_has_what_its_own_clause_tells(said: str, shut: set[str | None]) -> None:
    told = read(said, None, MARCH, "Security Alert").operations

    assert {one.post for one in told if one.state == "suspended"} == shut


def test_who_must_leave_one_town_leaves_no_other_post() -> None:
    said = "Embassy Islamabad ordered families to leave Lahore; the Consulate in Karachi is closed."

    assert {one.post for one in read(said, None, MARCH, "Security Alert").departures} == {"Lahore"}


def test_a_town_that_staff_are_directed_to_leave_is_not_the_capital() -> None:
    said = "Embassy staff have been directed to depart Kharkiv; the Embassy in Kyiv continues to operate."
    also = "Families were ordered to leave Kharkiv; the Embassy in Kyiv is not affected and remains open."

    for one in (said, also):
        assert {d.post for d in read(one, None, MARCH, "Security Alert").departures} == {"Kharkiv"}


@pytest.mark.parametrize(
    "said, shut",
    [
        ("The Consulate General has suspended operations and the Embassy will provide services.", "Consulate General Lahore"),
        ("The Consulate General has suspended operations; the Embassy offers emergency services only.", "Consulate General Lahore"),
        ("The Consulate General is closed; the Embassy has resumed operations.", "Consulate General Lahore"),
        ("The Consulate General offers limited services; the Embassy has suspended operations.", None),
    ],
)
def test_what_the_embassy_does_besides_leaves_the_stop_with_the_consulate(said: str, shut: str | None) -> None:
    title = "Security Alert: U.S. Consulate General Lahore"
    told = read(f"{title}\n{said}", None, MARCH, title).operations

    assert [one.post for one in told if one.state == "suspended"] == [shut]
