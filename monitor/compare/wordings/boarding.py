"""How a text tells who wants to be taken out where to sign up, to stand in line, or which seats are theirs."""

from __future__ import annotations

from monitor.compare.wordings.rescue import OURS, STATE
from monitor.compare.wordings.underway import BY_US
from monitor.terms.table import Row, table

_CRAFT = r"(?:flights?|planes?|aircraft|ships?|vessels?|bus(?:es)?|convoys?|ferr(?:y|ies)|helicopters?)"
_ROOM = r"(?:seats?|seating|space|room|places)"
_TO_GO = (
    r"(?:(?:be evacuated|be repatriated|leave|depart|departing|leaving)\b(?! (?:an?|their|your|it|comments?|feedback"
    r"|(?:the|this) (?!country|territory|island)|(?:on|for|with|by) (?:[\w'-]+ ){0,3}?(?:tours?|trips?|excursions?"
    r"|cruises?(?! ships?)|hikes?|treks?|safaris?|pilgrimages?|outings?|holidays?|vacations?|visits?))\b))"
)
_WISH = (
    r"(?:(?:who )?(?:wish|want|would like|seek|hop)\w*|interested in|(?:who are )?(?:wishing|seeking|wanting))"
    r"(?: to)?"
)
# "Passport holders who wish to be evacuated should make their way to the airfield"
_MUSTER = (
    r"(?:airfields?|air ?(?:base|strip|port)s?|port|harbou?r|jetty|dock|pier|(?:meeting|assembly|muster|collection"
    r"|evacuation|embarkation) (?:points?|cent(?:er|re)s?|sites?|areas?)|border)"
)
_SAVED = (
    r"(?:repatriat(?:ion|ed)|evacuat(?:ion|ed)|(?:US )?government charter|embassy charter)"
    r"(?! (?:loans?|of|drills?|insurance))"
)
ROWS: tuple[Row, ...] = (
    (
        "British passport holders who wish to be evacuated should make their way to Norport airfield.",
        rf"\b(?:<OURS>|citizens|nationals|(?:passport|visa) holders|those|anyone|you)\b[^;.]{{0,40}}? {_WISH} be"
        r" (?:evacuated|repatriated|airlifted)\b[^;.]{0,40}? (?:should|must|please|need to|are asked to) (?:now )?"
        rf"(?:make (?:your|their) (?:own )?way|go|come|travel|proceed|report)\b[^;.]{{0,20}}?"
        rf" to [^;.]{{0,40}}?\b{_MUSTER}\b",
    ),
    (
        "Be prepared to commit to a repatriation flight on short notice.",
        rf"\b(?:be|stay) (?:prepared|ready) to (?:commit to|board|take|accept|join|confirm) (?:an? |the |any |your )?"
        rf"{_SAVED} <CRAFT>\b",
    ),
    (
        "Any U.S. citizen who would like to depart on this flight must contact the Embassy.",
        r"\b(?:citizens?|nationals?|residents?|those|anyone|Americans?)\b[^;.]{0,60}? (?:wish|want|would like"
        r"|interested)\w*(?: in| to)?"
        r" (?:(?:depart|leav|travel|fly|be)\w* (?:on|aboard)|take) (?:this|the|that|our|(?:any|one) of these|these)"
        r" (?:[\w-]+ ){0,2}?(?:<CRAFT>|transport\w* options?)"
        r"[^;.]{0,40}? (?:must|should|needs? to|please|are asked to|is asked to) (?:(?:contact|e-?mail|register with"
        r"|call|notify) (?:the |our )?(?:(?:US|American) )?(?:us|embassy|consulate|mission|duty officer)\b"
        r"|send (?:us )?an e-?mail\b)",
    ),
    (
        "The Embassy will assist you in reserving a ticket on the special flight.",
        r"\b<STATE> (?:will|can|is) (?:assist(?:ing)?|help(?:ing)?) you (?:in|with|to) (?:reserv|book|secur|obtain)\w*"
        r" (?:an? |the |your )?(?:tickets?|seats?|places?) (?:on|aboard|for) (?:this|the|that|an?|these) "
        r"(?:[\w-]+ ){0,2}?<CRAFT>\b",
    ),
    (
        "A charter leaves tonight, and seats may be available for private U.S. citizens.",
        rf"\b(?:<CRAFT>|charters?)\b[^.]{{0,200}}?(?<!no )\b{_ROOM}\b[^;.]{{0,30}}? (?:may|might|will|is|are)"
        r"(?: still| also| now)*(?: be)? available (?:to|for) private <OURS>\b"
        rf"|(?<!no )\b{_ROOM}\b[^;.]{{0,30}}? (?:may|might|will|is|are)(?: still| also| now)*"
        r"(?: be)? available (?:to|for) private <OURS>,? (?:on|aboard)\b[^;.]{0,40}? <CRAFT>\b",
    ),
    (
        "Seats have been set aside for U.S. citizens on a flight to Norport.",
        rf"(?<!no )\b{_ROOM}\b[^;.]{{0,30}}? (?:has been|have been|is|are|were|will be)(?: now| also)* (?:set aside"
        r"|reserved|held|blocked|kept) (?:to|for) (?:private )?<OURS>\b[^;.]{0,60}? <CRAFT>\b",
    ),
    (
        "The Embassy is working on additional flights out for private U.S. citizens.",
        r"\b<STATE> (?:is|are)(?: now| also| still)* (?:working on|arranging|organi[sz]ing|seeking|trying to get)"
        r" (?:[\w-]+ ){0,2}?<CRAFT>(?: out)?(?: of (?-i:[A-Z])\w+)? for (?:private )?<OURS>\b",
    ),
    (
        "Those who wish to depart should come to the port; boarding will be on a first-come, first-served basis.",
        r"\b(?:wish|want|wishing|wanting|ready) to <TO_GO>.{0,220}?\b(?:boarding|seating"
        r"|seats?|places|space)\b[^;.]{0,40}? first[- ]come",
    ),
    (
        "A ship will depart from Norport for Cyprus on Monday for U.S. citizens.",
        r"\b<CRAFT> (?:will|is|are)(?: (?:now|also|scheduled|expected|due|to|be))* (?:depart|leav|sail)\w*\b"
        r"(?![^;.]* on \w+days\b)[^;.]{0,90}? for (?:private )?<OURS>(?=[.,;]|$| and their"
        r"| with (?!tickets?\b|reserv|bookings?\b)|,? (?:who )?(?:wish|want|need)\w* to (?:leave|depart))",
    ),
    (
        "U.S. citizens who hold a valid passport will be assisted to depart by sea.",
        r"\b<OURS>\b[^;.]{0,90}? (?:will|can) be (?:assisted|helped) (?:to|in) <TO_GO><BY_US>",
    ),
    (
        "Travelers will be asked to sign an agreement to repay the U.S. government before departure.",
        r"^(?!(?:If|When|Should|In (?:an?|case|the event)|During an?)\b|[^.]*\b(?:loans?|(?:may|might|could|would)"
        r" (?:have|need|be (?:asked|required)))\b)[^.]{0,120}?\b(?:agree|agreement|undertak\w+"
        r"|promise) to (?:repay|reimburse) (?:the )?"
        r"(?:US |British |Canadian |Australian )?(?:government|Department)\b[^;.]{0,60}? (?:depart|board|flight)\w*",
    ),
    (
        "The Embassy continues to coordinate overland convoys for U.S. citizens.",
        r"\b<STATE> (?:(?:continues? to|is|are|has been|have been|will)(?: now)? )?(?:co-?ordinat|organi[sz]|operat"
        r"|arrang|lead)\w* (?:[\w-]+ ){0,2}?(?:convoys?|bus(?:es)?)\b(?! tours?\b)[^;.]{0,60}? for"
        r" (?:private )?<OURS>\b(?! (?:attending|to (?!(?-i:[A-Z])|leave|depart|evacuat|reach|the (?:border"
        r"|airport|port))))",
    ),
    (
        "The U.S. Army will fly American citizens out of Norport.",
        r"\b(?:army|navy|air force|marines|military|defence force|RAAF|RAF|RNZAF)"
        r"(?: (?:helicopters?|planes?|aircraft|ships?|(?-i:[A-Z])[\w-]+))? (?:will|is|are)"
        r"(?: now)?(?: to)? (?:fly|carry|tak|evacuat|transport|airlift)(?:e|ing)? (?:[\w-]+ ){0,2}?<OURS>\b(?!')"
        r"(?=[^;.]{0,60}? (?:out|home|away|abroad|to safety|from (?-i:[A-Z])|to (?:the )?(?-i:[A-Z])|to an?\b)"
        r"|[.;]|$)",
    ),
    (
        "The Embassy is coordinating two flights with a commercial airline to leave Testland on Friday.",
        r"\b<STATE> (?:is|are|has|have)(?: now| been| also)* co-?ordinat(?:ing"
        r"|ed) (?!no\b)(?:[\w-]+ ){0,3}?flights? with (?:an? |the )?"
        r"(?:commercial |local )?(?:airlines?|carriers?)\b(?: [^;.]{0,30}?)? to (?:depart|leave|bring|take|fly)\b",
    ),
    (
        "Seats on these flights will be available to private U.S. citizens.",
        rf"(?<!no )\b{_ROOM} on (?:these|this|the|our|that) (?:[\w-]+ ){{0,2}}?<CRAFT> (?:may|might|will|is|are)"
        r"(?: still| also| now)*(?: be)? available (?:to|for) (?:private )?<OURS>\b",
    ),
    (
        "The Norland government has made 40 seats available for U.S. citizens on a flight to Norport.",
        rf"\b(?:has|have) (?:now |also )?made (?!no\b)(?:[\w-]+ ){{0,3}}?{_ROOM} available (?:to"
        rf"|for) (?:private )?<OURS> on"
        r" (?:[\w-]+ ){0,4}?<CRAFT>\b",
    ),
    (
        "The Norland government has agreed to take U.S. citizens on this evacuation flight.",
        r"\b(?:(?:has|have) agreed to|will) (?:accommodate|take|carry|transport"
        r"|board) (?:[\w-]+ ){0,3}?<OURS> on (?:this|its|their|an?"
        r"|the) (?:[\w-]+ ){0,2}?(?:evacuation |repatriation |charter |rescue )<CRAFT>\b",
    ),
    (
        "The Embassy advises citizens who wish to leave of a charter flight scheduled to depart on Friday.",
        r"\b<STATE> (?:advises?|informs?|notif(?:y|ies)) (?:(?! of )[^;.]){0,120}? of (?:an? |the |two "
        r"|another )?(?:[\w-]+ )?charter flights?"
        r" (?:scheduled|due|set|expected|that will|departing|leaving)\b",
    ),
    (
        "These flights have been made available to allow U.S. citizens to return home.",
        r"(?<!no )\b(?:this|these|special|additional|the|humanitarian|commercial) (?:[\w-]+ ){0,2}?flights?"
        r" (?:have been|has been|are"
        r"|is)(?: being)? (?:made available|arranged|authori[sz]ed|approved|organi[sz]ed) (?:to (?:allow|enable"
        r"|help|assist)|so that|for)"
        r" (?:stranded |private )?<OURS>\b[^;.]{0,80}?\b(?:return|leav|depart|go home|get home)",
    ),
    (
        "We received approval from the ministry for more repatriation flights on Monday.",
        r"\b<STATE> (?:(?:has|have) )?(?:now )?(?:received|obtained|secured|been (?:given"
        r"|granted)) (?:the )?(?:[\w-]+ )?(?:authori[sz]ations?"
        r"|permissions?|approvals?|clearances?)\b[^;.]{0,60}? for (?:[\w-]+ ){0,3}?(?:charter(?:ed)?|evacuation"
        r"|repatriation|rescue)"
        r" <CRAFT>\b",
    ),
    (
        "The Embassy has word of a special flight for U.S. citizens departing Norport on Monday.",
        r"(?<!no )\bspecial (?:[\w-]+ ){0,3}?flights? (?:for|to (?:assist|help|allow|enable)) (?:stranded "
        r"|private )?<OURS>,?"
        r" (?:(?:who )?(?:want|wish|seek|would like)\w* to )?(?:leav(?:e|ing)|depart(?:ing)?|return(?:ing)?)\b"
        r"(?! (?:the|an?|their) (?!country|United))",
    ),
    (
        "Flights to evacuation points will begin on Monday.",
        r"\b(?:flights?|transport\w*) to (?:evacuation points?|(?:the |an? )?safe ?havens?(?: locations?)?)\b"
        r"[^;.]{0,40}? (?:begins?|began|(?:will|is|are)(?: (?:be|now|also|still|being))* (?:begin|start|leav"
        r"|depart|run"
        r"|operat|arrang|organi[sz]|provid|offer|schedul|availab|continu|resum|under ?way)\w*)\b",
    ),
)
FORM_ROWS: tuple[Row, ...] = (
    (
        "Register on the crisis portal if you want help to leave.",
        r"^(?:please )?register (?:on|with|via|through|using|at) (?:[\w-]+ ){0,3}?(?:portal|SafeTravel|hotline"
        r"|service|form"
        r"|page|line)\b[^;.]{0,20}? (?:if|to ask for) [^;.]{0,30}?\b(?:help|assistance) (?:to |with |in )?<TO_GO>",
    ),
    (
        "New Zealanders who want to leave should register with SafeTravel to be considered for the flight.",
        rf"\b(?:<OURS>|citizens|nationals|those|anyone|you)\b[^;.]{{0,40}}? {_WISH} <TO_GO>[^;.]{{0,60}}?"
        r" (?:should|must|please|can|need to|are asked to) (?:register|sign up|apply)\b[^;.]{0,40}? (?:to be considered"
        r"|for an? (?:seat|place)|to be (?:given|offered|allocated)) (?:for |on |an? |the )*(?:[\w-]+ ){0,2}?<CRAFT>",
    ),
    (
        "Irish citizens who wish to avail of an evacuation flight should contact the Embassy.",
        rf"\b(?:<OURS>|citizens|nationals|those|anyone|you)\b[^;.]{{0,40}}? {_WISH} (?:avail of|take|use|join|board"
        rf"|travel on|leave on|depart on) (?:an? |the |one of the |this |our )?{_SAVED}(?! <CRAFT> of\b)\b(?! of\b)"
        r"[^;.]{0,30}? (?:should|must|please|are asked to|need to|can) (?:[\w-]+ )?(?:contact|register|sign up|complete"
        r"|e-?mail|call|apply)\b",
    ),
    (
        "If you wish to join this flight, please send us the following.",
        r"\b(?:<OURS>|citizens|nationals|those|anyone|you(?: are an? [^;,.]{3,40}?)?)(?: who)? (?:wants?"
        r"|wish(?:es)?|would like) to"
        r" (?:join|be on) (?:this|the|our|that) (?:(?:repatriation|evacuation|charter(?:ed)?|special"
        r"|supplemental|relief) )*flight\b[^;.]{0,20}? (?:please|should"
        r"|must) (?:e-?mail|contact|send|write"
        r"|complete|fill|register|make)\b(?! (?:the|your|their|an?) (?:airline|carrier|travel"
        r"|tour))(?! with the airline)",
    ),
    (
        "The Embassy urges those who wish to be repatriated to contact the embassy.",
        r"\b(?:<OURS>|citizens|nationals|those|anyone)(?: who)? (?:wants?|wish(?:es)?|would like|wishing"
        r"|wanting) to be (?:repatriated"
        r"|evacuated) (?:to|should|must|please|are asked to) (?:come forward|contact (?:the|us|our)"
        r"|register with (?:the|us|our))\b"
        r"(?![^;.]*\b(?:emergency|insur\w+|future|smart traveler|step)\b)",
    ),
    (
        "If you want to return to the United States but found no seat, please register your interest by e-mail.",
        r"^If you (?:want|wish|would like|need) to return to the (?:US|United States)\b[^;.]{0,120}?"
        r"(?:please|you (?:should|must|can)) (?:register|express|indicate) your (?:interest|wish)\b"
        r"(?! in (?:an? |the |our )?(?:job|course|vot|class|program|visa|webinar|study))",
    ),
    (
        "In preparation for possible flights, U.S. citizens should send us the following.",
        r"^In preparation for (?:an? |the )?(?:possible|potential|future|any)(?: [\w-]+){0,2}? (?:flights?"
        r"|departures?|charters?)\b(?! (?:delay|cancel|disrupt|chang))"
        r"[^;.]{0,40}?\b<OURS>\b[^;.]{0,120}? (?:should|must|are asked to|please)\b",
    ),
    (
        "U.S. citizens seeking to depart Testland should contact the Department by our online assistance request form.",
        rf"\b(?:<OURS>|citizens|nationals|those|anyone)\b[^;.]{{0,40}}? {_WISH} <TO_GO>[^;.]{{0,140}}? (?:by|via"
        r"|through|with|using) (?:our|the|this) (?:online )?(?:assistance (?:request )?|crisis )form\b",
    ),
    (
        "If you are interested in returning to the United States, please submit the electronic form.",
        r"^(?![^;]*\b(?:CDC|health|customs|pets?|dogs?|visas?|passports?|import|attestation|declaration|taxe?s?|vot\w+"
        r"|jobs?)\b)[^;]*\b(?:interested in returning|(?:wish|want|would like|wishing) to return) to the"
        r" (?:US|United States)\b[^;]{0,140}?\b(?:complete|fill (?:in|out)|submit)\b[^;]{0,60}?\bform\b",
    ),
    (
        "U.S. citizens who wish to depart Testland should register their interest with the Embassy.",
        rf"\b(?:<OURS>|citizens|nationals|those|anyone)\b[^;.]{{0,40}}? {_WISH} <TO_GO>[^;.]{{0,80}}? (?:should|must"
        r"|need to|are asked(?: to)?|are encouraged to|please) (?:(?:register|indicate|express|state) (?:your|their)"
        r" (?:interest|wish|intent\w*)|(?:provide|send|e-?mail|submit)(?: us| the Embassy)? (?:with )?(?:the"
        r" following|this) information)\b(?![^;.]* (?:with|to) (?:(?:the|your|their|an?|local) )?(?:airlines?|carriers?"
        r"|compan(?:y|ies)|travel agen\w+|agents?|employers?|police|authorities|hotels?|schools?|universit\w+)\b)",
    ),
    (
        "If interested in a repatriation flight from Testland, please register here.",
        rf"\binterest(?:ed)? in (?:an? |the |any |our |another |being )?{_SAVED}(?: (?:assistance|flights?))?\b"
        r"[^;.]{0,80}? (?:please|should|must|need to|are (?:asked|encouraged) to|can) (?:[\w-]+ )?(?:register"
        r"|sign up|complete|fill (?:in|out)|submit)\b(?![^;.]*\b(?:job|vacanc\w+|career|insurance)\b)",
    ),
    (
        "Each traveler must complete the Repatriation Assistance Request.",
        r"\b(?:complete|fill (?:in|out)|submit)\w* (?:(?:the|this|an?|our|your) )?(?:[\w-]+ )?"
        r"(?:repatriation|evacuation) (?:assistance )?(?:request|form|survey|questionnaire)\b"
        r"(?![^;.]*\b(?:hotel|rooms?|building|insur\w+|drill|exercise)\b)",
    ),
    (
        "U.S. citizens seeking to depart Testland should complete this online form.",
        rf"\b(?:<OURS>|citizens|nationals|Those|Anyone)\b[^;.]{{0,40}}? {_WISH} <TO_GO>[^;.]{{0,50}}? (?:should|must"
        r"|need to|are asked to|are encouraged to|please) (?:complete|fill (?:in|out)|submit|register|sign up)\b"
        r"(?![^;.]*\b(?:exit|customs|immigration|health|locator|declaration|visa|passport|step|smart traveler"
        r"|vehicle|consent|tax|clearance|permit|currency)\b)"
        r"[^;.]{0,30}?\b(?:form|survey|questionnaire|link|website)\b",
    ),
    (
        "The Embassy is compiling a list of U.S. citizens who want to depart on a charter.",
        r"\b<STATE> (?:is|are|has|have)(?: now| also)? (?:compil|draw|mak|prepar|start)\w*(?: up)?"
        r" (?:an? |the |this )?list of (?:private )?<OURS>\b[^;.]{0,40}?"
        rf" {_WISH} [^;.]{{0,30}}?(?:depart|leav|evacuat|flight|seat)\w*\b(?! (?:comments?|feedback|an?|their|your)\b)",
    ),
)
WORDS = {"STATE": STATE, "OURS": OURS, "CRAFT": _CRAFT, "TO_GO": _TO_GO, "BY_US": BY_US}
BOARDING = table(ROWS, WORDS)
SIGN_UP = table(FORM_ROWS, WORDS)
