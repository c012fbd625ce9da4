"""A relay answers in every way there is; the outcome says what that means for the one message."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Keep

from monitor.deliver.channels.email import Email
from monitor.deliver.relay import Patience, Relay
from monitor.deliver.replies import Phase, judged
from monitor.model import GiveUp, Message, Outcome, Sent, TryLater, Unsure, Wait
from tests.deliver.sinks import CLOSE, HANG, PATIENT, MailSink, free_port, mail_sink

QUICK = Patience(connect=0.3, command=0.3, block=0.3, final=0.3)  # where one hangs, and it matters not in which phase


def email(port: int, **changes: object) -> Email:
    settings = {
        "host": "127.0.0.1",
        "sender": "alerts@monitor.example",
        "port": port,
        "security": "plain",
        "patience": PATIENT,
    }
    return Email(Relay(**{**settings, **changes}))


def sent(sink: MailSink, message: Message, address: str = "ann@reader.example", patience: Patience = PATIENT) -> Outcome:
    channel = email(sink.port, patience=patience)
    try:
        return channel.send(message, address)
    finally:
        channel.close()


def test_a_real_server_takes_the_mail_as_it_was_written(message: Message) -> None:
    """An independent SMTP server receives one mail for one person, byte for byte readable."""

    class Box(Keep):
        mails: list[object] = []  # noqa: RUF012  # a list for one test

        def handle_message(self, mail: object) -> None:
            self.mails.append(mail)

    server = Controller(Box(), hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        channel = email(server.port, patience=Patience(5, 5, 5, 5))
        outcome = channel.send(message, "ann@reader.example")
        channel.close()
    finally:
        server.stop()
    assert isinstance(outcome, Sent)
    (mail,) = Box.mails
    assert (mail["X-MailFrom"], mail["X-RcptTo"]) == ("alerts@monitor.example", "ann@reader.example")
    assert mail["Message-ID"] == f"<{message.id}@monitor.example>"


def test_sent_keeps_the_queue_id_of_the_relay(message: Message) -> None:
    """The relay's last word is the receipt an operator can ask it about."""
    with mail_sink() as sink:
        assert sent(sink, message) == Sent("250 2.0.0 queued as ABC123")
    mail = message_from_bytes(sink.bodies[0], policy=default)
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == message.text


NOW_AND_THEN = [  # phase, reply, outcome, a word of the reason
    ("banner", "421 4.3.2 closing", TryLater, "connect: 421"),
    ("banner", "554 5.7.1 no service for you", TryLater, "sender problem: connect: 554"),
    ("ehlo", "550 go away", TryLater, "sender problem"),
    ("mail", "451 4.3.0 later", TryLater, "mail: 451"),
    ("mail", "550 5.1.8 bad sender domain", TryLater, "sender problem: mail: 550"),
    ("mail", "530 5.7.0 log in first", TryLater, "sender problem"),
    ("rcpt", "450 4.2.0 greylisted", TryLater, "rcpt: 450"),
    ("rcpt", "452 4.5.3 too many", TryLater, "rcpt: 452"),
    ("rcpt", "421 4.7.0 slow down", TryLater, "rcpt: 421"),
    ("rcpt", "550 5.1.1 no such user", GiveUp, "rcpt: 550 5.1.1"),
    ("rcpt", "550 5.1.2 no such domain", GiveUp, "rcpt: 550"),
    ("rcpt", "550 5.1.10 null MX", GiveUp, "rcpt: 550"),
    ("rcpt", "550 5.2.1 mailbox disabled", GiveUp, "rcpt: 550"),
    ("rcpt", "550 no such user here", GiveUp, "rcpt: 550"),
    ("rcpt", "551 not local", GiveUp, "rcpt: 551"),
    ("rcpt", "553 bad name", GiveUp, "rcpt: 553"),
    ("rcpt", "501 5.1.3 bad syntax", GiveUp, "rcpt: 501"),
    ("rcpt", "552 5.2.2 mailbox full", TryLater, "rcpt: 552"),
    ("rcpt", "550 5.2.2 over quota", TryLater, "rcpt: 550"),
    ("rcpt", "552 full", TryLater, "rcpt: 552"),
    ("rcpt", "550 5.4.4 unable to route", TryLater, "rcpt: 550"),
    ("rcpt", "550 5.7.1 relaying denied", TryLater, "sender problem: rcpt: 550"),
    ("rcpt", "550 5.7.26 unauthenticated", TryLater, "sender problem"),
    ("rcpt", "550 5.7.515 access denied", TryLater, "sender problem"),
    ("rcpt", "530 authentication required", TryLater, "sender problem"),
    ("rcpt", "503 bad sequence", TryLater, "sender problem"),
    ("data", "451 4.3.0 disk", TryLater, "data: 451"),
    ("data", "554 5.5.1 no valid recipients", TryLater, "sender problem: data"),
    ("dot", "451 4.7.1 try again", TryLater, "dot: 451"),
    ("dot", "552 5.3.4 message too big", GiveUp, "dot: 552"),
    ("dot", "552 5.2.2 full", TryLater, "dot: 552"),
    ("dot", "554 5.7.1 looks like spam", TryLater, "sender problem: dot: 554"),
    ("dot", "554 refused", TryLater, "sender problem: dot: 554"),
    ("dot", "550 5.1.1 no such user", GiveUp, "dot: 550"),
    ("dot", "999 what", Unsure, "999"),
    ("dot", "nonsense", Unsure, "answer"),
]


@pytest.mark.parametrize(("phase", "reply", "kind", "word"), NOW_AND_THEN, ids=lambda value: str(value)[:24])
def test_each_reply_has_its_meaning(phase: str, reply: str, kind: type[Outcome], word: str, message: Message) -> None:
    """Only a verdict on the recipient gives up; a trouble of ours never costs anybody their alerts."""
    with mail_sink(**{phase: reply}) as sink:
        outcome = sent(sink, message)
    assert isinstance(outcome, kind)
    assert word in outcome.reason


@pytest.mark.parametrize("how", [HANG, CLOSE])
@pytest.mark.parametrize("phase", ["banner", "ehlo", "mail", "rcpt", "data"])
def test_17_silence_before_the_text_is_harmless_to_repeat(phase: str, how: str, message: Message) -> None:
    """A relay that hangs or hangs up before the text was given has nothing: later is safe."""
    with mail_sink(**{phase: how}) as sink:
        outcome = sent(sink, message, patience=QUICK)
    assert isinstance(outcome, TryLater)
    assert sink.bodies == []


@pytest.mark.parametrize("how", [HANG, CLOSE])
def test_17_silence_after_the_final_dot_leaves_doubt(how: str, message: Message) -> None:
    """The relay has the whole mail and says nothing: it may be on its way, so it is neither sent nor failed."""
    with mail_sink(dot=how) as sink:
        outcome = sent(sink, message, patience=replace(PATIENT, final=1))
    assert isinstance(outcome, Unsure)
    assert len(sink.bodies) == 1


def test_a_relay_that_stops_reading_in_the_text_gets_the_next_mail_on_a_line_of_its_own(message: Message) -> None:
    """It said 354, stopped for a while and goes on reading: what came next on that line would stand in the middle of a mail."""
    long, dials = replace(message, text="Stay inside. " * 1_000_000, mail=b""), []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                line, _ = server.accept()
                dials.append(line)
                line.sendall(b"220 sink\r\n" + b"250 fine\r\n" * 3 + b"354 go on\r\n")  # whatever it is asked

        threading.Thread(target=listen, daemon=True).start()
        channel = email(server.getsockname()[1], patience=Patience(connect=5, command=1, block=0.2, final=0.2))
        outcomes = [channel.send(long, "ann@reader.example")]
        heard = [_until_silent(dials[0])]
        outcomes.append(channel.send(message, "bob@reader.example"))
        channel.close()
        heard += [_until_silent(line) for line in dials]
    assert [type(one) for one in outcomes] == [TryLater, Unsure]
    assert [each.count(b"mail FROM") for each in heard] == [1, 0, 1]
    assert not any(b"\r\n.\r\n" in each for each in heard[:2])


def _until_silent(line: socket.socket) -> bytes:
    heard = b""
    line.settimeout(0.2)
    with suppress(TimeoutError):
        while got := line.recv(1 << 20):
            heard += got
    return heard


@pytest.mark.parametrize(
    ("phase", "code", "text", "fault"),
    [
        ("rcpt", 452, "4.2.2 over quota", "full"),
        ("rcpt", 552, "5.2.2 over quota", "full"),
        ("rcpt", 552, "no room", "full"),
        ("rcpt", 550, "5.4.4 no route to the host", ""),  # of its host, and of no mailbox
        ("rcpt", 550, "5.1.1 no such user", "address"),
        ("dot", 552, "5.3.4 message too big", ""),
        ("rcpt", 538, "encryption required", "sender"),
        ("rcpt", 539, "what", "address"),
        ("rcpt", 452, "4.3.1 too many", "busy"),
        ("rcpt", 450, "4.1.1 greylisted", ""),
    ],
)
def test_whose_trouble_a_refusal_is(phase: Phase, code: int, text: str, fault: str) -> None:
    """A full mailbox and one that is gone are told apart, and neither is taken for a relay that will not have us."""
    assert judged(phase, code, text).said.fault == fault


def test_a_repeat_carries_the_same_message_id(message: Message) -> None:
    """After the doubt comes the second attempt: whoever got both can tell that they are one."""
    with mail_sink(dot=[CLOSE, "250 fine"]) as sink:
        assert isinstance(sent(sink, message), Unsure)
        assert isinstance(sent(sink, message), Sent)
    first, second = (message_from_bytes(body)["Message-ID"] for body in sink.bodies)
    assert first == second == f"<{message.id}@monitor.example>"


def test_one_connection_serves_many_and_a_refused_one_spoils_none(message: Message) -> None:
    """Three people, the second unknown: one connection, two mails, each with one recipient."""
    with mail_sink(rcpt=["250 fine", "550 5.1.1 unknown", "250 fine"]) as sink:
        channel = email(sink.port)
        outcomes = [channel.send(message, f"{who}@reader.example") for who in ("ann", "bob", "cleo")]
        channel.close()
    assert [type(one) for one in outcomes] == [Sent, GiveUp, Sent]
    assert sink.dials == 1
    assert sink.words.count("DATA") == 2
    assert [body.count(b"bob@reader.example") for body in sink.bodies] == [0, 0]


def test_a_few_boxes_a_relay_will_not_serve_among_many_do_not_make_it_rest(message: Message) -> None:
    """Each tenth is refused by somebody's policy: forty others are served without a minute's pause for everybody."""
    refused = "550 5.7.1 refused by policy"
    with mail_sink(rcpt=[refused if number % 10 == 9 else "250 fine" for number in range(80)]) as sink:
        channel = email(sink.port)
        outcomes = [channel.send(message, f"p{number}@reader.example") for number in range(80)]
        resting = channel.resting()
        channel.close()
    assert [type(one) for one in outcomes].count(Sent) == 72
    assert resting == 0


@pytest.mark.parametrize("end", [CLOSE, "421 4.4.2 idle for too long", "421 4.7.0 twenty messages a session"])
def test_a_connection_the_relay_closed_meanwhile_is_opened_anew(end: str, message: Message) -> None:
    """An idle relay hangs up, or takes so many mails a session: the next message does not wait a minute for it."""
    with mail_sink(mail=["250 fine", end, "250 fine"]) as sink:
        channel = email(sink.port)
        outcomes = [channel.send(message, "ann@reader.example") for _ in range(2)]
        channel.close()
    assert [type(one) for one in outcomes] == [Sent, Sent]
    assert sink.dials == 2


def test_a_worn_connection_is_replaced(message: Message) -> None:
    """After the agreed number of mails the channel says goodbye and dials again."""
    with mail_sink() as sink:
        channel = email(sink.port, most_mails=2)
        for _ in range(5):
            assert isinstance(channel.send(message, "ann@reader.example"), Sent)
        channel.close()
    assert sink.dials == 3
    assert sink.words.count("QUIT") == 3


def test_a_relay_that_is_down_is_left_alone_for_a_while(message: Message) -> None:
    """Requirement B.24: five messages find the relay dead; the next waits for no timeout; a minute later one probes."""
    now = [0.0]
    relay = Relay("127.0.0.1", "alerts@monitor.example", free_port(), security="plain", patience=QUICK)
    channel = Email(relay, clock=lambda: now[0])
    tried = [channel.send(message, "ann@reader.example") for _ in range(5)]
    assert all("connect:" in one.reason and not isinstance(one, Wait) for one in tried)
    sixth = channel.send(message, "ann@reader.example")
    assert sixth == Wait(f"relay left alone for a while: {tried[0].reason}", 60)
    assert channel.resting() == 60
    now[0] = 61
    assert "left alone" not in channel.send(message, "ann@reader.example").reason
    assert "left alone" in channel.send(message, "ann@reader.example").reason


def test_23_starttls_is_required_by_default(message: Message) -> None:
    """A relay that offers no encryption gets no mail, and the operator is told what is missing."""
    with mail_sink() as sink:
        outcome = email(sink.port, security="starttls").send(message, "ann@reader.example")
    assert isinstance(outcome, TryLater)
    assert "sender problem: tls" in outcome.reason
    assert "STARTTLS" in outcome.reason
    assert not any(word.startswith("MAIL") for word in sink.words)


def test_23_a_plain_relay_elsewhere_and_a_password_in_clear_are_refused() -> None:
    """Both are mistakes of the configuration, told before the first mail."""
    with pytest.raises(ValueError, match=r"expected starttls or tls for relay\.example"):
        Relay("relay.example", "a@b.example", security="plain")
    with pytest.raises(ValueError, match="where a user logs in"):
        Relay("127.0.0.1", "a@b.example", security="plain", user="ann", password="hunter2")  # a canary
    with pytest.raises(ValueError, match="one plain mailbox"):
        Relay("127.0.0.1", "not an address", security="plain")
    assert Relay("relay.example", "a@b.example", security="plain", plain_allowed=True).port == 587


@pytest.mark.parametrize(
    "address", ["", "a@b.example,c@d.example", "a@b.example\r\nRCPT TO:<c@d.example>", "änn@b.example"]
)
def test_an_address_that_is_none_is_given_up_without_a_call(address: str, message: Message) -> None:
    """Nobody is dialled for an address that could mean two people."""
    with mail_sink() as sink:
        assert isinstance(sent(sink, message, address), GiveUp)
    assert sink.dials == 0


def test_a_line_of_a_single_dot_does_not_end_the_mail() -> None:
    """A page that writes a dot on a line of its own arrives whole, and the relay hears no command from it."""
    text = "before\n.\nRSET\n..two\n.three\nafter\n"
    with mail_sink() as sink:
        assert isinstance(sent(sink, Message("ab" * 16, "Dots", text, "<p>x</p>", {}, {})), Sent)
    mail = message_from_bytes(sink.bodies[0], policy=default)
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == text
    assert sink.words.count("RSET") == 0
