"""What a mission says of a host that sends its people away, or shuts it: no order of ours, and soon nobody may help."""

from __future__ import annotations

import re

from monitor.decide.alerts.gist import STOP
from monitor.model import Change
from monitor.terms.table import ways

_HOST = (
    r"(?<!US )(?<!American )(?<!States )\b(?!(?:Department|State|States|Secretary|Embassy|Consulate|Mission|Ambassador"
    r"|Washington|US|We|They|Congress|House|Who|Which|That|It|Post|General)\b)"
    r"(?:governments?|authorit(?:y|ies)|regime|junta|ministry|minister|president|parliament|council|(?-i:[A-Z])[\w-]+)"
    r"(?: of (?:the )?(?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)?)?"
)
_OURS = (
    r"(?:(?:all|some|most|many|several|the|our|\d+|two|three|four|five|dozens of|remaining|accredited) )*"
    r"(?:(?:US|American) (?:diplomats?|(?:embassy|diplomatic|consular|government|mission) (?:staff|personnel|employees"
    r"|officials)|ambassador|embassy|consulate)|(?<=our )(?:diplomats|ambassador|staff|personnel)"
    r"|(?:(?<=the )|(?<=our )|(?<=ordered )|(?<=told )|(?<=given ))(?:embassy|consulate)(?: (?:staff|personnel"
    r"|employees))?)\b(?! of (?!the US|the United))"
)
_GO = (
    r"[^.;\n]{0,60}? (?:(?:to|must|should) (?:leave|depart|go(?! to\b)|close|shut)\b|out\b"
    r"|(?:hours|days) to (?:leave|depart|close))"
)
_AWAY = r"(?:expelled|thrown out|declared personae? non gratae?)"
_DONE = r"(?:(?:has|have|also|today|yesterday|now|is|are) )*"
_SENT = ways(
    rf"{_HOST} {_DONE}(?:ordered|told|given|gave|instructed|directed) {_OURS}{_GO}\b"
    rf"|{_HOST} {_DONE}(?:expelled|expelling|threw out|thrown out|ordered the expulsion of) {_OURS}"
    rf"|{_HOST} {_DONE}declared {_OURS}[^.;\n]{{0,40}}? personae? non grata"
    rf"|\b{_OURS}(?: \w+){{0,3}}? (?:has|have|was|were) (?:been )?(?:{_AWAY}"
    rf"|(?:ordered|told|given|instructed|directed) by (?:the )?(?:\w+ ){{0,2}}?{_HOST}{_GO})\b"
    rf"|\b(?:demand|decree|ultimatum)s? (?:[^.;\n]{{0,40}} )?(?:that|for|ordering|telling) {_OURS}[^.;\n]{{0,30}}?"
    r" (?:leave|depart|close)\b"
)
_NOT_SO = re.compile(
    r"\b(?:if|unless|whether|may|might|could|would|not|never|no|threat\w*|rumou?rs?|alleged\w*|anniversary|ago"
    r"|former\w*)\b|n't\b|\?", re.I
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def expelled(change: Change) -> str:
    """Return the sentence of a mission's post by which the host orders its people out, or it to close; "" if none."""
    said = (one for line in change.after_text.split("\n") for one in STOP.split(line))
    return next((one.strip() for one in said if _sends(one.replace("U.S.", "US"), change)), "")


def _sends(said: str, change: Change) -> bool:
    if not _SENT.search(said) or _NOT_SO.search(said):
        return False
    year = change.published_on and str(change.published_on.year)
    return all(told[0] == year for told in _YEAR.finditer(said))
