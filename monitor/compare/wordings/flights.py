"""How a text says that nobody flies: flights suspended, airlines kept away, an airport without traffic."""

from __future__ import annotations

import re

from monitor.compare.wordings.airfields import AIRFIELD_ROWS
from monitor.terms.calendar import MONTH
from monitor.terms.table import Row, table

# Of flights, in the letters as they stand: "Flights to and from Goma".
GROUNDED_ROWS: tuple[Row, ...] = (
    (
        "Goma airport suspended all operations.",
        r"\b(?P<way>[Aa]irport)\b(?:(?!\b(?:[Ee]mbassy|[Cc]onsul))[^;:]){0,50}?\b(?:suspend(?:ed)?|halt(?:ed)?"
        r"|stop(?:ped)?|paused?|ceased?"
        r"|closed to) (?:all |its |flight |commercial )*(?:operations|flights|arrivals|departures|traffic)\b"
        r"|\b(?P<way3>[Aa]irport)(?: (?:in|at|of) [A-Z][\w'-]+)? has(?: now| also| \w+ly)? (?:ceased|stopped)"
        r" operating\b(?! (?:at|on|as)\b)",
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
        "Flights in and out of Goma have come to a halt.",
        r"\b(?:[Aa]ll )?(?:commercial |international )?[Ff]lights (?:to and from|in and out of|into and out of|from"
        r"|out of) [A-Z][^;:,]{0,40}? (?:have|has) (?:all )?(?:come to a (?:complete )?(?:halt|stop|standstill)"
        r"|stopped|ceased)\b",
    ),
    (
        "All departures from Goma International Airport are suspended.",
        r"\b(?P<flown19>(?:[Aa]ll (?:flight )?|[Ff]light )(?:departures|arrivals|departures and arrivals"
        r"|arrivals and departures)) (?:from|to|at) [A-Z][^;:]{1,60}? [Aa]irport (?:have been|are|remain)(?: now"
        r"| currently| temporarily)* (?:suspended|halted|stopped|cancell?ed)\b",
    ),
    (
        "Commercial flights no longer operate.",
        r"\b(?:[Cc]ommercial|[Pp]assenger|[Ii]nternational|US)(?: commercial| airline)? [Ff]lights (?:(?:do"
        r"|does) not(?: currently)?|no longer) (?:operate|fly|serve|land)\b",
    ),
    (
        "Scheduled flights are not currently operating to or from Goma.",
        r"\b(?:[Cc]ommercial|[Pp]assenger|[Ii]nternational|[Ss]cheduled|US)(?: commercial| airline| passenger)?"
        r" [Ff]lights (?:are|is)(?: \w+ly| now| still)? (?:not|no longer)(?: \w+ly| now| yet)?"
        r" (?:operating|flying|running|landing|departing|arriving|serving)\b"
        r"(?! (?:normally|as|on|at full|every|daily|regularly|with)\b)",
    ),
    (
        "There are no longer any international flights operating out of Goma.",
        r"\b[Nn]o (?:longer any|more) <KINDS> flights? (?:operating|departing|leaving|flying)\b",
    ),
    (
        "At this time there are no regular international flights arriving in Goma.",
        r"(?:\b(?:<NOW>,? (?:there are )?|[Tt]here are <NOW> )[Nn]o (?:regular |direct )?<KINDS> flights?"
        r" (?:<GOING>|<OUT>)"
        r"|\b[Nn]o (?:regular )?<KINDS> flights? (?:<NOW> )?(?:<GOING>|<OUT>)(?=[^;.]{0,60}? (?:<NOW>|until|following"
        r"|as a result|due to the)\b))",
    ),
    (
        "There are no commercial or charter flights operating from the main airport.",
        r"^(?:[^,;]{3,40}, )?[Tt]here are no (?=\w+ or )<KINDS> flights? (?:operating|departing|leaving|flying"
        r"|arriving|landing)\b(?! (?:on|before|after|until|between|at) )",
    ),
    (
        "Virtually all commercial flights, passenger rail, and auto traffic into and out of Gabon are suspended.",
        r"\b(?P<flown17>(?:[Vv]irtually|[Aa]lmost|[Nn]early|[Pp]ractically) all (?:[\w-]+ ){0,2}?flights)\b"
        r"(?:(?!\bairlines?\b)[^;:.]){0,70}? (?:into and out of|to and from|in and out of|out of|from|leaving|into|to)"
        r" (?:the country|[A-Z])(?:(?! on )[^;:.]){0,30}? (?:have been|are|remain)(?: now| currently| still| \w+ly)*"
        r" (?:suspended|halted|grounded|cancell?ed)\b",
    ),
    (
        "All flights from Chad (and Sudan) are cancelled until further notice.",
        r"(?P<between4>(?<!ot )(?<!early )(?<!lmost )(?<!tually )\b[Aa]ll (?:[\w-]+ )?flights"
        r" (?:from|to|with|out of|into|leaving|departing|in and out of))"
        r" (?:the )?[A-Z](?:(?!\b(?:airlines?|airways)\b)[^;:.]){2,70}?"
        r" (?:have been|are|remain)(?: now| currently| still| \w+ly)* (?:suspended|halted|grounded|cancell?ed)\b",
    ),
    (
        "Commercial flights out of Chad have been suspended.",
        r"(?<!ome )(?<!any )(?<!ost )(?<!veral )(?<!few )(?<!of the )(?P<between6>\b(?:[Cc]ommercial|[Ii]nternational"
        r"|[Pp]assenger|[Ss]cheduled)(?: commercial| passenger)? flights|(?:^|[,;] )[Ff]lights)"
        r" (?:out of|leaving|departing|in and out of|into and out of|to and from|to or from) (?:the country|(?:the )?"
        r"[A-Z](?:(?! to |\b(?:[Aa]irlines?|[Aa]irways|on|by|with)\b)[^;:.,]){2,40}?)"
        r" (?:have been|are|remain)(?: all| now| currently| still| \w+ly)* (?:suspended|halted|grounded)\b"
        r"(?! (?:to|by|between|on|each|every|overnight|at night)\b)",
    ),
    (
        "There are no commercial flights out of Chad.",
        r"(?:^|[,;] |\b(?:and|but|that|as|because) )[Tt]here are no (?P<flown22><KINDS> flights?)"
        r" (?:out of|leaving|departing) (?:the country|[A-Z](?:(?! (?:to|on|at|after|before|during|with|by) )[^;:,.])"
        r"{2,30}?)(?=[,;.]|$| (?:and|but|as|because|at this time|until)\b)",
    ),
    (
        "Commercial flights are not available.",
        r"(?<!ome )(?<!any )(?<!ost )(?<!veral )(?<!few )\b(?:[Cc]ommercial|[Pp]assenger|[Ii]nternational)"
        r"(?: commercial| passenger)? flights are(?: \w+ly| now| still)? (?:not|no longer|un)(?: \w+ly| now| yet)? ?"
        r"available\b(?=[.,;]|$| (?:at this time|at present|currently|from the country|until|out of)\b)",
    ),
    (
        "There are currently no commercial flight options available to leave Chad.",
        r"\b[Nn]o (?:longer any |more |regular |current )?(?P<flown15><KINDS> flights?)(?: options?| connections?)?"
        r"(?: (?:currently|now|available))* (?:to leave|in(?:to)?,? (?:and|or) out of|out of,? (?:and|or) into"
        r"|to (?:or|and) from|from (?:or|and) to)\b",
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
        r"\b(?:has|have) (?:\w+ly )?(?:suspended|halted"
        r"|stopped) (?:all )?(?P<flown8>(?:commercial )?air(?: ?, [a-z]+)*"
        r"(?:,? (?:and|or) [a-z]+)? (?:travel|traffic|services?|links?))\b",
    ),
    (
        "No flights are leaving the country.",
        r"\b[Nn]o flights are (?:currently |now )?(?:leaving|departing|entering|operating|landing|arriving)\b"
        r"(?=[^;]{0,20}?\b(?:the country|(?:in|into|out of|from|to) [A-Z]|at this time|until)| (?!\w+day\b)[A-Z]"
        r"|[.,;]|$)",
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
        r"(?: (?:commercial|international|passenger|scheduled|civilian|outbound|inbound|departing|arriving"
        r"|outgoing|incoming))?|[A-Z][\w-]+-bound) flights(?: bound for [A-Z]\w+)? (?:have been|are|remain)"
        r"(?: now| currently| temporarily| still)? (?:suspended|halted|grounded|cancell?ed)\b"
        r"(?! (?:to|from|by|between|on|each|every)\b)"
        r"|\bflights bound for (?:the )?[A-Z][\w ]{1,20}? (?:have been|are|remain)(?: now| still)?"
        r" (?:suspended|halted|grounded|cancell?ed)\b",
    ),
    (
        "All commercial flights will be suspended from 5 May.",
        r"(?<!ot )(?<!early )(?<!lmost )\b(?i:all (?:(?:commercial|international|passenger|scheduled|civilian|outbound"
        r"|inbound) ){0,2}|(?<!all )(?<!some )(?<!most )(?<!many )(?<!few )(?<!several )(?<!of the )(?:international"
        r"|commercial|passenger)(?: passenger| commercial)? )flights"
        r"(?: (?:to and from|in and out of|into and out of) (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)? will"
        r"(?: also| all| now| temporarily)? be(?: temporarily)? (?:suspended|halted|grounded|cancell?ed|banned)\b"
        r"(?! (?:to|by|between|on (?:each|every|[A-Z]\w+days\b)|each|every|at night|overnight|in the event"
        r"|from (?:the )?(?!(?:<MONTH>)\b)[A-Z]))",
    ),
    (
        "All flights to and from Goma have been cancelled.",
        r"\b(?i:all (?:commercial |international )?flights (?:to and from|in and out of"
        r"|into and out of)) [A-Z][^;]{0,40}?\b(?i:(?:have been|are|were|remain)(?: now)? (?:suspended|halted|grounded"
        r"|cancell?ed))\b",
    ),
    (
        "Flights from Goma and Beni airports are suspended.",
        r"(?<!ome )(?<!any )(?<!ost )(?<!veral )(?<!few )\b(?P<flown13>[Ff]lights) (?:to|from|into|out of|at"
        r"|to and from"
        r"|in and out of|into and out of) (?:the )?[A-Z](?:(?!\b(?:airlines?|airways)\b)[^;:]){1,60}? [Aa]irports?"
        r" (?:have been|are|remain|were)(?: now| currently| temporarily| still| all)* (?:suspended|halted|grounded)\b"
        r"(?! (?:overnight|at night)\b)",
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
        r" (?:now )?(?:suspended|halted|stopped|cancell?ed) (?:all |their |its |commercial )*[Ff]lights\b",
    ),
    (
        "Flights between Chad and Sudan have been suspended.",
        r"(?P<between>\b[Ff]lights (?:between|to ?/ ?from|to and from)) [A-Z][^;]{2,70}?\b(?:have been|are|were|remain"
        r"|has been) (?:temporarily "
        r"|now |currently )?(?:suspended|halted|stopped|cancell?ed)\b",
    ),
    (
        "Flights have been cancelled to and from Goma.",
        r"(?P<between3>\b[Ff]lights) (?:have been|are|were|remain)(?: all| now| currently| temporarily)? (?:suspended"
        r"|halted|stopped|cancell?ed) (?:between|to and from|in and out of|into and out of) [A-Z]",
    ),
    (
        "The government announced the suspension of all international flights.",
        r"^(?i:(?:(?!\b(?:airlines?|airways|carriers?|company|may|might|could)\b)[^;:]){0,140}?\b(?:announc|order|impos"
        r"|implement|declar|extend|confirm|introduc|decid|decre)\w*[^;:.]{0,40}? <HALT>)",
    ),
    (
        "Suspension of all international flights to Gabon until Friday.",
        r"(?i:^(?:summary - )?(?:(?:temporary|continued|new|updated?|additional|addition of|added) )*"
        r"(?:information (?:on|about|of|that) )?(?:the )?(?:extension of )?"
        r"(?:the )?(?:(?:temporary|continued|partial) )?"
        r"(?:<HALT>|(?P<flown16>(?:international |commercial |passenger )*flights?) (?:suspensions?|bans?)\b"
        r"|(?P<between2>suspension of (?:all )?(?:direct )?(?:flights|air (?:services?|links?|traffic))"
        r" (?:between|with) [^;:]{3,60})))"
        r"(?! (?:has|have|was|were|is) (?:been )?(?:lifted|ended|over))",
    ),
    (
        "The government has announced that it will suspend flights from 5 May.",
        r"(?i:^(?:(?!\b(?:airlines?|airways|carriers?|company|may|might|could|if)\b)[^;:]){0,80}?\b(?:government"
        r"|authorit(?:y|ies)|ministry|country|president|regulator)\b(?:(?!\b(?:airlines?|airways"
        r"|carriers?)\b)[^;:]){0,80}?"
        r" (?:will|has|have|is to|are to|plans? to|(?:has|have) decided to)(?: temporarily| now)? suspend(?:ed)?"
        r" (?:(?:all|its|the|international|commercial|passenger|domestic|scheduled|almost|incoming) )*"
        r"(?P<flown14>flights)\b)",
    ),
    (
        "The suspension of all commercial flights takes effect at noon.",
        r"\b(?i:<HALT> [^;:,]{0,60}?\b(?:takes? effect|took effect|(?:is|remains?)(?: now| still)? in (?:effect|force"
        r"|place)|begins?|began|starts?|started|continues|has (?:begun|been (?:extended|announced|ordered|imposed))"
        r"|was (?:announced|ordered|extended)|will (?:begin|start|take effect|last|remain))\b)",
    ),
    (
        "All airline carriers are prohibited from flying to Goma.",
        r"\b(?P<flown11>(?i:<OURS>(?:airlines?|carriers?|operators|aircraft)))\b[^;:]{0,60}? (?i:(?:is|are|remains?"
        r"|ha(?:s|ve) been)(?: \w+ly| now| also)* (?:prohibited|banned|barred|forbidden) from|may (?:not|no longer))"
        r" <FLY>",
    ),
    (
        "The FAA has prohibited American carriers from flying to Goma.",
        r"\b(?:(?i:prohibiting|banning|barring|forbidding)"
        r"|(?<!NOTAM )(?<!otice )(?<!rder )(?<!had )(?<!not )(?<!never )(?i:prohibit(?:s|ed)?"
        r"|bans|banned|bars|barred|forbids|forbade|forbidden)) (?P<flown12>(?i:<OURS>(?:airlines?|carriers|operators"
        r"|aircraft|civil aviation)))\b(?: \w+){0,3}? (?:from|to) <FLY>",
    ),
    *AIRFIELD_ROWS,
)

_SORTS = (
    r"(?:(?:all|its|the|direct|inbound|outbound|incoming|outgoing|international|domestic|commercial|passenger"
    r"|scheduled|regular|private|charter(?:ed)?|civil(?:ian)?|aircraft|and|or),? )"
)
WORDS = {
    "HALT": r"(?:suspension|cancell?ation|halt(?:ing)?|ban|prohibition|grounding|stoppage) (?:of|to|on)"
    rf" (?!(?:its |the )*flights\b){_SORTS}{{1,9}}(?P<flown9>flights|air (?:traffic|travel|services?))\b",
    "OURS": r"(?:(?:US|American|all|every|British|Canadian|Australian|foreign|international|commercial"
        r"|civil) (?:\w+ ){0,2}?)",
    "NOW": r"(?:[Cc]urrently|[Pp]resently|now|[Aa]t (?:this time|present|the moment))",
    "GOING": r"(?:operating|departing|leaving|flying|arriving|landing)\b",
    "OUT": r"(?:out of|into|to|from) (?=[A-Z]|the country)",
    "KINDS": r"(?:commercial|passenger|international|scheduled)(?:,? (?:or |and )?(?:commercial|passenger|international"
        r"|scheduled|charter))?",
    "MONTH": MONTH,
    "FLY": r"(?i:(?:fly|operat|land)\w*(?: flights)? (?:to|into|from|out of|in and out|at|between))\b",
}
GROUNDED = table(GROUNDED_ROWS, WORDS, re.NOFLAG)
# Some airlines stay away where others fly: "several airlines have suspended flights to Goma", "Gabon Airways has".
SOME_AIRLINES = re.compile(
    r"(?:\b(?i:some|several|many|most|multiple|various|numerous|a number of|major|a few|two|three|other"
    r"|(?:all )?(?:US|American|British|UK|Canadian|Australian|Irish|European"
    r"|Gulf))(?: of the)?(?: [\w-]+){0,3}? (?:airlines|carriers)"
    r"|\b(?:[A-Z][\w-]+ )+(?:Air|Airlines?|Airways)(?:(?:,| and"
    r"|, and) (?:[A-Z][\w-]+ )*[A-Z]\w+)*)\b[^;.]{0,40}? (?:have|has)"
    r"(?: now| also| temporarily| all| again| announced that (?:it|they) (?:have|has|will))* (?:suspend(?:ed)?"
    r"|halted|stopped"
    r"|paused|ceased|cancell?ed(?= all\b))(?: or \w+)? (?:(?:all|their|its|some|most|regular|scheduled|commercial"
    r"|direct|passenger|of|the) )*"
    r"(?:flights|services?|operations|routes)\b(?! (?:on board|at the counter))"
)
