"""An absence is not news: notice it, and let only a week of it with the page gone count as a withdrawal."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.model import Belief, Health

LONG = timedelta(days=7)  # disappearances of up to some days were seen in every register
# One register alone once missed eighteen countries, one of them 33 times; who has but one is missed by that one.
_WITNESSES = 2
_GONE = (Health.NOT_FOUND, Health.SOFT_404)


def noticed(belief: Belief, showing: Collection[str], whole: Collection[str], lists: int, now: datetime) -> Belief:
    """Note whether the registers read whole this time, of so many, miss the destination; forget the word of those."""
    missing = [door for door in whole if door not in showing]
    claims = {door: said for door, said in belief.claims.items() if door not in missing}
    absent = len(missing) >= max(1, min(_WITNESSES, lists)) and not showing
    since = (belief.absent_since or now) if absent else (None if showing else belief.absent_since)
    if len(claims) == len(belief.claims) and since == belief.absent_since:
        return belief
    return replace(belief, claims=claims, absent_since=since)


def overdue(belief: Belief, now: datetime) -> bool:
    """Whether a destination has been missing for so long that its own page should be asked."""
    return belief.absent_since is not None and belief.withdrawn_at is None and now - belief.absent_since >= LONG


def gone(belief: Belief, page: Health | None, now: datetime) -> bool:
    """Whether the advisory is withdrawn: a week in no register, and its page answers that there is none."""
    return overdue(belief, now) and page in _GONE
