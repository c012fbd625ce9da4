"""Whom of its people a desk has reached about an alert: noted beside the alert, and to take away as a table."""

from __future__ import annotations

import csv
import io

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import RedirectResponse

from monitor.contract import day
from monitor.model import Event
from monitor.model.routing import Presence
from monitor.store.codec import stamp
from monitor.store.contacts import STATES, Contact
from monitor.tend.travelling import as_of, there
from monitor.web.forms import Given
from monitor.web.views.desk import Desk, Mine
from monitor.web.words import cell

router = APIRouter(include_in_schema=False)
_COLUMNS = (
    *("traveller", "name", "nationality", "country", "place", "from", "to", "arrives", "named_place"),
    *("contact", "contact_by", "contact_at", "lists_as_of"),
)
MOST = 1_000  # people of one form


@router.post("/desk/events/{event_id}/contacts")
def note(desk: Mine, event_id: str, given: Given) -> Response:
    """Note how it stands with some of the desk's own people who are there."""
    event, state = _event(desk, event_id), given.one("state")
    ours = {one.trip.traveller for one in there(desk.site.store, desk.tenant, event, desk.site.clock())}
    named = [one for one in given.all("who")[:MOST] if one in ours]
    if state not in (*STATES, "clear") or not named:
        raise HTTPException(422, "Expected people of yours who are there, and how it stands with them.")
    told = dict.fromkeys(named, "" if state == "clear" else state)
    desk.site.store.contacts.note(desk.tenant, event.id, told, desk.by, desk.site.clock())
    return RedirectResponse(f"/events/{event.id}#ours", 303)


@router.get("/desk/events/{event_id}/travellers.csv")
def table(desk: Mine, event_id: str) -> Response:
    """The desk's own people there, or expected, and whom it has reached; also who was reached and is there no more."""
    event, store, now = _event(desk, event_id), desk.site.store, desk.site.clock()
    noted, listed = store.contacts.of(desk.tenant, event.id), as_of(store, desk.tenant, now)
    found = there(store, desk.tenant, event, now)
    gone = sorted(noted.keys() - {one.trip.traveller for one in found})
    rows = [[*_trip(one), *_contact(noted.get(one.trip.traveller))] for one in found]
    rows += [[key, *[""] * 8, *_contact(noted[key])] for key in gone]
    sheet = io.StringIO(newline="")
    csv.writer(sheet).writerows([_COLUMNS, *([cell(one) for one in (*row, listed and stamp(listed))] for row in rows)])
    name = f'attachment; filename="travellers-{event.id}.csv"'
    head = {"Content-Disposition": name, "Cache-Control": "no-store"}
    return Response("\ufeff" + sheet.getvalue(), media_type="text/csv; charset=utf-8", headers=head)


def _trip(one: Presence) -> list[object]:
    trip = one.trip
    who: list[object] = [trip.traveller, trip.name, trip.nationality, trip.country, trip.place]
    return [*who, day(trip.start), day(trip.end), day(one.arrives), one.at]


def _contact(one: Contact | None) -> list[object]:
    return [one.state, one.who, stamp(one.at)] if one else ["", "", ""]


def _event(desk: Desk, event_id: str) -> Event:
    found = desk.site.store.event(event_id)
    if found is None or not found.country:
        raise HTTPException(404, "There is no such event, or it is of no country.")
    return found
