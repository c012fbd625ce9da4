"""Stay where you are, now: an instruction in force, not advice to be ready for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.asserting.elses import of_this
from monitor.compare.asserting.foreign import tells_theirs
from monitor.compare.dates import days, historic, nearest
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.whose.people import place_key
from monitor.compare.whose.whereabouts import BED, ONLY_WHEN, THERE, only_at_home, there, titled, where, whom
from monitor.compare.wordings.governments import NATION
from monitor.compare.wordings.lexicon import GOES_OVER_TO
from monitor.compare.wordings.sheltering import (
    ABOUT_A_VOTE,
    BY_CHANCE,
    CURFEW,
    DRILL,
    HOSTS,
    LATER,
    MEANS,
    NONE,
    NOT_HERE,
    READY,
    escorted,
)
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
    r"|(?:get|go|move) in(?:doors|side)|stay-(?:i|a|h|p)|keep in|(?:remain|stay) in (?:an? |your )?safe")
_ACT = (
    rf"(?:(?:(?:take|seek) (?:\w+ )?)?shelter|hunker down|(?:stay|remain) (?:safely )?(?!inside (?-i:[A-Z])){_IN}"
    r"|not (?:go outside|leave your (?:homes?|residences?|hotels?|rooms?|accommodations?|lodgings?|house|building))"
    r"|(?:get|go|move) (?:indoors|inside(?: (?:an?|the|your|any|the nearest) (?:\w+ ){0,2}(?:buildings?|houses?|homes?"
    r"|rooms?|shelters?|structures?))?)(?= (?:now|at once|immediately|without delay|and (?:stay|remain))\b)"
    r"|keep (?:indoors|inside)(?=[.;,]|$| (?:and|until|now|away|at|as|because|due)\b)"
    r"|(?:stay|remain) in (?:an? |your )?safe (?:locations?|places?)|(?:stay|remain|keep) sheltered(?: in place)?)"
)
# "Should follow our advice and stay indoors": what else they should do is no condition; "react to sirens" is one.
_ALSO = (
    r"(?:(?: (?!prepare|ready|plan|if|when|know|identify|able|choose|wish|react|respond|listen"
    r"|heed(?! (?:the |all )?(?:instructions|advice|guidance|orders)\b))[\w']+,?){1,8}(?:(?<=,)| and)(?= ))?"
)
_SAID = re.compile(
    r"\bshelter(?:ing)?[- ]in[- ]place\b|\b(?:shelter|stay-(?:indoors|inside|put))[- ](?:orders?|directives?"
    r"|instructions?)\b|\b(?:is|are) sheltering\b|\b(?:(?:should|must|are(?: all)? to|(?:urged|advised|told|directed"
    rf"|instructed|ordered|asked|required|encouraged|recommended) to){_ALSO}|(?:asks?|urges?|advises?|tells?|instructs?"
    rf"|directs?|encourages?) (?:(?:all |any |our )*{NATION} (?:nationals|citizens) (?:(?:\w+ ){{1,3}})?"
    r"|(?:\w+ ){1,4})"
    r"(?:(?:residing|living|travell?ing|visiting)(?: \w+){1,6} )?to|(?:embassy|consulate|mission|department"
    r"|we)\b[^;.]{0,40}? (?:asked|urged"
    r"|advised|told|instructed|directed) (?:\w+ ){1,12}to|recommends?(?: that)? (?:\w+ ){0,3}(?:you|citizens"
    r"|nationals|personnel|Americans)(?:(?: currently| already)? in [A-Z]\w+)?(?: to)?"
    r"|it is (?:\w+ly )?(?:essential|vital|imperative|critical|important|necessary|crucial) that (?:you|everyone"
    r"|(?:all |US |American )*(?:citizens|nationals|Americans))(?: in [A-Z]\w+)?"
    r"|immediately|please|(?:citizens|nationals|Americans)(?: in [\w ]{2,30})?:"
    r"|^(?:(?:Except|For your|Out of|Because of|Due to|Given) [^,;]{3,70}, )?"
    r"(?:(?:restrict|limit|avoid|cancel|stop|keep|stay|lock|bolt"
    r"|close|shut) (?:[\w-]+ ){1,4}and )?)"
    rf"\s*(?:do |(?<=and )to |continue to )?{_ACT}(?: now| immediately)?\b"
    r"|(?-i:^you (?:should|must) (?:stay|remain) there until\b)"  # in the safe place that THERE has cut away
    # A rule, too, may "remain in place": people must be told to.
    r"|(?:\b(?:citizens|nationals|Americans|travell?ers|visitors|personnel|people|everyone|you)(?: in [\w ]{2,30})?"
    r" (?:should|must|are (?:urged|advised|told|asked|instructed|directed|ordered) to)(?: now)? |^(?:please )?"
    r"|\b(?:urge|advise|ask|tell|direct|instruct|encourage)s? (?:\w+ ){0,3}?(?:citizens|nationals|Americans"
    r"|travell?ers|visitors|people|everyone|you)(?: in [\w ]{2,30})? to "
    r"|\b(?:authorities|government|police|officials)(?: (?:have|has|are|is))? (?:recommend|advis|ask|urg|tell|told"
    r"|order|instruct)(?:s|es|ed|ing)?(?: that)? (?:people|everyone|residents|individuals|the public|visitors"
    r"|travell?ers)(?: to)? )"
    r"(?:stay|remain) in place\b(?! (?:in|during|after|throughout) (?:the )?(?:[A-Z]\w+ )?(?:19|20)\d\d)",
    re.I,
)
_LIFTS = (
    r"(?:rescind(?:s|ed|ing)?|withdr(?:aws?|ew|awing)|lift(?:s|ed|ing)?|cancel(?:s|l?ed|l?ing)|end(?:s|ed|ing)"
    r"|revok(?:es|ed|ing)|remov(?:es|ed|ing))"
)
_OVER = re.compile(
    rf"\bno longer (?:need|have|required) to (?:shelter in place|(?:stay|remain) {_IN})"
    r"|\b(?:may|can) (?:now )?(?:leave|come out of) (?:(?:your|their|the) )?(?:shelters?|homes?|residences?|hotels?)\b"
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
    r"\b(?:not|never|before|once|when(?:ever)?|if|unless|whether|until|expects?|plans?|intends?|hopes?|announce"
    rf"|decides?|considering|without)(?: (?!and\b|but\b)[\w']+){{0,4}}? {_LIFTS}\b(?! of\b)", re.I
)
# "Leave if they can safely do so, and to shelter in place if they cannot" tells them now.
_IF_NOT = re.compile(
    r",? if (?:you|they) can(?: \w+ly)? do so(?: \w+ly)?,?(?= (?:and|or)\b)|(?<=place) if (?:you|they) (?:cannot"
    r"|can't)\b|(?<=who) are (?:not able|unable) to(?= (?:leave|depart)\b)"
    r"|^if (?:you|they) (?:cannot|can't|are (?:not able|unable) to) (?:(?:safely|yet) )?(?:evacuate|leave|depart"
    r"|get out|get away)\b(?: safely| in time| (?:the|your|this) [\w ]{3,20})?,"
    r" (?=(?:please |then )?(?:shelter|stay|remain|seek))", re.I
)
_SHOULD = re.compile(r"Should (?:the|an?|your?|any|there|it|they|anyone|this|these|shooting|fighting"
    r"|gunfire) ")  # "Should the airport close, stay where you are"
_THINGS = re.compile(  # what is kept or practised for it
    r"\b(?:shelter(?:ing)?|stay)[- ]in[- ]place (?:stocks?|supplies|kits?|bags?|rooms?|areas?|locations?|drills?"
    r"|training|checklists?)\b"
    r"|\b(?:has|have|with) (?:an?|its|their) (?:(?!staff|personnel|employees|people|citizens)\w+ )?shelters? in place\b"
    r"(?! (?:order|alert|notice|instruction))", re.I
)
_NOT_TOLD = re.compile(
    r"\bnot (?:yet )?(?:asked|told|advised|urged|instructed|directed|ordered|asking|advising|recommending)\b"
    r"|\b(?:did not|never) (?:ask|tell|told|advise|urge|instruct|direct|order)(?:ed|d)?\b", re.I
)
_EXTENDS = re.compile(r"\b(?:extended|expanded|widened) to\b", re.I)
_EVENT = re.compile(
    r"\s*,? ?(?:when(?:ever)?\b(?! possible)|during an(?:y)? |until (?:the |all )?(?:shaking|tremors?)\b)"
    r"|[^,;]{0,40}?\bin (?:the )?(?:event|case) of\b|,? if in (?:the|this) area\b"
    r"|,? if (?:asked|told|directed|instructed|ordered)(?= to (?:do so|by)\b| by\b|[.,;]|$)"
    rf"|(?:(?!\b(?:and|or|then|now|immediately)\b)[^,;.]){{0,80}}? {ONLY_WHEN}", re.I
)
_ENDED = re.compile(
    # "Leaving is no longer possible; shelter in place" ends no shelter
    r"\bno longer\b(?!(?! (?:in (?:effect|force)|appl|valid|nec|need|requir|stand))(?:(?! shelter| stay| remain)"
    r"[^;:,.])*(?:[;:,]| -) (?:so |therefore,? )?(?:please |now |(?:you|everyone|(?:US )?citizens|Americans) (?:should"
    r"|must) )?(?:shelter|(?:stay|remain) (?:in(?:doors|side| place| (?:the|your|an?))|at home|where))\b)"
    r"|\bshelter[- ]in[- ]place(?: \w+){0,2} (?:lifted|ended|over|ends|cancel+ed|ceased|came to an end)\b"
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
    r"\b(?:staff|personnel|employees)\b(?:(?!\b(?:should|must|to)\b)[^;,.]){0,60}? (?:continues?|remains?"
    r"|(?:is|are) still) (?:to )?(?:shelter|sheltering)\b"
    r"|\b(?:not|n't) (?:yet |been |yet been )*(?:lifted|rescinded|withdrawn|ended|cancel+ed)\b"
    r"|\b(?:still (?:holds?|applies|in (?:effect|force))|(?:is|are|remains?) (?:unchanged|in (?:effect|force)))\b", re.I
)
# "A shelter order is in force" gives it; "the order is in force" was told before.
_GIVEN = re.compile(r"\ban? (?:[\w-]+ )?(?:shelter|stay-\w+)\b(?![^;]*\b(?:still|remains?|continues?)\b)", re.I)
_WHY = re.compile(r"\b(?:as long as|while|since|because|until"
    r"|due to)\b.*")  # a curfew "in effect" is no shelter that is
_ONCE = re.compile(r"\b(?:when|once|until|unless|as soon as)\b[^;,.]{0,40}$", re.I)
# Steps to take at a siren leave the shelter unconditional.
_STEPS = re.compile(r"(?:,|\b(?:and|or)) (?:to )?(?:seek|get|call|contact|ask for|obtain|request)\b[^,;]{0,60}? if"
r" (?:it is |this is )?(?:necessary|needed|required)\b"
                    r"|\band (?:to )?take (?:the following|these) (?:actions|steps|precautions|measures)\b.*"
    r"|,? but (?:be|stay|remain|also|you)\b.*"
                    r"|,? and (?:to )?(?:avoid|use|exercise|take)\b[^;]*"
    r"\bwhen you (?:(?:need|have) to|must) (?:leave|go)\b.*")
# "Last month residents were told to stay at home": what was asked of people then.
_PAST = re.compile(
    r"^(?:Those|People|Citizens|Anyone|Everyone|Visitors) who (?:were|had been) (?:told|asked|advised|instructed"
    r"|ordered)(?![^;]*\b(?:should|must|(?:may|can|free to) (?:leave|go|come|return|stop)|now"
    r"|remain|continue|no longer|stay there|until)\b)"
    rf"|^(?:In (?:(?:early|late|mid-?) ?)?(?:{MONTH}|\d{{4}})|Last (?:week|month|year|time)"
    r"|Earlier this (?:month|year))\b[^;]{0,80}?"
    r" (?:were|had been) (?:told|asked|advised|urged|instructed|directed|ordered)\b"
)
# "Had asked everyone to stay home": that was before what the text goes on to tell.
_BEFORE = re.compile(
    r"\b(?:had|previously)(?: (?:\w+ly|earlier|first|also|then))? (?:been )?(?:asked|told|advised|urged"
    r"|instructed|directed|ordered)\b", re.I
)
_SOFT = re.compile(
    r"\b(?:stay|remain)(?:ing)?\b[^;.,]{0,30}?\b(?:home|homes|indoors|inside|residences?)\b[^;.,]{0,20}? (?:if|where"
    r"|when(?:ever)?|as (?:much|far) as) possible\b"
    r"|(?:stay|remain)(?:ing)? (?:inside|indoors|at home) wherever possible\b", re.I
)
_UNTIL = re.compile(r"\buntil\b[^,;]*", re.I)


def _no_order(plain: str, said: re.Match[str]) -> bool:
    """Whether the words deny, rehearse or recall a shelter, or say what to do should a thing happen."""
    heads = (_SHOULD, _PAST, MEANS, BED)
    if _NOT_TOLD.search(plain[: said.end()]) or _BEFORE.search(plain[: said.end()]):
        return True
    if (ABOUT_A_VOTE.search(plain) and "shelter" not in said[0].lower()) or escorted(plain, said.start()):
        return True
    return bool(any(head.match(plain) for head in heads) or DRILL.search(plain) or NONE.search(plain[: said.start()]))


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = _IF_NOT.sub("", THERE.sub("", _THINGS.sub("", sentence.plain)))
    holds = _NOT_LIFTED.search(plain)
    over = None if holds else _OVER.search(plain)
    said = over or _SAID.search(plain)
    if said is None or _no_order(plain, said) or NOT_HERE.search(plain) or BY_CHANCE.search(sentence.plain):
        return
    if _HELD.search(_WHY.sub("", plain)) and not (_EXTENDS.search(plain) or _GIVEN.search(plain)):
        area = where(plain, said, setting.names)
        yield Notice(TOPIC.name, HOLDS, "", sentence.span, area=area or None, grade=whom(plain))
        return
    if tells_theirs(plain) or CURFEW.search(plain) or _SOFT.search(plain) or HOSTS.search(plain[: said.start() + 8]):
        return
    after = _STEPS.sub("", plain[said.end() :])
    live = of_this(_UNTIL.sub("", _NOT_LIFTED.sub(" ", plain)), said)
    ended = bool(over or _ENDED.search(live))
    if not ended and (READY.search(plain[: said.start()]) or LATER.search(after) or _EVENT.match(after)):
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
