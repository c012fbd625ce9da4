"""A hazard appeared in a text, or left it: emergency rule, an outbreak, a disaster."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from monitor.decide.alerts.spot import mounts, spot
from monitor.decide.kind import Kind, actor
from monitor.decide.notice import Shift, own, shifts, told
from monitor.model import HAPPENING, Change, Finding, Gist, Notice, Posture, Severity, Span
from monitor.terms.hazards import (
    AT_ONCE,
    BLOCKADES,
    CURFEW,
    EMERGENCY,
    EVACUATION,
    HEALTH,
    MARTIAL_LAW,
    MOUNTAIN,
    STORM,
    VIOLENT,
)
from monitor.terms.moves import is_news
from monitor.terms.names import same

_ACT = (*VIOLENT, EVACUATION)  # people must act on these at once, at their higher grade
_HASTE = (*_ACT, *AT_ONCE)
# Over by themselves, and nobody says so.
_PASSING = (
    CURFEW, "planned protests", "planned strikes", "elections", "protests", "strikes", BLOCKADES, HEALTH, *_ACT,
)  # fmt: skip
# An alert of a mission that is of these, or of violence, is told by its title.
_CROWDS = ("protests", "strikes", "planned protests", "planned strikes", "elections", BLOCKADES)
REMAINS = re.compile(  # what "is in place, and will remain in effect until Friday" may be new
    r"\b(?<!and will )(?:remain(?:s|ed)?(?! (?:calm|quiet|open|closed|possible|likely|tense|normal))|still"
    r"|continu\w+ (?:to be|under))\b", re.I
)
_TAKEN_OUT = re.compile(  # what a page says no more of need not be over
    r"\b(?:remov(?:al|ed|ing)|delet(?:ion|ed|ing))\b[^.]{0,60}\b(?:content|information|text|references?|sections?)\b"
    r"(?!.*\b(?:end\w*|lift\w*)\b)", re.I
)
_UNTIL = re.compile(r"\buntil (?:the )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})\b")
_STORM_NAME = re.compile(
    r"\b(?:[Hh]urricane|[Tt]yphoon|[Cc]yclone|[Ss]torm) (?!Cent|Seas|Prep|Watch|Warn|Alert|Info|Shelter|And|Or|Surge)"
    r"([A-Z]\w{2,})"
)
_RULES = (EMERGENCY, MARTIAL_LAW)  # one decree often brings a curfew, too
_OFF_STREETS = (CURFEW, MARTIAL_LAW)
_BEGINS = re.compile(
    r"\b(?:impos|announc|declar|institut|introduc|enact|order|decree|start|begin|extend|tighten)\w*|\btonight\b|\btoday\b"
    r"|\beffective\b|\bimmediate(?:ly)?\b|\b(?:has|have) (?:been )?(?:set|placed)\b|\bnew\b", re.I
)
_TITLED = re.compile(r"[^\n]{0,40}\balert\b[^\n]{0,80}\bcurfew", re.I)
_ACTS = {
    "now tells of": "hazard",
    "tells of": "hazard",
    "no longer tells of": "hazard_untold",
    "tells of the end of": "hazard_over",
}
_APART = timedelta(days=2)  # two days told of one hazard that are no further apart are of one


def recognise(change: Change) -> Iterator[Finding]:
    """Find hazards that came, ended or went; one that "remains" was there before a page said so."""
    told_of: set[str] = set()
    found = shifts(change, KIND.name)
    decrees = _decrees([s.new for s in found if s.began and s.new])
    mountain = _mountain(found, change)
    for shift in found:
        said = shift.new or shift.old
        if said is None or not _tells(shift, said, change):
            continue
        if said in mountain and said != mountain[0] and not _other_mountain(said, mountain[0]):
            told_of.add(said.what)
            continue
        told_of.add(said.what)
        if (one := shift.began and said.span in decrees) and said.what == CURFEW:
            continue
        also = f" and {CURFEW}" if one and said.what in _RULES else ""
        gone = shift.old or _TAKEN_OUT.search(said.span.text)
        verb = "now tells of" if shift.began else "no longer tells of" if gone else "tells of the end of"
        verb = "tells of" if shift.began and REMAINS.search(said.span.text) else verb
        headline = f"{actor(change)} {verb} {said.what}{also}: {_where(said, change)}"
        grave = min(map(_grave, mountain)) if said in mountain else _grave(shift.new)
        grave = "P2" if shift.began and binds(change, said.span) else grave
        what = f"{said.what}\n{CURFEW}" if also else said.what
        gist = Gist(actor(change), _ACTS[verb], what=what, where=spot(said, change))
        yield told(KIND.name, shift, grave, headline, "A hazard the text names came, ended or went.", gist)
    yield from _next_storm(change, told_of)
    yield from _again(change, told_of)
    yield from _past(change, told_of)


def _where(said: Notice, change: Change) -> str:
    """Name the places of a hazard with their country."""
    place = spot(said, change)
    return f"{place} ({change.name})" if place else change.name


def _mountain(found: Sequence[Shift], change: Change) -> list[Notice]:
    """Return what begins to be told of a volcano, an eruption first: it is one mountain, and told once."""
    began = (s.new for s in found if s.began and s.new and s.new.what in MOUNTAIN and _tells(s, s.new, change))
    return sorted(began, key=lambda said: MOUNTAIN.index(said.what))


def _other_mountain(said: Notice, first: Notice) -> bool:
    """Whether two volcanoes are told of, each by a name that the other's sentence has not."""
    here, there = (mounts(one.span.text) for one in (said, first))
    return bool(here and there) and here.isdisjoint(there)


def _grave(said: Notice | None) -> Severity:
    """Violence at hand and orders to evacuate are acted on at once, as an embassy's alert of them is."""
    return "P2" if said and said.on and said.grade > 1 and said.what in _HASTE else "P3"


def binds(change: Change, said: Span | None = None) -> bool:
    """Whether a post keeps people off the streets as of now: they must know before it begins.

    A rule that "remains" they have lived with. One sentence of a post (`said`) must be its title, or tell that it
    begins: a rule that "is in force" may be older than a post on something else.
    """
    told_of = own(change.after, KIND.name, change.actor) if not change.before_text else ()
    now = [n.span for n in told_of if n.on and n.grade and n.what in _OFF_STREETS and not REMAINS.search(n.span.text)]
    if said is None:
        return bool(now)
    return said in now and bool(said.start == 0 or _BEGINS.search(said.text))


def _decrees(began: Sequence[Notice]) -> list[Span]:
    """Return the sentences that bring emergency rule and a curfew at once: they are one message."""
    curfews = [n.span for n in began if n.what == CURFEW]
    return [n.span for n in began if n.what in _RULES and n.span in curfews]


def _tells(shift: Shift, said: Notice, change: Change) -> bool:
    """Whether a shift is worth telling: not what has always been said, not an end that comes by itself."""
    if said.what in (*_CROWDS, *VIOLENT) and not change.before_text:
        return False
    if said.what == CURFEW and _TITLED.match(change.after_text):
        return False  # an embassy's alert of a curfew is an alert, by its own title
    if shift.old and shift.new and shift.old.on is shift.new.on:
        return said.what in _CROWDS and 0 < shift.old.grade < said.grade  # they spread
    if not (said.grade or not said.on) or (not said.on and shift.old is None and said.what in _ACT):
        return False
    if shift.gone and (said.what in _PASSING or not (said.on and is_news(said.decided_on, change))):
        return False  # an end, or history, that is told no longer; or what is for some nights and ends by itself
    return not (shift.began and REMAINS.search(said.span.text)) or _known_by_few(said, change)


def _known_by_few(said: Notice, change: Change) -> bool:
    """Whether a post tells of rules that bind people: its readers may not have heard of them."""
    return not change.before_text and said.what in (CURFEW, *_RULES)


def _next_storm(change: Change, told_of: set[str]) -> Iterator[Finding]:
    """Find a storm where the text knew one: it became a hurricane, or it has another name."""
    was, now = (
        next((n for n in own(side, KIND.name, change.actor) if n.on and n.key == STORM), None)
        for side in (change.before, change.after)
    )
    if not (was and now and was.grade and now.grade) or now.what in told_of or now.span.text in change.before_text:
        return
    stronger = was.what == STORM != now.what and now.what.removeprefix("a ") not in was.span.text.casefold()
    names = _STORM_NAME.findall(now.span.text)
    another = bool(names) and not any(name in change.before_text for name in names)
    if (stronger or another) and is_news(now.decided_on, change) and not change.released:
        told_of.add(now.what)
        headline = f"{actor(change)} {'now tells' if stronger else 'tells'} of {now.what}"
        yield _found(
            Shift(was, now), f"{headline}{'' if stronger else ' anew'}: {change.name}", "A storm grew, or is another.",
            Gist(actor(change), "hazard" if stronger else "hazard_again", what=now.what),
        )  # fmt: skip


def _again(change: Change, told_of: set[str]) -> Iterator[Finding]:
    """Find a hazard of a sort the text knew that happened anew: on a later day, elsewhere, or to a later end."""
    if change.released:
        return
    known = _known(change.before, change)
    before = own(change.before, HAPPENING, change.actor)
    for said in own(change.after, HAPPENING, change.actor):
        if said.what in told_of or said.what not in known or said.span.text in change.before_text:
            continue
        if _joined(said, [o for o in before if o.what == said.what], change):
            continue
        if _anew(said, [o for o in before if o.what == said.what], known[said.what], change):
            told_of.add(said.what)
            headline = f"{actor(change)} tells of {said.what} anew: {_where(said, change)}"
            gist = Gist(actor(change), "hazard_again", what=said.what, where=spot(said, change))
            yield _found(Shift(None, said), headline, "A hazard of a sort the text knew happened again.", gist)


def _joined(said: Notice, before: Sequence[Notice], change: Change) -> bool:
    """Whether a sentence is one of the old text with the next run on to it, all of whose places the old text names."""
    whole = said.span.text.casefold()
    places = said.area.split(", ") if said.area else []
    return any(o.span.text.rstrip(".").casefold() in whole for o in before) and all(
        place in change.before_text for place in places
    )


def _past(change: Change, told_of: set[str]) -> Iterator[Finding]:
    """Find a hazard told as it happened of which the text keeps only what may always be."""
    still = _known(change.after, change)
    happening = {n.what for n in own(change.after, HAPPENING, change.actor)}
    for said in own(change.before, HAPPENING, change.actor):
        left = still.get(said.what)
        if said.what in told_of | happening or left is None or left.grade or said.span.text in change.after_text:
            continue
        if said.what not in _PASSING and is_news(said.decided_on, change):
            told_of.add(said.what)
            headline = f"{actor(change)} no longer tells of {said.what}: {_where(said, change)}"
            gist = Gist(actor(change), "hazard_untold", what=said.what, where=spot(said, change))
            yield _found(Shift(said, None), headline, "Only what may always be is left of a hazard.", gist)


def _known(posture: Posture | None, change: Change) -> dict[str, Notice]:
    return {n.what: n for n in own(posture, KIND.name, change.actor) if n.on}


def _found(shift: Shift, headline: str, why: str, gist: Gist) -> Finding:
    old, new = (replace(n, topic=KIND.name, area=None) if n else None for n in (shift.old, shift.new))
    return told(KIND.name, Shift(old, new), _grave(shift.new or shift.old), headline, why, gist)


def _anew(said: Notice, before: Sequence[Notice], known: Notice, change: Change) -> bool:
    if not is_news(said.decided_on, change) or REMAINS.search(said.span.text):
        return False
    if until := _UNTIL.search(said.span.text):
        return until[0] not in change.before_text
    here = said.area.split(", ") if said.area else []
    if said.decided_on:
        near = [o for o in before if not (here and o.area) or any(same(a, b) for a in here for b in o.area.split(", "))]
        return all(o.decided_on and o.decided_on < said.decided_on - _APART for o in near)
    if known.grade and known.span.text not in {o.span.text for o in before}:
        return False  # it was said of the country, or of no place
    if not (known.grade or before):
        return True  # the text knew of it only as what may always be
    there = [word for o in before for word in (o.area or "").split(", ")]
    return bool(here) and not any(same(a, b) for a in here for b in there)


KIND = Kind("hazard_notice", recognise, wordy=True)
