"""A travel desk's first page: where its people are or will be within two weeks, and what governments say of it now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from monitor.store.standing import Stand
from monitor.store.trips import Group
from monitor.tend.travelling import FRESH, Kept, abroad, counting
from monitor.terms.nations import ADDRESSES
from monitor.web import world
from monitor.web.identity import require
from monitor.web.paper import render
from monitor.web.site import Site, site_of
from monitor.web.spoken import Lately, Said
from monitor.web.viewer import Viewer

router = APIRouter(include_in_schema=False)
SPANS = (7, 14, 30, 90)  # days of alerts one may ask for
NAMED, MOST, FEW = 8, 12, 3  # of up to MOST people of a country so many are named at once; of more a few, beside a link
NO_TENANT = (
    "These pages are a company's own, and your account belongs to none. Whoever runs the monitor makes an account"
    " for it: advisory-monitor accounts add NAME --role admin --tenant COMPANY."
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose desk it is: the account that looks, and the only tenant it may ask about."""

    viewer: Viewer
    tenant: int
    site: Site

    @property
    def by(self) -> str:
        """Who did it, for the audit."""
        return self.viewer.name


@dataclass(frozen=True, slots=True)
class Spot:
    """One country with somebody of the tenant: who, what is said of it, in which order for them, what was told."""

    group: Group
    said: Said
    stands: tuple[Stand, ...]
    lately: Lately

    @property
    def gravity(self) -> tuple[object, ...]:
        """The gravest alert first, then the gravest level, then what stands for posts, then how many people."""
        alert = min((one.severity for one in self.lately.alerts), default="P9")
        staff, people = world.gravest(self.stands), len(self.group.here) + len(self.group.coming)
        return alert, -(self.said.level or 0), not staff, not self.said.unread, -people, self.group.country


def desk_of(request: Request) -> Desk:
    """The desk of whoever looks; 403 for an account that belongs to no company."""
    viewer, site = require(request, "admin"), site_of(request)
    if not viewer.tenant:
        raise HTTPException(403, NO_TENANT)
    tenant = site.store.trips.tenant(viewer.tenant, site.clock())
    assert tenant is not None  # made where it was not there
    return Desk(viewer, tenant, site)


Mine = Annotated[Desk, Depends(desk_of)]


@router.get("/desk")
def overview(request: Request, desk: Mine) -> Response:
    """Show own travellers against what governments say now."""
    asked = request.query_params.get("days", "")
    days = int(asked) if asked in {str(span) for span in SPANS} else 30
    state = request.app.state
    found = spots(desk, days, state.said(), state.lately(), state.abroad)
    people = {who for spot in found for who in spot.group.here}
    soon = {who for spot in found for who in spot.group.coming} - people
    store, now = desk.site.store, desk.site.clock()
    calendars, lists = store.calendars.of(desk.tenant), counting(store, desk.tenant, now)
    read = {one.source for one in calendars}
    return render(
        request,
        "desk.html",
        spots=found,
        days=days,
        spans=SPANS,
        named=NAMED,
        people=len(people),
        soon=len(soon),
        grave=sum(1 for spot in found if any(one.severity == "P1" for one in spot.lately.alerts)),
        stale=[one for one in calendars if one.trouble],
        old=[one for one in lists if one.source not in read and now - one.at >= FRESH],
        anybody=bool(found) or bool(store.trips.lists(desk.tenant)),
        mute=bool(found) and not _told(desk),
    )


def _told(desk: Desk) -> bool:
    """Whether anything can reach anybody: a channel is proved and has a rule, or the house tells them, or has none."""
    kept = desk.site.bureau
    if kept is None or desk.site.store.desks.configured(desk.tenant):
        return True
    return any(one.rules and one.state in ("well", "failing") for one in kept.channels(desk.tenant))


def spots(
    desk: Desk, days: int, said: Callable[[str], Said], lately: Callable[[str, int], Lately], kept: Kept
) -> list[Spot]:
    """Every country with somebody of a tenant, the gravest first."""
    found = []
    for group in abroad(desk.site.store, desk.tenant, desk.site.clock(), FEW, MOST, kept):
        spoken = said(group.country)
        stands = sorted(spoken.stands, key=partial(_foreign, group.passports))
        found.append(Spot(group, spoken, tuple(stands), lately(group.country, days)))
    return sorted(found, key=lambda spot: spot.gravity)


def _foreign(passports: frozenset[str], one: Stand) -> bool:
    """Whether a government is of nobody there: those of the people come first, each the gravest first."""
    return ADDRESSES.get(one.publisher) not in passports
