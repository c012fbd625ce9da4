"""The instruction to shelter has ended, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide import note
from monitor.decide.kind import Kind, actor
from monitor.decide.kinds.shelter_in_place import place
from monitor.decide.notice import shifts, told
from monitor.model import STAFF_ALONE, Change, Finding

_AHEAD = re.compile(r"\bwill(?: also| then| now)? (?:be (?:lifted|rescinded|cancel+ed|ended|over)|end|expire)\b", re.I)


def recognise(change: Change) -> Iterator[Finding]:
    """Find a stated end of sheltering; an instruction that merely vanished is none."""
    for shift in shifts(change, "shelter_in_place"):
        if shift.ended:
            where = place(change, shift.new) if shift.new else change.name
            does = "is to end" if shift.new and _AHEAD.search(shift.new.span.text) else "ends"
            whose = " for its staff" if shift.new and shift.new.grade == STAFF_ALONE else ""
            if shift.new and note.took_out(shift.new.span.text) and note.fresh(change):
                headline = f"{actor(change)} no longer tells people to shelter in place: {where}"
                yield told(KIND.name, shift, "P2", headline, "The note says that it is told no longer: verify it.")
                continue
            headline = f"{actor(change)} {does} shelter in place{whose}: {where}"
            yield told(KIND.name, shift, "P2", headline, "The text says that sheltering is no longer needed.")


KIND = Kind("shelter_lifted", recognise)
