"""A post that is there a second time: under a new address (a mended title, a site that moved), or beside itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from monitor.model import Belief, Reading


def copied(
    said: Reading,
    known: Iterable[Belief],
    read: Callable[[Belief], Reading | None],
    same: Callable[[Belief], bool],
) -> Belief | None:
    """Find the post of the same day and body that a post is, by `same`: its feed has it no longer, or it came with it.

    One that stands beside an older one says it anew: sirens twice on one day.
    """
    day = said.published_on
    near = (b for b in known if day and b.published_on == day and b.destination != said.destination)
    mine = (b for b in near if set(b.countries) & set(said.countries) and same(b))
    return next((b for b in mine if (old := read(b)) and _body(old) == _body(said)), None)


def _body(said: Reading) -> str:
    return said.text.removeprefix(said.title).strip()
