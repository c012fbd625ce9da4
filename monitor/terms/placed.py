"""Know a decision again by its day and people where a later text adds the place that the one before left out."""

from __future__ import annotations

from collections.abc import Mapping

from monitor.model import Departure


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


def _decision(said: Departure) -> tuple[object, ...]:
    return said.audience, said.status, said.decided_on
