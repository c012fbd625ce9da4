"""Signed posts: an independent receiver can check them, and every answer has its meaning."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from standardwebhooks.webhooks import Webhook as Checker
from standardwebhooks.webhooks import WebhookVerificationError

from monitor.deliver.channels.webhook import Webhook
from monitor.deliver.line import Line
from monitor.deliver.target import Listed, Target
from monitor.model import Disable, GiveUp, Message, Outcome, Sent, TryLater, Unsure
from monitor.reach.call import Caller, Lost, NotSent, Reply
from monitor.reach.ways import Ways
from monitor.seals import identity, webhook_key, webhook_signature
from tests.deliver.sinks import free_port, post_sink

OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
NEW = "whsec_" + "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0"
AT = datetime(2022, 1, 8, 0, 5, tzinfo=UTC)


def listed(url: str, *secrets: str) -> Listed:
    inside = Ways(http=True, inside=frozenset({"127.0.0.1"}))
    return Listed({url: Target(url, urlsplit(url).hostname or "", secrets, inside, 60_000)})


def hook(url: str, *secrets: str, clock: Callable[[], datetime] = lambda: AT, **limits: float) -> Webhook:
    return Webhook(Line(listed(url, *(secrets or (OLD,))), Caller("test", **limits), clock))


def answering(reply: Reply | Exception, url: str, *secrets: str) -> Webhook:
    def call(*_: object) -> Reply:
        if isinstance(reply, Exception):
            raise reply
        return reply

    return Webhook(Line(listed(url, *secrets), call, lambda: AT))


def answered(reply: Reply | Exception, message: Message) -> Outcome:
    url = "https://hook.example/path-secret"
    return answering(reply, url, OLD).send(message, url)


def test_an_independent_receiver_verifies_the_post(message: Message) -> None:
    """G.75: the PyPI package of the standard accepts what we sent, and refuses it after one letter was changed."""
    with post_sink(lambda n: (204, {})) as (url, seen):
        channel = hook(f"{url}/hook", OLD, NEW, clock=lambda: datetime.now(UTC))
        assert channel.send(message, f"{url}/hook") == Sent("127.0.0.1: 204")
    (got,) = seen
    for secret in (OLD, NEW):
        told = Checker(secret).verify(got.body, got.headers)
        assert told["data"]["events"][0]["country"] == "KZ"
        with pytest.raises(WebhookVerificationError):
            Checker(secret).verify(got.body.replace(b"KZ", b"KG"), got.headers)
    assert got.headers["webhook-id"] == message.id
    assert json.loads(got.body) == message.payload
    assert len(got.body) <= 20_000


def test_the_signature_of_the_standard_s_own_example() -> None:
    """G.75: the known answer of the specification: same id, time, text and secret, same signature."""
    body = b'{"test": 2432232314}'
    made = webhook_signature(webhook_key(OLD), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_repeat_has_the_same_id_and_a_new_time(message: Message) -> None:
    """The receiver can drop what it has seen, and still trust that the post is fresh."""
    times = iter([AT, AT, AT.replace(hour=6), AT.replace(hour=6)])
    with post_sink(lambda n: (500 if n == 1 else 200, {})) as (url, seen):
        channel = hook(url, clock=lambda: next(times))
        assert [type(channel.send(message, url)) for _ in range(2)] == [TryLater, Sent]
    first, second = (got.headers for got in seen)
    assert first["webhook-id"] == second["webhook-id"]
    assert (first["webhook-timestamp"], second["webhook-timestamp"]) == ("1641600300", "1641621900")
    assert first["webhook-signature"] != second["webhook-signature"]


@pytest.mark.parametrize(
    ("status", "wait", "kind", "after"),
    [
        (200, "", Sent, None), (201, "", Sent, None), (299, "", Sent, None), (410, "", Disable, None), (429, "17", TryLater, 17),
        (503, "Sat, 08 Jan 2022 00:06:00 GMT", TryLater, 60), (503, "Sat, 01 Jan 2022 00:00:00 GMT", TryLater, 0),
        (503, "999999999999", TryLater, 86400), (503, "soon", TryLater, None), (503, "-5", TryLater, None), (500, "", TryLater, None),
        (502, "", TryLater, None), (504, "", TryLater, None), (404, "", TryLater, None), (400, "", TryLater, None),
        (401, "", TryLater, None), (301, "", TryLater, None), (307, "", TryLater, None), (100, "", TryLater, None),
    ],
)  # fmt: skip
def test_each_answer_has_its_meaning(status: int, wait: str, kind: type, after: int | None, message: Message) -> None:
    """G.76: only 2xx is success, only 410 is for ever, and a wish to wait is heard, up to a day."""
    outcome = answered(Reply(status, wait), message)
    assert isinstance(outcome, kind)
    assert str(status) in repr(outcome)
    assert getattr(outcome, "after", None) == after


def test_a_redirect_is_not_followed(message: Message) -> None:
    """G.76, G.77: a receiver that points elsewhere, perhaps inwards, gets one request and the alert goes nowhere else."""
    with post_sink(lambda n: (307, {"Location": "/inside"})) as (url, seen):
        assert hook(url).send(message, url) == TryLater("127.0.0.1: 307: redirect not followed")
    assert [got.path for got in seen] == ["/"]


def test_a_receiver_that_hangs_up_or_hangs_leaves_doubt(message: Message) -> None:
    """It has the post and says nothing: unsure, the same id next time."""
    with post_sink(lambda n: None) as (url, seen):
        assert isinstance(hook(url).send(message, url), Unsure)
        assert len(seen) == 1

    def slow(n: int) -> None:
        import time

        time.sleep(1.5)

    with post_sink(slow) as (url, _):
        assert isinstance(hook(url, deadline=0.5).send(message, url), Unsure)


def test_a_receiver_that_is_not_there_got_nothing(message: Message) -> None:
    """Nobody listens on that port: harmless to repeat."""
    url = f"http://127.0.0.1:{free_port()}/"
    assert isinstance(hook(url).send(message, url), TryLater)


@pytest.mark.parametrize(
    "url", ["ftp://hook.example/", "https://user:pw-canary@hook.example/", "https:///x", "https://[::1", "", "hook"]
)
def test_an_address_that_is_none_is_never_asked(url: str, message: Message) -> None:
    """No other scheme, no user and password, no riddle: nothing leaves, and the operator can mend it."""
    targets = Listed({"x": Target(url, "hook.example", (OLD,))})
    outcome = Webhook(Line(targets, Caller("test"), lambda: AT)).send(message, "x")
    assert isinstance(outcome, TryLater)
    assert "not sent: expected" in outcome.reason
    assert "canary" not in outcome.reason


@pytest.mark.parametrize(
    "reply",
    [Reply(200), Reply(410), Reply(500), Reply(301), NotSent("NewConnectionError"), Lost("ReadTimeout")],
    ids=lambda reply: f"{type(reply).__name__} {reply}",
)
def test_no_secret_stands_in_a_reason(reply: Reply | Exception, message: Message) -> None:
    """Neither the signing secret nor the path, which for many receivers is the password."""
    said = repr(answered(reply, message))
    assert "hook.example" in said
    assert "path-secret" not in said
    assert OLD not in said


def test_a_reason_of_the_real_client_names_no_path(message: Message) -> None:
    """The library's own error texts hold the whole URL; ours name the error alone."""
    url = f"http://127.0.0.1:{free_port()}/path-secret?token=canary"
    said = repr(hook(url).send(message, url))
    assert "path-secret" not in said
    assert "canary" not in said


@pytest.mark.parametrize(
    "secret", ["", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_***", "whsec_" + "QUFB" * 30]
)
def test_a_weak_secret_is_refused(secret: str) -> None:
    """A secret of one byte signs nothing worth signing; the complaint does not repeat it."""
    with pytest.raises(ValueError, match="webhook secret: expected") as told:
        webhook_key(secret)
    assert not secret or secret == "whsec_" or secret not in str(told.value)


def test_without_a_secret_nothing_goes_out(message: Message) -> None:
    """An unsigned alert could be anybody's; the operator is told which host lacks a secret."""
    url = "https://hook.example/x"
    assert answering(Reply(200), url).send(message, url) == TryLater(
        "hook.example: no secret is configured to sign with"
    )
    assert isinstance(answering(Reply(200), url).send(message, "https://gone.example/"), GiveUp)


def test_a_body_too_large_is_not_sent() -> None:
    """Our own composer keeps the limit; whoever breaks it is told the numbers."""
    big = Message("ab" * 16, "s", "t", "h", {"data": "x" * 20_001}, {})
    outcome = answered(Reply(200), big)
    assert isinstance(outcome, GiveUp)
    assert "expected at most 20000" in outcome.reason


def test_identities_cannot_be_made_from_shifted_parts() -> None:
    """("ab", "c") and ("a", "bc") are different things, and so is another secret."""
    made = {identity(b"k", "ab", "c"), identity(b"k", "a", "bc"), identity(b"k", "abc"), identity(b"other", "ab", "c")}
    assert len(made) == 4
    assert all(len(one) == 32 for one in made)
