"""How a text says, without the words of a rule book, that a post's people have left it."""

from __future__ import annotations

import re

from monitor.compare.whose.offices import OWN, WE
from monitor.compare.wordings.governments import NATION
from monitor.terms.table import Row, table

_STAFF = r"(?:staff(?: members)?|officials|diplomats|personnel|employees)"
_KIN = r"(?:dependa?e?nts|famil(?:y members|ies)|children)"
_PEOPLE = rf"(?:{_STAFF}|{_KIN})"
_OF_A_NATION = rf"(?:{NATION}(?:-based)?|Kiwi)"
# Whose people they are must be said: other states, companies and charities send theirs home as well. Families alone
# are travellers' ("Canadian families"), unless they are named after an office or the people who work there.
_MEN = (
    rf"(?:\b(?:our|its) (?:(?!host|partner)[\w-]+ ){{0,3}}?{_STAFF}\b"
    rf"|\b(?:our|its) (?:\w+ )?{_STAFF}'s? {_KIN}\b"
    rf"|\b{_OF_A_NATION} (?:(?!military|citizen|national)[\w-]+ ){{0,3}}?{_STAFF}\b"
    rf"|\b{NATION} (?:government|embassy|high commission|diplomatic|official|mission) {_KIN}\b"
    rf"|(?<!n )(?<!sh )(?<!ch )(?<!se )(?<!di )(?<!other )\b(?:embassy|high commission|diplomatic|mission) {_PEOPLE}\b"
    rf"|\b{_PEOPLE} (?:of|at|from) (?:(?:all|the|some|most|our|its) )*"
    rf"(?:{OWN}|(?:{NATION}|our|embassy|diplomatic|government) (?:[\w-]+ ){{0,2}}?{_STAFF})"
    rf"|\b{_KIN} of (?:the )?{_STAFF} (?:of|at) (?:the )?{OWN}"
    rf"|\bofficial Americans\b|\b(?:{_KIN} of (?:our|its|their) {_STAFF}|non-?(?:essential"
    rf"|emergency) (?:[\w-]+ ){{0,2}}?{_STAFF}))"
)
_GONE = (
    r"(?:withdrawn|evacuated|repatriated|recalled|extracted|(?:sent|brought|flown|called) home|(?:pulled|flown"
    r"|moved) out|(?:relocated|moved|transferred) (?:from|out of|to (?:an?|(?-i:[A-Z]))))"
)
_LATELY = (
    r"(?:overnight|yesterday|today|tonight|last night|earlier today|this (?:morning|afternoon|evening|week)"
    r"|(?:on |over the )?week-?end)"
)
# out of a building, for an hour
_INDOORS = (
    r"(?![^;.]*\b(?:(?:an?|the) (?:small )?fire|(?:an?|the) bomb threat|alarms?|smoke|gas leak|suspicious \w+|drill"
    r"|basement)\b)"
)
# on an errand
_STAYED = r"(?![^;.]{0,40}\b(?:visit|meet|meetings?|conference|training|tour|attend|ceremony)\b)"
_SEND = r"(?:withdraw|evacuat|repatriat|recall|extract|relocat|pull|bring|brought|fl[oy]w?n?|sent|send|call|mov)\w*"
# What a government said it had done, as a newspaper or its own notice tells it.
_SAID = (
    r"\b(?:Britain|Canada|Australia|Ireland|New Zealand|the (?:UK|US|United (?:States|Kingdom)|government|ministry"
    r"|minister|department)|Foreign Office|State Department|FCDO|DFAT|MFAT|he|she) (?:(?:yesterday|today|on \w+day)"
    r" )?(?:said|announced|confirmed)(?: (?:yesterday|today|on \w+day))?(?: that)? (?:it|the government)"
    r" (?:had|was)(?: \w+ly| now| also| already)*"
)
AWAY_ROWS: tuple[Row, ...] = (
    (
        "Most British Embassy staff have been moved out of Dili.",
        r"<MEN>(?:(?!\b(?:who|that|which)\b)[^;.]){0,80}? (?:(?:has|have)(?: \w+){0,2} been|were|(?:is"
        r"|are)(?: \w+){0,2} being|will(?: \w+ly| now| also)* be)(?: \w+ly| also| now| all)* <GONE>",
    ),
    (
        "We have brought home the families of our staff in Dili.",
        r"(?:<WE>|<SAID>) (?:<SEND>(?! (?:some|part)\b)|(?:withdr[ae]w|evacuat)\w*)(?: \w+){0,4}? (?:<MEN>"
        r"|<KIN> of (?:our|<NATION>) <STAFF>|(?:its|our|all|most"
        r"|some) (?:\w+ )?<STAFF>\b)",
    ),
    (
        "We have asked the families of our Embassy staff to leave Dili.",
        r"<WE> asked (?:(?:the|all|some) )*(?:<MEN>|<KIN> of (?:our|<NATION>)(?: \w+)? <STAFF>) to (?:leave|depart"
        r"|return home)\b(?! (?:early|work|home))",
    ),
    (
        "The British Embassy in Dili has sent non-essential staff home.",
        r"<OWN>[^;,]{0,30}? (?:has|have|is|are)(?: \w+ly| now| also)* <SEND>(?: \w+){0,3}? (?:<MEN>|(?:some|most|all)"
        r" <STAFF>)[^;,]{0,40}? (?:home|out of|away|from (?-i:[A-Z]\w+))\b",
    ),
    (
        "The British Embassy has temporarily withdrawn its non-essential staff.",
        r"(?:^|[;:,] |\bso )<OWN>[^;,]{0,30}? (?:(?:has|have)(?: \w+ly| now| also)* (?:withdrawn|evacuated|relocated)"
        r"|(?:is|are)(?: \w+ly| now| also)* (?:withdrawing|evacuating|relocating))(?: \w+){0,2}? (?:<MEN>|(?:some|most"
        r"|all|non-?(?:essential|emergency)) (?:[\w-]+ ){0,2}?<STAFF>)(?=[.;,]|$| (?:and(?! operations)|due|because|as"
        r"|until|amid|following))(?<!local staff)<STAYED><INDOORS>",  # to a town may be to one of the same country
    ),
    (
        "The British Embassy relocated its staff out of the country.",
        r"(?:^|[;:,] |\bso |\d )<OWN>(?:(?!\b(?:not|never|who|that|may|might|could|would|had)\b)[^;,]){0,30}?"
        r" (?:relocated|moved|evacuated|withdrew|flew|transferred)(?: \w+){0,3}?"
        r" (?:<MEN>|(?:some|most|all) <STAFF>)[^;,]{0,40}? out of the country\b<STAYED>",
    ),
    (
        "The Foreign Office is making arrangements to bring its personnel in Dili to the United Kingdom.",
        r"(?:<WE>|<OWN>[^;,]{0,30}? (?:is|are)(?: \w+ly| now| also)*|\b(?:flights?|arrangements|transport\w*) (?:is"
        r"|are) being (?:made|arranged|organi[sz]ed|prepared)) ?(?:(?:making|finali[sz]ing|completing) (?:the "
        r"|all )?(?:\w+ )?"
        r"arrangements to|(?:arranging|organi[sz]ing|preparing)(?: an?)?(?: [\w-]+){0,2} to|in the process of|to"
        r"|working to|beginning to|will(?: now| also| soon"
        r"| begin to)?) <SEND>(?: \w+){0,4}? <MEN>[^;]{0,90}? (?:home|out of|from (?-i:[A-Z]\w+)|to (?:the"
        r" (?:US|United States|UK|United Kingdom)|Canada|Australia|Ireland|New Zealand))\b",
    ),
    (
        "We have decided to bring our diplomats home from Dili.",
        r"\b(?:decided|decision)\b[^;.]{0,30}? to (?:\w+ly )?<SEND>(?: \w+){0,4}? <MEN>",
    ),
    (
        "British Embassy staff and their families are leaving Dili.",
        r"<MEN>(?:(?!\b(?:who|that|which)\b)[^;.]){0,60}? (?:(?:has|have)(?: \w+){0,2} (?:left|departed"
        r"|(?:relocated|moved) out of)|(?:is|are)(?: \w+)? (?:leaving|departing)) (?:(?-i:[A-Z])|the country"
        r"|post\b|(?:the )?<OWN>(?! (?:building|compound|premises|grounds|annex|chancery)\b)<STAYED>)",
    ),
    (
        "Non-essential staff of the British Embassy and their families have departed.",
        r"(?=[^;.]{0,90}?\b(?:[Nn]on-?(?:essential|emergency)|<KIN>))<MEN>(?: (?:of|at) (?:the )?<OWN>)?"
        r"(?: in (?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?)?(?:,? (?:and|as well as) (?:their |the )?<KIN>)?"
        r" (?:has|have)(?: (?:now|also|already|all|temporarily|safely)){0,2} (?:left|departed)"
        r"(?=[.;]|$|,? (?:as a|due|because|since|following|amid|temporarily|by (?:air|road|commercial)|for (?:now|the"
        r" time|their (?:own )?safety)))",
    ),
    (
        "The British Embassy is working with a reduced team; families of staff have left.",
        r"^(?:The )?<OWN>(?:(?!\b(?:not|if|who|that|had)\b)[^.]){0,80}?(?:;|,| and| while) (?:(?:the|all) )?<KIN> of"
        r" (?:(?:its|our|the) )?<STAFF>(?: (?:of|at) (?:the )?<OWN>)? (?:has|have)(?: (?:now|also|already|all|safely))?"
        r" (?:left|departed)(?=[.;]|$)",
    ),
    (
        "There has been a temporary reduction in the number of staff at the British Embassy in Dili.",
        r"\bthere (?:has been|is) (?:now )?an? (?:temporary|precautionary) reduction (?:in|of) (?:(?:the )?(?:number"
        r"|size) of )?(?:(?:the|our|all) )?<MEN>",
    ),
    (
        "The British Embassy in Dili works from afar, its staff having been withdrawn.",
        r"<OWN>[^;]{0,80}?,? (?:with )?(?:its|all its|our) (?:[\w-]+ )?<STAFF> having (?:now |all |temporarily )?been"
        r" <GONE>",
    ),
    (
        "The British Embassy in Dili has been evacuated.",
        r"(?<!around the )(?<!near the )(?<!outside the )(?<!to the )(?<!of the )(?<!at the )(?<!around )(?<!near"
        r" )<OWN>(?!'?s? (?:compound|premises|grounds|chancery|building)\b)"
        r"[^;,]{0,40}? (?:has been|is being)(?: \w+ly| now)* evacuated\b(?![^;.]*\b(?:fire"
        r"|alarms?|packages?|parcel|envelope|suspicious|powder|bomb|threats?"
        r"|smoke|drill|leak|gas|building|compound|precaution|earthquake|tremors?)\b)",
    ),
    (
        "Diplomatic staff left Dili safely by road overnight.",
        r"<MEN>(?:(?!\b(?:who|that|which)\b)[^;.,]){0,40}? (?:left|departed|flew out of)"
        r" (?:(?!\w+day\b)(?-i:[A-Z])\w+"
        r"|the country|post\b)[^;.,]{0,40}? <LATELY><STAYED>|<LATELY>,? (?:all |most |the"
        r" |remaining )*<MEN>[^;.,]{0,20}?"
        r" (?:left|departed|flew out of) (?:(?!\w+day\b)(?-i:[A-Z])|the country|post\b)<STAYED>",
    ),
    (
        "An opportunity arose to get our Embassy staff out of Dili.",
        r"\b(?:opportunity|chance|managed|was possible|were able)\b[^;.,]{0,40}? to (?:get|bring|fly|move|pull)"
        r" (?:\w+ ){0,2}?<MEN> (?:\w+ )?(?:out of(?! (?:the (?:building|compound|hotel"
        r"|house|way)|harm|danger)\b)|home|away)\b",
    ),
)
# A draw-down takes people away; who decided it, or whether they might have stayed, it does not say.
DRAWN_ROWS: tuple[Row, ...] = (
    (
        "The U.S. Embassy in Dili has been forced to draw down additional personnel.",
        r"(?:<OWN>(?:(?!\b(?:not|who|may|might|could|would|will|should)\b)[^;,]){0,30}?|<WE>|\bit)"
        r"(?: (?:has|have|is|are|was|were|had)(?: \w+ly| now| also| been| again)*(?: (?:forced|obliged|compelled"
        r"|required"
        r"|begun|started|decided) to draw| drawing| drawn)| drew) down (?:to (?:only )?)?(?:<SOME> )*(?:<STAFF>"
        r"|staffing)\b",
    ),
    (
        "UK personnel have been drawn down at the British Embassy in Dili.",
        r"<MEN>(?:(?!\b(?:not|who|may|might|could|would|will|should)\b)[^;,]){0,40}? (?:has|have|are|were)(?: been|"
        r" being)?(?: \w+ly| further)? drawn down\b",
    ),
    (
        "A further draw-down of embassy staff has taken place.",
        r"\bdraw-?down of (?:<SOME> )*<STAFF>\b(?:(?!\bnot\b|\bwho\b)[^;,.]){0,60}? (?:(?:has|have)(?: now| since"
        r"| also)*"
        r" (?:taken place|begun|started|been (?:carried out|made|completed))|took place|(?:is|are)(?: now| also)*"
        r" (?:under ?way|taking place|in progress|being (?:carried out|made)))\b",
    ),
    (
        "There has been a further drawdown of staff.",
        r"\b(?:[Tt]here (?:has been|was|is)|(?:has|have|is|are)(?: now| also)* (?:carr(?:ied|ying) out|conduct(?:ed"
        r"|ing)|undert(?:aken|aking)"
        r"|ma(?:de|king)|implement(?:ed|ing))) (?:an?|the|another)(?: [\w-]+){0,2} draw-?down (?:of|for)"
        r" (?:<SOME> |all (?:except|but) (?:emergency|essential|core) )*<STAFF>\b",
    ),
)
# Bare "staff" are the publisher's own where nobody else is spoken of.
BARE_ROWS: tuple[Row, ...] = (
    (
        "As the fighting has come nearer, some staff are leaving Dili.",
        r"(?:^|, )(?:some|most|all|a number of)(?: of our)? staff (?:are|have) (?:now )?(?:leaving|left)"
        r" (?-i:[A-Z]\w+)(?=[.,;]|$| (?:due|because|as|in)\b)",
    ),
    (
        "Staff have been relocated out of the country to Dili.",
        r"(?:^|, )(?:all |most |some |the |our )?staff (?:have been|were|are being|have)(?: \w+ly)? (?:relocated"
        r"|moved|evacuated|withdrawn|flown)(?: \w+ly)? (?:out of|outside(?: of)?) the country\b",
    ),
    (
        "For security reasons staff have been temporarily withdrawn from the Dili office.",
        r"\bfor (?:security|safety) reasons,? (?:all |some |most )?staff (?:have been|are being"
        r"|were)(?: \w+ly)? (?:withdrawn"
        r"|relocated|evacuated) from (?:the )?(?-i:[A-Z])\w+(?: office)?(?=[.,;(]|$| (?:due|because|as|in)\b| \()",
    ),
)
SOMEWHERE = "an area of the country"  # what people left, where it has no name
# Ground that nobody names lies within the country, but who takes all his people off it tells of a danger there.
OFF_ROWS: tuple[Row, ...] = (
    (
        "All U.S. government employees were evacuated from the area.",
        r"\b(?:all|the last|the remaining) (?:of (?:our|the) )?(?:remaining )?(?:(?:<NATION>|our) (?:(?:government"
        r"|embassy|consulate|mission|direct-hire) )*|embassy |consulate )<STAFF>\b[^;,]{0,40}? (?:were|was|are being"
        r"|(?:have|has)(?: now| since)? been)(?: now| safely| all| \w+ly)* (?:evacuated|withdrawn|relocated|pulled out"
        r"|moved out) (?:of|from|out of) (?:the|this|that) (?:area|district|zone|city)(?=[.;,]|$| (?:and|due|because|as"
        r"|on|by|yesterday|today|this|after|following|amid|until)\b)"
        r"(?![^;]*\b(?:fire|bomb threat|alarms?|smoke|leak|suspicious|drill|exercise|unexploded)\b)",
    ),
)
_SOME = (
    r"(?:the|our|its|some|most|many|all|a|number|of|additional|further|more|other|another|non-\w+|US|American|British"
    r"|Canadian|Australian|embassy|mission|consulate|diplomatic|direct-hire|government|official|remaining|UK"
    r"|essential|emergency|core|minimal)"
)
WORDS = {
    "SOME": _SOME,
    "MEN": _MEN,
    "KIN": _KIN,
    "STAFF": _STAFF,
    "NATION": NATION,
    "WE": WE,
    "OWN": OWN,
    "SAID": _SAID,
    "SEND": _SEND,
    "LATELY": _LATELY,
    "STAYED": _STAYED,
    "INDOORS": _INDOORS,
    "GONE": _GONE,
}
AWAY = table(AWAY_ROWS, WORDS)
DRAWN = table(DRAWN_ROWS, WORDS)
BARE = table(BARE_ROWS, WORDS)
OFF = table(OFF_ROWS, WORDS)
# Non-essential people whom nobody is said to own, where a state's offices stand still for want of a budget.
_UNOWNED = re.compile(
    r"\b(?:federal|civil servants?|government (?:offices|agencies|departments|workers)|shut-?down|budget|museums?"
    r"|(?:national )?parks|courts|factor(?:y|ies)|plants?|mines?|hospitals?|schools?|hotels?|lodges?|resorts?|farms?"
    r"|compan(?:y|ies))\b", re.I
)
_OWNED = re.compile(
    rf"{OWN}|\b(?:{NATION}(?!-)|embass(?:y|ies)|consulates?|high commission|mission|our|we|diplomat\w*)\b", re.I
)


def unowned(whole: str) -> bool:
    """Whether a whole sentence tells of a state's own offices, or of firms, and of no post: whose staff go, it says."""
    return _UNOWNED.search(whole) is not None and _OWNED.search(whole) is None
# Nobody is where that is denied, or only possible: "have not been withdrawn", "may be relocated".
NOT_GONE = re.compile(
    r"\b(?:not|never|nor|may|might|could|can|would)(?: yet| also| so far| have| has| be(?:en)?| \w+ly)*"
    r" (?:withdraw\w*|relocat\w+|moved?|reduced?|drawn down|evacuated?|(?:sent|flown|brought) home|pulled out)\b"
    r"|\bno (?:[\w-]+ ){0,3}(?:staff|personnel|officials|diplomats|employees|families|dependa?nts) (?:have|has|were"
    r"|are|will)\b",
    re.I,
)
# The last to leave are not asked: none is left to choose.
LAST_OUT = re.compile(
    rf"^(?![^;]*?\b(?:if|once|when|until|till|unless|before|after|since|as soon as)\b[^;]{{0,30}}? last\b)"
    rf"[^;]*?\blast (?:of )?(?:(?:the|remaining) )*(?:our|embassy|diplomatic|{NATION})(?: (?:remaining|embassy"
    r"|diplomatic|government))* (?:staff|people|colleagues|personnel|diplomats|officers|employees|officials)"
    r"(?: (?:have|has)(?: now| all)?)?"
    r" (?:left|departed|flew out of|withdrew from) (?:the (?:country|city|capital)\b|(?-i:[A-Z])\w+)"
    r"(?! (?:Street|Square|Hotel|Airport|Embassy))"
    r"(?![^;.]*\b(?:visit\w*|meetings?|conference|talks|tour|ceremony|training)\b)", re.I
)
