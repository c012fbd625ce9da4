"""Families may not join the government's staff: a standing posture after a departure (3 FAM 3770)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import shifts, told
from monitor.model import Change, Finding, Gist

_ANY_LONGER = re.compile(r"\bno longer\b", re.I)  # else nobody says that they could until now


def recognise(change: Change) -> Iterator[Finding]:
    """Find an unaccompanied posture that is new, or ended."""
    for shift in shifts(change, KIND.name):
        if shift.new and shift.new.on and not shift.new.grade:
            again = " again" if shift.old and shift.old.grade else ""
            headline = f"Only some family members may join {actor(change)} staff in {change.name}{again}"
            gist = Gist(actor(change), "families_some")
            why = "The text newly says which family members may join staff."
            yield told(KIND.name, shift, "P3", headline, why, gist)
        elif shift.began:
            said = "no longer" if shift.old or (shift.new and _ANY_LONGER.search(shift.new.span.text)) else "not"
            headline = f"Families may {said} join {actor(change)} staff in {change.name}"
            gist = Gist(actor(change), "families_not")
            yield told(KIND.name, shift, "P3", headline, "The text newly says that families cannot join staff.", gist)
        elif shift.ended:
            headline = f"Families may join {actor(change)} staff in {change.name} again"
            gist = Gist(actor(change), "families_again")
            yield told(KIND.name, shift, "P3", headline, "The text says that families may join staff again.", gist)


KIND = Kind("family_presence_restricted", recognise, wordy=True, stirs=True)
