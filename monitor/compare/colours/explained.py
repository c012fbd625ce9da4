"""Explained: what a term means, and what a plan, a handbook or a law provides for."""

from __future__ import annotations

import re

from monitor.terms.calendar import MONTH
from monitor.terms.table import Row, table

ROWS: tuple[Row, ...] = (
    (
        "Emergencies only: +1 202 555 0100.",
        r"^(?:(?!(?:is|are|was|has|have|will|must|may|closed|open|suspend\w*)\b)[\w']+ ){0,4}emergenc\w+ only ?[:(-]"
        r" ?[+(]?\d",
    ),
    (
        "Shelter in place means that you stay where you are.",
        r"^[\"']?(?:suspended operations|shelter(?:ing)?[- ]in[- ]place)[\"']? (?:means?|is (?:when|the)|refers)\b",
    ),
    (
        "An ordered departure is when staff must leave.",
        r"^[\"']?(?:an?|any) (?:[\w'\"-]+ ){1,4}(?:is|means|refers to) (?:when\b|where\b"
        r"|(?:one |an? (?:[\w-]+ ){1,4}|any \w+ )"
        r"(?:(?:to|in|at|by|for|under|from) which\b|that\b|who\b|where\b|when\b|lets?\b))",
    ),
    (
        "When the Department orders departure, families leave.",
        r"^(?:when(?:ever)?|where(?:ver)?) (?:the |an? |our |its )?[\w' -]{3,60}? (?:orders|authori[sz]es|suspends"
        r"|raises|closes|(?:is|are|has been|have been) (?:ordered|authori[sz]ed|suspended)"
        r"|(?:is|are) (?:closed|shut))\b[^,;]{0,80}, ",
    ),
    (  # what anybody pays, signs or brings in any such case
        "When the government does arrange a flight, passengers sign a promissory note.",
        r"^(?:when(?:ever)?|where(?:ver)?) (?:the |an? |our |its )?(?:\w+ ){0,2}?(?:government|department(?: of"
        r" state)?|embassy"
        r"|mission|United States|we) (?:do(?:es)? (?:offer|arrange|organi[sz]e|run|put on|charter|operate|provide"
        r"|evacuate)|offers?|arranges?|organi[sz]es?|runs?|puts? on|charters?|operates?|provides?|evacuates?)\b"
        r"(?![^;]*\b(?:today|tonight|tomorrow|this week|now|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
        rf"|(?:{MONTH}) \d{{1,2}}|\d{{1,2}} (?:{MONTH}))\b)",
    ),
    (
        "Generally, those evacuated on a charter flight must sign a promissory note.",
        r"^(?:generally|usually|normally|typically|in general|as a (?:general )?rule),? (?:all |any )?(?:individuals"
        r"|people|persons|passengers|evacuees|those|US citizens)(?: who are)? (?:evacuated|repatriated|assisted)\b",
    ),
    (
        "We encourage people to leave on the first transport they are eligible to board.",
        r"^(?:(?!\b(?:should|must|now|immediately|urges?d?|orders?|ordered|today)\b).)*?\bthe first"
        r" (?:[\w-]+ ){0,2}?(?:transport\w*|flight|ship|vessel|convoy) (?:that |for which )?they are"
        r" (?:able (?:and|or) )?eligible\b",
    ),
    (  # what a level means, wherever it holds
        "If you're already in that country or area, you should consider leaving.",
        r"^(?:if|where) you(?: a|')re already in (?:such an?|any|an?|that(?= \w+ or )) (?:country|territory"
        r"|destination)(?=,| or\b| (?:at|with|under|where|we|to which)\b)"
        r"|^if you (?:are already|do not need to be) there, you should think about leaving"
        r"(?: (?:if|when|while) (?:it|that|this) is (?:still )?safe[^,;]*"
        r"|(?: the country)? by commercial means)?\W*$"
        r"|^where(?:ver)? (?:the |our )?(?:department|government|ministry|embassy|we|FCDO|DFAT|MFAT|DFA)\b[^;,]{0,40}?"
        r" (?:advises?|issues?|issued|warns?|recommends?)\b[^;,]{0,50}? (?:an?|any) (?:country|destination)\b"
        r"(?!,? (?:including|such as|like)\b)",
    ),
    (
        "For emergencies when the Embassy is closed, call the duty officer.",
        r"^(?:for|in|outside|after|during) [^;,]{3,60},? (?:and |or )?when(?:ever)? (?:the |our )?(?:US )?"
        r"(?:embassy|consulate(?: general)?|office|section) is (?:closed|shut)\b(?! (?:today|until|due|because)\b)",
    ),
    (
        "Applicants must be available for posts under ordered departure.",
        r"^(?:all |any )?(?:(?:potential|successful|interested|selected) )*(?:applicants?|candidates?|incumbents?)"
        r"(?: \w+){0,2}? (?:must|should|will|may) (?:be (?:available|prepared|willing|able|ready)|have|hold|serve"
        r"|agree|accept)\b",
    ),
    (
        "Staff who leave are defined by law.",
        r"\b(?:is|are) (?:designated|defined|determined|governed) (?:under|by|in) (?:the )?(?:[A-Z]\w+ )*(?:Act"
        r"|law|statute|regulations?|manual)\b",
    ),
    (
        "The manual describes who must leave under ordered departure.",
        r"\b(?:plans?|handbooks?|manuals?|guidelines?|policy|regulations?|statutes?|(?-i:Act)) (?:lists?|sets? out"
        r"|describes?|explains?|lays? down|defines?|specif(?:y|ies)|foresees?|provides? for) (?:who|what|when|how|which"
        r"|whether|that)\b",
    ),
    (
        "Our plan foresees three steps: first families leave, at last the Embassy suspends operations.",
        r"\b(?:plans?|handbooks?|manuals?|guidelines?|policy|ours) (?:foresees?|envisages?|provides? for|sets? out|has"
        r"|knows|consists? of) (?:\w+ ){0,2}?(?:steps|stages|phases|scenarios):"
        r"(?![^.]*\b(?:ha(?:s|ve) (?:now|already|been|begun|started|taken)|today|yesterday|now|in effect|in force)\b)",
    ),
    (
        "The reopening of the Embassy would be announced here.",
        r"\b(?:lifting|end|reopening|resumption|start|closure|suspension) of [^;,]{3,60}? would be (?:announced"
        r"|published|posted|communicated)\b",
    ),
)
WORDS: dict[str, str] = {}
EXPLAINED = table(ROWS, WORDS)
# "What is authorized departure? It lets ...": the answer says what a term means.
_ASKS = re.compile(
    r"what (?:is|are|does|do) (?:an? )?[\"']?(?:ordered|authori[sz]ed|voluntary|suspen|shelter|departure|draw-?down"
    r"|evacuation|unaccompanied)[^?.;]{0,60}\?$",
    re.I,
)
# A list of terms and what they mean: one such line alone may be a title.
_TERM = re.compile(
    r"^(?:(?:authori[sz]ed|ordered|voluntary) departure|shelter(?:ing)?[- ]in[- ]place|suspended operations|draw-?down"
    r"|suspension of operations|unaccompanied post|curfew) ?[:=-]",
    re.I,
)
_FOR_WHOM = re.compile(  # whom a status is of, and no more, explains nothing
    r"^[^:]*: (?![^.]*\b(?:leave|depart|may|must|is|are|can|who|to|when|an?)\b)[\w ,'-]*?\b(?:famil\w+"
    r"|depend[ae]nts|EFMs|employees|staff|personnel)\b[\w ,'-]{0,60}\.?$", re.I
)
TURNS = r"polic(?:y|ies)|rules?|definition|means"


def asks(plain: str) -> bool:
    """Whether a sentence asks what a term means: what follows in its block explains it."""
    return _ASKS.match(plain) is not None


def term(plain: str) -> bool:
    """Whether a line may be an entry of a list of terms."""
    return _TERM.match(plain) is not None and _FOR_WHOM.search(plain) is None
