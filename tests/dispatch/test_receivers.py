"""Endpoints from the first challenge to the last post, against a receiver of our own that checks every signature."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from io import StringIO
from pathlib import Path

import pytest
from standardwebhooks.webhooks import Webhook as Checker

from monitor import logs, vault
from monitor.deliver.channels.webhook import Webhook
from monitor.deliver.compose import compose
from monitor.deliver.target import Listed
from monitor.dispatch.receivers import Receivers, Refused
from monitor.model import Disable, GiveUp, Message, Sent, TryLater, Unsure
from monitor.model.endpoint import POSTS
from monitor.reach.call import Caller
from monitor.reach.ways import Ways
from monitor.store.sqlite import Store
from tests.deliver.story import ANN, NOW, desk, letter
from tests.reach.doors import door
from tests.store.blank import blank_store

INSIDE = Ways(http=True, inside=frozenset({"127.0.0.1"}))


@dataclass
class Receiver:
    """A program at the other end: what it says to challenges and to events, and all it heard."""

    status: int = 204
    echoes: bool = True
    retry_after: str = ""
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    port: int = 0

    def types(self) -> list[str]:
        return [json.loads(body)["type"] for _, body in self.heard]

    @contextmanager
    def listening(self) -> Iterator[Receiver]:
        def answer(request: BaseHTTPRequestHandler) -> None:
            told = json.loads(request.body)
            self.heard.append(({name.lower(): value for name, value in request.headers.items()}, request.body))
            status, body = self.status, b""
            if told["type"] == "endpoint.challenge":
                status, body = (
                    200,
                    json.dumps({"challenge": told["data"]["challenge"] if self.echoes else "x"}).encode(),
                )
            request.send_response(status)
            if self.retry_after:
                request.send_header("Retry-After", self.retry_after)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        with door(answer) as (self.port, _):
            yield self

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook/path-canary-4711"


@dataclass
class Place:
    """A store, its keys beside it, and a clock that follows the real one, moved by hand."""

    store: Store
    folder: Path
    moved: timedelta = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.moved

    def open(self, ways: Ways = INSIDE) -> Receivers:
        keys = self.folder / "vault.key"
        call = Caller("test", ways, deadline=10)  # seconds; the machine may be busy
        return Receivers(self.store.endpoints, lambda: vault.from_file(keys), call, ways, self.now, Listed({}))


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    store = blank_store(tmp_path / "monitor.sqlite3")
    yield Place(store, tmp_path)
    store.close()


@pytest.fixture(scope="module")
def message() -> Message:
    return compose([letter()], ANN, NOW, desk())


def test_g78_nothing_is_sent_before_the_challenge_is_echoed(place: Place, message: Message) -> None:
    """Ann registers a hook at nine; the first event waits until somebody there repeats our word."""
    with Receiver(echoes=False).listening() as far:
        book = place.open()
        endpoint, secret = book.add("webhook", far.url, "Travel desk")
        send = Webhook(book.line).send
        waits = send(message, f"endpoint:{endpoint.id}")
        assert isinstance(waits, TryLater)
        assert "not yet shown that it is theirs" in waits.reason
        assert far.heard == []
        assert isinstance(book.verify(endpoint.id), TryLater)
        assert isinstance(send(message, f"endpoint:{endpoint.id}"), TryLater)
        far.echoes = True
        assert isinstance(book.verify(endpoint.id), Sent)
        assert isinstance(send(message, f"endpoint:{endpoint.id}"), Sent)
        assert far.types() == ["endpoint.challenge", "endpoint.challenge", "advisory.changed"]
        for headers, body in far.heard:
            Checker(secret).verify(body, headers)
        words = [json.loads(body)["data"]["challenge"] for _, body in far.heard[:2]]
        assert len(set(words)) == 2
        assert all(len(word) >= 32 for word in words)


def test_each_way_speaks_as_its_receiver_reads(place: Place) -> None:
    """A card for Teams means nothing to Slack, which answers 200 and shows nothing."""
    assert [place.open().channel(name).name for name in POSTS] == list(POSTS)


def test_g78_an_echo_in_the_clear_counts_and_a_mere_200_does_not(place: Place) -> None:
    """A page that answers 200 to everything has proved nothing, nor one that repeats the whole post."""
    replies = iter([b"ok", b"", b"{}", b'{"challenge": 7}', b"[1]", b'"x"'])

    def answer(request: BaseHTTPRequestHandler) -> None:
        word = json.loads(request.body)["data"]["challenge"].encode()
        body = next(replies, b"  " + word + b"\n")
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    with door(answer) as (port, _):
        book = place.open()
        endpoint, _secret = book.add("webhook", f"http://127.0.0.1:{port}/", "")
        assert [type(book.verify(endpoint.id)) for _ in range(7)] == [TryLater] * 6 + [Sent]


def test_g75_during_a_rotation_both_secrets_sign_for_a_day(place: Place, message: Message) -> None:
    """At nine a fresh secret; at nine the next morning the old one is over, and not a minute before."""
    with Receiver().listening() as far:
        book = place.open()
        endpoint, old = book.add("webhook", far.url, "desk")
        book.verify(endpoint.id)
        new = book.rotate(endpoint.id)
        send = Webhook(book.line).send
        send(message, f"endpoint:{endpoint.id}")
        headers, body = far.heard[-1]
        assert [Checker(secret).verify(body, headers)["type"] for secret in (old, new)] == ["advisory.changed"] * 2
        for moved, signatures in ((timedelta(hours=23, minutes=59), 2), (timedelta(hours=24, minutes=1), 1)):
            place.moved = moved
            send(message, f"endpoint:{endpoint.id}")
            assert len(far.heard[-1][0]["webhook-signature"].split()) == signatures
        place.moved = timedelta()
        with pytest.raises(Refused, match="at least 1 day"):
            book.rotate(endpoint.id, timedelta(hours=1))


def test_a_second_rotation_never_lengthens_the_life_of_the_first_secret(place: Place) -> None:
    with Receiver().listening() as far:
        book = place.open()
        endpoint, _ = book.add("webhook", far.url, "desk")
        book.rotate(endpoint.id)
        place.moved = timedelta(hours=20)
        book.rotate(endpoint.id)
        ends = [one.expires_at for one in place.store.endpoints.find(endpoint.id).secrets]
    assert ends[0] is None
    assert ends[1] > ends[2]


def test_g76_a_receiver_that_is_gone_is_switched_off_and_nothing_more_is_sent(place: Place, message: Message) -> None:
    with Receiver().listening() as far:
        book = place.open()
        endpoint, _ = book.add("webhook", far.url, "desk", "it@acme.example")
        book.verify(endpoint.id)
        far.status = 410
        send = Webhook(book.line).send
        assert type(send(message, f"endpoint:{endpoint.id}")) is Disable
        posts = len(far.heard)
        refused = send(message, f"endpoint:{endpoint.id}")
        assert isinstance(refused, GiveUp)
        assert "switched off: 127.0.0.1: 410 gone" in refused.reason
        assert len(far.heard) == posts
        assert [one.owner for one in place.store.endpoints.untold()] == ["it@acme.example"]
        far.status = 204
        assert book.switch(endpoint.id, on=True).disabled_at is None
        assert isinstance(send(message, f"endpoint:{endpoint.id}"), Sent)


def test_g76_five_days_of_failures_switch_it_off_and_a_lost_answer_is_one(place: Place, message: Message) -> None:
    with Receiver(status=500).listening() as far:
        book = place.open()
        endpoint, _ = book.add("webhook", far.url, "desk")
        place.store.endpoints.change(endpoint.id, verified_at=place.now())
        send = Webhook(book.line).send
        assert isinstance(send(message, f"endpoint:{endpoint.id}"), TryLater)
        place.moved = timedelta(days=4, hours=23)
        send(message, f"endpoint:{endpoint.id}")
        assert place.store.endpoints.find(endpoint.id).disabled_at is None
    place.moved = timedelta(days=5, minutes=1)
    assert not isinstance(send(message, f"endpoint:{endpoint.id}"), Sent | Unsure)
    assert place.store.endpoints.find(endpoint.id).why.startswith("nothing but failures since ")


def test_g79_a_test_event_says_that_it_is_one_and_every_request_is_listed(place: Place) -> None:
    with Receiver(status=503).listening() as far:
        book = place.open()
        endpoint, secret = book.add("webhook", far.url, "Travel desk")
        assert isinstance(book.test(endpoint.id), TryLater)
        book.verify(endpoint.id)
        headers, body = far.heard[0]
        assert Checker(secret).verify(body, headers)["type"] == "endpoint.test"
        assert "Nothing happened anywhere" in body.decode()
        calls = place.store.endpoints.calls(endpoint.id)
        assert [(one.purpose, one.status) for one in calls] == [("challenge", 200), ("test", 503)]


def test_g79_each_endpoint_has_its_own_rate(place: Place, message: Message) -> None:
    """Six a minute: the second post in a row comes back in ten seconds, another endpoint is not held up."""
    with Receiver().listening() as far:
        book = place.open()
        slow, _ = book.add("webhook", far.url, "slow", per_minute=6)
        quick, _ = book.add("webhook", far.url, "quick")
        for one in (slow, quick):
            place.store.endpoints.change(one.id, verified_at=place.now())
        send = Webhook(book.line).send
        first, second = (send(message, f"endpoint:{slow.id}") for _ in range(2))
        assert isinstance(first, Sent)
        assert isinstance(second, TryLater)
        assert 9 <= second.after <= 10
        assert isinstance(send(message, f"endpoint:{quick.id}"), Sent)


@pytest.mark.parametrize(
    ("channel", "url", "why"),
    [
        ("webhook", "http://hook.example/", "expected an https address"),
        ("webhook", "https://10.0.0.1/", "expected a public address"),
        ("webhook", "https://u:p-canary@hook.example/", "without user or password"),
        ("webhook", "https://hook.example:6379/", "expected one of the ports"),
        ("slack", "https://hook.example/services/canary", "expected a host of slack"),
        ("slack", "https://hooks.slack.com.evil.example/", "expected a host of slack"),
        ("teams", "https://evillogic.azure.com.example/", "expected a host of teams"),
        ("pigeon", "https://hook.example/", "expected one of the channels"),
        ("apprise", "https://hook.example/", "expected one of the channels"),
    ],
)  # fmt: skip
def test_g77_an_endpoint_nobody_should_reach_is_refused_at_the_door(
    place: Place, channel: str, url: str, why: str
) -> None:
    with pytest.raises(Refused, match=why) as told:
        place.open(Ways(frozenset({443, 8443}))).add(channel, url, "x")
    assert "canary" not in str(told.value)
    assert place.store.endpoints.all() == []


def test_chats_of_slack_and_teams_are_accepted_at_their_own_hosts(place: Place) -> None:
    book = place.open(Ways(frozenset({443, 8443})))
    for channel, url in (
        ("slack", "https://hooks.slack.com/services/T/B/x"),
        ("teams", "https://prod-01.westeurope.logic.azure.com:443/workflows/x?sig=y"),
        ("teams", "https://default1.2e.environment.api.powerplatform.com/powerautomate/x?sig=y"),
    ):
        endpoint, secret = book.add(channel, url, "")
        assert (endpoint.host, secret) == (url.split("/")[2].split(":")[0], "")


def test_g81_planted_secrets_stand_nowhere_in_the_clear(place: Place, message: Message) -> None:
    """Canaries in the path, the signing secrets and the answers: grep the database, a backup, logs and reasons."""
    spoken = StringIO()
    logs.setup("debug", "json", spoken)
    try:
        with Receiver().listening() as far:
            book = place.open()
            endpoint, old = book.add("webhook", far.url, "Travel desk")
            new = book.rotate(endpoint.id)
            chat, _ = book.add("slack", f"http://127.0.0.1:{far.port}/services/T0/B0/chat-canary-4712", "chat")
            outcomes = [book.verify(endpoint.id), book.test(endpoint.id), book.test(chat.id)]
            outcomes.append(Webhook(book.line).send(message, f"endpoint:{endpoint.id}"))
            target = book.find(f"endpoint:{endpoint.id}")
            logs.warn(
                "a slip of ours",
                endpoint=repr(endpoint),
                target=repr(target),
                url=f"see {old} and {new}",
                book=str(book),
            )
        place.store.backup(place.folder / "copy.sqlite3")
    finally:
        logging.basicConfig(force=True)
    everything = [file.read_bytes() for file in place.folder.glob("*") if file.name != "vault.key"]
    everything += [spoken.getvalue().encode(), repr(outcomes).encode(), repr(place.store.endpoints.all()).encode()]
    everything += [repr(place.store.endpoints.calls(one)).encode() for one in (endpoint.id, chat.id)]
    assert len(everything) >= 7
    for canary in (b"canary-4711", b"canary-4712", old.encode(), new.encode(), old[6:].encode(), new[6:].encode()):
        assert [said for said in everything if canary in said] == []
    assert any(b"Travel desk" in said for said in everything)


def test_g81_keys_can_be_changed_and_an_endpoint_without_its_key_waits(place: Place, message: Message) -> None:
    """A fresh key, everything sealed anew, the old one forgotten; a restored database without its keys sends nothing."""
    with Receiver().listening() as far:
        book = place.open()
        endpoint, _ = book.add("webhook", far.url, "desk")
        book.verify(endpoint.id)
        sealed = place.store.endpoints.find(endpoint.id).address
        vault.turned(place.folder / "vault.key")
        book = place.open()
        assert (book.reseal(), book.reseal()) == (1, 0)
        vault.kept_only(place.folder / "vault.key")
        assert place.store.endpoints.find(endpoint.id).address != sealed
        assert isinstance(Webhook(place.open().line).send(message, f"endpoint:{endpoint.id}"), Sent)
        (place.folder / "vault.key").unlink()
        lost = Webhook(place.open().line).send(message, f"endpoint:{endpoint.id}")
        assert isinstance(lost, TryLater)
        assert re.search("expected a word sealed with one of the keys", lost.reason)


def test_an_endpoint_removed_while_it_is_spoken_to_troubles_nobody(place: Place, message: Message) -> None:
    """The post is out, its owner removes the endpoint, the answer comes: sent is sent."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        place.store.endpoints.remove(endpoint.id)
        request.send_response(204)
        request.end_headers()

    with door(answer) as (port, _):
        book = place.open()
        endpoint, _secret = book.add("webhook", f"http://127.0.0.1:{port}/", "")
        place.store.endpoints.change(endpoint.id, verified_at=place.now())
        assert isinstance(Webhook(book.line).send(message, f"endpoint:{endpoint.id}"), Sent)


def test_an_endpoint_that_was_removed_gets_nothing_and_a_strange_id_is_told(place: Place, message: Message) -> None:
    book = place.open()
    assert isinstance(Webhook(book.line).send(message, "endpoint:ep0000000000000000"), GiveUp)
    for act in (book.verify, book.test, book.rotate):
        with pytest.raises(Refused, match="expected the id of an endpoint"):
            act("ghost")


READERS = """
[email]
host = "127.0.0.1"
starttls = "none"
[[reader]]
name = "desk"
channel = "webhook"
address = "https://Hooks.Example:8443/in"
secret_env = "DESK"
[[reader]]
name = "pager"
channel = "webhook"
address = "http://127.0.0.1:9/in"
secret_env = "DESK"
[[reader]]
name = "room"
channel = "slack"
secret_env = "ROOM"
[[reader]]
name = "stored"
channel = "webhook"
address = "endpoint:ep00000000000000aa"
[[reader]]
name = "ann"
channel = "email"
address = "ann@example.org"
"""


def test_the_operator_vouches_for_the_hosts_of_the_configuration_and_for_no_other(tmp_path):
    """Where it posts, with what it signs, and which machine inside may be reached; an address that is a secret signs nothing."""
    from monitor import wire
    from monitor.dispatch.receivers import receivers

    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "local.toml").write_text(READERS)
    signing, room = "whsec_" + "c2VjcmV0" * 5 + "cw==", "https://hooks.chat.example/T0/path-4711"
    house = wire.open_house(tmp_path / "config", tmp_path / "state", {"DESK": signing, "ROOM": room})
    book = receivers(house, lambda: NOW)
    desk, pager, chat = (book.find(f"reader:{name}") for name in ("desk", "pager", "room"))
    assert desk and pager and chat
    assert (desk.url, desk.host, desk.secrets) == ("https://Hooks.Example:8443/in", "hooks.example", (signing,))
    assert desk.ways == Ways(http=True, inside=frozenset({"hooks.example"}))
    assert (pager.url, pager.ways) == ("http://127.0.0.1:9/in", INSIDE)
    assert (chat.url, chat.host, chat.secrets) == (room, "hooks.chat.example", ())
    assert [book.listed.find(address) for address in ("ann@example.org", "endpoint:ep00000000000000aa", "reader:nobody")] == [None] * 3
    house.store.close()
