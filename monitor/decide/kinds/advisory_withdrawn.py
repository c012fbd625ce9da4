"""A destination's advisory was withdrawn: gone from every door, and its page says so."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor, evidence
from monitor.model import Change, Finding, Gist


def recognise(change: Change) -> Iterator[Finding]:
    """Find a change with a before and no after; absence alone never makes one."""
    if change.before is None or change.after is not None:
        return
    level = change.before.level
    yield Finding(
        kind=KIND.name,
        severity="P2",
        headline=f"{actor(change)} no longer publishes an advisory for {change.name}",
        rule="advisory.presence",
        why="Every register was read whole for a week without the destination, and its own page is gone.",
        evidence=evidence("before", change.before.level_span),
        old=str(level) if level else None,
        gist=Gist(actor(change), "advisory_withdrawn"),
    )


KIND = Kind("advisory_withdrawn", recognise)
