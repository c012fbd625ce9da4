"""The change log as a JSON Feed 1.1, with the filters of the page (its Atom stands among the exports)."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse

from monitor.deliver.plain import prose
from monitor.speak.tongue import ENGLISH
from monitor.store.log import MARK, UNMARK, Entry
from monitor.web import words
from monitor.web.asked import wish
from monitor.web.days import copied
from monitor.web.glance import checked, unread
from monitor.web.named import VIEW, named, only, readable
from monitor.web.site import Site, site_of

router = APIRouter(include_in_schema=False, dependencies=[Depends(named), Depends(readable), Depends(only(*VIEW))])
NEWEST = 50
ABOUT = "What governments changed in their advice for travellers. Their own pages are the authority."


@router.get("/feed.json")
def as_json(request: Request) -> Response:
    """Give the newest changes as a JSON Feed."""
    site, entries = site_of(request), _newest(request)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title(request, "changes"),
        "home_page_url": f"{site.base_url}/{query(request)}",
        "feed_url": f"{site.base_url}/feed.json{query(request)}",
        "description": f"{ABOUT} {freshness(request)}",
        "language": "en",
        "items": [_item(site, one, copies) for one, *copies in copied(entries)],
    }
    return JSONResponse(feed, media_type="application/feed+json")


def _item(site: Site, one: Entry, copies: Sequence[Entry]) -> dict[str, object]:
    """One text, whatever the number of countries it was written for; it keeps the identity of the first."""
    told = [one, *copies]
    first = min(told, key=lambda entry: entry.at)
    also = [f"{words.country(each.country)}: {site.base_url}/events/{each.id}" for each in copies]
    said = text(site, one) + ("\n\nThe same text also for:\n" + "\n".join(also) if also else "")
    times = f" (one text, {len(told)} times)" if also else ""
    return {
        "id": f"{site.base_url}/events/{first.id}",
        "url": f"{site.base_url}/events/{one.id}",
        "title": titled(one) + times,
        "content_text": said,
        "date_published": first.at,
        "date_modified": max(entry.touched for entry in told),
        "tags": [one.kind, one.severity, *dict.fromkeys(entry.country for entry in told), one.publisher],
    }


def plain(found: str) -> str:
    """A line of the log without the marks of a search."""
    return prose(found.replace(MARK, "").replace(UNMARK, "")).replace("\n", " ")


def titled(one: Entry) -> str:
    """A headline, behind the word that it waits or was a fault: what shows titles alone shows that, too."""
    doubt = words.STORMY.get(one.storm or "")
    return f"[{doubt}] {plain(one.headline)}" if doubt else plain(one.headline)


def text(site: Site, one: Entry) -> str:
    """What an entry says beside its headline."""
    said = prose(words.said(one.quotes))
    head = f"{site.label(one.publisher)}, {words.country(one.country)}"
    return f"{head}\n\n{said}".strip()


def freshness(request: Request) -> str:
    """Say when the governments of a feed were last checked, and for whom they are not."""
    asked = wish(request.query_params).asked()
    said = checked(request.app.state.offices(), request.app.state.fares(), asked)
    return f"{said} {unread(site_of(request), asked, ENGLISH)}".strip()


def _newest(request: Request) -> list[Entry]:
    return site_of(request).library.entries(wish(request.query_params).asked(), None, NEWEST)


def title(request: Request, what: str) -> str:
    """What a feed is called: the site, and what the address narrows it to."""
    asks, site = wish(request.query_params), site_of(request)
    named = [words.country(code) for code in asks.country] + [site.label(one) for one in asks.publisher]
    named += [words.kind(one) for one in asks.kind]
    return f"{site.name}: {what}" + (f" ({', '.join(named)})" if named else "")


def query(request: Request) -> str:
    """The filters of the address, as an address holds them."""
    return wish(request.query_params).query()
