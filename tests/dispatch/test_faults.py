"""The letter that takes a discarded storm back, as the house's own office writes it to mail, chat and program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.deliver.channels import slack, teams
from monitor.dispatch.office import office
from monitor.model import GiveUp, Message, Reader, Rule, Source, State, Wait
from monitor.seals import unsubscribe_token
from monitor.store.log import Asked
from monitor.store.shapes import Kept
from monitor.store.sqlite import Store
from monitor.tend import correcting, storming
from monitor.wire import House
from tests.bench import storm
from tests.decide.told import after, event, somebody
from tests.tend.town import gathers, happens, kept_as_the_corridor_does, leaves, rows, spread

CODES = ["OM", "IQ", "KZ", "JP", "DE", "FR", "ES", "IT", "GR", "TR", "EG", "MA", "TN", "KE", "GH", "PE", "CL", "FJ"]
WHY = "Half of a template: =?utf-8?q?no?= level\r\nBcc: x@y.example"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = storm.opened(tmp_path, 1)
    yield made
    made.store.close()


def _joins(house: House, name: str, *countries: str, mode: str = "at_once", **told: object) -> int:
    who = somebody(name, **{"origin": "subscriber", "address_key": name, **told})
    return house.store.save_recipient(who, [Rule(countries=frozenset(countries), mode=mode)], storm.NINE)


def _told(house: House) -> dict[str, Message]:
    """A storm at nine; what leaves at ten past by itself, as written by the office."""
    store = house.store
    assert isinstance(store, Store)
    told = [event(n, code, destination=code, headline=f"US raises {code} to Level 3") for n, code in enumerate(CODES)]
    assert kept_as_the_corridor_does(store, *told).startswith("18 countries")
    spread(store)
    gathers(store, after(10))
    first = {due.reader: _written(house, due.reader, State.PENDING) for due in rows(store, "", State.PENDING)}
    assert len(leaves(store, after(10))) == len(first)
    return first


def _written(house: House, name: str, *states: State) -> Message:
    (due,) = [due for due in rows(house.store, name, *states) if due.state in states]  # type: ignore[arg-type]
    made = office(house, lambda: after(12)).compose(due, after(12))
    assert isinstance(made, Message)
    return made


def _taken_back(house: House) -> None:
    assert storming.decide(house.store, 1, "discard", "olga", after(11), WHY)
    correcting.tend(house.store, lambda: after(12))


def test_the_letter_answers_the_mail_it_takes_back_and_says_what_was_a_fault_and_why(house: House):
    number = _joins(house, "ann", "OM", zone="Asia/Muscat")
    first = _told(house)["ann"]
    _taken_back(house)
    made = _written(house, "ann", State.PENDING)
    assert made.subject == "Correction, do not act on it: US raises OM to Level 3"
    assert made.headers["In-Reply-To"] == first.headers["Message-ID"]
    assert made.headers["References"] == f"{first.headers['References']} {first.headers['Message-ID']}"  # one thread
    assert made.headers["Message-ID"] != first.headers["Message-ID"] == f"<{first.id}@{house.settings.post.domain}>"
    token = unsubscribe_token(office(house, lambda: after(12)).keys, number)
    assert f"<https://monitor.example/leave/{token}>" in made.headers["List-Unsubscribe"]
    assert f"Stop these mails: https://monitor.example/leave/{token}\n" in made.text
    assert f'<a href="https://monitor.example/leave/{token}">Stop these mails</a>' in made.html
    said = " ".join(made.text.split())
    assert "what we sent you (Mon 2 Mar 2026, 13:10 Asia/Muscat (UTC+04:00)) was a fault. Do not act on it." in said
    assert "- US raises OM to Level 3" in made.text and f"https://monitor.example/events/{0:016x}" in made.text
    assert "The officer’s reason: Half of a template" in made.text
    assert not any("\n" in value or "\r" in value for value in made.headers.values()) and "\nBcc" not in made.text
    again = _written(house, "ann", State.PENDING)
    assert (again.id, again.headers["Message-ID"]) == (made.id, made.headers["Message-ID"])


def test_of_several_it_counts_and_names_them_the_gravest_first(house: House):
    _joins(house, "ann", *CODES[:3])
    first = _told(house)["ann"]
    _taken_back(house)
    made = _written(house, "ann", State.PENDING)
    assert made.subject == "Correction: 3 alerts were a fault"
    assert made.headers["In-Reply-To"] == first.headers["Message-ID"] == made.headers["References"]
    assert made.text.count("\n- US raises") == 3 and "https://monitor.example/\n" in made.text


@pytest.mark.parametrize("alone", [True, False], ids=["the storm alone", "with an order beside it"])
def test_what_else_stood_in_the_same_mail_is_not_called_a_fault(house: House, alone: bool):
    """London's order for Kenya left in the mail with the storm, and stands: nobody may take it for taken back."""
    number = _joins(house, "ann", "OM", "IQ", "KE", mode="daily 09:10")
    if not alone:
        happens(house.store, event(900, "KE", publisher="uk_fcdo", severity="P1", headline="UK orders its staff out of Kenya"))
        assert isinstance(house.store, Store)
        spread(house.store)
    _told(house)
    _taken_back(house)
    (letter,) = [due for due in rows(house.store, "ann") if due.matter]
    assert [len(one.carried) - len(one.of_storm) for one in house.store.corrections.wrote(1, number)] == [0 if alone else 1]
    made = office(house, lambda: after(12)).compose(letter, after(12))
    assert isinstance(made, Message)
    said = " ".join(made.text.split())
    assert ("found that what we sent you" in said, "found that part of what we sent you" in said) == (alone, not alone)
    assert ("Do not act on what is listed here; the rest of it is not meant." in said) != alone and "Kenya" not in said


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "Berichtigung, nicht danach handeln: "), ("fr", "Rectification, n’en tenez pas compte : "), ("es", "Corrección, no actúe en consecuencia: "), ("ar", "تصحيح، لا تتصرّفوا بناءً عليه: ")],
)
def test_it_speaks_the_readers_language(house: House, language: str, said: str):
    _joins(house, "ann", "OM", language=language)
    _told(house)
    _taken_back(house)
    made = _written(house, "ann", State.PENDING)
    assert made.subject.startswith(said) and f'<html lang="{language}"' in made.html
    assert '<bdi lang="en">Half of a template' in made.html  # an officer's word is read aloud as what it is


def test_a_program_hears_which_posts_and_which_events_were_a_fault(house: House):
    _joins(house, "hook", "OM", "IQ", channel="webhook", address="endpoint:ep1", origin="desk")
    first = _told(house)["hook"]
    assert {one["storm"] for one in first.payload["data"]["events"]} == {"open"}  # type: ignore[index]
    _taken_back(house)
    payload = json.loads(json.dumps(_written(house, "hook", State.PENDING).payload))
    assert payload["type"] == "advisory.discarded" and payload["data"]["messages"] == [first.id]
    assert [(one["id"], one["storm"]) for one in payload["data"]["events"]] == [(f"{n:016x}", "discarded") for n in (1, 0)]
    assert payload["data"]["reason"].startswith("Half of a template") and "\r" not in payload["data"]["reason"]
    assert {one["id"] for one in first.payload["data"]["events"]} == {one["id"] for one in payload["data"]["events"]}  # type: ignore[index]


def test_a_body_for_programs_keeps_its_size_and_counts_what_it_left_out(house: House):
    from monitor.deliver.fault import Earlier, Fault, fault
    from monitor.deliver.payload import LIMIT, encoded

    events = [event(n, "OM", headline="x" * 900) for n in range(200)]
    told = Fault("7", events, [Earlier("webhook", after(10), tuple(one.id for one in events))], "why", "https://monitor.example/changes")
    made = fault(told, Reader("hook", "webhook", "endpoint:ep1"), after(12), office(house, lambda: after(12)).desk)
    data = made.payload["data"]
    assert isinstance(data, dict) and len(data["events"]) + data["left_out"] == 200 and data["left_out"] > 0
    assert len(encoded(made.payload)) <= LIMIT
    with pytest.raises(ValueError, match="expected what was told"):
        fault(replace(told, earlier=()), Reader("hook", "webhook", ""), after(12), office(house, lambda: after(12)).desk)


def test_a_chat_reads_it_in_words_with_a_link_and_calls_nobody(house: House):
    _joins(house, "room", "OM", "IQ", channel="slack", address="endpoint:ep1", origin="desk")
    _told(house)
    _taken_back(house)
    made = _written(house, "room", State.PENDING)
    shown = json.dumps(slack.blocks(made), ensure_ascii=False)
    for word in ("Correction: 2 alerts were a fault", "Do not act on it", "The officer’s reason", "US raises IQ to Level 3", "https://monitor.example/"):
        assert word in shown and word in json.dumps(teams.adaptive(made), ensure_ascii=False), word


def test_undecided_each_message_says_once_that_no_officer_has_looked(house: House):
    _joins(house, "one", "OM")
    _joins(house, "many", *CODES[:3])
    _joins(house, "german", "OM", language="de")
    _joins(house, "room", "OM", channel="slack", address="endpoint:ep1", origin="desk")
    first = _told(house)
    for name, said in (("one", "No officer has looked at this yet."), ("many", "No officer has looked at these yet.")):
        beside, _, page = first[name].html.partition('<div class="page">')
        assert " ".join(first[name].text.split()).count(said) == 1 == page.count(said)
        assert beside.count(f">{said} ") == 1, "a lock screen shows it before all else"
    assert "No officer has looked at this yet" not in first["many"].text
    assert "Noch hat niemand von unserem Dienst diese Meldung geprüft" in " ".join(first["german"].text.split())
    assert "No officer has looked at this yet" in json.dumps(slack.blocks(first["room"]))


@pytest.mark.parametrize("decision", ["release", "digest"])
def test_once_an_officer_has_looked_no_message_says_that_nobody_had(house: House, decision: str):
    _joins(house, "ann", "OM", "IQ")
    told = [event(n, code, destination=code) for n, code in enumerate(CODES)]
    assert isinstance(house.store, Store)
    kept_as_the_corridor_does(house.store, *told)
    spread(house.store)
    storming.decide(house.store, 1, decision, "olga", after(3))  # type: ignore[arg-type]
    gathers(house.store, after(3))
    assert "officer" not in _written(house, "ann", State.PENDING).text


def test_what_was_written_before_the_decision_and_not_sent_waits_for_the_round_that_stops_it(house: House):
    _joins(house, "ann", "OM")
    told = [event(n, code, destination=code) for n, code in enumerate(CODES)]
    assert isinstance(house.store, Store)
    kept_as_the_corridor_does(house.store, *told)
    spread(house.store)
    gathers(house.store, after(10))
    (due,) = rows(house.store, "ann", State.PENDING)
    _taken_back(house)
    assert isinstance(office(house, lambda: after(12)).compose(due, after(12)), Wait)


def test_a_letter_of_which_nothing_is_known_any_more_is_given_up(house: House):
    _joins(house, "ann", "OM")
    _told(house)
    _taken_back(house)
    (due,) = [due for due in rows(house.store, "ann", State.PENDING) if due.matter]  # type: ignore[arg-type]
    desk = office(house, lambda: after(12))
    assert isinstance(desk.compose(replace(due, matter='{"letter": "fault", "storm": 9}'), after(12)), GiveUp)
    assert isinstance(desk.compose(replace(due, matter="{}"), after(12)), GiveUp)


def test_a_storm_that_a_restored_backup_takes_back_again_is_the_same_letter_and_another_storm_is_not(house: House):
    """The copy of last night knows of no decision; decided anew, what the letter says has been said under its name."""
    _joins(house, "ann", "OM")
    _told(house)
    _taken_back(house)
    (due,) = [due for due in rows(house.store, "ann", State.PENDING) if due.matter]  # type: ignore[arg-type]
    desk, storms = office(house, lambda: after(12)), house.store.storms
    first, again = (desk.compose(replace(due, id=number), after(12)) for number in (due.id, due.id + 5))
    assert isinstance(first, Message) and isinstance(again, Message) and first.id == again.id
    older = desk.compose(replace(due, matter=due.matter.replace("{", '{"named": "7", ')), after(12))
    assert isinstance(older, Message) and older.id != first.id  # as a program before named it, by its delivery
    (found,) = [storm for storm in storms.all() if storm.id == 1]
    house.store.lines.reading().execute("UPDATE storms SET began_at = replace(began_at, '-03-', '-04-') WHERE id = 1")  # type: ignore[attr-defined]
    other = desk.compose(due, after(12))
    assert storms.all()[0].began_at != found.began_at and isinstance(other, Message) and other.id != first.id


ORDER = {"kind": "departure_ordered", "severity": "P1", "old": None, "new": "ordered", "quote": "The Department ordered the departure of employees and family members."}
STANDS = "This is not meant, for another source still says it (U.S. embassies and consulates): US orders staff out"


def _door(publisher: str) -> Source:
    return Source(f"{publisher}.om", "https://om.example/", "9" * 64)


def _order(house: House, number: int, publisher: str, minutes: float, **told: object) -> None:
    assert isinstance(house.store, Store)
    told = {"headline": "US orders staff out", "publisher": publisher, "detected_at": after(minutes), "doors": (_door(publisher),), **ORDER, **told}
    happens(house.store, event(number, "OM", **told), at=after(minutes), storm="half a template" if number == 1 else "")  # type: ignore[arg-type]


@pytest.mark.parametrize("since", ["", "is lifted", "for families"])
def test_what_another_door_tells_as_well_the_letter_calls_no_fault(house: House, since: str):
    """The storm's order for Oman left at ten past; the embassy posts it, or only half of it, before an officer discards the storm."""
    store = house.store
    assert isinstance(store, Store)
    number = _joins(house, "ann", "OM", "KZ")
    _order(house, 1, "us_state", 0)
    happens(store, event(2, "KZ"))
    spread(store)
    gathers(store, after(10))
    assert len(leaves(store, after(10))) == 1
    families = {"quote": "The Department ordered the departure of family members.", "headline": "US orders families out"}
    _order(house, 3, "us_embassy", 10.5, **families if since == "for families" else {})
    if since == "is lifted":
        _order(house, 4, "us_embassy", 10.6, kind="departure_lifted", old="ordered", new=None, severity="P2", headline="US lifts it")
    spread(store)
    _taken_back(house)
    (letter,) = [due for due in rows(store, "ann") if due.matter]
    made = office(house, lambda: after(12)).compose(letter, after(12))
    assert isinstance(made, Message) and letter.recipient == number
    said, listed = " ".join(made.text.split()), [one["id"] for one in made.payload["data"]["events"]]  # type: ignore[index]
    assert listed == [f"{n:016x}" for n in ((1, 2) if since == "for families" else (2,))]
    assert made.subject == ("Correction: 2 alerts were a fault" if since == "for families" else "Correction, do not act on it: US raises KZ")
    assert (STANDS in said) == (not since) and ("still says it (U.S. embassies and consulates): US orders families out" in said) == (since == "for families")
    assert "part of what we sent you" in said or since == "for families"
    stands = [(one["id"], one["publisher"], one["severity"]) for one in made.payload["data"]["stands"]]  # type: ignore[index]
    assert stands == ([] if since == "is lifted" else [(f"{3:016x}", "us_embassy", "P1")])


def test_what_another_door_confirmed_before_a_storm_is_taken_back_is_none_of_it(house: House):
    """Let out at once, confirmed by the embassy at five past, taken back at noon: the order stands for people and programs."""
    from monitor.web import cap

    store = house.store
    assert isinstance(store, Store)
    _joins(house, "ann", "OM", "KZ")
    _joins(house, "bob", "OM")
    _order(house, 1, "us_state", 0)
    happens(store, event(2, "KZ"))
    spread(store)
    assert storming.decide(store, 1, "release", "olga", after(1))
    gathers(store, after(1))
    assert len(leaves(store, after(1))) == 2
    order, raised = f"{1:016x}", f"{2:016x}"
    told = cap.messages(order, after(0), store.storms.of(order))
    store.keep(Kept("us_embassy", after(5), confirmations=[(order, _door("us_embassy"))]))
    assert storming.take_back(store, 1, "olga", after(180), WHY)
    correcting.tend(store, lambda: after(180))
    assert (store.storms.mark(order), store.storms.mark(raised)) == ("released", "discarded")
    assert cap.messages(order, after(0), store.storms.of(order)) == told
    assert [(one.id, one.storm) for one in store.library.entries(Asked())] == [(raised, "discarded"), (order, "released")]
    (letter,) = [due for due in rows(store, "") if due.matter]
    made = office(house, lambda: after(180)).compose(letter, after(180))
    assert isinstance(made, Message) and letter.reader == "ann" and made.subject == "Correction, do not act on it: US raises KZ"
    assert STANDS in " ".join(made.text.split())
