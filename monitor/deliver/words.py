"""A letter put into words once, so that the text and the HTML of a mail cannot say different things."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from monitor.deliver.called import writes
from monitor.deliver.excerpt import excerpt
from monitor.deliver.headline import headline
from monitor.deliver.letter import Letter, Stand
from monitor.deliver.plain import cut, header, link, prose
from monitor.deliver.reason import reason
from monitor.deliver.times import confirmed, since, times
from monitor.model import Event, Evidence, Finding, Severity
from monitor.speak.tongue import ENGLISH, Tongue, msgid

URGENCY: dict[Severity, str] = {
    "P1": msgid("Urgent"),
    "P2": msgid("Important"),
    "P3": msgid("Notice"),
    "P4": msgid("For the record"),
}
PEOPLE = 50  # travellers a mail names
_FEW = 8  # as many stand before what changed; a longer list would hide it
_HEADLINE = 400  # characters of a headline within a mail: a subject shows fewer
OTHERS = 8  # other governments
_ASKED, _LEAST = 300, 4  # characters of one thing to do, and how many of them are always shown
_SAYS = {"after": msgid("Now says"), "before": msgid("No longer says")}
_FLAGS = {
    "silent_edit": msgid("A silent edit: the words changed under an unchanged date."),
    "note_says_otherwise": msgid("The publisher’s own note speaks of no such change; the text itself says otherwise."),
    "corrects": msgid("A correction: by its own words it takes the place of what was told before."),
    "said_again": msgid("Another source has told the end of this, and the page says it again in its old words: it may"
        " be a new order, or an old sentence."),
    "history_added": msgid("The text now tells of something older; it is not news of today."),
}
AGAIN = msgid("Sent again: nobody knows whether it arrived the first time.")
# Of what came with much else at once: what a reader must know before acting on it.
UNSEEN = msgid("No officer has looked at these yet. They came with much else at once, which may be a fault.")
RULED = {
    "open": msgid("No officer has looked at this yet. It came with much else at once, which may be a fault."),
    "discarded": msgid("An officer has found this to be a fault. Do not act on it."),
}


@dataclass(frozen=True, slots=True)
class Room:
    """How much of one letter may be shown: characters of redline and of one quotation, and how many of each."""

    redline: int
    quote: int
    quotes: int
    inside: int


def facts(letter: Letter, zone: str, now: datetime, room: Room, tongue: Tongue = ENGLISH) -> dict[str, Any]:
    """Return every fact of a letter as the templates print it; all foreign words are clean, none is escaped yet."""
    event, finding, where = letter.event, letter.event.finding, place(letter, tongue)
    redline = excerpt(letter.redline, room.redline, tongue)
    url, (why, why_in) = link(event.url, letter.hosts), reason(finding, tongue)
    return {
        "severity": finding.severity,
        "urgency": tongue.gettext(URGENCY[finding.severity]),
        "place": where,
        "label": tongue.gettext(header(letter.label)),
        "kind": kind(finding.kind, tongue),
        "line": headline(finding, where, tongue),
        "headline": header(finding.headline, _HEADLINE),
        "why": prose(why),
        "why_in": why_in,
        "written": writes(event.publisher),
        "level": level(letter, tongue),
        "since": since(letter, where, zone, now, tongue) if finding.severity in ("P1", "P2") else [],
        "notes": list(_notes(letter, now, tongue)),
        "people": [header(name) for name in letter.names] if len(letter.names) <= _FEW else [],
        "roster": [header(name) for name in letter.names[:PEOPLE]] if len(letter.names) > _FEW else [],
        "roster_left": max(0, len(letter.names) - PEOPLE),
        "answer": letter.answer,
        "page": letter.page,
        "quotes": [_quote(e, room.quote, tongue) for e in finding.evidence[: room.quotes]],
        "quotes_left": max(0, len(finding.evidence) - room.quotes),
        "asked": [header(one, _ASKED) for one in letter.asked[: max(_LEAST, room.quotes)]],
        "inside": [_inside(f, letter, room.quote, tongue) for f in event.inside[: room.inside]],
        "inside_left": max(0, len(event.inside) - room.inside),
        "others_title": _others_title(letter, tongue),
        "others": [_other(stand, tongue) for stand in letter.others[:OTHERS]],
        "others_left": max(0, len(letter.others) - OTHERS),
        "mission": letter.mission,
        "source": {"url": url, "name": header(letter.source) or urlsplit(url).hostname or ""},
        "times": list(times(letter, where, zone, now, tongue)),
        "confirmed": confirmed(letter, tongue),
        "doors": [_door(letter, at, tongue) for at in range(min(len(event.doors), 8))],
        "redline": redline.paragraphs,
        "left_out": redline.left_out,
        "moved": any(s.mark == "moved" for paragraph in redline.paragraphs for s in paragraph),
        "pages": {"before": event.before_sha256[:12], "after": event.after_sha256[:12]},
        "id": event.id,
    }


def kind(name: str, tongue: Tongue) -> str:
    """Name a kind of event as people read it (`departure_ordered`: Departure ordered)."""
    return tongue.gettext(name.replace("_", " ").capitalize())


def gist(finding: Finding, where: str, tongue: Tongue) -> str:
    """Say a finding in one line: in the reader's language, else with its kind and where it is before the English."""
    if line := headline(finding, where, tongue):
        return line
    return (f"{tongue.listed([kind(finding.kind, tongue), where])}: " if tongue.foreign else "") + finding.headline


def government(short: str, tongue: Tongue) -> str:
    """Name a government in short ("US", "USA")."""
    return tongue.gettext(header(short))


def place(letter: Letter, tongue: Tongue) -> str:
    """Name where a letter's event is."""
    return named(letter.event, tongue)


def named(event: Event, tongue: Tongue) -> str:
    """Name where an event is: the country in the reader's language, or the places the publisher names."""
    places = ", ".join(event.places)
    known = len(event.places) == 1 and tongue.knows(event.country or "")
    said = tongue.country(event.country or "", places) if known else places
    return header(said or event.country or event.destination)


def level(letter: Letter, tongue: Tongue = ENGLISH) -> dict[str, str]:
    """Say the level before and after, and say it too when it did not move; a mission's post has none to tell of."""
    before, after = letter.event.level_before, letter.event.level_after
    words = {name: tongue.gettext(header(said)) if said else "" for name, said in
             (("before", letter.words_before), ("after", letter.words_after))}  # fmt: skip
    named = {"from": "" if before is None else str(before), "to": "" if after is None else str(after)}
    move, shape = _moved(before, after)
    line = "" if letter.mission and move == "none" else tongue.gettext(shape).format(before=before, after=after)
    apart = tongue.gettext("parts at Level {level}").format(level=letter.parts) if letter.parts else ""
    parts = str(letter.parts) if letter.parts else ""
    return {**words, **named, "line": line, "apart": apart, "parts": parts, "move": move}


def _moved(before: int | None, after: int | None) -> tuple[str, str]:
    """Return how a level moved, in a word and in a sentence still to be filled."""
    if before is None:
        return ("none", msgid("No level stated")) if after is None else ("new", msgid("no level → Level {after}"))
    if after is None:
        return "gone", msgid("Level {before} → no level stated")
    if before == after:
        return "unchanged", msgid("Level {after} — unchanged")
    if after > before:
        return "raised", msgid("Level {before} → Level {after}, raised")
    return "lowered", msgid("Level {before} → Level {after}, lowered")


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


def _notes(letter: Letter, now: datetime, tongue: Tongue) -> Iterator[str]:
    say = tongue.gettext
    yield from (say(note) for note in (AGAIN if letter.repeats else "", RULED.get(letter.storm or "", "")) if note)
    overtaken = msgid("No longer the latest word. Since then, in this message, too: “{headline}”.")
    reverts = msgid("Changed and reverted: this takes back “{headline}”.")
    before = msgid("No longer the latest word. Since then: “{headline}”.")
    for said, other in ((overtaken, letter.later), (before, letter.since), (reverts, letter.reverts)):
        if other:
            yield say(said).format(headline=header(gist(other.finding, named(other, tongue), tongue)))
    if letter.travellers:
        yield header(letter.travellers)
    if letter.replaces:
        said = say("Replaces our message “{headline}”, which had not left or perhaps not arrived; this one tells both.")
        told = tongue.semicolon.join(gist(one.finding, named(one, tongue), tongue) for one in letter.replaces)
        yield said.format(headline=header(told))
    for flag in letter.event.flags:
        yield say(_FLAGS[flag]) if flag in _FLAGS else header(flag.replace("_", " ").capitalize() + ".")
    late = now - letter.event.detected_at.replace(second=0, microsecond=0)  # as the times are printed
    if late > timedelta(hours=1):
        hours, minutes = divmod(int(late.total_seconds()) // 60, 60)
        said = say("Delayed: this left {hours} h {minutes} min after we first saw the change.")
        yield said.format(hours=tongue.number(hours), minutes=minutes)


def _quote(evidence: Evidence, limit: int, tongue: Tongue) -> dict[str, str]:
    text = prose(evidence.text[: 2 * limit]).strip()
    return {"side": evidence.side, "says": tongue.gettext(_SAYS[evidence.side]), "text": cut(text, limit)}


def _inside(finding: Finding, letter: Letter, limit: int, tongue: Tongue) -> dict[str, Any]:
    line, quotes = headline(finding, place(letter, tongue), tongue), finding.evidence[:2]
    return {"line": line, "headline": header(finding.headline), "quotes": [_quote(e, limit, tongue) for e in quotes]}


def _others_title(letter: Letter, tongue: Tongue) -> str:
    """Name the list of governments; below a mission's post its own government is not another one."""
    title = msgid("Where governments stand") if letter.mission else msgid("Where other governments stand")
    return tongue.gettext(title)


def _other(stand: Stand, tongue: Tongue) -> dict[str, str]:
    """Say where another government stands, and whether it has moved of late."""
    number = "" if stand.level is None else str(stand.level)
    said = tongue.gettext("Level {level}").format(level=number) if number else tongue.gettext("No level stated")
    moved = tongue.gettext("moved on {day}").format(day=tongue.plain_day(stand.moved_on)) if stand.moved_on else ""
    blind = "" if stand.checked else tongue.gettext("not checked now")
    words = tongue.gettext(header(stand.words)) if stand.words else ""
    apart = tongue.gettext("parts at Level {level}").format(level=stand.parts) if stand.parts else ""
    more = {"words": words, "parts": str(stand.parts or ""), "apart": apart, "moved": moved, "blind": blind}
    return {"short": government(stand.short, tongue), "level": number, "line": said, **more}


def _door(letter: Letter, at: int, tongue: Tongue) -> dict[str, str]:
    door = letter.event.doors[at]
    return {
        "name": header(door.name),
        "url": link(door.url, letter.hosts),
        "hash": header(door.sha256[:12]),
        "role": tongue.gettext("first seen" if at == 0 else "confirms"),
    }
