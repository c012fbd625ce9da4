"""Find whether the other text told already, in whatever words, that own government can help little there."""

from __future__ import annotations

import re

from monitor.model import Change
from monitor.terms.names import fold, same

_ENDS = re.compile(r"(?<=[.!?])(?<!U\.S\.)\s+(?=[A-Z(])|\n")
_OURS = re.compile(
    r"\b(?:U\.?S\.? government|governments? of \w+|embass(?:y|ies)|consul(?:ar|ates?)|missions?|high commission"
    r"|Department|FCDO|we|our)\b", re.I
)
_HELP = re.compile(r"\b(?:help\w*|assist\w*|services?|support\w*|evacuat\w+)\b", re.I)
_SHORT = re.compile(
    r"\b(?:limit(?:s|ed|ations?)?|unable|not (?:be )?able|can ?not|can[\u2019']t|little|minimal|no (?:ability|means)"
    r"|hamper\w*|hinder\w*|imped\w*|reduced?|restricted|curtail\w*|difficult|impossible|unlikely|not (?:count|rely)"
    r"|constrain\w*|diminish\w*|severely)\b", re.I
)
# What an office does for people: that fewer work there says nothing of it.
SERVED = re.compile(
    r"\bservices?\b|\bassist\w*|\bhelp\w*|\bsupport\b|\bappointments?\b|\bvisas?\b|\bpassports?\b|\bconsular\b"
    r"|\boperat\w+|\bopen\b|\bclos\w+|\bcapacity\b|\bemergenc\w+|\bremote\w*", re.I
)
# Where help was only short, none at all is a cut.
_NONE = re.compile(
    r"\b(?:unable|not (?:be )?able|can ?not|can[\u2019']t|no (?:ability|means|capacity|way)|impossible|little)\b", re.I
)
_TEAM = r"(?:staff\w*|personnel|employees|team|people|workforce)"
_FEWER = re.compile(
    rf"\b(?:fewer|reduced?|smaller|limited|minimal|skeleton|thinned)(?: its| the| our)?(?: \w+)? {_TEAM}\b"
    rf"|\b{_TEAM} (?:has been|have been|is|are|was|were)(?: \w+ly)? (?:reduced|cut|drawn down|smaller|thin)", re.I
)
HELP, STAFF = (_OURS, _HELP, _SHORT), (_OURS, _FEWER)
# Help for some people only, or that others give, is another matter.
_APART = re.compile(
    r"\b(?:dual|detained|detainees?|arrested|prison\w*|police|hospitals?|ambulances?|first responders)\b", re.I
)
_PARTLY = re.compile(
    r"\b(?:these|those|this|that|such|most|many|much|some|certain|parts?|outside|remote|rural|below|above|here|there)\b"
    r"(?! (?:is|are|may|risks?|reasons?)\b)", re.I
)
_WHY = re.compile(
    r"\b(?:[Dd]ue to|[Bb]ecause|[Oo]wing to|[Gg]iven|[Ss]ince|[Aa]s (?:the |a )?(?:US|travel|result)|[Ii]n view of)\b"
    r"[^,.;]*[,.;]?"
)
_PROPER = re.compile(
    r"(?<=[a-z,;)(] )(?!U\.?S|Government|Embassy|Consulate|Mission|Department|State|American|Americans|British|Country)"
    r"(?:[A-Z]|d[\u2019'][A-Z])[\w\u2019'-]+"
)


def told_before(said: str, change: Change, fact: tuple[re.Pattern[str], ...] = HELP) -> bool:
    """Whether a sentence the new text lacks said in the old one what `said` does, of the same ground.

    Of a `fact` each part must stand in it: who is meant, what of, and that it is less.
    """
    said = said.replace("U.S.", "US")
    known = (old for old in _edited_out(change, fact) if fact is STAFF or as_short(old, said))
    return any(_covers(old, said, change.name) for old in known)


def as_short(old: str, new: str) -> bool:
    """Whether help is as short by one sentence as by another: none at all is less than little."""
    return _NONE.search(new) is None or _NONE.search(old) is not None


def _edited_out(change: Change, fact: tuple[re.Pattern[str], ...]) -> list[str]:
    """The sentences of the old text that tell of a fact and stand in the new one no longer, word for word."""
    gone = (s for s in _ENDS.split(change.before_text) if s not in change.after_text)
    gone = (s.replace("U.S.", "US") for s in gone)
    return [s for s in gone if all(words.search(s) for words in fact)]


def _covers(old: str, new: str, country: str) -> bool:
    """Whether the ground of one sentence holds that of another: the same names, or the country where neither bounds it.

    "These areas" are those of some heading, under which either may name them.
    """
    if _APART.search(old) and not _APART.search(new):
        return False
    here, there = _places(new, country), _places(old, country)
    if here and there:
        return any(same(fold(a), fold(b)) for a in here for b in there)
    if there:
        return _bounded(new)
    return not _bounded(old) or bool(here) or _bounded(new)


def _bounded(said: str) -> bool:
    return _PARTLY.search(_WHY.sub(" ", said)) is not None


def _places(said: str, country: str) -> list[str]:
    known = {fold(word) for word in re.findall(r"\w+", country)}
    return [name for name in _PROPER.findall(_WHY.sub(" ", said)) if not any(same(fold(name), k) for k in known)]
