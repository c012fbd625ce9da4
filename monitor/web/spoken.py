"""What governments say of a country, and told of late: public, so it is asked once a pass for all desks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from monitor.store.log import Asked, Entry
from monitor.store.standing import Stand
from monitor.web import world
from monitor.web.site import Site

SHOWN = 6  # alerts of a country; the others are counted


@dataclass(frozen=True, slots=True)
class Said:
    """A country: what stands, of how many publishers, which of them cannot be read now, what was told."""

    stands: tuple[Stand, ...]
    publishers: int
    unread: frozenset[str]
    alerts: tuple[Entry, ...]
    more: int

    @property
    def level(self) -> int | None:
        """The gravest level any government states."""
        return max((one.level for one in self.stands if one.level), default=None)


def spoken(site: Site) -> Callable[[str, int], Said]:
    """Answer for a country and a span of days, each asked once; nothing here knows a tenant."""
    now, blind = site.clock(), world.unchecked(site)

    @cache
    def moved(days: int) -> dict[str, tuple[int, str]]:
        return site.library.moved(now - timedelta(days=days))

    @cache
    def stands(code: str) -> tuple[Stand, ...]:
        said = [one for one in site.library.here(code) if not one.withdrawn_at and not world.posts(site, one.publisher)]
        return tuple(sorted(said, key=lambda one: (-(one.level or 0), one.publisher)))

    @cache
    def said(code: str, days: int) -> Said:
        asked = Asked(countries=(code,), severities=("P1", "P2"), since=now - timedelta(days=days))
        alerts = tuple(sorted(site.library.entries(asked, limit=100), key=lambda one: one.severity))[:SHOWN]
        publishers = {one.publisher for one in stands(code)}
        unread, more = publishers & blind.get(code, set()), moved(days).get(code, (0, ""))[0] - len(alerts)
        return Said(stands(code), len(publishers), frozenset(unread), alerts, more)

    return said
