"""What of a sentence that tells people to stay inside may say that this is over: not what else in it has ended."""

from __future__ import annotations

import re

# "Remain inside, as all events have been cancelled": what is over is not the shelter.
_ENDS_ELSEWHERE = re.compile(
    r"\b(?:curfew|truce|cease-?fire|events?|class(?:es)?|flights?|ban|travel|services?|appointments?|demonstrations?"
    r"|protests?|strike|search|schools?|gatherings?|games?|match(?:es)?|interviews|elections?"
    r"|state of emergency)\b(?! shelter)[^;,.]{0,20}?"
    r" (?:has|have|is|are|was|were)(?: now| all)?(?: been)? (?:ended|lifted|over|cancel+ed|rescinded)\b"
    r"|\b(?:ended|lifted|withdrawn|cancel+ed|rescinded|removed) (?:(?:its|the|our|this|that|all) )?(?:ban|curfew"
    r"|order on|travel|classes|events)\b",
    re.I,
)
# "Shelter in place; restrictions on the movement of staff have been lifted": a clause with a subject of its own.
_OVER = r"(?:lifted|ended|over|rescinded|cancel+ed|withdrawn|expired|removed|eased|resumed|re-?opened)"
_ITS = (
    r"(?:shelter\w*|(?<!evacuation )(?<!departure )orders?|instructions?|advice|recommendations?|advisory|alerts?"
    r"|notices?|guidance|directives?|messages?|warnings?|requests?|it|this|that|which|who|they|indoors|inside|place|lockdown)"
)
_SAID = rf"(?: now| all| since| also)*(?: been)? {_OVER}\b(?=[.;,]|$| (?:and|but|while|on|as|since))"
_WHAT = rf"(?:(?!\b{_ITS}\b)[\w'-]+ ){{1,10}}?"
_OTHERS = re.compile(
    rf"(?P<joint>^|[;,:] |[;,]? (?:and|but|while|whereas|so) |\b(?:say|says|said|reports?|reported|announced?) that )"
    rf"{_WHAT}(?:is|are|was|were|has|have){_SAID}", re.I
)
# Where nobody is named who should, "shelter in place and the curfew have been lifted" ends both.
_APART = re.compile(
    rf"(?P<joint>^|[;:] |[;,]? (?:but|while|whereas|so) ){_WHAT}(?:is|are|was|were|has|have){_SAID}"
    rf"|(?P<and>, |,? and ){_WHAT}(?:is|was|has){_SAID}", re.I
)
_TOLD = re.compile(r"\b(?:should|must|please|advis\w+|urge\w*|ask\w*|told|instruct\w+|direct\w+)\b", re.I)
_BARE = re.compile(
    r"(?: (?:until|now|immediately|for (?!(?:(?:the|all|our|of) )*[A-Z])|and stay|and remain)\b[^;,.]*)?"
    r"(?: ?[;,.:]|$| (?:and|but|while)\b)"
)
# "The shelter-in-place is over": named, and not told to do.
_NAMED = re.compile(r"\b(?:the|this|that|our|its|any|all)(?: [\w'-]+){0,2} $", re.I)
_LIMITS = r"(?:curfew|restrictions|limits|orders?|advice|warnings?|lockdown|ban)"
_BOTH = re.compile(
    rf"(?:, (?:the )?(?:[\w-]+ )?{_LIMITS})*"
    rf",? and (?:the |all )?(?:[\w-]+ ){{0,2}}?{_LIMITS} (?:are|were|have){_SAID}", re.I
)


def of_this(plain: str, said: re.Match[str]) -> str:
    """Return a sentence without the ends of other things; `said` are its words of staying inside."""
    bare = None if _NAMED.search(plain[: said.start()]) else _BARE.match(plain, said.end())
    if not _TOLD.search(said[0]) and _BOTH.match(plain, said.end()):
        return plain
    plain = _ENDS_ELSEWHERE.sub(" ", plain)
    if _TOLD.search(said[0]):
        return _OTHERS.sub(r"\g<joint>", plain)
    return _APART.sub(" ", plain) if bare else plain
