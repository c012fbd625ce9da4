"""Airspace, airports and borders closed or open again, and rules of entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.people import place_key
from monitor.compare.sentences import Sentence
from monitor.model import PASSPORT, Notice

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
_MAYBE = re.compile(r"\b(?:(?-i:may)|might|could|can|if|often|sometimes|subject to|without notice|at short notice)\b", re.I)
_VALID = re.compile(
    r"\bpassports?\b[^;]{0,60}?\b(?:valid|validity)\b[^;]{0,30}?\b(?P<months>six|three|6|3)[\w() ]{0,8}months?\b"
    r"(?P<rest>[^.;]{0,80})",
    re.I,
)
_COUNTED = (
    ("arrival", re.compile(r"\b(?:arriv\w+|entry|entering|enter)\b", re.I)),
    ("departure", re.compile(r"\b(?:stay|depart\w*|leav\w+|visit)\b", re.I)),
)
_BANNED = re.compile(
    r"\b(?:denied|refus\w+|suspend\w+|ban\w*)(?: all)? entry (?:to|for|into)\b[^;]{0,80}?\bnationals\b", re.I
)
_HARD = re.compile(r"airspace|airport|airstrip|border|crossing", re.I)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    if valid := _VALID.search(plain):
        yield Notice(TOPIC.name, PASSPORT, _validity(valid), sentence.span)
    if _BANNED.search(plain):
        yield Notice(TOPIC.name, "ban on entry", "ban on entry", sentence.span)
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


def _validity(valid: re.Match[str]) -> str:
    """Say a rule of validity so that two can be compared: how long, and counted from when, where the text says so."""
    months = {"six": "6", "three": "3"}.get(valid["months"].lower(), valid["months"])
    since = next((name for name, words in _COUNTED if words.search(valid["rest"])), "")
    return f"passport validity of {months} months" + (f" from {since}" if since else "")


TOPIC = Topic("border_or_entry_change", _WORTH.search, _read)
