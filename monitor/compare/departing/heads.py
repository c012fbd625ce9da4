"""Find the words of a sentence that carry a departure status, what they govern and whom they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.compare.departing.audiences import EXPELLED, Audience, audiences, offered, unnamed, without_agent
from monitor.compare.departing.endings import ended, ends, goes_on, is_subject, undated
from monitor.compare.whose.apiece import OTHER_POST
from monitor.compare.whose.offices import our_government
from monitor.compare.whose.posts import posts
from monitor.compare.whose.towns import town
from monitor.compare.wordings.governments import NATION
from monitor.model import Status

VERB = re.compile(
    r"\b(?:(?P<order>ordered|orders|(?:(?<=decision to )|(?<=decided to ))order|(?<=is )ordering"
    r"|(?<=are )ordering|directed|directs|(?<=is )directing|mandated|instructed)"
    r"|(?P<allow>(?:(?<=decided to )|(?<=decision to )|(?<=decide to ))(?:allow|permit|organi[sz]e|arrange)"
    r"|authori[sz]e[ds]|to authori[sz]e|approved|(?:allowed|permitted)(?! back\b(?!-))|offered"
    r"|(?<=tment )(?:permit|allow|approve)s"
    r"|(?:(?<=is )|(?<=are ))(?:authori[sz]ing|allowing|permitting|offering)))\b"
    r"|\b(?:(?P<noun>authori[sz]ation(?: order| (?:was|has been) \w+\b[^;]{0,40}?)?)"
    r"|(?:(?<=the )|(?<=its )|(?<=an )|(?<=\d ))(?P<command>order(?: of departure)?)),? (?:for|requiring|directing"
    r"|that)\b|\b(?P<rule>(?<!authorized )(?<!authorised )(?<!voluntary )departure orders?)"
    r"(?: (?:(?:issued [\w ]{2,14} )?(?:applies to|covers)|for|of)\b"
    # whoever was under an order that is named only to say that it is over
    r"|(?P<over>(?= (?:(?:has|was|is)(?: now| since| been)* (?:lifted|ended|terminated|rescinded|revoked|cancel+ed"
    r"|withdrawn|removed|over|expired)|ended|expired|ceased|came to an end|(?:is )?no longer (?:applies|in))\b)))"
    r"|\b(?P<bare>voluntary|mandatory) departures?\b",
    re.I,
)
_PARENTHESIS = r"(?: \([^()]{0,40}\))?"
_NOT_OURS = (
    r"(?! (?:dates?|tax|taxes|cards?|gates?|lounges?|fees?|forms?|points?|areas?|times?|halls?|stamps?|bonds?|city"
    r"|assistance|loans?|flights?)\b)"
)
_DEPARTURE = re.compile(
    rf"(?: for)?{_PARENTHESIS}(?P<article> the| this| an?)?(?:,? (?!no\b)[a-z-]+){{0,3}} (?:departures?|evacuation"
    rf"|relocation|withdrawal|draw-?down|reduction(?= (?:of|in) )){_NOT_OURS}\b",
    re.I,
)
_MUST = re.compile(r"\b(?:ordered|mandatory)\b", re.I)
_TO_LEAVE = re.compile(
    r"\bto (?:(?:\w+ly|now|also) )*(?:leave|depart|evacuate|relocate|move(?: \w+ly)? (?=to (?-i:[A-Z])|out of)"
    r"|return(?= (?:home|to (?:the (?:US|UK|United [SK]\w+)|Canada|Australia|Ireland|New Zealand))\b))\b"
    r"(?! (?:from )?(?:early|work|home|(?:his|her|their|the) (?!country|host|post|capital|city|island)(?-i:[a-z])\w*)"
    r"\b)",
    re.I,
)
_LEAVING = re.compile(r"\b(?:leave|depart|departure|evacuate|evacuation|relocate)\b", re.I)
_OUT = re.compile(rf"{_TO_LEAVE.pattern}|\bout(?: of (?:the country\b|(?-i:[A-Z]))|(?=[.;]|$))|(?:(?<=staff)"
    r"|(?<=members)|(?<=employees)|(?<=personnel)|(?<=families)|(?<=dependents)) home\b(?! (?:early|for)\b)", re.I)
_THAT = re.compile(r" that\b(?P<who>.{1,200}?)\b(?:leave|depart|evacuate)\b", re.I)
_RETURN = re.compile(
    r"(?: the)?(?: (?:immediate|full|partial|limited|phased|gradual))? return (?:to (?:post|(?-i:[A-Z])\w+) )?of\b"
    r"(?![^;]{0,120}? to (?:the )?(?:US|UK|United [SK]\w+|Canada|Australia|Ireland|New Zealand)\b)", re.I
)
_WAS = re.compile(r"(?<!\bno )\b(?:departures?|evacuation(?= of (?:all )?(?:US|non-?e|eligible|emb|con)))"
    r" (?:of|for|from)\b(?P<who>.{1,200}?)\b(?:was|were|is|are|been)(?: also)? $", re.I)
_IT_WAS = re.compile(r"(?<!\bno )\bdepartures? (?:was|were|is|has been|have been)(?: also| now)? $", re.I)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)(?: \w+ly| also| since| now)? $", re.I)

_OFFICIAL = re.compile(r"\b(?:US|government|embassy|consulate|mission|non-?e\w+|eligible|diplomatic|British|Canadian"
    r"|Australian|Irish|New Zealand)\b|(?:^|, )family members (?!of\b)", re.I)
_TRAVELLER = re.compile(r"(?i)\b(?:you|they|travel\w*|visitors?|citizens?|minors?(?! d)|children(?! of)|residents?"
    r"|individuals?|persons?)\b")
_AGENT = re.compile(
    r"\b(?:Department(?! of (?!State\b))|Departments of State\b|Secretary|Foreign Minister|State Department"
    rf"|{NATION} government"
    r"|Government of (?:Canada|Australia|Ireland|New Zealand)|Canada|Australia|FCDO|DFAT|Embassy|Consulate"
    r"|Mission|chief of mission|Ambassador|we|it|(?:Washington|United States)(?=(?: has| is| also| decided to)* $))\b",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|never|nor|neither|yet to|(?-i:may)|might|could|would|can|cannot|should|if|unless|until|whether|when"
    r"|without)\b(?: (?!and\b|but\b)[\w']+){0,4} ?$|\bno (?:\w+ )?$"
    r"|\bwho (?:had )?(?:left|departed)\b[^;,]*$|\bwho had been $",
    re.I,
)
_SINCE = re.compile(r"\bfrom (?:an? |the )?$", re.I)
_STEP = re.compile(r"^[^.;]{0,30}\bto (?:an? |the )?(?:ordered|authori[sz]ed)\b", re.I)
_SETTING = re.compile(
    r"(?i)\b(?:status|mandate|information|on|under|reflect|updated?|due to|department|embassy|consulate|mission|post)\b"
)
# "Ordered departure is in effect" says of itself that it is so, whoever is meant.
_IN_FORCE = re.compile(
    r"^ (?:status )?(?!was in \w+ until\b(?! further))"
    r"(?:is|was|has been|remains|went|has gone|came)(?: now| still| also)?"
    r" (?:in|into) (?:effect|force|place)\b"
    r"(?! (?:when|whenever|until (?:the (?:Under )?Secretary|lifted|it is)|for (?:no|at) (?:more|most)"
    r"|for (?:up to|a maximum|as long as)\b|for [^;,.]{1,24} at most\b))"
)
_AT_HEAD = re.compile(r"(?:^|[;:,-] |\b(?:and|but) )(?:an? |the )?$", re.I)
_CUT = re.compile(
    r"\b(?:due to|because|in light of|as a result|following|amid|given|owing to|in response to|citing|out of an"
    r" abundance|after)\b| and (?:also |has |have )*(?:suspend|clos|ceas)(?:ed|ing)\b"
    r"| and (?:to |overall |updates?|updated|changes?|changed|information|new |added|additional|edits|increased"
    rf"|removal|risk)|{OTHER_POST}"
    # who is back is another than who goes
    r"|; (?:(?:and|but|while|all|most|some|the|other|their) )*(?:famil|dependa?nts|staff|employees|personnel)"
    r"[^;,]{0,40}? (?:have|has)(?: now| since| all)* returned\b",
    re.I,
)
_NEXT = re.compile(r"; |, (?:and|but|while) ")
# By what people leave, and what else is told, names no town that they are to leave: "and flights from Kell are full".
_BESIDE = re.compile(
    r";|,(?! [A-Z])|,? (?:and|but|while|so) (?=[a-z])|\b(?:by|on|via|through|aboard|with|using) (?=[a-z])"
)
_OF_THEM = re.compile(r"\b(?:on|under|in|from|to|status of)\b[^;]{0,60}$", re.I)
_SHARED = re.compile(r"\b(?:and|but|while) (?:has |also )?$", re.I)
_SCOPE = 320  # characters a head governs at most; the longest seen is 190


@dataclass(frozen=True, slots=True)
class Head:
    """The words that carry a status, what they govern, and whether they stand as a noun ("ordered departure")."""

    start: int
    end: int
    status: Status
    scope: str
    who: tuple[Audience, ...]
    noun: bool
    ended: bool = False
    back: bool = False  # people may return, from whatever it was


def heads_in(plain: str) -> Iterator[Head]:
    """Yield the heads of a sentence in their order, none within another."""
    found = list(VERB.finditer(plain))
    done = 0
    for i, verb in enumerate(found):
        if verb.start() < done:
            continue
        following = next((f.start() for f in found[i + 1 :] if f["bare"] is None), len(plain))
        head = _head(plain, verb, following)
        if head:
            done = head.end
            yield head


def _head(plain: str, verb: re.Match[str], following: int) -> Head | None:
    before = plain[: verb.start()]
    if _NOT.search(before[-60:]) or (_SINCE.search(before[-10:]) and _STEP.match(plain[verb.end() : verb.end() + 80])):
        return None
    must = verb["order"] or verb["command"] or verb["rule"] or (verb["bare"] or "").lower() == "mandatory"
    status = Status.ORDERED if must else Status.AUTHORIZED
    scope = scope_of(plain[verb.end() : min(following, verb.end() + _SCOPE)])
    if _SHARED.search(scope) and (shared := _TO_LEAVE.search(plain, following, following + _SCOPE)):
        scope += shared[0]  # "ordered family members and authorized employees to leave": the first verb shares the end
    if verb["bare"]:
        given = offered(before, plain[verb.end() :])
        return Head(verb.start(), verb.end(), status, scope, audiences(scope) or given, noun=True)
    if verb["noun"] or verb["command"] or verb["rule"]:
        leaving = audiences(scope) if _LEAVING.search(verb[0] + scope) else ()
        leaving = leaving or (("employees", "family") if verb["over"] is not None else ())
        return Head(verb.start(), verb.end(), status, scope, leaving, noun=True) if leaving else None
    return _verb_head(plain, verb, status, scope)


def _verb_head(plain: str, verb: re.Match[str], status: Status, scope: str) -> Head | None:
    before = plain[: verb.start()]
    departure = _DEPARTURE.match(plain, verb.end())
    if departure:
        return _departure_head(plain, verb, departure, status)
    if _RETURN.match(scope) and status is Status.AUTHORIZED and _AGENT.search(before) and (who := audiences(scope)):
        return Head(verb.start(), verb.end(), status, scope, who, noun=False, ended=True, back=True)
    if _IT_WAS.search(before) and scope.startswith((" for ", " of ")) and (who := audiences(scope)):
        return Head(verb.start(), verb.end(), status, scope, who, noun=False)
    was = _WAS.search(before)
    if was and (who := audiences(was["who"])):
        return Head(verb.start(), verb.end(), status, was["who"], who, noun=False)
    that = _THAT.match(scope)
    leave = (_OUT if status is Status.ORDERED else _TO_LEAVE).search(scope)
    if who := audiences(that["who"]) if that else audiences(scope[: leave.start()]) if leave else ():
        ours = _AGENT.search(before) or our_government(plain[: verb.end()], scope)
        return Head(verb.start(), verb.end(), status, scope, who, noun=False) if ours else None
    who = _told(before[-_SCOPE:]) if leave and len(undated(without_agent(scope[: leave.start()]))) <= 1 else ()
    tail = _BESIDE.split(scope[leave.start() :])[0] if leave else ""  # a town that they are told to leave is theirs
    told = before[-_SCOPE:] + (tail if who and town(tail) and not posts(before) else "")
    return Head(verb.start(), verb.end(), status, told, who, noun=False) if who else None


def _told(before: str) -> tuple[Audience, ...]:
    """Return who is told in the passive ("U.S. staff were ordered"), unless it is the traveller."""
    first, _, clause = before.rpartition(", and ")
    before = clause if VERB.search(first) else before  # who was told in the clause before is not told here
    ours = _PASSIVE.search(before[-20:]) and _OFFICIAL.search(before) and not _TRAVELLER.search(before[-90:])
    return audiences(before) if ours and not EXPELLED.search(before) else ()


def _departure_head(plain: str, verb: re.Match[str], departure: re.Match[str], status: Status) -> Head | None:
    before = plain[: verb.start()]
    rest = plain[departure.end() : departure.end() + _SCOPE]
    other = VERB.search(rest)
    scope = scope_of(rest[: other.start()] if other and other["bare"] is None else rest)
    noun, status = departure["article"] is None, _named(departure, status)
    who = audiences(scope) or (_subject(before) if noun else ())
    stands = _AT_HEAD.search(before) and _IN_FORCE.match(rest)
    known = who or stands or _SETTING.search(plain) or ended(rest[:60], is_subject(before)) or _lasts(before, rest)
    if (stands or noun) and known:
        return Head(verb.start(), departure.end(), status, scope, who, noun=True)
    if not noun and not who and unnamed(before, rest):
        return Head(verb.start(), departure.end(), status, scope, who, noun=False)
    if not noun and who and (_AGENT.search(before) or ends(before) or our_government(plain[: verb.end()], scope)):
        return Head(verb.start(), departure.end(), status, scope, who, noun=False)
    return None


def _lasts(before: str, rest: str) -> bool:
    """Whether a status that names nobody is told to go on ("The ordered departure for Lahore remains in effect")."""
    return is_subject(before) and goes_on("", rest, subject=True)


def _named(departure: re.Match[str], status: Status) -> Status:
    """Return the status that is approved by its name ("approved the ordered departure of families")."""
    return Status.ORDERED if _MUST.search(departure[0]) else status


def _subject(before: str) -> tuple[Audience, ...]:
    """Return whose status a noun gives that names nobody after it ("family members remain on ordered departure")."""
    clause = _NEXT.split(before)[-1]
    return audiences(clause) if _OF_THEM.search(clause) else ()


def scope_of(rest: str) -> str:
    """What a head governs of the words behind it: they end where a reason, or another fact, begins."""
    cut = _CUT.search(rest)
    return rest[: cut.start()] if cut else rest
