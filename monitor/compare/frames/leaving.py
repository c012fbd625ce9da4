"""The frame of a departure status: our own people, a way out, and an order, a permission or an end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from monitor.compare.audiences import EXPELLED, Audience, without_owners
from monitor.compare.dates import days, nearest
from monitor.compare.frames.lexicon import COMPEL, GO, KIN, OUR, OVER, PERMIT, STAFF, UNREAL, holds, words
from monitor.compare.offices import ANOTHER, FOREIGN, THEIRS
from monitor.compare.posts import posts
from monitor.compare.sentences import Sentence
from monitor.compare.statement import Statement, states_nothing
from monitor.compare.withdrawals import RULE_WENT
from monitor.model import Departure, Status

_WORTH = re.compile(r"leav|depart|quit|home|evacuat|relocat|withdr|draw|recall|\bout\b|\bgo\b|flown|return|away|back")
_WHOSE = holds(
    "staff", "employee", "personnel", "officer", "diplomat", "colleague", "hire", "our people", "team", "official",
    "member", "famil", "dependent", "dependant", "efm", "spouse", "relative", "husband", "wives", "minor", "children",
    "under ", "embass", "consulate", "office",
)  # fmt: skip
_AUDIENCES: tuple[tuple[Audience, re.Pattern[str]], ...] = (("employees", STAFF), ("family", KIN))
_STATUS = words(
    r"evacuation", r"departure", r"draw-?down", r"orders?", r"status", r"measure", r"arrangement", r"directive",
    r"authori[sz]ation", r"restriction",
)  # fmt: skip
_GONE = words(
    r"evacuat\w+", r"depart(?:ures?|ed|ing)?", r"draw-?down", r"leave|left|leaving", r"(?:went|sent) home|away",
    r"return\w*", r"absen\w+", r"receiving families",
)  # fmt: skip
_AGAIN = words(
    r"return(?:ed|ing|s)?(?! home| to the U)(?: to)?", r"c[ao]me? back|coming back", r"go(?:ing)? back",
    r"(?:again )?welcome (?:back|at post)", r"back (?:in|at|to)", r"rejoin\w*", r"on (?:their|its) way back",
    r"(?:may|can) (?:once )?again (?:reside|live|stay)", r"receiving families",
    r"(?:families|family members) once more",
)  # fmt: skip
_GOES_ON = words(
    r"not (?:yet )?(?:been )?(?:lifted|rescinded|withdrawn|ended|call|cancel|revok|terminat)\w*", r"remains? in",
    r"still", r"stays? in",
)  # fmt: skip
_NO_CHOICE = words(
    r"(?:no longer|not) (?:left to|voluntary|optional|up to)",
)  # fmt: skip
_NEAR = 70  # characters between what people are told and the way they are told to go
# Who goes from a room, to work, or on leave goes nowhere.
_NO_WAY = words(
    r"(?:leave|leaving|depart|quit|evacuate) (?:the|their|your|his|her|our) (?!country|nation|kingdom|republic|islands?"
    r"|capital|city|province|region|territory|posts?\b|mission|embass|consulate)(?-i:[a-z])\w*",
    r"go(?:ing)? (?:to|through|about|ahead|on|into)", r"went (?:to|through|on|into)",
    r"(?:annual|sick|home|maternity) leave", r"left (?:behind|over|the (?:area|road))",
    r"(?:before|when|after|on|upon) leaving",
    r"(?:when|where|whenever|before|once|if) (?:they|staff|employees) (?:leave|depart|go)", r"move about",
    r"(?:ask|apply|request)\w*(?: for)? leave", r"carry(?:ing)? out", r"fill(?:ing)? out",
)  # fmt: skip
_NATIONALS = words(
    r"(?:private |all )?(?:US )?citizens", r"nationals", r"(?<!official )Americans",
    r"Canadians|Britons|Australians|New Zealanders", r"travell?ers", r"visitors", r"you", r"tourists", r"private",
)  # fmt: skip
_THEIR_OWN = words(
    r"expel\w*", r"expulsion", r"persona non grata", r"authorities", r"ministry", r"police", r"militar\w+", r"troops",
    r"soldiers", r"hospitals?", r"airlines?", r"compan(?:y|ies)", r"firms", r"UN|United Nations|NGOs?", r"schools?",
    r"visas?", r"foreign workers", r"courts?|judges?", r"your", r"cannot",
)  # fmt: skip
# "The German government has ordered its diplomats home": whoever acts is named, and is no office of ours.
_ANOTHER_ACTS = re.compile(
    r"^(?:The )?(?!Department|State|Embassy|Mission|Consulate|Ambassador|Secretary|Foreign|Government|FCDO)[A-Z]\w+"
    r"(?: (?:government|embassy|[A-Z]\w+))* (?:has|have|had) (?:also |now )?(?:ordered|authori[sz]ed|told|withdrawn)\b"
    r"|.*\bits own (?:diplomats|staff|people|citizens|nationals)"
)
_UNTIL = re.compile(r"\buntil\b[^,;]*,?", re.I)  # how long it lasts is no doubt about it
# A day's errand, a street and a curfew: nobody leaves the country by them.
_TODAY = words(
    r"dark|dusk|sunset|nightfall|midnight|overnight|daily|curfew", r"at night",
    r"(?:leave|depart|home|out|work) early", r"escorts?", r"(?:from|to|at) the airport",
    r"only (?:by|with|in|if|after)", r"armou?red", r"convoys?", r"vehicles?",
    r"(?:prior|special|advance) (?:permission|approval|authori[sz]ation)",
    r"(?-i:[A-Z]\w+) (?:Street|Road|Avenue|Square|District|Quarter|Market|Bridge)",
)  # fmt: skip


def statements(sentence: Sentence, published_on: date | None, note: bool) -> Iterator[Statement]:
    """Yield the departure status that a sentence brings together; nothing where one of its parts is missing."""
    if not (_WHOSE(sentence.low) and _WORTH.search(sentence.low)):
        return
    plain = _UNTIL.sub(" ", sentence.plain)
    bare = without_owners(plain)
    whom = tuple(who for who, named in _AUDIENCES if named.search(bare))
    at: list[str | None] = [p.post for p in posts(plain)]
    if not (whom or at) or states_nothing(plain) or _alien(plain):
        return
    status = _status(plain, bool(whom))
    if status is None:
        return
    decided = nearest(days(plain, published_on), len(plain), len(plain))
    ends = Status.ORDERED if COMPEL.search(plain) else None
    for post in dict.fromkeys(at or [None]):
        for who in whom or tuple(who for who, _ in _AUDIENCES):
            departure = Departure(post, who, status, decided, sentence.span, note=note)
            yield Statement(departure, ends if status is Status.LIFTED else None, not whom)


def _alien(plain: str) -> bool:
    """Whether nobody of ours is spoken of, or nothing that has happened."""
    others = THEIRS.search(plain) or FOREIGN.search(plain) or ANOTHER.search(plain) or EXPELLED.search(plain)
    if others or not OUR.search(plain) or UNREAL.search(plain) or "?" in plain:
        return True
    return bool(_THEIR_OWN.search(plain) or _ANOTHER_ACTS.match(plain) or _TODAY.search(plain))


def _status(plain: str, people: bool) -> Status | None:
    if _NATIONALS.search(plain):
        return None
    if OVER.search(plain) and _STATUS.search(plain) and _GONE.search(plain) and not _GOES_ON.search(plain):
        return Status.LIFTED
    if not people:
        return None
    if _AGAIN.search(plain) and _GONE.search(_AGAIN.sub(" ", plain)):
        return Status.LIFTED
    plain = RULE_WENT.sub(" ", _NO_WAY.sub(" ", plain))
    ways = [found.span() for found in GO.finditer(plain)]
    must, may = _nearest(COMPEL, ways, plain), _nearest(PERMIT, ways, plain)
    if _NO_CHOICE.search(plain) and must < _NEAR:
        return Status.ORDERED
    if min(must, may) > _NEAR:
        return None
    return Status.ORDERED if must < may else Status.AUTHORIZED


def _nearest(will: re.Pattern[str], ways: Iterable[tuple[int, int]], plain: str) -> int:
    """How many characters lie between a way out and the next word of that will."""
    wills = [found.span() for found in will.finditer(plain)]
    return min((max(a - d, c - b) for a, b in ways for c, d in wills), default=_NEAR + 1)
