"""A notice to nationals everywhere: not advice about one country, and not a level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.model import Notice

_WORTH = re.compile(r"worldwide|overseas|abroad|all international travel")
_SAID = re.compile(
    r"\badvises? (?:all )?(?:US citizens|Americans|citizens)(?: (?:worldwide|overseas|abroad|around the world))?"
    r" to (?:exercise increased caution|avoid all international travel)\b"
    r"|\b(?:citizens|Americans) (?:worldwide|abroad|overseas)\b[^;.]{0,80}?\b(?:exercise increased caution"
    r"|should follow the guidance)\b",
    re.I,
)


def _read(sentence: Sentence, _setting: Setting) -> Iterator[Notice]:
    if _SAID.search(sentence.plain) and re.search(r"worldwide|overseas|abroad|international", sentence.plain, re.I):
        yield Notice(TOPIC.name, "caution", "", sentence.span)


TOPIC = Topic("worldwide_caution", _WORTH.search, _read)
