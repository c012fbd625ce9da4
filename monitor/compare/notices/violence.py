"""Fighting, strikes from the air, explosions, gunfire and attacks that a text tells as of these days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from monitor.compare.colours.drilled import PLAYED
from monitor.compare.colours.lasting import OFTEN
from monitor.compare.colours.supposed import MAYBE
from monitor.compare.dates import days
from monitor.compare.notice import Setting, Topic
from monitor.compare.notices.hazard_notice import ADDED, happening
from monitor.compare.sentences import Sentence
from monitor.compare.whose.elsewhere import elsewhere
from monitor.model import Notice
from monitor.terms.hazards import (
    ACTED,
    AIR,
    AIR_STRIKES,
    ATTACK,
    COUP,
    EXPLOSION,
    FALLS,
    FIGHTING,
    FIRED,
    FOUGHT,
    GUNFIRE,
    INCIDENT,
    LEARNED,
    SEIZED,
    TAKEN,
    THREAT,
)
from monitor.terms.table import Table, ways

_WORTH = ways(r"clash|fighting|hostilit|fired?\b"
    r"|shell|strike|struck|missile|drone|rocket|explo|blast|bomb|detonat"
    r"|shoot|shots|attack|stabbing|coup\b|takeover|captured|seized|overrun|taken control|gunm[ae]n|mutin|uprising"
    r"|power|control of|state of war|declared|advancing|guard|soldiers|fighters|entered|ammunition|take-over|oust"
    r"|overthr|topple|depos|firearm"
    r"|imminent|credible|specific|threat|incident|armed conflict|military conflict"
    r"|\bieds?\b|militant|ambush|stormed|grenade|mortar|insurgent|rebels|terrorist|armed|gunfight", re.NOFLAG)
# "Fighting corruption", "an explosion of cases": nobody shoots.
_NO_FOES = (
    r"(?! (?:(?:the|against|of) )*(?:[\w-]+ ){0,2}?(?:fires?|wildfires?|blazes?|flames|corruption|crime|poverty|drugs?"
    r"|disease\w*|malaria|cholera|dengue|inflation|trafficking|hunger|virus\w*|season)\b)"
)
_NO_BLAST = (
    r"(?! (?:of|in) (?:the )?(?:[\w-]+ ){0,2}?(?:cases|infections?|dengue|malaria|cholera|measles|crime|prices|costs"
    r"|numbers?|demand|popularity|violence|anger|joy)\b)"
)
_SORTS = (
    (
        FIGHTING,
        r"(?:(?:armed|military|violent|heavy|deadly|fierce|border|ongoing|intense|sporadic|renewed|serious) )+"
        rf"(?:clashes|fighting){_NO_FOES}|(?<!fire )(?<!fire-)fighting{_NO_FOES}"
        r"|(?:artillery|cross-border|small-arms|mortar) fire|shelling|hostilities"
        r"|exchanges? of (?:gun)?fire|gun ?(?:battles?|fights?)|(?:military|armed) conflict|(?<!political )clashes(?="
        r" (?:broke|have broken|erupted|between|are (?:taking place|ongoing|under ?way|continuing)))",
    ),
    (
        AIR,
        rf"{AIR_STRIKES}|(?:air(?! strike)|aerial|missiles?|drones?|rockets?|military|retaliatory)"
        r"(?:,? (?:and|or) (?:missiles?|drones?|rockets?))? (?:strikes?|attacks?|activity|bombardments?)"
        r"|(?:missiles?|rockets?|drones?)(?=[^;.]{0,50} (?:fired|launched|intercepted|struck|hit|targeted)\b)"
        r"|(?:launch(?:es)?|firing|barrages?|salvos?) of (?:[\w-]+ ){0,3}?(?:missiles?|rockets?|drones?)",
    ),
    (
        EXPLOSION,
        rf"(?:an? |several |multiple |large |loud )*(?:explosions?{_NO_BLAST}|blasts?"
        r"|explosive devices|IEDs?|bombs?(?! (?:shelters?|threats?|scares?|hoax|disposal))|bombings?)",
    ),
    (GUNFIRE, r"(?:heavy |sustained |sporadic )*(?:gun ?fire|gun ?shots|shots fired|live (?:fire|rounds|ammunition)"
        r"|(?:mass )?shootings?)"),
    (
        ATTACK,
        r"(?:recent )?(?:lethal|deadly) attacks|(?:an? )?(?:(?:lethal|deadly|terror(?:ist)?"
        r"|knife|suicide|armed|grenade|arson|vehicle"
        r"|ramming|attempted|complex|coordinated) )+attacks?|(?:an? )?stabbing(?: incident)?",
    ),
)
_ADVERB = r"(?: currently| now| still| also| both| reportedly)*"
_LEAD = (
    r"(?:(?:an?|several|multiple|numerous|ongoing|large|continued|further|new|many|(?:increase|surge|upsurge"
    r"|escalation|resumption|rise|outbreak) (?:in|of)|(?-i:[A-Z][a-z]+)) )*"
)
_NOW = (
    rf"\bthere (?:is|are){_ADVERB} (?:ongoing |reports? of |continuing )+{_LEAD}(?:VIOLENCE)\b"
    rf"|\bthere (?:has|have)(?: recently)? been{_ADVERB} (?:reports? of |an? |several reports of )(?:\w+ )?{_LEAD}"
    r"(?:VIOLENCE)\b"
    r"|\bthere (?:is|are)(?: currently| now| also)? (?:an? )?(?:VIOLENCE)(?: currently| now)? (?:ongoing|under ?way"
    r"|taking place|in progress)\b"
    r"|\bsince [^;.]{3,30}? there (?:has|have) been (?:(?!no\b)[\w-]+ ){0,4}?(?:VIOLENCE)\b"
    r"|\breports(?: have)? (?:includ|describ|indicat|suggest|mention|confirm)ed? (?:(?:some|limited|an?|several"
    r"|recent|further|that|there (?:has|have) been) )*(?:VIOLENCE)\b"
    r"|\b(?:has|have)(?: now| again)? (?:launched|begun|fired) (?:\w+ )?(?:rounds|waves?|salvos?|barrages?) of"
    r" (?:\w+ )?(?:VIOLENCE)\b"
    rf"|\b(?:VIOLENCE)\b[^;.]{{0,60}}? (?:is|are|remains?|ha(?:s|ve) been){_ADVERB} (?:ongoing|taking place|under ?way"
    r"|continuing|spreading|intensifying)\b"
    r"|\b(?:VIOLENCE)\b[^;.]{0,60}? (?:has|have)(?: now)? (?:broken out|intensified|resumed|spread|escalated|begun"
    r"|reached|continued|worsened|(?:become|grown) (?:more|increasingly) (?:intense|violent|fierce|widespread))\b"
    r"|\b(?:escalat|ongo|continu|intensify|widen)\w+ (?:violence|unrest|clashes|protests"
    r"|demonstrations)\b[^;.]{0,50}?,?"
    rf" (?:including|involving|with) {_LEAD}(?:VIOLENCE)\b"
    r"|\b(?:VIOLENCE)\b[^;.]{0,40}? (?:broke out|erupted|continues? (?:in|across|around|between|throughout|near)"
    r"(?! parts))\b"
    r"|\b(?:VIOLENCE)\b[^;.]{0,60}? (?:has|have) been (?:carried out|made|launched)\b[^;.]{0,100}? (?:today|tonight"
    r"|since (?:yesterday|last night|this morning|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b"
    rf"|\b(?:reports? of|aware of|responding to)(?: reports of)? {_LEAD}(?:VIOLENCE)\b"
    r"|\b(?:VIOLENCE)\b[^;.]{0,60}? (?:(?:was|were|has been|have been) (?:heard|reported|fired|launched|intercepted)"
    r"|has (?:just )?(?:occurred|taken place|happened))\b|\bthere (?:was|were|has been|have been) (?:\w+"
    r" ){0,3}?(?:VIOLENCE)\b(?=[^;.]*\b(?:today|tonight|this (?:morning|afternoon|evening)|last night|overnight)\b)"
)
_DATED = (
    r"\b(?:VIOLENCE)\b[^;.]{0,90}? (?:occurred|took place|happened|killed|injured|hit|struck|targeted|wounded"
    r"|destroyed|broke out|erupted"
    r"|(?:was|were)(?: \w+)? (?:heard|reported|carried out|launched|fired|intercepted|detonated|killed))\b"
    r"|\b(?:launched|carried out|conducted|fired|began|reported|experienced)\b[^;.]{0,60}? (?:VIOLENCE)\b"
    r"|\bthere (?:was|were|ha(?:s|ve) been) (?:reports? of )?(?:\w+ ){0,3}?(?:VIOLENCE)\b"
)


class _Sort(NamedTuple):
    """A sort of violence: how it is told as under way, or of a day, and its bare words."""

    what: str
    now: Table
    dated: Table
    words: Table


def _sort(what: str, words: str) -> _Sort:
    forms = (_NOW.replace("VIOLENCE", words), _DATED.replace("VIOLENCE", words), rf"\b(?:{words})\b")
    return _Sort(what, *(ways(form) for form in forms))


_PATTERNS = tuple(_sort(what, words) for what, words in _SORTS)
_ACTED = re.compile(ACTED, re.I)
# A state that struck another tells of strikes, whatever it calls them.
_STRUCK = re.compile(
    r"\b(?:struck|bombed|attacked|hit) (?:\w+ ){0,3}?(?:sites|targets|positions|facilities|bases|cities)\b", re.I
)
# Without a day, only what has just been done: who "seized power" may have ruled for years.
_TAKEOVER = re.compile(
    rf"\b(?:has|have|had|is|are)(?: \w+){{0,2}} {SEIZED}|{FALLS}"
    r"|\b(?:military|army) takeover (?:has|is) (?:now )?(?:taken place|occurred|under ?way)\b", re.I
)
_ACTS = (
    (GUNFIRE, re.compile(FIRED, re.I)),
    (COUP, _TAKEOVER),
    (FIGHTING, re.compile(rf"{TAKEN}|(?i:{FOUGHT})")),
)
_SEIZED = re.compile(SEIZED, re.I)
_RISEN = re.compile(rf"\b(?:{_SORTS[1][1]})\b[^;.]{{0,80}}? (?:has|have)(?: now| also)? increased\b", re.I)
_LAUNCHED = re.compile(  # who has struck without a day, and where
    r"\b(?:has|have)(?: now| again| also)? (?:launched|carried out|conducted|begun) (?:(?!many|numerous|hundreds"
    rf"|frequent|repeated|regular|sporadic)[\w-]+ ){{0,3}}?(?:{_SORTS[1][1]})(?= (?:on|against|across|in|over"
    r"|throughout)\b)(?![^;.]*\b(?:(?:during|throughout) the (?:war|conflict)|training|exercises?)\b)", re.I
)
# What nature, thieves of data and people on foot do is not done from the air.
_FROM_THE_GROUND = re.compile(
    r"\b(?:cyclones?|hurricanes?|typhoons?|storms?|tornado\w*|(?:earth)?quakes?|tsunamis?|floods?|lightning|waves?"
    r"|landslides?|cyber\w*|hack\w*|ransomware|outages?|blackouts?|gunm[ae]n|militants?|insurgents?|rebels?|bandits?"
    r"|terrorists?|pirates?|protest\w*|demonstrators|rioters|looters|mobs?|crowds?|gangs?|virus\w*|disease\w*)\b", re.I
)  # fmt: skip
# What is asked, denied, rehearsed or supposed.
_DOUBT = re.compile(
    rf"\b(?:if|in the event|no|not|drills?|exercises?|{PLAYED}|in (?:the|an?|this) (?:film|movie|game|play)"
    r"|in the past|previous\w*|hoax|unsubstantiated|anniversary|ended)\b", re.I
)
# What is told for years, may come, is feared, rehearsed, denied or over.
_STANDING = re.compile(
    rf"\b(?:{OFTEN}|{MAYBE}|commonly|would|typically|every|annual\w*|potential\w*|(?<!, )where|avoid|past|historical\w*"
    r"|since (?:the )?(?:19|20)\d\d|in recent (?:years|months)"
    r"|for(?: \w+)? (?:years|months|decades)(?![^;]*\b(?:today|yesterday|intensif\w+|escalat\w+|worsen\w+)\b)"
    r"|over the (?:past|last)|remains? a"
    r"|threats? of|film|museum|hunger|fireworks|test(?:s|ing)?|ceasefire|truce|wildlife"
    r"|shark|dog|bear|mine|unexploded|world war|controlled"
    r"|terrorist attacks [\w ]{0,20}continue"
    r"|(?:violent|serious) crimes?,? (?:such as|like|including)(?![^;]*\b(?:today|yesterday|last night|this (?:morning"
    r"|afternoon|week)|on (?:\d|[A-Z]\w+ \d|[A-Z]\w+day))))\b", re.I
)  # fmt: skip
_RISK = re.compile(r"\b(?:risks?|threats?) of\b", re.I)
_TOLD = re.compile(
    # a post that is emptied in haste
    r"(?P<emptied>\b(?:embassy|consulate(?: general)?|chancery|high commission)(?: (?:compound|building|grounds"
    r"|annex))?(?: in (?-i:[A-Z])[\w-]+)? (?:(?:was|is|has been|were|had to be)(?: being| \w+ly)? )?evacuated\b"
    r"[^;.]{0,60}? (?:after|because of|due to|following|over|amid) (?:[\w-]+ ){0,3}?(?:bomb|threats?|suspicious"
    r"|explosi\w+|gunfire|shots|attack|package)\b)|"
    rf"{LEARNED}|\bimminent (?:\w+ )?attacks?\b"
    r"|\b(?:specific|credible)(?:,? (?:and )?(?:credible|specific|imminent))? threats?\b"
    r"|\b(?:imminent|immediate) (?:risk|threat|danger) of (?:an? |further )?(?:[\w-]+ ){0,2}?(?:attacks?|strikes?"
    r"|(?:rocket|missile|mortar|artillery) fire|bombings?)\b"
    r"|\bimminent plans? (?:to|for) (?:attack|target|bomb|strike|carry out|kidnap)\w*"
    r"|\ba possible (?:[\w-]+ )?attack (?:on|against) the (?-i:[A-Z])"
    r"|\battack\b[^;.]{0,40}? may be (?:planned|imminent|under preparation)\b"
    r"|\b(?:air|missile|drone|terror\w*) attack\b[^;.]{0,30}? may (?:occur|come|happen|take place) (?:at any time"
    r"|(?:in|within|over) the (?:next|coming) (?:few )?(?:hours|days))\b"
    r"|\bimminent threats? (?:to|against) (?:[\w-]+ )?(?:westerners|foreigners|citizens|nationals|interests|hotels"
    r"|embass\w+)\b", re.I
)  # fmt: skip
_SEEKS = re.compile(r"\bcontinu\w+ (?:to )?(?:seek|plan|plot|aspir|intend|look|pursu|attempt|try)\w*\b", re.I)
_THIS_YEAR = re.compile(r"\bthis year\b(?!')", re.I)  # "this year's parade" is a day to come
_SURE = re.compile(r"\b(?:specific|credible|imminent)\b", re.I)
# It has no bomb of its own.
_SQUAD = re.compile(r"\bbomb (?:disposal )?(?:squads?|experts?|technicians?|units?|teams?)\b", re.I)
# What a note says by itself, not that it touched what was told before; and an attack that only its day names.
_NEWS = re.compile(r"(?:latest update: )?(?!update|minor|editorial|removal|removed|amend|summary|clarif)", re.I)
_GONE = re.compile(r"\bremov(?:al|ed)\b", re.I)
_ON_A_DAY = re.compile(r"\battacks? (?:on|of) (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z]|[A-Z][a-z]+ \d)")
# "Information about terrorist threat and advice not to travel to the airport": one that has its place, or its advice.
_FEARED = re.compile(
    r"\b(?:terror(?:ist|ism)?|security|attack|bomb) threats?\b(?=[^.;]{0,60}?\b(?:advi[cs]e (?:not|against)|avoid"
    r"|(?:to|at|against|near) (?:the )?(?-i:[A-Z])))", re.I
)
_INCIDENT = re.compile(
    r"(?<!after )(?<!following )(?<!after an )(?<!after a )"
    r"\b(?:ongoing|unfolding|developing|security|armed|shooting|police) incidents?\b"
    r"(?= (?:at|around|in|near|outside|on)\b| \()", re.I
)
_GOES_ON = re.compile(r"\b(?:continu\w+|ongoing|still|remain\w*)\b", re.I)
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+|\b[A-Z][a-z]+ \d{1,2}\b|\b(?:to|yester)day\b")
_SINCE = re.compile(r"\bsince (?:\d|(?-i:[A-Z])|yesterday|last)", re.I)  # what began then goes on
_LATELY, _AT_HAND = timedelta(days=21), timedelta(days=7)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = _SQUAD.sub("police", sentence.plain)
    if setting.noted(sentence) and (not _NEWS.match(plain) or ADDED.search(plain)):
        yield from _noted(sentence, _bygone(plain, setting))
        return
    if _DOUBT.search(plain) or elsewhere(plain, setting.names):
        return
    named = [one.day for one in days(plain, setting.published_on)]
    late = [day for day in named if setting.published_on and setting.published_on - _LATELY <= day]
    threatens = None if _THIS_YEAR.search(plain) else _TOLD.search(plain)
    if threatens and threatens["emptied"] and named and not late:
        threatens = None  # years ago
    if threatens and (_SURE.search(plain) or not _SEEKS.search(plain)):
        yield Notice(TOPIC.name, THREAT, THREAT, sentence.span, grade=2)
    if _STANDING.search(plain):
        return
    last = max(late, default=None)
    of_month = bool(last) and not _DAY.search(plain)
    soon = last is None or setting.published_on is None or setting.published_on - _AT_HAND <= last
    soon = soon or _SINCE.search(plain) is not None
    grade = 2 if soon and not of_month else 1
    fresh = setting.noted(sentence) and not named  # a note tells what is new
    told = tuple(_told(plain, fresh or bool(late), dated=bool(named)))
    for what in told or ((ATTACK,) if late and len(late) == len(named) and _ACTED.search(plain) else ()):
        yield Notice(TOPIC.name, what, what, sentence.span, decided_on=last, grade=grade)
        if last and not _GOES_ON.search(plain):
            yield happening(what, sentence, setting, last, grade)


def _told(plain: str, late: bool, dated: bool) -> Iterator[str]:
    """Yield what a sentence tells as under way, or as of a day that is not long ago."""
    for sort in _PATTERNS:
        air = sort.what == AIR and not _FROM_THE_GROUND.search(plain)
        now = sort.now.search(plain) or (sort.what == AIR and _RISEN.search(plain)) or (air and _LAUNCHED.search(plain))
        if ((late or not dated) and now) or (late and ((air and _STRUCK.search(plain)) or sort.dated.search(plain))):
            yield sort.what
    if late or not dated:
        yield from (what for what, acts in _ACTS if acts.search(plain))
    if late and _SEIZED.search(plain) and not _ACTS[1][1].search(plain):
        yield COUP


def _bygone(plain: str, setting: Setting) -> bool:
    """Whether all days that a note names are weeks ago: it says late what happened then."""
    named = [one.day for one in days(plain, setting.published_on)]
    return bool(named and setting.published_on and max(named) < setting.published_on - _LATELY)


def _noted(sentence: Sentence, bygone: bool) -> Iterator[Notice]:
    """Yield what a note says was added: an index has no more."""
    grade = 1 if bygone else 2
    gone = _GONE.search(sentence.plain)
    sure = not (gone or _DOUBT.search(sentence.plain))
    if sure and _INCIDENT.search(sentence.plain):
        yield Notice(TOPIC.name, INCIDENT, INCIDENT, sentence.span, grade=grade)
    added = ADDED.search(sentence.plain)
    rest = sentence.plain[added.end() :].partition(";")[0] if added else ""
    if (sure and _TOLD.search(sentence.plain)) or (not gone and _FEARED.search(rest)):
        yield Notice(TOPIC.name, THREAT, THREAT, sentence.span, grade=2)
    if added and added["bare"] and (_STANDING.search(rest) or _DOUBT.search(rest)):
        return  # what may always be
    for sort in _PATTERNS:
        if found := sort.words.search(rest):
            told = THREAT if _RISK.search(rest[: found.start()]) else sort.what
            yield Notice(TOPIC.name, told, told, sentence.span, grade=grade)
    if _ON_A_DAY.search(rest):
        yield Notice(TOPIC.name, ATTACK, ATTACK, sentence.span, grade=grade)


TOPIC = Topic("hazard_notice", _WORTH.search, _read)
