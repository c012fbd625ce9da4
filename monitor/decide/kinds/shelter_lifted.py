"""The instruction to shelter has ended, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide import note
from monitor.decide.kind import Kind, actor
from monitor.decide.kinds.shelter_in_place import ground, place
from monitor.decide.notice import shifts, told
from monitor.model import STAFF_ALONE, Change, Finding, Gist

_AHEAD = re.compile(r"\bwill(?: also| then| now)? (?:be (?:lifted|rescinded|cancel+ed|ended|over)|end|expire)\b", re.I)


def recognise(change: Change) -> Iterator[Finding]:
    """Find a stated end of sheltering; an instruction that merely vanished is none."""
    for shift in shifts(change, "shelter_in_place"):
        if shift.ended:
            where = place(change, shift.new) if shift.new else change.name
            there = ground(change, shift.new) if shift.new else ""
            does = "is to end" if shift.new and _AHEAD.search(shift.new.span.text) else "ends"
            whose = " for its staff" if shift.new and shift.new.grade == STAFF_ALONE else ""
            if shift.new and note.took_out(shift.new.span.text) and note.fresh(change):
                headline = f"{actor(change)} no longer tells people to shelter in place: {where}"
                gist = Gist(actor(change), "shelter_untold", where=there)
                why = "The note says that it is told no longer: verify it."
                yield told(KIND.name, shift, "P2", headline, why, gist)
                continue
            headline = f"{actor(change)} {does} shelter in place{whose}: {where}"
            act = f"shelter_{'to_end' if does == 'is to end' else 'ended'}{'_staff' if whose else ''}"
            gist = Gist(actor(change), act, where=there)
            yield told(KIND.name, shift, "P2", headline, "The text says that sheltering is no longer needed.", gist)


KIND = Kind("shelter_lifted", recognise)
