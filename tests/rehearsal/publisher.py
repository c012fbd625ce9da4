"""A small local publisher: pages by public address, served on loopback under /HOST/PATH, with ETag and 304."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from string import ascii_uppercase
from urllib.parse import unquote

from monitor.locate.places import by_code

RSS = "travel.state.gov/_res/rss/TAsTWs.xml"
API = "cadataapi.state.gov/api/TravelAdvisories"
LIST = "travel.state.gov/en/international-travel/travel-advisories.html"
PAGES = "travel.state.gov/content/travel/en/traveladvisories/traveladvisories/"
LAYER = (
    "services6.arcgis.com/R6wlO6UHmSzqm9Vs/arcgis/rest/services/"
    "Travel_Advisory_Levels__(2024)_View_Layer/FeatureServer/54"
)
LABELS = {
    1: "Exercise Normal Precautions",
    2: "Exercise Increased Caution",
    3: "Reconsider Travel",
    4: "Do Not Travel",
}


@dataclass(frozen=True)
class Advisory:
    """One destination's advisory as the sites would serve it; `paragraphs` may hold inline markup."""

    name: str
    level: int
    day: date
    paragraphs: tuple[str, ...]

    @property
    def slug(self) -> str:
        return self.name.lower().replace(" ", "-") + "-travel-advisory.html"

    @property
    def title(self) -> str:
        return f"{self.name} - Level {self.level}: {LABELS[self.level]}"

    @property
    def link(self) -> str:
        return f"https://{PAGES}{self.slug}"

    @property
    def html(self) -> str:
        return "".join(f"<p>{p}</p>" for p in self.paragraphs)


@dataclass(frozen=True)
class Alert:
    """One post of a mission's alert category."""

    host: str
    slug: str
    title: str
    published: str
    html: str


def rss(advisories: list[Advisory]) -> bytes:
    """The register feed: one item a destination, dates without a time, guid = link."""
    items = "".join(
        f"<item><title>{escape(a.title)}</title><link>{a.link}</link><pubDate>{a.day:%a, %d %b %Y}</pubDate>"
        f"<description><![CDATA[{a.html}]]></description>"
        f'<category domain="Threat-Level">Level {a.level}: {LABELS[a.level]}</category><guid>{a.link}</guid></item>\n'
        for a in advisories
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">'
    return f"{head}<channel><title>Travel Advisories</title>{items}</channel></rss>".encode()


def api(advisories: list[Advisory]) -> bytes:
    """The JSON list: midnight UTC of the issue day in Washington time (winter)."""
    rows = []
    for a in advisories:
        stamp = f"{date.fromordinal(a.day.toordinal() - 1)}T19:00:00-05:00"
        rows.append({"Title": a.title, "Link": a.link, "Summary": a.html, "Updated": stamp, "Published": stamp})
    return json.dumps(rows).encode()


def table(advisories: list[Advisory]) -> bytes:
    """The list page, one row a destination."""
    rows = "".join(
        f'<tr><th><a href="{a.link}">{escape(a.name)}</a></th><td>Level {a.level}: {LABELS[a.level]}</td>'
        f"<td></td><td>{a.day:%m/%d/%Y}</td></tr>"
        for a in advisories
    )
    return f'<html><body><table class="usa-table--destination">{rows}</table></body></html>'.encode()


def page(a: Advisory) -> bytes:
    """A destination's page in the old template."""
    when = f"{a.day:%B} {a.day.day}, {a.day.year}"
    return (
        f"<html><head><title>{a.name} Travel Advisory</title></head><body><h1>{a.name} Travel Advisory</h1>"
        f'<h3 class="tsg-rwd-eab-title-frame"><span>Travel Advisory</span> {when}</h3><h3>{escape(a.title)}</h3>'
        f'<div class="tsg-rwd-emergency-alert-text">{a.html}</div></body></html>'
    ).encode()


def alerts(posts: list[Alert]) -> bytes:
    """A mission's WordPress feed."""
    items = "".join(
        f"<item><title>{escape(p.title)}</title><link>https://{p.host}/{p.slug}/</link><pubDate>{p.published}</pubDate>"
        f'<guid isPermaLink="false">https://{p.host}/?p={len(p.slug)}</guid>'
        f"<content:encoded><![CDATA[{p.html}]]></content:encoded></item>"
        for p in posts
    )
    head = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    return f"{head}<title>Alert</title>{items}</channel></rss>".encode()


def layer(advisories: list[Advisory], edited: int) -> bytes:
    """The map layer's definition, whose last-edit mark tells whether its rows moved."""
    return json.dumps({"id": 54, "name": "Travel Advisory Levels", "editingInfo": {"dataLastEditDate": edited}}).encode()


def features(advisories: list[Advisory]) -> bytes:
    """The map layer's rows; the first is one of nulls, as on the real site."""
    rows: list[dict[str, object]] = [{"attributes": {"OBJECTID": 1, "NAME": None, "LEVEL_": None}}]
    for number, a in enumerate(advisories):
        day = int(datetime(a.day.year, a.day.month, a.day.day, 5, tzinfo=UTC).timestamp() * 1000)
        facts = {"OBJECTID": number + 2, "NAME": a.name, "LEVEL_": a.level, "URL": a.link, "ADVDATE": day}
        rows.append({"attributes": {**facts, "ISO_3": None, "AD_OD_Status": None}})
    return json.dumps({"features": rows}).encode()


def world_of(*told: Advisory, quiet: int = 200) -> list[Advisory]:
    """The told advisories among some two hundred quiet ones, so that every register is whole.

    A story of one country's months needs few beside it: each look reads every one of them again.
    """
    names = {a.name for a in told}
    others = [name for name in sorted(destination_names()) if name not in names]
    day = date(2021, 6, 1)
    return [*told, *(Advisory(n, 1, day, (f"Exercise normal precautions in {n}.",)) for n in others[:quiet])]


def destination_names() -> list[str]:
    """Names of destinations the product's own table knows, one for each country."""
    found = {}
    for letters in product(ascii_uppercase, repeat=2):
        place = by_code("".join(letters))
        if place and place.codes == ("".join(letters),):
            found[place.codes[0]] = place.name
    return list(found.values())


def everything(advisories: list[Advisory], posts: Mapping[str, list[Alert]]) -> dict[str, tuple[bytes, str]]:
    """All doors of one moment: path -> (body, media type)."""
    found = {
        RSS: (rss(advisories), "text/xml"),
        API: (api(advisories), "application/json; charset=utf-8"),
        LIST: (table(advisories), "text/html;charset=utf-8"),
        LAYER: (layer(advisories, max(a.day for a in advisories).toordinal()), "application/json"),
        LAYER + "/query": (features(advisories), "application/json"),
    }
    found |= {PAGES + a.slug: (page(a), "text/html;charset=utf-8") for a in advisories}
    found |= {f"{host}/category/alert/feed/": (alerts(said), "application/rss+xml") for host, said in posts.items()}
    return found


@dataclass
class LocalPublisher:
    """The server; `pages` may be replaced between two passes. Use as a context manager; `url` is the mirror."""

    pages: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __enter__(self) -> LocalPublisher:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # head and body leave together: in two pieces the second waits for an acknowledgement

            def do_GET(self) -> None:
                path = unquote(self.path.lstrip("/").split("?")[0])
                outer.asked.append(path)
                body, kind = outer.pages.get(path, (b"not found", "text/plain"))
                tag = f'"{sha256(body).hexdigest()[:16]}"'
                status = 200 if path in outer.pages else 404
                if status == 200 and self.headers.get("If-None-Match") == tag:
                    status, body = 304, b""
                self.send_response(status)
                self.send_header("ETag", tag)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
                """Stay quiet: the story speaks."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"
