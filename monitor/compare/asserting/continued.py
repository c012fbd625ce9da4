"""Put its subject before each entry of a list that goes on from it: "The Embassy has:", "- Suspended operations"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from monitor.compare.sentences import Sentence

_SUBJECT = re.compile(
    r"^(?P<who>(?:The|Our|All|An?|Some|US|Embassy|Consulate|Mission|Commercial|International) ?[^:;,]{0,80}?)"
    r" (?P<does>(?:has|have|is|are)(?: (?:also|now|therefore|temporarily|been))*):$"
)
# With these it is more than a name: "the Embassy may have:", "some think the Embassy has:", "the options are:".
_NO_NAME = re.compile(
    r"\b(?:that|which|who\w*|when|if|where|how|why|what|not|never|no|nor|may|might|could|would|will|can|should|must|shall"
    r"|is|are|was|were|has|have|had|says?|said|believes?|thinks?|fears?|claims?|hopes?|report\w*|rumou?rs?|options?|types?"
    r"|kinds?|terms?|forms?|examples?|measures|steps|exercises?|drills?|reasons?|scenarios?)\b"
)
# What has become of every entry: "these posts have been closed", before a colon. Of ways, the list itself is read.
_FATE = re.compile(
    r"^(?:The following|These)(?: (?:\w+ )?(?:posts|embassies|offices|facilities|services))?"
    r" (?P<fate>(?:is|are|has been|have been|remains?)(?: (?:now|also|temporarily|currently))?"
    r" (?:closed|suspended|cancell?ed|shut)(?: until further notice| at this time| today)?):$"
)
_DONE = re.compile(r"(?:[A-Z]\w+ed|Shut|Cut|Withdrawn|Put|Sent|Told|Open|Unable)\b")
_THING = re.compile(
    r"(?=.*\b(?:embass|consul|border|air(?:port|space)|road|route|bridge|ports?\b|cross|section|cent(?:er|re)|office"
    r"|annex|service|interview|appointment|flight|school|operation|mission|librar))"
    r"(?:The |All |US |Our )?(?:[\w'.-]+,? ){0,8}[\w'.-]+[.;]?$", re.I
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|will|may|must|should|avoid|follow|monitor|stay|keep|call|contact|be|not|no|remains?"
    r"|continues?|resumes?|re-?opens?|offers?|provides?|works?|operates?|open|(?!United\b)\w+ed)\b", re.I
)
# How a post is reached, and the headings under which that stands.
_REACHED = re.compile(r"\+\d|\d{3}|@|\bwww\.|https?:", re.I)
_NEXT = re.compile(r"^\W*(?:Assistance|Contacts?|For |Location|Address|Actions? to)|:$", re.I)
_POST = re.compile(r"embassy|consulate|mission|commission", re.I)
_BELOW = 3  # lines below a post that may be its telephone
_LONG, _MANY = 160, 10  # characters of one entry, and entries that are looked at
_ONE = (("are", "is"), ("have", "has"), ("remain", "remains"))


def continued(found: Sequence[Sentence]) -> dict[int, str]:
    """Return, by its number, each entry that is half a sentence, as a whole one."""
    whole: dict[int, str] = {}
    subject = fate = None
    left = 0
    for number, sentence in enumerate(found):
        begun, ended = _SUBJECT.match(sentence.plain), _FATE.match(sentence.plain)
        if begun or ended:
            subject = begun if begun and not _NO_NAME.search(begun["who"]) else None
            fate, left = ended, _MANY
            continue
        if not left or not sentence.whole or _ends(sentence.plain):
            left = 0
            continue
        left -= 1
        said = sentence.plain.rstrip(".;, ")
        if subject and _DONE.match(said):
            whole[number] = f"{subject['who']} {subject['does']} {said[:1].lower()}{said[1:]}."
        elif fate and _THING.match(sentence.plain) and not _VERB.search(said) and not _reached(found, number):
            whole[number] = f"{said} {_of_one(fate['fate'])}."
    return whole


def _ends(plain: str) -> bool:
    """Whether a line is no entry of the list above it, and ends it."""
    return len(plain) > _LONG or bool(_REACHED.search(plain) or _NEXT.search(plain))


def _reached(found: Sequence[Sentence], number: int) -> bool:
    """Whether an entry is a post above its own telephone and address."""
    below = takewhile(lambda plain: not _NEXT.search(plain), (s.plain for s in found[number + 1 : number + 1 + _BELOW]))
    return bool(_POST.search(found[number].plain)) and any(map(_REACHED.search, below))


def _of_one(fate: str) -> str:
    """Return what has become of several things as it is said of one."""
    first, _, rest = fate.partition(" ")
    return f"{dict(_ONE).get(first, first)} {rest}"
