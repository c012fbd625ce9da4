"""How a headline names a rule for own people: whose it is, what it bars, and where."""

from __future__ import annotations

import re

from monitor.decide.kind import actor
from monitor.decide.notice import scene
from monitor.model import Change, Gist, Notice
from monitor.terms.limits import points

_STOPS = re.compile(
    r"\b(?:all|any) (?:\w+ )?(?:travel|movements?|trips)\b|\b(?:homes?|residences?|compound)\b|within the country", re.I
)
# A rule that names a place in words no reader knows for one is not a rule of where its alert plays.
_ELSEWHERE = re.compile(
    r"\b(?:to|in|into|of|outside|near|from|through|within|around) (?:the )?"
    r"(?!\w+ \d|U\.?S|Embassy|Consulate|Mission|Department|State|Chief|Ambassador|American|Regional|\w+day\b)[A-Z]"
)
# What is barred, told by the verb that bars it: no more, where a place is named besides.
_MEANS = re.compile(
    r"(?:\bnot|n't|cannot|prohibited|barred|banned|forbidden|restricted)(?: (?:authori[sz]ed|permitted|allowed|to"
    r"|from))* (?:(?:travel|fly|tak|us|board)(?:l?ing|e)? (?:on |by |in )?(?:any |all )?"
    r"(?P<flights>(?:\w+ )?(?:commercial|domestic|local|internal) (?:flights|airlines|carriers|air travel))"
    r"|(?:travel|move|drive|go out)(?:l?ing)? (?P<hours>after \d{1,2}(?::\d\d)? ?[ap]\.?m\b\.?))", re.I
)
# Ground without a name: what lies outside of it is meant, or it is what they must keep to. Who is "restricted in" it
# or "from travel to" it may not go there.
_GROUND = r"(?:capital|diplomatic (?:enclave|quarter|zone|area))\b"
_KEEPS = (
    r"(?:(?:confined|restricted|limited)(?: (?:solely|strictly|only))? to(?: (?:[\w-]+ )?(?:within|inside|in))?"
    r"|confined (?:within|inside|in))"
)
_BEYOND = re.compile(
    rf"\b(?:(?:outside|beyond)(?: of)?|{_KEEPS}) (?:the|its|their) (?P<ground>{_GROUND})", re.I
)
_WAYS = (
    ("travel at night", re.compile(r"\b(?:after dark|at night|night-?time|between (?:dusk|sunset))\b", re.I)),
    ("public transport", re.compile(r"\b(?:public (?:transport\w*|bus(?:es)?)|taxis?|taxicabs)\b", re.I)),
)
# "Outside the capital at night": the one rule of a sentence that ends so is for those hours alone.
_AT = re.compile(
    r"\b(?:at night|after dark|after nightfall|during (?:the )?(?:evening|night|night-?time)(?: hours)?|in the evening)"
    r"(?=\W*$)", re.I
)
_TWO = re.compile(
    r";|\bday\b|\b(?:or|and|nor) (?:(?:to|from|may|must|are|is|cannot|at|after|in|during)\b|\w+ing\b|travel|drive"
    r"|walk|use\b|visit)",
    re.I,
)
_QUARTER = re.compile(
    r"\b(?:(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)? (?:border )?|border )"
    r"(?:regions?|areas?|provinces|coast)\b",
    re.I,
)
_BARRED = {"travel": "staff_barred", "travel at night": "staff_barred_at_night"}
_SHOWN = 5  # places a headline has room for


_MAY = re.compile(r"\bmay (?:also |then )?be (?:prohibited|barred|banned|forbidden|restricted|kept) from\b", re.I)
_HOME = re.compile(
    r"\b(?:(?:may|must|can|should) ?not|cannot|are not (?:allowed|permitted) to) leave (?:their|the)"
    r" (?:homes?|residences?|houses?)\b(?! (?:after|at|between|during|from|before)\b)", re.I
)
_NEEDLESS = re.compile(r"\bnon-?essential (?:official |personal )?(?:travel|movements?|trips)\b", re.I)


def line(rule: Notice, change: Change) -> str:
    """Return the headline of a rule."""
    hours = "sets a curfew for its staff" if not rule.what and "curfew" in rule.span.text.lower() else ""
    bars = rule.grade and not points(rule.span.text)
    does = "may bar" if _MAY.search(rule.span.text) else "bars"
    home = "tells its staff to stay at home" if not hours and _HOME.search(rule.span.text) else ""
    verb = hours or home or (f"{does} its staff from {barred(rule)}" if bars else "restricts its staff")
    return f"{who(rule, change)} {verb}: {where(rule, change)}"


def who(rule: Notice, change: Change) -> str:
    """Name who restricts its people: the post whose alert it is, where no place is told that the rule is for."""
    post = scene(change).post
    one = post and not post.startswith(("Consulates", "Embassies"))
    return f"{actor(change)} {post}" if one and not rule.what and not near(rule, change) else actor(change)


def barred(rule: Notice) -> str:
    """Say what a rule bars: of a country it bars a part, which may be the night, or a means of travel."""
    said = rule.span.text
    if means := _MEANS.search(said):
        return means["flights"] or f"travel {means['hours']}"
    if rule.what or _STOPS.search(said):
        at = _AT.search(said) if rule.what and not _TWO.search(said) else None
        needless = "non-essential travel" if _NEEDLESS.search(said) else "travel"
        return f"travel {'in the evening' if 'evening' in at[0].lower() else 'at night'}" if at else needless
    ways = [way for way, words in _WAYS if words.search(said)]
    return " and ".join(ways) or "some travel"


def gist(rule: Notice, change: Change) -> Gist:
    """Take the headline apart; a post whose rule it is stands for a place where none is told."""
    hours = not rule.what and "curfew" in rule.span.text.lower()
    bars = barred(rule) if rule.grade and not points(rule.span.text) else ""
    loose = _MAY.search(rule.span.text) or _HOME.search(rule.span.text)
    act = "staff_curfew" if hours else "staff_restricted" if loose else _BARRED.get(bars, "staff_restricted")
    post = who(rule, change).removeprefix(actor(change)).strip()
    return Gist(actor(change), act, where=ground(rule, change) or post)


def where(rule: Notice, change: Change) -> str:
    """Name the place of a rule, with its country."""
    place = ground(rule, change)
    return f"{place} ({change.name})" if place else change.name


def ground(rule: Notice, change: Change) -> str:
    """Name the place of a rule: its own, where its alert plays, or a part without a name ("the southeast region")."""
    part = {m[0].lower() for m in _QUARTER.finditer(rule.span.text)}
    named = rule.what.split(", ")
    place = ", ".join(named[:_SHOWN] + ["\u2026"] * (len(named) > _SHOWN)) or _ground(rule) or near(rule, change)
    return place or (part.pop() if len(part) == 1 and rule.on else "")


def _ground(rule: Notice) -> str:
    beyond = _BEYOND.search(rule.span.text)
    return f"outside the {beyond['ground'].lower()}" if beyond else ""


def near(rule: Notice, change: Change) -> str:
    """Name where the alert of a rule plays, unless the rule itself is for somewhere else."""
    beside, said = scene(change).what, rule.span.text
    for name in filter(None, beside.split(", ")):
        said = said.replace(name, "")
    return "" if _ELSEWHERE.search(said) else beside
