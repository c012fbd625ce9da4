"""A post offers less than before while it stays open: routine services, staffing, in-person help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from monitor.decide.helped import SERVED, STAFF, as_short, told_before
from monitor.decide.kind import Kind, actor, evidence, joined, stays
from monitor.decide.notice import Shift, shifts, told
from monitor.decide.words import spoken
from monitor.model import HOLDS, Change, Finding, Gist, Notice, Operation, Posture, Status
from monitor.terms.moves import elsewhere, is_new_status, post_key
from monitor.terms.nations import of_others

_LESS, _TERM = "reduces consular services", "restricted operations"
_NO_HELP = "cannot offer emergency services"
_FURTHER = " until further notice"
_SHUT = re.compile(r"is closed(?! for)")
# A post that is shut does more than to serve fewer, and one that helps in no emergency serves nobody. Of a part of it,
# or of the road to it, this says nothing.
_CLOSED = re.compile(
    r"(?P<part>\b(?:of|at|to|in|inside|near|beside|by|from|for) (?:(?:the|our|its|U\.?S\.?|American) )*)?"
    r"\b(?:Embassy|Consulate(?: General)?|Foreign Interests Section|Branch Office|Mission)"
    r"(?:,? (?:in |at )?(?-i:[A-Z])[\w'\u2019-]+){0,3},? (?:is|are|has been|have been) (?:now |currently "
    r"|temporarily )?closed\b(?! (?:for|on|early|at|to)\b)(?P<further>[^;.]*\buntil further notice\b)?", re.I
)
_NONE = re.compile(
    r"\b(?:cannot|can't|is (?:unable|not able) to) (?:offer|provide) (?:any )?(?:routine or )?emergency (?:consular )?"
    r"services to (?:US|U\.S\.) citizens\b"
    r"(?! (?:outside|in (?:the|some|these|parts|remote|northern|southern|eastern|western)\b))",
    re.I,
)
# What a post does, as a headline says it, and what that is called on the roll of acts.
_ACTS = {
    _LESS: "services_cut",
    _NO_HELP: "no_emergency_help",
    "works with fewer staff": "staff_fewer",
    "suspends all consular services": "services_stopped",
    "suspends routine consular services": "routine_services_stopped",
    "still has consular services cut": "services_still_cut",
    "is evacuated": "post_evacuated",
    "is closed": "post_closed",
    "is closed to the public": "post_closed",
    "is closed until further notice": "post_closed_further",
    "is open for emergencies only": "emergencies_only",
    "is open for limited services": "limited_services",
    "cancels appointments": "appointments_cancelled",
    "closes early": "closes_early",
    "opens late": "opens_late",
}
_NAME = re.compile(r"[A-Z]\w{3,}")
_STOPPED = re.compile(
    r"\b(?:suspend(?:s|ed|ing)?|stopped|halted) (?P<which>all|routine)(?: US)?(?: visa and)? (?:consular )?services\b"
    r"|\b(?P<which2>all|routine) (?:consular )?services (?:are|have been|were|is) (?:now |temporarily )?suspended\b",
    re.I,
)
# What goes on was cut, and told, before; not so what "was suspended today and will remain suspended".
_GOES_ON = re.compile(
    r"(?<!\bwill )(?<!\bto )\b(?:remains?|stays?|continues? to be|(?:is|are) still)\b(?:(?!\b(?:open|only)\b)[^;,])"
    r"{0,20}?\b(?:suspended|closed|unavailable|reduced|limited|cancel+ed|on hold|paused)\b",
    re.I,
)
_BEGAN = re.compile(
    r"\b(?:suspend(?:s|ed|ing)|clos(?:es|ed|ing)|reduc(?:es|ed|ing)|limit(?:s|ed|ing)|cancel+(?:s|ed|ing)|paus(?:es|ed|ing)"
    r"|halt(?:s|ed|ing)|stopp?(?:s|ed|ing)|cut(?:s|ting)?)\b",
    re.I,
)
_DATED = re.compile(r"\d")  # "were suspended on May 3 and remain suspended" tells when it began
_WHICH = re.compile(r"in[- ]person|routine|visa|passport|emergenc|appointment", re.I)
_NO_POST = re.compile(
    r"\bthere is (?:currently )?no (?:US|U\.S\.|British|UK|Canadian|Australian) (?:embassy|mission|high commission)\b",
    re.I,
)


def recognise(change: Change) -> Iterator[Finding]:
    """Find services that a text newly says are cut, and posts closed for days."""
    yield from _restricted(change)
    found = _cuts(change)
    posted = any(o.post for o in found)
    # what holds for a mission is told with its posts
    cuts = [_closed(_finding(change, o), change) for o in found if o.post or o.area or not posted]
    stopped = [o for o in (change.after.operations if change.after else ()) if o.state == "suspended"]
    if all(elsewhere(o, change) for o in stopped):
        quoted = {o.span.text for o in _reduced(change.after, change.actor)}
        quoted |= {said.text for cut in cuts for said in cut.evidence}
        yield from _noticed(change, quoted if found else None)
    yield from cuts


def _noticed(change: Change, quoted: set[str] | None) -> Iterator[Finding]:
    """Find what is told by notices; where services are cut besides, in sentences `quoted`, only a closure is more."""
    for shift in shifts(change, KIND.name):
        if not shift.began or not shift.new or shift.new.key in (HOLDS, "restricted"):
            continue
        if of_others(shift.new.span.text, change.actor) or (quoted is not None and not _besides(shift.new, quoted)):
            continue
        bare = Shift(shift.old, replace(shift.new, what="", area=None))  # what a post does is no area
        if shift.new.key == "services":
            who = shift.new.post or shift.new.area or f"post in {spoken(change.name)}"
            does = shift.new.what.replace("is ", "are ", 1) if shift.new.area else shift.new.what
            headline = f"{actor(change)} {who} {does}"
            gist = _shut_gist(change, shift.new)
            why = "A post is closed for days, or receives only emergencies."
            yield told(KIND.name, bare, "P2", headline, why, gist)
        elif change.before and change.before_text and not (
            _limited(change.before) or told_before(shift.new.span.text, change)
        ):
            headline = f"{actor(change)} cuts its services to citizens in {change.name}"
            gist = Gist(actor(change), "services_cut_everywhere")
            yield told(KIND.name, bare, "P2", headline, "Services are newly said to be limited everywhere.", gist)


def _besides(said: Notice, quoted: set[str]) -> bool:
    """Whether a post is told closed for days in another sentence than those that cut services: both are told."""
    return _SHUT.match(said.what) is not None and said.span.text not in quoted


def _cuts(change: Change) -> list[Operation]:
    """Return the services that are newly cut; an embassy that tells that it stopped work sees nobody, either."""
    found = [o for o in _reduced(change.after, change.actor) if _new(o, change) and not elsewhere(o, change)]
    shut = not change.before_text and _shut(change.after)
    found = [o for o in found if not (_staff_alone(o, change) or _help_alone(o, change))]
    return [o for o in found if o.post or o.area or not shut]


def _closed(found: Finding, change: Change) -> Finding:
    """Say that the post is closed, where the text does, rather than that its services are fewer."""
    told_of = [s.new for s in shifts(change, KIND.name) if s.began and s.new and _SHUT.match(s.new.what)]
    shut = next((n for n in told_of if not (n.post and found.post) or post_key(n.post) == post_key(found.post)), None)
    if shut is None or found.area or _LESS not in found.headline or of_others(shut.span.text, change.actor):
        return found
    who = shut.post or shut.area or found.post or f"post in {spoken(change.name)}"
    headline = joined(f"{actor(change)} {who} {'are' if shut.area else 'is'}{shut.what[2:]}", stays(change))
    quotes = tuple(dict.fromkeys((*evidence("after", shut.span), *found.evidence)))
    apart = _shut_gist(change, shut)
    return replace(found, headline=headline, post=shut.post or found.post, evidence=quotes, gist=apart)


def _gist(change: Change, act: str) -> Gist | None:
    return Gist(actor(change), act) if act else None


def _shut_gist(change: Change, said: Notice) -> Gist:
    """Take apart what a post does, or several, which stand as ground; one shut for one service alone names it."""
    act = _ACTS.get(said.what) or _ACTS.get(said.what.removesuffix(_FURTHER), "closed_for")
    sort = said.what.removeprefix("is closed for ") if act == "closed_for" else ""
    return Gist(actor(change), act, where=said.area or "", what=sort)


def _short(said: Operation, change: Change, held: bool) -> Gist:
    """Take apart what is cut on some ground; a few people, for whom it is, the publisher names."""
    act = "services_still_cut" if held else "services_cut"
    where = (said.area or "").removeprefix("in ")
    return Gist(actor(change), "services_cut_few") if said.of_few else Gist(actor(change), act, where=where)


def _restricted(change: Change) -> Iterator[Finding]:
    """Find a status no text has used yet; it is told as what it is called, for a person to review."""
    for shift in shifts(change, KIND.name):
        if shift.began and shift.new and shift.new.key == "restricted":
            headline = f"{actor(change)} post in {change.name} is on “{_TERM}” — a new term, to be reviewed"
            why = "The term is known, its meaning for people is not: read it."
            yield told(KIND.name, shift, "P2", headline, why, Gist(actor(change), "new_term", quote=_TERM))


def _staff_alone(operation: Operation, change: Change) -> bool:
    """Whether a sentence tells that people leave, and nothing of what is done for those who stay: that is told."""
    gone = {d.span for d in change.after.departures if d.status is not Status.LIFTED} if change.after else set()
    return operation.span in gone and SERVED.search(operation.span.text) is None


def _help_alone(operation: Operation, change: Change) -> bool:
    """Whether a sentence of no post, and no part of a country, says that help is short: that is what is told of it."""
    if operation.post or operation.area or change.after is None:
        return False
    return any(n.topic == "assistance_limited" and n.span == operation.span for n in change.after.notices)


def _limited(posture: Posture) -> bool:
    """Whether help was already said to be short in the whole country."""
    return any(n.topic == "assistance_limited" and n.key == "country" for n in posture.notices)


def _reduced(posture: Posture | None, actor: str = "") -> tuple[Operation, ...]:
    said = posture.operations if posture else ()
    return tuple(o for o in said if o.state == "reduced" and not of_others(o.span.text, actor))


def _new(operation: Operation, change: Change) -> bool:
    """Whether help was not already said to be short there: a limit reworded is none."""
    if operation.span.text in change.before_text or not is_new_status(operation.decided_on, change):
        return False
    none = not operation.post and _NO_POST.search(change.after_text)
    if not operation.decided_on and (none or _long_shut(change) or _shut(change.before)):
        return False  # a mission that stopped work years ago offers nothing today either
    thin = change.before and not operation.decided_on and _staffing(change.after, operation)
    if thin and (_staffing(change.before) or told_before(operation.span.text, change, STAFF)):
        return False  # a mission that was short of staff before the text found new words for it
    if change.before is None or operation.decided_on or operation.post:
        known = _reduced(change.before)
        return _key(operation) not in {_key(o) for o in known} and not any(_retold(operation, o) for o in known)
    if operation.area and told_before(operation.span.text, change):
        return False
    short = [(o.area or "", o.span.text) for o in _reduced(change.before)]
    short += [(n.what, n.span.text) for n in change.before.notices if n.topic == "assistance_limited"]
    words = set(_NAME.findall(operation.area or ""))
    if not words:
        return not short
    return not any(words & set(_NAME.findall(area)) for area, said in short if as_short(said, operation.span.text))


def _retold(now: Operation, was: Operation) -> bool:
    """Whether a post is said to do less of what the mission, unnamed, was said to do less of: "in-person help"."""
    which, before = ({w.lower() for w in _WHICH.findall(o.span.text)} for o in (now, was))
    return bool(which) and which == before and not (was.post or was.area or now.area or now.decided_on)


def _shut(posture: Posture | None) -> bool:
    """Whether a text tells that work had stopped: the little that is offered after it is no cut."""
    return any(o.state == "suspended" for o in (posture.operations if posture else ()))


def _long_shut(change: Change) -> bool:
    """Whether the text dates the end of the post's work to a time before its news."""
    said = change.after.operations if change.after else ()
    return any(o.state == "suspended" and o.decided_on and not is_new_status(o.decided_on, change) for o in said)


def _staffing(posture: Posture | None, operation: Operation | None = None) -> bool:
    """Whether a text tells of reduced staff, or whether it is that what an operation stands on."""
    said = [n for n in posture.notices if n.topic == KIND.name and n.key == HOLDS] if posture else []
    return any(operation is None or n.span == operation.span for n in said)


def _key(operation: Operation) -> tuple[str, str]:
    return post_key(operation.post), (operation.area or "").casefold()


def _goes_on(said: str) -> bool:
    """Whether a sentence tells of nothing but a cut that was made before."""
    began = _BEGAN.search(_GOES_ON.sub("", said)) or _DATED.search(said)
    return _GOES_ON.search(said) is not None and not began


def _held(said: Operation) -> str:
    return f"still has services cut {said.area}" if said.area else "still has consular services cut"


def _does(said: Operation) -> str:
    """Say what a post does, as a headline tells it: the gravest of what its sentence says."""
    text = said.span.text
    if said.area:
        return f"cuts services {said.area}"
    if said.post and (stopped := _STOPPED.search(text)):
        return f"suspends {(stopped['which'] or stopped['which2']).lower()} consular services"
    if said.post and (shut := _CLOSED.search(text)) and not shut["part"]:
        return "is closed until further notice" if shut["further"] else "is closed"
    if _NONE.search(text):
        return _NO_HELP
    return _LESS if SERVED.search(text) else "works with fewer staff"


def _finding(change: Change, said: Operation) -> Finding:
    where = f"{said.area} in {change.name}" if said.area else change.name
    who = said.post or f"mission in {spoken(change.name)}"
    held = _goes_on(said.span.text)
    verb = _held(said) if held else _does(said)
    return Finding(
        kind=KIND.name,
        severity="P3" if held else "P2",
        headline=joined(f"{actor(change)} {who} {verb}", stays(change)),
        rule="operations.state",
        why=f"Services of the publisher's own post are newly said to be cut: {where}.",
        evidence=evidence("after", said.span),
        post=said.post,
        area=None if said.of_few else said.area,
        new="reduced",
        decided_on=said.decided_on,
        gist=_short(said, change, held) if said.area else _gist(change, _ACTS.get(verb, "")),
    )


KIND = Kind("services_reduced", recognise, stirs=True)
