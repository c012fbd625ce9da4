"""What a door shows becomes views: its new parts are read, and what cannot be read is said of the door."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from monitor.collect import older
from monitor.collect.knock import Knock, failed, untried
from monitor.collect.source import Door, Unreadable
from monitor.collect.wordpress import permalink
from monitor.model import Health, Part
from monitor.speak.tongue import plural
from monitor.walk.recall import view_of
from monitor.walk.world import Pass, Pointer, World


def read_door(world: World, look: Pass, one: Knock) -> None:
    """Read the parts of a door that are new, and those of destinations where something waits for a second sighting."""
    if not one.good:
        return
    before = world.store.parts(one.door.name)
    waiting = {d for d, b in look.beliefs.items() if b.withheld}
    if one.listing is None:
        look.shown[one.door.name] = before
        for sha, destination in before.items():
            if destination in waiting and (page := world.store.page(sha)):
                read_part(look, one.door, Part(page.key, page.raw, sha, page.url), before)
        return
    shown = look.shown.setdefault(one.door.name, {})
    moved = [p for p in one.listing.parts if p.sha256 not in before or before[p.sha256] in waiting]
    look.moved |= {one.door.name} if moved else set()
    shown.update({p.sha256: before[p.sha256] for p in one.listing.parts if p.sha256 in before})
    unread = _read_parts(world, look, one.door, moved, shown)
    _read_beside(look, one, moved, before)
    if unread:
        look.unread[one.door.name] = unread
        look.knocks[look.knocks.index(one)] = one = _partly(look, one, unread)
    if one.door.older and look.established(one.door.name):
        _reach_back(world, look, one, shown.values())


def _read_parts(world: World, look: Pass, door: Door, parts: Sequence[Part], shown: dict[str, str]) -> list[str]:
    """Read the parts that moved; returns what was wrong with those that cannot be read."""
    unread = []
    for number, part in enumerate(parts):
        world.progress(door.name, number + 1, len(parts))
        if why := read_part(look, door, part, shown):
            unread.append(why)
    return unread


def _read_beside(look: Pass, one: Knock, moved: Sequence[Part], before: Mapping[str, str]) -> None:
    """Read what a door goes on to show of a destination beside what is new: that is as much its word."""
    beside = {d for d, views in look.views.items() if views[-1].reading.door == one.door.name}
    for part in one.listing.parts if one.listing and beside else ():
        if part not in moved and before[part.sha256] in beside:
            read_part(look, one.door, part, look.shown[one.door.name])


def _reach_back(world: World, look: Pass, one: Knock, shown: Iterable[str]) -> None:
    """A feed in which no post is known shows only the newest of more: the listing behind it has the others."""
    here = set(shown)
    if not here or any(destination in look.beliefs for destination in here):
        return
    known = {permalink(b.url) for b in look.beliefs.values()}
    seen = {permalink(v.reading.url) for d in here for v in look.views.get(d, ())}
    found = older.reach_back(world.fetch, one.door, known, seen)
    unread = [why for part in found.parts if (why := read_part(look, one.door, part, {}))]
    if why := found.why or "; ".join(unread):
        state = replace(one.state, health=Health.SHRUNK, detail=f"more posts came than the feed shows; {why}"[:300])
        look.knocks[look.knocks.index(one)] = replace(one, state=state)


def _partly(look: Pass, one: Knock, unread: Sequence[str]) -> Knock:
    """Say which parts could not be read; where most of a whole document cannot, its layout changed."""
    parts = len(one.listing.parts) if one.listing else 0
    state = replace(one.state, detail=f"{len(unread)} of {plural(parts, 'part')} unreadable: {unread[0]}"[:300])
    if len(unread) * 2 <= parts:
        return replace(one, state=state)
    was = look.before.get(one.door.name, untried(one.door))
    return replace(one, state=failed(was, Health.LAYOUT_CHANGED, state.detail, look.now))


def read_part(look: Pass, door: Door, part: Part, shown: dict[str, str]) -> str | None:
    """Read one part into a view of the pass, and note in `shown` whose it is; what was wrong, if it cannot be read."""
    try:
        view = view_of(door, part, look.now)
    except (Unreadable, ValueError) as error:
        return str(error)
    shown[part.sha256] = view.reading.destination
    if door.pointer:
        look.pointed[view.reading.destination] = Pointer(view.reading.url, door.name, part.sha256)
        return None
    look.views.setdefault(view.reading.destination, []).append(view)
    look.parts[part.sha256] = (part, door.name)
    return None
