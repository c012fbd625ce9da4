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
from datetime import datetime, timedelta

from monitor.collect import older
from monitor.collect.knock import Knock, failed, knock, resting, untried
from monitor.collect.pages import Pages, Terms, ask_pages
from monitor.collect.source import Door, Publisher, Unreadable
from monitor.collect.wordpress import permalink
from monitor.compare.doors.editions import View
from monitor.decide import chorus
from monitor.model import DoorState, Health, Part
from monitor.speak.tongue import plural
from monitor.store.failing import unreadable
from monitor.store.shapes import Kept, Wanted
from monitor.tend import elsewhere
from monitor.tend.braking import braked
from monitor.walk import asking, doubtful, fares, illegible, marked, texts
from monitor.walk.absences import note_absences
from monitor.walk.days import note_days
from monitor.walk.lately import LATELY
from monitor.walk.pasts import remember
from monitor.walk.quarantine import alike, quarantine, redrawn, suspects
from monitor.walk.reread import reread
from monitor.walk.turn import settle_one
from monitor.walk.world import Memory, Pass, Report, World

_ECHOES = timedelta(days=3)  # within which pages that follow in the same words belong to a note already made


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
        _read_door(world, look, one)
    _follow(world, look)
    doubtful.recall(look, _memory(world, look))
    quarantine(world.store, look, lambda: _memory(world, look))
    illegible.note(world.store, look)
    memory = _memory(world, look)
    reread(world, look, memory)
    remember(world.store, look, memory)
    for number, (destination, views) in enumerate(sorted(look.views.items())):
        world.progress("reading", number + 1, len(look.views))
        settle_one(world, look, destination, views, memory, first)
    note_absences(world, look, memory)
    note_days(look, memory)
    look.notes |= doubtful.noted(world.store, look, memory) | elsewhere.noted(world.store, look.knocks)
    _hush(world, look)
    return _keep(world, look, memory)


def _knock_all(world: World, doors: Sequence[Door], known: Mapping[str, DoorState], now: datetime) -> list[Knock]:
    """Knock at all doors side by side; the fetcher keeps to one request a host."""
    states = {d.name: known.get(d.name, untried(d)) for d in doors}
    awake = [d for d in doors if not resting(states[d.name], now)]
    with ThreadPoolExecutor(max_workers=max(1, len(awake))) as pool:
        return list(pool.map(lambda d: knock(d, states[d.name], world.fetch, now), awake))


def _read_door(world: World, look: Pass, one: Knock) -> None:
    """Read the parts that are new, and those of destinations where something waits for a second sighting."""
    if not one.good:
        return
    before = world.store.parts(one.door.name)
    waiting = {d for d, b in look.beliefs.items() if b.withheld}
    if one.listing is None:
        look.shown[one.door.name] = before
        for sha, destination in before.items():
            if destination in waiting and (page := world.store.page(sha)):
                _read_part(look, one.door, Part(page.key, page.raw, sha, page.url), before)
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
        if why := _read_part(look, door, part, shown):
            unread.append(why)
    return unread


def _read_beside(look: Pass, one: Knock, moved: Sequence[Part], before: Mapping[str, str]) -> None:
    """Read what a door goes on to show of a destination beside what is new: that is as much its word."""
    beside = {d for d, views in look.views.items() if views[-1].reading.door == one.door.name}
    for part in one.listing.parts if one.listing and beside else ():
        if part not in moved and before[part.sha256] in beside:
            _read_part(look, one.door, part, look.shown[one.door.name])


def _reach_back(world: World, look: Pass, one: Knock, shown: Iterable[str]) -> None:
    """A feed in which no post is known shows only the newest of more: the listing behind it has the others."""
    here = set(shown)
    if not here or any(destination in look.beliefs for destination in here):
        return
    known = {permalink(b.url) for b in look.beliefs.values()}
    seen = {permalink(v.reading.url) for d in here for v in look.views.get(d, ())}
    found = older.reach_back(world.fetch, one.door, known, seen)
    unread = [why for part in found.parts if (why := _read_part(look, one.door, part, {}))]
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


def _read_part(look: Pass, door: Door, part: Part, shown: dict[str, str]) -> str | None:
    """Read one part into a view; returns what was wrong with it, if it cannot be read."""
    try:
        view = view_of(door, part, look.now)
    except (Unreadable, ValueError) as error:
        return str(error)
    shown[part.sha256] = view.reading.destination
    if door.pointer:
        look.pointed[view.reading.destination] = (view.reading.url, door.name, part.sha256)
        return None
    look.views.setdefault(view.reading.destination, []).append(view)
    look.parts[part.sha256] = (part, door.name)
    return None


def view_of(door: Door, part: Part, now: datetime) -> View:
    """Read a part with today's reader; raises Unreadable or ValueError saying what was expected."""
    return LATELY.view(door, part, now, illegible.viewed)


def _follow(world: World, look: Pass) -> None:
    """Ask the own pages of the destinations where the registers show something new."""
    page = next((d for d in look.publisher.DOORS if not d.register), None)
    if page is None:
        return
    if look.publisher.POSTS:
        _complete(world, look, page)
        return
    failing = unreadable(world.store, page.name)
    urls = asking.wanted(look, page, failing)
    firm = {b.sha256: d for d, b in look.beliefs.items() if not (b.withheld or b.absent_since or b.withdrawn_at)}
    marks = marked.recalled(world.store, page)
    trusted = {sha for sha, destination in firm.items() if asking.trusts(look, page, destination, failing)}
    known = {url: mark for url, mark in marks.items() if mark.part in trusted}
    state, terms = look.before.get(page.name, untried(page)), Terms(known, asking.enough(look, page))
    answers = ask_pages(world.fetch, page, state, urls, look.now, world.progress, terms)
    unread = _read_pages(look, page, answers, firm)
    lost = suspects(look, page, _memory(world, look)) if asking.pointed(look) else {}
    if lost and (more := asking.beside(look, urls, alike(look, page, lost, _memory(world, look)))):
        urls |= more
        again = ask_pages(world.fetch, page, answers.state or state, more, look.now, world.progress, terms)
        unread |= _read_pages(look, page, again, firm)
        answers = answers.joined(again)
        lost = suspects(look, page, _memory(world, look))
    look.notes = marked.written(page, marks, answers.marks)
    came = {firm[part.sha256] for part in answers.parts if part.sha256 in firm}  # the very bytes we believe
    came |= answers.unmoved
    failed = answers.failed | {d: (Health.UNREADABLE, unread[u]) for d, at in urls.items() for u in at if u in unread}
    failed |= (strays := asking.astray(look, urls, answers.parts, firm))
    came -= strays.keys()
    failed |= redrawn(look, lost, failing)
    late = asking.lagging(look, page, came, failing) | asking.behind(look, page, urls, _memory(world, look))
    failed = late | failed
    look.page_state = answers.state
    left = marked.still(failing, answers.asked, asking.unasked(look, urls, answers.asked) | failed, look.now)
    look.notes |= marked.noted(page, failing, left) if asking.pointed(look) else {}
    if answers.state and asking.pointed(look):
        shown = asking.told(look, left)
        pages, none = len(look.beliefs) or len(urls), asking.none_served(look, page, left)
        look.page_state = marked.shown(answers.state, state, failing, shown, pages, none)
    for destination, (_, door, part_sha) in look.pointed.items():
        away = destination not in look.views and destination not in came
        if away and asking.fresh(look, left, destination):  # its page did not come: the row counts as unseen
            _ask_again(look, door, part_sha)


def _read_pages(look: Pass, page: Door, answers: Pages, firm: Mapping[str, str]) -> dict[str, str]:
    """Read the pages that are not the very ones we believe; returns what was wrong, by address."""
    new = [part for part in answers.parts if part.sha256 not in firm]
    return {part.url: why for part in new if (why := _read_part(look, page, part, {}))}


def _complete(world: World, look: Pass, page: Door) -> None:
    """Ask the own pages of posts of which the feed shows only the beginning; what does not come is asked again."""
    last = {destination: views[-1].reading for destination, views in look.views.items()}
    cut = {destination: said for destination, said in last.items() if said.cut and look.established(said.door)}
    urls = {d: look.publisher.page_urls(said.url) for d, said in cut.items()}
    answers = ask_pages(world.fetch, page, look.before.get(page.name, untried(page)), urls, look.now, world.progress)
    look.page_state = answers.state
    for part in answers.parts:
        _read_part(look, page, part, {})
    for destination, said in cut.items():
        if whole := [v for v in look.views[destination] if not v.reading.cut]:
            look.views[destination] = whole
        elif said.published_on is None or look.now.date() - said.published_on <= _ECHOES:
            _ask_again(look, said.door, said.sha256)


def _ask_again(look: Pass, door: str, part_sha: str) -> None:
    """Count a part as unseen, and ask its door for the whole answer next time, moved or not."""
    look.shown[door].pop(part_sha, None)
    look.knocks = [
        replace(k, state=replace(k.state, etag="", last_modified="")) if k.door.name == door else k for k in look.knocks
    ]


def _memory(world: World, look: Pass) -> Memory:
    """Recall any page by its hash, read by today's reader; each is read once a pass."""
    doors = {d.name: d for d in look.publisher.DOORS}
    seen = {v.reading.sha256: v for views in look.views.values() for v in views}

    def recall(sha: str) -> View | None:
        if sha not in seen and (page := world.store.page(sha)) and page.door in doors:
            try:
                seen[sha] = view_of(doors[page.door], Part(page.key, page.raw, sha, page.url), look.now)
            except (Unreadable, ValueError):
                return None
        return seen.get(sha)

    return recall


def _hush(world: World, look: Pass) -> None:
    """Fold what many pages say in the same words into one note for operators."""
    wordy = {kind.name for kind in world.kinds if kind.wordy or kind.fallback}
    since = look.now - _ECHOES
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
