"""CAP 1.2 for machines: each message by its own name, and an index of the newest."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from monitor.decide.telling.group import FLAP
from monitor.model import Event, Status
from monitor.model.routing import Storm
from monitor.store.codec import moment, stamp
from monitor.store.log import Asked, Entry
from monitor.store.shapes import Wanted
from monitor.terms.moves import post_key
from monitor.terms.states import family
from monitor.web import cap
from monitor.web.asked import cursor, wish
from monitor.web.named import VIEW, named, only, readable
from monitor.web.renewed import let_out, renewed
from monitor.web.site import Site, site_of
from monitor.web.views.feeds import NEWEST, freshness, query, text, title, titled
from monitor.web.world import asks

router = APIRouter(include_in_schema=False, dependencies=[Depends(named)])
MEDIA = "application/cap+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_CHAIN = timedelta(days=400)  # how far back alerts are looked for: none counts for longer than a year
_LISTED, MOST = timedelta(days=2), 1_000  # how long a message stays in the index, and the events of one document


@router.get("/cap/{name}.xml")
def one(request: Request, name: str) -> Response:
    """Give one message: what was said of an event when it was noticed, or when an officer had decided about it."""
    site = site_of(request)
    event, told = _asked(site, name)
    try:
        earlier, ended = before(site, event, told), cap.ends(event, partial(goes_on, site))
        body = cap.alert(event, told, site.label(event.publisher), earlier, ended, sender(site), asks(site, event))
    except cap.Invalid as wrong:
        raise HTTPException(500, f"This event cannot be written as an alert: {wrong}") from wrong
    return Response(body, media_type=MEDIA)


def _asked(site: Site, name: str) -> tuple[Event, cap.Message]:
    """The message of that identifier, and the event it is about."""
    for number in (name, name.rpartition(".")[0]):
        event = site.store.event(number) if number else None
        if event and not event.held:
            made = published(site, event)
            if told := next((one for one in made if one.identifier == name), None):
                return event, told
    raise HTTPException(404, "There is no such alert.")


@router.get("/cap.atom", dependencies=[Depends(readable), Depends(only(*VIEW, "before"))])
def index(request: Request) -> Response:
    """Give the messages of two days as Atom feeds that point to each: the newest, and from each to older (RFC 5005)."""
    site, mark = site_of(request), cursor(request.query_params)
    lines = _lately(site, wish(request.query_params).asked(), mark)
    told = [(each, one) for one in lines[:MOST] for each in _messages(site, one)]
    told += [] if mark else _anew(site, wish(request.query_params).asked())
    told.sort(key=lambda pair: pair[0].sent, reverse=True)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    address = f"{site.base_url}/cap.atom" + (
        wish(request.query_params).query(before=f"{mark[0]}_{mark[1]}") if mark else query(request)
    )
    _add(feed, "id", address)
    _add(feed, "title", title(request, "alerts"))
    _add(feed, "subtitle", freshness(request))
    _add(feed, "updated", stamp(told[0][0].sent) if told else "1970-01-01T00:00:00Z")
    begin = f"{site.base_url}/cap.atom{query(request)}"
    ways = {"self": address, **({"first": begin} if mark else {})}
    if len(lines) > MOST:
        below = f"{lines[MOST - 1].at}_{lines[MOST - 1].seq}"
        ways["next"] = f"{site.base_url}/cap.atom{wish(request.query_params).query(before=below)}"
    for rel, href in ways.items():
        SubElement(feed, "link", rel=rel, type="application/atom+xml", href=href)
    _add(SubElement(feed, "author"), "name", site.name)
    for each, one in told:
        entry, href = SubElement(feed, "entry"), f"{site.base_url}/cap/{each.identifier}.xml"
        _add(entry, "id", f"{site.base_url}/events/{one.id}" if each.identifier == one.id else href)
        marked = replace(one, storm=each.mark)
        _add(entry, "title", titled(marked))
        _add(entry, "updated", stamp(each.sent))
        SubElement(entry, "link", rel="alternate", type=MEDIA, href=href)
        _add(entry, "summary", text(site, marked))
    return Response(tostring(feed, encoding="utf-8", xml_declaration=True), media_type="application/atom+xml")


def _messages(site: Site, one: Entry) -> tuple[cap.Message, ...]:
    return cap.messages(one.id, moment(one.at), site.store.storms.of(one.id) if one.storm else None)


def published(site: Site, event: Event) -> tuple[cap.Message, ...]:
    """All that was published of an event, the oldest first; also what was issued anew, since a fault had ended it."""
    back = [one for one in site.store.storms.since(event.detected_at, event.publisher) if let_out(one)]
    made = [_renewed(site, event, storm) for storm in sorted(back, key=lambda storm: storm.id)]
    return (*cap.of(event, site.store.storms.of(event.id)), *(one for one in made if one))


def _renewed(site: Site, event: Event, storm: Storm) -> cap.Message | None:
    wanted = Wanted(since=event.detected_at, country=event.country or None, publisher=event.publisher)
    return renewed(event, storm, site.store.events(wanted), partial(goes_on, site), site.store.storms.of)


def _anew(site: Site, asked: Asked) -> list[tuple[cap.Message, Entry]]:
    """What was issued anew in these two days, with its line as far as lines like it are asked for."""
    since, found = site.clock() - _LISTED, dict[str, tuple[cap.Message, Entry]]()
    for storm in site.store.storms.since(since):
        if not let_out(storm):
            continue
        for country in {one.country for one in site.store.storms.events(storm.id)}:
            wanted = Wanted(since=storm.began_at - _CHAIN, until=storm.decided_at, country=country or None,
                            publisher=storm.publisher)  # fmt: skip
            for event in site.store.events(wanted):
                if event.country == country and (told := _renewed(site, event, storm)):
                    lines = site.library.entries(replace(asked, since=event.detected_at, until=_next(event)))
                    found.update((told.identifier, (told, line)) for line in lines if line.id == event.id)
    return list(found.values())


def _next(event: Event) -> datetime:
    return event.detected_at + timedelta(microseconds=1)


def _lately(site: Site, asked: Asked, mark: tuple[str, int] | None) -> list[Entry]:
    """The newest lines, and all that a program may not have met yet that asks once a day: an end must not be missed.

    Those below `mark`; one more than are shown where there are more.
    """
    newest = [] if mark else site.library.entries(asked, None, NEWEST)
    since = site.clock() - _LISTED
    began = [one.began_at for one in site.store.storms.since(since)]
    since = max(min([since, *began]), asked.since or since)
    if not mark and (len(newest) < NEWEST or moment(newest[-1].at) < since):
        return newest
    return site.library.entries(replace(asked, since=since), mark, MOST + 1)


def sender(site: Site) -> cap.Sender:
    """Who relays: the host people come to."""
    return cap.Sender(urlsplit(site.base_url).hostname or "localhost", site.name, site.base_url)


def before(site: Site, event: Event, told: cap.Message) -> tuple[cap.Message, ...]:
    """All earlier messages that this one takes the place of, the oldest first."""
    back = _CHAIN if family(event) else FLAP
    wanted = Wanted(since=event.detected_at - back, until=event.detected_at + timedelta(seconds=1),
                    country=event.country or None, publisher=event.publisher)  # fmt: skip
    return cap.chain(event, told, site.store.events(wanted), partial(goes_on, site), partial(published, site))


def goes_on(site: Site, event: Event) -> bool:
    """Whether the text behind an event that ends a departure leaves somebody of the same post under one."""
    text = site.library.edition(event.after_sha256) if event.finding.kind == "departure_lifted" else None
    said, where = text.posture.departures if text and text.posture else (), post_key(event.finding.post)
    stands = (one for one in said if one.status is not Status.LIFTED)
    return any(not where or post_key(one.post) in ("", where) for one in stands)


def _add(under: Element, name: str, said: str) -> None:
    SubElement(under, name).text = said
