"""Many connections share what one of them learns: a dead relay, a full bucket, a domain that asks for a pause."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from monitor.deliver.channels.email import Email
from monitor.deliver.channels.file import File
from monitor.deliver.exchange import Exchange, Pace
from monitor.deliver.rehearsal import Rehearsal
from monitor.deliver.relay import Patience, Relay
from monitor.model import GiveUp, Message, Sent, TryLater, Unsure, Wait
from tests.deliver.sinks import CLOSE, PATIENT, free_port, mail_sink


@pytest.fixture
def line() -> Iterator[Callable[..., Email]]:
    """Makes channels, and hangs all of them up in the end."""
    made: list[Email] = []

    def make(*given: object, **more: object) -> Email:
        made.append(Email(*given, **more))
        return made[-1]

    yield make
    for each in made:
        each.close()


def relay(port: int) -> Relay:
    return Relay("127.0.0.1", "alerts@monitor.example", port, "plain", patience=PATIENT)


def test_when_the_first_relay_dies_the_second_takes_over_and_nobody_is_lost(line: Callable[..., Email], message: Message) -> None:
    """Requirement B.24: five mails find out, the others leave by the second relay; later a probe brings the first back."""
    now = [0.0]
    with mail_sink() as second:
        exchange = Exchange((relay(free_port()), relay(second.port)), clock=lambda: now[0])
        channel = line(exchange, clock=lambda: now[0])
        outcomes = [channel.send(message, "ann@reader.example") for _ in range(12)]
        assert [type(one) for one in outcomes] == [TryLater] * 5 + [Sent] * 7
        assert len(second.bodies) == 7
        assert exchange.relay() == 1
        now[0] = 61
        channel.close()
        assert isinstance(channel.send(message, "ann@reader.example"), TryLater)  # the probe
        assert isinstance(channel.send(message, "ann@reader.example"), Sent)


def test_a_relay_that_takes_each_text_and_ends_the_line_leaves_few_in_doubt(line: Callable[..., Email], message: Message) -> None:
    """Its filter dies behind each final dot: every mail was left in doubt thrice and then for ever, beside a relay that was well."""
    now = [0.0]
    with mail_sink(dot=CLOSE) as first, mail_sink() as second:
        exchange = Exchange((relay(first.port), relay(second.port)), clock=lambda: now[0])
        channel = line(exchange, clock=lambda: now[0])
        outcomes = [channel.send(message, "ann@reader.example") for _ in range(9)]
        assert [type(one) for one in outcomes] == [Unsure] * 5 + [Sent] * 4 and len(second.bodies) == 4
        now[0] = 61
        channel.close()
        probe = channel.send_when(message, "ann@reader.example", lambda: exchange.relay() == 1)  # others do not follow it
        assert isinstance(probe, Unsure)
        assert isinstance(channel.send(message, "ann@reader.example"), Sent)
        first.script.dot, now[0] = "250 ok", 122
        channel.close()
        assert [type(channel.send(message, "ann@reader.example")) for _ in range(3)] == [Sent] * 3 and first.dials == 7


def test_a_relay_that_will_not_have_us_opens_the_circuit_at_once_and_blames_nobody(line: Callable[..., Email], message: Message) -> None:
    """Requirement B.19: 5.7.1 at MAIL is our trouble; a second relay is asked at once, no address is given up."""
    with mail_sink(mail="550 5.7.1 sender not allowed") as first, mail_sink() as second:
        channel = line(Exchange((relay(first.port), relay(second.port))))
        refused = channel.send(message, "ann@reader.example")
        assert isinstance(refused, TryLater)
        assert (refused.said.fault, refused.said.phase, refused.said.code) == ("sender", "mail", 550)
        assert isinstance(channel.send(message, "ann@reader.example"), Sent)
        assert first.dials == 1


def test_a_busy_domain_rests_and_the_others_go_on(line: Callable[..., Email], message: Message) -> None:
    """Requirement B.20: 452 for one domain; the next mail to it is not even tried, that to another is sent."""
    now = [0.0]
    with mail_sink(rcpt=["452 4.3.1 too many", "250 fine"]) as sink:
        channel = line(Exchange((relay(sink.port),), clock=lambda: now[0]), clock=lambda: now[0])
        assert isinstance(channel.send(message, "ann@busy.example"), TryLater)
        assert isinstance(channel.send(message, "bob@busy.example"), Wait)
        assert isinstance(channel.send(message, "cy@other.example"), Sent)
        now[0] = 61
        assert isinstance(channel.send(message, "bob@busy.example"), Sent)


def test_one_full_mailbox_keeps_nobody_else_of_its_domain_waiting(line: Callable[..., Email], message: Message) -> None:
    """Ann's mailbox at a host of millions is full: Bob's order to leave is with him at once, and not a minute or an hour later."""
    with mail_sink(rcpt=["452 4.2.2 the mailbox is over quota", "250 fine"]) as sink:
        channel = line(Exchange((relay(sink.port),)))
        full = channel.send(message, "ann@many.example")
        assert isinstance(full, TryLater) and full.said.fault == "full"
        assert isinstance(channel.send(message, "bob@many.example"), Sent)


def test_a_domain_that_stays_busy_is_left_alone_for_twice_as_long_each_time_up_to_an_hour() -> None:
    """Each time its rest is over one mail asks; the first that is taken begins anew with a minute."""
    now = [0.0]
    exchange = Exchange((relay(1),), clock=lambda: now[0])
    rests = []
    for _ in range(8):
        exchange.slow("busy.example")
        exchange.slow("busy.example")  # a second connection heard the same, meanwhile: that is no second time
        rests.append(exchange.admit("busy.example"))
        now[0] += rests[-1]
        assert exchange.admit("busy.example") == 0
    assert rests == [60, 120, 240, 480, 960, 1920, 3600, 3600]
    exchange.fine("busy.example")
    exchange.slow("busy.example")
    assert exchange.admit("busy.example") == 60


def test_no_more_leave_in_a_second_than_are_allowed() -> None:
    """Requirement B.25: eight hands, forty a second in all, ten to one domain, measured over two seconds of a fake clock."""
    now = [0.0]
    exchange = Exchange((relay(1),), Pace(per_second=40, per_domain=10), clock=lambda: now[0])
    left = {"a.example": 0, "b.example": 0, "c.example": 0, "d.example": 0, "e.example": 0, "f.example": 0}
    while now[0] < 2:
        for domain in left:
            left[domain] += exchange.admit(domain) == 0
        now[0] += 0.005
    assert sum(left.values()) <= 40 * 3 * 1.05  # two seconds, and what was saved up before
    assert max(left.values()) <= 10 * 3 * 1.05
    assert sum(left.values()) >= 70


def test_a_dead_mailbox_says_so_with_phase_code_and_relay(line: Callable[..., Email], message: Message) -> None:
    """Requirement A.16: what the attempt's row needs."""
    with mail_sink(rcpt="550 5.1.1 no such user") as sink:
        outcome = line(relay(sink.port)).send(message, "ann@reader.example")
    assert isinstance(outcome, GiveUp)
    said = outcome.said
    assert (said.phase, said.code, said.enhanced, said.peer) == ("rcpt", 550, "5.1.1", f"127.0.0.1:{sink.port}")
    assert said.fault == "address"


def test_asked_right_before_data_a_no_sends_nothing(line: Callable[..., Email], message: Message) -> None:
    """Requirement D.45: the recipient was accepted, then somebody unsubscribed; the connection serves the next one."""
    with mail_sink() as sink:
        channel = line(relay(sink.port))
        assert channel.send_when(message, "ann@reader.example", lambda: False) is None
        assert isinstance(channel.send_when(message, "bob@reader.example", lambda: True), Sent)
    assert (sink.words.count("DATA"), sink.dials) == (1, 1)
    assert sink.words.index("RSET") < sink.words.index("RCPT TO:<BOB@READER.EXAMPLE>")  # or Ann has his mail, too


def test_the_return_path_is_the_messages_own(line: Callable[..., Email], message: Message) -> None:
    """Requirement C.32: MAIL FROM carries the sealed address."""
    from dataclasses import replace

    with mail_sink() as sink:
        line(relay(sink.port)).send(replace(message, return_path="back+x1@monitor.example"), "ann@reader.example")
    assert any(word.startswith("MAIL FROM:<BACK+X1@MONITOR.EXAMPLE>") for word in sink.words)


def test_who_is_told_to_stop_does_not_wait_for_a_silent_relay(line: Callable[..., Email], message: Message) -> None:
    """Requirement A.11: cut off from another thread, the wait ends at once, and nobody knows whether it arrived."""
    from tests.deliver.sinks import HANG

    with mail_sink(dot=HANG) as sink:
        channel = line(Relay("127.0.0.1", "a@b.example", sink.port, "plain", patience=Patience(5, 60, 60, 60)))
        said: list[object] = []
        hand = threading.Thread(target=lambda: said.append(channel.send(message, "ann@reader.example")))
        hand.start()
        while not sink.bodies:
            time.sleep(0.01)
        channel.abort()
        hand.join(8)  # the relay would be silent for ten seconds
        assert not hand.is_alive()
    assert "no answer after the final dot" in said[0].reason


def test_while_we_rehearse_only_listed_addresses_get_real_mail(line: Callable[..., Email], message: Message, tmp_path) -> None:
    """Requirement H.90: Ann and one domain are listed; everybody else's mail can be read in the folder."""
    with mail_sink() as sink:
        channel = Rehearsal(line(relay(sink.port)), File(tmp_path), frozenset({"ann@reader.example", "@desk.example"}))
        for who in ("Ann@reader.example", "bob@reader.example", "any@desk.example", "x@notdesk.example"):
            assert isinstance(channel.send(message, who), Sent)
    assert [word for word in sink.words if word.startswith("RCPT")] == [
        "RCPT TO:<ANN@READER.EXAMPLE>", "RCPT TO:<ANY@DESK.EXAMPLE>",
    ]  # fmt: skip
    assert len(list((tmp_path / "new").iterdir())) == 1  # one identity, one file
