"""People are told to stay where they are, now."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import shifts, told
from monitor.model import HOLDS, Change, Finding


def recognise(change: Change) -> Iterator[Finding]:
    """Find an instruction to shelter that is new; one that "still holds" was told before."""
    if any(n.topic == KIND.name and n.key == HOLDS for n in (change.after.notices if change.after else ())):
        return
    for shift in shifts(change, KIND.name):
        if shift.began and shift.new:
            where = f"{shift.new.area} ({change.name})" if shift.new.area else change.name
            headline = f"Shelter in place: {where} ({actor(change)})"
            yield told(KIND.name, shift, "P1", headline, "An instruction to shelter in place is new.")


KIND = Kind("shelter_in_place", recognise, stirs=True)
