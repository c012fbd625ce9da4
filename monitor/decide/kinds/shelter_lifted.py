"""The instruction to shelter has ended, in words."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import shifts, told
from monitor.model import STAFF_ALONE, Change, Finding


def recognise(change: Change) -> Iterator[Finding]:
    """Find a stated end of sheltering; an instruction that merely vanished is none."""
    for shift in shifts(change, "shelter_in_place"):
        if shift.ended:
            area = f"{shift.new.area}, " if shift.new and shift.new.area else ""
            whose = " for its staff" if shift.new and shift.new.grade == STAFF_ALONE else ""
            headline = f"{actor(change)} ends shelter in place{whose}: {area}{change.name}"
            yield told(KIND.name, shift, "P2", headline, "The text says that sheltering is no longer needed.")


KIND = Kind("shelter_lifted", recognise)
