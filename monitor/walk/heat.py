"""How often to look by how hot a country is: a crisis is watched more closely, a quiet corner less."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model import Event

_GRAVE = ("P1", "P2")
LEAST = 60  # seconds; nobody is asked more often


@dataclass(frozen=True, slots=True)
class Heat:
    """The countries where something grave was noticed lately, and those where anything was; and what follows.

    `hot` and `quiet` multiply the rest between two looks; the page of a burning country is asked every `page` seconds
    at least (0: as `hot` says), though no index points at it.
    """

    burning: frozenset[str] = frozenset()
    stirring: frozenset[str] = frozenset()
    hot: float = 1.0
    quiet: float = 1.0
    page: int = 0

    def rest(self, every: int, countries: Collection[str]) -> int:
        """Return the seconds to rest between two looks at what concerns these countries (none: as configured)."""
        if not countries:
            return every
        if not self.burning.isdisjoint(countries):
            return max(LEAST, round(every * self.hot))
        return every if not self.stirring.isdisjoint(countries) else round(every * self.quiet)

    def rest_of_page(self, every: int, countries: Collection[str]) -> int:
        """Return the seconds between two looks at a page behind an index, from those of its round."""
        rest = self.rest(every, countries)
        hot = bool(self.page) and not self.burning.isdisjoint(countries)
        return min(rest, self.page) if hot else rest


EVEN = Heat()  # everywhere as configured


def felt(events: Iterable[Event], now: datetime, hours: int, hot: float, quiet: float, page: int = 0) -> Heat:
    """Feel the heat of events noticed lately (those of the quiet span are enough): grave ones burn for `hours`."""
    recent = [event for event in events if event.country]
    since = now - timedelta(hours=hours)
    burning = {e.country for e in recent if e.finding.severity in _GRAVE and e.detected_at >= since}
    return Heat(frozenset(burning), frozenset(e.country for e in recent), hot, quiet, page)
