"""Which sentences tell of what the next one says is over: "It has since been lifted", "that order is withdrawn"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from monitor.compare.dates import days
from monitor.compare.sentences import Sentence
from monitor.model import Span

_LONG = timedelta(days=60)
_ENDS = (
    r"(?: (?:has|have|was|were|is|are)(?: now| since| also| all| both)*(?: been)?(?: now| since| also)?"
    r" (?:lifted|ended|rescinded|revoked|withdrawn|removed|expired|re-?opened|resumed|called off|cancel+ed"
    r"|over(?=[.,;]| now\b|$)|open again|no longer (?:in (?:effect|force|place)|needed|necessary|required|valid))"
    r"| re-?opened| ended| expired| resumed| no longer (?:appl(?:y|ies)|holds?|stands?))\b"
)
# For a while, or not everywhere: the rest of it stands.
_PARTLY = (
    r"(?! (?:for|from|between|during|until|on (?:\w+days|weekends)|each|every|up|briefly|temporarily|part(?:ly|ially)"
    r"|in (?:part|parts|some|most|other|several|many)|elsewhere|with (?:limits|restrictions)|limited"
    r"|some|partial|certain|emergency|reduced|a (?:few|limited))\b"
    r"|[^;]*\b(?:only|except|but not)\b|[^;]*\b(?:re-?imposed|closed again))"
)
_LEAD = (
    r"^(?:(?:but|and|however|fortunately|as of (?:today|now|this \w+)|today|effective immediately)?,? ?)?"
    r"(?:on [A-Z]\w+ \d{1,2}(?:, \d{4})?, )?"
)
_PRONOUN = re.compile(
    rf"{_LEAD}(?:it|that|this|they|both|these|all of (?:them|these))"
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
    rf"|{_LEAD}(?P<again>(?:(?:normal|regular|routine|consular|embassy|full|all) )*(?:operations|services|work))"
    r"(?: (?:has|have|were|are)(?: now| since| been)*)? (?:resumed|restarted|restored)\b" + _PARTLY,
    re.I,
)
# What the sentence before must tell of for a noun to mean it.
_FITS = {
    "order": re.compile(
        r"\b(?:order|instruct|direct|told|tell|ask|advis|urg|recommend|request|requir|shelter|must)", re.I
    ),
    "limit": re.compile(
        r"\b(?:restrict|limit|prohibit|barred|banned|bans?\b|forbid|forbad|off[- ]limits|may not|must not|cannot"
        r"|not (?:permitted|allowed))", re.I
    ),
    "stop": re.compile(r"\b(?:suspend|clos|halt|interrupt|paus|stopp|shut)", re.I),
    "again": re.compile(r"\b(?:suspend|halt|interrupt|paus|stopp|cease)", re.I),
    "any": re.compile(r""),
    "named": re.compile(r"\bcurfew|\bemergency\b", re.I),
}  # fmt: skip
# What else can be lifted and end: beside it a pronoun may mean either.
ELSE = re.compile(
    r"\b(?:curfews?|state of emergency|lockdown|strikes?|bans?|warnings?|storms?|attacks?|fighting|sirens?|closures?"
    r"|blockade|protests?|demonstrations?|quarantine|alarm)\b", re.I
)
_HAD = re.compile(
    r"\bhad (?=(?:also |earlier |\w+ly )?(?:asked|told|urged|advised|ordered|requested|instructed|directed|suspended"
    r"|closed|barred|restricted)\b)"
)
_ANEW = re.compile(r"re-?opened|resumed|open again", re.I)


def endings(found: Sequence[Sentence]) -> dict[int, Sentence]:
    """Return, by the place where it begins, each sentence that the next one of its block ends, with that next one."""
    return {one.start: after for one, after in pairwise(found) if after.line == one.line and _ends(one, after.plain)}


def _ends(one: Sentence, after: str) -> bool:
    if _PRONOUN.match(after):
        return True
    noun = _NOUN.match(after)
    return noun is not None and all(_FITS[kind].search(one.plain) for kind, word in noun.groupdict().items() if word)


def of_it(said: str) -> re.Match[str] | None:
    """Match a sentence that says of "it", whatever was told before it, that it is over."""
    return _PRONOUN.match(said)


def as_told(sentence: Sentence) -> Sentence:
    """Return a sentence that is over as it was told when it was not: "had told" is told."""
    return replace(sentence, said=_HAD.sub("", sentence.plain)) if "had " in sentence.plain else sentence


def plainly(sentence: Sentence, ending: Sentence) -> bool:
    """Whether an ending can mean nothing but the order, the limit or the stop that its sentence tells of."""
    if _PRONOUN.match(ending.plain) is None:
        noun = _NOUN.match(ending.plain)
        return noun is not None and not noun["named"]
    if _ANEW.search(ending.plain):
        return _FITS["stop"].search(sentence.plain) is not None
    return ELSE.search(sentence.plain) is None


def ended_on(ending: Sentence, published_on: date | None) -> date | None:
    """Return the day an ending names, None where it names none."""
    return next((day.day for day in days(ending.plain, published_on)), None)


def long_ago(told_on: date | None, end: date | None, published_on: date | None) -> bool:
    """Whether what is over without a day began so long ago that its end, too, may be history."""
    return end is None and bool(told_on and published_on and told_on < published_on - _LONG)


def both(sentence: Sentence, ending: Sentence) -> Span:
    """Return what is told and its end as one span, where nothing but a space parts them; else the end alone."""
    if ending.start - sentence.end == 1:
        return Span(sentence.start, ending.end, f"{sentence.raw} {ending.raw}")
    return ending.span
