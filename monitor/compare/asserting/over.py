"""Which sentences tell of what the next one says is over: "It has since been lifted", "that order is withdrawn"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from monitor.compare.colours.usual import DAILY, WEEKLY
from monitor.compare.dates import days
from monitor.compare.sentences import Sentence
from monitor.model import Span

_LONG = timedelta(days=60)
_GONE = r"lifted|ended|rescinded|revoked|withdrawn|removed|expired|re-?opened|resumed|called off|cancel+ed"
# Who "has ended all flights" or "has withdrawn its staff" ends what it names, and not what was told before.
_ALONE = (
    r"(?=[.,;:!)]|$| (?:on|at|as|after|since|now|and|but|so|effective|today|this|by|in|due|because|following|when|with"
    r"|earlier|yesterday|last|again|normally|too|altogether|completely|entirely|fully|throughout|it|them|for|from|until"
    r"|during|between|only|except|elsewhere|up|briefly|temporarily|part(?:ly|ially)|(?:that|this) order)\b)"
)
_ENDS = (
    r"(?: (?:is|are|was|were|(?:has|have)(?: now| since| also| all| both)* been)(?: now| since| also| all| both)*"
    rf" (?:{_GONE}|over(?=[.,;]| now\b|$)|open again|no longer (?:in (?:effect|force|place)|needed|necessary|required"
    rf"|valid))| (?:has|have)(?: now| since| also| all| both)* (?:{_GONE}){_ALONE}"
    rf"| (?:re-?opened|ended|expired|resumed){_ALONE}| no longer (?:appl(?:y|ies)|holds?|stands?))\b"
)
# For a while, or not everywhere: the rest of it stands.
_PARTLY = (
    rf"(?! (?:for|from|between|during|until|(?:on )?{WEEKLY}|{DAILY}|up|briefly|temporarily|part(?:ly|ially)"
    r"|in (?:part|parts|some|most|other|several|many)|elsewhere|with (?:limits|restrictions)|limited"
    r"|some|partial|certain|emergency|reduced|a (?:few|limited))\b"
    r"|[^;]*\b(?:only|except|but not)\b|[^;]*\b(?:re-?imposed|closed again))"
)
_LEAD = (
    r"^(?:(?:but|and|however|fortunately|as of (?:today|now|this \w+|\d{1,2} [A-Z]\w+|[A-Z]\w+ \d{1,2})|today"
    r"|effective immediately)?,? ?)?"
    r"(?:on [A-Z]\w+ \d{1,2}(?:, \d{4})?, )?"
)
_PRONOUN = re.compile(
    rf"{_LEAD}(?P<what>it|that|this|(?:they|both|all of them)(?! (?:(?:have|has|been|were|are|now|since|also|all) )*"
    rf"(?:withdrawn|removed))|these|all of these)"  # people are withdrawn, too
    rf"(?! (?:have been |were |are )?(?:now |since |also |all )?cancel){_ENDS}{_PARTLY}",
    re.I,
)
_ORDER = r"orders?|instructions?|directives?|directions?|guidance|advice|recommendations?|requests?|mandates?"
_LIMIT = r"restrictions?|limits?|limitations?|bans?|prohibitions?|rules?|curbs?"
_STOP = r"suspensions?|closures?|halt|interruption|pause|stoppage|shutdown"
_NOUN = re.compile(
    rf"{_LEAD}(?:that|this|those|these|the|its|our|all)(?: (?:of (?:the|these|those)|same|earlier|temporary|above))?"
    rf" (?:(?P<order>{_ORDER})|(?P<limit>{_LIMIT})|(?P<stop>{_STOP})|(?P<any>measures?|steps?)"
    rf"|(?P<named>curfews?|state of emergency)){_ENDS}{_PARTLY}"
    # "The airport has resumed operations", named in the sentence before
    rf"|{_LEAD}(?:the|this|that) (?P<way>(?:airport|airspace|border|crossing)s?)(?: (?:is|are|was"
    r"|were|has|have|had)(?: now| since| also| been)*)? (?:re-?opened|open again|resumed (?:(?:normal|flight|commercial"
    r"|full|passenger) )*operations)\b" + _PARTLY +
    rf"|{_LEAD}(?P<again>(?:(?:normal|regular|routine|consular|embassy|full|all) )*(?:operations|services|work))"
    r"(?: (?:has|have|were|are)(?: now| since| been)*)? (?:resumed|restarted|restored)\b" + _PARTLY,
    re.I,
)
# What the sentence before must tell of for a noun to mean it.
_FITS = {
    "order": re.compile(
        r"\b(?:order|instruct|direct|told|tell|ask|advis|urg|recommend|request|requir|shelter|must|should|need)", re.I
    ),
    "limit": re.compile(
        r"\b(?:restrict|limit|prohibit|barred|banned|bans?\b|forbid|forbad|off[- ]limits|may not|must not|cannot"
        r"|not (?:permitted|allowed))", re.I
    ),
    "stop": re.compile(r"\b(?:suspend|clos|halt|interrupt|paus|stopp|shut)", re.I),
    "again": re.compile(r"\b(?:suspend|halt|interrupt|paus|stopp|cease)", re.I),
    "way": re.compile(r"\b(?:clos|shut|suspen|seal)", re.I),
    "any": re.compile(r""),
    "named": re.compile(r"\bcurfew|\bemergency\b", re.I),
}  # fmt: skip
# What else can be lifted, and what can only end: beside it a pronoun may mean either.
_LIFTABLE = re.compile(
    r"\b(?:curfews?|state of emergency|lockdown|strikes?|bans?|warnings?|storms?|attacks?|fighting|sirens?|closures?"
    r"|blockade|protests?|demonstrations?|quarantine|alarm)\b", re.I
)
_EVENTS = re.compile(
    r"\b(?:outbreak|epidemic|war|conflict|unrest|violence|crisis|hostilities|hurricane|typhoon|cyclone|coup|siege"
    r"|shortages?|clashes|shooting|flights?|ferry|convoy|operation|threats?)\b", re.I
)
# "There is fighting at the airport, which is closed. It has ended": who knows which of the two.
_HAPPENS = re.compile(
    r"\b(?:strikes?|storms?|hurricane|typhoon|cyclone|attacks?|fighting|clashes|protests?|demonstrations?|unrest|violence"
    r"|shooting|siege|threats?|sirens?|alarm|outbreak|crisis|hostilities)\b", re.I
)
_TAKEN_BACK = re.compile(
    r"lifted|rescinded|revoked|withdrawn|no longer (?:appl|in (?:effect|force|place)|holds?|stands?|valid)", re.I
)
_HAD = re.compile(
    r"\bhad (?=(?:also |earlier |\w+ly )?(?:asked|told|urged|advised|ordered|requested|instructed|directed|suspended"
    r"|closed|barred|restricted)\b)"
)
_ANEW = re.compile(r"re-?opened|resumed|open again", re.I)
_BINDS = re.compile(r"\b(?:shelter|indoors|advis|urg|instruct|told\b|order(?:ed|s)?\b|restrict|prohibit|barred)", re.I)
_STOP_ALONE, _EVENT_ALONE = frozenset({"stop", "work"}), frozenset({"event"})
_ALL = frozenset({"order", "limit", "stop", "work", "event", "it"})
_WAYS = re.compile(r"\b(?:airport|airspace|border|crossing)s?\b", re.I)
_SORTS = {
    "order": ("order",), "limit": ("limit",), "stop": ("stop", "work"), "again": ("work",), "named": ("event",),
    "way": ("way",),
    "any": ("order", "limit", "stop", "work"),
}  # fmt: skip


def endings(found: Sequence[Sentence]) -> dict[int, Sentence]:
    """Return, by the place where it begins, each sentence that the next one of its block ends, with that next one."""
    return {one.start: after for one, after in pairwise(found) if after.line == one.line and _ends(one, after.plain)}


def _ends(one: Sentence, after: str) -> bool:
    if _PRONOUN.match(after):
        return True
    noun = _NOUN.match(after)
    if noun and noun["way"] and {w.lower() for w in _WAYS.findall(one.plain)} != {noun["way"].lower()}:
        return False  # a border is not open because an airport is
    return noun is not None and all(_FITS[kind].search(one.plain) for kind, word in noun.groupdict().items() if word)


def of_it(said: str) -> re.Match[str] | None:
    """Match a sentence that says of "it", whatever was told before it, that it is over."""
    return None if _ANEW.search(said) else _PRONOUN.match(said)


def doubtful(told: str, ending: str) -> bool:
    """Whether a pronoun may mean something else that its sentence names: an attack ends, and a curfew is lifted."""
    lasting = _TAKEN_BACK.search(ending) is not None
    return _LIFTABLE.search(told) is not None or (not lasting and _EVENTS.search(told) is not None)


def eventful(told: str) -> bool:
    """Whether a sentence tells of something that happens, which may be what is over."""
    return _HAPPENS.search(told) is not None


def as_told(sentence: Sentence) -> Sentence:
    """Return a sentence that is over as it was told when it was not: "had told" is told."""
    return replace(sentence, said=_HAD.sub("", sentence.plain)) if "had " in sentence.plain else sentence


def meant(sentence: Sentence, ending: Sentence) -> frozenset[str]:
    """Return what of a sentence is over: an "order", a "limit", a "stop" (of a post: "work"), an "event", or "it".

    A post that opens again ends no order to shelter, an order that is lifted opens no airport.
    """
    if (said := _PRONOUN.match(ending.plain)) is None:
        noun = _NOUN.match(ending.plain)
        kinds = [kind for kind, word in noun.groupdict().items() if word] if noun else []
        return frozenset(sort for kind in kinds for sort in _SORTS[kind])
    if _ANEW.search(ending.plain):
        return _STOP_ALONE
    if doubtful(sentence.plain, ending.plain):
        return _EVENT_ALONE
    several = len(said["what"]) > len("that") or said["what"].lower() == "both"
    bound = _BINDS.search(sentence.plain) and not several
    return _ALL - _STOP_ALONE if bound else _ALL


def unsaid(sentence: Sentence, ending: Sentence | None) -> bool:
    """Whether advice to leave is taken back: flights and ways out that end or open again do not do that."""
    if ending is None:
        return False
    named = _PRONOUN.match(ending.plain) is None or _TAKEN_BACK.search(ending.plain)
    return bool(named) and "order" in meant(sentence, ending)


def ended_on(ending: Sentence, published_on: date | None) -> date | None:
    """Return the day an ending names, None where it names none."""
    return next((day.day for day in days(ending.plain, published_on)), None)


def long_ago(told_on: date | None, end: date | None, published_on: date | None) -> bool:
    """Whether what is over without a day began so long ago that its end, too, may be history."""
    return end is None and bool(told_on and published_on and told_on < published_on - _LONG)


def both(told: Span, ending: Sentence) -> Span:
    """Return what is told and its end as one span, where nothing but a space parts them; else the end alone."""
    if ending.start - told.end == 1:
        return Span(told.start, ending.end, f"{told.text} {ending.raw}")
    return ending.span
