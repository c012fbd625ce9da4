"""Lines of the log by day and country, as pages and reports list them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from monitor.store.log import Entry


@dataclass(frozen=True, slots=True)
class Group:
    """What happened to one country on one day, the gravest first."""

    country: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One day's changes (UTC), by country."""

    day: date
    groups: tuple[Group, ...]


def by_day(entries: Iterable[Entry]) -> list[Day]:
    """Group lines by day, then by country, both in the order they come; within a country the gravest first."""
    days: dict[str, dict[str, list[Entry]]] = {}
    for entry in entries:
        days.setdefault(entry.at[:10], {}).setdefault(entry.country, []).append(entry)
    return [
        Day(
            date.fromisoformat(day),
            tuple(Group(cc, tuple(sorted(rows, key=lambda e: e.severity))) for cc, rows in groups.items()),
        )
        for day, groups in days.items()
    ]
