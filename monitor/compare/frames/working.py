"""The frame of a post's work: a post or its services, and what stops, is kept for emergencies, or goes on again."""

from __future__ import annotations

import re
from datetime import date

from monitor.compare.colours.usual import routine
from monitor.compare.dates import days, nearest
from monitor.compare.sentences import Sentence
from monitor.compare.whose.offices import ANOTHER, FOREIGN, OWN, THEIRS, of_another
from monitor.compare.whose.parts import PART, parted
from monitor.compare.whose.posts import posts
from monitor.compare.whose.scene import spoken_of
from monitor.compare.whose.told import own
from monitor.compare.wordings.at_work import NOT_YET, POST_AGAIN, POST_STOPS, STANDING
from monitor.compare.wordings.lexicon import BACK, STOP, WHY, holds, words
from monitor.compare.wordings.unreal import UNREAL
from monitor.compare.wordings.unsettled import settled
from monitor.model import Operation
from monitor.model.posture import State

_WORTH = re.compile(
    r"suspen|stop|halt|ceas|cancel|call|postpon|hold|put off|clos|shut|paus|interrupt|operation|function|unable"
    r"|reduc|limit|curtail|scal|fewer|only|again|resum|open|restart|restor|reinstat|once more|back|establish|over"
    r"|longer|normal|business|standst|last|restor|reinst|activit|staffed|mothball|locked|cannot|scrap|axed|down"
    r"|nobody|life|no one|none|gate|door"
    r"|can't|accept|flag|emergenc|receiv|available|withdr|half day|taking|stand-?by|service|\b(?:no|not|now|cut)\b"
)
_WHOSE = holds(
    "embass", "consul", "visa", "passport", "interview", "appointment", "notar", "citizen service", "citizens service",
    "acs", "applicant", "visitor", "chancery", "diplomatic", "liaison", "we ", "our ", "birth", "walk-in", "walkin",
    "the public", "high commission", "mission in", "our mission", "routine and emergency", "emergency and routine",
)  # fmt: skip
# What only a post does, for people.
_SERVICES = words(
    r"consular(?! (?:assistance|support|help))", r"visas?", r"passports?", r"interviews?", r"appointments?",
    r"citizens? services", r"ACS", r"notar\w+", r"birth registrations?", r"walk-?ins?",
    r"(?:see|seeing|receiv\w+) (?:the public|visitors?|applicants|anyone|callers)",
    r"(?:public|open) (?:counter|hours|access)", r"applicants",
    r"(?:normal|routine|regular|public) (?:business|services)(?! hours)",
    r"(?:routine (?:and|or) emergency|emergency (?:and|or) routine)(?: consular)? services",
    r"(?:emergency )?services to (?:US citizens|the public|Americans)", r"visitors?",
)  # fmt: skip
# Whose: a host's visas are its own, but what is notarial, or for citizens, only a post does.
_OURS = re.compile(
    rf"{OWN}|\b(?:we|our|us)\b|\b(?:consular|notar\w+|citizens? services|ACS|interviews?|appointments?"
    r"|(?:routine (?:and|or) emergency|emergency (?:and|or) routine) services)\b"
    r"|\b(?:visa|passport) (?:services|unit|section|window|applicants|hall|counter|desk|booking)s?\b", re.I
)
_POST = re.compile(
    rf"{OWN}|\b(?:chancery|diplomatic (?:presence|mission|business|work)|our offices?|liaison office|(?:our"
    rf"|its) mission|the mission in (?=(?-i:[A-Z])))\b"
    r"|^(?:[A-Z]\w+: )?we (?:have|are)\b|^embassy operations\b", re.I
)
_POST_CUT = words(
    r"(?:reduced|reducing|scal(?:ed|ing)|cut(?:ting)?|pared|limit(?:ed|ing)|restrict(?:ed|ing)|curtail(?:ed|ing))"
    r"(?: back| down)? (?:its|our|all|the (?:embassy|consulate)'s) (?:operations|work|activities)",
    r"operations (?:have been|has been|were|was|are|is)(?: now)? (?:reduced|limited|scaled (?:back|down)"
    r"|cut(?: back)?)",
)  # fmt: skip
# What is built, or paid for, is no cut, and what lasts an hour is none.
_BUILT = words(
    r"for (?:an?|one|two|three|several|a few|some) (?:hours?|minutes)",
    r"renovat\w+", r"relocat\w+ (?:of|to) (?:the|our|its) new", r"new (?:building|compound|location|address)",
    r"fees?", r"costs?",
)  # fmt: skip
_OTHERS = words(
    r"airlines?", r"airports?", r"flights?", r"borders?", r"banks?", r"schools?", r"hospitals?", r"roads?",
    r"ministr\w+", r"immigration", r"police", r"government offices", r"shops", r"businesses", r"e-?visa\w*",
    r"host (?:nation|government)", r"markets?", r"shopping", r"medical", r"patients", r"doctors?", r"courts?",
    r"malls?", r"clinics?|dentists?|dental", r"post offices?", r"firms?", r"compan(?:y|ies)", r"restaurants?",
    r"hotels?", r"travel\b", r"trains?", r"ferr(?:y|ies)",
    r"on arrival", r"tourist visas?", r"tourism", r"authorities",
    r"(?:citizens|nationals|Americans)\b[^;.]{0,40} (?:issued|granted|given) (?:[\w-]+ )?visas?",  # by their host
    r"(?!American|British|Canadian|Australian|Irish)(?-i:[A-Z])\w+(?:n|sh|se|i) (?:visas?|consular|diplomatic)",
)  # fmt: skip
_PUBLIC_WORKS = words(r"bus(?:es)?", r"rail(?:way)?", r"trams?", r"metro", r"boats?", r"power", r"water", r"internet")
# What an office never had is not cut; what it had is called routine, or has a reason or a time.
_NOT_AT = re.compile(r"\bnot available at (?!this time\b)", re.I)
_CUT_NOW = re.compile(
    r"\broutine\b|\buntil further notice\b|\bcurrently\b|\btemporarily\b|\bdue to\b|\bbecause\b|\bfollowing\b", re.I
)
# An end that is told of the stop itself, or a stop told as a thing of before.
_WAS = re.compile(
    r"(?:,|\bwhich|\bthat|\bseven|\bweeks|\bmonths|\bsince)[^,;]{0,50}?\b(?:closed|suspended|stopped|on hold"
    r"|cancel\w+|cut|called off|shut|call them off)\b[^,;]{0,60}"
    r"(?:,|$|(?= (?:is|are|has|have|reopened|resumed|opened|may)\b))|\bsuspension of\b|\bas they were\b",
    re.I,
)
# What works as usual has not stopped.
_AS_EVER = re.compile(
    r"\b(?:(?:is|are|remains?|stays?|keeps?|continues?)(?: (?:open|working|operating|available|at work))?"
    r"|works?|operates?)"
    r" (?:as|just as|in the) (?:usual|normal|before|ever|ordinary way|always)\b(?! again| once more)", re.I
)
# How long it lasts is no doubt about it, nor for when a thing that is cut was planned.
_UNTIL = re.compile(r"\b(?:planned|scheduled|set|due|booked) for\b|\buntil further notice,?|\buntil\b(?:(?! (?:the"
    r"|our|its) (?:embassy|consul|mission|chancery))[^,;])*,?", re.I)
_ITS = re.compile(r" ?(?:and )?(?:its|their)\b", re.I)
# Where to turn instead is another post, and works.
_INSTEAD = re.compile(
    r"\b(?:turn to|contact|call(?: on)?|write to|go to|appl(?:y|ies) (?:to|at)|travel to|ask(?: at)?|e-?mail|reach"
    r"|see|(?:handled|provided|served|offered|covered|given|helped|moved|taken|sent) (?:by|from|at|through|to))"
    r" (?:the )?(?:US )?(?:embassy|consulate)\b.*", re.I,
)


def statement(sentence: Sentence, published_on: date | None, office: str | None) -> Operation | None:
    """Return the working state that a sentence brings together; None where a part is missing or it is not ours.

    `office` is the post an alert is of, for services that name none.
    """
    if not (_WHOSE(sentence.low) and _WORTH.search(sentence.low)):
        return None
    clauses = sentence.plain.split(";")
    for before, clause in zip(["", *clauses], clauses, strict=False):
        if ANOTHER.search(before) and _ITS.match(clause):
            continue  # whose it is was said before: "Germany says its staff left; its embassy has closed"
        whole = own(settled(_UNTIL.sub(" ", clause)))
        plain = parted(whole)
        services, post = _SERVICES.search(plain), _POST.search(plain)
        services = services if services and _OURS.search(plain) else None
        state = _state(plain, bool(services), bool(post)) if (services or post) and not alien(plain) else None
        if state:
            named = [p.post for p in posts(_INSTEAD.sub("", whole))]
            post_of = named[0] if len(named) == 1 else spoken_of(office, whole, state)
            return Operation(post_of, state, _day(plain, published_on), sentence.span)
    return None


def _day(plain: str, published_on: date | None) -> date | None:
    """The day of what is told, not of what was before."""
    told = _WAS.sub(" ", plain)
    return nearest(days(told, published_on), len(told), len(told))


# What will not be taken is no doubt about it.
_NO_MORE = re.compile(
    r"\b(?:will|can|could|may) not be (?=(?:processed|offered|accepted|taken|issued|seen|held|conducted|provided"
    r"|available|received|scheduled)\b)", re.I,
)


def alien(plain: str) -> bool:
    """Whether a sentence tells of another's office, of what has not happened, or of what is always so."""
    others = THEIRS.search(plain) or FOREIGN.search(plain) or ANOTHER.search(plain)
    others = others or _OTHERS.search(WHY.sub(" ", plain))
    others = others or UNREAL.search(_NO_MORE.sub("no longer ", plain)) or _BUILT.search(plain)
    never = _NOT_AT.search(plain) and ("consular agenc" in plain or not _CUT_NOW.search(plain))
    return bool(others or never or of_another(plain) or routine(plain) or STANDING.search(plain)) or "?" in plain


def _state(plain: str, services: bool, post: bool) -> State | None:
    told = _WAS.sub(" ", plain)
    back = (BACK if services else POST_AGAIN).search(_AS_EVER.sub(" ", told))
    if POST_STOPS.search(told if back else plain):
        return "suspended" if post or not PART.search(plain) else "reduced"  # the visa unit stops, and no embassy
    if back:
        return None if NOT_YET.search(plain) else "resumed"
    # "Stranded due to the suspension of ferries, contact our consular section": what stops there is no service of ours
    own_acts = WHY.sub(lambda why: " " if _OTHERS.search(why[0]) or _PUBLIC_WORKS.search(why[0]) else why[0], plain)
    return "reduced" if (services and STOP.search(own_acts)) or _POST_CUT.search(plain) else None
