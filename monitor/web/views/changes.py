"""The change log: newest first, by day and country, with filters that live in the address."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from monitor import places
from monitor.decide import almanac, chorus
from monitor.decide.kinds import KINDS
from monitor.store.log import Entry
from monitor.web import words
from monitor.web.asked import Wish, cursor, wish
from monitor.web.days import by_day
from monitor.web.glance import glance
from monitor.web.paper import render
from monitor.web.regions import REGIONS
from monitor.web.site import Site, site_of

router = APIRouter(include_in_schema=False)
NAV = ("Changes", "/")
PAGE = 50


@router.get("/")
def changes(request: Request) -> Response:
    """Show the newest changes wanted."""
    site, asks, before = site_of(request), wish(request.query_params), cursor(request.query_params)
    found = listed(site, asks, before, PAGE + 1)
    shown, more = found[:PAGE], len(found) > PAGE
    older = asks.query(before=f"{shown[-1].at}_{shown[-1].seq}") if more else None
    return render(
        request,
        "changes.html",
        asks=asks,
        days=by_day(shown),
        tally=site.library.tally(asks.without_severity().asked()) if asks.state == "announced" else {},
        held=len(site.library.held(Wish().asked())),
        head=site.library.head(),
        older=older and "/" + older,
        newest="/" + asks.query() if before else None,
        choices=choices(site),
        glance=None if asks.narrowed or before else glance(site, request.app.state.offices()),
    )


@router.get("/pulse")
def pulse(request: Request) -> Response:
    """Tell how far the log has grown; pages that stand open ask this."""
    return JSONResponse({"head": site_of(request).library.head()})


def listed(site: Site, asks: Wish, before: tuple[str, int] | None, limit: int) -> list[Entry]:
    """The lines of one page: what was announced, or what is held back."""
    if asks.state == "held":
        return site.library.held(asks.asked())[:limit]
    return site.library.entries(asks.asked(), before, limit)


def choices(site: Site) -> dict[str, list[tuple[str, str]]]:
    """What each filter can be set to: value and label."""
    countries = {place.key: place.name for _, place in places.spellings() if place.codes == (place.key,)}
    kinds = [*(kind.name for kind in KINDS), *almanac.KINDS, chorus.KIND]
    return {
        "country": sorted(countries.items(), key=lambda item: item[1]),
        "region": [(key, label) for key, (label, _) in REGIONS.items()],
        "publisher": sorted(((name, p.LABEL) for name, p in site.publishers.items()), key=lambda item: item[1]),
        "kind": sorted((name, words.kind(name)) for name in kinds),
    }
