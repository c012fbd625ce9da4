"""How a text gives a rule of entry: who may not come in, who needs what, who no longer does."""

from __future__ import annotations

from monitor.compare.wordings import Row, table

_WHO = (
    r"\b(?:nationals|citizens|Americans|foreigners|visitors|travell?ers|people|anyone|passengers"
    r"|(?:passport )?holders)\b"
)
# Who comes from abroad, not whoever would see a temple.
_COMER = (
    r"\b(?:travell?ers?|passengers?|persons|foreigners?|(?:foreign|non-?resident) \w+|non-?residents|nationals of"
    r"|(?:nationals|visitors|people|anyone|citizens) (?:who (?:have |has )?(?:been|travell?ed|visited|came|come)"
    r"|arriving|coming|from))\b"
)
# Ours, or anybody: what a state does for its neighbours' citizens is none of theirs.
_OURS = (
    r"(?:(?:all|most|many|short-stay|certain) )*(?:US|Americans?|British|UK|Canad\w+|Australians?|Irish|New Zealand\w*"
    r"|foreign\w*|tourists?|visitors?|travell?ers?|nationals of|citizens of|holders of)\b"
)
_DROPPED = r"\b(?:waived|dropped|scrapped|lifted|removed|abolished|eliminated|done away with)"
# Who brings no papers is turned away at any time.
_HAVING = r"(?:(?!\b(?:without|valid\w*|lack\w*|unless|proof|fails?|if|late|tickets?)\b)[^;])"
_BORDER = (
    r"(?: (?:(?:in)?to )?(?:the country|(?-i:[A-Z]))| at (?:the |any |land )*(?:border|airport|port))"
    r"(?![^.;]{0,40}?\b(?:embassy|consulate|hospital|clinic|school|university|stadium|museum|park|court)\b)"
)

BANNED_ROWS: tuple[Row, ...] = (
    (
        "Chad has refused entry to all foreign visitors.",
        r"\b(?:denied|refus\w+|suspend\w+|ban\w*|barr\w+)(?: all)? (?:entry|admission) (?:to|for|into"
        r"|of)\b[^;]{0,80}?<WHO>",
    ),
    (
        "Foreigners who were in Gabon are denied entry.",
        r"<WHO>[^;]{0,120}?\b(?:are|will be|is) (?:denied|refused|barred from|banned from) (?:entry"
        r"|entering)\b",
    ),
    (
        "Travellers who were in Uganda will not be allowed to board flights to the United States.",
        r"<WHO>[^;]{0,120}?\b(?:(?:are|is) (?:not|no longer)|will (?:not|no longer) be) (?:allowed|permitted)"
        r" (?:to board\b[^;]{0,20}?\bflights?|on (?:board )?flights?)\b",
    ),
    (
        "A new order prevents citizens who were in Gabon from boarding flights home.",
        r"\b(?:prevent|prohibit|bar|stop)(?:s|ed)?\b[^;]{0,30}?<WHO>[^;]{0,120}?"
        r"\bfrom (?:boarding\b[^;.]{0,20}?\bflights?|flying to|entering)\b",
    ),
    (
        "Any traveler who was in Uganda will not be admitted to Gabon.",
        r"<COMER><HAVING>{0,220}? (?:will|shall) not be (?:(?:admitted|allowed|permitted)(?: entry| to enter)?<BORDER>"
        r"|(?:admitted|allowed in)(?=[.,]|$))",
    ),
    (
        "No passenger arriving from Uganda will be allowed into the country.",
        r"\bno (?:\w+ )?(?:travell?ers?|visitors?|passengers?|foreigners?|persons?)\b<HAVING>{0,160}? (?:will|shall) be"
        r" (?:admitted|allowed|permitted)(?: entry| to enter)?<BORDER>",
    ),
    (
        "Chad no longer admits travelers who were in Gabon.",
        r"\bno longer (?:admits?|lets? in|accepts?)\b[^;.]{0,20}?<COMER>",
    ),
    (
        "The decree bans foreign nationals from entering.",
        r"\bban(?:s|ned)? [^;]{0,30}?<WHO> from (?:entering|entry)\b",
    ),
)

VISAS_ROWS: tuple[Row, ...] = (
    (
        "Chad has stopped issuing tourist visas to foreign citizens.",
        r"\b(?:stopped|suspended|ceased|halted|paused) (?:issuing|the issu\w+ of"
        r"|all)(?: \w+){0,2} visas\b[^;]{0,40}?<WHO>",
    ),
    (
        "Gabon no longer issues tourist visas to foreign citizens.",
        r"\b(?:no longer|not) issu\w+ (?:\w+ )?visas to\b[^;]{0,40}?<WHO>",
    ),
    (
        "U.S. citizens will not be issued visas by Chad.",
        r"<WHO>[^;.]{0,20}? (?:will (?:not|no longer) be|(?:are|is) (?:not|no longer)(?: being)?) (?:issued"
        r"|granted|given)"
        r" (?:[\w-]+ )?visas?\b(?![^;]*\b(?:if|unless|without|until)\b)",
    ),
    (
        "Chad has temporarily suspended its e-visa system.",
        r"\b(?:suspended|closed|shut down|taken offline) (?:(?:its|the|all) )*e-?visas?\b",
    ),
)

ARRIVAL_ROWS: tuple[Row, ...] = (
    (
        "Visas on arrival have been suspended.",
        r"\bvisas?[- ]on[- ]arrival\b[^;]{0,40}?\bsuspended\b",
    ),
    (
        "The authorities suspended the issue of visas on arrival.",
        r"\bsuspend\w*[^;]{0,40}?\bvisas?[- ]on[- ]arrival\b",
    ),
)

ISSUED_ROWS: tuple[Row, ...] = (
    (
        "Chad has resumed the issue of visas on arrival.",
        r"\b(?:resum|restor|reinstat)(?:es?|ed|ing|ption) (?:of )?(?:(?:the )?issu\w+ (?:of )?)?"
        r"visas?[- ]on[- ]arrival\b",
    ),
    (
        "U.S. citizens can now buy a visa on arrival.",
        r"\b(?:can|may|are able to) (?:now|again) (?:buy|get|obtain|receive|be issued) (?:an? )?(?:[\w-]+ )?"
        r"visas?[- ]on[- ]arrival\b",
    ),
    (
        "Visas on arrival are available again.",
        r"\bvisas?[- ]on[- ]arrival\b[^;]{0,40}?\b(?:again|resumed|restored|reinstated)\b",
    ),
)

AUTHORITY_ROWS: tuple[Row, ...] = (
    (
        "From 1 May 2027 all visitors must have a visa.",
        r"\b(?:from|as of) (?:\d{1,2} \w+|\w+ \d{1,2},?) \d{4}\b[^;]{0,20}?(?:<WHO>"
        r"|\byou\b)[^;]{0,30}?\b(?:need|require|must (?:have|obtain|get|apply|register|complete"
        r"|give))\b[^;]{0,40}?\b(?:visas?|travel authori[sz]ation|ETA|e-?visa|(?:arrival|entry) (?:card|form"
        r"|declaration)s?|fingerprints?)\b",
    ),
    (
        "There is a requirement to get an electronic travel authorisation.",
        r"\brequirement to (?:get|obtain|have|apply for) [^;]{0,20}?\b(?:visas?|e-?visas?|ETA"
        r"|electronic (?:travel )?authori[sz]ation)\b",
    ),
    (
        "Added information about new visa requirements.",
        r"\binformation (?:on|about) (?:the )?new (?:visa|entry) requirements?\b",
    ),
    (
        "Chad announced new entry restrictions.",
        r"\b(?:announc|introduc|impos|implement|adopt)\w* (?:\w+ )?new (?:visa|entry) (?:restrictions"
        r"|requirements|rules)\b",
    ),
    (
        "You now need an e-visa.",
        r"\b(?:you|nationals|citizens|passports|passport holders)(?: now)? (?:need|require|must (?:have|obtain|get"
        r"|apply for))\b[^;]{0,20}?\b(?:electronic (?:travel )?authori[sz]ations?|electronic visas?|ETAs?|e-?visas?)\b",
    ),
)

NEW_ROWS: tuple[Row, ...] = (
    (
        "U.S. citizens now have to get a visa before they fly to Chad.",
        r"(?:\byou|<WHO>|\bpassports)\b[^;.]{0,20}? (?:now (?:also )?(?:need|require|must (?:have|obtain|get|apply for"
        r"|hold)|ha(?:ve|s) to (?:get|obtain|have|hold|apply for))|must now (?:have|obtain|get|apply for|hold))\b"
        r"[^;.]{0,20}?\bvisas?\b(?! (?:appoint|interv|confirm|appli|card|fee|page))",
    ),
    (
        "Chad has reintroduced visas for U.S. citizens.",
        r"\b(?:re-?introduced|re-?imposed|reinstated|introduced|imposed) (?:(?:its|a|the"
        r"|\w+) )?visas?(?: requirements?)?"
        r"(?= (?:for|on) <OURS>)",
    ),
)

FREED_ROWS: tuple[Row, ...] = (
    (
        "You no longer need a visa.",
        r"\bno longer (?:need|require|have to (?:get|have|obtain))\b[^;.]{0,30}?\bvisas?\b",
    ),
    (
        "British nationals can now visit Chad without a visa.",
        r"\bcan now [^;.]{0,60}?\bwithout an? visa\b",
    ),
    (
        "Chad waived its visa requirement for American visitors.",
        r"<DROPPED> (?:(?:its|the|all|their|any|entry|tourist|short-stay|transit) )*visas?(?: requirements?| rules?"
        r"| obligations?)?(?: for <OURS>|(?=[.,;]|$| (?:on|from|in|as of)\b))",
    ),
    (
        "The visa requirement has been lifted.",
        r"\bvisa requirements? (?:has|have) been (?:lifted|removed|waived)\b",
    ),
)

ADMITTED_ROWS: tuple[Row, ...] = (
    (
        "Foreign citizens may now enter Gabon through the land border.",
        r"<WHO>[^;.]{0,40}?\b(?:may|can) (?:now|again|once again) enter (?:(?-i:[A-Z])|the country)(?! without\b)",
    ),
)

# Rules of health at the border, since an outbreak anywhere.
HEALTH_ROWS: tuple[Row, ...] = (
    (
        "Chad has implemented new quarantine restrictions.",
        r"\b(?:announc|introduc|impos|implement|adopt)\w* (?:\w+ )?new quarantine (?:restrictions|requirements|rules"
        r"|measures)\b",
    ),
    (
        "Travellers who arrive from Uganda must now quarantine for 21 days.",
        r"(?:<WHO>[^;.]{0,40}?\b(?:arriv\w+|entering|from|who (?:enter|have been))\b"
        r"|\barrivals\b)[^;.]{0,60}?\b(?:must|(?<!not )(?<!n't )"
        r"(?:need|have|are required|will need|will have) to)(?: now| also)? (?:quarantine|self-isolate)\b",
    ),
    (
        "Gabon will require people who have recently visited Uganda to be quarantined.",
        r"\brequir\w+ [^;.]{0,20}?<WHO> (?:who|that) (?:have |has )?(?:recently )?(?:visited|been|were"
        r"|travell?ed|arrived?|came|come)\b[^;.]{0,160}? to (?:be quarantined|quarantine|self-isolate)\b",
    ),
    (
        "Gabon requires all travelers who enter with visas to undergo a health check.",
        r"\brequir\w+ (?:\w+ ){0,2}?<WHO>[^;.]{0,60}? to (?:undergo|complete|submit to|enter)\b[^;.]{0,40}?"
        r"\b(?:quarantine|(?:health|medical|temperature) (?:checks?|screening)|tests?)\b",
    ),
    (
        "People who were in Gabon may enter the United States only through five airports.",
        r"\b(?:whoever|anyone|people|those|travell?ers|persons|passengers|nationals|visitors)(?: who)? (?:has"
        r"|have|was|were"
        r"|arriving|coming)\b[^;.]{0,120}? (?:may|can|must|will be (?:let|allowed|admitted)|are (?:allowed|admitted))\b"
        r"[^;.]{0,20}?\b(?:enter|into)\b[^;.]{0,40}? only (?:through|at|via)\b",
    ),
    (
        "You must quarantine for 10 days on arrival.",
        r"\b(?:you|all|<WHO>)\b[^;.]{0,40}?\b(?:must|(?<!not )(?<!n't )(?:need|have|are required|will need"
        r"|will have) to)(?: now| also)? (?:quarantine|self-isolate)\b[^;.]{0,40}?\b(?:arriv\w+|ent(?:er|ry))\b",
    ),
    (
        "Gabon requires health screening of all travellers who arrive from Uganda.",
        r"\brequir\w+ [^;.]{0,20}?\b(?:health|medical|temperature) (?:screening"
        r"|checks?)\b[^;.]{0,60}?\b(?:arriv\w+|entry|enter\w*|border)",
    ),
    (
        "Health screening has been introduced at the airport for arrivals from Uganda.",
        r"\b(?:health|medical|temperature) (?:screening|checks) (?:is|are|has been"
        r"|have been)(?: now)? (?:introduced|mandatory|required|in place)\b",
    ),
    (
        "Travelers at the Norhaven crossing must show a yellow fever certificate.",
        r"(?:<WHO>|\bthose\b)[^;.]{0,60}?\b(?:crossings?|borders?|airports?|arriv\w+|entering|enter|coming|come)\b[^;.]{0,60}?"
        r"\bmust(?: now)? (?:show|present|have|carry) [^;.]{0,30}?\b(?:vaccination|yellow fever|cholera"
        r"|polio)\b[^;.]{0,20}?"
        r"\bcertificates?\b",
    ),
    (
        "Travelers leaving through Norhaven are screened for fever.",
        r"<WHO>[^;.]{0,20}? (?:arriving|leaving|entering|departing)\b[^;.]{0,40}? (?:are|will be)(?: now)? (?:screened"
        r"|tested|checked) ?(?:for\b|,|\.|on\b|at\b)",
    ),
    (
        "You must present a negative test to enter.",
        r"\b(?:must|required to|need to)(?: \w+)? (?:present|show|provide|have|produce)\b[^;.]{0,40}?\bnegative\b"
        r"[^;.]{0,20}?(?:\b(?:COVID|PCR|antigen|Ebola)\b[^;.]{0,20}?\btest\b|\btest\b[^;.]{0,30}?\b(?:enter|entry|arriv\w+|departure"
        r"|board)\b)",
    ),
    (
        "A negative PCR test is required to enter Gabon.",
        r"\bnegative\b[^;.]{0,20}?\btests?\b(?: results?| certificates?)? (?:is|are)(?: now| also)?"
        r" (?:required|mandatory)\b[^;.]{0,30}?\b(?:to (?:enter|cross)|for entry|for all arrivals|(?:up)?on arrival)\b",
    ),
    (
        "You can enter Gabon if you present a vaccination certificate.",
        r"\bcan (?:now )?enter\b[^;.]{0,40}?\bif you (?:present|show|have)\b[^;.]{0,40}?\b(?:certificate|test)\b",
    ),
)

HEALED_ROWS: tuple[Row, ...] = (
    (
        "All entry restrictions because of the outbreak have been lifted.",
        r"\b(?:COVID-19|health|entry|travel)(?: entry| travel)? restrictions\b[^;.]{0,40}?\b(?:have been"
        r"|were) (?:lifted|removed|eased|ended)\b",
    ),
    (
        "There are no COVID-19 related restrictions for entry.",
        r"\bno (?:[\w-]+ ){0,3}restrictions (?:for|on) entry\b",
    ),
    (
        "You no longer need to show a negative test.",
        r"\bno longer (?:need|have|required) (?:to )?(?:quarantine\b|(?:present|show|provide|take)\b[^;.]{0,40}?"
        r"\b(?:negative|PCR|COVID|antigen|vaccin\w+|health (?:pass|certificate|declaration))\b)",
    ),
    (
        "You don't have to quarantine on arrival.",
        r"\b(?:do(?:es)? not|don'?t) (?:have|need) to (?:quarantine|self-isolate)\b[^;.]{0,40}?\b(?:arriv\w+"
        r"|ent(?:er|ry))\b",
    ),
)

WORDS = {"WHO": _WHO, "COMER": _COMER, "HAVING": _HAVING, "BORDER": _BORDER, "OURS": _OURS, "DROPPED": _DROPPED}
HEALTH = table(HEALTH_ROWS, WORDS)
HEALED = table(HEALED_ROWS, WORDS)
BANNED = table(BANNED_ROWS, WORDS)
VISAS = table(VISAS_ROWS, WORDS)
ARRIVAL = table(ARRIVAL_ROWS, WORDS)
ISSUED = table(ISSUED_ROWS, WORDS)
AUTHORITY = table(AUTHORITY_ROWS, WORDS)
NEW = table(NEW_ROWS, WORDS)
FREED = table(FREED_ROWS, WORDS)
ADMITTED = table(ADMITTED_ROWS, WORDS)
