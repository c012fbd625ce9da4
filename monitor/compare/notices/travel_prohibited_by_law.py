"""A legal ban on going there: the passport is not valid for the journey (22 C.F.R. 51.63)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.model import Notice
from monitor.terms.calendar import MONTH, MONTHS

_WORTH = re.compile(
    r"passport|illegal|unlawful|against the law|prohibited (?:by|under)|(?:us|u\.s\.) (?:law|statute|regul)"
)
_BAN = re.compile(
    r"\bpassports? (?:(?:are|is|may|will)(?: \w+ly)? (?:not|no longer) (?:be )?(?:valid|used)"
    r"|(?:will )?cease to be valid|(?:has|have) ceased to be valid) for (?:travel|entry) (?:to|into|in)\b"
    r"(?!.{0,30}visa-free)"
    r"|\bpassports? (?:cannot|can ?not|may no longer|must not|will not) be used (?:to travel|for travel|for entry)\b"
    r"|\b(?:use of|using|travel\w* on|enter\w* (?:on|with)|with) (?:an? |their "
    r"|your )?US passports?\b[^;]{0,60}?\b(?:is|are|was"
    r"|has been|have been) (?:now |again )?(?:prohibited|banned|forbidden|unlawful|illegal)\b"
    r"|\bspecial(?:ly)? validat\w+"
    r"|\b(?:restriction|ban|prohibition)s? on (?:the )?(?:use of )?(?:an? |the )?US passports?\b"
    r"|\bUS passports? (?:are|is|have been declared|remain)(?: now| no longer| again)? invalid for (?:travel|use)\b"
    r"|\bUS (?:law|statute|regulation)s? (?:prohibits?|forbids?|bans?|bars?) (?:all |most "
    r"|any )?(?:\w+ )?(?:travel|tourism|tourist)\b"
    r"|\b(?:travel|tourism|tourist (?:travel|activit\w+))\b[^;]{0,60}?\b(?:is|are|remains?) prohibited (?:by"
    r"|under) (?:US )?(?:law|statute|regulation)"
    r"|\b(?:illegal|unlawful|against the law) for (?:US|British|Canadian|Australian|Irish"
    r"|New Zealand) (?:citizens|nationals) to travel",
    re.I,
)
_ENDED = re.compile(r"\b(?:no longer(?! (?:be )?(?:valid|used))|lifted|expired|ended|are again valid)\b", re.I)
_PROPOSED = re.compile(r"\b(?:propos\w+|bills?|draft|would)\b", re.I)


_UNTIL = re.compile(
    rf"\b(?:until|through|till|expires?(?: on)?)(?: at least)? (?:(?P<month>{MONTH}) (?P<day>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}}) (?P<month2>{MONTH})),? (?P<year>20\d\d)\b"
)


def _read(sentence: Sentence, _setting: Setting) -> Iterator[Notice]:
    """Read the ban; what it tells is the day it lasts to, as an ISO date, or nothing."""
    plain = sentence.plain
    if _BAN.search(plain) and not _PROPOSED.search(plain):
        yield Notice(TOPIC.name, "passport", _last(plain), sentence.span, on=not _ENDED.search(plain))


def _last(plain: str) -> str:
    """The day to which a ban lasts, as an ISO date; "" where none is named."""
    said = _UNTIL.search(plain)
    if said is None:
        return ""
    month = MONTHS.index(said["month"] or said["month2"]) + 1
    return f"{said['year']}-{month:02}-{int(said['day'] or said['day2']):02}"


TOPIC = Topic("travel_prohibited_by_law", _WORTH.search, _read)
