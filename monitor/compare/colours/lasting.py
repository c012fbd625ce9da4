"""Lasting, or long gone: what has been so for years, is so every week, or was so at another time."""

from __future__ import annotations

from monitor.terms.table import Row, table

ROWS: tuple[Row, ...] = (
    (
        "This has always been our rule.",
        r"\b(?:that|this|it|which) (?:has|have) (?:always |long )?been (?:so|the case|the rule|our (?:rule|practice"
        r"|policy"
        r"|habit))\b(?! (?:since|from|as of) (?:yesterday|today|this|last))",
    ),
    ("The border has been shut for as long as anyone remembers.", r"\bfor as long as (?:any|we|anyone|most)\b"),
    (
        "The office is closed as on any Sunday.",
        r"\b(?:closed|shut|open)[^;,]{0,20} as (?:on|in|at|over|during) (?:any|every|each|all|most)\b",
    ),
    (
        "As a situation grows more serious, many people have their families depart.",
        r"^as an? (?:\w+ )?(?:situation|crisis|conflict) (?:grows?|becomes?|gets?|worsens|deteriorates|develops"
        r"|unfolds)\b"
        r"|^(?:[^,;]{3,60}, )?(?:many|most|some) (?:\w+ )?(?:people|families|travell?ers|expatriates) (?:\w+ly )?"
        r"(?:choose|prefer|elect) to (?:leave|depart|go|have)\b(?!.*(?::|\b(?:should|must)\b))",
    ),
    ("It is not a new rule.", r"\bnot a new rule\b"),
    ("The practice is nothing new.", r"\b(?:rule|practice) is (?:not|nothing) new\b"),
    (
        "As the Embassy has said for many years, travel is unsafe.",
        r"^as\b[^,;]{3,60}? (?:has|have) said for (?:many )?(?:years|months)\b",
    ),
    (
        "The road is closed, as it has been for several years.",
        r"\bas (?:(?:it|they|this|that) )?(?:has|have) (?:long |always )?been\b[^;,.]{0,30}? for (?:\w+ )?(?:years"
        r"|decades)\b",
    ),
    (
        "Airports close, trains stop and people are ordered to evacuate.",
        r"^(?:airports|trains|flights|schools|ferries|shops|roads|businesses|ports|banks) (?:then |often |usually )?"
        r"(?:close|stop"
        r"|shut)\b(?![^;]*\b(?:today|tonight|tomorrow|this|until|now|at \d|from|on|has|have|Embassy|Consulate|should"
        r"|must)\b)",
    ),
    (
        "The border has been shut since the pandemic and nothing has changed.",
        r"^(?:(?!\b(?:and|but)\b)[^;,])*? (?:since|for) (?:[\w-]+ ){0,4}?(?:pandemic|(?:civil )?war|elections?"
        r"|(?:19|20)\d\d|years|decades|months|long)\b(?:(?!\b(?:and|but)\b)[^;,])*,? and nothing has changed"
        r"(?=[.;]|$)",
    ),
    (
        "Staff may not go there; since 1998 this has not changed.",
        r"\bsince \d{4}[^;.]{0,12} (?:this|that|it|which|nothing) has (?:not )?changed\b",
    ),
)
WORDS: dict[str, str] = {}
LASTING = table(ROWS, WORDS)
TURNS = (
    r"holidays?|observ\w+|anniversar\w+|celebrat\w+|festiv\w+|weekends?|(?-i:[A-Z]\w+ Day)"
    r"|usually|as usual|always|every|each|annual(?:ly)?|normally|routinely|as a rule"
    r"|(?:years?|decades?) (?:ago|later)|last year|(?:in|of|since|until) (?:19|20)\d\d|histor\w+|formerly"
    r"|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)days|hours (?:have|has|are)|as (?:it|they) (?:is|are|do|does)"
)
# What is so again and again; a reader of what happens today has more words for it, each for its own matter.
# A regular service that stops beside it is no habit of what goes on: "clashes broke out, and regular flights stopped".
_SERVICE = (
    r"(?:services?|flights?|classes|schools?|hours|operations|business|schedules?|programs?|updates?|appointments"
    r"|traffic|routes?|bus(?:es)?|trains?|work|staff|channels|visas?|customers|visitors|patrols|troops|forces|army"
    r"|soldiers)\b"
)
OFTEN = (
    rf"often|frequent(?:ly)?(?! (?:[\w-]+ ){{0,2}}?{_SERVICE})|regular(?:ly)?(?! (?:[\w-]+ ){{0,2}}?{_SERVICE})"
    r"|occasional\w*|sometimes|usually|from time to time"
)
# On another time all statements of a sentence may hang.
HANGS = (
    r"\bbefore (?:the|all|our|any|commercial|more|it|they|land)\b"
    r"|\bin (?:the|those) (?:past|days|years)\b|\blast time\b|\b(?:previously|at the time|back then)\b"
    r"|\b(?:in|after|during|since) (?:[A-Z]\w+|the [\w -]{0,30}?)(?: of)? (?:19|20)\d\d\b"
    r"|\bduring (?:the|a) [\w ]{0,20}?war\b"
)
