"""How every door fares, and who is not checked because of it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from monitor.web.glance import asleep
from monitor.web.offices import WELL
from monitor.web.paper import kept
from monitor.web.site import site_of
from monitor.web.tongues import public, spoken
from monitor.web.world import posts

router = APIRouter(include_in_schema=False)
NAV = ("Sources", "/sources")


@router.get("/sources")
def sources(request: Request) -> Response:
    """Show every door, those in trouble first."""
    site, found = site_of(request), request.app.state.offices()
    doors = [door for office in found for door in office.doors]
    facts = {"offices": found, "ill": [door for door in doors if door["health"] not in WELL], "count": len(doors)}
    alone = {one.name for one in found if one.unread or posts(site, one.name)}
    facts |= {"asleep": asleep(site, found), "alone": alone}
    facts |= {"last": site.store.last_pass(), "tongue": spoken(request)}
    body = kept(request, "sources_body.html", site.fared(), spoken(request).code, **facts)
    return public(request, "sources.html", body=body)
