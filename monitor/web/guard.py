"""Forms that only our own pages can send: where a request comes from, and a token tied to the visitor's cookie.

Compression could leak a token to who can make a visitor load pages and see their size (BREACH); the cookie is
SameSite, so that pages loaded from elsewhere come without it and carry another token.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from fastapi import HTTPException, Request, Response

from monitor.seals import identity
from monitor.speak.tongue import msgid
from monitor.web.site import Site, site_of

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# State-changing addresses without a token, each with its reason; every other one is refused without.
EXEMPT = {
    "/leave/{link}": "RFC 8058: mail programs post here without cookie or token; the link itself is the proof",
}


async def guarded(request: Request) -> AsyncIterator[None]:
    """Refuse a state change that none of our own pages sent (a dependency of the whole application)."""
    try:
        await _check(request)
        yield
    finally:
        await request.close()  # what was uploaded lies in files of its own until then


async def _check(request: Request) -> None:
    route = getattr(request.scope.get("route"), "path", request.url.path)
    if request.method in SAFE or route in EXEMPT:
        return
    if not _from_here(request, site_of(request)):
        raise HTTPException(403, msgid("This form was sent from another site."))
    form = await request.form()
    sent = form.get("token")
    if not isinstance(sent, str) or not hmac.compare_digest(sent.encode(), token(request).encode()):
        raise HTTPException(
            403, msgid("This form is out of date. Go back, load the page again and send it once more.")
        )


def _from_here(request: Request, site: Site) -> bool:
    """What the browser says of where the form stood; one that says nothing at all sends no cookie by surprise."""
    fetched = request.headers.get("sec-fetch-site")
    if fetched is not None and fetched not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin == "null":  # what Chromium sends with our own forms, for our pages ask for no referrer
        return fetched is not None
    return origin is None or urlsplit(origin).netloc in (site.host, request.headers.get("host", ""))


def cookie_name(site: Site) -> str:
    """`__Host-` ties a cookie to this very host, and needs https."""
    return "__Host-visitor" if site.secure else "visitor"


def token(request: Request) -> str:
    """The token of this visitor's forms; a visitor without a cookie is given one with the answer."""
    site = site_of(request)
    visitor = request.cookies.get(cookie_name(site)) or getattr(request.state, "visitor", "")
    if not visitor:
        visitor = request.state.visitor = secrets.token_urlsafe(24)
    return identity(site.secret, "form", visitor)


def remember(request: Request, response: Response) -> None:
    """Set the visitor's cookie, where a page needed one and none came."""
    visitor = getattr(request.state, "visitor", "")
    if visitor:
        site = site_of(request)
        response.set_cookie(
            cookie_name(site), visitor, path="/", secure=site.secure, httponly=True, samesite="lax", max_age=43_200
        )
