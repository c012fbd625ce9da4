"""An embassy that is closed for days, or receives only emergencies: what its operations sentences do not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.asserting.asides import main
from monitor.compare.asserting.occasion import named_days
from monitor.compare.colours.usual import feared, routine
from monitor.compare.dates import days, historic, nearest
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.shortfall import partly, whyless
from monitor.compare.whose.apiece import besides
from monitor.compare.whose.elsewhere import led_abroad
from monitor.compare.whose.offices import GROUNDS, THEIRS, THING, elses, of_another
from monitor.compare.whose.parts import parted
from monitor.compare.whose.people import place_key
from monitor.compare.whose.posts import posts
from monitor.compare.whose.told import own
from monitor.compare.wordings.governments import NATION
from monitor.compare.wordings.unsettled import WHENEVER
from monitor.locate.cities import country_of, seat
from monitor.model import ANYWHERE, HOLDS, Notice
from monitor.terms.calendar import MONTH
from monitor.terms.table import ways

_WORTH = ways(r"clos(?:e[ds]?\b|ure|ing)|\bshut\b|\bopen\b|reduced|limited|restricted|cancel|emergenc|reopen"
    r"|appointments"
    r"|interviews|compound|premises|grounds|chancery|building|evacuated", re.NOFLAG)
_POST = (
    r"\b(?:embass(?:y|ies)|consulates?(?: general)?|consular section|branch office|high commission"
    r"|(?:following|diplomatic|US|British|Canadian|Australian) (?:posts|missions)|(?:US|UK|British) mission"
    rf"|{NATION} (?:government|diplomatic|mission) (?:facilities|offices)"
    rf"|British Office|American Institute in Taiwan)\b{THING}(?!'s (?!consular|office (?:in|has|is|will)\b))"
)
_CUT = ways(
    rf"{_POST}[^;]{{0,80}}?\b(?:(?:is|are|stays?|remains?|will be|will remain)(?: \w+ly)?"
    rf"(?: \w+ and)? (?:closed|shut)"
    rf"|(?:has|have) been (?:closed|shut) (?:to (?:the )?public|until)"
    rf"|will open late|(?:close[ds]|(?:is|are) closing) (?:early(?! (?:this|last|in) )|at (?:noon|\d{{1,2}})|today"
    rf"|this (?:morning|afternoon|evening))"
    rf"|will (?:also |[\w ]{{1,30}} and )?close (?:(?:its|the|our) consular section|to the public|early"
    rf"|at (?:noon|\d{{1,2}})|today|tomorrow|(?:on|from) (?:(?-i:[A-Z])[a-z]+day,? )?(?:\d{{1,2}} )?(?:{MONTH})\b)(?!"
    rf" if)|(?:is|are|will) not (?:be )?open)\b"
    rf"|{_POST}(?: (?-i:(?:in )?[A-Z])[\w'-]+){{0,3}} closed$"
    rf"|{_POST}[^;]{{0,60}}?\bopen (?:only )?for (?:limited|emergenc\w+(?: [\w ]{{0,30}}services)? only)\b"
    r"|\b(?:all|routine) (?:\w+ ){0,3}appointments\b[^;]{0,60}?\b(?:are|have been|were|will be) (?:cancel+ed"
    r"|postponed|rescheduled|suspended)\b"
    r"|\bappointments (?:(?:scheduled )?(?:for|on|through|from|until|between|this|today|tomorrow)\b[^;,]{0,40}? )?"
    r"(?:are being|have been|were|will be) (?:cancel+ed|postponed|rescheduled)(?= (?:because|due|owing|as a result"
    r"|following|in (?:light|view|response))\b)"
    r"|\b(?:visa|passport|consular)\b[^;]{0,60}?\b(?:appointments|interviews)\b[^;]{0,80}?\b(?:cancel+ed|postponed"
    r"|suspended)\b|\b(?:cancel+ed|postponed|paused|suspended) (?:all )?(?:[\w-]+ )?(?:visa|passport"
    r"|consular)[\w ]{0,40}? (?:appointments|interviews)\b"
    rf"|{_POST}[^;]{{0,60}}?\b(?:cancel+ed|cancel+ing|postponed|suspended) (?:[\w-]+ ){{0,3}}services\b",
)
# Nobody is in the building: it is not said to be closed, and it is. Some of them, or for a drill, leave it any day.
_HOUSE = r"(?:compound|premises|grounds|chancery|building)"
_EMPTIED = r"(?:has been|was|is|is being)(?: now| \w+ly)* evacuated\b"
_VACATED = ways(
    # a building emptied, or a post for what threatens its building: its people are still in the country
    r"(?<!around the )(?<!near the )(?<!outside the )(?<!to the )(?<!of the )(?<!opposite the )"
    r"\b(?:US |our )?(?:embassy|consulate(?: general)?)(?: (?:in )?(?-i:[A-Z])[\w'-]+){0,3}(?:'s)?"
    rf" (?:{_HOUSE} {_EMPTIED}|{_EMPTIED}(?=[^;.]*\b(?:bomb|threats?|packages?|parcel|envelope"
    r"|suspicious|powder|fire|smoke|gas|leak|earthquake|tremors?)\b))(?! (?:if|when|during|in the event)\b)"
    r"(?![^;.]*\b(?:return\w*|back|drills?|exercises?|alarms?|holiday|every|each|last (?:week|month|year)|reopened"
    r"|yesterday)\b)(?<!was evacuated(?= on (?-i:[A-Z])))|"
    r"(?<!some )(?<!few )(?<!several )(?<!of )(?<!other )\b(?:(?:US |our )?(?:embassy|consulate(?: general)?|mission)"
    r"(?: (?-i:[A-Z])[\w'-]+)? (?:staff|personnel|employees) (?:have|has)(?: (?:all|now|temporarily|safely|been))*"
    rf" (?:left|evacuated|vacated)(?: from)? (?:the |our )?(?:US )?(?:(?:embassy|consulate|chancery) )?{_HOUSE}"
    r"|all (?:of our |our |US )?(?:staff|personnel|employees) (?:have|has)(?: (?:now|temporarily|safely|been))*"
    rf" (?:left|evacuated|vacated)(?: from)? (?:the |our )?(?:US )?(?:embassy|consulate) {_HOUSE})\b"
    r"(?![^;.]*\b(?:return\w*|back|drills?|exercises?|alarms?|holiday|every|each|last (?:week|month|year))\b)"
)
_LIMITED = re.compile(
    r"\bgovernment has (?:very |extremely |severely )?limited ability to (?:offer|provide) (?:emergency|routine)"
    r"[^.;]{0,40}?services to US citizens",
    re.I,
)
# A term the Department keeps for itself and no text has used yet: what it means for people, a person must read.
_RESTRICTED = re.compile(r"\brestricted operations?\b(?: status)?", re.I)
_STAFFING = re.compile(r"\b(?:reduced|limited)(?: its| the)? staff(?:ing)?\b", re.I)
# "Interviews, which were cancelled, have resumed"
_BACK = re.compile(
    r"\b(?:no longer|not|never) (?:be(?:en|ing)? )?(?:cancel+ed|postponed|suspended|closed|shut|limited)\b|"
    r"\b(?:which|that|who|whose(?: \w+){1,3}) (?:was|were|had been|have been|had)(?: been)? [^;,]{3,60},? (?:(?:have"
    r"|has)(?: now)? (?:resumed|restarted)|(?:are|is|will be)(?: being| now)* rescheduled"
    r"|(?:may|can|should)(?: now| again| all)* (?:re-?book|book|re-?schedule|apply|make))\b"
    r"|\b(?:restored|reinstated|resumed|re-?opened)\b[^;]{0,120}?\b(?:whose|which|that)\b[^;,]{0,40}?"
    r" (?:was|were|had been)\b", re.I
)
# "Closed whenever a signal is hoisted" is a rule; "interviews canceled in the meantime will be rescheduled" cancels
# none.
_MADE_GOOD = re.compile(
    rf"\b{WHENEVER}|\b(?:appointments|interviews|visits)(?: (?:that|which) (?:were|had been))? (?:cancel+ed"
    r"|postponed|missed|lost)"
    r" (?:in the meantime|meanwhile|during|while|since|between|because|by|on|for|then|earlier|last|over"
    r"|in)\b[^;]{0,60}?"
    r" (?:will be|are being|are|have been|is being) (?:\w+ly )?(?:re-?scheduled|re-?booked|made up|given new)\b", re.I
)
_SECTION = re.compile(r"(?i:consular section) in (?P<town>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)")
_STATES = (
    (re.compile(r"\b(?:appointments|interviews)\b|\bservices$", re.I), "cancels appointments"),
    (re.compile(r"\bemergenc", re.I), "is open for emergencies only"),
    (re.compile(r"\blimited\b", re.I), "is open for limited services"),
    (re.compile(r"\bopen late\b", re.I), "opens late"),
    (re.compile(r"\bearly\b|\bat (?:noon|\d)|\bthis afternoon\b", re.I), "closes early"),
)
# Closed for one service, and open for the rest.
_ONE_SERVICE = re.compile(
    r"(?:,? (?:on )?[A-Z]\w+day)?(?:,? (?:on )?[A-Z]\w+ \d{1,2},?)? (?:for|to) (?:(?:all|new|the|any"
    r"|most) )*(?:(?:non-?)?immigrants?,? (?:(?:and|or) (?:non-?)?immigrants? )?)?"
    r"(?P<which>visa|passport|notar\w+|consular|routine|citizens?|immigrant)s?\b(?=[^;,.]{0,60}?\b(?:services?"
    r"|applica\w+|appointments?|interviews?|process\w+|cases|work|business|issuance|sections?)\b)", re.I
)
# "Opens at 8:00 and closes at 17:00" is so every day; what closed at noon and reopened is open.
_HOURS = re.compile(
    r"\bopens? (?:from|at|between|daily|weekdays|(?:on )?[A-Z]\w+day)[^;]{0,60}? closes? at\b"
    r"|\bclosed (?:early|at (?:noon|\d))[^;]{0,60}? and (?:has |have )?re-?opened\b", re.I
)
# What shuts an office on a holiday too is no holiday.
_OCCASION = re.compile(
    r"\b(?:because|due to|owing to|amid(?:st)?|as a result|in (?:light|view|response)|following|after (?:an?|the|today"
    r"|yesterday|last|reports?))\b(?![^;,.]{0,40}\b(?:holiday|Day|celebrations?|festival|observance)\b)"
    r"|\b(?:caution|precaution\w*|closed (?:to the public )?(?:from|as of|effective|starting))\b"
    r"|\buntil (?:the|it|conditions|we|after) (?!(?:next|following) )"
)
_AND = re.compile(r",(?=[^,]*$)")
_NAMED = 3  # posts that a headline has room for
_ALL_DAY = re.compile(r"\b(?:and|to) (?:will )?remain closed\b", re.I)
_SAVE = re.compile(r"\bclosed except for (?:\w+ )?emergenc|\bemergency (?:\w+ )?services only\b", re.I)
_BOTH = re.compile(r"\bembassy and (?:US )?consulates?\b", re.I)
_FURTHER = re.compile(r"\buntil further notice\b", re.I)
_IF = re.compile(r"(?:if|should|in the event)\b", re.I)
_MAY = re.compile(
    r"\b(?:(?-i:may)|might|could) (?:\w+ly )?(?:(?:be|have to|stay|remain) )?(?:\w+ly )?(?:clos|shut)", re.I
)


# "The Embassy has resumed services and the border is closed": a clause with a verb of its own parts them.
_ELSES = re.compile(
    r"[^;]*? (?:is|has|will|are|have|remains?)\b[^;]*?,? (?:and|but|while|whereas|as|since|because|so)(?: that)?"
    r" (?:(?:the|all|most|some|several|its) )?(?:[\w'-]+ ){0,3}?(?:borders?|airports?|airspace|roads?|schools?|shops"
    r"|banks|markets?|crossings?|bridges?|streets?|seaports?|museums?|businesses|highways?)\b[^;]*"
    r" (?:is|are|has|have|will|remains?)\b[^;]*(?:closed|shut|open\w*|until|today|public)$"
    # "not available at Embassy Norhaven, and the airport is closed": of one thing, and not of the post before it
    r"|[^;]*?, and (?:(?:the|its) )?(?:[\w'-]+ ){0,2}?(?:border|airport|airspace|road|crossing|bridge|highway)\b[^;]*?"
    r" (?:is|has|remains)\b[^;]*(?:closed|shut|today|until)$", re.I
)
# "Security Alert: US Embassy Norhaven - The border is closed": who says it is not what is closed.
_SPEAKER = re.compile(
    r"^(?:[\w ]{3,40}(?::| -) )?US (?:Embassy|Consulate(?: General)?)(?: (?!is\b|has\b|will\b)[^:;-]{2,40}?)?(?: -|:)"
    r" (?=(?:The|All|Some|Most|Commercial|International|Land) (?!(?:US )?(?:Embassy|Consulate|Consular|Mission))"
    r"[^:;]{3,60}? (?:is|are|has|have|remains?)\b)"
)


def says(sentence: Sentence) -> bool:
    """Whether a sentence speaks of a closed post in words of this topic, be it that nothing is shut."""
    plain = sentence.plain
    said = _WORTH.search(sentence.low) and (_CUT.search(plain) or _LIMITED.search(plain))
    return bool(said) and not _BACK.search(plain)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    sentence = main(sentence)  # where to turn instead is another post, and works
    limit = _LIMITED.search(sentence.plain)
    whole = own(_SPEAKER.sub("", sentence.plain))
    plain = parted(whole)
    if _RESTRICTED.search(sentence.plain):
        yield Notice(TOPIC.name, "restricted", "restricted operations", sentence.span)
    if _STAFFING.search(sentence.plain):
        yield Notice(TOPIC.name, HOLDS, "", sentence.span)
    if limit and not _in_part(sentence, limit.end(), setting):
        yield Notice(TOPIC.name, ANYWHERE, "limited", sentence.span)
    elif (cut := _cut(plain)) and not (
        _MAY.search(cut[0]) or routine(sentence.plain) or _idle(plain, cut.start(), setting)
    ):
        if elses(plain, cut):
            return
        named = [p.post for p in posts(besides(whole, plain, cut.end()))]
        post = named[0] if len(named) == 1 else None if named else setting.post
        post = None if _BOTH.search(plain) else _of_section(cut, plain) or post
        several = ", ".join(dict.fromkeys(named)) if 1 < len(named) <= _NAMED and not post else ""
        area = _AND.sub(" and", several) or None
        yield Notice(TOPIC.name, "services", _state(cut, plain), sentence.span, area=area, post=post)
    elif (gone := _VACATED.search(sentence.plain)) and not _idle(sentence.plain, gone.start(), setting):
        yield Notice(TOPIC.name, "services", "is evacuated", sentence.span, post=setting.post)


def _of_section(cut: re.Match[str], plain: str) -> str | None:
    """Name the post whose consular section is closed, by the city that a list knows ("Consular Section in Norport")."""
    town = _SECTION.match(plain, cut.start())
    if town is None or country_of(town["town"]) is None:
        return None
    return f"{'Embassy' if seat(town['town']) else 'Consulate'} {town['town']}"


def _cut(plain: str) -> re.Match[str] | None:
    cut = _CUT.search(plain)
    return None if cut and _ELSES.match(cut[0]) else cut


def _in_part(sentence: Sentence, end: int, setting: Setting) -> bool:
    return bool(place_key(whyless(sentence.plain, end)[end:], setting.names)[1]) or partly(sentence, setting, end)


def _long_ago(plain: str, setting: Setting) -> bool:
    day = nearest(days(plain, setting.published_on), len(plain), len(plain))
    return historic(plain, day, setting.published_on)


def _state(said: re.Match[str], plain: str) -> str:
    """Say what a post does, for a headline: that is what people who have an appointment need to know."""
    cut = said[0]
    if one := _ONE_SERVICE.match(plain, said.end()):
        return f"is closed for {one['which'].lower()} services"
    if cut.lower().startswith("consular section") and _SECTION.match(cut):
        return "is closed for consular services"
    if _ALL_DAY.search(plain):
        return "is closed"
    if _SAVE.search(plain):
        return "is open for emergencies only"
    state = next((state for words, state in _STATES if words.search(cut)), "is closed")
    return f"{state} until further notice" if _FURTHER.search(plain) else state


def _idle(plain: str, at: int, setting: Setting) -> bool:
    """Whether nothing is shut: it would be if, it was and is open again, or the closure is routine."""
    never = setting.feast or of_another(plain) or _IF.match(plain) or _BACK.search(plain)
    if led_abroad(plain, tuple(setting.names)):
        return True
    never = never or _MADE_GOOD.search(plain) or _HOURS.search(plain) or GROUNDS.search(plain[:at])
    of_theirs = any(theirs.start() <= at < theirs.end() for theirs in THEIRS.finditer(plain))
    named = named_days(plain)
    kept = named and setting.feasts >= named and not (feared(plain) or _OCCASION.search(plain))
    return bool(never) or of_theirs or bool(kept) or routine(plain) or _long_ago(plain, setting)


TOPIC = Topic("services_reduced", _WORTH.search, _read)
