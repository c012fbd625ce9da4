"""WordPress sites: an item of a feed, the listing behind it, and a post's own page, as one kind of entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from monitor.collect import markup
from monitor.collect.reading import day_in, iso_day, make_part
from monitor.collect.source import Listing, Unreadable
from monitor.model import Health, Part

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_TAIL = re.compile(r"\n?^The post .{1,300} appeared first on .{1,120}$", re.M)
_CUT = re.compile(r"(?:\[?\s*(?:…|\.{3})\s*\]?|(?:continue reading|read more))\W*$", re.I)
_CHROME = re.compile(
    r"^(?:\d+ minute read|閱讀需 \d+ 分鐘|flag|.{0,12}an official (?:web)?site of the united states government.{0,40}"
    r"|here[’']s how you know|home ?\|.{0,80}|share|print|skip to (?:main )?content)\W*$",
    re.I,
)
_BODIES = ("div.paragraph.alignwide.container .row", ".entry-content", "main article", "main", "article")
_TITLES = ("main h1", "h1.entry-title", "article h1", "h1")
_LINKS = ("main article h2.entry-title a", "article .entry-title a", ".entry-title a", "main article h2 a")


@dataclass(frozen=True, slots=True)
class Entry:
    """One post: `text` is clean and begins with the title; `cut` says that only its beginning is shown here."""

    title: str
    link: str
    guid: str
    day: date | None
    text: str
    cut: bool


def split(body: bytes, url: str) -> Listing:
    """Cut a feed into its items (ten at most); raises Unreadable for a cut or foreign document."""
    if not markup.well_formed(body):
        raise Unreadable(Health.UNREADABLE, f"expected a whole RSS document, got {body[:60]!r} … of {len(body)} bytes")
    markup.decode(body)
    items = markup.slices(body, "item")
    if not items and b"<channel" not in body:  # an Atom feed has entries, and would be one without posts for ever
        raise Unreadable(Health.WRONG_TYPE, f"expected an RSS document with a channel, got {body[:60]!r}")
    return Listing(tuple(make_part(str(n), raw, url) for n, raw in enumerate(items)))


def split_page(body: bytes, url: str) -> Listing:
    """Take a post's own page whole."""
    return Listing((make_part(url, body, url),))


def entry(part: Part) -> Entry:
    """Read an item of a feed, or a post's own page; raises Unreadable for a page without a post."""
    return _item(part) if part.raw.lstrip()[:5].lower() == b"<item" else _page(part)


def _item(part: Part) -> Entry:
    found = markup.item(part.raw)
    title = markup.tidy(str(found.get("title", "")))
    whole = found.get("content") or [{}]
    html = str(whole[0].get("value") or "")
    body = _lines(html or str(found.get("summary", "")))
    text = "\n".join(line for line in (title, body) if line)
    link, guid = str(found.get("link", "")), str(found.get("id") or "")
    return Entry(title, link, guid, _day(found), text, not body or _short(body))


def issued(raw: bytes) -> datetime | None:
    """The moment from which a feed dates an item; None of a post's own page, or where it gives none."""
    if raw.lstrip()[:5].lower() != b"<item":
        return None
    try:
        said = parsedate_to_datetime(str(markup.item(raw).get("published", "")))
    except (ValueError, TypeError):
        return None
    return said if said.tzinfo else said.replace(tzinfo=UTC)


def _page(part: Part) -> Entry:
    page = markup.soup(markup.decode(part.raw))
    body = next((found for css in _BODIES if (found := page.select_one(css)) and found.get_text(strip=True)), None)
    heading = next((found for css in _TITLES if (found := page.select_one(css))), None)
    if body is None or heading is None:
        raise Unreadable(Health.UNREADABLE, f"expected a post with a heading and a body, got neither at {part.url!r}")
    title = markup.tidy(heading.get_text(" "))
    lines = [line for line in _lines(str(body)).split("\n") if line and line != title]
    return Entry(title, part.url, "", _stamped(page), "\n".join([title, *lines]), False)


def _lines(html: str) -> str:
    """Clean a body, without the site's own furniture and the feed's last line."""
    text = _TAIL.sub("", markup.clean(html))
    return "\n".join(line for line in text.split("\n") if not _CHROME.match(line))


def _short(body: str) -> bool:
    """Whether a text breaks off: an excerpt ends in an ellipsis, or in "Read More"."""
    return _CUT.search(body[-80:]) is not None


def _day(found: dict[str, object]) -> date | None:
    try:
        return parsedate_to_datetime(str(found.get("published", ""))).date()
    except (ValueError, TypeError):
        return None


def _stamped(page: BeautifulSoup) -> date | None:
    """Find the day a page says it was published: its meta data first, then a time beside the heading."""
    meta = page.select_one('meta[property="article:published_time"]')
    if meta and (day := iso_day(meta.get("content"))):
        return day
    time = page.select_one("main time, article time")
    return (iso_day(time.get("datetime")) or day_in(time.get_text(" "))) if time else None


def links(body: bytes, url: str) -> tuple[str, ...]:
    """Name the posts a listing shows, newest first; raises Unreadable when it shows none."""
    page = markup.soup(markup.decode(body))
    found: list[Tag] = next((got for css in _LINKS if (got := list(page.select(css)))), [])
    named = (urljoin(url, str(link.get("href") or "")) for link in found)
    host = urlsplit(url).hostname
    own = tuple(dict.fromkeys(link for link in named if urlsplit(link).hostname == host))
    if not own:
        raise Unreadable(Health.EMPTY_LIST, f"expected a listing of posts, got none at {url!r}")
    return own


def permalink(link: str) -> str:
    """Reduce a post's address to what identifies it: neither scheme nor query nor a closing slash."""
    parts = urlsplit(link)
    return f"{(parts.hostname or '').lower()}{parts.path.rstrip('/')}"
