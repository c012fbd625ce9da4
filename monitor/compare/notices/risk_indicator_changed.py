"""What a change note itself says of the risk indicators: added, removed, or no change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.indicators import noted
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.model import UNCHANGED, Notice

_WORTH = re.compile(r"indicator")
_NONE = re.compile(r"\bno changes?\b[^.;]{0,60}\brisk indicators?\b", re.I)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    if not setting.noted(sentence) and sentence.line > 1:
        return
    if _NONE.search(sentence.plain):
        yield Notice(TOPIC.name, UNCHANGED, "", sentence.span)
    for letter, added in noted(sentence.plain):
        yield Notice(TOPIC.name, letter, "", sentence.span, on=added)


TOPIC = Topic("risk_indicator_changed", _WORTH.search, _read)
