"""A message that holds an order and its end says so where the order stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.deliver import later
from monitor.deliver.compose import compose
from monitor.deliver.later import overtaken
from monitor.deliver.letter import Letter
from monitor.deliver.subject import subject
from monitor.model import Evidence, Finding, Gist
from monitor.speak.tongue import tongue
from tests.deliver.story import ANN, NOW, desk, event, letter

NOTE = "No longer the latest word."


def change(number: int, kind: str, severity: str, hours: int, **told: str | None) -> Letter:
    said = f"{kind.replace('_', ' ').capitalize()} in Kazakhstan"
    finding = Finding(kind=kind, severity=severity, headline=said, rule="r", why="", evidence=(Evidence("after", said),), post=told.pop("post", None))  # type: ignore[arg-type]
    one = event(id=f"{number:016x}", detected_at=NOW - timedelta(hours=hours), finding=finding, inside=())
    return replace(letter(event=one, **told), redline=())


ORDER, END = change(1, "departure_ordered", "P1", 9), change(2, "departure_lifted", "P2", 1)
FLOOD = change(3, "hazard_notice", "P3", 2)


@pytest.mark.parametrize("channel", ["email", "slack", "teams"])
def test_an_order_that_ended_the_same_night_does_not_stand_as_if_it_held(channel: str) -> None:
    """Ann slept: the order of nine hours ago and its end of one hour ago are in one mail, the order first."""
    message = compose([ORDER, END, FLOOD], replace(ANN, channel=channel), NOW, desk())
    for body in (message.text, message.html):
        assert body.count(NOTE) == 1 and body.index(NOTE) < body.index("Departure lifted in Kazakhstan", body.index(NOTE) + 120)
        assert body.count("no longer the latest word") == 1
    assert message.subject == "Urgent: 3 changes: Kazakhstan (US)"
    if channel != "email":
        assert [[note[: len(NOTE)] for note in card.notes if note.startswith(NOTE)] for card in message.cards] == [[NOTE], [], []]
    assert [one["overtaken_by"] for one in message.payload["data"]["events"]] == [END.event.id, None, None]  # type: ignore[index]


def test_of_two_orders_the_one_that_holds_stands_first_and_in_the_subject() -> None:
    anew = change(4, "departure_ordered", "P1", 0)
    message = compose([ORDER, END, anew], ANN, NOW, desk())
    assert [one["id"] for one in message.payload["data"]["events"]] == [anew.event.id, ORDER.event.id, END.event.id]  # type: ignore[index]
    assert "… and 2 more" in message.subject


def test_what_came_after_all_that_a_message_tells_is_what_each_of_it_names() -> None:
    """The end left alone at ten; the digest of eleven said of the first order that the second had come since, and no more."""
    again = change(4, "departure_ordered", "P1", 5)
    late = [replace(one, since=END.event) for one in (ORDER, again)]
    message = compose(late, ANN, NOW, desk())
    assert [one["overtaken_by"] for one in message.payload["data"]["events"]] == [END.event.id] * 2  # type: ignore[index]
    assert message.text.count(f"{NOTE} Since then: “Departure lifted") == 2


@pytest.mark.parametrize(
    "other",
    [
        change(5, "departure_ordered", "P1", 12),
        change(5, "operations_resumed", "P2", 1),
        change(5, "departure_lifted", "P2", 1, post="Consulate General Almaty"),
        change(5, "departure_lifted", "P2", 1, storm="open"),
        change(5, "departure_lifted", "P2", 1, storm="discarded"),
        replace(END, event=replace(END.event, publisher="uk_fcdo")),
        replace(END, event=replace(END.event, country="UZ", destination="uzbekistan")),
        replace(END, event=replace(END.event, detected_at=ORDER.event.detected_at)),
    ],
    ids=["older", "another state", "of one post alone", "no officer has looked", "a fault", "another government", "another country", "one look"],
)
def test_nothing_else_overtakes_an_order(other: Letter) -> None:
    assert [one.later for one in overtaken([ORDER, other]) if one.event == ORDER.event] == [None]


def of(number: int, kind: str, hours: int, act: str, people: str, quote: str, **told: str | None) -> Letter:
    """What a government did of some people's departure."""
    one = change(number, kind, "P1", hours, **told)
    finding = replace(one.event.finding, gist=Gist("US", act, people=people), evidence=(Evidence("after", quote),))
    return replace(one, event=replace(one.event, finding=finding))


STAFF = of(11, "departure_ordered", 9, "ordered", "staff", "The Department ordered the departure of non-emergency employees.")
ALL = of(12, "departure_ordered", 9, "ordered", "staff_families", "The Department ordered non-emergency employees and family members to leave.")
FAMILIES = of(13, "departure_authorized", 5, "authorized", "families", "The Department authorized the departure of eligible family members.")
FREED = of(14, "departure_lifted", 1, "ordered_lifted_only", "families", "The Department lifted the ordered departure of eligible family members.")
POSTED = of(15, "departure_lifted", 1, "ordered_lifted", "", "Family members of embassy staff may return: the ordered departure was lifted.")
POSTED = replace(POSTED, event=replace(POSTED.event, level_after=None))
OVER = of(16, "departure_lifted", 1, "ordered_lifted", "", "On May 3, the ordered departure of employees was lifted.")
BUT = of(17, "departure_lifted", 1, "ordered_lifted", "", "The ordered departure was lifted everywhere but in Almaty.")
BUT = replace(BUT, event=replace(BUT.event, finding=replace(BUT.event.finding, gist=Gist("US", "ordered_lifted", what="Consulate General Almaty"))))
BACK = of(18, "departure_lifted", 1, "staff_back", "", "Embassy staff have returned to Almaty.")
HOME = of(19, "departure_lifted", 1, "families_back", "", "Families of embassy staff have returned to Almaty.")
ALMATY = replace(STAFF, event=replace(STAFF.event, finding=replace(STAFF.event.finding, post="Consulate General Almaty")))


@pytest.mark.parametrize(
    ("told", "since", "over"),
    [
        (STAFF, FREED, False), (STAFF, FAMILIES, False), (ALL, FREED, False), (STAFF, POSTED, False), (ALMATY, BUT, False),
        (STAFF, OVER, True), (ALL, OVER, True), (FAMILIES, FREED, True), (FAMILIES, POSTED, True), (STAFF, BUT, True),
        (ALL, BACK, True), (ALL, HOME, False), (FAMILIES, HOME, True), (FAMILIES, BACK, True),
    ],
)  # fmt: skip
def test_an_order_is_over_for_those_alone_whom_its_end_names(told: Letter, since: Letter, over: bool) -> None:
    """A consul who may bring her family back must still go: nothing says that her own order is no longer the latest."""
    assert [one.later is not None for one in overtaken([told, since])] == [over, False]


@pytest.mark.parametrize(("language", "begins"), [("en", "Superseded: "), ("de", "Überholt: "), ("fr", "Dépassé depuis : "), ("es", "Ya no es lo último: "), ("ar", "لم يعد آخر ما قيل: ")])
def test_a_lock_screen_says_first_that_an_order_was_overtaken(language: str, begins: str) -> None:
    """It shows forty characters: the mark stood behind them, and who was woken read a lifted order as news."""
    late, other = replace(ORDER, since=END.event), replace(FLOOD, since=END.event)
    spoken = tongue(language)
    for letters in ([late], [late, other], [ORDER, replace(END, since=FLOOD.event)]):
        assert subject([*overtaken(letters)], spoken).startswith(begins)
    assert not subject([late, FLOOD], spoken).startswith(begins)


def test_a_change_that_was_taken_back_says_so() -> None:
    notice = change(6, "security_alert", "P2", 3)
    back = replace(change(7, "security_alert", "P2", 2), reverts=notice.event)
    assert [one.later for one in overtaken([notice, back])] == [back.event, None]


def test_a_digest_of_a_whole_world_is_looked_through_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six hundred changes of as many pages: looked at in pairs they took half a second of each mail that is drawn."""
    world = [replace(ORDER, event=replace(ORDER.event, destination=f"d{n}")) for n in range(600)]
    asked, follows = list[object](), later.follows
    monkeypatch.setattr(later, "follows", lambda *both: asked.append(both) or follows(*both))
    assert not any(one.later for one in overtaken([*world, END]))
    assert len(asked) <= 601
