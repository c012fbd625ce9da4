"""Rules that a text itself calls old, or only repeats: they are no news, however they are worded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from monitor.compare.sentences import Sentence
from monitor.compare.whose.people import STAFF
from monitor.model import HOLDS, Notice
from monitor.terms.table import ways

_RULE = r"(?:rules?|restrictions?|limits?|bans?|practice|policy|policies|instructions?|guidance|advice|arrangements?)"
_FOR_LONG = (
    r"for (?:(?:over|more than|nearly|almost|at least|about) )?(?:a decade|decades|(?:some|many|several|a number of"
    r"|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:years|decades)|(?:some|a long) time|years)\b"
)
_PLACE = r"(?:mission|embassy|consulate|post|office|building)"
_OLD = (
    rf"as old as (?:the|our|this) {_PLACE}\b|as (?:we|they|it|this|that|these|those)? ?(?:has|have|had)"
    rf"(?: always| long| been| done| the case)* since (?:the|our) {_PLACE} (?:was|were|opened|re-?opened|began|moved)\b"
    r"|^as (?:has (?:long |always )?been|was|is) (?:the case|so|true) (?:since|for|in (?:earlier|past|previous"
    r"|former))\b(?! (?:yesterday|today|this|last|[a-z]+day\b|(?:a|two|three|several|some) (?:days?|weeks?)))"
    rf"|\b(?:have|has) been (?:so|the case|in (?:force|place|effect)) since (?:the|our) {_PLACE}\b"
    rf"|\b{_RULE} (?:that|which)? ?(?:date|go|goes|dates) (?:from|back)\b|\b(?:we|it|they) never (?:could|were"
    rf"|was|did|had)\b|\bnothing (?:changes|is changed|has changed|is new|will change)\b(?! more)"
    rf"|\b(?:a|the|an old|our oldest) {_RULE} (?:that )?(?:every|each|all) (?:\w+ )?(?:\w+ )?(?:signs?|knows?"
    rf"|learns?)\b|(?<!addition to )(?<!top of )(?<!beyond )(?<!besides )(?<!than )\b(?:our|its|the|these|those"
    rf"|their) (?:long-?standing|standing|permanent|usual|customary) {_RULE}\b"
    # "a rule in place for some years", "which is the usual rule"
    rf"|\b{_RULE} (?:that (?:has|have) (?:long )?been |which (?:has|have) (?:long )?been )?in (?:place|force|effect)"
    rf" (?:{_FOR_LONG})"
    rf"|\b(?:this|that|it|which|these|those|they) (?:is|are|has always been|have always been|has long been|have long"
    rf" been) (?:simply |only |still )?(?:the|our|an?) (?:long-?standing|standing|permanent|usual|customary|normal|old"
    rf"|regular) {_RULE}\b"
    rf"|\bremind\w*\b[^;:]{{0,40}}? (?:of|about) (?:the|our|an?) (?:long-?standing|standing|permanent|usual) {_RULE}"
    r"|\bas in (?:all )?(?:the )?(?:past|previous|earlier|former) years\b"
    r"|\b(?:there is )?nothing new (?:about|in) (?:it|this|that|them|these)\b"
    rf"|\b(?:this|that|it|these|they) (?:is|are) (?:not (?:an? )?new|nothing new)(?: {_RULE})?(?=[.,;]|$)"
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
# A sentence of its own that calls what stands before it old; "the rules below are not new" speaks of what follows.
_LIMIT = r"(?:rules?|restrictions?|limits?|limitations?|bans?|practice|instructions?|arrangements?|requirements?)"
_CALLED_OLD = re.compile(
    rf"^(?:(?:and|but|again),? )?(?:(?:(?:this|that|these|those|the|our|all (?:of )?(?:these|those|this))(?: \w+)?"
    rf" (?:{_LIMIT}|positions?|situation|lists?)|this|that|it|these|they|all (?:of )?(?:this|these))"
    rf" (?:(?:has|have) (?:not|never) (?:been )?(?:changed|altered|amended) (?:since (?:then|(?:19|20)\d\d|\w+ (?:19"
    rf"|20)\d\d)|{_FOR_LONG})"
    rf"|(?:has|have) been (?:so|like this|this way|the case|the (?:\w+ )?{_LIMIT}|our (?:\w+ )?{_LIMIT}|in (?:place"
    rf"|force|effect)|so \w+ed) (?:{_FOR_LONG}|since (?:(?:19|20)\d\d|\w+ (?:19|20)\d\d)))"
    rf"|(?:(?:this|that|these|those|the|our|all (?:of )?(?:these|those|this))(?: \w+)? {_LIMIT}|this|that|it|these"
    rf"|they) (?:(?:is|are) (?:not new|nothing new|unchanged|the same as (?:before|ever|last year))|stands? unchanged"
    rf"|remains? (?:unchanged|the same|as (?:it was|they were|before)))(?=[.,;]|$))", re.I
)
_FOLLOWS = re.compile(rf"^(?:the (?:following|\w+ below)|(?:the|these|our) (?:\w+ )?(?:{_LIMIT}|list))\b", re.I)
_ANEW = re.compile(
    r"\b(?:now|today|tonight|tomorrow|yesterday|as of|effective|starting|new(?:ly)?|tighten\w*|no longer|in addition"
    r"|additional(?:ly)?|further|temporar\w+|because of|due to|in response|this (?:week|month|morning|afternoon"
    r"|evening)|(?:after|following) (?!dark|sunset|sundown|nightfall|hours|midnight|\d)(?:the|an?|last|this|\w+'s|\w+"
    r" attacks?)\b)\b",
    re.I,
)
# Of the other rules for them some go on: one that is lifted is not the last.
_LIMITS = r"(?:[\w-]+ ){0,3}?(?:restrictions?|limits?|limitations?|rules|curfew|bans?)\b"
_BOUND_STILL = re.compile(
    rf"\b(?:{STAFF}|staff|employees|personnel|they)\b[^;.]{{0,40}}? (?:(?:remain|continue to be|are still)"
    rf" (?:subject to|bound by|under|held to)|must still (?:follow|observe|obey|keep to)) {_LIMITS}"
    r"|\b(?:other|remaining|usual|normal|existing|previous|earlier) (?:[\w-]+ )?(?:restrictions|limits|limitations"
    r"|rules|bans)\b[^;.]{0,60}? (?:remain|continue|still apply|stay|(?:are|is) (?:still|unchanged))\b", re.I,
)
# What is so from now on, behind an old rule, is a rule of its own.
_NOW = re.compile(r"\b(?:now|today|tonight|as of|effective)\b", re.I)
_NOW_JOINT = re.compile(rf"{_JOINT.pattern}|(?<=,) (?=and (?:they|we|the|our|all|staff|personnel|employees)\b)")
_BACK = re.compile(r"(?:but |and |yet )?(?:this|that|it|these|those|they|which|there is nothing) ", re.I)
_LASTS = re.compile(r"remain|continue|still|stay|unchanged")
TOPICS = frozenset((
    "staff_movement_restricted", "family_presence_restricted", "assistance_limited", "detention_or_exit_ban",
))  # fmt: skip


def news(sentence: Sentence, published_on: date | None) -> Sentence | None:
    """Return a sentence as far as it does not call its rule an old one; None where nothing is left."""
    plain = sentence.plain
    if not _old(plain, published_on):
        return sentence
    parts = (_NOW_JOINT if _NOW.search(plain) else _JOINT).split(plain)
    gone = {number for number, part in enumerate(parts) if _old(part, published_on)}
    gone |= {number - 1 for number in gone if _BACK.match(parts[number])}  # "...; this is the usual rule"
    left = " ".join(part for number, part in enumerate(parts) if number not in gone).strip(" ,;")
    return replace(sentence, said=left) if left else None


def called_old(found: Sequence[Sentence]) -> frozenset[int]:
    """Return where those sentences begin that one beside them calls old: "This has been our rule since 2015."

    It speaks of what stands before it in its block; at the head of a block of what follows, or of the block before. A
    sentence that says that its rule is new, or of these days, stays.
    """
    lines: dict[int, list[Sentence]] = {}
    for sentence in found:
        lines.setdefault(sentence.line, []).append(sentence)
    old: set[int] = set()
    before: list[Sentence] = []
    for block in lines.values():
        for number, sentence in enumerate(block):
            if _CALLED_OLD.match(sentence.plain):
                told = block[:number] or (block[1:] if _FOLLOWS.match(sentence.plain) and len(block) > 1 else before)
                old |= {one.start for one in told if not _ANEW.search(one.plain)}
        before = block
    return frozenset(old)


def held(sentence: Sentence) -> Iterator[Notice]:
    """Yield that rules for own people go on, where a sentence says so of those that it does not name."""
    if _LASTS.search(sentence.low) and _BOUND_STILL.search(sentence.plain):
        yield Notice("staff_movement_restricted", HOLDS, "", sentence.span)


def _old(plain: str, published_on: date | None) -> bool:
    since = _SINCE.search(plain)
    year = int(since["year"] or since["from"]) if since else 0
    return bool(_REPEATED.search(plain)) or bool(year and published_on and year < published_on.year - 1)
