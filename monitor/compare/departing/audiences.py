"""Say who a phrase is about: a post's employees, their family members, or both (14 FAM 511.3)."""

from __future__ import annotations

import re
from typing import Literal

from monitor.compare.wordings.governments import NATION

Audience = Literal["employees", "family"]

_STAFF = (
    r"(?:employees?|personnel|staff(?:ers)?|officials|official Americans|diplomats|USDH|workers"
    r"|direct[- ]hires?(?! (?:employees|personnel|staff))"
    r"|mission members|(?<=[Ee]mbassy )team)"
)
_KIN = (
    r"(?:(?:eligible |immediate )?family members?|famil(?:y|ies)|depend[ae]nts|EFMs?"
    r"|children(?: under \w+)?,? and their (?:legal )?guardians"
    r"|(?:spouses|children)(?: and (?:children|spouses))?(?= of (?:all )?(?:US|government|embassy|consular|its|our"
    r"|American|British|Canadian|Australian|Irish|diplomatic|diplomats|staff)\b))"
)
_YOUNG = r"(?:(?:minor |young )?children|spouses|partners)(?: and (?:children|spouses))?(?: under (?:\w+ )?\w+)?"
# "family members of U.S. government employees" and "U.S. government employee family members" name no employees.
_OWN_KIN = re.compile(
    rf"\b{_KIN}(?: \((?!and\b|or\b)[\w ,-]{{1,40}}\)|, including (?:(?!{_STAFF})[\w -]){{1,40}},)?"
    rf"(?: (?!and\b|or\b)[\w-]+){{0,5}}? (?:of|for"
    rf"|with) (?:(?! and (?!(?:the )?(?:US |British )?(?:Consul|Embass|High C"
    rf"|Mission)))[^,;]){{0,90}}?\b{_STAFF}\b(?: \(\w+\))?"
    rf"|\b{_STAFF}(?:'s?)? {_KIN}\b|\b{_STAFF}'s? {_YOUNG}\b",
    re.I,
)
# Diplomats who are counted were told to go by their host: "two diplomats of the embassy were instructed to leave".
EXPELLED = re.compile(r"\b(?:one|two|three|four|five|six|\d+|several)\b(?: \w+){0,4} diplomats?\b", re.I)
# "The Department ordered the departure due to the outbreak": its own people are meant, whoever they are.
_BY_US = re.compile(
    rf"\b(?:Department(?: of State)?|{NATION} government)"
    r"(?: has| have| today| also)* $",
    re.I,
)
_NOBODY = re.compile(
    r"(?: of (?:its|our|the) (?:[A-Z]\w+ )?(?:[Ee]mbassy|[Cc]onsulate|[Mm]ission|[Hh]igh [Cc]ommission)\b)?"
    r"(?=[.;]|$| (?:due|because|as a|in response|out of|amid|given|effective)\b| (?:on|in) [A-Z])"
)
# Who told them ("were directed by the Department to depart") is no day and no place.
_AGENT = re.compile(
    r" by (?:the |our )?(?:US )?(?:(?:State )?Department(?: of State)?|Secretary(?: of State)?|Chief of Mission"
    r"|Ambassador|Embassy|FCDO|government|Washington|London)\b",
    re.I,
)
# "Is offering dependents voluntary departure": who is offered a thing stands before it.
_OFFERED = re.compile(
    r"\b(?:offer|grant|g[ai]v)\w* (?P<who>[^;]{3,160}?) $"
    r"|(?P<whom>[^;]{3,200}?) (?:(?:has|have|had) been|was|were|is|are)(?: now| also| being)* (?:offered|granted|given)"
    r" (?:the (?:option|choice) of )?$", re.I,
)
_OFFERED_TO = re.compile(
    r" (?:(?:has|have) been|was|were|is|are)(?: now| also| being)* (?:offered|granted|approved|authori[sz]ed|available"
    r"|open|extended) (?:to|for) (?P<who>[^;]{3,160})", re.I,
)
_KIN_RE = re.compile(rf"\b{_KIN}\b", re.I)
_STAFF_RE = re.compile(rf"\b{_STAFF}\b", re.I)


def audiences(phrase: str) -> tuple[Audience, ...]:
    """Return the audiences a phrase names, employees first; () when it names none."""
    bare = without_owners(phrase)
    found: list[Audience] = []
    if _STAFF_RE.search(bare):
        found.append("employees")
    if _KIN_RE.search(bare):
        found.append("family")
    return tuple(found)


def without_owners(phrase: str) -> str:
    """Return a phrase in which the family members of employees are family members alone."""
    return _OWN_KIN.sub(" family members ", phrase)


def offered(before: str, after: str) -> tuple[Audience, ...]:
    """Return the audiences that the words before a status, or behind it, offer it to."""
    if to := _OFFERED_TO.match(after):
        return audiences(to["who"])
    found = _OFFERED.search(before)
    return audiences(found["who"] or found["whom"]) if found else ()


def unnamed(before: str, after: str) -> bool:
    """Whether the publisher's own government orders a departure, or its embassy's, and does not say of whom."""
    return bool(_BY_US.search(before) and _NOBODY.match(after))


def without_agent(words: str) -> str:
    """Leave out who of our own government told people to do a thing."""
    return _AGENT.sub("", words)
