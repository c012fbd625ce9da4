"""From a request to a person: the session cookie or a program's token, and what either may do."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import HTTPException, Request, Response

from monitor.admit.gate import Gate
from monitor.model.account import Account, ApiToken, Session
from monitor.web.site import Site, site_of
from monitor.web.viewer import ANYONE, Viewer

_GRANTS = {"viewer": {"viewer"}, "officer": {"viewer", "officer"}, "admin": {"viewer", "admin"},
           "operator": {"viewer", "officer", "admin", "operator"}}  # fmt: skip


def gate_of(request: Request) -> Gate:
    """The gate; 404 on a site where nobody logs in."""
    gate = site_of(request).gate
    if gate is None:
        raise HTTPException(404, "Nobody logs in on this site.")
    return gate


def cookie(site: Site) -> str:
    """`__Host-` ties the session to this very host, and needs https."""
    return "__Host-session" if site.secure else "session"


def inside(request: Request) -> tuple[Session, Account] | None:
    """The session and account behind the cookie; looked up once a request."""
    if not hasattr(request.state, "inside"):
        site = site_of(request)
        word = request.cookies.get(cookie(site), "")
        request.state.inside = site.gate.session(word, site.clock()) if site.gate and word else None
    found: tuple[Session, Account] | None = request.state.inside
    return found


def bearer(request: Request) -> tuple[ApiToken, Account] | None:
    """The token a program shows, and the account it belongs to."""
    if not hasattr(request.state, "bearer"):
        site = site_of(request)
        scheme, _, word = request.headers.get("authorization", "").partition(" ")
        known = site.gate is not None and scheme.casefold() == "bearer"
        request.state.bearer = site.gate.bearer(word.strip(), site.clock()) if known and site.gate else None
    found: tuple[ApiToken, Account] | None = request.state.bearer
    return found


def who(request: Request) -> Viewer:
    """Who is looking. A log-in that still owes its second factor is nobody yet."""
    found = inside(request)
    if found is None or not found[0].full:
        return ANYONE
    account = found[1]
    granted = frozenset(role for held in account.roles for role in _GRANTS[held])
    return Viewer(account.name, granted, account.tenant, account.id)


def require(request: Request, role: str) -> Viewer:
    """The viewer, if they hold a role; strangers are sent to log in, others refused."""
    viewer = site_of(request).who(request)
    if not viewer.name:
        raise HTTPException(303, headers={"Location": f"/account/login?next={quote(request.url.path)}"})
    if not viewer.may(role):
        raise HTTPException(403, f"This needs the role {role}.")
    return viewer


def remember(request: Request, response: Response, word: str) -> Response:
    """Set the session's cookie; it ends with the browser, the session itself sooner."""
    site = site_of(request)
    response.set_cookie(cookie(site), word, path="/", secure=site.secure, httponly=True, samesite="lax")
    return response


def forget(request: Request, response: Response) -> Response:
    """Take the cookie back."""
    site = site_of(request)
    response.delete_cookie(cookie(site), path="/", secure=site.secure, httponly=True, samesite="lax")
    return response
