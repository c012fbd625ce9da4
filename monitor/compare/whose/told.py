"""What a post only tells of other things: that roads are closed, as it reports, is no closing of its own."""

from __future__ import annotations

import re

from monitor.compare.whose.offices import OFFICE, theirs
from monitor.compare.wordings.governments import NATION
from monitor.terms.table import ways

_POST = r"(?:embass(?:y|ies)|consulates?(?: general)?|high commissions?|mission|consular sections?|branch office)"
_SAYER = (
    rf"(?:\b{_POST}\b|\b(?:(?-i:Department)(?: of State)?|{NATION} (?:government"
    rf"|officials)|FCD?O|DFAT|we|it)\b)"
)
# What the post is, where, and who speaks for it: "personnel in Sarin, who travelled there, ...".
_BETWEEN = r"(?:(?!\b(?:clos|shut|suspend|open|cancel|limit|reduc)\w*\b)[^;:])"
_NEWS = r"(?:reports?|reporting|information|word|news|confirmation|indications?|notice|messages?)"
_SAYS = (
    r"\b(?:report(?:s|ed|ing)?|sa(?:y|ys|id)|warn(?:s|ed|ing)?|advis(?:e|es|ed|ing)|inform(?:s|ed|ing)?"
    r"|not(?:e|es|ed|ing)|remind(?:s|ed|ing)?|notif(?:y|ies|ied|ying)|alert(?:s|ed|ing)?|announc(?:e|es|ed|ing)"
    r"|(?<!United )(?-i:stat(?:es|ed|ing))|confirm(?:s|ed|ing)?|underst(?:and|ands|ood)|believ(?:e|es|ed)"
    r"|learn(?:s|ed|t)?|recommend(?:s|ed)?|suggest(?:s|ed)?|draw(?:s|ing)? attention|hear(?:s|d)?|knows?"
    r"|known|seen|observ(?:e|es|ed)|tells?|told|caution(?:s|ed|ing)?|stress(?:es|ed)?"
    r"|highlight(?:s|ed)?|emphasi[sz](?:e|es|ed)|mention(?:s|ed)?|indicat(?:e|es|ed)|relay(?:s|ed)?|shar(?:e|es|ed)"
    r"|recogni[sz](?:e|es|ed)|acknowledg(?:e|es|ed)|expect(?:s|ed)?|anticipat(?:e|es|ed)|fear(?:s|ed)?|aware"
    r"|assess(?:es|ed)?|track(?:s|ing)|monitor(?:s|ing)?|urg(?:e|es|ed)|wants? you to know|regrets?"
    rf"|(?:has|have|had|receiv(?:e|es|ed|ing)|got|getting|see(?:s|ing)?)(?: \w+){{0,3}} {_NEWS})\b"
)
_HEARD = (
    r"(?: (?:all |private |the )*(?:US |American |British )?(?:citizens|nationals|Americans|public|travell?ers"
    r"|visitors|you))?"
)
_OF = rf"(?: (?:{_NEWS}|multiple|several|many|local))* (?:of|about|regarding|concerning|on)"
_HEAD = rf"{_SAYER}{_BETWEEN}{{0,50}}?{_SAYS}"
# Who speaks stands before a colon, or a dash: "U.S. Embassy Sarin: the airport is closed".
_SPEAKS = (
    rf"^(?:(?!\b(?:clos|shut|suspend|open|cancel|limit|reduc)\w*\b)[^;]){{0,60}}?\b{_POST}"
    r"(?: [^\W\d]+){0,4}?(?P<colon>: | - (?![^;]* - ))"
)
_TELLS = ways(
    rf"(?:\baccording to (?:the |our )?(?:US )?{_SAYER}{_BETWEEN}{{0,30}}?,|{_SPEAKS}"
    rf"|{_HEAD}(?:{_BETWEEN}{{0,90}}?(?: that\b|: )|{_HEARD}(?:{_OF}| {_NEWS})?(?= )))\s*(?P<what>[^;]+)"
)
_VERB = re.compile(
    r" (?:is|are|was|were|has|have|had|will|can|cannot|could|may|might|must|remains?|continues?|stays?|clos(?:es|ed?)"
    r"|shut|suspend(?:s|ed)?|cancel+ed|limited|reduced|re-?opens?|opens?)\b", re.I
)
# The subject of what is told is the post's own: "that it", "that routine services", "that, for fear, the Embassy".
_SELF = re.compile(
    rf"\b(?:it|its|we|our|us|{_POST}|consul\w+|(?<!border )(?<!check )post(?! office)|chancery"
    r"|interviews?|appointments?|passports?|visas?|ACS"
    r"|citizens? services|staff|personnel|employees|officers|department|closures?|suspensions?|re-?opening"
    r"|resumption|relocation|reductions?|cancel+ations?)\b"
    r"|^(?:(?:all|any|both|most|the|this|these|normal|routine|regular|public|US|in-person|emergency|limited|non-\w+)"
    r" )*(?:operations|services?|activities|work|offices?|posts?|section|functions|hours)\b|^(?:all|both|most)$", re.I
)
_FRONTED = re.compile(
    r"^ ?,? ?(?:due to|because of|as (?:a result )?of|following|given|in light of|in view of|out of|for|on|from"
    r"|effective|until|after|since|while|with|in|at|by|beginning|starting|today|tomorrow|although|owing to)\b", re.I
)
_PLACED = re.compile(
    r" (?:to|near|around|outside|leading|in|at|behind|from|beside|between|on|adjacent|close|next|surrounding|before"
    r"|opposite|along|of|by|that|which|where|used|serving|for|with)\b", re.I
)
# ... and what is the post's own again: "roads are closed and that it has suspended services".
_ANY = r"(?:the |all |US |routine |normal |most |in-person |non-\w+ )*"
_OWN_AGAIN = re.compile(
    rf",? (?:and|but|so|while|as|because|since|therefore)(?: that| therefore| as a result| consequently)*,?"
    rf"(?= (?:it|we|our|its|{_ANY}(?:{_POST}|consular|visa|passport|appointments|interviews|American citizens?"
    r" services|ACS|operations|services))\b"
    r"| (?:has|is|will)(?: also| therefore| temporarily)* (?:suspend|cancel+)(?:ed|ing)?\b"
    r"| (?:has|is|will)(?: \w+ly)* clos(?:ed|ing|e) (?:its|the|our)\b)", re.I
)
_MANY = re.compile(r" (?:are|were|have)\b")
_IT = re.compile(rf",? (?:and|but|so)(?:, [^,;]{{3,50}},)?(?={_VERB.pattern})", re.I)
_IT_TOO = re.compile(
    r",? and(?= (?:is|has|was|will be|will)(?: \w+ly)* (?:been )?(?:clos\w+|shut|suspend\w+|limit\w+)\b)"
)
# "Because of unrest at the gates of the Embassy, it is closed": the post of the cause is who is spoken of.
_ITS_CAUSE = re.compile(
    r"^(?P<cause>(?:because of|due to|owing to|given|in (?:(?:the )?light|view) of|in response to|as a (?:result"
    r"|consequence) of|in the wake of|following|after|amid) [^,;]{0,120}?\b(?P<office>(?:the|our) "
    rf"(?:{NATION} )?{OFFICE}(?:(?: in)? (?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w-]+)?)?|(?-i:(?:Embassy"
    r"|Consulate(?: General)?) [A-Z][\w-]+))\b[^,;]{0,80}), (?P<who>it|we)(?= (?:is|was|are|were|has|have|had|will"
    r"|remains?|must)\b)(?P<rest>[^;]*?)(?P<stop>[.;]|$)", re.I
)
# What it is that may be closed where something else lies near a post.
_ELSE = re.compile(
    r"\b(?:road|street|avenue|bridge|highway|airport|border|crossing|market|metro|station|school|hotel|park|square"
    r"|mall)\b(?! (?:closures?|blocks?|blockades?|works?)\b)", re.I
)

_PLURAL = re.compile(r"(?<=^ )(?:are|were|have)\b")


def _led(plain: str) -> str:
    """Return a sentence that calls a post "it" after a cause that names the post, with the post as its subject."""
    found = _ITS_CAUSE.match(plain)
    if found is None or len(re.findall(OFFICE, found["cause"], re.I)) != 1:
        return plain
    if found["who"].lower() == "it" and _ELSE.search(found["cause"]):
        return plain.replace(found["office"], "there", 1)  # it is the road that is closed, or who knows what
    office, cause = found["office"], found["cause"]
    does = _PLURAL.sub(lambda verb: {"are": "is", "were": "was", "have": "has"}[verb[0]], found["rest"], count=1)
    said = f"{office[:1].upper()}{office[1:]}{does} {cause[:1].lower()}{cause[1:]}{found['stop']}"
    return said + plain[found.end() :]


def own(plain: str) -> str:
    """Return a sentence without what a post tells in it of things that are not its own."""
    plain = _led(plain)
    told = _TELLS.search(plain)
    if told is None or _of_itself(told["what"]) or (told["colon"] and not _of_something(told["what"])):
        return plain
    what, at = told["what"], told.start("what")
    again = _OWN_AGAIN.search(what) or _of_one(what)
    lead = re.sub(r"[ ,]+$", "", plain[:at])
    rest = what[again.end() :] if again else "."
    return lead + rest + plain[told.end() :]


def _of_one(what: str) -> re.Match[str] | None:
    """Find where a post that tells of many, or of a mere thing, goes on to itself: "of threats and is closed"."""
    verb, it = _VERB.search(what), _IT.search(what)
    if it and verb and verb.start() >= it.end():
        return it
    return _IT_TOO.search(what) if _MANY.search(what) else None


def _of_itself(what: str) -> bool:
    """Whether the subject of what is told is the post, or its services; a road to the post is not."""
    verb = _VERB.search(what)
    subject = what[: verb.start()] if verb else what
    if theirs(subject):
        return False
    if _FRONTED.search(what):
        return bool(_SELF.search(subject.rsplit(", ", 1)[-1].strip()))
    return bool(_SELF.search(_PLACED.split(subject.strip())[0]))


def _of_something(what: str) -> bool:
    """Whether what stands behind a colon has a subject of its own: "closed until further notice" has none."""
    verb = _VERB.search(what)
    return bool(verb and re.search(r"[^\W_](?<!ly)$", what[: verb.start()]))
