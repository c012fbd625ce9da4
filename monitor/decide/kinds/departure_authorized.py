"""Staff or families may leave a post (authorized departure, "voluntary", 3 FAM 3771)."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor, evidence, joined, stays
from monitor.decide.words import people, place, posts
from monitor.model import Change, Finding, Status
from monitor.moves import acts, departure_moves, is_fresh


def recognise(change: Change) -> Iterator[Finding]:
    """Find a post that came under an authorized departure, decided recently; a step down from ordered is a lifting."""
    for act in acts(departure_moves(change), change):
        allowed = [d for move in act for d in move.new if d.status is Status.AUTHORIZED]
        fresh = [d for d in allowed if is_fresh(d, change)]
        known = {d.audience for move in act for d in move.old if d.status is Status.AUTHORIZED}
        if not fresh or act[0].rank[0] == 2 or (act[0].rank == (1, 2) and {d.audience for d in fresh} <= known):
            continue
        post = posts(move.post for move in act)
        where = place(post, change.name)
        yield Finding(
            kind=KIND.name,
            severity="P1",
            headline=joined(f"{actor(change)} lets {people(allowed)} leave {where} (voluntary)", stays(change)),
            rule="departure.state",
            why=f"Authorized departure now applies to {where}: leaving is voluntary.",
            evidence=evidence("after", *(d.span for d in fresh)),
            post=post,
            new="authorized",
            decided_on=max((d.decided_on for d in fresh if d.decided_on), default=None),
        )


KIND = Kind("departure_authorized", recognise, stirs=True)
