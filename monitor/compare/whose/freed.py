"""Whether a rule that bound own people binds them no longer, by the words of a sentence."""

from __future__ import annotations

import re

from monitor.compare.asserting.beside import statements
from monitor.compare.whose.people import STAFF
from monitor.terms.table import ways

_ENDED = re.compile(
    rf"\b(?:lifted|removed|rescinded|ended) [\w ]{{1,30}}?\b(?:prohibitions?|bans?) (?:on|against|for)"
    rf" [^;]{{0,30}}?{STAFF}|"
    r"\b(?:lifted|removed|rescinded|ended) (?:(?:the|its|all|those|these) )*(?:\w+ )?(?:restrictions?|limits?|curfew)\b"
    r"(?! on (?:[\w-]+ ){0,3}(?:services|appointments|operations)\b)"
    r"|\b(?:restrictions?|limits?|curfew|bans?|prohibitions?)\b[^.;]{0,240}?\b(?:have|has|are|is|was|were|been)"
    r"(?: been)? (?:lifted|removed|rescinded|ended)\b|\b(?:may|can) (?:(?:now|once) )?(?:again|resume(?: [\w-]+){0,5}?)"
    r" (?:travel|visit|us"
    r"|enter|driv)\w*\b|\bno longer (?:prohibited|restricted|off[- ]limits|barred|banned|forbidden|needs?"
    r"|required(?! to (?:leave|depart)\b)"
    r"|subject)",
    re.I,
)
_OWN = ways(rf"{STAFF}|\b(?:embassy|announced since)\b")
# "US citizens no longer need to stay away": no rule of ours was theirs.
_PUBLIC_FREED = re.compile(
    r"\b(?:citizens|nationals|Americans|travell?ers|visitors|residents|people|you)\b[^;.]{0,60}? no longer\b", re.I
)
_STAFF = re.compile(STAFF, re.I)
_OURS = re.compile(
    rf"(?:\bembassy|{STAFF})\b[^;,.]{{0,40}}? (?:imposed|instituted|under|placed|put|observ\w+)\b[^;,.]{{0,40}}?curfew",
    re.I,
)


def over(plain: str) -> bool:
    """Whether a rule of ours has ended: a curfew, or any where only a post is named, in its own clause."""
    if _others_freed(plain):
        return False
    ended, own = _ENDED.search(plain), _OWN.search(plain)
    if ended and own and not _OURS.search(plain) and ("curfew" in ended[0] or not _STAFF.search(plain)):
        return any(_ENDED.search(said) and _OWN.search(said) for said in statements(plain) or (plain,))
    return bool(ended and own)


def _others_freed(plain: str) -> bool:
    """Whether travellers, and no people of ours, are said to be bound no longer."""
    told = _PUBLIC_FREED.search(plain)
    return told is not None and _STAFF.search(plain[: told.end()]) is None
