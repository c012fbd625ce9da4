"""Read what a text says of the publisher's own posts: operations suspended, services reduced, work resumed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from monitor.compare.dates import days, nearest
from monitor.compare.posts import post_key, posts
from monitor.compare.sentences import Sentence
from monitor.model import Operation

_WORTH = re.compile(r"suspend|suspension|clos(?:ed|ure)|resum|re-?open|normali[sz]|operation|services|ceased|remotely|staff", re.I)

_NATION = r"(?:US|American|British|UK|Canadian|Australian|Irish|New Zealand)"
_OFFICE = r"(?:embass(?:y|ies)|consulates?(?: general)?|consulates general|high commissions?|mission|interests section|posts?)"
_OF = r"(?:canada|australia|ireland|new zealand|the united (?:states|kingdom))"
# Our own posts: another state's ("the Afghan embassy in London") carry an adjective that is none of ours.
_OWN = (
    rf"(?:\b{_NATION}(?:'s)? (?:diplomatic )?{_OFFICE}\b|\b(?:embassy|high commission|consulate(?: general)?) of {_OF}\b"
    rf"|\b(?:the|our|its|all) (?:{_NATION} )?{_OFFICE}\b(?! of (?!{_OF}))|(?<![\w-] )\b(?-i:(?:Embassy|Consulate(?: General)?) (?=[A-Z])))"
)
_OURS = re.compile(rf"{_OWN}|\bDepartment of State\b|\bState Department\b|\b{_NATION} government\b|\bwe\b|^It\b|^OPERATIONS\b", re.I)
_FOREIGN = re.compile(r"\b(?:embassy|consulate(?: general)?|high commission)s? in (?:Washington|London|Ottawa|Canberra|Dublin)\b", re.I)
_PROTECTING = re.compile(
    r"\bForeign Interests Section\b(?: in (?P<city>[A-Z]\w+))?.{0,40}?\b(?:closed|suspended|unable|not able)\b", re.I
)

_SUSPENDED = re.compile(
    rf"{_OWN}[^;]{{0,90}}?\b(?:suspended|ceased)(?: all| its| their| normal| embassy| diplomatic){{0,3}} operations\b"
    r"|\b(?:suspended|ceased)(?: all| its| their| the| US| embassy| normal| diplomatic){0,4} operations\b"
    rf"|\bsuspension of operations (?:at|of|in)\b|{_OWN}[^;]{{0,60}}?\bservices\b[^;]{{0,40}}?\b(?:are|is|have been|remain) (?:\w+ly )?suspended\b"
    rf"|{_OWN}[^;]{{0,60}}?\b(?:is |are |was |has been |remains? )?(?:temporarily )?closed\b"
    r"(?! (?:to |for |on |at |from |during |between |every |each |all |by |tomorrow|today|mondays?|weekends?))"
    rf"|\btemporary closure of {_OWN}|\btemporary closure of (?:the )?(?:embassy|consulate|high commission)",
    re.I,
)
_HEADLINE = re.compile(r"\bOPERATIONS SUSPENDED\b")
_ONLY_NAMED = re.compile(r"(?:\bof|'s|\bafter|\bthe|\bthose) (?=suspended\b)|\bdays? of \S+ suspended", re.I)
_RESUMED = re.compile(
    rf"{_OWN}[^;]{{0,60}}?\b(?:resumed|re-?opened|restarted|restored)\b"
    r"|\bresum(?:ed|ing)(?: normal| routine| full| limited| its| all| embassy| consular| the| of| US| diplomatic){0,4} (?:operations|services)\b"
    rf"|\bresumption of(?: normal| routine| full| embassy| US| the| all){{0,3}} operations\b|\bnormali[sz]ed operations\b"
    r"|\breturn(?:s|ed|ing)? to (?:normal|full)(?: normal| full)? operation(?:s|al status)\b",
    re.I,
)
_NOT_YET = re.compile(r"\b(?:will|until|before|when|once|not|never|plans? to|prior to|hopes? to|cannot|unable to|pending)\b[^;,]{0,40}$", re.I)

_SERVICES = r"(?:consular|emergency|routine|visa|passport|public|american citizens?)"
_REDUCED = re.compile(
    rf"\b(?:suspend(?:ed|s|ing)?|paused?|curtailed|limited|reduced|scaled back|discontinued)(?: [\w']+){{0,3}}? {_SERVICES}[\w ,]{{0,40}}? ?services\b"
    rf"|\b{_SERVICES} services\b[^;]{{0,60}}?\b(?:are|is|remain|remains|have been|has been)(?: \w+ly)? (?:suspended|unavailable|paused|curtailed)\b"
    rf"|\b(?:cannot|can not|can't|unable to|not able to) (?:provide|offer)(?: [\w'-]+){{0,5}}? {_SERVICES}(?: or [a-z]+)?(?: consular)? (?:services|assistance)\b"
    r"|\b(?:temporarily )?(?:reduced|limited|drawn down|scaled back) (?:its )?staff(?:ing)?(?: numbers| levels)?\b"
    r"|\b(?:operates?|operating|work(?:s|ing)?) remotely\b|\bclosed (?:to|for) (?:in-person|routine|consular|public)\b",
    re.I,
)
_MAYBE = re.compile(r"\b(?:may|might|could|would|if)\b[^;,]{0,30}$", re.I)
_AREA = re.compile(r"\bservices\b[^;]{0,50}?\b(?:outside(?: of)?|at night|in (?:remote|rural|many|some|certain|these|the|parts|most))\b ?(?P<place>[A-Z][\w'-]+)?")


def statements(sentence: Sentence, published_on: date | None, inherited: date | None = None) -> tuple[Operation, ...]:
    """Return what one sentence says of our posts' work; `inherited` dates a sentence that begins with "It" or "This"."""
    if not _WORTH.search(sentence.raw):
        return ()
    return tuple(_statements(sentence, published_on, inherited))


def _statements(sentence: Sentence, published_on: date | None, inherited: date | None) -> Iterator[Operation]:
    plain = sentence.plain
    if section := _PROTECTING.search(plain):
        post = f"Foreign Interests Section {section['city'] or ''}".strip()
        yield Operation(post, "reduced", _dated(plain, section, published_on, inherited), sentence.span)
        return
    said = _said(plain)
    if said is None or _FOREIGN.search(plain):
        return
    state, words = said
    decided = _dated(plain, words, published_on, inherited)
    area = _AREA.search(plain) if state == "reduced" else None
    whole: list[str | None] = [None]
    named = [] if area else [p.post for p in posts(plain)]
    for post in dict.fromkeys(named or whole):
        operation = Operation(post, state, decided, sentence.span)  # type: ignore[arg-type]
        yield replace(operation, area=_place(area)) if area else operation
