"""How a text says that a post has stopped its work."""

from __future__ import annotations

import re

from monitor.compare.whose.offices import OFFICE, OWN, WE
from monitor.compare.wordings.governments import NATION
from monitor.terms.calendar import DAY, MONTH
from monitor.terms.table import Row, table

# The days that a date may begin with: with one of them an announcement is a plan with its day.
WHEN = rf"{MONTH}|\d|{DAY}|tomorrow|today|next week"

ROWS: tuple[Row, ...] = (
    (
        "The Department of State has temporarily suspended all operations at the U.S. Embassy in Bangui.",
        r"\b(?:(?P<stopped>suspended|ceased|paused|halted|stopped)|(?:decided|decision"
        r"(?: (?:was|has been) (?:made|taken))?) to(?: temporarily)? (?:suspend|cease|pause|halt)"
        r"|(?:is|are)(?: also| now| therefore)? suspending)(?: all| its| our| their| the| US| embassy| normal"
        r"| diplomatic){0,4} (?:operations|work)\b",
    ),
    (
        "We decided to withdraw our diplomats and to suspend temporarily the operations of the British Embassy.",
        r"\b(?:decided|decision)\b[^;.]{0,90}?(?:(?<!not )\bto|\band|&)(?: to)?(?: temporarily)? (?:suspend|cease"
        r"|halt)(?: temporarily)?"
        r"(?: all| its| our| their| the| embassy| diplomatic){0,4} (?:operations|services (?:of|at) <OWN>"
        r"|activities (?:at|in) (?:<OWN>|(?-i:[A-Z])))",
    ),
    (
        "We have no choice but to temporarily suspend operations at our embassy in Bangui.",
        r"\b(?:no (?:other )?choice but|(?:have|has|had) been (?:forced|obliged|compelled)|(?:was|were) (?:forced"
        r"|obliged|compelled)) to(?: temporarily)? (?:suspend|cease|halt)(?: temporarily)?"
        r"(?: all| its| our| their| the| embassy){0,3} operations\b(?= (?:at|in|of)\b|[.,;]|$)",
    ),
    (
        "Canada is temporarily suspending its operations in Chad.",
        r"\b(?:is|are|was|were|and)(?: now)? temporarily (?:suspending|halting|ceasing)(?: all| its| our| the"
        r"| diplomatic| embassy){0,3} (?:operations|(?<=diplomatic )activities|(?<=embassy )activities)\b",
    ),
    (
        "The embassy will suspend operations on June 3.",
        r"\bwill (?:suspend|cease|halt)(?: all| its| their| the"
        r"| embassy){0,4} operations\b(?=[^;]{0,40}?\b(?:<WHEN>|tonight|immediately)\b)",
    ),
    (
        "Embassy operations in Port Moresby have been temporarily halted.",
        r"\b(?:<OFFICE>|mission)(?: (?-i:[A-Z])[\w'-]+){0,3}(?:'s)? operations\b[^;]{0,50}?"
        r"\b(?:is|are|were|has been|have been|remain)(?: \w+ly| now)? (?:suspended|halted|paused|ceased|closed)\b",
    ),
    (
        "At the U.S. Embassy in Dili, all operations are suspended.",
        r"^(?:Due to [^,;]{3,60}, )?at (?:(?:the|our|US) ){0,2}<OFFICE>(?: (?:in )?(?-i:[A-Z])[\w'-]+){0,3}"
        r"(?: and [^,;]{3,50})?,? (?:all )?operations"
        r" (?:are|have been|were)(?: \w+ly| now)? (?:suspended|halted|ceased)\b",
    ),
    (
        "Embassy operations will be suspended until it is safe again.",
        r"\b(?:<OFFICE>|mission)(?: (?-i:[A-Z])[\w'-]+){0,2}(?:'s)? operations will be(?: \w+ly)? (?:suspended|halted"
        r"|ceased) (?:indefinitely|immediately|until (?:further|such time|the (?:[\w-]+ )?(?:situation|security"
        r"|conditions?|fighting|crisis|war)|conditions|it is (?:again )?safe|order)\b)(?![^;]*\bif\b)",
    ),
    (
        "The Department of State has temporarily moved Embassy Asuncion's operations to Luque.",
        r"\b(?:relocat|mov|transferr)(?:ed|ing)(?: \w+ly)? (?:(?:the|our|its|US) )*<OFFICE>(?:"
        r" (?-i:[A-Z])[\w'-]+){0,3}"
        r"(?:'s)? operations\b(?! to (?:(?:the|our|its|a) )?new)",
    ),
    (
        "The embassy is not shut, but operations are suspended.",
        r"\b(?:(?:the|our) )?(?:embassy|consulate|mission)\b[^;]{0,60}?\b(?:and|but|while)(?: all| its| our| the"
        r"| embassy)* operations (?:are|have been)(?: \w+ly)? (?:suspended|halted)\b",
    ),
    (
        "On Monday the U.S. Embassy in Bangui stopped operating.",
        r"<OWN>[^;,]{0,60}?\b(?:stopped|ceased) operating\b(?=[.,;]|$| (?:on|due|because|as|in|until|out|following|amid"
        r"|after|given|since|for)\b)",
    ),
    (
        "OPERATIONS SUSPENDED",
        r"(?<!consular )(?<!visa )(?<!routine )\bOPERATIONS SUSPENDED\b",
    ),
    (
        "The British Embassy in Dili will close permanently on 28 May.",
        r"<OWN>[^;,]{0,40}? (?:will|is to|is due to|is set to) (?:(?:permanently|indefinitely|temporarily) close"
        r"|close (?:its doors|permanently|indefinitely|temporarily|until further notice|for the time being))\b"
        r"(?=[.,;)]|$| (?:on|due|because|as|in|from|until|effective|amid|following|after|and|by|beginning|starting|this"
        r"|next|owing|given|while|with|but|before|permanently|indefinitely"
        r"|for (?:good|security|safety))\b)"
        r"(?![^;]*\b(?:if|unless|should|when|once|for (?!security|safety|the time))\b)",
    ),
    (
        "The Embassy of Ireland in Dili is being closed on a temporary basis.",
        r"<OWN>[^;,]{0,40}? (?:(?:is|are)(?: now)?(?: being)? (?:(?:temporarily|indefinitely|permanently) closing"
        r"|clos(?:ed|ing) <FOR_NOW>)|closes (?:at this time|<FOR_NOW>))(?! (?:to|for)\b)"
        r"(?![^;]*\b(?:if|unless|holidays?|early|construction|renovat\w+|long been open|has (?:since )?reopened)\b)",
    ),
    (
        "Operations at the U.S. Consulate General in Mersin are suspended.",
        r"(?<!in-person )(?<!routine )(?<!normal )(?<!regular )(?<!consular )(?<!visa )(?<!public )(?<!some )"
        r"\boperations (?=(?:at|of|in) )[^;]{0,24}?<OWN>[^;]{0,40}?\b(?:is|are|were|has been|have been"
        r"|remain)(?: \w+ly)? (?:suspended|halted|paused)\b",
    ),
    (
        "Normal operations at the U.S. Embassy are suspended until further notice.",
        r"\bnormal operations (?:at|of|in) <OWN>[^;]{0,40}?\b(?:is|are|were|has been|have been|remain)(?: \w+ly)?"
        r" (?:suspended|halted|paused) (?:until further notice|indefinitely)\b",
    ),
    (
        "We have temporarily closed our embassy in Asuncion.",
        r"<WE>(?: \w+ly)? (?:clos|shut|shutter)(?:ed|ting|ing|tered)?(?: down)? (?:(?:our|the|its|an?"
        r"|<NATION>) )*<OFFICE>\b(?![^;]{0,60}?\b(?:holidays?|training|election day|weekend|thanksgiving|christmas|eid"
        r"|early|for the day)\b)",
    ),
    (
        "Britain is to close its embassy in Asuncion for the time being.",
        r"\b(?:Britain|Canada|Australia|Ireland|New Zealand|the (?:UK|US|United (?:States|Kingdom))|we) (?:(?:is to"
        r"|will|are to)(?: \w+ly)? (?:close|shut)|(?:is|are)(?: \w+ly| now)? (?:closing|shutting))(?: down)? (?:our|its"
        r"|the) (?:[A-Z][\w']+ )?<OFFICE>\b"
        r"(?![^;,]*\b(?:if|unless|should|holidays?|election day|from \d|at \d|early"
        r"|(?<!until )(?<!until further )(?:on|for) (?:<WHEN>|the day))\b)",
    ),
    (
        "The British Embassy in Dili has shut temporarily.",
        r"<OWN>[^;,]{0,60}?\b(?:(?:has|have)(?: been)?|is|are|was)(?: \w+ly| now)? shut(?: down)?\b"
        r"(?! (?:to|for|on|at|from|during|until \d|between|every|each|all|by|tomorrow|today|(?:<WHEN>)s?)\b)",
    ),
    (
        "Operations have been suspended at the U.S. Embassy in Dili.",
        r"\b(?<!consular )(?<!visa )operations (?:have been|are|were|has been)(?: \w+ly)? (?:suspended|halted)"
        r" (?:at|in) (?:(?:our|both|the) )*<OWN>",
    ),
    (
        "The work of the British Embassy in Dili has been moved to Kupang.",
        r"\b(?:work|operations|functions) of <OWN>[^;]{0,40}? (?:was|were|has been|have been)(?: \w+ly)?"
        r" (?:moved|relocated|transferred|shifted) to\b",
    ),
    (
        "The Australian Embassy in Dili isn't operating.",
        r"<OWN>[^;,]{0,40}? (?:isn't|is not)(?: currently| presently)? (?:operating|operational|functioning)\b",
    ),
    (
        "The Department announced the suspension of operations at the U.S. Embassy in Moroni.",
        r"\bsuspension of(?: all| most| the majority of| its| our)?(?: US)?(?: (?:embassy|consulate"
        r"|mission))? operations (?:at|of|in|(?:took"
        r"|takes|is in) effect|began|begins)\b",
    ),
    (
        "Suspension of Embassy Operations",
        r"(?:^|[:-] )suspension of (?:US )?(?:embassy )?operations\b",
    ),
    (
        "The Department of State decided to close its embassy in Bujumbura.",
        r"\b(?:decided|decision(?: (?:was|has been) (?:made|taken))?) to (?:\w+ly )?close"
        r"(?: permanently)? (?:(?:our|the|its|<NATION>) )*<OFFICE>\b",
    ),
    (
        "The United States relocated its embassy operations from Aden to Djibouti.",
        r"\b(?:relocat|transferr|mov)(?:ed|ing) (?:(?:our|the|its|all|<NATION>"
        r"|<OFFICE>) )*operations\b(?:[^;]{0,40}?\bfrom\b| to (?:(?-i:[A-Z])|(?:another|an?"
        r" (?:neighbou?ring|nearby|third)) country\b))",
    ),
    (
        "Our consulate in Dili has shut its gate and all its work has passed to Kupang.",
        r"<OWN>[^;]{0,60}?\ball (?:of )?its (?:work|functions|operations|business|services) (?:has|have|is"
        r"|are) (?:now )?(?:been )?(?:passed|moved|transferred|shifted|handed over|relocated) to (?-i:[A-Z])",
    ),
    (
        "The Dili embassy's operations were moved to Kupang.",
        r"\b<OFFICE>(?:'s)?(?: in [A-Z]\w+)? (?:operations|work)(?: (?:for|in) (?-i:[A-Z])[\w'-]+)? (?:was|were"
        r"|has been|have been)(?: \w+ly)? (?:moved|relocated|transferred|shifted) (?:to|out of|from) (?:the )?(?:US )?"
        r"(?:<OFFICE> (?:in )?)?(?-i:[A-Z])",
    ),
    (
        "Work at the U.S. Embassy in Dili came to a stop on Friday.",
        r"(?<!ing )(?<!pair )(?<!tion )(?<!lar )(?<!isa )\b(?:work|operations) (?:at|of|in) <OWN>[^;,]{0,40}?"
        r" (?:(?:has|have) come|came) to (?:a (?:complete )?(?:stop|halt|standstill)|an end)\b",
    ),
    (
        "Embassy Dili's operations are being carried out from Kupang.",
        r"\b<OFFICE>(?: (?:in )?(?-i:[A-Z])[\w'-]+){0,3}(?:'s?)? (?:operations|functions|work) (?:is|are|will be)"
        r"(?: now| being| temporarily| currently)* (?:carried out|conducted|run|handled|performed|based) (?:from"
        r"|out of) (?:<OFFICE> )?(?-i:[A-Z])",
    ),
    (
        "The British Embassy office in Dili is temporarily relocating to Kupang.",
        r"(?<!staff of )(?<!staff of the )(?<!personnel of )(?<!personnel of the )(?<!families of )"
        r"(?<!families of the )<OWN>(?:(?: (?:in|at) (?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?)?,? (?:and"
        r"|along with|together with"
        r"|with)(?: [\w-]+){0,3}? <PEOPLE>)?"
        r"(?:(?!\b<PEOPLE>)[^;,]){0,40}?,? (?:is|are|has|have)(?: been)? temporarily (?:relocat(?:ed|ing)(?! (?:its"
        r"|our|their|some)\b| (?:(?!to\b)[\w-]+ ){0,4}?<PEOPLE>(?! and (?:[\w-]+ )?(?:operations|functions)\b))"
        r"|mov(?:ed|ing)(?= to (?-i:[A-Z])))"
        r"(?![^;]{0,40}?\b(?:building|premises|address|site|hotel|offices?|floor|due to construction)\b)",
    ),
    (
        "All services of the British Embassy in Dili have been suspended.",
        r"\ball (?:embassy )?services (?:of|at) (?:the )?<OWN>[^;]{0,40}?\b(?:are|have been"
        r"|remain)(?: \w+ly)? suspended\b",
    ),
    (
        "We have withdrawn our staff from the embassy in Dili and suspended all services there.",
        r"<OWN>[^;]{0,40}? and (?:temporarily )?suspended all (?:in-country |embassy |its |our )*services\b",
    ),
    (
        "The work of the British Embassy in Dili is suspended, and there are no embassy operations.",
        r"\b(?:work|functions|operation) (?=of )[^;]{0,6}?<OWN>[^;]{0,40}? (?:is|are|has been|have been|remains?)"
        r"(?: \w+ly)? suspended\b|\bthere are(?: currently| now)? no (?:<NATION> )?(?:embassy|consulate)"
        r" operations\b",
    ),
    (
        "The British Embassy in Dili is temporarily working from Kupang.",
        r"<OWN>[^;,]{0,40}? (?:is|are)(?: now| \w+ly)* (?:working|operating)(?: remotely| temporarily)? (?:from|out of)"
        r" (?!(?:<WHEN>|building|annex|suite|gate|room|level|floor|street)s?\b)(?-i:[A-Z])",
    ),
    (
        "The British Embassy in Dili is no longer operating.",
        r"<OWN>[^;,]{0,40}?\b(?:is no longer (?:operating|operational|functioning|open(?=[.;]|$))|(?:has )?ceased to"
        r" (?:operate|function))\b",
    ),
    (
        "The Embassy of Canada in Dili has suspended its activities.",
        r"<OWN>[^;,]{0,40}?\bhas (?:\w+ly )?suspended (?:its|all)(?: \w+)? activities\b",
    ),
    (
        "The British Embassy remains shuttered.",
        r"<OWN>[^;]{0,40}?\bshuttered\b",
    ),
    (
        "The U.S. Embassy services in Lome are suspended.",
        r"(?:<OWN>|\band embassy) services\b[^;]{0,40}?\b(?:(?:are|is|were|have been|remain)(?:"
        r" \w+ly)? )?suspended\b",
    ),
    (
        "The British Embassy in Dili is temporarily closed.",
        r"(?<!section of )(?<!section of the )(?<!section at the )"
        r"<OWN>[^;]{0,90}?\b(?:temporarily )?closed\b(?!(?: temporarily)? (?:or|to|for(?! good)|on|at(?! this time)"
        r"|from|during|between|every"
        r"|each|all|by|its(?! doors)|early(?! (?:this|last|in) )|this (?:morning|afternoon|evening|week)"
        r"(?![^;]*\bfurther notice)|tomorrow|today|weekends?|(?:<WHEN>)s?"
        r"|until (?:mon|tues|wednes|thurs|fri|satur|sun)day(?![^;]*\bfurther notice))\b)",
    ),
    (
        "We are closed until further notice.",
        r"\bwe (?:are|remain|will be|have been|will remain)(?: \w+ly| now)? closed until further notice\b",
    ),
    (
        "The U.S. Consulate in Kaduna was closed and its staff moved to Abuja.",
        r"<OWN>[^;]{0,60}?(?:\b(?:was|has been) closed|(?<=Embassy) closed|(?<=Consulate) closed)\b"
        r"[^;]{0,60}?\b(?:operations|staff|personnel|diplomats|services)"
        r" (?:(?:was|were|have been|have|are) )?(?:moved|relocated|transferred|evacuated"
        r"|(?:left|departed) (?:the country|(?-i:[A-Z])))\b",
    ),
    (
        "The British Embassy in Dili closed on 4 March and will not reopen until it is safe.",
        r"(?<!section of )(?<!section of the )<OWN>[^;,]{0,60}? closed (?:its doors )?on (?=<WHEN>)[^;,]{2,24}?,? and"
        r" (?:(?:will|does|do) not (?:re-?open|open again)|(?:has|have) not (?:yet )?re-?opened|(?:remains?|stays?)"
        r" (?:closed|shut))\b(?![^;.]* (?:until|till|before) (?:[A-Z]\w+day|tomorrow|\d|<WHEN>))",
    ),
    (
        "The British Embassy in Dili announced its closure on March 4.",
        r"<OWN>[^;,]{0,60}?\bannounced (?:(?:its|their|the|a|an) )?(?:temporary |indefinite )?closure\b",
    ),
    (
        "Information on the temporary relocation of the British Embassy.",
        r"\b(?:temporary )?relocation of (?:<OWN>|(?:the )?<OFFICE>)(?!'s?)(?! (?:visa|consular|staff|personnel"
        r"|employees"
        r"|officials|building|premises|compound)\b)(?! to (?:an? |its |our |the |another )?(?:new\b|(?:[\w-]+ ){0,2}?"
        r"(?:buildings?|premises|compound|chancery|address|offices?|quarters|street|avenue)\b"
        r"(?! in (?:another|a (?:third|different|neighbou?ring)) (?:city|town|country))))",
    ),
    (
        "This follows the temporary closure of the embassy.",
        r"\btemporary closure of (?:<OWN>|(?:the )?<OFFICE>)"
        r"(?!(?: (?:general|in|at|(?-i:[A-Z])[\w'-]+)){0,4} for (?:[\w-]+ ){0,3}services\b)",
    ),
)

# Who is moved beside a post that stays: "the children of embassy staff", and not "the embassy and its staff".
_PEOPLE = (
    r"(?:staff|officials|diplomats|personnel|employees|famil\w+|dependa?e?nts|spouses|children|guardians|workers)\b"
)
_FOR_NOW = (
    r"(?:temporarily|indefinitely|permanently|on an? (?:temporary|interim|provisional) basis|for the time being"
    r"|as an? (?:interim|temporary|provisional|precautionary) measure)\b"
)
FOR_NOW = re.compile(rf"clos(?:ed|ing) {_FOR_NOW}$", re.I)
WORDS = {"FOR_NOW": _FOR_NOW, "PEOPLE": _PEOPLE, "WE": WE, "WHEN": WHEN, "NATION": NATION, "OFFICE": OFFICE, "OWN": OWN}
SUSPENDED = table(ROWS, WORDS)
