"""How a text says that people are being taken out: who helps them now, what brings them, whom it is for."""

from __future__ import annotations

import re

from monitor.compare.wordings.governments import NATION
from monitor.compare.wordings.rescue import CRAFT, OURS, STATE, TO_AN_EVENT
from monitor.terms.table import Row, table

ROWS: tuple[Row, ...] = (
    (
        "The Government of Canada is now assisting vulnerable Canadians to depart Testland.",
        r"\b<STATE> (?:is|are)(?: (?:now|also|already|currently|actively))+ (?:assisting|helping|supporting)"
        r" (?:[\w-]+ ){0,3}?<OURS>(?: and (?:[\w-]+ ){0,4}?[\w-]+)? (?:(?:to|with|in) )?<GOING>",
    ),
    (
        "Australian citizens are eligible for assisted departure by helicopter.",
        r"\b<OURS>[^;.]{0,80}? (?:is|are)(?: now| also)? eligible for (?:an? |the |our )?(?:assisted[- ]departures?"
        r"|evacuation|repatriation)\b(?! (?:loans?|insurance|cover\w*|benefits?|costs?|claims?|assistance loans?))",
    ),
    (
        "A Royal Air Force aircraft is bringing British nationals home from Testville.",
        r"\b<FORCE> (?:[\w-]+ )?(?:<CRAFT>|aircraft|helicopters?) (?:(?:is|are|will be)(?: now| also)? (?:bringing"
        r"|flying"
        r"|taking|carrying|evacuating|lifting|ferrying)|(?:has|have)(?: now| also)? (?:brought|flown|evacuated|taken"
        r"|carried)) (?:[\w-]+ ){0,3}?<OURS>\b[^;.]{0,30}? (?:home|out of|to safety|from (?-i:[A-Z])|to (?-i:[A-Z]))",
    ),
    (
        "An emergency team has been deployed to the border to help Irish citizens to leave.",
        r"\b(?<!immigration )(?<!customs )(?<!airport )(?<!airline )(?<!hotel )(?<!hospital )"
        r"(?:teams?|officials|staff|personnel)\b[^;.]{0,40}? (?:(?:has|have) been (?:deployed|sent|dispatched)"
        r"|(?:is|are) (?:at|on)\b)[^;.]{0,60}? (?:to (?:help|assist|support)|helping|assisting) (?:[\w-]+ ){0,2}?<OURS>"
        r" (?:(?:to|with|in) )?(?:evacuat\w+|<GOING>)",
    ),
    (
        "British nationals are being evacuated by air from Testland.",
        r"(?<!if )(?<!when )(?<!whether )(?<!unless )(?<!remains of )(?<!bodies of )\b<OURS>(?:,"
        r" [^,;.]{3,50},)? (?:(?:is"
        r"|are)(?: now| also| currently)* being|have"
        r" been(?=[^;.]{0,60} on [^;.]{0,40}\bflights\b)) (?:evacuated"
        r"|repatriated|airlifted|flown (?:out|home)|brought (?:home|out)|(?:helped|assisted) to"
        r" <GOING>)\b<NOT_THERE><BY_US>",
    ),
    (
        "Flights for Irish citizens are being provided by partner countries.",
        r"\b(?<!no )flights? for (?:[\w-]+ ){0,2}?<OURS>\b[^;.]{0,40}? (?:is|are|will be)(?: being)? (?:provided"
        r"|arranged|operated|run|organi[sz]ed|laid on)\b"
        rf"(?! by (?!(?:our |the |other |EU |international )*(?:partner|alli|EU\b|European|governments?\b|{NATION}\b"
        r"|military|<STATE>\b)))"
        r"|\b(?<!no )(?<!commercial )(?<!humanitarian )(?<!relief )(?<!aid )(?<!cargo )flights (?:is|are) being"
        r" (?:provided|operated|arranged|organi[sz]ed) by"
        r" (?:our |EU |international |the )?(?:partners?\b|<STATE>)(?![^;.]*\b(?:food|aid|supplies|goods)\b)",
    ),
    (
        "Canada has set up a helicopter bridge to Testville for Canadians.",
        r"\b(?:organi[sz]ed|established|set up|launched|running|operating) an? (?:(?:air|helicopter|sea"
        r"|humanitarian) bridge|airlift)\b[^;.]{0,60}? for (?:[\w-]+ ){0,2}?<OURS>\b",
    ),
)
# Whoever leaves a hotel, a hospital or a stadium is still in the country.
_NOT_THERE = (
    r"(?! (?:by [^;.]{2,30} )?(?:from|out of) (?!(?:(?:the|their|an?|its) )?(?:country|island|territory|region"
    r"|capital|archipelago|(?-i:[A-Z])))(?-i:[a-z]))(?![^;.]*\b(?:sentences?|prisons?|custody|accident|injur\w+"
    r"|camps?)\b)"
)
# Nor are those taken out whom a charity, a guide or the staff of an airline helps.
BY_US = (
    r"(?![^;.]*\bby (?:(?:the|a|their|its|local|airport|airline|hotel|travel|tour|private) )*(?:staff|agents?"
    r"|agenc(?:y|ies)|authorities|charit(?:y|ies)|compan(?:y|ies)|operators?|airlines?|insurers?|police|guides?)\b)"
)
_GOING = (
    r"(?:leav(?:e|ing)|depart(?:ing|ures?)?|get(?:ting)? out|return(?:ing)? home)\b"
    r"(?! (?:the|their|an?) (?!country|island|territory|region|area|capital)| (?:from )?(?:hospital|prison|work"
    r"|detention|custody|jail)\b)"
)
_FORCE = (
    rf"(?:{NATION} (?:Defence Force|Armed Forces|Air Force|military|Navy|Army|government)|Royal (?:[\w]+ )?(?:Air"
    rf" Force|Navy)|RAF|NZDF|ADF|CAF)"
)
WORDS = {
    "GOING": _GOING, "FORCE": _FORCE, "NOT_THERE": _NOT_THERE, "BY_US": BY_US, "STATE": STATE, "OURS": OURS,
    "CRAFT": CRAFT,
}  # fmt: skip
UNDERWAY = table(ROWS, WORDS)
# Help that is given no longer, or not for now.
_LIFTS = r"(?:flights?|transport\w*|bus(?:es)?|departures?|convoys?|ferr(?:y|ies)|evacuations?)\b"
HALTED = (
    rf"\b{STATE}(?:'ve| have| has| is| are)?(?: now| temporarily| also)* (?:suspend|paus|halt|stopp|cancel)(?:ed"
    rf"|led|ing|ping) (?:[\w-]+ ){{0,3}}?{_LIFTS}"
    rf"|\b(?:assisted[- ](?:departure )?|evacuation |repatriation |charter(?:ed)? ){_LIFTS}[^;.]{{0,40}}? (?:have"
    rf" been|has been|are|were)(?: now| \w+ly)? (?:suspended|paused|halted|cancel+ed)\b"
)
# A border that is closed beside it closes no form.
_WAY_SHUT = (
    r"(?:the |all )?(?:[\w-]+ ){0,3}?(?:borders?|airports?|airspace|roads?|crossings?|embassy|consulate|schools?)\b"
    r"[^;,]*? (?:is|are|has|have|remains?)(?: \w+){0,2} (?:closed|shut|ended)"
)
WAYS_SHUT = re.compile(rf"(?:;|,? (?:and|but|while|so)) {_WAY_SHUT}\b[^;,]*|^{_WAY_SHUT}(?:;|,? (?:and|but|so)) ", re.I)


def to_an_event(plain: str) -> bool:
    """Whether people are brought to a meeting or a match; that a border is closed beside it brings nobody out."""
    return TO_AN_EVENT.search(WAYS_SHUT.sub("", plain)) is not None
