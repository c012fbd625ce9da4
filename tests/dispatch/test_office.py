"""The office asks before it sends: whether anything may leave, and whether the reader is still one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from monitor.alone import alone
from monitor.dispatch import matters, office, restored
from monitor.model import Delivery, GiveUp, Message, State, Unsure
from monitor.store.bounces import BRAKE
from monitor.store.shapes import Kept
from monitor.tend.rulings import overtaken_by
from monitor.terms.states import follows
from monitor.wire import House, open_house
from tests.deliver.story import event
from tests.store.blank import blank_file
from tests.store.stories import belief

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
CONFIG = """
[post]
mode = "rehearsal"
[[reader]]
name = "ann"
channel = "file"
address = "ann@desk.example"
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """At nine Ann, who stands in the configuration, is owed the first event."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "local.toml").write_text(CONFIG, "utf-8")
    blank_file(tmp_path / "state" / "monitor.sqlite3")
    opened = open_house(tmp_path / "config", tmp_path / "state", {})
    opened.enrol(NINE)
    opened.store.keep(Kept("us_state", NINE, events=[event(id="e1", detected_at=NINE)]))
    opened.store.enqueue([Delivery("e1", "ann", NINE, "follows all")], NINE)
    yield opened
    opened.close()


@pytest.mark.parametrize(("base", "said"), [("", 0), ("https://m.example/", 1)])
def test_a_mail_leads_to_the_page_of_its_event_where_people_can_come_to_it(house: House, base: str, said: int) -> None:
    """This machine's own address is a dead link in everybody else's mailbox."""
    house.settings = replace(house.settings, web=replace(house.settings.web, base_url=base))
    office.post(house, lambda: NINE)
    (file,) = (house.state / "outbox" / "new").glob("*")
    text = message_from_bytes(file.read_bytes(), policy=default).get_body(("plain",)).get_content()
    assert text.count("https://m.example/events/e1") == said
    assert text.count("/events/e1") == said


@pytest.mark.parametrize("held", ["", "open"], ids=["told", "no officer has looked"])
def test_an_order_that_leaves_after_its_end_says_that_it_is_no_longer_the_latest_word(house: House, held: str) -> None:
    """Its people were still being found while the graver end left, or it was let go again by hand: read last, it stood as what holds."""
    order, base = house.store.event("e1"), event()
    assert order is not None and order.finding.kind == "departure_authorized"
    over = replace(base.finding, kind="departure_lifted", headline="US lifts the departure of staff and families from Almaty", new=None, old=order.finding.new)
    (due,) = house.store.claim("house", NINE, 60, 9)
    end = replace(base, id="e2", detected_at=NINE + timedelta(minutes=9), finding=over, inside=())
    house.store.keep(Kept("us_state", end.detected_at, events=[end], storm="half a template" if held else ""))
    message = office.office(house, lambda: end.detected_at).compose(due, end.detected_at)
    assert isinstance(message, Message)
    assert ("No longer the latest word. Since then: “US lifts the departure" in " ".join(message.text.split())) is not bool(held)
    assert message.subject.startswith("Superseded: ") is not bool(held)


def test_an_end_by_a_clock_that_ran_ahead_overtakes_no_order_that_came_after_it(house: House) -> None:
    """At nine the clock said ten, and an end was noticed; put right, it met the order given anew: nobody may read that this is over."""
    base = event()
    over = replace(base.finding, kind="departure_lifted", new=None, old="authorized")
    end = replace(base, id="e2", detected_at=NINE + timedelta(hours=1), finding=over, inside=())
    anew = replace(base, id="e3", detected_at=NINE + timedelta(minutes=5))
    house.store.keep(Kept("us_state", end.detected_at, events=[end]))
    assert house.store.put_right(anew.detected_at)
    house.store.keep(Kept("us_state", anew.detected_at, events=[anew]))
    assert follows(end, anew) and overtaken_by(house.store, anew) is None


def test_a_mail_in_arabic_leads_to_the_page_in_arabic_and_a_program_to_the_bare_address(house: House) -> None:
    """Samira's mail is in Arabic; the page behind its link was in English."""
    (due,) = house.store.claim("d", NINE, 60, 1)
    page = "https://m.example/events/e1"
    assert matters.page(page, replace(due, channel="email", language="ar")) == f"{page}?lang=ar"
    assert matters.page(page, replace(due, channel="email", language="en")) == page
    assert matters.page(page, replace(due, channel="webhook", language="ar")) == page
    assert matters.page("", replace(due, language="ar")) == ""


def test_a_chat_is_told_that_an_alert_may_be_there_already(house: House) -> None:
    """The answer of Slack was lost: a quarter of an hour later the room had the alert once more, as if it had happened twice."""
    (due,) = house.store.claim("d", NINE, 60, 1)
    house.store.transmitting(due.id, "d", NINE)
    again = NINE + timedelta(minutes=15)
    house.store.settle(due.id, "d", Unsure("no answer"), NINE, again)
    (due,) = house.store.claim("d", again, 60, 1)
    opened = office.office(house, lambda: again)
    told = {}
    for channel in ("slack", "file"):
        opened.readers["ann"] = replace(opened.readers["ann"], channel=channel)
        told[channel] = opened.compose(replace(due, channel=channel), again)
    assert told["slack"].cards[0].notes[0] == "Sent again: nobody knows whether it arrived the first time."
    assert b"Sent again" not in told["file"].mail


def test_while_the_brake_is_on_nothing_leaves_and_it_is_said_why(house: House) -> None:
    """Too much came back: no mail leaves before a named person has looked; after that Ann's does."""
    house.store.note(BRAKE, "7 mailboxes refused for good, of 127 mails within an hour")
    assert restored.holding(house) == "7 mailboxes refused for good, of 127 mails within an hour"
    assert office.post(house, lambda: NINE)["sent"] == 0
    assert [due.state for due in house.store.outbox()] == [State.PENDING]
    restored.release(house, "Olga", NINE)
    assert restored.holding(house) == ""
    assert office.post(house, lambda: NINE)["sent"] == 1


def test_who_was_taken_out_of_the_configuration_is_written_to_no_more(house: House) -> None:
    """Ann was claimed a moment before the configuration without her was read; a subscriber needs to stand in none."""
    (due,) = house.store.claim("d", NINE, 60, 1)
    opened = office.office(house, lambda: NINE)
    assert not isinstance(opened.compose(due, NINE), GiveUp)
    gone = opened.compose(replace(due, reader="bob"), NINE)
    assert isinstance(gone, GiveUp) and "'bob' is no longer configured" in gone.reason
    assert not isinstance(opened.compose(replace(due, reader="bob", origin="subscriber"), NINE), GiveUp)


@pytest.mark.parametrize("matter", [{"letter": "notice", "subject": "Decide", "lines": ["a storm"]}, {"letter": "moved"}], ids=["to an officer", "to a reader"])
def test_a_letter_with_the_number_of_one_that_a_restored_backup_does_not_know_is_another(house: House, matter: dict[str, object]) -> None:
    """The copy of last night gives tonight's numbers once more: a mailbox would drop the second of one identity unread."""
    (due,) = house.store.claim("d", NINE, 60, 1)
    opened = office.office(house, lambda: NINE)
    lost, again, new, *older = (
        opened.compose(replace(due, event_id="", matter=json.dumps({**matter, **more}), created_at=NINE + timedelta(hours=late)), NINE)
        for late, more in ((0, {}), (0, {}), (5, {}), (0, {"named": "1"}), (5, {"named": "1"}))
    )
    assert isinstance(lost, Message) and isinstance(again, Message) and isinstance(new, Message)
    assert lost.id == again.id != new.id
    first, repeated = older  # what an older program may have sent leaves again under the name it had
    assert isinstance(first, Message) and isinstance(repeated, Message) and first.id == repeated.id != lost.id


def test_one_process_sends_at_a_time_and_says_whether_it_went_round(house: House) -> None:
    """Another that sends is left alone; where it only goes round, what is due leaves, and its round is not counted as ours."""
    rounds: list[str] = []
    with alone(house.state / "post.lock") as ours:
        assert ours and office.post(house, lambda: NINE, went_round=lambda: rounds.append("sent")) == {}
        assert [due.state for due in house.store.outbox()] == [State.PENDING]
    with alone(house.state / "round.lock"):
        assert office.post(house, lambda: NINE, went_round=lambda: rounds.append("other"))["sent"] == 1
    assert rounds == []
    office.post(house, lambda: NINE, went_round=lambda: rounds.append("ours"))
    assert rounds == ["ours"]


@pytest.mark.parametrize(("priority", "worth"), [(0, "P1"), (1, "P1"), (2, "P3"), (3, "P3")])
def test_what_is_urgent_is_tried_as_long_as_an_urgent_message_is_worth(house: House, priority: int, worth: str) -> None:
    (due,) = house.store.claim("d", NINE, 60, 1)
    assert office.office(house, lambda: NINE).gravity(replace(due, priority=priority)) == worth


def test_a_program_reads_which_event_another_takes_back_and_where_others_stand(house: House) -> None:
    """At five past nine the level is what it was before; Britain's stands at 3 all the while."""
    rose = event(id="r1", detected_at=NINE, level_before=2, level_after=3)
    fell = event(id="r2", detected_at=NINE + timedelta(minutes=5), level_before=3, level_after=2)
    rose = replace(rose, finding=replace(rose.finding, kind="level_raised", old="2", new="3"))
    fell = replace(fell, finding=replace(fell.finding, kind="level_lowered", old="3", new="2"))
    others = [belief("Kazakhstan", publisher="uk_fcdo", countries=(rose.country,), level=3)]
    house.store.keep(Kept("uk_fcdo", NINE, beliefs=others))
    house.store.keep(Kept("us_state", NINE + timedelta(minutes=5), events=[rose, fell]))
    house.store.enqueue([Delivery("r2", "ann", NINE, "follows all")], NINE)
    (due,) = (one for one in house.store.claim("d", NINE + timedelta(minutes=6), 60, 9) if one.event_id == "r2")
    program = replace(due, origin="subscriber", channel="webhook", address="endpoint:ep1")
    mail, made = (office.office(house, lambda: NINE).compose(one, NINE + timedelta(minutes=6)) for one in (due, program))
    assert isinstance(made, Message) and isinstance(mail, Message) and "- UK: " in mail.text
    data = made.payload["data"]
    assert isinstance(data, dict) and [(one["id"], one["takes_back"]) for one in data["events"]] == [("e1", None), ("r2", "r1")]
