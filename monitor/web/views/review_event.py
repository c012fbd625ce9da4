"""What an officer does with one event: claim, acknowledge, remark, call its label wrong; and the link of a chain."""

from __future__ import annotations

import secrets
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from monitor.decide.kinds import KINDS
from monitor.deliver.headline import headline
from monitor.deliver.words import named
from monitor.model import Event
from monitor.speak.tongue import msgid
from monitor.store.reviews import LONGEST
from monitor.tend import escalating, storming
from monitor.web.forms import Given, Number
from monitor.web.identity import require
from monitor.web.paper import render
from monitor.web.site import Site, site_of
from monitor.web.tongues import draw, spoken
from monitor.web.viewer import Viewer
from monitor.web.views.subscribe import desk

router = APIRouter(include_in_schema=False)
NOTHING = "nothing"


def kinds() -> list[str]:
    """What an event could have been."""
    return [NOTHING, *sorted(kind.name for kind in KINDS)]


@router.post("/events/{event_id}/claim")
def claim(request: Request, event_id: str) -> Response:
    """Work on an event."""
    viewer, event, trace = _acting(request, event_id)
    site = site_of(request)
    if not site.store.reviews.claim(event.id, viewer.tenant, viewer.name, site.clock(), trace):
        raise HTTPException(409, "A colleague works on this already.")
    return _back(event)


@router.post("/events/{event_id}/let-go")
def let_go(request: Request, event_id: str) -> Response:
    """Work on it no more."""
    viewer, event, trace = _acting(request, event_id)
    site_of(request).store.reviews.let_go(event.id, viewer.tenant, viewer.name, site_of(request).clock(), trace)
    return _back(event)


@router.post("/events/{event_id}/acknowledge")
def acknowledge(request: Request, event_id: str, given: Given) -> Response:
    """Take note of an event; every chain that waits for an answer ends."""
    viewer, event, trace = _acting(request, event_id)
    site = site_of(request)
    site.store.reviews.acknowledge(event.id, viewer.tenant, viewer.name, site.clock(), trace)
    _take_on(site, viewer, event.id, trace)
    return RedirectResponse("/review#unseen", 303) if given.one("back") == "/review" else _back(event)


@router.post("/review/storms/{number}/acknowledge")
def acknowledge_storm(request: Request, number: Number) -> Response:
    """Take note of all that came in a storm that was let out; the chains of each end with it."""
    viewer, site, trace = require(request, "officer"), site_of(request), secrets.token_hex(8)
    for event in site.store.reviews.acknowledge_storm(number, viewer.tenant, viewer.name, site.clock(), trace):
        _take_on(site, viewer, event, trace)
    return RedirectResponse("/review#unseen", 303)


@router.post("/events/{event_id}/remark")
def remark(request: Request, event_id: str, given: Given) -> Response:
    """Write beside an event, or call its label wrong."""
    viewer, event, trace = _acting(request, event_id)
    site = site_of(request)
    text, should = given.one("text").strip(), given.one("should")
    if len(text) > LONGEST or not (text or should):
        raise HTTPException(422, f"Expected a remark of at most {LONGEST} characters, got {len(text)}.")
    if should and should not in kinds():
        raise HTTPException(422, "Expected a kind of the list, or nothing.")
    site.store.reviews.remark(event.id, viewer.tenant, viewer.name, text, site.clock(), should, trace)
    return _back(event)


@router.get("/events/{event_id}/take-back")
def doubt(request: Request, event_id: str) -> Response:
    """Ask for the reason, and say what taking an alert back means."""
    return _doubted(request, _deciding(request, event_id)[1])


@router.post("/events/{event_id}/take-back")
def take_back(request: Request, event_id: str, given: Given) -> Response:
    """Take one alert back by itself: whoever it reached is told why."""
    viewer, event, _ = _deciding(request, event_id)
    site, note = site_of(request), given.one("note").strip()[:500]
    try:
        storming.take_back_one(site.store, event, viewer.name, site.clock(), note)
    except storming.Unexplained:
        return _doubted(request, event, 422)
    except storming.Refused as no:
        raise HTTPException(409, f"It cannot be taken back by itself: {no}.") from no
    return _back(event)


def _deciding(request: Request, event_id: str) -> tuple[Viewer, Event, str]:
    found = _acting(request, event_id)
    if found[0].tenant:
        raise HTTPException(403, "Alerts are taken back by the house's own officers.")
    return found


def _doubted(request: Request, event: Event, status: int = 200) -> Response:
    site = site_of(request)
    beside = [one.country for one in storming.twins(site.store, event)]
    facts = {"twins": beside, "no": storming.untakeable(site.store, event), "told": site.library.told(event.id)}
    return render(request, "fault.html", status, event=event, wrong=status != 200, **facts)


# ------------------------------------------------------------------ the link of a chain
@router.get("/acknowledge/{token}")
def look(request: Request, token: str) -> Response:
    """Show the button; looking takes nothing on."""
    number, who, event = _waiting(request, token)
    chains = site_of(request).store.chains
    state, words = chains.get(number), chains.words(number)
    taken = words[-1] if words and not words[-1].undone else None
    tongue = spoken(request)
    line, now = headline(event.finding, named(event, tongue), tongue), state.state if state else "dropped"
    beside = [found for one in chains.beside(number) if (found := site_of(request).store.event(one.event_id))]
    others = [(one.id, headline(one.finding, named(one, tongue), tongue), one.finding.headline) for one in beside]
    facts: dict[str, Any] = {"event": event, "line": line, "who": who, "state": now, "taken": taken, "others": others}
    return draw(request, "acknowledge.html", **facts)


@router.post("/acknowledge/{token}")
def take_on(request: Request, token: str, given: Given) -> Response:
    """Take an event on, with those of the same storm that the page had shown if that is asked for; or give it back."""
    number, who, _ = _waiting(request, token)
    site = site_of(request)
    act = escalating.give_back if given.one("back") else escalating.acknowledge
    shown = given.one("all").split()
    for one in (number, *(each.id for each in site.store.chains.beside(number) if each.event_id in shown)):
        act(site.store, one, who, "link", site.clock())
    return RedirectResponse(request.url.path + (f"?{request.url.query}" if request.url.query else ""), 303)


def _waiting(request: Request, token: str) -> tuple[int, str, Event]:
    found = escalating.opened(desk(request).ring, token)
    one = site_of(request).store.chains.get(found[0]) if found else None
    event = site_of(request).store.event(one.event_id) if one else None
    if found is None or event is None:
        raise HTTPException(
            404, msgid("This link is not one of ours, or it was cut short on its way. Copy it whole from the mail.")
        )
    return found[0], found[1], event


def _take_on(site: Site, viewer: Viewer, event: str, trace: str) -> None:
    """End the chains of an event; a tenant's officer ends none of the house's."""
    for one in site.store.chains.of(event) if not viewer.tenant else ():
        escalating.acknowledge(site.store, one.id, viewer.name, "web", site.clock(), trace)


def _acting(request: Request, event_id: str) -> tuple[Viewer, Event, str]:
    """The officer, the event, and a number that ties the audit's rows to this request."""
    viewer = require(request, "officer")
    event = site_of(request).store.event(event_id)
    if event is None:
        raise HTTPException(404, "There is no such event.")
    return viewer, event, secrets.token_hex(8)


def _back(event: Event) -> Response:
    return RedirectResponse(f"/events/{event.id}#notes", 303)
