"""A request's deadline is forgotten soon after the request ended, not when it would have passed."""

from __future__ import annotations

import socket
import time
import weakref

import pytest

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


def test_a_short_deadline_behind_a_long_one_is_kept() -> None:
    reaper = Reaper()
    with reaper.leash(3600, 1, Ways()):
        time.sleep(0.1)  # the thread sleeps until the first of them
        with reaper.leash(0.1, 1, Ways()) as short:
            until = time.monotonic() + 10
            while not short.expired and time.monotonic() < until:
                time.sleep(0.01)
    assert short.expired
    reaper.close()


def test_a_line_that_opens_when_its_time_is_over_is_shut_and_a_closed_client_opens_none() -> None:
    reaper, (ours, theirs) = Reaper(), socket.socketpair()
    with ours, theirs, reaper.leash(3600, 1, Ways()) as leash:
        leash.expire()
        leash.hold(ours)
        assert theirs.recv(1) == b""
    reaper.close()
    with pytest.raises(RuntimeError, match="closed"), reaper.leash(1, 1, Ways()):
        pass
