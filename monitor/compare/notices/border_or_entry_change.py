"""Airspace, airports and borders closed or open again, and rules of entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.people import place_key
from monitor.compare.sentences import Sentence
from monitor.model import Notice

_WORTH = re.compile(r"border|airspace|airport|airstrip|checkpoint|crossing|passport|entry|visa", re.I)
_WAYS = (
    r"(?P<way>airspace|airports?|airstrips?|border crossings?|crossing points?|checkpoints?|(?:land )?borders?"
    r"|crossing)"
)
_WAYS_2 = _WAYS.replace("<way>", "<way2>")
_SHUT = re.compile(
    rf"\b{_WAYS}\b[^;:]{{0,110}}?\b(?:is|are|remains?|has been|have been|was|were|will be|stays?)(?: \w+ly| currently"
    rf"| now| also)*? closed\b"
    rf"|\bclos(?:ure|ed|ing) (?:of )?(?:its|the|all|their)?[\w ]{{0,30}}?{_WAYS_2}\b",
    re.I,
)
_OPEN = re.compile(
    rf"\b{_WAYS}\b[^;:]{{0,110}}?"
    rf"\b(?:re-?opened|(?:is|are|have been|has been)(?: now| again| fully)? (?:open|re-?opened)"
    rf"(?: again)?)\b|\bresum\w+ of (?:cross-border|border)\b|\bre-?open\w* (?:of )?(?:its|the)?[\w ]{{0,30}}?"
    rf"{_WAYS_2}\b",
    re.I,
)
_MAYBE = re.compile(r"\b(?:may|might|could|can|if|often|sometimes|subject to|without notice|at short notice)\b", re.I)
_RULES = (
    (
        "passport validity",
        re.compile(
            r"\bpassports?\b[^;]{0,60}?\b(?:valid|validity)\b[^;]{0,30}?\b(?:six|three|6|3)[\w() ]{0,8}months?\b", re.I
        ),
    ),
    (
        "ban on entry",
        re.compile(
            r"\b(?:denied|refus\w+|suspend\w+|ban\w*)(?: all)? entry (?:to|for|into)\b[^;]{0,80}?\bnationals\b", re.I
        ),
    ),
)
_HARD = re.compile(r"airspace|airport|airstrip|border|crossing", re.I)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    for what, pattern in _RULES:
        if pattern.search(plain):
            yield Notice(TOPIC.name, what, what, sentence.span)
    shut, opened = _SHUT.search(plain), _OPEN.search(plain)
    said = opened or shut
    if said is None or _MAYBE.search(plain):
        return
    groups = said.groupdict()
    way = (groups.get("way") or groups.get("way2") or "border").lower().rstrip("s")
    key, where = place_key(plain, setting.names)
    sort = "air" if way.startswith("air") else "border"
    what = f"{way} {where}".strip()
    grade = 1 if _HARD.search(way) else 0
    yield Notice(TOPIC.name, f"{sort} {key}", what, sentence.span, on=opened is None, grade=grade)


TOPIC = Topic("border_or_entry_change", _WORTH.search, _read)
