"""Tell an end at some posts of what was told of the whole mission, where the text is silent on the rest."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.model import Change, Posture, Status
from monitor.terms.moves import Move, departures_at, post_key

_NOWHERE = Posture(level=None)


def in_part(act: Sequence[Move], change: Change) -> bool:
    """Whether an act ends at some posts what was told of the whole mission, and the text tells no longer of the rest.

    Where it names the embassy, it names what the mission is.
    """
    who = {d.audience for move in act for d in move.new if d.status is Status.LIFTED}
    stood = departures_at(change.before or _NOWHERE)
    posts = {post_key(move.post) for move in act}
    if posts & stood.keys() or any(post.startswith("embassy") for post in posts):
        return False
    left = departures_at(change.after or _NOWHERE).get("", ())
    whole = {d.audience for d in stood.get("", ()) if d.status is not Status.LIFTED}
    return bool(whole & who) and not any(d.audience in who for d in left)
