"""The report of a dossier: one event and who knew what when, as lines a court can read, on paper, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from monitor.commands.receipts import unsent
from monitor.deliver.plain import header
from monitor.speak.tongue import ENGLISH

if TYPE_CHECKING:
    from monitor.model import Event
    from monitor.store.proof import Linked
    from monitor.wire import House

_SIDES = {"after": "Now says", "before": "Said before"}
_HEAD = "# "  # before a line that is a heading
_WORDS = "Word for word"
_MARKS = {"+ ": (17, 84, 46), "- ": (150, 30, 34)}  # in a redline: what is new and what is gone, beside their signs


def lines(
    opened: House, event: Event, told: Mapping[str, Any], pages: Sequence[Mapping[str, Any]], at: datetime, zone: str
) -> list[str]:
    """Return the report: what happened, in which words, who was told, what was decided, how to check it."""
    finding, label = event.finding, opened.publisher(event.publisher).LABEL
    link = opened.store.library.link(event.id)
    where = f"{', '.join(event.places)} ({event.country})" if event.country else ", ".join(event.places)
    days = (("Decided", finding.decided_on, "the day its text names"), ("Published", event.published_on, "its date"))
    return [
        f"{_HEAD}{header(finding.headline)}",
        f"{label} · {where} · {finding.kind} · {finding.severity} · event {event.id}",
        f"{_HEAD}When",
        *(f"{name}: {_day(day)} ({what})" for name, day, what in days if day),
        f"First seen by us: {_both(event.detected_at, zone)}",
        *([f"Held back, nobody was told: {header(event.held, 300)}"] if event.held else []),
        f"{_HEAD}In its words",
        header(finding.why),
        *(f"{_SIDES[one.side]}: “{header(one.text, 2000)}”" for one in finding.evidence),
        *([f"{_HEAD}{_WORDS}", *redline.splitlines()] if (redline := _redline(opened, event)) else []),
        *_spread(told, zone),
        *_decided(told, zone),
        f"{_HEAD}Pages as they were captured",
        *(_page(one, zone) for one in pages),
        *_chained(link),
        f"{_HEAD}How to check this",
        "Unpack the file and run python3 check.py beside it: it hashes every file and page anew and walks the chain of"
        " events from this one on. A row's hash covers the row before, so whoever noted a later hash (`advisory-monitor"
        " verify` prints it, the page of each event shows its own) can give it to check.py: where it is found, nothing"
        " before it was changed since. event.json and told.json hold all of this for programs.",
        f"Packed {_both(at, zone)}. The publisher's own page is the authority.",
    ]  # fmt: skip


def _chained(link: Linked | None) -> Iterator[str]:
    if link:
        yield f"{_HEAD}Its place in the chain"
        yield f"Row {link.seq:,} of {link.length:,}, hash {link.hash}, behind {link.prev}"


def _redline(opened: House, event: Event) -> str:
    """What became of each sentence, a sign before each: gone (-), new (+)."""
    from monitor.compare.redline import as_text

    return as_text(opened.redline(event), width=100, colour=False)


def _page(one: Mapping[str, Any], zone: str) -> str:
    """A stored page: what it is to the event, where it stood, when these very octets were captured first."""
    if not one["file"]:
        return f"{one['what']}: not stored any more, {one['sha256']}"
    first = _stamped(str(one["first_seen"]), zone)
    return f"{one['what']}: captured first {first} from {one['url']} by the door {one['door']}, {one['file']}"


def _spread(told: Mapping[str, Any], zone: str) -> Iterator[str]:
    """Who was told, by name where they have one: owed, tried, sent, come back; of others the numbers."""
    yield f"{_HEAD}Who was told"
    if not told["counted"]:
        yield "Nobody was owed a message of this alone, or it was forgotten who was (see [privacy] deliveries_days)."
    for one in told["told"]:
        name, steps = one["recipient"], told["steps"].get(one["recipient"]) or {}
        sent = _stamped(one["sent_at"], zone) if one["sent_at"] else f"not sent, due {_stamped(one['due_at'], zone)}"
        mail = told["message_ids"].get(name, "")
        yield f"{header(name)} by {one['channel']}: {one['state']}, {sent}{f', Message-ID {mail}' if mail else ''}"
        for tried in steps.get("attempts", ()):
            answer = str(tried["code"] or ""), tried["enhanced"], tried["reason"], tried["receipt"]
            said = header(" ".join((tried["outcome"] or "under way", *filter(None, answer))), 300)
            yield f"    tried {_stamped(tried['started_at'], zone)}: {said}"
        if why := unsent(steps) if steps else "":
            yield f"    not sent: {header(why, 300)}"
        for back in steps.get("came_back", ()):
            yield f"    came back {_stamped(back['at'], zone)}: {back['kind']} {header(str(back['said']), 300)}"
    for title, rows in (("All together", told["counted"]), ("Told that it was a fault", told["fault"])):
        for one in rows:
            span = " to ".join(dict.fromkeys(_stamped(one[key], zone) for key in ("first", "last") if one[key]))
            yield f"{title}: {one['count']:,} by {one['channel']}, {one['state']} {span}".rstrip()


def _decided(told: Mapping[str, Any], zone: str) -> Iterator[str]:
    """Who took it on and what officers decided of it, oldest first."""
    yield f"{_HEAD}Who acknowledged it, and what was decided"
    if storm := told["storm"]:
        began, by = _stamped(storm["began_at"], zone), header(storm["decided_by"])
        yield f"It came with much else and waited for an officer since {began}: {header(storm['why'])}"
        ruled = f"{storm['state']} by {by}, {_stamped(storm['decided_at'], zone)}" if storm["decided_at"] else "not yet"
        yield ": ".join(("Decided", ruled, *([header(storm["note"], 500)] if storm["note"] else [])))
    for one in told["taken_on"]:
        did = "gave it back" if one["gave_back"] else "took it on"
        yield f"{_stamped(one['at'], zone)}: {header(one['who'])} {did} by {one['by']} (chain {header(one['chain'])})"
    for one in sorted(told["decisions"], key=lambda one: (one["at"], one["seq"])):
        said = f"{header(one['before'], 200)} → {header(one['after'], 200)}" if one["before"] or one["after"] else ""
        deed = f"{header(one['who'])}, {one['what']} {said}".rstrip()
        yield f"{_stamped(one['at'], zone)}: {deed} (decision {one['seq']}, hash {one['hash'][:16]})"
    if not (told["storm"] or told["taken_on"] or told["decisions"]):
        yield "Nothing is known of either."


def _stamped(stamp: str, zone: str) -> str:
    return _both(datetime.fromisoformat(stamp.replace("Z", "+00:00")), zone)


def _both(when: datetime, zone: str) -> str:
    """A time to the second in UTC, and by the clock that was asked for."""
    local, _ = ENGLISH.moment(when, zone)
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" + ("" if local.endswith(" UTC") else f" ({local})")


def _day(day: date) -> str:
    return ENGLISH.day(day)


def printed(report: Sequence[str], address: str, at: datetime) -> bytes:
    """Draw the report as a PDF."""
    from monitor.web.report import INK, Paper

    paper = Paper(f"{address} · packed {at:%Y-%m-%d %H:%M} UTC · the publishers’ own pages are the authority", at)
    paper.set_title(report[0].removeprefix(_HEAD))
    paper.set_lang("en")
    paper.add_page()
    colours: Mapping[str, tuple[int, int, int]] = {}
    colour = INK
    for number, line in enumerate(report):
        if line.startswith(_HEAD):
            title = line.removeprefix(_HEAD)
            colours = _MARKS if title == _WORDS else {}
            paper.head(title, 11 if number else 15, level=1 if number else 0)
        else:
            depth = len(line) - len(line.lstrip(" "))
            colour = colour if depth > len("+ ") else colours.get(line[:2], INK)  # deeper goes on with the line before
            paper.ink(9, colour)
            paper.say(line.strip(), 4.6, left=3 * depth)
    return bytes(paper.output())
