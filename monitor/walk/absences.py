"""Who is missing from a publisher's registers, since when, and when that is a withdrawal."""

from __future__ import annotations

from dataclasses import replace

from monitor.collect.knock import untried
from monitor.collect.pages import ask_pages
from monitor.compare.doors import absence
from monitor.decide.classify import events
from monitor.model import Belief, Health
from monitor.walk.asking import turns
from monitor.walk.changes import change_of
from monitor.walk.turn import judge
from monitor.walk.world import Memory, Pass, World

_FEW = 5  # a list that drops more for a week was shortened or filtered, and no other list of its government speaks


def note_absences(world: World, look: Pass, memory: Memory) -> None:
    """Note who is missing from the registers; a week of it with the page gone is a withdrawal, of few from an only one.

    A list with a row that cannot be read says nothing of those whose row it may be.
    """
    if look.publisher.POSTS:
        return  # a feed of ten lets old posts fall off
    read = [k.door.name for k in look.knocks if k.good and k.state.health in (Health.OK, Health.STALE)]
    whole, lists = {*read, *look.hidden}, sum(door.register for door in look.publisher.DOORS)
    showing: dict[str, set[str]] = {}
    for door, shown in look.shown.items():
        for destination in shown.values():
            showing.setdefault(destination, set()).add(door)
    done = {b.destination: n for n, b in enumerate(look.settled)}
    missed = sum(b.absent_since is not None and b.withdrawn_at is None for b in look.beliefs.values())
    sure = lists > 1 or missed <= _FEW
    for destination, old in look.beliefs.items():
        belief = look.settled[done[destination]] if destination in done else old
        listed = {door for door in whole if destination not in look.hidden.get(door, ())}
        noted = absence.noticed(belief, showing.get(destination, ()), listed, lists, look.now)
        if sure and absence.overdue(noted, look.now) and turns(look, destination, 3_600):  # its page may stand for ever
            noted = _withdraw(world, look, noted, memory)
        if destination in done:
            look.settled[done[destination]] = noted
        elif noted != old:
            look.settled.append(noted)


def _withdraw(world: World, look: Pass, belief: Belief, memory: Memory) -> Belief:
    page = next((d for d in look.publisher.DOORS if not d.register), None)
    before = memory(belief.sha256)
    if page is None or before is None:
        return belief
    urls = {belief.destination: look.publisher.page_urls(belief.url)}
    state = ask_pages(
        world.fetch, page, look.before.get(page.name, untried(page)), urls, look.now, world.progress
    ).state
    if not absence.gone(belief, state.health if state else None, look.now):
        return belief
    change = change_of(look, belief, before, None)
    made = events(change, judge(world, change, fallback=False))
    look.events += made
    return replace(belief, withdrawn_at=look.now, told=tuple(e.id for e in made))
