"""A message that holds an order and its end says so where the order stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.deliver.compose import compose
from monitor.deliver.later import overtaken
from monitor.deliver.letter import Letter
from monitor.model import Evidence, Finding
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


def test_a_change_that_was_taken_back_says_so() -> None:
    notice = change(6, "security_alert", "P2", 3)
    back = replace(change(7, "security_alert", "P2", 2), reverts=notice.event)
    assert [one.later for one in overtaken([notice, back])] == [back.event, None]
