"""THE CORRIDOR: how a page becomes an event and an event a message.

check   store.doors → knock → part → source.read → settle → change → classify → store.keep → store.fan_out
                              (every door of one publisher)               (one transaction)  (route, due)
post    store.claim → compose → store.transmitting → channel.send → store.settle
replay  store.page × 2 → source.read → change → classify, printed beside what was said then
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

from monitor.collect.knock import Knock, knock, resting, untried
from monitor.collect.source import Door, Publisher
from monitor.decide import chorus
from monitor.model import DoorState
from monitor.store.shapes import Kept, Wanted
from monitor.tend import elsewhere
from monitor.tend.braking import braked
from monitor.walk import doubtful, fares, illegible, texts
from monitor.walk.absences import note_absences
from monitor.walk.days import note_days
from monitor.walk.following import ECHOES, follow
from monitor.walk.pasts import remember
from monitor.walk.quarantine import quarantine
from monitor.walk.reading import read_door
from monitor.walk.recall import memory_of
from monitor.walk.reread import reread
from monitor.walk.turn import settle_one
from monitor.walk.world import Memory, Pass, Report, World


# ------------------------------------------------------------------ check
def check(world: World, publisher: Publisher, now: datetime, doors: Iterable[str] = ()) -> Report:
    """Look once at a publisher's registers, follow what moved to its pages, and keep what follows from it."""
    world.store.begin_pass(publisher.NAME, now)
    known = world.store.doors(publisher.NAME + ".")
    wanted = set(doors)
    registers = [d for d in publisher.DOORS if d.register and (not wanted or d.name in wanted)]
    look = Pass(publisher, now, [], world.store.beliefs(publisher.NAME), known, heat=world.heat)
    look.verdicts = world.store.doubts.verdicts(publisher.NAME)
    look.knocks = _knock_all(world, registers, known, now)
    first = not look.beliefs
    for one in look.knocks:
        read_door(world, look, one)
    follow(world, look)
    doubtful.recall(look, memory_of(world, look))
    quarantine(world.store, look, lambda: memory_of(world, look))
    illegible.note(world.store, look)
    memory = memory_of(world, look)
    reread(world, look, memory)
    remember(world.store, look, memory)
    for number, (destination, views) in enumerate(sorted(look.views.items())):
        world.progress("reading", number + 1, len(look.views))
        settle_one(world, look, destination, views, memory, first)
    note_absences(world, look, memory)
    note_days(look, memory)
    own = look.publisher.SITES
    look.notes |= doubtful.noted(world.store, look, memory) | elsewhere.noted(world.store, look.knocks, own)
    look.notes |= elsewhere.followed(world.store, look.page_state.door, look.led, own) if look.page_state else {}
    _hush(world, look)
    return _keep(world, look, memory)


def _knock_all(world: World, doors: Sequence[Door], known: Mapping[str, DoorState], now: datetime) -> list[Knock]:
    """Knock at all doors side by side; the fetcher keeps to one request a host."""
    states = {d.name: known.get(d.name, untried(d)) for d in doors}
    awake = [d for d in doors if not resting(states[d.name], now)]
    with ThreadPoolExecutor(max_workers=max(1, len(awake))) as pool:
        return list(pool.map(lambda d: knock(d, states[d.name], world.fetch, now), awake))


def _hush(world: World, look: Pass) -> None:
    """Fold what many pages say in the same words into one note for operators."""
    wordy = {kind.name for kind in world.kinds if kind.wordy or kind.fallback}
    since = look.now - ECHOES
    earlier = world.store.events(Wanted(since=since, kind=chorus.KIND, publisher=look.publisher.NAME))
    told = chorus.chorus(look.events, () if look.publisher.POSTS else wordy, earlier, look.publisher.SHORT)
    kept = {event.id for event in told.events}
    gone = {event.id for event in look.events} - kept
    look.settled = [replace(b, told=tuple(i for i in b.told if i not in gone)) for b in look.settled]
    look.events = [*told.events, *told.notes]
    look.confirmations = [one for one in look.confirmations if one[0] not in gone]
    look.confirmations += [(note, source) for note, event in told.repeats for source in event.doors]


# ------------------------------------------------------------------ keep
def _keep(world: World, look: Pass, memory: Memory) -> Report:
    """Write the whole pass in one transaction, and only the pages somebody may ask for again."""
    states = fares.states(look)
    fresh = [(part, door) for sha, (part, door) in look.parts.items()]
    kept = Kept(
        publisher=look.publisher.NAME,
        at=look.now,
        pages=fresh,
        parts=look.shown,
        beliefs=look.settled,
        corrected=look.corrected,
        doors=states,
        events=look.events,
        held=look.held,
        confirmations=look.confirmations,
        updates=look.updates,
        notes=look.notes,
        editions=list(texts.editions(look, memory)),
    )
    new = world.store.keep(braked(world.store, kept, world.limits, world.chains))
    told = tuple(e for e in look.events if e.id in set(new))
    doubtful.remark(world.store, look, told)
    good = any(k.good for k in look.knocks) or not look.knocks
    return Report(look.publisher.NAME, tuple(states), told, len(look.held), good)
