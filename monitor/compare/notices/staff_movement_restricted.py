"""Own staff barred, curfewed or bound to ask: what a government allows its people tells what it thinks of a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.people import AT_HOME, STAFF, place_key
from monitor.compare.sentences import Sentence
from monitor.compare.wordings.bounds import BINDS, BOUND, FREE, FREES
from monitor.model import ANYWHERE, Notice

_WORTH = re.compile(
    r"indoors|called off|no longer|(?:travel|move|drive|go|out) only|free to|may now|expired|withdrawn|dropped|staying"
    r"|prohibit|halted|restrict|again|resume|cancel|away|suspend|permi(?:t|ss)|allow|authoriz|curfew|approval|may not"
    r"|cannot|can't"
    r"|stay at home|will not travel"
    r"|movement|notice|notif|requir|need|limit|must|leave their homes|barred|banned|forbidden|off[- ]limits"
    r"|\btold\b|advised (?:to|its|all|staff|employees|personnel)|\basked\b|instructed|directed|avoid"
    r"|only (?:with|by|in)\b|(?:may|can) only|no[- ](?:travel|go) zone|defer|postpon|put(?:ting)? off"
    r"|(?:case|trip)[- ]by[- ](?:case|trip)|on hold|are to travel"
    r"|\bbans? (?:on|against) (?:\w+ ){0,2}?(?:travel|trips|movement)",
)
_BARRED = (
    r"(?:(?:are|is|be|were|been|remain)(?: (?:also|generally|currently|subject|still|temporarily|strictly"
    r"|now))* )?(?:prohibited|barred|banned"
    r"|halted|forbidden|not (?:allowed|permitted|authori[sz]ed)|suspended|cancel+ed)|\b(?:may|can|must"
    r"|will) ?not\b|\bcan't\b"
    r"|\bprohibit(?:s|ed)?\b|\bhas (?:stopped|suspended) all\b"
)
_BOUND = (
    r"\brestricted\b|\b(?:restrict|limit|confine)(?:s|ing)? their\b|\b(?:staying|keeping) away from\b"
    r"|\b(?:is|are) (?:deferring|postponing|putting off)\b"
    r"|\bare to (?=(?:travel|move|drive)\b[^;]{0,50}?\bonly\b)|\b(?:is|are"
    r"|ha(?:s|ve) been) (?:limited|reduced) to\b|\bcurfew\b"
    r"|\bsubject(?:ed)? to (?:travel|movement) restrictions\b"
    r"|\btravel restrictions\b"
    r"|\b(?:must|need|needs|required|requires?)(?: to)?(?: also)?(?: first)?(?: an?)?"
    r" (?:obtain|get|have|receive|seek|request"
    r"|give|notify|special|prior|advance|approval|permission|authori[sz]ation)"
    r"|\b(?:must|required to|need to|have to) (?:first )?(?:consult|coordinate|check)\b(?=[^;]{0,60}? before\b)"
    r"|\brequired to (?:give|obtain|notify|travel|use)"
    r"|\bmay (?=travel\b[^;]{0,60}?\bonly (?:with|by|in)\b)"
    r"|\b(?:may|can) (?:now )?only (?=(?:travel|move|drive|fly|leave)\b)"
    r"|\bonly (?:allowed|permitted|authori[sz]ed)\b(?=[^;]{0,40}?\b(?:travel|trips?|movements?|move|go|leave|drive)\b)"
    r"|\b(?:allowed|permitted) (?:only )?(?=(?:movements?|to (?:move|travel)) (?:only )?(?:within|inside)\b)"
    r"|\b(?:allowed|permitted) (?=to (?:travel|go|enter|visit|drive)\b[^;]{0,90}?\b(?:only|case[- ]by[- ]case)\b)"
    r"|\bmust (?:now )?(?:stay|travel|remain|adhere|follow|comply)\b|\brequire (?:two|armou?red|an? )"
    r"|\blimit(?:s|ed)? (?:their )?(?:unnecessary |non-essential )?travel\b"
    r"|\b(?:told|advised|instructed|directed) to (?!avoid)[^;]{0,200}?\band to (?=avoid (?:walk|driv|travel|us)ing\b)"
    rf"|\b(?:advised|asked|encouraged) to {AT_HOME}"
    r"|\b(?:told|advised|instructed|directed|ordered|asked|required(?= to avoid)|under (?:instructions?|orders))"
    r" (?:to (?:avoid|defer|postpone|put off|limit|restrict|minimi[sz]e"
    r"|suspend|stop|work from home|(?:stay|keep|steer) (?:well )?(?:away|clear|out)"
    r"|(?:remain|stay) (?:inside|within) (?:the|their|its) (?!homes?|residences?|hotels?|houses?|buildings?))|not to)\b"
)
_GOES = (
    r"\b(?:away|travel\w*|go|going|enter\w*|driv\w+|us(?:e|ing)|walk\w*|visit\w*|leav\w+|movements?|curfew|stay|fly\w*"
    r"|tak\w+|cross\w*|move|areas?|locations?|places|venues?|attend\w*|restricted to|off[- ]limits|remain"
    r"|from home|clear of|journeys?|trips?|convoys?)\b"
)
_TRIPS = (
    r"(?:\b(?:personal|official|staff)(?: (?:and|or) (?:personal|official))? (?:travel|trips?|movements?)\b"
    r"(?! (?:by|of|for) (?:the )?(?-i:[A-Z])\w+(?:n|sh|se|i) \w)"
    rf"|\b(?:travel|trips?|movements?) (?:by|for|of) (?:[\w.]+ ){{0,2}}?{STAFF})"
)
_WEIGHS = r"(?:review|approv|assess|weigh|consider|evaluat|authori[sz])(?:e[sd]?|ing|s|ed)?\b"
_CASES = r"\b(?:case[- ]by[- ]case|trip[- ]by[- ]trip)\b"
_LEAVE_OF = r"(?:[\w']+ ){0,2}?(?:approval|permission|authori[sz]ation|clearance)\b"
_PUT_OFF = r"(?:deferr(?:ed|ing)|defer|postpon(?:ed?|ing)|put(?:ting)? off)\b"
_AND_KIN = r"(?: and (?:their |eligible )*(?:famil(?:y members|ies)|depend[ae]nts))?"
_RULE = re.compile(
    rf"{STAFF}[^;]{{0,180}}?(?P<verb>{_BARRED}|{_BOUND})(?P<what>[^;]{{0,400}})"
    rf"|(?P<verb2>\b(?:embassy|mission|consulate|government|department)\b(?:(?! (?:is|are|were|was|be|been)\b)[^;])"
    r"{0,40}?\bprohibit(?:s|ed)?"
    r"|\b(?:has|have) (?:stopped|suspended|restricted|barred) all"
    r"|\b(?:embassy|mission|consulate|high commission)\b[^;,]{0,40}?\b(?:is|are|will be) (?:limiting|restricting)"
    r"(?=[^;]{0,40}?\b(?:staff|personnel|employees)\b)"
    r"|\b(?:embassy|mission|consulate)(?: general)?(?: in)?(?: [A-Z]\w+)? (?:will|is to) (?:stop|suspend"
    r"|restrict|prohibit) all"
    r"|\b(?:embassy|mission|consulate)\b[^;,.]{0,30}? (?:is|has) (?:suspend|halt|stopp|cancel+"
    r"|restrict)(?:ing|ed)(?: all)?"
    r"(?: [\w-]+){0,2}? (?=travel|movement))"
    rf"(?P<what2>[^;]{{0,40}}?(?:{STAFF}|travel|movement)[^;]{{0,300}})"
    rf"|(?P<verb6>\b(?:(?:has|have) (?:restricted|limited|banned)|(?:will|continues? to"
    rf"|had to)(?: \w+ly)? (?:restrict|limit|ban)"
    rf"|restricts|(?<!ff-)(?<!ff )limits"
    rf"|bans)\b)(?P<what6>[^;]{{0,40}}?{STAFF}[^;]{{0,300}})"
    rf"|(?P<verb5>\b(?:told|instructed|directed|ordered|advised|asked|requires?"
    rf"|required) {STAFF}{_AND_KIN} (?:to (?:avoid|limit"
    rf"|defer|postpone|put off|cancel|keep (?:away|clear|out)"
    rf"|restrict|minimi[sz]e|suspend|stop|use|travel|obtain|remain|stay)|not to)"
    rf"|\b(?:directed|instructed|ordered|asked|requested) that {STAFF}{_AND_KIN} (?:avoid|not|stay|limit|defer)\b"
    r"|\b(?:embassy|mission|consulate)\b[^;,.]{0,30}? has (?:told|instructed|directed|ordered|advised|asked)"
    rf" (?:staff|employees|personnel){_AND_KIN} (?=to (?:avoid|limit|stay away|keep away|stay clear|remain at home"
    r"|stay home|stay at home)\b)"
    rf"|\bdo(?:es)? not (?:permit"
    rf"|allow) {STAFF}(?: and (?:their )?famil(?:ies|y members))? to)(?P<what5>[^;]{{0,300}})"
    rf"|(?P<verb8>\b(?:implement|impos|institut|introduc|enact|adopt|plac)(?:e[sd]?|ing|s)? (?:[\w-]+ ){{0,4}}?"
    rf"(?:restrictions|limits|limitations|rules) (?:on|for|to))(?P<what8>[^;]{{0,20}}?{STAFF}[^;]{{0,300}})"
    rf"|(?P<verb7>(?<!no )\b(?:(?:travel|movement) restrictions|restrictions?|(?:travel )?bans?|prohibitions?)"
    rf" (?:on|for|against))"
    rf"(?P<what7>(?:[^;]{{0,20}}?|[^;,]{{0,16}}?\btravel\b[^;,]{{0,50}}? (?:by|of|for) (?:\w+ ){{0,2}}?)"
    rf"(?:{STAFF}|\bstaff (?:travel|movements?)\b)"
    r"(?:[^;,]|,(?= (?:and )?(?-i:[A-Z]))){0,120}? (?:is|are|remains?|continues?|has been|have been|includes?)\b"
    r"[^;]{0,200})"
    rf"|(?P<verb9>{STAFF}{_AND_KIN}(?: in [\w ]{{2,30}})? should (?:avoid|not (?:travel|go|visit|enter|use|drive)))"
    r"(?P<what9>[^;]{0,300})"
    rf"|(?P<verb10>\b(?:official (?:US government )?|US government ))(?P<what10>travel\b[^;]{{0,60}}?"
    r" (?:has been|is|remains|continues to (?:be|remain))(?: \w+ly)? (?:halted|suspended|stopped))"
    rf"|(?P<verb15>\bno )(?P<what15>(?:movements?|travel)\b[^;]{{0,140}}? (?:by|for) {STAFF})"
    r"|(?P<verb11>\b(?:embassy|mission|consulate(?: general)?|high commission|department|we)\b"
    r"(?: (?:in )?(?-i:[A-Z])\w+){0,3}"
    rf" (?:has|have|is|are|will)(?: also| temporarily)? (?:{_PUT_OFF}|suspend(?:ed|ing)?\b|halt(?:ed|ing)\b"
    r"|curtail(?:ed|ing)?\b))"
    rf"(?P<what11>(?: [\w-]+){{0,3}}? (?:{_TRIPS}|non-?essential (?:travel|trips)\b[^;,]{{0,20}}?{STAFF})[^;]{{0,300}})"
    r"|(?P<verb12>\b(?:asked|requested|directed"
    r"|instructed) (?:that )?)(?P<what12>[^;,]{0,30}?\bofficial (?:\w+ )?(?:travel"
    rf"|trips|visits)\b[^;]{{0,60}}? be (?:{_PUT_OFF}|delayed|limited|suspended|cancel+ed)[^;]{{0,200}})"
    rf"|(?P<verb13>\b{_WEIGHS})(?P<what13>(?=[^;]{{0,200}}?{_CASES})[^;]{{0,60}}?{_TRIPS}[^;]{{0,300}})"
    rf"|(?P<verb14>{_TRIPS})(?P<what14>[^;]{{0,160}}? (?:(?:is|are|has been|have been|will be)(?: (?:being|now|only))*"
    rf" (?:{_PUT_OFF}|on hold\b|{_WEIGHS}[^;]{{0,60}}?{_CASES}|subject to {_LEAVE_OF})"
    rf"|(?:needs?|requires?) {_LEAVE_OF})"
    r"[^;]{0,200})"
    rf"|(?P<verb3>\bcurfew\b)(?P<what3>[^;]{{0,80}}?\b(?:on|to|for)\b[^;]{{0,20}}?{STAFF}[^;]{{0,200}})"
    rf"|(?P<verb4>\b(?:placed|declared|put|made|is|are"
    rf"|remains?))(?P<what4>[^;]{{0,80}}?\b(?:off[- ]limits|no[- ](?:travel|go) zone) (?:to|for"
    rf"|[^;,]{{0,40}}? for)[^;]{{0,20}}?{STAFF})",
    re.I,
)
_VERBS = ("verb", *(f"verb{n}" for n in range(2, 16)))
_NOT = re.compile(
    r"(?-i:\b(?!American|British|Canadian|Australian|Irish|New Zealand)[A-Z]\w+(?:n|sh|se|ch|i)) (?:government"
    r"|embassy|consulate)"
    r" (?:employees|personnel|staff|officials)"
    r"|\bnot (?:prohibited|restricted)\b|\bdepart(?:ure)?\b.{0,40}\bpost\b|\bno longer\b|\bnot (?:assigned|able)\b"
    r"|(?<!and their )(?<!(?:employees|personnel) and )(?<!staff and )\bfamily members (?:cannot|may not|are"
    r" not)\b|\bordered\b|\b(?:authori[sz]ed"
    r"|voluntary)(?: the)?,?(?: \w+)? departure\b"
    r"|(?<!US )(?<!States )\bgovernment (?:has |have |can |may |could |will )?(?:restrict|limit|prohibit)\w*"
    r"|\bgovernment of [A-Z]\w+ (?:has )?(?:restrict|limit|prohibit)\w*"
    r"|\bcannot (?:provide|offer|assist|help)|\b(?:follow|comply with) (?:the |all )?(?:travel )?polic(?:y|ies)\b",
    re.I,
)
_ENDED = re.compile(
    rf"\b(?:lifted|removed|rescinded|ended) [\w ]{{1,30}}?\b(?:prohibitions?|bans?) (?:on|against|for)"
    rf" [^;]{{0,30}}?{STAFF}|"
    r"\b(?:lifted|removed|rescinded|ended) (?:(?:the|its|all|those|these) )*(?:\w+ )?(?:restrictions?|limits?|curfew)\b"
    r"(?! on (?:[\w-]+ ){0,3}(?:services|appointments|operations)\b)"
    r"|\b(?:restrictions?|limits?|curfew)\b[^.;]{0,240}?\b(?:have|has|are|is|were|been)(?: been)? "
    r"(?:lifted|removed|rescinded|ended)\b|\b(?:may|can) (?:(?:now|once) )?(?:again|resume) (?:travel|visit|us"
    r"|enter|driv)\w*\b|\bno longer (?:prohibited|restricted|required(?! to (?:leave|depart)\b)"
    r"|subject)",
    re.I,
)
_OWN = re.compile(rf"{STAFF}|\b(?:embassy|announced since)\b", re.I)
_GO = re.compile(_GOES, re.I)
# "Directed to avoid rallies" keeps them away as "may not go" does; "advised to" only from a place that is named.
_AVOIDS = re.compile(
    r"(?:(?:told|instructed|directed|ordered|required) to|should|(?:instructed|directed"
    r"|ordered) that [^;]{0,60}?) avoid\b(?! (?:\w+ )?contact\b)", re.I
)
_HOME = re.compile(rf"\bto {AT_HOME}\b", re.I)
_QUITS = re.compile(r"\bvoluntar(?:y|ily)\b|\bleave (?:post|the country|(?:the )?(?:US )?(?:Embassy|Consulate))\b")
_SHUNS = re.compile(r"(?:advised|asked) to avoid\b", re.I)
# "The above restrictions" are as strict as any.
_BIDES = re.compile(r"must (?:adhere|follow|comply)\b[^;]{0,60}?\brestrictions?\b", re.I)
_LEAVE = re.compile(
    r"\b(?:without|unless|except with|except by)\b[^;]{0,60}?\b(?:authori[sz]\w+|permission|approv\w+)"
    r"|\bambassador approval\b",
    re.I,
)
# "We have never restricted the travel of our people"; "there is no area in which they are barred".
_NEVER = re.compile(
    r"\b(?:have|has) never (?:restricted|barred|limited|prohibited|banned)\b|\bthere (?:is|are) no (?:area|place|part"
    r"|restriction)s?\b[^;]{0,80}?\b(?:barred|prohibited|restricted|employees|staff|personnel)\b",
    re.I,
)
_NOT_AT_ALL = re.compile(r"\bnot\b|\bcannot\b|\bno longer\b|\bcalled off\b|\bcancel+ed\b|\boff\b", re.I)
# "Until 2019 staff were not permitted": how it was once.
_ONCE = re.compile(r"^(?:Until|Before|Up to|Between) [^;]{0,30}?\b\d{4}\b[^;]{0,80}? (?:were|was|had)\b")
_OUTSIDE = re.compile(r"\boutside(?: of)?\b", re.I)
_SHUT = re.compile(r"^(?:is|are|remains?)\b[^;]{0,40}?\boff[- ]limits\b")  # "The Old Market is off limits to staff"
_WITH = re.compile(r"(\bbeyond\b[^;]*?),? including\b[^;]*")  # a part of what lies outside is no other rule
_BEYOND = re.compile(
    r"\bbeyond (?:the )?(?:(?:city|town|capital|municipality|metropolitan area|limits|boundaries|borders"
    r"|greater)(?: limits)?(?: of)?(?: the)? )*[A-Z]"
)
# "The government of Norland has lifted the curfew" ends no rule of ours.
_HOST_ENDS = re.compile(
    r"(?:\b[Gg]overnment of (?!Canada|Australia|Ireland|New Zealand|the United)[A-Z]\w+"
    r"|\b(?!British|Canadian|Australian|Irish|American)[A-Z]\w+(?:n|sh|se|ch|i|be) (?:government|authorities|military"
    r"|army)|\b(?:local|national|military|provincial) (?:government|authorities)|\b[Aa]uthorities)\b[^;]{0,60}?"
    r" (?:lifted|removed|rescinded|ended)\b"
)
_SELF = re.compile(r"^(?:embassy|mission|consulate)\b[^;,.]{0,40}? (?=(?:is|has|will) )", re.I)  # who makes the rule
_ASIDE = re.compile(r",? (?:which|who|because|due to|so that|since)\b.*")
# Another government's limits are a reason, no rule of it.
_WHY = re.compile(r"\b(?:because of|due to|owing to)\b[^,;]*", re.I)
# "..., except for:" and a list
_SPARES = re.compile(r"\b(?:except|other than|unless|excluding)\b[^;,.]{0,40}:? ?$", re.I)
_MOVES = re.compile(r"\b(?:travel|movements?|trips?|the use|visits|driving|walking)\b[^;,]*$", re.I)
_TRAVEL = re.compile(r"(?:'s?)? (?:travel|movements?)\b")
_POSTED = re.compile(
    r"\b(?:working|posted|assigned) (?:for|at|to) (?:the |our )?(?:US )?(?:mission|embassy|consulate)\b.*", re.I
)
_RUN_IN = re.compile(r"^(?:[\w ]{2,30}: ?)?[\"'(]?\w*")  # a heading run into its sentence, and the first word
_STAFF = re.compile(STAFF, re.I)
_NEXT = re.compile(
    r"(?:,|;|,? and|,? or)(?: also)? "
    r"(?=(?:must|require|requires|cannot|may not|need to|(?:are|is) (?:also )?(?:not|prohibited"
    r"|restricted|barred|banned|forbidden|unable)|(?!to )[\w ]{3,30}\b(?:restricts|(?<!off )limits|does not allow))\b)"
)
_REFERS = re.compile(
    r"\b(?:(?:these|those|this|above|below|following|noted|listed|described|certain|such)(?: [\w-]+){0,3}"
    r" (?:areas?|locations?|places|regions?|restrictions?|parts)|to the areas?\b|there\b"
    r"|(?:above|below|listed|noted|described)\b)",
    re.I,
)
_BAR = re.compile(
    rf"{_BARRED}|restricted from\b"
    r"|(?:embassy|mission|consulate|government|department)\b[^;]{0,40}?\bprohibit(?:s|ed)?\b",
    re.I,
)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    if setting.noted(sentence) or _ONCE.match(plain) or _NEVER.search(plain):
        return
    freed = FREES.search(sentence.low) and FREE.search(plain) and not _QUITS.search(plain)
    ended = (_ENDED.search(plain) and _OWN.search(plain)) or freed
    if ended and not _HOST_ENDS.search(plain):
        key, what = place_key(plain, setting.names)
        yield Notice(TOPIC.name, key, what, sentence.span, on=False)
        return
    told = list(_rules(plain, sentence, setting))
    yield from told or _plainly(plain, sentence, setting)


def _plainly(plain: str, sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    """Yield a rule told without the words of a rule book ("may go out only between their homes and the post")."""
    rule = BOUND.search(plain) if BINDS.search(sentence.low) else None
    if rule is None or _NOT.search(_WHY.sub("", plain.replace(rule.group(), ""))):
        return
    key, what = place_key(_OUTSIDE.sub("beyond", plain[rule.end() :]), setting.names)
    if not what:
        key, what = next((f for f in (place_key(t, setting.names) for t in (rule.group(), plain)) if f[1]), (key, ""))
    yield Notice(TOPIC.name, key, what, sentence.span, grade=1 if _NOT_AT_ALL.search(rule.group()) else 0)


def _rules(plain: str, sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    for clause in _clauses(plain):
        rule = _RULE.search(clause)
        if rule is not None and not _NOT.search(_WHY.sub("", clause)):
            verb = next(rule.start(name) for name in _VERBS if rule[name])
            listed = () if _SPARES.search(clause) else sentence.entries
            said = "; ".join((_ASIDE.sub("", _SELF.sub("", clause[verb:])), *listed))
            who = _STAFF.search(clause)
            kept = who and _TRAVEL.match(clause, who.end())  # "staff travel beyond the compound is prohibited"
            kept = kept or _HOME.search(said) or _AVOIDS.search(said)
            kept = kept or (who and _MOVES.search(f"{clause[: who.start()]} {who[0]}"))
            key, what = _about(clause, verb, said, sentence, setting)
            if _GO.search(said) or kept or (what and _SHUNS.match(said)):
                grade = 1 if (_BAR.match(said) and not _LEAVE.search(clause)) or _BIDES.match(said) else 0
                yield Notice(TOPIC.name, key, what, sentence.span, grade=grade)


def _clauses(plain: str) -> Iterator[str]:
    """Yield the rules of a sentence, each with its subject ("may not drive at night and must travel in convoys")."""
    who = _STAFF.search(plain)
    first, *more = _NEXT.split(plain) if who else [plain]
    yield first
    for clause in more:
        yield f"{who[0] if who else ''} {clause}"


def _about(clause: str, verb: int, said: str, sentence: Sentence, setting: Setting) -> tuple[str, str]:
    """Key a rule by the places it names; one for "these areas" by what was named before it, or by its heading."""
    who = _STAFF.search(clause)
    start, end = who.span() if who else (0, 0)
    said = _OUTSIDE.sub("beyond", said)  # here "outside the capital" is what the rule is about, no exception
    said = _WITH.sub(r"\1", said)
    key, what = place_key(said, setting.names)
    if what and _BEYOND.search(said):
        key, what = f"{key} beyond", f"outside {what}"
    refers = not key or _REFERS.search(clause)
    if not what:
        places = [clause[:verb] if _SHUT.search(said) else _POSTED.sub("", clause[end:verb])]
        if _MOVES.search(clause[:start]):  # "Travel outside the capital for embassy staff requires ..."
            places.append(_OUTSIDE.sub("beyond", clause[:start]))
        if refers:
            places += [_RUN_IN.sub("", clause[:start]), setting.area(sentence)]
        named = (found for told in places if (found := place_key(told, setting.names))[1])
        key, what = next(named, (ANYWHERE if refers else key, ""))
    return key, what


TOPIC = Topic("staff_movement_restricted", _WORTH.search, _read)
