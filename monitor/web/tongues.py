"""Pages speak the language of who reads them: the one asked for, their own, or the one their browser likes best."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response

from monitor.model import Recipient
from monitor.speak.tongue import ENGLISH, LANGUAGES, Tongue, bare, msgid, preferred, tongue
from monitor.speak.zones import known
from monitor.web import words
from monitor.web.paper import render
from monitor.web.site import site_of

_STAFF = ("/account", "/audit", "/desk", "/review")  # pages of officers and desks are English
_COOKIE = "lang"  # what was asked for in an address, for the addresses behind it; gone with the browser's window
_VARY = "Accept-Language, Cookie"
FULL = msgid("You follow as much as one person can follow here. Stop something first.")
_WRONG = {
    "rules": FULL,
    "address": msgid("Please give one e-mail address, as ann@example.org."),
    "place": msgid(
        "We do not know where this is. Choose its country too, or what is said of all of it would not reach you."
    ),
    "zone": msgid("Please choose a time zone of the list, such as Asia/Almaty."),
    "quiet_until": msgid("Please give both ends of the quiet hours, as two different times, or neither."),
}
_UNCLEAR = msgid("Please choose one of what is offered here.")


def spoken(request: Request, known: str = "") -> Tongue:
    """Choose the language of a page: `?lang=`, else the one `known` of the subscriber, else what was asked for before,
    else what the browser likes.
    """
    before = request.cookies.get(_COOKIE, "")
    chosen = _asked(request) or known or (before if before in LANGUAGES else "")
    return tongue(chosen or preferred(request.headers.get("accept-language", "")))


def _asked(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else ""


def kept(request: Request) -> str:
    """The language that was asked for in an address, as the next address asks for it; "" where none was."""
    asked = _asked(request)
    return f"?lang={asked}" if asked else ""


def switch(request: Request) -> list[tuple[str, str, str]]:
    """The languages of a page: code, name, and what stands behind the path of this same page in it."""
    given = [pair for pair in request.query_params.multi_items() if pair[0] != "lang"]
    return [(code, name, "?" + urlencode([*given, ("lang", code)])) for code, name in LANGUAGES.items()]


def of_path(request: Request) -> Tongue:
    """The language of a page we could not give: English for officers and desks, as their pages are."""
    inside = any(request.url.path == path or request.url.path.startswith(path + "/") for path in _STAFF)
    return ENGLISH if inside else spoken(request)


def draw(request: Request, template: str, /, status: int = 200, known: str = "", **facts: Any) -> Response:
    """Draw a page for subscribers. What was wrong with a form is said in short in languages other than English."""
    chosen = spoken(request, known)
    if chosen.foreign and "mistakes" in facts:
        facts["mistakes"] = {name: chosen.gettext(_WRONG.get(name, _UNCLEAR)) for name in facts["mistakes"]}
    return _answer(request, template, status, chosen, facts | {"languages": LANGUAGES, "keep": kept(request)})


def public(request: Request, template: str, /, **facts: Any) -> Response:
    """Draw a page for everybody: it says at which addresses it stands in which language."""
    here = f"{site_of(request).base_url}{request.url.path}"
    return _answer(request, template, 200, spoken(request), facts | {"here": here, "asked_in": _asked(request)})


def _answer(request: Request, template: str, status: int, chosen: Tongue, facts: dict[str, Any]) -> Response:
    response = render(request, template, status=status, **facts, tongue=chosen, switch=switch(request))
    response.headers["Content-Language"] = chosen.code
    response.headers["Vary"] = _VARY
    asked = _asked(request)
    if asked and asked != request.cookies.get(_COOKIE):
        secure = site_of(request).secure
        response.set_cookie(_COOKIE, asked, path="/", secure=secure, httponly=True, samesite="lax")
    return response


def paused(who: Recipient) -> datetime | None:
    """The day on which a pause ends by the person's own clock; None where none is set."""
    until = who.paused_until if who.state == "paused" else None
    return until.astimezone(known(who.zone) or UTC) if until else None


def sorted_countries(codes: tuple[str, ...], chosen: Tongue) -> list[tuple[str, str]]:
    """Return codes with their names in a language, in the order people look them up: accents do not count."""
    named = [(code, chosen.country(code, words.country(code))) for code in codes]
    return sorted(named, key=lambda pair: bare(pair[1]))
