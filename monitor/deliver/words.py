"""A letter put into words once, so that the text and the HTML of a mail cannot say different things."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from monitor.deliver.excerpt import excerpt
from monitor.deliver.letter import Letter
from monitor.deliver.plain import cut, header, link, prose
from monitor.model import Evidence, Finding, Severity

URGENCY: dict[Severity, str] = {"P1": "Urgent", "P2": "Important", "P3": "Notice", "P4": "For the record"}
PEOPLE = 50  # travellers a mail names
_SAYS = {"after": "Now says", "before": "No longer says"}
_FLAGS = {
    "silent_edit": "A silent edit: the words changed under an unchanged date.",
    "note_says_otherwise": "The publisher’s own note speaks of no such change; the text itself says otherwise.",
    "history_added": "The text now tells of something older; it is not news of today.",
}


@dataclass(frozen=True, slots=True)
class Room:
    """How much of one letter may be shown: characters of redline and of one quotation, and how many of each."""

    redline: int
    quote: int
    quotes: int
    inside: int


def facts(letter: Letter, zone: str, now: datetime, room: Room) -> dict[str, Any]:
    """Return every fact of a letter as the templates print it; all foreign words are clean, none is escaped yet."""
    event, finding = letter.event, letter.event.finding
    redline = excerpt(letter.redline, room.redline)
    url = link(event.url, letter.hosts)
    return {
        "severity": finding.severity,
        "urgency": URGENCY[finding.severity],
        "place": header(", ".join(event.places) or event.country or event.destination),
        "label": header(letter.label),
        "headline": header(finding.headline),
        "why": prose(finding.why),
        "level": level(letter),
        "notes": list(_notes(letter, now)),
        "people": [header(name) for name in letter.names[:PEOPLE]],
        "people_left": max(0, len(letter.names) - PEOPLE),
        "answer": letter.answer,
        "quotes": [_quote(e, room.quote) for e in finding.evidence[: room.quotes]],
        "quotes_left": max(0, len(finding.evidence) - room.quotes),
        "inside": [_inside(f, room.quote) for f in event.inside[: room.inside]],
        "inside_left": max(0, len(event.inside) - room.inside),
        "source": {"url": url, "name": header(letter.source) or urlsplit(url).hostname or ""},
        "times": list(_times(letter, zone, now)),
        "confirmed": _confirmed(letter),
        "doors": [_door(letter, at) for at in range(min(len(event.doors), 8))],
        "redline": redline.paragraphs,
        "left_out": redline.left_out,
        "moved": any(s.mark == "moved" for paragraph in redline.paragraphs for s in paragraph),
        "pages": {"before": event.before_sha256[:12], "after": event.after_sha256[:12]},
        "id": event.id,
    }


def level(letter: Letter) -> dict[str, str]:
    """Say the level before and after, and say it too when it did not move."""
    before, after = letter.event.level_before, letter.event.level_after
    words = {"before": header(letter.words_before), "after": header(letter.words_after)}
    named = {"from": "" if before is None else str(before), "to": "" if after is None else str(after)}
    if before is None and after is None:
        return {**words, **named, "line": "No level stated", "move": "none"}
    if before == after:
        return {**words, **named, "line": f"Level {after} — unchanged", "move": "unchanged"}
    if before is None:
        return {**words, **named, "line": f"no level → Level {after}", "move": "new"}
    if after is None:
        return {**words, **named, "line": f"Level {before} → no level stated", "move": "gone"}
    move = "raised" if after > before else "lowered"
    return {**words, **named, "line": f"Level {before} → Level {after} ({move})", "move": move}


def day(when: date) -> str:
    """Write a date with its weekday ("Friday 7 January 2022")."""
    return f"{when:%A} {when.day} {when:%B %Y}"


def moment(when: datetime, zone: str) -> tuple[str, str]:
    """Write a time in the reader's zone and in UTC; the second is "" when they are the same clock."""
    utc = _clock(when.astimezone(UTC), "UTC")
    try:
        local = when.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return utc, ""  # a zone this machine does not know: UTC is always right
    if zone in ("UTC", "Etc/UTC"):
        return utc, ""
    offset = f"{local:%z}"
    return _clock(local, f"{zone} (UTC{offset[:3]}:{offset[3:5]})"), utc


def wrapped(text: str, indent: str = "", width: int = 72, first: str | None = None) -> str:
    """Wrap a text for a terminal, paragraph by paragraph; words and addresses are never broken."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        opening = indent if first is None or lines else first
        lines += textwrap.wrap(
            paragraph,
            width,
            initial_indent=opening,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(lines)


def _clock(when: datetime, zone: str) -> str:
    return f"{when:%a} {when.day} {when:%b %Y, %H:%M} {zone}"


def _times(letter: Letter, zone: str, now: datetime) -> Iterator[dict[str, str]]:
    """Keep apart when it was decided, published, seen and sent; a day alone has no zone, and says whose it is."""
    event = letter.event
    decided, published, older = event.finding.decided_on, event.published_on, letter.published_before
    yield _row("Decided", day(decided) if decided else "not stated", "the day named in the text" if decided else "")
    dated = f"the text before was dated {day(older)}" if older and older != published else "the publisher’s own date"
    yield _row("Published", day(published) if published else "no date given", dated if published or older else "")
    yield _row("First seen", *moment(event.detected_at, zone))
    yield _row("Sent", *moment(now, zone))
    yield _row("Last checked", *moment(letter.checked_at, zone))


def _row(label: str, main: str, second: str) -> dict[str, str]:
    return {"label": label, "main": main, "second": second}


def _notes(letter: Letter, now: datetime) -> Iterator[str]:
    if letter.reverts:
        yield f"Changed and reverted: this takes back “{header(letter.reverts)}”, of which you were told."
    if letter.travellers:
        yield header(letter.travellers)
    if letter.replaces:
        yield f"Replaces our earlier message: {header(letter.replaces)}"
    for flag in letter.event.flags:
        yield _FLAGS.get(flag, header(flag.replace("_", " ").capitalize() + "."))
    late = now - letter.event.detected_at
    if late > timedelta(hours=1):
        hours, minutes = divmod(int(late.total_seconds()) // 60, 60)
        yield f"Delayed: this left {hours} h {minutes} min after we first saw the change."


def _quote(evidence: Evidence, limit: int) -> dict[str, str]:
    text = prose(evidence.text[: 2 * limit]).strip()
    return {"side": evidence.side, "says": _SAYS[evidence.side], "text": cut(text, limit)}


def _inside(finding: Finding, limit: int) -> dict[str, Any]:
    return {"headline": header(finding.headline), "quotes": [_quote(e, limit) for e in finding.evidence[:2]]}


def _door(letter: Letter, at: int) -> dict[str, str]:
    door = letter.event.doors[at]
    return {
        "name": header(door.name),
        "url": link(door.url, letter.hosts),
        "hash": header(door.sha256[:12]),
        "role": "first seen" if at == 0 else "confirms",
    }


def _confirmed(letter: Letter) -> str:
    doors = len({d.name for d in letter.event.doors})
    if doors > 1:
        return f"Confirmed: {doors} of the publisher’s doors say the same."
    return "Not yet confirmed: one of the publisher’s doors says this so far."
