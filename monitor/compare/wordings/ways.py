"""How a text says that a way in or out is closed, or open: airspace, airports, borders, crossings, flights."""

from __future__ import annotations

import re

from monitor.compare.wordings import Row, table

_WAY = (
    r"(?P<way>airspace|skies|runways?"
    r"|airports?(?! (?:cargo|freight|car|parking|road|lounge|hotel|museum|bus|train|metro|link|post office)\b)"
    r"|airstrips?|frontiers?|border crossings?|crossing points?"
    r"|checkpoints?|(?:land )?borders?"
    r"|crossings?)"
)
SHUT_ROWS: tuple[Row, ...] = (
    (
        "The airport in Goma is currently closed.",
        r"\b<WAY>\b[^;:]{0,110}?\b(?:is|are|remains?|has been|have been|was|were|will be|stays?)(?: \w+ly"
        r"| currently| now| still| also| (?:said|reported|understood) to be)*? (?:closed|shut|sealed)\b"
        r"(?!(?:(?<=was closed)|(?<=were closed)|(?<=was shut)|(?<=were shut)) (?:briefly|for (?:a few|some|several"
        r"|two|three|four) (?:hours|minutes))\b)",
    ),
    (
        "Chad keeps all three crossings with Sudan closed.",
        r"\b(?:keeps?|keeping|kept) (?:[\w'-]+ ){0,4}?<WAY>\b[^;:,.]{0,50}? (?:closed|shut|sealed)\b",
    ),
    (
        "Operations remain suspended at the following airports.",
        r"\b(?:operations|flights)(?: are| is| have been| remain)?(?: \w+ly| still| now)? (?:suspended|halted|stopped)"
        r" (?:at|in) (?:(?:the|these|following|both|all|international) )*<WAY>\b",
    ),
    (
        "Land borders have now closed.",
        r"\b<WAY>\b[^;:,]{0,60}?\b(?:(?:has|have)(?: now| all| temporarily)? closed|will close)\b(?! (?:its"
        r"|their|the)\b)",
    ),
    (
        "Added information on temporary border crossing closures.",
        r"\binformation (?:on|about) (?:the |an? )?(?:temporary )?(?:[\w-]+ ){0,2}?<WAY>(?: crossings?)?"
        r" closures?\b",
    ),
    (
        "It is no longer possible to cross the border.",
        r"\bno longer possible to (?:cross|use|pass)[^;:]{0,20}?\b<WAY>\b",
    ),
    (
        "Crossings into Chad are now closed.",
        r"\bcrossings\b[^;:]{0,60}?\b(?:are|were|have been|remain)(?: \w+ly| now)? (?:closed|shut)\b",
    ),
    (
        "The airport was damaged and there is no indication of when it will work.",
        r"\b<WAY>\b[^;:]{0,80}?(?P<lost>\bdamaged\b[^;]{0,40}?\b(?:no indication|unclear|unknown"
        r"|not known) (?:of )?when\b|\b(?:is|are)(?: also| still| now| currently| presently)* (?:not|no longer)"
        r"(?: currently)? (?:operating|operational|functioning"
        r"|in operation)\b|\b(?:is|are|was|were|has been)(?: taken| put)?"
        r" out of (?:service|operation|use)\b)",
    ),
    (
        "The airport has handled no flights since Monday's attack.",
        r"\b<WAY>\b[^;:,]{0,60}? (?:has|have) (?:handled|received|seen|had|taken) no (?:[\w-]+ ){0,2}?(?:flights"
        r"|aircraft|planes|traffic|arrivals)\b",
    ),
    (
        "Chad closes its airspace to all traffic tomorrow.",
        r"\bcloses (?:its|all)(?: (?:land|sea|air|maritime|international)(?:,| and)?){0,3} <WAY>\b[^;:.]{0,60}?"
        r"\b(?:today|tomorrow|tonight|on|from|at|as of|until|indefinitely)\b",
    ),
    (
        "Sudanese airspace closes every night until 6 a.m.",
        r"\b<WAY>\b[^;:,]{0,60}?\bcloses (?:every|each|nightly|daily|at|from|between|overnight|until)\b",
    ),
    (
        "Goma airport closed to passengers on 17 June.",
        r"\b<WAY>\b(?: (?:in|at|to) [A-Z][\w-]+)? (?:closed|shut)(?: down)?(?: to [\w ]{3,30}?)? (?:on|after|yesterday"
        r"|today|this (?:morning|afternoon|week)|last night|at (?:noon|midnight|\d)|until)\b",
    ),
    (
        "The airport in Goma has extended its closure.",
        r"\b<WAY>\b[^;:,]{0,60}?\b(?:extended|prolonged) (?:its|the) closure\b",
    ),
    (
        "Airspace restrictions have been implemented.",
        r"\b<WAY>(?<=airspace) restrictions (?:is|are|has been|have been|were)(?: now)? (?:implemented|imposed"
        r"|introduced|in (?:place|force|effect))\b",
    ),
    (
        "The government announced the closure of all land borders.",
        r"\b(?:clos(?:ure|ed|ing)|shut(?: down)?|sealed(?: off)?) (?:of )?(?:its|the|all|their)?(?: (?:land"
        r"|sea|air|maritime)(?:, and|,| and)?){0,3}[\w '\u2013-]{0,30}?<WAY>\b"
        r"(?! (?:road|highway|street|hotel)s?\b)",
    ),
)

OPEN_ROWS: tuple[Row, ...] = (
    (
        "The airport in Goma has reopened.",
        r"\b<WAY>\b[^;:]{0,110}?\b(?:re-?opened|(?:is|are|have been|has been)(?: now| again| fully"
        r"| only)? (?:open|re-?opened)(?: again)?|(?:(?:has|have)(?: now)? )?resumed (?:flights"
        r"|(?:normal |flight |commercial )?operations?)|(?:is|are) (?:now |again )?(?:operating|functioning"
        r"|operational) (?:as usual|normally|again))\b",
    ),
    (
        "The airport in Goma opened again at midnight, and takes flights again.",
        r"\b<WAY>\b[^;:]{0,60}?\b(?:opened(?: to [\w ]{3,30}?)? again|(?:takes?|handles?|receives?|accepts?|sees?)"
        r" (?:[\w-]+ ){0,5}?flights again|(?:is|are|has been|have been) (?:again )?(?:receiving|taking|handling)"
        r" (?:[\w-]+ ){0,5}?flights again)\b",
    ),
    (
        "Flights have now resumed from the airport.",
        r"\bflights(?: have)?(?: now)? resumed\b[^;:]{0,60}?\b<WAY>\b",
    ),
    (
        "Commercial flights have resumed in and out of Goma.",
        r"\b(?P<flown>(?:commercial|scheduled|international|passenger) flights) have(?: now| since)? resumed\b"
        r"(?= (?:in|into|to|from|at|between)\b)",
    ),
    (
        "Flights to and from Goma have resumed.",
        r"\b(?P<flown4>flights) (?:to and from|in and out of|into and out of|to|from|into) [^;:.]{2,40}? have"
        r"(?: now| since| partially)? resumed\b",
    ),
    (
        "The ban on British airlines flying to Goma has been lifted.",
        r"\bban on (?:[\w-]+ ){0,3}(?P<flown2>carriers|airlines|flights|aircraft)\b[^;]{0,40}?\b(?:has been|was|is)"
        r" (?:now )?lifted\b",
    ),
    (
        "Chad has lifted the closure of its frontier.",
        r"\b(?:lifted|ended|rescinded|revoked|reversed) (?:its|the|their|a) (?:closure|closing|blockade|shutdown) of"
        r" [\w -]{0,30}?<WAY>\b(?! (?:road|highway|hotel|street|terminal|gate|office)s?\b)",
    ),
    (
        "The closure of the border with Libya was lifted.",
        r"\b(?:closure|closing|shutdown) of [\w -]{0,30}?<WAY>\b(?! (?:road|highway|hotel|street|terminal|gate)s?\b)"
        r"[^;:,]{0,50}? (?:has ended|(?:has been|was"
        r"|is)(?: now)? (?:lifted|ended"
        r"|over|reversed))\b",
    ),
    (
        "Goma airport received its first flights after six days without traffic.",
        r"\b<WAY>\b[^;:]{0,60}?\b(?:received|let in|welcomed|handled|took) (?:its"
        r"|the) first (?:[\w-]+ ){0,3}?(?:flights?"
        r"|arrivals|aircraft|planes|passengers)\b[^;]{0,40}? (?:after|since|in)\b[^;]{0,30}?\b(?:days|weeks|months"
        r"|closure|closed|war|attack)\b",
    ),
    (
        "The regulator lifted its prohibition on flights to Goma.",
        r"\blifted (?:its|the|an?|this) (?:ban|prohibition) on (?:[\w-]+ ){0,4}?(?P<flown3>carriers|airlines|flights"
        r"|aircraft)\b",
    ),
    (
        "This follows the resumption of cross-border traffic.",
        r"\bresum\w+ of (?:cross-border|border)\b",
    ),
    (
        "They announced the re-opening of the border.",
        r"\bre-?open\w* (?:of )?(?:its|the)?[\w ]{0,30}?<WAY>\b",
    ),
)

# Of flights, in the letters as they stand: "Flights to and from Goma".
GROUNDED_ROWS: tuple[Row, ...] = (
    (
        "Goma airport suspended all operations.",
        r"\b(?P<way>[Aa]irport)\b(?:(?!\b(?:[Ee]mbassy|[Cc]onsul))[^;:]){0,50}?\b(?:suspend(?:ed)?|halt(?:ed)?|stop(?:ped)?|paused?|ceased?"
        r"|closed to) (?:all |its |flight |commercial )*(?:operations|flights|arrivals|departures|traffic)\b",
    ),
    (
        "The authorities grounded all domestic flights.",
        r"\bgrounded (?:all )?(?:[\w-]+ )?[Ff]lights\b",
    ),
    (
        "Flights to and from Goma have been suspended until Friday.",
        r"\b(?:all )?(?:commercial |international )?[Ff]lights (?:to and from|in and out of"
        r"|into and out of) [A-Z][^;]{0,40}?\b(?:have been|are|were|has been) (?:suspended|halted|grounded"
        r"|cancell?ed) (?:by|until)\b",
    ),
    (
        "Commercial flights no longer operate.",
        r"\b(?:[Cc]ommercial|[Pp]assenger|[Ii]nternational|US)(?: commercial| airline)? [Ff]lights (?:(?:do"
        r"|does) not(?: currently)?|no longer) (?:operate|fly|serve|land)\b",
    ),
    (
        "There are no longer any international flights operating out of Goma.",
        r"\b[Nn]o (?:longer any|more) (?:commercial|passenger|international)(?: commercial)? flights?"
        r" (?:operating|departing|leaving|flying)\b",
    ),
    (
        "No commercial flights are operating.",
        r"\b[Nn]o (?:commercial|passenger|international) flights (?:currently )?(?:operate|fly|land"
        r"|are operating)\b",
    ),
    (
        "Flights are not leaving the country.",
        r"(?:^|, |\b(?:and|but|that|[Aa]t this time|[Cc]urrently|presently) )[Ff]lights are"
        r" (?:(?:currently|now|presently) )?(?:not(?: currently| now| presently)?|no longer)"
        r" (?:leaving|departing|entering|operating|landing|arriving)\b"
        r"(?! (?:on|at|from) (?:time|schedule|gate|terminal))",
    ),
    (
        "Air traffic out of Gabon remains suspended.",
        r"\b(?P<flown7>[Aa]ir (?:traffic|travel|services?|links?))\b(?! control)[^;]{0,40}? (?:is|are|remains?|has been"
        r"|have been)(?: still| now| \w+ly)? (?:suspended|halted|stopped|grounded)\b",
    ),
    (
        "The authorities have suspended air and rail travel around Goma.",
        r"\b(?:has|have) (?:\w+ly )?(?:suspended|halted|stopped) (?:all )?(?P<flown8>(?:commercial )?air(?: ?, [a-z]+)*"
        r"(?:,? (?:and|or) [a-z]+)? (?:travel|traffic|services?|links?))\b",
    ),
    (
        "No flights are leaving the country.",
        r"\b[Nn]o flights are (?:currently |now )?(?:leaving|departing|entering|operating|landing|arriving)\b"
        r"(?=[^;]{0,20}?\b(?:the country|(?:in|into|out of|from|to) [A-Z]|at this time|until)|[.,;]|$)",
    ),
    (
        "No planes are landing in Goma.",
        r"\b(?P<flown5>[Nn]o (?:civil(?:ian)? )?(?:planes?|aircraft|airliners?)) (?:is|are|has|have)(?: currently| now"
        r"| been)? (?:land|tak|leav|depart|fly|us|arriv|operat)\w*",
    ),
    (
        "No aircraft may take off or land in Goma.",
        r"\b(?P<flown6>[Nn]o (?:civil(?:ian)? )?(?:planes?|aircraft|airliners?))(?P<lost> (?:may|can|will)"
        r" (?:land|take off|leave|depart|overfly|fly(?! over the [a-z])|use))\b",
    ),
    (
        "Normal commercial passenger flights have been suspended.",
        r"\b(?:[Cc]ommercial|[Ii]nternational|[Pp]assenger)(?: passenger| commercial)? [Ff]lights (?:have been|are"
        r"|remain)(?: all| now| currently| temporarily)? (?:suspended|halted|grounded|deferred)\b"
        r"(?! (?:to|from|by|between)\b)",
    ),
    (
        "All flights are suspended, and flights bound for the United States remain cancelled.",
        r"(?:(?<!ot )(?<!early )(?<!lmost )\b[Aa]ll(?: the)?"
        r"(?: (?:commercial|international|passenger|scheduled|civilian|outbound|inbound))?"
        r"|[A-Z][\w-]+-bound) flights(?: bound for [A-Z]\w+)? (?:have been|are|remain)"
        r"(?: now| currently| temporarily| still)? (?:suspended|halted|grounded|cancell?ed)\b"
        r"(?! (?:to|from|by|between|on|each|every)\b)"
        r"|\bflights bound for (?:the )?[A-Z][\w ]{1,20}? (?:have been|are|remain)(?: now| still)?"
        r" (?:suspended|halted|grounded|cancell?ed)\b",
    ),
    (
        "All flights to and from Goma have been cancelled.",
        r"\b(?i:all (?:commercial |international )?flights (?:to and from|in and out of"
        r"|into and out of)) [A-Z][^;]{0,40}?\b(?i:(?:have been|are|were|remain)(?: now)? (?:suspended|halted|grounded"
        r"|cancell?ed))\b",
    ),
    (
        "Flights on all commercial airlines in and out of Gabon have been cancelled.",
        r"\b[Ff]lights (?:on|by|of|with) all (?:[\w-]+ )?(?:airlines|carriers) (?:to and from|in and out"
        r"|into and out)\b[^;]{0,40}?\b(?:have been|are) (?:now )?(?:suspended|halted|grounded|cancell?ed)\b",
    ),
    (
        "All commercial airlines have suspended their flights into Gabon.",
        r"\b(?:(?:[Aa]ll (?:[\w-]+ )?|(?<!ome )(?<!any )(?<!ost )(?<!everal )(?<!few )"
        r"(?:[Cc]ommercial|[Ii]nternational) )(?:airlines|carriers) have|[Ee]very (?:\w+ )?(?:airline|carrier) has)"
        r" (?:now )?"
        r"(?:suspended|halted|stopped|cancell?ed) (?:all |their |its |commercial )*[Ff]lights\b",
    ),
    (
        "Flights between Chad and Sudan have been suspended.",
        r"(?P<between>\b[Ff]lights (?:between|to ?/ ?from|to and from)) [A-Z][^;]{2,70}?\b(?:have been|are|were|remain"
        r"|has been) (?:temporarily "
        r"|now |currently )?(?:suspended|halted|stopped|cancell?ed)\b",
    ),
)

WORDS = {"WAY": _WAY}
SHUT = table(SHUT_ROWS, WORDS)
OPEN = table(OPEN_ROWS, WORDS)
GROUNDED = table(GROUNDED_ROWS, WORDS, re.NOFLAG)
