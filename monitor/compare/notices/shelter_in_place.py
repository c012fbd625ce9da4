"""Stay where you are, now: an instruction in force, not advice to be ready for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.asserting.elses import of_this
from monitor.compare.dates import days, historic, nearest
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.whose.people import place_key
from monitor.compare.whose.whereabouts import BED, ONLY_WHEN, THERE, only_at_home, there, titled, where, whom
from monitor.compare.wordings.lexicon import GOES_OVER_TO
from monitor.model import HOLDS, Notice
from monitor.terms.calendar import MONTH

_IN = (
    r"(?:where (?:you|they) are|indoors"
    r"|inside(?! (?:the|their|its|this) (?!homes?|residences?|hotels?|houses?|buildings?))|(?:at )?home"
    r"|(?:at|in) or (?:close to|near) (?:(?:your|their) )?(?:homes?|residences?)"
    r"|in (?:their|your) (?:homes?|residences?|hotels?|rooms?|accommodations?))"
)
_WORTH = re.compile(rf"shelter|hunker|(?:stay|remain) in place"
    rf"|not (?:leave your|go outside)|(?:stay|remain|staying) (?:safely )?{_IN}|(?:stay|remain) there until"
    r"|(?:get|go|move) in(?:doors|side)|stay-(?:i|a|h|p)|remain in (?:an? |your )?safe|stay in (?:an? |your )?safe")
_ACT = (
    rf"(?:(?:(?:take|seek) (?:\w+ )?)?shelter|hunker down|(?:stay|remain) (?:safely )?(?!inside (?-i:[A-Z])){_IN}"
    r"|not (?:go outside|leave your (?:homes?|residences?|hotels?|rooms?|accommodations?|lodgings?|house|building))"
    r"|(?:get|go|move) (?:indoors|inside(?: (?:an?|the|your|any|the nearest) (?:\w+ ){0,2}(?:buildings?|houses?|homes?"
    r"|rooms?|shelters?|structures?))?)(?= (?:now|at once|immediately|without delay|and (?:stay|remain))\b)"
    r"|(?:stay|remain) in (?:an? |your )?safe (?:locations?|places?)|(?:stay|remain|keep) sheltered(?: in place)?)"
)
# "Should follow our advice and stay indoors": what else they should do is no condition; "react to sirens" is one.
_ALSO = (
    r"(?:(?: (?!prepare|ready|plan|if|when|know|identify|able|choose|wish|react"
    r"|respond|heed|listen)[\w']+,?){1,8}(?:(?<=,)| and)(?= ))?"
)
_SAID = re.compile(
    r"\bshelter(?:ing)?[- ]in[- ]place\b|\b(?:shelter|stay-(?:indoors|inside|put))[- ](?:orders?|directives?"
    r"|instructions?)\b|\b(?:is|are) sheltering\b|\b(?:(?:should|must|are(?: all)? to|(?:urged|advised|told|directed"
    rf"|instructed|ordered|asked|required|encouraged|recommended) to){_ALSO}|(?:asks?|urges?|advises?|tells?|instructs?"
    r"|directs?|encourages?) (?:\w+ ){1,4}"
    r"(?:(?:residing|living|travell?ing|visiting)(?: \w+){1,6} )?to|(?:embassy|consulate|mission|department"
    r"|we)\b[^;.]{0,40}? (?:asked|urged"
    r"|advised|told|instructed|directed) (?:\w+ ){1,12}to|recommends?(?: that)? (?:\w+ ){0,3}(?:you|citizens"
    r"|nationals|personnel|Americans)(?:(?: currently| already)? in [A-Z]\w+)?(?: to)?"
    r"|immediately|please|(?:citizens|nationals|Americans)(?: in [\w ]{2,30})?:"
    r"|^(?:Except [^,;]{3,70}, )?(?:(?:restrict|limit|avoid|cancel|stop|keep|stay|lock|bolt"
    r"|close|shut) (?:[\w-]+ ){1,4}and )?)"
    rf"\s*(?:do |(?<=and )to |continue to )?{_ACT}(?: now| immediately)?\b"
    r"|(?-i:^you (?:should|must) (?:stay|remain) there until\b)"  # in the safe place that THERE has cut away
    # A rule, too, may "remain in place": people must be told to.
    r"|(?:\b(?:citizens|nationals|Americans|travell?ers|visitors|personnel|people|everyone|you)(?: in [\w ]{2,30})?"
    r" (?:should|must|are (?:urged|advised|told|asked|instructed|directed|ordered) to)(?: now)? |^(?:please )?"
    r"|\b(?:urge|advise|ask|tell|direct|instruct|encourage)s? (?:\w+ ){0,3}?(?:citizens|nationals|Americans"
    r"|travell?ers|visitors|people|everyone|you)(?: in [\w ]{2,30})? to )"
    r"(?:stay|remain) in place\b",
    re.I,
)
_LIFTS = (
    r"(?:rescind(?:s|ed|ing)?|withdr(?:aws?|ew|awing)|lift(?:s|ed|ing)?|cancel(?:s|l?ed|l?ing)|end(?:s|ed|ing)"
    r"|revok(?:es|ed|ing)|remov(?:es|ed|ing))"
)
_OVER = re.compile(
    rf"\bno longer (?:need|have|required) to (?:shelter in place|(?:stay|remain) {_IN})"
    r"|"
    r"\b(?:may|can) (?:now )?(?:leave|come out of) (?:(?:your|their|the) )?(?:shelters?|homes?|residences?|hotels?)\b"
    r"|\b(?:instruction|order|advice|recommendation|request)s? to (?:shelter|stay|remain)\b[^;]{0,40}?"
    r" (?:(?:is|was|are|has been|have been)(?: now)? (?:lifted|over|cancel+ed|rescinded|withdrawn|removed|revoked|ended"
    r"|terminated|discontinued)|came to an end|ceased|expired|no longer (?:applies|in (?:effect|force)))\b"
    rf"|\b{_LIFTS} (?:(?!and\b|or\b|to\b)[\w'-]+ ){{0,6}}?(?:instruction|order|advice|recommendation|request|guidance"
    r"|directive)s? (?:(?:of|for|on|telling|asking|requiring|given to)"
    rf"(?: (?!{GOES_OVER_TO})[^\s;,.]+){{1,12}} )?to (?:shelter|stay|remain)\b"
    rf"|\b{_LIFTS} (?:its|the|our|their|this|that|an?) (?:instruction|order|advice|recommendation|request|guidance"
    rf"|directive)s? (?:that|under which|by which) (?:(?!{GOES_OVER_TO}|should|must|and (?!(?-i:[A-Z])))[^\s;,.]+ )"
    rf"{{1,8}}?(?:should|must|(?:have|had|needs?|needed|are|were) to) (?:shelter|stay|remain)\b",
    re.I,
)
# "Until we lift it", "has not lifted", "before": it holds.
_NOT_LIFTED = re.compile(
    r"\b(?:not|never|before|once|when(?:ever)?|if|unless|whether|until|expects?|plans?|intends?|hopes?|announce|decides?"
    rf"|considering|without)(?: (?!and\b|but\b)[\w']+){{0,4}}? {_LIFTS}\b(?! of\b)", re.I
)
# "Leave if they can safely do so, and to shelter in place if they cannot" tells them now.
_IF_NOT = re.compile(
    r",? if (?:you|they) can(?: \w+ly)? do so(?: \w+ly)?,?(?= (?:and|or)\b)|(?<=place) if (?:you|they) (?:cannot"
    r"|can't)\b|(?<=who) are (?:not able|unable) to(?= (?:leave|depart)\b)", re.I
)
_SHOULD = re.compile(r"Should (?:the|an?|your?|any|there|it|they|anyone|this|these|shooting|fighting"
    r"|gunfire) ")  # "Should the airport close, stay where you are"
_THINGS = re.compile(  # what is kept or practised for it
    r"\b(?:shelter(?:ing)?|stay)[- ]in[- ]place (?:stocks?|supplies|kits?|bags?|rooms?|areas?|locations?|drills?"
    r"|training|checklists?)\b", re.I
)
_NOT_TOLD = re.compile(
    r"\bnot (?:yet )?(?:asked|told|advised|urged|instructed|directed|ordered|asking|advising|recommending)\b"
    r"|\b(?:did not|never) (?:ask|tell|told|advise|urge|instruct|direct|order)(?:ed|d)?\b", re.I
)
_NONE = re.compile(
    r"\b(?:no(?! longer)|not|without|nor)(?: \w+)? $"
    r"|\bno (?:\w+ )?(?:requirement|obligation|necessity|reason|call)s? (?:(?:for|on) (?:\w+ ){1,4})?to $"
    # what others may yet ask: "heed any advice from the police to shelter in place"
    r"|\b(?:any|await|wait for|(?:monitor|watch|listen|look out)(?: (?!and\b|or\b)\w+){0,5}? for)(?: \w+){0,2}?"
    r" (?:advice|instructions?|guidance|directions?|directives?|calls?|warnings?|requests?)"
    r"(?: (?!and\b|or\b|but\b)[\w']+){0,6} to $", re.I
)
_EXTENDS = re.compile(r"\b(?:extended|expanded|widened) to\b", re.I)
# "You could be told to shelter" tells nobody to; "you could be targeted, so shelter" does.
_ASKED = (
    r"(?:need|have (?:to|been|no|little|only)|be(?= (?:\w+ )?$)|be (?:[\w-]+ ){0,3}?(?:asked|told|advised|urged"
    r"|instructed|directed|ordered|requested|required|necessary|needed|forced|obliged|recommended|prompted|safest|safer|best"
    r"|possible|wise|able|time|needs?|orders?|instructions?|calls?|requests?|reasons?)(?=[^;.,]*$|, [^,]*, (?:to )?$))"
)
_READY = re.compile(
    r"\b(?:in the event|in (?:this|that|such an?|any such) (?:case|event)"
    rf"|be (?:prepared|ready)|prepared?|ready|(?:may|could) {_ASKED}|might|in case|if|when"
    r"|whenever|(?:orders?|alerts?) to"
    r"|able to|ability to|plans?|preparations?|tak(?:e|ing) (?:(?!immediate|urgent)[\w-]+ ){0,2}steps to|supplies"
    r"|enough|food|water"
    r"|find|identify|know (?:where|how)|how to|where to"
    r"|including any|such as|announcements?|(?:could|would|will)(?: \w+)? (?:result in|lead to|bring|mean|prompt)"
    r" (?:[\w-]+ ){0,3}?(?:instructions?|orders?|advice|calls?|requests?|directives?|warnings?) to)\b[^;.]{0,90}$"
    # what one takes upon oneself by a choice: "you are deciding to remain and shelter in place"
    r"|\b(?:by|are|is|will be|would be|means|meaning) (?:\w+ )?(?:choosing|deciding|agreeing|accepting|electing|opting"
    r"|committing|staying|remaining)\b[^;.]{0,160}$",
    re.I,
)
_LATER = re.compile(
    r"\bwhen(?:ever)? (?:(?:the |local )*(?:authorities|storms?|sirens?|alarms?)|instructed|told|advised|you|an?\b)"
    r"|\bif (?:(?:the |local )*(?:authorities|officials|police|alarms?|sirens?|shooting|fighting|gunfire|attacks?)"
    r"|instructed|told|advised|ordered|necessary|needed"
    r"|required|(?:the |your )?(?:\w+ )?(?:conditions|weather|situation|winds|car|vehicle|bus|train|boat"
    r"|ground)\b|(?:you|they) (?:hear|judge|see|feel"
    r"|encounter|come|find|meet|are (?:near|caught|close))|there is|caught"
    r"|an?\b)",
    re.I,
)
_EVENT = re.compile(
    r"\s*,? ?(?:when(?:ever)?\b(?! possible)|during an(?:y)? )|[^,;]{0,40}?\bin (?:the )?(?:event|case) of\b|,? if"
    r" in (?:the|this) area\b"
    rf"|(?:(?!\b(?:and|or|then|now|immediately)\b)[^,;.]){{0,80}}? {ONLY_WHEN}", re.I
)
_ENDED = re.compile(
    r"\bno longer\b|\bshelter[- ]in[- ]place(?: \w+){0,2} (?:lifted|ended|over|ends|cancel+ed|ceased|came to an end)\b"
    r"|\bshelter(?:[- ]in[- ]place)? (?:order|notice|advisory|instruction|recommendation)s?\b[^;,.]{0,50}? (?:ended"
    r"|expired|lapsed|ceased|came to an end|terminated|revoked|removed|discontinued)\b"
    r"|\b(?:ended|lifted|withdrawn|cancel+ed|rescinded|removed) (?:(?:its|the|our|this|that"
    r"|all) )?(?:\w+ )?shelter[- ]in[- ]place\b"
    rf"|\b{_LIFTS} (?:(?!and\b|or\b|to\b|who\b|while\b)[\w'-]+ ){{1,5}}?shelter(?:[- ]in[- ]place)?"
    r"(?: (?:order|instruction|directive|guidance|advice|notice|recommendation)s?\b|(?<=place)(?=[.,;]|$))"
    r"|\b(?:is|are|was|were|been|will(?: also)? be)(?: now| since)? (?:lifted|rescinded|cancel+ed|withdrawn|ended"
    r"|over)\b|\b(?:has|have)(?: now| since)? (?:ended|expired)\b|\bend of\b"
    r"|\bmay (?:now )?(?:leave|stop|end)\b",
    re.I,
)


_HELD = re.compile(
    r"\b(?:not|n't) (?:yet |been |yet been )*(?:lifted|rescinded|withdrawn|ended|cancel+ed)\b"
    r"|\b(?:still (?:holds?|applies|in (?:effect|force))|(?:is|are|remains?) (?:unchanged|in (?:effect|force)))\b", re.I
)
# "A shelter order is in force" gives it; "the order is in force" was told before.
_GIVEN = re.compile(r"\ban? (?:[\w-]+ )?(?:shelter|stay-\w+)\b(?![^;]*\b(?:still|remains?|continues?)\b)", re.I)
_WHY = re.compile(r"\b(?:as long as|while|since|because|until"
    r"|due to)\b.*")  # a curfew "in effect" is no shelter that is
_DRILL = re.compile(r"\b(?:(?:during|in) (?:the|this|an?) (?:exercise|drill)|this is (?:only )?a test|drill"
    r"|exercise (?:for|on|takes|will)|annual|nobody needs|(?:monthly|weekly|quarterly|regular|next) test\b|recording"
    r"|(?:over|from) (?:the )?(?:loudspeakers?|speakers|towers?|public address)|system will"
    r"|would be|(?:draft|writ|prepar|issu|translat|send)(?:s|es|ing) (?:[\w-]+ ){0,2}?shelter|incumbent|duties"
    r"|(?:loudspeakers?|speakers|alarms?|sirens) (?:will|telling)"
    r"|(?:no|not|n't) need(?! (?:for \w+ )?to (?:evacuate|leave|travel|go|come|move|depart|rush|be told)\b))\b", re.I)
# Home every night is a curfew, and steps to take at a siren leave the shelter unconditional.
_ONCE = re.compile(r"\b(?:when|once|until|unless|as soon as)\b[^;,.]{0,40}$", re.I)
_CURFEW = re.compile(
    r"\b(?:stay|remain) (?:indoors|inside|(?:at )?home|in their (?:homes|residences))(?: \w+)? "
    r"(?:after (?:dark|sundown|sunset|nightfall)|(?:at|every|each) night|nightly|overnight"
    r"|during (?:the )?(?:night|curfew))\b"
    r"|\bnot leave your \w+(?: \w+)? (?:alone|unaccompanied|unlocked|unattended|open|empty|without|after dark"
    r"|at night)\b"
    # the sun and insects keep people in as well
    r"|\b(?:dogs|cats|pets|livestock|cattle|animals) (?:must|should|are to) (?:stay|remain|be)\b"
    r"|\b(?:heat(?: ?wave)?|sun(?:light)?|eclipse|mosquito(?:e?s)?|pollen|tide)\b",
    re.I,
)
# "Iraqis must stay at home" tells nobody else to.
_HOSTS = re.compile(
    r"\bwill have (?:\w+ )?(?:guests|visitors|customers|staff) $"
    r"|\b(?:hotels?|lodges?|resorts?|guest ?houses?|inns?|camps?) (?:(?:has|have|had) )?(?:asked|told|advised"
    r"|instructed|requested) (?:(?:its|their|the|all) )*(?:guests|clients|customers|visitors)\b"
    r"|(?:^|\b(?:All|Most|Many|Some|[a-z]+) )(?<!in )(?<!near )(?<!and )(?<!of )(?!Americ|Canad|Austral"
    r"|Zealand)[A-Z]\w+(?:is|ans) (?:must|should|are|have) "
)
_STEPS = re.compile(r"(?:,|\b(?:and|or)) (?:to )?(?:seek|get|call|contact|ask for|obtain|request)\b[^,;]{0,60}? if"
r" (?:it is |this is )?"
                    r"(?:necessary|needed|required)\b"
                    r"|\band (?:to )?take (?:the following|these) (?:actions|steps|precautions|measures)\b.*"
    r"|,? but (?:be|stay|remain|also|you)\b.*"
                    r"|,? and (?:to )?(?:avoid|use|exercise|take)\b[^;]*"
    r"\bwhen you (?:(?:need|have) to|must) (?:leave|go)\b.*")
# "Last month residents were told to stay at home": what was asked of people then.
_PAST = re.compile(
    rf"^(?:In (?:(?:early|late|mid-?) ?)?(?:{MONTH}|\d{{4}})|Last (?:week|month|year|time)"
    r"|Earlier this (?:month|year))\b[^;]{0,80}?"
    r" (?:were|had been) (?:told|asked|advised|urged|instructed|directed|ordered)\b"
)
# "Had asked everyone to stay home": that was before what the text goes on to tell.
_BEFORE = re.compile(
    r"\b(?:had|previously)(?: (?:\w+ly|earlier|first|also|then))? (?:been )?(?:asked|told|advised|urged"
    r"|instructed|directed"
    r"|ordered)\b", re.I
)
# A heading over where to find a bed, what the words mean, and what a house told its own guests.
_MEANS = re.compile(
    r"^shelters?\W?$|^[\"'(]*(?:To )?shelter(?:ing)?[- ]in[- ]place[\"')]* (?:means|is when|refers to|implies)\b"
    r"|^(?:[\w ]{3,40}, (?:but|and|so) )?(?:The|An?|Our) (?:\w+ ){0,3}?(?:hotel|school|company|firm|university"
    r"|college|airline|landlord|factory|hospital)"
    r"(?: \w+)? (?:had )?(?:told|asked|advised|instructed|directed|urged) (?:its|their|all)\b", re.I
)
_SOFT = re.compile(
    r"\b(?:stay|remain)(?:ing)?\b[^;.,]{0,30}?\b(?:home|homes|indoors|inside|residences?)\b[^;.,]{0,20}? (?:if|where"
    r"|when(?:ever)?|as (?:much|far) as) possible\b", re.I
)
_UNTIL = re.compile(r"\buntil\b[^,;]*", re.I)
# Over ("resumed services following a temporary shelter-in-place"), or others' to give ("follow any such orders").
_NOT_HERE = re.compile(
    r"\b(?:following|after) (?:(?:an?|the|its|our|yesterday's|today's|earlier|temporary|brief|short|\w+'s) ){0,3}"
    r"shelter(?:ing)?[- ]in[- ]place\b(?![^;.]{0,60} (?:order|alert|notice)s? (?:from|of|by|for|to)\b)"
    # where to read about it: "follow the advice of local authorities on sheltering in place"
    r"|\b(?:follow|heed|see|read|check|consult|review|visit|find|listen (?:to|for)|watch for"
    r"|familiari[sz]e yourself with)\b"
    r"[^;.,:]{0,60}? (?:on|about|for|regarding|concerning|relating to|how to|when to) (?:how to |when to )?"
    r"shelter(?:ing)?[- ]in[- ]place\b(?![^;.]{0,40} (?:in (?:effect|force|place)))"
    r"|\b(?:follow|obey|heed|observe|comply with|adhere to|listen (?:to|for))\b[^;.]{0,60}?"
    r" shelter[- ]in[- ]place (?:instructions|orders|advice|guidance|directives|notices|alerts|recommendations)\b"
    r"(?![^;.]{0,40} (?:in (?:effect|force|place)|issued|given|announced|declared))"
    r"(?![^;.]{0,60}\band (?:to )?(?:stay|remain) (?:indoors|inside|in place|at home|where you)\b)", re.I
)


def _no_order(plain: str, said: re.Match[str]) -> bool:
    """Whether the words deny, rehearse or recall a shelter, or say what to do should a thing happen."""
    heads = (_SHOULD, _PAST, _MEANS, BED)
    if _NOT_TOLD.search(plain[: said.end()]) or _BEFORE.search(plain[: said.end()]):
        return True
    return bool(any(head.match(plain) for head in heads) or _DRILL.search(plain) or _NONE.search(plain[: said.start()]))


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = _IF_NOT.sub("", THERE.sub("", _THINGS.sub("", sentence.plain)))
    holds = _NOT_LIFTED.search(plain)
    over = None if holds else _OVER.search(plain)
    said = over or _SAID.search(plain)
    if said is None or _no_order(plain, said) or _NOT_HERE.search(plain):
        return
    if _HELD.search(_WHY.sub("", plain)) and not (_EXTENDS.search(plain) or _GIVEN.search(plain)):
        area = where(plain, said, setting.names)
        yield Notice(TOPIC.name, HOLDS, "", sentence.span, area=area or None, grade=whom(plain))
        return
    if _CURFEW.search(plain) or _SOFT.search(plain) or _HOSTS.search(plain[: said.start() + 8]):
        return
    after = _STEPS.sub("", plain[said.end() :])
    live = of_this(_UNTIL.sub("", _NOT_LIFTED.sub(" ", plain)), said)
    ended = bool(over or _ENDED.search(live))
    if not ended and (_READY.search(plain[: said.start()]) or _LATER.search(after) or _EVENT.match(after)):
        return
    if ended and not over and _ONCE.search(plain[: said.start()]):
        return  # "when it is lifted, we will tell you"
    if only_at_home(plain, sentence.span.text):
        return
    told = "" if ended else where(plain, said, setting.names) or there(sentence.plain, setting.names)
    what = place_key(plain, setting.names)[1] if ended and not titled(plain) else told
    named = days(plain if ended else live.partition(said[0])[0], setting.published_on)
    day = nearest(named, len(plain), len(plain))
    if historic(plain, day, setting.published_on):
        return
    begun = None if ended else day
    yield Notice(
        TOPIC.name, "shelter", "", sentence.span, on=not ended, area=what or None, decided_on=begun, grade=whom(plain)
    )


TOPIC = Topic("shelter_in_place", _WORTH.search, _read)
