"""Cut from a sentence what a clause beside it tells of before: "the Consulate, which closed in May, has reopened"."""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.compare.sentences import Sentence
from monitor.compare.wordings.governments import NATION, PUBLIC
from monitor.terms.table import Row, pattern

_WORTH = re.compile(
    r"\b(?:which|where|whose|since|following|after|should|may|can|must|asked|advised|urged|encouraged|contact|call|visit"
    r"|handled|served|answered|referred|provided|offered|processed|available)\b"
)
_DAY = r"[A-Z]\w+ \d{1,2}, \d{4}"
_BESIDE = re.compile(
    rf", (?:which|where|whose)\b(?:{_DAY}|[^,;]){{3,140}},(?= )"
    r"|, (?:shut|closed|suspended) since\b[^,;]{3,60},"
    r"(?= (?:has|is)(?: now| today)? (?:taken up|re-?open|resum|open\b|back))"
)
# "Following the suspension announced in May", "after a closure of three weeks".
_SINCE = re.compile(
    r",? (?:following|after) (?:the|its|an?|this|that|last \w+) (?:[\w'-]+ ){0,3}?"
    r"(?:suspensions?|closures?|shutdowns?|pauses?|halts?|stoppages?)\b[^,;.]*"
)
# Whom to turn to instead, behind a state of ours: "The Embassy is closed, and ...".
TURN_ROWS: tuple[Row, ...] = (
    ("U.S. citizens should contact the Embassy in Norhaven.", r"<WHO>\b[^,;.]{0,60}? <TOLD>(?: instead)? <TURNS>\b"),
    ("For emergencies, please call the Embassy in Norhaven.", r"(?:(?:for|in) [^,;.]{3,60}?,? )?(?:please )?<TURNS>\b"),
    (
        "All services are now provided by the Embassy in Norhaven.",
        r"(?:all |other |these )?(?:services|appointments|applications|matters)\b[^,;.]{0,40}? (?:are|will be)"
        r"(?: now| being)? (?:provided|offered|handled|processed|available)(?: \w+)? (?:by|at|from)\b",
    ),
)
WORDS = {
    "WHO": (
        rf"(?:[a-z]+ )?(?:(?:{NATION} )?(?:citizens|nationals|travell?ers)|Americans|applicants|customers|anyone"
        r"|people|those|you|who|cases|emergencies|[ie]nquiries|requests)"
    ),
    "TOLD": r"(?:should|can|may|must|are (?:asked|advised|urged|encouraged) to|will be)",
    "TURNS": (
        r"(?:contact|call|e-?mail|turn to|go to|apply (?:to|at|with)|visit|seek|use|write to|reach"
        r"|(?:handled|served|answered|referred) (?:by|at|to))"
    ),
}
_TURN = pattern(TURN_ROWS, WORDS)
# What our own office does beside it is said: "contact your airline, and the Embassy has suspended operations".
_OF_OURS = (
    r",? (?:and|but|so|while|as|because) (?:(?:the|our|all) )*(?:US )?(?:Embassy|Consulate|Mission|Department|post)\b"
    r"[^;,]{0,40}? (?:has|have|is|are|will)\b"
)
_INSTEAD = re.compile(rf"(?:, ?(?:and|so|but)?|;| and) ?(?:{_TURN})(?:(?!{_OF_OURS})[^;])*", re.I)
_INSTEAD_FIRST = re.compile(
    rf"^(?:(?:in the meantime|meanwhile|until then),? )?(?:{_TURN})[^;,]*(?:;|, (?:and|as|because|since|while)) ", re.I
)
# "Went back to work seven years after it closed".
_LONG_AFTER = re.compile(
    r",? (?:(?:more than|almost|nearly|over|about) )?[\w-]+ (?:years|months|weeks|days) after (?:it|they|we|the \w+)"
    r" (?:had )?(?:closed|shut|suspended|stopped|ceased|halted|paused)\b[^,;]*", re.I
)
_STATE = re.compile(
    r"suspen|\bclos|\bshut|halt|\bstop|paus|\bopen|re-?open|resum|restor|restart|\bback\b|\bagain\b|reduc|normal"
)

# "Who is worried may go, and all others must": the rest of the public is told as much as if it were named.
_REST = re.compile(
    r"^(?P<first>[^;]{10,300}?)(?:,? (?:and|but|while|whereas)|;(?: and| but)?|,) (?:(?:all|any|the|of the) )*"
    r"(?:others|rest|remaining (?:US )?(?:citizens|nationals|travell?ers)|every(?:one|body) else|any(?:one|body) else)"
    r"(?P<said>,? (?:should|must|need to|are|is|have to)\b[^;]*)", re.I
)
# Households of the public, of whom the sentence says no more than that they have children with them.
_HOUSEHOLDS = re.compile(
    r"(?P<lead>^|[,;:] |\b(?:and|all|urges?|advises?|that|to) )(?:all )?(?:(?:women|mothers|the elderly)(?:,? and|,)"
    r"|(?:famil(?:y|ies)|parents|women|mothers|couples|households) (?:(?:who are )?(?:travell?ing )?with"
    r"|who have|that have))(?: (?:small|young|minor|little|school-age))? (?:children|infants|babies|kids)"
    r"(?= (?:in [A-Z][^,;]{2,30} )?(?:(?:should|must|need to|to"
    r"|are (?:\w+ly )?(?:urged|advised|encouraged|recommended) to) (?:\w+ly )?(?:consider )?"
    r"(?:leav|depart|get out|go home|return home))|.{3,30} not (?:to )?(?:stay|remain)\b)", re.I
)
_ELSE = re.compile(r"\b(?:others|rest|remaining|else)\b")
# Who else may stay is told so by the country's own rules, and not by us.
_PUBLIC = re.compile(rf"\b(?:{PUBLIC}|you|those|anyone|travell?ers)\b", re.I)
_HOSTS = re.compile(
    r"\b(?:governments?|authorities|ministry|police|army|announced|decree\w*|permits?|residents? (?:of|from)|refugees"
    r"|migrants|(?!Americans|Canadians|Australians)[A-Z][a-z]+(?:ans|is|ese)|nationals of|citizens of)\b"
)
_SMALL = re.compile(r"hildren|infants|babies|kids")
_STAFFED = re.compile(
    r"\b(?:staff|personnel|employees?|officials?|diplomats?|eligible|depend[ae]nts?|order(?:ed|s)?|authori[sz]\w+"
    r"|school|schools|refugees?|migrants?|displaced)\b", re.I
)
_OURS = re.compile(r"staff|personnel|employee|official|diplomat|famil|dependent|dependant|embassy", re.I)


def rest(sentence: Sentence) -> Sentence | None:
    """Return what a sentence tells "all others", where the others are the public, as a sentence about citizens."""
    found = _REST.match(sentence.plain) if _ELSE.search(sentence.low) else None
    if found is None or _OURS.search(first := found["first"]):
        return None
    if _PUBLIC.search(first) is None or _HOSTS.search(first):
        return None
    return replace(sentence, said=f"All US citizens{found['said']}")


def households(sentence: Sentence) -> Sentence:
    """Return a sentence with "citizens" for households of the public; those of own staff are left to other readers."""
    plain = sentence.plain
    if not _SMALL.search(plain) or _STAFFED.search(plain):
        return sentence
    said = _HOUSEHOLDS.sub(lambda m: f"{m['lead']}{'US' if m['lead'] else 'All US'} citizens", plain)
    return replace(sentence, said=said) if said != plain else sentence


def main(sentence: Sentence) -> Sentence:
    """Return a sentence without such a clause, where what is left of it tells a state of its own."""
    if not _WORTH.search(sentence.low):
        return sentence
    plain = sentence.plain
    for beside in (_BESIDE, _SINCE, _LONG_AFTER, _INSTEAD, _INSTEAD_FIRST):
        found = beside.search(plain)
        if found and (beside not in (_BESIDE, _SINCE) or _STATE.search(found[0])):
            left = plain[: found.start()] + plain[found.end() :]
            plain = left if _STATE.search(left) else plain
    return replace(sentence, said=plain) if plain != sentence.plain else sentence
