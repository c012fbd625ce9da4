"""A travel desk's lists of journeys: imported after a look at what would change, listed, removed."""

from __future__ import annotations

import re
import zlib
from base64 import b64decode, b64encode
from datetime import timedelta
from typing import Literal

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from monitor.deliver.plain import header
from monitor.model.endpoint import Refused
from monitor.seals import digest
from monitor.store.calendars import Full
from monitor.store.trips import Difference
from monitor.tend.refetch import Refetch
from monitor.tend.roster import Reading, kind_of, read
from monitor.vault import Locked
from monitor.web.forms import Given, Sent
from monitor.web.paper import render
from monitor.web.views.desk import Desk, Mine

router = APIRouter(include_in_schema=False)
SHOWN = 100  # journeys on one page
TOLD = 50  # mistakes, and changes of each sort, that are shown; the others are counted
LARGEST = 1_000_000  # octets of a list
KINDS = ("csv", "json", "ics")
ORDERS = ("day", "month")  # what stands first in 03/04/2026


@router.get("/desk/travellers")
def travellers(request: Request, desk: Mine) -> Response:
    """List journeys that are not over, soonest first."""
    return _page(request, desk, {})


@router.post("/desk/travellers")
def look(request: Request, desk: Mine, given: Given, sent: Sent) -> Response:
    """Read a list and show what it would change, or what is wrong with it; nothing is kept."""
    name, body = sent
    wrong = _wrong(body)
    if wrong:
        return _page(request, desk, {"file": wrong}, 422)
    return _seen(request, desk, _named(given.one("list")), kind_of(name.casefold(), body), body)


@router.post("/desk/travellers/keep")
def keep(request: Request, desk: Mine, given: Given) -> Response:
    """Keep the list that was looked at; if another came in between, it is looked at again."""
    kind, body = given.one("kind"), unpacked(given.one("packed"))
    if kind not in KINDS or body is None:
        raise HTTPException(422, "Expected the list of the page before. Choose the file again.")
    stands = given.one("stands") if given.one("stands") in ORDERS else ""
    name, reading = _named(given.one("list")), read(body, kind, stands)
    now = desk.site.store.trips.differ(desk.tenant, name, reading.trips)
    if reading.mistakes or digest(repr(now)) != given.one("seen"):
        return _seen(request, desk, name, kind, body, stands, again=bool(given.one("seen")))
    desk.site.store.trips.replace(desk.tenant, name, reading.trips, desk.by, desk.site.clock())
    return RedirectResponse("/desk/travellers", 303)


@router.post("/desk/travellers/remove")
def remove(request: Request, desk: Mine, given: Given) -> Response:
    """Remove one journey, or a whole list, by who has read whose it is, or how many are on it."""
    trips = desk.site.store.trips
    number, name, now = given.one("journey"), given.one("list"), desk.site.clock()
    if number and not given.one("sure"):
        whose = header(given.one("whose"), 200)
        return render(request, "desk_list_end.html", name="", number=number, whose=whose, read=False)
    if name:
        if name not in trips.lists(desk.tenant):
            raise HTTPException(404, "There is no such list.")
        if not given.one("sure"):
            read = desk.site.store.calendars.find(desk.tenant, name) is not None
            count = trips.lists(desk.tenant)[name]
            return render(request, "desk_list_end.html", name=name, count=count, read=read)
        desk.site.store.calendars.remove(desk.tenant, name, desk.by, now)
        trips.replace(desk.tenant, name, (), desk.by, now)
    elif not re.fullmatch(r"[0-9]{1,15}", number) or not trips.drop(desk.tenant, int(number), desk.by, now):
        raise HTTPException(404, "There is no such journey.")
    return RedirectResponse("/desk/travellers", 303)


@router.post("/desk/travellers/calendar")
def subscribe(request: Request, desk: Mine, given: Given) -> Response:
    """Read a list from an address from now on, each day, and once at once."""
    name, address = _named(given.one("list")), given.one("address").strip()
    try:
        _reader(desk).add(desk.tenant, name, address, desk.by, desk.site.clock())
    except (Refused, Full, Locked) as no:
        return _page(request, desk, {"calendar": str(no)}, 422)
    return RedirectResponse("/desk/travellers#calendars", 303)


@router.post("/desk/travellers/calendar/{deed}")
def calendar(desk: Mine, given: Given, deed: Literal["read", "sure", "remove"]) -> Response:
    """Read a calendar now, take it though many would vanish, or read it from nowhere any more."""
    found = desk.site.store.calendars.find(desk.tenant, given.one("list"))
    if found is None:
        raise HTTPException(404, "There is no such calendar.")
    if deed == "remove":
        desk.site.store.calendars.remove(desk.tenant, found.source, desk.by, desk.site.clock())
    else:
        _reader(desk).read(found, desk.by, desk.site.clock(), sure=deed == "sure")
    return RedirectResponse("/desk/travellers#calendars", 303)


def _reader(desk: Desk) -> Refetch:
    if desk.site.refetch is None:
        raise HTTPException(404, "No lists are read from addresses on this site.")
    return desk.site.refetch


def packed(body: bytes) -> str:
    """A list as a hidden field carries it from the look to the keeping: small, and no server remembers it."""
    return b64encode(zlib.compress(body)).decode()


def unpacked(said: str) -> bytes | None:
    """The list a hidden field carried; None for anything else, and for what would unpack without end."""
    try:
        opened = zlib.decompressobj()
        body = opened.decompress(b64decode(said, validate=True), LARGEST)
    except (ValueError, zlib.error):
        return None
    return body if opened.eof else None


def _named(said: str) -> str:
    return header(said, 60).strip() or "travellers"


def _wrong(body: bytes) -> str:
    if not body:
        return "Expected a file with journeys, got none."
    return f"Expected a list of at most {LARGEST:,} octets, got {len(body):,}." if len(body) > LARGEST else ""


def _seen(
    request: Request, desk: Desk, name: str, kind: str, body: bytes, stands: str = "", again: bool = False
) -> Response:
    reading: Reading = read(body, kind, stands)
    found = desk.site.store.trips.differ(desk.tenant, name, reading.trips)
    facts = {"name": name, "kind": kind, "stands": stands, "reading": reading, "found": found, "most": TOLD}
    ready = {"again": again, "packed": packed(body), "seen": digest(repr(found)), "total": _total(found)}
    return render(request, "desk_import.html", 422 if reading.mistakes else 200, **facts, **ready)


def _total(found: Difference) -> int:
    return len(found.added) + len(found.changed) + found.same


def _page(request: Request, desk: Desk, mistakes: dict[str, str], status: int = 200) -> Response:
    site, asked = desk.site, request.query_params.get("country", "")
    country = asked if re.fullmatch(r"[A-Z]{2}", asked) else ""
    sheet = request.query_params.get("page", "")
    page = int(sheet) if re.fullmatch(r"[1-9][0-9]{0,4}", sheet) else 1
    today = site.clock().date() - timedelta(days=2)  # a day ends last at UTC-12
    found = site.store.trips.listed(desk.tenant, today, country, SHOWN + 1, (page - 1) * SHOWN)
    return render(
        request,
        "desk_travellers.html",
        status,
        lists=site.store.trips.lists(desk.tenant),
        taken={one.source: one.at for one in site.store.trips.taken(desk.tenant)},
        calendars=site.store.calendars.of(desk.tenant),
        found=found[:SHOWN],
        more=len(found) > SHOWN,
        page=page,
        first=(page - 1) * SHOWN + 1,
        country=country,
        mistakes=mistakes,
    )
