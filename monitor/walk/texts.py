"""What was read in a pass, as the texts people look up later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from monitor.compare.doors.editions import View
from monitor.compare.settle import accepted
from monitor.model import NO_PAST, Belief, Posture
from monitor.store.editions import Edition
from monitor.walk.world import Memory, Pass


def editions(look: Pass, memory: Memory) -> Iterator[Edition]:
    """Every text read in this pass, and of those that we believe what we believe of them: what people look up later.

    What waits for a second sighting is not shown before it is told.
    """
    waited = {d for d, b in look.beliefs.items() if b.withheld}
    shown = {view.reading.sha256: view for views in look.views.values() for view in views}
    believed = {b.sha256: b for b in (*look.corrected, *look.settled)}
    for sha, view in shown.items():
        if sha not in believed:
            yield edition(view, look.publisher.NAME, look.now)
    for sha, belief in believed.items():
        moved = sha in shown or belief in look.corrected or belief.withheld or belief.destination in waited
        if moved and (said := stated(belief, memory)) is not None:
            yield edition(said, look.publisher.NAME, look.now, said.posture)


def stated(belief: Belief, memory: Memory) -> View | None:
    """The page we believe, None where it cannot be read.

    Of departures and posts it says what we believe, the rest is its own words.
    """
    view, held = memory(belief.sha256), accepted(belief, memory)
    if view is None or held is None:
        return None
    if belief.past == NO_PAST and not belief.withheld:
        return view
    ours = held.posture
    said = replace(view.posture, departures=ours.departures, ended=ours.ended)
    return replace(view, believed=replace(said, operations=ours.operations, outlived=ours.outlived))


def edition(view: View, publisher: str, seen_at: datetime, posture: Posture | None = None) -> Edition:
    """A page read by today's reader, as it is looked up; `posture` is what we believe of it, where we do."""
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
        posture=posture,
    )
