"""The long tail, best effort: one address one receiver, what its few words mean, and no address in a reason."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from monitor.admit.enrol import lacking
from monitor.deliver.channels.apprise import Apprise, one_service, written
from monitor.deliver.compose import compose
from monitor.model import GiveUp, Message, Reader, Sent, TryLater, Unsure
from tests.deliver.story import NOW, desk, event, letter
from tests.reach.doors import door

pytest.importorskip("apprise", reason="the optional extra is not installed")
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


@pytest.fixture(scope="module")
def message() -> Message:
    return compose([letter()], Reader("phone", "apprise", "reader:phone", timezone="Asia/Almaty"), NOW, desk())


@pytest.fixture
def far() -> Iterator[tuple[str, list[BaseHTTPRequestHandler]]]:
    """A service that speaks Apprise's own JSON and does as its path says."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            if "slow" in request.path:
                time.sleep(0.5)
            request.send_response(500 if "bad" in request.path else 302 if "away" in request.path else 200)
            request.send_header("Location", "/inside")
            request.send_header("Content-Length", "0")
            request.end_headers()

    with door(answer) as (port, came):
        yield f"json://127.0.0.1:{port}", came


def test_a_phone_gets_the_few_words_that_matter(
    message: Message, far: tuple[str, list[BaseHTTPRequestHandler]]
) -> None:
    """The sentence, the level, the quotation, the times and the address of the source, in plain text."""
    url, came = far
    outcome = Apprise({"reader:phone": f"{url}/path-canary"}).send(message, "reader:phone")
    assert outcome == Sent("JSON (best effort): taken")
    told = json.loads(came[0].body)
    assert told["title"] == message.subject
    for fact in (
        "Urgent: Kazakhstan",
        "Level 4 — unchanged",
        "“On January 7, 2022",
        "Last checked: Sat 8 Jan",
        "https://travel.state.gov/",
    ):
        assert fact in told["message"]
    assert len(written(message)) <= 1500


def test_a_service_that_wakes_people_is_told_that_it_is_to(far: tuple[str, list[BaseHTTPRequestHandler]]) -> None:
    """Of an "info" Opsgenie makes a note to an alert that is not there, and PagerDuty one of its lowest urgency: an order to leave woke nobody."""
    url, came = far
    phone, mild = Reader("phone", "apprise", "reader:phone"), replace(event().finding, severity="P2")
    later = letter(event=event(id="later", finding=mild))
    for told in ([letter()], [later], [later, letter()]):
        Apprise({"reader:phone": url}).send(compose(told, phone, NOW, desk()), "reader:phone")
    word = Message("m", "Officers: nothing is read", "Nothing is read.", "", {})
    Apprise({"reader:phone": url}).send(word, "reader:phone")
    assert [json.loads(one.body)["type"] for one in came] == ["failure", "warning", "failure", "warning"]


def test_a_phone_that_is_woken_has_the_way_to_take_it_on_and_what_to_do() -> None:
    """What is cut is never the link: a half of it takes nothing on."""
    way = "https://m.example/acknowledge/" + "a" * 60
    waits = letter(answer=way, asked=("Stay indoors.", "Avoid the harbour."), travellers="Your travellers. " * 90)
    told = written(compose([waits], Reader("phone", "apprise", "reader:phone"), NOW, desk()))
    assert len(told) <= 1500
    assert told.split("\n")[1] == f"Take it on, so that nobody else is woken. {way}"
    calm = replace(waits, travellers="", answer="")
    told = written(compose([calm], Reader("phone", "apprise", "reader:phone"), NOW, desk()))
    assert "What to do, in the publisher’s words: Stay indoors. Avoid the harbour." in told
    assert "Take it on" not in told


def test_a_phone_gets_whole_changes_and_no_half_of_an_address() -> None:
    many = [letter(event=event(id=f"{n}", finding=replace(event().finding, severity="P2", headline=f"US says no. {n} of it"))) for n in range(9)]
    message = compose(many, Reader("phone", "apprise", "reader:phone", timezone="Asia/Almaty"), NOW, desk())
    told = written(message)
    assert len(told) <= 1500 and "…" not in told.replace("… and", "")
    shown = told.count("https://travel.state.gov/")
    assert 1 < shown < 9 and told.endswith(f"… and {9 - shown - 3} more")


def test_a_first_change_that_fills_the_message_hides_none_of_the_others() -> None:
    """What is cut is its own quotation, with a mark; its address stays whole, and so does the list of the rest."""
    many = [letter(event=event(id=f"{n}", finding=replace(event().finding, severity="P2", headline=f"US says no. {n} of it"))) for n in range(6)]
    message = compose(many, Reader("phone", "apprise", "reader:phone", timezone="Asia/Almaty"), NOW, desk())
    long = replace(message.cards[0], notes=("A remark of the desk. " * 40, "Another. " * 90))
    told = written(replace(message, cards=(long, *message.cards[1:])))
    assert len(told) <= 1500 and "…" in told
    assert long.url in told.split("\n")
    assert told.endswith("US says no. 1 of it\nUrgent: US says no. 2 of it\nUrgent: US says no. 3 of it\n… and 2 more".replace("Urgent", long.urgency))
    alone = written(replace(message, cards=(long,)))
    assert len(alone) <= 1500 and alone.endswith(long.url)
    worst = replace(long, url="", label="An office of many words. " * 90, headline="A headline of many words. " * 90)
    assert len(written(replace(message, cards=(worst,) * 6))) <= 1500  # whatever an operator calls a source of the list


@pytest.mark.parametrize(("path", "kind"), [("bad", TryLater), ("away", TryLater), ("slow", Unsure)])
def test_a_failure_is_tried_again_and_a_slow_one_is_in_doubt(
    message: Message, far: tuple[str, list[BaseHTTPRequestHandler]], path: str, kind: type
) -> None:
    """One request each: no repeat of the library's own, no redirect followed; the answer that came too late may have had the post."""
    url, came = far
    patience = 0.2 if path == "slow" else 20  # a busy machine is not a slow service
    outcome = Apprise({"a": f"{url}/{path}-canary?retry=5&redirect=yes"}, read=patience).send(message, "a")
    assert type(outcome) is kind
    assert "canary" not in outcome.reason
    end = time.monotonic() + 20
    while not came and time.monotonic() < end:  # it may be given up before the door was opened
        time.sleep(0.01)
    assert [request.path for request in came] == [f"/{path}-canary"]


@pytest.mark.parametrize("url", ["nonsense", "zzz://a", "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#a/#b"])
def test_an_address_that_is_unknown_or_names_two_is_not_used(message: Message, url: str) -> None:
    """A repeat would reach the first of two a second time."""
    assert one_service(url) is None
    outcome = Apprise({"a": url}).send(message, "a")
    assert isinstance(outcome, TryLater)
    assert "T1JJ3T3L2" not in outcome.reason
    assert isinstance(Apprise({}).send(message, "a"), GiveUp)


def test_a_configuration_that_needs_the_extra_says_which() -> None:
    """Without the library nobody finds out at the first alert."""
    phone = Reader("phone", "apprise", "reader:phone")
    assert lacking([phone], lambda _: None).startswith(
        "[[reader]] phone: channel apprise: expected `pip install 'travel"
    )
    assert lacking([phone], lambda _: True) == ""
    assert lacking([Reader("desk", "file", "")], lambda _: None) == ""
