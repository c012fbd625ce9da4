"""How a text leaves open when, or whether, a thing will go on again: told of the future, it is no news of today."""

from __future__ import annotations

import re

from monitor.terms.table import ways

# A standing rule, of any day on which its case occurs; whenever somebody needs help is no such case.
WHENEVER = (
    r"(?:whenever|each time|every time|any ?time (?:that )?(?=the|an?|it|we|there)|on any day (?:on|when)"
    # "call this number when the Embassy is closed": not "on Monday when it is closed"
    r"|(?:call|contact|dial|reach|phone|leave)\b(?:(?!day\b|\b(?:tomorrow|week)\b)[^;,.]){0,50}? when"
    r"(?= (?:the|our) (?:US |British )?(?:embassy|consulate|consular section) is (?:\w+ )?closed\b))\b"
    r"(?! (?:you|anyone|they|people|US citizens|possible|needed|necessary)\b)"
)
# What will be offered from spring on is no cut: it was not offered before.
LATER = (
    r"before (?:the (?:end|start|beginning) of (?:the )?(?:next )?(?:year|season|spring|summer|autumn|fall|winter"
    r"|20\d\d)"
    r"|the new year|(?:early |late |mid-?)?(?:(?:next )?(?:spring|summer|autumn|fall|winter)|next (?:month|year|season)"
    r"|later|20\d\d))\b"
)
_AGAIN = (
    r"(?:resum\w*|re-?open\w*|re-?start\w*|restor\w*|reinstat\w*|return\w*|again|start|begin|back|normal\w*|available)"
)
_WHEN = r"(?:when|whether|if|how soon|for|on|of|by when|by which)"
_DAY = r"(?:date|day|time|timetable|timeline|time ?frame|timing|schedule|moment)s?"
_OPEN = (
    rf"(?:no (?:\w+ )?(?:{_DAY}|word|forecast|estimate|plans?|decision|indication|prospect)\b"
    r"|(?:cannot|can not|can't|could not|(?:is|are|were) (?:unable|not able) to)(?: yet| now| at (?:this|the) \w+)*"
    r" (?:say|tell|predict|estimate|foresee|give|know|name)\b"
    r"|(?:do|does|did)(?: not|n't)(?: yet)? (?:know|foresee|expect)\b"
    r"|(?:not (?:yet |at all )*(?:known|clear|decided|certain|settled|possible to (?:say|tell))|unknown|unclear"
    r"|uncertain|undecided|too (?:early|soon) to (?:say|tell|know))\b"
    r"|remains? (?:open|to be seen|to be decided)\b)"
)
# Up to where the sentence goes on to what is settled: ", so the Embassy has suspended operations".
_REST = (
    r"(?:(?!,? (?:and|so|but|yet|while|although|therefore)(?: therefore| now)? (?:the|our|all|most|we have|US"
    r"|routine|visa|consular|passport|embassy|non-\w+|family|staff)\b)[^;.])*"
)
_LEAD = r"(?:,? (?:and|but|though|although|while|so|with|yet) )?(?:(?:there (?:is|was|has been)|it(?: is)?|we|they) )?"
UNSETTLED = ways(
    rf"{_LEAD}\b{_OPEN}[^;.]{{0,60}}?\b{_WHEN}\b[^;.]{{0,80}}?\b{_AGAIN}\b{_REST}"
    rf"|{_LEAD}\b(?:when|whether|how soon)\b[^;.,]{{0,80}}?\b{_AGAIN}\b[^;.]{{0,60}}? (?:is|was|are|has"
    rf"|remains?|stays?)(?: still| yet| as yet)*(?: not| to be| open| unknown| unclear| undecided| uncertain)\b{_REST}"
    rf"|{_LEAD}\b(?:the |an? |any )?{_DAY} (?:for|of|on which|when)\b[^;.]{{0,80}}?\b{_AGAIN}\b[^;.]{{0,60}}?"
    r" (?:(?:has|have|is|was)(?: still| yet)*(?: not| never| yet to| to)(?: yet)?(?: be| been)?"
    rf"|(?:will|is to) be) (?:set|fixed|decided|announced|known|named|given|published|communicated)\b{_REST}",
)  # fmt: skip
_WHY = r"after|because|following|when|as|due|amid|owing|indefinitely|until further|[\w-]+ reasons"
# Shut for some hours and open again that day: nothing had stopped.
FOR_HOURS = re.compile(
    r"\b(?:closed|shut)\b[^;.]{0,40}? for (?:(?:the|an?|part of the|some|a few|two|three|four|several) )"
    r"(?:rest of the )?(?:afternoon|morning|day|evening|hours?|night)\b"
    r"|\b(?:closed|shut)\b[^;.]{0,40}? for (?:lunch|prayers?)\b"
    # and for a drill, which is the reason, and not when something else happened
    rf"|\b(?:suspended|paused|halted|closed)\b(?:(?! (?:{_WHY}|and|but|while)\b)[^;.,]){{0,40}}?"
    rf" (?:during|for|because of) (?:an?|the|our) (?:\w+ )?drill\b(?![^;.]*? (?:{_WHY})\b)",
    re.I,
)


def settled(plain: str) -> str:
    """Return a sentence without what it leaves open."""
    return UNSETTLED.sub("", plain)
