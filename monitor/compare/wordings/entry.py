"""How a text gives a rule of entry: who may not come in, who needs what, who no longer does."""

from __future__ import annotations

from monitor.terms.table import Row, table

_WHO = (
    r"\b(?:nationals|citizens|Americans|Canadians|Australians|foreigners|visitors|travell?ers|people|anyone|passengers"
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
    r"(?:(?:all|most|many|short-stay|certain) )*(?:US|Americans?|British|UK|Canad\w+|Australians?|Irish"
    r"|New Zealand\w*|foreign\w*|tourists?|visitors?|travell?ers?|nationals of|citizens of|holders of)\b"
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
        r"<WHO>[^;]{0,120}?\b(?:are|will be|is) (?:denied|refused|barred from|banned from) (?:entry|entering)\b",
    ),
    (
        "Unvaccinated travellers will not be granted entry.",
        r"<COMER><HAVING>{0,160}? (?:will not|won't|(?:is|are) (?:not|no longer))(?: be(?:ing)?)? (?:granted|given"
        r"|allowed) (?:entry|admission)\b(?![^;]*\b(?:unless|without|if|until they)\b)",
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
        r"<COMER><HAVING>{0,220}? (?:will|shall) not be (?:(?:admitted|allowed|permitted)(?: entry"
        r"| to enter)?<BORDER>|(?:admitted|allowed in)(?=[.,]|$))",
    ),
    (
        "No passenger arriving from Uganda will be allowed into the country.",
        r"\bno (?:\w+ )?(?:travell?ers?|visitors?|passengers?|foreigners?|persons?|individuals?|one)\b<HAVING>{0,160}?"
        r" (?:will|shall) be"
        r" (?:admitted|allowed|permitted)(?: entry| to enter)?<BORDER>(?![^;]*\b(?:without|unless|lacking)\b)",
    ),
    (
        "Only citizens and residents will be allowed to enter the country.",
        r"\bonly (?:[\w'-]+,? ){0,4}?(?:citizens|nationals|residents)\b(?:(?!\b(?:passports?|visas?|tickets?"
        r"|vaccin\w+|certificates?|tests?|proof)\b)[^;.]){0,160}? (?:will be|are)(?: now| currently)?"
        r" (?:admitted|allowed|permitted)(?: entry| to enter)?<BORDER>",
    ),
    (
        "Chad no longer admits travelers who were in Gabon.",
        r"\bno longer (?:admits?|lets? in|accepts?)\b[^;.]{0,20}?<COMER>",
    ),
    (
        "The authorities are no longer allowing foreign nationals to enter Gabon.",
        r"\b(?:no longer|not)(?: currently| presently)? (?:allow|permit)(?:s|ing)? (?:[\w-]+ ){0,3}?(?:<WHO>"
        r"|non-[\w]+)[^;.]{0,40}? to enter (?:the country|(?-i:[A-Z]))(?=<HAVING>*(?:$|[;.]))",
    ),
    (
        "Foreign nationals are not permitted to enter Chad until 15 December.",
        r"<WHO>[^;]{0,100}? (?:are|is)(?: currently| now| temporarily)? (?:not|no longer)(?: currently)? (?:permitted"
        r"|allowed|able) to enter (?:the country|(?-i:[A-Z]))(?=<HAVING>{0,80}?\b(?:until|at (?:this time|present)"
        r"|for the (?:time|moment)|due to|because of|from \d|as of)\b)",
    ),
    (
        "The decree bans foreign nationals from entering.",
        r"\bban(?:s|ned)? [^;]{0,30}?<WHO> from (?:entering|entry)\b"
        r"|\b(?:banned (?:the )?entry (?:of|by)|entry (?:is|has been)(?: now)? banned for) (?:[\w-]+ ){0,2}?<WHO>",
    ),
)

VISAS_ROWS: tuple[Row, ...] = (
    (
        "Chad has stopped issuing tourist visas to foreign citizens.",
        r"\b(?:stopped|suspended|ceased|halted|paused) (?:issuing|the issu\w+ of"
        r"|all)(?: \w+){0,2} visas\b[^;]{0,40}?<WHO>"
        r"|\b(?<!not )(?:suspended|suspend(?=[^;]* from \d)) the issu\w+ of all visas\b",
    ),
    (
        "Gabon no longer issues tourist visas to foreign citizens.",
        r"\b(?:no longer|not) issu\w+ (?:\w+ )?visas to\b[^;]{0,40}?<WHO>",
    ),
    (
        "U.S. citizens will not be issued visas by Chad.",
        r"<WHO>[^;.]{0,20}? (?:will (?:not|no longer) be|(?:are|is) (?:not|no longer)(?: being)?) (?:issued"
        r"|granted|given) (?:[\w-]+ )?visas?\b(?![^;]*\b(?:if|unless|without|until)\b)",
    ),
    (
        "Chad has temporarily suspended its e-visa system.",
        r"\b(?:suspended|closed|shut down|taken offline) (?:(?:its|the|all) )*e-?visas?\b",
    ),
)

ARRIVAL_ROWS: tuple[Row, ...] = (
    ("Visas on arrival have been suspended.", r"\bvisas?[- ]on[- ]arrival\b[^;]{0,40}?\bsuspended\b"),
    (
        "The authorities suspended the issue of visas on arrival.",
        r"\bsuspend\w*[^;]{0,40}?\bvisas?[- ]on[- ]arrival\b",
    ),
    (
        "Visas on arrival are no longer issued.",
        r"\bvisas?[- ]on[- ]arrival (?:are|is) no longer\b"
        r"|\bvisas? (?:are|is|will) no longer (?:be )?issued on arrival\b"
        r"|\b(?:no longer|stopped|ended) \w+ visas?[- ]on[- ]arrival\b",
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
        r"\b(?:from|as of) (?:\d{1,2} (?-i:[A-Z])\w+|(?-i:[A-Z])\w+ \d{1,2}),?(?: \d{4})?\b[^;]{0,20}?(?:<WHO>"
        r"|\byou\b)(?:(?! (?:no longer|not|may|might)\b)[^;]){0,30}?\b(?:need|require"
        r"|must (?:have|obtain|get|apply|register|complete|give))\b[^;]{0,40}?\b(?:visas?|travel authori[sz]ation|ETA"
        r"|e-?visa|(?:arrival|entry) (?:card|form|declaration)s?|fingerprints?)\b",
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
        r"|apply for))\b[^;]{0,20}?\b(?:electronic (?:travel )?authori[sz]ations?|electronic visas?|ETAs?"
        r"|e-?visas?)\b",
    ),
    (
        "The arrival card is now mandatory.",
        r"\b(?:visas?|e-?visas?|ETAs?|travel authori[sz]ations?|(?:arrival|entry) (?:card|form|declaration)s?)\b"
        r"[^;.]{0,30}? (?:is|are|has become|have become) now (?:mandatory|compulsory|obligatory|required)\b",
    ),
)

NEW_ROWS: tuple[Row, ...] = (
    (
        "Chad no longer lets U.S. citizens in without an electronic visa.",
        r"\bno longer (?:lets?|admits?|allows?) [^;.]{0,30}?<WHO>[^;.]{0,30}?\bwithout (?:an? )?(?:\w+ )?visas?\b",
    ),
    (
        "Chad has ended visa-free entry for Americans.",
        r"\b(?:ended|suspended|abolished|revoked|withdrawn) visa-free (?:entry|travel|access)\b"
        r"|\bvisa-free (?:entry|travel|access)\b[^;.]{0,40}? (?:has|have|was|is)(?: been)? (?:suspended|ended"
        r"|abolished|revoked)\b",
    ),
    (
        "U.S. citizens now have to get a visa before they fly to Chad.",
        r"(?:\byou|<WHO>|\bpassports)\b[^;.]{0,20}? (?:now (?:also )?(?:need|require|must (?:have|obtain|get|apply for"
        r"|hold)|ha(?:ve|s) to (?:get|obtain|have|hold|apply for))|must now (?:have|obtain|get|apply for|hold))\b"
        r"[^;.]{0,20}?\bvisas?\b(?! (?:appoint|interv|confirm|appli|card|fee|page))"
        r"|<WHO>[^;.]{0,40}? (?:may|can) no longer (?:enter|visit) [^;.]{0,40}?\bwithout (?:an? )?visas?\b",
    ),
    (
        "Chad has reintroduced visas for U.S. citizens.",
        r"\b(?:re-?introduced|re-?imposed|reinstated|introduced|imposed) (?:(?:its|a|the"
        r"|\w+) )?visas?(?: requirements?)?(?= (?:for|on) <OURS>)",
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
        "From 17 February you can visit Chad without a visa.",
        r"\b(?:from|as of) (?:\d{1,2} (?-i:[A-Z])\w+|(?-i:[A-Z])\w+ \d{1,2})\b[^;.]{0,60}?(?:<WHO>|\byou\b)[^;.]{0,20}?"
        r" (?:can|may|will be able to) (?:visit|enter|travel to) [^;.]{0,60}?\bwithout (?:an? )?visa\b",
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
        "The ban on entry by U.S. nationals was lifted.",
        r"\b(?:entry ban|ban on (?:the )?entry)\b[^;.]{0,60}? (?:has been|was) (?:lifted|removed|ended|revoked)\b"
        r"|\b(?:lifted|removed|ended|revoked|dropped) (?:the|its|all|a) (?:entry (?:ban|restrictions?)"
        r"|(?:ban|restrictions?) on (?:the )?entry)\b",
    ),
    (
        "Foreign citizens may now enter Gabon through the land border.",
        r"<WHO>[^;.]{0,40}?\b(?:may|can) (?:now|again|once again) enter (?:(?-i:[A-Z])|the country)(?! without\b)",
    ),
)

# Where all who come must come in: what is left open is shut to all else.
_INBOUND = (
    r"(?:\b(?:(?:incoming|inbound|arriving|international|(?<!some )(?<!many )(?<!most )(?:passenger|commercial)"
    r"|overseas)(?: (?:passenger|commercial|cruise))? (?:flights|passengers|arrivals|traffic|aircraft|ships)"
    r"|all (?:flights|arrivals|aircraft)|flights (?:from|arriving)\b[^;.,]{2,60}?)(?!\w)|(?:<COMER>|<WHO>|\b[Yy]ou\b))"
)
_GATE = (
    r"\b(?:air|airports?|ports? of (?:entry|arrival)|points? of (?:entry|arrival)|entry points?|seaports?"
    r"|checkpoints?|(?:border |land )?crossings?)\b(?! (?:hotel|lounge|shop|taxi|bus|train|counter|desk|kiosk)s?\b)"
)
_VIA = r"(?:at|through|via|by way of|by|using|into|to)\b[^;.,]{0,60}?"
GATES_ROWS: tuple[Row, ...] = (
    (
        "International flights must now land at Goma airport.",
        r"(?:\b(?:incoming|inbound|international|passenger|commercial|all) flights|\bflights from\b[^;.,]{2,60}?)"
        r" (?:must|have to|are (?:now )?(?:required|obliged|ordered|directed) to|will (?:now |only )*(?:have to |be"
        r" (?:required|obliged) to )?)(?: now| only| first)*(?<!will) (?:land|arrive|be routed) [^;.]{0,60}?<GATE>",
    ),
    (
        "International arrivals are permitted only through Goma airport.",
        r"<INBOUND>[^;.,]{0,40}? (?:are|is|(?:may|can)(?! (?:only )?be)|will be) (?:now |currently |again )*(?:"
        r"only (?:now )?(?:permitted|allowed|accepted|processed|possible|enter|arrive|land|come in|fly in)"
        r"|(?:be )?(?:permitted|allowed|accepted|processed|enter|arrive|land|come in|fly in)"
        r"(?: (?:to )?(?:enter|arrive|land))?(?: [^;.,]{0,30}?)? (?:only|solely|exclusively))\b[^;.,]{0,30}?,?"
        r" <VIA><GATE>",
    ),
    (
        "Flights from Uganda are being channeled through two airports.",
        r"<INBOUND> (?:are|is|will be|have been) (?:now |being |all )*(?:funnel|channel|direct|(?:re-?)?rout)l?(?:ed"
        r"|ing) (?:only )?(?:through|to|via|into)\b[^;.]{0,60}?<GATE>",
    ),
    (
        "Chad has limited international arrivals to Goma airport.",
        r"\b(?:limit|restrict|confin)(?:ed|s) (?:all )?(?:(?:international|foreign|incoming) (?:arrivals|flights"
        r"|passengers)|entry|arrivals)\b[^;.,]{0,30}? to\b[^;.,]{0,60}?<GATE>"
        r"|<INBOUND> (?:are|is|have been) (?:now )?(?:limited|restricted|confined) to\b[^;.,]{0,60}?<GATE>",
    ),
    (
        "All arrivals must use Goma airport.",
        r"\b(?:all|international) (?:arrivals|(?:arriving )?passengers|travell?ers|flights) (?:must|have to) (?:now "
        r")?(?:use|enter (?:through|by|via)|come (?:in )?through)\b[^;.,]{0,60}?<GATE>",
    ),
)

WORDS = {"WHO": _WHO, "COMER": _COMER, "HAVING": _HAVING, "BORDER": _BORDER, "OURS": _OURS, "DROPPED": _DROPPED,
         "GATE": _GATE, "VIA": _VIA, "INBOUND": _INBOUND.replace("<COMER>", _COMER).replace("<WHO>", _WHO)}  # fmt: skip
BANNED = table(BANNED_ROWS, WORDS)
VISAS = table(VISAS_ROWS, WORDS)
ARRIVAL = table(ARRIVAL_ROWS, WORDS)
ISSUED = table(ISSUED_ROWS, WORDS)
AUTHORITY = table(AUTHORITY_ROWS, WORDS)
NEW = table(NEW_ROWS, WORDS)
FREED = table(FREED_ROWS, WORDS)
ADMITTED = table(ADMITTED_ROWS, WORDS)
GATES = table(GATES_ROWS, WORDS)
