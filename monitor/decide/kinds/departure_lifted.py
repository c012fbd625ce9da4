"""An ordered or authorized departure ended, or stepped down, and the text says so."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor, evidence, joined, stays
from monitor.decide.words import place, posts
from monitor.model import Change, Finding, Status
from monitor.moves import Move, acts, departure_moves, is_news

_NAMES = {2: "ordered", 1: "authorized", 0: None}


def recognise(change: Change) -> Iterator[Finding]:
    """Find a stated end or a step down from ordered to authorized."""
    for act in acts(departure_moves(change), change):
        move = act[0]
        before, after = move.rank
        ends = after == 0 and move.stated
        steps_down = before == 2 and after == 1
        if not (ends or steps_down) or not is_news(move.decided_on, change):
            continue
        spans = [d.span for m in act for d in m.new if steps_down or d.status is Status.LIFTED]
        post = posts(m.post for m in act)
        yield Finding(
            kind=KIND.name,
            severity="P2",
            headline=joined(_head(change, move, post), stays(change)),
            rule="departure.state",
            why=_why(place(post, change.name), _NAMES[before] or "authorized or ordered", ends),
            evidence=evidence("after", *spans),
            post=post,
            old=_NAMES[before],
            new=_NAMES[after],
            decided_on=move.decided_on,
        )


def _why(where: str, was: str, ends: bool) -> str:
    if ends:
        return f"{was.capitalize()} departure no longer applies to {where}."
    return f"Authorized departure takes the place of ordered departure at {where}: leaving is voluntary now."


def _head(change: Change, move: Move, post: str | None) -> str:
    before, after = move.rank
    where = place(post, change.name)
    if after:
        return f"{actor(change)} steps down from ordered to authorized departure: {where}"
    began = min((d.decided_on for d in move.old if d.decided_on), default=None)
    days = (move.decided_on - began).days if began and move.decided_on and move.decided_on > began else 0
    after_days = f" (after {days} days)" if days else ""
    return f"{actor(change)} lifts {_NAMES[before] or 'its'} departure: {where}{after_days}"


KIND = Kind("departure_lifted", recognise, stirs=True)
