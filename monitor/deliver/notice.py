"""A word to an officer about the house itself: a storm to decide on, a silence that ended, a chain nobody answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from email.utils import format_datetime

from monitor.deliver.automatic import AUTOMATIC
from monitor.deliver.compose import printed
from monitor.deliver.letter import Desk
from monitor.deliver.plain import header
from monitor.model import Message
from monitor.seals import identity
from monitor.speak.tongue import ENGLISH

KIND = "notice"


def notice(delivery: str, subject: str, lines: Sequence[str], now: datetime, desk: Desk, url: str = "") -> Message:
    """Write the letter; its identity is the delivery's (`Own.delivery`), so that every attempt is the same mail.

    `url` is the page on which it is looked at: whoever is woken has a phone in hand, and no terminal.
    """
    message_id = identity(desk.secret, "letter", delivery, KIND)
    said = [header(line) for line in lines]
    words = {
        "tongue": ENGLISH,
        "subject": header(subject),
        "lead": "",  # the subject says it, and stands above the letter
        "button": "Look and decide" if "/review/storms/" in url else "Look at it",
        "url": url,
        "following": said,
        "after": ("You read this because the configuration names you among the officers.",),
        "desk": header(desk.name),
    }
    data = {"message": message_id, "subject": words["subject"]}
    return Message(
        id=message_id,
        subject=str(words["subject"]),
        text=printed(desk, "personal.txt", words),
        html=printed(desk, "personal.html", words),
        payload={"type": "house.notice", "data": data | {"lines": said, "url": url}},
        headers={
            "From": str(Address(header(desk.name), addr_spec=desk.sender)),
            "Date": format_datetime(now.astimezone(UTC)),
            "Message-ID": f"<{message_id}@{desk.host}>",
            **AUTOMATIC,
            "Importance": "high",
            "X-Advisory-Letter": KIND,
        },
        lines=tuple(said),
        url=url,
    )
