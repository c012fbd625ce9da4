"""Stored pages become texts people can look up: those of a time before there was an index, or all anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from monitor.compare.doors.editions import View
from monitor.model import NO_PAST, Belief, Past
from monitor.store.editions import Edition
from monitor.walk import texts
from monitor.walk.pasts import pasts
from monitor.walk.world import Progress, quiet
from monitor.wire import House

_BATCH = 50  # pages read between two writes


def backfill(house: House, most: int, progress: Progress = quiet) -> int:
    """Make editions of up to `most` pages that have none; returns how many were made."""
    done, shelf = 0, _Shelf(house)
    waiting = house.store.library.unread(most)
    while batch := waiting[done : done + _BATCH]:
        house.store.library.shelve(_editions(shelf, batch))
        done += len(batch)
        progress("pages", done, len(waiting))
    return done


@dataclass(slots=True)
class _Shelf:
    """What is asked again and again while pages are read: what is believed, and the past of each version."""

    house: House
    believed: dict[str, dict[str, Belief]] = field(default_factory=dict)
    known: dict[tuple[str, str], dict[str, Past]] = field(default_factory=dict)

    def view(self, sha: str, publisher: str) -> View | None:
        """Read a page as it was believed: with what its older editions told; the one believed now as it is believed."""
        view = self.house.view(sha)
        if view is None:
            return None
        destination = view.reading.destination
        if publisher not in self.believed:
            self.believed[publisher] = self.house.store.beliefs(publisher)
        belief = self.believed[publisher].get(destination)
        if belief and belief.sha256 == sha:
            return texts.stated(belief, self.house.view)
        if not (view.posture.departures or view.posture.operations):
            return view
        if (key := (publisher, destination)) not in self.known:
            self.known[key] = pasts(self.house.store.library.versions(*key), self.house.view)
        return replace(view, past=self.known[key].get(sha, NO_PAST))


def _editions(shelf: _Shelf, hashes: list[str]) -> Iterator[Edition]:
    """Read pages again; one that today's reader cannot read is kept as one without text, and not asked again."""
    for sha in hashes:
        page = shelf.house.store.page(sha)
        if page is None:
            continue
        publisher = page.door.partition(".")[0]
        view = shelf.view(sha, publisher)
        if view is not None:
            yield texts.edition(view, publisher, page.seen_at, view.posture)
        else:
            yield Edition(sha, publisher, "", (), "", page.door, page.url, page.seen_at, None, None, "")
