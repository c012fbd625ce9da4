"""What people in a country are told to do and which ways are shut, by each government's latest word on each matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.store.standing import Stand
from monitor.web.bidden import AIR, LEAVE, MATTERS, SHELTER, Bidding, bidden
from monitor.web.site import Site
from monitor.web.world import posts

LATELY, OVER = timedelta(days=30), timedelta(days=3)  # how long a mission's word is shown, and that one is over
_POSTS = 40  # of missions, the newest
_FLOWN = (f"{AIR}flights", f"{AIR}airport")  # of no airport by name: one that opens makes them untrue


@dataclass(frozen=True, slots=True)
class Word:
    """One thing told; `at` is the stamp of when its post was first seen, "" for what stands in a page of advice."""

    said: Bidding
    publisher: str
    at: str
    sha256: str


def words(site: Site, stands: Iterable[Stand], now: datetime) -> dict[str, dict[Bidding, list[Word]]]:
    """By matter, then by what is told, the newest first, who tells it: pages as they are believed now, and posts.

    A post's word stands as long as no later post of its publisher says otherwise, for LATELY.

    That a matter is over is shown for OVER where a post tells it; a page that tells it is one that asks for nothing.
    """
    held = [one for one in stands if not one.withdrawn_at]
    pages = [one for one in held if not posts(site, one.publisher)]
    lately = f"{now - LATELY:%Y-%m-%d}"
    posted = sorted((one for one in held if posts(site, one.publisher) and _turn(one)[0] >= lately), key=_turn)
    found = [Word(said, one.publisher, "", one.sha256) for one in pages for said in _read(site, one) if not said.over]
    found += _standing(site, posted[-_POSTS:])
    since = f"{now - OVER:%Y-%m-%dT%H:%M}"
    shown = [word for word in found if not word.said.over or word.at >= since]
    shown.sort(key=lambda word: (word.at, word.publisher), reverse=True)
    grouped = dict[str, dict[Bidding, list[Word]]]()
    for word in sorted(shown, key=lambda word: MATTERS.index(word.said.matter)):
        alike = word.said._replace(key="")
        grouped.setdefault(word.said.matter, {}).setdefault(alike, []).append(word)
    return grouped


def _turn(post: Stand) -> tuple[str, str]:
    """By the day it bears, then by when it was seen: the first look at a mission sees all its posts at once."""
    return post.published_on or post.since[:10], post.since


def _read(site: Site, stand: Stand) -> list[Bidding]:
    edition = site.library.edition(stand.sha256)
    said = bidden(edition.posture) if edition and edition.posture else []
    return [one for one in said if not any(_more(other, one) for other in said if other is not one)]


def _more(other: Bidding, one: Bidding) -> bool:
    return _covers(other, one.key) or _names(other, one)


def _names(other: Bidding, one: Bidding) -> bool:
    """Whether one is the heading of what another tells with a place: "Airport Closed" over "Kell airport is closed"."""
    way, _, state = one.says.partition(" ")
    return other.says.startswith(f"{way} (") and other.says.endswith(state) and one.key in _FLOWN


def _standing(site: Site, turns: Iterable[Stand]) -> list[Word]:
    """What stands of posts, read in turn: a later word takes the place of an older on the same, or on a part of it."""
    held = dict[tuple[str, str], Word]()
    for post in turns:
        said = _read(site, post)
        for publisher, key in [*held]:
            if publisher == post.publisher and any(_covers(one, key) for one in said):
                del held[publisher, key]
        held |= {(post.publisher, one.key): Word(one, post.publisher, post.since, post.sha256) for one in said}
    return list(held.values())


def _covers(one: Bidding, key: str) -> bool:
    """Whether what is told of all the country leaves nothing of what was told of a place of it."""
    if one.key in (SHELTER, LEAVE):
        return key.startswith(one.key)
    return one.over and one.key.startswith(AIR) and key in _FLOWN
