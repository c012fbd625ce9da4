"""Pages for subscribers speak their language: the one asked for, their own, or the one their browser likes best."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import Request, Response

from monitor.model import Recipient
from monitor.speak.tongue import ENGLISH, LANGUAGES, Tongue, bare, msgid, preferred, tongue
from monitor.speak.zones import known
from monitor.web import words
from monitor.web.paper import render

PATHS = ("/subscribe", "/confirm", "/login", "/manage", "/move", "/leave", "/undo", "/acknowledge")
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
    """Choose the language of a page: `?lang=`, else the one `known` of the subscriber, else what the browser likes."""
    asked = request.query_params.get("lang", "")
    return tongue(asked if asked in LANGUAGES else known or preferred(request.headers.get("accept-language", "")))


def kept(request: Request) -> str:
    """The language that was asked for in an address, as the next address asks for it; "" where none was."""
    asked = request.query_params.get("lang", "")
    return f"?lang={asked}" if asked in LANGUAGES else ""


def of_path(request: Request) -> Tongue:
    """The language of a page we could not give: that of pages for subscribers, or English."""
    inside = any(request.url.path == path or request.url.path.startswith(path + "/") for path in PATHS)
    return spoken(request) if inside else ENGLISH


def draw(request: Request, template: str, /, status: int = 200, known: str = "", **facts: Any) -> Response:
    """Draw a page for subscribers. What was wrong with a form is said in short in languages other than English."""
    chosen = spoken(request, known)
    if chosen.foreign and "mistakes" in facts:
        facts["mistakes"] = {name: chosen.gettext(_WRONG.get(name, _UNCLEAR)) for name in facts["mistakes"]}
    response = render(request, template, status=status, tongue=chosen, languages=LANGUAGES, keep=kept(request), **facts)
    response.headers["Content-Language"] = chosen.code
    response.headers["Vary"] = "Accept-Language"
    return response


def paused(who: Recipient) -> datetime | None:
    """The day on which a pause ends by the person's own clock; None where none is set."""
    until = who.paused_until if who.state == "paused" else None
    return until.astimezone(known(who.zone) or UTC) if until else None


def sorted_countries(codes: tuple[str, ...], chosen: Tongue) -> list[tuple[str, str]]:
    """Return codes with their names in a language, in the order people look them up: accents do not count."""
    named = [(code, chosen.country(code, words.country(code))) for code in codes]
    return sorted(named, key=lambda pair: bare(pair[1]))
