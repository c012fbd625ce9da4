"""Tell a sentence that teaches what a departure status is from one that says that a post has it."""

from __future__ import annotations

import re

from monitor.compare.whose.posts import posts

STATUS = r"(?:(?:ordered|authori[sz]ed|voluntary|mandatory) departure|departure order)(?: status)?"
# What is taught of the status, of any post at any time, where no day makes it news.
_HABIT = re.compile(
    r"\b(?:normally|usually|typically|generally|as a rule|by (?:regulation|law|definition|statute)|in principle"
    r"|customarily)\b",
    re.I,
)
_TEACHES = re.compile(
    r"^(?:(?:the|an?|our|this|another|post's|its|your) )?(?:[\w'-]+ ){0,3}?(?:(?:hand|guide|note)book|check-?list"
    r"|webinar|town hall(?: meeting)?|briefing|guide|brochure|manual|course(?! of)|training|podcast|session|workshop"
    r"|seminar|FAQ|difference)s?\b",
    re.I,
)
# Of any post: "an ordered departure ends when ..."; and of a day to come: "once the departure order is lifted, ...".
_RULE = re.compile(
    rf"\b(?:regulations?|polic(?:y|ies)|rules|guidance|questions|FAQs?) (?:on|about|for|regarding) (?:ordered (?:and"
    rf"|or) authori[sz]ed|authori[sz]ed (?:and|or) ordered|{STATUS}\b)"
    r"(?![^;]*: [^;]*\b(?:ha(?:s|ve)|ordered|authori[sz]ed)\b)"
    rf"|(?:^|[:;,] )an? {STATUS} (?:ends?|lasts?|is (?:lifted|ended)|comes?|begins?|starts?|may|lets|allows|permits"
    r"|gives|means|requires|does not)\b"
    rf"|\b(?:lifting|end|ending|termination|start) of (?:(?:the|an?|any) )?{STATUS}\b[^;.]{{0,60}}? (?:will|would|is to"
    r"|may|might|could|depends)\b"
    rf"|^(?:once|until|when|as soon as|if) (?:(?:the|an?|its|this) )?{STATUS} (?:is|has been|ends)\b"
    # what it entails, wherever it comes
    rf"|^(?:the )?(?:implementation|initiation|declaration|approval|imposition|use) of (?:this|such an?|the|an?)"
    rf" (?:{STATUS}|status|measure) (?:\w+ly )?(?:mandates|requires|means|entails|allows|permits|compels|obliges)\b",
    re.I,
)
_ANY = re.compile(
    rf"^(?P<before>.*)\b(?:in|under|on|during|for|of|about|what) an? {STATUS}\b|^(?:under|on|in|during) {STATUS},", re.I
)
_PLACED = re.compile(
    r"\b(?:placed|put|moved|is|are|was|were|been|being|remains?|now|gone|went|entered|under|onto|into)"
    r"(?: \w+ly| now| also)? $"
)
_SOMEWHERE = re.compile(r"\b(?:leav|depart|return)\w*(?: (?:from|to))? (?:the )?(?:[A-Z]|country\b)")


def taught(plain: str) -> bool:
    """Whether it is told of any post at any time, if no day makes it news."""
    if _TEACHES.match(plain) or _RULE.search(plain) or (_HABIT.search(plain) and re.search(STATUS, plain, re.I)):
        return True
    said = _ANY.search(plain)
    if said is None or _SOMEWHERE.search(plain) or posts(plain):
        return False
    return said["before"] is None or not _PLACED.search(said["before"])
