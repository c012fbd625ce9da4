"""Lines of the log by day and country, as pages and reports list them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from monitor.store.log import Entry
from monitor.terms.waves import Said, waves


@dataclass(frozen=True, slots=True)
class Group:
    """What happened to one country on one day, the gravest first; or one text and its `copies` for other countries."""

    country: str
    entries: tuple[Entry, ...]
    copies: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """One day's changes (UTC), by country."""

    day: date
    groups: tuple[Group, ...]


def by_day(entries: Iterable[Entry]) -> list[Day]:
    """Group lines by day, then by country, both in the order they come; within a country the gravest first.

    One text for several countries is a group of its own.
    """
    days: dict[str, list[Entry]] = {}
    for entry in entries:
        days.setdefault(entry.at[:10], []).append(entry)
    return [Day(date.fromisoformat(day), tuple(_groups(rows))) for day, rows in days.items()]


def _groups(rows: Iterable[Entry]) -> list[Group]:
    groups: dict[str, list[Entry]] = {}
    spread: dict[str, Group] = {}
    for lead, *copies in copied(rows):
        if copies:
            groups[lead.id] = []
            spread[lead.id] = Group("", (lead,), tuple(copies))
        else:
            groups.setdefault(lead.country, []).append(lead)
    alone = {cc: Group(cc, tuple(sorted(rows, key=lambda e: e.severity))) for cc, rows in groups.items() if rows}
    return [spread.get(key) or alone[key] for key in groups]


def copied(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """Put the lines of one text for several countries together, the gravest of them first."""
    return [tuple(sorted(wave, key=lambda e: e.severity)) for wave in waves(entries, _said)]


def _said(entry: Entry) -> Said:
    at = datetime.fromisoformat(entry.at)
    return Said(entry.publisher, entry.kind, entry.quotes, entry.country, entry.place, at)
