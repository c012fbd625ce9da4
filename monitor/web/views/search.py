"""Words found: in what was noticed, and in every page ever stored."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from monitor.web.asked import wish
from monitor.web.glance import within
from monitor.web.site import site_of
from monitor.web.tongues import public

router = APIRouter(include_in_schema=False)
_CHANGES, _PAGES = 10, 20


@router.get("/search")
def search(request: Request) -> Response:
    """Show the newest changes and pages that hold the words."""
    site, asks = site_of(request), wish(request.query_params)
    changes = site.library.entries(asks.asked(), limit=_CHANGES) if asks.q else []
    pages = site.library.search(asks.asked(), _PAGES) if asks.q else []
    return public(
        request,
        "search.html",
        asks=asks,
        changes=changes,
        count=sum(site.library.tally(asks.asked()).values()) if changes else 0,
        pages=pages,
        dark=within(request.app.state.offices(), asks.asked()),
    )
