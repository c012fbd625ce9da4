"""The government's own staff may not go somewhere, or may again."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import shifts, told
from monitor.model import Change, Finding


def recognise(change: Change) -> Iterator[Finding]:
    """Find rules for the government's own people that are new, tighter, or gone."""
    for shift in shifts(change, KIND.name):
        said = shift.new or shift.old
        where = f"{said.what} ({change.name})" if said and said.what else change.name
        if shift.began and shift.new:
            verb = "bars its staff from travel" if shift.new.grade else "restricts its staff"
            yield told(KIND.name, shift, "P2", f"{actor(change)} {verb}: {where}", "A rule is new or tighter.")
        elif shift.ended or shift.gone:
            why = "A rule for own staff is stated to have ended." if shift.ended else "A rule for own staff is gone."
            yield told(KIND.name, shift, "P3", f"{actor(change)} no longer restricts its staff: {where}", why)


KIND = Kind("staff_movement_restricted", recognise, wordy=True, stirs=True)
