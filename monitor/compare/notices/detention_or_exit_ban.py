"""A warning of wrongful detention, arbitrary arrest or exit bans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.model import Notice

_WORTH = re.compile(r"detain|detention|arrest|exit ban|arbitrar", re.I)
_SAYS = (
    ("wrongful detention", re.compile(r"\bwrongful(?:ly)? (?:detain\w*|detentions?)", re.I)),
    ("exit bans", re.compile(r"\bexit bans?\b", re.I)),
    ("arbitrary detention", re.compile(r"\barbitrar(?:y|ily) (?:\w+ )?(?:arrest\w*|detain\w*|detention\w*)", re.I)),
)
_ENDED = re.compile(r"\b(?:removed|no longer)\b", re.I)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    if setting.noted(sentence) and _ENDED.search(sentence.plain):
        return
    for what, pattern in _SAYS:
        if pattern.search(sentence.plain):
            yield Notice(TOPIC.name, what, what, sentence.span)


TOPIC = Topic("detention_or_exit_ban", _WORTH.search, _read)
