"""Asking to be told by mail: a form, one mail, and a button that proves the mailbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from monitor.admit.reception import NoMailbox, Reception
from monitor.decide import almanac
from monitor.decide.kinds import KINDS
from monitor.locate.cities import country_of
from monitor.locate.exonyms import ours
from monitor.locate.regions import REGIONS
from monitor.speak.tongue import ENGLISH, LANGUAGES, Tongue, msgid
from monitor.subscribe.wishes import Offer, Unclear, manner, wishes
from monitor.web.constant_time import evenly
from monitor.web.site import Site, site_of
from monitor.web.tongues import draw, sorted_countries, spoken

router = APIRouter(include_in_schema=False)
NAV = ("Subscribe", "/subscribe")
Fields = Mapping[str, Sequence[str]]
_GONE: Mapping[str, Any] = {"waiting": None, "more": False, "done": None, "rules": ()}  # a link that opens nothing


def desk(request: Request) -> Reception:
    """The reception; 404 on a site that has none."""
    found = site_of(request).reception
    if found is None:
        raise HTTPException(404, msgid("This site does not take subscriptions."))
    return found


def offer(site: Site) -> Offer:
    """What there is to choose from on this site."""
    countries = {code for _, codes in REGIONS.values() for code in codes}
    kinds = {*(kind.name for kind in KINDS), *almanac.KINDS}
    return Offer(countries, kinds, set(site.publishers), tuple(LANGUAGES), country_of, ours)


async def fields(request: Request) -> dict[str, list[str]]:
    """A form as names with all their values, in order; files are no values."""
    given: dict[str, list[str]] = {}
    for name, value in (await request.form()).multi_items():
        if isinstance(value, str):
            given.setdefault(name, []).append(value)
    return given


Said = Annotated[dict[str, list[str]], Depends(fields)]


def choices(site: Site, chosen: Tongue = ENGLISH) -> dict[str, object]:
    """What the form shows, in the language of its page."""
    return {
        "regions": [(name, sorted_countries(codes, chosen)) for name, codes in REGIONS.values()],
        "kinds": sorted(offer(site).kinds),
        "publishers": [(name, site.label(name)) for name in sorted(site.publishers)],
    }


@router.get("/subscribe")
def form(request: Request) -> Response:
    """Show the form; `country` may be chosen in the address."""
    desk(request)
    given = {"country": request.query_params.getlist("country")}
    return _form(request, given, {})


@router.post("/subscribe")
async def ask(request: Request) -> Response:
    """Take the form. Whatever the address is to us, the visitor is told the same."""
    given = await fields(request)
    site = site_of(request)
    mistakes: dict[str, str] = {}
    reception = desk(request)
    peer = request.client.host if request.client else ""
    address = next(iter(given.get("address", [])), "")
    for read in (wishes, manner):
        try:
            read(given, offer(site))
        except Unclear as unclear:
            mistakes |= unclear.mistakes
    try:
        if not mistakes:
            said = wishes(given, offer(site)), manner(given, offer(site))
            async with evenly():
                await run_in_threadpool(reception.ask, address, *said, peer, site.clock())
            return draw(request, "subscribe_sent.html", address=address)
        reception.key(address)
    except NoMailbox as wrong:
        mistakes["address"] = str(wrong)
    return _form(request, given, mistakes, status=422)


def _form(request: Request, given: Fields, mistakes: Mapping[str, str], status: int = 200) -> Response:
    offered = choices(site_of(request), spoken(request))
    return draw(request, "subscribe.html", status=status, given=given, mistakes=mistakes, choices=offered)


@router.get("/confirm/{word}")
def look(request: Request, word: str) -> Response:
    """Show what was wished, and the button; looking confirms nothing: programs that scan mail look at everything."""
    site = site_of(request)
    wished = desk(request).wished(word, site.clock())
    found = site.store.recipient(wished.recipient) if wished else None
    if wished is None or found is None:
        return draw(request, "confirm.html", status=410, **_GONE)
    who = wished.becomes(found)
    facts = {"waiting": who, "more": found.state != "unconfirmed", "rules": wished.rules}
    return draw(request, "confirm.html", known=who.language, **{**_GONE, **facts})


@router.post("/confirm/{word}")
def confirm(request: Request, word: str) -> Response:
    """The button was pressed: what was wished is followed from now on."""
    site = site_of(request)
    found = desk(request).confirm(word, site.clock())
    if found is None:
        return draw(request, "confirm.html", status=410, **_GONE)
    if found[1].state == "ended":  # pressed in a second tab, after leaving by the first mail
        raise HTTPException(410, msgid("Nobody is subscribed by this link any more."))
    rules = site.store.rules(found[1].id)
    return draw(request, "confirm.html", known=found[1].language, **{**_GONE, "done": found[1], "rules": rules})
