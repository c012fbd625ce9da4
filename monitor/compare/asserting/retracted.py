"""Which sentences the next one of their block takes back: they told what others say, and "none of this is so"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from monitor.compare.sentences import Sentence

# What carries words that are nobody's of ours; a ministry's or an embassy's word is its own.
CARRIER = (
    r"(?:letters?|e-?mails?|(?:text |voice |audio )?messages?|voice ?notes?|recordings?|videos?|clips?|posts"
    r"|postings?"
    r"|calls?|callers?|leaflets?|flyers?|websites?|web ?pages?|chain mails?|memo(?:randum|s)?|screenshots?|tweets?)"
)
SAYS = (
    r"(?:say(?:s|ing)?|said|claim(?:s|ed|ing)?|tell(?:s|ing)?|told|states?|stated|stating|alleg(?:e|es|ed|ing)"
    r"|purport(?:s|ed|ing)?|assert(?:s|ed)?|insist(?:s|ed)?|pretend(?:s|ed)?|wrote|writes?|reads?)"
)
# "None of it is right", "It did not": takes back what was told before it.
_TAKES_BACK = re.compile(
    r"^(?:but |in fact,? |however, )?(?:none of (?:it|this|that|these)|neither (?:of (?:it|them) )?(?:is|was"
    r"|did|has)\b|nothing of (?:this|the (?:kind|sort))"
    r"|(?:it|they|this|that|he|she) (?:did|does|do|has|have|was|were|is|are) (?:not|n't)[.!]?$"
    r"|(?:it|they|this|that|these|those|all of (?:it|this|that)|both)(?: \w+){0,2}? (?:is|are|was|were) (?:all "
    r"|simply "
    r"|completely |entirely |plainly )?(?:not (?:true|so|right|correct|accurate|the case)|false|untrue|wrong"
    r"|incorrect"
    r"|forged|fabricat\w+|invented|nonsense|an? (?:hoax|fabrication|forgery|lie|mistake|error|invention))"
    rf"|the {CARRIER} (?:is|are|was|were) (?:false|forged|fake|not (?:ours|genuine|true|from)|an? "
    r"(?:hoax|fabrication|forgery))"
    r"|(?:the|these|those|such|all|both) (?:reports?|rumou?rs|stories|claims|articles) (?:is|are|was|were) (?:\w+ )?"
    r"(?:wrong|false|untrue|incorrect|inaccurate|baseless|unfounded|not (?:true|so|right|correct|accurate))"
    rf"|(?:the|this|that|such) {CARRIER} did not come from)",
    re.I,
)
# "That request has been withdrawn": what had been asked is asked no more.
_OVER = re.compile(
    r"^(?:that|this) (?:request|order|instruction|advice|call|warning|recommendation|message|notice)"
    r" (?:(?:has|have) (?:now |since )?been|was|is)(?: now| since)? (?:withdrawn|lifted|cancel+ed|rescinded"
    r"|revoked)\b"
    r"|^(?:that|this) no longer (?:applies|holds|stands)\b", re.I,
)
# "It has since been lifted", "both have reopened": what the sentence before told is over.
_UNDONE = re.compile(
    r"^(?:but |however,? |fortunately,? )?(?:(?:both|these|they|all of (?:them|these))"
    r"(?! (?:have been |were |are )?(?:now |since |also |all )?cancel)|it|that|this"
    r"|(?:that|this|those|these) (?:orders?|curfews?|measures?|restrictions?|state of emergency|bans?|closures?))"
    r"(?: (?:has|have|was|were|is|are)(?: now| since| also| all| both)*(?: been)?(?: now| since)?"
    r" (?:lifted|ended|rescinded|revoked|expired|re-?opened|called off|cancel+ed"
    r"|over(?=[.,;]| now\b|$)|open again)"
    r"| re-?opened| ended| expired)\b(?! (?:for|from|between|during|until|on (?:\w+days|weekends)|each|every|up"
    r"|briefly|temporarily|part(?:ly|ially)|in part)\b|[^;]*\bonly\b"
    r"|[^;]*\b(?:re-?imposed|closed again))",
    re.I,
)
_HAD = re.compile(r"\bhad (?:also |earlier |\w+ly )?(?:asked|told|urged|advised|ordered|requested|instructed"
    r"|called)\b")
_QUOTES = re.compile(rf"\b{SAYS}\b|\bannounc\w+|\breport(?:s|ed)?\b|\bspeculat\w+|[\"\u201c]|\baccording to\b", re.I)


def taken_back(found: Sequence[Sentence]) -> Iterator[int]:
    """Yield the numbers of sentences that the next one of their block takes back: they told what others said."""
    for number, sentence in enumerate(found):
        if number and _OVER.match(sentence.plain) and _HAD.search(found[number - 1].plain):
            yield number - 1
        if _TAKES_BACK.match(sentence.plain):
            before = number - 1
            while before >= 0 and found[before].line == sentence.line and _QUOTES.search(found[before].plain):
                yield before
                before -= 1


def undone(found: Sequence[Sentence]) -> frozenset[int]:
    """Return the numbers of sentences whose next one, of their block, says that it is over."""
    pairs = enumerate(pairwise(found))
    return frozenset(n for n, (one, after) in pairs if after.line == one.line and _UNDONE.match(after.plain))
