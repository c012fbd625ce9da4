"""Own staff barred, curfewed or bound to ask: what a government allows its people tells what it thinks of a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.people import STAFF, place_key
from monitor.compare.sentences import Sentence
from monitor.model import ANYWHERE, Notice

_WORTH = re.compile(
    r"prohibit|restrict|permi(?:t|ss)|allow|authoriz|curfew|approval|may not|cannot|can't|stay at home|will not travel"
    r"|movement|advance notice|must|leave their homes",
    re.I,
)
_BARRED = (
    r"(?:(?:are|is|be|were|been|remain)(?: (?:also|generally|currently|subject|still))* )?(?:prohibited|barred|banned"
    r"|forbidden|not (?:allowed|permitted|authori[sz]ed)|suspended)|\b(?:may|can|must|will) ?not\b|\bcan't\b"
    r"|\bprohibit(?:s|ed)?\b|\bhas (?:stopped|suspended) all\b"
)
_BOUND = (
    r"\brestricted\b|\bcurfew\b|\bsubject(?:ed)? to (?:travel|movement) restrictions\b|\btravel restrictions\b"
    r"|\b(?:must|need|needs|required|requires?)(?: to)?(?: also)?(?: first)? (?:obtain|get|have|receive|seek|request"
    r"|give|special|prior|approval|permission|authori[sz]ation)|\brequired to (?:give|obtain|notify|travel|use)"
    r"|\bmust (?:now )?(?:stay|travel|remain)\b|\brequire (?:two|armou?red|an? )"
    r"|\blimit(?:s|ed)? (?:their )?(?:unnecessary |non-essential )?travel\b"
)
_GOES = (
    r"\b(?:travel\w*|go|going|enter\w*|driv\w+|us(?:e|ing)|walk\w*|visit\w*|leav\w+|movements?|curfew|stay|fly\w*"
    r"|tak\w+|cross\w*|move|areas?|attend\w*|remain)\b"
)
_RULE = re.compile(
    rf"{STAFF}[^;]{{0,140}}?(?P<verb>{_BARRED}|{_BOUND})(?P<what>[^;]{{0,400}})"
    rf"|(?P<verb2>\b(?:embassy|mission|consulate|government|department)\b[^;]{{0,40}}?\bprohibits?"
    r"|\b(?:has|have) (?:stopped|suspended|restricted|barred) all)"
    rf"(?P<what2>[^;]{{0,40}}?(?:{STAFF}|travel|movement)[^;]{{0,300}})",
    re.I,
)
_NOT = re.compile(
    r"\bnot (?:prohibited|restricted)\b|\bdepart(?:ure)?\b.{0,40}\bpost\b|\bno longer\b|\bnot (?:assigned|able)\b"
    r"|\bfamily members (?:cannot|may not|are not)\b|\bordered\b|\bauthori[sz]ed (?:the )?departure\b"
    r"|\bcannot (?:provide|offer|assist|help)",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:restrictions?|limits?|curfew)\b[^.;]{0,140}?\b(?:have|has|are|is|were|been)(?: been)? "
    r"(?:lifted|removed|rescinded|ended)\b|\bno longer (?:prohibited|restricted|required|subject)",
    re.I,
)
_OWN = re.compile(rf"{STAFF}|\b(?:embassy|announced since)\b", re.I)
_GO = re.compile(_GOES, re.I)
_BAR = re.compile(_BARRED, re.I)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    if setting.noted(sentence):
        return
    if _ENDED.search(plain) and _OWN.search(plain):
        key, what = place_key(plain, setting.names)
        yield Notice(TOPIC.name, key, what, sentence.span, on=False)
        return
    rule = _RULE.search(plain)
    if rule is None or _NOT.search(plain):
        return
    said = plain[rule.start("verb") if rule["verb"] else rule.start("verb2") :]
    if not _GO.search(said):
        return
    key, what = place_key(said, setting.names)
    grade = 1 if _BAR.match(said) else 0
    yield Notice(TOPIC.name, key or ANYWHERE, what, sentence.span, grade=grade)


TOPIC = Topic("staff_movement_restricted", _WORTH.search, _read)
