"""The government helps people out: a request form, a flight, a convoy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.colours.drilled import TAKEN
from monitor.compare.dates import days, historic, nearest, told_historic
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.whose.elsewhere import of_another_land
from monitor.compare.whose.offices import of_anothers
from monitor.compare.wordings.boarding import BOARDING, SIGN_UP
from monitor.compare.wordings.forms import SAVED, UNFILLED
from monitor.compare.wordings.governments import NATION, PUBLIC
from monitor.compare.wordings.no_offer import NO_OFFER, departed
from monitor.compare.wordings.rescue import OURS, RESCUE, STATE
from monitor.compare.wordings.underway import HALTED, UNDERWAY, WAYS_SHUT, to_an_event
from monitor.model import LAST_CALL, Notice
from monitor.terms.table import ways

_WORTH = ways(
    r"intake form|\bform\b|regist|crisis portal|assist|will help|help(?:ed|ing)|flying|flights?\b|convoy"
    r"|departure assistance|assisted departure|evacuat|charter|to help|airlift|bridge|flown|brought"
    r"|\bship\b|ferry|aircraft|processing cent|vessel|boarding|seating|list of|repay|survey|will fly"
    r"|following information|helicopter|facilitat"
    r"|\bbus(?:es)?\b|coaches|seats|transport|repatriat|hercules|defence force|air force|\barmy\b|\bnavy\b|promissory"
    r"|short notice|ready to|bring home", re.NOFLAG,
)
# Departures that a government arranges, by their name.
_HELPED = (
    r"(?:(?:HMG|government|UK|US|British|military|embassy)[- ])*(?:assisted|evacuation|repatriation|(?:special"
    r"|government)"
    r" charter|emergency) (?:charter )?(?:flights?|departures?)\b"
)
_FORM = re.compile(
    r"\bintake form\b|\b(?:opened|launched|set up|started) (?:an? )?(?:register|list|registry|hot ?line)\b[^;]{0,80}?"
    r"\b(?:leave|depart|get out|evacuat\w+)\b(?! (?:an?|comments?|their|your)\b)|\b(?:accept|tak|receiv|collect"
    r"|gather|register)(?:s|e|es|ing"
    r"|ed)? (?:[\w-]+ )?requests (?:[^;.]{0,80}? )?"
    r"(?:for|to) (?:[\w-]+ ){0,4}?(?:evacuat\w+|depart\w*|leave|leaving|repatriat\w+)\b|\b(?:assistance|help"
    r"|interest\w*)\b[^;]{0,40}?\b(?:depart\w*|leav\w+)\b[^;]{0,80}?\b(?:complete"
    r"|fill (?:in|out)|submit|register|sign up|use)\b[^;]{0,40}?\b(?:form|link|below|here|online|questionnaire"
    r"|request|options?)\b"
    r"|\b(?:complete|fill(?: in| out)?|submit|use)\b[^;]{0,20}?\bform\b[^;]{0,120}?\b(?:departure assistance"
    r"|assistance (?:to|with|in) (?:depart|leav)\w+|assisted departure"
    r"|help (?:to|with|in) (?:leav(?:e|ing)|depart(?:ing)?)(?= (?:the country|(?-i:[A-Z]))|[.,;]|$))"
    r"|\bdeparture assistance (?:request|form)|\b(?:flight )?registration form\b[^;]{0,120}?\b"
    r"(?:flights?|leave|depart)|\bflight registration form\b|\bregister (?:your )?(?:interest|details)[^;]{0,60}?"
    r"\bflights?\b|\b(?:evacuation|repatriation|charter) flights?\b[^;]{0,80}?\b(?:click|complete|fill (?:in|out)"
    r"|submit|register|sign up)\b[^;]{0,30}?\b(?:form|link|below|here|online)\b|\bcrisis registration (?:portal"
    r"|form) (?:is|has been)(?: now)? (?:open(?:ed)?|activated|available)\b"
    r"|\b(?:opened|activated|launched) (?:its|our|the|an?) crisis (?:registration )?(?:portal|form)\b"
    r"|\b(?:opened|activated|launched|set up) (?:[\w-]+ ){0,3}?(?:registration|crisis) (?:portal|form"
    r"|page)\b[^;]{0,60}?"
    r"\bto (?:leave|depart)\b(?! an?\b| comments?\b)"
    r"|\b(?:registration|crisis) (?:portal|form) (?:is|has been)(?: now)? open(?:ed)?\b[^;]{0,60}?\bto (?:leave"
    r"|depart)\b"
    r"|\b(?:register|sign up|apply) for (?:an? |the |one )?(?:seats? on (?:an? |the |one )?)?(?:[\w-]+ ){0,2}?"
    r"(?:flights?|seats?|convoys?|departures?)\b(?: (?:out|home|(?:from|to|out of) [A-Z]\w+))? (?:using|via|through"
    r"|with|by (?:using|completing|filling (?:in|out))) (?:this|our|the(?: \w+){0,2}) (?:(?:\w+ )?form|link)\b"
    # Who books, and until when.
    rf"|\b(?:booking|registration) (?:portal|page|form|system)\b[^;.]{{0,30}}?\b{_HELPED}"
    rf"|\b{_HELPED}\b[^;.]{{0,60}}?\b(?:should|must|need to|can) (?:now )?(?:make a booking|book|register|apply"
    rf"|sign up)\b",
    re.I,
)
_BY = (
    r"(?:(?:chartered|commercial|charter|military|evacuation|repatriation|departure|cruise|bus|land|road"
    r"|assisted|additional) )*"
    r"(?:flights?|departures?|convoys?|bus(?:es)?|coach(?:es)?|ferr(?:y|ies)|ships?|vessels?|aircraft"
    r"|planes?|helicopters?|seats)\b"
)
# Ships for a trip, and who sells a seat.
_TRIPS = re.compile(
    r"\b(?:cruise|hotel|tours?|reef|ferry company|airlines?(?! (?:flights? (?:for|to (?:assist|help))"
    r"|to (?:depart|leave|bring|take|fly)) )|airways"
    r"|season|holidays?|stadium|game|park|trail|hike)\b"
    r"|\brumou?rs?\b", re.I
)
# Where evacuees are gathered is no trip: "the evacuation processing center at the hotel".
_GATHERED = re.compile(
    r"\b(?:processing|evacuation|evacuee|embarkation) (?:[\w-]+ )?(?:cent(?:er|re)|point|site|area)\b[^;.]*", re.I
)
_WAY = ways(
    r"\b(?:US|UK|HMG|British|Canadian|Australian|Irish|New Zealand|government|State Department|embassy|military)[- ]"
    r"(?:US |UK |British )?"
    r"(?:government[- ])?(?:arranged|provided|chartered|organi[sz]ed|charter|operated|funded|assisted|supported"
    r"|sponsored|co-?ordinated|facilitated) (?:(?:charter|departure|repatriation|evacuation) )?"
    r"(?:flights?|charters?|departures?|bus(?:es)?|ferr(?:y|ies)|ships?|convoys?|transport\w*)|\bgovernment flights?\b"
    rf"|\b{STATE} (?:(?:is|are|will|has|have)(?: be| begin| start| working to)?(?: now)? )?"
    r"(?:arrang\w+|begin\w*|start\w*|organi[sz]\w+|operat\w+|run(?:ning)?|offer\w*|provid\w+|plan\w*|charter\w*"
    r"|secur\w+|add(?:ed|ing)|reserv\w+|facilitat\w+)"
    rf" (?:[\w-]+ ){{0,4}}?{_BY}"
    rf"|\b{STATE}\b[^;.]{{0,30}}?\b(?:arrang|plan|organi|operat|schedul|coordinat|prepar|request|working (?:on"
    r"|hard|to))\w*[^;.]{0,60}? (?:chartered|charter|evacuation|repatriation) flights?\b"
    rf"|\b{STATE} (?:has|have) (?:now |already )?(?:repatriated|evacuated|flown (?:home"
    rf"|out))\b[^;.]{{0,40}}?{OURS}"
    r"(?=[^;.]{0,40}\b(?:so far|to date|already|in recent)\b)|\b(?:to date|so far|in recent \w+),? (?:the )?"
    rf"{STATE} (?:has|have) (?:repatriated|evacuated|flown (?:home|out))\b"
    r"|\b(?:embassy|mission|consulate|Department|we)\b[^;.]{0,100}?\b(?:charter|evacuation|repatriation)"
    r" flights? (?:will"
    r"|are scheduled to|are due to)(?: be)? (?:depart|leav)\w*"
    r"|\b(?:evacuation|repatriation) flight (?:confirmations?|registrations?|surveys?|forms?|lists?|manifests?)\b"
    rf"|\b{STATE} (?:is|are|will be) (?:assisting|helping|evacuating|flying)[^;]{{0,60}}?\b(?:{PUBLIC})\b"
    r"[^;]{0,110}?\b(?:aircraft|leave|depart|out|from|flights?)\b"
    rf"|\b{STATE} will (?:help|assist|evacuate)[^;]{{0,60}}?\b(?:{PUBLIC})\b"
    r"[^;]{0,40}?\b(?:to (?:leave|depart)|out of|with (?:their |the )?departures? (?:by|from|on|to)\b)"
    rf"|\b(?:assist|help|support|arrange|facilitate)\w*(?: with| in| for)? the evacuation of {OURS}\b"
    rf"|\b{STATE} (?:will|is|are|(?:has|have) agreed to) facilitat\w+ the (?:voluntary )?departure of (?:all )?{OURS}\b"
    rf"|{_BY}[^;]{{0,60}}?\b(?:will|can) (?:take|carry|evacuate|fly|transport|bring) (?:[\w-]+ ){{0,3}}"
    rf"(?:{PUBLIC})\b"
    r"|\b(?:is|are|will be) (?:arranging|organi[sz]ing|operating|running) [^;]{0,60}?\b(?:flights?|convoys?|buses"
    r"|ferr(?:y|ies))\b[^;]{0,80}?\b(?:citizens|nationals)\b"
    rf"|\b{STATE} (?:is|are|has|have|will be|will)(?: now| also| begun)?"
    r" (?:co-?ordinat\w+|carry(?:ing)? out|conduct\w*|start\w*|beg[au]n)"
    rf" (?:an? |the )?evacuation\b|\b(?:the )?evacuation of {NATION} (?:nationals|citizens)"
    r" (?:is|has|will)\b"
    rf"|\b{STATE} (?:is|are|will be) (?:making (?:arrangements|plans) to )?"
    r"(?:facilitat\w+|arrang\w+|provid\w+|organi[sz]\w+)"
    r" (?:(?:charter(?:ed)? )?(?:ground|road|land|bus|air|sea) transport(?:ation)?\b"
    r"|transport(?:ation)? (?:to|out of|from|for (?:US |British )?(?:citizens|nationals))\b)"
    rf"|\b{STATE} (?:will|is|are|has|have|continues?)(?: continu\w+)?(?: to)?(?: now)? (?:facilitat\w+|arrang\w+) the"
    r" evacuation of\b"
    rf"|\b{STATE} (?:has begun|began|is|are|has started|started) offering departure assistance\b"
    r"|\b(?:capacity|room|seats?|space) (?:to (?:transport|carry|take)|for) (?:private )?"
    r"(?:US citizens|citizens|nationals|Americans)\b(?![^;]{0,60}?\b(?:commercial"
    r"|airlines?)\b)[^;]{0,60}?\bflights?\b"
    rf"|\b{STATE} may be (?:arranging|organi[sz]ing|operating|staging) (?:[\w-]+ ){{0,2}}?evacuation flights?\b"
    rf"|\b{_BY} (?:arranged|organi[sz]ed|chartered|hired|operated|provided|run) by (?:the )?(?:US )?(?:{STATE}"
    r"|(?:US )?Mission\b)"
    rf"|\b(?:{NATION} government|State Department) charters?\b"
    # Who flies home at the government's cost signs for it: nobody signs for an airline's seat.
    r"|\b(?:payment|fares?|seats?|flights?)\b[^;]{0,60}?\b(?:sign\w*|form of)\b[^;]{0,30}?\bpromissory note\b"
    r"|\bpromissory note\b[^;]{0,60}?\b(?:before|prior to) (?:boarding|take-?off|the flight)\b"
    r"|\bevacuation assistance (?:will be|is|is being) (?:provided|available|offered)\b(?! (?:only|on|when|where|as"
    r"|if)\b)|\bseats? on (?:an?|the) (?:evacuation|repatriation|charter\w*) flights?\b"
    r"|\bwill (?:run|operate|charter|arrange|organi[sz]e) (?:[\w-]+ ){0,2}(?:charter )?flights?\b[^;]{0,60}?"
    rf"\b(?:{PUBLIC})\b"
    rf"|\b{STATE} (?:aircraft|planes?|ships?) (?:is|are|has been|have been|will be) (?:being )?(?:sent"
    rf"|deployed)\b[^;]{{0,60}}?"
    rf"\b(?:assist|bring|collect|evacuate|pick up|help) (?:[\w-]+ ){{0,2}}?{OURS}\b"
    r"|\b(?:begin|began|begun|start|starting|beginning|launch\w*|announc\w+) (?:an? |the )?voluntary evacuation\b"
    rf"|\b{STATE} (?:has|have) (?:now )?helped [^;.]{{0,20}}?\d[^;.]{{0,10}}? {OURS}\b[^;.]{{0,80}}?"
    r"\b(?:leave|depart)\b"
    r"|\bassisted[- ]departure flights?\b"
    rf"|\bassisted departures? (?:of|from|for)\b[^;.]{{0,60}}?{OURS}"
    rf"|\b(?:special|charter(?:ed)?|evacuation|repatriation)(?: charter)? flights? to (?:bring|take|fly|carry|get)"
    rf" {OURS}"
    rf"|\bflights? to (?:bring|take|fly|carry|transport|evacuate) (?:[\w-]+ ){{0,2}}?{OURS}\b"
    rf"|\b(?:(?:end(?:ing)?|conclusion|completion|close) of|(?<!missed the )(?<!after the )(?<!since the"
    rf" )(?<!fore the )"
    rf"(?:final|last)) (?:the |our )?(?:[\w-]+ ){{0,2}}?{_HELPED}"
    r"|\b(?:evacuation|repatriation) flights? (?:for|to|will|is|are|from|ha(?:s|ve)|ended|left|departed|leaves?"
    r"|departs?)\b"
    rf"|\bcharter(?:ed)? flights? (?:(?:from|out of) [^;,.]{{2,40}} )?for {OURS}\b",
)
# First people are asked to say that they want help; later each request is a case, answered with ways to leave.
_CASE = re.compile(
    r"\bdeparture assistance requests?\b|\bdeparture (?:information|options)\b|\bcase management\b"
    r"|\bassistance (?:in |with )?(?:departing|leaving)\b|\b(?:update|number of) your case\b",
    re.I,
)
_NOT = re.compile(
    r"\b(?:cannot|can't|unable|does not|do not|not (?:able|planning|anticipat\w+)|no (?:plans?|government)|never"
    r"|no (?:further |more |additional )?(?:UK|US|British|Canadian|Australian|Irish|evacuation|charter|repatriation"
    r"|assisted)[\w -]{0,30}? flights?"
    r"|^(?:if|should|whenever|once) (?!you\b|they\b|anyone\b|interested\b)[^,;]{0,60}?"
    r"\b(?:flights?|convoys?|buses|charters?|evacuations?)(?=[^,;]{0,40},)"
    r"|in the event of|in (?:the )?case of an?|insurance|medical evacuation|air ambulance|rely|may not"
    r"|(?:not|cannot|never) (?:be )?(?:relied|counted?|depend(?:ed)?) (?:up)?on"
    r"|should not (?:expect|rely)|licen[cs]ed"
    rf"|drill|exercise\b{TAKEN}|rumou?rs?|at times|sometimes|scam\w*|fraud\w*|phishing|hoax|bogus|gift cards?|swindl\w+"
    r"|impost[eo]rs?"
    r"|(?:look|looks|looking) (?:at|into)|(?:consider|explor|assess|weigh|examin|review)\w* (?:whether|if|how)"
    r"|(?:e-?mails?|messages?|callers?|letters?|it|they) (?:claims?|tells? (?:the|its|their)? ?(?:reader|recipient"
    r"|people|victim)s?|promises?|pretends?)"
    r"|(?:UN|United Nations|NGOs?)\b[^;.]{0,80}? (?:its|their) (?:own )?(?:staff|people|personnel|workers)"
    r"|(?:is|are) not(?: currently| now)? (?:being )?(?:offered|operated|provided|arranged|organi[sz]ed|planned"
    r"|available)"
    r"|not (?:currently |now )?(?:accepting|taking|offering|arranging|organi[sz]ing|operating|running|providing"
    r"|planning))\b",
    re.I,
)
# Whom it is for, and what there is no more, is no refusal: "flights for those who cannot fly commercially".
_LACK = re.compile(
    r"\bwho (?:are (?:unable|not able)|cannot|can't)\b[^,;.]*"
    r"|^if you (?:want|wish|would like|need) [^,;]{3,60}? but (?:are|have been) (?:unable|not able) to\b[^,;]*"
    r"|\band (?:are (?:unable|not able) to|cannot|can't) (?:do so|leave|depart|travel|fly|get out)\b"
    r"|\b(?:commercial|scheduled|regular)(?: \w+)? (?:flights|routes|options|airlines) (?:are|have) no longer\b[^,;]*"
    r"|\((?:see )?[\"'][^()]{3,80}\)",  # the page it stands on: ('Warnings and insurance')
    re.I,
)
# "The government" alone is the country's own, unless it is the publisher's people that it moves.
_OWN = re.compile(r"\b(?:British|Americans?|Canadians?|Australians?|New Zealanders|Britons|Irish|US citizens"
    r"|our citizens|assist citizens)\b")
# What a note names is there, however few its words; and what is there for the last time is no opening.
_NAMED = re.compile(
    rf"\b(?<!removal of )(?:information|details|guidance) (?:added )?(?:about|on"
    rf"|of) (?:the )?(?:[\w-]+ ){{0,2}}?{_HELPED}"
    rf"|\bcharter(?:ed)? flights?\b[^;.]{{0,40}}? for {OURS}\b", re.I
)
_CLOSING = re.compile(
    r"\b(?:final|last) (?!(?:week|month|night|few|year))(?:[\w-]+ ){0,3}?(?:flights?|departures?|convoy|bus)\b"
    r"|\b(?:portal|form|registration|bookings?)\b[^;.]{0,60}? (?:closes|will close|(?:is|are) (?:due to close"
    r"|closing))\b"
    r"|\bbefore this time\b|\bdeadline\b"
    r"|\bflights (?:will|are) not [^;.]{0,20}? (?:indefinitely|for ?ever|longer|long)\b",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:end(?:ing)?|conclusion|completion|close) of (?:the |our )?(?:[\w-]+ ){0,3}?(?:flights?|departures?"
    r"|evacuations?)"
    r"\b|\b(?:flights?|departures?|evacuations?)(?: (?:from|to|of) [^;.]{2,40}?)? (?:ended|finished|concluded)\b"
    r"|\b(?:have|has|are|is) (?:now )?(?:ended|closed|finished|concluded|been completed"
    r"|completed(?! (?:our|the|this|a|an|your|their)\b)|no longer)\b|\bno longer\b"
    r"|\b(?:final|last) [^;]{0,40}?\bflights?\b[^;]{0,60}?\b(?:departed|left|has|have)\b"
    rf"|{HALTED}",
    re.I,
)


# Of the dead, of prisoners and of employees; and what was arranged in a year that is over.
_NO_CRISIS = re.compile(
    r"\b(?:bodies|remains|coffins?) of\b|\b(?:to|in|at) (?:the |an? )?(?:prisons?|jail)\b"
    r"|\bfor (?:[\w-]+ )?(?:animals|pets|dogs|cats|wildlife)\b"
    rf"|\b(?:each|every|all) employees?\b|\b(?:injured|wounded|detained|deported|released|freed|convicted) {OURS}\b",
    re.I,
)
_PETS = re.compile(r"\bwith (?:an? |their )?(?:pets?|dogs?|cats?)\b", re.I)
_WHENCE = re.compile(r"\b(?:from|out of|leave|depart) (?:the )?([A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2})")
_IN_A_YEAR = re.compile(r"\b(?:in|during) (?:[A-Z]\w+ )?(?:19|20)\d\d\b", re.I)
_NOW = re.compile(r"\b(?:will|may|can|should|must|is|are|please|now)\b", re.I)


def _arranged(plain: str) -> re.Match[str] | None:
    """Find how a text says that leaving is arranged: by whose craft, for whom, and where one comes to be taken."""
    if _NO_CRISIS.search(plain):
        return None
    return RESCUE.search(plain) or UNDERWAY.search(plain) or BOARDING.search(plain)


def _listed(plain: str) -> re.Match[str] | None:
    """Find how a text says where those who want to be taken out sign up."""
    return None if _NO_CRISIS.search(plain) or _PETS.search(plain) else SIGN_UP.search(plain)


def _abroad(plain: str, setting: Setting) -> bool:
    """Whether all places that people are taken out of lie in another country, whatever the page's own is called for."""
    places = _WHENCE.findall(plain)
    return bool(places) and all(of_another_land(f"in {place}", setting.names) for place in places)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = NO_OFFER.sub("", sentence.plain)
    unasked = UNFILLED.search(plain) if SAVED.search(plain) else None
    form = _FORM.search(plain) or _listed(plain) or unasked
    trip = _TRIPS.search(_GATHERED.sub("", plain))
    way = _WAY.search(plain) or (None if trip or _abroad(plain, setting) else _arranged(plain))
    way = way or (_NAMED.search(plain) if setting.noted(sentence) else None)
    if of_anothers(plain) or to_an_event(plain) or departed(plain):
        return
    if _IN_A_YEAR.search(plain) and not _NOW.search(plain) and told_historic(plain, setting.published_on):
        return
    if form is None and (way is None or (way[0].lower().startswith("the government") and not _OWN.search(plain))):
        return
    told = WAYS_SHUT.sub("", _LACK.sub("", plain))
    if _NOT.search(told):
        return
    key, what = ("form", "a request form") if form else ("transport", "government transport")
    grade = 1 if form and not unasked and _CASE.search(plain) else 0
    over = _ENDED.search(told) is not None
    day = nearest(days(plain, setting.published_on), 0, len(plain)) if over else None
    if not over and _CLOSING.search(told):
        key, what, grade = LAST_CALL, "an end of help with leaving", 0
    if not historic(plain, day, setting.published_on):
        yield Notice(TOPIC.name, key, what, sentence.span, on=not over, grade=grade, decided_on=day)


TOPIC = Topic("assisted_departure", _WORTH.search, _read)
