"""A standing unaccompanied posture: families may not join the publisher's staff (3 FAM 3770)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.model import Notice

_WORTH = re.compile(r"famil|efm|unaccompanied|adults?-only|only essential|depend[ae]nt|spouses|child")
_RULE = re.compile(
    r"\b(?:family members|families|depend[ae]nts|spouses|children)\b[^;]{0,60}?\b(?:cannot|can ?not|can't|may not"
    r"|are (?:not|no longer) (?:permitted|allowed|authori[sz]ed) to|may no longer|can no longer|are unable to)"
    r" (?:join|accompany|reside|live|stay(?! (?:overnight|(?:in|at) hotels)\b))\b"
    r"|\b(?:do(?:es)? not|(?:may|can|will) no longer|no longer|cannot) (?:authori[sz]e|allow|permit|approve)s?"
    r" (?:[\w-]+ ){0,3}(?:family members|families|depend[ae]nts|spouses|children)"
    r" to (?:join|accompany|reside|live|stay)\b"
    r"|\b(?:prohibit|forbid|bar|ban)\w* (?:\w+ )?(?:family members|families|depend[ae]nts|spouses|children) from"
    r" (?:joining|accompanying|residing|living)\b"
    r"|\b(?:not|no longer)(?: (?:permitted|allowed|authori[sz]ed) to)?(?: be)? accompanied by (?:\w+ )?(?:family"
    r"|depend[ae]nts|spouses|children)"
    r"|\b(?:employees|personnel|staff)\b[^;]{0,60}?\b(?:serve|are assigned|work)[^;]{0,50}? without"
    r" (?:their |eligible )*(?:family|families|depend[ae]nts)"
    r"|\b(?:family members|families|depend[ae]nts|spouses|children)\b[^;]{0,40}?\bare"
    r" (?:not|no longer) (?:permitted|allowed|authori[sz]ed) (?:at|in)\b"
    r"|\b(?:may not|cannot|not (?:permitted|allowed|authori[sz]ed) to) bring (?:\w+ ){0,3}"
    r"(?:famil|depend[ae]nts|spouses|children)"
    r"|\bno (?:family members|families|depend[ae]nts|spouses|children)\b[^;]{0,60}? (?:may|can) (?:join|accompany"
    r"|reside|live|stay)\b"
    r"|\b(?:assignments?|postings|tours?(?: of duty)?)\b[^;]{0,60}? (?:is|are|ha(?:s|ve) (?:been|become))(?: now)?"
    r" (?:unaccompanied|for (?:\w+ )?(?:employees|staff|officers) (?:alone|only))\b"
    r"|\b(?:EFMs?|family members|families|depend[ae]nts|spouses|children)\b[^;]{0,40}?\b(?:are|is) (?:not|no longer)"
    r" (?:(?:placed|put|included) )?(?:on|in) (?:\w+ )?orders\b(?! to (?:leave|depart|evacuate))"
    r"|\b(?:unaccompanied|adults?-only) (?:post|status|posture|assignment)\b"
    r"|\bfamily members\b[^;]{0,120}?\bare not assigned to\b"
    r"|\bonly essential US government employees (?:are|may)\b",
    re.I,
)
# "Only family members 21 years of age or older may join": most may not; "minor dependents cannot": some may.
_SOME = re.compile(
    r"\bonly (?:[\w-]+ ){0,3}?(?:family members|families|depend[ae]nts|spouses|children)\b[^;]{0,100}?"
    r"\b(?:may|can|are (?:permitted|allowed|authori[sz]ed) to) (?:join|accompany|live (?:with|in|at)|reside)\b"
    r"|\b(?:(?:minor|under-?age|school-?age\w*|young(?:er)?) (?:depend[ae]nts|children|family members)"
    r"|(?:depend[ae]nts?|child(?:ren)?|family members?)\W{1,3}(?:who are )?(?:under|below|younger than)"
    r" (?:the age of )?\d+)\b[^;]{0,60}?"
    r"\b(?:cannot|can ?not|may not|are (?:not (?:permitted|allowed|authori[sz]ed|able)|unable) to)"
    r" (?:join|accompany|reside|live|stay)\b"
    r"|\bno (?:depend[ae]nts?|child(?:ren)?|family members?) (?:who (?:is|are) )?(?:under|below|younger than)"
    r" [^;]{2,40}? (?:may|can|is allowed to|are allowed to) (?:join|accompany|reside|live|stay)\b",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:family members|families)\b[^;]{0,60}?\b(?:may|can|are (?:now )?(?:permitted|allowed) to)(?: now)?(?: again)?"
    r" (?:join|accompany)\b",
    re.I,
)
# "If they are still at risk, it will likely become an unaccompanied post": it is none yet; nor is what once was. A
# prison and a hospital let in no families either.
_NOT_NOW = re.compile(
    r"(?:^|, )(?:if|unless|should|whether)\b|\blikely\b|\b(?:might|could|would)\b|\b(?:was|were) done previously\b"
    r"|\b(?:was|were) (?:once |long |an? |then |part\w+ )*unaccompanied\b[^;]{0,20}?\b(?:between|during|from|until|for"
    r"|in (?:the )?(?:19|20)\d\d)\b|\b(?:detainees?|prison\w*|inmates?|jails?|patients?|hospital wards?|soldiers"
    r"|troops)\b|\bbring your\b",
    re.I,
)

# Who may come along to an interview, a call or a room for a month, and what the word means, says nothing of a post.
_ROOMS = re.compile(
    r"\b(?:applicants?|interviews?|waiting (?:room|area)s?|consular (?:section|hall)|(?:visa|service) windows?|lobby"
    r"|(?:join|on) (?:the|a|your) (?:\w+ )?call|hearings?|temporary (?:quarters|lodging|housing)"
    r"|enter the (?:embassy|consulate)|(?:charter|evacuation) flights?|meetings?|ceremon(?:y|ies))\b"
    r"|\b(?:join|accompany) (?:the|an?|our) (?!(?:\w+ ){0,3}?(?:employee|staff|personnel|officer|official|diplomat"
    r"|principal|spouse|member))"
    r"|^(?:at|in|on|for) an? (?:\w+ )?unaccompanied\b|\bunaccompanied (?:post|tour|assignment)s? (?:is|are|means?"
    r"|refers?|denotes?) (?:an?|one|to|where|when|those|that)\b",
    re.I,
)


def _read(sentence: Sentence, _setting: Setting) -> Iterator[Notice]:
    if _NOT_NOW.search(sentence.plain) or _ROOMS.search(sentence.plain):
        return
    if _SOME.search(sentence.plain):
        yield Notice(TOPIC.name, "family", "", sentence.span)
    elif _RULE.search(sentence.plain):
        yield Notice(TOPIC.name, "family", "", sentence.span, grade=1)
    elif _ENDED.search(sentence.plain):
        yield Notice(TOPIC.name, "family", "", sentence.span, on=False)


TOPIC = Topic("family_presence_restricted", _WORTH.search, _read)
