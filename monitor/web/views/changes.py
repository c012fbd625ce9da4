"""The change log: newest first, by day and country, with filters that live in the address."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from monitor.store.log import Asked, Entry
from monitor.web import options
from monitor.web.asked import Wish, cursor, wish
from monitor.web.days import by_day
from monitor.web.glance import glance, unread, within
from monitor.web.narrowed import worn
from monitor.web.site import Site, site_of
from monitor.web.tongues import public, spoken

router = APIRouter(include_in_schema=False)
NAV = ("Changes", "/")
PAGE = 50


@router.get("/")
def changes(request: Request) -> Response:
    """Show the newest changes wanted."""
    site, asks, before = site_of(request), wish(request.query_params), cursor(request.query_params)
    tongue = spoken(request)
    found = listed(site, asks, before, PAGE + 1)
    shown, more = found[:PAGE], len(found) > PAGE
    offices = request.app.state.offices()
    older = asks.query(before=f"{shown[-1].at}_{shown[-1].seq}") if more else None
    return public(
        request,
        "changes.html",
        asks=asks,
        days=by_day(shown),
        tally=counted(request, asks) if asks.state == "announced" else {},
        held=len(site.library.held(asks.without_severity().asked())),
        head=site.library.head(),
        older=older and "/" + older,
        newest="/" + asks.query() if before else None,
        worn=[one for one in worn(site, asks, tongue) if one.name != "severity"],
        options=options.chosen(request.app.state.options(tongue), asks),
        glance=None if asks.narrowed or before else glance(site, offices),
        unread=unread(site, asks.asked(), tongue) if asks.narrowed and not before else "",
        dark=within(offices, asks.asked()) if asks.narrowed and asks.state == "announced" and not before else [],
    )


@router.get("/pulse")
def pulse(request: Request) -> Response:
    """Tell how far the log has grown; pages that stand open ask this."""
    return JSONResponse({"head": site_of(request).library.head()})


def counted(request: Request, asks: Wish) -> dict[str, int]:
    """How many lines there are of each severity; those of the whole log are counted once for all."""
    asked = asks.without_severity().asked()
    if asked == Asked():
        found: dict[str, int] = request.app.state.tally()
        return found
    return site_of(request).library.tally(asked)


def listed(site: Site, asks: Wish, before: tuple[str, int] | None, limit: int) -> list[Entry]:
    """The lines of one page: what was announced, or what is held back."""
    if asks.state == "held":
        return site.library.held(asks.asked())[:limit]
    return site.library.entries(asks.asked(), before, limit)
