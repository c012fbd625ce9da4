"""Part a departure that ends at one post and goes on at another: "lifted for Lahore but remains for Karachi"."""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.compare.sentences import Sentence
from monitor.terms.table import ways

# "The order was lifted for Lahore but remains for Karachi": there it is not lifted.
_LIFTED_AT = (
    r"(?:lifted|ended|rescinded|terminated|cancell?ed|revoked|withdrawn|expired|over|lapsed)\b(?: on [A-Z]\w+ \d{1,2}"
    r"(?:, \d{4})?)?"
)
# What is lifted is the departure, or its order; a curfew has one of its own.
_IT = r"\b(?:departure|(?<!curfew )(?<!court )(?<!place )(?<!evacuation )order)\b"
_IN = re.compile(rf"(?P<over>{_LIFTED_AT} |but not )in (?=[A-Z])")
_STAYS = (
    r"(?:still )?(?:remains?|continues?|stays?|stands|holds|applies|is still|are still|is unchanged)"
    r"(?: in (?:effect|force|place)| unchanged| to apply| active)?"
)
_AT = r"(?:for|at|in|from) (?=(?:the |US |our |both )*[A-Z])"
_BUT = r"(?:;|,? (?:but|and|while|though|although|whereas))"
_OVER = (
    rf"(?P<over>{_IT}[^;]*?\b{_LIFTED_AT}[^;]*?|\b{_LIFTED_AT} (?:the|its|that|an?) (?:\w+ )?{_IT}[^;]*?){_BUT}"
)
_BUT_STAYS = ways(
    rf"{_OVER}(?: it| they| the (?:order|status)| (?:the )?(?:ordered|authori[sz]ed) departure)?"
    rf" {_STAYS} (?P<at>{_AT})", re.NOFLAG
)
_STAYS_BUT = ways(
    rf"(?P<what>\b(?:departure|order)(?: status| order)?) {_STAYS} (?P<here>{_AT}[^,;]{{3,90}}?){_BUT}(?: it| they)?"
    rf" (?P<over>(?:was|were|is|are|has|have)(?: now)?(?: been)? {_LIFTED_AT}) (?P<there>{_AT}[^,;.]{{3,90}})",
    re.NOFLAG,
)
_ON = (
    r"(?:still )?(?:remains?|stays?|continues?|is still|are still) (?:on|under|in|at) (?:an? )?(?:ordered|authori[sz]ed"
    r"|voluntary|mandatory) departure(?: status)?"
)
_NAMES = r"(?:(?:the |US |our |both )*[A-Z][\w'-]*(?: (?:(?:in|and|of) )?[A-Z][\w'-]*){0,6})"
# "It was lifted in Lahore, while Karachi remains on ordered departure", whichever is told first.
_TOWN_STAYS = ways(rf"{_OVER} (?P<at>{_NAMES}) {_ON}", re.NOFLAG)
_TOWN_FIRST = re.compile(
    rf"^(?:(?:While|Although|Though|Whereas) )?(?P<at>{_NAMES}) {_ON}(?:;|,)?(?: (?:but|and|while|though|although"
    rf"|whereas))? (?P<over>(?:the|its|an?) (?:(?:US|ordered|authori[sz]ed|voluntary|mandatory) )*(?:departure|order)\b"
    rf"[^;]*?\b{_LIFTED_AT}[^;.]*)"
)
_THERE_STAYS = ways(
    rf"{_OVER} (?:for|at|in) (?P<at>{_NAMES}),? (?:it|they|the (?:order|status)) {_STAYS}", re.NOFLAG
)


_MILD, _STRICT = re.compile(r"\b(?:authori[sz]ed|voluntary)\b", re.I), re.compile(r"\b(?:ordered|mandatory)\b", re.I)
_DEPARTURE = re.compile(r"\b(?:ordered|authori[sz]ed|voluntary|mandatory) departure\b", re.I)
_ORDER = re.compile(r"\border\b(?P<there> in (?=[A-Z]))?")
# "Now applies only to Karachi": it is over everywhere else.
_ONLY_AT = ways(
    r"(?P<what>\b(?:ordered|authori[sz]ed|voluntary|mandatory) departure(?: status| order)?"
    r"(?: (?:of|for) [^,;.]{3,120}?)?)"
    r" (?:now (?:only )?(?:applies|holds|covers)(?: only)?(?: to| for| in| at)?"
    r"|is now (?:limited|restricted|confined) to"
    r"|(?:remains?|continues?|stays?|is still)(?: in (?:effect|force|place)| to apply)? only (?:for|in|at|to))"
    rf" (?P<at>(?:the )?{_NAMES})(?=[.;,]|$)", re.NOFLAG
)
_ONLY = re.compile(r"\bonly\b|\b(?:limited|restricted|confined)\b")
_NO_TOWN = re.compile(r"(?:(?:the|The|US|our|Our|both|Both|Embassy|Mission|Consulate|General|It|They)\b ?)+")


def _spared(said: re.Match[str]) -> str:
    """Write what stays as spared, where a town stays on the status that is lifted: else it is a step down."""
    if _NO_TOWN.fullmatch(said["at"]) or (_MILD.search(said.string) and _STRICT.search(said.string)):
        return said[0]
    over = said["over"]
    if named := "" if _DEPARTURE.search(over) else _DEPARTURE.search(said[0]):
        # "the order in Lahore" is one like that on which the other stays
        over = _ORDER.sub(lambda order: named[0] + (" for " if order["there"] else ""), over, count=1)
    return f"{over}, but not for {said['at']}"


def _elsewhere(said: re.Match[str]) -> str:
    """Write a status that is left to a town as one that was lifted, but not there."""
    if not _ONLY.search(said[0]) or _NO_TOWN.fullmatch(f"{said['at']} "):
        return said[0]
    return f"{said['what']} was lifted, but not for {said['at']}"


def apart(plain: str) -> str:
    """Return a sentence that ends a departure at one post and keeps it at another with "but not" for the latter."""
    said = _STAYS_BUT.sub(r"\g<what> \g<over> \g<there>, but not \g<here>", plain)
    said = _BUT_STAYS.sub(r"\g<over>, but not \g<at>", said)
    said = _ONLY_AT.sub(_elsewhere, said)
    for way in (_TOWN_STAYS, _THERE_STAYS, _TOWN_FIRST):
        said = way.sub(_spared, said)
    return plain if said == plain else _IN.sub(r"\g<over>for ", said)


def sentence(whole: Sentence) -> Sentence:
    """Return a sentence as `apart` writes it, with the place it has in its text."""
    said = apart(whole.plain)
    return whole if said == whole.plain else replace(whole, said=said)
