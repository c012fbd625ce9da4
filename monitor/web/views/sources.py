"""How every door fares, and who is not checked because of it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from monitor.web.offices import WELL
from monitor.web.paper import render
from monitor.web.site import site_of

router = APIRouter(include_in_schema=False)
NAV = ("Sources", "/sources")


@router.get("/sources")
def sources(request: Request) -> Response:
    """Show every door, those in trouble first."""
    site, found = site_of(request), request.app.state.offices()
    doors = [door for office in found for door in office.doors]
    return render(
        request,
        "sources.html",
        offices=found,
        ill=[door for door in doors if door["health"] not in WELL],
        count=len(doors),
        last=site.store.last_pass(),
    )
