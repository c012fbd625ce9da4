"""The mail on the wire: each header once, two readable bodies, no line too long, whatever the words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.deliver.compose import compose
from monitor.deliver.envelope import envelope
from monitor.deliver.letter import Stretch
from monitor.deliver.octets import fields
from monitor.model import Message
from tests.deliver.story import ANN, NOW, desk, event, letter

EXPECTED = {
    "To", "Subject", "MIME-Version", "From", "Date", "Message-ID", "List-Id", "Auto-Submitted", "X-Auto-Response-Suppress", "Feedback-ID", "X-Advisory-Reader",
    "X-Advisory-Event-ID", "X-Advisory-Severity", "References", "Importance", "Content-Type",
}  # fmt: skip


def parsed(raw: bytes) -> EmailMessage:
    mail = message_from_bytes(raw, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def read(part: EmailMessage) -> str:
    return part.get_content().replace("\r\n", "\n")


def test_a_mail_has_two_bodies_text_first_that_read_back_whole() -> None:
    """A reader of any program finds the text, then the HTML, as they were composed."""
    message = compose([letter()], ANN, NOW, desk())
    mail = parsed(envelope(message, ANN.address))
    text, html = mail.iter_parts()
    assert mail.get_content_type() == "multipart/alternative"
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert read(text) == message.text
    assert read(html) == message.html
    assert mail["Subject"] == message.subject
    assert mail["To"] == "ann@reader.example"
    assert mail["From"] == "Advisory Monitor <alerts@monitor.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert {*str(mail["X-Auto-Response-Suppress"]).split(", ")} == {"OOF", "AutoReply", "RN", "NRN"}  # a report of non-delivery is wanted
    assert mail["Feedback-ID"] == "KZ:departure_authorized:alert:advisories"
    assert mail["List-Id"] == "<advisories.monitor.example>"
    assert mail["Date"].datetime == NOW.replace(microsecond=0)


@pytest.mark.parametrize("subject", ["US orders non-emergency staff and families to leave Oman — Oman raised to Level 4", f"{'Kasachstan ' * 13}… … und 44 weitere"])
def test_a_subject_is_read_with_its_own_spaces(subject: str) -> None:
    """Between a word and one in other letters the library wrote two, or none; in what many mails share, too."""
    assert parsed(fields({"Subject": subject}))["Subject"] == subject
    mail = parsed(envelope(replace(compose([letter()], ANN, NOW, desk()), subject=subject), ANN.address))
    assert mail["Subject"] == subject and not mail.defects
    assert parsed(fields({"Subject": subject}) + b"\r\n")["Subject"] == subject  # as the head that many mails share


def test_two_attempts_at_one_time_are_the_same_octets() -> None:
    """Nothing in a mail is drawn by lot."""
    assert envelope(compose([letter()], ANN, NOW, desk()), "a@b.example") == envelope(
        compose([letter()], ANN, NOW, desk()), "a@b.example"
    )


def test_nobody_else_is_named() -> None:
    """Without a mailbox of their own a reader stands as an empty group, never as somebody's address."""
    message = compose([letter()], ANN, NOW, desk())
    assert b"undisclosed-recipients:;" in envelope(message, "")
    assert b"undisclosed-recipients:;" in envelope(message, "a@b.example, c@d.example")
    assert b"ann@reader.example" not in envelope(message, "bob@reader.example")


NASTY = st.text(max_size=300) | st.lists(
    st.sampled_from(["\r\n", "\n", "\r", "\x85", "\u2028", "=?utf-8?q?x=0D=0AX-Injected=3A_yes?=", "\x00", "\u202e", "Bcc: x@y.example", " ", "Mali", "é渡" * 40]),
    max_size=12,
).map("".join)  # fmt: skip


@settings(deadline=None)  # the machine may be busy
@given(NASTY, NASTY)
@example("=?utf-8?q?Mali=0D=0AX-Injected=3A_yes=0D=0A=0D=0Abody?=", "x" * 10_000)
@example("Mali\r\n\r\nbody", "\u2028Bcc: x@y.example")
def test_no_words_can_add_a_header_or_a_long_line(title: str, other: str) -> None:
    """Any title parses back to exactly the headers we wrote, each once, in short ASCII lines."""
    finding = replace(event().finding, headline=title or "x", evidence=(), why=other)
    told = event(id=other or "x", finding=finding, places=(other,), country=title, inside=())
    shown = letter(event=told, redline=(Stretch("new", other),))
    raw = envelope(compose([shown], replace(ANN, name=other), NOW, desk()), ANN.address)
    mail = parsed(raw)
    assert Counter(mail.keys()) == Counter(EXPECTED)
    assert not mail.defects
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert len(list(mail.iter_parts())) == 2


def test_a_long_line_and_a_foreign_script_fit_the_wire() -> None:
    """One word of five thousand letters, or a page of Japanese: still no line over 78."""
    for text in ("w" * 5000, "渡航は止めてください。" * 500, ".\r\n.leading dots\r\n..\r\n"):
        raw = envelope(Message("ab" * 16, "s", text, f"<p>{text}</p>", {}, {}), "a@b.example")
        assert max(map(len, raw.split(b"\r\n"))) <= 78
        assert read(parsed(raw).get_body(("plain",))).strip() == text.replace("\r\n", "\n").strip()
