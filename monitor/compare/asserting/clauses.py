"""Cut from a sentence what it says of no departure: what it denies, teaches, remembers or tells of others' people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from monitor.compare.asserting.choices import plainly
from monitor.compare.asserting.foreign import CLAUSE, KIN_OF_OTHERS, PRIVATE, others
from monitor.compare.asserting.taught import STATUS, taught
from monitor.compare.dates import days
from monitor.compare.sentences import Sentence
from monitor.compare.wordings.governments import NATION
from monitor.terms.calendar import MONTH
from monitor.terms.table import ways

_WORTH = ways(
    r"leav|depart|evacuat|withdr|relocat|\bout\b|\bgo\b|home|pull|return|away|back|stay|sent|mov|quit|haven|absen|draw"
    r"|recall|repatriat|flown|(?:staff|personnel|employees) to shelter|(?:ve|as) left\b", re.NOFLAG
)
_ASKED = (
    r"(?:orders?|instructions?|directions?|directives?|requirement|obligation|intention|truth|plans?|call|suggestion"
    r"|question|decision|evacuation|talk)"
)
# What nobody did is no part of what our office did: "nobody was hurt and the Embassy has ordered families to leave".
_OURS_DID = (
    rf" and (?:(?:the|our) )?(?:{NATION} )?(?:Embassy|Consulate(?: General)?|Mission|Department(?: of State)?"
    r"|government)(?! of)(?: (?:in )?(?-i:[A-Z])[\w-]+){0,2} (?:has|have|is|are)\b"
)
_NO_PART = rf"(?:(?:(?!\b(?:that|sa(?:ys?|id)|told|tells?|claim\w*|but)\b)[^;:.,])*?(?={_OURS_DID})|{CLAUSE})"
# What our office rejects, or explains, ends where it is told what else was done: ", and ordered", ", the Embassy has".
_ELSE_DONE = (
    r"[^;:.]*?(?=[;:.]|,? (?:but|yet|though|although|while|whereas)\b|, and\b(?! that\b)|$"
    r"|,? and (?:(?:has|have|is|are) )?(?:also |now |therefore |hereby )?(?:(?:order|authori[sz]|direct|approv|instruct"
    r"|suspend|clos|evacuat|urg|advis)(?:e?s|ed|ing)|withdr[ae]w(?:s|n|ing)?|tells|told)\b(?! by\b)"
    rf"|(?:, (?:and )?| and )(?:(?:the|our) )?(?:{NATION} )?(?:State )?(?:Embassy|Consulate(?: General)?|Mission"
    r"|Department(?: of State)?|we|(?-i:Secretary))(?! of)(?: (?:in )?(?-i:[A-Z])[\w-]+){0,2} (?:has|have|is|are"
    r"|ordered|authori[sz]ed)\b"
    rf"|, (?:(?:the|our|all|non-\w+|US|eligible) )*(?:colleagues|staff|employees|personnel|famil\w+|dependents)\b)"
)
_DATED = rf"{MONTH} \d{{1,2}}, \d{{4}},?"
# "May extend the order to families", "has not been extended to them": who is not under it yet; nor is it longer yet.
_PERHAPS = (
    r"(?:(?-i:may)|might|could|would|can|whether to|plans?(?: to)?|intends? to|hopes? to|expects? to|proposes? to"
    r"|wants? to|(?:consider|weigh|discuss|debat|contemplat|propos|plann|mull|stud|review|recommend)\w*"
    r"|(?:plan|decision|intention|proposal|consideration|question|thought)s? (?:is |are |has |have |being |been |given"
    r" |made |taken )*(?:to|of|on|about)|will(?= [^;.]{0,160}? (?:if|once|when|unless|should)\b))"
)
_REFUSED = r"(?:cannot|never|yet to|against|rul\w+ out|not|n't)"
_EXTEND = (
    r"(?: (?:\w+ly|yet|also|now|soon|to|been|be|being|have|whether|an?|the)){0,4}"
    r" (?:extend|expand|widen|broaden)(?:s|ed|ing)?\b[^;,.]{0,80}?"
)
_LEADS_ON = r"(?:,? (?:and|but|or|which|that|though|although|while|it))*,? \b"
_NOT_WIDENED = (
    rf"{_LEADS_ON}(?:(?:{_PERHAPS}|{_REFUSED}){_EXTEND} to (?:(?:all|also|cover|include|eligible|the|its|their|US"
    r"|other|remaining|any|accompanying) )*(?:famil(?:y|ies)|depend[ae]nts|spouses|children|employees|personnel|staff"
    r"|non-\w+)"
    rf"|{_PERHAPS}{_EXTEND} (?:by|beyond|past|until|for (?:up|an?|another|\d+|further))\b)"
    r"[^;:.,]*?(?=[;:.,]| (?:but|yet|though|although|while|whereas)\b|$)"
)
# "Nobody is made to go", "this is no order to leave": what is not so. Where nobody may stay, all must go.
_DENIED = ways(
    rf"{_NOT_WIDENED}"
    rf"|(?:^|(?<=[;:,] )|(?<=and )|(?<=but ))(?:nothing|nobody|no one|none of|no (?:\w+ )?(?:employee|official"
    rf"|family member)s?)\b(?![^;:.]{{0,80}}\b(?:remain|stay)){_NO_PART}"
    rf"|\b(?:is|was|are|were|does|do|did|has|have)(?: not|n't) (?:\w+ ){{0,2}}?(?:mean|imply|amount to"
    rf"|(?:an?|any|the) (?:\w+ )?{_ASKED}|at the (?:point|stage))\b{CLAUSE}"
    rf"|\bnot (?:to )?be (?:read|taken|understood|seen|construed|interpreted|mistaken)\b{CLAUSE}"
    rf"|\bwrong to (?:read|take|see|say|conclude|think|understand)\b{CLAUSE}"
    rf"|\bno (?!longer|further|more)(?:\w+ )?{_ASKED}\b{CLAUSE}"
    # with what a decision of today is compared is no part of it
    rf"|^(?:(?:Just |Much )?(?:Like|Unlike|As with|Similarly to|Similar to)|As in the case of) (?:the|its|our|that|an?)"
    rf" (?:{_DATED}|[^;,])*?\b(?:decisions?|orders?|steps?|moves?|measures?|announcements?|withdrawals?|departures?"
    rf"|evacuations?)\b(?:{_DATED}|[^;,])*, (?:(?:which|that|issued|made|announced|taken)\b(?:{_DATED}|[^;,])*, )*"
    rf"|\b(?:recall(?:s|ed)|remember(?:s|ed)|recount(?:s|ed)) (?:how|when|that|being|(?:the|his|her)"
    rf" (?:day|time|year|youth))\b{CLAUSE}"
    rf"|(?<!^)\b(?:once|until|when|as soon as|if) (?:(?:the|an?|its|this) )?{STATUS} (?:is|has been|ends)\b{CLAUSE}"
    # who is told to stay inside goes nowhere, and what was told them is over
    rf"|\b(?:instructions?|orders?|directives?|directions?|recommendations?|advice) (?:to|for) [^;:.,]{{0,60}}?"
    r"\b(?:shelter|stay|remain)(?:ing)?[ -](?:in[ -]place|indoors|inside|at home)\b"
    # what is paid to whoever is away
    rf"|\b(?:employees|personnel|staff|family members|those|evacuees) (?:who are )?(?:on|under|in) (?:an? )?{STATUS}"
    rf" (?:may |will |can )?(?:receive|get|draw|(?:are|be) (?:entitled|eligible|paid))\b{CLAUSE}"
    # who needs leave to go out of a town is not sent away; what leaves an office able to do little goes nowhere
    rf"|\b(?:must|needs?(?: to)?|ha(?:s|ve) to|required to|may|can|cannot|only|without) (?:[\w'-]+ ){{0,5}}?"
    rf"(?:permission|clearance|approval|consent) (?:to|before they) (?:leave|depart)\b{CLAUSE}"
    r"|\bleav(?:e|es|ing) (?:[\w.'-]+ ){1,4}?(?:able|unable|vulnerable|exposed|few|fewer|little|with (?:limited|few"
    rf"|little)|short of|without (?:the )?(?:means|ways?|access|enough))\b{CLAUSE}"
    rf"|\bleav(?:e|ing) (?:no|nothing|an?) (?!country\b)[a-z]+\b{CLAUSE}"
    rf"|\bleav(?:e|ing) (?:their|his|her) posts?\b(?= (?:during|for|at|early|while|in turn)\b){CLAUSE}"
    r"|(?:^|(?<=[;,] )|\band )(?:(?!\b(?:and|but|while|not|ordered)\b)[^;,])*?"
    r"\b(?:leave|depart|go home) early\b(?! (?:this|next|tomorrow|in)\b)"
    r"(?:(?! (?:and|but|while)\b)[^;:.,])*"  # from work
    # whoever speaks to families, helps them, or reminds them of a rule, sends nobody away
    r"|\b(?:employees|staff|officers|personnel|colleagues)(?: (?:at|of|in) [^,;.]{3,40}?)? (?:(?:has|have) )?(?:told"
    rf"|informed|assured) (?:the |some |all )?(?:families|relatives|children|parents)\b{CLAUSE}"
    rf"|\breminds?\b(?:(?! that\b)[^,;:.]){{0,60}} that\b(?! (?:(?:the|our) )?(?:US )?(?:State )?(?:Department"
    rf"|Embassy|Mission|(?:ordered|authori[sz]ed) departure)\b){CLAUSE}"
    # what our office rejects, somebody else said
    r"|\b(?:dismiss|reject|ridicul|condemn|protest|denounc|refus|disput)\w* (?:(?:the|an?|this|that|his|her|its"
    r"|their) )?(?:\w+ )?(?:announcements?|statements?|demands?|orders?|ultimatums?|claims?|decrees?|decisions?"
    rf"|declarations?|assertions?) (?:that|to|by|of|from|ordering|telling|requiring|directing)\b{_ELSE_DONE}"
    # "Why that order ended", "what happened when families left": what is known is asked about, or explained
    rf"|\b(?:what happened (?:when|after|while)|(?<!is )(?<!was )(?:why|how) (?:that|the|this|its|an?) (?:\w+ )?"
    rf"(?:order|departure|evacuation|status|withdrawal))\b{_ELSE_DONE}"
    r"|\b(?:help|assist)(?:s|ed|ing)? (?:[\w-]+ ){0,4}?(?:to )?(?:leave|depart|go home|return home)\b"
    rf"|\b(?:be|stay|get|keep|stand|are|were) ready to (?:leave|depart|go|evacuate)\b{CLAUSE}"
    # nobody did it, or nobody may
    rf"|\bthat no(?: one|body)? (?:[\w-]+ ){{0,4}}?(?:was|were|is|are|has been|have been|had been) (?:made|forced|told"
    rf"|ordered|asked|required|instructed|directed|obliged) to\b{CLAUSE}"
    rf"|\bno (?:permission|authori[sz]ation|clearance) to (?:leave|depart)\b{CLAUSE}"
    # who is told not to go stays
    rf"|(?<!or )\bnot to (?:leave|depart|go|evacuate|fly|quit)\b{CLAUSE}"
    rf"|\b(?:has|have|had)(?: not|n't)(?: yet| so far)? (?:directed|ordered|instructed|told|asked|required) {CLAUSE}"
    # a gate, a day's work, and who is no employee of ours
    r"|\bleav(?:e|ing) (?:the|our|its|their|an?) (?:[\w'-]+ ){0,3}?(?:compound|grounds|premises|building|chancery"
    r"|residence|campus)\b(?! and (?:depart|return|leave|fly))"
    r"|\bleav(?:e|ing) (?:the )?(?:Embassy|Consulate|Mission|post|compound) for (?:the |an? |their )?(?:beach|shops?"
    r"|shopping|markets?|school|church|lunch|dinner|gym|day|afternoon|evening|weekend|walk|run|errands?)\b(?!-)"
    rf"|\b(?:go|going|went|sent) home until (?:the |our )?(?:water|power|electricity|air|heating|smoke|repairs?"
    rf"|building"
    rf"|alarm|internet)\b{CLAUSE}"
    r"|\b(?:leave|go home|leave work) at (?:noon|midday|lunchtime|\d{1,2}(?::\d\d)?(?! (?:days"
    r"|hours)))(?: ?[ap]\.?m\.?)?"
    r"(?: and go home)?"
    rf"|(?<!and )(?<!or )\b(?:volunteers|missionaries|contractors|pilgrims|miners|students|teachers|villagers)"
    rf" (?![^;:.]*\b(?:employees|staff|personnel|famil\w+|dependents)\b)(?:have been|has been|were|are|was)"
    rf" (?:told|ordered|instructed|directed|asked|allowed|permitted|free) to\b{CLAUSE}"
    r"|\bdepartures? (?:tax(?:es)?|cards?|fees?|forms?|procedures?|lounges?|gates?|halls?|stamps?|bonds?)\b",
)


def spoken(sentence: Sentence, published_on: date | None) -> Iterator[Sentence]:
    """Yield a sentence as far as it may speak of a departure of the publisher's people; nothing where it does not."""
    if not _WORTH.search(sentence.low):
        yield sentence
        return
    plain = sentence.plain
    if others(plain) or (taught(plain) and not days(plain, published_on)):
        return
    said = plainly(PRIVATE.sub("", KIN_OF_OTHERS.sub("others", _DENIED.sub("", plain))))
    if said == plain:
        yield sentence
    elif _WORTH.search(said.lower()):
        yield replace(sentence, said=said.strip(" ,;:").removeprefix("and "))
