"""A letter cut down to what fits on a phone's lock screen and a chat: the same facts as the mail, fewer of them."""

from __future__ import annotations

from datetime import datetime

from monitor.deliver.letter import Letter
from monitor.deliver.words import Room, facts
from monitor.model import Card, Severity

SIGN: dict[Severity, str] = {"P1": "🔴", "P2": "🟠", "P3": "🔵", "P4": "⚪"}
TAKE_ON, NOBODY_ELSE, TO_DO = "Take it on", "so that nobody else is woken.", "What to do, in the publisher’s words"
EVIDENCE = "All evidence, and what came since"
_ASKED = 5  # things to do
_ROOM = Room(redline=0, quote=600, quotes=2, inside=4)


def card(letter: Letter, zone: str, now: datetime) -> Card:
    """Return the facts a chat shows."""
    said = facts(letter, zone, now, _ROOM)
    stands, apart, words = (said["level"][name] for name in ("line", "apart", "after"))
    return Card(
        severity=said["severity"],
        urgency=said["urgency"],
        place=said["place"],
        label=said["label"],
        headline=said["headline"],
        why=said["why"],
        level=stands and stands + (f", {apart}" if apart else "") + (f": {words}" if words else ""),
        notes=tuple(said["notes"]),
        quotes=tuple((quote["says"], quote["text"]) for quote in said["quotes"]),
        inside=tuple(one["headline"] for one in said["inside"]),
        times=tuple((row["label"], row["main"], row["second"]) for row in said["times"]),
        confirmed=said["confirmed"],
        url=said["source"]["url"],
        site=said["source"]["name"],
        answer=said["answer"],
        page=said["page"],
        asked=tuple(said["asked"][:_ASKED]),
    )
