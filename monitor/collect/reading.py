"""Small readings every source shares: dates in the forms governments write, JSON, parts with their hash."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from monitor.collect import markup
from monitor.collect.source import Unreadable
from monitor.model import Health, Part, Span
from monitor.terms.calendar import MONTH, SHORT_MONTH

_DAY = re.compile(rf"\b(\d{{1,2}}) ({SHORT_MONTH})[a-z]* (\d{{4}})(?=$| \d\d:\d\d)")
_LONG_DAY = re.compile(rf"\b({MONTH}) (\d{{1,2}}), (\d{{4}})\b")
_SHORT_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_MONTHS = SHORT_MONTH.split("|")
_EARLIEST = date(2010, 1, 1)  # 1970 and the year 2920 have both been served


def plausible(day: date | None, now: datetime) -> date | None:
    """Return the date unless no advisory can bear it: before 2010, or more than two days ahead of the clock."""
    if day is None or not _EARLIEST <= day <= now.date() + timedelta(days=2):
        return None
    return day


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def day_in(text: str) -> date | None:
    """Find a date in one of the three forms the doors write."""
    text = " ".join(text.split())
    if found := _DAY.search(text):
        return _date(found[3], _MONTHS.index(found[2]) + 1, found[1])
    if found := _LONG_DAY.search(text):
        return _date(found[3], _MONTHS.index(found[1][:3]) + 1, found[2])
    if found := _SHORT_DAY.search(text):
        return _date(found[3], int(found[1]), found[2])
    return None


def make_part(key: str, raw: bytes, url: str) -> Part:
    """Name a piece of a document by the SHA-256 of its bytes."""
    return Part(key=key, raw=raw, sha256=sha256(raw).hexdigest(), url=url)


def stamp(text: str) -> datetime | None:
    """Read an ISO 8601 time with a zone; None for anything else."""
    try:
        when = datetime.fromisoformat(text.replace("Z", "+00:00"))
        return when.astimezone(UTC) if when.tzinfo else None
    except (ValueError, OverflowError):  # the first and the last day of the calendar stand for "none"
        return None


def parsed_json(body: bytes) -> object:
    """Decode and parse JSON; raises Unreadable with the beginning of what came instead."""
    text = markup.decode(body)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(Health.UNREADABLE, f"expected JSON, got {text[:60]!r} ({error})") from error


def canonical(item: object) -> bytes:
    """Write one JSON value always the same way, so that its hash means its content."""
    return json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")


def iso_day(value: object) -> date | None:
    """Read the date at the start of an ISO 8601 text."""
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def seconds_day(value: object) -> date | None:
    """Read the UTC day of an epoch in seconds."""
    return epoch_day(value * 1000) if isinstance(value, int | float) else None


def lined(text: str) -> Iterator[Span]:
    """Give each line of a clean text with the place where it stands."""
    at = 0
    for line in text.split("\n"):
        yield Span(at, at + len(line), line)
        at += len(line) + 1


def epoch_day(value: object) -> date | None:
    """Read the UTC day of an epoch in milliseconds."""
    if not isinstance(value, int | float) or not abs(value) <= 4e12:  # which holds for what is no number, too
        return None
    return datetime.fromtimestamp(value / 1000, UTC).date()
