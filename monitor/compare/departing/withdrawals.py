"""Read the plainer words of other governments, and of posts that work fully again, as departure statuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from monitor.compare.dates import days, nearest
from monitor.compare.departing.audiences import Audience, audiences
from monitor.compare.departing.endings import WHO_WENT, anew
from monitor.compare.departing.statement import Statement
from monitor.compare.sentences import Sentence
from monitor.compare.whose.offices import ANOTHER, THEIRS, ours
from monitor.compare.whose.towns import whence
from monitor.compare.whose.whereabouts import HOUSE
from monitor.compare.wordings.fewer import MOVED_INLAND
from monitor.compare.wordings.lexicon import HOMEWARD
from monitor.compare.wordings.staff import AWAY, BARE, DRAWN, LAST_OUT, NOT_GONE, OFF, SOMEWHERE, unowned
from monitor.compare.wordings.suspended import SUSPENDED
from monitor.model import Departure, Status

# The FCDO never says "authorized" or "ordered": a withdrawal is read as the milder of the two, never as an order.
_PEOPLE = r"(?:staff|(?<=embassy )team|officials|diplomats?|personnel|employees|dependa?e?nts|famil(?:y|ies))"
_AWAY = re.compile(
    r"\b(?:withdraw\w*|withdrew|relocat\w+|mov(?:ed?|ing)|reduc(?:ed|ing)|(?:(?<=decided to )|(?<=decision to"
    r" ))reduce|left|draw(?:n|ing) down|evacuated|sent home"
    r"|flown home|pulled out|br(?:ing|ought|inging) [^;]{3,40}? home)\b", re.I
)
_FOR_NOW = re.compile(
    r"\b(?:temporar(?:y|ily)|precaution\w*|non-?essential|(?:have|has)(?: also| now)?(?: been)? withdrawn|withdrew"
    r"|(?:diplomats?|officials|staff)\b[^;]{0,40}\b(?:have|has) been evacuated"
    rf"|{_PEOPLE}\b[^;]{{0,40}}?\b(?:have|has|are being|were) (?:been )?(?:sent home|flown home|pulled out)"
    rf"|{_PEOPLE}\b[^;]{{0,40}}?\bwere (?:moved|relocated|evacuated|flown|withdrawn) (?:from|out of)"
    rf"|{_PEOPLE}\b[^;]{{0,60}}?\b(?:is|are)(?: now| also| \w+ly)? being (?:withdrawn|evacuated|relocated|moved out)"
    rf"|(?:decided|decision) to (?:\w+ )?(?:withdraw|reduce|pull out|send home) [^;]{{0,40}}?\b{_PEOPLE}"
    rf"|(?:is|are) (?:\w+ly )?(?:withdrawing|reducing)(?: the number of| some| most| our| its"
    rf"| all)* [^;,]{{0,30}}?{_PEOPLE}"
    rf"|reduc(?:ed|ing)(?: our| its| (?:the )?\w+)? {_PEOPLE}(?: in [A-Z]\w+)? to (?:an? |the )?(?:absolute "
    rf"|bare )?(?:core|minimum|skeleton)|draw(?:n|ing) down to (?:essential|core) {_PEOPLE}"
    rf"|reduced (?:its|our|the) [^;]{{0,50}}? to (?:essential|core|minimal) {_PEOPLE})\b", re.I,
)
_ALIEN = r"(?<!n )(?<!sh )(?<!ch )(?<!se )(?<!di )(?<!US )(?<!their )(?<!other )"  # "German embassy staff" are not ours
_OURS = re.compile(
    r"\b(?:UK|British|Australian|Canadian|Irish|New Zealand|our|we|Canada|Australia|FCD?O|Foreign Office|DFAT"
    r"|Global Affairs|(?:embassy|consulate) of Ireland)\b"
    r"|\b(?:dependa?e?nts|famil(?:y|ies)) of (?:all )?(?:embassy|consulate|high commission) staff\b"
    r"|(?<!UN )(?<!NGO )(?<!aid )(?<!company )(?<!airline )\b(?:staff|employees|officials"
    r"|diplomats)(?: members)? and (?:\w+ )?(?:dependa?e?nts|famil(?:y|ies))\b"
    rf"|{_ALIEN}\b(?:embassy|consulate|high commission|consular|diplomatic) (?:staff|team|personnel|famil(?:y|ies))\b"
    r"[^;]{0,60}?\b(?:is|are|has|have)(?: now| also| \w+ly)* be(?:en|ing)\b(?![^;]*\bby (?:other|several|some|many)\b)",
    re.I,
)
# The last to leave are not asked: who withdraws all its people orders them out.
_ALL_OUT = re.compile(
    r"\b(?:United States|Department(?: of State)?|US government|[Tt]he US(?= (?:will|is|has)\b)"
    r"|we(?= have (?:\w+ )?\w+ all of our (?:(?:US|American) )?(?:personnel|employees)\b))\b[^;]{0,40}?\b"
    r"(?:(?:will|to) (?:withdraw|evacuate)"
    r"|(?:is|are) (?:withdrawing|evacuating)|withdrew|(?:has|have) [\"']?(?:temporarily )?"
    r"(?:withdrawn|evacuated|relocated|moved)[\"']?)(?: all(?: of)?(?: its| the| our)?|(?: its| the| our)? remaining) "
    r"(?:(?:US|American|remaining|diplomatic|embassy|official) )*(?:personnel|staff|employees"
    r"|diplomats)\b(?![^;]{0,40}\b(?:bases?|troops|military)\b)",
    re.I,
)
# None of them is at the post any more.
_ALL_GONE = re.compile(
    r"\ball (?:of )?(?:our |the )?remaining (?:(?:US|American|embassy|diplomatic|direct[- ]hire) )*(?:personnel"
    r"|employees|diplomats) (?:will be|are being|have been|were) (?:withdrawn|evacuated|relocated) (?:from|out of)"
    r" (?:the |our )?(?:US )?(?:embassy|consulate)\b(?! (?:building|compound|annex))|"
    r"\ball (?:Americans under Chief of Mission authority|(?:of our |our )?(?:remaining )?(?:US|American)"
    r" (?:(?:direct[- ]hire|government|diplomatic|embassy) )*(?:personnel|staff|employees"
    r"|diplomats))\b[^;]{0,60}? (?:(?:have|has) (?:now |safely |temporarily )*)?"
    r"(?:(?:departed|left|relocated to) (?-i:[A-Z])|(?:departed|left) (?:the country|post)"
    r"|(?:(?:were|been|are)(?: now| safely| being)* )(?:evacuated|withdrawn|flown (?:home|out)|pulled out)(?=[.;]|$"
    r"| (?:by|on|yesterday|today|last)\b| (?:from|out of) (?:the (?:country|(?:US )?embassy)(?! (?:building|compound"
    r"|grounds|annex))|(?-i:[A-Z])))(?! (?:from|out of) (?-i:[A-Z])\w+ (?:Street|Square|Hotel|Airport|University)))",
    re.I,
)
# Notes are written in nouns: "the departure of family members of staff at the Embassy", "reducing the number of staff".
_BY_NOUN = re.compile(
    r"\b(?:(?:withdrawal|departure|relocation|evacuation|reduction|draw-?down)s? (?:of|in)|reducing|withdrawing"
    r"|relocating|evacuating|drawing down)"
    r" (?:(?:the|our|its|number|numbers|size|level|of|some|certain|most|all|an?|limited|remaining|non-\w+|UK"
    r"|British|Canadian|Australian|Irish|Zealand|New|diplomatic|embassy|consular|government|mission|high|commission"
    rf"|(?-i:[A-Z][a-z]+)) )*{_PEOPLE}\b",
    re.I,
)
_OF_OURS = re.compile(
    r"\b(?:UK|British|Canadian|Australian|Irish|New Zealand|our|diplomatic|embassy|consul\w+|high comm\w+|mission)\b",
    re.I)
# Whose word it is that sends people home leaves them no choice.
_ON_ORDERS = re.compile(
    r"\b(?:on|at|under|by) (?:the )?(?:(?:Foreign |US |State )?(?:Department|Secretary|Minister|government|Ambassador"
    r"|Office|Washington|London|Ottawa|Canberra)(?: of State)?'s? |its |an? )?(?:orders?|instructions?|directives?)"
    r"(?: (?:of|from) (?:the )?(?:Department|State|Foreign|Secretary|Washington|London|Ambassador|Ottawa|Canberra)\b"
    r"|(?<=s orders)|(?<=s order)|(?<=s instructions)|(?<=s instruction)|(?<=s directive))", re.I
)
_SHUT = re.compile(r"\b(?:embassy|consulate)\b[^;,]{0,40}? been closed\b", re.I)
# A drawdown whose status is not named is decided by the Department, for its people: those it names must go.
_DRAWN = re.compile(
    r"\b(?:United States|Department(?: of State)?|US government)(?: has)?(?: \w+ly)? (?:drew|drawn) down"
    r" (?P<who>[^;]{3,120}?) (?:from|at) (?:the )?(?:US )?(?:Embassy|Consulate|Mission|posts?)\b", re.I
)
_STOPS = re.compile(r"\bsuspend\w* (?:\w+ ){0,3}operations\b", re.I)  # nobody is left who might choose to go
# where people went, which is no place they left
_THITHER = re.compile(r"\bto (?:our|its|the (?:US|UK|British)) (?:[A-Z]|embass|consul|high comm).*")
# People who came home, and are not said to go back, have left the post.
_HOME = re.compile(
    r"(?:\b(?:our|UK|British|Canadian|Australian|Irish|New Zealand)\b(?:(?!nationals|citizens)[^;,.]){0,40}?"
    r"|^(?:(?:all|most|remaining) )?(?:diplomatic|embassy|consular) (?=staff))"
    r"\b(?:staff|officials|diplomats|personnel|dependa?e?nts)\b(?:(?!\bwho\b)[^;,]){0,40}?"
    r" (?:(?:have|has)(?: now| all| also| \w+ly)*"
    r" (?:returned (?:home|to (?:the (?:UK|United Kingdom)|Canada|Australia|Ireland|New Zealand))"
    r"|(?:left|departed) (?:the country|post|(?-i:[A-Z]\w+)))"
    r"|(?:is|are) (?:\w+ ){0,3}on their way (?:back )?(?:home|to (?:the UK|Canada|Australia|Ireland|New Zealand)))\b"
    r"|\ball (?:(?:of )?(?:our|its) )?(?:(?:diplomatic|embassy|British|Canadian|Australian|Irish|New Zealand) )+"
    r"(?:staff|personnel|diplomats|officials) (?:now |safely )?(?:left|departed) (?-i:[A-Z]\w+)\b"
    r"|\b(?:non-?essential (?:staff|personnel)|dependa?e?nts of (?:[\w-]+ ){0,3}?staff)\b"
    r"(?:(?!nationals|citizens)[^;,]){0,60}? (?:are|is)(?: also| now)? (?:going to leave|leaving|to leave)\b",
    re.I,
)
# "The instruction to stay indoors has been withdrawn": it is a rule that went, not people.
_RULE = (
    r"(?:rules?|orders?|instructions?|advice|notices?|alerts?|restrictions?|recommendations?|guidance|bans?|limits?"
    r"|permissions?)"
)
RULE_WENT = re.compile(
    rf"\b{_RULE}\b(?!, (?:all|most|some|our|its|the|non-\w+|British|US|Canadian"
    rf"|Australian) )[^;]{{0,120}}? (?:is|was|were|are|(?:has|have)(?: not| now| since)* been)(?: \w+)? withdrawn\b"
    rf"|\bwithdr[ae]w\w* (?:(?:the|its|our|an?|that|this|all) )*(?:[\w-]+ )?{_RULE}\b"
    r"|^[^;,]{0,40}\b(?:military|naval|army) (?:staff|personnel|trainers)\b[^;,]{0,30} withdrawn\b", re.I,
)
# Who is moved out of an office in some town stays in the country.
INDOORS = re.compile(
    r"\b(?:withdrawn|moved|relocated|evacuated|pulled|recalled) (?:from|out of) (?:the|our|its"
    r"|an?) (?!branch)(?:(?!branch)[\w-]+ ){0,2}?"
    r"(?:(?<!branch )office|annexe?|corner|cent(?:er|re)|agency|warehouse|school|site|library)\b"
    r"(?![^;]*\b(?:left|leaving|out of) (?:the country|(?-i:[A-Z])))"
    r"|\b(?:withdrawn|moved|relocated|evacuated|pulled|removed) (?:from|out of) (?:(?:the |an? |its |their )?"
    r"(?:(?!(?:by|on|in|aboard|via|with|using|to|for|after|and|as)\b)[\w'-]+ ){0,3}?(?i:hotels?|restaurants?"
    r"|(?:shopping )?malls?|apartments?|residences?|buildings?|towers?|theat(?:er|re)s?|stadiums?|aircraft|planes?"
    r"|trains?|ships?|floors?)\b"
    rf"|(?!(?:the )?(?-i:(?:[A-Z][\w'-]+ ){{1,3}}Airport)){HOUSE})"
    r"(?! to (?-i:[A-Z]))(?![^;]*\b(?:left|leaving|out of|(?:flown|relocated|moved|taken|evacuated) to) (?:the"
    r" country|(?-i:[A-Z])))"
    # ground without a name lies within the country, and the post with it
    r"|\b(?:withdrawn|moved|relocated|evacuated|pulled|removed) (?:from|out of) (?:the |an? |this |that )?"
    r"(?:(?!(?:by|on|in|via|with|to|for|after|and|as)\b)(?-i:[a-z])[\w'-]* ){0,3}?(?:zones?|areas?|districts?"
    r"|neighbou?rhoods?|quarters?|streets?|suburbs?|vicinity|(?:city|town) cent(?:er|re)|old town|downtown)"
    r"(?=[.,;]|$| (?:and|after|due|because|as|on|for|to|yesterday|today|this|last|by|when|following|amid)\b)"
    r"(?! to (?:(?-i:[A-Z])|an(?:other|y) |an? |safety))"
    r"(?![^;]*\b(?:abroad|home|left|leaving|out of the country|(?:flown|relocated|moved|taken|evacuated) to)\b)"
    r"|\b(?:from|out of) (?:Terminal|Building|Annex|Gate|Floor|Room)\b(?![^;]*\bout of (?:the country|(?-i:[A-Z])))",
    re.I,
)
# From a town's own office, for their safety and for a time: they left the town.
_FLED = re.compile(
    r"\b(?:security|safety) (?:reasons|situation)\b[^;]*\btemporarily withdrawn from the (?-i:[A-Z])\w+ office\b", re.I
)
_ASIDE = re.compile(r"^(?:While|Although|Since|After|Even though) ")
_GONE = re.compile(
    r"\b(?:no longer(?! (?:allow|able|possible|safe|function|operat|work|provid|offer|ha[sv]))|removal of|removed|ended"
    r"|lifted|called off|to (?:a close|an end)|(?:withdrawal|evacuation) is over)\b", re.I,
)
_BACK = re.compile(
    r"\b(?:staff|dependa?e?nts|officials|famil\w+)\b[^;]{0,40}"
    r"\b(?:ha(?:ve|s) (?:now )?returned|ha(?:ve|s) (?:begun|started) to return|are(?: now| gradually)? (?:returning"
    r"|coming back)) to\b"
    r"(?! (?:the (?:UK|United Kingdom|US|United States)|Canada|Australia|Ireland|New Zealand|London|Ottawa|Canberra"
    r"|Washington|safety|their (?:homes?|country|famil\w+))\b)"
    r"|\b(?:staff|employees|dependa?e?nts|officials|diplomats|personnel|famil\w+|colleagues)"
    r" (?:who (?:were|was|had been|have been) )?(?:\w+ly )?(?:withdrawn|evacuated|relocated|ordered|sent|flown|moved)\b"
    r"(?! from (?:the|an?) (?!country|embassy|post)(?-i:[a-z]))[^;.]{0,80}? (?:have|has|may|can|are|is|must)\b"
    r"(?:(?!\b(?:not|never|only|yet)\b)[^;,.]){0,40}? (?:return(?:ed|ing)?|c[ao]me back|coming back|back)\b"
    rf"(?! (?:only|when|once|if|as soon|in [A-Z])|{HOMEWARD})"
    r"|\b(?:staff|dependa?e?nts|officials|diplomats|personnel|famil\w+)\b(?:(?!\b(?:were|been) (?:withdr|evac|flown"
    r"|moved))[^;]){0,60}? (?:are|is)(?: now| all)* back"
    r" (?:in|at) (?:post|the (?:country|embassy)|(?-i:[A-Z]))"
    r"|\breturn(?:s|ed|ing)? to (?:normal|full)(?: normal| full)? operation(?:s|al status)\b"
    r"|\bstaff(?:ing)?(?: numbers| levels)?\b[^;]{0,60}? (?:are|is|has|have)(?: now| again| all| been)* (?:back"
    r"|returned|restored)(?: again)? (?:to|at) (?:normal|full strength|usual|(?:their|its) (?:normal|usual|full)"
    r" (?:levels?|strength|numbers?))\b"
    r"|\b(?:(?:US|American|embassy|consulate|British|Canadian|Australian)\b[^;,]{0,60}?|^)(?:staff|employees"
    r"|officials|diplomats|personnel|(?:family members|dependa?e?nts)) (?:who (?:were|had been) )?(?:ordered"
    r"|evacuated|sent|moved|withdrawn) (?:home|out|from(?! (?:the|their|its|our|an?|Terminal|Building)\b))\b"
    r"[^;,]{0,60}? (?:may|can|(?:is|are)(?: now)? (?:free|able|allowed|permitted) to)"
    r"(?: now| again)* return\b(?! home)",
    re.I
)
_OTHERS_WENT = re.compile(  # "staff are back at work, but families have been flown out"
    rf"(?:;|,) (?:and |but |while )?[^;,]{{0,40}}{_PEOPLE}\b[^;,]{{0,30}} (?:have|has|were|was) (?:now |also )?"
    r"(?:been )?(?:withdrawn|flown out|flown home|evacuated|sent home|(?:ordered|told) to leave)\b", re.I)
# "Has been authorized to draw down its staff": whom a post may send away.
_LET_GO = re.compile(
    r"\b(?:is|was|has been)(?: \w+ly| now| also)* (?:authori[sz]ed|approved|cleared|permitted) to (?:draw down|reduce"
    r"|evacuate|withdraw|send (?:home|away)) (?:(?:its|the|some|number|of|non-\w+) )*[^;,]{0,50}?"
    rf"\b{_PEOPLE}\b(?! (?:travel|movements?)\b)(?![^;]*\b(?:holidays?|weekends?)\b)", re.I
)
_SOMEBODY = re.compile(
    r"\b(?:UN|United Nations|NGOs?|agenc\w+|compan\w+|airlines?|charit\w+|hospitals?|schools?|universit\w+|firms?"
    r"|media|reports?|according to)\b", re.I
)
# Forces and firms draw down as well.
_NOT_DRAWN = re.compile(
    r"\b(?:troops|soldiers|service ?members|forces|bases?|garrisons?|banks?|hotels?|plants?|factor(?:y|ies)|police)\b"
    r"|, [^,;]{3,40} (?:said|says)\b", re.I
)
_SECTION = re.compile(r"\bsection\b[^;,]{0,40}\breturn", re.I)  # a part of the post, whose people may still be away
_IF = re.compile(r"\b(?:if|should|unless|when|once)\b", re.I)
_LONG_AGO = re.compile(  # told to set what followed in its time
    r"\b(?:just|shortly|hours|days|weeks|months|years) before (?:the|its|an?|\w+'s)\b"
    r"|\b(?:had|was)\b[^;]{0,80}? in (?:19|20)\d\d\b")
_WENT = re.compile(  # a cheap test before a dear one
    r"withdr|vacuat|repatri|recall|extract|home|get |ull(?:ed|ing| )|fl(?:own|y |ew)|ov(?:e |ed|ing)|relocat|transferr"
    r"|left|depart|leav|reduc|br[oi]|raw[- ]?down|rawn down|rawing down|rew down"
)
_DOUBT = re.compile(r"\b(?:if|unless|should|whether|when|until|after|since|not|never|no|had)\b[^;,]{0,60}$", re.I)
_PRESS = re.compile(r"\baccording to (?:\w+ ){0,2}(?:media|press|reports?|sources|residents|rumou?rs|news\w*)\b", re.I)
_CLAUSE, _EMPTIED = re.compile(r"[;:,] "), re.compile("evacuated|staffing")
_PART = re.compile(r"[;:] |, (?!and (?:\w+ )?(?:famil|dependa?nt))")
_NOT_YET = re.compile(r"\b(?:will|until|before|when|once|not|plans? to|hopes? to|prevent\w*)\b[^;]{0,40}$", re.I)


def statements(sentence: Sentence, published_on: date | None, note: bool) -> tuple[Statement, ...]:
    """Return what a sentence without the words of the Foreign Affairs Manual states of departures."""
    sentence = replace(sentence, said=WHO_WENT.sub("", sentence.plain))
    plain = NOT_GONE.sub("", sentence.plain)
    plain = MOVED_INLAND.sub(lambda m: " Embassy " if m["kin"] and not THEIRS.search(m[0]) else " ", plain)
    if (off := OFF.search(plain)) and not (_DOUBT.search(plain[: off.start()]) or THEIRS.search(plain)):
        told = _stated(sentence, Status.AUTHORIZED, ("employees",), published_on, note)
        return tuple(replace(one, departure=replace(one.departure, post=SOMEWHERE)) for one in told)
    return () if INDOORS.search(plain) and not _FLED.search(plain) else _plainly(sentence, plain, published_on, note)


def _plainly(sentence: Sentence, plain: str, published_on: date | None, note: bool) -> tuple[Statement, ...]:
    if _ALL_OUT.search(plain) and not _ASIDE.match(plain):
        return tuple(_stated(sentence, Status.ORDERED, ("employees",), published_on, note))
    if (drawn := _DRAWN.search(plain)) and not _ASIDE.match(plain):
        return tuple(_stated(sentence, Status.ORDERED, audiences(drawn["who"]), published_on, note))
    back = None if (back := _BACK.search(plain)) and _OTHERS_WENT.search(plain, back.end()) else back
    if back and not (_NOT_YET.search(plain[: back.start()]) or THEIRS.search(plain) or _SECTION.search(plain)):
        who = audiences(_CLAUSE.split(plain[: back.end()])[-1]) or ("employees", "family")
        return tuple(_stated(sentence, Status.LIFTED, who, published_on, note))
    if _ASIDE.match(plain) or _STOPS.search(plain) or RULE_WENT.search(plain):
        return ()
    if (_ALL_GONE.search(plain) or LAST_OUT.search(plain)) and not _SHUT.search(plain):
        return tuple(_stated(sentence, Status.ORDERED, ("employees",), published_on, note))
    named = _named(plain) if note else ""
    went = _AWAY.search(plain) and _FOR_NOW.search(plain) and _OURS.search(_THITHER.sub("", plain))
    gone = named or ((went or _away(plain)) and not unowned(sentence.span.text))
    if not (gone or _HOME.search(plain) or _LET_GO.search(plain)):
        return ()
    status = Status.LIFTED if _GONE.search(plain) else Status.ORDERED if _ON_ORDERS.search(plain) else Status.AUTHORIZED
    who = audiences(named or plain) or (("employees",) if _EMPTIED.search(plain) else ())  # an embassy is
    return tuple(_stated(sentence, status, who, published_on, note))


def _named(plain: str) -> str:
    """Return the words by which a note names own people's leaving in nouns, "" where it does not."""
    said = None if _GONE.search(plain) or THEIRS.search(plain) else _BY_NOUN.search(plain)
    ours = said and _OF_OURS.search(plain, said.start(), said.end() + 60)
    return _PART.split(plain[said.start() :])[0] if said and ours else ""


def _away(plain: str) -> bool:
    """Whether people of ours have left, beside a post that goes on working: of one that stops, that is what is told."""
    plain = plain.replace('"', "")
    said = AWAY.search(plain) or _bare(plain) if _WENT.search(plain) else None
    if said is None:
        return False
    if ANOTHER.search(plain) or _PRESS.search(plain):
        return False
    if (" will " in said[0] and _IF.search(plain)) or _LONG_AGO.search(plain):
        return False
    shut = (stops := SUSPENDED.search(plain)) and ours(plain, stops)  # and not the airport beside it
    return not (_DOUBT.search(plain[: said.start()]) or shut or THEIRS.search(plain))


def _bare(plain: str) -> re.Match[str] | None:
    if _SOMEBODY.search(plain):
        return None
    return BARE.search(plain) or (None if _NOT_DRAWN.search(plain) else DRAWN.search(plain))


def _stated(
    sentence: Sentence, status: Status, who: tuple[Audience, ...], published_on: date | None, note: bool
) -> Iterator[Statement]:
    plain = sentence.plain
    dated = days(plain, published_on)
    decided = nearest(anew(plain, dated) if status is Status.LIFTED else dated, len(plain), len(plain))
    for post in whence(plain):
        for audience in who:
            departure = Departure(post, audience, status, decided, sentence.span, note=note)
            yield Statement(departure, moved=status is Status.AUTHORIZED)
