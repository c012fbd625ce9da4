"""People are told to stay where they are, now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import Shift, own, scene, shifts, told
from monitor.decide.rules.town import just_named
from monitor.decide.words import spoken, within
from monitor.model import HOLDS, PEOPLE_IN_PARTS, SOME_PARTS, STAFF_ALONE, Change, Finding, Gist, Notice
from monitor.terms.hazards import TAKE_SHELTER
from monitor.terms.moves import is_news

_NEW = "An instruction to shelter in place is new."
_SHOWN = 4  # places a headline has room for
_CONSULATE = "Consulate General "  # it speaks for its own city, an embassy for a country
_LIKEWISE = re.compile(
    r"\b(?:recommend|urge|advise|encourage|ask|should|citizens|americans)\w*\b[^.\n]{0,80}?"
    r"\b(?:do (?:the same|likewise|so too)|follow suit)\b",
    re.I,
)
_WEATHER = re.compile(
    r"\b(?:weather|storms?|hurricane|typhoon|cyclone|tropical|rains?|rainfall|floods?|flooding|winds?|snow\w*|wildfires?"
    r"|bush ?fires?|natural disaster|earthquakes?|volcan\w+)\b", re.I
)
_UNLESS_GONE = re.compile(r"\W*(?:if|(?:we \w+ )?(?:that )?(?:those|anyone|all|any))\b", re.I)
_ARMED = re.compile(
    r"\b(?:fighting|clash\w*|shoot\w*|gun\w+|attack\w*|explo\w+|missiles?|rockets?|drones?|shelling|weapons?"
    r"|bomb\w*|unrest|violen\w+|riot\w*|protest\w*|soldiers|troops|coup|armed|air ?strikes?|hostages?|sirens?)\b", re.I
)
# A fire that is near leaves no time: what is to be done by those who cannot get away is no list for the season.
_BURNS = re.compile(
    r"\b(?:wild|bush|forest|brush)? ?fires?\b[^.;\n]{0,40}? (?:is|are|has|have|continues?)(?: \w+ly| now| also| still)*"
    r" (?:to )?(?:burn|approach|spread|threaten|reach|surround|jump|cross|mov\w+ toward|out of control)\w*", re.I
)
_ACTIONS = re.compile(r"^\W*(?:(?:recommended|suggested) )?actions?(?: to take| taken)?\W*$", re.I | re.M)
# A post that says itself that nothing has changed, or that an earlier one gave the instruction, tells nothing.
_UNCHANGED = re.compile(
    r"\bunchanged\b|\bno change\b"
    r"|\b(?:given|issued|announced|sent|made) (?:earlier|yesterday|last night|this (?:morning|afternoon)|on [A-Z]\w+)",
    re.I,
)


def recognise(change: Change) -> Iterator[Finding]:
    """Find an instruction to shelter that is new; one that "still holds" a page told before, and a post tells anew."""
    told_of = [said for s in shifts(change, KIND.name) if s.began and s.new and (said := _beyond_the_list(change, s))]
    holds = [s for s in told_of if s.new and s.new.key == HOLDS]
    fresh = [s for s in told_of if s not in holds]
    if holds and (change.before_text or any(s.new and _UNCHANGED.search(s.new.span.text) for s in holds)):
        stood = [s.new.area for s in holds if s.new]
        fresh, holds = [s for s in fresh if s.new and s.new.area and all(stood) and s.new.area not in stood], []
    for shift in fresh or holds[:1]:
        if shift.new:
            ours = shift.new.grade == STAFF_ALONE and not _LIKEWISE.search(change.after_text)
            where = f"Shelter in place: {place(change, shift.new)} ({actor(change)})"
            headline = _ours(change, shift.new) if ours else where
            why = "A post says that an instruction to shelter still holds." if shift in holds else _NEW
            gist = Gist(actor(change), "shelter_staff" if ours else "shelter", where=ground(change, shift.new))
            yield told(KIND.name, shift, "P2" if shift in holds else "P1", headline, why, gist)


def _ours(change: Change, said: Notice) -> str:
    """Say that a mission's own people shelter, and whose: what they are told, nobody else was yet."""
    post = scene(change).post
    who = f"{actor(change)} {post} staff" if post else f"{actor(change)} staff"
    return f"{who} told to shelter in place: {place(change, said)}"


def place(change: Change, said: Notice) -> str:
    """Name where people shelter, with the country."""
    area = ground(change, said)
    if area == SOME_PARTS:
        return f"parts of {spoken(change.name)}"
    if not area:
        return change.name
    named = area.split(", ")
    area = area if len(named) <= _SHOWN else f"{', '.join(named[:_SHOWN])} and {len(named) - _SHOWN} more"
    return area if within(area, change.name) else f"{area}, {change.name}"


def ground(change: Change, said: Notice) -> str:
    """Name where people shelter: where the sentence says, else where its alert plays, or the city of its consulate.

    SOME_PARTS are parts that are named elsewhere, "" is the whole country.
    """
    beside = scene(change)
    post = beside.post or ""
    town = post.removeprefix(_CONSULATE) if post.startswith(_CONSULATE) else ""
    elsewhere = beside.span.text and town not in beside.span.text  # the consulate tells of other towns than its own
    area = said.area or beside.what or ("" if elsewhere else town) or just_named(change, said)
    return area or (SOME_PARTS if said.grade == PEOPLE_IN_PARTS else "")


def _beyond_the_list(change: Change, shift: Shift) -> Shift | None:
    """Return a shift unless a storm's list alone tells it; the order that the text gives above its list counts then."""
    assert shift.new is not None
    if not _of_a_storm(change, shift.new):
        return shift
    same = (n for n in own(change.after, KIND.name, change.actor) if n.on and n.key == shift.new.key)
    above = [n for n in same if not _of_a_storm(change, n) and is_news(n.decided_on, change)]
    return Shift(shift.old, above[-1]) if above else None


def _of_a_storm(change: Change, said: Notice) -> bool:
    """Whether the words are an entry of what every notice of a storm or of heavy rain lists: what to do as it comes."""
    title, _, rest = change.after_text.partition("\n")
    begun = _ACTIONS.search(rest)
    of_it = len(rest) if _UNLESS_GONE.match(said.span.text) else begun.start() if begun else 0
    if _UNLESS_GONE.match(said.span.text) and _BURNS.search(rest):
        return False
    event = "" if _ARMED.search(rest) else rest[:of_it]
    return bool(TAKE_SHELTER.match(said.span.text) and _WEATHER.search(f"{title}\n{event}"))


KIND = Kind("shelter_in_place", recognise, stirs=True)
