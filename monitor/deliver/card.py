"""A letter cut down to what fits on a phone's lock screen and a chat: the same facts as the mail, fewer of them."""

from __future__ import annotations

from datetime import datetime

from monitor.deliver.letter import Letter
from monitor.deliver.plain import header
from monitor.deliver.words import Room, facts, gist
from monitor.model import Card, Severity
from monitor.speak.tongue import ENGLISH, Tongue, msgid

SIGN: dict[Severity, str] = {"P1": "🔴", "P2": "🟠", "P3": "🔵", "P4": "⚪"}
TAKE_ON, NOBODY_ELSE = msgid("Take it on"), msgid("so that nobody else is woken.")
TO_DO, EVIDENCE = msgid("What to do, in the publisher’s words"), msgid("All evidence, and what came since")
READ, LOOK = msgid("Read at {site}"), msgid("Look at it")
_ASKED = 5  # things to do
_ROOM = Room(redline=0, quote=600, quotes=2, inside=4)


def card(letter: Letter, zone: str, now: datetime, tongue: Tongue = ENGLISH) -> Card:
    """Return the facts a chat shows, our words in the reader's language."""
    said = facts(letter, zone, now, _ROOM, tongue)
    stands, apart, words = (said["level"][name] for name in ("line", "apart", "after"))
    return Card(
        severity=said["severity"],
        urgency=said["urgency"],
        place=said["place"],
        label=said["label"],
        headline=said["line"] or header(gist(letter.event.finding, said["place"], tongue), 400),
        original=said["headline"] if said["line"] else "",
        why=said["why"],
        level=stands and tongue.listed([one for one in (stands + (words and f"{tongue.colon} {words}"), apart) if one]),
        notes=tuple(said["notes"]),
        quotes=tuple((quote["says"], quote["text"]) for quote in said["quotes"]),
        inside=tuple(one["line"] or one["headline"] for one in said["inside"]),
        times=tuple((row["label"], row["main"], row["second"]) for row in said["times"]),
        confirmed=said["confirmed"],
        url=said["source"]["url"],
        site=said["source"]["name"],
        answer=said["answer"],
        page=said["page"],
        asked=tuple(said["asked"][:_ASKED]),
    )


def left(count: int, tongue: Tongue) -> str:
    """Say how many more there are than are shown."""
    return tongue.ngettext("… and %(count)s more", "… and %(count)s more", count) % {"count": tongue.number(count)}


def taken_on(tongue: Tongue) -> str:
    """Ask to take an event on, where no link can stand on the words."""
    return tongue.listed([tongue.gettext(TAKE_ON), tongue.gettext(NOBODY_ELSE)])
