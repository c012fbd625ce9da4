"""The U.S. State Department's travel advisories: five doors to one set of advisories, each lying in its own way."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Literal
from urllib.parse import urljoin

from monitor.collect import markup
from monitor.collect.about import about, known
from monitor.collect.identity import TITLE_TAIL, identify, names
from monitor.collect.reading import canonical, day_in, epoch_day, iso_day, make_part, parsed_json, plausible, stamp
from monitor.collect.source import Door, Listing, Unreadable
from monitor.locate.places import Place, by_iso3, resolve
from monitor.model import Health, OfficialDeparture, Part, Reading

NAME = "us_state"
LABEL = "U.S. Department of State"
SHORT = "US"
POSTS = False
SITES: tuple[str, ...] = ()
ATTRIBUTION = "U.S. Department of State, travel.state.gov; a work of the U.S. government in the public domain"
REVIEW_MONTHS = {1: 12, 2: 12, 3: 6, 4: 6}  # the Department's own promise

SITE = "https://travel.state.gov"
RSS = f"{SITE}/_res/rss/TAsTWs.xml"
API = "https://cadataapi.state.gov/api/TravelAdvisories"
LIST = f"{SITE}/en/international-travel/travel-advisories.html"
LIST_OLD = f"{SITE}/content/travel/en/traveladvisories/traveladvisories.html"
LAYER = (
    "https://services6.arcgis.com/R6wlO6UHmSzqm9Vs/arcgis/rest/services/"
    "Travel_Advisory_Levels__(2024)_View_Layer/FeatureServer/54"
)
QUERY = LAYER + "/query?where=NAME%20IS%20NOT%20NULL&outFields=*&returnGeometry=false&f=json"
FLOOR = 150  # 209 to 228 destinations in every capture since 2018

_LEVEL = re.compile(r"\bLevel\s*:?\s*([1-4])\b", re.I)
_CODES = {1: 1, 2: 2, 3: 3, 4: 4, 10: 1, 20: 2, 30: 3, 40: 4}
_STATUSES: dict[str, Literal["authorized", "ordered"] | None] = {"": None, "1": "authorized", "2": "ordered"}
_PILL = re.compile(r"\(([TCUHKNDOE])\)")
_PLACEHOLDER = re.compile(r"summary not available", re.I)  # the words before run into it: "precautionSummary"


def _level_in(text: str) -> int | None:
    """Read a level; raises Unreadable for two of them ("from Level 1 to Level 4", a legend): neither is guessed."""
    found = set(_LEVEL.findall(text))
    if len(found) > 1:
        raise Unreadable(Health.UNREADABLE, f"expected one level, got {sorted(found)} in {text[:200]!r}")
    return int(found.pop()) if found else None


def _reading(door: str, part: Part, place: Place, **facts: object) -> Reading:
    return about(place, f"{NAME}.{door}", part, **facts)


def _spoken(html: str) -> tuple[str, str | None]:
    """Clean a summary and say what is wrong with it, if anything."""
    text = markup.clean(html) if html.strip() else ""
    if not text:
        return "", "no text"
    if _PLACEHOLDER.search(text):
        return text, "placeholder"
    return text, None


# ------------------------------------------------------------------ RSS: the register that leads
def split_rss(body: bytes, url: str) -> Listing:
    """Cut the feed into its items; raises Unreadable for a cut or foreign document."""
    if not markup.well_formed(body) and not body.rstrip().endswith(b"</rss>"):
        raise Unreadable(
            Health.UNREADABLE, f"expected a whole RSS document, got one that ends early at {len(body)} bytes"
        )
    markup.decode(body)
    items = markup.slices(body, "item")
    if not items:
        raise Unreadable(Health.EMPTY_LIST, "expected about 210 items, got a feed without any")
    made = re.search(rb"<dc:date>([^<]{10,40})</dc:date>", body[:4000])
    return Listing(
        tuple(make_part(str(n), raw, url) for n, raw in enumerate(items)),
        stamp(made[1].decode("ascii", "replace")) if made else None,
    )


_RSS_HEAD = b'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'


def read_rss(part: Part, now: datetime) -> Reading:
    """Read one feed item."""
    entry = markup.entries(_RSS_HEAD + part.raw + b"</channel></rss>")[0]
    title, link = str(entry.get("title", "")), str(entry.get("link", ""))
    place = identify(title, link)
    text, trouble = _spoken(str(entry.get("summary", "")))
    threat = " ".join(str(tag.get("term", "")) for tag in entry.get("tags", []))
    return _reading(
        "rss",
        part,
        place,
        title=" ".join(title.split()),
        url=link,
        level=_level_in(title) or _level_in(threat),
        published_on=plausible(day_in(str(entry.get("published", ""))), now),
        text=text,
        trouble=trouble,
    )


# ------------------------------------------------------------------ JSON API: the same items, back ends that disagree
def split_api(body: bytes, url: str) -> Listing:
    """Cut the array into items, duplicates dropped; raises Unreadable for anything but a filled array."""
    data = parsed_json(body)
    if not isinstance(data, list):
        raise Unreadable(Health.UNREADABLE, f"expected a JSON array of advisories, got {str(data)[:120]!r}")
    items = [item for item in data if isinstance(item, dict) and item.get("Title")]
    if not items:
        raise Unreadable(Health.EMPTY_LIST, "expected about 210 advisories, got an empty array")
    raws = dict.fromkeys(canonical(item) for item in items)
    return Listing(tuple(make_part(str(n), raw, url) for n, raw in enumerate(raws)))


def read_api(part: Part, now: datetime) -> Reading:
    """Read one item; its date is midnight UTC of the issue day written in Washington time."""
    item = json.loads(part.raw)
    title, link = str(item.get("Title") or ""), str(item.get("Link") or "")
    text, trouble = _spoken(str(item.get("Summary") or ""))
    when = stamp(str(item.get("Updated") or item.get("Published") or ""))
    return _reading(
        "api",
        part,
        identify(title, link),
        title=" ".join(title.split()),
        url=link,
        level=_level_in(title),
        published_on=plausible(when.date() if when else None, now),
        text=text,
        trouble=trouble,
    )


# ------------------------------------------------------------------ the list page: level, date and the risk letters
def split_list(body: bytes, url: str) -> Listing:
    """Cut the table into its rows, in any of the three layouts seen; raises Unreadable when there are none."""
    markup.decode(body)
    rows = [row for row in markup.slices(body, "tr") if b"<a " in row and b"</td>" in row]
    if not rows:
        raise Unreadable(Health.EMPTY_LIST, "expected a table of about 210 destinations, got none")
    return Listing(tuple(make_part(str(n), raw, url) for n, raw in enumerate(rows)))


def read_list(part: Part, now: datetime) -> Reading:
    """Read one row: link, level, risk pills (the only door that has them), date."""
    row = markup.soup(f"<table>{markup.decode(part.raw)}</table>")
    link = row.find("a")
    if link is None:
        raise Unreadable(Health.UNREADABLE, f"expected a row with a link, got {part.raw[:80]!r}")
    href = urljoin(SITE, str(link.get("href") or ""))
    name = link.get_text(" ", strip=True)
    cells = row.get_text(" ", strip=True)
    pills = [p.get_text() for p in row.select(".tsg-utility-risk-pill")]
    risks = _PILL.findall(" ".join(pills).upper())
    return _reading(
        "list",
        part,
        identify(name, href),
        title=name,
        url=href,
        level=_level_in(cells),
        text="",
        voice="table",
        published_on=plausible(day_in(cells), now),
        indicators=tuple(dict.fromkeys(risks)) if pills and len(risks) == len(pills) else None,
    )


# ------------------------------------------------------------------ a destination's own page
def split_page(body: bytes, url: str) -> Listing:
    """Keep the page whole: it speaks of one destination."""
    markup.decode(body)
    return Listing((make_part(url, body, url),))


def read_page(part: Part, now: datetime) -> Reading:
    """Read an advisory page of the old or the new template; raises Unreadable when it holds no advisory."""
    page = markup.soup(markup.decode(part.raw))
    frame = page.select_one(".tsg-rwd-emergency-alert-text") or page.select_one("main") or page.body
    heads = [" ".join(h.get_text(" ", strip=True).split()) for h in page.select("h1, h2, h3, .level-title")]
    title = next((h for h in heads if _LEVEL.search(h)), heads[0] if heads else "")
    text, trouble = _spoken(str(frame) if frame else "")
    level = _level_in(title)
    if level is None and not page.select_one(".tsg-rwd-emergency-alert-text"):
        level = _level_in(text[:400])
    named = (
        title if TITLE_TAIL.sub("", title) and not title.lower().startswith(("level", "see")) else (heads or [""])[0]
    )
    when = next((d for h in heads if "travel advisory" in h.lower() and (d := day_in(h))), None)
    # A line of its own, not prose: "On March 2, 2026, the Department ordered …" dates the decision.
    when = when or next((d for line in text.splitlines()[:6] if len(line) < 60 and (d := day_in(line))), None)
    if level is None and not page.select_one(".tsg-rwd-emergency-alert-text"):
        raise Unreadable(Health.UNREADABLE, f"expected an advisory with a level, got {title[:80]!r} at {part.url!r}")
    place = identify(named, part.url)
    if not any(names(place, each) for each in (named, page.title.get_text() if page.title else "", *heads)):
        what = f"expected a page headed {place.name}, got one headed {heads[:2]!r} at {part.url!r}"
        raise Unreadable(Health.UNREADABLE, what)  # the list, served in its place, has a level in its legend
    return _reading(
        "page",
        part,
        place,
        title=title,
        url=part.url,
        level=level,
        text=text,
        trouble=trouble,
        published_on=plausible(when, now),
    )


# ------------------------------------------------------------------ the map layer: an official witness
def moved_layer(body: bytes) -> str:
    """Return the layer's own last-edit mark; raises Unreadable for the errors it sends with status 200."""
    data = parsed_json(body)
    info = data.get("editingInfo") if isinstance(data, dict) else None
    if not isinstance(info, dict):
        raise Unreadable(Health.SERVER_ERROR, f"expected a layer definition, got {str(data)[:120]!r}")
    return str(info.get("dataLastEditDate") or info.get("lastEditDate") or "")


def split_layer(body: bytes, url: str) -> Listing:
    """Cut the query's answer into rows; rows of nulls and the Mexican states are left out."""
    data = parsed_json(body)
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise Unreadable(Health.SERVER_ERROR, f"expected features, got {str(data)[:120]!r}")
    found = [f.get("attributes") for f in features if isinstance(f, dict)]
    rows = [r for r in found if isinstance(r, dict) and r.get("NAME")]
    rows = [r for r in rows if not (r.get("ISO_3") == "MEX" and r["NAME"] != "Mexico")]
    if not rows:
        raise Unreadable(Health.EMPTY_LIST, "expected about 220 map features, got none")
    return Listing(tuple(make_part(str(n), canonical(row), url) for n, row in enumerate(rows)))


def read_layer(part: Part, now: datetime) -> Reading:
    """Read one feature; codes 10, 20, 30 mean levels 1 to 3 with areas of higher risk."""
    row = json.loads(part.raw)
    name, code = str(row["NAME"]), row.get("LEVEL_")
    place = known(resolve(name) or by_iso3(str(row.get("ISO_3") or "")), name)
    if "AD_OD_Status" not in row:  # null says that none holds, and confirms an end; this says nothing
        raise Unreadable(Health.UNREADABLE, f"expected a row with AD_OD_Status, got {[*row]!r}"[:300])
    said = "" if row["AD_OD_Status"] is None else str(row["AD_OD_Status"]).strip()
    if said not in _STATUSES:
        raise Unreadable(Health.UNREADABLE, f"expected AD_OD_Status 1, 2 or null for {name}, got {said[:60]!r}")
    status, since, told = _STATUSES[said], iso_day(row.get("AD_OD_Date")), str(row.get("AD_OD_Text") or "")
    return _reading(
        "arcgis",
        part,
        place,
        title=name,
        url=str(row.get("URL") or LAYER),
        text="",
        voice="witness",
        level=_CODES.get(code) if type(code) is int else None,
        official=OfficialDeparture(status, since, told) if status else None,
        published_on=plausible(epoch_day(row.get("ADVDATE")), now),
    )


DOORS = (
    Door(
        "us_state.rss", RSS, split_rss, read_rss, every=300, accept="application/rss+xml, text/xml;q=0.9", floor=FLOOR
    ),
    Door("us_state.api", API, split_api, read_api, every=900, accept="application/json", floor=FLOOR),
    Door("us_state.list", LIST, split_list, read_list, every=1800, accept="text/html", floor=FLOOR, also=(LIST_OLD,)),
    Door("us_state.arcgis", QUERY, split_layer, read_layer, every=300, accept="application/json", floor=FLOOR,
         probe=LAYER + "?f=json", moved=moved_layer, witness=True),
    Door("us_state.page", SITE, split_page, read_page, register=False, accept="text/html"),
)  # fmt: skip


def page_urls(url: str) -> tuple[str, ...]:
    """Give the public address of a destination's page: the internal path of the new site drops its prefix."""
    public = url.replace("/content/tsg_aem/us/en/home/", "/en/")
    return (public,) if public.startswith(SITE) else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved document by its first bytes and its markup."""
    rss, api, table, layer, page = DOORS
    head = body.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    if head == b"[":
        return api, split_api(body, url)
    if head == b"{":
        return layer, split_layer(body, url)
    if b"<rss" in body[:2000] or body.lstrip().startswith(b"<item"):
        return rss, split_rss(body, url)
    if body.count(b"<tr") > 3 and (
        b"table-data" in body or b"tsg-utility-risk-pill" in body or b"usa-table--destination" in body
    ):
        return table, split_list(body, url)
    return page, split_page(body, url)
