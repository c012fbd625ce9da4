"""The national level is computed higher than before."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, climbs, evidence, leveled, step, turned
from monitor.model import Change, Finding


def recognise(change: Change) -> Iterator[Finding]:
    """Find a higher level; the direction comes from the two levels, never from the change note."""
    before, after = change.before, change.after
    if not before or not after or climbs(before, after) <= 0:
        return
    yield Finding(
        kind=KIND.name,
        severity="P1" if after.level == 4 else "P2",
        headline=turned(change, "raises", before, after),
        rule="level.compare",
        why=step(before, after),
        evidence=evidence("after", after.level_span, after.note),
        old=str(before.level),
        new=str(after.level),
        gist=leveled(change, "level_raised", before, after),
    )


KIND = Kind("level_raised", recognise)
