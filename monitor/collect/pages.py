"""Ask destinations' own pages, and tell how that door fares as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.collect.ask import Ask, Fetch, Trouble
from monitor.collect.knock import split
from monitor.collect.source import Door, Unreadable
from monitor.model import DoorState, Health, Part


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that came, and the door's state (None when nothing was asked)."""

    parts: tuple[Part, ...]
    state: DoorState | None


def ask_pages(
    fetch: Fetch,
    door: Door,
    state: DoorState,
    urls: Mapping[str, Sequence[str]],
    now: datetime,
    progress: Callable[[str, int, int], None],
) -> Pages:
    """Ask for each destination's page at its addresses in turn, until one answers with an advisory."""
    parts: list[Part] = []
    health, why = Health.OK, ""
    asked = {destination: addresses for destination, addresses in urls.items() if addresses}
    for number, (destination, addresses) in enumerate(sorted(asked.items())):
        progress(door.name, number + 1, len(asked))
        for url in addresses:
            try:
                parts += split(door, fetch(Ask(url, door.accept)).body, url).parts
                break
            except (Trouble, Unreadable) as trouble:
                health, why = trouble.health, f"{destination}: {trouble.why}"
    if not asked:
        return Pages((), None)
    new = replace(
        state,
        tried_at=now,
        health=health,
        detail=why[:300],
        items=len(parts),
        good_at=now if parts else state.good_at,
        failures=0 if parts else state.failures + 1,
        since=state.since if health == state.health else now,
    )
    return Pages(tuple(parts), new)


def silent(doors: Iterable[Door], states: Mapping[str, DoorState]) -> str:
    """Name the page door that gave nothing at all when last asked, where an index only points at its pages, or ""."""
    doors = tuple(doors)
    if not any(door.pointer for door in doors):
        return ""
    failing = (d.name for d in doors if not d.register and d.name in states and states[d.name].failures)
    return next(failing, "")
