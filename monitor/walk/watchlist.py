"""One pass over the pages and feeds that stand in the configuration alone, cheap enough for many hundreds.

store.doors → fetch (side by side) → cut → the same bytes? the same text? → weigh → store.keep
                                                                          (in batches, each whole)
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from monitor.collect import listed
from monitor.collect.ask import Ask, Fetch, Trouble
from monitor.collect.feed import Item, items
from monitor.collect.knock import GOOD, failed, fine, resting
from monitor.collect.listed import NAME, Listed
from monitor.collect.reading import make_part
from monitor.collect.source import Unreadable
from monitor.model import DoorState, Event, Health, Part
from monitor.store.shapes import Kept
from monitor.store.sqlite import Store
from monitor.walk.heat import EVEN, Heat

if TYPE_CHECKING:
    from monitor.walk import weigh

_EARLY = 0.5  # seconds: the daemon's beats come a little unevenly, and the one that just misses a rest makes it longer
_BATCH = 50  # pages written together: memory stays flat on the first pass over many sources


@dataclass(slots=True)
class Memo:
    """What is remembered of a source: the body read last, the page believed, texts left behind, what waits.

    `wait` names (by fingerprint) what was seen once and is believed at the next sight; `seen` are the identities
    of all items a feed ever showed, the newest last.
    """

    raw: str = ""
    part: str = ""
    known: list[str] = field(default_factory=list)
    wait: str = ""
    seen: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sight:
    """What came of one source: `part` and `items` only if it was read anew."""

    source: Listed
    state: DoorState
    memo: Memo | None
    raw: str = ""
    part: Part | None = None
    items: Mapping[str, Item] = field(default_factory=dict)
    validators: tuple[str, str] = ("", "")


@dataclass(slots=True)
class Round:
    """One pass as it is put together."""

    fetch: Fetch
    store: Store
    now: datetime
    braked: Callable[[Kept], Kept]
    pages: list[tuple[Part, str]] = field(default_factory=list)
    doors: list[DoorState] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    told: list[Event] = field(default_factory=list)
    met: list[DoorState] = field(default_factory=list)


def look(
    fetch: Fetch,
    store: Store,
    sources: Sequence[Listed],
    now: datetime,
    workers: int,
    braked: Callable[[Kept], Kept] = lambda kept: kept,
) -> tuple[list[DoorState], list[Event]]:
    """Look once at each source; returns how they fare and the events that were new.

    `braked` has the last look at what is kept with events: whether it is a storm, and which chains it starts up.
    """
    store.begin_pass(NAME, now)
    states, notes = store.doors(NAME + "."), store.notes(NAME + ".")
    pass_ = Round(fetch, store, now, braked)

    def visit(source: Listed) -> Sight:
        state = states.get(source.door) or DoorState(source.door, Health.UNTRIED, "", None, None, None, None, 0)
        note = notes.get(source.door)
        return _visit(pass_, source, state, Memo(**json.loads(note)) if note else None)

    for sight in _side_by_side(visit, sources, workers):
        _note(pass_, sight)
        if len(pass_.pages) >= _BATCH and not pass_.events:  # what is noticed is weighed whole: it may be a storm
            _keep(pass_)
    _keep(pass_)
    return pass_.met, pass_.told


def _side_by_side(visit: Callable[[Listed], Sight], sources: Sequence[Listed], workers: int) -> Iterator[Sight]:
    """Visit with so many threads, never far ahead of what was taken in: bodies wait in memory."""
    ahead: deque[Future[Sight]] = deque()
    with ThreadPoolExecutor(max_workers=max(1, min(workers, len(sources)))) as pool:
        for source in sources:
            ahead.append(pool.submit(visit, source))
            if len(ahead) > 3 * workers:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _visit(pass_: Round, source: Listed, state: DoorState, memo: Memo | None) -> Sight:
    """Ask, and cut what came; nothing is compared yet."""
    now = pass_.now
    if resting(state, now):
        return Sight(source, state, memo)
    known = memo is not None
    modified = "" if state.etag else state.last_modified  # one validator is enough, and an ETag is the better one
    ask = Ask(
        source.address, source.accept, state.etag if known else "", modified if known else "",
        memo.raw if memo and not memo.wait else "", source.robots,
    )  # fmt: skip
    try:
        answer = pass_.fetch(ask)
        if not answer.modified:
            return Sight(source, _as_believed(state, now), memo)
        raw, validators = sha256(answer.body).hexdigest(), (answer.etag, answer.last_modified)
        if source.kind == "page":
            part = listed.page_part(source, answer.body)
            return Sight(source, state, memo, raw, part, {}, validators)
        found = items(answer.body, source.address)
        part = make_part("feed", answer.body, source.address)
        return Sight(source, state, memo, raw, part, found, validators)
    except Trouble as trouble:
        return Sight(source, failed(state, trouble.health, trouble.why, now, trouble.after), memo)
    except Unreadable as trouble:
        return Sight(source, failed(state, trouble.health, trouble.why, now), memo)
    except ValueError as error:
        return Sight(source, failed(state, Health.UNREADABLE, str(error), now), memo)


def _as_believed(state: DoorState, now: datetime) -> DoorState:
    """The very document we believe came again: whatever was doubted is gone."""
    calm = fine(state, now)
    return replace(calm, health=Health.OK, detail="", since=calm.since if calm.health is Health.OK else now)


def _note(pass_: Round, sight: Sight) -> None:
    """Take one sight into the pass."""
    state = sight.state
    if sight.part is None and sight.memo and sight.memo.wait and state.health is Health.OK:
        pass_.notes[sight.source.door] = _written(replace(sight.memo, wait=""))
    if sight.part is not None:
        try:
            state = _baseline(pass_, sight, sight.part) if sight.memo is None else _again(pass_, sight, sight.part)
        except (Unreadable, ValueError) as error:
            health = error.health if isinstance(error, Unreadable) else Health.UNREADABLE
            state = failed(sight.state, health, str(error), pass_.now)
    pass_.doors.append(state)
    pass_.met.append(state)


def _baseline(pass_: Round, sight: Sight, part: Part) -> DoorState:
    """Remember the first sight; nothing is announced."""
    memo = Memo(raw=sight.raw, part=part.sha256, seen=list(sight.items))
    pass_.pages.append((part, sight.source.door))
    pass_.notes[sight.source.door] = _written(memo)
    return _read(pass_, sight, moved=True)


def _again(pass_: Round, sight: Sight, part: Part) -> DoorState:
    """Compare with what is believed; the judging half of the house is only then called in."""
    from monitor.walk import weigh  # half of what a start costs, and a quiet pass needs none of it

    memo = sight.memo
    assert memo is not None
    if memo.part == part.sha256:
        pass_.notes[sight.source.door] = _written(replace(memo, raw=sight.raw, wait=""))
        return _read(pass_, sight)
    believed = pass_.store.page(memo.part)
    old = believed.raw if believed else b""
    scene = weigh.Scene(sight.source, pass_.now, sight.state.good_at or pass_.now)
    if sight.source.kind == "page":
        weighed = weigh.page(scene, Part(part.key, old, memo.part, part.url), part, memo.known, memo.wait)
    else:
        weighed = weigh.feed(scene, items(old, sight.source.address) if old else {}, sight.items, memo.seen, memo.wait)
    return _settle(pass_, sight, part, memo, weighed)


def _settle(pass_: Round, sight: Sight, part: Part, memo: Memo, weighed: weigh.Weighed) -> DoorState:
    """Write down what the weighing gave: believe the new, or wait for a second sight of it."""
    door = sight.source.door
    pass_.events += weighed.events
    pass_.pages += [(each, door) for each in weighed.pages]
    seen = [*memo.seen, *(guid for guid in sight.items if guid not in set(memo.seen))][-2_000:]
    if weighed.same and not weighed.wait:
        if memo.wait:
            pass_.notes[door] = _written(replace(memo, wait=""))
        return _read(pass_, sight)
    if weighed.wait:
        pass_.notes[door] = _written(replace(memo, wait=weighed.wait, seen=seen))
        state = _read(pass_, sight, moved=False, doubt=weighed.doubt, detail=weighed.why)
        # the old validators, so that it comes whole again
        return replace(state, etag=sight.state.etag, last_modified=sight.state.last_modified)
    pass_.pages.append((part, door))
    known = [*memo.known, *weighed.left][-20:]
    pass_.notes[door] = _written(Memo(sight.raw, part.sha256, known, "", seen))
    return _read(pass_, sight, moved=True)


def _read(pass_: Round, sight: Sight, moved: bool = False, doubt: Health = Health.OK, detail: str = "") -> DoorState:
    state, (etag, modified) = sight.state, sight.validators
    return replace(
        state,
        health=doubt,
        detail=detail[:300],
        tried_at=pass_.now,
        good_at=pass_.now,
        changed_at=pass_.now if moved else state.changed_at,
        since=state.since if state.health == doubt else pass_.now,
        items=len(sight.items) or 1,
        etag=etag,
        last_modified=modified,
        resume_at=None,
        failures=0,
    )


def _written(memo: Memo) -> str:
    return json.dumps({name: getattr(memo, name) for name in Memo.__slots__}, ensure_ascii=True, separators=(",", ":"))


def _keep(pass_: Round) -> None:
    """Write what was gathered: pages, changes and events together or not at all."""
    if not pass_.doors:
        return
    if pass_.events:
        from monitor.walk import weigh

        pass_.events = weigh.hushed(pass_.events)
    kept = Kept(
        publisher=NAME,
        at=pass_.now,
        pages=tuple(pass_.pages),
        doors=tuple(pass_.doors),
        events=tuple(pass_.events),
        notes=dict(pass_.notes),
    )
    new = set(pass_.store.keep(pass_.braked(kept) if kept.events else kept))
    pass_.told += [event for event in pass_.events if event.id in new]
    for gathered in (pass_.pages, pass_.doors, pass_.events):
        gathered.clear()
    pass_.notes.clear()


def due(
    sources: Sequence[Listed], states: Mapping[str, DoorState], now: datetime, heat: Heat = EVEN
) -> Iterator[Listed]:
    """Name the sources whose rest is over: sooner where there is a crisis, later each time where there is trouble."""
    from monitor.collect.pace import back_off

    for source in sources:
        state = states.get(source.door)
        failing = back_off(state.failures, None) if state and state.failures > 1 else 0
        rest = max(heat.rest(source.every, source.countries), failing)
        if state is None or state.tried_at is None or (now - state.tried_at).total_seconds() >= rest - _EARLY:
            yield source


def well(states: Sequence[DoorState]) -> bool:
    """Whether anything could be read."""
    return not states or any(state.health in GOOD for state in states)
