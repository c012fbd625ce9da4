"""A part of the country left a higher level: removed, shrunk or lowered."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.areas import flagged, stepped
from monitor.decide.areas.extent import extent
from monitor.decide.areas.ground import finding
from monitor.decide.kind import Kind
from monitor.model import Change, Finding


def recognise(change: Change) -> Iterator[Finding]:
    """Find areas that a higher level covers no longer; one event for all that one change lowers."""
    lowered = extent(change).lowered
    if lowered:
        yield finding(change, KIND.name, lowered, rising=False)
    yield from flagged.findings(change, KIND.name, rising=False)
    yield from stepped.findings(change, KIND.name, rising=False)


KIND = Kind("area_advice_lowered", recognise)
