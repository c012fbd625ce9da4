"""Many words of SMTP in one packet, as RFC 2920 allows: the names and DATA together, the text with its final dot."""

from __future__ import annotations

import select
import smtplib
from contextlib import suppress


def possible(smtp: smtplib.SMTP) -> bool:
    """Whether the relay takes groups, and the kept line is as it was left: no goodbye, no end."""
    if smtp.sock is None or not smtp.has_extn("pipelining"):
        return False
    line = select.poll()  # select() itself fails for the thousandth file a process has open
    line.register(smtp.sock, select.POLLIN | select.POLLHUP)
    return not line.poll(0)


def asked(smtp: smtplib.SMTP, sender: str, recipient: str) -> tuple[int, bytes]:
    """Say who writes, for whom, and DATA; returns the first answer, and reads all if that is a refusal."""
    smtp.send(f"MAIL FROM:<{sender}>\r\nRCPT TO:<{recipient}>\r\nDATA\r\n".encode("ascii", "replace"))
    return answered(smtp, 2)


def answered(smtp: smtplib.SMTP, more: int) -> tuple[int, bytes]:
    """Read an answer, and if it refuses the `more` behind it; where a text was let in all the same the line is cut.

    Behind 421 nothing need come: the relay ends the line, or lets it hang, and ours is cut.
    """
    answer = smtp.getreply()
    if answer[0] // 100 != 2 and answer[0] != 421:
        with suppress(OSError):
            if 354 in [smtp.getreply()[0] for _ in range(more)]:
                smtp.close()  # an empty text would be the only other way out, and some relay would deliver it
    return answer


def poured(smtp: smtplib.SMTP, octets: bytes) -> None:
    """Send a text with its final dot in as few packets as they fit; what fails to be sent ends before the dot."""
    if smtp.sock is None:
        raise smtplib.SMTPServerDisconnected("the line is closed")
    left = memoryview(octets)
    while left:
        left = left[smtp.sock.send(left) :]
