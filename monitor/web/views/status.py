"""The public status of the house: is it looking, is it sending, does its memory hold together."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from monitor.model import State
from monitor.web.glance import asleep
from monitor.web.site import site_of
from monitor.web.tongues import public

router = APIRouter(include_in_schema=False)
_WAITING = (State.PENDING, State.CLAIMED, State.TRANSMITTING, State.RETRY_WAIT)


@router.get("/status")
def status(request: Request) -> Response:
    """Say how the house fares."""
    site = site_of(request)
    counts, found = site.store.counts(), request.app.state.offices()
    again = site.store.vitals.doubtful()
    return public(
        request,
        "status.html",
        last=site.store.last_pass(),
        offices=found,
        asleep=asleep(site, found),
        head=site.library.head(),
        sending=request.app.state.sending(),
        waiting=sum(counts.get(state.value, 0) for state in _WAITING) + again,
        sent=counts.get(State.SENT.value, 0),
        doubt=max(0, counts.get(State.UNCERTAIN.value, 0) - again),
        failed=counts.get(State.FAILED.value, 0),
        expired=counts.get(State.EXPIRED.value, 0),
    )
