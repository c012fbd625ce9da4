"""Which sentences the next one of their block takes back: they told what others say, and "none of this is so"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.compare.colours.heard import CARRIER, SAYS
from monitor.compare.sentences import Sentence

_CARRIED = (
    rf"(?:{CARRIER}|texts?|cables?|stor(?:y|ies)|articles?|images?|pictures?|documents?|alerts?|notices?|rumou?rs?)"
)
# "None of it is right", "It did not": takes back what was told before it.
_TAKES_BACK = re.compile(
    r"^(?:but |in fact,? |however, )?(?:none of (?:it|this|that|these)|neither (?:of (?:it|them) )?(?:is|was"
    r"|did|has)\b|nothing of (?:this|the (?:kind|sort))"
    r"|(?:it|they|this|that|he|she) (?:did|does|do|has|have|was|were|is|are) (?:not|n't)[.!]?$"
    r"|(?:it|they|this|that|these|those|all of (?:it|this|that)|both)(?: \w+){0,2}? (?:is|are|was|were) (?:all |simply "
    r"|completely |entirely |plainly )?(?:not (?:true|so|right|correct|accurate|the case)|false|untrue|wrong|incorrect"
    r"|forged|fabricat\w+|invented|nonsense|an? (?:hoax|fabrication|forgery|lie|mistake|error|invention))"
    rf"|(?:the|this|that|such an?) (?:\w+ )?{_CARRIED} (?:is|are|was|were)(?: \w+ly)? (?:false|forged|fakes?"
    r"|hoaxes|forgeries|not (?:ours|genuine|authentic|real|true|from)|an? (?:\w+ )?(?:hoax|fabrication|forgery|fake|lie"
    r"|invention))\b"
    # what our office never sent, and what does not exist
    rf"|(?:we|the (?:US )?(?:embassy|consulate|mission|department)) (?:did not|didn't|never|has not|have not)(?: \w+)?"
    rf" (?:issued?|sen[dt]|wr[io]te|written|published?|post(?:ed)?|released?|made?)"
    rf" (?:it|them|this|that|(?:this|that|the|such an?) {_CARRIED})\b"
    r"|(?:but )?(?:no|there (?:is|was|has been|are|were) no) such (?:[\w-]+ ){0,2}?(?:orders?|instructions?|advice"
    r"|decisions?|messages?|alerts?|notices?|announcements?|plans?|departures?|evacuations?|closures?|suspensions?)\b"
    r"(?![^;.]* (?:since|for|in|at|from|of|on|until|before|after|regarding|concerning)\b)"
    r"|(?:the|these|those|such|all|both) (?:reports?|rumou?rs|stories|claims|articles) (?:is|are|was|were) (?:\w+ )?"
    r"(?:wrong|false|untrue|incorrect|inaccurate|baseless|unfounded|not (?:true|so|right|correct|accurate))"
    rf"|(?:the|this|that|such) {CARRIER} did not come from)",
    re.I,
)
_QUOTES = re.compile(
    rf"\b{SAYS}\b|\bannounc\w+|\breport(?:s|ed)?\b|\bspeculat\w+|[\"\u201c]|\baccording to\b|\bwhat (?:it|they)"
    rf" calls?\b"
    r"|\brumou?r|\bread that\b|\bwritten\b", re.I,
)
# What our own office told is not what somebody else's message, named after it, makes of it.
_OUR_WORD = re.compile(
    r"^(?:[^;:]{3,90}[,;] )?(?:and |but |so |while )?(?:the )?(?:US )?(?:Embassy|Consulate(?: General)?|Department"
    r"(?: of State)?|Mission|Ambassador|we)\b", re.I
)

# Whose words somebody else's message has: what the next sentence says of "it" is that message's.
_FORGED = re.compile(
    rf"\b(?:{_CARRIED})\b[^;:]{{0,60}}? (?:(?:was|were|is|are) (?:not (?:written|sent|issued|posted|made) by (?:us|the"
    rf" (?:US )?"
    rf"(?:Embassy|Consulate|Mission|Department))|(?:written|sent|issued|posted|made(?: up)?) by (?:some(?:body|one"
    rf"|\w+) else|others|fraudsters|criminals|swindlers)|(?:an? )?(?:forged|false|fakes?|forger(?:y|ies)|hoax(?:es)?))"
    rf"|(?:did|do|does) not come from (?:us|the (?:US )?(?:Embassy|Consulate|Mission|Department)))\b", re.I
)
_IT_SAYS = re.compile(
    rf"^(?!.*(?:;|, (?:and|but|while|so)) )(?:it|the (?:\w+ )?{_CARRIED}) (?:also |falsely |wrongly )*(?:{SAYS}"
    rf"|orders?|ordered|urge[sd]?|asks?|asked"
    rf"|instruct(?:s|ed)?)\b(?! us\b)", re.I
)


def taken_back(found: Sequence[Sentence]) -> Iterator[int]:
    """Yield the numbers of sentences that the next one of their block takes back: they told what others said."""
    for number, sentence in enumerate(found):
        before = number - 1
        told_of = number and found[before].line == sentence.line and _FORGED.search(found[before].plain)
        if told_of and _IT_SAYS.match(sentence.plain):
            yield number
        if _TAKES_BACK.match(sentence.plain):
            while before >= 0 and found[before].line == sentence.line and _QUOTES.search(found[before].plain):
                if before < number - 1 and _OUR_WORD.match(found[before].plain):
                    break
                yield before
                before -= 1
