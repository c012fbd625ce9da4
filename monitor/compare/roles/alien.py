"""Of whom, and of what, a sentence tells no departure: nobody of ours, a day's errand, what is not decided."""

from __future__ import annotations

import re

from monitor.compare.departing.audiences import EXPELLED
from monitor.compare.whose.offices import ANOTHER, FOREIGN, THEIRS
from monitor.compare.wordings.lexicon import OUR, words
from monitor.compare.wordings.unreal import UNREAL

_THEIR_OWN = words(
    r"(?-i:(?<!foreign )ministers?|mayors?|governors?|county|municipality)", r"expel\w*", r"expulsion",
    r"persona non grata", r"authorities", r"ministry", r"police", r"militar\w+", r"troops", r"soldiers",
    r"hospitals?", r"airlines?", r"compan(?:y|ies)", r"firms", r"UN", r"United Nations", r"NGOs?", r"schools?",
    r"visas?", r"foreign workers", r"courts?", r"judges?", r"your", r"cannot",
)  # fmt: skip
# "The German government has ordered its diplomats home": whoever acts is named, and is no office of ours.
_OUR_OFFICES = (
    r"(?:The |Washington|US|UK|United|Britain|Canada|Australia|Ireland|New Zealand|Department|State|Embassy|Mission"
    r"|Consulate|Ambassador|Secretary|Foreign|Government|FCDO|DFAT)"
)
_ANOTHER_ACTS = re.compile(
    rf"^(?:The )?(?!{_OUR_OFFICES})[A-Z]\w+(?: (?:government|embassy|[A-Z]\w+))* (?:has|have|had) (?:also |now )?"
    r"(?:ordered|authori[sz]ed|told|withdrawn)\b"
    rf"|^(?!{_OUR_OFFICES})[A-Z]\w+ (?:orders|tells|instructs|directs) "
    r"|.*\bits own (?:diplomats|staff|people|citizens|nationals)"
)
_LOCAL = re.compile(r"\bevacuation (?:orders?|notices?|warnings?|zones?)\b", re.I)  # of a flood, for all who live there
# Who is meant is no doubt: "employees whose presence is not required for emergencies".
_UNNEEDED = re.compile(
    r"\b(?:who|whose (?:presence|work|jobs?|duties|services|functions)) (?:is|are) (?:not|no longer) (?:\w+ly"
    r" )?(?:needed"
    r"|required|essential|necessary)\b(?:(?! to\b)| (?:to|for) [^,;]{3,70}?(?= (?:to (?:leave|depart|go|relocate"
    r"|return)|may|must|can|have|has|should)\b))", re.I
)
# A day's errand, a street and a curfew: nobody leaves the country by them.
_TODAY = words(
    r"dark", r"dusk", r"sunset", r"nightfall", r"midnight", r"overnight", r"daily", r"curfew", r"at night",
    r"(?:leave|depart|home|out|work) early", r"home (?:at|by|from|until) (?:\d|noon|midday|lunch|once after)",
    r"escorts?", r"(?:from|to|at) the airport", r"weekends?", r"during the day", r"for (?:the day|lunch)",
    r"by \d{1,2}(?::\d\d)? ?[ap]\.?m(?!.{0,20}(?:\d|day))", r"only (?:by|with|in|if|after)", r"armou?red",
    r"convoys?", r"vehicles?", r"(?:prior|special|advance) (?:permission|approval|authori[sz]ation)",
    r"(?-i:[A-Z]\w+) (?:Street|Road|Avenue|Square|District|Quarter|Market|Bridge)",
)  # fmt: skip
# Nothing is done yet.
_UNDONE = r"^(?!.*\b(?:has|have) (?:\w+ )?(?:let|allowed|permitted|sent|told|directed|agreed)\b).*?"
# What is refused, or only asked for, nobody may do; who may not stay must go.
_REFUSED = re.compile(
    r"\b(?:not|never)(?: \w+ly)? (?:(?:allow|permit|let|approv|grant|giv|offer|receiv)\w*|had?(?:ve)? permission)"
    r"(?![^;,.]{0,60}? to (?:remain|stay|reside|live|accompany|return))\b"
    rf"|{_UNDONE}\b(?:can|has the authority to|is able to|has the power to)(?: also| only)?"
    r" (?:allow|permit|approve|authori[sz]e|order|direct)\b"
    rf"|{_UNDONE}\b(?:(?-i:may)|might|could|would|can|cannot|not)\b[^;]{{0,80}}? (?:and|or) (?:then |also )?"
    r"(?:allow|permit|approve|authori[sz]e|order|direct|instruct) (?!of\b)"
    r"|\bnot (?:yet )?(?:decided|agreed|chosen|planned) to\b"
    r"|\b(?:refus|declin)\w+ (?:to (?:allow|permit|let|approve|authori[sz]e|order|grant|give)"
    r"|[^;,.]{0,40}?permission)\b"
    r"|\b(?:ask|request|seek|sought|apply|appli)\w*(?: for)?"
    r" (?:(?:the Department|Washington|it)(?: of State)? (?:to|for)"
    r"|(?:the )?(?:permission|authori[sz]ation|approval))\b(?!.*\b(?:approved|granted|agreed|gave|given)\b)", re.I
)


def alien(plain: str) -> bool:
    """Whether nobody of ours is spoken of, or nothing that has happened."""
    others = THEIRS.search(plain) or FOREIGN.search(plain) or ANOTHER.search(plain) or EXPELLED.search(plain)
    unreal = UNREAL.search(_UNNEEDED.sub("", plain)) or _REFUSED.search(plain)
    if others or not OUR.search(_LOCAL.sub(" ", plain)) or unreal or "?" in plain:
        return True
    return bool(_THEIR_OWN.search(plain) or _ANOTHER_ACTS.match(plain) or _TODAY.search(plain))
