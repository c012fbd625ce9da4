"""Unrest, disaster, outbreak, emergency rule: hazards a text names as present."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.model import Notice

_HAZARDS = (
    ("a state of emergency", r"state of emergency|martial law"),
    ("an mpox outbreak", r"\bm-?pox\b|monkeypox"),
    ("cholera", r"\bcholera\b"),
    ("Ebola", r"\bebola\b|\bmarburg\b"),
    ("measles", r"\bmeasles\b"),
    ("mosquito-borne disease", r"\bmosquito-borne\b|\bdengue\b|\bchikungunya\b|\bzika\b"),
    ("recommended vaccinations", r"\bvaccinations?\b.{0,40}\b(?:include|recommended|up-to-date)\b"),
    ("a volcanic eruption", r"\bvolcan\w+ (?:alert|erupt\w+|activity)|\berupt(?:ion|ed|ing)\b"),
    ("a tropical storm", r"\b(?:hurricane|typhoon|cyclone|tropical storm) [A-Z]"),
    ("an earthquake", r"\bearthquake (?:struck|hit|of magnitude)|\bmagnitude [\d.]+ earthquake"),
    ("wildfires", r"\b(?:wild|forest ?)fires? (?:are|is|have|has|burning)\b"),
)
_PATTERNS = tuple((what, re.compile(words, re.I if "[A-Z]" not in words else 0)) for what, words in _HAZARDS)
_WORTH = re.compile(
    r"emergency|martial|pox|cholera|ebola|marburg|measles|mosquito|dengue|chikungunya|zika|vaccin|volcan|erupt"
    r"|hurricane|typhoon|cyclone|tropical storm|earthquake|fires?\b",
    re.I,
)
_ENDED = re.compile(r"\b(?:end of|ended|lifted|expired|is over|no longer|removal of)\b", re.I)


def _read(sentence: Sentence, _setting: Setting) -> Iterator[Notice]:
    for what, pattern in _PATTERNS:
        if pattern.search(sentence.plain):
            yield Notice(TOPIC.name, what, what, sentence.span, on=not _ENDED.search(sentence.plain))


TOPIC = Topic("hazard_notice", _WORTH.search, _read)
