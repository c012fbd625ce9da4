"""Staff or families may leave a post (authorized departure, "voluntary", 3 FAM 3771)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from monitor.decide.kind import Kind, actor, evidence, joined, stays
from monitor.decide.words import people, place, posts, spoken
from monitor.model import Change, Departure, Finding, Status
from monitor.terms.moves import acts, departure_moves, eased, emptied, is_fresh

# The FCDO tells that its people left, never that they had the choice: it is read as this status, and told as it is.
_BY_CHOICE = re.compile(
    r"authori[sz]|voluntar|allow|permi[ts]|offer|approv|\blet\b|\b(?:may|can) (?:\w+ )?(?:leave|depart)|option"
    r"|choose|choice|decide|whether to (?:leave|go)|made it possible|at government expense|if they (?:wish|want)",
    re.I,
)
_WITHDRAWN = re.compile(r"withdr|evacuat|relocat|\bleft\b|moved", re.I)
_FEWER = re.compile(r"reduc|fewer|drawn down", re.I)
_ESSENTIAL = re.compile(r"\bnon-?e", re.I)
_TAKEN = "Staff or families left; no sentence says that they must. Read as what the State Department calls authorized."


def recognise(change: Change) -> Iterator[Finding]:
    """Find a post that came under an authorized departure, decided recently; a step down from ordered is a lifting."""
    for act in acts(departure_moves(change), change):
        allowed = [d for move in act for d in move.new if d.status is Status.AUTHORIZED]
        fresh = [d for d in allowed if is_fresh(d, change)]
        known = {d.audience for move in act for d in move.old if d.status is Status.AUTHORIZED}
        eased_to = act[0].rank[0] == 2 or eased(act)  # told as a step down
        if not fresh or eased_to or (act[0].rank == (1, 2) and {d.audience for d in fresh} <= known):
            continue
        if emptied(act, change) and not _chosen(fresh) and {d.audience for d in fresh} != {"family"}:
            continue  # that the post stopped working tells it: no choice was theirs
        post = posts(move.post for move in act)
        where = place(post, spoken(change.name))
        yield Finding(
            kind=KIND.name,
            severity="P1",
            headline=joined(f"{actor(change)} {_does(allowed, where)}", stays(change)),
            rule="departure.state",
            why=f"Authorized departure now applies to {where}: leaving is voluntary." if _chosen(fresh) else _TAKEN,
            evidence=evidence("after", *(d.span for d in fresh)),
            post=post,
            new="authorized",
            decided_on=max((d.decided_on for d in fresh if d.decided_on), default=None),
        )


def _chosen(departures: Iterable[Departure]) -> bool:
    return any(_BY_CHOICE.search(d.span.text) for d in departures)


def _does(departures: Iterable[Departure], where: str) -> str:
    """Say who may go; of people who were withdrawn, or fewer now, no more than that."""
    departures = list(departures)
    if _chosen(departures):
        return f"lets {people(departures)} leave {where} (voluntary)"
    said = " ".join(d.span.text for d in departures)
    if _FEWER.search(said) and not _WITHDRAWN.search(said):
        return f"reduces its staff in {where}"
    who = people(departures)
    return f"withdraws {who if _ESSENTIAL.search(said) else who.replace('non-emergency staff', 'staff')} from {where}"


KIND = Kind("departure_authorized", recognise, stirs=True)
