"""What one sentence states of one audience at one post, before the text is resolved to its current state."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.compare.colours.drilled import PLAYED
from monitor.compare.departing.strangers import strangers
from monitor.compare.whose.offices import FOREIGN, THEIRS
from monitor.compare.whose.whereabouts import BY_A_DOOR, HOUSE
from monitor.compare.wordings.governments import NATION, PUBLIC
from monitor.model import Departure, Status

_EXPLAINS = re.compile(
    r"^(?:an? |the )?[\"']?(?:ordered|authori[sz]ed|voluntary) departure\b.{0,90}?\b(?:gives?|requires?|means?"
    r"|lets?|allows?|permits?|refers?|mandates?"
    r"|is (?:an?|the)|is (?:mandatory|optional|not|reviewed|one|initiated|used|meant|defined)|will be|may (?:be"
    r"|last)|can(?:not)? (?:be|last)"
    r"|does(?: not|n't)|(?:normally|usually|typically|generally|always) (?:ends?|begins?|lasts?|applies|covers?))\b"
    r"|^(?:ordered|authori[sz]ed|voluntary) departure: (?:An?|The|When) "
    r"|^(?:employees|personnel|staff|(?:eligible )?family members|those|evacuees) (?:who are )?(?:on|under|in)"
    r" (?:ordered|authori[sz]ed|voluntary) departure(?: status)? (?:receive|get|should"
    r"|are (?:entitled|eligible|paid))\b"
    r"|(?:^|^[^:]{3,20}: )(?:under|in|during) an? (?:ordered|authori[sz]ed|voluntary) departure,"
    r"|^(?:in (?:the (?:event|case)|case) of|if there is) an? (?:ordered|authori[sz]ed|voluntary) departure\b",
    re.I,
)
_EVERYWHERE = re.compile(
    r"\b(?:any|all|every) diplomatic (?:or|and) consular posts?(?: world ?wide| (?:in|around) the world)?\b"
    r"|\b(?:(?:any|all|every) (?:US |overseas )?)?posts? (?:world ?wide|(?:in|around) the world)\b"
    r"|\b(?:global|worldwide) (?=(?:authori[sz]ed|ordered) departure\b)", re.I
)
# "Between March and June, employees were on ordered departure": a time that is over.
_SPAN = re.compile(
    r"\b(?:between [^,;]{3,30} and|from [^,;]{3,30} (?:to|until|through)) [^,;]{3,30},? [^;]{0,120}"
    r"\b(?:was|were) (?:on|under|in)\b|\bin the past\b|\bon (?:several|some|past|previous|other) occasions\b",
    re.I,
)
# "Posts under authorized or ordered departure": either is of no post; nor is what is done as a rule.
_EITHER = re.compile(
    r"\b(?:authori[sz]ed(?: departure)?,? (?:and/)?or (?:an? )?ordered"
    r"|ordered(?: departure)?,? (?:and/)?or (?:an? )?(?:authori[sz]ed|voluntary)) departure\b",
    re.I,
)
# What an employer offers to those who resign.
_RESIGNED = re.compile(r"\bvoluntary departure (?:schemes?|program(?:me)?s?|packages?|plans?|incentives?"
r"|agreements?)\b", re.I)
_OVER = re.compile(r"\b(?:lift|end|terminat|rescind|conclu)\w*\b", re.I)
_AS_A_RULE = re.compile(
    r"^(?:by|under (?:federal |US )?) ?(?:law|regulations?|statute|the rules)\b"
    r"|\b(?:every|any|each) (?:\w+ )?(?:departure|evacuation) (?:status|order|ends|may)\b"
    r"|\b(?:frequently|often|routinely|typically|usually|sometimes|normally|occasionally) (?:\w+ (?:or|and) )?"
    r"(?:orders?|authori[sz]es?|directs?|approves?|allows?|permits?|reduces?|withdraws?|evacuates?)\b",
    re.I,
)
# "Is considering ordered departure": it has not been decided.
_WEIGHED = re.compile(
    r"\b(?:consider|weigh|mull|contemplat|debat|discuss)(?:s|ed|ing)? (?:(?:whether|to|an?|the|so-called|or|not"
    r"|declar\w+|order\w*|authori[sz]ing|authori[sz]e|announc\w+|approv\w+) )*[\"']?(?:ordered|authori[sz]ed"
    r"|voluntary) departure\b", re.I
)
# "Should the Department decide to ...": it has not; "should they wish to" gives them leave.
_SHOULD = re.compile(r"^Should (?!depart|leave|be |they (?:so )?(?:wish|want|choose|desire))")
# "Will lift the order only if ...": it has not been.
_ON_TERMS = re.compile(
    r"\bwill (?:\w+ )?(?:lift|end|order|authori[sz]e|approve|bring|wind up|close out|terminate|rescind)\b"
    r"[^;]{0,120}? (?:only )?(?:if|once|when|as soon as)\b",
    re.I,
)
# A drill, and the duties of a post that is vacant.
_REHEARSED = re.compile(
    r"\bplans?\b[^;,.]{0,30}? (?:includes?|foresees?|provides? for|calls? for|envisages?|covers?)"
    r" (?!(?:[^;,.]* )?(?:and|but|so|who|which|that) )[^;,.]{0,60}\b(?:departure|evacuation|withdrawal)\b[^;,]*$|"
    r"^(?:Duties|Responsibilities)\b|\bthe (?:holder|incumbent|successful candidate)\b"
    rf"|\b(?:{PLAYED}|(?<!no )(?<!not a )drill)\b|\b(?:an?|the|this|its) (?:\w+ )?exercise\b", re.I
)
# "(“ordered departure”)" names the status a second time, beside its own words; staff told to do a thing are not told
# to go, though others leave by what they do ("instructed officials to help Canadians leave").
_ASIDE = re.compile(
    r" ?\([\"']?(?:ordered|authori[sz]ed) departure(?: status)?[\"']?\)|, so-called \w+ departure,?"
    r"|(?: for| of)? (?:an?|any|the) (?:possible|potential|eventual) (?:ordered|authori[sz]ed|voluntary) departure\b"
    r"|\b(?:instructed|directed|ordered|asked|tasked) (?:[\w-]+ ){0,3}?(?:officials|staff|diplomats"
    r"|personnel) to (?:begin|open"
    r"|help|assist|start|prepare|arrange|facilitate|provide|contact|support|ensure)\b[^;]*"
    rf"|\bfacilitat\w+ the voluntary departure of (?:all )?(?:{NATION} )?(?:{PUBLIC})\b"
    # Who "can be performed elsewhere" is no doubt, and "on a voluntary basis" no part of what is authorized.
    r"| whose (?:functions|duties|jobs|work|positions) (?:can|could|may) be (?:performed|done"
    r"|carried out) (?:elsewhere"
    r"|remotely|from (?:elsewhere|outside [^,;.]{3,30}))|, (?:on a voluntary basis"
    r"|as a precaution\w*(?: measure)?),"
    # why, or since when, stands between a status and its end: "..., announced in May, was lifted"
    r"|, (?:because of|due to|owing to|announced|declared|imposed|introduced|given|granted|issued|approved"
    r"|in (?:place|effect|force)|following|after"
    r"|amid|first)\b[^,;]{2,60},(?= (?:(?:is|was|has(?: now)? been) (?:over|lifted|ended|terminated|rescinded"
    r"|revoked|cancell?ed|withdrawn)|ended|expired|lapsed|came to)\b)", re.I
)
# A time that is named: "staffed as during ordered departure".
DURING = re.compile(
    r" (?:during|throughout|(?:as|than|while)(?: it (?:was|is)| they were| before)? (?:under|on|in|during))"
    r" (?:(?:the|its|our|this|an?|previous|last|earlier) )*(?:ordered|authori[sz]ed|voluntary) departure(?: status"
    r"| period)?\b", re.I
)
# "Will be lifted effective today": it is over.
_AT_ONCE = re.compile(
    r"(?P<lead>^(?:effective|as of|from|starting|with effect from) (?:today|immediately"
    r"|now),? (?:(?!\b(?:when|which|that|who|whose|until|if|whether|once|not|no|(?:expect|hope|plan|anticipat|believ"
    r"|intend)\w*|may|might|could)\b)[^;]){3,120}? )?\bwill (?:now"
    r" |hereby |therefore )?(?:be (?P<done>lifted|ended|rescinded|terminated|withdrawn|over|called off)|end"
    r"|expire|lapse)(?(lead)(?! (?:on|in|by|at|within|after|before|once|when|if|until|upon|following) )"
    r"|(?=,? (?:(?:effective|as of|from|starting|with effect from) )?(?:today|immediately(?! (?:after|once"
    r"|when|upon|following))|with immediate effect)\b))", re.I,
)
_OF_GOING = re.compile(r"(?<=authori[sz]ation )of (?:the )?(?:voluntary )?departure(?= (?:of|for)\b)", re.I)
# "Employees have been authorized, and families ordered, to leave": two statuses share their verbs.
_SHARING = re.compile(
    r"\b(?P<be>(?:have|has) been|were|was|are|is) (?P<first>ordered|authori[sz]ed),? (?P<and>and|but|while)"
    r" (?P<who>[^,;]{3,120}?) (?P<second>ordered|authori[sz]ed),? to (?P<go>leave|depart)\b",
    re.I,
)
_SHARED = r"\g<be> \g<first> to \g<go>, \g<and> \g<who> \g<be> \g<second> to \g<go>"
_OURS = re.compile(
    rf"\b(?:{NATION}|United (?:States|Kingdom)|FCDO|DFAT|Canada|Australia|Ireland|[Oo]ur|[Ww]e|Department|Secretary)\b"
)
# Who is told to leave a hotel is not sent home.
_FROM_A_HOUSE = re.compile(
    rf"\b(?:(?:leave|leaving|depart|quit|vacate|evacuate)(?: from)? {HOUSE}|{BY_A_DOOR})", re.I
)
_FROM_A_LAND = re.compile(
    r"\b(?:leave|leaving|depart|quit|evacuate|go|fly|return) (?:home|post|the (?:country|city|US)|to (?:the"
    rf" )?(?-i:[A-Z])|(?!{HOUSE})(?:the )?(?-i:[A-Z]))|\b(?:departure|withdrawal|evacuation)\b|\bout of (?:the country"
    rf"|(?-i:[A-Z]))", re.I
)
_HEADING = re.compile(r"(?:ordered|authori[sz]ed|voluntary) departures?(?: status)?[ :.]*", re.I)


@dataclass(frozen=True, slots=True)
class Statement:
    """A departure as one sentence states it; `ends` is the status an end names ("lifting of ordered departure").

    `guessed` marks one whose sentence does not say of whom it speaks: staff and families are taken to be meant.
    `moved` marks one told as people who are moved ("is relocating its staff"), in no words of a status.
    """

    departure: Departure
    ends: Status | None = None
    guessed: bool = False
    moved: bool = False


def without_asides(plain: str) -> str:
    """Return a sentence without what only seems to give a status, and with each verb that two statuses share."""
    plain = _AT_ONCE.sub(lambda said: f"{said['lead'] or ''}is {said['done'] or 'over'}", plain)
    return _SHARING.sub(_SHARED, _OF_GOING.sub("for the departure", DURING.sub("", _ASIDE.sub("", plain))))


def at_post(plain: str) -> str:
    """Return a sentence of a page of all countries with "any post in the world" as a post's people are told of."""
    return _EVERYWHERE.sub(lambda said: "post" if "post" in said[0].lower() else "", plain)


def states_nothing(plain: str) -> bool:
    """Whether a sentence only heads, explains, looks back on a time, or speaks of every post on Earth at once."""
    elsewhere = _EVERYWHERE.search(plain) or _SPAN.search(plain) or _SHOULD.match(plain)
    elsewhere = elsewhere or _RESIGNED.search(plain) or _WEIGHED.search(plain) or _ON_TERMS.search(plain)
    elsewhere = elsewhere or _REHEARSED.search(plain) or _AS_A_RULE.search(plain)
    elsewhere = elsewhere or (_EITHER.search(plain) if not _OVER.search(plain) else None)
    if strangers(plain):
        return True
    if THEIRS.search(plain) and (FOREIGN.search(plain) or not _OURS.search(plain)):
        return True  # officials that are sent home from here, and what others tell their own people
    if _FROM_A_HOUSE.search(plain) and not _FROM_A_LAND.search(plain):
        return True
    asked = plain.endswith("?")
    return bool(_HEADING.fullmatch(plain) or _EXPLAINS.match(plain) or elsewhere or asked)
