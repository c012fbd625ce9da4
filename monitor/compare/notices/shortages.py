"""What a country runs short of, or is cut off from: fuel, roads that are blockaded; or an epidemic declared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.colours.lasting import OFTEN
from monitor.compare.colours.supposed import MAYBE
from monitor.compare.dates import days, historic, nearest
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.whose.elsewhere import elsewhere
from monitor.compare.wordings.diseases import BY_NAME
from monitor.model import Notice
from monitor.terms.hazards import BLOCKADES, EPIDEMIC, FUEL

_WORTH = re.compile(r"fuel|petrol|gasoline|diesel|\bgas\b|blockade|road ?block|block(?:ed|ing)? (?:the "
    r"|main )*(?:road|highw)|epidemic|outbreak")
_FUEL = r"(?:fuel|petrol|gasoline|diesel|gas(?! (?:mask|leak|supply of)))"
_STATION = rf"(?:{_FUEL} (?:stations?|pumps?)|filling stations?|service stations?)"
_SHORT = re.compile(
    rf"\b(?:there (?:is|are|has been|have been)|due to|because of|facing|experiencing|face|suffer\w*|amid|ongoing"
    rf"|current|reports? of)"
    rf"(?: an?)?(?: [\w-]+){{0,3}}? (?:{_FUEL}(?:(?:,| and| or)+ \w+)? (?:shortages?|scarcity|crisis|rationing)"
    rf"|shortages? of (?:\w+(?:, | and | or )){{0,2}}{_FUEL})\b"
    rf"|\b{_FUEL}(?:(?:,| and| or)+ \w+)? shortages?\b[^;.]{{0,60}}? (?:have|has|are|is|continue|persist|affect)\w*\b"
    rf"|\b{_FUEL}(?: \w+)? (?:is|are|has become|have become|remains?)(?: now| currently| \w+ly)? (?:scarce"
    rf"|in short supply|rationed|limited|unavailable|not available|running (?:out|low))\b"
    rf"|\b{_STATION}\b[^;.]{{0,60}}? (?:have|has|are|is)(?: now| \w+ly)? (?:run(?:ning)? (?:out|dry|low)|without"
    rf"|out of|no) ?\w*"
    rf"|\b(?:long )?(?:queues|lines) (?:at|outside|for)(?: the)? (?:{_STATION}"
    rf"|{_FUEL})\b(?=[^;.]{{0,60}}\b(?:shortage|run out|scarc|due to|today|now|reported|formed)\w*)",
    re.I,
)
_BLOCK = r"(?:(?:road )?blockades?|road ?blocks?|blocked (?:roads|highways))"
_CUT_OFF = re.compile(
    rf"\b{_BLOCK}\b[^;.]{{0,80}}? (?:have|has|are|is)(?: now| also| still| \w+ly)? (?:cut(?:ting)?|isolat\w+"
    rf"|paraly[sz]\w+|encircl\w+"
    r"|sever\w+|prevent\w+|stopp\w+|halt\w+|leav\w+|left)\b"
    rf"|\b(?:is|are|remains?|has been|have been)(?: now| still| \w+ly)? (?:cut off|isolated|inaccessible"
    rf"|unreachable)\b[^;]{{0,80}}?\b(?:by|due to|because of|as a result of) (?:[\w-]+ ){{0,3}}?{_BLOCK}\b"
    rf"|\b{_BLOCK}\b[^;.]{{0,80}}?\b(?:(?:is|are|means?|leav\w+|that) [^;.]{{0,40}}?(?:cut off|isolated)"
    rf"|(?:in place|ongoing|set up|erected|continue\w*|remain)\b)"
    rf"|\b(?:there (?:are|is|have been)|currently|ongoing)(?: [\w-]+){{0,3}}? (?:road )?blockades?\b",
    re.I,
)
_EPIDEMIC = re.compile(
    r"\b(?:has|have|had)?(?: now| also| officially)? ?declar(?:ed|es|ing) (?!an? end)(?:an? "
    r"|the )?(?:[\w-]+ ){0,5}?(?:epidemic|pandemic|outbreak)\b"
    r"|\b(?:epidemic|outbreak)(?: of [\w -]{3,40})? (?:has been|have been|was|is)(?: now| officially)? declared\b"
    r"|\bdeclaration of an? (?:[\w-]+ ){0,4}?(?:epidemic|outbreak)\b",
    re.I,
)
# What is of other times, and what may be.
_STANDING = re.compile(
    rf"\b(?:{OFTEN}|{MAYBE}|common|periodic\w*|might|potential|if|in case|prone|intermittent|sporadic|would|should"
    r"|avoid|police|security forces|checkpoints?)\b",
    re.I,
)
_HABIT = re.compile(r"\b(?:common|frequent|often|occasional|regular|possible|likely|expected)\b", re.I)
_OVER = re.compile(
    r"\b(?:no longer|ended|lifted|removed|resolved|eased|over\b|cleared|dismantled|not|never|without|recover\w*"
    r"|end of|(?:there (?:is|are|have been|has been)(?: \w+)? )?no (?:[\w-]+ ){0,3}?(?:shortages?|scarcity|crisis"
    r"|rationing|blockades?|road ?blocks?|queues|outbreaks?|epidemics?))\b", re.I
)
_TOLD = ((FUEL, _SHORT), (BLOCKADES, _CUT_OFF), (EPIDEMIC, _EPIDEMIC))


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    if setting.noted(sentence) or _OVER.search(plain) or plain.endswith("?"):
        return
    for what, words in _TOLD:
        found = words.search(plain)
        if found is None or _STANDING.search(plain[: found.end()]) or _HABIT.search(plain, found.start()):
            continue
        if elsewhere(plain, setting.names) or (what == EPIDEMIC and BY_NAME.search(plain)):
            continue
        day = nearest(days(plain, setting.published_on), found.start(), len(plain))
        if not historic(plain, day, setting.published_on):
            yield Notice(TOPIC.name, what, what, sentence.span, decided_on=day, grade=1)


TOPIC = Topic("hazard_notice", _WORTH.search, _read)
