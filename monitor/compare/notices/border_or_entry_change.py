"""Airspace, airports and borders closed or open again, and rules of entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from monitor.compare.dates import days, historic, nearest
from monitor.compare.elsewhere import elsewhere
from monitor.compare.notice import Setting, Topic
from monitor.compare.people import place_key
from monitor.compare.sentences import Sentence
from monitor.model import PASSPORT, Notice

_WORTH = re.compile(
    r"border|airspace|airport|airstrip|checkpoint|crossing|passport|entry|admission|grounded|visa|enter|flights"
    r"|travel authori[sz]ation|ticket",
)
_WAYS = (
    r"(?P<way>airspace|airports?|airstrips?|border crossings?|crossing points?|checkpoints?|(?:land )?borders?"
    r"|crossing)"
)
_WAYS_2 = _WAYS.replace("<way>", "<way2>")
_WAYS_3, _WAYS_4 = _WAYS.replace("<way>", "<way3>"), _WAYS.replace("<way>", "<way4>")
_WAYS_5, _WAYS_6 = _WAYS.replace("<way>", "<way5>"), _WAYS.replace("<way>", "<way6>")
_SHUT = re.compile(
    rf"\b{_WAYS}\b[^;:]{{0,110}}?\b(?:is|are|remains?|has been|have been|was|were|will be|stays?)(?: \w+ly| currently"
    rf"| now| also)*? (?:closed|shut|sealed)\b"
    rf"|\b{_WAYS_3}\b[^;:,]{{0,60}}?\b(?:(?:has|have)(?: now| all| temporarily)? closed|will close)\b"
    r"(?! (?:its|their|the)\b)"
    rf"|\binformation (?:on|about) (?:the |an? )?(?:temporary )?(?:[\w-]+ ){{0,2}}?{_WAYS_4}(?: crossings?)?"
    r" closures?\b"
    rf"|\bno longer possible to (?:cross|use|pass)[^;:]{{0,20}}?\b{_WAYS_6}\b"
    r"|\bcrossings\b[^;:]{0,60}?\b(?:are|were|have been|remain)(?: \w+ly| now)? (?:closed|shut)\b"
    rf"|\b{_WAYS_5}\b[^;:]{{0,80}}?(?P<lost>\bdamaged\b[^;]{{0,40}}?\b(?:no indication|unclear|unknown|not known)"
    r" (?:of )?when\b|\b(?:is|are) (?:not|no longer) (?:operating|operational|functioning|in operation)\b"
    r"|\b(?:is|are) out of (?:service|operation|use)\b)"
    rf"|\b(?:clos(?:ure|ed|ing)|shut(?: down)?|sealed(?: off)?) (?:of )?(?:its|the|all"
    rf"|their)?(?: (?:land|sea|air|maritime)(?:, and|,| and)?){{0,3}}[\w ]{{0,30}}?{_WAYS_2}\b",
    re.I,
)
_OPEN = re.compile(
    rf"\b{_WAYS}\b[^;:]{{0,110}}?"
    rf"\b(?:re-?opened|(?:is|are|have been|has been)(?: now| again| fully| only)? (?:open|re-?opened)(?: again)?"
    r"|(?:has|have)(?: now)? resumed (?:flights|(?:normal )?operations?)"
    r"|(?:is|are) (?:now |again )?(?:operating|functioning|operational) (?:as usual|normally|again))\b"
    rf"|\bflights(?: have)?(?: now)? resumed\b[^;:]{{0,60}}?\b{_WAYS_5}\b"
    rf"|\bresum\w+ of (?:cross-border|border)\b|\bre-?open\w* (?:of )?(?:its|the)?[\w ]{{0,30}}?{_WAYS_2}\b",
    re.I,
)
_MAYBE = re.compile(
    r"\b(?:(?-i:may)|might|could|can|if|often|sometimes|subject to|without notice"
    r"|at short notice)\b",
    re.I,
)
_TURNS = re.compile(r"\b(?:but|although|however)\b|;")
_PART = re.compile(r"\b(?:only open|open only|open (?:to|for) domestic)\b", re.I)
_REOPENED = re.compile(r"re-?open", re.I)
_VALID = re.compile(
    r"\bpassports?\b[^;]{0,60}?\b(?:valid|validity|expiry date)\b[^;]{0,30}?\b(?P<many>six|three|6|3|90|180)"
    r"[\w() ]{0,8}(?P<unit>month|day)s?\b(?P<rest>[^.;]{0,80})",
    re.I,
)
_COUNTED = (
    ("arrival", re.compile(r"\b(?:arriv\w+|entry|entering|enter)\b", re.I)),
    ("departure", re.compile(r"\b(?:stay|depart\w*|leav\w+|visit)\b", re.I)),
)
_WHO = r"\b(?:nationals|citizens|Americans|foreigners|visitors|travell?ers|people|anyone|passengers)\b"
_BANNED = re.compile(
    rf"\b(?:denied|refus\w+|suspend\w+|ban\w*|barr\w+)(?: all)? (?:entry|admission) (?:to|for|into"
    rf"|of)\b[^;]{{0,80}}?{_WHO}"
    rf"|{_WHO}[^;]{{0,120}}?\b(?:are|will be|is) (?:denied|refused|barred from|banned from) (?:entry|entering)\b"
    rf"|\bban(?:s|ned)? [^;]{{0,30}}?{_WHO} from (?:entering|entry)\b",
    re.I,
)
_VISAS = re.compile(
    rf"\b(?:stopped|suspended|ceased|halted|paused) (?:issuing|the issu\w+ of"
    rf"|all)(?: \w+){{0,2}} visas\b[^;]{{0,40}}?{_WHO}"
    rf"|\b(?:no longer|not) issu\w+ (?:\w+ )?visas to\b[^;]{{0,40}}?{_WHO}"
    r"|\bvisas?[- ]on[- ]arrival\b[^;]{0,40}?\bsuspended\b|\bsuspend\w*[^;]{0,40}?\bvisas?[- ]on[- ]arrival\b",
    re.I,
)
_TICKET = re.compile(
    r"\b(?:must|required|ensure|directed|need)\b[^.;]{0,120}?\b(?:return|onward)(?: or (?:return|onward))?(?: air)?"
    r" tickets?\b",
    re.I,
)
_AUTHORITY = re.compile(
    rf"\b(?:from|as of) (?:\d{{1,2}} \w+|\w+ \d{{1,2}},?) \d{{4}}\b[^;]{{0,20}}?(?:{_WHO}|\byou\b)[^;]{{0,30}}?"
    r"\b(?:need|require|must (?:have|obtain|get|apply|register|complete|give))\b[^;]{0,40}?"
    r"\b(?:visas?|travel authori[sz]ation|ETA|e-?visa|(?:arrival|entry) (?:card|form|declaration)s?|fingerprints?)\b"
    r"|\brequirement to (?:get|obtain|have|apply for) [^;]{0,20}?"
    r"\b(?:visas?|e-?visas?|ETA|electronic (?:travel )?authori[sz]ation)\b"
    r"|\binformation (?:on|about) (?:the )?new (?:visa|entry) requirements?\b"
    r"|\b(?:you|nationals|citizens)(?: now)? (?:need|require|must (?:have|obtain|get|apply for))\b[^;]{0,20}?"
    r"\b(?:electronic (?:travel )?authori[sz]ations?|electronic visas?|ETAs?|e-?visas?)\b",
    re.I,
)
_FREED = re.compile(
    r"\bno longer (?:need|require|have to (?:get|have|obtain))\b[^;.]{0,30}?\bvisas?\b"
    r"|\bcan now [^;.]{0,60}?\bwithout an? visa\b"
    r"|\bvisa requirements? (?:has|have) been (?:lifted|removed|waived)\b",
    re.I,
)
_GROUNDED = re.compile(
    r"\b(?P<way>[Aa]irport)\b[^;:]{0,50}?\b(?:suspend(?:ed)?|halt(?:ed)?|stop(?:ped)?|paused?|ceased?|closed to)"
    r" (?:all |its |flight |commercial )*(?:operations|flights|arrivals|departures|traffic)\b"
    r"|\bgrounded (?:all )?(?:[\w-]+ )?[Ff]lights\b"
    r"|\b(?:all )?(?:commercial |international )?[Ff]lights (?:to and from|in and out of"
    r"|into and out of) [A-Z][^;]{0,40}?"
    r"\b(?:have been|are|were|has been) (?:suspended|halted|grounded|cancell?ed) (?:by|until)\b"
    r"|\b(?:[Cc]ommercial|[Pp]assenger|[Ii]nternational|US)(?: commercial| airline)? [Ff]lights"
    r" (?:(?:do|does) not(?: currently)?|no longer) (?:operate|fly|serve|land)\b"
    r"|\b[Nn]o (?:commercial|passenger|international) flights (?:currently )?(?:operate|fly|land|are operating)\b"
    r"|\b[Aa]ll (?:commercial |international )?flights (?:to and from|in and out of|into and out of) [A-Z][^;]{0,40}?"
    r"\b(?:have been|are) (?:suspended|halted|grounded|cancell?ed)\b"
    r"|(?P<between>\b[Ff]lights between) [A-Z][^;]{2,70}?"
    r"\b(?:have been|are|were|has been) (?:temporarily |now |currently )?(?:suspended|halted|stopped|cancell?ed)\b"
)
_GROUPS = ("way", "way2", "way3", "way4", "way5", "way6")
_STANDS = re.compile(r"\b(?:is|are|remains?|stays?|will be)\b", re.I)
_HARD = re.compile(r"airspace|airport|airstrip|border|crossing", re.I)

# "Read our guidance, with alerts on the closure of airspace": where it stands, and not that it is so.
_POINTS = re.compile(
    r"(?:please )?(?:read|review|see|visit|refer to)\b[^;]{0,80}\b(?:page|guidance|website|information)\b", re.I
)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    if valid := _VALID.search(plain):
        yield Notice(TOPIC.name, PASSPORT, _validity(valid), sentence.span)
    if _BANNED.search(plain):
        yield Notice(TOPIC.name, "ban on entry", "ban on entry", sentence.span)
    if _VISAS.search(plain):
        yield Notice(TOPIC.name, "no visas", "no visas issued", sentence.span)
    if _AUTHORITY.search(plain):
        yield Notice(TOPIC.name, "new permit", "a permit to enter", sentence.span)
    if _FREED.search(plain):
        yield Notice(TOPIC.name, "no visa needed", "no visa needed", sentence.span)
    if _TICKET.search(plain):
        yield Notice(TOPIC.name, "return ticket", "a return ticket to enter", sentence.span)
    if not _POINTS.match(plain):
        yield from _way(sentence, setting)


def _way(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    """Read whether a way in or out is shut or open, what may be of it left aside."""
    plain = sentence.plain
    shut, opened = _SHUT.search(plain) or _GROUNDED.search(plain), _OPEN.search(plain)
    said = opened or shut
    if said is None or (not said.groupdict().get("lost") and _MAYBE.search(_clause(plain, said))):
        return
    groups = said.groupdict()
    way = _named(said)
    told = plain[said.end() :] if groups.get("way4") else plain  # "added information on border closures with X"
    key, where = place_key(told, setting.names)
    sort = "air" if way.startswith(("air", "flight")) else "border"
    if sort == "air" and elsewhere(plain, setting.names):
        return
    day = _told_on(plain, said, opened is not None, setting)
    if historic(plain, day, setting.published_on):
        return
    part = opened is not None and _PART.search(plain) is not None
    grade = 1 if _HARD.search(way) and not part else 0
    key, what = f"{sort} {key if where else way}", f"{way} ({where})" if where else way
    yield Notice(TOPIC.name, key, what, sentence.span, on=opened is None or part, grade=grade, decided_on=day)


def _told_on(plain: str, said: re.Match[str], opened: bool, setting: Setting) -> date | None:
    """Date a closure that is told of, not one that lasts, and an opening that is an act ("reopened", not "is open")."""
    if _STANDS.search(said.group()) if not opened else not _REOPENED.search(said.group()):
        return None
    end = len(plain) if opened else said.start()
    return nearest(days(plain, setting.published_on), said.start(), end)


def _clause(plain: str, said: re.Match[str]) -> str:
    """Return the clause a statement stands in: "has reopened but may close" is open."""
    before, after = _TURNS.split(plain[: said.start()]), _TURNS.split(plain[said.end() :])
    return f"{before[-1]}{said.group()}{after[0]}"


def _named(said: re.Match[str]) -> str:
    """Name the way a statement is about, in one form."""
    groups = said.groupdict()
    if groups.get("between"):
        return "flights"
    named = next((groups[name] for name in _GROUPS if groups.get(name)), None)
    return (named or ("airport" if "light" in said.group() else "border")).lower().rstrip("s")


def _validity(valid: re.Match[str]) -> str:
    """Say a rule of validity so that two can be compared: how long, and counted from when, where the text says so."""
    many = {"six": "6", "three": "3"}.get(valid["many"].lower(), valid["many"])
    since = next((name for name, words in _COUNTED if words.search(valid["rest"])), "")
    return f"passport validity of {many} {valid['unit'].lower()}s" + (f" from {since}" if since else "")


TOPIC = Topic("border_or_entry_change", _WORTH.search, _read)
