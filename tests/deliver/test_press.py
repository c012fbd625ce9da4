"""A mail put together from a shared part and a person's own says what the slow way says, and obeys every rule of mail."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.deliver.compose import address, compose, press
from monitor.deliver.envelope import envelope
from monitor.deliver.foot import Links
from monitor.deliver.letter import Letter, Stretch
from monitor.deliver.personal import Own, personal
from monitor.model import Message, Reader
from tests.deliver.story import ANN, NOW, desk, event, letter
from tests.deliver.test_envelope import NASTY

LINKS = Links(
    "https://alerts.monitor.example/leave/" + "t" * 35, "back+u" + "a" * 32 + "@monitor.example",
    "https://alerts.monitor.example/manage", "back+" + "b" * 32 + "@monitor.example",
)  # fmt: skip
HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post",
    "List-Help", "Auto-Submitted", "X-Auto-Response-Suppress", "Feedback-ID", "X-Advisory-Event-ID", "X-Advisory-Reader", "X-Advisory-Severity", "References",
    "Importance", "Content-Type",
}  # fmt: skip


def mail(message: Message) -> EmailMessage:
    parsed = message_from_bytes(message.mail, policy=default)
    assert isinstance(parsed, EmailMessage)
    assert not parsed.defects
    return parsed


def bodies(parsed: EmailMessage) -> tuple[str, str]:
    return tuple(" ".join(part.get_content().split()) for part in parsed.iter_parts())


JAPANESE = letter(redline=(Stretch("new", "渡航は止めてください。すぐに退避してください。" * 60),))


@pytest.mark.parametrize("what", [letter(), JAPANESE], ids=["quoted-printable", "base64"])
def test_the_quick_way_says_exactly_what_the_slow_way_says(what: Letter) -> None:
    """Requirements C.27 and §3.1: the same words, headers and order, whichever encoding is the smaller one."""
    message = compose([what], ANN, NOW, desk(), LINKS)
    quick, slow = mail(message), message_from_bytes(envelope(replace(message, mail=b""), ANN.address), policy=default)
    assert bodies(quick) == bodies(slow) == (" ".join(message.text.split()), " ".join(message.html.split()))
    assert {k: str(v) for k, v in quick.items() if k != "Content-Type"} == {
        k: str(v).strip() for k, v in slow.items() if k != "Content-Type"  # the library leaves a space where it folds
    }
    assert [part.get_content_type() for part in quick.iter_parts()] == ["text/plain", "text/html"]


def test_every_header_stands_once_and_the_ways_out_are_those_of_the_standards() -> None:
    """Requirements C.30 and RFC 8058."""
    parsed = mail(compose([letter()], ANN, NOW, desk(), LINKS))
    assert Counter(parsed.keys()) == Counter(HEADERS)
    assert parsed["List-Unsubscribe"] == f"<{LINKS.leave}>, <mailto:{LINKS.mailto}>"
    assert parsed["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert parsed["Auto-Submitted"] == "auto-generated"
    others = {mail(compose([letter(), letter(event=event(id="f" * 16))], replace(ANN, name=who), NOW, desk(), LINKS))["Feedback-ID"] for who in ("Ann", "Bob")}
    assert others == {"::digest:advisories"}  # the same to everybody: it says nothing of who reads
    assert parsed["List-Help"] == f"<{LINKS.manage}>"
    assert LINKS.leave in parsed.get_body(("plain",)).get_content()
    assert f'href="{LINKS.leave}"' in parsed.get_body(("html",)).get_content()


def test_without_https_no_one_click_is_promised() -> None:
    """RFC 8058 knows https alone; the link in the foot stays for people."""
    parsed = mail(compose([letter()], ANN, NOW, desk(), Links("http://localhost/leave/x")))
    assert "List-Unsubscribe" not in parsed
    assert "http://localhost/leave/x" in parsed.get_body(("plain",)).get_content()


def test_a_letter_about_ones_own_affairs_is_on_no_list() -> None:
    """Requirement C.31."""
    message = personal(Own("confirm", "7", "https://alerts.monitor.example/confirm/x"), NOW, desk())
    parsed = message_from_bytes(envelope(message, ANN.address), policy=default)
    assert [name for name in parsed if name.startswith("List-")] == []


def test_nobody_stands_in_the_mail_of_another() -> None:
    """Requirement B.22: a hundred people of one sheet; each mail names its own reader alone."""
    sheet = press([letter()], "UTC", NOW, desk())
    people = [Reader(f"mail:{n}", "email", f"person{n:03}@reader.example") for n in range(100)]
    for who in people:
        raw = address(sheet, who, desk(), LINKS).mail
        assert set(re.findall(rb"person\d{3}@", raw)) == {who.address.split("@")[0].encode() + b"@"}


def test_two_readers_of_one_sheet_have_two_identities_that_stay(  # requirement A.7
) -> None:
    sheet = press([letter()], "UTC", NOW, desk())
    later = press([letter()], "UTC", NOW + timedelta(hours=3), desk())
    bob = replace(ANN, name="Bob")
    assert address(sheet, ANN, desk()).id == address(later, ANN, desk()).id != address(sheet, bob, desk()).id


def test_nothing_in_a_mail_follows_who_reads_it() -> None:
    """Requirement C.35: no image, no redirect; the only hosts are the publisher's and our own."""
    raw = compose([letter()], ANN, NOW, desk(), LINKS)
    hosts = set(re.findall(r"https?://([^/\"<> ]+)", raw.html + raw.text))
    assert hosts == {"travel.state.gov", "alerts.monitor.example"}
    assert not re.search(r"(?i)<(img|script|iframe|link|form)|url\(", raw.html)


def test_a_long_change_stays_under_a_hundred_kilobytes_and_says_what_was_cut() -> None:
    """Requirement C.34, on the wire, in Latin letters and in Japanese."""
    for words in ("The ministry warns against all journeys. " * 5000, "渡航は止めてください。" * 9000):
        message = compose([letter(redline=(Stretch("new", words),))], ANN, NOW, desk(), LINKS)
        assert len(message.mail) <= 102_000
        assert "more characters of changed text" in message.text


def test_a_late_mail_says_so() -> None:
    """Requirement I.70: three hours after the detection."""
    late = mail(compose([letter()], ANN, NOW + timedelta(hours=3), desk()))
    assert all("Delayed" in body for body in bodies(late))


def test_what_had_not_left_is_named_as_replaced() -> None:
    """Requirement I.69: the newer mail carries both and says which message it makes obsolete."""
    older = event(id="older", finding=replace(event().finding, headline="US raises Kazakhstan to Level 3"))
    both = [letter(event=older), letter(replaces=(older,))]
    parsed = mail(compose(both, ANN, NOW, desk()))
    assert all("Replaces our message “US raises Kazakhstan to Level 3”, which had not left or perhaps not arrived" in " ".join(body.split()) for body in bodies(parsed))
    assert parsed["X-Advisory-Event-ID"].split() == sorted([event().id, "older"])


@settings(deadline=None)
@given(NASTY, NASTY, st.booleans())
@example("=?utf-8?q?Mali=0D=0AX-Injected=3A_yes=0D=0A=0D=0Abody?=", "x" * 10_000, True)
@example("Mali\r\n\r\nbody", "\u2028Bcc: x@y.example", False)
@example("\ue000foot\ue000", "\ue000foot\ue000", False)
def test_no_words_can_add_a_header_or_a_long_line(title: str, other: str, foreign: bool) -> None:
    """Requirements C.28 and C.29 for the quick way: any title, name or text parses back to exactly our headers."""
    finding = replace(event().finding, headline=title or "x", evidence=(), why=other)
    told = event(id=other or "x", finding=finding, places=(other,), country=title, inside=())
    shown = letter(event=told, redline=(Stretch("new", other + "渡" * 400 * foreign),))
    message = compose([shown], replace(ANN, name=other), NOW, desk(), LINKS)
    assert Counter(mail(message).keys()) == Counter(HEADERS)
    assert max(map(len, message.mail.split(b"\r\n"))) <= 998
    assert message.mail.isascii()
    assert b"\n" not in message.mail.replace(b"\r\n", b"")
    assert b"\r" not in message.mail.replace(b"\r\n", b"")
    assert len(list(mail(message).iter_parts())) == 2
