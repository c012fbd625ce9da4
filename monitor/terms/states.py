"""Which events speak of one state: a later one takes the place of an earlier one of its family and scope."""

from __future__ import annotations

from monitor.model import Event
from monitor.terms.moves import post_key

_FAMILIES = {
    "level": "level_raised level_lowered advisory_added advisory_withdrawn",
    "departure": "departure_authorized departure_ordered departure_lifted departure_statement_dropped",
    "operations": "operations_suspended operations_resumed",
    "services": "services_reduced services_restored",
    "shelter": "shelter_in_place shelter_lifted",
    "area": "area_advice_raised area_advice_lowered",
}


def family(event: Event) -> str | None:
    """The state an event speaks of; None for one that stands alone.

    A status that vanished from a text may be a post's work, not its people's departure.
    """
    if event.finding.kind == "departure_statement_dropped" and event.finding.old == "suspended":
        return "operations"
    return next((name for name, kinds in _FAMILIES.items() if event.finding.kind in kinds.split()), None)


def follows(now: Event, then: Event) -> bool:
    """Whether an event speaks later of a state that another spoke of, wherever both are told as true."""
    mine = family(now)
    return mine is not None and mine == family(then) and of_page(now, then) and covers(now, then)


def of_page(now: Event, then: Event) -> bool:
    """Whether two events are of one page of one publisher, and the one was noticed after the other."""
    same = (now.publisher, now.country, now.destination) == (then.publisher, then.country, then.destination)
    return same and now.detected_at > then.detected_at


def covers(now: Event, then: Event) -> bool:
    """Whether an event speaks of all an earlier one spoke of: the same post or area, or of the whole mission.

    One text says "the mission" where the next says "the embassy".
    """
    here, there = _scope(now), _scope(then)
    return here in ("", there) or (not there and here.startswith("embassy"))


def _scope(event: Event) -> str:
    return post_key(event.finding.post) if event.finding.post else (event.finding.area or "").casefold()
