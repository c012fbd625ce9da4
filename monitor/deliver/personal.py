"""Letters about the reader's own affairs: prove the mailbox, log in, a new address; never an alert, never on a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.utils import format_datetime

from monitor.deliver.automatic import AUTOMATIC
from monitor.deliver.compose import printed
from monitor.deliver.letter import Desk
from monitor.deliver.plain import header
from monitor.model import Message
from monitor.seals import identity
from monitor.speak.tongue import msgid, tongue


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why one writes: a subject, what to do in a sentence, the words on the button, and what else to know."""

    subject: str
    lead: str
    button: str
    after: tuple[str, ...]


OCCASIONS = {
    "confirm": Occasion(
        msgid("Please confirm: alerts from {desk}"),
        msgid("Somebody, hopefully you, asked us to write here when a government changes its advice for travellers."),
        msgid("Yes, write to me"),
        (
            msgid("Nothing is sent until you press the button on the page behind this link."),
            msgid("The link is good for seven days. If it was not you, do nothing: this is the only mail you get."),
        ),
    ),
    "login": Occasion(
        msgid("Your link to {desk}"),
        msgid("Here is the way to what you follow: change it, pause it, take your data with you, or leave."),
        msgid("Open my alerts"),
        (
            msgid("The link works once, within fifteen minutes."),
            msgid("If you did not ask for it, do nothing. Nobody can use it but who reads this mailbox."),
        ),
    ),
    "move": Occasion(
        msgid("Please confirm your new address for {desk}"),
        msgid("Alerts that went to another mailbox are to come to this one from now on."),
        msgid("Yes, write to this address"),
        (
            msgid("Until you press the button on the page behind this link, nothing changes."),
            msgid("The link is good for seven days. If it was not you, do nothing."),
        ),
    ),
    "test": Occasion(
        "A test from {desk}",
        "Alerts reach this mailbox. Nothing happened anywhere; no advice has changed.",
        "",
        ("Your travel desk asked for this mail. There is nothing to do.",),
    ),
    "moved": Occasion(
        msgid("{desk} now writes to another address"),
        msgid("As asked and confirmed, alerts no longer come to this mailbox."),
        "",
        (msgid("If it was not you, answer this mail at once: somebody has used your link."),),
    ),
}


_LONGEST = 600  # letters of one wish: twelve names of countries, and behind them how often


@dataclass(frozen=True, slots=True)
class Own:
    """One such letter: the occasion, the delivery it is, where its button leads, what was wished, in which language.

    `delivery` is its number and when it was owed: a database that was restored gives its numbers once more, and two
    mails of one identity are one to whoever reads them.
    """

    kind: str
    delivery: str
    url: str = ""
    following: Sequence[str] = ()
    language: str = "en"


def personal(own: Own, now: datetime, desk: Desk) -> Message:
    """Write the letter; KeyError for an occasion that is none.

    The identity is the delivery's: every attempt is the same mail.
    """
    occasion, spoken = OCCASIONS[own.kind], tongue(own.language)
    message_id = identity(desk.secret, "letter", own.delivery, own.kind)
    words = {
        "tongue": spoken,
        "subject": header(spoken.gettext(occasion.subject).format(desk=desk.name)),
        "lead": spoken.gettext(occasion.lead),
        "button": spoken.gettext(occasion.button) if occasion.button else "",
        "after": [spoken.gettext(line) for line in occasion.after],
        "url": own.url,
        "following": [header(line, _LONGEST) for line in own.following],
        "desk": header(desk.name),
    }
    return Message(
        id=message_id,
        subject=str(words["subject"]),
        text=printed(desk, "personal.txt", words),
        html=printed(desk, "personal.html", words),
        payload={},
        headers={
            "From": str(Address(header(desk.name), addr_spec=desk.letters or desk.sender)),
            "Date": format_datetime(now.astimezone(UTC)),
            "Message-ID": f"<{message_id}@{desk.host}>",
            **AUTOMATIC,
            "X-Advisory-Letter": own.kind,
        },
    )
