"""One government, one event: an embassy's alert that repeats an advisory's event corroborates it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from monitor.decide.flags import AGAIN
from monitor.model import Event
from monitor.terms.moves import post_key
from monitor.terms.whom import people_of

WINDOW = timedelta(days=21)
_UPDATE = re.compile(r"\bupdated?\b|\b(?:no\.?|number) ?\d|#\d|\bextend(?:ed|s)\b|\bcontinu(?:es|ed|ing)\b", re.I)
_UPDATED = timedelta(days=3)
_DECIDED, _WEEK = timedelta(days=3), timedelta(days=7)
_ENDS = ("departure_lifted", "departure_statement_dropped")
_STANDING = ("shelter_in_place", "departure_authorized", "departure_ordered", "operations_suspended")
_OPPOSITE = {  # what ends what stood, and what begins it anew
    "departure_ordered": ("departure_lifted", "departure_statement_dropped"),
    "departure_authorized": ("departure_lifted", "departure_statement_dropped"),
    "departure_lifted": ("departure_ordered", "departure_authorized"),
    "operations_suspended": ("operations_resumed", "departure_statement_dropped"),
    "operations_resumed": ("operations_suspended",),
    "services_reduced": ("services_restored",),
    "services_restored": ("services_reduced",),
    "shelter_in_place": ("shelter_lifted",),
    "shelter_lifted": ("shelter_in_place",),
    "level_raised": ("level_lowered",),
    "level_lowered": ("level_raised",),
    "area_advice_raised": ("area_advice_lowered",),
    "area_advice_lowered": ("area_advice_raised",),
}
_FAMILY = {"us_state": "US", "us_embassy": "US", "us_press": "US"}


def government(publisher: str) -> str:
    """Name whose office a publisher is; one that shares its government with no other is its own."""
    return _FAMILY.get(publisher, publisher)


def joins(
    event: Event, earlier: Iterable[Event], title: str = "", waiting: Collection[str] = ()
) -> Event | None:
    """Find the event another door of the same government already gave rise to, or None.

    `earlier` are events of that country of all kinds, for what was ended since is no longer told. `title` is that of an
    embassy's post: one that calls itself an update repeats what an earlier post told. What of them is `waiting` for an
    officer (ids) nobody was told yet: it is repeated by nothing, and still says what was ordered anew between two ends.
    """
    again, known = bool(_UPDATE.search(title) and event.finding.new), list(earlier)
    told = [old for old in known if old.id not in waiting]
    return next((old for old in told if _one_fact(event, old, known) or (again and _repeated(event, old))), None)


def told_beside(waited: Event, known: Iterable[Event]) -> frozenset[str]:
    """Find the events (ids) by which other doors of its government tell all that one tells that waited meanwhile."""
    every = list(known)
    wide = (one for one in every if as_wide(one.finding.post, waited.finding.post))
    return frozenset(one.id for one in wide if _one_fact(waited, one, every))


def as_wide(told: str | None, other: str | None) -> bool:
    """Whether what is told of one post is told of another: all is of the mission, whose seat may be named for it."""
    there, here = post_key(told), post_key(other)
    return there in ("", here) or (not here and there.startswith("embassy "))


def ended_since(told: Event, later: Event) -> bool:
    """Whether an event tells the opposite of what was told before, there or for the whole mission."""
    return told.detected_at < later.detected_at and _reverses(told, later) and _ends_there(told, later, told)


def _one_fact(new: Event, old: Event, known: Iterable[Event]) -> bool:
    """Whether one tells what the other told; a page's word in doubt hides no order that another door tells."""
    if AGAIN in old.flags and AGAIN not in new.flags:
        return False
    return _same(new, old, known) if new.finding.new else _ended(new, old, known)


def _repeated(new: Event, old: Event) -> bool:
    """The same fact of the same mission for the same places, told at most three days before, in an earlier post."""
    first, second = old.finding, new.finding
    known = (old.publisher, old.country, first.kind, first.new, first.post, first.area)
    if known != (new.publisher, new.country, second.kind, second.new, second.post, second.area):
        return False
    if old.destination == new.destination or new.detected_at - old.detected_at > _UPDATED:
        return False
    return second.kind in _STANDING or _words(new) == _words(old)


def _words(event: Event) -> frozenset[str]:
    return frozenset(re.sub(r"[\W_]+", " ", quote.text.casefold()) for quote in event.finding.evidence)


def _same(new: Event, old: Event, known: Iterable[Event]) -> bool:
    """Same government, country, kind and outcome, a compatible post, decisions or sightings within three weeks.

    Without a day of the decision only where it still stands, and of the same people or fewer: an order that came back
    after its end is another, and so is one for staff after one for families. What was told of one consulate is told of
    the mission, too, where both are of one day, or were noticed three days apart at most: later it is of more posts.
    """
    if old.publisher == new.publisher or government(old.publisher) != government(new.publisher):
        return False
    if (old.country, old.finding.kind, old.finding.new) != (new.country, new.finding.kind, new.finding.new):
        return False
    here, there = post_key(new.finding.post), post_key(old.finding.post)
    if here and there and here != there:
        return False
    first, second = old.finding.decided_on, new.finding.decided_on
    wider = there.startswith("consulate ") and not here
    if first and second:
        return abs(first - second) <= (timedelta() if wider else _DECIDED)
    if new.finding.kind.startswith("departure") and not people_of(new, ()) <= people_of(old):
        return False  # families were ordered out, and now the staff
    before, after = _in_turn(old, new)
    near = after.detected_at - before.detected_at <= (_DECIDED if wider else WINDOW)
    return near and not any(_turned(before, one, after) for one in known)


def _ended(new: Event, old: Event, known: Iterable[Event]) -> bool:
    """Whether another door of the same government told the end that one tells, or that a text dropped without a word.

    Of the same posts and people or of fewer, a week apart at most, and with no order between the two: one that ended
    twice had begun anew. Where two days of decision are told they are three days apart at most.
    """
    if new.finding.kind not in _ENDS or (old.finding.kind, old.finding.new) != (_ENDS[0], None):
        return False
    if old.publisher == new.publisher or not _of_one(old, new) or not _one_status(old, new):
        return False
    if post_key(old.finding.post) not in ("", post_key(new.finding.post)) or not people_of(new) <= people_of(old):
        return False
    decided = [event.finding.decided_on for event in (old, new) if event.finding.kind == _ENDS[0]]
    apart, seen = abs(end_day(new) - end_day(old)), abs(new.detected_at - old.detected_at)
    if apart > (_DECIDED if len(decided) == 2 and all(decided) else _WEEK) or seen > WINDOW:
        return False
    before, after = _in_turn(old, new)
    return not any(_begun_between(before, one, after) for one in known)


def _in_turn(old: Event, new: Event) -> tuple[Event, Event]:
    """Both by when they were noticed: what waited for an officer is told after what came later."""
    return (new, old) if new.detected_at < old.detected_at else (old, new)


def _begun_between(old: Event, later: Event, new: Event) -> bool:
    """Whether an order was told between two ends; one told late of the first, from before the order, is no second."""
    if later.finding.kind not in _OPPOSITE[_ENDS[0]] or not _of_one(old, later) or not _ends_there(old, later, new):
        return False
    since = (day_of(later), later.detected_at) >= (end_day(old), old.detected_at)  # the end itself may be told last
    if not since or later.detected_at > new.detected_at:
        return False
    return end_day(new) >= day_of(later) or end_day(new) - end_day(old) > _DECIDED


def _of_one(old: Event, new: Event) -> bool:
    return old.country == new.country and government(old.publisher) == government(new.publisher)


def _one_status(*ends: Event) -> bool:
    """Whether one status ended, as far as their texts tell it, and none of a post's work."""
    said = {event.finding.old for event in ends if event.finding.old}
    return len(said) < 2 and said <= {"ordered", "authorized"}


def end_day(event: Event) -> date:
    """The day an end is of; of a status that vanished only the day it began may be told."""
    if event.finding.kind == _ENDS[0]:
        return day_of(event)
    return (None if "silent_edit" in event.flags else event.published_on) or event.detected_at.date()


def _turned(old: Event, later: Event, new: Event) -> bool:
    """Whether between two events the same government told the opposite of the first, there or for the whole mission.

    The end for families ends no order for staff. Doors tell late: an end from before the first is that of what stood
    earlier, and what was decided, or published, before the end is the first.
    """
    if not _reverses(old, later) or not _ends_there(old, later, new):
        return False
    if not old.detected_at < later.detected_at <= new.detected_at:
        return False
    decided = new.finding.decided_on
    late = decided <= later.detected_at.date() if decided else day_of(new) < day_of(later)
    return not late and day_of(old) <= day_of(later)


def _reverses(old: Event, later: Event) -> bool:
    """Whether one tells the opposite of another for the same people and area of a country."""
    if later.finding.kind not in _OPPOSITE.get(old.finding.kind, ()) or not _of_one(old, later):
        return False
    people = not old.finding.kind.startswith("departure") or people_of(old) & people_of(later)
    return later.finding.area == old.finding.area and bool(people)


def _ends_there(old: Event, later: Event, new: Event) -> bool:
    """Whether an end is of the post of one of the two, or of the mission, whose seat may be named for all of it."""
    was, end, now = (post_key(event.finding.post) for event in (old, later, new))
    return end in ("", was, now) or (not was and end.startswith("embassy "))


def day_of(event: Event) -> date:
    """The day that an event is of, as near as its text tells: under an unchanged date it is as old as we know it."""
    published = None if "silent_edit" in event.flags else event.published_on
    return event.finding.decided_on or published or event.detected_at.date()
