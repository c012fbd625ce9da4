"""What people in a country are told to do and which ways are shut, by each government's latest word on each matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.store.codec import moment
from monitor.store.log import Entry
from monitor.store.standing import Stand
from monitor.web.bidden import AIR, LEAVE, MATTERS, SHELTER, Bidding, bidden
from monitor.web.doubted import NONE, Faults, of, righted
from monitor.web.site import Site
from monitor.web.world import posts

LATELY, OVER = timedelta(days=30), timedelta(days=3)  # how long a mission's word is shown, and that one is over
_POSTS = 40  # of missions, the newest
_FLOWN = (f"{AIR}flights", f"{AIR}airport")  # of no airport by name: one that opens makes them untrue


@dataclass(frozen=True, slots=True)
class Word:
    """One thing told; `at` is the stamp of when its post was first seen, "" for what stands in a page of advice.

    `later` counts its publisher's posts since, `righted` is one by which its government puts an alert right.
    """

    said: Bidding
    publisher: str
    at: str
    sha256: str
    later: int = 0
    righted: Entry | None = None


Told = dict[str, dict[Bidding, list[Word]]]


def words(site: Site, stands: Iterable[Stand], now: datetime, known: Faults = NONE) -> Told:
    """By matter, then by what is told, the newest first, who tells it: pages as they are believed now, and posts.

    A post's word stands as long as no later post of its publisher is read to say otherwise, for LATELY; one whose event
    was discarded (`known`) never does. That a matter is over is shown for OVER where a post tells it; a page that tells
    it is one that asks for nothing.
    """
    held = [one for one in stands if not one.withdrawn_at]
    pages = [one for one in held if not posts(site, one.publisher)]
    lately = f"{now - LATELY:%Y-%m-%d}"
    posted = sorted((one for one in held if posts(site, one.publisher) and _turn(one)[0] >= lately), key=_turn)
    found = [Word(s, one.publisher, "", one.sha256) for one in pages for s in _read(site, one, known) if not s.over]
    found += _standing(site, posted[-_POSTS:], known)
    shown = [word for word in found if not word.said.over or word.at >= f"{now - OVER:%Y-%m-%dT%H:%M}"]
    shown.sort(key=lambda word: (word.at, word.publisher), reverse=True)
    grouped: Told = {}
    for word in sorted(shown, key=lambda word: MATTERS.index(word.said.matter)):
        alike = word.said._replace(key="")
        grouped.setdefault(word.said.matter, {}).setdefault(alike, []).append(word)
    return grouped


def _turn(post: Stand) -> tuple[str, str]:
    """By the day it bears, then by when it was seen: the first look at a mission sees all its posts at once."""
    return post.published_on or post.since[:10], post.since


def _read(site: Site, stand: Stand, known: Faults) -> list[Bidding]:
    edition, wrong = site.library.edition(stand.sha256), [one.finding for one in of(known, stand)]
    told = bidden(edition.posture) if edition and edition.posture else []
    said = [one for one in told if not any(map(one.told_by, wrong))]
    return [one for one in said if not any(_covers(o, one.key) or _names(o, one) for o in said if o is not one)]


def _names(other: Bidding, one: Bidding) -> bool:
    """Whether one is the heading of what another tells with a place: "Airport Closed" over "Kell airport is closed"."""
    way, _, state = one.says.partition(" ")
    return other.says.startswith(f"{way} (") and other.says.endswith(state) and one.key in _FLOWN


def _standing(site: Site, turns: Sequence[Stand], known: Faults) -> Iterator[Word]:
    """What stands of posts, read in turn: a later word takes the place of an older on the same, or on a part of it.

    Of two posts of one day that one look found nobody knows which is the later: both are shown.
    """
    held = list[tuple[tuple[str, str], Word]]()
    for post in turns:
        said, now = _read(site, post, known), _turn(post)
        mine = [each for each in held if each[1].publisher == post.publisher and each[0] != now]
        held = [each for each in held if each not in mine or not any(_covers(one, each[1].said.key) for one in said)]
        held += [(now, Word(one, post.publisher, post.since, post.sha256)) for one in said]
    for _, word in held:
        later = sum(one.publisher == word.publisher and one.since > word.at for one in turns)
        yield replace(word, later=later, righted=righted(site, word.publisher, turns[0].country, moment(word.at)))


def _covers(one: Bidding, key: str) -> bool:
    """Whether one tells of the same, or of all the country what was told of a place of it."""
    if one.key in (SHELTER, LEAVE):
        return key.startswith(one.key)
    return one.key == key or (one.over and one.key.startswith(AIR) and key in _FLOWN)
