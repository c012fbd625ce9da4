"""What was read in a pass, as the texts people look up later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from monitor.compare.doors.editions import View
from monitor.store.editions import Edition
from monitor.walk.world import Pass


def editions(look: Pass) -> Iterator[Edition]:
    """Every text read in this pass, and what those say that we believe: what people look up later."""
    believed = {belief.sha256 for belief in look.settled}
    for view in (view for views in look.views.values() for view in views):
        yield edition(view, look.publisher.NAME, look.now, view.reading.sha256 in believed)


def edition(view: View, publisher: str, seen_at: datetime, believed: bool) -> Edition:
    """A page read by today's reader, as it is looked up; its posture is read only where we believe it."""
    reading = view.reading
    return Edition(
        sha256=reading.sha256,
        publisher=publisher,
        destination=reading.destination,
        countries=reading.countries,
        name=reading.name,
        door=reading.door,
        url=reading.url,
        seen_at=seen_at,
        published_on=reading.published_on,
        level=reading.level,
        text=reading.text,
        posture=view.posture if believed else None,
    )
