"""The frame of help that is short: our own people, that they cannot or hardly can, and a help only they give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.frames.unable import SHORT
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.shortfall import FOR_OURS, TAKEN_OUT, short_of_help
from monitor.compare.whose.offices import ANOTHER, FOREIGN, THEIRS, consular, ours
from monitor.compare.wordings.lexicon import TAUGHT, words
from monitor.compare.wordings.reduced import REDUCED
from monitor.model import Notice
from monitor.terms.table import ways

_WORTH = ways(
    r"cannot|can't|can no|not able|unable|no longer|no means|no way|not in a position|little|nothing|minimal|small"
    r"|at most|the most|hardly|barely|count on|rely on|depend on|bank on|not available|unavailable|can be given"
    r"|no capacity"
    r"|no help|not expect|lacks|lost|be (?:provided|given|offered)|no (?:consular|embassy)"
    r"|confined|(?:restricted|limited|reduced) to|shrunk|dwindl|beyond (?:our|the) reach|out of reach|not have",
    re.NOFLAG,
)
# What no post ever does, what others cannot, and help by another way.
_NEVER = words(
    r"legal advice", r"lawyers?", r"bail", r"jail", r"out of (?:prison|detention)", r"bills?", r"debts?", r"fines?",
    r"fees?",
    r"lost (?:luggage|property)", r"jobs?", r"visas?", r"applications?", r"appointments?", r"tickets?", r"money",
    r"loans?",
    r"walk-ins?", r"(?<!than advice )(?<!only advice )by (?:phone|telephone"
    r"|e-?mail)", r"questions?", r"find(?:ing)?", r"passports?",
    r"without an appointment", r"scams?",
    r"fraud\w*", r"commercial disputes?", r"custody", r"birth certificates?", r"private (?:messages|groups)",
    r"fans?",
    r"guarantee", r"(?:police|hospitals?|ambulances?|hotels?|airlines?|clinics?|banks?)(?= (?:cannot|can|will|are"
    r"|is))",
    r"enter", r"obtain\w*", r"documents?|documentation", r"stamps?", r"(?:long )?(?:lines?|queues?|delays?)",
    r"prior to", r"whose address", r"unless you", r"customs", r"after (?:office |working )?hours", r"at weekends",
)  # fmt: skip
_FORESEEN = re.compile(
    rf"{FOR_OURS}"
    r"|\bif (?:it|this|that|they|the|an?|these|those|conditions|fighting|commercial|war|hostilities)\b|^(?:if|should"
    r"|were) (?!you)"
    r"|\bin (?:the event|case) of\b|\bwould (?!like|be able)|\bmight\b|\bfor example\b", re.I,
)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    said = SHORT.search(plain)
    cut = REDUCED.search(plain)  # what a post does less is told as that
    if said is None or (cut and (ours(plain, cut) or consular(plain, cut))):
        return
    if setting.noted(sentence) and TAKEN_OUT.search(plain):
        return
    others = ANOTHER.search(plain) or THEIRS.search(plain) or FOREIGN.search(plain)
    if others or TAUGHT.search(plain) or _NEVER.search(plain) or _FORESEEN.search(plain):
        return
    yield short_of_help(sentence, setting, said.end())


TOPIC = Topic("assistance_limited", _WORTH.search, _read)
