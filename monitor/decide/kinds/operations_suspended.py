"""A post stops working: all staff leave, no services (2 FAM 410)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from monitor.decide.kind import Kind, actor, evidence, joined, stays
from monitor.decide.words import spoken
from monitor.locate.places import resolve
from monitor.model import Change, Finding, Gist, Operation
from monitor.terms.moves import is_new_status, operation_moves

_FOR_GOOD = re.compile(
    r"\b(?:embass|consulate|mission|high commission)\w*\b(?P<where>(?:(?!\b(?:and|while|but)\b)[^;,.]){0,60}?)"
    r" (?:permanently (?:closed|shut)\b|(?:closed|shut)(?: down)? (?:permanently|for good)\b(?! (?:reasons?|cause)))",
    re.I,
)
_GOOD = "has closed for good"
_ITS = re.compile(r"(?:(?:The|Our|Its) )?(?:embassy|high commission)\b", re.I)
_TOWN = re.compile(r"\bin (?:the )?([A-Z][\w'-]*(?: [A-Z][\w'-]*)*)")


def recognise(change: Change) -> Iterator[Finding]:
    """Find a post of this government that suspended operations recently."""
    moves = [(was, now) for was, now in operation_moves(change) if now and now.state == "suspended"]
    for was, now in moves:
        if not is_new_status(now.decided_on, change) or _announced(now, [other for _, other in moves], change):
            continue
        post = now.post or f"mission in {spoken(change.name)}"
        yield Finding(
            kind=KIND.name,
            severity="P1",
            headline=joined(f"{actor(change)} {post} {_stops(now)}", stays(change)),
            rule="operations.state",
            why="A post of the publishing government states that it suspended operations.",
            evidence=evidence("after", now.span),
            post=now.post,
            old=was.state if was else None,
            new="suspended",
            decided_on=now.decided_on,
            gist=Gist(actor(change), "closed_for_good" if _stops(now) == _GOOD else "suspended"),
        )


def _stops(said: Operation) -> str:
    """Say that a post stopped its work, or that it is closed and will not open again."""
    shut = _FOR_GOOD.search(said.span.text)
    city = (said.post or "").rpartition(" ")[2]
    town = _TOWN.search(shut["where"]) if shut else None
    elses = said.post is None and town is not None and resolve(town[1]) is None  # "the consulate in Kell"
    good = shut is not None and not elses and (city in shut["where"] or said.span.text.count(city) == 0)
    return _GOOD if good else "has suspended operations"


def _announced(said: Operation, moves: Iterable[Operation], change: Change) -> bool:
    """Whether a note, or a post's title, only announces ("Embassy closed") what the text tells of a named post.

    "The embassy's operations have moved" is of the embassy that is named before it, or behind it.
    """
    named = [other for other in moves if other.post]
    if not said.post and _ITS.match(said.span.text):
        return any(_ITS.match(f"The {other.post}") for other in named)
    note = change.after.note if change.after else None
    above = (note is not None and said.span.end <= note.end) or change.after_text.startswith(said.span.text)
    return not said.post and above and bool(named)


KIND = Kind("operations_suspended", recognise, stirs=True)
