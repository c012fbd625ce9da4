"""Where help is short, and for whom: in the whole country, a named part, or one named elsewhere; all, or a few."""

from __future__ import annotations

import re

from monitor.compare.notice import Setting
from monitor.compare.sentences import Sentence
from monitor.compare.whose.people import place_key
from monitor.model import ANYWHERE, OF_FEW, Notice

_PART = re.compile(
    r"\b(?:these|those|this|above|below|following|some|many|certain|most|remote|rural|border|coastal"
    r"|(?:north|south|east|west|central)[\w-]*)(?: [\w-]+){0,2}"
    r" (?:areas?|locations?|places|regions?|parts|provinces?|districts?|counties|departments|zones?|neighbou?rhoods?"
    r"|islands?)\b|\bt?here\b(?! (?:is|are|may|has|have)\b)|\boutside\b|\bat night\b",
    re.I,
)  # help that is short in a part of the country, named elsewhere

_WHERE = re.compile(
    r"\b(?:in|throughout|within|outside|near|along|across|around) (?P<where>[^;]{2,160}?)"
    r"(?= due to\b| because\b| as (?:US|the)\b|,? which\b| while\b|[.;]|$)"
)
_SHORTENED = re.compile(r" ?\([A-Z]{2,6}\)")  # "the Republic of Testland (ROT)" is the whole country


# For whom alone it is short. Who is only one sort of those it is short for is no few.
_ALL = re.compile(
    r"\b(?:including|especially|particularly|in particular|as well as|such as|whether|even|(?<!dual )(?:citizens"
    r"|nationals|travell?ers|Americans),? (?:and|or))\b[^;]*|\b(?:because|since|due to|as many|given)\b[^,;]*", re.I
)
_FEW = (
    ("detained dual nationals", re.compile(
        r"\b(?:detained|arrested|imprisoned|jailed) (?:[\w.-]+ ){0,2}?dual[ -]|\bdual\b[^;.]{0,60}?\b(?:detained"
        r"|arrested|imprisoned|jailed|prison|detention|custody)\b", re.I)),
    ("people who are detained", re.compile(
        r"\b(?:detainees|prisoners|inmates|(?:detained|arrested|imprisoned|jailed) (?:[\w.-]+ )?(?:citizens|nationals"
        r"|Americans|Canadians|Australians|travell?ers|people))\b"
        r"|\b(?:who|you|they|if)(?: (?:is|are|have been|get|may be|were)|'re)? (?:detained|arrested|imprisoned|jailed"
        r"|held|in (?:prison|custody|detention))\b", re.I)),
    ("people who entered illegally", re.compile(
        r"\b(?:who|you|they|if)(?: (?:have|has))? (?:enter(?:ed)?|cross(?:ed)?)\b[^;.]{0,60}?\b(?:illegally"
        r"|unlawfully"
        r"|without|irregularly|outside)\b", re.I)),
)  # fmt: skip
_DUAL = re.compile(
    r"(?:\b[\w.-]+[ -])?\bdual(?:[ -][\w.-]+)? (?:nationals?|citizens?|nationality|citizenship)\b"
    r"|\b[A-Z][\w.]+-[A-Z]\w+ (?:nationals|citizens)\b"
)
_ANYBODY = re.compile(
    r"\b(?:citizens|nationals|Americans|Britons|Canadians|Australians|travell?ers|visitors|anyone|anybody|everyone"
    r"|people)\b"
)
_IN = re.compile(r"\b(?:in|throughout|within|outside|near|along|across|around) ")
_HELPED = re.compile(r"\b(?:help|assist\w*|services|support|reach|aid|protect\w*|visit)\b", re.I)
_REST = re.compile(
    r" (?:is|are|remains?|has|have|may|can|will)\b|,? which\b|[.;,]| due to\b| because\b| as (?:US|the)\b"
)


def short_of_help(sentence: Sentence, setting: Setting, end: int) -> Notice:
    """State that help is short: where, is said behind `end`, else behind the word for help."""
    if few := for_whom(sentence.plain):
        return Notice("assistance_limited", OF_FEW + few, "", sentence.span)
    where = _WHERE.search(sentence.plain, end)
    key, what = place_key(_SHORTENED.sub("", where["where"]), setting.names) if where else ("", "")
    if not what:
        key, what = _named(sentence.plain, end, setting)
    key = key if what else ANYWHERE if partly(sentence, setting) else "country"
    return Notice("assistance_limited", key, what, sentence.span)


def for_whom(plain: str) -> str:
    """Name the few people for whom alone help is short, "" where it is short for all."""
    said = _ALL.sub(" ", plain)
    few = next((few for few, words in _FEW if words.search(said)), "")
    dual = not few and _DUAL.search(said) and not _ANYBODY.search(_DUAL.sub(" ", said))
    return "dual nationals" if dual else few


def _named(plain: str, end: int, setting: Setting) -> tuple[str, str]:
    """Name the place told between the word for help and `end` ("help for citizens in Pell is very limited")."""
    helped = _HELPED.search(plain)
    for place in _IN.finditer(plain, helped.end(), end) if helped else ():
        rest = _REST.split(plain[place.end() :])[0]
        key, what = place_key(rest, setting.names)
        if what:
            return key, what
    return "", ""


def partly(sentence: Sentence, setting: Setting) -> bool:
    """Whether a sentence that names no place speaks of a part of the country: "these areas", or under its heading."""
    named = any(name and name.casefold() in sentence.plain.casefold() for name in setting.names)
    return _PART.search(sentence.plain) is not None or bool(setting.area(sentence) and not named)
