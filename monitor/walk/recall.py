"""Pages read by today's reader: a part that came, and any page of before by its hash."""

from __future__ import annotations

from datetime import datetime

from monitor.collect.source import Door, Unreadable
from monitor.compare.doors.editions import View
from monitor.model import Part
from monitor.walk import illegible
from monitor.walk.lately import LATELY
from monitor.walk.world import Memory, Pass, World


def view_of(door: Door, part: Part, now: datetime) -> View:
    """Read a part with today's reader; raises Unreadable or ValueError saying what was expected."""
    return LATELY.view(door, part, now, illegible.viewed)


def memory_of(world: World, look: Pass) -> Memory:
    """What recalls any page by its sha256, read by today's reader, each once a pass; None where it cannot be read."""
    doors = {d.name: d for d in look.publisher.DOORS}
    seen = {v.reading.sha256: v for views in look.views.values() for v in views}

    def recall(sha: str) -> View | None:
        if sha not in seen and (page := world.store.page(sha)) and page.door in doors:
            try:
                seen[sha] = view_of(doors[page.door], Part(page.key, page.raw, sha, page.url), look.now)
            except (Unreadable, ValueError):
                return None
        return seen.get(sha)

    return recall
