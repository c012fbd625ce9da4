"""Where help is short that a sentence says is short: in the whole country, a named part, or one named elsewhere."""

from __future__ import annotations

import re

from monitor.compare.notice import Setting
from monitor.compare.sentences import Sentence
from monitor.compare.whose.people import place_key
from monitor.model import ANYWHERE, Notice

_PART = re.compile(
    r"\b(?:these|those|this|above|below|following|some|many|certain|most|remote|rural)(?: [\w-]+){0,2}"
    r" (?:areas?|locations?|places|regions?|parts|provinces?|districts?|counties|departments|zones?|neighbou?rhoods?"
    r"|islands?)\b|\bt?here\b(?! (?:is|are|may|has|have)\b)|\boutside\b|\bat night\b",
    re.I,
)  # help that is short in a part of the country, named elsewhere

_WHERE = re.compile(
    r"\b(?:in|throughout|within|outside|near|along|across|around) (?P<where>[^;]{2,160}?)"
    r"(?= due to\b| because\b| as (?:US|the)\b|,? which\b| while\b|[.;]|$)"
)
_SHORTENED = re.compile(r" ?\([A-Z]{2,6}\)")  # "the Republic of Testland (ROT)" is the whole country


def short_of_help(sentence: Sentence, setting: Setting, end: int) -> Notice:
    """State that help is short: where, is said behind `end`."""
    where = _WHERE.search(sentence.plain, end)
    key, what = place_key(_SHORTENED.sub("", where["where"]), setting.names) if where else ("", "")
    key = key if what else ANYWHERE if partly(sentence, setting) else "country"
    return Notice("assistance_limited", key, what, sentence.span)


def partly(sentence: Sentence, setting: Setting) -> bool:
    """Whether a sentence that names no place speaks of a part of the country: "these areas", or under its heading."""
    named = any(name and name.casefold() in sentence.plain.casefold() for name in setting.names)
    return _PART.search(sentence.plain) is not None or bool(setting.area(sentence) and not named)
