"""The ways in which people are told or urged to do a thing, today: what stands before what they should do."""

from __future__ import annotations

import re

from monitor.compare.wordings.lexicon import words

_URGED = (
    r"urged|advised|encouraged|recommended|asked|told|warned|called (?:up)?on|counsel+ed|requested|begged|instructed"
    r"|directed"
)
# Who speaks for us; a host's government and its states have said much.
_OFFICES = (
    "the Department", "State Department", "US Department", "of State", "Embassy", "Consulate", "Consulate General",
    "High Commission", "UK government", "British government", "US government", "Canadian government",
    "Australian government", "Zealand government", "Irish government", "Government of Canada", "Affairs Canada",
    "Foreign Office", "FCDO", "DFAT", "MFAT", "we",
)  # fmt: skip
_BY_US = "|".join(rf"(?<=\b{office} )" for office in _OFFICES)
_URGES = r"(?:urged|advised|encouraged|called (?:up)?on)"
_OURS_ARE = r"(?= (?:(?:all|any|the) )*(?:US|American|British|Canadian|Australian)\b)"
# Told in the present: what "we urged" last spring is told no more.
TOLD = (
    r"should", r"ought to", r"must", r"(?<!who )need to", r"had better",
    rf"(?:are|is|remain|be)(?: [\w-]+ly| now| also| again| being| hereby| all)* (?:{_URGED})",
    rf"(?:has|have) been(?: \w+ly| now| also)* (?:{_URGED})",
    r"(?:urge|advise|recommend|encourage|ask|beg|implore|suggest|counsel|request|tell|warn|instruct|direct)s?",
    r"(?:calls? (?:up)?on|appeals? to)",
    # what our office has told them it tells them still, and what it told them today
    rf"(?=ha[sv]|today|yesterday|again)(?:{_BY_US})(?:ha(?:s|ve)(?: (?!previous|former|usual|occasion|routine|general"
    rf"|historical)\w+ly| today| now| again| also)* {_URGES}|(?:today|yesterday|again)(?: \w+ly)? {_URGES}{_OURS_ARE})",
    rf"(?<=\bwe)'ve {_URGES}",
    rf"(?:today|yesterday),? (?:the|our) (?:US )?(?:State Department|Department(?: of State)?|Embassy|Consulate"
    rf"|High Commission|FCDO|Foreign Office)(?: \w+ly| again)* {_URGES}{_OURS_ARE}",
    r"(?:(?:is|are|am)(?: now| again| also| strongly)*|continu(?:es?|ing)|keeps?|goes on)"
    r" (?:urging|advising|recommending|encouraging|asking|calling on|instructing|telling|directing)",
    r"it is (?:(?:the|our|its) )?(?:(?:US )?(?:embassy|department)'s |strong )*(?:advice|recommendation) that",
    r"(?<=citizens )(?:strongly )?(?:urged|advised|told|warned|encouraged)(?= to (?:leave|depart)\b)",  # in titles
    r"(?:citizens|nationals|Americans)\b[^;.,]{0,60} (?:are|is) to(?= (?:leave|depart|evacuate)\b)",
    r"(?:advice|message|recommendation|counsel|instruction|order)\b[^;.,]{0,50}(?: (?:is|remains)(?= to| that|:)|:)",
    r"(?:our|(?:Embassy|Commission|Consulate|Department|FCDO)'s) advice\b[^;.,]{0,50}(?:, [^;.,]{3,40},)?"
    r" (?:is|remains)(?= (?:not )?to)",
)  # fmt: skip
# What those who live there were told is local news: who told them is not said, and it was not us.
_OURS = (
    r"(?:citizens|nationals|Americans?|British|Canadian|Australian|Irish|New Zealand|we|Embassy|Department"
    r"|US(?= (?:(?:government|passport) )?(?:residents|people|persons|guests|nationality|passports?|holders)))"
)
_OF_A_PLACE = re.compile(
    rf"^(?:(?!\b{_OURS}\b)[^;.])*?\b(?:residents|people|persons|guests|those(?= (?:near|around|close to|downwind of)\b"
    rf"[^;.]* to evacuate\b))(?:(?!\b{_OURS}\b)[^;.]){{0,60}}?"
    rf" (?:(?:(?:have|has) been|were|are being)(?: \w+)? (?:{_URGED})\b"
    r"|(?:must|should|need to|ought to|are to)(?: \w+)? (?:evacuate|vacate)\b(?! (?:from )?the (?:country|kingdom"
    r"|republic|nation)\b| (?-i:[A-Z])))"
    rf"(?![^;.]{{0,80}}? by (?:(?:the|our|US|State) )*(?:us|{_OURS}|FCDO|DFAT|Consulate|Mission|High Commission"
    r"|Foreign Office|Global Affairs)\b)", re.I
)
_NEXT = re.compile(r"; |, (?:and|but|while) ")
# How soon: no later than at once.
INSTANTLY = words(
    r"immediately", r"at once", r"without delay", r"(?:right|straight) ?away", r"urgently", r"forthwith", r"promptly",
)  # fmt: skip


def ours(plain: str) -> str:
    """Return a sentence without what those who live in a place are told there, "" where nothing else is left."""
    local = _OF_A_PLACE.match(plain)
    rest = _NEXT.search(plain, local.end()) if local else None
    return plain if local is None else plain[rest.end() :] if rest else ""
