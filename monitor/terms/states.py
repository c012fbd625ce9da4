"""Which events speak of one state: a later one takes the place of an earlier one of its family and scope."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from monitor.model import Event
from monitor.terms.moves import post_key
from monitor.terms.whom import BOTH, people_in, people_of

REMEMBERED = timedelta(days=400)  # for so long it is known who was told of a state
Said = tuple[Event, frozenset[str]]  # what was said of a state, and whose departure is left of it
_FAMILIES = {
    "level": "level_raised level_lowered advisory_added advisory_withdrawn",
    "departure": "departure_authorized departure_ordered departure_lifted departure_statement_dropped",
    "operations": "operations_suspended operations_resumed",
    "services": "services_reduced services_restored",
    "shelter": "shelter_in_place shelter_lifted",
    "area": "area_advice_raised area_advice_lowered",
}


def akin(kind: str) -> frozenset[str]:
    """Return the kinds of event that may speak of the same state, that one among them; none of what stands alone."""
    families = [frozenset(kinds.split()) for kinds in _FAMILIES.values()]
    families.append(frozenset({*_FAMILIES["operations"].split(), "departure_statement_dropped"}))
    return frozenset().union(*(kinds for kinds in families if kind in kinds))


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
    return page(now) == page(then) and now.detected_at > then.detected_at


def page(event: Event) -> tuple[str, str, str]:
    """The page an event is of, for one of the countries it is about."""
    return event.publisher, event.country, event.destination


def covers(now: Event, then: Event) -> bool:
    """Whether an event speaks of all an earlier one spoke of: of the same post or area, or of the whole mission, and
    of all whose departure that was. An end for families leaves the order for staff.
    """
    return ended(now, (then, whose(then)))


def after(now: Event, said: Mapping[str, Said]) -> dict[str, Said]:
    """What an event leaves of what was said of its state: an order for all may end for families, then for staff."""
    kept = {key: one for key, one in said.items() if not ended(now, one)}
    return {key: (one, people - whose(now) if there(now, one) else people) for key, (one, people) in kept.items()}


def ended(now: Event, said: Said) -> bool:
    """Whether nothing is left of what was said."""
    then, people = said
    return there(now, then) and people <= whose(now)


def there(now: Event, then: Event) -> bool:
    """Whether an event speaks of the post or area an earlier one spoke of, and does not say that it goes on there.

    One text says "the mission" where the next says "the embassy".
    """
    here, was, gist = _scope(now), _scope(then), now.finding.gist
    goes_on = now.finding.kind == "departure_lifted" and then.finding.post and gist and then.finding.post in gist.what
    return not goes_on and (here in ("", was) or (not was and here.startswith("embassy")))


def whose(event: Event) -> frozenset[str]:
    """Whose departure an event tells of, as its headline or else its quotes say; of nobody's it tells elsewhere.

    Where a page that states a level tells of an end and does not say that it is some people's only, nobody is left; of
    families alone it is told where they alone are back.
    """
    if family(event) != "departure":
        return frozenset()
    finding, gist = event.finding, event.finding.gist
    if gist is None:
        return people_of(event)
    if gist.act == "staff_back" or (finding.new is None and event.level_after and gist.act.endswith("_lifted")):
        return BOTH
    named = "families" if gist.act == "families_back" else gist.people.replace("_", " ")
    return people_in(named) or people_of(event)


def _scope(event: Event) -> str:
    return post_key(event.finding.post) if event.finding.post else (event.finding.area or "").casefold()
