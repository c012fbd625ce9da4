"""Stored pages become texts people can look up: those of a time before there was an index, or all anew."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.store.editions import Edition
from monitor.walk import texts
from monitor.walk.world import Progress, quiet
from monitor.wire import House

_BATCH = 50  # pages read between two writes


def shelve(house: House, most: int, progress: Progress = quiet) -> int:
    """Make editions of up to `most` pages that have none; returns how many were made."""
    done = 0
    waiting = house.store.library.unread(most)
    while batch := waiting[done : done + _BATCH]:
        house.store.library.shelve(_editions(house, batch))
        done += len(batch)
        progress("pages", done, len(waiting))
    return done


def _editions(house: House, hashes: list[str]) -> Iterator[Edition]:
    """Read pages again; one that today's reader cannot read is kept as one without text, and not asked again."""
    for sha in hashes:
        page = house.store.page(sha)
        if page is None:
            continue
        publisher = page.door.partition(".")[0]
        view = house.view(sha)
        if view is not None:
            yield texts.edition(view, publisher, page.seen_at, believed=True)
        else:
            yield Edition(sha, publisher, "", (), "", page.door, page.url, page.seen_at, None, None, "")
