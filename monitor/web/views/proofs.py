"""Other proofs than a password: passkeys, and an organisation's own log-in."""

from __future__ import annotations

import json
from dataclasses import asdict
from threading import BoundedSemaphore

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from monitor import logs
from monitor.admit.oidc import Begun, Refused
from monitor.admit.passkeys import NotProved, Passkeys
from monitor.vault import Locked
from monitor.web.forms import Given
from monitor.web.identity import gate_of, remember
from monitor.web.paper import render
from monitor.web.site import site_of
from monitor.web.views.account import back, full, half, peer, room

router = APIRouter(include_in_schema=False)
_OIDC = "oidc"
_ABROAD = BoundedSemaphore(8)  # who wait for the provider, of forty threads that give all pages


def keys(request: Request) -> Passkeys:
    """The passkeys of this site."""
    site = site_of(request)
    return Passkeys(gate_of(request), site.base_url, site.name)


@router.post("/account/passkeys/offer")
def offer(request: Request) -> Response:
    """Give the options for a new key."""
    return JSONResponse(json.loads(keys(request).offer(*full(request))))


@router.post("/account/passkeys/add")
def add(request: Request, given: Given) -> Response:
    """Keep the key the device made."""
    session, account = full(request)
    try:
        keys(request).add(session, account, given.one("answer"), given.one("label"), site_of(request).clock())
    except NotProved:
        raise HTTPException(422, "The device's answer proves nothing. Try again.") from None
    return JSONResponse({"next": "/account"})


@router.post("/account/passkeys/drop")
def drop(request: Request, given: Given) -> Response:
    """Forget a key."""
    _, account = full(request)
    gate_of(request).accounts.drop_passkey(
        account.id, given.one("id"), f"account:{account.id}", site_of(request).clock()
    )
    return RedirectResponse("/account", 303)


@router.post("/account/passkeys/ask")
def ask(request: Request) -> Response:
    """Give the options for a proof."""
    return JSONResponse(json.loads(keys(request).ask(*half(request))))


@router.post("/account/passkeys/prove")
def prove(request: Request, given: Given) -> Response:
    """Check the proof; the session is traded for one that opens everything."""
    session, account = half(request)
    try:
        word = keys(request).prove(session, account, given.one("answer"), site_of(request).clock())
    except NotProved:
        raise HTTPException(403, "The device's answer proves nothing. Try again.") from None
    return remember(request, JSONResponse({"next": back(given.one("next"))}), word)


@router.post("/account/oidc")
def begin(request: Request, given: Given) -> Response:
    """Send the browser to the organisation's log-in page."""
    site = site_of(request)
    if site.oidc is None or site.gate is None:
        raise HTTPException(404, "This site has no such way to log in.")
    try:
        with room(_ABROAD):
            begun = site.oidc.begin()
    except (Refused, ValueError, OSError) as error:
        logs.warn("the identity provider cannot be reached", reason=type(error).__name__)
        raise HTTPException(503, "The organisation's log-in page cannot be reached just now.") from error
    kept = site.gate.vault.seal(_OIDC, json.dumps({**asdict(begun), "next": back(given.one("next"))}))
    response = RedirectResponse(begun.url, 303)
    name = "__Host-oidc" if site.secure else "oidc"
    response.set_cookie(name, kept, path="/", secure=site.secure, httponly=True, samesite="lax", max_age=600)
    return response


@router.get("/account/oidc/back")
def finish(request: Request) -> Response:
    """Come back from there: who is known by that name is in."""
    site = site_of(request)
    name = "__Host-oidc" if site.secure else "oidc"
    if site.oidc is None or site.gate is None:
        raise HTTPException(404, "This site has no such way to log in.")
    try:
        kept = json.loads(site.gate.vault.open(_OIDC, request.cookies.get(name, "")))
        onward = str(kept.pop("next"))
        with room(_ABROAD):
            subject = site.oidc.finish(Begun(**kept), str(request.url), site.clock())
    except (Locked, Refused, ValueError, TypeError, KeyError) as error:
        logs.warn("a log-in by the identity provider was refused", reason=str(error)[:200])
        wrong = "That log-in could not be completed. Please begin again."
        return render(request, "account_login.html", status=403, onward="/account", wrong=wrong, oidc=site.oidc.label)
    who = site.gate.accounts.by_subject(subject)
    if who is None or who.disabled_at:
        wrong = "The organisation knows you, but no account here carries your name. Ask an operator."
        return render(request, "account_login.html", status=403, onward="/account", wrong=wrong, oidc=site.oidc.label)
    agent = request.headers.get("user-agent", "")
    response = remember(
        request, RedirectResponse(back(onward), 303), site.gate.enter(who, peer(request), agent, site.clock())
    )
    response.delete_cookie(name, path="/", secure=site.secure, httponly=True, samesite="lax")
    return response
