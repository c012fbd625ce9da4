"""Read advice to the publisher's own nationals to leave: consider it, do it, do it now, do it immediately."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from monitor.compare.asserting.foreign import its_own
from monitor.compare.sentences import Sentence
from monitor.compare.whose.people import among_lands, another_land, apart
from monitor.compare.whose.whereabouts import at_head, listed, own_clause
from monitor.compare.wordings import provisos
from monitor.compare.wordings.governments import PUBLIC
from monitor.model import SOME_PARTS, Leave
from monitor.model.posture import Tier

_WORTH = re.compile(r"\b(?:leav|depart|out of|return(?:ing)? (?:home|to)|com(?:e|ing) home|time to go|commercial"
    r"|(?:need|reason) to (?:re|st|be)|continued (?:stay|presence)|(?:their|your) presence|reconsider (?:sta|rem))")
_NO_NAME = r"(?i:DNA|US|Now|While|Immediately|As|Via|By|If|Using|Before|Today|Commercial)"  # as titles write them
_DIRECTION = (
    r"(?:(?:the )?(?:north|south|east|west|central)[a-z-]* |the (?:provinces?|states?|regions?|departments?"
    r"|districts?|governorates?|count(?:y|ies)|cit(?:y|ies)|towns?|islands?) of )?"
)
_NAME = (
    rf"{_DIRECTION}(?:the )?(?!(?:{_NO_NAME})\b)[A-Z\u00c0-\u00de][\w'-]*(?: (?:and |or |of |the )?"
    rf"(?!(?:{_NO_NAME}|Should|Must|Urged|Advised|Told|Who|To)\b)[A-Z\u00c0-\u00de][\w'-]*){{0,4}}"
)
_SORT = (
    r"(?:(?:refugee|border|mountain|coastal) )?(?:camps?|regions?|provinces?|states?|areas?|districts?|settlements?"
    r"|governorates?|count(?:y|ies)|cit(?:y|ies)|departments?)"
)
# What may follow "leave": a country, a means, a time; never an object left behind ("originals", "drinks", "the area").
_OBJECT = (
    rf"(?: (?P<place>{_NAME}(?: {_SORT}\b(?:,? and (?:the )?{_NAME})?)?)"
    r"(?![\w'-]| (?:form|office|tax|convoys?|flights?|trains?|ships?)\b)| the country"
    r"| (?:these|those) (?:areas|regions|places|(?:\w+ )?countries)"
    r"| (?i:now|immediately|altogether|as (?:soon|(?:commercial )?flights)|at once"
    rf"|at (?:the earliest|this time)|if|by|via|while|when|using|on commercial|on available|safely|overland|there"
    r"|unless|without delay|today|urgently|through|until)\b| \((?=(?i:by|via|if|using|while|on) )"
    r"| that (?:area|region|province|city|state|district)(?= now\b| immediately\b| as soon\b)"
    rf"| (?:for|to) (?={_NAME})(?![^;.,]{{0,60}}\b(?i:airport|flight|station|hotel|terminal|port|school|work|embassy"
    rf"|meeting)s?\b)"
    rf"| {provisos.TOO_LATE}| them(?= now\b| immediately\b| at once\b| today\b| without delay\b|[.])|[.,;:)!\]]|$"
    r"| (?:and|while|but) (?=(?:all |any )?(?:those|anyone|citizens|nationals|Americans|US citizens) (?:in|near) ))"
)
_GO = rf"\b(?P<verb>(?i:leave|leaving|depart|departing|get out of))\b{_OBJECT}"
_GO_OR = rf"\b(?P<verb>(?i:leave|leaving|depart|departing))\b(?:{_OBJECT}|(?= (?:to|should|is|are)\b))"
_PEOPLE = (
    rf"(?i:\b(?:{PUBLIC}|(?<=every us )citizen|residents|anyone|those|travell?ers|you|they|visitors))\b"
)
_ADVICE = re.compile(
    rf"{_PEOPLE}[^;]{{0,180}}?(?i:\b(?:should|(?:must|need to)(?= \w+ (?:now|immediately))|(?:are|is) (?:\w+ly )?"
    rf"(?:urged|advised|encouraged|recommended|asked)(?: to)?))\b(?P<gap>[^;.]{{0,70}}?){_GO}"
)
# What else they should do may be long: "should read the warning of May 14 and their own plans and consider leaving".
_CONSIDER = re.compile(
    rf"{_PEOPLE}[^;]{{0,180}}?\b(?:should|may (?:wish|want) to)\b[^;.]{{0,180}}?\b"
    rf"(?P<gap>(?:seriously |strongly |also )?consider (?:moving (?:to )?[\w ]{{3,40}},? or )?){_GO}"
)
_TIME = re.compile(
    r"\b(?:the|it is|this is the) time (?P<gap>)to (?P<verb>leave|depart|go)(?: \w+)? is now\b(?P<place>(?!))?", re.I)
_URGE = re.compile(
    rf"(?i:\b(?:urges?|advises?|recommends?|suggests?|warns?|encourages?|calls? on|(?:we|I) ask"
    rf"|{provisos.CALLED_ON} (?=(?:all |any |our |its |the )*(?:\w+ )?(?:{PUBLIC})\b)|it is our (?:\w+ )?advice that"
    rf"|we(?: are|'re)(?: (?!not\b)\w+){{0,2}} (?:advis|urg|recommend|ask)ing|repeats? (?:its|our) (?:advice|call)"
    rf"|reiterates? (?:its|our) (?:advice|recommendation)|now is the time|best time))\b(?P<gap>[^;]{{0,160}}?){_GO}"
)
_IMPERATIVE = re.compile(
    rf"(?:^|[-:;\u2013] |{provisos.SPLICED}|(?:^|[;:\u2013-] )[Ii]f [^;]{{0,160}}?, "
    rf"|^(?:In|Within) (?!an? \D|any |such |case |the event |Building|Terminal|Hall)"
    rf"(?=[^;,]{{0,60}}?(?:[A-Z\d]|area|region|province|zone|district|cit(?:y|ies)\b|town|border|north|south|east|west))"
    rf"[^;,]{{2,80}}, (?=(?:leave|depart) (?:now|immediately|at once|the area|by(?! the)|while)\b))"
    rf"(?P<gap>(?i:book [^;.,]{{0,30}} to |(?:please )?(?:consider|think (?:about|of)) |make [\w ]{{0,36}} to "
    rf"|monitor [^;.]{{0,40}} and |do not travel, |{provisos.FIRST})?)"
    rf"(?!(?<!(?i:onsider) )(?<!(?i:k about) )(?<!(?i:think of) )(?i:leaving|departing)){_GO}"
)
_HOME = re.compile(
    rf"(?P<gap>(?:{_PEOPLE}[^;]{{0,180}}?(?i:\b(?:should|are (?:\w+ly )?(?:urged|advised|encouraged|recommended) to)"
    r"\b)|(?i:\b(?:urges?|advises?|recommends?|encourages?)\b)[^;]{0,60}?)[^;.]{0,70}?\b"
    r"|(?:^|, )(?i:(?:please )?(?:strongly )?consider ))"
    r"(?P<verb>(?i:return(?:ing)?|com(?:e|ing)))\b (?:back )?(?:home\b|to (?:the (?:US|United States|UK|United Kingdom)"
    r"|Canada|Australia|Ireland|New Zealand)\b)(?! (?:with|on|from)\b)(?P<place>(?!))?"
)
_OPTIONS = re.compile(rf"\b[Ii]f you wish to {_GO}[^;]{{0,160}}?\b(?:options?|border crossings?)\b")
_DO_SO = re.compile(
    rf"(?:{_PEOPLE}[^;]{{0,60}}?(?i:\b(?:wish|want)(?:e?s|ing)? to|\bwho (?:can|(?:are|is) able to)(?: safely)?)"
    rf"|\b[Ii]f you (?:can|are able to)) (?P<gap>){_GO_OR}(?i:[^;]{{0,60}}?\bshould (?:do so|leave|depart|go) (?:now"
    r"|immediately|at once|without delay|as soon as|before|(?:via|by|using|on) (?:any |available )?commercial|while)"
    r"|,? now is the time(?: to (?:do so|leave|go))?|[^;]{0,20}?\b(?:is|are) (?:\w+ly )?(?:urged|advised|encouraged"
    r"|asked) to do so (?:now|immediately|at once|as soon as|without delay|while))"
)
_WHO_WISH = re.compile(
    r"(?i:(?<!not )(?<!n't )\b(?:urges?|advises?|encourages?|recommends?|calls? on) (?:(?:strongly|that|to|all|any) )*)"
    rf"(?:(?i:everyone|who)\b|{_PEOPLE})[^;]{{0,60}}?(?i:\b(?:wish|want)(?:ing)? to) (?P<gap>){_GO_OR}"
    r"(?i:[^;]{0,30}? to (?:do so|leave|depart|go) (?:now|immediately|at once|without delay|as soon as|while)\b)"
    r"(?![^;]{0,40}\b(?:charters?|evacuation|repatriation)\b)"
)
# Who can is told to, where no wish is asked: "if you have no pressing need to remain and can leave, you should do so".
_JUDGE = r" (?:assess|judge|believe|think|feel|conclude|determine|are (?:confident|satisfied|sure))(?: that)?(?: they)?"
_CAN = re.compile(
    rf"\b[Ii]f (?:you|they)(?:(?:'re| are)(?: still| currently)? in [A-Z][\w ]{{2,30}}?,?| have no [\w ]{{3,30}}? (?:to"
    rf"|for) (?:remain|stay)\w*(?: there)?|{_JUDGE})?(?: and)?(?: you)? (?:can|(?:are )?able to) (?:safely )?(?P<gap>)"
    rf"{_GO_OR}(?i:[^;.]{{0,60}}?\b(?:then )?(?:(?:you|they) (?:should|must|are (?:urged|advised|encouraged) to)"
    r"|please) do so\b)"
)
_TICKET = re.compile(
    rf"(?i:\b(?:urges?|advises?|encourages?|recommends?)) (?:those|anyone|people|{_PEOPLE})[^;]{{0,40}}?"
    rf"(?i:\b(?:wish|want|wishing|wanting) to) (?P<gap>){_GO_OR}(?i:[^;]{{0,30}}? to (?:book|take|use|buy|accept"
    r"|do so|leave|depart|go)\b)(?![^;]{0,40}\b(?:charters?|evacuation|repatriation|(?i:US government))\b)"
)  # help to go is no call to go
_BACK = (
    r"(?P<verb>(?i:return(?:ing)?|go|come)) (?:(?i:back )?home|(?i:back )?to (?:the )?[A-Z][\w ]{1,20}?)\b"
    r"(?P<place>(?!))?"
)
_MAKE = (
    r"(?i:(?:work with [\w ]{3,30} to )?make (?:[\w-]+ ){0,3}?(?:plans|arrangements) (?:now\b|while\b"
    r"|as soon as\b|to (?:do so|leave|depart|go|return)\b"
    r"(?=[^;]{0,60}\b(?:now|immediately|at once|as soon as|while|via|by|commercial)\b)))"
)
# Who wishes to go home is told to see to it now.
_HOMEWARD = re.compile(
    rf"(?:{_PEOPLE}[^;]{{0,60}}?(?i:\b(?:wish|want)(?:ing)? to|\bconsidering|\bplanning to)|\b[Ii]f you"
    rf" (?:wish|want) to) (?P<gap>){_BACK}"
    rf"[^;]{{0,90}}?\b(?:should|must|to|recommends? (?:that )?(?:you|they)) (?:{_MAKE}|(?i:do so|return) (?i:now"
    r"|immediately|at once|as soon as|while)\b)"
)
_FLY = re.compile(
    r"(?P<gap>^|\b(?i:consider|should|urged to|encouraged to) )(?P<verb>(?i:tak(?:e|ing) advantage of))"
    r"(?i: any| the| existing| available)* (?i:commercial (?:\w+ )?(?:flights|options|means))(?P<place>(?!))?"
)
_WAY_OUT = re.compile(
    rf"(?:^|[-:;] |{_PEOPLE}[^;]{{0,180}}?(?i:\b(?:should|urged|advised|encouraged|recommended)(?: to)?) "
    rf"|(?i:\b(?:urges?|advises?|encourages?) )[^;]{{0,20}}?{_PEOPLE}(?i: to (?:[^;]{{0,40}}? and )?))"
    r"(?P<gap>(?i:book|arrange|find|take|get)(?i: (?:for|an?|the|any|your|their|onward|first|next|earliest|available"
    r"|commercial|immediate|prompt|travel|flights?|seats?|transportation|transport)){1,6}) (?P<verb>(?i:out of"
    r"|departure from|return to))"
    rf"(?: the country| the US| the United States| (?P<place>{_NAME}))"
)
_SHY = re.compile(r"\b(?:consider|think (?:about|of)|thought to|weigh|contemplate|reflect on)\b", re.I)
_LOOK = re.compile(r"\b(?:explor|seek|look|identify|research|review)\w* [^;,]{0,50}?\boptions (?:to|for) $", re.I)
_STAYING = re.compile(
    r"\b(?P<gap>)(?P<verb>(?:re)?consider|evaluate|reassess|review|think (?:\w+ )?about) (?:(?:your"
    r"|their)(?: continued)? need to (?:remain|stay|be(?= in [A-Z]))"
    r"|whether (?:you|they) (?:still )?(?:really )?(?:need|have an? (?:\w+ )?(?:need|reason)) to (?:remain|stay)"
    r"|(?:carefully )?the (?:necessity|need) (?:of|for) (?:your|their) (?:continued )?(?:stay|presence)"
    r"|(?<=carefully consider )(?:your|their) presence(?! in (?!the country\b|these\b|those\b|(?-i:[A-Z])))"
    r"|(?<=reconsider )(?:staying|remaining|(?:your|their) (?:continued )?(?:stay|presence))"
    r"|(?:if|whether) (?:your|their) presence (?:there )?is (?:\w+ly )?(?:essential|necessary|needed|required))"
    r"(?= in\b| there\b| at this time\b| and\b|[.,;]|$)(?P<place>(?!))?", re.I)
# "Those who are at the North Gate should leave": the gate, not the country.
_SPOT = re.compile(r"\b(?:at|near|around|in the vicinity of) (?:the )?[A-Z]")
_SAFELY = re.compile(
    r",? (?:when|if|once|as soon as) (?:(?:it|this) is |they are )?(?:considered )?safe(?: to do so)?,?", re.I)
_NEEDLESS = re.compile(r"\b(?:(?:is|are) not (?:\w+ly )?(?:essential|necessary|needed)|do not have essential)\b", re.I)
_SELF = re.compile(provisos.SELF, re.I)
_ARRANGE = re.compile(
    r"(?i)\bmak\w+ (?:(?!contingency|emergency|evacuation|back)\w+ ){0,2}(?:arrangements|plans) to\b|\bplans? and\b")
_ERRAND = re.compile(rf" (?:now )?{provisos.ERRAND}")
_RATHER = re.compile(r"\bnot to (?:wait|delay|stay|remain|put)\b[^;.]*?,? but ", re.I)  # do so instead
_DENIED = re.compile(r"\b(?:not|never|nor|no longer|whether)(?: \w+){0,3} $|\bnot,(?: \w+){1,3}, $", re.I)
_TOLD_FIRST = re.compile(provisos.FIRST, re.I)  # papers that are to be kept ready are no plan
_NOT_ADVICE = re.compile(
    r"\b(?:plans?|prepared?|preparing|arrangements?|unable|prevent\w*|stop\w*|cannot|can't|not|never|difficult\w*"
    r"|no longer(?! (?:wait|delay|stay|remain|put|hesitate))|wish\w*|want\w*|trying|choos\w*|decid\w*|intend\w*"
    r"|means|seek\w*|before|after|when|until|unless(?! they are (?!safe|able|told))(?![^,;]*,)|prior|in case|ability"
    r"|allowed|permitted|help\w*|assist\w*|how to|forced|ordered|ready|authori[sz]ed|approved|personnel|staff"
    r"|avoid leaving|against(?= ?$)|order to|upon|authorities|(?:(?:lack|shortage|absence) of|(?:due to|because of)"
    r" (?:the )?(?:few|limited|no|scarce))(?: [\w-]+){0,4} to)\b", re.I)
_OTHER_PEOPLE = re.compile(
    r"\b(?:employees|personnel|staff|visa|visas|permit|overstay\w*|(?:your|authori[sz]ed) stay|minors?"
    r"|children|our (?:own )?people|(?:clearance|permission|approval|consent) to)\b", re.I)
_WISHING = re.compile(r"\b(?:(?:want|wish)(?:ing)?|(?:choose|decide)(?! to (?:disregard|remain|stay|ignore)))\b", re.I)
_MAY = re.compile(r"\bmay (?:wish|want) to (?=consider\b)", re.I)  # how the shy say "should"
_PAPERS = re.compile(r"\b(?:passports?|visas?|licen[cs]es?|stamped|permits?|travel documents?|exit fee)\b", re.I)
_EVENT = re.compile(
    r"\b(?:if|when)\b[^;]{0,120}\b(?:demonstrat(?:ions?|ors)|protest(?:s|ers|ors)?|rall(?:y|ies)|attack\w*|crowds?"
    r"|gathering(?:s|(?= to protest\b)|(?=,))?|threatened|evacuate|evacuation (?:orders?|warnings?|is)|hurricane"
    r"|typhoon|cyclone|storm|(?:wild)?fires?|smoke|floods?|flooding|tsunami|earthquake|eruption|sirens?)\b"
    r"|\b(?:if|when(?:ever)?|should|in case) (?:you|they|anyone) (?:ever )?(?:see(?! this\b)|hear|smell|notice|spot"
    r"|encounter|come (?:across|upon)|witness|meet|suspect|are (?:approached|followed|stopped))\b"
    r"|\bwhether (?:\w+ ){0,3}(?:citizens|nationals|Americans|you|they) (?:should|must|need to|ought to) $", re.I
)
_CONDITION = re.compile(r"\bwho (?:require|need)s?\b|\bif you (?:require|need)\b", re.I)
_INSTANTLY = re.compile(r"\b(?:immediately|at once|without delay|right away|urgently)\b", re.I)
_NOT_AT_ONCE = re.compile(r"\b(?:not|n't) (?:\w+ ){0,2}(?:immediately|at once|right away)\b", re.I)
_SOON = re.compile(r"\bas soon as\b", re.I)
_ABLE = re.compile(r"if you (?:can|are able)", re.I)
_NOW = re.compile(r"\b(?:leav|depart)\w*\b[^;]{0,60}?\bnow\b", re.I)
_IN = re.compile(
    r"\b(?i:in|from|leave|depart|within (?:an? )?\d[\d.,]*[ -](?:miles?|kms?|kilomet\w+)(?: radius)? of(?: the)?)"
    r"(?: the (?:capital|port|town|district|district headquarters)(?: (?:city|town|district))?(?: of|,)?)? "
    rf"(?P<place>{_NAME}(?: {_SORT}\b| border\b(?! {_SORT}))?(?: (?:north|south|east|west) of (?:the )?{_NAME})?)"
)
# Ground that is described before it is named: "in the desert south of Norhaven", "near the border with Norland".
_DESCRIBED = re.compile(
    r"\b(?:in|near|along|around|leave|depart|within(?: (?:an? )?\d[\d.,]*[ -](?:miles?|kms?|kilomet\w+)(?: radius)? of)"
    r"?) (?P<place>(?!\d|an? \d)(?:the )?(?:[\w'-]+ ){0,4}?(?:border|desert|mountains?|hills"
    r"|highlands?|coast|areas?|regions?|provinces?|districts?|camps?|settlements?|cities|valley|islands?|capital|neighbou?rhoods?|towns?|zones?|parts)\b"
    r"(?: (?!(?:should|must|are|who|to|is|have)\b)[\w'-]+){0,6})(?=,? (?:should|must|are|who|to|is|have|consider"
    r"|depart|leave)\b| ?$)"
)
_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de]")
_AVOID = re.compile(r"\bavoid (?:(?:all )?travel to |the )?(?P<place>[^,;]{3,60}?)(?:,? and (?:to )?depart|;|,)", re.I)
# Crowds and large gatherings are avoided, and are no ground to leave.
_GROUND = re.compile(rf"[A-Z\u00c0-\u00de]|\b(?:{_SORT}|borders?|zones?|coast|islands?|desert|capital|parts)\b")
_AGAINST = re.compile(r"advises? against\b|; if (?:it is )?not\b", re.I)  # where one is stands before it
_HOMELAND = re.compile(r"(?:us|united states|uk|united kingdom|canada|australia|ireland|new zealand)$")  # whither


def statements(sentence: Sentence, country: Iterable[str], area: str | None = None) -> tuple[Leave, ...]:
    """Return the advice to leave in one sentence; `country` are names of the whole, `area` what it stands under."""
    if not _WORTH.search(sentence.low):
        return ()
    plain = sentence.plain
    if provisos.HEADED.search(plain) and sentence.whole and area:
        return (Leave("should", area, sentence.span),)
    if provisos.IF_NOT.search(plain) and not _EVENT.search(plain):
        return (Leave("should", area or SOME_PARTS, sentence.span),)
    found = _advice(plain)
    return (Leave(_tier(plain, found), _area(plain, found, tuple(country), area), sentence.span),) if found else ()


def _advice(plain: str) -> re.Match[str] | None:
    for pattern in (_ADVICE, _CONSIDER, _URGE, _IMPERATIVE, _WAY_OUT, _HOME, _STAYING, _FLY, _TIME):
        for found in pattern.finditer(plain):
            said = "" if _TOLD_FIRST.match(plain, found.start("gap")) else found["gap"]
            gap = _ARRANGE.sub("", _NEEDLESS.sub("", said).replace("consider", ""))
            meant = not _NOT_ADVICE.search(_RATHER.sub("", _SAFELY.sub("", gap))) and not _about_others(plain, found)
            if (gap != said and _SELF.search(plain, found.end())) or _ERRAND.match(plain, found.end()):
                continue
            if meant and not _DENIED.search(_NEEDLESS.sub("", plain[: found.start()])):
                return found
    wishes = (pattern.search(plain) for pattern in (_DO_SO, _WHO_WISH, _CAN, _TICKET, _HOMEWARD, _OPTIONS))
    return next(filter(None, wishes), None)


def _about_others(plain: str, found: re.Match[str]) -> bool:
    """Whether the words before the verb speak of staff, visas or minors, or only of those who want to go."""
    said = _MAY.sub("", plain[found.start() : found.start("verb")])
    if _PAPERS.search(plain[found.start() : found.end("verb") + 60]) or its_own(plain):
        return True
    before, behind = plain[: found.start("verb")], found.end("verb")
    later = provisos.IF_ASKED.search(plain[:behind]) or provisos.WORSE.search(before)
    if later or _EVENT.search(provisos.brought(before)) or provisos.IF_WORSE.match(plain, behind):
        return True
    spot = not found["place"] and (provisos.IF_CROWD.match(plain, behind) or _SPOT.search(said))
    return bool(spot or _OTHER_PEOPLE.search(said) or _WISHING.search(said))


def _tier(plain: str, found: re.Match[str]) -> Tier:
    at = found.start("verb")
    shy = _SHY.search(plain, max(0, at - 48), at) or _LOOK.search(plain, 0, at) or provisos.afraid(plain, at)
    if shy or provisos.PLANNED.match(plain) or found.re in (_OPTIONS, _STAYING, _CONSIDER, _TICKET):
        return "consider"
    if _CONDITION.search(plain):
        return "should"
    plain = _NOT_AT_ONCE.sub("", plain)
    if _INSTANTLY.search(plain[max(0, found.start("verb") - 20) :]):
        return "immediately"
    if _NOW.search(plain[found.start("verb") :]):
        return "now"
    wishing = found.re in (_DO_SO, _WHO_WISH, _FLY) and (_WISHING.search(plain) or _ABLE.match(plain))
    wished = found.re is _HOMEWARD or (wishing and not _SOON.search(plain))
    return "consider" if wished else "should"


def _area(plain: str, found: re.Match[str], country: tuple[str, ...], under: str | None) -> str | None:
    """Name the part of the country that is meant; None is all of it.

    Who is told to leave a place of another name than the heading stands `under` leaves that place.
    """
    begun = 0 if found.re is _STAYING or _AGAINST.match(plain, found.start()) else found.start()
    begun = max(begun, own_clause(plain, found.start("verb")))
    land = [*map(fold, country)]
    under = None if under and fold(under) in land else under  # a heading that names the country is of no part
    if provisos.THESE.search(plain[begun : found.end()]):
        return under or SOME_PARTS
    avoided = None if found["place"] else _AVOID.search(plain)
    avoided = avoided if avoided and _GROUND.search(avoided["place"]) else None
    said = avoided or _IN.search(plain[begun : found.start("verb")])  # none in "in Norland should leave the Islands"
    said = None if said and found["place"] and fold(said["place"]) in land else said
    place = (listed(said) if said else found["place"] or "").strip()
    if not said and (told := _DESCRIBED.search(plain[begun : found.start("verb")])):
        place = told["place"] if _CAPITAL.search(told["place"]) else under or SOME_PARTS
    place = place or at_head(plain[: found.start("verb")], country)
    words = fold(place)
    here = () if another_land(place, country) else apart(plain[: found.end()], country)
    whole = bool(words) and (any(f" {words} " in f" {fold(n)} " for n in here) or among_lands(place, country))
    akin = under and not {*words.split()}.isdisjoint(fold(under).split())
    if under and (avoided or not words or not country or (akin and not whole)):
        return under
    return None if whole or not words or not country or _HOMELAND.match(words) else place


def fold(name: str) -> str:
    """Return a place's name by which two spellings of it are told to be one."""
    bare = unicodedata.normalize("NFKD", name.casefold().removeprefix("the "))
    return re.sub(r"\W+", " ", "".join(c for c in bare if not unicodedata.combining(c))).strip()
