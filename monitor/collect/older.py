"""More posts came than a feed shows: follow the listing behind it back to a post we know."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from monitor.collect.ask import Ask, Fetch, Trouble
from monitor.collect.reading import make_part
from monitor.collect.source import Door, Unreadable
from monitor.collect.wordpress import permalink
from monitor.model import DoorState, Health, Part

_QUIET = timedelta(days=30)
_NEWEST = "newest post is of "
_PAGES = 5  # of ten posts each; the liveliest mission seen sent seven updates in three days


@dataclass(frozen=True, slots=True)
class Older:
    """The posts that had fallen off the feed, as their own pages; `why` says what is still missing, if anything."""

    parts: tuple[Part, ...]
    why: str = ""


def reach_back(fetch: Fetch, door: Door, known: Collection[str], shown: Collection[str]) -> Older:
    """Ask the listing page by page until it shows a known post; both collections hold permalinks."""
    parts: list[Part] = []
    done = set(shown)
    missing = ""
    for number in range(1, _PAGES + 1):
        try:
            listed = _listed(fetch, door, number)
        except (Trouble, Unreadable) as trouble:
            return Older(tuple(parts), missing or f"older posts could not be listed: {trouble.why}")
        for link in (link for link in listed if permalink(link) not in done and permalink(link) not in known):
            done.add(permalink(link))
            try:
                parts.append(make_part(link, fetch(Ask(link, "text/html")).body, link))
            except Trouble as trouble:
                missing = missing or f"a post could not be read: {link}: {trouble.why}"
        if any(permalink(link) in known for link in listed):
            return Older(tuple(parts), missing)
    return Older(tuple(parts), missing or f"no post we know within {_PAGES} pages of the listing")


def quiet(state: DoorState, days: Iterable[date | None], now: datetime) -> DoorState:
    """Show a feed's long silence as the fact it is: nothing happened there, or nobody is left to write."""
    newest = max((day for day in days if day), default=None)
    silent = newest is not None and now.date() - newest > _QUIET and state.health is Health.OK
    ours = state.detail.startswith(_NEWEST)
    if silent and (ours or not state.detail):
        return replace(state, detail=f"{_NEWEST}{newest:%Y-%m-%d}: a quiet mission, or one that draws down")
    return replace(state, detail="") if ours and not silent else state


def _listed(fetch: Fetch, door: Door, number: int) -> tuple[str, ...]:
    assert door.older is not None and door.links is not None
    url = door.older(number)
    return door.links(fetch(Ask(url, "text/html")).body, url)
