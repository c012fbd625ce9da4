"""What is said in words no table has is read by what it brings together; one part less, and it is not."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.compare.posture import read

MAY = date(2024, 5, 20)


def _said(text: str, title: str = "") -> tuple[set[str], set[str]]:
    posture = read(f"{title}\n{text}".strip(), None, MAY, title, "Norland")
    return {f"{d.status.value} {d.audience}" for d in posture.departures}, {o.state for o in posture.operations}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Embassy Norport's dependents have been instructed to go by Friday.", {"ordered family"}),
        ("Mandated by the Department, our colleagues outside the core staff quit the country.", {"ordered employees"}),
        ("Non-emergency staff and spouses may, should they so wish, be flown out of Norland.", {
            "authorized employees", "authorized family"}),
        ("Families at Embassy Norport can elect to depart from today.", {"authorized family"}),
        ("The Department has called off the evacuation of Embassy Norport.", {"lifted employees", "lifted family"}),
        ("Employees sent home in March are again welcome at post.", {"lifted employees"}),
        ("Since Monday departure is not optional for the embassy's dependents: all must quit Norland.", {
            "ordered family"}),
    ],
)  # fmt: skip
def test_people_a_way_out_and_a_will_make_a_departure(text: str, statuses: set[str]) -> None:
    assert _said(text)[0] == statuses


@pytest.mark.parametrize(
    "text",
    [
        "Embassy Norport's dependents have been instructed to go to the gym by the east gate.",
        "Norlandian consular staff have been instructed to go by Friday.",
        "If the port closes, Embassy Norport's dependents will be instructed to go.",
        "Oil companies have instructed their employees to go by Friday.",
        "The Department has not called off the evacuation of Embassy Norport.",
        "The rule that kept embassy employees from Port Road was withdrawn, and they may go out again.",
        "Embassy employees must ask for leave from the Ambassador.",
        "Embassy employees must leave the office before dark.",
        "Embassy employees can leave Norport in armored vehicles.",
        "When they leave Norport, U.S. government employees may travel only in daylight.",
        "The embassy works with fewer staff, and the host limits where its personnel may go.",
        "U.S. citizens can elect to depart with the families of the Embassy.",
    ],
)
def test_one_part_less_is_no_departure(text: str) -> None:
    assert _said(text)[0] == set()


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The American Embassy in Norport is not functioning and its flag was lowered.", "suspended"),
        ("We have shut our gates, and the Embassy is out of operation.", "suspended"),
        ("Our consular officers are taking no new passport applications this fortnight.", "reduced"),
        ("The consular section will see genuine emergencies only until the glass is replaced.", "reduced"),
        ("The Embassy in Norport, shut since April, has opened its gates and is at work again.", "resumed"),
        ("You may again book notarial appointments, three weeks after we had to call them off.", "resumed"),
    ],
)
def test_a_post_and_what_it_stops_or_takes_up_again_make_its_state(text: str, state: str) -> None:
    assert _said(text)[1] == {state}


@pytest.mark.parametrize(
    "text",
    [
        "The Norlandian Embassy in Norport is not functioning.",
        "Banks in Norport are taking no new applications this fortnight.",
        "The Embassy looks forward to the day on which it can open its gates again.",
        "Norland's ministry has stopped issuing visas to U.S. citizens.",
        "The U.S. government has limited ability to provide emergency services to U.S. citizens outside Norport.",
        "The shopping mall beside the Embassy is at work again.",
        "The Embassy will take no appointments on Unity Day.",
    ],
)
def test_others_work_and_a_post_s_usual_days_make_none(text: str) -> None:
    assert _said(text)[1] == set()


def test_a_status_that_takes_another_s_place_is_named_with_the_one_that_went() -> None:
    for text in (
        "Authorized departure took the place of ordered departure on May 18.",
        "The ordered departure was replaced by an authorized departure on May 18.",
        "On May 18, the Department replaced ordered departure with authorized departure for staff and families.",
    ):
        assert _said(text)[0] == {"authorized employees", "authorized family"}, text
    assert _said("On May 18, voluntary departure became mandatory for families.")[0] >= {"ordered family"}
    assert _said("Ordered departure may replace authorized departure.")[0] == set()


def test_leave_to_return_is_part_of_a_step_down() -> None:
    down = "On May 18, the Department downgraded the ordered departure to an authorized departure."
    assert _said(f"{down} Family members may now return to post.")[0] == {"authorized employees", "authorized family"}
    assert _said("Family members may now return to post.")[0] == {"lifted family"}


def test_a_drill_s_words_are_no_order_and_a_holiday_s_no_cut() -> None:
    order = "Embassy Norport's dependents have been instructed to go by Friday."
    assert _said(order, "Notice of Emergency Drill at the Embassy")[0] == set()
    assert _said(order, "Security Alert")[0] == {"ordered family"}
    shut = "No notarial services will be available on those days."
    assert _said(shut, "Embassy Closed for the Unity Holiday")[1] == set()
    assert _said(shut, "Security Alert")[1] == {"reduced"}


def _ways(text: str) -> dict[str, bool]:
    said = read(text, None, MAY, "", "Norland")
    return {notice.what: notice.on for notice in said.notices if notice.topic == "border_or_entry_change"}


def test_a_way_and_nobody_who_passes_make_a_closure() -> None:
    assert _ways("The crossing at Pell has been barred to foreigners.") == {"crossing (Pell)": True}
    assert _ways("Norport airport is receiving flights once more.") == {"airport (Norport)": False}
    for text in (
        "The crossing at Pell is customarily barred at night.",
        "If the army wishes, the crossing at Pell will be barred to foreigners.",
        "The road to the airport has been barred by protesters.",
        "Officials have stopped dual nationals at Norport airport.",
        "It is unclear when Norport airport will be receiving flights once more.",
    ):
        assert _ways(text) == {}, text
