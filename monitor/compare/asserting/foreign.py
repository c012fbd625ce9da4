"""Tell what companies, aid agencies and other states decide for their own people from what the publisher decides."""

from __future__ import annotations

import re

from monitor.compare.whose.offices import THEIRS
from monitor.compare.wordings.governments import NATION
from monitor.locate.places import resolve
from monitor.terms.table import ways

CLAUSE = r"[^;:.]*?(?=[;:.]|,? (?:but|yet|though|although|while|whereas)\b|, and\b|$)"  # as far as a clause goes
_EMPLOYER = (
    r"(?:count(?:y|ies)|municipalit(?:y|ies)|(?:city|town|county) councils?|(?<!foreign )(?-i:ministers?|ministry"
    r"|governors?|mayors?)|compan(?:y|ies)|corporations?|consorti(?:um|a)|firms?|operators?|employers?|(?:sub)?contractors?|NGOs?"
    r"|charit(?:y|ies)|schools?|universit(?:y|ies)|banks?|airlines?|carriers?|(?:UN|aid|relief|humanitarian"
    r"|international) (?:agency|agencies|organi[sz]ations?|groups?)|Peace Corps|Red Cross|(?:African|European) Union|EU"
    r"|NATO|UN(?:HCR|ICEF|DP)?|WFP|United Nations|World (?:Bank|Food Program(?:me)?)"
    r"|(?-i:Ministry of(?! Foreign| External))"
    # "Several embassies": whose they are nobody says, and ours would be named
    r"|(?:several|some|many|a (?:\w+ )?number of|various|numerous|multiple|other|foreign|western|European|two|three"
    r"|four|five|six|neighbou?ring|an(?:other|y other))"
    rf" (?:(?!{NATION}\b)[a-z]+ ){{0,2}}(?:embassies|consulates|missions|governments?|countries|country|states?))"
)
# The host's own offices, which send whom they like: "the host government has ordered all diplomats out".
_HOST = (
    r"(?:(?:host|local|interim|transitional|de facto|ruling|military) (?:government|authorit(?:y|ies)|regime|junta"
    r"|council|country|nation)|junta)"
)
_HOST_SENDS = (
    r"(?:ordered|told|directed|instructed|asked|allowed|permitted|let|given)(?= (?:(?!and\b)[\w'-]+ ){0,4}?"
    r"(?:diplomats?|diplomatic|embass(?:y|ies)|consulates?|missions?|staff|personnel|employees|famil(?:y|ies)|dependents)\b)"
)
_SENT = (
    r"(?:ordered|authori[sz]ed|told|directed|instructed|allowed|permitted|withdrawn|withdrew|relocated|evacuated|moved"
    r"|asked|let|offered|sent|pulled|flown|flew|recalled|lifted|ended)"
)
_TO_SEND = (
    r"(?:withdraw|evacuate|relocate|move|send|pull|fly|recall|bring|order|authori[sz]e|direct|tell|allow|permit|let|take"
    r"|lift|end)"
)
# As far as they act: "and the Department has ordered", "and our staff have been ordered" is ours again.
_REST = (
    r"(?:(?! (?:and|but|so|while) (?:(?:the|our) )?(?:(?:US|State|British|Canadian|Australian) )?(?:Department|Embassy"
    r"|Consulate|Mission|Secretary|Ambassador|government|we)\b(?: of State)? (?:has|have|had|is|are|will|ordered"
    r"|authori[sz]ed|approved|allowed|directed|told|suspended|closed)\b"
    rf"| (?:and|but|so|while) (?:(?:the|all|most|some) )*(?:{NATION}|our|Embassy|Consulate|eligible(?= famil)|non-\w+)"
    r"(?: [\w-]+){1,3} (?:(?:have|has|were) (?:now |also )?been|are being|may|must|will)\b)[^;:,.])*"
)
# What companies, aid agencies and other states decide for their own people is no decision of the publisher's.
PRIVATE = ways(
    rf"\b{_EMPLOYER}(?: (?!(?:have|has|had|be|been|is|are|was|were|to|and|or|by|who|including|like|Department|Embassy"
    rf"|Secretary|Ambassador|US|we)\b)[\w'-]+){{0,5}}"
    rf"(?: (?:have|has|had|also|now|already))* {_SENT}\b{_REST}"
    rf"|\b{_HOST}(?: (?:have|has|had|also|now|already|yesterday|today))* {_HOST_SENDS}{_REST}"
    rf"|\b(?:decisions?|plans?|moves?) (?:by|of) {_EMPLOYER}(?: \w+){{0,3}}? to {_TO_SEND}\b{_REST}"
    rf"|\b{_EMPLOYER}(?: (?:have|has|had|also|now|already|yesterday|today))* (?:decided|chosen|chose|opted|elected"
    rf"|agreed|announced plans|planned|(?:is|are)(?: going)?)(?: \w+day| yesterday| today)? to {_TO_SEND}\b{_REST}"
    r"|\b(?:staff|employees|workers|personnel|dependants) (?:of|at|from) (?:the |an? |several |some |many )?(?:\w+"
    r" )?(?:mines?"
    r"|compan(?:y|ies)|hotels?|schools?|hospitals?|airlines?|banks?|charit(?:y|ies)|plants?|factor(?:y|ies)|firms?|NGOs?"
    rf"|universit(?:y|ies))\b{CLAUSE}"
    r"|(?:^|(?<=[;:,] )|(?<=that )|(?<=and ))(?:the )?(?:UN|NGO|EU|aid|company|companies'|contractors'|corporate|oil"
    rf"|bank|airline|school|mine|operator's|employers')(?: [\w-]+){{0,2}}? (?:staff|personnel|employees|workers"
    rf"|teachers|famil(?:y members|ies)|depend[ae]nts)\b{CLAUSE}",
)
# Whose families are no staff's: a citizen's, a victim's, an applicant's.
KIN_OF_OTHERS = re.compile(
    r"\b(?:famil(?:y|ies)(?: members?)?|relatives|children|spouses|depend[ae]nts) of (?:(?:an?|the|some|all|private"
    rf"|detained|{NATION}|those) )*(?:citizens?|nationals?|victims?|residents?|travell?ers?|visitors?|applicants?"
    r"|detainees?|prisoners?|students?|refugees|migrants)\b(?! on (?:ordered|authori[sz]ed))",
    re.I,
)
_PEOPLE = "Staff|Employees|Personnel|Famil|Depend|Diplomats|Officials|All|Non|Most|Our|We|It|They|Eligible|EFM"
_OFFICES = (
    "Department|State|Embassy|Mission|Consulate|Ambassador|Secretary|Under|Foreign|Government|FCDO|US|UK|United|Washington"
    "|Canada|Australia|Britain|Ireland|New|DFAT|Global|London|Ottawa|Canberra|Chief|Post|American|British|Canadian"
    "|Australian|Irish|High"
)
_STATES = re.compile(
    rf"^(?:The )?(?!The |{_PEOPLE}|{_OFFICES})[A-Z]\w+(?: [A-Z]\w+)* (?:has|have|had)(?: also| now)? {_SENT}\b"
    r"[^;.]{0,60}?\b(?:its|their)\b"
)
_THEIR_OWN = re.compile(
    rf"\b(?!{NATION}\b)[A-Z]\w+(?:ian|ean|ese|ish|nch|tch|ican|iss|ani|aqi|eli|man|eek|udi|ati) (?:government"
    r"|mission|foreign ministry|ministry|delegation|diplomats|officials"
    r"|(?:(?:diplomatic|consular|embassy|government) )+(?:staff"
    r"|personnel|employees|famil(?:y members|ies)|dependa?nts))\b"
)
# Of a state of which the sentence before it told; what our own staff have are families.
_THEIRS_TOO = re.compile(
    r"^Their (?:own )?(?:[Aa]mbassador|[Ee]mbassy|[Cc]onsulate|[Gg]overnment|[Ff]oreign [Mm]inistry|diplomats"
    r"|diplomatic (?:staff|personnel|corps))\b(?!.*\b(?:US|American|[Oo]ur|[Ww]e|Department|the Embassy)\b)"
)
_OURS = re.compile(
    rf"\b(?:{NATION}|United (?:States|Kingdom)|FCDO|DFAT|Canada|Australia|Ireland|[Oo]ur|[Ww]e|Department|Secretary"
    r"|Embassy|Consulate|Mission)\b"
)
# "Norland ordered two U.S. diplomats to leave": whoever is host sends them away.
_LAND_ACTS = re.compile(
    r"^(?:(?:On|In) [^,;]{3,24}, )?(?:[Tt]he )?(?:[Gg]overnment of )?(?!The\b|US\b|UK\b|United\b|Canada\b|Australia\b"
    r"|Ireland\b|Britain\b"
    r"|New Zealand\b)(?P<land>[A-Z]\w+(?: [A-Z]\w+){0,3}?)(?: (?:has|have|had))?(?: also| now| today| yesterday)*"
    r" (?:ordered|told|asked|expelled|directed|instructed|demanded|required|forced|gave|given)\b"
)
_BINDS_THEIRS = re.compile(
    rf"\b{_EMPLOYER}(?: [\w-]+){{0,5}}? (?:restrict|limit|bar|ban|prohibit|forb|confin|suspend|halt|cancel)\w*"
    r" (?:[\w-]+ ){0,8}?(?:its|their) (?:own |local |foreign |international )*(?:staff|employees|workers|personnel)\b",
    re.I,
)
_TELLS_THEIRS = re.compile(
    rf"\b{_EMPLOYER}(?: [\w-]+){{0,5}}?(?: [\w' -]{{3,60}}? and)? (?:told|asked|ordered|instructed|advised|directed)"
    r" (?:all |most |some )*(?:of )?(?:its|their) (?:own |local |foreign |international )*(?:staff|employees|workers"
    r"|personnel|teams|members)\b", re.I
)
_EVERYBODY = re.compile(r"\b(?:everyone|everybody|anyone|you)\b", re.I)  # who is told it, too
_BY_EMPLOYERS = re.compile(rf"\bby (?:the|their|its|an?) (?:[\w-]+ )?(?:{_EMPLOYER}|employer)\b", re.I)


_MINISTRY = re.compile(r"(?i:\bforeign (?:office|ministry)\b)[^;]{0,40}?\b(?:advise|urge|tell|ask|told)\w* its ")
_OUR_NAME = re.compile(rf"\b(?:{NATION}|[Oo]ur|[Ww]e|Department)\b")
_ITS_OWN = re.compile(r"\bits (?:own )?(?:nationals|citizens)\b", re.I)


def its_own(plain: str) -> bool:
    """Whether another state tells its own people what to do: "Norland advises its nationals to leave"."""
    alien = THEIRS.search(plain) and not _OUR_NAME.search(plain)
    theirs = _MINISTRY.search(plain) or alien or _OURS.search(plain) is None
    return _ITS_OWN.search(plain) is not None and bool(theirs)


def others(plain: str) -> bool:
    """Whether only another state or an employer acts, and nobody of the publisher's is spoken of."""
    host = _LAND_ACTS.match(plain)
    if _STATES.match(plain) or _THEIRS_TOO.match(plain) or (host and resolve(host["land"])):
        return True
    return bool((_THEIR_OWN.search(plain) or _BY_EMPLOYERS.search(plain)) and not _OURS.search(plain))


def tells_theirs(plain: str) -> bool:
    """Whether an employer tells its own people what to do ("the UN told its staff to shelter"), and we nobody."""
    told = _TELLS_THEIRS.search(plain)
    return told is not None and not (_OURS.search(plain) or _EVERYBODY.search(plain, told.end()))


def binds_theirs(plain: str) -> bool:
    """Whether an employer binds its own people ("the UN has restricted its staff"), and none of ours is spoken of."""
    return _BINDS_THEIRS.search(plain) is not None and _OURS.search(plain) is None
