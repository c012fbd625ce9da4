"""The frame of advice to leave: whoever is addressed, a way out of the place, and being told or urged to take it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from monitor.compare.frames.among import AMONG
from monitor.compare.frames.telling import INSTANTLY, TOLD, ours
from monitor.compare.sentences import Sentence
from monitor.compare.whose.offices import ALIEN, ANOTHER, FOREIGN, THEIRS
from monitor.compare.whose.people import place_key
from monitor.compare.whose.whereabouts import at_head
from monitor.compare.wordings.governments import NATION
from monitor.compare.wordings.lexicon import PUBLIC, STAFF, TAUGHT, WHY, words
from monitor.compare.wordings.provisos import ERRAND, IF_CROWD, IF_WORSE, afraid
from monitor.model import SOME_PARTS, Leave
from monitor.model.posture import Tier
from monitor.terms.table import ways

_WORTH = ways(
    r"leav|depart|\bout\b|\baway\b|\bgo(?:ne)?\b|\bhome\b|evacuat|relocat|\bquit|flight|\bmove\b|passage|withdraw"
    r"|remain(?:ing)?\b|stay\b|\bshort|early|seat|aboard|ferry|plane|\bship\b|(?:use|take|board) (?:them|one)\b",
    re.NOFLAG)
_CALLED = re.compile(
    r"should|must|ought|are to|is to|better|m(?:ay|ight) w|urg|advi|\btold|recommend|encourag|\bask|time|moment|call"
    r"|suggest|warn|counsel|wait|wise|appeal|need|unless|\bcall\b|(?:^|[,:] )(?:please )?(?:leave|depart|get|go|use"
    r"|consider|make|do not|book|cut|end|board|take|come|return|fly|review|weigh|seek|explore|seriously|carefully)\b")
_GROUND = (
    r"(?:(?:any|all) (?:areas?|regions?|parts|towns|provinces) (?:to the )?(?:north|south|east|west)\w* (?:of|and)\b"
    r"|the (?:country|kingdom|republic|island|territory|capital|province|peninsula)\b|(?:(?:the|this|that|these"
    r"|those) )?(?:(?!any\b|an?\b|some\b|your\b|their\b)[\w-]+ ){0,2}?(?:cit(?:y|ies)|count(?:y|ies)|valley|villages?"
    r"|towns?|regions?|provinces?|areas?|districts?|islands?|border|zones?|places|coast)\b"
    r"(?! of (?!(?:(?:active|ongoing|armed|heavy) ){0,2}(?:conflict|fighting|combat|hostilities)\b)(?-i:[a-z])))"
)
_THINGS = (
    r"(?:hotel|airport|street|road|square|bridge|market|mall|museum|terminal|station|stadium|church|mosque|school"
    r"|university|hospital|park|gate|building|compound|cent(?:er|re)|office)"
)
_NAMED = (rf"(?:the )?(?!(?:[\w'-]+ ){{0,3}}{_THINGS}\b)(?-i:(?!I\b|US\b|Embassy|Consulate|\w+ convoys?\b)"
          r"[A-Z\u00c0-\u00de][\w'-]+)")
_WHEN = (
    r"(?:now|immediately|at once|as soon as|while|without delay|today|tomorrow|promptly|urgently|forthwith"
    r"|straight ?away|by (?:commercial|air|road|sea|land|any|the (?:first|next|earliest))|on (?:the )?(?:first|next"
    r"|one of|any|an?|commercial|available|scheduled|remaining)|at (?:the )?(?:earliest|first|this time|their|your)"
    r"|via|until|before|well|too|also|as well|because|due|in view|given|owing|is (?:now|while|today)"
    r"|in the (?:coming|next)|within (?:the )?\w+|this week)\b"
)
_STAY = r"(?:visits?|stays?|trips?|travels?|vacations?|journeys?|holidays?)"
# Which flight does not matter, so that all who hear it are to go.
_ANY_OF = (
    r"(?:any|every|one of (?:the|these|those)|this or any|(?:the )?(?:very )?(?:next|first|earliest|last|remaining)"
    r"|these|those)(?: (?:other|next|first|last|available|commercial|remaining|scheduled|possible))*"
)
_NO_REASON = re.compile(r"\bno (?:\w+ ){0,2}?(?:reason|need|cause) to (?:remain|stay|be)\b", re.I)
_TIME_TO = re.compile(
    r"\b(?:it is|now is the|this is the|the) (?:time|moment)(?: has come| is now)? to $"
    r"|\b(?:our|the (?:embassy|department|government)'s) (?:advice|message|recommendation|counsel)\b"
    r"(?:(?!\bnot\b|n't\b)[^;.]){0,40}? (?:is|remains) (?:(?!not\b|never\b)\w+ )?to $", re.I)
# Ways out of a place: what is quit is named, or ground; or how or when one goes says that all of it is meant.
_WAY = re.compile(
    rf"\b(?P<go>leave|leaving|depart|departing|evacuate|evacuating|quit|quitting|vacate)(?= (?:from )?(?:{_GROUND}"
    rf"|{_NAMED}|{_WHEN})|[.,;]|$| or (?:take )?shelter\b| for (?:the capital|{_NAMED})[^,;.]{{0,30}}? (?:now|today"
    rf"|at once|immediately)\b)"
    r"|\b(?P<home>(?:go|going|return|returning|head|heading|come|coming|fly|flying|travel"
    rf"|make (?:your|their) way|move)(?: back)? home\b|be gone(?= (?:by|before|from)\b)"
    rf"|go(?= (?:now|at once|immediately|without delay)(?:[,.;]|$| (?:by|while|on|via|if (?:you (?:judge|can"
    rf"|are able)|it is safe))\b)|[.;]|$)|(?:go|going|head|heading|move|moving"
    rf"|relocat(?:e|ing)|withdraw|mak(?:e|ing) (?:your|their) way|get|getting|fly|flying|pull)(?: (?:away|out"
    rf"|elsewhere))? (?:from|out of|outside) (?={_GROUND}|{_NAMED})|(?:get|getting|fly|flying|move"
    rf"|moving) out(?= {_WHEN}|[.;]|$)|relocat(?:e|ing)(?= (?:to|from|outside|out|{_WHEN}))|(?:move|moving"
    rf"|relocate) (?:to|toward|for) (?:a )?(?:safer|another|the capital|the other) ?(?:areas?|places?|ground|part|cit"
    rf"|side|end|\b)|(?:begin|start|hasten|speed up|bring forward|not (?:put off|delay|postpone)) (?:your"
    rf"|their) departures?\b(?! (?:to|for) the )|be out of (?={_GROUND}|{_NAMED})|cut(?:ting)? (?:(?:your|their|any"
    rf"|the) )?(?:\w+ )?{_STAY} short\b|end(?:ing)? (?:your|their) {_STAY} (?:early|{_WHEN})|shorten(?:ing)? (?:your"
    rf"|their) {_STAY})"
    rf"|\b(?P<board>(?:book|board|take|catch|use|reserve|secure|accept|find|get(?:ting)? (?:on|aboard)|be (?:on"
    rf"|aboard)) (?:seats? on )?{_ANY_OF} (?:flights?|planes?|seats?|passage|ferr(?:y|ies)|ships?|boats?|aircraft)"
    rf"(?: (?:that|which|you|they) (?:is|are|can|offers?|find|get)\b[^.,;]{{0,20}}?)?(?= (?:out|home|from|at once"
    rf"|{_WHEN}|and (?:go|leave|depart|get out)\b)|[.,;]|$))|\b(?P<them>(?:use|take|board) (?:them|one)(?= {_WHEN}"
    rf"|[.,;]|$))|\b(?P<seat>(?:book|look (?:at|for|into)|reserve|secure|take|find|catch|use|avail themselves of"
    r"|seek) (?:\w+ ){0,4}?(?:flights?|planes?|seats?|tickets?|passage|means|options|transport\w*)"
    r" (?:out|home|while|now|before|leaving|departing|still|to (?:leave|depart|get out))\b)"
    # To look for a way out is to think of going; to look regularly is to be ready.
    r"|\b(?<!gularly )(?<!ntinually )(?<!antly )(?<!uently )(?P<look>(?:seek|explore|pursue|look (?:for|into|at)"
    r"|identify|review|consider|examine|research) (?!how)(?:(?:an?|your|their|all|any|the|possible|available|commercial"
    r"|other|onward) ){0,4}(?:(?:departure|exit|travel) options? (?:out of|from|while)|departure options"
    r"|options? (?:for|to|of) (?:leav(?:e|ing)|depart(?:ing|ure)?))\b)",
    re.I,
)
# "No American should remain in Norland": nobody says stay, so everybody is to go.
_NOT_STAY = re.compile(
    r"\b(?:(?:no (?:\w+ )?(?:Americans?|citizens?|one|nationals?|travell?ers?|visitors?)|nobody)\b[^;.,]{0,50}? should"
    r"|(?:citizens|Americans|nationals|travell?ers|visitors|you|anyone|elderly|with (?:\w+ )?children)\b[^;.,]{0,60}?"
    r" (?:should not|(?:urged|advised|warned|asked|told) not to)|^(?:please )?(?:do not|don't)|\badvis\w+ against)"
    r" (?P<stay>remain(?:ing)?|stay(?:ing)?(?: on)?)"
    rf"(?= in (?:the (?:country|kingdom|republic|island)\b|{_NAMED}(?! \w*(?:room|home)))|[.;]|$)",
    re.I,
)
# "Departure is strongly advised": what is done stands before the advice.
_NOUN = re.compile(
    r"\b(?P<noun>departure|leaving|relocation|evacuation|return home)\b[^;.,]{0,40}\b(?:is|are) (?:\w+ly )?(?:advised"
    r"|urged|recommended|advisable|called for|encouraged)\b|^(?P<stay>remaining|staying) in (?-i:[A-Z])[^;.,]{2,30}"
    r" (?:is|remains) (?:\w+ly )?(?:not |no longer )(?:\w+ly )?(?:advised|advisable|recommended)\b", re.I)
_TOLD = words(
    *TOLD, r"consider", r"g[ia]ve (?:\w+ )?thought to", r"m(?:ay|ight) (?:wish|want) to",
    r"those (?:\w+ )?t?here(?: are)? to", r"(?:it is|high|(?:now |this )?(?:is )?the) (?:time|moment)(?: has come)?",
    r"(?:repeats?|reiterat\w+|renew\w*|issues?|stands? by) (?:its|our|the|an?) (?:\w+ )?(?:call|appeal|plea|advice)",
    r"would (?:be wise|do well) to", r"(?:think|believe|consider|find)s? it (?:wise|prudent|best|sensible)",
    r"it is (?:wise|prudent|best|advisable)",
)  # fmt: skip
_IMPERATIVE = re.compile(
    r"^(?:unless (?:you|they) [^,;]{3,60}, |(?:do not|don't) wait (?:for|until) [^,;:]{3,80}[,;:] (?:and )?"
    r"|(?:all )?(?:(?:US |British )?(?:citizens|nationals)|Americans|Canadians|Australians) (?:still )?in"
    r" [^,;:]{3,40}[,:] )?(?:please |actions?(?: to take)?: )?(?:seriously |carefully |do )?(?:consider )?"
    r"(?:(?:book|take|catch|find) (?:an?|the) (?:\w+ )?(?:flight|seat) and )?$", re.I,
)
# "..., and in particular those with small children, ...": who is meant above all is an aside.
_ABOVE_ALL = re.compile(r",(?: and)? (?:in particular|particularly|especially|above all"
    r"|including) [^,;.]{3,80},", re.I)
_SHY = words(
    r"consider(?! it)|thought to|think (?:about|of)|may wish|m(?:ay|ight) want|would do well|evaluate|weigh|suggests?",
)  # fmt: skip
# Between being told and the way: what is prepared, wished, known or forbidden is not done.
NOT_DONE = words(
    r"plans?|planning|prepar\w+|ready|readiness|arrangements|ways|routes?|means of|options (?:for|to)|wish\w*|want\w*",
    r"intend\w*|choos\w+|decid\w+|elect|hop\w+|seek\w*|able|ability|unable|try\w*|help\w*|assist\w*|how|when|whenever",
    r"before|after|until|prior|upon|while|without|not|never|nor|no longer|avoid|allowed|permitted|permission"
    r"|clearance|consent|approval|free to",
    r"required|forced|ordered|attempt\w*|prevent\w*|stop\w*|refus\w+|difficult\w*|impossible|contact|call|register",
    r"enroll?|notify|inform|tell|let|check|confirm|monitor|expect|allow|carry|keep|remain|stay|shelter|return to",
    r"proof|show|pay|obtain|departing|leaving", r"against(?= $)",
    r"ignor\w+|disregard\w*|disobey\w*|(?:instructions|orders|calls) to",
)  # fmt: skip
WISHED = re.compile(
    r"\b(?:wish|wishes|want|wants|wishing|wanting|hoping|hope|intend|intending|plan|planning|plans|choose|choosing"
    r"|elect|decide|seeking|seek|needing|able|unable|trying|cannot|can|prepared|ready|scheduled|due|(?<!think )about"
    r"|authori[sz]ed|ordered|permitted|allowed|free|required|who|not|n't|never|before|after|when|upon|of|in"
    r"|help (?:you|them)|those|who (?:is|are) considering) (?:to )?(?:safely )?$", re.I,
)
_NEWS = re.compile(r"\b(?:to )?(?:monitor|follow|watch) (?:[\w-]+ ){1,4}and ")  # and then go
_MAY_WISH = re.compile(r"\b(?<!who )(?:may|might) (?:wish|want) to $", re.I)  # how the shy say "should"
_UNSURE = words(
    r"if(?! (?:you|they|it is|this is) (?:can|are able|safe)\b)", r"unless(?! (?:you|they) (?:must|have|need))",
    r"in case", r"in the event", r"when(?:ever)?", r"should (?:an?|the|there|it)(?! embassy| consulate| department)",
    r"should (?:you|anyone|they)(?! (?:be (?:in|there|here|still)|still|remain)\b)(?=[^;,]{3,60}, )",
    r"(?:may|might|could) (?:need|have|be)", r"although|would have", r"were|was|had",
    r"whether (?:\w+ )?(?:citizens|nationals|Americans)",
    r"(?:not|no longer) (?:\w+ )?(?:saying|say|advis\w+|recommend\w*|urg(?:e|es|ed|ing)|ask\w*|tell\w*|need)",
    r"no need(?! to (?:be|remain|stay)\b)",
    r"(?<!as )(?:in|during|on) (?:past|earlier|previous|former|several|many) (?:crises|conflicts|wars|years|occasions)"
    r",? (?:the|our|we)\b[^;,]{0,40}? ha(?:s|ve)",
)  # fmt: skip
_UNSURE_AFTER = words(
    r"unless", ERRAND, r"in case of", r"in the event", r"when(?:ever)? (?:instructed|told|ordered"
    r"|asked|advised|the|an?)",
    r"if (?:there|an?|the|any|demonstr\w+|ordered|instructed|told|asked|advised|conditions|violence|fighting"
    r"|you (?:feel|see|hear|encounter|sense|notice|become))", r"that (?:do|does) not (?:rely|depend)",
)  # fmt: skip
_IF_THERE = re.compile(
    r"(?:^|^(?:do not|don't|avoid)\b[^;]{3,80}?[,;:] (?:and |but )?)(?P<there>if (?:you|they)(?: are|'re)?(?: currently"
    rf"| still| already| now)? (?:(?:an? )?(?:{NATION} )?(?:(?:citizens?"
    r"|nationals?|Americans?|Canadians?|Australians?|travell?ers?|visitors?) )?(?:in|visiting|living in"
    r"|remain(?:ing)? in)"
    rf"(?![^,;]*\b(?:demonstrat|protest|crowd|gather|rall\w+|riot|you (?:feel|believe)|{_THINGS}\b)) [^,;]{{2,60}}?"
    r"|there|here)|if (?:you|they) (?:can|are able)[^,;]{0,60}"
    r"|when (?:it is )?safe(?: to do so)?)(?:, | (?=you (?:should|must|are (?:\w+ly )?(?:urged|advised))\b))", re.I,
)
# Visas run out, minors need letters, buildings burn, crowds gather, storms come: none of them empties a country.
_OTHERWISE = words(
    r"visas?|passports?|(?:authori[sz]ed|your) stay|(?:\w+ )?permits (?:to|for)|(?:exit|residen\w+|work|entry"
    r"|travel) permits?|overst\w+",
    r"licen[cs]es?|iqama|amnesty|fines?|fee|tax|customs|immigration|resident card|funds|which you entered",
    r"deport\w*|foreigners", r"minors?|(?<!with )(?<!with small )(?<!with young )children|custody"
    r"|students?(?! and [\w -]{0,16}visitors)|parents?|adopt\w*",
    r"court|arrest\w*|detain\w*|bail|prosecut\w*|debts?|criminal|quarantine|symptoms",
    r"authorities|police|officials|ministry|mayor|governor|civil defen[cs]e|firefighters", r"refugees?|migrants?",
    r"demonstrations?|protests?|(?-i:march(?:es)?)|crowds?|gatherings?|rall(?:y|ies)|parades?|venues?|stadiums?|tidy|clean",
    r"storms?|hurricanes?|typhoons?|cyclones?|floods?|flooding|tsunamis?|earthquakes?|eruptions?|lava"
    r"|(?:wild ?)?fires?|smoke|avalanches?|high(?:er)? ground|low-lying|sirens?|alarms?|elephants?|animals?|vaccin\w*",
    r"hotels?|buildings?|rooms?|vehicles?|cars?|taxis?|bus(?:es)?|luggage|baggage|belongings|valuables|cop(?:y|ies)",
    r"beach(?:es)?|water|trails?|park|mine|diving|climb\w*|trek\w*|pilgrims?|hajj|umrah|cruise|yachts?|vessels?",
    r"dark|night|nightfall|sunset|dusk|curfew|evening|weekends?|holidays?|departure (?:time|hall|gate|card)",
    r"medical|patients?|insurance|doctors?|hospitals?|itinerar\w+|with (?:a )?(?:friend|family|relative)s?|\d+ [ap]m",
    r"airport (?:early|\d)|hours (?:before|prior|early)|early for|check-?in|connecting|layover|transit\w*|\w+ gate",
)  # fmt: skip
_OTHERS = re.compile(  # what another state tells, or is told to, its own
    rf"\b{ALIEN} (?:citizens|nationals)\b"
    r"|\bits (?:citizens|nationals)\b|\b(?:citizens|nationals) of (?!the US|the U|Canada|Australia|Ireland|New)"
)
_NEAR = 110  # characters between being told and the way; what else one should do may stand there
_NOW = words(
    r"now", r"today", r"tonight", r"(?:do not|don't) (?:delay|wait)", r"this (?:morning|afternoon|evening)",
)  # fmt: skip
# Where those are who are told, and what place they are told to quit.
_IN = re.compile(
    r"\b(?:in|near|around|within|along|inside|of|from) (?P<where>[^;.]{2,160}?)(?=,? (?:should|must|ought|are|is|need"
    r"|had|who|to|would|may|might|not|now|that)\b|$)",
)
_QUIT = re.compile(r"(?!(?:until|before|while)\b)(?P<where>[^;.,]{2,60}?)"
                   r"(?= (?:until|before|while|as|by|on|via|now|and|for)\b|[.,;]|$)")
_PART = words(
    r"(?:north|south|east|west|cent)\w*", r"(?:that|this|those|these) \w+", r"areas?|regions?|towns?|provinces?",
    r"districts?|zones?|border|coast|cit(?:y|ies)|places|capital|miles|kilomet\w+",
)  # fmt: skip
_SPOT = re.compile(
    rf"\b(?:at (?:the )?[A-Z]|(?:near|around|in the vicinity of) (?:the )?(?:[\w'-]+ ){{0,3}}?(?i:{_THINGS})\b)")
# "Those at the North Gate should leave immediately": no country is to be left, but a spot that may be hit next.
_AT_A_SPOT = re.compile(
    r"\b(?:[Cc]itizens|[Nn]ationals|Americans|Canadians|Australians|[Aa]nyone|[Ee]veryone|[Tt]hose)\b(?: (?:who are"
    r"|currently|now|still|already))* (?:at|near|around|in the vicinity of)"
    r" (?P<spot>(?:the )?[A-Z][^;.]{2,90}?),?(?: now| currently| at this time)? (?:should|must|need to|(?:are|is)"
    r" (?:\w+ly )?(?:urged|advised|told|instructed|directed|asked) to) (?:(?:\w+ly|now) )?(?:leave|depart|evacuate|move"
    r" away|get away)(?: (?:it|them|(?:that|the|this) (?:area|place|vicinity|location)s?|from there))?,?"
    r" (?:immediately|now|at once|right away|without delay)\b"
)
_NO_TICKET = re.compile(r"^if you (?:do not|don't) have (?:an? )?(?:\w+ ){0,2}(?:tickets?|flights?|booking), ", re.I)
_INCLUDING = re.compile(r",? (?:including|such as|as well as|because|due) ")


def statements(sentence: Sentence, country: Iterable[str], area: str | None = None) -> Iterator[Leave]:
    """Yield the advice to leave that a sentence brings together; `country` and `area` as `leave.statements` asks."""
    if not (_WORTH.search(sentence.low) and _CALLED.search(sentence.low)) or not (own := ours(sentence.plain)):
        return
    said = _NO_TICKET.sub("", own)
    said = said if AMONG.search(said) else _ABOVE_ALL.sub("", said)
    there = _IF_THERE.match(said)
    plain = said[there.end() :] if there else said
    spot = _AT_A_SPOT.search(sentence.plain)
    if spot and not _UNSURE.search(plain) and place_key(spot["spot"], country)[1]:
        yield Leave("immediately", _INCLUDING.split(spot["spot"])[0].removeprefix("the "), sentence.span)
        return
    found = _advised(plain)
    if found is None or alien(plain, found):
        return
    where = (there["there"] if there else "", plain[: found.start()])
    yield Leave(_tier(plain, found), ground(plain, found, where, tuple(country), area), sentence.span)


def _advised(plain: str) -> re.Match[str] | None:
    """Find the way out that people are told to take."""
    other = _NOT_STAY.search(plain) or _NOUN.search(plain)
    if other and (PUBLIC.search(plain) or other.lastgroup == "stay"):
        return other
    wills = [found.end() for found in _TOLD.finditer(plain)]
    weighed = AMONG.search(plain)
    if weighed and (_IMPERATIVE.match(plain[: weighed.start()]) or _told_to(plain, wills, weighed)):
        return weighed
    return next((way for way in _WAY.finditer(plain) if _taken(plain, way, wills)), None)


def _told_to(plain: str, wills: list[int], weighed: re.Match[str]) -> bool:
    return bool(PUBLIC.search(plain)) and any(end <= weighed.start("among") for end in wills)


def _taken(plain: str, way: re.Match[str], wills: list[int]) -> bool:
    """Whether somebody of the public is told to take that way, and to do nothing else about it."""
    before = plain[: way.start()]
    if _TIME_TO.search(before) or (way.lastgroup != "them" and _IMPERATIVE.match(before)):
        return way.lastgroup != "seat" or "to " in way[0]
    if way.lastgroup == "them" and not _NO_REASON.search(before):
        return False
    told = max((end for end in wills if end <= way.start()), default=None)
    if told is None or WISHED.search(_MAY_WISH.sub("", before)) or not PUBLIC.search(before):
        return False
    gap = _NEWS.sub("", plain[told : way.start()])
    return len(gap) <= _NEAR and ";" not in gap and not NOT_DONE.search(gap) and not STAFF.search(gap)


def alien(plain: str, found: re.Match[str]) -> bool:
    """Whether nobody of ours is told, or it is told for another time or another reason than the place."""
    if any(kind.search(plain) for kind in (THEIRS, FOREIGN, ANOTHER, _OTHERS)):
        return True
    after, before = plain[found.end() :], plain[: found.start()].rpartition(", but ")[2]
    unsure = _UNSURE.search(before) or _UNSURE_AFTER.search(after) or _SPOT.search(WHY.sub(" ", before))
    unsure = unsure or IF_WORSE.match(after) or IF_CROWD.match(plain, found.start())
    return bool(unsure or _OTHERWISE.search(plain) or TAUGHT.search(plain) or plain.endswith("?"))


def _tier(plain: str, found: re.Match[str]) -> Tier:
    shy = _SHY.search(plain, max(0, found.start() - _NEAR), found.start()) or afraid(plain, found.start())
    if shy or found.lastgroup in ("seat", "look", "among"):
        return "consider"
    after = plain[max(0, found.start() - 20) :]
    if INSTANTLY.search(after):
        return "immediately"
    return "now" if _NOW.search(after) else "consider" if found.lastgroup == "board" else "should"


def ground(
    plain: str, found: re.Match[str], where: tuple[str, ...], country: tuple[str, ...], under: str | None
) -> str | None:
    """Name the part of the country that is to be left; None is all of it."""
    told = (*map(_IN.search, where), _QUIT.match(plain[found.end() :].strip()))
    said = [m["where"] for m in told if m] if found.lastgroup != "among" else [found["among"]]
    what = next((name for where in said if (name := place_key(where, country)[1])), "") or at_head(where[1], country)
    led = re.search(rf"\b(?:(?:north|south|east|west|cent)[a-z-]* (?:and )?){{1,2}}{re.escape(what)}", where[1])
    if what and country:
        return led[0] if led else what
    return under or (SOME_PARTS if country and any(map(_PART.search, said)) else None)
