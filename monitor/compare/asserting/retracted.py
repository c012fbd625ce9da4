"""Which sentences the next one of their block takes back: they told what others say, and "none of this is so"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.compare.colours.heard import CARRIER, SAYS
from monitor.compare.sentences import Sentence

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
_QUOTES = re.compile(rf"\b{SAYS}\b|\bannounc\w+|\breport(?:s|ed)?\b|\bspeculat\w+|[\"\u201c]|\baccording to\b", re.I)


def taken_back(found: Sequence[Sentence]) -> Iterator[int]:
    """Yield the numbers of sentences that the next one of their block takes back: they told what others said."""
    for number, sentence in enumerate(found):
        if _TAKES_BACK.match(sentence.plain):
            before = number - 1
            while before >= 0 and found[before].line == sentence.line and _QUOTES.search(found[before].plain):
                yield before
                before -= 1
