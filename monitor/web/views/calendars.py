"""Dates to come as a calendar (RFC 5545): day 180 of departures, and the reviews governments promised."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter, Request, Response
from icalendar import Calendar
from icalendar import Event as Entry

from monitor.model import Event
from monitor.store.protocol import Wanted
from monitor.web import words
from monitor.web.asked import wish
from monitor.web.site import Site, site_of

router = APIRouter(include_in_schema=False)
LIMIT = timedelta(days=180)  # evacuation payments end 180 days after the order (DSSR 600)
_BEGINS = ("departure_authorized", "departure_ordered")
_ENDS = ("departure_lifted", "departure_statement_dropped")


@router.get("/calendar.ics")
def calendar(request: Request) -> Response:
    """Give the dates to come; `country` in the address narrows them."""
    site, asks = site_of(request), wish(request.query_params)
    whole = Calendar()
    whole.add("prodid", "-//Advisory Monitor//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", site.name)
    whole.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    for entry in (*_limits(site, asks.country), *_reviews(site, asks.country)):
        whole.add_component(entry)
    return Response(whole.to_ical(), media_type="text/calendar")


def _limits(site: Site, countries: tuple[str, ...]) -> list[Entry]:
    """Day 180 of every departure that stands."""
    now, standing = site.clock(), dict[tuple[str, str, str], Event]()
    for event in site.store.events(Wanted(since=now - LIMIT - timedelta(days=30))):
        key = (event.publisher, event.country, event.finding.post or "")
        if event.finding.kind in _BEGINS:
            known = standing.get(key)
            standing[key] = known if known and known.finding.kind == event.finding.kind else event
        elif event.finding.kind in _ENDS:
            standing.pop(key, None)
    wanted = [one for one in standing.values() if not countries or one.country in countries]
    return [_entry(site, one, began(one) + LIMIT, f"Day 180: {one.finding.headline}") for one in wanted]


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
            found.append(_review(site, one.country, one.name, due))
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


def _review(site: Site, country: str, name: str, day: date) -> Entry:
    entry = Entry()
    entry.add("uid", f"review-{country}-{day.isoformat()}@{site.host}")
    entry.add("dtstamp", site.clock())
    entry.add("dtstart", day)
    entry.add("summary", f"Review promised: {name or words.country(country)} ({site.label('us_state')})")
    entry.add("url", f"{site.base_url}/countries/{country}")
    entry.add("transp", "TRANSPARENT")
    return entry
