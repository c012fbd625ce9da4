"""Read orders and permissions to leave a post that do without the words of the Foreign Affairs Manual."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from monitor.cities import country_of
from monitor.compare.audiences import audiences
from monitor.compare.dates import days, nearest
from monitor.compare.posts import posts
from monitor.compare.sentences import Sentence
from monitor.compare.statement import Statement
from monitor.model import Departure, Status
from monitor.places import resolve

_WORTH = re.compile(r"\b(?:leav|depart|evacuate\b)", re.I)
_GO = r"(?:leave|depart|evacuate)\b"
_SOON = r"(?: (?:now|still|also|all|voluntarily))*"
# What they leave is a country, its city or a post, never a room, a street, a zone or their work.
_WHENCE = (
    r"(?: (?:the )?(?P<whence>[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,4})"
    r"|(?= the country\b| post\b|[.,]| by\b| no later\b| immediately\b| within\b|$))"
)
_DAILY = re.compile(r"\b(?:dark|dusk|sunset|night\w*|midnight|\d{1,2}(?::\d\d)? ?[ap]\.?m|daily|each|every"
    r"|curfew)\b", re.I)
_MUST = re.compile(
    rf"\b(?:must|(?:(?:are|were|have been)(?: now)? (?:required|obliged|told|instructed|asked)|have) to){_SOON}"
    rf" (?i:{_GO}){_WHENCE}"
)
_MAY = re.compile(
    rf"\b(?:may|can|are (?:free|able) to){_SOON} {_GO}[^;.]{{0,60}}?\bvoluntar(?:y|ily)\b"
    rf"|\b(?:may|can|are (?:free|able) to)(?: now| still| also)? voluntarily {_GO}"
    rf"|\b(?:given|granted|received|has|have) (?:\w+ )?permission to {_GO}"
    r"|\b(?:offered|given|have|has) the option (?:of (?:leaving|departing)|to (?:leave|depart))\b"
    rf"|\b(?:green light|go-ahead|permission|approval)\b[^;]{{0,40}}? for (?P<who>[^;]{{3,120}}?) to {_GO}",
    re.I,
)
_OURS = re.compile(
    r"\bUS\b|(?i:\b(?:government|embassy|consulate|mission|non-?e\w+|eligible|our|British|Canadian|Australian)\b)"
)
_DOUBT = re.compile(r"\b(?:if|unless|should|whether|when|in case|in the event|not)\b|\?$", re.I)
_STILL = re.compile(r"\b(?:still|remain\w*|continue\w*)\b", re.I)


def statements(sentence: Sentence, published_on: date | None, note: bool) -> Iterator[Statement]:
    """Yield what a sentence says in plain words: own people "must leave", or "may depart on a voluntary basis"."""
    if not _WORTH.search(sentence.raw):
        return
    dated = days(sentence.plain, published_on)
    at = 0
    for clause in sentence.plain.split(";"):
        decided = nearest(dated, at + len(clause), len(sentence.plain))
        yield from _clause(clause, sentence, decided, note)
        at += len(clause) + 1


def _clause(clause: str, sentence: Sentence, decided: date | None, note: bool) -> Iterator[Statement]:
    must = _MUST.search(clause)
    said = must or _MAY.search(clause)
    subject = (said.groupdict().get("who") or clause[: said.start()]) if said else ""
    if said is None or not _OURS.search(subject) or _DOUBT.search(subject):
        return
    if must and (_DAILY.search(clause) or not _country(must["whence"])):
        return
    status = Status.ORDERED if must else Status.AUTHORIZED
    whole: list[str | None] = [None]
    for post in dict.fromkeys([p.post for p in posts(clause)] or whole):
        for who in audiences(subject):
            continuing = _STILL.search(clause) is not None
            yield Statement(Departure(post, who, status, decided, sentence.span, continuing, note))


def _country(whence: str | None) -> bool:
    """Whether what is left is a country or a city of one; a country that is not named is."""
    return not whence or bool(resolve(whence) or country_of(whence))
