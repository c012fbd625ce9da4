"""Read what a text says of the publisher's own posts: operations suspended, services reduced, work resumed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from monitor.compare.dates import days, nearest
from monitor.compare.offices import FOREIGN, NATION, OF, OFFICE, OWN, consular, ours
from monitor.compare.posts import posts
from monitor.compare.sentences import Sentence
from monitor.model import Operation
from monitor.moves import post_key

State = Literal["suspended", "reduced", "resumed"]

_WORTH = re.compile(
    r"suspend|suspension|shuttered|on hold|close|closure|relocat|resum|re-?open|normali[sz]|operation|services|ceased"
    r"|remotely|telework|staff|at \w+ capacity|emergenc\w+ (?:cases|only)|consular (?:section|hours)"
    r"|able to|appointments|interviews|service|open to",
)

_PROTECTING = re.compile(
    r"\bForeign Interests Section\b(?:,? in (?P<city>[A-Z]\w+))?.{0,40}?\b(?:closed|suspended|unable|not able)\b", re.I
)

_WHEN = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|\d|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|tomorrow|today|next week"
)

_SUSPENDED = re.compile(
    r"\b(?:(?P<stopped>suspended|ceased|paused|halted|stopped)|(?:decided|decision) to (?:suspend|cease"
    r"|pause|halt)|(?:is|are) suspending)"
    r"(?: all| its| our| their| the| US| embassy| normal| diplomatic){0,4} (?:operations|work)\b"
    rf"|\bwill (?:suspend|cease|halt)(?: all| its| their| the| embassy){{0,4}} operations\b(?=[^;]{{0,40}}?\b(?:{_WHEN}"
    r"|tonight|immediately)\b)"
    rf"|\b(?:{OFFICE}|mission) operations\b[^;]{{0,50}}?\b(?:is|are|were|has been|have been|remain)(?: \w+ly)?"
    r" (?:suspended|halted|paused|ceased)\b"
    r"|(?<!consular )(?<!visa )(?<!routine )\bOPERATIONS SUSPENDED\b"
    rf"|\boperations (?:at|of|in) [^;]{{0,20}}?{OWN}[^;]{{0,40}}?\b(?:is|are|were|has been|have been"
    rf"|remain)(?: \w+ly)?"
    r" (?:suspended|halted|paused)\b"
    rf"|\b(?:(?:we|Department|State|Canada|Australia)(?:'ve| have| has)|FCDO has|Department of State)"
    rf"(?: \w+ly)? (?:closed|shuttered) (?:our"
    rf"|the|its) (?:{NATION} )?"
    rf"{OFFICE}\b"
    r"|\bsuspension of(?: all)? operations (?:at|of|in)\b|^suspension of (?:US )?embassy operations\b"
    rf"|\b(?:decided|decision) to close (?:permanently )?(?:(?:our|the|its|{NATION}) )*{OFFICE}\b"
    rf"|\b(?:relocat|transferr|mov)(?:ed|ing) (?:(?:our|the|its|all|{NATION}|{OFFICE}) )*operations\b"
    r"(?:[^;]{0,40}?\bfrom\b| to (?-i:[A-Z]))"
    rf"|{OWN}[^;]{{0,40}}?\bshuttered\b"
    rf"|{OWN} services\b[^;]{{0,40}}?\b(?:are|is|have been|remain)(?: \w+ly)? suspended\b"
    rf"|{OWN}[^;]{{0,60}}?\b(?:temporarily )?closed\b"
    r"(?! (?:to|for(?! good)|on|at|from|during|between|every|each|all|by|its(?! doors)|tomorrow|today|weekends?"
    rf"|(?:{_WHEN})s?)\b)"
    rf"|{OWN}[^;]{{0,60}}?\b(?:was|has been) closed\b[^;]{{0,60}}?\b(?:operations|staff|personnel|services)"
    r" (?:(?:was|were|have been|are) )?(?:moved|relocated|transferred)\b"
    rf"|\btemporary closure of (?:{OWN}|(?:the )?{OFFICE})",
    re.I,
)
_NAMED_ONLY = re.compile(
    r"(?:\bof|'s|\bafter|\bthose|\bthe) $", re.I
)  # "seven years of suspended operations" states nothing new
_DENIED = re.compile(r"\b(?:not|never|without|nor|neither)(?: \w+)? ?$", re.I)
_SERVICE = (
    r"(?:consular|routine|visa|passport|citizen services?)(?: [\w-]+){0,4}? (?:services|appointments"
    r"|interviews|operations)\b"
)
_RESUMED = re.compile(
    rf"{OWN}[^;]{{0,60}}?\b(?:resumed|re-?opened|restarted)\b"
    rf"|\b(?:we|Department(?: of State)?|US government)(?: have| has)? re-?opened"
    rf" (?:(?:our|the|its|{NATION}) )*{OFFICE}\b"
    r"|\b(?:resum|restart)(?:ed|ing)(?: normal| routine| full| limited| its| all| embassy| consular| the| US"
    r"| diplomatic){0,4} (?:operations|services)\b"
    rf"|{OWN}[^;]{{0,60}}?\breturn(?:s|ed|ing)? to (?:its )?(?:normal|regular|full) (?:hours|staffing"
    rf"|services?|working)\b"
    rf"|\b{_SERVICE}[^;]{{0,40}}?\b(?:are|is|have been) (?:(?:(?:once )?(?:again|now"
    rf"|fully) (?:again )?)available\b(?! (?:only )?for emergenc)|(?:now |fully )?(?:restored|back to normal)\b)"
    rf"|\b{_SERVICE}[^;]{{0,40}}?\b(?:(?:have|has) )?(?:resumed|restarted)\b"
    r"|\b(?:today|now|formally|officially)(?: [\w]+){0,3} resumes(?: \w+){0,2} operations\b"
    r"|\bresumption of(?: normal| routine| full| embassy| US| the| all){0,3} operations\b"
    r"|\bnormali[sz]ed operations\b"
    rf"|\bre-?opening of (?:(?:the|its|our|{NATION}) )*{OFFICE}\b"
    r"|\bsuspension of (?:\w+ ){0,3}(?:services|operations)\b[^;]{0,40}?\b(?:has been|have been|was|is) (?:lifted"
    r"|ended|over)\b"
    r"|\breturn(?:s|ed|ing)? to (?:normal|full)(?: normal| full)? operation(?:s|al status)\b"
    rf"|(?P<soon>\b(?:{_SERVICE}|(?:normal|regular|routine)(?: \w+)? (?:operations|services"
    rf"|hours)) (?:will )?(?:again )?(?:resume"
    rf"|restart|be available)[^;]{{0,30}}?\b(?:{_WHEN})"
    rf"|\b(?:effective|starting|beginning|from|as of|on) (?:{_WHEN})[^;]{{0,40}}?\b(?:{OFFICE}(?: in [A-Z]\w+)?"
    r"|consular section|we) will (?:again )?(?:offer|provide|resume|re-?open)\b"
    rf"|\b{OFFICE} will be open for (?:all|normal|routine|regular|full)\b[^;]{{0,40}}?\b(?:{_WHEN})"
    rf"|\b(?:{OFFICE}(?: in [A-Z]\w+)?|consular section) (?:re-?opens|resumes [\w ]{{3,40}}) (?:(?:on"
    rf"|from) )?(?:{_WHEN})"
    rf"|\b(?:{OFFICE}(?: in [A-Z]\w+)?|consular section|we) (?:will|is to) (?:again )?(?:offer"
    rf"|provide|resume|re-?open)"
    rf"\b[^;]{{0,90}}?(?:\bagain (?:on|from|as of)|(?<=\w) (?:on|from|as of|starting|beginning)) (?:{_WHEN}))",
    re.I,
)
_NOT_YET = re.compile(
    r"\b(?:will|until|before|when|once|not|never|plans? to|prior to|hopes? to|cannot|unable to|pending|if"
    r"|(?:approach|steps?|process|preparations?|efforts?|work\w*) (?:to|towards?|for|of))\b[^;,]{0,40}$",
    re.I,
)
_GOES_BACK = re.compile(r"^(?:It|This|They) |\bremains? (?:\w+ly )?(?:suspended|closed|unavailable)\b")
_MOVED_TO = re.compile(
    r"\b(?:relocat|mov|transferr)(?:ed|ing)\b[^;]{0,60}?\bfrom\b[^;]{0,160}?\bto (?=the|our|US)", re.I
)
_FEW = re.compile(r"\bonly\b|\blimited\b|\bemergenc", re.I)
_FURTHER = re.compile(r"\buntil further notice\b|\bindefinitely\b", re.I)

# A cut is told of a service in the passive, of a post in the active, as a lack, of its people, as "emergencies only".
_KIND = r"(?:consular|emergency|routine|visa|passport|public|in-person|citizens?|notar\w+|non-e\w+)"
_DONE = r"(?:services?|operations|processing|appointments|interviews)"
_STOP = r"(?:suspend|paus|halt|stopp|ceas|cancel|postpon|curtail|discontinu|reduc|scal)(?:e[ds]?|l?ed|s|ing)?(?: back)?"
_FEWER = r"(?:(?:reduc|limit|scal)(?:es|ed|ing)(?: back)?|dr(?:ew|awn|awing) down|(?<!open with )fewer|minimal)"
_REDUCED = re.compile(
    rf"\b{_STOP}(?: all| number of| its| the| our| most| many| some| normal| any| US"
    rf"| American){{0,4}} {_KIND}[\w ,-]{{0,40}}? ?{_DONE}\b"
    rf"|\b{_KIND} (?:(?:or|and) \w+ )?{_DONE}\b[^;]{{0,60}}?\b(?:is|are|remains?|(?:has|have"
    rf"|will) (?:not )?be(?:en)?)(?: \w+ly)?"
    rf" (?:suspended|unavailable|not (?:currently|temporarily) available|no longer (?:available|offered|provided)"
    rf"|paused|curtailed|cancel+ed|postponed|(?:put )?on hold|halted|stopped|(?:limited|restricted|reduced) to"
    rf"|offered only)\b"
    rf"|\b(?:cannot|can not|can't|unable to|(?:not|no longer)(?: \w+ly)?(?: be)?(?: able to)?|will no longer)"
    rf" (?<!does not )(?:provid|offer|hold|process)(?:e|ed|ing)?\b(?: [\w'-]+){{0,4}}? {_KIND}(?: or [a-z]+)?"
    rf"(?: consular)? (?:{_DONE}|help|assistance)\b"
    rf"|\bno (?:routine |regular )?{_KIND} (?:[\w-]+ ){{0,2}}?{_DONE} (?!other)(?:are|is|will|available|can|until"
    rf"|at|this|today)\b"
    rf"|\b{_FEWER} (?:its |the |our |number of )*(?:\w+ )?(?:staff(?:ing|ers)?|personnel)(?: numbers| levels)?\b"
    r"(?! (?:travel|movements?|from|to (?:the|their)))"
    rf"|\b(?:limited|minimal|reduced|emergency-only) (?:operations|operational status)\b|\breduced services\b"
    r"|\bat (?:limited|reduced) capacity\b|\bwill (?:only )?(?:offer|provide) limited services\b"
    r"|\brelocat(?:ed|ing) (?:some|many|most|part)(?: of)?(?: its| our| the)?(?: \w+)? (?:staff|personnel)\b"
    r"|\b(?:reduc(?:ed|ing)|draw(?:n|ing) down|scal(?:ed|ing) back)"
    r"(?: (?:a|the|its|our|some|in|number|numbers|of|size)){1,4} (?:\w+ )?staff\b"
    rf"|\b(?:{NATION} {OFFICE}|{OFFICE} of {OF}|we)\b[^;]{{0,90}}?\b(?:operates?|offers?|provides?)(?: only)?"
    r"(?: an?)?(?: very| extremely)? limited (?:in-person )?consular services?\b"
    rf"|{OWN}[^;]{{0,60}}?\bnot(?: currently)? open to the public\b"
    r"|\b(?:unable|not able) to (?:help|assist) (?:you|British nationals|Canadians) in[- ]person\b"
    rf"|{OWN}(?:[^;]{{0,40}}?\breduced (?:its|our) services|[^;]{{0,90}}?\bby appointment only\b(?!,? (?:as|since)\b))"
    rf"|\b(?:{OFFICE}|consular section)\b[^;]{{0,60}}?\b(?:able to|will|can|is|are)(?: only)? (?:be )?(?:open|see"
    rf"|help|assist|accept|handl|provid|offer)\w*\b[^;]{{0,60}}?(?:\bonly\b[^;]{{0,40}}?\bemergenc|\bemergenc[^;]{{0,60}}?\bonly\b)"
    r"|\bonly (?:be )?(?:able to )?(?:offer|provid)\w* (?:(?:very|extremely|limited) ){0,3}emergency\b"
    r"[\w ]{0,30}?services"
    r"|\b(?:offer(?:s|ing)?|provid(?:es?|ing)) (?:only (?:very )?(?:emergency|limited)\b[\w ]{0,20}?services\b"
    r"|emergency (?:\w+ )?services only\b)|\b(?:not (?:currently )?provid(?:e|ing)"
    r"|without) any (?:consular )?services\b"
    r"|\b(?:operat\w+|work\w*|switched to work\w*) remotely\b|\btelework\w*"
    r"|\bclosed (?:to|for) (?:in-person|routine|consular|all consular)\b",
    re.I,
)
_MAYBE = re.compile(r"\b(?:(?-i:may)|might|could|would|if)\b[^;,]{0,30}$", re.I)
_TO_WHOM = (
    r"(?: (?:consular )?(?:services|assistance|help))?(?: to (?:US |American )?(?:citizens|nationals|Americans"
    r"|travelers))?"
)
_AREA = re.compile(
    rf"\bservices\b{_TO_WHOM} (?P<where>at night|(?:outside|in|throughout|within)\b[^,.;]{{1,80}}?)(?= due| because"
    rf"| as | at this|[,.;]|$)"
)
_PART = re.compile(r"\b(?:many|most|much|parts?|some|this|these|areas?)\b", re.I)
_IN = re.compile(r"(?:in|throughout|within) (?:the )?", re.I)


def statements(
    sentence: Sentence, published_on: date | None, country: Iterable[str] = (), inherited: date | None = None
) -> tuple[Operation, ...]:
    """Return what one sentence says of our posts' work.

    `country` are names of the whole, so that services cut everywhere are told from those cut in an area;
    `inherited` dates a sentence that begins with "It" or "This".
    """
    if not _WORTH.search(sentence.low):
        return ()
    return tuple(_statements(sentence, published_on, tuple(country), inherited))


def _statements(
    sentence: Sentence, published_on: date | None, country: tuple[str, ...], inherited: date | None
) -> Iterator[Operation]:
    plain = sentence.plain
    if section := _PROTECTING.search(plain):
        name = f"Foreign Interests Section {section['city'] or ''}".strip()
        yield Operation(name, "reduced", _day(plain, section, published_on), sentence.span)
        return
    said = None if FOREIGN.search(plain) else _resumed(plain) or _suspended(plain) or _reduced(plain)
    if said is None:
        return
    state, words = said
    area = _place(plain, country) if state == "reduced" else None
    decided = _day(plain, words, published_on) or (inherited if _GOES_BACK.search(plain) else None)
    to = _MOVED_TO.search(plain)  # where people were moved to, nothing is cut
    named: list[str | None] = [] if area else [p.post for p in posts(plain[: to.end()] if to else plain)]
    for post in dict.fromkeys(named or [None]):
        yield Operation(post, state, decided, sentence.span, area)


def _day(plain: str, words: re.Match[str], published_on: date | None) -> date | None:
    return nearest(days(plain, published_on), words.start(), len(plain))


def _place(plain: str, country: tuple[str, ...]) -> str | None:
    """Name the part of the country in which services are cut; None where it is all of it."""
    found = _AREA.search(plain)
    if found is None:
        return None
    where = found["where"].replace("outside of ", "outside ")
    inside = _IN.match(where)
    place = where[inside.end() :].casefold() if inside else ""
    if inside is None or _PART.search(place):
        return where
    names = [name.casefold().removeprefix("the ") for name in country]
    return where if names and not any(place in name or place.startswith(name) for name in names) else None


def _resumed(plain: str) -> tuple[State, re.Match[str]] | None:
    words = _RESUMED.search(plain)
    if words is None or not (ours(plain, words) or consular(plain, words)):
        return None
    if words["soon"] and _FEW.search(words["soon"]):
        return None
    if words["soon"]:
        return "resumed", words  # an announcement with its day
    verb = re.search(r"once again|resum|re-?open|restart|normali[sz]|return|again|now|fully", words.group(), re.I)
    at = words.start() + (verb.start() if verb else 0)
    return None if _NOT_YET.search(plain[:at]) else ("resumed", words)


def _suspended(plain: str) -> tuple[State, re.Match[str]] | None:
    words = _SUSPENDED.search(plain)
    if words is None or not ours(plain, words):
        return None
    before = plain[: words.start()]
    if (words["stopped"] and _NAMED_ONLY.search(before)) or _DENIED.search(before):
        return None
    if " normal " in words.group() and _REDUCED.search(plain):
        return None  # "suspended our normal operations and are only providing emergency services"
    if words.group().endswith("Closed"):
        return None  # a title: for how long, the text says
    closed = words.group().endswith(("closed", "CLOSED"))
    if closed and not _FURTHER.search(plain) and _NOT_YET.search(plain[: words.end() - len("closed")]):
        return None
    return "suspended", words


def _reduced(plain: str) -> tuple[State, re.Match[str]] | None:
    words = _REDUCED.search(plain)
    if words is None or _MAYBE.search(plain[: words.start()]):
        return None
    if words.group().startswith("no ") and "closed" in plain:
        return None  # "will be closed, and no visa services are offered": that it is closed is what is told
    return ("reduced", words) if ours(plain, words) or consular(plain, words) else None


def current(found: Iterable[Operation]) -> tuple[Operation, ...]:
    """Return one state for each post, and for each area first: the latest decision; undated resumptions are latest."""
    groups: dict[tuple[str, str], Operation] = {}
    for operation in found:
        key = post_key(operation.post), operation.area or ""
        groups[key] = _newer(groups[key], operation) if key in groups else operation
    return tuple(sorted(groups.values(), key=lambda o: o.area is None))


def _newer(one: Operation, other: Operation) -> Operation:
    """Pick the current of two states of one post; of two alike, the one that is dated, then the first."""
    if one.state == other.state:
        return other if other.decided_on and (one.decided_on is None or other.decided_on > one.decided_on) else one
    return max(one, other, key=lambda o: (_effective(o), o.state == "suspended"))


def _effective(operation: Operation) -> date:
    undated = date.max if operation.state == "resumed" else date.min
    return operation.decided_on or undated
