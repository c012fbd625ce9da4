"""Leaving: a mail program's one click, or a page with one button; never a log-in, never by looking."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import PlainTextResponse

from monitor.model import Recipient
from monitor.speak.tongue import msgid
from monitor.speak.zones import known
from monitor.store.leaving import Scope
from monitor.web.site import Site, site_of
from monitor.web.tongues import draw, paused, spoken
from monitor.web.views.subscribe import Said, desk, offer

router = APIRouter(include_in_schema=False)
ONE_CLICK = {"List-Unsubscribe": ["One-Click"]}  # RFC 8058 section 3.2: the body, whole
_WRONG = msgid("Please choose one of the parts, and for a pause a day within a year.")
_KEPT = "You are still told: your organisation keeps these messages for its duty of care. Ask there to end them.\n"
_LONGEST_PAUSE = timedelta(days=366)


@router.get("/leave/{link}")
def look(request: Request, link: str) -> Response:
    """Show what leaving means and the button."""
    who = _whose(request, link)
    asked = request.query_params.get("country", "")
    country = asked if asked in offer(site_of(request)).countries else ""
    return _page(request, who, country)


@router.post("/leave/{link}")
def leave(request: Request, link: str, given: Said) -> Response:
    """End what was chosen, at once. A mail program's one click ends everything and is answered in plain text."""
    site = site_of(request)
    who = _whose(request, link)
    now = site.clock()
    if given == ONE_CLICK:
        ended = desk(request).leave(who.id, Scope("all"), now)
        kept = ended is not None and ended[0].kept_by_duty
        return PlainTextResponse(_KEPT if kept else "You are unsubscribed.\n")
    scope = _scope(site, who, given, now)
    if scope is None:
        return _page(request, who, "", spoken(request, who.language).gettext(_WRONG), 422)
    left = desk(request).leave(who.id, scope, now)
    if left is None:
        raise HTTPException(410, msgid("Nobody is subscribed by this link any more."))
    until = datetime.fromisoformat(scope.value) if left[0].who.state == "paused" and scope.what == "pause" else None
    return draw(request, "left.html", known=who.language, left=left[0], undo=left[1], until=until, back=False)


@router.post("/undo/{word}")
def undo(request: Request, word: str) -> Response:
    """Take the leaving back."""
    who = desk(request).undo(word, site_of(request).clock())
    if who is None:
        raise HTTPException(410, msgid("It is too late to take this back. You can subscribe again at any time."))
    return draw(request, "left.html", known=who.language, left=None, undo="", until=None, back=True)


def _page(request: Request, who: Recipient, country: str, mistake: str = "", status: int = 200) -> Response:
    rules, until = site_of(request).store.rules(who.id), paused(who)
    facts = {"who": who, "until": until, "rules": rules, "country": country, "mistake": mistake}
    facts["hidden"] = _hidden(who.address)
    return draw(request, "leave.html", status, who.language, **facts)


def _hidden(address: str) -> str:
    """As much of a mailbox as its owner knows it by; whom the mail was forwarded to sees that it is another's."""
    name, at, host = address.rpartition("@")
    return f"{name[:1]}…@{host}" if name and at else ""


def _whose(request: Request, link: str) -> Recipient:
    """The recipient of a link; a wrong one is refused without saying whether anybody exists."""
    number = desk(request).whose(link)
    who = None if number is None else site_of(request).store.recipient(number)
    if who is None or who.state == "erased":
        raise HTTPException(
            404, msgid("This link is not one of ours, or it was cut short on its way. Copy it whole from the mail.")
        )
    return who


def _scope(site: Site, who: Recipient, given: dict[str, list[str]], now: datetime) -> Scope | None:
    """What the form chose, or None."""
    chosen = next(iter(given.get("scope", [])), "")
    what, _, value = chosen.partition(":")
    known = offer(site)
    if what == "all" or (what == "rule" and value.isdecimal()):
        return Scope(what, value)
    if what == "country" and value in known.countries:
        return Scope(what, value, frozenset(known.countries))
    if what == "kind" and value in known.kinds:
        return Scope(what, value, frozenset(known.kinds))
    until = _day(next(iter(given.get("until", [])), ""), who) if what == "pause" else None
    return Scope("pause", until.isoformat()) if until and now < until <= now + _LONGEST_PAUSE else None


def _day(said: str, who: Recipient) -> datetime | None:
    """The beginning of a day in the recipient's zone."""
    try:
        return datetime.combine(datetime.fromisoformat(said).date(), time(), known(who.zone) or UTC)
    except ValueError:
        return None
