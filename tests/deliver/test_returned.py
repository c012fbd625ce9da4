"""Mail that came back, in the shapes hosts give it: only a verdict on the mailbox itself is hard (requirement E.54)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.deliver.replies import judged
from monitor.deliver.returned import returned
from monitor.model import GiveUp

TO = "back+abc@monitor.example"


def dsn(status: str, said: str = "", action: str = "failed", kind: str = "message/delivery-status") -> bytes:
    """A report as RFC 3464 asks: prose, the status of one recipient, the headers of what came back."""
    return "\r\n".join([
        "From: MAILER-DAEMON@host.example", f"To: <{TO}>", "Subject: Undelivered Mail Returned to Sender",
        "Message-ID: <r1@host.example>", "MIME-Version: 1.0",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', "",
        "--b", "Content-Type: text/plain", "", "Your message could not be delivered.", "",
        "--b", f"Content-Type: {kind}", "", "Reporting-MTA: dns; host.example", "",
        "Final-Recipient: rfc822; ann@reader.example", f"Action: {action}", f"Status: {status}",
        *([f"Diagnostic-Code: smtp; {said}"] if said else []), "",
        "--b", "Content-Type: text/rfc822-headers", "", "Subject: an alert", "", "--b--", "",
    ]).encode()  # fmt: skip


SAMPLES = [
    (dsn("5.1.1", "550 5.1.1 <ann@reader.example>: Recipient address rejected: User unknown"), "hard", "5.1.1"),
    (dsn("5.1.2", "no such domain"), "hard", "5.1.2"),
    (dsn("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound"), "hard", "5.1.10"),
    (dsn("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled"), "hard", "5.2.1"),
    (dsn("5.2.2", "552 5.2.2 Over quota"), "soft", "5.2.2"),
    (dsn("4.2.2", "452 4.2.2 mailbox full"), "soft", "4.2.2"),
    (dsn("5.3.4", "552 5.3.4 Message too big"), "soft", "5.3.4"),
    (dsn("5.4.4", "550 5.4.4 Unable to route"), "transient", "5.4.4"),
    (dsn("4.4.7", "delivery expired"), "soft", "4.4.7"),
    (dsn("5.7.1", "550 5.7.1 relaying denied"), "sender", "5.7.1"),
    (dsn("5.7.26", "550-5.7.26 This mail is unauthenticated"), "sender", "5.7.26"),
    (dsn("5.7.515", "550 5.7.515 Access denied, sending domain does not meet the level"), "sender", "5.7.515"),
    (dsn("5.0.0", "550 No such user here"), "soft", "5.0.0"),
    (dsn("", "550 No such user here"), "hard", ""),
    (dsn("", "550-ann@reader.example is nobody here"), "hard", ""),
    (dsn("4.4.1", "connection timed out", "delayed"), "transient", "4.4.1"),
    (dsn("2.0.0", "250 ok", "delivered"), "delivered", "2.0.0"),
    (dsn("5.1.1", "x", kind="message/delivery-status; charset=utf-8"), "hard", "5.1.1"),
    (f"From: MAILER-DAEMON@old.example\r\nTo: {TO}\r\nSubject: failure notice\r\n\r\n<ann@reader.example>:\r\n"
     "Remote host said: 550 5.1.1 unknown user\r\n".encode(), "hard", "5.1.1"),
    (f"From: Postmaster@x.example\r\nTo: {TO}\r\nSubject: Undeliverable: alert\r\n\r\nThe mailbox is full: 5.2.2\r\n".encode(),
     "soft", "5.2.2"),
    (f"From: ann@reader.example\r\nTo: {TO}\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\n"
     "Call me at 550 12 34.\r\n".encode(), "unreadable", ""),
    (f"From: ann@reader.example\r\nTo: {TO}\r\nSubject: Automatic reply: Families have returned to Almaty\r\n\r\n"
     "I am away; my colleague is at +1 202 555 0100.\r\n".encode(), "unreadable", ""),
    (f"From: System Administrator <admin@x.example>\r\nTo: {TO}\r\nSubject: Undeliverable: an alert\r\n\r\n"
     "550 5.1.1 unknown user\r\n".encode(), "hard", "5.1.1"),
    (f"From: friend@x.example\r\nTo: {TO}\r\nSubject: hello\r\n\r\nnot a bounce, 5.1.1\r\n".encode(), "unreadable", ""),
    ("\r\n".join([f"From: MAILER-DAEMON@old.example\r\nTo: {TO}\r\nSubject: failure notice\r\nMIME-Version: 1.0",
                  'Content-Type: multipart/mixed; boundary="b"', "", "--b", "Content-Type: text/plain", "",
                  "Not delivered; what you wrote stands below.", "", "--b", "Content-Type: text/html", "",
                  "<p>The road of 550 km to 5.1.1 is closed.</p>", "--b--", ""]).encode(), "unreadable", ""),
    ("\r\n".join(["From: feedback@host.example", f"Delivered-To: {TO}", "To: abuse@monitor.example", "MIME-Version: 1.0",
                  'Content-Type: multipart/report; report-type=feedback-report; boundary="b"', "", "--b",
                  "Content-Type: message/feedback-report", "", "Feedback-Type: abuse", "User-Agent: X/1", "",
                  "--b", "Content-Type: message/rfc822", "", "Subject: an alert", "", "x", "--b--", ""]).encode(),
     "complaint", ""),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "kind", "enhanced"), SAMPLES, ids=range(len(SAMPLES)))
def test_each_report_is_read_for_what_it_says(raw: bytes, kind: str, enhanced: str) -> None:
    """Requirements E.54 and B.21: twenty-five reports and their meaning; a policy refusal is never the reader's fault."""
    found = returned(raw)
    assert (found.kind, found.enhanced) == (kind, enhanced)
    assert TO in found.to


def prose(text: str, subject: str = "failure notice") -> bytes:
    """A report of a host that knows no form for it."""
    return f"From: MAILER-DAEMON@old.example\r\nTo: {TO}\r\nSubject: {subject}\r\n\r\n{text}\r\n".encode()


BLAMES_US = [
    "550 Mail from 203.0.113.9 has been blocked, see https://host.example/why",
    "550 Blocked by Spamhaus: https://check.spamhaus.org/query/ip/203.0.113.9",
    "550 SPF check failed for the sender's domain",
    "550 5.1.0 <back+abc@monitor.example> sender rejected",
    "550 5.0.0 rejected due to DMARC of the sender",
    "550 Reverse DNS lookup failed",
    "550 Access denied - your host has a poor reputation",
    "553 relaying denied",
    "553 sorry, your envelope sender domain must exist (#5.7.1)",
    "553 sorry, the sender is in my badmailfrom list (#5.7.1)",
    "550 Sender domain does not exist",
    "550 Message rejected: your domain does not exist in DNS",
    "550 Sender verify failed: no such user here",
]
PASSES = [
    "550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages",
    "550 Mailbox is full",
    "550 ann@reader.example over quota",
    "550 Greylisted, please try again later",
    "550 too many recipients",
]


NOBODY = [
    "550 No such user here",
    "550 5.2.1 The email account is disabled",
    "550 This mailbox is blocked",
    "550 This mailbox has been blocked, nobody read it for a year",
    "550 Mailbox not found or access denied [MRk8] https://service.host.example/detail/122",
    "550 No such user. Our policy: https://host.example/policy",
    "550 spamfilter.reader.example: user unknown",
    "550 [barracuda.reader.example] No such user here",
    "550 sorry, no mailbox here by that name. (#5.1.1 - chkuser)",
]


def test_a_bare_refusal_that_blames_our_host_ends_nobodys_alerts() -> None:
    """Hosts write 550 for everything: what their words say of our host, or of today, is no verdict on a mailbox."""
    for said in (*BLAMES_US, *PASSES):
        code, _, text = said.partition(" ")
        kind = "sender" if said in BLAMES_US else "soft"
        assert returned(dsn("", said)).kind == kind, said
        assert returned(prose(f"Remote host said: {said}")).kind == kind, said
        assert not isinstance(judged("rcpt", int(code), text), GiveUp), said
    for said in NOBODY:
        code, _, text = said.partition(" ")
        assert isinstance(judged("rcpt", int(code), text), GiveUp), said
        assert returned(prose(f"Remote host said: {said}")).kind == "hard", said


def test_the_address_of_a_host_is_no_verdict() -> None:
    """"Connected to 5.1.1.7 but ..." has a status code in it for whoever looks at digits alone."""
    assert returned(prose("Connected to 5.1.1.7 and to 212.5.1.1 but it does not answer: 450 busy")).kind == "soft"
    assert returned(prose("Sorry, no mailbox here by that name. (#5.1.1)")).kind == "hard"


def test_our_own_words_in_a_report_are_no_verdict() -> None:
    """Exim and qmail go on with our mail: its delayed flights and blocked roads kept a dead mailbox alive for ever."""
    for line in ("--- Below this line is a copy of the message.", "------ This is a copy of the message, including all the headers. ------"):
        said = f"Remote host said: 550 no such user\r\n\r\n{line}\r\n\r\nFlights are delayed, roads are blocked by policy; try again later."
        assert returned(prose(said)).kind == "hard"
        assert returned(prose(said.replace(line, "and: the report is delayed"))).kind == "transient"


def test_a_host_that_goes_on_trying_has_not_failed() -> None:
    """Exim, and sendmail of old, say in prose that a mail is late: four of those are no broken mailbox."""
    late = "has not yet been delivered to one or more of its recipients after more than 24 hours: 451 4.7.1 greylisted"
    assert returned(prose(f"A message that you sent {late}", "Warning: message 1aB delayed 24 hours")).kind == "transient"


def test_who_says_that_we_are_no_spam_is_not_unsubscribed() -> None:
    """RFC 6430: whoever takes a mail out of the spam makes a report of the same shape as a complaint."""
    abuse = SAMPLES[-1][0]
    assert returned(abuse.replace(b"Type: abuse", b"Type: not-spam")).kind == "delivered"
    assert returned(abuse.replace(b"Type: abuse", b"Type: auth-failure")).kind == "sender"
    assert returned(abuse.replace(b"Type: abuse", b"Type: fraud")).kind == "complaint"


def test_a_list_that_lost_a_member_still_reaches_the_others() -> None:
    """desk@ of a company is ten people: one who is gone ends it for none of the nine."""
    gone = dsn("5.1.1", "550 5.1.1 no such user")
    for to, kind in (
        ("desk@reader.example", "transient"), ("ann@alumni.example", "transient"), ("ann@reader.example", "hard"),
        ("Ann@mail.reader.example", "hard"), ("ann+alerts@reader.example", "hard"), ("anna@reader.example", "transient"),
    ):  # fmt: skip
        assert returned(gone.replace(b"Subject: an alert", f"To: {to}\r\nSubject: an alert".encode())).kind == kind, to
    two = b"\r\n\r\nFinal-Recipient: rfc822; bob@reader.example\r\nAction: %s\r\nStatus: %s\r\n\r\n--b\r\nContent-Type: text/rfc"
    for action, status, kind in ((b"delivered", b"2.0.0", "delivered"), (b"failed", b"5.1.1", "hard")):
        assert returned(gone.replace(b"\r\n\r\n--b\r\nContent-Type: text/rfc", two % (action, status))).kind == kind


@given(st.binary(max_size=2000) | st.sampled_from([raw for raw, _, _ in SAMPLES]).flatmap(
    lambda raw: st.integers(0, len(raw)).map(lambda cut: raw[:cut])))  # fmt: skip
def test_nothing_that_arrives_can_break_the_reader(raw: bytes) -> None:
    """Whatever bytes come, whole or cut, there is an answer."""
    assert returned(raw).kind in {"hard", "soft", "transient", "complaint", "sender", "delivered", "unreadable"}
