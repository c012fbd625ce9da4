"""A post that is there a second time: under a new address (a mended title, a site that moved), or beside itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from monitor.decide.translated import GRAVE, named
from monitor.model import Belief, Reading


def copied(
    said: Reading,
    known: Iterable[Belief],
    read: Callable[[Belief], Reading | None],
    same: Callable[[Belief], bool],
) -> Belief | None:
    """Find the post of the same day and body that a post is, by `same`: its feed has it no longer, or it came with it.

    One that stands beside an older one says it anew: sirens twice on one day. Where a body says nothing, or less than
    a new title does, the title is what is told.
    """
    day = said.published_on
    near = (b for b in known if day and b.published_on == day and b.destination != said.destination)
    mine = (b for b in near if set(b.countries) & set(said.countries) and same(b))
    return next((b for b in mine if (old := read(b)) and _repeats(said, old)), None)


def _repeats(said: Reading, old: Reading) -> bool:
    body, known = (one.text.removeprefix(one.title).strip() for one in (said, old))
    return body == known and bool(body) and named(said.title, GRAVE) <= named(f"{old.title}\n{old.text}", GRAVE)
