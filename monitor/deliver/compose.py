"""Write one message from one or many letters: an immediate mail is a digest of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from email.utils import format_datetime
from typing import Any

from monitor.deliver.card import CHATS, card
from monitor.deliver.letter import Desk, Letter
from monitor.deliver.payload import payload
from monitor.deliver.plain import header
from monitor.deliver.words import Room, facts
from monitor.model import Message, Reader
from monitor.seals import identity

# Gmail hides what lies beyond about 102 kB; base64 makes 4 octets of 3, and the headers take some more.
LIMIT = 70_000
_ROOMS = (Room(24_000, 2_000, 12, 20), Room(8_000, 1_200, 8, 12), Room(2_000, 600, 4, 6), Room(0, 300, 2, 3))
_MOST = LIMIT // 2_500  # letters shown whole: the shortest takes about this much in both bodies together
_LISTED = 100


def compose(letters: Sequence[Letter], reader: Reader, now: datetime, desk: Desk) -> Message:
    """Return the message of these letters for this reader: the gravest first, the same identity on every attempt.

    `now` is printed as the time of sending and is no part of the identity. A mail stays under 100 kB: redlines
    and quotations are cut first, then whole letters are named by headline only, and the mail says so.
    """
    if not letters:
        raise ValueError("compose: expected at least one letter, got none")
    ordered = sorted(letters, key=lambda one: (one.event.finding.severity, one.event.detected_at, one.event.id))
    events = sorted(letter.event.id for letter in letters)
    message_id = identity(desk.secret, "message", reader.name, reader.channel, *events)
    text, html = _written(ordered, reader, now, desk, message_id)
    return Message(
        id=message_id,
        subject=_subject(ordered),
        text=text,
        html=html,
        payload=payload(message_id, reader.name, ordered, now),
        headers=_headers(ordered, reader, now, desk, message_id),
        cards=tuple(card(one, reader.timezone, now) for one in ordered) if reader.channel in CHATS else (),
    )


def _written(letters: Sequence[Letter], reader: Reader, now: datetime, desk: Desk, message_id: str) -> tuple[str, str]:
    """Render both bodies from the same words, with less and less room until they fit."""
    text = html = ""
    for shown, room in _attempts(min(len(letters), _MOST)):
        words = {
            "letters": [facts(letter, reader.timezone, now, _share(room, shown)) for letter in letters[:shown]],
            "rest": [header(one.event.finding.headline) for one in letters[shown : shown + _LISTED]],
            "rest_left": max(0, len(letters) - shown - _LISTED),
            "total": len(letters),
            "subject": _subject(letters),
            "preview": _preview(letters),
            "desk": header(desk.name),
            "reader": header(reader.name),
            "message_id": message_id,
        }
        text, html = _printed(desk, "mail.txt", words), _printed(desk, "mail.html", words)
        if len(text.encode()) + len(html.encode()) <= LIMIT:
            break
    return text, html


def _attempts(total: int) -> Iterator[tuple[int, Room]]:
    """Say what to try, widest first: every letter with less and less room, then fewer letters."""
    yield from ((total, room) for room in _ROOMS)
    while total:
        total = total * 3 // 4
        yield total, _ROOMS[-1]


def _share(room: Room, letters: int) -> Room:
    return Room(room.redline // max(1, letters), room.quote, room.quotes, room.inside)


def _printed(desk: Desk, template: str, words: dict[str, Any]) -> str:
    lines = desk.paper.get_template(template).render(words).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _subject(letters: Sequence[Letter]) -> str:
    if len(letters) == 1:
        return header(letters[0].event.finding.headline)
    places = dict.fromkeys(f"{', '.join(one.event.places)} ({one.short})" for one in letters)
    return header(f"{len(letters)} changes: {', '.join(places)}")


def _preview(letters: Sequence[Letter]) -> str:
    """Return what an inbox shows beside the subject: the first quotation, or the next headlines."""
    if len(letters) > 1:
        return header(" · ".join(one.event.finding.headline for one in letters[:3]))
    return header(next((e.text for e in letters[0].event.finding.evidence), letters[0].event.finding.why))


def _headers(letters: Sequence[Letter], reader: Reader, now: datetime, desk: Desk, message_id: str) -> dict[str, str]:
    """Return the header fields beside To, Subject and MIME; one country's messages share one thread root."""
    first = letters[0].event
    fields = {
        "From": str(Address(header(desk.name), addr_spec=desk.sender)),
        "Date": format_datetime(now.astimezone(UTC)),
        "Message-ID": f"<{message_id}@{desk.host}>",
        "List-Id": f"<advisories.{desk.host}>",
        "Auto-Submitted": "auto-generated",
        "X-Advisory-Reader": header(reader.name),
        "X-Advisory-Event-ID": header(" ".join(one.event.id for one in letters)),
        "X-Advisory-Severity": first.finding.severity,
    }
    if len({one.event.country for one in letters}) == 1:
        root = identity(desk.secret, "thread", reader.name, first.country or first.destination)
        fields["References"] = f"<{root}@{desk.host}>"
    if first.finding.severity == "P1":
        fields["Importance"] = "high"
    return fields
