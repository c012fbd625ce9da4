"""When a person's clock says so: digest windows, and the hours of quiet, right on nights when clocks are changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from monitor.speak.zones import known

AT_ONCE = "at_once"
MODE = re.compile(r"at_once|hourly|daily ([01]\d|2[0-3]):[0-5]\d|weekly [1-7] ([01]\d|2[0-3]):[0-5]\d")
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open stretch of time [start, end), in UTC."""

    start: datetime
    end: datetime


def urgency(mode: str) -> int:
    """Rank a mode: 0 at once, then hourly, daily, weekly."""
    return ("at_once", "hourly", "daily", "weekly").index(mode.split(" ", maxsplit=1)[0])


def window(mode: str, zone: str, now: datetime) -> Window:
    """Return the digest window that `now` falls into; its end is when the digest is made.

    Ends are wall-clock times of the zone, one a day or week: a time that does not exist in spring is met as soon
    as the clock has passed it, one that comes twice in autumn counts the first time.
    """
    if not MODE.fullmatch(mode) or mode == AT_ONCE:
        raise ValueError(f"expected a digest: hourly, daily HH:MM or weekly D HH:MM, got {mode!r}")
    if mode == "hourly":
        start = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        return Window(start, start + _HOUR)
    ends = list(_ends(mode, zone, now))
    following = next(n for n, end in enumerate(ends) if end > now)
    return Window(ends[following - 1], ends[following])


def _ends(mode: str, zone: str, now: datetime) -> Iterator[datetime]:
    """List the ends around a moment, from before it to after it."""
    kind, *rest = mode.split(" ")
    at, weekly = time.fromisoformat(rest[-1]), kind == "weekly"
    today = now.astimezone(known(zone) or UTC).date()
    for days in range(-8, 9):
        day = today + timedelta(days=days)
        if not weekly or day.isoweekday() == int(rest[0]):
            yield reached(day, at, zone)


def reached(day: date, at: time, zone: str, last: bool = False) -> datetime:
    """Return the first moment (UTC) the clock of a zone shows at least `at` on a day; with `last`, the second such."""
    there = known(zone) or UTC
    first, second = (datetime.combine(day, at, there).replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if second < first:  # the clock jumps over it: PEP 495 gives the two sides of the gap the wrong way round
        return _jump(second, first, there)
    return second if last else first


def _jump(low: datetime, high: datetime, there: tzinfo) -> datetime:
    """Find the moment a clock jumps forward, to the second."""
    before = low.astimezone(there).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(there).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high


def quiet_until(begin: str | None, end: str | None, zone: str, now: datetime) -> datetime | None:
    """Return when the quiet hours that hold now will end; None if none hold, or nobody knows when they do.

    `begin` and `end` are wall-clock HH:MM; equal ones mean no quiet at all. An end that comes twice on an autumn
    night counts the second time: nobody is woken an hour early.
    """
    there = known(zone)
    if not begin or not end or begin == end or there is None:
        return None
    starts, ends = time.fromisoformat(begin), time.fromisoformat(end)
    today = now.astimezone(there).date()
    for day in (today - _DAY, today):
        until = reached(day + _DAY if ends < starts else day, ends, zone, last=True)
        if reached(day, starts, zone) <= now < until:
            return until
    return None
