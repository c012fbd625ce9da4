"""A travel desk's own channels: mailboxes, webhooks and chats, proved, tried, switched and ended."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from monitor.addresses import NoMailbox
from monitor.admit.bureau import Bureau, Channel, Locked, Refused
from monitor.model.endpoint import POSTS
from monitor.store.desks import Full
from monitor.web.forms import Fields, Given, Number
from monitor.web.paper import render
from monitor.web.views.account import peer
from monitor.web.views.desk import Desk, Mine

router = APIRouter(include_in_schema=False)
CALLS = 8  # requests of one receiver that are shown
WAYS = ("email", *POSTS)


def bureau(desk: Desk) -> Bureau:
    """The bureau; 404 on a site where no desk keeps channels."""
    if desk.site.bureau is None:
        raise HTTPException(404, "No channels are kept on this site.")
    return desk.site.bureau


def channel(desk: Desk, number: int) -> Channel:
    """One channel of this desk; 404 for another's, and for one that ended."""
    try:
        return bureau(desk).channel(desk.tenant, number)
    except LookupError:
        raise HTTPException(404, "There is no such channel, or it has ended.") from None


@router.get("/desk/channels")
def channels(request: Request, desk: Mine) -> Response:
    """Show every channel, how it stands, and what was said to it last."""
    return _page(request, desk)


@router.post("/desk/channels")
def add(request: Request, desk: Mine, given: Given) -> Response:
    """Add a channel; the secret a webhook signs with is shown this once."""
    way, address, now = given.one("way"), given.one("address").strip(), desk.site.clock()
    if way not in WAYS:
        wrong = f"expected one of {', '.join(WAYS)}, got {way[:20]!r}"
        return _page(request, desk, 422, given=given, mistakes={"way": wrong})
    try:
        if way == "email":
            number, secret = bureau(desk).add_mail(desk.tenant, address, desk.by, peer(request), now), ""
        else:
            named = given.one("label"), given.one("owner").strip()
            number, secret = bureau(desk).add_post(desk.tenant, way, address, named, desk.by, now)
    except NoMailbox as no:
        where = "address" if way == "email" else "owner"
        return _page(request, desk, 422, given=given, mistakes={where: str(no)})
    except (Refused, Full, Locked) as no:
        return _page(request, desk, 422, given=given, mistakes={"address": str(no)})
    if not secret:
        return RedirectResponse(f"/desk/channels#c{number}", 303)
    return _page(request, desk, about=number, secret=secret)


@router.post("/desk/channels/{number}/prove")
def prove(request: Request, desk: Mine, number: Number) -> Response:
    """Challenge a receiver, or write to a mailbox again."""
    channel(desk, number)
    said = bureau(desk).prove(desk.tenant, number, desk.by, peer(request), desk.site.clock())
    return _page(request, desk, about=number, said=said)


@router.post("/desk/channels/{number}/test")
def test(request: Request, desk: Mine, number: Number) -> Response:
    """Send a test."""
    channel(desk, number)
    said = bureau(desk).test(desk.tenant, number, desk.by, peer(request), desk.site.clock())
    return _page(request, desk, about=number, said=said)


@router.post("/desk/channels/{number}/rotate")
def rotate(request: Request, desk: Mine, number: Number) -> Response:
    """Give a webhook a fresh secret and show it, this once."""
    channel(desk, number)
    try:
        secret = bureau(desk).rotate(desk.tenant, number, desk.by, desk.site.clock())
    except (Refused, Locked) as wrong:
        raise HTTPException(422, str(wrong).capitalize()) from wrong
    return _page(request, desk, about=number, secret=secret)


@router.post("/desk/channels/{number}/end")
def end(request: Request, desk: Mine, number: Number, given: Given) -> Response:
    """Ask once more, then end a channel and forget its address."""
    found = channel(desk, number)
    if not given.one("sure"):
        return render(request, "desk_channel_end.html", channel=found)
    bureau(desk).end(desk.tenant, number, desk.by, desk.site.clock())
    return RedirectResponse("/desk/channels", 303)


@router.post("/desk/channels/{number}/{way}")
def switch(desk: Mine, number: Number, way: Literal["on", "off"]) -> Response:
    """Switch a channel on or off."""
    channel(desk, number)
    bureau(desk).switch(desk.tenant, number, desk.by, desk.site.clock(), on=way == "on")
    return RedirectResponse(f"/desk/channels#c{number}", 303)


def _page(request: Request, desk: Desk, status: int = 200, **more: object) -> Response:
    store, found = desk.site.store, bureau(desk).channels(desk.tenant)
    facts: dict[str, Any] = {"given": Fields([]), "mistakes": {}, "about": 0, "said": None, "secret": "", **more}
    calls = {one.endpoint.id: store.endpoints.calls(one.endpoint.id, CALLS) for one in found if one.endpoint}
    posts, now = [one.endpoint for one in found if one.endpoint], desk.site.clock()
    heard = {one.id for one in posts if store.desks.proved(desk.tenant, one.owner, now)}
    went = {one.who.id: store.desks.went(desk.tenant, one.who.id) for one in found if not one.endpoint}
    return render(request, "desk_channels.html", status, channels=found, calls=calls, went=went, heard=heard, **facts)
