"""A part of the country came under a higher level: added, enlarged or raised."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.areas import flagged, stepped
from monitor.decide.areas.extent import extent
from monitor.decide.areas.ground import finding
from monitor.decide.kind import Kind
from monitor.model import Change, Finding


def recognise(change: Change) -> Iterator[Finding]:
    """Find areas that a higher level newly covers; one event for all that one change raises."""
    raised = extent(change).raised
    if raised:
        yield finding(change, KIND.name, raised, rising=True)
    yield from flagged.findings(change, KIND.name, rising=True)
    yield from stepped.findings(change, KIND.name, rising=True)


KIND = Kind("area_advice_raised", recognise, stirs=True)
