"""Silences: what is not told for a while, seen before it is set, ended at any time, never a drop."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from monitor.decide.telling import silence as rules
from monitor.model import Severity
from monitor.model.routing import Silence
from monitor.store.shapes import Wanted
from monitor.web.forms import Fields, Given, Number
from monitor.web.identity import require
from monitor.web.paper import render
from monitor.web.site import Site, site_of
from monitor.web.viewer import Viewer
from monitor.web.views.subscribe import choices, offer

router = APIRouter(include_in_schema=False)
_BACK = timedelta(days=90)


@router.get("/review/silences")
def silences(request: Request) -> Response:
    """Show silences in force, and those that were."""
    viewer, site = require(request, "officer"), site_of(request)
    found = [one for one in site.store.silences.all() if own(site, viewer, one)]
    return _page(request, found, Fields([]), None, ())


@router.post("/review/silences")
def set_one(request: Request, given: Given) -> Response:
    """Show what a silence would have kept of the last 90 days; with `sure` set it."""
    viewer, site = require(request, "officer"), site_of(request)
    wanted = _read(site, viewer, given)
    wrong = tuple(rules.mistakes(wanted))
    found = [one for one in site.store.silences.all() if own(site, viewer, one)]
    if wrong:
        return _page(request, found, given, None, wrong, 422)
    if not given.one("sure"):
        past = site.store.events(Wanted(since=site.clock() - _BACK))
        return _page(request, found, given, rules.preview(wanted, past), ())
    site.store.silences.set(wanted, site.clock())
    return RedirectResponse("/review/silences", 303)


@router.post("/review/silences/{number}/end")
def end(request: Request, number: Number) -> Response:
    """End a silence before its time."""
    viewer, site = require(request, "officer"), site_of(request)
    found = site.store.silences.get(number)
    if found is None or not own(site, viewer, found):
        raise HTTPException(404, "There is no such silence.")
    site.store.silences.end(number, viewer.name, site.clock())
    return RedirectResponse("/review/silences", 303)


def own(site: Site, viewer: Viewer, one: Silence) -> bool:
    """Whether a silence is of the viewer's tenant; the house's officers see the house's own."""
    return one.tenant == _tenant(site, viewer)


def _tenant(site: Site, viewer: Viewer) -> int | None:
    """The number of the viewer's tenant, given on first use; None is the house, and no tenant's."""
    return site.store.trips.tenant(viewer.tenant, site.clock()) if viewer.tenant else None


def _read(site: Site, viewer: Viewer, given: Fields) -> Silence:
    now, known = site.clock(), offer(site)
    hours = given.one("hours")
    lasts = timedelta(hours=min(int(hours), 24 * 365)) if hours.isdecimal() and len(hours) < 6 else timedelta()
    blank = Silence(viewer.name, given.one("reason").strip()[:300], now, now + lasts, tenant=_tenant(site, viewer))
    return replace(
        blank,
        countries=frozenset(given.all("country")) & frozenset(known.countries),
        publishers=frozenset(given.all("publisher")) & frozenset(known.publishers),
        kinds=frozenset(given.all("kind")) & frozenset(known.kinds),
        severity=cast(Severity, given.one("severity") if given.one("severity") in ("P1", "P2", "P3", "P4") else "P2"),
    )


def _page(
    request: Request, found: list[Silence], given: Fields, hits: object, wrong: tuple[str, ...], status: int = 200
) -> Response:
    site = site_of(request)
    now: datetime = site.clock()
    found = sorted(found, key=lambda one: (one.stops <= now, -one.id))  # in force first, then the newest
    facts = {"found": found, "given": given, "hits": hits, "wrong": wrong, "choices": choices(site), "today": now}
    return render(request, "silences.html", status, **facts)
