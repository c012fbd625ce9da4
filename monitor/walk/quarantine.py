"""Nothing is believed of a door whose pages all lost the same field at once: its layout changed, not the world."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from monitor.collect.knock import Knock, hourly
from monitor.collect.source import Door
from monitor.compare.doors import doubted
from monitor.compare.doors.editions import View
from monitor.model import Belief, DoorState, Event, Evidence, Finding, Gist, Health
from monitor.store.shapes import Wanted
from monitor.store.sqlite import Store
from monitor.walk import doubtful
from monitor.walk.world import Memory, Pass

KIND = "layout_changed"
_MANY = 10  # pages that must have moved: eight were lowered and ten raised in one run, but none lost its level
_MOST = 0.5  # of all the door shows that must have lost the same field: 59 placeholders among 216 items are no layout
_SCANT = 1_500  # characters; only a page with less than that can have lost its text
_ONCE = timedelta(days=1)  # between two notes on one door
_TODAY = timedelta(days=1)  # in one zone or another
_UNDATED = "another level stands under an unchanged day on"  # real changes of levels have come with a new day
_AREAS = "the areas"
_SOME = 5  # levels shown to officers
_SHRUNK = 0.3  # of its text left is a text lost


def quarantine(store: Store, look: Pass, memory: Callable[[], Memory]) -> None:
    """Take out what doors with a changed layout said in this pass, and tell operators once a day.

    `store` has what a door showed last, to go on from when it is well again; `memory` recalls older pages.
    """
    dismissed: set[str] = set()  # doors of which all that waits was dismissed: nobody is reminded
    for door in sorted({view.reading.door for views in look.views.values() for view in views}):
        every = [v for views in look.views.values() for v in views if v.reading.door == door and not v.doubt]
        moved = [(look.beliefs[v.reading.destination], v) for v in every if v.reading.destination in look.beliefs]
        if look.publisher.POSTS or (len(moved) < _MANY and not any(doubted.stands(belief) for belief, _ in moved)):
            continue
        recall = memory()
        lost = [[*_lost(belief, view, recall, look.now)] for belief, view in moved]
        fields = Counter(field for row in lost for field in row)
        field, count = max(fields.items(), key=lambda pair: pair[1], default=("", 0))
        shown = max(len(moved), next((one.state.items for one in look.knocks if one.door.name == door), 0))
        shown = len(moved) if field == _UNDATED else shown  # those that stand at the new level already do not move
        crowd = count >= _MANY and count > _MOST * shown
        if crowd and field != _UNDATED:
            _shut(look, door, store.parts(door), f"{_gone(field)} {count} of {shown} pages at once")
            continue
        undated = [row for row, fields_of in zip(moved, lost, strict=True) if _UNDATED in fields_of]
        if waits := doubtful.waiting(look, undated, moved, crowd):
            decided = all(doubtful.heard(look, *row) for row in waits)
            dismissed |= {door} if decided else set()
            _hold(look, door, waits, f"{_UNDATED} {len(undated)} of {len(moved)} pages at once", decided)
    states = [one.state for one in look.knocks] + ([look.page_state] if look.page_state else [])
    for state in states:
        if state.health is Health.LAYOUT_CHANGED and state.door not in dismissed:
            look.events += _note(store, look, state)


# ------------------------------------------------------------------ pages that come one by one
def suspects(look: Pass, page: Door, memory: Memory) -> dict[str, str]:
    """Name the destinations whose page lost a field in this pass, and the field; not those that wait since before."""
    found: dict[str, str] = {}
    for destination, views in look.views.items():
        belief, view = look.beliefs.get(destination), views[-1]
        known = {w.sha256 for w in doubted.others(belief)} if belief else set()
        if belief and view.reading.door == page.name and view.reading.sha256 not in known:
            lost = [*_lost(belief, view, memory, look.now)]
            if lost and not (lost[-1] == _UNDATED and doubtful.release(look, belief, view)):
                found[destination] = lost[-1]
    return found


def alike(look: Pass, page: Door, found: Mapping[str, str], memory: Memory) -> Iterator[str]:
    """Name destinations, not seen in this pass, whose pages have what those of `found` lost, as a template has all."""
    new = {v.reading.level for d in found for v in look.views[d]}
    for destination, belief in look.beliefs.items():
        if destination in look.views or belief.door != page.name or belief.withdrawn_at:
            continue
        if _AREAS not in found.values():
            could = belief.level not in new
        else:
            old = memory(belief.sha256)
            could = bool(old and old.reading.areas)
        if could:
            yield destination


def redrawn(
    look: Pass, found: Mapping[str, str], failing: Mapping[str, tuple[str, str, str]]
) -> dict[str, tuple[Health, str]]:
    """Take out the pages that lost what many others lost, now or in the rounds before, and say so of each."""
    lost = Counter(found.values())
    others = [row for destination, row in failing.items() if destination not in found]
    before = [why for _, health, why in others if health == Health.LAYOUT_CHANGED]
    lost += Counter(field for field in lost for why in before if why == _why(field))
    left = {d for d in found if doubtful.stays(look, look.beliefs[d], look.views[d][-1])}
    gone = {destination: field for destination, field in found.items() if lost[field] >= _MANY or destination in left}
    for destination, field in gone.items():
        if field == _UNDATED:
            doubtful.hold(look, look.views[destination][-1], f"{field} many pages within days")
            continue
        for view in look.views.pop(destination):
            look.parts.pop(view.reading.sha256, None)
    return {destination: (Health.LAYOUT_CHANGED, _why(field)) for destination, field in gone.items()}


def _why(field: str) -> str:
    return f"{_gone(field)} many pages within days: nothing of it is believed"


def _levels(moved: Sequence[tuple[Belief, View]]) -> str:
    """Show officers some of the levels: they may be meant, under days that were forgotten."""
    new = sorted((b.name, v.reading.level) for b, v in moved if v.reading.level and v.reading.level != b.level)
    return f" ({', '.join(f'{name} {level}' for name, level in new[:_SOME])}{', …' if new[_SOME:] else ''})"


def _gone(field: str) -> str:
    return field if field == _UNDATED else f"{field} vanished from"


def _lost(belief: Belief, view: View, memory: Memory, now: datetime) -> Iterator[str]:
    """Name the fields that this door had of this destination and has no more.

    Where a crisis begins a government moves many levels, and some of them again within the day.
    """
    said = next(iter(belief.claims.get(view.reading.door, ())), None)
    if said is None:
        return
    if said.level is not None and view.reading.level is None:
        yield "the level"
    if said.published_on is not None and view.reading.published_on is None:
        yield "the date"
    day, moments = said.published_on, (belief.moment, view.reading.moment)
    undated = day is not None and day == view.reading.published_on and day < now.date() - _TODAY
    undated = undated and not (all(moments) and moments[0] != moments[1])
    if undated and said.level and view.reading.level and view.reading.level != said.level:
        yield _UNDATED
    bare = undated and not view.reading.areas
    old = memory(said.sha256) if bare or len(view.reading.text) < _SCANT else None
    if old and len(view.reading.text) < min(_SCANT, _SHRUNK * len(old.reading.text)):
        yield "the text"
    if old and bare and old.reading.areas:
        yield _AREAS


def _hold(look: Pass, door: str, waits: Sequence[tuple[Belief, View]], why: str, decided: bool) -> None:
    """Let these rows wait: the door was read, and what waits of it is read again though nothing moved."""
    for _, view in waits:
        doubtful.hold(look, view, why)
    detail = f"{why}{_levels(waits)}: {'an officer dismissed them' if decided else 'they wait for an officer'}"
    for number, one in enumerate(look.knocks):
        if one.door.name == door:
            closed = _closed(look, one, detail).state
            marks = hourly(one.state, look.before.get(door), look.now)
            read = replace(closed, good_at=look.now, items=one.state.items, failures=0)
            read = replace(read, etag=marks.etag, last_modified=marks.last_modified)
            look.knocks[number] = replace(one, state=read)
    if look.page_state and look.page_state.door == door:
        look.page_state = replace(look.page_state, health=Health.LAYOUT_CHANGED, detail=detail)


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


def _note(store: Store, look: Pass, state: DoorState) -> list[Event]:
    """Tell operators when it begins, and each day it lasts; travellers only see that nobody checked since."""
    why = state.detail
    if state.door not in look.before:
        return []
    told = store.events(Wanted(since=look.now - _ONCE, kind=KIND, publisher=look.publisher.NAME))
    if any(state.door in event.places for event in told):  # half of the requests get the new layout
        return []
    finding = Finding(
        kind=KIND,
        severity="P4",
        headline=f"The layout of {state.door} changed, its countries are not checked: {why}",
        rule="layout.vanished",
        why="What vanishes from most pages at once was moved by the publisher, not withdrawn.",
        evidence=(Evidence("after", why),),
        gist=Gist(look.publisher.SHORT, KIND),
    )
    identity = sha256("\x1f".join((KIND, state.door, look.now.isoformat())).encode()).hexdigest()[:16]
    return [
        Event(
            id=identity,
            publisher=look.publisher.NAME,
            country="",
            places=(state.door,),
            destination="*",
            finding=finding,
            detected_at=look.now,
            published_on=None,
            flags=(),
            held=None,
            doors=(),
            before_sha256="",
            after_sha256="",
            url=next(door.url for door in look.publisher.DOORS if door.name == state.door),
        )
    ]
