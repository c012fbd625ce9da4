"""Dates to come as a calendar (RFC 5545): day 180 of departures, and the reviews governments promised."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from fastapi import APIRouter, Depends, Request, Response
from icalendar import Calendar
from icalendar import Event as Entry

from monitor.model import Event
from monitor.store.log import Asked
from monitor.store.log import Entry as Line
from monitor.web import cap, words
from monitor.web.asked import wish
from monitor.web.named import named
from monitor.web.site import Site, site_of
from monitor.web.views.alerts import goes_on

router = APIRouter(include_in_schema=False, dependencies=[Depends(named)])
LIMIT = timedelta(days=180)  # evacuation payments end 180 days after the order (DSSR 600)
_MOST = 5_000  # departures that began or ended in seven months: some hundred in a year of war
_KEPT = ("calendar", "")
_BEGINS = ("departure_authorized", "departure_ordered")
_ENDS = ("departure_lifted", "departure_statement_dropped")


@router.get("/calendar.ics")
def calendar(request: Request) -> Response:
    """Give the dates to come; `country` in the address narrows them."""
    site, asks = site_of(request), wish(request.query_params)
    mark, drawn = (site.library.stirred(), site.library.head(), f"{site.clock():%Y-%m-%d}"), request.app.state.drawn
    known = drawn.get(_KEPT) if not asks.country else None
    if known is None or known[0] != mark:
        known = (mark, _drawn(site, asks.country))
        if not asks.country:
            drawn[_KEPT] = known  # some hundred entries take a quarter of a second: once until one moves
    return Response(known[1], media_type="text/calendar")


def _drawn(site: Site, countries: tuple[str, ...]) -> bytes:
    whole = Calendar()
    whole.add("prodid", "-//Advisory Monitor//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", site.name)
    whole.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    for entry in (*_limits(site, countries), *_reviews(site, countries)):
        whole.add_component(entry)
    return bytes(whole.to_ical())


def _limits(site: Site, countries: tuple[str, ...]) -> list[Entry]:
    """Day 180 of every departure that stands."""
    asked = Asked(countries=countries, kinds=(*_BEGINS, *_ENDS), since=site.clock() - LIMIT - timedelta(days=30))
    standing = dict[tuple[str, str, str], Line]()
    for line in reversed(site.library.entries(asked, limit=_MOST)):
        key = (line.publisher, line.country, line.post or "")
        if line.kind in _ENDS:
            if not _goes_on(site, line):
                standing.pop(key, None)
        elif key not in standing or standing[key].kind != line.kind:
            standing[key] = line
    found = (site.store.event(line.id) for line in standing.values())
    return [_entry(site, one, began(one) + LIMIT, f"Day 180: {one.finding.headline}") for one in found if one]


def _goes_on(site: Site, line: Line) -> bool:
    """Whether staff may still leave after a step down, some must after an end for others, or work alone was told of."""
    event = site.store.event(line.id)
    if event is None:
        return False
    over = line.kind != "departure_lifted" or cap.ends(event, partial(goes_on, site))
    return not over or cap.family(event) != "departure"


def began(event: Event) -> date:
    """The day a departure was decided, as the text says, else the day it was published or seen."""
    return event.finding.decided_on or event.published_on or event.detected_at.date()


def _reviews(site: Site, countries: tuple[str, ...]) -> list[Entry]:
    """When the State Department promised to look again: 6 months at levels 3 and 4, else 12."""
    found = []
    for one in site.library.everywhere():
        if one.publisher != "us_state" or not one.published_on or one.withdrawn_at:
            continue
        if countries and one.country not in countries:
            continue
        due = date.fromisoformat(one.published_on) + timedelta(days=183 if (one.level or 0) >= 3 else 365)
        if due >= site.clock().date():
            found.append(_review(site, one.country, one.name, date.fromisoformat(one.published_on), due))
    return found


def _entry(site: Site, event: Event, day: date, summary: str) -> Entry:
    entry = Entry()
    entry.add("uid", f"limit-{event.id}@{site.host}")
    entry.add("dtstamp", event.detected_at)
    entry.add("dtstart", day)
    entry.add("summary", summary)
    entry.add("url", f"{site.base_url}/events/{event.id}")
    entry.add("description", f"{site.label(event.publisher)}: {event.finding.why}")
    entry.add("transp", "TRANSPARENT")
    return entry


def _review(site: Site, country: str, name: str, promised: date, day: date) -> Entry:
    entry = Entry()
    entry.add("uid", f"review-{country}-{day.isoformat()}@{site.host}")
    entry.add("dtstamp", datetime.combine(promised, time(), UTC))
    entry.add("dtstart", day)
    entry.add("summary", f"Review promised: {name or words.country(country)} ({site.label('us_state')})")
    entry.add("url", f"{site.base_url}/countries/{country}")
    entry.add("transp", "TRANSPARENT")
    return entry
