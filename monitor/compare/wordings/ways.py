"""How a text says that a way in or out is closed, or open: airspace, airports, borders, crossings."""

from __future__ import annotations

import re

from monitor.compare.wordings.byways import ROADS, elses
from monitor.terms.table import Row, table

_WAY = (
    r"(?P<way>airspace|skies|runways?|sea ?ports?|(?:cruise|ferry) (?:ports?|terminals?)"
    r"|airports?(?! (?:cargo|freight|car|parking|road|lounge|hotel|museum|bus|train|metro|link|post office|radar"
    r"|website|restaurants?|shops?|caf[e\u00e9]s?|clinic|staff|(?:control )?tower|(?:arrivals|departures?) hall)\b)"
    # what an airport has is not the airport
    r"(?!'s? (?!(?:[\w-]+ ){0,2}?(?:runways?|operations"
    r"|terminals?(?!(?: \w+)? (?:car|parking|lounges?|shops?|restaurants?|hotels?|gates?|toilets?)\b)|flights|traffic"
    r"|closure|services|airspace)\b))"
    r"|airstrips?|frontiers?|border crossings?|crossing points?"
    r"|checkpoints?|(?:(?:land|air|sea|maritime)(?:,? and|,)? ){0,3}borders?(?! (?:markets?|towns?|villages?|cit(?:y"
    r"|ies)"
    r"|hotel|schools?|clinic|hospital|fence|wall|patrols?|shops?|bar|museum|communit\w+|areas?|zones?|regions?|districts?)\b)|crossings?"
    # one that may lead into another country, which the reader of the way finds named beside it
    r"|bridges?(?=,? (?:(?:which|that) )?(?:between|link\w*|connect\w*|join\w*|to|into) (?:[\w'-]+ ){0,4}?(?-i:[A-Z]))"
    # an airport by its name alone: "King Faisal International is closed"
    r"|(?<!otel )(?<!ilton )(?<!ollege )(?<!chool )(?<!versity )(?-i:\b(?:(?!The|Hotel|Hilton|Amnesty|Bank|University"
    r"|School|College|Save|Children|Vision|Plan|Transparency|Radio|Rotary|Trade|Port\b)"
    r"[A-Z][\w'-]+ ){1,3}International)(?= (?:is|was|has|remains|will) ))"
)
SHUT_ROWS: tuple[Row, ...] = (
    (
        "The airport in Goma is currently closed.",
        r"\b<WAY>\b[^;:]{0,110}?\b(?:is|are|remains?|has been|have been|was|were|will be|stays?"
        r"|continues? to be)(?: (?!brief)\w+ly| now| still| also| being| (?:said|reported|understood) to be)*?"
        r" (?:closed|shut|sealed)\b"
        r"(?!(?:(?<=was closed)|(?<=were closed)|(?<=was shut)|(?<=were shut)) (?:briefly|for (?:an hour"
        r"|(?:half an|a few|some|several|two|three|four) (?:hours?|minutes)))\b)",
    ),
    (
        "A number of border crossings are not currently open.",
        r"\b<WAY>\b[^;:,]{0,80}?\b(?:is|are|remains?)(?: currently| now| still)? (?:not|no longer)(?: currently"
        r"| yet| now)? open\b(?! (?:to|for|on|at|after|before|during|every|all|as)\b)",
    ),
    (
        "Crossings between Chad and Sudan continue to be suspended.",
        r"\b<WAY>(?<!port)(?<!ports)(?<!space)(?<!nternational)(?: (?:with|between|to|into|in) [^;:,]{2,50}?)?"
        r" (?:is|are|remains?|continues? to be|has been|have been)(?: \w+ly| now| still| also)? suspended\b",
    ),
    (
        "Information on the border with Chad being closed.",
        r"\bWith (?:the |its |all )?<WAY>\b[^;:,]{0,40}? (?:closed|shut),|(?:^|\b(?:information|news|due|owing"
        r"|following|because|report\w*)\b[^;:]{0,40}?)\b<WAY>\b[^;:]{0,80}? being"
        r" (?:closed|shut|sealed)\b",
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
        r"\bno longer possible to (?:cross|use|pass)[^;:]{0,20}?\b<WAY>\b"
        r"|(?:(?:\bnot (?:currently |now )?possible|\bimpossible) to cross|\bcan(?:not| no longer)(?: currently| now)?"
        r" cross)[^;:]{0,20}?\b<WAY>\b(?![^;.]*? (?:without|unless|on foot|with (?:an?|your)|at night"
        r"|(?:before|after) (?:\d[\w:.]*|dark|dusk|dawn|sun\w+|night\w*|midnight))\b)",
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
        r"\b<WAY>\b(?: (?:in|at|to|with) [A-Z][\w-]+)? (?:closed|shut)(?: down)?(?: to [\w ]{3,30}?)?(?: (?:on|after"
        r"|yesterday|today|this (?:morning|afternoon|week)|last night|at (?:noon|midnight|\d)|until"
        r"|for (?:(?:at least|up to|the next) )?(?:two|three|several|further))\b| for (?:(?:at least|up to|the"
        r" next) )?\d|(?=[.!]?$))",
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
        "The authorities announced a temporary airspace closure.",
        r"\b(?:announc|order|impos|implement|declar|extend|confirm|introduc|enact)\w* (?:an?|the|its|another|this)"
        r"(?: [\w-]+){0,3}? <WAY> closures?\b",
    ),
    (
        "Airspace closure in Gabon.",
        r"^(?:(?:full|total|complete|temporary|continued|national|nationwide) )?<WAY> closures? (?:in|of|at|with"
        r"|until|on|and|from|between|following|extended)\b[^;]{0,60}$",
    ),
    (
        "The border closure remains in effect.",
        r"\b<WAY> closures? (?:(?:has|have) been (?:extended|announced|ordered|imposed|declared|implemented|prolonged)"
        r"|(?:is|are|remains?)(?: now| still)? in (?:effect|force|place)|continues?\b|(?:took|takes"
        r"|will take) effect)\b",
    ),
    (
        "Due to the airspace closure, services are delayed.",
        r"\b(?:due to|because of|given|as a result of) the (?:current |ongoing |continu\w+ "
        r"|temporary )?<WAY> closures?\b",
    ),
    (
        "Protests continue to cause airport closures.",
        r"\b(?:continu\w+ to (?:cause|lead to|result in|force)|(?:is|are)(?: currently| now)? (?:causing|leading to"
        r"|resulting in|forcing))\b[^;:]{0,90}?\b<WAY> closures?\b",
    ),
    (
        "The government announced the closure of all land borders.",
        r"(?<!possible )(?<!potential )(?<!possible sudden )(?<!potential sudden )(?<!prepared for )(?<!for sudden )"
        r"\b(?:clos(?:ure|ed|ing)|shut(?: down)?|sealed(?: off)?) (?:of )?(?:its|the|all|their)?(?: (?:land"
        r"|sea|air|maritime)(?:, and|,| and)?){0,3}(?:(?!\b<ROADS>(?! and\b)|\bbridges? (?:near|to|leading)"
        r"|\b(?:within|near|along|around|adjacent|close to|next to)\b)"
        r"[\w '\u2019\u2013-]){0,45}?<WAY>\b"
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
        "Domestic air travel has resumed between Goma and Beni.",
        r"\b(?P<flown>(?:(?:routine|regular|normal|commercial|scheduled|international|passenger|domestic) )+(?:flights"
        r"|air (?:travel|traffic|services?))) (?:have|has)(?: now| since)? resumed\b(?= (?:in|into|to|from|at"
        r"|between)\b)",
    ),
    (
        "Normal flight operations between Goma and Beni have resumed.",
        r"\b(?P<flown5>(?:normal|regular|commercial|all) flight operations)\b[^;:]{0,90}? (?:have"
        r"|has)(?: now)? resumed\b",
    ),
    (
        "The FAA rescinded its July 15, 2016 notice to airmen.",
        r"\b(?:rescinded|lifted|revoked|withdr[ae]wn?|cancel+ed|ended) (?:its|the|an?"
        r"|this) (?:[\w-]+,? ){0,4}?(?:notice"
        r"|NOTAM|order|restriction|ban|prohibition|suspension)s?\b[^;]{0,60}?\b(?P<flown6>flights|flying|carriers"
        r"|airlines|aircraft|notam|air missions|airmen)\b",
    ),
    (
        "The suspension of international flights has been lifted.",
        r"\b(?:suspension of (?:[\w-]+,? ){0,6}?(?P<flown7>flights)|<WAY> closures?)\b[^;:,]{0,50}? (?:has|have|was"
        r"|is)(?: been| now)* (?:lifted|ended|over|rescinded|reversed)\b",
    ),
    (
        "American carriers are again permitted to fly to Goma.",
        r"\b(?P<flown8>carriers|airlines|aircraft|flights) (?:are|have been)(?: now| again)+ (?:permitted|allowed"
        r"|cleared|authori[sz]ed) to (?:fly|operate|land|resume)\b",
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
        "The resumption of international flights with Gabon.",
        r"^(?:(?!\b(?:airlines?|airways|carriers?|company|planned|possible|expected|eventual"
        r"|pending)\b)[^;:]){0,120}?"
        r"\bresum\w+ of (?:[\w-]+,? ){0,4}?(?P<flown9>flights|flight operations|air (?:travel|traffic|services?"
        r"|links?))\b",
    ),
    (
        "Air travel between Goma and Beni has reopened.",
        r"\b(?P<flown10>flights|air (?:travel|traffic|services?|links?|routes?)|air corridors?)\b[^;:.]{0,70}? (?:has"
        r"|have)(?: now| since| also)? (?:re-?opened|restarted|recommenced)\b",
    ),
    (
        "This follows the resumption of cross-border traffic.",
        r"\bresum\w+ of (?:cross-border|border)\b(?! (?:[\w-]+ ){0,2}?(?:attacks?|fire|shelling|fighting|clashes"
        r"|strikes|raids?|hostilities|violence|exchanges)\b)",
    ),
    (
        "They announced the re-opening of the border.",
        r"\bre-?open\w* (?:of )?(?:its|the)?[\w ]{0,30}?<WAY>\b",
    ),
)

WORDS = {"WAY": _WAY, "ROADS": ROADS}
SHUT = table(SHUT_ROWS, WORDS)
OPEN = table(OPEN_ROWS, WORDS)
# "Has not reopened" is not open; "has not fully reopened" is, in part.
_DENIED = (
    r"(?:\b(?:not|never|neither|cannot|yet to|unable to|fail(?:s|ed)? to)|n't)"
    r"(?: (?:yet|now|so|far|been|be|have|has|currently|officially))*"
)
_UNOPENED = re.compile(rf"{_DENIED} (?:re-?open|open|resum|restart)", re.I)
UNOPENED = re.compile(rf"{_DENIED} $", re.I)  # of what stands before the word
_UNSHUT = re.compile(rf"{_DENIED} (?:clos|shut|seal|suspend|block|ground|cancel)\w*(?![^;]*\buntil\b)", re.I)

_IS_SHUT = re.compile(r"(?<!nor )\b(?:closed|shut|sealed|suspended|grounded|blocked)\b", re.I)


# "Flights are being arranged, and schools have reopened": those have, and not the flights.
_ELSES = re.compile(
    r",? (?:and|but|while) (?=(?:the |all |most |some )?(?:schools|shops|banks|markets|businesses|universities|museums"
    r"|offices|roads|hotels|restaurants|services|hospitals|classes|parks|mosques|churches)\b)"
    r"|(?:, | and | but | while )(?=(?:the|our) (?:US )?(?i:embass|consul|high comm)[\w ]* (?:has|have|is)\b)"
)


def opening(plain: str) -> re.Match[str] | None:
    """Find what says that a way is open."""
    said = OPEN.search(plain)
    if said and _ELSES.search(said[0]):
        said = OPEN.search(plain, said.start() + len(_ELSES.split(said[0])[0]))
    return None if said and _denial(_UNOPENED, plain, said) else said


def unshut(plain: str, said: re.Match[str]) -> int:
    """Return where what denies that a way is shut ends, or something else is shut; 0 where neither is so."""
    denied = _denial(_UNSHUT, plain, said)
    rest = _UNSHUT.sub("", plain[denied : said.end()]) if denied else ""
    other = 0 if denied or said.groupdict().get("lost") else elses(said.group())
    denied = said.start() + other if other else denied
    return 0 if _IS_SHUT.search(rest) else denied  # "was not closed yesterday but is closed today"


def _denial(of: re.Pattern[str], plain: str, said: re.Match[str]) -> int:
    return next((no.end() for no in of.finditer(plain) if said.start() < no.end() and no.start() < said.end()), 0)
