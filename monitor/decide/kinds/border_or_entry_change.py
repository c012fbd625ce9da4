"""Airspace, an airport or a border closed or opened, or a rule of entry changed."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import shifts, told
from monitor.model import Change, Finding


def recognise(change: Change) -> Iterator[Finding]:
    """Find closures and rules that are new, and ways that opened."""
    for shift in shifts(change, KIND.name):
        said = shift.new
        if said is None:
            continue
        if shift.began:
            hard = said.grade > 0
            verb = "closed" if hard else "entry rule changed"
            headline = f"{change.name}: {said.what} {verb} ({actor(change)})"
            yield told(KIND.name, shift, "P2" if hard else "P3", headline, "A closure or rule of entry is new.")
        elif shift.ended:
            headline = f"{change.name}: {said.what} open ({actor(change)})"
            yield told(KIND.name, shift, "P3", headline, "The text says that a way in or out is open.")


KIND = Kind("border_or_entry_change", recognise)
