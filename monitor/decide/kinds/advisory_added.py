"""A destination has an advisory that had none."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor, evidence
from monitor.model import Change, Finding, Gist


def recognise(change: Change) -> Iterator[Finding]:
    """Find a change with an after and no before."""
    if change.before is not None or change.after is None:
        return
    level = change.after.level
    at = f" at Level {level}" if level else ""
    yield Finding(
        kind=KIND.name,
        severity="P2" if (level or 0) >= 3 else "P3",
        headline=f"{actor(change)} publishes an advisory for {change.name}{at}",
        rule="advisory.presence",
        why="The destination was in no door before and is now in more than one, or was seen twice.",
        evidence=evidence("after", change.after.level_span),
        new=str(level) if level else None,
        gist=Gist(actor(change), "advisory_added_at" if level else "advisory_added"),
    )


KIND = Kind("advisory_added", recognise)
