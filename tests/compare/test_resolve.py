"""A text tells history, orders and ends at once; one current state comes out for each post and audience."""

from __future__ import annotations

from datetime import date, timedelta
from time import process_time

import pytest

from monitor.compare.departing.resolve import current
from monitor.compare.departing.statement import Statement
from monitor.compare.posture import read
from monitor.model import Departure, Span, Status

PEOPLE = "non-emergency U.S. government employees and their family members"
ORDER = f"On October 30, 2025, the Department of State ordered {PEOPLE} to leave Testland."


def now(text: str, published_on: date) -> set[tuple[str | None, str, str, date | None]]:
    return {(d.post, d.audience, d.status.value, d.decided_on) for d in read(text, 4, published_on).departures}


def both(
    status: str, decided_on: date | None, post: str | None = None
) -> set[tuple[str | None, str, str, date | None]]:
    return {(post, audience, status, decided_on) for audience in ("employees", "family")}


def test_the_advisory_that_lifts_an_order_repeats_it() -> None:
    text = f"{ORDER}\nAs of January 9, the Department of State has lifted its ordered departure mandate for Embassy employees and family members."
    assert now(text, date(2026, 1, 9)) == both("lifted", date(2026, 1, 9))


def test_an_undated_note_speaks_of_the_day_of_publication() -> None:
    text = f"Updated to reflect the lifting of ordered departure.\n{ORDER}"
    assert now(text, date(2026, 1, 9)) == both("lifted", None)


def test_an_order_after_the_lifting_stands() -> None:
    text = f"On May 1, 2025, the Department lifted the ordered departure of {PEOPLE}. {ORDER}"
    assert now(text, date(2025, 10, 31)) == both("ordered", date(2025, 10, 30))


def test_the_order_beats_the_authorization_it_followed() -> None:
    text = (
        f"On March 8, 2026, the Department of State ordered {PEOPLE} to leave Testland. This amends the prior on March 3, 2026,"
        f" Department of State authorization order for {PEOPLE} to leave Testland due to risks."
    )
    assert now(text, date(2026, 3, 13)) == both("ordered", date(2026, 3, 8))


def test_a_step_down_names_both_and_leaves_the_milder() -> None:
    text = (
        f"On June 27, 2026, the Department authorized the departure of {PEOPLE} to leave Testland."
        " This replaces the earlier ordered departure, no longer in effect."
    )
    assert now(text, date(2026, 6, 28)) == both("authorized", date(2026, 6, 27))


def test_a_town_or_an_embassy_that_stays_on_the_milder_status_is_stepped_down() -> None:
    for there in ("but the Embassy remains on authorized departure", "and Norhaven is still under authorized departure"):
        assert {s for _, _, s, _ in now(f"Ordered departure was lifted, {there}.", date(2026, 3, 2))} == {"authorized"}
    stays = now("Ordered departure was lifted, and Karachi is still under ordered departure.", date(2026, 3, 2))
    assert {(post, s) for post, _, s, _ in stays if post} == {("Karachi", "ordered")}


def test_how_an_order_is_carried_out_is_no_second_decision() -> None:
    order = "The Department of State ordered the departure of staff assigned to Consulate General Norport."
    moved = "The Department is making arrangements to relocate its personnel at the Consulate General to the United States."
    ordered = {("Consulate General Norport", "employees", "ordered", None)}
    assert now(f"{order} {moved}", date(2026, 1, 9)) == ordered
    apart = "The Department has decided to withdraw some of its personnel from Embassy Eastport."
    assert now(f"{order} {apart}", date(2026, 1, 9)) == ordered | {("Embassy Eastport", "employees", "authorized", None)}
    kin = "On January 8, 2026, the Department of State ordered the departure of family members from Embassy Eastport."
    assert now(f"{kin} {apart}", date(2026, 1, 9)) == {
        ("Embassy Eastport", "family", "ordered", date(2026, 1, 8)), ("Embassy Eastport", "employees", "authorized", None)
    }  # fmt: skip


def test_lifting_the_order_does_not_bring_back_the_authorization_before_it() -> None:
    text = (
        f"Updated to reflect the lifting of ordered departure.\nOn March 3, 2026, the Department authorized {PEOPLE} to leave"
        f" Testland. On March 8, 2026, the Department of State ordered {PEOPLE} to leave Testland."
    )
    assert now(text, date(2026, 6, 1)) == both("lifted", None)


def test_a_note_and_its_dated_sentence_are_one_and_the_sentence_is_the_evidence() -> None:
    text = f"Updated to reflect the ordered departure of {PEOPLE}.\nDo not travel to Testland.\n{ORDER}"
    found = read(text, 4, date(2025, 10, 30)).departures
    assert [d.span.text for d in found] == [ORDER, ORDER]
    assert not any(d.note for d in found)


def test_history_stays_with_its_date() -> None:
    text = f"In July 2023, the Department of State ordered {PEOPLE} to leave Testland."
    assert now(text, date(2026, 4, 16)) == both("ordered", date(2023, 7, 1))


def test_an_end_that_names_no_post_ends_the_one_that_stands() -> None:
    text = f"Updated to reflect the lifting of ordered departure.\nOn March 9, 2026, the Department ordered {PEOPLE} to leave Consulate Testville."
    assert now(text, date(2026, 5, 1)) == both("lifted", None, "Consulate Testville")


def test_an_end_at_the_embassy_ends_what_was_stated_of_the_mission() -> None:
    text = f"{ORDER}\nOn January 9, 2026, the Department lifted ordered departure for employees and family members of U.S. Embassy Testville."
    assert now(text, date(2026, 1, 9)) >= {(None, "employees", "lifted", date(2026, 1, 9))}
    assert not any(
        status == "ordered" for _, audience, status, _ in now(text, date(2026, 1, 9)) if audience == "employees"
    )


def test_an_end_at_one_consulate_leaves_the_other_alone() -> None:
    order = f"On March 3, 2026, the Department of State ordered {PEOPLE} from U.S. Consulates Aville and Beville to leave Testland."
    text = f"{order} On May 1, 2026, the Department lifted the ordered departure of {PEOPLE} at Consulate Aville."
    assert now(text, date(2026, 5, 2)) == both("lifted", date(2026, 5, 1), "Consulate Aville") | both(
        "ordered", date(2026, 3, 3), "Consulate Beville"
    )


def test_one_audience_may_be_lifted_while_the_other_stays_out() -> None:
    text = f"{ORDER}\nOn January 9, 2026, the Department lifted the ordered departure of non-emergency employees."
    assert now(text, date(2026, 1, 9)) == {
        (None, "employees", "lifted", date(2026, 1, 9)),
        (None, "family", "ordered", date(2025, 10, 30)),
    }


def test_there_is_never_more_than_one_state_for_a_post_and_audience() -> None:
    found: tuple[Departure, ...] = read(
        f"{ORDER} {ORDER}\n{ORDER.replace('ordered', 'authorized')}", 4, None
    ).departures
    assert len({(d.post, d.audience) for d in found}) == len(found) == 2


def test_what_was_authorized_before_is_not_told_beside_the_order_that_took_its_place() -> None:
    text = (
        "On May 12, 2025, the Department of State ordered the departure of most employees from Embassy Norport. The"
        " Department had previously authorized the voluntary departure of U.S. government employees and ordered that of"
        " eligible family members on May 2."
    )
    found = now(text, date(2025, 5, 12))
    assert ("Embassy Norport", "employees", "ordered", date(2025, 5, 12)) in found
    assert not [said for said in found if said[2] == "authorized"]


def test_an_order_told_again_without_its_day_and_post_is_one() -> None:
    text = (
        "Travel Advisory\nOn May 12, 2025, the Department ordered the departure of non-emergency U.S. government employees from Embassy"
        " Norport.\nBecause fighting comes nearer, non-emergency U.S. government employees have been ordered to leave"
        " Testland by air."
    )
    assert now(text, date(2025, 5, 12)) == {("Embassy Norport", "employees", "ordered", date(2025, 5, 12))}


def test_an_order_for_a_country_is_more_than_that_for_its_consulate() -> None:
    text = (
        "On May 12, 2025, the Department ordered the departure of non-emergency U.S. government employees from Consulate"
        " General Norport.\nNon-emergency U.S. government employees have been ordered to leave Testland by air."
    )
    assert (None, "employees", "ordered", None) in now(text, date(2025, 5, 12))


def test_an_order_explained_by_the_city_of_its_consulate_is_that_order() -> None:
    text = (
        "Travel Advisory\nOn May 12, 2025, the Department ordered the departure of non-emergency U.S. government employees"
        " from Consulate General Lahore.\nIt means that the Department is directing certain employees to leave Lahore."
    )
    assert {(who, status) for _, who, status, _ in now(text, date(2025, 5, 12))} == {("employees", "ordered")}
    assert len(now(text, date(2025, 5, 12))) == 1


def test_an_embassy_that_uses_a_status_for_families_alone_keeps_its_staff() -> None:
    text = (
        "Warden Message\nThe Department has authorized departure for non-emergency U.S. government employees and eligible"
        " family members.\nThe Embassy in Norport has decided to go to authorized departure only for eligible family members."
    )
    assert {(who, status) for _, who, status, _ in now(text, date(2025, 5, 12))} == {("family", "authorized")}


def test_hundreds_of_orders_in_one_text_are_read_in_seconds() -> None:
    began = process_time()
    read("\n".join(f"On May {n % 28 + 1}, 2025, the Department ordered the departure of employees {n}." for n in range(400)), 4, None)
    assert process_time() - began < 5  # two statements each, beside one another, took a minute


SAID = {
    "before": (Status.AUTHORIZED, "The Department previously authorized the departure of families from Embassy {n}."),
    "order": (Status.ORDERED, "The Department ordered the departure of families from Embassy {n}."),
    "brief": (Status.ORDERED, "The Department ordered the departure of families."),
    "only": (Status.AUTHORIZED, "Authorized departure of Embassy {n} is only for family members."),
    "end": (Status.LIFTED, "The Department lifted the ordered departure of families from Embassy {n}."),
}


@pytest.mark.parametrize("sorts", ["before order", "brief order", "only before", "end order", "order", "before end brief"])
def test_each_of_a_thousand_orders_is_compared_with_few(sorts: str) -> None:
    found = []
    for n in range(1500):
        sort = sorts.split()[n % len(sorts.split())]
        status, said = SAID[sort]
        post = None if sort == "brief" else f"Embassy {n // len(sorts.split())}"
        day = None if sort == "brief" else date(2025, 1, 1) + timedelta(n % 300)
        span = Span(100 * n + 50, 100 * n + 149, said.format(n=n))
        found.append(Statement(Departure(post, "family", status, day, span), Status.ORDERED if sort == "end" else None))
    began = process_time()
    assert current(found, date(2025, 12, 1))[0]
    assert process_time() - began < 2  # each with each took up to a minute; now it is a tenth of a second
