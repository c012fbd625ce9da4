"""The national level is computed lower than before, and that was seen twice."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, climbs, evidence, step, turned
from monitor.model import Change, Finding


def recognise(change: Change) -> Iterator[Finding]:
    """Find a lower level; `compare.settle` lets it through only when confirmed."""
    before, after = change.before, change.after
    if not before or not after or climbs(before, after) >= 0:
        return
    yield Finding(
        kind=KIND.name,
        severity="P2" if before.level == 4 else "P3",
        headline=turned(change, "lowers", before, after),
        rule="level.compare",
        why=step(before, after),
        evidence=evidence("after", after.level_span, after.note),
        old=str(before.level),
        new=str(after.level),
    )


KIND = Kind("level_lowered", recognise)
