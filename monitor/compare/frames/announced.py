"""The frame of help with leaving that is told over several sentences: a craft is announced, then who may board it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from monitor.compare.colours import unsaid
from monitor.compare.sentences import Sentence
from monitor.compare.wordings.governments import NATION
from monitor.compare.wordings.lexicon import TAUGHT
from monitor.compare.wordings.rescue import OURS, STATE
from monitor.compare.wordings.underway import to_an_event
from monitor.model import Notice
from monitor.terms.table import ways

_WORTH = ways(r"flight|plane|aircraft|\bship|vessel|ferr(?:y|ies)|convoy|\bbus(?:es)?\b|helicopter|charter", re.NOFLAG)
_CRAFT = (
    r"(?:flights?|(?:air)?planes?|aircraft|ships?|vessels?|boats?|ferr(?:y|ies)|convoys?|bus(?:es)?|helicopters?"
    r"|transport(?:ation)?)\b"
    r"(?! (?:museum|school|simulator|schedule|tickets?|training|club|stops?|stations?|paths?|deck))"
)
_MADE = r"(?:chartered|arranged|organi[sz]ed|funded|operated|charter)"
# A craft that by its name takes people out, and goes; or in which a government of ours has its hand.
_GOES = (
    r"(?:leav(?:es?|ing)|depart(?:s|ing)?|sails?|sailing|fl(?:y|ies|ying)|go(?:es|ing)?|takes? off|out of"
    rf"|available (?:to|for) (?:{OURS}|citizens|nationals)|scheduled|arranged|organi[sz]ed)\b"
)
_ANNOUNCED = re.compile(
    rf"\b(?:charter(?:ed)?|evacuation|repatriation|relocation|rescue|US government|military"
    rf"|government(?=[- ]{_MADE}))(?:[- ]{_MADE})? {_CRAFT}(?=[^;.]*\b{_GOES}|[;.]|$)"
    rf"|\b(?i:{STATE})\b[^;.]{{0,30}}? (?:arrang|organi[sz]|charter|co-?ordinat|working (?:with|on))\w*[^;.]{{0,60}}?"
    rf"\b{_CRAFT}", re.I
)
# Who may come aboard, and what they do for it: by a word of theirs, or in the same breath by a call to all.
_WISH = r"(?:wish|want|would like|interested|hop|seek|intend|plan|need|qualify|eligible)\w*"
_BE = rf"be (?:manifested|(?:considered|included|placed) (?:for|on|in) (?:[\w-]+ ){{0,3}}?{_CRAFT})"
_ABOARD = (
    rf"(?:board|travel (?:on|aboard)|take (?:it|this|the|one)|{_BE}"
    rf"|join(?= (?:it|us|them|(?:this|the|these|that|an?) (?:[\w-]+ )?{_CRAFT}|should|must|may|can|need|are)\b|[,.;])"
    rf"|fly (?:on|out)|reserve|(?:a )?seats?\b|leave on|depart on|(?:this|these|the|that) {_CRAFT})"
)
_DO = (
    r"(?:register|sign up|complete|fill (?:in|out)|contact (?:us|the embassy)|e-?mail (?:us|the embassy)|call (?:us|the"
    r" embassy)|(?:be|come|go|report|proceed|arrive) (?:at|to)|submit|use (?:the|this)|apply|reply|send|click)"
)
_BOARDING = re.compile(
    rf"\b(?:{OURS}|citizens|nationals|those|anyone|all|if you|you)\b[^;.]{{0,60}}?\b{_WISH}\b"
    rf"[^;.]{{0,40}}?\b{_ABOARD}[^;]{{0,60}}?\b{_DO}"
    rf"|^(?:please )?{_DO}[^;]{{0,60}}?\b(?:to|for) (?:reserve|board|{_BE}|a (?:seat|place))"
    rf"|\b(?:to (?:board|reserve a seat|{_BE})|boarding)\b[^;]{{0,60}}?\b"
    rf"(?:{_DO}|first[- ]come|bring|must|required)", re.I
)
_CALL = re.compile(
    r"^(?:please )?(?:register(?! (?:your|with)\b)|sign up|reserve (?:a|your) (?:seat|place)|complete (?:the|this) form"
    r"|fill (?:in|out) (?:the|this) form)\b(?![^;]*\b(?:step|smart|enroll\w*|vote|ballots?)\b)", re.I
)
# Nobody is taken out by craft that do not come, that all may book, or that carry others.
_NOT = re.compile(
    r"\b(?:not|never|nor|cannot|can't|unable|no (?:plans?|further|more|additional|such|government|evacuation"
    r"|charter)|without|whether|would(?! like)|could|might|may not|in case|in the event"
    r"|if (?:the|an?|there|conditions)|consider(?:s|ing)"
    r"|scam\w*|fraud\w*|hoax|fake|bogus|rumou?rs?|drill|exercise|ended|concluded|cancel\w+|full|over|crash\w*|accident"
    r"|medical\w*|ambulance|insur\w+|deport\w*|removal|cargo|humanitarian|aid|supplies|tours?|touris\w+|pilgrims?|hajj"
    r"|umrah|animals?|pets|delegation|fans|stadium|conference|sightseeing|cruise|anniversary|(?:in|since) (?:19|20)\d\d"
    r"|daily|(?:once|twice|\w+ times) (?:a|each|every) (?:day|week)|local (?:authorities|government|police)"
    r"|airlines? (?:is|are)|travel agen\w+|(?:tour|travel) (?:operators?|compan\w+))\b", re.I
)
_OTHERS = re.compile(rf"\bfor (?:its|their) (?:own )?(?:citizens|nationals|staff)\b"
    r"|\bfor (?:(?:the|our|US|all|embassy|government|remaining|non-\w+) )*(?:staff|personnel|employees|officers"
    r"|troops)\b(?! and (?:US |American )?(?:citizens|nationals)\b)"
    r"|(?<!US )(?<!American )\b(?:residents|villagers|islanders)\b"
    rf"|\b(?!{NATION})[A-Z]\w+ citizens only\b")
_SOLD = re.compile(
    r"\b(?:passengers?|visas?|permits?|licen[cs]es?|affidavits?|operators?|airlines?|carriers?"
    r"|travel agen\w+|ticket|purchase"
    r"|buy|book (?:with|through|via))\b", re.I
)
_FORM = re.compile(r"\b(?:form|survey|questionnaire|register|sign up)\b", re.I)
_BEHIND = 3  # statements behind the craft in which it is said who may board


def boarded(found: Sequence[Sentence]) -> Iterator[Notice]:
    """Yield the help with leaving that no sentence tells alone: one announces a craft, and one behind it who boards."""
    said = [(sentence, part) for sentence in found for part in sentence.plain.split("; ")]
    for number, (sentence, plain) in enumerate(said):
        if not (_WORTH.search(plain.lower()) and _ANNOUNCED.search(plain)) or _alien(plain):
            continue
        behind = takewhile(lambda later: not _NOT.search(later[1]), said[number + 1 : number + 1 + _BEHIND])
        call = next((part for later, part in behind if _boards(part, later.line == sentence.line)), "")
        if call:
            form = _FORM.search(call)
            key, what = ("form", "a request form") if form else ("transport", "government transport")
            yield Notice("assisted_departure", key, what, sentence.span)
            return


def _boards(plain: str, same: bool) -> bool:
    """Whether a statement says who may board; a bare call to sign up counts in the paragraph of the craft alone."""
    return not _SOLD.search(plain) and bool(_BOARDING.search(plain) or (same and _CALL.match(plain)))


def _alien(plain: str) -> bool:
    others = _NOT.search(plain) or _OTHERS.search(plain) or TAUGHT.search(plain) or to_an_event(plain)
    return bool(others or unsaid(plain)) or "?" in plain
