"""How a text says that people are taken out, where no flight of the government's is announced in so many words."""

from __future__ import annotations

import re

from monitor.compare.wordings.governments import COMPATRIOTS, NATION, PUBLIC
from monitor.terms.table import Row, table

# A government of ours, or who carries people for it, and its people.
STATE = (
    rf"(?:{NATION} (?:government|embassy(?: in (?-i:[A-Z])[\w'-]+)?|military|Armed Forces)"
    r"|government of (?:Canada|Australia|Ireland|New Zealand)|Department of State|State Department"
    r"|the (?:Department(?: of Foreign Affairs(?: and Trade)?)?|Embassy|Government|FCDO|UK)"
    r"|Global Affairs Canada|DFAT|MFAT|Canada|Australia|Royal Air Force"
    r"|(?:Australian |New Zealand )?Defence Force|FCD?O\)?|Foreign Office|we)"
)
OURS = rf"(?:{NATION} (?:citizens|nationals|passport holders)|{COMPATRIOTS})"
# Who is brought to a meeting or a match is not brought out.
_EVENT = (
    r"(?:World Cup|Olympic\w*|match|game|tournament|race|marathon|ceremony|conference|meeting|summit|reception|concert"
    r"|festival|fair|exhibition|parade|wedding|reunion|graduation|outreach|stadium|polls"
    r"|(?:polling|voting) (?:stations?|places?)|lunch|dinner|breakfast|picnic|party"
    r"|celebration|museum|memorial|cemetery|church|workshop|town hall)s?"
)
TO_AN_EVENT = re.compile(
    r"^(?!.*\b(?:evacuat\w+|repatriat\w+|(?:to|who) (?:leave|depart)|get out|out of|borders?|abroad|safety)\b).*?"
    rf"(?:\b(?:{PUBLIC}) (?:who (?:are )?)?attend(?:ing)?\b|\b(?:bus|boat) tours?\b|\bfor (?:the |its |an? |our )?"
    r"(?:(?!their\b)[\w-]+ ){0,3}?(?:observers?|delegations?|delegates|speakers|athletes|participants?|artists"
    r"|musicians|guests|journalists|scholars|winners|alumni|fans|voters|spectators)\b"
    rf"|\b(?:to|for) (?:the |an? |our |this |that )?(?:[\w'-]+ ){{0,2}}?{_EVENT}\b"
    r"(?!(?: [\w-]+){0,2}? (?:cent|hall|ground|point|place|spot|site)))", re.I
)
_SAVES = r"(?:charter(?:ed)?|evacuation|repatriation|rescue|relief)"
CRAFT = r"(?:flights?|planes?|ships?|vessels?|buses|convoys?|ferr(?:y|ies))"
ROWS: tuple[Row, ...] = (
    (
        "The UK government is no longer evacuating people from Testland.",
        r"\b<STATE> (?:is|are) no longer (?:evacuating|(?:running|operating|arranging|organi[sz]ing|offering)"
        r" (?:any )?"
        r"(?:\w+ )?<SAVES>)\b",
    ),
    (
        "We are working with the navy to continue evacuation flights.",
        r"\b<STATE>\b[^;.]{0,30}? work\w* with [^;.]{3,60}? to (?:continue|keep|resume|begin|start|run|operate"
        r"|arrange"
        r"|organi[sz]e|provide|secure|schedule|add)\b[^;.]{0,40}? <SAVES> <CRAFT>\b",
    ),
    (
        "The last scheduled ship departure from Testland will be on Friday.",
        r"\b(?:last|final|next|another|additional|further) (?:(?:scheduled|planned|available|evacuation|military"
        r"|US) )*"
        r"(?:ship|vessel|helicopter|convoy) departures? from (?-i:[A-Z])[^;.]{0,60}? (?:will|is|are)\b",
    ),
    (
        "Americans who wish to leave should proceed to the evacuation processing center.",
        r"\b(?:<OURS>|citizens|nationals|those|anyone|all|if you)\b[^;.]{0,60}?"
        r" (?:wish|want|seek|would like|ready|hop)\w*(?: to)? (?:be evacuated|(?:leave|depart)\w*)"
        r"(?! (?:the|your|their|this|an?) (?!country|island|territory|region|area))[^;.]{0,80}? (?:proceed|go|come"
        r"|report"
        r"|make (?:your|their) way)(?: \w+)? to (?:the |our )?[^;,.]{0,50}?\b(?:(?:processing|evacuation|embarkation"
        r"|assembly|staging|evacuee) (?:[\w-]+ )?(?:cent(?:er|re)|point|site|area)|evacuation control)\b",
    ),
    (
        "A convoy for U.S. citizens will leave Norport tomorrow.",
        r"\b(?:an?|another|one|the (?:last|final|next)) (?:(?!commercial|regular|scheduled|tour|school)[\w-]+ ){0,3}?"
        r"(?:flight|plane|ship|vessel|bus|convoy|ferry|boat|train) for <OURS>"
        r" (?:(?:who|that|wishing|seeking)\b[^;,.]{3,60}? )?(?:will (?:leave|depart|sail|go)|leaves"
        r"|departs|sails|is (?:leaving|departing|scheduled|planned))\b",
    ),
    (
        "Repatriation flight on November 25 for U.S. citizens.",
        r"\b(?:repatriation|evacuation) (?:flight|convoy|ship|ferry)s? (?:on|from|to|out of) [A-Z]"
        r"[^;.,]{2,40}? for <OURS>",
    ),
    (
        "We notify U.S. citizens who wish to depart Testland of the following evacuation options.",
        r"\b(?:notif\w+|inform|advis|tell)\w* (?:all |private |those )?(?:<OURS>|citizens|nationals)"
        r" (?:desiring|wishing|wanting|seeking|who (?:wish|want|seek)) to (?:leave|depart)\b[^;.]{0,40}?"
        r" of (?:the following|these|new|more|further) (?:evacuation|transport\w*) options\b",
    ),
    (
        "Limited seats may be available on military flights from Norport to Kell.",
        r"(?<!no )\b(?:seats?|places|space|room) (?:may|might|will|is|are)(?: still| also| now| be)* available on"
        r" (?:[\w-]+ ){0,2}?(?:military|allied|<SAVES>) <CRAFT>\b(?! for (?:cargo|troops|staff|military))",
    ),
    (
        "The Embassy is working to confirm seats for American citizens on special flights.",
        r"\b<STATE> (?:is|are)(?: now| also)* working (?:to|with [^;.,]{3,40}? to) (?:confirm|arrange|secure|obtain"
        r"|reserve|book)(?: the)?(?: availability of)? (?:[\w-]+ ){0,2}?(?:seats?|places) for <OURS>[^;.]{0,40}? on"
        r" (?:[\w-]+ ){0,2}?(?:special|military|<SAVES>) <CRAFT>\b",
    ),
    (
        "U.S. citizens may board the evacuation ship from 8 a.m.",
        r"\b<OURS>\b[^;.,]{0,30}? (?:may|can|should) (?:now )?board (?:an?|the|our) (?:[\w-]+ )?<SAVES> <CRAFT>",
    ),
    (
        "Processing of evacuees will begin at noon.",
        r"\bprocessing of evacuees (?:will|is|has|continues|begins|starts)\b",
    ),
    (
        "The British charter flight may have seats available for U.S. citizens.",
        r"\b<SAVES> flights?\b[^;.]{0,140}? (?:may have|has|have|with|offers?|is offering) (?:[\w-]+ ){0,2}?(?:seats?"
        r"|space|room|places)(?: \w+)? for (?:private )?<OURS>\b",
    ),
    (
        "We have secured another flight.",
        r"\b<STATE> (?:have|has|is|are)(?: also| now)? (?:secured (?:an? |the )?(?:(?:another|second|third"
        r"|additional)"
        r" (?:flight|plane|ship)\b|(?:(?:additional|more|further|another) )?<SAVES> <CRAFT>)"
        r"|(?:requested|requesting|made an? request for|asked for|asking for) (?:an? |the )?(?:(?:additional|more"
        r"|further|another) )?<SAVES> <CRAFT>)(?! from (?-i:[A-Z]))",
    ),
    (
        "So far 302 U.S. citizens have left on flights that the Embassy arranged.",
        r"\b(?:<OURS>|citizens|nationals)\b[^;.]{0,80}? <CRAFT> (?:that |which )?(?:the )?<STATE> (?:has |have |had"
        r" )?"
        r"(?:arranged|organi[sz]ed|chartered|hired)\b",
    ),
    (
        "The Embassy in Norport and the Consulate in Kell are working to confirm additional evacuation flights.",
        r"\b(?:embassy|consulate(?: general)?|mission) in (?-i:[A-Z])[^;.,]{2,60}? (?:is|are)(?: now| also)?"
        r" working (?:to|on|with [^;.,]{3,40}? to) (?:confirm|arrange|organi[sz]e|secure|schedul)\w*"
        r" (?:[\w-]+ ){0,3}?<SAVES> <CRAFT>",
    ),
    (
        "The Embassy is working to repatriate U.S. citizens from Testland.",
        r"(?:\b<STATE> (?:is|are)(?: now| also| \w+ly)* (?:working(?: \w+)?(?: with [^;.]{3,40}?)?|making"
        r" (?:arrangements|plans|every effort)|arranging|preparing|trying)|\b(?:arrangements|plans|efforts) are"
        r" (?:being made|under way))"
        r" to (?:help )?(?:repatriate|evacuate|airlift|fly out|bring home|bring out) (?:[\w-]+ ){0,3}?<OURS>\b"
        r"(?![^;.]{0,60}\b(?:detain\w+|held|imprison\w+|arrest\w+|jail\w*|prison\w*|kidnap\w*|hostages?|captive"
        r"|died|killed|remains)\b)",
    ),
    (
        "U.S. citizens who wish to leave should contact the Embassy and be ready to go at short notice.",
        r"\b(?:<OURS>|citizens|nationals|those|anyone|all|if you)\b[^;.]{0,40}? (?:wish|want|would like)\w* (?:to )?"
        r"(?:be evacuated|be repatriated|leave|depart|return home)\b[^;.]{0,60}? contact (?:the|our|this)"
        r" [^;.]{3,60}? (?:prepared?|ready) to (?:leave|depart|go|travel|move)\b[^;.]{0,30}?"
        r" (?:short notice|few hours|\d+ hours)\b",
    ),
    (
        "The UK has announced that its charter flights will leave on Thursday.",
        r"\b(?:(?:<STATE>|(?:the )?(?:UK|United [KS]\w+)|Britain|Ireland|New Zealand|Foreign (?:Secretary|Minister))"
        r"(?:'s|(?: has| have)?(?: now)? (?:announce[ds]|confirm(?:ed|s)|said|says)(?:,? (?:today|on \w+day),?)?"
        r"(?: that)?(?: its| the| our| an?)?)|our) (?:[\w-]+ ){0,2}?(?:(?!relief)<SAVES>|assisted departure) <CRAFT>"
        r"(?: (?:from|for|to|out of) [^;,.]{2,50}?)? (?:(?:will|(?:is|are) (?:(?:due|scheduled|expected|set) )?to)"
        r" (?:now |also )?(?:leave|depart|fly|go|take off|sail|operate|run|begin|start)|leaves?|departs?)\b",
    ),
    (
        "The Foreign Office has hired an aircraft to bring British nationals home from Testland.",
        r"\b<STATE> (?:is|are|has|have)(?: now| also)* (?:charter|hir|leas|secur|arrang|send|sent|organi[sz])(?:ing"
        r"|ed)?"
        r" (?!no\b)[^;.,]{2,50}? (?:to|(?:which|that) will) (?:bring|take|fly|carry|lift|evacuate)"
        r" (?:[\w-]+ ){0,3}?<OURS>\b[^;.]{0,40}? (?:home|out|away|back|to safety|from (?-i:[A-Z]))",
    ),
    (
        "Canada is putting on flights from Testland.",
        r"\b<STATE> (?:is|are)(?: now| also)* (?:putting|laying) on (?:[\w-]+ ){0,3}?<CRAFT> (?:from|out of)"
        r" (?-i:[A-Z])(?![^;.]* for (?:[\w-]+ ){0,2}?<OURS>)",  # where they are named, a frame reads it
    ),
    (
        "Two Defence Force flights brought 115 people out of Testland today, and more are to come.",
        r"\b(?:Defence Force|RAF|RAAF|RNZAF|Air Force|military|government|evacuation) <CRAFT>"
        r" (?:have |has )?(?:brought|taken|took|flown|flew|carried)"
        r" (?:[\w-]+ ){0,3}?(?:people|passengers|citizens|nationals|evacuees|<OURS>) (?:out of|from) (?-i:[A-Z])"
        r"[^;.]{0,60}?\bmore (?:are|will|is)\b",
    ),
    (
        "Ireland has secured 40 seats for Irish citizens on a French flight from Testland.",
        r"\b(?:<STATE>|Ireland|New Zealand|Britain|the (?:UK|United States|United Kingdom)) (?:has|have)(?: now| also)*"
        r" (?:secured|obtained|booked|reserved|negotiated|been (?:given|offered)) (?!no\b)(?:[\w-]+ ){1,3}?(?:seats"
        r"|places)"
        r" (?:for <OURS> (?:on|aboard) (?:[\w-]+ ){0,4}?<CRAFT>|(?:on|aboard) (?:[\w-]+ ){0,4}?<CRAFT>\b[^;.]{0,30}?"
        r" for <OURS>)\b",
    ),
    (
        "The Embassy has arranged with the host government for a special flight on Saturday.",
        r"\b<STATE> (?:has|have)(?: now| also)* arranged (?:with [^;.,]{3,50}? )?(?:for )?(?:an? |another |two "
        r"|three )?"
        r"(?:special|repatriation|chartered|charter|evacuation) <CRAFT>\b(?! (?:display|show|tour|exhibit\w*)s?\b)"
        r"(?![^;.]* for (?:(?:the|our|its|a|an) )?(?:[\w'-]+ ){0,3}?(?:visits?|delegations?|staff|team|cargo|supplies"
        r"|vaccines?|ministers?|conference|fans|pilgrims)\b)",
    ),
    (
        "Two airlines have agreed with the Government of Canada to send an aircraft tomorrow.",
        r"\b(?:agreed with|at the request of|on behalf of) (?:the )?<STATE> to (?:send|provide|operate|run|put on"
        r"|lay on)"
        r" (?:[\w-]+ ){0,4}?(?:<CRAFT>|aircraft)\b",
    ),
    (
        "U.S. citizens who registered on the intake page receive their reporting place by telephone.",
        r"\b(?:<OURS>|citizens|nationals|those|anyone) who (?:have )?(?:registered|signed up|completed|filled)\b"
        r"[^;.]{0,60}? (?:receiv|get|be (?:told|given|sent))\w*[^;.]{0,40}? (?:reporting|assembly|muster|boarding"
        r"|embarkation)"
        r" (?:place|point|time|instructions|details)s?\b",
    ),
    (
        "These additional flights will not continue indefinitely.",
        r"\b(?:additional|extra|special|<SAVES>) (?:<SAVES> )?flights (?:will not|are not going to) (?:continue"
        r"|run|go on|last|be available) (?:indefinitely|for ?ever|(?:for )?much longer|for long)\b",
    ),
)
WORDS = {"STATE": STATE, "OURS": OURS, "SAVES": _SAVES, "CRAFT": CRAFT}
RESCUE = table(ROWS, WORDS)
