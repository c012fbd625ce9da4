"""The government says it can help less, in the country or in a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.shortfall import FOR_OURS, TAKEN_OUT, short_of_help
from monitor.compare.whose.offices import THEIRS, of_another
from monitor.compare.wordings.governments import NATION
from monitor.model import Notice
from monitor.terms.table import ways

_WORTH = re.compile(
    r"limit|little|minimal|imped|hinder|hamper|unable|face[- ]to[- ]face|in[- ]person"
    r"|sever|seriously|greatly|not available|ability|capacity|cannot|not be able|reach you|can't"
    r"|are unable|unlikely|able to|difficult|impossible|diminish|constrain|curtail|promise|guarantee|not expect"
    r"|in a position|evacuation|diplomat|consular (?:offic|staff|pres|repres)",
)
_OURS = (
    r"(?:\bUS government|\bUS officials|\bembass(?:y|ies)|\bconsul\w+|\bhigh commission|\bFCD?O|\b(?:British|UK"
    r"|Canadian|Australian|Irish|New Zealand)"
    r" government|\bgovernment of (?:Canada|Australia|Ireland|New Zealand)|\bthe Department\b(?! of (?!State))"
    r"|\bDepartment of State|\bour\b"
    r"|\bsupport (?:for British|from))"
)
_LESS = ways(
    rf"{_OURS}[^;]{{0,120}}?\b(?:(?:very |extremely |severely )?limited(?! (?:staff|operations|exceptions?)\b)|severely"
    rf" impact\w*|reduced)\b[^;]{{0,60}}?"
    r"\b(?:ability|abilities|capacity|assist\w*|help|provide|support)\b"
    rf"|{_OURS}[^;]{{0,80}}?\b(?:ability|capacity|support|assistance|help)\b[^;]{{0,100}}?\b(?:(?:is|are|be"
    rf"|remains?|has been|have been)"
    r"(?: \w+ly| very| also| now| still)* (?:limited|reduced|restricted|diminished|constrained|curtailed)"
    r"|not available)\b"
    rf"|{_OURS}[^;]{{0,90}}?\b(?:cannot|can't|unable to|(?:will not|won'?t) be able to|may not be able to"
    rf"|not able to) (?:provide|offer|help|assist"
    r"|reach|give)\b[^;]{0,50}?\b(?:help|assist\w*|(?:consular )?services to (?:you\b|(?:US )?citizens there)"
    r"|(?<=reach )you|in-person)\b"
    rf"|{_OURS}[^;]{{0,60}}?\b(?:is|are) (?:not able|unable)(?: \w+)? to (?:provide|offer|give) (?:any )?(?:\w+ or )?"
    r"(?:protection|(?:emergency |routine )?(?:consular )?services) (?:to|for) (?:private )?US citizens\b"
    r"|\bUnited States (?:is|are) (?:not able|unable) to (?:provide|offer) (?:protection or )?(?:emergency |routine )?"
    r"(?:consular )?services to US citizens\b|\bnot be in a position to (?:evacuate|help|assist|rescue)\b"
    r"|\b(?:can(?:not| no longer)|may not be able to|will not be able to|unable to) (?:promise|guarantee"
    r"|ensure) (?:any )?(?:help|assistance|support|evacuation)\b"
    rf"|{_OURS}[^;]{{0,60}}?\b(?:may|will|might) not be able to (?:help|assist|evacuate"
    r"|reach (?=(?:US )?citizens (?:in|outside|throughout) (?!an? |case\b|emergenc|times)))\b"
    rf"|{_OURS}[^;]{{0,40}}?\b(?:has|have) (?:very )?(?:severe|serious|significant) (?:limits|limitations) on (?:its"
    rf"|their|our) ability\b"
    rf"|\b(?:do not|don't|should not) expect [^;]{{0,20}}?{_OURS}[^;]{{0,40}}? to (?:be able to )?(?:come|help|assist"
    rf"|rescue|evacuate)\b"
    r"|\bnot (?:currently |yet )?(?:safe|possible) to (?:undertake|carry out|conduct"
    r"|organi[sz]e) an? [^;]{0,40}?\bevacuation\b"
    rf"|\bunlikely (?:that )?(?:the )?(?:US )?{_OURS}[^;]{{0,40}}?\bable to (?:provide|offer|help|assist)\b"
    rf"|{_OURS}[^;]{{0,40}}?\b(?:is|are|be) unlikely to be able to (?:provide|offer|help|assist)\b"
    rf"|\bsupport for {NATION} (?:nationals|citizens)\b[^;]{{0,40}}?\b(?:is"
    r"|remains) (?:\w+ly )?limited\b"
    rf"|{_OURS}[^;]{{0,40}}?\b(?:can|is able to|are able to)(?: only)? (?:give|provide|offer) (?:only )?(?:very "
    rf"|extremely )?(?:little|limited|minimal)"
    r"(?: \w+)? (?:help|assistance|support)\b"
    r"|\bwe can only (?:give|provide|offer) (?:very |extremely )?(?:limited|little|minimal"
    r"|basic)(?: \w+)? (?:help|assistance|support)\b"
    r"|\bwe (?:cannot|can't|are unable to) (?:provide|offer|give) (?:any )?(?:consular|in-person)\b"
    r"|\bwe (?:are (?:unable|not able) to|cannot|can't) (?:provide|offer|give) the (?:level of )?(?:support|help"
    r"|assistance) (?:that )?we (?:would )?(?:normally|usually)\b"
    r"|\bFCD?O\b[^;]{0,20}?\b(?:cannot|(?:is|are) (?:not able|unable) to) (?:provide|offer) (?:[\w-]+ )?(?:consular"
    r"|in-person) (?:services|assistance|support|help)\b"
    rf"|\bmak(?:es?|ing) it (?:\w+ )?(?:difficult|hard|impossible) for [^;]{{0,20}}?{_OURS} to (?:provide|offer"
    rf"|assist|help)\b"
    rf"|\b(?:ha(?:s|ve) (?:\w+ly )?limited|limits) the ability of(?: the)? ?{_OURS}[^;]{{0,20}}? to (?:provide|offer"
    r"|help|assist)\b"
    r"|\b(?:(?:very|extremely|severely) )?(?:limited|restricted|reduced) (?:availability|provision"
    r"|level) of (?:in-person )?"
    r"(?:consular|embassy) (?:support|assistance|help)\b"
    r"|\b(?:very|extremely|severely) (?:limited|restricted|reduced) consular (?:support|assistance|help)\b"
    r"|\bability to (?:provide|offer) (?:emergency |routine )*(?:consular |citizen )services\b[^;]{0,120}? (?:is"
    r"|remains|has been)(?: \w+ly| very)* (?:limited|reduced|restricted|constrained)\b"
    r"|\bno (?:face[- ]to[- ]face|in[- ]person) (?:consular )?(?:assistance|help|support)\b"
    r"|\bprovision of (?:in[- ]person|consular|face[- ]to[- ]face) (?:assistance|help|support)\b[^;]{0,20}?\blimited\b"
    rf"|{_OURS}[^;]{{0,20}}? (?:has|have) no (?:ability|means) to (?:provide|offer|help|assist)\b"
    r"|\b(?:consular|embassy|government) (?:officers|officials|staff|personnel|employees) (?:cannot|can't|are (?:unable"
    r"|not able) to) (?:travel|go)\b[^;,]{0,60}? to (?:assist|help|provide)\b"
    rf"|\b(?:emergency|consular|routine)(?: \w+)? (?:services?|help|assistance|support)(?: that)?(?: the)? ?{_OURS}"
    r"[^;]{0,20}? (?:can|(?:is|are) able to) (?:provide|offer|give)\b[^;]{0,80}? (?:is|are|remains?)(?: \w+ly| very)*"
    r" (?:limited|restricted)\b"
    rf"|{_OURS}[^;]{{0,20}}? (?:(?:can|could|may|might|will)(?: only)?(?: be able to)?|(?:is|are) able to) do"
    r" (?:very )?little (?:for|to (?:help|assist))\b"
    rf"|\blittle (?:that )?(?:the )?{_OURS}[^;]{{0,20}}? (?:can|(?:is|are) able to) do\b"
    rf"|\bwhat (?:the )?{_OURS}[^;]{{0,20}}? (?:can|(?:is|are) able to) do (?:for|to (?:help|assist))\b[^;]{{0,80}}?"
    r" (?:is|remains)(?: \w+ly| very)* limited\b"
    rf"|\b(?:severely|seriously|greatly) (?:impact|limit|affect|reduce|restrict)\w* what (?:the"
    rf" )?{_OURS}[^;]{{0,20}}? (?:can"
    r"|(?:is|are) able to) (?:do|offer|provide|give)\b"
    r"|\b(?:there (?:are|is)|we have|(?:UK|Canada|Australia|Ireland|New Zealand) has)(?: currently| now| also| still)?"
    rf" no (?:(?:{NATION}|our) )?(?:(?:consular|diplomatic) (?:officials"
    r"|officers|staff|personnel|presence|representation|representatives)|diplomats)(?: currently| now)? (?:present )?"
    r"in (?:the )?(?:country|territory|(?-i:[A-Z]))"
    rf"|\b(?:severely (?:impact|limit|affect)|impedes?|hinders?"
    rf"|hampers?)\b[^;]{{0,80}}?{_OURS}[^;]{{0,40}}?\bability\b",
)
# What stands in the way is named, and that it cuts what own people can do: "roadblocks restrict our ability to assist".
_HELPING = (
    r"ability to (?:\w+ly )?(?:(?:reach|assist|aid|help|evacuate|visit|respond|support|protect|travel)\b|(?:provide"
    r"|offer|give"
    r"|render|deliver) (?!(?:[\w-]+ )?(?:visas?|passports?|notar\w+)\b)(?:[\w-]+ ){0,5}?(?:services|assistance|help"
    r"|support|aid|protection)\b)"
)
_CUTS = re.compile(
    rf"(?<!not )(?<!to )\b(?:limit|restrict|constrain|curtail|impair|reduce|diminish|hamper|hinder|impede"
    rf"|complicate|weaken|(?:inevitably|severely|seriously|significantly|greatly|adversely|negatively) affect)"
    rf"(?:s|d|ed|ing)? (?:both |further )?(?:the )?(?:US )?{_OURS}[^;,]{{0,40}}? {_HELPING}"
    rf"|\b(?:ability|capacity) of (?:the )?(?:US )?{_OURS}[^;]{{0,120}}? (?:is|are|be|remains?|has been|have been)"
    rf"(?: \w+ly| very| also| now| still)* (?:limited|reduced|restricted|diminished|constrained|curtailed|impaired)\b",
    re.I,
)
# What holds wherever the publisher advises against travel is printed on every page; so is what its own law forbids.
_EVERYWHERE = re.compile(r"\bwhere (?:the )?FCD?O advis|\bprivacy (?:act|laws?|rules)\b", re.I)
# "If it occurs, could hamper our ability": it has not; what may happen to those who go there has no "it".
_FORESEEN = re.compile(
    r"\bif (?:it|this|that|they|these|one|such an? \w+) (?:occurs?|happens?|comes?|takes? place|strikes?"
    r"|materiali[sz]es?"
    r"|does|begins?|is (?:imposed|declared|introduced))\b|^(?:if|should|were) (?:the|an?|there|conditions|fighting|war"
    rf"|hostilities|roads?|flights?)\b(?! traveler)|{FOR_OURS}"
    r"|\bin (?:the (?:event|case)|case) of\b[^;]*? (?:may|might|could|would)\b"
    r"|\b(?:may|might|could|would)\b[^;]*\b(?:in|under) (?:such|these|those) (?:circumstances|conditions)\b", re.I,
)
# What anybody can do little in, in any year.
_AFTER_ANY = re.compile(
    r"\b(?:after|following) an? (?:(?:major|severe|strong|large|serious|direct) )?(?:storm|hurricane|typhoon|cyclone"
    r"|earthquake|disaster|tsunami)\b(?! (?:that|which|struck|hit|of magnitude|in|on|yesterday|today|this)\b)", re.I
)
_MEDICAL = re.compile(r"\b(?:medical|health ?care|ambulance|police|fire) (?:services|facilities|care)\b"
    r"|\bat (?:limited|reduced) capacity\b|\b(?:issue|process) (?:visas|passports)\b", re.I)

def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    said = _LESS.search(plain) or (None if THEIRS.search(plain) else _CUTS.search(plain))
    if said is None or (setting.noted(sentence) and TAKEN_OUT.search(plain)) or _MEDICAL.search(said.group()):
        return
    if _AFTER_ANY.search(sentence.raw) or _EVERYWHERE.search(plain) or _FORESEEN.search(plain) or of_another(plain):
        return
    yield short_of_help(sentence, setting, said.end())


TOPIC = Topic("assistance_limited", _WORTH.search, _read)
