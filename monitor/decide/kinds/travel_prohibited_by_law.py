"""A legal ban on travel began or ended; a level is advice, this is law."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import shifts, told
from monitor.model import Change, Finding


def recognise(change: Change) -> Iterator[Finding]:
    """Find a ban that is new, or stated to have ended."""
    for shift in shifts(change, KIND.name):
        if shift.began or shift.ended:
            verb = "forbids travel by law" if shift.began else "no longer forbids travel by law"
            headline = f"{actor(change)} {verb}: {change.name}"
            yield told(KIND.name, shift, "P2", headline, "The text's words on the validity of passports changed.")


KIND = Kind("travel_prohibited_by_law", recognise)
