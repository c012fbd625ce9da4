"""What an officer must see before anything else: how bad it was of late, and what nobody can check just now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.store.log import Asked, Entry
from monitor.web.offices import Office
from monitor.web.site import Site

LATELY = timedelta(days=7)
NAMED = 4  # urgent changes, and publishers that cannot be read, that are named at once


@dataclass(frozen=True, slots=True)
class Glance:
    """`urgent` are the newest of `count` urgent changes of a week, or the last there was; `dark` who is not read.

    `untouched` publishers were never looked at.
    """

    count: int
    urgent: tuple[Entry, ...]
    dark: tuple[Office, ...]
    untouched: int
    last: datetime | None


def glance(site: Site, offices: Iterable[Office]) -> Glance:
    """Look around now."""
    since = site.clock() - LATELY
    count = site.library.tally(Asked(severities=("P1",), since=since)).get("P1", 0)
    urgent = site.library.entries(Asked(severities=("P1",)), limit=min(count, NAMED) or 1)
    known = list(offices)
    untouched = sum(1 for one in known if one.untouched)
    return Glance(count, tuple(urgent), tuple(blind(known)), untouched, site.store.last_pass())


def blind(offices: Iterable[Office]) -> Sequence[Office]:
    """The publishers because of whom somebody is not checked, those of most countries first."""
    return sorted((one for one in offices if one.unchecked), key=lambda one: (-len(one.unchecked), one.label))
