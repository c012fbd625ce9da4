"""Knock at one door: ask, recognise what came, cut it into parts, and say how the door fares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zlib import crc32

from monitor.collect.ask import Answer, Ask, Fetch, Trouble
from monitor.collect.markup import Garbled
from monitor.collect.source import DAY, Door, Listing, Unreadable
from monitor.model import DoorState, Health

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

GOOD = (Health.OK, Health.SHRUNK, Health.STALE)
_SHRUNK = 0.8  # of what the door showed last time; real registers moved by a few items at most
_OLD = timedelta(hours=26)
_HOUR = 3_600  # seconds
_SHEETS = 20  # of one list; the longest seen has two


@dataclass(frozen=True, slots=True)
class Knock:
    """What one door gave: `listing` is None when nothing usable came or nothing moved (`unmoved`).

    `led` is the host of another domain to which its address led ("": none; None: nothing of it was asked).
    """

    door: Door
    state: DoorState
    listing: Listing | None = None
    unmoved: bool = False
    led: str | None = None

    @property
    def good(self) -> bool:
        """Whether the door was read, moved or not."""
        return self.unmoved or self.listing is not None


def untried(door: Door) -> DoorState:
    """The memory of a door nobody knocked at yet."""
    return DoorState(door.name, Health.UNTRIED, "", None, None, None, None, 0)


def resting(state: DoorState, now: datetime) -> bool:
    """Whether the publisher asked us (Retry-After) to stay away for now."""
    return state.resume_at is not None and now < state.resume_at


def knock(door: Door, state: DoorState, fetch: Fetch, now: datetime) -> Knock:
    """Ask a register door for what moved since last time."""
    try:
        mark = _probe(door, fetch) if door.probe else ""
        daily = state.good_at is not None and _day(door, state.good_at) != _day(door, now)  # some mark all alike
        if mark and mark == state.etag and state.health in GOOD and not daily:
            return Knock(door, fine(state, now), unmoved=True)
        whole = mark or door.more or daily  # the marks of a list's first sheet say nothing of its others
        ask = Ask(door.url, door.accept, "" if whole else state.etag, "" if whole else state.last_modified)
        answer, listing = _open(door, ask, fetch)
    except Trouble as trouble:
        return Knock(door, failed(state, trouble.health, trouble.why, now, trouble.after))
    except Unreadable as trouble:
        return Knock(door, failed(state, trouble.health, trouble.why, now, None))
    if listing is None:
        return Knock(door, fine(state, now), unmoved=True, led=led_to(answer))
    state = _read(door, state, listing, now)
    state = replace(state, etag=mark or answer.etag, last_modified="" if mark else answer.last_modified)
    return Knock(door, state, listing, led=led_to(answer))


def led_to(answer: Answer) -> str:
    """Return the host that answered, where it is of another domain than the one that was asked, else ""."""
    asked, came = (urlsplit(url).hostname or "" for url in (answer.url, answer.at or answer.url))
    return came if came != asked and _domain(came) != _domain(asked) else ""


def _domain(host: str) -> str:
    """The name somebody registered: example.com, example.gov.au, example.github.io; an address of numbers as it is."""
    bare = host.removeprefix("www.")  # www.gov.uk is nobody's below gov.uk
    return bare if bare.rpartition(".")[2].isdigit() else _suffixes().privatesuffix(bare) or bare


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList  # 15,000 rules, which only a host that answers for another needs

    return PublicSuffixList()


def _day(door: Door, when: datetime) -> int:
    """The number of a door's own day: each begins at another second, or all were asked whole at midnight."""
    return (int(when.timestamp()) + crc32(door.name.encode())) // DAY


def _probe(door: Door, fetch: Fetch) -> str:
    """Ask the small question whose answer tells whether the large one is worth asking."""
    return door.moved(fetch(Ask(door.probe, door.accept)).body) if door.moved else ""


def _open(door: Door, ask: Ask, fetch: Fetch) -> tuple[Answer, Listing | None]:
    """Ask at the door's address, then at the older ones it still answers under."""
    last: Trouble | Unreadable | None = None
    for url in (ask.url, *door.also):
        try:
            answer = fetch(replace(ask, url=url) if url == ask.url else Ask(url, ask.accept))
            return answer, _sheets(door, answer, url, fetch) if answer.modified else None
        except (Trouble, Unreadable) as trouble:
            last = last or trouble
            if trouble.health not in (Health.NOT_FOUND, Health.SOFT_404, Health.EMPTY_LIST):
                break
    assert last is not None
    raise last


def _sheets(door: Door, answer: Answer, url: str, fetch: Fetch) -> Listing:
    """Cut a document into parts, with the further sheets it goes on at; one that does not come fails the whole."""
    listing, asked = split(door, answer.body, url), {url}
    while door.more and (url := door.more(answer.body, url)):
        if url in asked or len(asked) >= _SHEETS:
            raise Unreadable(Health.UNREADABLE, f"expected a list of at most {_SHEETS} sheets, got {url} after them")
        asked.add(url)
        answer = fetch(Ask(url, door.accept))
        listing = replace(listing, parts=(*listing.parts, *split(door, answer.body, url).parts))
    return listing


def split(door: Door, body: bytes, url: str) -> Listing:
    """Cut a document into parts; whatever is wrong with it becomes Unreadable."""
    try:
        return door.split(body, url)
    except (Garbled, ValueError) as error:
        raise Unreadable(Health.UNREADABLE, str(error)) from error


def fine(state: DoorState, now: datetime) -> DoorState:
    """Nothing moved; a door that had been in trouble is well again."""
    well = state.health in GOOD
    return replace(
        state,
        tried_at=now,
        good_at=now,
        resume_at=None,
        failures=0,
        health=state.health if well else Health.OK,
        since=state.since if well else now,
        detail=state.detail if well else "",
    )


def _read(door: Door, state: DoorState, listing: Listing, now: datetime) -> DoorState:
    count, health, detail = len(listing.parts), Health.OK, ""
    if short(door, state.items, count):
        health, detail = Health.SHRUNK, f"expected at least {max(door.floor, state.items)} destinations, got {count}"
    elif listing.generated and now - listing.generated > _OLD:
        health, detail = Health.STALE, f"made {listing.generated:%Y-%m-%d %H:%M} UTC, more than a day ago"
    items = max(count, state.items) if health is Health.SHRUNK else count
    return replace(
        state,
        health=health,
        detail=detail,
        tried_at=now,
        good_at=now,
        items=items,
        failures=0,
        resume_at=None,
        since=state.since if health == state.health else now,
    )


def short(door: Door, items: int, count: int) -> bool:
    """Whether a list is far shorter than it has to be, or than it was (`items`)."""
    return count < max(door.floor, int(items * _SHRUNK))


def hourly(state: DoorState, was: DoorState | None, now: datetime) -> DoorState:
    """Leave the marks of an answer out once an hour: what is not believed of it comes whole, to a reader of today.

    In between its list is asked whether it moved, as ever.
    """
    then = was.good_at.timestamp() if was and was.good_at else 0.0
    return state if then // _HOUR == now.timestamp() // _HOUR else replace(state, etag="", last_modified="")


def failed(state: DoorState, health: Health, why: str, now: datetime, after: int | None = None) -> DoorState:
    """What came was nothing to be believed; `after` is Retry-After in seconds."""
    return replace(
        state,
        health=health,
        detail=why[:300],
        tried_at=now,
        failures=state.failures + 1,
        since=state.since if health == state.health else now,
        resume_at=now + timedelta(seconds=after) if after else None,
    )
