"""Any view of the log to take away: for a spreadsheet, a program, a feed reader, a meeting."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from hashlib import sha256
from threading import BoundedSemaphore

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import StreamingResponse

from monitor.store.log import Entry
from monitor.web import words
from monitor.web.asked import Wish, wish
from monitor.web.days import by_day, copied
from monitor.web.named import VIEW, named, only, readable
from monitor.web.narrowed import worn
from monitor.web.paper import drawn
from monitor.web.site import Site, site_of
from monitor.web.views.changes import listed
from monitor.web.views.feeds import freshness

router = APIRouter(include_in_schema=False, dependencies=[Depends(named), Depends(readable)])
_PLAIN = [Depends(only(*VIEW, "state"))]  # people add to the address of a report what means nothing
ROWS, FEED, PRINTED = 10_000, 100, 300  # newest lines of a table, a feed, a report
_DRAWING = BoundedSemaphore(2)
KEPT = 32  # reports that are kept drawn, of a hundred kilobytes each
PIECE = 250  # lines of a table that are made at once
_COLUMNS = (
    *("id", "at", "country", "place", "publisher", "kind", "severity", "headline", "old", "new", "post", "area"),
    *("level_before", "level_after", "published_on", "decided_on", "flags", "doors", "quotes", "held"),
    *("storm", "ruled_at"),
)


@router.get("/changes.csv", dependencies=_PLAIN)
def as_csv(request: Request) -> Response:
    """The newest lines as CSV; a cell that a spreadsheet would run begins with an apostrophe."""
    return _in_pieces(request, _rows(request), "text/csv; charset=utf-8", "changes.csv")


def _rows(request: Request) -> Iterator[str]:
    base = site_of(request).base_url
    yield "\ufeff" + ",".join([*_COLUMNS, "address"]) + "\r\n"  # the mark tells spreadsheets that this is UTF-8
    for piece in _pieces(request):
        sheet = io.StringIO(newline="")
        cells = ([words.cell(getattr(entry, name)) for name in _COLUMNS] for entry in piece)
        told = ([*row, f"{base}/events/{entry.id}"] for row, entry in zip(cells, piece, strict=True))
        csv.writer(sheet).writerows(told)
        yield sheet.getvalue()


@router.get("/changes.json", dependencies=_PLAIN)
def as_json(request: Request) -> Response:
    """The newest lines as JSON."""
    return _in_pieces(request, _objects(request), "application/json", "changes.json")


def _objects(request: Request) -> Iterator[str]:
    base, count = site_of(request).base_url, 0
    yield '{"events":['
    for piece in _pieces(request):
        told = ({**asdict(entry), "address": f"{base}/events/{entry.id}"} for entry in piece)
        yield ("," if count else "") + ",".join(json.dumps(each, ensure_ascii=False) for each in told)
        count += len(piece)
    yield f'],"complete":{json.dumps(count < ROWS)}}}'


def _pieces(request: Request) -> Iterator[list[Entry]]:
    """The lines of the view, the newest first, a few hundred at a time, without the marks of a search."""
    site, asks, left = site_of(request), wish(request.query_params), ROWS
    below: tuple[str, int] | None = None
    while left and (found := listed(site, asks, below, min(PIECE, left))):
        yield [_plain(entry) for entry in found]
        left -= len(found)
        below = (found[-1].at, found[-1].seq)
        if len(found) < PIECE or asks.state == "held":
            return


def _tag(request: Request, checked: str = "") -> str:
    """What an export is made from: the lines, what is said beside them, and of what is held back each pass."""
    site = site_of(request)
    held = site.library.pulse() if wish(request.query_params).state == "held" else ""
    asked = f"{request.url.path} {wish(request.query_params).query()}"  # what else stands in an address changes nothing
    mark = f"{site.library.head()} {site.library.amended()} {held} {checked} {site.release} {asked}"
    return f'W/"{sha256(mark.encode()).hexdigest()[:32]}"'


def _in_pieces(request: Request, body: Iterator[str], media: str, name: str) -> Response:
    """Send a body as it is made; the log's own state says whether it is still the one that was sent before."""
    tag = _tag(request)
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": tag})
    head = {"Content-Disposition": f'attachment; filename="{name}"', "ETag": tag}
    return StreamingResponse(body, media_type=media, headers=head)


@router.get("/changes.atom", dependencies=_PLAIN)
def as_atom(request: Request) -> Response:
    """The newest lines as an Atom feed; copies of one text are one entry, with the first one's id."""
    _, found = _found(request, FEED)
    asks, told = wish(request.query_params), copied(found)
    updated = max((entry.touched for entry in found), default="2020-01-01T00:00:00.000000Z")
    named = {"query": asks.query(), "title": _title(asks), "checked": freshness(request)}
    body = drawn(request, "changes.atom", entries=told, updated=updated, **named)
    return Response(body, media_type="application/atom+xml")


@router.get("/changes.pdf")
def as_pdf(request: Request) -> Response:
    """The newest lines as a report to print; one that was drawn is kept until its view moves."""
    tag, kept = _tag(request, freshness(request)), request.app.state.printed
    body = kept.get(tag)
    if body is None:
        body = _in_turn(request)
        while len(kept) >= KEPT:
            kept.pop(next(iter(kept), ""), None)
        kept[tag] = body
    head = {"Content-Disposition": 'inline; filename="changes.pdf"', "ETag": tag}
    return Response(body, media_type="application/pdf", headers=head)


def _in_turn(request: Request) -> bytes:
    """Draw a report, unless two are being drawn: each costs a second of a whole processor."""
    if not _DRAWING.acquire(blocking=False):
        raise HTTPException(503, "Other reports are being drawn just now.", headers={"Retry-After": "5"})
    try:
        return _printed(request)
    finally:
        _DRAWING.release()


def _printed(request: Request) -> bytes:
    from monitor.web.report import report

    site, found = _found(request, PRINTED + 1)
    asks = wish(request.query_params)
    days, left_out = by_day(found[:PRINTED]), max(0, len(found) - PRINTED)
    return report(site, _title(asks), _said(site, asks), freshness(request), days, left_out)


def _found(request: Request, most: int) -> tuple[Site, list[Entry]]:
    """The lines of the view, without the marks of a search."""
    site = site_of(request)
    return site, [_plain(entry) for entry in listed(site, wish(request.query_params), None, most)]


def _plain(entry: Entry) -> Entry:
    return replace(entry, headline=words.said(entry.headline), quotes=words.said(entry.quotes))


def _title(asks: Wish) -> str:
    where = ", ".join(words.country(code) for code in asks.country)
    return f"{'Held back' if asks.state == 'held' else 'Changes'}{': ' + where if where else ''}"


def _said(site: Site, asks: Wish) -> str:
    """What a view leaves out, in words; its countries stand in the title."""
    told = [one.said for one in worn(site, asks) if one.name != "country"]
    return " · ".join(told) or "Every publisher, kind and severity"
