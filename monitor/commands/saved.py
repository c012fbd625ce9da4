"""Saved pages: read one, or name the events between two, without the settling that only doors over time allow."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from monitor.collect.source import Unreadable
from monitor.collect.sources import SOURCES
from monitor.commands.ask import Usage
from monitor.compare.doors.earlier import onward
from monitor.compare.doors.editions import View
from monitor.compare.redline import redline
from monitor.decide.classify import classify, events
from monitor.decide.kinds import KINDS
from monitor.model import Change, Event, Posture, Source
from monitor.walk.recall import view_of

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def read_saved(source: str, file: Path, url: str, now: datetime) -> list[View]:
    """Read one saved page; raises Usage saying what was expected."""
    if source not in SOURCES:
        raise Usage(f"expected a source among {', '.join(SOURCES)}, got {source!r}")
    address = url or f"https://saved.invalid/{file.name}"
    try:
        door, listing = SOURCES[source].saved(file.read_bytes(), address)
        return [view_of(door, part, now) for part in listing.parts]
    except (Unreadable, ValueError) as error:
        raise Usage(f"{file}: {error}") from error


def compare_saved(source: str, old: Path, new: Path, url: str, now: datetime) -> list[tuple[Change, tuple[Event, ...]]]:
    """Name the events between two saved pages, each destination that differs with its own."""
    before = {v.reading.destination: v for v in read_saved(source, old, url, now)}
    found = []
    for view in read_saved(source, new, url, now):
        was = before.get(view.reading.destination)
        if was is not None and was.fingerprint != view.fingerprint:
            change = between(was, view, source, now)
            found.append((change, events(change, classify(change, KINDS))))
    return found


def between(was: View | None, now_: View, publisher: str, at: datetime) -> Change:
    """Two readings as a change, without the settling that only doors over time allow; a post has nothing before it."""
    now_ = onward(was, now_, at.date()) if was else now_
    old, new = was.reading if was else None, now_.reading
    return Change(
        publisher=publisher,
        destination=new.destination,
        countries=new.countries,
        name=new.name,
        url=new.url,
        before=was.posture if was else Posture(level=None),
        after=now_.posture,
        before_text=old.text if old else "",
        after_text=new.text,
        before_sha256=old.sha256 if old else "",
        after_sha256=new.sha256,
        published_before=old.published_on if old else None,
        published_on=new.published_on,
        detected_at=at,
        looked_at=at if new.published_on else _LONG_AGO,  # undated pages: whatever differs is news
        doors=(Source(new.door, new.url, new.sha256),),
        pieces=redline(old.text, new.text) if old else (),
        actor=SOURCES[publisher].SHORT,
    )
