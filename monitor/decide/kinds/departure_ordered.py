"""Staff or families must leave a post (ordered departure, 3 FAM 3770)."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor, evidence, joined, stays
from monitor.decide.rules.extended import extended
from monitor.decide.words import people, place, posts, since, spoken, whose
from monitor.model import Change, Finding, Gist, Status
from monitor.terms.moves import acts, departure_moves, is_fresh


def recognise(change: Change) -> Iterator[Finding]:
    """Find a post that came under an ordered departure, decided recently."""
    for act in acts(departure_moves(change), change):
        ordered = [d for move in act for d in move.new if d.status is Status.ORDERED]
        fresh = [d for d in ordered if is_fresh(d, change)]
        if not fresh:
            yield from extended(KIND.name, Status.ORDERED, act, change)
            continue
        decided = max((d.decided_on for d in fresh if d.decided_on), default=None)
        was = next((d for move in act for d in move.old if d.status is Status.AUTHORIZED), None)
        post = posts(move.post for move in act if set(move.new) & set(fresh))
        turned = was or next((d for d in ordered if d.was is Status.AUTHORIZED), None)
        began = since(was.decided_on) if was else ""
        voluntary = f"(was voluntary {began})".replace(" )", ")") if turned else ""
        where = place(post, spoken(change.name))
        head = f"{actor(change)} orders {people(fresh)} out of {where} {voluntary}".strip()
        yield Finding(
            kind=KIND.name,
            severity="P1",
            headline=joined(head, stays(change)),
            rule="departure.state",
            why=f"Ordered departure now applies to {where}: leaving is not a choice.",
            evidence=evidence("after", *(d.span for d in fresh)),
            post=post,
            old="authorized" if turned else None,
            new="ordered",
            decided_on=decided,
            gist=Gist(actor(change), "ordered_after_authorized" if turned else "ordered", people=whose(fresh)),
        )


KIND = Kind("departure_ordered", recognise, stirs=True)
