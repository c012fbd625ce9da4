"""CAP 1.2 for machines: one alert an event, and an index of the newest."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from monitor.model import Event, Status
from monitor.store.protocol import Wanted
from monitor.terms.moves import post_key
from monitor.web import cap
from monitor.web.asked import wish
from monitor.web.named import named
from monitor.web.site import Site, site_of
from monitor.web.views.feeds import NEWEST, freshness, plain, query, text, title

router = APIRouter(include_in_schema=False, dependencies=[Depends(named)])
MEDIA = "application/cap+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_CHAIN = timedelta(days=400)  # how far back alerts are looked for: none counts for longer than a year


@router.get("/cap/{name}.xml")
def one(request: Request, name: str) -> Response:
    """Give one event as an alert."""
    site = site_of(request)
    event = site.store.event(name)
    if event is None or event.held:
        raise HTTPException(404, "There is no such event.")
    try:
        told, ended = before(site, event), cap.ends(event, partial(goes_on, site))
        storm = site.store.storms.of(name)
        state = storm.state if storm else None
        body = cap.alert(event, site.label(event.publisher), told, ended, sender(site), state)
    except cap.Invalid as wrong:
        raise HTTPException(500, f"This event cannot be written as an alert: {wrong}") from wrong
    return Response(body, media_type=MEDIA)


@router.get("/cap.atom")
def index(request: Request) -> Response:
    """Give the newest alerts as an Atom feed that points to each."""
    site = site_of(request)
    entries = site.library.entries(wish(request.query_params).asked(), None, NEWEST)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    address = f"{site.base_url}/cap.atom{query(request)}"
    _add(feed, "id", address)
    _add(feed, "title", title(request, "alerts"))
    _add(feed, "subtitle", freshness(request))
    _add(feed, "updated", entries[0].at if entries else "1970-01-01T00:00:00Z")
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=address)
    _add(SubElement(feed, "author"), "name", site.name)
    for one in entries:
        entry = SubElement(feed, "entry")
        _add(entry, "id", f"{site.base_url}/events/{one.id}")
        _add(entry, "title", plain(one.headline))
        _add(entry, "updated", one.at)
        SubElement(entry, "link", rel="alternate", type=MEDIA, href=f"{site.base_url}/cap/{one.id}.xml")
        _add(entry, "summary", text(site, one))
    return Response(tostring(feed, encoding="utf-8", xml_declaration=True), media_type="application/atom+xml")


def sender(site: Site) -> cap.Sender:
    """Who relays: the host people come to."""
    return cap.Sender(urlsplit(site.base_url).hostname or "localhost", site.name, site.base_url)


def before(site: Site, event: Event) -> tuple[Event, ...]:
    """All earlier alerts that this one takes the place of, the oldest first."""
    if cap.family(event) is None:
        return ()
    wanted = Wanted(since=event.detected_at - _CHAIN, until=event.detected_at + timedelta(seconds=1),
                    country=event.country or None, publisher=event.publisher)  # fmt: skip
    return cap.chain(event, site.store.events(wanted), partial(goes_on, site))


def goes_on(site: Site, event: Event) -> bool:
    """Whether the text behind an event that ends a departure leaves somebody of the same post under one."""
    text = site.library.edition(event.after_sha256) if event.finding.kind == "departure_lifted" else None
    said, where = text.posture.departures if text and text.posture else (), post_key(event.finding.post)
    stands = (one for one in said if one.status is not Status.LIFTED)
    return any(not where or post_key(one.post) in ("", where) for one in stands)


def _add(under: Element, name: str, said: str) -> None:
    SubElement(under, name).text = said
