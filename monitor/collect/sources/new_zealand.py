"""New Zealand's travel advice (SafeTravel): a site map that says what moved, and a page a country, in HTML.

The phrase in the page's banner is the country's level; the entries of its accordion, which come as data, are that
phrase again with its reason, and the regions with levels of their own
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime

from monitor.collect import markup
from monitor.collect.about import about, known, same_place
from monitor.collect.reading import canonical, day_in, lined, make_part, parsed_json, plausible
from monitor.collect.source import DAY, Door, Listing, Unreadable
from monitor.locate.places import resolve
from monitor.model import Area, Health, Part, Reading

NAME = "new_zealand"
LABEL = "New Zealand Ministry of Foreign Affairs and Trade"
SHORT = "New Zealand"
POSTS = False
SITES: tuple[str, ...] = ()
ATTRIBUTION = "SafeTravel, New Zealand Ministry of Foreign Affairs and Trade; text CC BY 4.0"
REVIEW_MONTHS: dict[int, int] = {}

SITE = "https://www.safetravel.govt.nz"
MAP = f"{SITE}/sitemap.xml"
_PAGE = f"{SITE}/destinations/"
_LOC = re.compile(r"<loc>\s*([^<\s]+)\s*</loc>")
_MOVED = re.compile(r"<lastmod>([^<]*)</lastmod>")
_NO_PLACES = ("about-our-travel-advice",)
_WORDS = {
    1: "Exercise normal safety and security precautions",
    2: "Exercise increased caution",
    3: "Avoid non-essential travel",
    4: "Do not travel",
}
_LEVELS = {words.casefold(): level for level, words in _WORDS.items()} | {"exercise normal precautions": 1}
_UPDATED = re.compile(r"^Page updated (\d{1,2} \w+ \d{4})$", re.M)
_START = re.compile(r"^Overview$", re.M)
_END = re.compile(r"^(?:Nearest office|Related news|See all news)$", re.M | re.I)
_TO = re.compile(r"^(?:(?:to|in)\s+|within\s+(?!\d))(?:the )?", re.I)  # "within 10km of" is no place without it
_REST = re.compile(
    r"^(?:(?:to|in|elsewhere|everywhere else|(?:all )?other (?:areas|parts)|the rest|of) ?)+(?:the )?", re.I
)


def split_map(body: bytes, url: str) -> Listing:
    """Cut the site map into the pages of countries, each with the day it last moved, where the map gives it."""
    entries = [markup.decode(raw) for raw in markup.slices(body, "url")]
    found = {loc[1]: _MOVED.search(entry) for entry in entries if (loc := _LOC.search(entry))}
    rows = {loc.removeprefix(_PAGE).strip("/"): day[1] if day else "" for loc, day in found.items() if _PAGE in loc}
    slugs = sorted(slug for slug in rows if slug and "/" not in slug and slug not in _NO_PLACES)
    if not slugs:
        raise Unreadable(Health.EMPTY_LIST, "expected about 190 destinations in the site map, got none")
    return Listing(tuple(make_part(s, canonical({"slug": s, "moved": rows[s]}), url) for s in slugs))


def read_map(part: Part, now: datetime) -> Reading:  # noqa: ARG001
    """Read one row: where a country's page is, and that it moved."""
    return _reading("map", part, json.loads(part.raw)["slug"], "", text="", level=None, voice="table")


def split_page(body: bytes, url: str) -> Listing:
    """Keep a page's advice without what is written anew every day; raises Unreadable where banner and data disagree."""
    html = markup.decode(body)
    soup = markup.soup(html)
    heading = soup.find("h1")
    data = soup.find(id="js-advice-level-accordion")
    text = markup.clean(html)
    entries = [_entry(e) for e in _list(str(data.get("data-content") or "") if data else "")]
    banner = _banner([s for s in map(_phrase, soup.select("strong span")) if s], entries)
    if heading is None or not banner:
        raise Unreadable(Health.UNREADABLE, f"expected a heading and an advice level, got {text[:80]!r}")
    if entries and banner.casefold() not in {str(e["title"]).casefold() for e in entries}:
        raise Unreadable(Health.UNREADABLE, f"expected the banner's {banner!r} among the advice, got {entries!r}"[:300])
    updated = _UPDATED.search(text)
    start, end = _START.search(text) or updated, _END.search(text)
    page = {
        "slug": url.rstrip("/").rpartition("/")[2],
        "title": markup.tidy(heading.get_text(" ")),
        "banner": banner,
        "entries": entries,
        "updated": updated[1] if updated else "",
        "prose": text[start.end() if start else 0 : end.start() if end else None].strip(),
    }
    return Listing((make_part(str(page["slug"]), canonical(page), url),))


def _banner(phrases: list[str], entries: list[dict[str, str]]) -> str:
    """Return the country's level of those that stand beside each other, as the entries tell it from regions', or "".

    A legend has levels of which no entry speaks.
    """
    said = {phrase.casefold(): phrase for phrase in phrases}
    if len(said) == 1 or not {entry["title"].casefold() for entry in entries} >= said.keys():
        return phrases[0] if len(said) == 1 else ""
    whole = {entry["title"].casefold() for entry in entries if resolve(_REST.sub("", entry["subtitle"]))} & said.keys()
    return said[whole.pop()] if len(whole) == 1 else ""


def _phrase(tag: object) -> str:
    words = markup.tidy(tag.get_text(" "))  # type: ignore[attr-defined]
    return words if words.casefold() in _LEVELS else ""


def _list(data: str) -> list[dict[str, object]]:
    found = parsed_json(data.encode()) if data.strip() else []
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _entry(row: dict[str, object]) -> dict[str, str]:
    """Keep an entry's title, place and reason; its flag "regional" is set for whole countries too."""
    if not {"title", "subtitle", "body"} <= row.keys():
        raise Unreadable(Health.UNREADABLE, f"expected advice with title, subtitle and body, got {[*row]!r}"[:300])
    return {key: markup.clean(str(row[key] or "")) for key in ("title", "subtitle", "body")}


def read_page(part: Part, now: datetime) -> Reading:
    """Read a country: level by the banner's phrase, regions by the entries, its day, its prose."""
    page = json.loads(part.raw)
    level = _LEVELS[page["banner"].casefold()]
    advice = [_line(entry) for entry in page["entries"]]
    text = "\n".join([*advice, page["prose"]] if advice else [page["prose"]])
    return _reading(
        "page", part, page["slug"], page["title"], text=text, level=level, words=page["banner"],
        areas=tuple(_areas(page["entries"], text, level)) if advice else None,
        published_on=plausible(day_in(page["updated"]), now),
    )  # fmt: skip


def _line(entry: dict[str, str]) -> str:
    return " ".join(f"{entry['title']} {entry['subtitle']}: {entry['body']}".split())


def _areas(entries: list[dict[str, str]], text: str, national: int) -> Iterator[Area]:
    """Find the regions: entries of another level than the country's."""
    spans = {line.text: line for line in lined(text)}
    for entry in entries:
        level = _LEVELS.get(entry["title"].casefold())
        if level and level != national:
            yield Area(_TO.sub("", entry["subtitle"]), level, spans[_line(entry)])


def _reading(door: str, part: Part, slug: str, title: str, **facts: object) -> Reading:
    named = resolve(title) if title else None
    place = same_place(known(resolve(slug.replace("-", " ")) or named, title, slug), named, slug)
    return about(place, f"{NAME}.{door}", part, url=f"{_PAGE}{slug}", **facts)


DOORS = (
    Door(f"{NAME}.map", MAP, split_map, read_map, every=1800, accept="application/xml", floor=130, pointer=True),
    Door(f"{NAME}.page", MAP, split_page, read_page, register=False, every=DAY // 4, accept="text/html"),
)


def page_urls(url: str) -> tuple[str, ...]:
    """The address the map gives is the page's."""
    return (url,) if url.startswith(_PAGE) else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved site map by its root, anything else is a page."""
    sheet, page = DOORS
    if b"<urlset" in body[:2000]:
        return sheet, split_map(body, url)
    return page, split_page(body, url)
