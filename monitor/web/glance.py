"""What an officer must see before anything else: how bad it was of late, and what nobody can check just now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model.door import AHEAD, FORSAKEN_AFTER
from monitor.store.log import Asked, Entry
from monitor.web.offices import Office
from monitor.web.site import Site

LATELY = timedelta(days=7)
NAMED = 4  # urgent changes, and publishers that cannot be read, that are named at once


@dataclass(frozen=True, slots=True)
class Glance:
    """`urgent` are the newest of `count` urgent changes of a week, or the last there was; `dark` who is not read.

    `untouched` publishers were never looked at; `known` says whether any was ever read, `asleep` whether the watch
    stands still, so that nobody who was read before is read now.
    """

    count: int
    urgent: tuple[Entry, ...]
    dark: tuple[Office, ...]
    untouched: int
    known: bool
    asleep: bool
    last: datetime | None


def glance(site: Site, offices: Iterable[Office]) -> Glance:
    """Look around now."""
    since = site.clock() - LATELY
    count = site.library.tally(Asked(severities=("P1",), since=since)).get("P1", 0)
    urgent = site.library.entries(Asked(severities=("P1",)), limit=min(count, NAMED) or 1)
    known = list(offices)
    untouched = sum(1 for one in known if one.untouched)
    read, still, last = any(one.known for one in known), asleep(site, known), site.store.last_pass()
    return Glance(count, tuple(urgent), tuple(blind(known)), untouched, read, still, last)


def blind(offices: Iterable[Office]) -> Sequence[Office]:
    """The publishers because of whom somebody is not checked, those of most countries first, the never read last."""
    return sorted((one for one in offices if one.dark), key=lambda one: (-len(one.unchecked), one.label))


def asleep(site: Site, offices: Iterable[Office]) -> bool:
    """Whether nobody looks any more: no pass was made for hours, and a publisher that was due was left alone.

    Others may be in trouble beside it, or are asked so seldom that they are not due.
    """
    last = site.store.last_pass()
    lately = last is not None and -AHEAD <= site.clock() - last <= FORSAKEN_AFTER
    return last is not None and not lately and any(one.forsaken for one in offices)


def within(offices: Iterable[Office], asked: Asked) -> list[Office]:
    """The publishers that cannot be read now, of those a question is about: its answer may lack what they say."""
    return [
        one
        for one in blind(offices)
        if (not asked.publishers or one.name in asked.publishers)
        and (not asked.countries or not one.unchecked or not set(asked.countries).isdisjoint(one.unchecked))
    ]
