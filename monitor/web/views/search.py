"""Words found: in what was noticed, and in every page ever stored."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Request, Response

from monitor.locate import cities, places, regions
from monitor.speak.tongue import Tongue
from monitor.web.asked import wish
from monitor.web.glance import within
from monitor.web.site import site_of
from monitor.web.tongues import public, spoken

router = APIRouter(include_in_schema=False)
_CHANGES, _PAGES = 10, 20


@router.get("/search")
def search(request: Request) -> Response:
    """Show the newest changes and pages that hold the words."""
    site, asks = site_of(request), wish(request.query_params)
    changes = site.library.entries(asks.asked(), limit=_CHANGES) if asks.q else []
    pages = site.library.search(asks.asked(), _PAGES) if asks.q else []
    return public(
        request,
        "search.html",
        asks=asks,
        place=meant(asks.q, spoken(request)) if asks.q else "",
        sets=regions.SETS,
        week=(site.clock() - timedelta(days=7)).date(),
        changes=changes,
        count=sum(site.library.tally(asks.asked()).values()) if changes else 0,
        pages=pages,
        dark=within(request.app.state.offices(), asks.asked()),
    )


def meant(said: str, spoken: Tongue) -> str:
    """The country, by its code, or the set of countries that words name: "Beirut" is looked up to reach Lebanon."""
    try:
        return regions.named(said)
    except regions.Unknown:
        pass
    codes = (code for _, each in regions.REGIONS.values() for code in each)
    names = {one: spoken.gettext(one) for one in regions.SETS} | {code: spoken.country(code, "") for code in codes}
    known = (one for one, name in names.items() if spoken.foreign and places.fold(name) == places.fold(said) != "")
    return cities.country_of(said) or next(known, "")
