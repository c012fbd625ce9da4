"""Read a status that takes another's place, whichever is named first: which went, which came, and for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from monitor.compare.dates import days, nearest
from monitor.compare.departing.audiences import audiences
from monitor.compare.departing.endings import anew
from monitor.compare.departing.statement import Statement, states_nothing
from monitor.compare.sentences import Sentence
from monitor.compare.whose.posts import posts
from monitor.compare.whose.towns import whence
from monitor.compare.wordings.unreal import UNREAL
from monitor.model import Departure, Status
from monitor.terms.table import ways

_TURN = (
    r"(?:chang|convert|downgrad|upgrad|adjust|transition|shift|turn|eas|soften|relax|alter|tighten|escalat|mov"
    r"|reduc|stepp?|replac|supersed|substitut)(?:es?|ed|ing|s)?(?: (?:down|up|back))?"
)
_BE = r"(?:was|were|is|are|has been|have been|will be)(?: \w+ly| now| since)?(?: lifted and| ended and)?"
_MIDDLE = r"[^;.]{0,140}?"
# What came, where it is told by what people are free to do now.
_FREE = (
    r"(?P<new>leaves? it (?:up )?to|(?:may|can|are free to)(?: now)? (?:choose|decide)|(?:prefer|would rather|wish|want"
    r"|choose) to (?:stay|remain) (?:away|out)|(?:would rather|may) stay (?:away|out)|(?:permission"
    r"|leave|freedom|(?:the|an) option|(?:the|a) choice) (?:to (?:leave|depart|go|stay away|be away)|whether to))\b"
)
# "They remain free to leave, but no longer have to."
_MAY_GO = (
    r"\b(?P<new>(?:free|allowed|permitted|able|welcome|authori[sz]ed|at liberty) to (?:leave|depart|go|stay away)"
    r"|(?:may|can)(?: still| now| yet)? (?:leave|depart|go|stay away))\b"
)
_NEED_NOT = (
    r"(?P<need>no longer (?:obliged|required|ordered|compelled|directed|bound|forced|under orders|made|have|need|must)"
    r"|not (?:obliged|required|ordered|forced|made|have|need) to(?: do so| go| leave)? any ?(?:more|longer)"
    r"|without being (?:obliged|required|ordered) to)\b"
)


def _status(turn: str) -> str:
    return (
        rf"(?:(?:an?|the|its|this|that) )?(?:[A-Z]\w+(?: \d{{1,2}})? )?(?:departure )?"
        rf"(?P<{turn}>ordered|authori[sz]ed|voluntary|mandatory|compulsory|obligatory|optional|order\b|authori[sz]ation)"
        r"(?: departures?| draw-?downs?)?(?: status| order)?\b"
    )


# Of each way to say it: what went and what came, in the order of that way's words.
_WAYS = tuple(
    re.compile(way, re.I)
    for way in (
        rf"\b{_TURN}(?: from)? {_status('old')}{_MIDDLE} (?:(?:in)?to|with|by) {_status('new')}",
        rf"\b{_TURN}{_MIDDLE} to {_status('new')}{_MIDDLE} (?:from|instead of|in place of) {_status('old')}",
        rf"\b{_status('old')}{_MIDDLE} {_BE} {_TURN} (?:(?:in)?to|with|by) {_status('new')}",
        rf"\b{_status('new')}{_MIDDLE} (?:replac(?:es|ed)|supersed(?:es|ed)|takes the place of|took the place of)"
        rf" {_status('old')}",
        rf"\b(?:departures?|status|posture|{_TURN})\b{_MIDDLE} from {_status('old')} (?:in)?to {_status('new')}",
        rf"\b{_status('old')}{_MIDDLE} {_BE} (?:made|declared) {_status('new')}",
        rf"\b{_TURN}(?: from)? {_status('old')}{_MIDDLE}[ :]{_FREE}",
        rf"\b{_status('old')}{_MIDDLE} {_BE} {_TURN}{_MIDDLE}[ :]{_FREE}",
        rf"\bstep(?:s|ped)? (?:down|back) from (?:the|its|that|an?) (?P<old>order)\b{_MIDDLE}"
        r" (?P<new>authori[sz](?:es|ed)|allow(?:s|ed)|permit(?:s|ted))\b",
        rf"\b{_status('old')}{_MIDDLE} (?:(?:gave|gives|has given) way to|became|becomes|has become) {_status('new')}",
        rf"{_MAY_GO}[^;.,]{{0,60}}?(?:[,;]? (?:but|and|though|although|while)|;){_MIDDLE} {_NEED_NOT}",
        rf"\b(?:step(?:s|ped|ping)?\b[^;.,]{{0,60}}? (?:down|up)|downgrad\w+"
        r"|upgrad\w+|escalat\w+|eased|relaxed|tightened)"
        rf"{_MIDDLE} to (?:an? )?(?P<new>ordered|authori[sz]ed|voluntary|mandatory) departure\b",
    )
)
_OTHER = {Status.ORDERED: Status.AUTHORIZED, Status.AUTHORIZED: Status.ORDERED}
_LOCAL = re.compile(r"\b(?:residents|evacuees|tourists|citizens|nationals|travell?ers|visitors)\b", re.I)
_MUST = re.compile(r"order|mandatory|compulsory|obligatory", re.I)
_DEPARTURE = ways(
    r"\bdepartures?\b|\bevacuation\b|\b(?:voluntary|mandatory|compulsory|optional) draw-?downs?\b"
    r"|\border (?:to (?:leave|depart)|under which)"
    r"|\bno longer\b|\bany (?:more|longer)\b|\b(?:stay|be) away\b|\b(?:permission|leave|freedom) to (?:leave|depart"
    r"|go)\b|\b(?:stay|remain|be)\b[^;.]{0,30} or (?:to )?(?:leave|go)\b", re.NOFLAG
)
_STATUS = re.compile(r"departure|(?:voluntary|mandatory|compulsory|optional) draw-?down")
_WORTH = re.compile(
    r"went|chang|conver|grad|adjust|transition|shift|turn|eas|soften|relax|alter|tighten|escalat|mov|reduc|step|replac"
    r"|supersed|substitut|place of|way to|beca?me|becom|made|declared|free to|still|no longer|any longer|any more"
)


def statements(sentence: Sentence, published_on: date | None, note: bool) -> tuple[Statement, ...]:
    """Return the status that came and the end of the one that went; () where a sentence tells of no such turn."""
    if not (_DEPARTURE.search(sentence.low) and _WORTH.search(sentence.low)):
        return ()
    said = next(filter(None, (way.search(sentence.plain) for way in _WAYS)), None)
    plain = sentence.plain
    if said and not _STATUS.search(sentence.low) and (_LOCAL.search(plain) or not (audiences(plain) or posts(plain))):
        return ()  # an evacuation of those who live there
    clause = max(plain.rfind(stop, 0, said.start()) for stop in ";:") + 1 if said else 0
    if said is None or UNREAL.search(plain[clause : _sure(said)]) or states_nothing(plain):
        return ()
    return tuple(_turned(said, sentence, published_on, note))


def _sure(said: re.Match[str]) -> int:
    """Where the words end that must not be in doubt: who need "not any longer" is told so, and not denied it."""
    return said.start("need") if said.groupdict().get("need") else said.end()


def _turned(
    said: re.Match[str], sentence: Sentence, published_on: date | None, note: bool
) -> Iterator[Statement]:
    new = _named(said["new"])
    before = said.groupdict().get("old")
    old = _named(before) if before else _OTHER[new]  # who steps down, or up, to one leaves the other
    if old is new:
        return
    plain = sentence.plain
    at = said.start("old" if said.groupdict().get("old") else "new")
    dated = anew(plain, days(plain, published_on))
    dated = tuple(d for d in dated if d.start > at or plain[d.end : at].strip())  # "the May 2 order"
    decided = nearest(dated, said.end(), len(plain))
    for post in whence(plain):
        for who in audiences(plain) or ("employees", "family"):
            yield Statement(Departure(post, who, new, decided, sentence.span, note=note))
            yield Statement(Departure(post, who, Status.LIFTED, decided, sentence.span, note=note), old)


def _named(words: str) -> Status:
    return Status.ORDERED if _MUST.match(words) else Status.AUTHORIZED
