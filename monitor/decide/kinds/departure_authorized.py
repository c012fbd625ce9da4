"""Staff or families may leave a post (authorized departure, "voluntary", 3 FAM 3771)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from monitor.decide.kind import Kind, actor, evidence, joined, stays
from monitor.decide.rules.extended import extended
from monitor.decide.words import people, place, posts, spoken
from monitor.model import Change, Departure, Finding, Status
from monitor.terms.moves import acts, departure_moves, eased, emptied, is_fresh
from monitor.terms.whom import by_choice

_WITHDRAWN = re.compile(r"withdr|evacuat|relocat|\bleft\b|moved", re.I)
_FEWER = re.compile(r"reduc|fewer|dr(?:aw|ew)\w*[- ]?down", re.I)
_ESSENTIAL = re.compile(r"\bnon-?e", re.I)
_TAKEN = "Staff or families left; no sentence says that they must. Read as what the State Department calls authorized."


def recognise(change: Change) -> Iterator[Finding]:
    """Find a post that came under an authorized departure, decided recently; a step down from ordered is a lifting."""
    for act in acts(departure_moves(change), change):
        allowed = [d for move in act for d in move.new if d.status is Status.AUTHORIZED]
        fresh = [d for d in allowed if is_fresh(d, change)]
        known = {d.audience for move in act for d in move.old if d.status is Status.AUTHORIZED}
        if not fresh:
            yield from extended(KIND.name, Status.AUTHORIZED, act, change)
        eased_to = (act[0].rank[0] == 2 and by_choice(allowed)) or eased(act)  # told as a step down
        if not fresh or eased_to or (act[0].rank == (1, 2) and {d.audience for d in fresh} <= known):
            continue
        if emptied(act, change) and not by_choice(fresh) and {d.audience for d in fresh} != {"family"}:
            continue  # that the post stopped working tells it: no choice was theirs
        post = posts(move.post for move in act)
        where = place(post, spoken(change.name))
        yield Finding(
            kind=KIND.name,
            severity="P1",
            headline=joined(f"{actor(change)} {_does(allowed, where)}", stays(change)),
            rule="departure.state",
            why=f"Authorized departure now applies to {where}: leaving is voluntary." if by_choice(fresh) else _TAKEN,
            evidence=evidence("after", *(d.span for d in fresh)),
            post=post,
            new="authorized",
            decided_on=max((d.decided_on for d in fresh if d.decided_on), default=None),
        )


def _does(departures: Iterable[Departure], where: str) -> str:
    """Say who may go; of people who were withdrawn, or fewer now, no more than that."""
    departures = list(departures)
    if by_choice(departures):
        return f"lets {people(departures)} leave {where} (voluntary)"
    said = " ".join(d.span.text for d in departures)
    if _FEWER.search(said) and not _WITHDRAWN.search(said):
        return f"reduces its staff {'at' if where.startswith(('Embass', 'Consulate')) else 'in'} {where}"
    who = people(departures)
    return f"withdraws {who if _ESSENTIAL.search(said) else who.replace('non-emergency staff', 'staff')} from {where}"


KIND = Kind("departure_authorized", recognise, stirs=True)
