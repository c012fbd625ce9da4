"""Governments nobody can read for hours: officers are told once, and it is over when they are read again.

Silence of a publisher whose site blocks us, or of every one while the network is gone, looks like calm to all who are
told by mail alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.collect.knock import GOOD
from monitor.collect.source import Door
from monitor.model import DoorState, Health
from monitor.store.codec import spoken, stamp
from monitor.store.notices import Notice
from monitor.tend import barred, elsewhere, illegible, layouts, several

if TYPE_CHECKING:
    from monitor.store.sqlite import Store

_LONG = several.LATELY
_SETTLED = timedelta(minutes=15)  # a machine that woke or started may have no network yet
_KEY, _ALL = "unread: ", "unread: all"
_BESIDE, _WEEK = ": beside", timedelta(days=7)  # one door of several that is lost: nothing is missed, for now
_OTHERS = "Its other doors are read: alerts go on, with fewer doors to confirm them or to be the first."
_MOST = 3  # doors that are named
_MORE = "more and more cannot be read"
_GONE = ("The network, the name server or our standing with every site may be gone. Nothing is noticed meanwhile.",)


def tell(
    store: Store,
    met: Collection[DoorState],
    known: Iterable[tuple[str, Sequence[Door]]],
    officers: Collection[str],
    now: datetime,
) -> None:
    """Look, after a pass that met these doors, at the registers of its publishers, each a label and all its doors.

    Of missions each feed is looked at by itself: nothing else tells what it does. So is what robots.txt shuts or leads
    to another domain, each row of a list that cannot be read, what is built otherwise, and pages behind an index.
    """
    barred.tell(store, met, officers, now)
    elsewhere.tell(store, met, officers, now)
    illegible.tell(store, met, officers, now)
    open_ = {notice.key: notice.at for notice in store.notices.open(_KEY)}
    if not open_ and all(one.health in (Health.OK, Health.SHRUNK) for one in met):
        return  # one old page may stand before others that do not come
    states, silent = store.doors(), False
    rooms: dict[str, tuple[list[Notice], set[str]]] = {}
    for label, doors in known:
        new, keys = rooms.setdefault(_room(label, doors), ([], set()))
        keys |= {f"{_KEY}{door.name}{what}" for door in doors for what in ("", _BESIDE, ": layout", ": many")}
        for notice, holds in (*_findings(label, doors, states, now), *layouts.found(store, _KEY, doors, states, now)):
            silent = silent or holds
            if holds and notice.key not in open_:
                new.append(notice)
            elif not holds and notice.key in open_:
                store.notices.end(notice.key, now)
    lately = {key for key, at in open_.items() if at and now - at < several.LATELY}
    for room, (new, keys) in rooms.items():
        several.written(store, f"{_KEY}{room}: more", f"{room}: {_MORE}", new, len(lately & keys), officers, now)
    lasts = any(one.health not in GOOD and one.since and now - one.since >= _SETTLED for one in met)
    if (silent and lasts) or _ALL in open_:
        _nothing(store, states, _ALL in open_, officers, now)


def _room(label: str, doors: Sequence[Door]) -> str:
    """What falls silent together: the doors of a publisher, and the operator's own pages on one host."""
    return label if len(doors) > 1 else urlsplit(doors[0].url).hostname or label


def let_go(store: Store, watched: Collection[str], now: datetime) -> None:
    """End what was told of publishers and doors (by name) that nobody watches any more: nobody will read them again."""
    for kind in (_KEY, barred.KEY, elsewhere.KEY):
        for notice in store.notices.open(kind):
            about = notice.key.removeprefix(kind).partition(":")[0]
            if notice.key != _ALL and about not in watched:
                store.notices.end(notice.key, now)


def _findings(
    label: str, doors: Sequence[Door], known: Mapping[str, DoorState], now: datetime
) -> Iterator[tuple[Notice, bool]]:
    """Each thing that may be said, and whether it holds: a publisher as a whole, else its missions one by one.

    Any other of several lists is told after a week: the rest tell the same, till one of them falls silent as well.
    """
    lists = [door for door in doors if door.register and door.name in known]
    registers = [door for door in lists if not door.witness]
    lost = {door.name for door in registers if _lost(known[door.name], door.every, now)}
    silent = {name for name in lost if not _barred(known[name])}
    none = len(lost) == len(registers)  # what robots.txt shuts tells nothing either
    whole = none and bool(silent)
    if registers:
        states = [known[door.name] for door in registers]
        listed = registers[0].name if len(doors) == 1 else registers[0].name.partition(".")[0]
        yield _notice(listed, label, states), whole
    for door in lists if len(lists) > 1 else ():
        state = known[door.name]
        if door.serves:
            yield _notice(door.name, f"{label}: {door.name}", [state]), door.name in silent and not whole
        else:
            built = state.health is Health.LAYOUT_CHANGED  # told as that
            weeks = not (none or built or _barred(state)) and _lost(state, door.every, now, _WEEK)
            told = _notice(f"{door.name}{_BESIDE}", f"{label}: {door.name}", [state])
            yield replace(told, lines=(*told.lines[:-1], _OTHERS)), weeks


def _lost(state: DoorState, every: int, now: datetime, long: timedelta = _LONG) -> bool:
    """Whether a door fails, and was not read for so long that this is more than a bad hour."""
    since = state.good_at or state.since
    return state.health not in GOOD and since is not None and now - since >= max(long, timedelta(seconds=2 * every))


def _barred(state: DoorState) -> bool:
    return state.health is Health.DISALLOWED  # of which officers were told at once


def _notice(key: str, label: str, states: Sequence[DoorState]) -> Notice:
    read = [one.good_at for one in states if one.good_at]
    since = f"has not been read since {spoken(stamp(max(read)))}" if read else "could not be read yet"
    said = tuple(f"{one.door}: {one.health.value}: {one.detail}" for one in states[:_MOST])
    return Notice(f"{_KEY}{key}", f"{label} {since}", (*said, several.WHY), where="/sources")


def _nothing(
    store: Store, known: Mapping[str, DoorState], told: bool, officers: Collection[str], now: datetime
) -> None:
    """Page where no door at all was read for hours: the network, the name server or our address may be gone."""
    last = max((one.good_at for one in known.values() if one.good_at), default=None)
    if last is None:
        return
    if told and now - last < _LONG:
        store.notices.end(_ALL, now)
    elif not told and now - last >= _LONG:
        subject = f"Nothing at all has been read since {spoken(stamp(last))}"
        store.notices.give(Notice(_ALL, subject, _GONE, page=True, where="/sources"), sorted(officers), now)
