"""The read API, version 1: events, countries and sources as JSON, described by OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi import Path as InPath
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from monitor import contract
from monitor.model import DoorState
from monitor.model.event import Severity
from monitor.store.codec import moment
from monitor.store.log import Asked
from monitor.store.standing import Stand
from monitor.tend.rulings import taken_back, taken_back_by
from monitor.web import doubted, words, world
from monitor.web.named import ABOUT, named, only
from monitor.web.refusal import MISSING, REFUSED
from monitor.web.shapes import Events, EventWhole
from monitor.web.site import site_of
from monitor.web.standings import Country, Source

_COUNTRIES = ("api countries", "")
_DESCRIBED = ("description", "")
router = APIRouter(prefix="/api/v1", tags=["events"], responses=REFUSED)
_CODE = r"^[A-Za-z]{2}$"
_PLAIN = [Depends(only())]
_CHANGED = (
    "noticed or decided about since then: what was taken back comes again with its storm. Ask from two hours before"
    " your last question on, for a pass is kept when it ends, with the time it began"
)
Codes = Annotated[list[str], Query(max_length=60, description="ISO 3166-1 alpha-2")]
Names = Annotated[list[str], Query(max_length=60)]


def _about(
    country: Codes = [],  # noqa: B006  (FastAPI reads it, nobody writes to it)
    publisher: Names = [],  # noqa: B006
    kind: Names = [],  # noqa: B006
    severity: Annotated[list[Severity], Query(max_length=4)] = [],  # noqa: B006
) -> Asked:
    """What the events are to be about."""
    return Asked(tuple(code.upper() for code in country), tuple(publisher), tuple(kind), tuple(severity))


@router.get(
    "/events",
    response_model=Events,
    responses=MISSING,
    summary="The newest events wanted",
    dependencies=[Depends(named), Depends(only(*ABOUT, "since", "until", "changed_since", "before"))],
)
def events(
    request: Request,
    about: Annotated[Asked, Depends(_about)],
    since: datetime | None = None,
    until: datetime | None = None,
    changed_since: Annotated[datetime | None, Query(description=_CHANGED)] = None,
    before: Annotated[str | None, Query(pattern=r"^[0-9TZ:.\-]{10,40}_[0-9]{1,15}$")] = None,
) -> Response:
    """List events, newest first, 50 a page; follow `next`. An ETag makes asking again cheap."""
    site = site_of(request)
    since, until, touched = (_within(one) for one in (since, until, changed_since))
    asked = replace(about, since=since, until=until, touched=touched)
    mark = tuple(before.rsplit("_", 1)) if before else None
    found = site.library.entries(asked, (mark[0], int(mark[1])) if mark else None, 51)
    known = [(event, one) for one in found[:50] if (event := site.store.event(one.id))]
    shown = [contract.event_json(event, one.storm) | _ruled(one.ruled_at) for event, one in known]
    further = f"{found[49].at}_{found[49].seq}" if len(found) > 50 else None
    return JSONResponse({"events": shown, "next": further})


def _ruled(at: str | None) -> dict[str, object]:
    return {"ruled_at": at and contract.moment(moment(at))}


def _within(when: datetime | None) -> datetime | None:
    """The same moment in UTC; one before the first or after the last there is becomes that one; 422 without a zone."""
    if when is not None and when.tzinfo is None:
        raise HTTPException(422, "Expected times with a zone, such as 2026-03-01T06:00:00Z.")
    try:
        return when and when.astimezone(UTC)
    except OverflowError:
        assert when is not None
        return datetime.min.replace(tzinfo=UTC) if when.year == 1 else datetime.max.replace(tzinfo=UTC)


@router.get(
    "/events/{event_id}",
    responses={200: {"model": EventWhole}, **MISSING},
    summary="One event whole",
    dependencies=_PLAIN,
)
def event(request: Request, event_id: Annotated[str, InPath(pattern=r"^[A-Za-z0-9_.-]{1,100}$")]) -> Response:
    """Give one event with its rule trace, offsets and page hashes."""
    store = site_of(request).store
    found = store.event(event_id)
    if found is None:
        raise HTTPException(404, "There is no such event.")
    undoes, undone = taken_back(store, found), taken_back_by(store, found)
    more = {"takes_back": undoes.id if undoes else None, "taken_back_by": undone.id if undone else None}
    storm = store.storms.of(event_id)
    ruled = {"ruled_at": contract.moment(storm.decided_at) if storm else None}
    return JSONResponse({**contract.event_whole(found, storm.state if storm else None), **ruled, **more})


@router.get(
    "/countries",
    response_model=list[Country],
    summary="Where every publisher stands on every country",
    dependencies=_PLAIN,
)
def countries(request: Request) -> Response:
    """List countries with the positions of every publisher that speaks of them."""
    site, drawn = site_of(request), request.app.state.drawn
    dark, known = world.unchecked(site), drawn.get(_COUNTRIES)
    mark = site.library.revision(), dark, site.library.amended()
    if known is None or known[0] != mark:  # eight thousand positions: made when one moved, a door, or a ruling
        faults = doubted.faults(site)
        rows: dict[str, list[dict[str, object]]] = {}
        for one in site.library.everywhere():
            if not world.posts(site, one.publisher):
                rows.setdefault(one.country, []).append(_position(one, dark.get(one.country, {}), faults))
        made = JSONResponse([_country(code, rows[code]) for code in sorted(rows)])
        known = drawn[_COUNTRIES] = (mark, made.body)
    return Response(known[1], media_type="application/json")


@router.get(
    "/countries/{code}", responses={200: {"model": Country}, **MISSING}, summary="One country", dependencies=_PLAIN
)
def country(request: Request, code: Annotated[str, InPath(pattern=_CODE)]) -> Response:
    """Give one country with the positions of every publisher."""
    code = code.upper()
    site, dark = site_of(request), world.unchecked(site_of(request)).get(code, {})
    stands = (one for one in site.library.here(code) if not one.withdrawn_at and not world.posts(site, one.publisher))
    faults = doubted.faults(site, code)
    found = [_position(one, dark, faults) for one in stands]
    if not found:
        raise HTTPException(404, "No publisher we read speaks of that country.")
    return JSONResponse(_country(code, found))


@router.get("/sources", response_model=list[Source], summary="How every door fares", dependencies=_PLAIN)
def sources(request: Request) -> Response:
    """List every door that is looked at with its health. Not checked is never clear."""
    site, known = site_of(request), request.app.state.doors()
    seen = {str(row["door"]): row for row in site.health()}
    return JSONResponse([_source(one, seen.get(name, {})) for name, one in known.items() if site.on(name)])


@router.get("/openapi.json", include_in_schema=False)
def description(request: Request) -> Response:
    """Give the description of this API (OpenAPI 3.1); it is the same for as long as the process lives."""
    site, drawn = site_of(request), request.app.state.drawn
    if _DESCRIBED not in drawn:
        described = get_openapi(
            title=f"{site.name}: read API",
            version="1",
            openapi_version="3.1.0",
            description="What governments changed in their advice for travellers. Their own pages are the authority.",
            routes=request.app.routes,
            servers=[{"url": site.base_url}],
        )
        drawn[_DESCRIBED] = (None, JSONResponse(described).body)
    return Response(drawn[_DESCRIBED][1], media_type="application/json")


def _position(one: Stand, dark: Mapping[str, str], faults: doubted.Faults) -> dict[str, object]:
    return {
        "publisher": one.publisher,
        "country": one.country,
        "name": one.name,
        "url": one.url,
        "level": one.level,
        "words": one.said,
        "published_on": one.published_on,
        "since": one.since,
        "areas": one.areas,
        "parts": one.parts,
        "staff": one.staff,
        "not_confirmed": one.withheld,
        "checked": one.publisher not in dark,
        "not_checked_since": dark.get(one.publisher) or None,
        "discarded": [event.id for event in doubted.of(faults, one)],
    }


def _source(one: DoorState, seen: Mapping[str, object]) -> dict[str, object]:
    """One door as it fares now: the memory calls one well that nobody knocks at any more."""
    known = {name: seen[name] for name in Source.model_fields if name in seen}
    return {
        "door": one.door,
        "health": one.health.value,
        "detail": one.detail,
        "good_at": contract.moment(one.good_at),
        "since": contract.moment(one.since),
        "not_checked": [],
        "not_checked_since": None,
        "not_checked_each": {},
        **known,
    }


def _country(code: str, positions: list[dict[str, object]]) -> dict[str, object]:
    return {"country": code, "name": words.country(code), "positions": positions}
