"""A hazard appeared in a text, or left it: emergency rule, an outbreak, a disaster."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import shifts, told
from monitor.model import Change, Finding


def recognise(change: Change) -> Iterator[Finding]:
    """Find hazards that came, ended or went."""
    for shift in shifts(change, KIND.name):
        said = shift.new or shift.old
        verb = "now tells of" if shift.began else "no longer tells of"
        headline = f"{actor(change)} {verb} {said.what if said else 'a hazard'}: {change.name}"
        yield told(KIND.name, shift, "P3", headline, "A hazard the text names came, ended or went.")


KIND = Kind("hazard_notice", recognise, wordy=True)
