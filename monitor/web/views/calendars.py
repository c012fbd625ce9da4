"""Dates to come as a calendar (RFC 5545): day 180 of departures, and the reviews governments promised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from fastapi import APIRouter, Depends, Request, Response
from icalendar import Calendar
from icalendar import Event as Entry

from monitor.deliver.plain import header, prose
from monitor.model import Event
from monitor.store.log import Asked
from monitor.store.log import Entry as Line
from monitor.store.standing import Stand
from monitor.terms.moves import post_key
from monitor.terms.states import Said, after, family, there, whose
from monitor.web import cap, words, world
from monitor.web.asked import wish
from monitor.web.doubted import faults, seat
from monitor.web.named import VIEW, named, only, readable
from monitor.web.site import Site, site_of
from monitor.web.views.alerts import goes_on
from monitor.web.views.countries import Clock, clocks

router = APIRouter(include_in_schema=False, dependencies=[Depends(named), Depends(readable), Depends(only(*VIEW))])
LIMIT = timedelta(days=180)  # evacuation payments end 180 days after the order (DSSR 600)
_MOST = 5_000  # departures that began or ended in seven months: some hundred in a year of war
_KEPT = ("calendar", "")
_BEGINS = ("departure_authorized", "departure_ordered")
_LONGEST = 500  # characters of a line
_FEW = 4  # newest events of a post among which the one that told of what stands is looked for
_STAND = ("authorized", "ordered", "suspended")
_ENDS = ("departure_lifted", "departure_statement_dropped")


@router.get("/calendar.ics")
def calendar(request: Request) -> Response:
    """Give the dates to come; countries and publishers in the address narrow them."""
    site, asks = site_of(request), wish(request.query_params).asked()
    library, drawn = site.library, request.app.state.drawn
    mark = library.revision(), library.head(), library.amended(), f"{site.clock():%Y-%m-%d}"
    whole = not (asks.countries or asks.publishers)
    known = drawn.get(_KEPT) if whole else None
    if known is None or known[0] != mark:
        known = (mark, _drawn(site, asks))
        if whole:
            drawn[_KEPT] = known  # some hundred entries take a quarter of a second: once until one moves
    return Response(known[1], media_type="text/calendar")


def _drawn(site: Site, asks: Asked) -> bytes:
    whole = Calendar()
    whole.add("prodid", "-//Advisory Monitor//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", site.name)
    whole.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    stands = [s for s in site.library.everywhere() if _wanted(asks, s.publisher, s.country)]
    for entry in (*_limits(site, asks, stands), *_reviews(site, stands)):
        whole.add_component(entry)
    return bytes(whole.to_ical())


def _wanted(asks: Asked, publisher: str, country: str) -> bool:
    return (not asks.countries or country in asks.countries) and (not asks.publishers or publisher in asks.publishers)


def _limits(site: Site, asks: Asked, stands: Iterable[Stand]) -> list[Entry]:
    """Day 180 of every departure that stands: by the texts we believe, or by what was told where there are none."""
    since = site.clock() - LIMIT - timedelta(days=30)
    asked = Asked(asks.countries, asks.publishers, kinds=(*_BEGINS, *_ENDS), since=since)
    lines = [line for line in site.library.entries(asked, limit=_MOST) if not line.fault]
    stands = [s for s in stands if not world.posts(site, s.publisher)]
    texts = {(s.publisher, s.country) for s in stands}
    here = [s for s in stands if s.staff in _STAND]
    told = [line for line in lines if texts.isdisjoint((said, line.country) for said in _by(line))]
    return [*_by_texts(site, here, lines), *_by_events(site, told)]


def _by_texts(site: Site, stands: Iterable[Stand], lines: Sequence[Line]) -> Iterator[Entry]:
    """What country pages show as clocks; one without a day began when it was told."""
    last, known = site.clock().date() - timedelta(days=30), faults(site)
    for stand in stands:
        for one in clocks(site, [stand], site.clock().date(), known):
            event = _telling(site, stand, one, lines) if one.audiences else None
            since = one.decided_on or (began(event) if event else None)
            if one.audiences and not one.fault and since and since + LIMIT >= last:
                yield _entry(site, stand, one, event, since)


def _telling(site: Site, stand: Stand, one: Clock, lines: Sequence[Line]) -> Event | None:
    """The newest event that told of a departure that stands, of its own day if any is."""
    here = (line for line in lines if line.country == stand.country and stand.publisher in _by(line))
    said = [line for line in here if seat(line.post) == seat(one.post)]
    found = [event for line in said[:_FEW] if (event := site.store.event(line.id))]
    found = [event for event in found if event.finding.new == one.status]
    return next((e for e in found if e.finding.decided_on == one.decided_on), next(iter(found), None))


def _by(line: Line) -> tuple[str, ...]:
    """Who told it: what an embassy told first and the department's page confirmed is one departure, and one day 180."""
    return line.publisher, *line.again


def _by_events(site: Site, lines: Sequence[Line]) -> list[Entry]:
    """Posts move no standing advice: of what they told counts what none of them ended."""
    standing = defaultdict[tuple[str, str], dict[str, Said]](dict)
    for line in reversed(lines):
        event = site.store.event(line.id) if line.kind in (*_BEGINS, *_ENDS) else None
        if event is None or (line.kind in _ENDS and _goes_on(site, event)):
            continue
        here = standing[event.publisher, event.country]
        same = [(one, left) for one, left in here.values() if one.finding.kind == line.kind]
        if any(there(one, event) and whose(event) <= left for one, left in same):
            continue  # its days are counted from the first
        begun = {event.id: (event, whose(event))} if line.kind in _BEGINS else {}
        standing[event.publisher, event.country] = after(event, here) | begun
    return [_told(site, one) for here in standing.values() for one, _ in here.values()]


def _goes_on(site: Site, event: Event) -> bool:
    """Whether staff may still leave after a step down, some must after an end for others, or work alone was told of."""
    over = event.finding.kind != "departure_lifted" or cap.ends(event, partial(goes_on, site))
    return not over or family(event) != "departure"


def began(event: Event) -> date:
    """The day a departure was decided, as the text says, else the day it was published or seen."""
    return event.finding.decided_on or event.published_on or event.detected_at.date()


def _reviews(site: Site, stands: Iterable[Stand]) -> list[Entry]:
    """When the State Department promised to look again: 6 months at levels 3 and 4, else 12."""
    found = []
    for one in stands:
        if one.publisher != "us_state" or not one.published_on or one.withdrawn_at:
            continue
        due = date.fromisoformat(one.published_on) + timedelta(days=183 if (one.level or 0) >= 3 else 365)
        if due >= site.clock().date():
            found.append(_review(site, one.country, one.name, date.fromisoformat(one.published_on), due))
    return found


def _entry(site: Site, stand: Stand, one: Clock, event: Event | None, since: date) -> Entry:
    """One day 180, under the event that told of the departure; what stood when we began to look was told by none."""
    if event is not None:
        return _told(site, event, since)
    name = f"{stand.publisher}-{stand.country}-{post_key(one.post).replace(' ', '-')}-{one.status}-{since}"
    where = f"{one.post}, {stand.name}" if one.post else stand.name or words.country(stand.country)
    entry = _day(site, name, datetime.combine(since, time(), UTC), since + LIMIT)
    entry.add("summary", header(f"Day 180: {one.status} departure: {where}", _LONGEST))
    entry.add("url", f"{site.base_url}/countries/{stand.country}")
    return entry


def _told(site: Site, event: Event, since: date | None = None) -> Entry:
    entry = _day(site, event.id, event.detected_at, (since or began(event)) + LIMIT)
    entry.add("summary", header(f"Day 180: {event.finding.headline}", _LONGEST))
    entry.add("url", f"{site.base_url}/events/{event.id}")
    entry.add("description", prose(f"{site.label(event.publisher)}: {event.finding.why}"))
    return entry


def _day(site: Site, name: str, made: datetime, day: date) -> Entry:
    entry = Entry()
    entry.add("uid", f"limit-{name}@{site.host}")
    entry.add("dtstamp", made)
    entry.add("dtstart", day)
    entry.add("transp", "TRANSPARENT")
    return entry


def _review(site: Site, country: str, name: str, promised: date, day: date) -> Entry:
    entry = Entry()
    entry.add("uid", f"review-{country}-{day.isoformat()}@{site.host}")
    entry.add("dtstamp", datetime.combine(promised, time(), UTC))
    entry.add("dtstart", day)
    entry.add("summary", header(f"Review promised: {name or words.country(country)} ({site.label('us_state')})"))
    entry.add("url", f"{site.base_url}/countries/{country}")
    entry.add("transp", "TRANSPARENT")
    return entry
