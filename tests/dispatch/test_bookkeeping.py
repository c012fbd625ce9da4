"""The journal of what left cannot be written: nothing leaves, and nothing is in doubt for it."""

from __future__ import annotations

import resource
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.deliver.clerk import Unwritable
from monitor.dispatch.bookkeeping import Outbook
from monitor.model import Begun, Delivery, Recipient, State
from monitor.store.journal import Journal
from monitor.store.shapes import Kept
from tests.store.blank import blank_store
from tests.store.stories import NINE, event


def test_an_order_that_a_full_disk_keeps_leaves_within_the_minute_after_it(tmp_path: Path):
    """The database still had room, the file beside it none: the order nobody had sent was held for a quarter of an hour as one that may have left."""
    store, now = blank_store(tmp_path / "monitor.db"), NINE
    store.save_recipient(Recipient("ann", "email", "ann@example.org"), [], now)
    store.keep(Kept("us_state", now, events=[event()]))
    store.enqueue([Delivery(event().id, "ann", now, "follows")], now)

    def book(journal: Path) -> Outbook:
        return Outbook(store, Journal(journal), "house", lambda: now)

    full = book(Path("/dev/full"))
    (due,) = full.claim("email", 5)
    with pytest.raises(Unwritable, match="No space left"):
        full.step([], [Begun(due.id, "m1", due.turn)], {})
    (waits,) = store.outbox()
    assert (waits.state, waits.attempts, store.attempts(due.id)) == (State.RETRY_WAIT, 0, [])  # a whole night costs no pause
    assert waits.last_reason == "/dev/full: expected a file that can be written, got: No space left on device"
    now += timedelta(seconds=40)
    store.recover("house", now)
    free = book(tmp_path / "sent.journal")
    (due,) = free.claim("email", 5)
    may, _ = free.step([], [Begun(due.id, "m1", due.turn)], {})
    assert len(may) == 1
    store.close()


def test_half_a_line_swallows_no_other(tmp_path: Path):
    """A disk that is full in the middle of a line: what left before it and what leaves after it is known."""
    journal, soft = Journal(tmp_path / "sent.journal"), resource.getrlimit(resource.RLIMIT_FSIZE)
    journal.write(1, NINE, ["m1"])
    room = journal.path.stat().st_size
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room + 5, soft[1]))
        with pytest.raises(OSError, match="File too large"):
            journal.write(2, NINE, ["m2"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, soft)
    assert journal.path.stat().st_size == room
    journal.write(3, NINE, ["m3"])
    journal.close()
    assert [message for message, _ in journal.since(0)] == ["m1", "m3"]
