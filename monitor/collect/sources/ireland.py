"""Ireland's travel advice (Department of Foreign Affairs, ireland.ie): a list of links, and a page a country, HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime

from monitor.collect import against, markup, outline
from monitor.collect.about import about, known, same_place
from monitor.collect.outline import Line
from monitor.collect.reading import canonical, day_in, iso_day, make_part, plausible
from monitor.collect.source import Door, Listing, Unreadable
from monitor.locate.places import resolve
from monitor.model import Health, Part, Reading

NAME = "ireland"
LABEL = "Irish Department of Foreign Affairs"
SHORT = "Ireland"
POSTS = False
SITES: tuple[str, ...] = ()
ATTRIBUTION = "Department of Foreign Affairs, Ireland.ie"
REVIEW_MONTHS: dict[int, int] = {}

LIST = "https://www.ireland.ie/en/dfa/overseas-travel/advice/"
_LINK = re.compile(r"""\bhref=["'](?:https://www\.ireland\.ie)?/en/dfa/overseas-travel/advice/([a-z0-9-]+)/?["']""")
_WORDS = {
    1: "Normal Precautions",
    2: "High Degree of Caution",
    3: "Avoid Non-Essential Travel",
    4: "Do Not Travel",
}
_LEVELS = {words.casefold(): level for level, words in _WORDS.items()}
_STATUS = "security status"
_NEAR = 4  # lines below the heading in which its status stands
_TODAY = re.compile(r"Still current at:?[^<\n]*", re.I)  # written anew every day
_UPDATED = re.compile(r"^Updated on:? *(.+)$", re.M | re.I)
_MODIFIED = re.compile(r"""<meta\b[^>]*website:modified_time["'][^>]*\bcontent=["']([^"']+)""", re.I)
_FROZEN = re.compile(r"Travel Advice on this webpage is no longer being updated|has now moved to Ireland\.ie", re.I)


def split_list(body: bytes, url: str) -> Listing:
    """Cut the list into its links to countries; it says neither levels nor days."""
    slugs = sorted(set(_LINK.findall(markup.decode(body))))
    if not slugs:
        raise Unreadable(Health.EMPTY_LIST, "expected about 210 links to countries' advice, got none")
    return Listing(tuple(make_part(slug, canonical({"slug": slug}), url) for slug in slugs))


def read_list(part: Part, now: datetime) -> Reading:  # noqa: ARG001
    """Read one link: it says where a country's page is."""
    return _reading("list", part, json.loads(part.raw)["slug"], "", text="", level=None, voice="table")


def split_page(body: bytes, url: str) -> Listing:
    """Keep a page's own part, without the day it claims to be current at; raises Unreadable for the frozen old site."""
    html = markup.decode(body)
    if _FROZEN.search(html):
        raise Unreadable(Health.STALE, "expected advice of ireland.ie, got the old site, which is no longer updated")
    main = markup.soup(html).find("main")
    heading = main.find("h1") if main else None
    if main is None or heading is None:
        raise Unreadable(Health.UNREADABLE, f"expected a main part with a heading, got {html[:80]!r}")
    kept = _TODAY.sub("", str(main))
    status(markup.clean(kept).split("\n"))
    modified = _MODIFIED.search(html)
    page = {
        "slug": url.rstrip("/").rpartition("/")[2],
        "title": markup.tidy(heading.get_text(" ")),
        "modified": modified[1] if modified else "",
        "main": kept,
    }
    return Listing((make_part(str(page["slug"]), canonical(page), url),))


def read_page(part: Part, now: datetime) -> Reading:
    """Read a country: its status by its words, its day, its prose, and the areas that the prose advises against."""
    page = json.loads(part.raw)
    lines = outline.outline(page["main"])
    text = outline.text(lines)
    level = status(text.split("\n"))
    said = _UPDATED.search(text)
    day = day_in(said[1]) if said else iso_day(page["modified"])
    lines = _undated(lines)
    areas = tuple(one for one in against.areas(lines, page["title"]) if one.level > level)
    return _reading(
        "page", part, page["slug"], page["title"], text=outline.text(lines), level=level, words=_WORDS[level],
        areas=areas, published_on=plausible(day, now),
    )  # fmt: skip


def _undated(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Leave out the lines that say when the page was updated; what follows moves up."""
    for at in reversed([at for at, line in enumerate(lines) if _UPDATED.match(line.text)]):
        lines = (*lines[:at], *outline.moved(lines[at + 1 :], -len(lines[at].text) - 1))
    return lines


def status(lines: Sequence[str]) -> int:
    """Return the level that stands alone below "Security Status"; several of them are a legend, and say nothing.

    Raises Unreadable when there is none, for silence is no level, and where two differ: one may be another country's.
    """
    said = set()
    for at, line in enumerate(lines):
        if line.casefold().strip(" :") == _STATUS:
            near = (_LEVELS.get(words.casefold().strip(" .:")) for words in lines[at + 1 : at + 1 + _NEAR])
            found = {level for level in near if level}
            said |= found if len(found) == 1 else set()
    if len(said) != 1:
        what = f"expected one of {', '.join(_WORDS.values())} below Security Status, got {sorted(said) or 'none'}"
        raise Unreadable(Health.UNREADABLE, what)
    return said.pop()


def _reading(door: str, part: Part, slug: str, title: str, **facts: object) -> Reading:
    named = resolve(title) if title else None
    place = same_place(known(resolve(slug.replace("-", " ")) or named, title, slug), named, slug)
    return about(place, f"{NAME}.{door}", part, url=f"{LIST}{slug}/", **facts)


DOORS = (
    Door(f"{NAME}.list", LIST, split_list, read_list, every=3600, accept="text/html", floor=150, pointer=True),
    Door(f"{NAME}.page", LIST, split_page, read_page, register=False, every=6 * 3600, accept="text/html"),
)


def page_urls(url: str) -> tuple[str, ...]:
    """The address a list gives is the page's."""
    return (url,) if url.startswith(LIST) else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved page by its status, anything else is the list."""
    sheet, page = DOORS
    if b"Security Status" in body or b"Security status" in body:
        return page, split_page(body, url)
    return sheet, split_list(body, url)
