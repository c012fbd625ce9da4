"""Rows of a list that cannot be read, or are gone unexplained: whose they are is not checked, and operators hear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from monitor.collect.knock import GOOD, Knock, hourly, short
from monitor.collect.markup import fingerprint
from monitor.compare.doors import absence
from monitor.compare.doors.editions import View
from monitor.model import Health, Reading
from monitor.speak.tongue import plural
from monitor.store.illegible import LATELY, Row, rows, written
from monitor.store.sqlite import Store
from monitor.walk.asking import pointed
from monitor.walk.world import Pass

_ASKED = timedelta(hours=2)  # within which the page of whom no list shows for a week is asked


def viewed(reading: Reading) -> View:
    """Take the fingerprint of a reading: of its level and its words."""
    return View(reading, fingerprint(f"level {reading.level}\n{reading.text}"))


def note(store: Store, look: Pass) -> None:
    """Take rows that cannot be read for unseen, say so of their door, and remember them; posts fall off anyway.

    Where nothing moved in a list, what could not be read of it at the look before is there still.
    """
    for number, one in enumerate(look.knocks):
        if look.publisher.POSTS or not one.good or one.state.health not in GOOD:
            continue
        door = one.door.name
        before = {row.why: row for row in rows(store, door)}
        now = _stay(look, door, before) if one.unmoved else _found(look, door, before)
        now |= {why: _row(look, door, why, destination, before.get(why)) for why, destination in _lost(look, door)}
        if now:
            parts = len(look.shown[door]) + len(now)
            look.knocks[number] = _told(look, one, list(now), parts)
            if not short(one.door, one.state.items, parts):  # the list is as long as ever
                look.hidden[door] = {d for row in now.values() for d in (row.destination, *row.may)}
        if now or before:
            left = {why: row for why, row in before.items() if look.now - row.seen < LATELY} | now
            look.notes |= written(door, left.values())


def _stay(look: Pass, door: str, before: Mapping[str, Row]) -> dict[str, Row]:
    last = look.before[door].good_at
    return {why: replace(row, seen=look.now) for why, row in before.items() if row.seen == last}


def _found(look: Pass, door: str, before: Mapping[str, Row]) -> dict[str, Row]:
    found = dict.fromkeys(look.unread.get(door, ()), "") | dict(_bare(look, door))
    return {why: _row(look, door, why, destination, before.get(why)) for why, destination in found.items()}


def _row(look: Pass, door: str, why: str, destination: str, before: Row | None) -> Row:
    if before:
        return replace(before, seen=look.now)
    shown = look.shown[door].values()
    may = () if destination else tuple(sorted(look.beliefs.keys() - shown))
    return Row(why, destination, look.now, look.now, may)


def _bare(look: Pass, door: str) -> Iterator[tuple[str, str]]:
    """Find the rows whose level was read here and is not any more ("Level 5", "N/A"), and give them the one they had.

    Their words count as ever; without a level they would be those of another edition.
    """
    for destination, views in look.views.items():
        belief = look.beliefs.get(destination)
        had = next((c.level for c in belief.claims.get(door, ()) if c.level), None) if belief else None
        for number, view in enumerate(views) if had else ():
            said = view.reading
            if said.door == door and said.level is None:
                look.shown[door].pop(said.sha256, None)
                views[number] = viewed(replace(said, level=had))
                yield f"expected a level of {said.name}, got {said.title[:80]!r}", destination


def _lost(look: Pass, door: str) -> Iterator[tuple[str, str]]:
    """Say of the first list whom no list shows for a week, while an address that may be anything now still answers.

    A destination that was cut up, or joined to another, is shown under new names. Pages that have a round of their own
    are asked whether a list shows them or not.
    """
    if pointed(look) or door != next(each.name for each in look.publisher.DOORS if each.register):
        return
    here = {c for b in look.beliefs.values() if not (b.absent_since or b.withdrawn_at) for c in b.countries}
    for belief in look.beliefs.values():
        late = absence.overdue(belief, look.now - _ASKED)  # or else its page may not have been asked yet
        if late and not here.issuperset(belief.countries):
            since = f"{belief.absent_since:%Y-%m-%d %H:%M} UTC"
            yield f"expected {belief.name} in a list, or its page gone, got neither since {since}", belief.destination


def _told(look: Pass, one: Knock, whys: Sequence[str], parts: int) -> Knock:
    """Say so of the door: how many of the parts of its list cannot be read."""
    detail = f"{len(whys)} of {plural(parts, 'part')} unreadable: {whys[0]}"
    was = look.before.get(one.door.name)
    since = was.since if was and was.health is Health.SHRUNK else look.now
    state = one.state if one.state.health is Health.STALE else replace(one.state, health=Health.SHRUNK, since=since)
    return replace(one, state=hourly(replace(state, detail=detail[:300]), was, look.now))
