"""Know a decision again by its day and people where two texts name its place differently, or one of them not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from monitor.model import Departure, Operation, Status
from monitor.terms.whom import embassy_alone

_STRENGTH = {Status.LIFTED: 0, Status.AUTHORIZED: 1, Status.ORDERED: 2}
Stated = Mapping[str, tuple[Departure, ...]]


def aligned(old: Stated, new: Stated) -> tuple[dict[str, tuple[Departure, ...]], dict[str, tuple[Departure, ...]]]:
    """Key what two texts state by the same posts, whatever either calls them. Both are departures by post key.

    Staff and families are looked at one by one: a text may name the embassy for these and nothing for those.
    """
    sides: tuple[dict[str, tuple[Departure, ...]], dict[str, tuple[Departure, ...]]] = ({}, {})
    for audience in ("employees", "family"):
        ours, theirs = _of(audience, old), _of(audience, new)
        ours = placed(ours, theirs)
        theirs = unretold(ours, renamed(ours, theirs))
        for side, said in zip(sides, (inherited(ours, theirs), theirs), strict=True):
            for post, found in said.items():
                side[post] = (*side.get(post, ()), *found)
    return sides


def _of(audience: str, said: Stated) -> dict[str, tuple[Departure, ...]]:
    mine = {post: tuple(d for d in found if d.audience == audience) for post, found in said.items()}
    return {post: found for post, found in mine.items() if found}


def placed(
    old: Mapping[str, tuple[Departure, ...]], new: Mapping[str, tuple[Departure, ...]]
) -> dict[str, tuple[Departure, ...]]:
    """Key what the old text states of the whole mission by the post that the new text names for the same decision.

    Both are departures by post key, "" for the whole mission.
    """
    whole = old.get("", ())
    kept = {post: said for post, said in old.items() if post}
    for post in (post for post in new if post and post not in old):
        known = {_decision(d) for d in new[post]}
        found = tuple(d for d in whole if d.decided_on and _decision(d) in known)
        if found:
            kept[post] = found
            whole = tuple(d for d in whole if d not in found)
    return {**({"": whole} if whole else {}), **kept}


def inherited(
    old: Mapping[str, tuple[Departure, ...]], new: Mapping[str, tuple[Departure, ...]]
) -> dict[str, tuple[Departure, ...]]:
    """Give what the old text states of the whole mission to a post that the new one names, as what stood there, too.

    Not where the new text dates a status that is no milder: that was decided for the post, on top of the other.
    """
    whole = old.get("", ())
    stood = max((_STRENGTH[d.status] for d in whole), default=0)
    kept = dict(old)
    for post, said in new.items():
        now, dated = max(_STRENGTH[d.status] for d in said), any(d.decided_on for d in said)
        if post and post not in old and stood and (now < stood or (now == stood and not dated)):
            kept[post] = tuple(replace(d, post=said[0].post) for d in whole)
    return kept


def _decision(said: Departure) -> tuple[object, ...]:
    return said.audience, said.status, said.decided_on


def renamed(
    old: Mapping[str, tuple[Departure, ...]], new: Mapping[str, tuple[Departure, ...]]
) -> dict[str, tuple[Departure, ...]]:
    """Key the new text's statements as the old one's, where one says "the mission" and the other names its embassy.

    An end for the whole mission ends what stood at each of its posts.
    """
    gone, came = [post for post in old if post not in new], [post for post in new if post not in old]
    meant = [p for p in gone if _stands(old[p])] or [p for p in gone if p.startswith("embassy")]
    if "" in came and meant and not _stands(new[""]):
        alone = all(embassy_alone(d.span.text) for d in new[""])
        over = [p for p in meant if not (alone and p.startswith("consulate"))]
        return {**{post: new[post] for post in new if post}, **{p: _at(old[p][0].post, new[""]) for p in over}}
    gone = [post for post in gone if _stands(old[post])]
    embassies = [post for post in came if post.startswith("embassy")]
    if gone == [""] and len(embassies) == 1:
        return {("" if post == embassies[0] else post): said for post, said in new.items()}
    if came == [""] and len(gone) == 1 and gone[0].startswith("embassy"):
        return {(post or gone[0]): said for post, said in new.items()}
    return dict(new)


def _stands(said: Iterable[Departure]) -> bool:
    return any(d.status is not Status.LIFTED for d in said)


def _at(post: str | None, said: Iterable[Departure]) -> tuple[Departure, ...]:
    return tuple(replace(d, post=post) for d in said)


def unretold(
    old: Mapping[str, tuple[Departure, ...]], new: Mapping[str, tuple[Departure, ...]]
) -> dict[str, tuple[Departure, ...]]:
    """Leave out what is told again of a decision, by its day, without the post that the old text named."""
    known = {(d.audience, d.status, d.decided_on) for said in old.values() for d in said if d.decided_on}
    if "" in old or "" not in new:
        return dict(new)
    past = {(d.audience, d.status) for said in old.values() for d in said}
    kept = tuple(
        d
        for d in new[""]
        if (d.audience, d.status, d.decided_on) not in known
        and not (d.continuing and d.decided_on is None and (d.audience, d.status) in past)  # "previously authorized"
    )
    return {**{post: said for post, said in new.items() if post}, **({"": kept} if kept else {})}


def embassy_named(old: Mapping[str, Operation], new: Mapping[str, Operation]) -> dict[str, Operation]:
    """Key the older working state of the whole mission by the embassy that the new text names for it."""
    embassy = next((key for key in new if key.startswith("embassy") and key not in old), None)
    named = bool(embassy) and "" in old and "" not in new
    return {(embassy or key) if named and key == "" else key: said for key, said in old.items()}
