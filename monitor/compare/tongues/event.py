"""What happens, is decreed, barred or offered, in another language: a thing and what is told of it, in a clause.

A language has a dozen nouns for an attack and a dozen verbs for its having come; a row keeps the two apart, and both
must stand in one clause, in any order, with nothing between or beside them that takes their force away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from monitor.compare.tongues import when
from monitor.compare.tongues.rules import Bounds, bounds
from monitor.compare.tongues.tongue import Tongue
from monitor.locate.cities import country_of
from monitor.locate.places import resolve
from monitor.model import ANYWHERE, HAPPENING, Notice, Reading, Span
from monitor.terms import hazards as called
from monitor.terms.stretch import stretch

VIOLENT, NATURAL, RULED, HELD, STAFF, CARRIED, LAW = "violent", "natural", "ruled", "held", "staff", "carried", "law"
GROUPS = (VIOLENT, NATURAL, RULED, HELD, STAFF, CARRIED, LAW)
_HAZARD = "hazard_notice"
# What a row of each kind tells: its group, the topic, key and grade of its notice.
KINDS: Mapping[str, tuple[str, str, str, int]] = {
    "attack": (VIOLENT, _HAZARD, called.ATTACK, 2),
    "gunfire": (VIOLENT, _HAZARD, called.GUNFIRE, 2),
    "explosion": (VIOLENT, _HAZARD, called.EXPLOSION, 2),
    "fighting": (VIOLENT, _HAZARD, called.FIGHTING, 2),
    "outbreak": (VIOLENT, _HAZARD, called.FIGHTING, 2),  # what has broken out is news without a day
    "air": (VIOLENT, _HAZARD, called.AIR, 2),
    "coup": (VIOLENT, _HAZARD, called.COUP, 2),
    "quake": (NATURAL, _HAZARD, called.QUAKE, 1),
    "eruption": (NATURAL, _HAZARD, called.ERUPTION, 1),
    "tsunami": (NATURAL, _HAZARD, called.TSUNAMI, 2),
    "storm": (NATURAL, _HAZARD, called.STORM, 1),
    "floods": (NATURAL, _HAZARD, called.FLOODS, 1),
    "fires": (NATURAL, _HAZARD, called.FIRES, 1),
    "cleared": (NATURAL, _HAZARD, called.EVACUATION, 2),
    "clearing": (NATURAL, _HAZARD, called.EVACUATION, 2),
    "curfew": (RULED, _HAZARD, called.CURFEW, 1),
    "emergency": (RULED, _HAZARD, called.EMERGENCY, 1),
    "martial": (RULED, _HAZARD, called.MARTIAL_LAW, 1),
    "held": (HELD, "detention_or_exit_ban", "arbitrary detention", 1),
    "kept": (HELD, "detention_or_exit_ban", "exit bans", 1),
    "staff": (STAFF, "staff_movement_restricted", ANYWHERE, 1),
    "carried": (CARRIED, "assisted_departure", "transport", 0),
    "banned": (LAW, "travel_prohibited_by_law", "passport", 0),
}
_OF_DAYS = ("attack", "gunfire", "explosion", "fighting", "air", "cleared")  # what is told only with a word for the day
_LATELY = timedelta(days=30)  # violence and disaster of longer ago are history
_FAR = 150  # characters between a thing and what is told of it
_MOST = 60  # pairs of the two in a clause: of more no sentence is made


@dataclass(frozen=True, slots=True)
class Event:
    """One way to tell a thing: its kind, an example, the thing, what is told of it, what stands in its clause too."""

    kind: str
    says: str
    thing: re.Pattern[str]
    done: re.Pattern[str]
    beside: re.Pattern[str]


@dataclass(frozen=True)
class Events:
    """What one language says of things that happen.

    `unsaid` is, for each of GROUPS, what beside a thing takes its force away (of what keeps people from leaving, in all
    of its clause); `supposed` finds a condition before or behind those words, which stand in it as "…". `bygone` makes
    history of words in a clause that has none of `fresh`, which are of now and of these days. `over` ends what was
    decreed, barred or offered. `clause` is where another statement begins, `cut` where the words end that belong
    together; `abroad` finds in its groups where a thing happens; `bounds` are words for the place of a rule for staff.
    """

    rows: tuple[Event, ...]
    unsaid: Mapping[str, re.Pattern[str]]
    supposed: re.Pattern[str]
    bygone: re.Pattern[str]
    fresh: re.Pattern[str]
    over: Mapping[str, re.Pattern[str]]
    clause: re.Pattern[str]
    cut: re.Pattern[str]
    abroad: re.Pattern[str]
    bounds: Bounds

    @cached_property
    def worth(self) -> re.Pattern[str]:
        """What a sentence must have to tell of anything."""
        return re.compile("|".join(f"(?:{row.thing.pattern})" for row in self.rows), re.I)


def row(kind: str, says: str, thing: str, done: str, beside: str = "") -> Event:
    """Make a row from the words of its three parts; no case of letters is heeded."""
    return Event(kind, says, *(re.compile(words, re.I) for words in (thing, done, beside)))


def without(words: str) -> str:
    """Say of a clause, as what stands in it too, that none of these words do, which make another thing of a row's."""
    return rf"^(?!.*\b(?:{words})\b)"


def read_events(
    events: Events, tongue: Tongue, reading: Reading, sentences: Iterable[tuple[Span, str]]
) -> Iterator[Notice]:
    """Read what happens from sentences, each with its words made even; of two alike the further-reaching stays."""
    best: dict[tuple[str, str, bool], Notice] = {}
    asked = ""
    for span, said in sentences:
        for notice in _told(events, tongue, reading, span, said, asked) if events.worth.search(said) else ():
            key = (notice.topic, notice.key, notice.on)
            if key not in best or best[key].grade < notice.grade:
                best[key] = notice
        asked = f"{said} " if said.rstrip().endswith("?") else ""
    yield from best.values()


def _told(
    events: Events, tongue: Tongue, reading: Reading, span: Span, said: str, asked: str
) -> Iterator[Notice]:
    """Read one sentence; of what keeps people from leaving the question in front of it (`asked`) may be the reason."""
    question = said.rstrip().endswith("?")
    for clause in events.clause.split(said):
        for event in events.rows:
            group, topic, key, grade = KINDS[event.kind]
            words = _words(events, event, clause, group)
            if not words or (question and group != CARRIED) or _civil(events, group, asked, clause):
                continue
            if _of_others(events, tongue, reading, (clause, words), group):
                continue
            day, old = _dated(tongue, reading, clause, group)
            fresh = bool(day) or events.fresh.search(clause) is not None
            if old or (events.bygone.search(words) and not fresh):
                continue
            if event.kind in _OF_DAYS and not fresh:
                continue
            on = group not in events.over or events.over[group].search(words) is None
            key, what = bounds(events.bounds, tongue, reading, clause) if group == STAFF else (key, key)
            notice = Notice(topic, key, what, span, on=on, decided_on=day, grade=grade)
            yield notice
            if on and group in (VIOLENT, NATURAL):
                yield replace(notice, topic=HAPPENING, key=f"{key}: {span.text}")


def _civil(events: Events, group: str, asked: str, clause: str) -> bool:
    """Whether a question says why somebody is kept: "Do you have debts? Then you may not leave"."""
    return group == HELD and bool(asked) and events.unsaid[HELD].search(asked + clause) is not None


def _words(events: Events, event: Event, clause: str, group: str) -> str:
    """Return the words of a clause in which a row's thing is told with force, or ""."""
    if not (event.thing.search(clause) and event.beside.search(clause)):
        return ""
    for start, end in _told_of(events, event, clause):
        first, last = stretch(events.cut, clause, start, end)
        if not events.unsaid[group].search(clause if group == HELD else clause[first:last]):
            return "" if events.supposed.search(clause[:first] + "…" + clause[last:]) else clause[first:last]
    return ""


def _told_of(events: Events, event: Event, clause: str) -> list[tuple[int, int]]:
    """Return where a thing and what is told of it stand, first those that nothing parts: its own verb counts first."""
    found: list[tuple[bool, int, int]] = []
    for one, other in (sorted(pair, key=re.Match.start) for pair in islice(_pairs(event, clause), _MOST)):
        if other.start() - one.end() <= _FAR:
            parted = other.start() > one.end() and events.cut.search(clause, one.end(), other.start()) is not None
            found.append((parted, one.start(), max(one.end(), other.end())))
    return [(start, end) for _, start, end in sorted(found, key=lambda each: each[0])]


def _pairs(event: Event, clause: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Give each thing of a clause with what may be told of it: neither stands farther off than words can reach."""
    for thing in event.thing.finditer(clause):
        first, last = max(0, thing.start() - 2 * _FAR), thing.end() + 2 * _FAR
        yield from ((thing, done) for done in event.done.finditer(clause, first, last))


def _dated(tongue: Tongue, reading: Reading, clause: str, group: str) -> tuple[date | None, bool]:
    """Return the day that a clause names, and whether that makes history, or a plan, of what it tells."""
    now = reading.published_on
    day = when.day(tongue, clause, now)
    began = day or when.year(tongue, clause, now)
    if began is None or now is None:
        return None, when.for_ages(tongue, clause)
    acts, done = group in (VIOLENT, NATURAL), group in (VIOLENT, NATURAL, CARRIED)
    old = began < now - (_LATELY if done else when.LONG) or (acts and began > now)
    return (day if day and day <= now else None), old


def _of_others(events: Events, tongue: Tongue, reading: Reading, said: tuple[str, str], group: str) -> bool:
    """Whether words in their clause are of another country, or of another government's people.

    Violence, a disaster or a decree is another country's where the clause names one, and no place of ours.
    """
    clause, words = said
    if group == STAFF:
        return tongue.theirs.search(words) is not None
    if group not in (VIOLENT, NATURAL, RULED):
        return False
    names = [next(filter(None, found.groups()), "") for found in events.abroad.finditer(clause)]
    names += clause.split(maxsplit=1)[:1] if group == RULED else []  # "Mali has declared a state of emergency"
    lands = [codes for name in names if (codes := codes_of(tongue, name))]
    return bool(lands) and not any(codes & {*reading.countries} for codes in lands)


def codes_of(tongue: Tongue, name: str) -> set[str]:
    """The countries that a name is of, or lies in; none where nobody knows it."""
    if code := tongue.countries.get(name):
        return {code}
    land = resolve(name)
    city = None if land else country_of(name)
    return {*land.codes} if land else {city} if city else set()
