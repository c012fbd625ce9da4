"""A travel desk's first page: where its people are or will be within two weeks, and what governments say of it now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from monitor.decide.presence import GOVERNMENTS
from monitor.model.routing import Presence
from monitor.store.log import Asked, Entry
from monitor.store.standing import Stand
from monitor.tend.travelling import abroad
from monitor.web import world
from monitor.web.identity import require
from monitor.web.paper import render
from monitor.web.site import Site, site_of
from monitor.web.viewer import Viewer
from monitor.web.views.countries import posts_only

router = APIRouter(include_in_schema=False)
SPANS = (7, 14, 30, 90)  # days of alerts one may ask for
SHOWN = 6  # alerts of a country; the others are counted
NAMED, MOST = 6, 12  # people of a country that are named at once, and at all
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
    """One country with somebody of the tenant: what stands, whose pages cannot be read now, what was told, and who."""

    code: str
    stands: tuple[Stand, ...]
    unread: frozenset[str]
    alerts: tuple[Entry, ...]
    more: int
    here: tuple[Presence, ...]
    coming: tuple[Presence, ...]

    @property
    def level(self) -> int | None:
        """The gravest level any government states."""
        return max((one.level for one in self.stands if one.level), default=None)

    @property
    def gravity(self) -> tuple[object, ...]:
        """The gravest alert first, then the gravest level, then what stands for posts, then how many people."""
        alert = min((one.severity for one in self.alerts), default="P9")
        staff, people = world.gravest(self.stands), len(self.here) + len(self.coming)
        return alert, -(self.level or 0), not staff, not self.unread, -people, self.code


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
    found = spots(desk.site, desk.tenant, days)
    people = {one.trip.traveller for spot in found for one in spot.here}
    soon = {one.trip.traveller for spot in found for one in spot.coming} - people
    return render(
        request,
        "desk.html",
        spots=found,
        days=days,
        spans=SPANS,
        named=NAMED,
        most=MOST,
        people=len(people),
        soon=len(soon),
        grave=sum(1 for spot in found if any(one.severity == "P1" for one in spot.alerts)),
        anybody=bool(found) or bool(desk.site.store.trips.lists(desk.tenant)),
    )


def spots(site: Site, tenant: int, days: int) -> list[Spot]:
    """Every country with somebody of a tenant, the gravest first."""
    now = site.clock()
    there = abroad(site.store, tenant, now)
    blind = world.unchecked(site) if there else {}
    moved = site.library.moved(now - timedelta(days=days)) if there else {}
    found = []
    for code, people in there.items():
        asked = Asked(countries=(code,), severities=("P1", "P2"), since=now - timedelta(days=days))
        alerts = _gravest(site.library.entries(asked, limit=100))[:SHOWN]
        stands = tuple(_stands(site, code, people))
        found.append(
            Spot(
                code=code,
                stands=stands,
                unread=frozenset(blind.get(code, ())) & {one.publisher for one in stands},
                alerts=alerts,
                more=moved.get(code, (0, ""))[0] - len(alerts),
                here=tuple(one for one in people if one.arrives is None),
                coming=tuple(one for one in people if one.arrives is not None),
            )
        )
    return sorted(found, key=lambda spot: spot.gravity)


def _gravest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Urgent ones first, each the newest first."""
    return tuple(sorted(entries, key=lambda one: one.severity))


def _stands(site: Site, code: str, people: Iterable[Presence]) -> list[Stand]:
    """What governments say of a country: those of the people there before others, then the gravest."""
    own = {one.trip.nationality for one in people} - {""}
    said = [one for one in site.library.here(code) if not one.withdrawn_at and not posts_only(site, one.publisher)]

    def order(one: Stand) -> tuple[bool, int, str]:
        return GOVERNMENTS.get(one.publisher) not in own, -(one.level or 0), one.publisher

    return sorted(said, key=order)
