"""Logging in, the second factor, and one's own account: password, sessions, tokens."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import BoundedSemaphore, Lock
from urllib.parse import urlencode, urlsplit

import segno
from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup

from monitor.admit.gate import Weak, hashed, new_secret, otp_address, strong
from monitor.model.account import OFFERED, Account, Session
from monitor.seals import identity
from monitor.web.forms import Given
from monitor.web.identity import cookie, forget, gate_of, inside, remember
from monitor.web.paper import render
from monitor.web.site import site_of

router = APIRouter(include_in_schema=False)
# Proofs that wait, of forty threads that give all pages: strangers', and of whoever is known where they come from.
_LANES = {known: (Lock(), BoundedSemaphore(12)) for known in (False, True)}
_WRONG = "That did not open anything. Check name and password; after several failures in a row we wait a few minutes."


@contextmanager
def room(places: BoundedSemaphore) -> Iterator[None]:
    """Let in as many as there are places, who may wait; 503 to any other: pages need threads, too."""
    if not places.acquire(blocking=False):
        raise HTTPException(503, "Many people log in just now.", headers={"Retry-After": "5"})
    try:
        yield
    finally:
        places.release()


@contextmanager
def in_turn(known: bool = True) -> Iterator[None]:
    """Look at one proof at a time, beside the pages: each costs a fifth of a second, and is counted before the next.

    A crowd of strangers, whose networks are without number, stands in a lane of its own, and before no officer.
    """
    turn, waiting = _LANES[known]
    with room(waiting), turn:
        yield


def peer(request: Request) -> str:
    """Where a request came from."""
    return request.client.host if request.client else ""


def back(said: str) -> str:
    """A path on this site to go on to; anything else is the account's own page."""
    parts = urlsplit(said)
    here = said.startswith("/") and not said.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return said if here else "/account"


@router.get("/account/login")
def look(request: Request) -> Response:
    """Show the form."""
    gate_of(request)
    return _login(request, back(request.query_params.get("next", "")), "")


@router.post("/account/login")
def login(request: Request, given: Given) -> Response:
    """Check name and password; the answer never says which was wrong."""
    onward, gate = back(given.one("next")), gate_of(request)
    agent, now = request.headers.get("user-agent", ""), site_of(request).clock()
    name, where = given.one("name"), peer(request)
    with in_turn(gate.known(name, where, now)):
        entered = gate.login(name, given.one("password"), where, agent, now)
    if entered is None:
        return _login(request, onward, _WRONG, 403)
    asked = urlencode({"next": onward}, safe="/")
    target = {"": onward, "code": f"/account/code?{asked}", "enrol": f"/account/enrol?{asked}"}[entered.asks]
    return remember(request, RedirectResponse(target, 303), entered.cookie)


def _login(request: Request, onward: str, wrong: str, status: int = 200) -> Response:
    oidc = site_of(request).oidc
    return render(
        request, "account_login.html", status=status, onward=onward, wrong=wrong, oidc=oidc.label if oidc else ""
    )


@router.get("/account/first")
def first(request: Request) -> Response:
    """Show the form for the very first account, to whoever holds the word from our log."""
    return _first(request, _first_key(request, request.query_params.get("key", "")), "")


@router.post("/account/first")
def make_first(request: Request, given: Given) -> Response:
    """Make the very first account, an operator's; a second one is made by an operator."""
    site = site_of(request)
    key, gate, name = _first_key(request, given.one("key")), gate_of(request), given.one("name").strip()
    try:
        strong(given.one("password"), name)
        known = hashed(given.one("password"))
        gate.accounts.save(
            Account(name[:100] or "operator", frozenset({"operator"}), password=known), "first", site.clock()
        )
    except (Weak, ValueError) as wrong:
        return _first(request, key, str(wrong), 422)
    return RedirectResponse("/account/login", 303)


def _first_key(request: Request, key: str) -> str:
    """The word, if it is right and nobody has an account yet; 404 otherwise."""
    good = identity(site_of(request).secret, "first account")
    if gate_of(request).accounts.all() or not hmac.compare_digest(key.encode(), good.encode()):
        raise HTTPException(404, "There is an account already, or this is not the whole address from the log.")
    return good


def _first(request: Request, key: str, wrong: str, status: int = 200) -> Response:
    return render(request, "account_first.html", status=status, key=key, wrong=wrong)


@router.get("/account/code")
def ask_code(request: Request) -> Response:
    """Ask for the one-time code or the passkey."""
    session, account = half(request)
    keys = bool(gate_of(request).accounts.passkeys(account.id))
    onward, totp = back(request.query_params.get("next", "")), bool(account.totp)
    return render(request, "account_code.html", wrong="", done=session.full, onward=onward, totp=totp, passkeys=keys)


@router.post("/account/code")
def code(request: Request, given: Given) -> Response:
    """Check the one-time code."""
    session, account = half(request)
    with in_turn():
        word = gate_of(request).code(session, given.one("code"), site_of(request).clock())
    onward = back(given.one("next"))
    if word is None:
        wrong = "That code does not fit, or was used already. Wait for the next one."
        totp = bool(account.totp)
        return render(
            request, "account_code.html", status=403, wrong=wrong, done=False, onward=onward, totp=totp, passkeys=False
        )
    return remember(request, RedirectResponse(onward, 303), word)


@router.get("/account/enrol")
def enrolling(request: Request) -> Response:
    """Show a new secret for an authenticator program."""
    session, account = half(request)
    if not session.full and gate_of(request).asked(account) == "code":
        raise HTTPException(303, headers={"Location": "/account/code"})
    return _enrol(request, account, new_secret(), back(request.query_params.get("next", "")), "")


@router.post("/account/enrol")
def enrol(request: Request, given: Given) -> Response:
    """Take the secret once a code of it was shown."""
    session, account = half(request)
    secret, onward = given.one("secret"), back(given.one("next"))
    if not (16 <= len(secret) <= 64 and secret.isalnum()):
        raise HTTPException(422, "Expected the secret of this page, got something else.")
    word = gate_of(request).enrol(session, secret, given.one("code"), site_of(request).clock())
    if word is None:
        return _enrol(request, account, secret, onward, "That code does not fit. Wait for the next one.", 403)
    return remember(request, RedirectResponse(onward, 303), word)


def _enrol(request: Request, account: Account, secret: str, onward: str, wrong: str, status: int = 200) -> Response:
    address = otp_address(secret, account.name, site_of(request).name)
    return render(
        request,
        "account_enrol.html",
        status=status,
        secret=secret,
        address=address,
        code=Markup(segno.make_qr(address).svg_inline(light="#fff", svgclass="qr", lineclass=None, omitsize=True)),  # noqa: S704 - drawn here: squares, no text
        onward=onward,
        wrong=wrong,
    )


@router.post("/account/logout")
def logout(request: Request) -> Response:
    """End this session."""
    found = inside(request)
    if found:
        gate_of(request).accounts.end(found[1].id, site_of(request).clock(), found[0].id)
    return forget(request, RedirectResponse("/", 303))


@router.get("/account")
def mine(request: Request) -> Response:
    """Show one's own account."""
    return _mine(request, *full(request))


@router.post("/account/password")
def password(request: Request, given: Given) -> Response:
    """Change the password; every other session ends."""
    session, account = full(request)
    now = site_of(request).clock()
    try:
        with in_turn():
            word = gate_of(request).change(account, given.one("old"), given.one("new"), session, now)
    except Weak as weak:
        return _mine(request, session, account, wrong=str(weak), status=422)
    if word is None:
        return _mine(request, session, account, wrong="That is not the present password.", status=403)
    return remember(request, RedirectResponse("/account", 303), word)


@router.post("/account/sessions/end")
def end(request: Request, given: Given) -> Response:
    """End one session, or every other one."""
    session, account = full(request)
    chosen = given.one("session")
    gate_of(request).accounts.end(
        account.id, site_of(request).clock(), chosen or None, but="" if chosen else session.id
    )
    return RedirectResponse("/account", 303)


@router.post("/account/tokens")
def give(request: Request, given: Given) -> Response:
    """Make a token and show it, this once."""
    session, account = full(request)
    days = given.one("days")
    lasts = timedelta(days=int(days) if days.isdecimal() and len(days) < 5 else 0)
    try:
        word = gate_of(request).give(
            given.one("name"), account, frozenset(given.all("scope")), lasts, site_of(request).clock()
        )
    except Weak as weak:
        return _mine(request, session, account, wrong=str(weak), status=422)
    return _mine(request, session, account, fresh=word)


@router.post("/account/tokens/revoke")
def revoke(request: Request, given: Given) -> Response:
    """End a token of one's own."""
    _, account = full(request)
    number = given.one("id")
    gate = gate_of(request)
    own = {str(token.id) for token in gate.tokens.all() if token.account == account.id}
    if number not in own:
        raise HTTPException(404, "There is no such token of yours.")
    gate.tokens.revoke(int(number), None, f"account:{account.id}", site_of(request).clock())
    return RedirectResponse("/account", 303)


def _mine(request: Request, session: Session, account: Account, status: int = 200, **said: str) -> Response:
    gate, now = gate_of(request), site_of(request).clock()
    facts = {
        "account": account,
        "session": session,
        "sessions": gate.accounts.sessions(account.id, now),
        "passkeys": gate.accounts.passkeys(account.id),
        "tokens": [token for token in gate.tokens.all() if token.account == account.id],
        "scopes": OFFERED,
    }
    return render(request, "account.html", status=status, **{"wrong": "", "fresh": "", **facts, **said})


def half(request: Request) -> tuple[Session, Account]:
    """Whoever has shown a password; the second factor may still be owed."""
    gate_of(request)
    found = inside(request)
    if found is None:
        raise HTTPException(303, headers={"Location": "/account/login"})
    return found


def full(request: Request) -> tuple[Session, Account]:
    """Whoever has shown everything; others are sent to show the rest."""
    session, account = half(request)
    if not session.full:
        asks = gate_of(request).asked(account) or "enrol"
        raise HTTPException(303, headers={"Location": f"/account/{asks}"})
    return session, account


__all__ = ["cookie", "router"]
