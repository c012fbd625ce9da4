"""How a text names a shelter and tells nobody to seek one now: it may come, is practised, a curfew, or others'."""

from __future__ import annotations

import re

from monitor.terms.table import Row, pattern, table

# What stands right before the shelter and takes it back.
NONE_ROWS: tuple[Row, ...] = (
    ("There is no shelter in place.", r"\b(?:no(?! longer)|not|without|nor)(?: \w+)? $"),
    (
        "There is no requirement for citizens to shelter in place.",
        r"\bno (?:\w+ )?(?:requirement|obligation|necessity|reason|call)s? (?:(?:for|on) (?:\w+ ){1,4})?to $",
    ),
    (
        "The police may tell people to shelter in place.",
        r"\b(?:authorities|police|government|officials|army) (?:may|could|might|can) (?:(?:also|soon|yet|later) )?"
        r"(?:(?:ask|tell|order|advise|urge|instruct) (?:\w+ ){1,3}to )?$",
    ),
    (
        "Heed any advice from the police to shelter in place.",
        r"\b(?:any|await|wait for|(?:monitor|watch|listen|look out)(?: (?!and\b|or\b)\w+){0,5}? for)(?: \w+){0,2}?"
        r" (?:advice|instructions?|guidance|directions?|directives?|calls?|warnings?|requests?)"
        r"(?: (?!and\b|or\b|but\b)[\w']+){0,6} to $",
    ),
)
# What stands up to ninety letters before it, so that it may come or is prepared for.
READY_ROWS: tuple[Row, ...] = (
    (
        "In the event of an attack, shelter in place.",
        r"in the event|in (?:this|that|such an?|any such) (?:case|event)|in case|if|when|whenever",
    ),
    (
        "Be ready to shelter in place.",
        r"be (?:prepared|ready)|prepared?|ready|able to|ability to|plans?|preparations?"
        r"|tak(?:e|ing) (?:(?!immediate|urgent)[\w-]+ ){0,2}steps to",
    ),
    ("You may be told to shelter in place.", r"(?:may|could) <ASKED>|might"),
    (
        "Watch for announcements to shelter in place.",
        r"(?:orders?|alerts?) to|including any|such as|announcements?"
        r"|(?:could|would|will)(?: \w+)? (?:result in|lead to|bring|mean|prompt)"
        r" (?:[\w-]+ ){0,3}?(?:instructions?|orders?|advice|calls?|requests?|directives?|warnings?) to",
    ),
    (
        "Keep enough water to shelter in place.",
        r"supplies|enough|food|water|find|identify|know (?:where|how)|how to|where to",
    ),
)
# What one takes upon oneself by a choice.
CHOSEN_ROWS: tuple[Row, ...] = (
    (
        "By not leaving you are deciding to remain and shelter in place.",
        r"\b(?:by|are|is|will be|would be|means|meaning) (?:\w+ )?(?:choosing|deciding|agreeing|accepting|electing"
        r"|opting|committing|staying|remaining)\b[^;.]{0,160}$",
    ),
)
# What stands behind it, so that it is for later.
LATER_ROWS: tuple[Row, ...] = (
    (
        "Shelter in place when the sirens sound.",
        r"\bwhen(?:ever)? (?:(?:the |local )*(?:authorities|storms?|sirens?|alarms?)|instructed|told|advised|you"
        r"|an?\b)",
    ),
    (
        "Shelter in place if instructed.",
        r"\bif (?:(?:the |local )*(?:authorities|officials|police|alarms?|sirens?|shooting|fighting|gunfire|attacks?)"
        r"|instructed|told|advised|ordered|necessary|needed|required|(?:the |your )?(?:\w+ )?(?:conditions|weather"
        r"|situation|winds|car|vehicle|bus|train|boat|ground)\b|(?:you|they) (?:hear|judge|see|feel"
        r"|encounter|come|find|meet|are (?:near|caught|close))|there is|caught|an?\b)",
    ),
)
DRILL_ROWS: tuple[Row, ...] = (
    (
        "The annual drill will be at noon: shelter in place.",
        r"(?:during|in) (?:the|this|an?) (?:exercise|drill)|drill|exercise (?:for|on|takes|will)|annual"
        r"|rehears\w+|practi[cs](?:e[sd]?|ing)(?: (?!and\b)\w+){0,3}? (?:drill|shelter(?:ing)?|stay(?:ing)?"
        r"|lock-?downs?|evacuat\w+|procedures?)",
    ),
    (
        "This is a test of the system: shelter in place.",
        r"this is (?:only )?a test|(?:monthly|weekly|quarterly|regular|next) test\b",
    ),
    (
        "You will hear from the towers: shelter in place.",
        r"recording|(?:over|from) (?:the )?(?:loudspeakers?|speakers|towers?|public address)|system will"
        r"|(?:loudspeakers?|speakers|alarms?|sirens) (?:will|telling)",
    ),
    (
        "The incumbent is drafting shelter in place orders.",
        r"would be|(?:draft|writ|prepar|issu|translat|send)(?:s|es|ing) (?:[\w-]+ ){0,2}?shelter|incumbent|duties",
    ),
    (
        "You do not need to shelter in place.",
        r"nobody needs|(?:no|not|n't) need(?! (?:for \w+ )?to (?:evacuate|leave|travel|go|come|move|depart|rush"
        r"|be told)\b)",
    ),
)
# Who may go out with an escort is not kept in.
ESCORTED_ROWS: tuple[Row, ...] = (
    (
        "Foreigners are asked not to move out of their hotel without an escort.",
        r"\bnot (?:to )?(?:leave|move out of|go out of) (?:[\w-]+ ){1,5}without (?:\w+ ){0,3}?(?:security|escorts?"
        r"|guards?|protection|co-?ordination|permission|approval|authori[sz]ation|notice|informing|telling)\b",
    ),
)
# Home every night is a curfew; dogs, the sun and insects keep people in as well.
CURFEW_ROWS: tuple[Row, ...] = (
    (
        "Remain indoors after dark.",
        r"\b(?:stay|remain) (?:indoors|inside|(?:at )?home|in their (?:homes|residences))(?: \w+)? "
        r"(?:after (?:dark|sundown|sunset|nightfall)|(?:at|every|each) night|nightly|overnight"
        r"|during (?:the )?(?:night|curfew))\b",
    ),
    (
        "Do not leave your house unlocked.",
        r"^(?:(?!\b(?:stay|remain) (?:indoors|inside|at home) and\b).)*?\bnot leave your \w+(?: \w+)? (?:alone"
        r"|unaccompanied|unlocked|unattended|open|empty|without|after dark"
        r"|at night)\b",
    ),
    (
        "Dogs must stay indoors.",
        r"\b(?:dogs|cats|pets|livestock|cattle|animals) (?:must|should|are to) (?:stay|remain|be)\b",
    ),
    (
        "Stay indoors at the time of the highest sun.",
        r"\b(?:heat(?: ?wave)?|hottest|sun(?:light)?|eclipse|mosquito(?:e?s)?|pollen|tide)\b",
    ),
)
# "Iraqis must stay at home" tells nobody else to.
HOST_ROWS: tuple[Row, ...] = (
    ("The Ambassador will have guests at home.", r"\bwill have (?:\w+ )?(?:guests|visitors|customers|staff) $"),
    (
        "A hotel has asked its guests to stay inside.",
        r"\b(?:hotels?|lodges?|resorts?|guest ?houses?|inns?|camps?) (?:(?:has|have|had) )?(?:asked|told|advised"
        r"|instructed|requested) (?:(?:its|their|the|all) )*(?:guests|clients|customers|visitors)\b",
    ),
    (
        "Between 6 a.m. and 6 p.m. residents are asked to stay at home except for essential trips.",
        r"^(?:Between|From) (?:the hours of )?\d[^;]{3,50}?,? (?:all )?(?:residents|people|the public|everyone) (?:is"
        r"|are|must|should)\b",
    ),
    (
        "Norlandians must stay at home.",
        r"(?:^|\b(?:All|Most|Many|Some|[a-z]+) )(?<!in )(?<!near )(?<!and )(?<!of )(?!Americ|Canad|Austral"
        r"|Zealand)[A-Z]\w+(?:is|ans) (?:must|should|are|have) ",
    ),
)
# A heading over where to find a bed, what the words mean, and what a house told its own guests.
MEANS_ROWS: tuple[Row, ...] = (
    (
        "UNICEF has told its staff to shelter in place.",
        # and nobody else is told in the same sentence
        r"^(?=[^,;]*$)(?!.*\b(?:should|must)\b)(?:The )?(?!(?-i:US\w*|UK|FCDO|FCO|DFAT|MFAT|GAC|DFA|NZ|AIT)\b)"
        r"(?-i:[A-Z]{3,}|UN|EU|AU|United Nations|World Bank|Red Cross|European Union)(?: (?-i:[a-z])[\w-]+){0,3}?"
        r" (?:has |have )?(?:told|asked|advised|instructed|directed|ordered) (?:its|their) (?:[\w-]+ ){0,2}?"
        r"(?:staff|personnel|employees|people|peacekeepers)\b",
    ),
    ("Shelters:", r"^shelters?\W?$"),
    (
        "Shelter in place means that you stay inside.",
        r"^[\"'(]*(?:To )?shelter(?:ing)?[- ]in[- ]place[\"')]* (?:means|is when|refers to|implies)\b",
    ),
    (
        "The university told its students to shelter in place.",
        r"^(?:[\w ]{3,40}, (?:but|and|so) )?(?:The|An?|Our) (?:\w+ ){0,3}?(?:hotel|school|company|firm|university"
        r"|college|airline|landlord|factory|hospital)"
        r"(?: \w+)? (?:had )?(?:told|asked|advised|instructed|directed|urged) (?:its|their|all)\b",
    ),
)
# Over, or others' to give.
NOT_HERE_ROWS: tuple[Row, ...] = (
    (
        "The Consulate resumed services following a temporary shelter-in-place.",
        r"\b(?:following|after) (?:(?:an?|the|its|our|yesterday's|today's|earlier|temporary|brief|short|\w+'s) ){0,3}"
        r"shelter(?:ing)?[- ]in[- ]place\b(?![^;.]{0,60} (?:order|alert|notice)s? (?:from|of|by|for|to)\b)",
    ),
    (
        "Follow the advice of local authorities on sheltering in place.",
        r"\b(?:follow|heed|see|read|check|consult|review|visit|find|listen (?:to|for)|watch for"
        r"|familiari[sz]e yourself with)\b"
        r"[^;.,:]{0,60}? (?:on|about|for|regarding|concerning|relating to|how to|when to) (?:how to |when to )?"
        r"shelter(?:ing)?[- ]in[- ]place\b(?![^;.]{0,40} (?:in (?:effect|force|place)))",
    ),
    (
        "Obey any shelter in place orders of the police.",
        r"\b(?:follow|obey|heed|observe|comply with|adhere to|listen (?:to|for))\b[^;.]{0,60}?"
        r" shelter[- ]in[- ]place (?:instructions|orders|advice|guidance|directives|notices|alerts|recommendations)\b"
        r"(?![^;.]{0,40} (?:in (?:effect|force|place)|issued|given|announced|declared))"
        r"(?![^;.]{0,60}\band (?:to )?(?:stay|remain) (?:indoors|inside|in place|at home|where you)\b)",
    ),
)
# "Stay at home before and after the vote": later, and for a while.
ABOUT_A_VOTE = re.compile(
    r"\b(?:before|during),? and (?:for [\w ]{3,20} )?after (?:the )?(?:\w+ )?(?:elections?|vote|poll|announcement"
    r"|results?|referendum|inauguration)\b", re.I
)
# "Staff who are in hotels near the march stay in the building": who is there by chance, and no post's people.
BY_CHANCE = re.compile(
    r"\b(?:personnel|employees|staff) who (?:are|may be|find themselves) (?:in|at|near|inside) [^;.]{3,90}?"
    r"\b(?:protest|demonstration|crowd|rall(?:y|ies)\b|march\b)", re.I
)
WORDS = {
    # "You could be told to shelter" tells nobody to; "you could be targeted, so shelter" does.
    "ASKED": (
        r"(?:need|have (?:to|been|no|little|only)|be(?= (?:\w+ )?$)|be (?:[\w-]+ ){0,3}?(?:asked|told|advised|urged"
        r"|instructed|directed|ordered|requested|required|necessary|needed|forced|obliged|recommended|prompted|safest"
        r"|safer|best|possible|wise|able|time|needs?|orders?|instructions?|calls?|requests?|reasons?)(?=[^;.,]*$"
        r"|, [^,]*, (?:to )?$))"
    ),
}
NONE = table(NONE_ROWS, WORDS)
READY = re.compile(rf"\b(?:{pattern(READY_ROWS, WORDS)})\b[^;.]{{0,90}}$|{pattern(CHOSEN_ROWS, WORDS)}", re.I)
LATER = table(LATER_ROWS, WORDS)
DRILL = table(DRILL_ROWS, WORDS, frame=r"\b(?:{})\b")
ESCORTED = table(ESCORTED_ROWS, WORDS)
CURFEW = table(CURFEW_ROWS, WORDS)
HOSTS = table(HOST_ROWS, WORDS, re.RegexFlag(0))
MEANS = table(MEANS_ROWS, WORDS)
NOT_HERE = table(NOT_HERE_ROWS, WORDS)


def escorted(plain: str, at: int) -> bool:
    """Whether what stands at an offset is a rule about escorts: an order to stay beside it is one all the same."""
    return any(rule.start() <= at < rule.end() for rule in ESCORTED.finditer(plain))
