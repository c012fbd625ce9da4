"""What tells mail programs that nobody sits behind a mail of ours, and mailbox hosts which kind of mail it was."""

from __future__ import annotations

from monitor.deliver.plain import header

# RFC 3834 for all; the second for Exchange ([MS-OXCMAIL] 2.1.3.2.20): no absence note, other answer, or word of having
# read it. Its "All" would suppress the reports of non-delivery, too, by which a dead mailbox is known.
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply, RN, NRN"}
_SENDER = "advisories"  # 5 to 15 characters, the same on all that goes to many


def counted(stream: str, what: str = "", where: str = "") -> dict[str, str]:
    """Name the kind of a mail to many, by which Gmail counts complaints (support.google.com/mail/answer/6254652).

    Up to three words, the narrowest first, then who sends; none may tell who reads it.
    """
    words = (header(one, 40).replace(":", " ") for one in (where, what, stream, _SENDER))
    return {"Feedback-ID": ":".join(words)}
