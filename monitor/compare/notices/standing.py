"""Rules that a text itself calls old, or only repeats: they are no news, however they are worded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from monitor.compare.sentences import Sentence
from monitor.compare.whose.people import STAFF
from monitor.model import HOLDS, Notice
from monitor.terms.table import ways

_RULE = r"(?:rules?|restrictions?|limits?|bans?|practice|policy|policies|instructions?|guidance|advice|arrangements?)"
_PLACE = r"(?:mission|embassy|consulate|post|office|building)"
_OLD = (
    rf"as old as (?:the|our|this) {_PLACE}\b|as (?:we|they|it|this|that|these|those)? ?(?:has|have|had)"
    rf"(?: always| long| been| done| the case)* since (?:the|our) {_PLACE} (?:was|were|opened|re-?opened|began|moved)\b"
    r"|^as (?:has (?:long |always )?been|was|is) (?:the case|so|true) (?:since|for|in (?:earlier|past|previous"
    r"|former))\b"
    r"(?! (?:yesterday|today|this|last|[a-z]+day\b|(?:a|two|three|several|some) (?:days?|weeks?)))"
    rf"|\b(?:have|has) been (?:so|the case|in (?:force|place|effect)) since (?:the|our) {_PLACE}\b"
    rf"|\b{_RULE} (?:that|which)? ?(?:date|go|goes|dates) (?:from|back)\b|\b(?:we|it|they) never (?:could|were"
    rf"|was|did|had)\b"
    rf"|\bnothing (?:changes|is changed|has changed|is new|will change)\b(?! more)"
    rf"|\b(?:a|the|an old|our oldest) {_RULE} (?:that )?(?:every|each|all) (?:\w+ )?(?:\w+ )?(?:signs?|knows?"
    rf"|learns?)\b"
    rf"|(?<!addition to )(?<!top of )(?<!beyond )(?<!besides )(?<!than )\b(?:our|its|the|these|those"
    rf"|their) (?:long-?standing|standing|permanent|usual|customary) {_RULE}\b"
    rf"|\bsubject to (?:the |our )?(?:normal|usual|regular|standard) (?:[\w-]+ ){{0,4}}?{_RULE}\b"
)
_SINCE = re.compile(
    r"\bas (?:(?:it|this|that|they|we) )?(?:has|have)(?: always| long)?(?: been(?: so| the case| the rule)?)? since"
    r" (?:(?:the )?(?:early|late|mid|end of|beginning of)[- ]?)?(?:[A-Z]\w+ )?(?P<year>(?:19|20)\d\d)\b"
    rf"|\b{_RULE} (?:that |which )?(?:date[sd]?|go(?:es)?|has been|have been)(?: \w+)*? (?:from|back to|since|of)"
    r" (?:[A-Z]\w+ )?(?P<from>(?:19|20)\d\d)\b"
)
# What was told before is said again: of a rule no news, though an order that is repeated still holds.
_AGAIN = (
    rf"^as (?:we|the {_PLACE}) (?:have|has)(?: \w+ly)? (?:told|said|reported|explained|noted|written)\b[^;,]{{0,60}}?"
    r"\b(?:each|every|all|since|before|earlier|for years|many times|repeatedly)\b[^;,]{0,30},"
    r"|\b(?:(?:restate|reiterate|repeat)[sd]?|repeated|recalls?)\b[^;,.]{0,30}? (?:that\b|(?:our|its|the) )"
)
_REPEATED = ways(rf"{_OLD}|{_AGAIN}")
_JOINT = re.compile(r"(?<=;) |(?<=, )(?=(?:but|yet|whereas|while) )|(?<=,) (?=(?:but|yet|whereas|while) )")
# Of the other rules for them some go on: one that is lifted is not the last.
_LIMITS = r"(?:[\w-]+ ){0,3}?(?:restrictions?|limits?|limitations?|rules|curfew|bans?)\b"
_BOUND_STILL = re.compile(
    rf"\b(?:{STAFF}|staff|employees|personnel|they)\b[^;.]{{0,40}}? (?:(?:remain|continue to be|are still)"
    rf" (?:subject to|bound by|under|held to)|must still (?:follow|observe|obey|keep to)) {_LIMITS}"
    r"|\b(?:other|remaining|usual|normal|existing|previous|earlier) (?:[\w-]+ )?(?:restrictions|limits|limitations"
    r"|rules|bans)\b[^;.]{0,60}? (?:remain|continue|still apply|stay|(?:are|is) (?:still|unchanged))\b", re.I,
)
_LASTS = re.compile(r"remain|continue|still|stay|unchanged")
TOPICS = frozenset((
    "staff_movement_restricted", "family_presence_restricted", "assistance_limited", "detention_or_exit_ban",
))  # fmt: skip


def news(sentence: Sentence, published_on: date | None) -> Sentence | None:
    """Return a sentence as far as it does not call its rule an old one; None where nothing is left."""
    plain = sentence.plain
    if not _old(plain, published_on):
        return sentence
    left = " ".join(part for part in _JOINT.split(plain) if not _old(part, published_on)).strip(" ,;")
    return replace(sentence, said=left) if left else None


def held(sentence: Sentence) -> Iterator[Notice]:
    """Yield that rules for own people go on, where a sentence says so of those that it does not name."""
    if _LASTS.search(sentence.low) and _BOUND_STILL.search(sentence.plain):
        yield Notice("staff_movement_restricted", HOLDS, "", sentence.span)


def _old(plain: str, published_on: date | None) -> bool:
    since = _SINCE.search(plain)
    year = int(since["year"] or since["from"]) if since else 0
    return bool(_REPEATED.search(plain)) or bool(year and published_on and year < published_on.year - 1)
