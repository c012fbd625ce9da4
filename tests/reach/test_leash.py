"""A request's deadline is forgotten soon after the request ended, not when it would have passed."""

from __future__ import annotations

import weakref

from monitor.reach.leash import Reaper
from monitor.reach.ways import Ways


def test_deadlines_of_requests_that_ended_do_not_pile_up() -> None:
    reaper, seen = Reaper(), []
    for _ in range(2_000):
        with reaper.leash(3600, 1, Ways()) as leash:
            seen.append(weakref.ref(leash))
    del leash
    assert sum(ref() is not None for ref in seen) < 300
    reaper.close()
