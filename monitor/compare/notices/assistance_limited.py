"""The government says it can help less, in the country or in a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.people import place_key
from monitor.compare.sentences import Sentence
from monitor.model import Notice

_WORTH = re.compile(r"limit|unable|sever|not available|ability", re.I)
_OURS = (
    r"(?:\bUS government|\bembass(?:y|ies)|\bconsul\w+|\bhigh commission|\bFCDO|\b(?:British|UK|Canadian|Australian)"
    r" government|\bour\b|\bsupport (?:for British|from))"
)
_LESS = re.compile(
    rf"{_OURS}[^;]{{0,120}}?\b(?:(?:very |extremely |severely )?limited|severely impact\w*|reduced)\b[^;]{{0,60}}?"
    r"\b(?:ability|abilities|capacity|assist\w*|help|provide|support)\b"
    rf"|{_OURS}[^;]{{0,80}}?\b(?:ability|capacity|support|assistance|help)\b[^;]{{0,100}}?\b(?:(?:is|are|be|remains?)"
    r"(?: \w+ly| very)? limited|not available)\b"
    rf"|\bseverely (?:impact|limit|affect)\b[^;]{{0,80}}?{_OURS}[^;]{{0,40}}?\bability\b",
    re.I,
)
_MEDICAL = re.compile(r"\b(?:medical|health ?care|ambulance|police|fire) (?:services|facilities|care)\b", re.I)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    said = _LESS.search(plain)
    if said is None or setting.noted(sentence) or _MEDICAL.search(said.group()):
        return
    key, what = place_key(plain[said.end() :], setting.names)
    yield Notice(TOPIC.name, key if what else "country", what, sentence.span)


TOPIC = Topic("assistance_limited", _WORTH.search, _read)
