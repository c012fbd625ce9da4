"""What an officer found to be a fault in a text that is believed still: nobody may read it there as what stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from monitor.model import Event
from monitor.store.standing import Stand
from monitor.terms.moves import post_key
from monitor.web.site import Site

Faults = Mapping[tuple[str, str], Sequence[Event]]
NONE: Faults = {}


def faults(site: Site) -> Faults:
    """By publisher and destination: the events discarded as faults that told of the text believed now."""
    found = dict[tuple[str, str], list[Event]]()
    for publisher, destination, name in site.library.faults():
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
