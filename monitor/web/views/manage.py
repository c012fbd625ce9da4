"""What a subscriber follows: seen, changed, paused, taken away and forgotten, after a link mailed to them."""

from __future__ import annotations

import json

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from monitor.admit.reception import NoMailbox, rule
from monitor.model import Recipient
from monitor.seals import unsubscribe_token
from monitor.speak.tongue import msgid
from monitor.store.leaving import Scope
from monitor.subscribe.wishes import Unclear, manner, wishes
from monitor.web.constant_time import evenly
from monitor.web.site import Site, site_of
from monitor.web.tongues import FULL, draw, kept, paused, spoken
from monitor.web.views.subscribe import Fields, Said, choices, desk, offer

router = APIRouter(include_in_schema=False)
_NOTHING: Fields = {}
_MOST = 50  # rules of one person: each is looked at with every event


def cookie(site: Site) -> str:
    """`__Host-` ties the session to this very host, and needs https."""
    return "__Host-subscriber" if site.secure else "subscriber"


@router.get("/login")
def ask(request: Request) -> Response:
    """Ask for the address a link is mailed to."""
    desk(request)
    return draw(request, "login_link.html", sent=False, address="", mistakes={})


@router.post("/login")
async def send(request: Request, given: Said) -> Response:
    """Mail the link, if the address is known; the page says the same either way."""
    peer = request.client.host if request.client else ""
    address = next(iter(given.get("address", [])), "")
    try:
        async with evenly():
            await run_in_threadpool(desk(request).ask_login, address, peer, site_of(request).clock())
    except NoMailbox as wrong:
        return draw(request, "login_link.html", 422, sent=False, address=address, mistakes={"address": str(wrong)})
    return draw(request, "login_link.html", sent=True, mistakes={})


@router.get("/login/{word}")
def look(request: Request, word: str) -> Response:
    """Show the button; looking opens nothing."""
    waiting = desk(request).waiting(word, "login", site_of(request).clock())
    return draw(request, "enter.html", status=200 if waiting else 410, waiting=waiting)


@router.post("/login/{word}")
def enter(request: Request, word: str) -> Response:
    """Open the subscriber's own pages for an hour."""
    site = site_of(request)
    session = desk(request).enter(word, site.clock())
    if session is None:
        return draw(request, "enter.html", status=410, waiting=False)
    response = RedirectResponse(f"/manage{kept(request)}", 303)
    response.set_cookie(
        cookie(site), session, path="/", secure=site.secure, httponly=True, samesite="lax", max_age=3600
    )
    return response


@router.get("/manage")
def manage(request: Request) -> Response:
    """Show everything that is followed, and how."""
    return _page(request, _inside(request), {})


@router.post("/manage/add")
def add(request: Request, given: Said) -> Response:
    """Follow more; who had left follows again."""
    who, site = _inside(request), site_of(request)
    try:
        wished = wishes(given, offer(site))
    except Unclear as unclear:
        return _page(request, who, unclear.mistakes, given)
    if len(site.store.rules(who.id)) >= _MOST:
        return _page(request, who, {"rules": FULL}, given)
    site.store.leaving.follow(who.id, rule(wished), site.clock())
    return RedirectResponse(f"/manage{kept(request)}#follow", 303)


@router.post("/manage/remove")
def remove(request: Request, given: Said) -> Response:
    """Follow less."""
    who = _inside(request)
    number = next(iter(given.get("rule", [])), "")
    if number not in {str(one.id) for one in site_of(request).store.rules(who.id)}:
        raise HTTPException(404, msgid("This is not one of yours, or it is gone already."))
    desk(request).leave(who.id, Scope("rule", number), site_of(request).clock())
    return RedirectResponse(f"/manage{kept(request)}#follow", 303)


@router.post("/manage/manner")
def change_manner(request: Request, given: Said) -> Response:
    """Change zone, language and quiet hours; whoever is paused stays paused."""
    who, site = _inside(request), site_of(request)
    try:
        told = manner(given, offer(site))
    except Unclear as unclear:
        return _page(request, who, unclear.mistakes, given)
    site.store.people.manner(
        who.id, told.language, told.zone, (told.quiet_from, told.quiet_until), told.wakes, site.clock()
    )
    asked = kept(request) if told.language == who.language else ""  # who chooses another reads that one at once
    return RedirectResponse(f"/manage{asked}#manner", 303)


@router.post("/manage/resume")
def resume(request: Request) -> Response:
    """End a pause."""
    site_of(request).store.people.resume(_inside(request).id, site_of(request).clock())
    return RedirectResponse(f"/manage{kept(request)}", 303)


@router.post("/manage/address")
async def move(request: Request, given: Said) -> Response:
    """Owe the new address a word; the page says the same whoever has it."""
    who, site = await run_in_threadpool(_inside, request), site_of(request)
    peer = request.client.host if request.client else ""
    try:
        async with evenly():
            address = next(iter(given.get("address", [])), "")
            await run_in_threadpool(desk(request).move, who.id, address, peer, site.clock())
    except NoMailbox as wrong:
        return _page(request, who, {"address": str(wrong)}, given)
    return _page(request, who, {}, moving=True)


@router.get("/move/{word}")
def look_at_move(request: Request, word: str) -> Response:
    """Show the button; looking changes nothing."""
    waiting = desk(request).waiting(word, "move", site_of(request).clock())
    return draw(request, "moved.html", status=200 if waiting else 410, waiting=waiting, done=False)


@router.post("/move/{word}")
def moved(request: Request, word: str) -> Response:
    """Write to the new address from now on."""
    done = desk(request).moved(word, site_of(request).clock()) is not None
    return draw(request, "moved.html", status=200 if done else 410, waiting=False, done=done)


@router.get("/manage/export")
def export(request: Request) -> Response:
    """Give everything that is kept about them."""
    known = site_of(request).store.forgetting.export(_inside(request).id)
    told = {"Content-Disposition": 'attachment; filename="my-data.json"'}
    return Response(json.dumps(known, indent=2, ensure_ascii=False), media_type="application/json", headers=told)


@router.post("/manage/erase")
def erase(request: Request) -> Response:
    """Forget them."""
    who = _inside(request)
    site_of(request).store.forgetting.erase(who.id, site_of(request).clock())
    response = draw(request, "erased.html", known=who.language)
    response.delete_cookie(cookie(site_of(request)), path="/", secure=site_of(request).secure, httponly=True)
    return response


@router.post("/manage/out")
def out(request: Request) -> Response:
    """End the session."""
    site = site_of(request)
    desk(request).go(request.cookies.get(cookie(site), ""), site.clock())
    response = RedirectResponse(f"/login{kept(request)}", 303)
    response.delete_cookie(cookie(site), path="/", secure=site.secure, httponly=True)
    return response


def _inside(request: Request) -> Recipient:
    """The subscriber of this session; who has none is sent to where a link can be asked for."""
    site = site_of(request)
    number = desk(request).inside(request.cookies.get(cookie(site), ""), site.clock())
    who = None if number is None else site.store.recipient(number)
    if who is None or who.state == "erased":
        raise HTTPException(303, headers={"Location": f"/login{kept(request)}"})
    return who


def _page(
    request: Request, who: Recipient, mistakes: dict[str, str], given: Fields = _NOTHING, moving: bool = False
) -> Response:
    """Draw their page; with mistakes what was given stands in its fields again."""
    site = site_of(request)
    facts = {
        "who": who,
        "until": paused(who),
        "rules": site.store.rules(who.id),
        "mistakes": mistakes,
        "choices": choices(site, spoken(request, who.language)),
        "moving": moving,
        "link": "" if who.duty or who.state == "ended" else unsubscribe_token(desk(request).ring, who.id),
    }
    return draw(request, "manage.html", 422 if mistakes else 200, who.language, given=given, **facts)
