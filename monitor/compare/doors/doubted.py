"""What a list says of many at once under unchanged days waits beside what we believe until an officer has looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from monitor.compare.doors.editions import View
from monitor.model import Belief, Withheld
from monitor.model.belief import LIST


def others(belief: Belief) -> tuple[Withheld, ...]:
    """What is withheld for any other reason."""
    return tuple(w for w in belief.withheld if w.aspect != LIST)


def stands(belief: Belief) -> bool:
    """Whether anything waits for an officer."""
    return any(w.aspect == LIST for w in belief.withheld)


def beside(before: Belief, belief: Belief, views: Sequence[View], now: datetime) -> Belief:
    """Let wait for an officer what doors say so now, and what those said that were not heard in this pass.

    It waits since a door said that level first.
    """
    old, heard = [w for w in before.withheld if w.aspect == LIST], {v.reading.door for v in views}
    kept = (w for w in old if w.door not in heard and w.level != belief.level)
    new = (_doubt(belief, v, old, now) for v in views if v.doubt)
    return replace(belief, withheld=(*others(belief), *kept, *new))


def _doubt(belief: Belief, view: View, old: Sequence[Withheld], now: datetime) -> Withheld:
    said = view.reading
    since = next((w.since for w in old if (w.door, w.level) == (said.door, said.level)), now)
    return Withheld(LIST, view.doubt, since, said.door, said.sha256, belief.sha256, said.level)
