"""Find whether the other text still tells a rule for own people, in whatever words: of its matter, and as strictly.

What no reader knows for a rule may be one all the same. So a rule is new, or gone, only where no passage that is new
itself says of own people what it is about.
"""

from __future__ import annotations

import re

from monitor.decide.rules.passages import passages
from monitor.model import Notice
from monitor.terms.limits import acts, weighty
from monitor.terms.names import fold, same

_POINTS = re.compile(r"\b(?:these|those|such(?! as)|above|following|there|here)\b|:\W*$", re.I)
_CLAUSES = re.compile(
    r"; |[.,] (?=and |but |nor |or )| (?=and (?:must|may|can|cannot|never|need|are|is|have)\b)|(?<=[.!?:]) (?=[A-Z])"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*\d*")
_PROPER = re.compile(
    r"(?<=[a-z,;)] )(?:the )?(?!U\.S|Government|Embassy|Mission|Consulate|Department|State|Ambassador|Chief|Regional"
    r"|Security|ATM|RSO|USG|COM\b)[A-Z][\w'’-]+"
)
_FREED = re.compile(
    r"\b(?:no longer|again|lifted|may now|can now|free to|resumed?|not (?:need|require)\w*"
    r"|without (?:prior |special )?(?:approval|permission|authori))\b", re.I
)
# "No trip without approval" frees nobody.
_NOT_WITHOUT = re.compile(
    r"\b(?:no|not|never|nobody|none|nor|cannot|prohibited|forbidden|barred)\b[^.;]{0,80}?\bwithout\b", re.I
)
_LEAVE = re.compile(
    r"\b(?:authori[sz](?:ation|ed)|approv\w+|permission|permits?\b|clearance|cleared|consent|sign-?off|agreement"
    r"|the nod)", re.I
)
_BARS = re.compile(
    r"\b(?:prohibit|forbid|forbade|den(?:y|ied)|bar(?:s|red)?\b|bans?\b|banned|off[- ]limits|closed\b|out of\b|never"
    r"|nobody|no one|none|neither|(?:on|sole)ly\b|curfew|confined|no\b(?! later| less| more| fewer)|not\b|cannot|unable"
    r"|nor\b|inside\b|indoors|refrain|restrict|suspend|halt|rul(?:ed|es) out)", re.I
)
_BIDS = re.compile(
    r"\b(?:must|requir|need|ha(?:s|ve) to\b|oblig|expected|limit|rules?\b|ride|use\b|subject to|applies)"
    r"|\w+ed to\b", re.I
)
_TELLS = re.compile(
    r"\b(?:advis|discourag|urge|encourag|recommend|avoid|told|asked|caution|warn|notif|notice|inform|beforehand)", re.I
)
_FIRM = re.compile(r"\b(?:must|may|can) ?not\b|prohibit|forbid|barred|banned|\bunable\b", re.I)
# "Are not authorized to", "no requests are being approved": not what may be done with leave.
_REFUSED = re.compile(
    r"\b(?:(?:not|never) (?:\w+ )?"
    r"|no (?:requests?|permission|trips?|travel|visits?)\b(?:(?!unless|without|except)[^.;]){0,90}?)"
    r"\b(?:authori[sz]ed|permitted|approved|granted|given)\b(?![^.;]*\b(?:without|unless|except)\b)", re.I
)
_WHY = re.compile(r"\b(?:due to|because of|given|owing to|in view of)\b[^,;.]*", re.I)
# Where else a list of places lets nobody go.
_ELSE = re.compile(r"\b(?:(?:every|any|some)where else|elsewhere)\b", re.I)
_LOOSE = {"strict", "personal", "beyond"}
_SMALL_TEXT = (
    "about after also among areas been before being country days does during each employees from government have into"
    " like more most must only other over personnel risk risks said same should some staff such than that their them"
    " then there these they this those travel under very when where which while will with within without working"
)
_SMALL = frozenset(_SMALL_TEXT.split())
_SHORT, _STEM = 3, 6  # letters: words of fewer say little; "restricts" and "restricted" are one by so many
_NAMES = 0.6  # share of a rule's places that passages name which tell it anew
_MATTER = 0.5  # the same of its other words, where it names nothing
# Home by night is not out by night; who may not be outside after dark has a curfew.
_MEANT = (({"curfew", "night"}, {"beyond"}), ({"night", "beyond"}, {"curfew"}))


def retold(rule: Notice, there: str, here: str, country: str) -> bool:
    """Whether `there`, one text, tells in words that `here`, the other, has not what a rule of `here` says."""
    told = [p for p in passages(there, here) if _binds(rule, p)]
    if not rule.what and set(acts(rule.span.text)) - _LOOSE:
        known = f"{rule.span.text} {country}"
        told = [clause for p in told for clause in _CLAUSES.split(p) if _at_large(clause, known)]
    return bool(told) and _tells(rule, told)


def _at_large(clause: str, known: str) -> bool:
    """Whether a clause names no place, but for those `known`: of a rule without one, and of its country."""
    return all(name in known for name in _PROPER.findall(clause))


def _tells(rule: Notice, told: list[str]) -> bool:
    """Whether passages, or clauses, taken together are of what a rule is of."""
    about = set(acts(rule.span.text)) - _LOOSE
    known = {act for said in told for act in acts(said)}
    known |= {"beyond"} if any(map(_ELSE.search, told)) else set()
    words = {fold(w) for said in told for w in _WORD.findall(said)}
    for both, one in _MEANT:
        known |= one if both <= known else set()
    if not weighty(about) <= known:
        return False
    if rule.what and "beyond" in rule.key.split() and "beyond" not in known:
        return False
    if places := _places(rule):
        return sum(any(same(p, w) for w in words) for p in places) >= _NAMES * len(places)
    if about:
        return 2 * len(about & known) >= len(about)
    if _POINTS.search(rule.span.text):
        return True
    matter = {fold(w) for w in _WORD.findall(_WHY.sub("", rule.span.text)) if len(w) > _SHORT} - _SMALL
    stems = [{w[:_STEM] for w in side} for side in (matter, words)]
    return len(stems[0] & stems[1]) >= max(2, _MATTER * len(stems[0]))


def _binds(rule: Notice, passage: str) -> bool:
    """Whether a passage binds as strictly as a rule does, in a clause that is of the rule's places or things."""
    bare = _bare(rule)
    if bare and not (_POINTS.search(passage) and (_FIRM.search(passage) or not _FIRM.search(rule.span.text))):
        return False
    least, places, about = strictness(rule.span.text), _places(rule), set(acts(rule.span.text)) - _LOOSE
    beyond, parts = "beyond" in rule.key.split(), _CLAUSES.split(passage)
    clauses = [c for c in parts if _of(c, places, about) or (beyond and _ELSE.search(c))]
    clauses = clauses or [*(parts if bare else ()), passage]
    strict = (c for c in clauses if (strictness(c) or strictness(passage)) >= least)
    return any(not _FREED.search(_NOT_WITHOUT.sub("", c)) for c in strict)


def _of(clause: str, places: list[str], about: set[str]) -> bool:
    words = [fold(w) for w in _WORD.findall(clause)]
    return bool(about & set(acts(clause))) or any(same(p, w) for p in places for w in words)


def _places(rule: Notice) -> list[str]:
    return [w for w in rule.key.split() if w != "beyond" and not weighty([w])] if rule.what and not _bare(rule) else []


def _bare(rule: Notice) -> bool:
    """Whether a rule only points at the places of its heading ("these areas") and opens no list of them."""
    said = rule.span.text.rstrip()
    if not rule.what or said.endswith(":") or not _POINTS.search(said):
        return False
    words = [fold(word) for word in _WORD.findall(said)]
    return not any(same(place, word) for place in rule.key.split() for word in words)


def strictness(said: str) -> int:
    """How strictly a rule binds: 3 bars or bids, 2 asks for leave, 1 advises or asks to tell, 0 none of these."""
    if _LEAVE.search(said) and not _REFUSED.search(said):
        return 2
    if _TELLS.search(said) and not _FIRM.search(said):
        return 1
    return 3 if _BARS.search(said) or _BIDS.search(said) else 0
