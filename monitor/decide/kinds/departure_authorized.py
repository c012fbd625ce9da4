"""Staff or families may leave a post (authorized departure, "voluntary", 3 FAM 3771)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from monitor.decide.kind import Kind, actor, evidence, joined, stays
from monitor.decide.rules.extended import extended
from monitor.decide.words import people, place, posts, spoken, whose
from monitor.model import Change, Departure, Finding, Gist, Status
from monitor.terms.moves import acts, departure_moves, eased, emptied, is_fresh
from monitor.terms.whom import by_choice

# As they say it in English, German, Dutch and Japanese.
_WITHDRAWN = re.compile(
    r"withdr|evacuat|relocat|\bleft\b|moved|abgezogen|abzieh|evakuier|ausgeflogen|ausgereist|verlassen|verlegt|zurückge"
    r"|geëvacueerd|terugge(?:trokken|haald|roepen)|vertrokken|verlaten|退避|出国|帰国", re.I
)
_FEWER = re.compile(
    r"reduc|fewer|dr(?:aw|ew)\w*[- ]?down|reduzier|verringer|verkleiner|ausgedünnt|verminder|ingekrompen|afgeschaald"
    r"|teruggebracht|縮小", re.I
)
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
            gist=_gist(allowed, change),
        )


def _does(departures: Iterable[Departure], where: str) -> str:
    """Say who may go; of people who were withdrawn, or fewer now, no more than that."""
    departures = list(departures)
    if by_choice(departures):
        return f"lets {people(departures)} leave {where} (voluntary)"
    if _fewer(departures):
        return f"reduces its staff {'at' if where.startswith(('Embass', 'Consulate')) else 'in'} {where}"
    who = people(departures)
    who = who if _ESSENTIAL.search(_said(departures)) else who.replace("non-emergency staff", "staff")
    return f"withdraws {who} from {where}"


def _gist(departures: Sequence[Departure], change: Change) -> Gist:
    """Take the headline apart, as `_does` says it."""
    if by_choice(departures):
        return Gist(actor(change), "authorized", people=whose(departures))
    if _fewer(departures):
        return Gist(actor(change), "staff_fewer")
    who = whose(departures)
    own = who.startswith("staff") and not _ESSENTIAL.search(_said(departures))
    return Gist(actor(change), "withdrawn", people=f"its_{who}" if own else who)


def _said(departures: Iterable[Departure]) -> str:
    return " ".join(d.span.text for d in departures)


def _fewer(departures: Iterable[Departure]) -> bool:
    """Whether the text says no more than that there are fewer people now."""
    said = _said(departures)
    return _FEWER.search(said) is not None and not _WITHDRAWN.search(said)


KIND = Kind("departure_authorized", recognise, stirs=True)
