"""Nothing is believed of a door whose pages all lost the same field at once: its layout changed, not the world."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from monitor.collect.knock import Knock
from monitor.compare.doors.editions import View
from monitor.model import Belief, Event, Evidence, Finding, Health
from monitor.walk.world import Memory, Pass

KIND = "layout_changed"
_MANY = 10  # pages that must have moved: eight were lowered and ten raised in one run, but none lost its level
_MOST = 0.5  # of all the door shows that must have lost the same field: 59 placeholders among 216 items are no layout
_SCANT = 1_500  # characters; only a page with less than that can have lost its text
_SHRUNK = 0.3  # of its text left is a text lost


def quarantine(look: Pass, before: Callable[[str], Mapping[str, str]], memory: Callable[[], Memory]) -> None:
    """Take out what doors with a changed layout said in this pass, and tell operators once.

    `before` gives what a door showed last, to go on from when it is well again; `memory` recalls older pages.
    """
    for door in sorted({view.reading.door for views in look.views.values() for view in views}):
        every = [v for views in look.views.values() for v in views if v.reading.door == door]
        moved = [(look.beliefs[v.reading.destination], v) for v in every if v.reading.destination in look.beliefs]
        if look.publisher.POSTS or len(moved) < _MANY:
            continue
        recall = memory()
        lost = Counter(field for belief, view in moved for field in _lost(belief, view, recall))
        field, count = max(lost.items(), key=lambda pair: pair[1], default=("", 0))
        shown = max(len(moved), next((one.state.items for one in look.knocks if one.door.name == door), 0))
        if count >= _MANY and count > _MOST * shown:
            _shut(look, door, before(door), f"{field} vanished from {count} of {shown} pages at once")
    for one in look.knocks:
        if one.state.health is Health.LAYOUT_CHANGED:
            look.events += _note(look, one)


def _lost(belief: Belief, view: View, memory: Memory) -> Iterator[str]:
    """Name the fields that this door had of this destination and has no more."""
    said = next(iter(belief.claims.get(view.reading.door, ())), None)
    if said is None:
        return
    if said.level is not None and view.reading.level is None:
        yield "the level"
    if said.published_on is not None and view.reading.published_on is None:
        yield "the date"
    old = memory(said.sha256) if len(view.reading.text) < _SCANT else None
    if old and len(view.reading.text) < _SHRUNK * len(old.reading.text):
        yield "the text"


def _shut(look: Pass, door: str, before: Mapping[str, str], why: str) -> None:
    """Forget what the door said now: it counts as not read, and comes whole again next time."""
    for destination, views in list(look.views.items()):
        kept = [view for view in views if view.reading.door != door]
        if kept:
            look.views[destination] = kept
        else:
            del look.views[destination]
            _ask_the_index_again(look, destination)
    look.parts = {sha: (part, of) for sha, (part, of) in look.parts.items() if of != door}
    if door in look.shown:
        look.shown[door] = dict(before)
    detail = f"{why}: nothing of it is believed"
    for number, one in enumerate(look.knocks):
        if one.door.name == door:
            look.knocks[number] = _closed(look, one, detail)
    if look.page_state and look.page_state.door == door:
        look.page_state = replace(look.page_state, health=Health.LAYOUT_CHANGED, detail=detail, items=0)


def _ask_the_index_again(look: Pass, destination: str) -> None:
    """Count the row that pointed at a page as unseen."""
    if destination in look.pointed:
        _, index, row = look.pointed[destination]
        look.shown.get(index, {}).pop(row, None)


def _closed(look: Pass, one: Knock, detail: str) -> Knock:
    was = look.before.get(one.door.name)
    state = replace(
        one.state,
        health=Health.LAYOUT_CHANGED,
        detail=detail,
        since=was.since if was and was.health is Health.LAYOUT_CHANGED else look.now,
        good_at=was.good_at if was else None,
        items=was.items if was else 0,
        failures=(was.failures if was else 0) + 1,
        etag="",
        last_modified="",
    )
    return Knock(one.door, state)


def _note(look: Pass, one: Knock) -> list[Event]:
    """Tell operators when it begins; travellers only see that nobody checked since."""
    was, why = look.before.get(one.door.name), one.state.detail
    if was is None or was.health is Health.LAYOUT_CHANGED:
        return []
    finding = Finding(
        kind=KIND,
        severity="P4",
        headline=f"The layout of {one.door.name} changed, its countries are not checked: {why}",
        rule="layout.vanished",
        why="What vanishes from most pages at once was moved by the publisher, not withdrawn.",
        evidence=(Evidence("after", why),),
    )
    identity = sha256("\x1f".join((KIND, one.door.name, look.now.isoformat())).encode()).hexdigest()[:16]
    return [
        Event(
            id=identity,
            publisher=look.publisher.NAME,
            country="",
            places=(one.door.name,),
            destination="*",
            finding=finding,
            detected_at=look.now,
            published_on=None,
            flags=(),
            held=None,
            doors=(),
            before_sha256="",
            after_sha256="",
            url=one.door.url,
        )
    ]
