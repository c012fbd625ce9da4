"""The frame of an assisted departure: a craft or seats, our own hand in it, and our people whom it takes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.whose.offices import ALIEN, ANOTHER, of_anothers
from monitor.compare.wordings.governments import NATION
from monitor.compare.wordings.lexicon import TAUGHT, near, words
from monitor.compare.wordings.no_offer import NO_OFFER, departed
from monitor.compare.wordings.underway import HALTED, WAYS_SHUT, to_an_event
from monitor.model import Notice
from monitor.terms.table import ways

_WORTH = ways(
    r"flight|aircraft|plane|helicopter|\bship|vessel|\bboat|ferr(?:y|ies)|convoy|\bbus(?:es)?\b|seats?\b|charter"
    r"|airlift|places? (?:on|aboard)|evacuat|repatriat|\bbarge|cruise|motorcade|\btrucks?\b|landing craft|\bjets?\b"
    r"|\buss\b|\bhms\b|\bc-\d|transport", re.NOFLAG,
)
_CRAFT_WORD = (
    r"(?:(?:air)?planes?|aircraft|flights?|helicopters?|ships?|vessels?|boats?|ferr(?:y|ies)|convoys?|bus(?:es)?"
    r"|charters?|jets?|airlift\w*|barges?|cruise (?:lines?|ships?)|motorcades?|trucks?|landing craft|warships?"
    r"|frigates?|catamarans?|trains?|USS|HMS|by (?:air|sea|road|land)|C-\d{1,3}s?)"
)
_CRAFT = words(_CRAFT_WORD, r"(?:military|army|navy|air force|government) (?:transport\w*|lift)",
r"seats?(?! ?belts?)", r"places? (?:on|aboard)")
_PEOPLE_WORD = (
    rf"(?:{NATION} (?:and \w+ )?(?:citizens|nationals"
    r"|residents)|Americans?|citizens of (?:the )?(?:US|United|Canada|Australia|Ireland|New Zealand)|Britons|Canadians"
    r"|Australians|New Zealanders|citizens|nationals|evacuees|you|those (?:who|wishing|wanting))"
)
_PEOPLE = words(_PEOPLE_WORD)
_OURS = words(
    r"(?:embassy|consulate(?: general)?|mission|high commission)",
    rf"{NATION} (?:government|military|navy|naval|air force"
    r"|forces|(?:armed|defence) forces?|army|marines?|ships?|helicopters?|aircraft|warships?)",
    r"(?:State )?Department(?: of State)?", r"we|our", r"FCDO|DFAT", r"United (?:States|Kingdom)(?= (?:is|has|will))",
    r"evacuation", r"repatriation", r"military|naval|navy|army|marines",
    r"USS|HMS|HMAS|helicopters?|warships?|frigates?|landing craft|C-\d{1,3}s?", r"reimburs\w+",
    r"government[- ](?:chartered|funded|arranged|organi[sz]ed|paid)|at government expense",
    r"charter(?:ed)? (?:aircraft|planes?|ships?)",
)  # fmt: skip
# Our people are what is carried, or are carried themselves; or room is made for them; or what carries them runs.
_CARRY = (
    r"(?:carr(?:y|ies|ying)(?! out)|tak(?:e|es|ing)(?! (?:off|over|part|place))|lift(?:s|ing)?|fly|flies|flying"
    r"|ferry(?:ing)?|transport(?:s|ing)?|mov(?:e|es|ing)|bring(?:s|ing)?|evacuat(?:e|es|ing)|repatriat(?:e|es|ing)"
    r"|airlift(?:s|ing)?|evacuation of|fetch(?:es|ing)?|pick(?:s|ing)? up|collect(?:s|ing)?)"
)
_CARRIES = re.compile(rf"\b{_CARRY}\b[^;.,]{{0,40}}?\b{_PEOPLE_WORD}\b", re.I)
_CARRIED = re.compile(
    rf"\b{_PEOPLE_WORD}\b[^;.]{{0,140}}? (?:will be|are being|are to be|can be|have been) (?:taken|flown|lifted"
    rf"|carried|ferried|transported|moved|brought|evacuated|airlifted|picked up|collected|embarked)\b", re.I,
)
_CARRIES_NOW = re.compile(
    rf"\b(?:will|are|is|have begun|began|begin|starts?)(?: to)? {_CARRY}\b[^;.,]{{0,40}}?\b(?:US citizens|Americans"
    rf"|Britons|British nationals|Canadians|Australians|New Zealanders|Irish citizens)\b", re.I,
)
_ROOM = words(
    r"ma(?:ke|kes|king|de) room", r"put(?:s|ting)? on", r"la(?:y|id|ying) on", r"arrang(?:e|es|ed|ing)",
    r"charter(?:s|ed|ing)", r"set(?:ting)? aside", r"reserv(?:e|es|ed|ing)", r"offer(?:s|ed|ing)?(?! (?:by|from))",
    r"organi[sz](?:e|es|ed|ing)", r"operat(?:e|es|ed|ing)", r"schedul(?:e|es|ed|ing)", r"add(?:s|ed|ing)?",
    r"sen(?:d|ds|t|ding)", r"hir(?:e|es|ed|ing)", r"contract(?:s|ed|ing)",
    r"ha(?:s|ve)(?: \w+){0,3} (?:seats|room|places)", r"brought in|bringing in", r"secur(?:ed|ing)",
    r"allocat(?:ed|ing)", r"granted", r"lead(?:s|ing)?|led|escort\w*",
)  # fmt: skip
_FOR = re.compile(rf"\b(?:for|to|of|take|taking|carry|carrying|help)\b[^;.]{{0,60}}?\b{_PEOPLE_WORD}\b", re.I)
_RUNS = re.compile(
    rf"\b(?:evacuation|repatriation|rescue) {_CRAFT_WORD}\b(?! (?-i:[A-Z]\w+ [A-Z]))[^;.]{{0,50}}? (?:will|are|is|have"
    rf"|has|go|goes|leave|depart|continue|began|begin|start|keep|run|resume|this week|today|tomorrow|tonight)\b"
    rf"|\b(?:seats|places|room|space)\b[^;.]{{0,40}}? (?:on|aboard|in) (?:our|(?:the|an?) (?:embassy|consulate"
    rf"|US government|government)(?:'s)?) {_CRAFT_WORD}\b"
    rf"|\b(?:seats|places|room|space) (?:[\w']+ ){{1,5}}(?:evacuation|repatriation|rescue) {_CRAFT_WORD}\b", re.I,
)
_OUR_HAND = (
    rf"(?:(?:the |our )?(?:{NATION} )?(?:embassy|consulate|mission|government"
    r"|(?:State )?Department|military|navy|army|air force|marines)|us|we)"
)
# A craft that is hired, led or sent by us, or that the message calls its readers to.
_HIRED = re.compile(
    rf"\b{_CRAFT_WORD} (?:\w+ )?(?:led|hired|chartered|sent|run|provided|arranged|organi[sz]ed|contracted"
    rf"|paid(?: for)?|escorted) by {_OUR_HAND}\b|\b{_CRAFT_WORD} (?:that|which) {_OUR_HAND} (?:has|have|is"
    rf"|are) (?:\w+ )?(?:charter|arrang|organi|hir|sen|provid)\w*|\b(?:marine|navy|naval|army|air force|military"
    rf"|coast guard) {_CRAFT_WORD}\b", re.I,
)
# "The U.S. Government has taken 120 places on the vessel": for whom, its next sentence says.
_TAKEN = re.compile(
    rf"\b{_OUR_HAND} (?:has|have)(?: now| also)? (?:taken|booked|bought|reserved|secured|obtained|set aside)"
    rf" (?:(?:about|some|up to|over) )?(?:\d+|[a-z]+) (?:\w+ )?(?:places|seats|berths|cabins) (?:on|aboard"
    rf"|in) (?:the|an?)"
    rf" (?:[\w-]+ ){{0,3}}?{_CRAFT_WORD}\b(?![^;.]{{0,30}}? for (?:(?:the|its|an?|our|their|this) )?(?:[\w-]+ ){{0,2}}?"
    r"(?:conference|delegations?|staff|officials?|employees|personnel|team|visit|events?|meeting|tour|trip"
    r"|ceremony|exercise|drill|training)\b)", re.I
)
_MUSTER = words(r"gather", r"assemble", r"muster", r"report to", r"be at", r"come to", r"one (?:small )?bag")
_EVACUATED = words(r"(?:wish|want)\w* to be (?:evacuated|taken (?:out|off)|airlifted|flown out)")
_FORM = words(
    r"(?:fill(?:ing)? (?:in|out)|complete|submit|send|return)\b[^;.]{0,60}\b(?:form|sheet|questionnaire|request"
    r"|survey)", r"ask for a (?:place|seat)", r"(?:sign up|register|put (?:your|their) names? down)",
)  # fmt: skip
_SEAT = words(
    r"seats? (?:on|out|aboard)|(?:place|room) (?:on|aboard)",
    rf"(?:evacuation|repatriation|charter(?:ed)?|military|government) {_CRAFT_WORD}", r"by helicopter|airlift",
)  # fmt: skip
# Craft that do not come, that anybody may buy a seat on, that carry the sick, or that are of another time.
_REFUSED = words(
    r"cannot|can't|unable|not|never|nor|neither|no (?:plans?|further|more|additional|government|evacuation"
    r"|repatriation|charter|assisted)",
    r"without|if|unless|whether|in case|in the event|should (?:the|an?)(?! embassy)|would|could|might|may(?! (?:bring"
    r"|take one|board|join|come))",
    r"med(?:ical(?:ly)?|ical) evacuat\w+|medevac|(?:air )?ambulances?|patients?|injured|insur\w+|hospitals?|until"
    r"|considering|usually",
    r"hop(?:e|es|ing)|explor\w+|looking (?:at|into)|discuss\w*|negotiat\w*|abilit(?:y|ies)|capacity|options?"
    r"|warns? (?:\w+ )?(?:citizens|you|of)",
    r"ask(?:s|ed|ing)? (?:the|airlines)|sometimes|at times|rarely|responsib\w+|passport (?:services|appli\w+|office)"
    r"|confirm(?:ed|ation)s?",
)  # fmt: skip
_COMMERCIAL = words(r"commercial(?!,)", r"airlines?", r"scheduled", r"privately")
_HELPED = words(
    r"contract\w*", r"charter\w*", r"hired", r"set aside", r"reserved", r"made room",
    r"(?:additional|more|special|extra)(?= (?:flights|seats))", r"cannot find an?", r"evacuation", r"repatriation",
    r"military",
)  # fmt: skip
_OTHERWISE = words(
    r"tours?|touris\w+|sightseeing|holidays?|vacation|excursions?|shore leave|cruise passengers|hajj|umrah|pilgrims?"
    r"|visas?|customs",
    r"price\w*|cheap\w*|cargo|goods|aid|supplies|food|vaccin\w*|mail|luggage|life ?jackets?|helmets?|military exercise"
    r"|air ?show",
    r"sank|sunk|crash\w*|accident|collided|hijack\w*|pirate\w*|attack\w* (?:on|a|the)|shot down|refugees?|migrants?"
    r"|deport\w*",
    r"remov\w+ flights?|prisoners?|troops|public transport\w*|taxis?|rideshare|driving|school|licen[cs]e\w*|regulat\w+"
    r"|FAA|ICAO",
    r"inspect\w*|standards?|delegation|congress\w*|president|minister|open house|tickets? to|stadium|concert"
    r"|exhibit\w*|museum",
    r"scam\w*|fraud\w*|phishing|hoax|bogus|gift cards?|swindl\w+|impost[eo]rs?",
    r"animals?|wildlife",
    r"town hall|reception|on board (?:the|an?) (?:cruise )?ship|(?:their|your) own|fly over|overfl\w+|demonstrations?"
    r"|rall(?:y|ies)|stations?|terminals?|stops?|bus lanes?|private vehicles?",
)  # fmt: skip
_OTHERS = re.compile(
    rf"\b{ALIEN} (?:citizens|nationals|government"
    r"|authorities|officials)\b|\b(?:its|their|his) (?:own )?(?:citizens|nationals|people)\b|\b(?:local"
    r"|national) authorities\b",
)
_ITS_OWN = re.compile(
    r"\b((?:the (?:US|United States|UK|United Kingdom)|Canada|Australia|New Zealand)(?: government)? (?:is|has"
    r"|will)\b[^;.]{0,40}?)\bits (?:citizens|nationals)\b", re.I,
)
_ENDED = words(
    r"(?:last|final) [^;.]{0,60} (?:has|have|was|were|left|departed|sailed|flew)",
    r"(?:has|have|are|is) (?:now )?(?:ended|finished|over|concluded|completed|closed)",
    r"wound (?:up|down)|c[ao]me to an end",
)  # fmt: skip
_PAST = re.compile(
    r"\b(?:in|during|since) (?:the )?(?:\w+ of )?(?:19|20)\d\d\b|\bhistor\w+|\b(?:years|decades) ago\b"
    r"|\banniversary\b", re.I,
)
# Whom it is for is no refusal: "for Americans who cannot find a commercial seat".
_LACK = re.compile(
    r"\bif (?:you|they|anyone) (?:wish|want|need|would like)\w*\b|\b(?:who|and) (?:have not|have no|cannot|can't"
    r"|could not|are (?:unable|not able)|do not)\b[^,;.]*|\bwithout crossing\b", re.I,
)


# "For those without a tour firm: ...", "For residents of the north: ...": whom it concerns is not what is done.
_FOR_WHOM = re.compile(
    r"^For (?:those|people|anyone|everyone|travell?ers|residents|tourists|guests|visitors)\b[^:;,.]{0,60}: ", re.I
)


_HALTED = re.compile(HALTED, re.I)


def _read(sentence: Sentence, _setting: Setting) -> Iterator[Notice]:
    plain = _FOR_WHOM.sub("", _ITS_OWN.sub(r"\1US citizens", NO_OFFER.sub("", sentence.plain)))
    if not (_CRAFT.search(plain) or _EVACUATED.search(plain)) or _alien(plain):
        return
    form = _FORM.search(plain) and (_SEAT.search(plain) or _HIRED.search(plain))
    if not form and not _carries(plain):
        return
    key, what = ("form", "a request form") if form else ("transport", "government transport")
    yield Notice(TOPIC.name, key, what, sentence.span, on=not _ENDED.search(WAYS_SHUT.sub("", plain)))


def _carries(plain: str) -> bool:
    """Whether a craft, our hand in it, and our people stand close together; evacuation flights that run are enough."""
    if _RUNS.search(plain) or _TAKEN.search(plain) or (_EVACUATED.search(plain) and _MUSTER.search(plain)):
        return True
    if near(_HIRED, _PEOPLE, plain):
        return True
    bought = _COMMERCIAL.search(_LACK.sub("", plain)) and not _HELPED.search(plain)
    if bought or not any(hand.search(plain) for hand in (_OURS, _MUSTER, _CARRIES_NOW)):
        return False
    if any(near(_CRAFT, carried, plain) for carried in (_CARRIES, _CARRIED)):
        return True
    return near(_ROOM, _CRAFT, plain) and (near(_CRAFT, _FOR, plain) or bool(_MUSTER.search(plain)))


def _alien(plain: str) -> bool:
    """Whether other people are carried, or nobody is today."""
    if ANOTHER.search(plain) or of_anothers(plain) or _OTHERS.search(plain):
        return True
    if TAUGHT.search(plain) or plain.endswith("?") or _HALTED.search(plain) or to_an_event(plain):
        return True
    if departed(plain):
        return True
    return bool(_REFUSED.search(_LACK.sub("", plain)) or _OTHERWISE.search(plain) or _PAST.search(plain))


TOPIC = Topic("assisted_departure", _WORTH.search, _read)
