"""How a rule for a post's own people is put together: who, what binds them, and what they may not or must first do.

The people are found first, and THEM written in their place: what binds them stands behind ("THEM may not travel to"),
or before and behind ("The embassy prohibits THEM from ...", "Travel by THEM to ... is restricted"). `at` marks where
the rule itself begins; `trip` and `place` are what it is about, where that stands before the people.
"""

from __future__ import annotations

from monitor.terms.table import Row, table

_ACT = (
    r"(?:travel|go|visit(?! (?:you|our|the (?:web|state|country)|(?:US |detained )?(?:citizens|prison\w*|detainees)))"
    r"|enter|use|take|ride|drive|walk|stay|spend|attend|eat|dine|rent|fly|cross|hail|board|swim|sail"
    r"|shop|frequent|patroni[sz]e|gather|move|leave|hike|camp|transit|participate|cycle|jog|hitchhike|venture|book"
    r"|sleep|drink|approach|remain|operate|set foot|be (?:out|outdoors|outside|on the streets?))\b"
)
_ING = (
    r"(?:travell?ing|going|visiting|entering|using|taking|riding|driving|walking|staying|spending|attending|eating"
    r"|dining|renting|flying|crossing|hailing|boarding|swimming|sailing|shopping|frequenting|patroni[sz]ing|moving"
    r"|leaving|hiking|camping|transiting|participating|cycling|jogging|venturing|booking|sleeping|drinking"
    r"|approaching|operating)\b"
)
_SORTS = (
    r"(?:(?:any|all|every|each|most|personal|official|non-?essential|non-?official|unofficial|overnight|overland|road"
    r"|night(?:time)?|recreational|leisure|hotel|private|air|the),? )*"
)
_TRIP = rf"{_SORTS}(?:travel|trips?|visits?|movements?|use|stays?|attendance|meals?|flights?|journeys?|{_ING})"
_ARE = (
    r" (?:are|is|remain|continue to be|have been|were)(?: (?:also|generally|currently|still|temporarily|strictly|now"
    r"|being|normally|usually|therefore|further|both))*"
)
_LEAVE = r"(?:approval|permission|authori[sz]ation|clearance|waiver|consent)s?"
_ASKS = rf"(?:obtain|get|have|receive|seek|request|secure|apply for|ask for)(?: [\w'’-]+){{0,4}}? {_LEAVE}"
_TOLD = r"(?:instructed|directed|ordered|told)"
_URGED = r"(?:advised|asked|encouraged|warned|urged)"
_AWAY = rf"(?:(?:not to|to not|never to) (?:{_ACT}|return to\b)|to (?:avoid|stop|refrain from) (?:{_ING}|{_TRIP}))"
_OFF = r"(?:off[- ]limits|out[- ]of[- ]bounds)"
# Between the people and what binds them: where they work, whom they answer to, their families.
_GAP = (
    r"(?:(?!\b(?:who|which|that|those|citizens|travell?ers|visitors|tourists|you|if|when|can|help|should|must|may|other"
    r" countries)\b)[^;:,]|, (?=including|and)){0,90}?"
)
_POST = (
    r"\b(?:embassy|mission|consulate(?: general)?|high commission|US government|British government|department|FCDO"
    r"|ambassador|chief of mission|RSO|regional security office[r]?|we)\b"
    r"(?:(?!\b(?:may|might|could|can|cannot|sometimes|occasionally|if|when|who|which|that)\b)[^;]){0,50}?"
)
WORDS = {
    "ACT": _ACT, "ING": _ING, "TRIP": _TRIP, "ARE": _ARE, "LEAVE": _LEAVE, "ASKS": _ASKS, "TOLD": _TOLD,
    "URGED": _URGED, "AWAY": _AWAY, "POST": _POST, "THEM": rf"\bTHEM\b{_GAP}(?P<at>)",
    "OF": rf"(?P<trip>\b{_TRIP}[^;]{{0,120}}?)",
    "ONLY": r"[^;]{0,60}?\bonly (?:during|in|with|by|on|at|if|for|between|after|from|via|when)\b"
    r"|[^;,]{0,60}? only(?=[.;]|$)",
    "GAP": _GAP, "REVOKED": r"revoked|rescinded", "IT": r"(?P<place>[^;]{1,120}?)", "OFF": _OFF,
    "SPOT": r"(?:[\w-]+ ){0,2}?(?:districts?|quarters?|areas?|zones?|markets?|borders?|(?:air)?port|beach(?:es)?|roads?"
    r"|city|islands?|strips?|belts?)\b",
}  # fmt: skip

BARS_ROWS: tuple[Row, ...] = (
    (
        "THEM may no longer eat at street stalls.",
        r"<THEM> (?:(?:may|must|can|will|shall) (?:not|no longer|never)(?: \w+ly)?|cannot|can't) (?:<ACT>|(?=:))",
    ),
    ("THEM may use neither taxis nor minibuses.", r"<THEM> (?:(?:may|can|will)|<ARE> (?:allowed|permitted|free) to)"
     r" <ACT> (?:neither\b|no (?!more|longer|later|less|fewer))"),
    (
        "Neither THEM nor their families may enter Norhaven.",
        r"\bneither (?:[^;,]{0,60}? nor )?(?:[\w.'-]+ ){0,3}?<THEM> (?:(?:may|can|will|are to|is to) <ACT>"
        r"|<ARE> (?:allowed|permitted|authori[sz]ed) to <ACT>)",
    ),
    (
        "THEM are not authorized to rent rooms in Norhaven.",
        r"<THEM><ARE> (?:not|no longer)(?: \w+ly)? (?:allowed|permitted|authori[sz]ed|cleared) to (?:<ACT>|(?=:))",
    ),
    (
        "THEM are forbidden from taking minibuses.",
        r"<THEM><ARE> (?:prohibited|barred|banned|forbidden|restricted|precluded)(?: since [^;,]{3,24}?)? (?:from"
        r" ?(?:<TRIP>|(?=:|the following))|to <ACT>)",
    ),
    (
        "THEM are barred from the Old Market.",
        r"<THEM><ARE> (?:barred|banned|excluded) from (?:(?:the|an?|any) )?(?:(?-i:[A-Z])|<SPOT>)",
    ),
    ("THEM are not to ride motorcycles.", r"<THEM><ARE> (?:not|no longer) to <ACT>"),
    ("THEM have been told not to attend concerts.", r"<THEM><ARE> <TOLD> (?:to [^;]{2,60}? and (?=not "
        r"|never ))?<AWAY>"),
    (
        "THEM have orders to keep off the Port Road.",
        r"<THEM> (?:have|are under) (?:orders|instructions) (?:<AWAY>|to (?:stay|keep|steer) (?:away|clear|off"
        r"|out)\b)",
    ),
    ("It is forbidden for THEM to take night buses.", r"\b(?:forbidden|prohibited) (?:for|to) <THEM> to <ACT>"),
    (
        "THEM are not allowed personal travel in the country.",
        r"<THEM><ARE> not (?:allowed|permitted|authori[sz]ed) (?:any )?(?:personal|unofficial|private)"
        r" (?:travel|trips)",
    ),
    (
        "The US Embassy bars THEM from taking minibuses.",
        r"<POST> (?:prohibit|bar|ban|forbid|restrict|prevent)(?:s|red|ned|den|ed|r?ing|ning|ding)? <THEM> from ?"
        r"(?:<TRIP>|(?=:|the following)|(?:the )?(?:(?-i:[A-Z])|<SPOT>))",
    ),
    (
        "The RSO has forbidden THEM to use ferries.",
        r"<POST> (?:forbids|forbade|forbidden) <THEM> (?:to <ACT>|from <TRIP>)",
    ),
    (
        "Nobody THEM may drive to Norhaven.",
        r"\b(?:nobody|no one|no (?:\w+ )?(?:employee|person|official)s?|none) <THEM> (?:(?:may|can|will|is to|are to)"
        r" <ACT>|(?:is|are) (?:allowed|permitted|authori[sz]ed) to <ACT>)",
    ),
    (
        "THEM have no permission to set foot in Norhaven.",
        r"<THEM> (?:have|has) no (?:permission|leave|clearance|authori[sz]ation) to <ACT>",
    ),
    (
        "The embassy does not permit THEM to hail taxis.",
        r"<POST> (?:(?:do|does|did|will) not (?:allow|permit|authori[sz]e|let)|no longer (?:lets?|allows?|permits?)"
        r"|(?:is|are|was) (?:not|no longer)"
        r" (?:allowing|permitting|authori[sz]ing|letting)) <THEM> (?:to )?(?:<ACT>|(?=:))",
    ),
    (
        "The US Embassy has directed THEM not to stay overnight in Norhaven.",
        r"<POST> (?:instruct|direct|order|told|tell)(?:s|ed|ing)? <THEM> <AWAY>",
    ),
    (
        "Travel to Norhaven by THEM is prohibited.",
        r"<OF> (?:by|of|for) <THEM> (?:is|are|has been|have been|remains?)(?: \w+ly)*"
        r" (?:prohibited|not (?:allowed|permitted|authori[sz]ed)|banned|forbidden|barred|suspended|stopped|halted"
        r"|ruled out|cancel+ed|(?:put )?on hold|off the table)\b",
    ),
    (
        "The use of minibuses is not allowed for THEM.",
        r"<OF> (?:is|are)(?: \w+ly)* (?:prohibited|not (?:allowed|permitted|authori[sz]ed)|forbidden|off the table)"
        r" (?:for|to) <THEM>",
    ),
    (
        "The embassy prohibits travel to Norhaven by THEM.",
        r"<POST> (?:prohibits?|bans?|forbids?|(?<!not )suspend(?:s|ed)|does not (?:allow|permit|authori[sz]e)) <OF>"
        r" (?:by|of|for) <THEM>|<POST> (?<!not )suspend(?:s|ed) <THEM> (?:travel|trips|movements?)\b",
    ),
    (
        "The embassy has placed the Old Market off limits to THEM.",
        r"\b(?:placed|declared|put|made) <IT> <OFF> (?:to|for) <THEM>",
    ),
    (
        "The Old Market is off limits to THEM.",
        r"<IT> (?:is|are|remains?|ha(?:s|ve) been)(?: \w+ly| now| also)* (?:<OFF>|closed|barred|shut)"
        r" (?:to|for) <THEM>",
    ),
    ("We withdrew permission for trips by THEM.", r"\b(?:withdr[ae]wn?|<REVOKED>) <LEAVE> (?:for|to) <IT> <THEM>"),
    ("Permission for THEM to enter X is revoked.", r"\b<LEAVE> for <THEM> to <ACT><GAP>\b(?:withdrawn|<REVOKED>)"),
    ("Areas off limits to THEM:", r"^<IT> <OFF> (?:to|for) <THEM>"),
    ("Out of bounds to THEM: the port, the Old Market.", r"^<OFF> (?:to|for) <THEM>(?=:| (?:is|are|remains?)\b)"),
    (
        "No THEM may leave the capital.",
        r"\bno <THEM> (?:(?:may|can|will|is to) <ACT>|is (?:allowed|permitted|authori[sz]ed) to <ACT>)",
    ),
    (
        "Requests from THEM to travel to the north are being refused.",
        r"\brequests (?:by|from) <THEM> (?:to <ACT>|for <TRIP>)[^;]{0,80}? (?:are|will be)(?: being| now| \w+ly)*"
        r" (?:refused|denied|turned down|rejected)\b",
    ),
    (
        "No requests for travel to the north by THEM are being approved.",
        r"\bno requests for <OF> (?:by|from) <THEM> (?:are|will be)(?: being)? (?:approved|granted|considered)\b",
    ),
)
BINDS_ROWS: tuple[Row, ...] = (
    ("THEM are advised not to stay in Norhaven.", r"<THEM><ARE> <URGED> <AWAY>"),
    ("THEM are discouraged from taking taxis.", r"<THEM><ARE> discouraged from <TRIP>"),
    (
        "THEM should not enter the Old Quarter.",
        r"<THEM> (?:should not <ACT>|(?:should|must) (?:avoid|refrain from) <TRIP>|avoid <ING>)",
    ),
    (
        "THEM must keep 20 miles away from the border.",
        r"<THEM> (?:must|should|are to|have to) (?:keep|stay|remain) (?:at least )?\d[^;,]{2,24}? (?:away )?from\b",
    ),
    (
        "THEM may go no farther than 20 miles from Norhaven.",
        r"<THEM> (?:may|can) <ACT> (?:no|not) (?:farther|further) than\b",
    ),
    ("THEM do not drive after dark.", r"<THEM> (?:(?:do(?:es)? not|never) <ACT>"
     r"|(?:are|is) not (?:\w+ly )?(?:travell?ing|driving|flying|using|visiting)\b)"),
    (
        "THEM are required to seek permission before renting boats.",
        r"<THEM> (?:(?:must|need to|have to|should)|are required to)(?: first| also)? <ASKS>"
        r"(?=:|[^;]*?\b(?:<TRIP>|<ACT>))",
    ),
    (
        "THEM need prior approval to use ferries.",
        r"<THEM> (?:needs?|requires?)(?: also)? (?:[\w'-]+ ){0,7}?<LEAVE>(?=:|[^;]*?\b(?:<TRIP>|<ACT>))",
    ),
    ("THEM may travel to Norhaven only by air.", r"<THEM> (?:may|can) (?!transit)<ACT>(?=<ONLY>)"),
    (
        "THEM are permitted to travel to Norhaven by air only.",
        r"<THEM><ARE> (?:allowed|permitted|authori[sz]ed) to <ACT>(?=<ONLY>)",
    ),
    (
        "THEM are only allowed to visit Norhaven on official business.",
        r"<THEM> (?:(?:may|can) only|(?:are|is) (?:only (?:allowed|permitted|authori[sz]ed)|(?:allowed|permitted"
        r"|authori[sz]ed) only) to) <ACT>",
    ),
    (
        "THEM have been told to limit their movements to work and home.",
        r"<THEM><ARE> (?:<TOLD>|<URGED>) to (?:(?:limit|restrict|minimi[sz]e|reduce) (?:their )?<TRIP>|(?:stay|remain)"
        r" (?:near|close to) (?:their )?(?:homes?|residences?|hotels?)\b)",
    ),
    (
        "THEM are confined to the compound.",
        r"<THEM><ARE> (?:confined|limited|restricted) to (?!(?:provid|offer|assist|help)\w*)",
    ),
    (
        "THEM are subject to strict movement restrictions.",
        r"<THEM>(?:<ARE> (?:subject(?:ed)? to|under)| (?:face|have|observe|must observe))(?: (?!no\b)[\w.:-]+){0,5}?"
        r" (?:(?:travel|movement|security|safety|following)(?: and [\w-]+)? (?:restrictions|limits|rules|controls)"
        r"|restrictions on <TRIP>|curfew)\b",
    ),
    (
        "THEM must use armored vehicles for all movements.",
        r"<THEM> (?:must|are required to|have to)(?: also| always| now)? (?:(?:travel|move|drive|fly|walk)\b"
        r"|(?:use|ride in|stay (?:in|at)) (?:[\w-]+ ){0,2}?(?:armou?red|escort|convoys?|vehicles|drivers|hotels)\b"
        r"|(?:be|stay|remain|keep) (?:back (?:in|at|home)|indoors|inside|within|in|at|off"
        r"|home)\b(?! (?:contact|touch|compliance)\b)"
        r"|(?:stay|remain|keep) (?:out of|to (?:the )?(?:[\w-]+ ){0,3}?(?:limits|center|grounds|compound))\b)",
    ),
    (
        "THEM travel only in armored vehicles.",
        r"<THEM> (?:(?:travel|move|drive|fly) only (?:in|with|by|on)|only (?:travel|move|drive|fly|use))\b",
    ),
    (
        "The embassy has advised THEM not to walk there.",
        r"<POST> (?:(?:advis|ask|urg|encourag|warn)(?:es?|s|ed|ing) <THEM> <AWAY>"
        r"|discourag(?:es|ed|ing) <THEM> from <TRIP>)",
    ),
    (
        "The US Embassy requires THEM to request permission before riding ferries.",
        r"<POST> requires? <THEM> to (?:<ASKS>|(?:travel|move|drive|fly|stay|remain|be)\b|(?:use|ride in)"
        r" (?:[\w-]+ ){0,2}?(?:armou?red|escort|convoys?))",
    ),
    (
        "The Embassy has placed THEM under a 10 p.m. curfew.",
        r"\b(?:placed|put) <THEM> (?:under|on) [^;,]{0,40}?curfew\b",
    ),
    (
        "The US Embassy has imposed a curfew on THEM.",
        r"\bcurfew\b[^;,]{0,50}? (?:on|for|to) <THEM>",
    ),
    (
        "We are restricting THEM to the embassy grounds.",
        r"<POST> (?:confin|restrict|limit)(?:es?|s|ed|ing) <THEM> to (?!(?:provid|offer|assist|help)\w*)",
    ),
    (
        "Travel to Norhaven by THEM requires approval.",
        r"<OF> (?:by|of|for) <THEM> (?:(?:is|are|has been|have been|remains?)(?: \w+ly)* (?:restricted|limited"
        r"|curtailed|subject to)\b|(?:now )?(?:requires?|needs?)(?: [\w'’]+){0,3}? <LEAVE>|must be\b)",
    ),
    (
        "The Norhaven district is restricted for travel by THEM.",
        r"<IT> (?:is|are|remains?)(?: \w+ly| now| also)* (?:restricted|limited) (?:for|to) (?:(?:all|any|official"
        r"|personal|private|non-\w+) )*(?:travel|visits|trips|movements?) (?:by|of|for) <THEM>",
    ),
    (
        "Travel to Norhaven is restricted for THEM.",
        r"<OF> (?:is|are|remains?)(?: \w+ly| now| also)* (?:restricted|limited|curtailed) for <THEM>",
    ),
    (
        "The Ambassador must approve any trip by THEM.",
        r"<POST> must(?: \w+){0,2}? (?:approve|authori[sz]e|clear|sign off on) <OF> (?:by|of|for) <THEM>",
    ),
    (
        "The Ambassador's approval is now needed for any trip by THEM.",
        r"\b<LEAVE> (?:is|are)(?: now| also)? (?:needed|required) (?:for|before) <OF> (?:by|of|for) <THEM>",
    ),
    (
        "Some districts may be visited by THEM only with permission.",
        r"<IT> (?:may|can) (?:now )?be (?:visited|entered|used|reached|crossed) by <THEM> only (?:with|by|after"
        r"|on|in)\b",
    ),
    (
        "The Embassy limits hotel stays in Norhaven by THEM.",
        r"<POST> (?:restrict|limit|curtail|control)(?:s|ed)? <OF> (?:by|of|for) <THEM>",
    ),
    (
        "Restrictions apply to travel by THEM outside the capital.",
        r"\brestrictions? (?:apply|are in (?:place|effect|force)) (?:to|on|for) <OF> (?:by|of|for) <THEM>",
    ),
    (
        "The following restrictions apply to THEM:",
        r"\b(?:restrictions|rules|limits) (?:apply|are in (?:place|effect|force)) (?:to|on|for) <THEM>",
    ),
)
BARS = table(BARS_ROWS, WORDS)
BINDS = table(BINDS_ROWS, WORDS)
