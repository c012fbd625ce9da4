"""Where help is short, and for whom: in the whole country, a named part, or one named elsewhere; all, or a few."""

from __future__ import annotations

import re

from monitor.compare.notice import Setting
from monitor.compare.sentences import Sentence
from monitor.compare.whose.people import place_key
from monitor.compare.whose.whereabouts import at_head
from monitor.compare.wordings.governments import NATION, PUBLIC
from monitor.model import ANYWHERE, OF_FEW, SOME_PARTS, Notice
from monitor.terms.shortened import OF_PLACES, not_after

_PART = re.compile(
    r"\b(?:these|those|this|above|below|following|some|many|certain|most|remote|rural|border|coastal"
    r"|(?:north|south|east|west|central)[\w-]*)(?: [\w-]+){0,2}"
    r" (?:areas?|locations?|places|regions?|parts|provinces?|districts?|counties|departments|zones?|neighbou?rhoods?"
    r"|islands?)\b|\bt?here\b(?! (?:is|are|may|has|have)\b)|\boutside\b|\bat night\b",
    re.I,
)  # help that is short in a part of the country, named elsewhere

_OUT = r"(?:outside(?: of)?|away from|beyond(?= (?:the )?(?:city|capital|town|limits|(?-i:[A-Z]))))"
_WHERE = re.compile(
    rf"\b(?:(?:in|throughout|within|near|along|across|around) |(?={_OUT} ))(?P<where>[^;]{{2,240}}?)"
    rf"(?= due to\b| because\b| as (?:US|the)\b|,? which\b| while\b|{not_after(OF_PLACES)}\.|;|$)"
)
_OUTSIDE = re.compile(rf"(?:,? (?:and|or))? ?\b{_OUT} ", re.I)
_OUTSIDE_OF = re.compile(rf"^(?P<where>{_OUT} [^,;]{{3,80}}), ", re.I)
# Why it is short says nothing of where: "in Norland as staff may not travel outside the capital".
_WHY = re.compile(
    r",? (?:because|due to|owing to|given|as a result of|on account of|since (?!(?:[A-Z]\w+ )?(?:\d|then))"
    r"|as (?=(?:US|the|our|its|their|all|most|many|some|government|embassy|consular|official|personnel"
    r"|employees|staff|diplomats|travel|they|it|we|there) ))[^;]*"
)
# What is only for our own people, or happens to one who loses something, makes nobody's help short.
FOR_OURS = (
    rf"\b(?:limited|restricted) to {NATION} (?:nationals|citizens)\b"
    r"|\bif (?:you|they) (?:lose|lost|miss|forget|run out|ignore|break|violate|overstay|disregard"
    r"|(?:do not|don't|fail to) (?:have|hold|carry|register|follow|heed|obey|tell|inform)"
    r"|(?:travel|go|hike|trek|climb|sail|drive|dive|camp|swim)(?: there| out| to [^,;]{3,30})? (?:alone|by yourself"
    r"|on your own|independently|without|against|despite|contrary))\b"
)
_SOMEWHERE = re.compile(r"\b(?:in|throughout|within|across|outside|anywhere|there|near|along)\b")
_WHY_FIRST = re.compile(
    r"^(?:Because|As|Since|Due to|Owing to|Given)\b[^;]*?, (?=(?:the|US|our|we|it|this)\b)"
    r"|^[^;]*,? (?:and )?(?:so|therefore|thus|hence)(?= (?:the|US|our|we|it)\b)", re.I
)
# "In Testland, even within Pell": all of it is meant, and that town with it.
_EVEN = re.compile(r",? even (?:in(?:side)?|within|for those in) [^,;.]+")
_AND_IN = re.compile(r"(?:(?<=,)|(?<= and)|(?<= or))(?: in| throughout| within)(?= (?:the )?[A-Z])")
_BACK_IN = re.compile(r",? (?:and|or) in (?=(?:the )?(?:[\w-]+ parts? of )?(?:the )?[A-Z])")
_SHORTENED = re.compile(r" ?\([A-Z]{2,6}\)")  # "the Republic of Testland (ROT)" is the whole country


# A note may say that the page tells it no longer.
TAKEN_OUT = re.compile(r"\bremov(?:al|ed|es|ing)\b|\bdelet(?:ion|ed|es|ing)\b", re.I)

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
        r"\b(?:detainees|prisoners|inmates|(?:detained|arrested|imprisoned|jailed) (?:[\w.-]+ )?(?:travell?ers|people"
        rf"|{PUBLIC}))\b"
        r"|\b(?:who|you|they|if)(?: (?:is|are|have been|get|may be|were)|'re)? (?:detained|arrested|imprisoned|jailed"
        r"|held|in (?:prison|custody|detention))\b", re.I)),
    ("people who entered illegally", re.compile(
        r"\b(?:who|you|they|if)(?: (?:have|has))? (?:enter(?:ed)?|cross(?:ed)?)\b[^;.]{0,60}?\b(?:illegally|unlawfully"
        r"|without|irregularly|outside)\b", re.I)),
)  # fmt: skip
_DUAL = re.compile(
    r"(?:\b[\w.-]+[ -])?\bdual(?:[ -][\w.-]+)? (?:nationals?|citizens?|nationality|citizenship)\b"
    r"|\b[A-Z][\w.]+-[A-Z]\w+ (?:nationals|citizens)\b"
)
_ANYBODY = re.compile(
    rf"\b(?:{PUBLIC}|travell?ers|visitors|anyone|anybody|everyone|people)\b"
)
_IN = re.compile(rf"\b(?:(?:in|throughout|within|near|along|across|around) |(?={_OUT} ))")
_HELPED = re.compile(r"\b(?:help|assist\w*|services|support|reach|aid|protect\w*|visit)\b", re.I)
_REST = re.compile(
    r" (?:is|are|remains?|has|have|may|can|will)\b|,? which\b|[.;,]| due to\b| because\b| as (?:US|the)\b"
)


def short_of_help(sentence: Sentence, setting: Setting, end: int) -> Notice:
    """State that help is short: where, is said behind `end`, else behind the word for help."""
    if few := for_whom(sentence.plain):
        return Notice("assistance_limited", OF_FEW + few, "", sentence.span)
    plain = _EVEN.sub(lambda even: " " * len(even[0]), whyless(sentence.plain, end))
    where = _WHERE.search(plain, end) or _OUTSIDE_OF.search(plain)
    key, what = _place(where["where"], setting) if where else ("", "")
    if not what:
        key, what = _named(plain, end, setting)
    if not what and (head := at_head(plain[:end], setting.names)) != SOME_PARTS:
        key, what = _place(head, setting) if head else (key, what)
    key = key if what else ANYWHERE if partly(sentence, setting, end) else "country"
    return Notice("assistance_limited", key, what, sentence.span)


def whyless(plain: str, end: int) -> str:
    """Blank out for what reason help is short, before and behind the words for it, which end at `end`."""
    first = _WHY_FIRST.match(plain, 0, end)
    at = first.end() if first else 0
    why = _WHY.search(plain, end)
    to = why.start() if why else len(plain)
    if not _SOMEWHERE.search(plain, at, to):
        return plain  # where it is short, only the reason tells: "as travel to these areas is restricted"
    return " " * at + plain[at:to] + (" " * len(why[0]) + plain[why.end() :] if why else "")


def _place(said: str, setting: Setting) -> tuple[str, str]:
    """Name a place, as a key and in words; what is outside a place is not in it."""
    said = _SHORTENED.sub("", said)
    away = _OUTSIDE.search(said)
    if away and (back := _BACK_IN.search(said, away.end())):  # "outside Norport and in Pell": the second is inside
        said = f"{said[back.end() :]}, {said[: back.start()]}"
    inside, *beyond = _OUTSIDE.split(_AND_IN.sub("", said), maxsplit=1)
    key, what = place_key(inside, setting.names)
    for rest in beyond:
        out, named = place_key(rest, setting.names)
        what = ", ".join(filter(None, (what, f"outside {named}" if named else "")))
        key = f"{key} outside {out}".strip()
    return key, what


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
        key, what = _place(rest, setting)
        if what:
            return key, what
    return "", ""


def partly(sentence: Sentence, setting: Setting, end: int) -> bool:
    """Whether a sentence that names no place speaks of a part of the country: "these areas", or under its heading."""
    named = any(name and name.casefold() in sentence.plain.casefold() for name in setting.names)
    ground = _PART.search(whyless(sentence.plain, end)) or at_head(sentence.plain[:end], setting.names)
    return bool(ground) or bool(setting.area(sentence) and not named)
