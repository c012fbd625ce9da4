"""Encryption and passwords: a relay must prove who it is, and a password never leaves in clear or in a reason."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from monitor.deliver.channels.email import Email
from monitor.deliver.exchange import Exchange
from monitor.deliver.relay import Patience, Relay
from monitor.model import Message, Outcome, Sent, TryLater, Wait
from tests.deliver.sinks import free_port, mail_sink

pytestmark = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="openssl makes the certificate of the test's relay"
)
PASSWORD = "canary-hunter2-secret"
CANARIES = (PASSWORD, b64encode(PASSWORD.encode()).decode(), b64encode(f"\0ann\0{PASSWORD}".encode()).decode())


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    place = tmp_path_factory.mktemp("trust")
    key, cert = place / "key.pem", place / "cert.pem"
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=relay -addext subjectAltName=IP:127.0.0.1"
    subprocess.run([*make.split(), "-keyout", key, "-out", cert], check=True, capture_output=True)
    return key, cert


@pytest.fixture(scope="module")
def serving(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate[1], certificate[0])
    return context


@pytest.fixture(scope="module")
def trusting(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate[1]))


def sent(port: int, message: Message, trust: ssl.SSLContext | None, **changes: object) -> Outcome:
    settings = {"host": "127.0.0.1", "sender": "a@monitor.example", "port": port, "patience": Patience(5, 5, 5, 5)}
    channel = Email(Relay(**{**settings, **changes}), trust)
    outcome = channel.send(message, "ann@reader.example")
    channel.close()
    return outcome


def test_starttls_with_a_relay_we_trust(serving: ssl.SSLContext, trusting: ssl.SSLContext, message: Message) -> None:
    """The default way: greet, encrypt, greet again, send. A relay nobody vouches for gets nothing."""
    server = Controller(Sink(), hostname="127.0.0.1", port=free_port(), tls_context=serving, require_starttls=True)
    server.start()
    try:
        assert isinstance(sent(server.port, message, trusting), Sent)
        stranger = sent(server.port, message, None)
    finally:
        server.stop()
    assert isinstance(stranger, TryLater)
    assert "sender problem: tls" in stranger.reason
    assert "certificate" in stranger.reason.lower()


def test_a_relay_under_another_name_is_not_the_one(
    serving: ssl.SSLContext, trusting: ssl.SSLContext, message: Message
) -> None:
    """A good certificate for another host is no proof: nothing is said to it."""
    with mail_sink(tls=serving) as sink:
        outcome = sent(sink.port, message, trusting, security="tls", host="localhost")
    assert isinstance(outcome, TryLater)
    assert "certificate" in outcome.reason.lower()
    assert sink.words == []


def test_a_password_is_said_once_and_encrypted(
    serving: ssl.SSLContext, trusting: ssl.SSLContext, message: Message
) -> None:
    """Inside TLS the relay hears user and password; then the mail goes."""
    with mail_sink(tls=serving, ehlo="250-sink\r\n250 AUTH PLAIN") as sink:
        outcome = sent(sink.port, message, trusting, security="tls", user="ann", password=PASSWORD)
    assert isinstance(outcome, Sent)
    assert f"AUTH PLAIN {CANARIES[2]}".upper() in sink.words


def test_a_login_refused_for_now_is_asked_again_and_no_mail_goes_without(
    serving: ssl.SSLContext, trusting: ssl.SSLContext, message: Message
) -> None:
    """At nine the relay cannot ask who we are; the next mail does not go on the line where nobody logged in."""
    with mail_sink(tls=serving, ehlo="250-sink\r\n250 AUTH PLAIN", auth=["454 4.7.0 not now", "235 fine"]) as sink:
        relay = Relay("127.0.0.1", "a@monitor.example", sink.port, "tls", "ann", PASSWORD, patience=Patience(5, 5, 5, 5))
        channel = Email(relay, trusting)
        outcomes = [channel.send(message, "ann@reader.example") for _ in range(2)]
        channel.close()
    assert [type(one) for one in outcomes] == [TryLater, Sent]
    first, second = (at for at, word in enumerate(sink.words) if word.startswith("AUTH"))
    assert not any(word.startswith("MAIL") for word in sink.words[first:second])


@pytest.mark.parametrize("phase", ["auth", "mail", "rcpt", "dot"])
def test_a_relay_that_echoes_the_password_does_not_get_it_into_a_reason(
    phase: str, serving: ssl.SSLContext, trusting: ssl.SSLContext, message: Message
) -> None:
    """Relays repeat what they did not understand; what they repeat is stored, so the password is cut out."""
    reply = f"535 5.7.8 not {' '.join(CANARIES)}"
    with mail_sink(tls=serving, ehlo="250-sink\r\n250 AUTH PLAIN", **{phase: reply}) as sink:
        outcome = sent(sink.port, message, trusting, security="tls", user="ann", password=PASSWORD)
    assert isinstance(outcome, TryLater)
    assert "sender problem" in outcome.reason
    assert not any(canary in repr(outcome) for canary in CANARIES)


def test_a_relay_that_signs_its_receipt_with_the_password(
    serving: ssl.SSLContext, trusting: ssl.SSLContext, message: Message
) -> None:
    """Even a yes is cleaned; and the settings do not print the password either."""
    with mail_sink(tls=serving, ehlo="250-sink\r\n250 AUTH PLAIN", dot=f"250 thanks {PASSWORD}") as sink:
        outcome = sent(sink.port, message, trusting, security="tls", user="ann", password=PASSWORD)
    assert outcome == Sent("250 thanks …")
    assert PASSWORD not in repr(Relay("relay.example", "a@b.example", user="ann", password=PASSWORD))


@pytest.mark.parametrize(
    ("phase", "reply", "kept"),
    [("rcpt", "550 5.1.1 <Ann@reader.example>: unknown", "rcpt: 550 5.1.1 <…@reader.example>: unknown"),
     ("dot", "250 2.0.0 ok for ann@reader.example, queued as 4AF1", "250 2.0.0 ok for …@reader.example, queued as 4AF1"),
     ("dot", "250 2.6.0 <a1@monitor.example> Queued", "250 2.6.0 <a1@monitor.example> Queued"),
     ("dot", "999 ann@reader.example", "an answer nobody can read after the final dot: 999 …@reader.example")],
    ids=["refused", "taken", "taken, with the mail's own name", "nonsense"],
)  # fmt: skip
def test_51_a_relay_that_says_for_whom_a_mail_was_does_not_get_it_into_what_is_kept(
    phase: str, reply: str, kept: str, message: Message
) -> None:
    """Replies are kept for 400 days, and whoever is forgotten must not stand in them."""
    with mail_sink(**{phase: reply}) as sink:
        channel = Email(Relay("127.0.0.1", "alerts@monitor.example", sink.port, "plain"))
        outcome = channel.send(message, "ann@reader.example")
        channel.close()
    assert (outcome.receipt if isinstance(outcome, Sent) else outcome.reason) == kept


def test_who_waits_behind_a_refused_mail_is_not_told_whose_it_was(message: Message) -> None:
    """The relay calls Ann's mail spam and is left alone: why Bob's waits stands on the page of Bob's desk."""
    with mail_sink(dot="554 5.7.1 mail for ann@reader.example looks like spam") as sink:
        exchange = Exchange((Relay("127.0.0.1", "alerts@monitor.example", sink.port, "plain"),))
        first, second = Email(exchange), Email(exchange)
        for _ in range(9):
            first.send(message, "ann@reader.example")
        waits = second.send(message, "bob@other.example")
        first.close()
    assert isinstance(waits, Wait)
    assert "looks like spam" in waits.reason
    assert "ann@" not in waits.reason
