"""Levels that moved on many rows at once under unchanged days: an officer lets them out, or dismisses them."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from monitor.store.doubts import Doubt
from monitor.tend import doubting
from monitor.web import links
from monitor.web.forms import Given
from monitor.web.identity import require
from monitor.web.paper import render
from monitor.web.site import site_of

router = APIRouter(include_in_schema=False)
_HOUSE = "What waits for an officer is decided by the house's own officers."


@router.get(doubting.WHERE)
def doubts(request: Request) -> Response:
    """Show what waits, by publisher, and what was said of it."""
    if require(request, "officer").tenant:
        raise HTTPException(403, _HOUSE)
    return _shown(request)


def _shown(request: Request, wrong: str = "", chosen: tuple[str, ...] = (), status: int = 200) -> Response:
    """Show it again; `wrong` names the publisher whose dismissal lacks a reason."""
    site, found = site_of(request), dict[str, list[tuple[Doubt, str]]]()
    for one in site.store.doubts.all():
        found.setdefault(one.publisher, []).append((one, links.out(site, one.publisher, one.url)))
    return render(request, "doubts.html", status, found=found, wrong=wrong, chosen=chosen)


@router.post(doubting.WHERE)
def decide(request: Request, given: Given) -> Response:
    """Release or dismiss the countries that are ticked."""
    viewer, site = require(request, "officer"), site_of(request)
    publisher, choice, chosen = given.one("publisher"), given.one("decision"), tuple(given.all("destination"))
    if viewer.tenant:
        raise HTTPException(403, _HOUSE)
    if choice not in ("release", "dismiss") or not chosen or not publisher:
        raise HTTPException(422, "Expected release or dismiss, and at least one country.")
    found = [one for one in site.store.doubts.all(publisher) if one.key in chosen]
    note = given.one("note")[:500]
    try:
        done = doubting.decide(site.store, found, choice == "release", viewer.name, site.clock(), note)
    except doubting.Unexplained:
        return _shown(request, publisher, chosen, 422)
    if not done:
        raise HTTPException(409, "Somebody decided before you, or it is over. Load the page again.")
    return RedirectResponse(doubting.WHERE, 303)
