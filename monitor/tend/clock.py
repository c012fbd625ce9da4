"""The time of a pass, by a clock that may have run ahead: what it wrote is put right, and looking goes on at once."""

from __future__ import annotations

from datetime import datetime, timedelta

from monitor import logs
from monitor.store.sqlite import Store

BACK = timedelta(seconds=10)  # a clock put back by no more is in good order


def rightly(store: Store, now: datetime) -> datetime:
    """The time of a pass: that of the last if it was a moment later, an operator's or before the clock moved.

    A last pass that is later still was made by a clock that ran ahead: nobody waits until it is again as late.
    """
    last = store.last_pass()
    if last is None or last <= now:
        return now
    if last < now + BACK:
        return last
    if store.put_right(now):
        logs.warn("the last pass was made by a clock that ran ahead: what it wrote is put right", last=last.isoformat())
    return now
