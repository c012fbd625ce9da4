"""A legal ban on travel began or ended; a level is advice, this is law."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import Shift, shifts, told
from monitor.model import Change, Finding, Gist


def recognise(change: Change) -> Iterator[Finding]:
    """Find a ban that is new, or stated to have ended."""
    for shift in shifts(change, KIND.name):
        if shift.began or shift.ended:
            verb = "forbids travel by law" if shift.began else "no longer forbids travel by law"
            headline = f"{actor(change)} {verb}: {change.name}"
            gist = Gist(actor(change), "travel_forbidden" if shift.began else "travel_lawful")
            yield told(KIND.name, shift, "P2", headline, "The text's words on the validity of passports changed.", gist)
    if longer := _longer(change):
        until = longer.new.what if longer.new else ""
        headline = f"{actor(change)} forbids travel by law until {until}: {change.name}"
        gist = Gist(actor(change), "travel_forbidden_until", what=until)
        yield told(KIND.name, longer, "P2", headline, "The day to which the ban lasts is later than it was.", gist)


def _longer(change: Change) -> Shift | None:
    """Find a ban that stands on both sides and now lasts to a later day."""
    old, new = (next((n for n in side.notices if n.topic == KIND.name and n.on and n.what), None)
                if side else None for side in (change.before, change.after))  # fmt: skip
    return Shift(old, new) if old and new and new.what > old.what else None


KIND = Kind("travel_prohibited_by_law", recognise)
