"""Mail that came back, in the shapes hosts give it: only a verdict on the mailbox itself is hard (requirement E.54)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.deliver.returned import returned

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
    """Requirements E.54 and B.21: twenty-three reports and their meaning; a policy refusal is never the reader's fault."""
    found = returned(raw)
    assert (found.kind, found.enhanced) == (kind, enhanced)
    assert TO in found.to


@given(st.binary(max_size=2000) | st.sampled_from([raw for raw, _, _ in SAMPLES]).flatmap(
    lambda raw: st.integers(0, len(raw)).map(lambda cut: raw[:cut])))  # fmt: skip
def test_nothing_that_arrives_can_break_the_reader(raw: bytes) -> None:
    """Whatever bytes come, whole or cut, there is an answer."""
    assert returned(raw).kind in {"hard", "soft", "transient", "complaint", "sender", "delivered", "unreadable"}
