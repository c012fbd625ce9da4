"""Put its subject before each entry of a list that goes on from it: "The Embassy has:", "- Suspended operations"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.compare.sentences import Sentence

_SUBJECT = re.compile(
    r"^(?P<who>(?:The|Our|All|An?|Some|US|Embassy|Consulate|Mission|Commercial|International) ?[^:;,]{0,80}?)"
    r" (?P<does>(?:has|have|is|are)(?: (?:also|now|therefore|temporarily|been))*):$"
)
# What has become of every entry: "these posts have been closed", before a colon.
_FATE = re.compile(
    r"^(?:The following|These)(?: (?:border crossings|borders|airports|posts|embassies|offices|facilities|services))?"
    r" (?P<fate>(?:is|are|has been|have been|remains?)(?: (?:now|also|temporarily|currently))?"
    r" (?:closed|suspended|cancell?ed|shut)(?: until further notice| at this time| today)?):$"
)
_DONE = re.compile(r"(?:[A-Z]\w+ed|Shut|Cut|Withdrawn|Put|Sent|Told|Open|Unable)\b")
_THING = re.compile(r"(?:The |All |US |Our )?(?:[\w'.-]+,? ){0,8}[\w'.-]+[.;]?$")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|will|may|must|should|avoid|follow|monitor|stay|keep|call|contact|be)\b", re.I
)
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
            subject, fate, left = begun, ended, _MANY
            continue
        if not left or not sentence.whole or len(sentence.plain) > _LONG:
            left = 0
            continue
        left -= 1
        said = sentence.plain.rstrip(".;, ")
        if subject and _DONE.match(said):
            whole[number] = f"{subject['who']} {subject['does']} {said[:1].lower()}{said[1:]}."
        elif fate and _THING.match(sentence.plain) and not _VERB.search(said):
            whole[number] = f"{said} {_of_one(fate['fate'])}."
    return whole


def _of_one(fate: str) -> str:
    """Return what has become of several things as it is said of one."""
    first, _, rest = fate.partition(" ")
    return f"{dict(_ONE).get(first, first)} {rest}"
