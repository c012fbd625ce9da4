"""A new warning of wrongful detention, arbitrary arrest or exit bans."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import Shift, shifts, told
from monitor.model import Change, Finding, Gist


def recognise(change: Change) -> Iterator[Finding]:
    """Find a warning of a sort the text did not give before."""
    if change.before and any(n.topic == KIND.name and n.grade for n in change.before.notices):
        return  # one sort of warning more where people are warned already is wording
    new: dict[str, list[Shift]] = {}
    for shift in shifts(change, KIND.name):
        if shift.old is None and shift.began and shift.new and shift.new.grade:
            new.setdefault(shift.new.span.text, []).append(shift)
    for (first, *more) in new.values():
        what = " and ".join(shift.new.what for shift in (first, *more) if shift.new)
        headline = f"{actor(change)} warns of {what}: {change.name}"
        gist = Gist(actor(change), "warns", what=what)
        yield told(KIND.name, first, "P2", headline, "A warning of this sort is new in the text.", gist)


KIND = Kind("detention_or_exit_ban", recognise, wordy=True, stirs=True)
