"""Whether those of whom a sentence tells are all people of others: "personnel of the UN have been ordered to leave"."""

from __future__ import annotations

import re

_OTHER = (
    r"(?:UN\b|United Nations|World (?:Bank|Food|Health)|WHO\b|WFP\b|UNICEF|NGOs?\b|EU\b|European Union|African Union"
    r"|Red Cross|aid (?:agenc|organi[sz])\w*)"
)
_PEOPLE = r"(?:personnel|staff|employees|workers|officials|dependa?nts|famil(?:y members|ies))"
_THEIRS = re.compile(
    rf"\b(?:{_PEOPLE}(?: members)? (?:of|from|at) (?:(?:the|all|several|some) )?{_OTHER}"
    rf"(?: (?:agency |mission )?{_PEOPLE}\b)?"
    rf"|{_PEOPLE}(?: members)? (?:of|from) (?:other|several|some|many|most|various) (?:other )?(?:countries|nations"
    rf"|governments|embassies|missions|states)|peacekeep\w+ {_PEOPLE}"
    rf"|(?:UN|United Nations|NGOs?|EU|WHO|WFP|UNICEF) (?:agency |mission )?{_PEOPLE}\b)"
    # and those who belong to them
    rf"(?:(?:,? and|,) (?:(?:their|other|eligible|immediate) )*(?:family members|famil(?:y|ies)|dependa?nts)\b"
    r"(?! of (?:the |our )?(?:US|embassy)))?", re.I
)
# To whom something was done is not who leaves: "after attacks on UN personnel, the Department ordered ...".
_DONE_TO = re.compile(
    r"\b(?:on|against|target(?:s|ed|ing)|killed|injured|wounded|abducted|kidnapped|attacked|detained|threaten\w*"
    r"|(?:kidnapping|abduction|killing|murder|death|detention|arrest|threat|shooting|expulsion)s? (?:of|to))"
    r" (?:[\w-]+ ){0,3}$", re.I
)
_OURS = re.compile(
    rf"\b{_PEOPLE}\b|\b(?:famil\w+|EFMs?|diplomats|children|spouses|direct[- ]hires?)\b"
    r"|,? (?:and|or) (?:of|from|at) (?:the |our )?US (?:Embassy|Consulate|Mission)\b"
    r"|\b(?:Department(?: of State)?|Embassy|US government|United States|we) (?:ha(?:s|ve) )?(?:also |now )?"
    r"(?:ordered|authori[sz]ed|approved|directed)\b", re.I
)


def strangers(plain: str) -> bool:
    """Whether people of others are told of, and none besides."""
    found = [said for said in _THEIRS.finditer(plain) if not _DONE_TO.search(plain[: said.start()])]
    for said in reversed(found):
        plain = plain[: said.start()] + plain[said.end() :]
    return bool(found) and _OURS.search(plain) is None
