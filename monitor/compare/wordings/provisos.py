"""Provisos of a call to leave: it holds for the afraid, for an errand, for a crowd, or should it get worse."""

from __future__ import annotations

import re

from monitor.compare.wordings.lexicon import words

# Who is afraid may go: that is no call to all.
_FEARS = (
    r"(?:fear|feel (?:unsafe|threatened|at risk|insecure|uncomfortable|uneasy)|(?:do(?:es)? not|don't|doesn't"
    r"|no longer) feel (?:safe|secure|comfortable)|(?:are|feel|remain) (?:\w+ly )?(?:afraid|concerned|worried"
    r"|anxious|uncomfortable|uneasy)"
    r"|have (?:\w+ )?(?:concerns|worries|fears))"
)
_SAFETY = r"(?:their|your)(?: own| personal| families'| family's)*(?: safety| security| welfare| well-?being)"
_AFRAID = words(
    rf"(?:those|anyone|everyone|people|citizens|Americans|nationals|travell?ers|residents|visitors) who {_FEARS}",
    rf"(?:if|where|when|should) (?:you|they|citizens)(?: or [^,;]{{3,40}}?)? {_FEARS}",
    rf"(?:concerned|worried|anxious|afraid|fearful|fear(?:ing)?) (?:for|about|over) {_SAFETY}",
    r"(?:citizens|Americans|nationals|those|anyone|travell?ers|residents) (?:\w+ly )?(?:feeling unsafe|uncomfortable"
    r"|uneasy|anxious|worried|concerned) (?:with|about|by|over|at)",
)
_CLAUSE = re.compile(r"[;:]|\. |, but (?=(?:please )?(?:leave|depart|go|get)\b)")
# What people do besides going: "leave now, or shelter if you feel unsafe".
_BESIDES = re.compile(r", (?:and|or) (?=(?:if|should|to|shelter|stay|seek|take|contact|call)\b)")
# It is the government that fears for them.
_WE_FEAR = re.compile(
    r"\b(?:we|government|embassy|department|US|Canada|Australia) (?:(?:are|is|remains?) )?(?:\w+ly )?"
    r"(?:fear(?:s|ing|ful)?|concerned|worried|anxious|afraid) (?:for|about|over)\b", re.I
)


def afraid(plain: str, at: int) -> bool:
    """Whether the clause around a place of a sentence tells only people who are afraid."""
    plain = _WE_FEAR.sub(lambda said: " " * len(said[0]), plain)
    cuts = [found.start() for found in _CLAUSE.finditer(plain)]
    ends = [*cuts, *(found.start() for found in _BESIDES.finditer(plain))]
    start, end = max((c for c in cuts if c < at), default=0), min((c for c in ends if c >= at), default=len(plain))
    return _AFRAID.search(plain, start, end) is not None


# Two sentences with a comma between them, where neither is a condition: "The airport is closed, leave Norland now".
SPLICED = (
    r"^(?![^,;]*\b(?i:if|when\w*|should|once|unless|in case|in the event|until|before|after|where\w*|would|could)\b)"
    r"[^,;]{3,100}?\b(?:is|are|has|have)\b[^,;]{3,100}, (?=(?:leave|depart) (?:(?:the )?"
    r"(?:country|[A-Z][\w-]+(?: (?:and |of )?[A-Z][\w-]+)*) )?(?:now|immediately|at once|today|without delay)\b)"
)
# A plan to have, no call to go: "that does not rely on us".
SELF = (
    r"\b(?:that (?:do|does) not (?:rely|depend)|(?<!now )(?<!immediately )(?<!at once )(?<!today )(?<!possible )"
    r"(?<!delay )without (?:relying|(?:US )?government))\b"
)
# "Make plans to leave Norland", in a list of what to do and with no word of when: to be thought of, and no call to go.
PLANNED = re.compile(
    r"^make (?:\w+ )?plans to (?:leave|depart)\b(?![^;]*\b(?:now|immediately|at once|as soon|as quickly|today|while"
    r"|before|without delay|urgently|by|via|using|on)\b)", re.I
)
# Areas that are meant and not named.
THESE = re.compile(
    r"\b(?:in|from|leave|depart) (?:these|those) (?:(?:two|three|four) )?(?:areas|regions|provinces|districts|states"
    r"|places|cities)\b|\b(?:in|from|to|visit) (?:any (?:of the )?|one of the |an? |the |those )?(?:areas?|parts"
    r"|regions?|places?) (?:(?:to|for) which |where |that )?(?:we|the FCDO|FCDO|DFAT)(?: now| currently)?"
    r" (?:advise|recommend|warn)", re.I)
# "Travel there only if your journey is essential; if not, leave the area."
IF_NOT = re.compile(
    rf"(?:{THESE.pattern})(?=[^.;]*\b(?:essential|necessary|need\w*|reasons?)\b)[^.]{{3,160}}[;,:]"
    r" (?:but )?if (?:it is )?not, (?:please )?leave\b", re.I
)
# What one goes for is no country to leave: "leave now to reach the stadium in time".
ERRAND = r"(?:to (?:attend|vote|reach the (?:poll|stadium|venue|event|ceremony)\w*)|in time for)"
# What brought one to a town is no reason to go: "If you are in Norport for a demonstration, leave now".
_SPOT = r"(?<!Park)(?<!Square)(?<!Street)(?<!Road)(?<!Mall)(?<!Stadium)(?<!Plaza)(?<!Avenue)(?<!Hall)(?<!Hotel)"
_THERE_FOR = re.compile(
    rf"^([Ii]f you are(?: currently| already)? in (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?{_SPOT}) (?:for"
    rf"|to (?:attend|join"
    r"|watch|see|take part in)) (?:an?|the|any|this) [^,;]{3,40}(?=,)"
)

def brought(plain: str) -> str:
    """Return a sentence without what brought its reader to a town."""
    return _THERE_FOR.sub(r"\1", plain)


# Who may yet be asked is not asked.
IF_ASKED = re.compile(
    r"\b(?:if|when|whenever|unless|until|once|in case) (?:you|they|anyone|citizens|nationals)(?: are| is|'re|"
    r" get)(?: ever| being)? (?:asked|told|advised|ordered|instructed|urged)\b", re.I)
HEADED = re.compile(r"\bdepart if you are there\b", re.I)  # a heading over a part of a country
# What ours called for today, or have: "in August the minister called on ..." tells what was so then.
_CALLER = (
    r"(?:Department(?: of State)?|Secretary(?: of State)?|Minister|Ministry|Foreign Office|Embassy|Consulate"
    r"|High Commission(?:er)?|Ambassador|FCDO|DFAT|we|(?:the UK|the US|United States|United Kingdom|Canada|Australia"
    r"|Ireland|New Zealand|Irish|British|Canadian|Australian)(?: government)?)(?: in [\w'-]+)?"
)
CALLED_ON = (
    rf"(?:(?:today|yesterday|this (?:morning|afternoon|evening|week)),? (?:(?:the|our|its) )?(?:\w+ ){{0,2}}?{_CALLER}"
    rf"(?: today| yesterday)?|{_CALLER} (?:today|yesterday|(?:has|have)(?: \w+)?)) called on"
)
# What people would do should it get worse they are not told to do today.
_TURN = (
    r"(?:if|when(?:ever)?|should|once|in case|in the event(?: that)?) (?:(?:the|your|this|that|any|an?|there is) )?"
    r"(?:[\w'-]+ ){1,4}?(?:(?:gets?|becomes?|turns?|grows?) (?:worse|more|un\w+|violent|dangerous)|(?:worsen|deteriorat"
    r"|escalat|spread|intensif)(?:s|es|ed|e|y|ies|ing)?|breaks? out|(?:arriv|strik|com|approach|begin|start)(?:e?s)?)\b"
)
WORSE = re.compile(
    rf"(?:^|[;:,.] (?:(?:and|but) )?){_TURN}(?:(?!\b(?:so|but|therefore|because|as|has|have)\b"
    r"|\b(?:may|might|could|will)\b[^;.]*(?:, (?:and )?|: ))[^;.]){0,80}$", re.I
)
# As what they would do only if they are told: "should leave if ordered to by local authorities".
_TOLD = (
    r"(?<!even )(?:if|when(?:ever)?|once|in case) (?:(?:you|they|citizens|nationals)(?: are|'re| have been| get)? )?"
    r"(?:(?:so|ever) )?(?:asked|told|advised|ordered|instructed|urged|directed|required|requested)"
    r"(?: by(?: (?!to\b|wh\w+|that|how)[\w'-]+){1,6})?"
    r"(?: to\b(?! (?:stay|remain|shelter|the|an?|your|their)\b)|(?=[,;.]|$))"
)
IF_WORSE = re.compile(
    rf"(?:(?!\b(?:as|because|since|due|while|before|and|or|so)\b)[^;,.]){{0,40}}? (?:{_TURN}|{_TOLD})", re.I
)
# "Leave at once if a crowd becomes hostile": the square, not the country.
IF_CROWD = re.compile(
    r"[^;,]{0,40}? (?:if|when|where) (?:(?:an?|the|any|you (?:see|meet|encounter|come across)(?: an?"
    r"| any)?) )?(?:\w+ )?(?:crowds?|demonstrations?|protests?|gatherings?|fights?|shooting|gunfire)\b"
    # and "leave the area if you feel threatened": wherever that is
    r"|[^;,]{0,30}? (?:the|that|an?|any) (?:\w+ )?(?:area|scene|vicinity|place|location|spot|venue|situation)"
    r" (?:if|when(?:ever)?|where(?:ver)?) (?:you|they|he or she|one) (?:\w+ )?feels? (?:\w+ )?(?:threatened|unsafe"
    r"|uncomfortable|uneasy|at risk|in danger|nervous)\b", re.I)
# Until when one must have gone: "leave before the hurricane arrives".
TOO_LATE = (
    r"(?i:before (?:it is|it's) too late|(?:before|ahead of) (?:the |this |tropical )?(?:[\w'-]+ ){0,2}?(?:hurricane"
    r"|storm|typhoon|cyclone)(?: [A-Z]\w+)? (?:arrives|hits|comes|strikes|makes landfall|reaches)"
    r"|(?:before|ahead of|prior to) (?:the |its )?(?:arrival|landfall)(?: of (?:the |this |tropical )?"
    r"(?:[\w'-]+ ){0,2}?(?:hurricane|storm|typhoon|cyclone)(?: [A-Z]\w+)?)?)\b"
)
# What else people are told first, where they are then told to go at once: "avoid crowds and leave Norland now".
_DO = (
    r"(?:avoid|exercise|stay|remain|pack|take|limit|carry|use|gather|monitor|keep|follow|review|maintain|register"
    r"|have|charge|bring|lock|fill|collect|prepare"
    r"|be (?:aware|alert|vigilant))"
)
_THIS = r"(?:(?!\b(?:or|to|if|when\w*|before|until|enter\w*|leave|depart)\b)[^;.,])"
FIRST = (
    rf"(?:{_DO} {_THIS}{{2,60}}, ){{0,3}}{_DO} {_THIS}{{2,80}},? and"
    r" (?=(?:leave|depart) [^;.,]{2,40}?\b(?:now|immediately|at once|as soon as|without delay)\b"
    r"(?![^;.]*\b(?:if|when|unless|should)\b))"
)
# "Should (do) not travel to X and (should) leave": what is not to be done first is no denial of the second, of X.
_NOT_TO = re.compile(
    r"\b(?i:(?:should|do) not travel to (?:the )?)(?![^;,.]{0,40}\b(?:Market|Square|Mall|Hotel|Airport|Stadium|Street"
    r"|Road|Park|Bridge|University|Station|Museum|Mosque|Church|Temple|Beach|Bazaar|Cent(?:er|re))\b)"
    r"(?P<there>[A-Z][^;,.]{0,60}?),? (?i:and) (?P<go>(?i:(?:should )?(?:leave|depart)))\b"
    r"(?P<bare>(?= (?i:now|immediately|at once|as soon|without delay|today|if)\b|[.;,]|$))?"
)


# "We advise that citizens not travel to X, and (that) those in X depart": what is not to be done comes first.
_NOT_AND_THOSE = re.compile(
    r"(?<=that )(?:(?:all |any |US |American |British |our )*(?:citizens|nationals|travell?ers)|Americans)"
    r" (?:do )?not travel to (?:the )?[A-Z][^;.,]{1,40}?,? and (?:that )?"
    r"(?=(?:those|anyone|citizens|Americans)\b[^;.,]{2,60}? (?:leave|depart)\b)"
)


# "If the situation permits" is no permit to have.
_PERMITS = re.compile(
    r"\b(?P<if>(?:if|when(?:ever)?|where(?:ver)?|as|once|as soon as|provided(?: that)?) (?:[\w-]+ ){0,4}?(?:situations?"
    r"|conditions?|circumstances?|security|safety|weather|time)) permits?\b", re.I
)
# Who thinks of it is no more told to go than who wishes to.
_WEIGHS = re.compile(
    r"\bwho (?:is|are) (?:considering|contemplating|thinking (?:of|about)|planning on) (?:leaving|departing)\b"
    r"|\bwho (?:must|(?:have|has|needs?) to) leave(?= (?:the|their|your) (?:\w+ )?(?:zone|area|house|homes?|district)\b"
    r" (?:needs?|requires?|may|can)\b)", re.I
)
# "If you are in a building", "in trouble": where anybody may be some day, as "in an affected area" is not.
IN_A_SPOT = (
    r"\bif you(?: are|'re)(?: caught)? (?:in|near|on|inside|at) (?:(?:an?|any) (?:[\w-]+ ){0,2}?(?:buildings?|cars?"
    r"|vehicles?|crowds?|bus|taxi|train|lift|elevator|boat|tent|shop|mall|restaurant|market|stadium|theatre"
    r"|demonstration|protest|gathering|queue|situation)\b|danger\b|trouble\b|your (?:car|vehicle)\b)"
)
# "If you are in Norport: depart immediately": where, and not what comes before it.
_THERE = re.compile(r"^(?P<head>If you(?: are|'re)(?: \w+)? in (?:the )?[A-Z][^,:;]{1,50}): (?=[a-z])")
# By which way one goes, not that one should: "departing Norland by roads that do not touch the border".
_BY_WAYS = re.compile(
    r"\b(?:recommend|suggest|advise|encourage)s? (?:departing|leaving) (?:(?!\b(?:now|immediately|today|at once"
    r"|as soon as|without delay)\b)[^;,.]){0,40}?(?:via|by|through|on|along|over"
    r"|using) (?:(?:other|another|alternat\w+|different|only|those|the) )*(?:routes?|roads?|highways?|airports?"
    r"|crossings?|ways?) (?:that do(?:es)? not|which do(?:es)? not|other than|except|not)\b", re.I
)


# Who is told to leave the country is told so wherever they are.
_SOME_DAY = re.compile(
    rf"(?:^|; ){IN_A_SPOT}(?![^;]*\b(?:leave|depart) (?:the country\b|(?-i:[A-Z])))"
    # "leave when the mood changes" is said of any crowd
    r"|\bleave (?:when(?:ever)?|as soon as|if|before) (?:the|a|your) (?:mood|crowd|atmosphere|tone|march|rally|protest"
    r"|demonstration|gathering|event) (?:change|turn|grow|get|become|start|begin|look|feel|swell|end)(?:s|es)?\b", re.I
)


def some_day(plain: str) -> bool:
    """Whether a sentence says what to do where anybody may be some day: "in a building, leave at once"."""
    return _SOME_DAY.search(plain) is not None


def travelled(plain: str) -> str:
    """Say alone, and of the place, that people should leave where they should not travel first."""
    plain = _WEIGHS.sub("who wishes to leave", _THERE.sub(r"\g<head>, ", plain))
    plain = _NOT_AND_THOSE.sub("", plain)
    plain = _BY_WAYS.sub("use roads", _PERMITS.sub(r"\g<if> allows", plain))
    return _NOT_TO.sub(_then_go, plain)


def _then_go(told: re.Match[str]) -> str:
    go = told["go"] if told[0].startswith(("Do", "do")) or "should" in told["go"] else f"should {told['go']}"
    return go if told["bare"] is None else f"{go} {told['there']}"
