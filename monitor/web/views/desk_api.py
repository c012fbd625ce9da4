"""Who of a company is where an event is, for a program of its own: by a token with the scope travellers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi import Path as InPath
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer
from pydantic import BaseModel, Field

from monitor import contract
from monitor.model.routing import Presence
from monitor.tend.travelling import as_of, there
from monitor.web.identity import bearer
from monitor.web.named import only
from monitor.web.refusal import MISSING, REFUSED, Trouble
from monitor.web.shapes import Day, Moment
from monitor.web.site import site_of

router = APIRouter(prefix="/api/v1", tags=["events"], responses=REFUSED)
_WHO = (
    "Give a token with the scope travellers, made by an account with the role admin that belongs to a company"
    " (Authorization: Bearer …)."
)
_TOKEN = HTTPBearer(auto_error=False, scheme_name="token", description="made by an account, at /account")


class Person(BaseModel):
    """Somebody of the company's who is in the country of an event, or arrives there within two weeks."""

    traveller: str = Field(description="the company's own key")
    name: str
    nationality: str = Field(description="ISO 3166-1 alpha-2, empty where the list does not say it")
    country: str
    place: str = Field(description="as the list says it, empty where it does not")
    from_: Day = Field(alias="from")
    to: Day | None = Field(description="null while nobody knows")
    arrives: Day | None = Field(description="null of one who is there now")
    named_place: str | None = Field(description="the place of theirs that the event names")
    contact: str | None = Field(description="reached, no answer or needs help, as the desk noted; null: not tried")
    national: bool = Field(description="whether the government that speaks is theirs")


class People(BaseModel):
    """Who is concerned: first those in a place the event names, then those whose place no list says."""

    event: str
    there_now: int
    expected: int
    in_named_places: int
    lists_as_of: Moment | None = Field(
        description="when the oldest list that counts was taken in; null where there is none: then nobody is known"
    )
    travellers: list[Person]


def company(request: Request) -> int:
    """The company a token may ask about; 403 says what was expected of it."""
    site, known = site_of(request), bearer(request)
    may = known and "travellers" in known[0].scopes and "admin" in known[1].roles
    if not (known and may and known[0].tenant and known[0].tenant == known[1].tenant):  # who has moved asks of neither
        raise HTTPException(403, _WHO)
    tenant = site.store.trips.tenant(known[0].tenant, site.clock())
    assert tenant is not None  # made where it was not there
    return tenant


@router.get(
    "/events/{event_id}/travellers",
    response_model=People,
    responses={403: {"model": Trouble, "description": "The token may not ask that."}, **MISSING},
    summary="Who of one's own is where an event is",
    dependencies=[Depends(only()), Depends(_TOKEN)],
)
def travellers(
    request: Request,
    event_id: Annotated[str, InPath(pattern=r"^[A-Za-z0-9_.-]{1,100}$")],
    tenant: Annotated[int, Depends(company)],
) -> JSONResponse:
    """Give the company's own people there, or expected within two weeks, by journeys as they are known now."""
    site = site_of(request)
    event = site.store.event(event_id)
    if event is None:
        raise HTTPException(404, "There is no such event.")
    found, noted = there(site.store, tenant, event, site.clock()), site.store.contacts.of(tenant, event.id)
    answer = {
        "event": event.id,
        "there_now": sum(1 for one in found if one.arrives is None),
        "expected": sum(1 for one in found if one.arrives),
        "in_named_places": sum(1 for one in found if one.at),
        "lists_as_of": contract.moment(as_of(site.store, tenant, site.clock())),
        "travellers": [
            {**_person(one), "contact": contact.state if (contact := noted.get(one.trip.traveller)) else None}
            for one in found
        ],
    }
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})


def _person(one: Presence) -> dict[str, object]:
    trip = one.trip
    return {
        **{name: getattr(trip, name) for name in ("traveller", "name", "nationality", "country", "place")},
        "from": trip.start.isoformat(),
        "to": contract.day(trip.end),
        "arrives": contract.day(one.arrives),
        "named_place": one.at or None,
        "national": one.national,
    }
