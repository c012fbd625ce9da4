"""Letters about the reader's own affairs: prove the mailbox, log in, a new address; never an alert, never on a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.utils import format_datetime

from monitor.deliver.letter import Desk
from monitor.deliver.plain import header
from monitor.model import Message
from monitor.seals import identity


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why one writes: a subject, what to do in a sentence, the words on the button, and what else to know."""

    subject: str
    lead: str
    button: str
    after: tuple[str, ...]


OCCASIONS = {
    "confirm": Occasion(
        "Please confirm: alerts from {desk}",
        "Somebody, hopefully you, asked us to write here when a government changes its advice for travellers.",
        "Yes, write to me",
        ("Nothing is sent until you press the button on the page behind this link.",
         "The link is good for seven days. If it was not you, do nothing: this is the only mail you get."),
    ),
    "login": Occasion(
        "Your link to {desk}",
        "Here is the way to what you follow: change it, pause it, take your data with you, or leave.",
        "Open my alerts",
        ("The link works once, within fifteen minutes.",
         "If you did not ask for it, do nothing. Nobody can use it but who reads this mailbox."),
    ),
    "move": Occasion(
        "Please confirm your new address for {desk}",
        "Alerts that went to another mailbox are to come to this one from now on.",
        "Yes, write to this address",
        ("Until you press the button on the page behind this link, nothing changes.",
         "The link is good for seven days. If it was not you, do nothing."),
    ),
    "test": Occasion(
        "A test from {desk}",
        "Alerts reach this mailbox. Nothing happened anywhere; no advice has changed.",
        "",
        ("Your travel desk asked for this mail. There is nothing to do.",),
    ),
    "moved": Occasion(
        "{desk} now writes to another address",
        "As asked and confirmed, alerts no longer come to this mailbox.",
        "",
        ("If it was not you, answer this mail at once: somebody has used your link.",),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Own:
    """One such letter: the occasion, the delivery it is, where its button leads, and what was wished, in lines."""

    kind: str
    delivery: int
    url: str = ""
    following: Sequence[str] = ()


def personal(own: Own, now: datetime, desk: Desk, sender: str = "") -> Message:
    """Write the letter, from `sender` if one is named; KeyError for an occasion that is none.

    The identity is the delivery's: every attempt is the same mail.
    """
    occasion = OCCASIONS[own.kind]
    message_id = identity(desk.secret, "letter", str(own.delivery), own.kind)
    words = {
        "subject": header(occasion.subject.format(desk=desk.name)),
        "lead": occasion.lead,
        "button": occasion.button,
        "after": occasion.after,
        "url": own.url,
        "following": [header(line) for line in own.following],
        "desk": header(desk.name),
    }
    return Message(
        id=message_id,
        subject=str(words["subject"]),
        text=desk.paper.get_template("personal.txt").render(words),
        html=desk.paper.get_template("personal.html").render(words),
        payload={},
        headers={
            "From": str(Address(header(desk.name), addr_spec=sender or desk.sender)),
            "Date": format_datetime(now.astimezone(UTC)),
            "Message-ID": f"<{message_id}@{desk.host}>",
            "Auto-Submitted": "auto-generated",
            "X-Advisory-Letter": own.kind,
        },
    )
