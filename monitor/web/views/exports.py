"""Any view of the log to take away: for a spreadsheet, a program, a feed reader, a meeting."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, replace

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from monitor.deliver.plain import header
from monitor.store.log import MARK, UNMARK, Entry
from monitor.web import words
from monitor.web.asked import Wish, wish
from monitor.web.days import by_day, copied
from monitor.web.paper import drawn
from monitor.web.site import Site, site_of
from monitor.web.views.changes import listed

router = APIRouter(include_in_schema=False)
ROWS, FEED, PRINTED = 10_000, 100, 300  # newest lines of a table, a feed, a report
_COLUMNS = (
    *("id", "at", "country", "place", "publisher", "kind", "severity", "headline", "old", "new", "post", "area"),
    *("level_before", "level_after", "published_on", "decided_on", "flags", "doors", "quotes", "held"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@router.get("/changes.csv")
def as_csv(request: Request) -> Response:
    """The newest lines as CSV; a cell that a spreadsheet would run begins with an apostrophe."""
    site, found = _found(request, ROWS)
    sheet = io.StringIO(newline="")
    rows = csv.writer(sheet)
    rows.writerow([*_COLUMNS, "address"])
    for entry in found:
        cells = (getattr(entry, name) for name in _COLUMNS)
        rows.writerow([*(_cell(cell) for cell in cells), f"{site.base_url}/events/{entry.id}"])
    # The mark tells spreadsheets that this is UTF-8.
    return _file(("\ufeff" + sheet.getvalue()).encode(), "text/csv; charset=utf-8", "changes.csv")


@router.get("/changes.json")
def as_json(request: Request) -> Response:
    """The newest lines as JSON."""
    site, found = _found(request, ROWS)
    told = [{**asdict(entry), "address": f"{site.base_url}/events/{entry.id}"} for entry in found]
    return JSONResponse({"events": told, "complete": len(found) < ROWS})


@router.get("/changes.atom")
def as_atom(request: Request) -> Response:
    """The newest lines as an Atom feed; copies of one text are one entry, with the first one's id."""
    _, found = _found(request, FEED)
    asks, told = wish(request.query_params), copied(found)
    updated = max((entry.at for entry in found), default="2020-01-01T00:00:00.000000Z")
    body = drawn(request, "changes.atom", entries=told, updated=updated, query=asks.query(), title=_title(asks))
    return Response(body, media_type="application/atom+xml")


@router.get("/changes.pdf")
def as_pdf(request: Request) -> Response:
    """The newest lines as a report to print."""
    from monitor.web.report import report

    site, found = _found(request, PRINTED + 1)
    asks = wish(request.query_params)
    days, left_out = by_day(found[:PRINTED]), max(0, len(found) - PRINTED)
    body = report(site, _title(asks), _said(site, asks), days, left_out)
    return _file(body, "application/pdf", "changes.pdf", inline=True)


def _found(request: Request, most: int) -> tuple[Site, list[Entry]]:
    """The lines of the view, without the marks of a search."""
    site = site_of(request)
    return site, [_plain(entry) for entry in listed(site, wish(request.query_params), None, most)]


def _plain(entry: Entry) -> Entry:
    return replace(entry, headline=_unmarked(entry.headline), quotes=_unmarked(entry.quotes))


def _unmarked(text: str) -> str:
    return text.replace(MARK, "").replace(UNMARK, "")


def _cell(value: object) -> str:
    text = " ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    text = header(text, 5_000)
    return "'" + text if text.startswith(_FORMULA) else text


def _title(asks: Wish) -> str:
    where = ", ".join(words.country(code) for code in asks.country)
    return f"{'Held back' if asks.state == 'held' else 'Changes'}{': ' + where if where else ''}"


def _said(site: Site, asks: Wish) -> str:
    """What a view leaves out, in words."""
    told = [
        *(site.label(name) for name in asks.publisher),
        *(words.kind(name) for name in asks.kind),
        *asks.severity,
        f"from {words.day(asks.since)}" if asks.since else "",
        f"to {words.day(asks.until)}" if asks.until else "",
        f"“{asks.q}”" if asks.q else "",
    ]
    return " · ".join(each for each in told if each) or "Every publisher, kind and severity"


def _file(body: bytes, media: str, name: str, inline: bool = False) -> Response:
    how = "inline" if inline else "attachment"
    return Response(body, media_type=media, headers={"Content-Disposition": f'{how}; filename="{name}"'})
