"""A page whose order another door told the end of is issued anew and says it again: a new order, or words left standing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from monitor.decide.join import joins
from monitor.model import Event, Evidence
from monitor.store.shapes import Kept
from monitor.store.sqlite import Store
from tests.compare.watch import CALM, EVE, OLD, says
from tests.store.stories import event
from tests.walk.test_turn import HOUR, looked

STAFF = "The Department of State has ordered the departure of non-emergency U.S. government employees and family members from Testland."
ENDED = "The Department of State lifted the ordered departure of non-emergency U.S. government employees and family members from Testland."
SHUT = "The Department of State has suspended operations at the U.S. Embassy in Testville."
WHOM = "employees and family members"
NEXT = date(2026, 3, 9)  # of the edition that comes, five days after what the embassy told on the evening before


def told(number: int = 1, hours: float = 2, quote: str = WHOM, post: str | None = None, **more: Any) -> Event:
    """The embassy tells that the order ended, unless told otherwise, on the evening of 4 March."""
    when = EVE + hours * HOUR
    more = {"publisher": "us_embassy", "country": "XX", "kind": "departure_lifted", "new": None, "old": None, **more}
    said = {key: more.pop(key) for key in ("new", "old")}
    made = event(f"e{number}", detected_at=when, published_on=when.date(), destination=f"us_embassy:{number}", **more)
    proof = (Evidence("after", quote),) if quote else ()
    return replace(made, finding=replace(made.finding, severity="P2", post=post, area=None, decided_on=None, evidence=proof, **said))


def again(store: Store, *known: Event, was: str = STAFF, now: str = "", day: date | None = NEXT, then: date = OLD, storm: str = "") -> list[Event]:
    """What is told of the page's next edition, which says as before unless told otherwise, and tells of the harbour as well."""
    first = looked(store, 1, None, says(text=f"{CALM}\n{was}", day=then), says("list", text=f"{CALM}\n{was}", day=then))
    for one in known:
        store.keep(Kept(one.publisher, one.detected_at, events=[one], storm=storm))
    page = f"{CALM}\n{now or was}\nThe harbour is closed to small boats."
    later = looked(store, 110, first, says(text=page, day=day), says("list", text=page, day=day))
    return [one for one in later.events if one.finding.kind.startswith(("departure", "operations"))]


def test_an_order_in_the_words_of_before_its_end_is_told_and_wakes_nobody(store: Store) -> None:
    (said,) = again(store, told())
    assert (said.finding.kind, said.finding.severity, said.finding.new) == ("departure_ordered", "P2", "ordered")
    assert said.finding.headline.endswith("— says the page of 9 March 2026, after an end was told on 4 March 2026")
    assert [quote.text for quote in said.finding.evidence] == [STAFF] and "said_again" in said.flags


@pytest.mark.parametrize(
    "now",
    [STAFF.replace("has ordered", "has again ordered"), STAFF.replace("The Department of State has", "On March 8, 2026, the Department of State")],
    ids=["again", "with a day after the end"],
)
def test_an_order_in_other_words_or_with_a_later_day_is_told_as_one(store: Store, now: str) -> None:
    (said,) = again(store, told(), now=now)
    assert (said.finding.kind, said.finding.severity) == ("departure_ordered", "P1") and "says the page" not in said.finding.headline
    assert "said_again" not in said.flags


def test_an_order_of_two_weeks_after_the_one_that_ended_between_is_another(store: Store) -> None:
    """Both have their days; without the end they are too near to each other for two decisions."""
    dated = "On {}, the Department of State ordered the departure of non-emergency U.S. government employees from Testland."
    was, now = dated.format("February 20, 2026"), dated.format("March 8, 2026")
    (said,) = again(store, told(quote="employees"), was=was, now=now, then=date(2026, 2, 21))
    assert (said.finding.kind, said.finding.severity, said.finding.decided_on) == ("departure_ordered", "P1", date(2026, 3, 8))


@pytest.mark.parametrize(
    ("known", "page"),
    [
        ([], {}),
        ([told()], {"day": OLD}),
        ([told()], {"day": EVE.date()}),
        ([told()], {"now": STAFF.replace("The Department of State has", "On March 3, 2026, the Department of State"), "then": date(2026, 2, 20)}),
        ([told()], {"then": date(2026, 3, 5)}),
        ([told()], {"storm": "too many at once"}),
        ([told(publisher="uk_fcdo")], {}),
        ([told(country="YY")], {}),
        ([told(quote="family members of employees")], {"was": STAFF.replace(" and family members", "")}),
        ([told(), told(2, 4, kind="departure_ordered", new="ordered")], {}),
        ([told(new="authorized")], {}),
        ([told()], {"now": ENDED}),
        ([told(post="Consulate Kell")], {}),
        ([told(kind="operations_resumed", new="resumed")], {}),
    ],
    ids=[
        "no end was told", "under its old date", "on the day of the end", "with a day before the end", "said again since", "an end that waits",
        "another government", "another country", "an end for families", "ordered anew by the embassy", "a step down", "an end",
        "an end at a consulate", "a post that works again",
    ],
)  # fmt: skip
def test_what_is_no_second_order_is_not_told_as_one(store: Store, known: list[Event], page: dict[str, Any]) -> None:
    assert [one.finding.kind for one in again(store, *known, **page) if one.finding.new == "ordered"] == []


def test_it_is_told_once_however_often_the_page_is_issued_anew(store: Store) -> None:
    (said,) = again(store, told())
    store.keep(Kept("us_state", said.detected_at, events=[said]))
    first = looked(store, 120, None, says(text=f"{CALM}\n{STAFF}", day=NEXT))
    page = says(text=f"{CALM}\n{STAFF}\nCarry water.", day=NEXT + timedelta(days=3))
    assert [one.finding.kind for one in looked(store, 200, first, page).events if one.finding.new == "ordered"] == []


def test_a_post_that_shut_again_after_the_embassy_told_that_it_works_is_told(store: Store) -> None:
    (said,) = again(store, told(kind="operations_resumed", new="resumed"), was=SHUT)
    assert (said.finding.kind, said.finding.severity, said.finding.new) == ("operations_suspended", "P2", "suspended")


@pytest.mark.parametrize(("day", "kinds"), [("", []), ("On March 8, 2026, the", ["departure_lifted"]), ("On March 3, 2026, the", [])])
def test_an_end_is_told_anew_only_with_a_day_after_the_order(store: Store, day: str, kinds: list[str]) -> None:
    """The page told an end in February; on 4 March the embassy told an order. What ends that has a day of its own."""
    order = told(kind="departure_ordered", new="ordered")
    said = again(store, order, was=ENDED, now=ENDED.replace("The", day, 1) if day else "", then=date(2026, 2, 20))
    assert [one.finding.kind for one in said] == kinds


def test_what_waits_for_a_second_sighting_says_nothing_again(store: Store) -> None:
    """The page says one day after the embassy that the embassy works: seen once, so the old words are still believed."""
    first = looked(store, 1, None, says(text=f"{CALM}\n{SHUT}"), says("list", text=f"{CALM}\n{SHUT}"))
    back = told(kind="operations_resumed", new="resumed")
    store.keep(Kept("us_embassy", back.detected_at, events=[back]))
    page = f"{CALM}\nThe U.S. Embassy in Testville resumed operations on March 4, 2026."
    made = looked(store, 30, first, says(text=page, day=date(2026, 3, 5)), says("list", text=f"{CALM}\n{SHUT}")).events
    assert [one.finding.new for one in made if one.finding.kind.startswith("operations")] == []




def test_what_a_page_says_in_doubt_hides_no_order_of_the_embassy(store: Store) -> None:
    """An old sentence on 9 March; on the 11th the embassy posts an order, and later the page repeats what that told."""
    (said,) = again(store, told())
    order = told(3, 160, kind="departure_ordered", new="ordered")
    assert joins(order, [said]) is None and joins(said, [order]) is order


def test_of_an_order_for_two_only_the_one_that_had_ended_is_told(store: Store) -> None:
    """Families might come back. What stands of the staff is told by nobody anew."""
    (said,) = again(store, told(quote="family members of employees"))
    assert (said.finding.severity, said.finding.headline.split(" \u2014 ")[0]) == ("P2", "US orders families of its staff out of Testland")


def test_of_an_order_and_a_closure_only_the_one_that_had_ended_is_told(store: Store) -> None:
    both = again(store, told(kind="operations_resumed", new="resumed"), was=f"{STAFF} {SHUT}")
    assert [(one.finding.kind, one.finding.severity) for one in both] == [("operations_suspended", "P2")]


@pytest.mark.parametrize("post", ["Embassy Testville", "Mission Testland"])
def test_an_end_told_of_the_seat_is_one_of_the_whole_mission(store: Store, post: str) -> None:
    (said,) = again(store, told(post=post))
    assert (said.finding.kind, said.finding.severity) == ("departure_ordered", "P2")


def test_what_the_page_says_in_doubt_is_said_so_also_beside_what_is_sure(store: Store) -> None:
    """The same edition tells that the post shut on 8 March: the order behind it may be an old sentence all the same."""
    shut = "On March 8, 2026, the Department of State suspended operations at the U.S. Embassy in Testville."
    first, second = again(store, told(), now=f"{STAFF} {shut}")
    assert [(one.finding.kind, one.finding.severity) for one in (first, second)] == [("operations_suspended", "P1"), ("departure_ordered", "P2")]
    assert next((one.kind, "says the page" in one.headline) for one in first.inside) == ("departure_ordered", True)
    assert ("said_again" in first.flags, "said_again" in second.flags) == (False, True)
