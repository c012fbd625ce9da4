"""How the house itself fares: how soon things are seen and told, what waits, whether the test of the day arrived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.store.codec import moment
from monitor.tend import canary, vitals
from monitor.web.site import Site

WEEK, MONTH = timedelta(days=7), timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Sending:
    """What is told of it.

    `seconds` are those from first sight to hand-over, by severity: n, p50, p95, p99, longest; `seen` is how many
    changes of a month gave a date, and how many of them were seen on that day. `due` messages should have left, the
    first at `oldest`. `tested` is the day of the last test, `arrived` when the last that came into its mailbox was
    noticed, `late` how many did not come. `counted` is when who is owed what was last counted anew, `repaired` when
    that found something missing, and how much. `pages` say what is broken now.
    """

    seconds: Mapping[str, Mapping[str, float]]
    seen: tuple[int, int]
    due: int
    oldest: datetime | None
    tested: str
    arrived: datetime | None
    late: int
    counted: datetime | None
    repaired: tuple[datetime, int] | None
    pages: tuple[str, ...]


def mark(site: Site) -> tuple[str, int, str]:
    """What the answer depends on: the passes, the log, and the minute."""
    return site.library.pulse(), site.library.head(), f"{site.clock():%d %H:%M}"


def sending(site: Site) -> Sending:
    """Look at it now."""
    store, now = site.store, site.clock()
    due, oldest = store.vitals.queue(now)
    fixed = (store.note(vitals.REPAIRED) or "").split(" ")
    return Sending(
        seconds=store.vitals.latency(now - WEEK, now),
        seen=site.library.seen(now - MONTH),
        due=due,
        oldest=_when(oldest),
        tested=store.note(canary.SOWN) or "",
        arrived=_when(store.note(canary.ARRIVED)),
        late=len(store.notices.open("canary:")) if site.watched else 0,
        counted=_when(store.note(vitals.COUNTED)),
        repaired=(moment(fixed[0]), int(fixed[1])) if len(fixed) == 2 else None,
        pages=tuple(one.subject for one in store.notices.open(vitals.KEY)),
    )


def _when(said: str | None) -> datetime | None:
    return moment(said) if said else None
