"""What governments say of a country, and told of late: public, so it is asked once for all desks until it moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from monitor.store.codec import moment
from monitor.store.log import Asked, Entry
from monitor.store.standing import Stand
from monitor.terms.states import akin, follows
from monitor.web import world
from monitor.web.site import Site

SHOWN = 6  # alerts of a country; the others are counted
_LATER = 100  # of what was told since, the newest


@dataclass(frozen=True, slots=True)
class Said:
    """What stands of a country, the gravest first; of how many publishers, and which of them cannot be read now.

    `mute` are publishers whose missions' posts cannot be read.
    """

    stands: tuple[Stand, ...]
    publishers: int
    unread: frozenset[str]
    mute: tuple[str, ...]

    @property
    def level(self) -> int | None:
        """The gravest level any government states."""
        return max((one.level for one in self.stands if one.level), default=None)


@dataclass(frozen=True, slots=True)
class Lately:
    """The gravest alerts of some days, each severity the newest first; how many more changes there were.

    `past` are those of them whose own page has told something else of the same state since: an order that was lifted.
    """

    alerts: tuple[Entry, ...]
    more: int
    past: frozenset[str] = frozenset()


def said(
    site: Site, stood: Callable[[], world.Stands], unread: Callable[[], world.Unread]
) -> Callable[[str], Said]:
    """Answer for a country; nothing here knows a tenant."""
    blind, held = unread(), stood()

    @cache
    def of(code: str) -> Said:
        known = held.get(code, ())
        publishers = {one.publisher for one in known}
        stands = sorted(known, key=lambda one: (-(one.level or 0), one.publisher))
        dark = blind.get(code, {})
        return Said(tuple(stands), len(publishers), frozenset(publishers & dark.keys()), world.mute(site, dark))

    return of


def lately(site: Site, moved: Callable[[], world.Moved]) -> Callable[[str, int], Lately]:
    """Answer for a country and a span of days; nothing here knows a tenant."""
    now, told = site.clock(), moved()

    @cache
    def of(code: str, days: int) -> Lately:
        asked = Asked(countries=(code,), severities=("P1", "P2"), since=now - timedelta(days=days))
        stood = [one for one in site.library.entries(asked, limit=100) if not one.fault]
        alerts = sorted(stood, key=lambda one: one.severity)[:SHOWN]
        return Lately(tuple(alerts), told(days).get(code, (0, ""))[0] - len(alerts), overtaken(site, alerts))

    return of


def overtaken(site: Site, shown: Sequence[Entry]) -> frozenset[str]:
    """Name those of one country that are no longer the latest word; what no officer has looked at overtakes nothing."""
    kinds = tuple(sorted(frozenset().union(*(akin(one.kind) for one in shown))))
    if not kinds:
        return frozenset()
    asked = Asked(countries=(shown[0].country,), kinds=kinds, since=moment(min(one.at for one in shown)))
    firm = [one for one in site.library.entries(asked, limit=_LATER) if one.storm not in ("open", "discarded")]
    kept = cache(site.store.event)

    def ends(now: Entry, then: Entry) -> bool:
        alike = now.publisher == then.publisher and now.destination == then.destination and now.kind in akin(then.kind)
        told = (kept(now.id), kept(then.id)) if alike and now.at > then.at else (None, None)
        return bool(told[0] and told[1] and follows(told[0], told[1]))

    return frozenset(then.id for then in shown if any(ends(now, then) for now in firm))
