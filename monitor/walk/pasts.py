"""The past of pages out of the versions we once believed: for a memory that was written before pasts were kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from monitor.compare.doors.earlier import onward
from monitor.compare.doors.rows import is_row
from monitor.model import NO_PAST, Belief, Past
from monitor.store.codec import moment
from monitor.store.sqlite import Store
from monitor.store.standing import Reign
from monitor.walk.world import Memory, Pass

_KEPT = "1"  # what a publisher's note says once the pasts of its pages are kept


def pasts(versions: Iterable[Reign], recall: Memory) -> dict[str, Past]:
    """Return the past of each version of a destination, by hash; `versions` are those believed, the oldest first."""
    found: dict[str, Past] = {}
    before = None
    for one in versions:
        if before and before.reading.sha256 == one.sha256:
            continue
        view = recall(one.sha256)
        if view is None or is_row(view):
            continue
        before = onward(before, view, moment(one.since).date()) if before else view
        found[one.sha256] = before.past
    return found


def remember(store: Store, look: Pass, recall: Memory) -> None:
    """Give the pages believed the pasts that an older release did not keep; once, and none to posts, which end.

    A note of a lifting that outlived the next order read, by itself, as if nobody had to leave.
    """
    name = f"past.{look.publisher.NAME}"
    if look.publisher.POSTS or store.note(name) == _KEPT:
        return
    for destination, belief in look.beliefs.items():
        if belief.withdrawn_at is None and belief.past == NO_PAST and (past := _past(store, belief, recall)) != NO_PAST:
            look.beliefs[destination] = right = replace(belief, past=past)
            look.corrected.append(right)
    look.notes = {**look.notes, name: _KEPT}


def _past(store: Store, belief: Belief, recall: Memory) -> Past:
    """A page that tells of no departure and no post's work needs none."""
    page = store.library.edition(belief.sha256)
    said = page.posture if page else None
    if said is not None and not (said.departures or said.operations):
        return NO_PAST
    versions = store.library.versions(belief.publisher, belief.destination)
    return pasts(versions, recall).get(belief.sha256, NO_PAST)
