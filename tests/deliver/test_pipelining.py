"""A relay that takes commands in groups is asked once for each mail on a kept line, and every refusal stays what it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from monitor.deliver import pipelining
from monitor.deliver.channels.email import STALE, Email
from monitor.deliver.compose import compose
from monitor.deliver.relay import Patience, Relay
from monitor.model import GiveUp, Message, Outcome, Sent, TryLater, Unsure
from tests.deliver.sinks import CLOSE, MailSink, mail_sink
from tests.deliver.story import ANN, NOW, desk, letter

GROUPS = "250-sink\r\n250 PIPELINING"
FIRST = "250 fine"  # what the careful first mail of every line is answered
MESSAGE = compose([letter()], ANN, NOW, desk())


@contextmanager
def kept(**said: object) -> Iterator[tuple[MailSink, Email]]:
    """A line on which one mail has left already, word by word."""
    with mail_sink(ehlo=GROUPS, **said) as sink:
        relay = Relay("127.0.0.1", "alerts@monitor.example", sink.port, "plain", patience=Patience(1, 1, 1, 1))
        channel = Email(relay, clock=lambda: 0.0)
        assert isinstance(send(channel), Sent)
        try:
            yield sink, channel
        finally:
            channel.close()


def send(channel: Email, message: Message = MESSAGE) -> Outcome:
    return channel.send(message, "ann@reader.example")


def test_the_second_mail_is_named_and_announced_in_one_packet() -> None:
    with kept() as (sink, channel):
        assert isinstance(send(channel), Sent)
        assert isinstance(send(channel), Sent)
        assert sink.bodies[0] == sink.bodies[1] == sink.bodies[2]
        group = b"MAIL FROM:<alerts@monitor.example>\r\nRCPT TO:<ann@reader.example>\r\nDATA\r\n"
        assert (sink.groups, sink.dials) == ([group, group], 1)


@pytest.mark.parametrize(
    ("said", "kind", "phase", "dials"),
    [
        ({"rcpt": [FIRST, "550 5.1.1 no such user", FIRST], "data": ["354 go", "503 5.5.1 nobody", "354 go"]}, GiveUp, "rcpt", 1),
        ({"rcpt": [FIRST, "550 5.1.1 no such user", FIRST], "data": "354 go"}, GiveUp, "rcpt", 2),  # lets a text for nobody in
        ({"rcpt": [FIRST, "450 4.2.0 in use", FIRST], "data": ["354 go", "503 5.5.1 nobody", "354 go"]}, TryLater, "rcpt", 1),
        ({"data": ["354 go", "451 4.3.0 not now", "354 go"]}, TryLater, "data", 1),
        ({"mail": [FIRST, "451 4.3.0 not now", FIRST], "rcpt": [FIRST, "503 no", FIRST], "data": ["354", "503 no", "354"]}, TryLater, "mail", 1),
        ({"mail": [FIRST, "421 4.3.2 going down", "421 4.3.2 gone", FIRST]}, TryLater, "mail", 3),
        ({"mail": [FIRST, "421 4.7.0 a hundred mails a session", FIRST]}, Sent, "dot", 2),
        ({"mail": [FIRST, CLOSE, FIRST]}, Sent, "dot", 2),
        ({"data": ["354 go", CLOSE, "354 go"]}, TryLater, "data", 2),
        ({"dot": ["250 ok", CLOSE, "250 ok"]}, Unsure, "dot", 2),
        ({"dot": ["250 ok", "554 5.6.0 no", "250 ok"]}, TryLater, "dot", 1),
    ],
)  # fmt: skip
def test_each_refusal_within_a_group_means_what_it_means_alone(
    said: dict[str, object], kind: type[Outcome], phase: str, dials: int
) -> None:
    """The next mail leaves, on the same line where that still stands; nobody gets an empty one."""
    with kept(**said) as (sink, channel):
        outcome = send(channel)
        assert (type(outcome), outcome.said.phase) == (kind, phase)
        assert isinstance(send(channel), Sent)
        assert sink.dials == dials
        assert len(set(sink.bodies)) == 1


def test_behind_421_no_further_answer_is_waited_for() -> None:
    """A relay said that its session was over and let the line hang: an alert stood there for five minutes."""
    said = iter([(421, b"4.7.0 a hundred mails a session")])
    assert pipelining.answered(SimpleNamespace(getreply=lambda: next(said)), 2)[0] == 421  # type: ignore[arg-type]


def test_who_left_is_not_even_named() -> None:
    """Requirement D.45: asked before the group; a no costs the relay nothing."""
    with kept() as (sink, channel):
        before = len(sink.words)
        assert channel.send_when(MESSAGE, "ann@reader.example", lambda: False) is None
        assert len(sink.words) == before
        assert isinstance(send(channel), Sent)


def test_a_relay_that_thinks_over_a_name_is_asked_in_no_group_the_next_time() -> None:
    """Requirement D.45: the longer it takes over a name, the likelier its owner leaves meanwhile; once quick, it is asked so again."""
    with mail_sink(ehlo=GROUPS) as sink:
        now = [0.0]
        channel = Email(Relay("127.0.0.1", "alerts@monitor.example", sink.port, "plain"), clock=lambda: now[0])
        ask, pace = channel._step, iter((STALE / 2, 0.0, 0.0))

        def slowly(phase: str, *told: object, **more: object) -> None:
            ask(phase, *told, **more)  # type: ignore[arg-type]
            now[0] += next(pace) if phase == "rcpt" else 0.0

        channel._step = slowly  # type: ignore[method-assign,assignment]
        assert [isinstance(send(channel), Sent) for _ in range(2)] == [True, True] and sink.groups == []
        assert isinstance(send(channel), Sent) and len(sink.groups) == 1
        channel.close()


def test_a_relay_slow_over_the_names_is_asked_word_by_word() -> None:
    """Requirement D.45: what was asked a second ago says nothing about now, so the text is not begun."""
    with kept() as (sink, channel):
        ticks = iter((0.0, 0.0))
        channel._clock = lambda: next(ticks, 2 * STALE)  # the group takes two seconds by this clock
        outcome = send(channel)
        assert isinstance(outcome, TryLater)
        assert len(sink.bodies) == 1
        assert isinstance(send(channel), Sent)
        assert sink.dials == 2


def test_lines_that_begin_with_a_dot_arrive_as_they_were() -> None:
    mail = MESSAGE.mail or b"Subject: dots\r\n\r\n.one\r\n..two\r\n.\r\nend"
    dotted = mail.rstrip(b"\r\n") + b"\r\n.one\r\n..two\r\n.\r\nend"
    with kept() as (sink, channel):
        assert isinstance(send(channel, Message("i", "s", "t", "h", {}, {}, mail=dotted)), Sent)
        assert sink.bodies[-1] == dotted + b"\r\n"
