"""The government helps its nationals out: a form, a flight, a convoy."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import shifts, told
from monitor.model import Change, Finding


def recognise(change: Change) -> Iterator[Finding]:
    """Find help with leaving that is newly offered."""
    for shift in shifts(change, KIND.name):
        if shift.began and shift.new:
            what = "request form for departure help" if shift.new.key == "form" else "assisted departure"
            headline = f"{actor(change)} opens {what}: {change.name}"
            yield told(KIND.name, shift, "P1", headline, "Help with leaving is newly offered.")


KIND = Kind("assisted_departure", recognise, stirs=True)
