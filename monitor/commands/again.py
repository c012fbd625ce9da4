"""Decide again: the stored pages of past changes, read and judged by today's code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from monitor import contract
from monitor.commands.saved import between
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import Event
from monitor.store.protocol import Wanted
from monitor.walk.world import Progress
from monitor.wire import House


def replay(house: House, since: datetime | None, progress: Progress) -> Iterator[dict[str, object]]:
    """Decide again over the pages of stored changes; yields those that today's code would tell otherwise."""
    told: dict[tuple[str, str, str], list[Event]] = {}
    for event in house.store.events(Wanted(since=since)):
        told.setdefault((event.destination, event.before_sha256, event.after_sha256), []).append(event)
    for number, (key, was) in enumerate(told.items()):
        progress("replay", number + 1, len(told))
        kinds = _again(house, was[0])
        said = sorted({e.finding.kind for e in was})
        if kinds is not None and sorted(kinds) != said:
            yield {
                "detected_at": contract.moment(was[0].detected_at),
                "destination": key[0],
                "was": said,
                "would_be": sorted(kinds),
                "events": [e.id for e in was],
            }


def _again(house: House, event: Event) -> set[str] | None:
    before, after = house.view(event.before_sha256), house.view(event.after_sha256)
    if before is None or after is None or before is after:
        return None
    change = between(before, after, event.publisher, event.detected_at)
    if event.level_after and change.after:
        change = replace(change, after=replace(change.after, level=event.level_after))
    if event.level_before and change.before:
        change = replace(change, before=replace(change.before, level=event.level_before))
    return {f.kind for f in classify(change, KINDS).findings}
