"""A country: all governments side by side, years as a picture, posts with their clocks, pages on any day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from monitor.decide.almanac import LIMIT
from monitor.decide.join import as_wide, government
from monitor.locate import places
from monitor.model import Area, Departure, Event, Status
from monitor.speak.tongue import Tongue, msgid
from monitor.store.log import Asked, Entry
from monitor.store.standing import Reign, Stand
from monitor.store.trips import Group
from monitor.tend.travelling import abroad, aged, as_of
from monitor.terms.moves import LEVEL_MOVES
from monitor.web import doubted, lead, links, picture, told, world
from monitor.web.asked import day_of
from monitor.web.offices import Fares
from monitor.web.paper import kept
from monitor.web.site import Site, site_of
from monitor.web.tongues import kept as language
from monitor.web.tongues import public, spoken
from monitor.web.views.desk import FEW, MOST

router = APIRouter(include_in_schema=False)
NAV = ("Countries", "/countries")
_APART = 2  # levels between the calmest and the gravest from which a disagreement is worth a word
_ACTIVE = timedelta(days=30)
_OF_POSTS = (*picture.KINDS, "services_reduced", "services_restored")


@dataclass(frozen=True, slots=True)
class Position:
    """One publisher's stand as a row: `read_at` is when it was last read well, `unread` whether that is over.

    A publisher may be read while its page on one country cannot be. `areas` have another level than the country.
    """

    stand: Stand
    url: str
    read_at: datetime | str | None
    unread: bool
    areas: tuple[Area, ...] = ()
    faults: Sequence[Event] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """A post whose staff may or must leave; the status ends, or changes, by day 180.

    `fault` is what told of it, where an officer discarded that.
    """

    publisher: str
    post: str
    audiences: tuple[str, ...]
    status: str
    decided_on: date | None
    day: int
    last: date | None
    sha256: str
    fault: Event | None = None


@router.get("/countries")
def countries(request: Request) -> Response:
    """List every country with what stands and what moved."""
    rows, tongue = request.app.state.world(), spoken(request)
    body = kept(request, "countries_body.html", rows, tongue.code, rows=world.in_order(rows, tongue), tongue=tongue)
    return public(request, "countries.html", body=body)


@router.get("/countries/{code}")
def country(request: Request, code: str) -> Response:
    """Show one country."""
    site, now, cc = site_of(request), site_of(request).clock(), code.upper()
    if not re.fullmatch(r"[A-Z]{2}", cc) or places.by_code(cc) is None:
        raise HTTPException(404, msgid("Expected a country by its two letters, as KZ."))
    if code != cc:
        return RedirectResponse(f"/countries/{cc}{language(request)}", 308)
    here = site.library.here(cc)
    stands = [s for s in here if not world.posts(site, s.publisher)]
    reigns = [r for r in site.library.reigns(cc) if not world.posts(site, r.publisher)]
    moved = site.library.entries(Asked(countries=(cc,), kinds=(*LEVEL_MOVES, *picture.KINDS)), limit=600)
    moves = [one for one in moved if not one.fault]
    on = day_of(request.query_params.get("on", ""))
    dark = request.app.state.unread().get(cc, {})
    faults = doubted.faults(site, cc)
    rows = positions(site, stands, request.app.state.fares(), dark, faults)
    grave = Asked(countries=(cc,), severities=("P1", "P2"), since=now - _ACTIVE)
    return public(
        request,
        "country.html",
        cc=cc,
        positions=[row for row in rows if not row.stand.withdrawn_at],
        gone=[row for row in rows if row.stand.withdrawn_at],
        remarks=list(remarks(site, [row.stand for row in rows if not row.stand.withdrawn_at], spoken(request))),
        told=told.words(site, here, now, faults),
        clocks=list(clocks(site, stands, now.date(), faults)),
        picture=picture.draw(reigns, moves, now, request.app.state.whose),
        episodes=lead.episodes(m for m in moves if m.kind in LEVEL_MOVES)[:5],
        mute={name: dark[name] for name in world.mute(site, dark)},
        missions=from_missions(site, cc, now - _ACTIVE, request.app.state.whose),
        active=site.library.entries(grave, limit=8),
        recent=site.library.entries(Asked(countries=(cc,)), limit=12),
        held=site.library.held(Asked(countries=(cc,))),
        ours=ours(request, cc),
        on=on,
        then=on_day(site, cc, on) if on else [],
        earliest=min((r.since for r in reigns), default="")[:10],
    )


def ours(request: Request, cc: str) -> tuple[Group | None, str] | None:
    """Who of the desk's own people is there or will be soon, and how old that is; None for who runs no company's desk.

    Where no list was ever taken in, there is no such group: nobody's absence is known.
    """
    site, viewer = site_of(request), site_of(request).who(request)
    tenant = site.store.trips.tenant(viewer.tenant) if viewer.tenant and viewer.may("admin") else None
    if tenant is None:
        return None
    known = as_of(site.store, tenant, site.clock())
    groups = abroad(site.store, tenant, site.clock(), FEW, MOST, request.app.state.abroad)
    none = Group(cc, (), (), frozenset(), (), ()) if known else None
    return next((one for one in groups if one.country == cc), none), aged(known, site.clock())


def positions(
    site: Site, stands: Iterable[Stand], fares: Mapping[str, Fares], dark: Mapping[str, str], known: doubted.Faults
) -> list[Position]:
    """Each stand with how well its publisher's doors are read for this country, the gravest first."""
    found = []
    for stand in stands:
        read, trouble = fares.get(stand.publisher, (None, ""))
        since = dark.get(stand.publisher, "") or read
        missing = bool(trouble) or stand.publisher in dark
        url, wrong = links.out(site, stand.publisher, stand.url), doubted.of(known, stand)
        found.append(Position(stand, url, since, missing, areas(site, stand), wrong))
    return sorted(found, key=lambda row: (-(row.stand.level or 0), site.label(row.stand.publisher)))


def areas(site: Site, stand: Stand) -> tuple[Area, ...]:
    """The parts of the country that have another level than it, the gravest first."""
    edition = site.library.edition(stand.sha256) if stand.areas and not stand.withdrawn_at else None
    if edition is None or edition.posture is None:
        return ()
    named = {(one.level, one.name): one for one in edition.posture.areas if one.level != stand.level and one.name}
    return tuple(named[key] for key in sorted(named, key=lambda key: (-key[0], key[1].casefold())))


def remarks(site: Site, stands: list[Stand], tongue: Tongue) -> Iterator[str]:
    """Say what is worth a look: how far apart they are."""
    told = [s for s in stands if s.level]
    if told:
        top, low = max(told, key=lambda s: s.level or 0), min(told, key=lambda s: s.level or 0)
        if (top.level or 0) - (low.level or 0) >= _APART:
            apart = msgid("They disagree: {one} is at level {top}, {other} at level {low} with parts at {parts}.")
            whole = msgid("They disagree: {one} is at level {top}, {other} at level {low}.")
            one, other = (tongue.gettext(site.label(stand.publisher)) for stand in (top, low))
            said = tongue.gettext(apart if low.parts else whole)
            yield said.format(one=one, other=other, top=top.level, low=low.level, parts=low.parts)


def clocks(site: Site, stands: Iterable[Stand], today: date, known: doubted.Faults = doubted.NONE) -> Iterator[Clock]:
    """The posts whose staff may or must leave, by what the believed texts say; `known` are the faults in them."""
    for stand in stands:
        edition = site.library.edition(stand.sha256) if stand.staff else None
        if edition is None or edition.posture is None or stand.withdrawn_at:
            continue
        posts = dict[tuple[str, Status, date | None], list[Departure]]()
        for one in edition.posture.departures:
            if one.status is not Status.LIFTED:
                posts.setdefault((one.post or "", one.status, one.decided_on), []).append(one)
        for (post, status, decided), said in posts.items():
            day = (today - decided).days if decided else 0
            who = tuple(sorted({one.audience for one in said}))
            last = decided + LIMIT if decided else None
            wrong = doubted.told(known, stand, post, status.value)
            yield Clock(stand.publisher, post, who, status.value, decided, day, last, stand.sha256, wrong)
        for work in edition.posture.operations:
            if work.state == "suspended":
                wrong = doubted.told(known, stand, work.post or "", "suspended")
                begun = work.decided_on
                yield Clock(stand.publisher, work.post or "", (), "suspended", begun, 0, None, stand.sha256, wrong)


def from_missions(site: Site, code: str, since: datetime, whose: picture.Whose) -> list[Entry]:
    """What missions told of their own staff and work of late: posts move no standing advice, and are no less true.

    Of what the same government told anew, there or of the whole mission, the newer word alone: who may leave was not
    told to go yet. What is told of families alone leaves what was told of staff.
    """
    found = site.library.entries(Asked(countries=(code,), kinds=_OF_POSTS, since=since, firm=True), limit=40)
    newest = [one for at, one in enumerate(found) if not _over(one, found[:at], whose)]
    return [one for one in newest if world.posts(site, one.publisher)][:6]


def _over(earlier: Entry, since: Iterable[Entry], whose: picture.Whose) -> bool:
    """Whether all that was told then was told anew since, be it of some people first and later of the others."""
    anew = [whose(later.id) for later in since if _replaces(later, earlier)]
    return bool(anew) and whose(earlier.id) <= frozenset().union(*anew)


def _replaces(later: Entry, earlier: Entry) -> bool:
    """Whether one tells of the same matter and posts as an earlier one; none does while it waits for an officer."""
    firm = later.storm != "open" and later.at > earlier.at
    same = firm and later.kind.partition("_")[0] == earlier.kind.partition("_")[0]
    return same and government(later.publisher) == government(earlier.publisher) and as_wide(later.post, earlier.post)


def on_day(site: Site, code: str, day: date) -> list[Reign]:
    """The version of each page that was believed at the end of a day (UTC)."""
    found = site.library.then(code, datetime.combine(day, time(), UTC) + timedelta(days=1))
    return [reign for reign in found if not world.posts(site, reign.publisher)]
