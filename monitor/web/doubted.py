"""What an officer found to be a fault in a text that is believed still, or a mission put right: neither stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from monitor.decide.flags import CORRECTS
from monitor.decide.join import government
from monitor.model import Event
from monitor.store.log import Asked, Entry
from monitor.store.standing import Stand
from monitor.terms.moves import post_key
from monitor.web.site import Site

Faults = Mapping[tuple[str, str], Sequence[Event]]
NONE: Faults = {}
_RIGHTED, _MOST = timedelta(days=3), 300  # within which a post is put right, and among how many events of then
_TOLD = ("P1", "P2", "P3")


def faults(site: Site, country: str | None = None) -> Faults:
    """By publisher and destination: the events discarded as faults that told of the text believed now, of a country."""
    found = dict[tuple[str, str], list[Event]]()
    for publisher, destination, name in site.library.faults(country):
        if event := site.store.event(name):
            found.setdefault((publisher, destination), []).append(event)
    return found


def of(known: Faults, stand: Stand) -> list[Event]:
    """Those of one position, a text for several countries being told once a country."""
    return [one for one in known.get((stand.publisher, stand.destination), ()) if one.country == stand.country]


def told(known: Faults, stand: Stand, post: str, status: str) -> Event | None:
    """The fault that told of a status of a post; texts call a mission and its embassy either."""
    mine = (one for one in of(known, stand) if one.finding.new == status)
    return next((one for one in mine if seat(one.finding.post) == seat(post)), None)


def seat(post: str | None) -> str:
    """What a post is known by, "" for the whole mission and for its embassy: texts call them either."""
    key = post_key(post)
    return "" if key.startswith("embassy") else key


def righted(site: Site, publisher: str, country: str, at: datetime) -> Entry | None:
    """The first post of a government, of the days after a time, that says it corrects what was told before.

    It may be another post that it corrects.
    """
    since, until = at + timedelta(microseconds=1), at + _RIGHTED
    asked = Asked((country,), voices(site, publisher), severities=_TOLD, since=since, until=until, firm=True)
    return next((one for one in reversed(site.library.entries(asked, limit=_MOST)) if CORRECTS in one.flags), None)


def voices(site: Site, publisher: str) -> tuple[str, ...]:
    """The publishers by which a government speaks, as its foreign office and its missions."""
    own = government(publisher)
    return tuple(name for name in {*site.publishers, publisher} if government(name) == own)
