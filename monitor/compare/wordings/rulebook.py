"""Rules for own people in the words of a rule book, wherever in a clause they stand; `orders` reads the plain forms."""

from __future__ import annotations

import re

from monitor.compare.whose.people import AT_HOME, STAFF
from monitor.compare.wordings.governments import NATION
from monitor.terms.table import ways

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
    r"|\bsubject(?:ed)? to (?:(?:an?|the|its|our|strict|embassy|mission) )*(?:travel|movement)s? (?:restrictions|limits"
    r"|polic(?:y|ies)|rules|controls)\b"
    r"|\btravel restrictions\b"
    r"|\b(?:must|need|needs|required|requires?)(?: to)?(?: also)?(?: first)?(?: an?)?"
    r" (?:obtain|get|have|receive|seek|request"
    r"|give|notify|special|prior|advance|approval|permission|authori[sz]ation)"
    r"|\b(?:must|required to|need to|have to) (?:first )?(?:consult|coordinate|check)\b(?=[^;]{0,60}? before\b)"
    r"|\brequired to (?:give|obtain|notify|travel|use|(?:work|operate) (?:from home|remotely))"
    r"|\bmay (?=travel\b[^;]{0,60}?\bonly (?:with|by|in)\b)"
    r"|\b(?:may|can) (?:now )?only (?=(?:travel|move|drive|fly|leave)\b)"
    r"|\bonly (?:allowed|permitted|authori[sz]ed)\b(?=[^;]{0,40}?\b(?:travel|trips?|movements?|move|go|leave|drive)\b)"
    r"|\b(?:allowed|permitted) (?:only )?(?=(?:movements?|to (?:move|travel)) (?:only )?(?:within|inside)\b)"
    r"|\b(?:allowed|permitted) (?=to (?:travel|go|enter|visit|drive)\b[^;]{0,90}?\b(?:only|case[- ]by[- ]case)\b)"
    r"|\b(?:allowed|permitted|authori[sz]ed|approved|considered|decided|reviewed)(?: only)? (?:on an? )?"
    r"(?=(?:strict(?:ly)? )?(?:case|trip)[- ]by[- ](?:case|trip)\b)"
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
    r"\b(?:away|travel\w*|go|going|enter\w*|driv\w+|us(?:e|ing)|walk\w*|visit(?! you\b)(?:s|ed|ing)?|leav\w+"
    r"|movements?|curfew|stay|fly\w*"
    r"|tak\w+|cross\w*|move|areas?|locations?|places|venues?|attend\w*|restricted to|off[- ]limits|remain"
    r"|from home|clear of|journeys?|trips?|convoys?)\b"
)
_TRIPS = (
    r"(?:\b(?:personal|official|staff|TDY|temporary[- ]duty)(?: (?:and|or) (?:personal|official))? (?:travel|trips?"
    r"|movements?)\b(?! (?:by|of|for) (?:the )?(?-i:[A-Z])\w+(?:n|sh|se|i) \w)"
    rf"|\b(?:travel|trips?|movements?)(?: (?:outside|to|beyond|within|in|around|between)\b[^;,:]{{2,60}}?)?"
    rf" (?:by|for|of) (?:[\w.]+ ){{0,2}}?{STAFF})"
)
_WEIGHS = r"(?:review|approv|assess|weigh|consider|evaluat|authori[sz])(?:e[sd]?|ing|s|ed)?\b"
_CASES = r"\b(?:case[- ]by[- ]case|trip[- ]by[- ]trip)\b"
_LEAVE_OF = r"(?:[\w']+ ){0,2}?(?:approval|permission|authori[sz]ation|clearance)\b"
_PUT_OFF = r"(?:deferr(?:ed|ing)|defer|postpon(?:ed?|ing)|put(?:ting)? off)\b"
_AND_KIN = r"(?: and (?:their |eligible )*(?:famil(?:y members|ies)|depend[ae]nts))?"
RULE = ways(
    rf"{STAFF}[^;]{{0,180}}?(?P<verb>{_BARRED}|{_BOUND})(?P<what>[^;]{{0,400}})"
    rf"|(?P<verb2>\b(?:embassy|mission|consulate|government|department)\b(?:(?! (?:is|are|were|was|be|been)\b)[^;])"
    r"{0,40}?\bprohibit(?:s|ed)?"
    r"|\b(?:has|have) (?:stopped|suspended|restricted|barred) all"
    r"|\b(?:embassy|mission|consulate|high commission)\b[^;,]{0,40}?\b(?:is|are|will be) (?:limiting|restricting)"
    r"(?=[^;]{0,40}?\b(?:staff|personnel|employees)\b)"
    r"|\b(?:embassy|mission|consulate)(?: general)?(?: in)?(?: [A-Z]\w+)? (?:will|is to) (?:stop|suspend"
    r"|restrict|prohibit) all|\b(?:embassy|mission|consulate)\b[^;,.]{0,30}? (?:is|has) (?:suspend|halt|stopp|cancel+"
    r"|restrict)(?:ing|ed)(?: all)?"
    r"(?: [\w-]+){0,2}? (?=travel|movement))"
    rf"(?P<what2>[^;]{{0,40}}?(?:{STAFF}|travel|movement)[^;]{{0,300}})"
    rf"|(?P<verb6>\b(?:(?:has|have) (?:restricted|limited|banned)|(?:will|continues? to"
    rf"|had to)(?: \w+ly)? (?:restrict|limit|ban)"
    rf"|restricts|(?<!ff-)(?<!ff )limits"
    rf"|bans)\b)(?P<what6>[^;]{{0,40}}?{STAFF}[^;]{{0,300}})"
    rf"|(?P<verb5>\b(?:told|instructed|directed|ordered|advised|asked|encouraged|urged|requires?"
    rf"|required) {STAFF}{_AND_KIN} (?:to (?:avoid|limit"
    rf"|defer|postpone|put off|cancel|keep (?:away|clear|out)"
    rf"|restrict|minimi[sz]e|suspend|stop|use|travel|obtain|remain|stay)|not to)"
    rf"|\b(?:direct|instruct|order|ask|request|recommend)(?:s|ed)?(?: that)?(?: (?:all|any|non-\w+"
    rf"|official)){{0,3}}? {STAFF}"
    rf"{_AND_KIN} (?:to )?(?:avoid|not|stay|limit|defer|postpone|put off)\b"
    rf"|\b(?:{NATION} )?(?:embassy|mission|consulate|high commission)\b[^;,.]{{0,30}}? has (?:told|instructed|directed"
    rf"|ordered|advised|asked) (?:(?:all|its) )*(?:staff|employees|personnel){_AND_KIN} (?=to (?:avoid|limit"
    rf"|stay away|keep away"
    r"|stay clear|remain at home|stay home|stay at home|(?:defer|postpone|put off|cancel)[^;,]{0,30}? (?:travel|trips?)"
    r"|reconsider[^;,]{0,30}? (?:travel|trips?))\b|not to (?:(?:plan|schedule|book|make"
    r"|undertake) [^;,]{0,30}?(?:travel"
    r"|trips?|journeys?|movements?)|travel|drive|move)\b|against[^;,]{0,30}? (?:travel|trips?|movements?)\b)"
    rf"|\bdo(?:es)? not (?:permit"
    rf"|allow) {STAFF}(?: and (?:their )?famil(?:ies|y members))? to)(?P<what5>[^;]{{0,300}})"
    rf"|(?P<verb8>\b(?:implement|impos|institut|introduc|enact|adopt|plac)(?:e[sd]?|ing|s)? (?:[\w-]+ ){{0,4}}?"
    rf"(?:restrictions|limits|limitations|rules) (?:on|for|to))(?P<what8>[^;]{{0,20}}?"
    rf"(?:{STAFF}|\b(?:US government|USG|embassy|mission|official|staff)(?: personnel)?"
    r" (?:travel|movements?)\b)[^;]{0,300})"
    r"|(?P<verb17>\b(?:embassy|mission|consulate(?: general)?|high commission|department|we)\b"
    r"(?: (?:in )?(?-i:[A-Z])\w+){0,3} (?:has|have|is|are)(?: also| now| again)?"
    r" (?:implement|impos|institut|introduc|plac|put|set|tighten)(?:ed|t?ing)? (?:[\w-]+ ){0,3}?"
    r"(?:restrictions|limits|limitations|rules) (?:on|for|to))"
    rf"(?P<what17>[^;]{{0,80}}?(?:{STAFF}|\b(?:staff|personnel|employees)\b)[^;]{{0,200}})"
    rf"|(?P<verb7>(?<!no )\b(?:(?:travel|movement) restrictions|restrictions?|(?:travel )?bans?|prohibitions?)"
    rf" (?:on|for|against))"
    rf"(?P<what7>(?:[^;]{{0,20}}?|[^;,]{{0,16}}?\btravel\b[^;,]{{0,50}}? (?:by|of|for) (?:\w+ ){{0,2}}?)"
    rf"(?:{STAFF}|\bstaff (?:travel|movements?)\b)"
    r"(?:[^;,]|,(?= (?:and )?(?-i:[A-Z]))){0,120}? (?:is|are|remains?|continues?|has been|have been|includes?)\b"
    r"[^;]{0,200})"
    rf"|(?P<verb9>{STAFF}{_AND_KIN}(?: in [\w ]{{2,30}})? should (?:avoid|defer|postpone|put off|not (?:travel|go"
    rf"|visit|enter|use|drive)))(?P<what9>[^;]{{0,300}})"
    rf"|(?P<verb10>\b(?:official (?:US government )?|US government |USG ))(?P<what10>travel\b[^;]{{0,60}}?"
    r" (?:has been|is|remains|continues to (?:be|remain))(?: \w+ly)? (?:halted|suspended|stopped))"
    rf"|(?P<verb15>\bno )(?P<what15>(?:movements?|travel)\b[^;]{{0,140}}? (?:by|for|of) {STAFF}"
    r"|(?:official|US government|USG|embassy) (?:travel|trips?)\b[^;]{0,80}? (?:is|are|will be)(?: being)? (?:approved"
    r"|authori[sz]ed|permitted|allowed)\b)"
    r"|(?P<verb11>\b(?:embassy|mission|consulate(?: general)?|high commission|department|we)\b"
    r"(?: (?:in )?(?-i:[A-Z])\w+){0,3}"
    rf" (?:has|have|is|are|will)(?: also| temporarily)? (?:{_PUT_OFF}|suspend(?:ed|ing)?\b|halt(?:ed|ing)\b"
    rf"|curtail(?:ed|ing)?\b))(?P<what11>(?: [\w-]+){{0,3}}? (?:{_TRIPS}|non-?essential (?:travel"
    rf"|trips)\b[^;,]{{0,20}}?{STAFF})[^;]{{0,300}})"
    r"|(?P<verb12>\b(?:asked|requested|directed"
    r"|instructed) (?:that )?)(?P<what12>[^;,]{0,30}?\bofficial (?:\w+ )?(?:travel"
    rf"|trips|visits)\b[^;]{{0,60}}? be (?:{_PUT_OFF}|delayed|limited|suspended|cancel+ed)[^;]{{0,200}})"
    rf"|(?P<verb13>\b{_WEIGHS})(?P<what13>(?=[^;]{{0,200}}?{_CASES})[^;]{{0,60}}?{_TRIPS}[^;]{{0,300}})"
    rf"|(?P<verb14>{_TRIPS})(?P<what14>[^;]{{0,160}}? (?:(?:is|are|has been|have been|will be)(?: (?:being|now|only))*"
    rf" (?:{_PUT_OFF}|on hold\b|{_WEIGHS}[^;]{{0,60}}?{_CASES}|subject to {_LEAVE_OF})"
    rf"|(?:needs?|requires?) {_LEAVE_OF})[^;]{{0,200}})"
    r"|(?P<verb16>\ball )(?P<what16>(?:(?:non-?essential|personal|official|off-compound) )*(?:embassy|mission"
    r"|consulate|COM"
    r"|USG|US government|staff)(?: personnel| staff)? (?:movements?|travel|trips)\b[^;]{0,60}? (?:is|are|was"
    r"|were|has been"
    r"|have been)(?: \w+){0,2}? (?:cancel+ed|suspended|halted|stopped|called off|frozen|prohibited)\b[^;]{0,200})"
    rf"|(?P<verb3>\bcurfew\b)(?P<what3>[^;]{{0,80}}?\b(?:on|to|for)\b[^;]{{0,20}}?{STAFF}[^;]{{0,200}})"
    rf"|(?P<verb4>\b(?:placed|declared|put|made|is|are"
    rf"|remains?))(?P<what4>[^;]{{0,80}}?\b(?:(?:off[- ]limits|no[- ](?:travel|go) (?:zone|area)) (?:to|for"
    rf"|[^;,]{{0,40}}? for)[^;]{{0,20}}?{STAFF}"
    r"|(?:closed|off[- ]limits|out of bounds) (?:to|for) (?:all )?(?:official|embassy|mission|consulate) travel\b))",
)
VERBS = ("verb", *(f"verb{n}" for n in range(2, 18)))
BAR = re.compile(
    rf"{_BARRED}|restricted from\b"
    r"|(?:embassy|mission|consulate|government|department)\b[^;]{0,40}?\bprohibit(?:s|ed)?\b",
    re.I,
)
GOES = re.compile(_GOES, re.I)
# "We may further restrict our staff" warns of a rule that is none yet; that they "may be prohibited
# from traveling within the country" tells that some of their trips are.
_MAY_YET = re.compile(
    r"\b(?!may be (?:prohibited|barred|forbidden|banned) from (?:travel|entering|visiting))"
    r"(?:(?-i:may)|might|could|can|reserves? the (?:right|authority) to|is prepared to)\b(?: at (?:any|short) (?:time"
    r"|notice)| from time to time| without (?:\w+ )?notice|,? if [\w ]{3,40},| (?:also|further|[a-z]+ly))*"
    r" (?:be )?(?:\w+ly )?(?:restrict|limit|prohibit|bar|bann?|forb[ia]d|suspend|curtail|impose|confine)\w*"
    r"(?:,? (?:and|or) (?:further )?(?:restrict|limit|prohibit|bar|ban|forbid|suspend|curtail)\w*)*", re.I
)


# Who is advised to keep away from marches, wherever they are, is kept from no place.
_MARCHES = re.compile(
    r"(?:(?<=employees )|(?<=personnel )|(?<=staff ))to avoid (?:(?:all|the) )*(?:areas?|locations?|places?|vicinity)"
    r" (?:near|of|around) (?:(?:these|the|any|all|such|planned) )*(?:demonstrations?|protests?|rallies|marches"
    r"|gatherings)\b(?! (?:in|at|near|along) (?-i:[A-Z]))", re.I
)


def without_plans(plain: str) -> str:
    """Blank the rules that a sentence says may yet come, or that are of no place; all else keeps its place."""
    plain = _MARCHES.sub(lambda said: "-" * len(said[0]), plain) if "advised" in plain else plain
    return _MAY_YET.sub(lambda might: "-" * len(might[0]), plain)
