"""The State Department's press office: releases on posts and advisories, and the Worldwide Caution; each told once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import cache
from urllib.parse import urlsplit

from monitor.collect import markup, wordpress
from monitor.collect.reading import make_part, plausible
from monitor.collect.source import Door, Listing, Unreadable
from monitor.collect.wordpress import Entry
from monitor.locate.cities import country_of
from monitor.locate.places import Place, by_code, fold, spellings
from monitor.model import Health, Part, Reading

NAME = "us_press"
LABEL = "U.S. Department of State, press releases and Worldwide Caution"
SHORT = "US"
POSTS = True
SITES: tuple[str, ...] = ("www.state.gov", "travel.state.gov")
ATTRIBUTION = "U.S. Department of State; a work of the U.S. government in the public domain"
REVIEW_MONTHS: dict[int, int] = {}

FEED = "https://www.state.gov/rss-feed/press-releases/feed/"
CAUTION = (
    "https://travel.state.gov/en/international-travel/travel-advisories/global-events/worldwide-caution.html"
)
EVERYWHERE = "WW"
# Of some forty releases a day these concern travellers; briefings and calls repeat what others said, in many words.
_TRAVEL = re.compile(
    r"\btravel advisor(?:y|ies)\b|\bworldwide caution\b|\b(?:ordered|authorized) departure\b|\bchange in status\b"
    r"|\b(?:suspen\w+|resum\w+)(?: of)?(?: [\w.]+){0,2} operations\b|\boperating status\b|\bdrawdown\b"
    r"|\b(?:embassy|consulate)\b.*\b(?:clos(?:ed|ure|ing)|reopen\w*|evacuat\w+|relocat\w+)\b",
    re.I,
)
_BRIEFING = re.compile(r"\bbriefing\b|\bpublic schedule\b|\bremarks\b|\binterview\b|\b(?:call|meeting) with\b", re.I)
_POST = re.compile(r"\b(?:Embassy|Consulate(?: General)?)(?: in)? ((?:[A-Z][\w.'’-]+ ?){1,3})")
_LONGEST = 5  # words of the longest name of a country


def split(body: bytes, url: str) -> Listing:
    """Keep the releases that concern travellers; a feed without one is whole all the same."""
    listing = wordpress.split(body, url)
    return Listing(tuple(part for part in listing.parts if _concerns(part)))


def _concerns(part: Part) -> bool:
    found = re.search(rb"<title>(.*?)</title>", part.raw, re.S | re.I)
    title = markup.tidy(markup.decode(found[1])) if found else ""
    return bool(_TRAVEL.search(title)) and not _BRIEFING.search(title)


def read(part: Part, now: datetime) -> Reading:
    """Read one release: the countries are those its title names, or whose posts it names."""
    entry = wordpress.entry(part)
    name = (urlsplit(entry.link).hostname or "").lower()
    if name != "www.state.gov":
        raise Unreadable(Health.UNREADABLE, f"expected a release of www.state.gov, got {entry.link!r}")
    places = concerned(entry.title)
    if not places and not re.search(r"\bworldwide\b", entry.title, re.I):
        raise Unreadable(Health.UNREADABLE, f"expected a release that names a country, got {entry.title!r}")
    return _reading("press", part, entry, wordpress.permalink(entry.link), places, now)


def read_caution(part: Part, now: datetime) -> Reading:
    """Read the page of the Worldwide Caution: one text for everywhere, edited in place."""
    return _reading("caution", part, replace(wordpress.entry(part), day=None), EVERYWHERE, (), now)


def concerned(title: str) -> tuple[Place, ...]:
    """Name the countries of a title: "the Travel Advisory for Ukraine", "Embassy Minsk and Embassy Moscow"."""
    words = fold(title).split()
    found: list[Place] = []
    at = 0
    while at < len(words):
        size = next((n for n in range(_LONGEST, 0, -1) if " ".join(words[at : at + n]) in _spelled()), 0)
        if size:
            found.append(_spelled()[" ".join(words[at : at + size])])
        at += size or 1
    posts = (by_code(code) for city in _POST.findall(title) if (code := _home(city)))
    own = {"US"}
    return tuple(dict.fromkeys(p for p in (*found, *posts) if p and not own & set(p.codes)))


def _home(city: str) -> str | None:
    words = city.split()
    return next((code for n in range(len(words), 0, -1) if (code := country_of(" ".join(words[:n])))), None)


@cache
def _spelled() -> dict[str, Place]:
    return {fold(name): place for name, place in spellings() if len(name) > 3}


def _reading(
    door: str, part: Part, entry: Entry, destination: str, places: tuple[Place, ...], now: datetime
) -> Reading:
    return Reading(
        door=f"{NAME}.{door}",
        destination=destination,
        countries=tuple(dict.fromkeys(code for place in places for code in place.codes)),
        name=", ".join(place.name for place in places) or "Worldwide",
        title=entry.title,
        url=entry.link or part.url,
        sha256=part.sha256,
        level=None,
        text=entry.text,
        trouble=None if entry.text else "no text",
        published_on=plausible(entry.day, now),
        cut=entry.cut,
        sole=True,
    )


def split_caution(body: bytes, url: str) -> Listing:
    """Take the page whole; raises Unreadable for a page that is not the caution."""
    part = make_part(EVERYWHERE, body, url)
    if "worldwide caution" not in wordpress.entry(part).text.casefold():
        raise Unreadable(Health.UNREADABLE, f"expected the Worldwide Caution, got {body[:60]!r}")
    return Listing((part,))


DOORS = (
    # The feed holds ten items: one release was in it for less than an hour and a half.
    Door(f"{NAME}.press", FEED, split, read, every=600, accept="application/rss+xml, text/xml;q=0.9", floor=0),
    Door(f"{NAME}.caution", CAUTION, split_caution, read_caution, every=3600, accept="text/html"),
)


def page_urls(url: str) -> tuple[str, ...]:
    """Give a release's own address."""
    return (url,) if url.startswith("https://www.state.gov/") else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved feed by its root; anything else is the caution's page."""
    press, caution = DOORS
    if b"<rss" in body[:2000]:
        return press, split(body, url)
    return caution, split_caution(body, url)
