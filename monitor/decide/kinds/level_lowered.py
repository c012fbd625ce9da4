"""The national level is computed lower than before, and that was seen twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kind import Kind, climbs, evidence, leveled, step, turned
from monitor.model import Change, Finding, Posture
from monitor.terms.names import entire, unexcepted

_ALL_OF = re.compile(r"^(?:the )?(?:whole|all) of (?:the )?", re.I)


def recognise(change: Change) -> Iterator[Finding]:
    """Find a lower level; `compare.settle` lets it through only when confirmed."""
    before, after = change.before, change.after
    if not before or not after or climbs(before, after) >= 0 or _graver(before, after, change.name):
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
        gist=leveled(change, "level_lowered", before, after),
    )


def _graver(before: Posture, after: Posture, country: str) -> bool:
    """Whether all of a country but a part that is left out has graver advice than it had: that is no lower level."""
    known = {(area.name, area.level) for area in before.areas}
    graver = {(area.name, area.level) for area in after.areas if area.level > (before.level or 0)} - known
    left = [bare for name, _ in graver if (bare := unexcepted(name)) != name]
    return any(entire(name, country) or entire(_ALL_OF.sub("", name), country) for name in left)


KIND = Kind("level_lowered", recognise)
