"""How a text says that a post does less: fewer services, fewer people, emergencies only."""

from __future__ import annotations

from monitor.compare.whose.offices import OF, OFFICE, OWN
from monitor.compare.wordings import fewer
from monitor.compare.wordings.governments import NATION
from monitor.compare.wordings.suspended import WHEN
from monitor.terms.calendar import MONTH
from monitor.terms.table import Row, table

# A cut is told of a service in the passive, of a post in the active, as a lack, of its people, as "emergencies only".
_KIND = r"(?:consular|emergency|routine|visa|passport|public|in-person|citizens?|notar\w+|non-e\w+)"
_DONE = (
    r"(?:services?|operations|processing|appointments|interviews"
    r"|(?:(?<=consular )|(?<=visa )|(?<=passport ))work)"
)
_STOP = (
    r"(?:suspend|paus|halt|stopp|ceas|cancel|postpon|curtail|discontinu|reduc|scal|par|trimm|slash)"
    r"(?:e[ds]?|l?ed|s|ing)?(?: back| down)?"
)
_FEWER = r"(?:(?:reduc|limit|scal)(?:es|ed|ing)(?: back)?|(?<!open with )fewer|minimal)"
# A post that stops until an hour of the day stops for a stated time; what people should do till then is another thing.
UNTIL_HOUR = (
    r"(?:(?!\b(?:and|but|while|should|must|are|curfew|shelter\w*)\b)[^;]){0,80}?"
    r"\buntil (?:at least |about |around )?(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m|h\b|hrs|hours)"
    r"|\d{1,2}:\d\d|noon|midday)"
    rf"(?!\.?,?(?: on)? (?:[A-Z][a-z]+day,? )?(?:{MONTH})\b)"
)
ROWS: tuple[Row, ...] = (
    (
        "The embassy has suspended all routine consular services.",
        r"\b<STOP>(?: all| number of| its| the| our| most| many| some| normal| regular| any| US"
        r"| American){0,4} <KIND>[\w ,-]{0,40}? ?<DONE>\b",
    ),
    (
        "The embassy will limit its routine services on Monday.",
        r"\b(?:will|has|have|had to|is to)(?: \w+ly)? limit(?:ed)?(?: its| the| our| all| some| most| many){0,3} <KIND>"
        r"[\w ,-]{0,40}? ?<DONE>\b",
    ),
    (
        "Routine visa services are temporarily suspended.",
        r"\b<KIND> (?:(?:\w+,? )?(?:or|and) \w+ |consular )?<DONE>\b[^;]{0,90}?\b(?:is|are|remains?|(?:has|have"
        r"|will) (?:not )?be(?:en)?|continues? to be)(?: \w+ly| also| now| all)?(?: being)? (?:suspended|unavailable"
        r"|not (?:currently|temporarily) available|no longer (?:available|offered|provided)|paused|curtailed|cancel+ed"
        r"|postponed|(?:put )?on hold|halted|stopped|dropped|(?:limited|restricted|reduced) to|offered only)\b",
    ),
    (
        "The embassy is unable to provide routine consular services.",
        r"\b(?:cannot|can not|can't|unable to|(?:not|no longer)(?: \w+ly)?(?: be)?(?: able to)?"
        r"|will no longer) (?<!does not )(?:provid|offer|hold|process)(?:e|ed"
        r"|ing)?\b(?: [\w'-]+,?){0,5}? <KIND>(?: or [a-z]+)?(?: consular)? (?:<DONE>|help|assistance)\b",
    ),
    (
        "Consular assistance will not be available from Monday.",
        r"\bconsular (?:assistance|support|help)\b[^;]{0,40}?\b(?:will|would) (?:not|no longer) be available"
        r" (?:from|after|as of|in) (?:<WHEN>|(?-i:[A-Z]))",
    ),
    (
        "No routine consular services are available.",
        r"\bno (?:routine |regular )?<KIND> (?:[\w-]+ ){0,2}?<DONE> (?!other)(?:are|is|will|available|can"
        r"|until|at|this|today)\b",
    ),
    (
        "The embassy is working with fewer staff.",
        r"\b<FEWER> (?:its |the |our |number of )*(?:\w+ )?(?:staff(?:ing|ers)?|personnel"
        r"|(?<=number of )(?:officials|employees|diplomats))(?: numbers"
        r"| levels)?\b(?!(?:'s?)? (?:travel|movements?|trips|from|to (?:the|their)))",
    ),
    (
        "The embassy is on limited operations.",
        r"\b(?:limited|minimal|reduced|emergency-only) (?:(?:embassy|consulate|consular) )?(?:operations"
        r"|operational status)\b",
    ),
    (
        "Expect reduced services.",
        r"\breduced services\b",
    ),
    (
        "The embassy works at limited capacity.",
        r"\bat (?:limited|reduced) capacity\b",
    ),
    (
        "The embassy will only offer limited services.",
        r"\bwill (?:only )?(?:offer|provide) limited services\b",
    ),
    (
        "The consular section will be open on Thursday for only emergency services.",
        r"\b(?:(?:citizens?|ACS) (?:services )?(?:unit|section)|consular section|<OFFICE>|posts)\b[^;,]{0,40}?"
        r" (?:is|are|will be|remains?) open\b[^;,]{0,40}? for (?:only emergenc\w+|emergenc\w+ (?:\w+ )?(?:services"
        r"|cases) only)\b",
    ),
    (
        "The posts in Dili and Kupang are closed to the public.",
        r"\b(?:[Tt]he|our) posts\b(?: in [A-Z]\w+(?:(?:,| and|, and)? [A-Z]\w+)*)? (?:is|are|will be|remain)(?: \w+ly)?"
        r" closed to the (?:general )?public\b",
    ),
    (
        "The embassy is open for emergency functions only.",
        r"\b(?:open|operating|working)(?: only)? for (?:mission-)?(?:critical|essential|emergency)(?: \w+)?"
        r" (?:functions|purposes|work)(?: only)?\b"
        r"|\b(?:limited|restricted|reduced) to (?:mission-)?(?:critical|essential|emergency)(?: \w+)? functions\b",
    ),
    (
        "The embassy will remain open for emergency services to citizens.",
        r"\b<OFFICE>[^;,]{0,40}? remains? open for emergency (?:\w+ )?(?:services|assistance|cases)\b"
        r"(?! (?:and|or) (?:routine|all|visa|passport|normal))",
    ),
    (
        "Consular services at the embassy will not be provided until further notice.",
        r"\b<KIND> (?:(?:\w+,? )?(?:or|and) \w+ |consular )?<DONE>\b[^;,]{0,60}? will not be"
        r" (?:provided|offered|available)\b",
    ),
    (
        "Services at the U.S. Embassy in Dili are suspended.",
        r"^services (?:at|of) <OWN>[^;,]{0,40}? (?:is|are|remain|have been)(?: \w+ly)? (?:suspended|reduced|limited)\b",
    ),
    (
        "The embassy is reducing its hours until further notice.",
        r"\b(?:reduc|shorten|cut)\w* (?:its|our|the)(?: \w+)? hours\b",
    ),
    (
        "The embassy has limited its services to emergencies.",
        r"\b(?:limit|restrict|reduc|confin)(?:ed|ing|s)(?: (?:its|our|all"
        r"|the)(?: \w+)?)? services to (?:\w+ )?(?:emergenc|urgent"
        r"|essential|critical|life)",
    ),
    (
        "The High Commission has suspended its services to the public.",
        r"<OWN>[^;,]{0,60}?\b(?:suspended|stopped|halted|paused)(?: all| its| our){1,2} services\b"
        r"(?=[.,;]|$| (?:to the public|until|due|because|as|in light|out of|following|amid|for the time)\b)",
    ),
    (
        "Public access to the embassy is suspended.",
        r"\bpublic (?:access|entry) to <OWN>[^;,]{0,40}? (?:is|has been|remains)(?: \w+ly| now)? (?:suspended|closed"
        r"|stopped|restricted)\b",
    ),
    (
        "Our consulate in Dili closed to the public on May 3.",
        r"<OWN>[^;,]{0,40}?(?<! is)(?<! are)(?<! be)(?<! remain)(?<! remains) closed to the (?:general )?public (?:on"
        r"|from|as of) (?:<WHEN>)",
    ),
    (
        "The embassy has curtailed all but emergency services.",
        r"\b<STOP> all (?:but|except) (?:\w+ )?(?:emergency|essential|critical) (?:\w+ )?<DONE>\b",
    ),
    (
        "The British Embassy in Dili is providing emergency help only.",
        r"\b(?:provid|offer)(?:es?|ing|s) (?:only emergency (?:consular )?(?:help|assistance|support|services)"
        r"|emergency (?:consular )?(?:help|assistance|support|services)(?: to [\w ]{3,30}?)? only)\b",
    ),
    (
        "The British Embassy in Dili is only able to help in emergencies.",
        r"\bonly (?:be )?able to (?:help|assist|provide)\b[^;,]{0,40}?\bemergenc\w+\b",
    ),
    (
        "American Citizen Services is available by phone only.",
        r"\b(?:citizens? services|ACS|consular (?:section|services))\b[^;,]{0,40}? (?:is|are)(?: now)? available"
        r" (?:only by (?:tele)?(?:phone|e-?mail)|by (?:tele)?(?:phone|e-?mail)"
        r"(?: or (?:tele)?(?:phone|e-?mail))? only)\b",
    ),
    (
        "The British Embassy in Dili offers only limited consular services.",
        r"\b(?:<NATION> <OFFICE>|<OFFICE> of <OF>|we)\b[^;]{0,90}?\b(?:operates?|offers?"
        r"|provides?)(?: only)?(?: an?)?(?: very| extremely)? limited (?:in-person )?consular services?\b",
    ),
    (
        "The British Embassy in Dili is not currently open to the public.",
        r"<OWN>[^;]{0,60}?\b(?:not(?: currently)? open|(?:temporarily|currently) closed) to the (?:general )?public\b"
        r"|\b(?:(?!US\b|American\b)<NATION> <OFFICE>|<OFFICE> of <OF>)[^;]{0,60}?\bclosed to the (?:general )?public"
        r" until further notice\b",
    ),
    (
        "We are unable to help British nationals in person.",
        r"\b(?:unable|not able) to (?:help|assist) (?:you|British nationals|Canadians) in[- ]person\b",
    ),
    (
        "The British Embassy in Dili works by appointment only.",
        r"<OWN>(?:[^;]{0,40}?\breduced (?:its|our) services|[^;]{0,90}?\b(?:only by (?:prior |advance )?arrangement"
        r"|by (?:prior |advance )?arrangement only)\b|[^;]{0,90}?\bby appointment only\b(?!,? (?:as"
        r"|since)\b))",
    ),
    (
        "The embassy is able to help only with emergencies.",
        r"\b(?:<OFFICE>|consular section)\b[^;]{0,60}?\b(?:able to|will|can|is|are)(?: only)? (?:be )?(?:open"
        r"|see|help|assist|accept|handl|provid|offer)\w*\b[^;]{0,60}?(?:\bonly\b[^;]{0,40}?\bemergenc"
        r"|\bemergenc[^;]{0,60}?\bonly\b)",
    ),
    (
        "It can only provide very limited emergency consular services.",
        r"\bonly (?:be )?(?:able to )?(?:offer|provid)\w* (?:(?:very|extremely"
        r"|limited) ){0,3}emergency\b[\w ]{0,30}?services",
    ),
    (
        "The embassy is offering emergency services only.",
        r"\b(?:offer(?:s|ing|ed)?|provid(?:es?|ing|ed)) (?:only (?:very )?(?:emergency|limited)\b[\w ]{0,20}?services\b"
        r"|(?:(?:emergency|limited|restricted|essential|consular|press|commercial),? (?:and )?){1,6}services only\b"
        r"|services (?:only (?:for|in) emergenc\w+|(?:for|in) emergenc\w+ only)\b)",
    ),
    (
        "Embassy Dili shifted to emergency consular services.",
        r"\b(?:shift|switch|mov|transition|revert)(?:ed|ing|s|es)? to (?:only )?(?:emergency|essential|limited)"
        r" (?:consular )?services(?: only)?\b",
    ),
    (
        "The embassy can offer only emergency help at this time.",
        r"\b<OFFICE>[^;,]{0,40}? (?:can|is able to) (?:only (?:offer|provide)|(?:offer|provide) only)(?: very"
        r"| limited)* emergency (?:help|assistance|support)\b",
    ),
    (
        "The consular section will handle only emergencies of citizens.",
        r"\b(?:<OFFICE>(?:(?: in)? [A-Z]\w+)?|branch office|consular section|we) (?:will|can|is able to)(?: for now)?"
        r" (?:only )?(?:handle|see|take|accept|process|receive|assist(?: with)?|help(?: with)?)(?: [\w-]+){0,5}?"
        r" (?:only (?:[\w-]+ ){0,5}?(?:in )?(?:an )?emergenc|(?:in )?emergenc\w+ only\b)",
    ),
    (
        "The consulate no longer gives consular services.",
        r"\b(?:<OFFICE>(?:(?: in)? [A-Z]\w+)?|consular section|we)(?: will| has| have)? no longer (?:gives?|offers?"
        r"|provides?"
        r"|accepts?|takes?|issues?|process(?:es)?)\b[^;]{0,60}?\b(?:services|applications|appointments|passports"
        r"|visas)\b",
    ),
    (
        "The embassy has no routine services for citizens for now.",
        r"\b(?:<OFFICE>|consular section) (?:has|have) no (?:routine|consular|visa|passport)\b[\w ]{0,30}? (?:services"
        r"|appointments)\b",
    ),
    (
        "The consulate can offer limited services for citizens.",
        r"<OWN>[^;]{0,60}? (?:can|is able to) (?:offer|provide|give) limited (?:consular )?services\b",
    ),
    (
        "The consular section cancelled all of Thursday's afternoon services.",
        r"\b(?:<OFFICE>|(?:consular|visa) section)(?: has| have)? cancel+ed (?:all|most)\b[^;,]{0,60}?"
        r" (?:services|appointments|interviews)\b",
    ),
    (
        "The visa hall will not open on Monday.",
        r"\b(?:visa|passport|consular) (?:hall|unit|window|waiting room)s? will (?:not (?:be )?open|(?:be"
        r"|remain) closed)\b",
    ),
    (
        "The embassy is offering restricted consular services only.",
        r"\b(?:offer(?:s|ing)?|provid(?:es?|ing)) (?:only )?(?:very )?(?:restricted"
        r"|reduced)\b[\w ,-]{0,50}? services\b",
    ),
    (
        "We are not currently providing any consular services.",
        r"\b(?:not (?:currently )?provid(?:e|ing)|without) any (?:consular )?services\b",
    ),
    (
        "The consulate is available for emergency services only.",
        r"\b<OFFICE>\b[^;]{0,40}?\bavailable (?:only for emergenc|for emergenc[^;]{0,40}?\bonly\b)",
    ),
    (
        "Our embassy will be reduced to emergency personnel.",
        r"\b<OFFICE>\b[^;]{0,40}?\breduced to (?:only )?(?:emergency|essential|core|minimal)"
        r" (?:personnel|staff\w*)\b",
    ),
    (
        "Our staff are working remotely.",
        r"\b(?:operat\w+|work\w*|switched to work\w*) remotely\b",
    ),
    (
        "Most of us telework.",
        r"(?<!\bto )\btelework\w*|\b(?:instructed|directed|ordered|told|required)\b[^;.]{0,40}? to telework\b"
        r"|\b(?:switch|mov|shift|transition)\w* (?:\w+ )?to (?:\w+ )?telework",
    ),
    (
        "The visa section of the British Embassy in Dili is closed.",
        r"\b(?:visa|consular|immigration|passport|public|notar\w+|citizens? services|ACS)\b"
        r"(?: (?!services\b)[\w-]+){0,2}? (?:sections?|units?|windows?|counters?|halls?|rooms?|desks?"
        r"|(?:drop )?box(?:es)?)\b[^;,]{0,60}? (?:(?:is|are|has been|have been|remains?|stays?)(?: \w+ly| now)?"
        r" (?:closed|shut|out of (?:service|operation))|(?:has|have)(?: \w+ly)? (?:closed|shut down"
        r"|(?:suspended|ceased) operations|stopped work(?:ing)?))\b(?! (?:or|to|for(?! good)|on|at(?! this time)|from"
        r"|during|between|every|each|all|by|tomorrow|today|weekends?|early|(?:<WHEN>)s?)\b)",
    ),
    (
        "The embassy will suspend operations tomorrow until noon.",
        rf"\b(?:(?:will|to) (?:suspend|pause|halt)|(?:suspend|paus|halt|stopp)(?:ed|ing))(?: all| its| our| the| normal"
        rf"| regular| embassy| consular){{0,4}} operations\b{UNTIL_HOUR}",
    ),
    (
        "The consulate is closed to routine visitors.",
        r"\bclosed (?:to|for) (?:in-person|routine|consular|all consular)\b",
    ),
)

WORDS = {
    "WHEN": WHEN,
    "KIND": _KIND,
    "DONE": _DONE,
    "STOP": _STOP,
    "FEWER": _FEWER,
    "NATION": NATION,
    "OF": OF,
    "OFFICE": OFFICE,
    "OWN": OWN,
}
REDUCED = table((*ROWS, *fewer.ROWS), WORDS)
