"""Whether a rule concerns an event, and why: what somebody follows, asked one wish after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from monitor.locate.cities import country_of, names_of
from monitor.locate.places import fold
from monitor.locate.regions import through
from monitor.model import Event, Rule
from monitor.model.routing import CANARY

_ORDER = ("P1", "P2", "P3", "P4")
_OF_LEVEL = frozenset({"level_raised", "level_lowered", "area_advice_raised", "area_advice_lowered"})


def why(event: Event, rule: Rule, travellers: int = 0) -> str | None:
    """Say why a rule concerns an event, or None. `travellers` counts those of the tenant who are or will be there."""
    found = []
    for answer in _answers(event, rule, travellers):
        if answer is None:
            return None
        found.append(answer)
    named = ", ".join(one for one in found if one) or "everything"
    return f"follows {named} at {rule.severity} and above; this is {event.finding.severity}"


def _answers(event: Event, rule: Rule, travellers: int) -> Iterator[str | None]:
    """Ask each wish: None if it says no, "" if it says nothing, else what it says."""
    yield _grave(event, rule)
    yield _published(event, rule)
    yield _kind(event, rule)
    yield _where(event, rule)
    yield _level(event, rule)
    yield _delta(event, rule)
    yield _present(rule, travellers)


def _grave(event: Event, rule: Rule) -> str | None:
    return "" if _ORDER.index(event.finding.severity) <= _ORDER.index(rule.severity) else None


def _published(event: Event, rule: Rule) -> str | None:
    if not rule.publishers:
        return "" if event.publisher != CANARY else None
    return f"publisher {event.publisher}" if event.publisher in rule.publishers else None


def _kind(event: Event, rule: Rule) -> str | None:
    if not rule.kinds:
        return ""
    return f"kind {event.finding.kind}" if event.finding.kind in rule.kinds else None


def _where(event: Event, rule: Rule) -> str | None:
    """A country or a place of the rule; a rule with both is asked for either."""
    if not rule.countries and not rule.places:
        return ""
    if by := through(event.country, rule.countries):
        return f"country {by}"
    return next((said for place in sorted(rule.places) if (said := _place(event, place))), None)


def _place(event: Event, place: str) -> str:
    """A place is concerned by what names it in its own country, and by what is said of that whole country."""
    home = country_of(place)
    if home and event.country != home:
        return ""
    if name := called(event, place):
        return f"place {place}" if name == fold(place) else f"place {place} (named there {name})"
    whole = event.finding.post is None and event.finding.area is None
    if whole and home:
        return f"place {place} (all of {event.country} is concerned)"
    return ""


def called(event: Event, place: str) -> str:
    """Return the name, folded, by which an event says a place, or "" where it does not."""
    said = _words(event)
    return next((name for name in names_of(place) if _spoken(name).search(said)), "")


def heard(event: Event) -> list[str]:
    """What an event says of where: post, area, headline and quotations; what is inside it has events of its own."""
    finding = event.finding
    said = [finding.post or "", finding.area or "", finding.headline, *(one.text for one in finding.evidence)]
    return [text for text in said if text]


def _words(event: Event) -> str:
    return " | ".join(map(fold, heard(event)))


@cache
def _spoken(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _level(event: Event, rule: Rule) -> str | None:
    """A level not known counts as high enough: silence would look like calm."""
    if rule.min_level is None:
        return ""
    highest = max(event.level_before or 0, event.level_after or 0)
    if not highest:
        return f"Level {rule.min_level} and above (its level is not known)"
    return f"Level {rule.min_level} and above (it is {highest})" if highest >= rule.min_level else None


def _delta(event: Event, rule: Rule) -> str | None:
    """How far a level must move; what moves no level is no matter of this wish."""
    if rule.min_delta is None or event.finding.kind not in _OF_LEVEL:
        return ""
    if event.level_before is None or event.level_after is None or event.level_before == event.level_after:
        return ""
    moved = abs(event.level_after - event.level_before)
    return f"moves of {rule.min_delta} levels and more (it moved {moved})" if moved >= rule.min_delta else None


def _present(rule: Rule, travellers: int) -> str | None:
    if not rule.travellers:
        return ""
    return f"travellers (there are {travellers})" if travellers else None
