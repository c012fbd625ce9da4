"""What hazards are called that one room reads and another grades: who reads them and who tells of them say one word."""

from __future__ import annotations

import re

CURFEW, EMERGENCY, MARTIAL_LAW = "a curfew", "a state of emergency", "martial law"
RULED = (CURFEW, EMERGENCY, MARTIAL_LAW)  # by decree; one often brings two of them
ERUPTION, RESTLESS = "a volcanic eruption", "volcanic unrest"
MOUNTAIN = (ERUPTION, RESTLESS)  # it is one that erupts and is restless
STORM = "a tropical storm"  # the sort; what one is called follows how strong it is
TSUNAMI, QUAKE, TORNADO, FLOODS, FIRES = "a tsunami", "an earthquake", "a tornado", "flooding", "wildfires"
SMOG, CHEMICALS, POWER, INTERNET = (
    "air pollution", "a release of chemicals", "power cuts", "a shutdown of the internet",
)  # fmt: skip
VACCINES, HEALTH, EPIDEMIC = "recommended vaccinations", "a travel health notice", "an epidemic"
FUEL, BLOCKADES = "fuel shortages", "road blockades"
AT_ONCE = (TSUNAMI, RESTLESS, CHEMICALS)  # what leaves minutes or hours
FIGHTING, AIR, EXPLOSION, GUNFIRE, ATTACK, COUP = (
    "fighting", "air or missile strikes", "an explosion", "gunfire", "an attack", "a seizure of power",
)  # fmt: skip
THREAT = "a threat of an attack"
INCIDENT = "a security incident"  # all that a note says in its first hour
VIOLENT = (FIGHTING, AIR, EXPLOSION, GUNFIRE, ATTACK, COUP, THREAT, INCIDENT)
EVACUATION = "an order to evacuate"
# An entry of what every notice of a storm lists: beside an order it says less than the order does.
TAKE_SHELTER = re.compile(
    r"^\W*(?:(?:seek|find|take) (?:secure |safe )?shelter"
    r"|if you (?:cannot|can't|are (?:unable|not able) to|do not) evacuate,? (?:to protect [^,.;\n]{3,60}, )?"
    r"(?:please |you should )?(?:shelter|stay|remain|take|seek)\b[^.;\n]*"
    r"|(?:we (?:recommend|advise|urge) )?(?:that )?(?:those|anyone|all|any)\b(?: [\w.]+){0,4}? who (?:cannot|can't"
    r"|do not|(?:are|is) (?:unable|not able) to) (?:depart|leave|evacuate),? (?:to |should |must )?"
    r"(?:shelter|stay|remain|take|seek)\b[^.;\n]*)\W*$", re.I
)
# Strikes from the air; controllers and crews strike too, and nobody is hurt.
AIR_STRIKES = (
    r"air ?strikes?(?! (?:by|of|from|among|over pay)\b(?: [\w-]+){0,3}? (?:controllers?|pilots?|crews?|staff|workers?"
    r"|employees|unions?|handlers|stewards)\b)"
)
# Who attacks, and how one says that an attack was learned of before it comes.
ATTACKERS = (
    r"(?:gunm[ae]n|militants?|terrorists?|extremists?|insurgents?|rebels|fighters|attackers?|assailants?|bombers?"
    r"|armed (?:persons?|m[ae]n|individuals?|group|assailants?|attackers?)|unknown individuals?)"
)
# A government that falls by force, and people with arms who shoot, in words that need no other.
SEIZED = (
    r"\b(?:seized (?:(?:full|total|effective) )?(?:power\b(?! (?:lines?|stations?|plants?))|control of (?:the )?"
    r"(?:\w+ ){0,3}?(?:government|administration|country|capital)\b)|(?:taken|took) (?:control of|over) (?:the )?"
    r"(?:\w+ ){0,2}?(?:government|state (?:television|tv|broadcaster)|presidential palace|parliament building)\b"
    r"|(?:ousted|overthrew|overthrown|deposed|toppled) (?:the )?(?:\w+ ){0,3}?(?:president|prime minister"
    r"|government)\b)"
)
_ARMY = r"(?:army|military|armed forces|soldiers|officers|military council|junta)"
_COUP = r"(?:coup(?: d'.tat)?(?: attempt)?|mutiny|uprising|putsch|(?:military|army) take-?over)"
FALLS = (  # what it is called while it goes on: "protests against the coup are ongoing" have another subject
    rf"(?<!against )(?<!since )(?<!after )(?<!following )(?<!before )\b(?:an? |the )?(?:(?:attempted|military|apparent"
    rf"|army) )*{_COUP} (?:(?:is|are|was|has been) )?(?:(?:now|currently|reportedly) )?(?:under ?way"
    r"|in progress|ongoing|unfolding|taking place|took place|occurred|reported)\b"
    rf"|\b(?:reports? of|aware of|apparent|is attempting|are attempting|there (?:was|has been"
    rf"|is))(?! no\b) (?:an? )?(?:\w+ ){{0,2}}?"
    rf"{_COUP}\b|\b{_COUP} (?:was|has been) (?:foiled|thwarted|put down)\b"
    rf"|\b{_ARMY}\b[^;.]{{0,60}}? (?:have|has|had) (?:(?:now|also) )?(?:(?:taken|assumed|seized) power\b"
    r"(?! (?:lines?|plants?|stations?)| (?:[\w-]+ ){0,2}times\b)|(?:taken|assumed|seized) control of (?:the )?"
    r"(?:country|government|state)\b)"
    r"|\battempts? to (?:seize|take) power\b[^;.]{0,30}? (?:is|are|was) (?:now |currently )?(?:under ?way|in progress"
    r"|ongoing|taking place)\b"
    r"|\b(?:president|prime minister|head of state)\b[^;.]{0,20}? (?:has|have) been (?:detained|arrested|removed"
    rf"|overthrown|deposed|ousted)\b[^;.]{{0,24}}? by (?:[\w-]+ ){{0,4}}?(?:{_ARMY}|presidential guard)\b"
    # as a headline has it
    rf"|^(?:[^;:.]{{0,40}}: )?(?:the )?(?:(?:\w+ )?{_ARMY}|generals) (?:seizes?|takes?) (?:power|(?:full )?control of"
    r" (?:the )?(?:country|government|state))(?=[.;,!]|$| (?:in|from|after|following|amid|today|overnight)\b)"
    rf"|\b{_ARMY}\b[^;.]{{0,50}}? (?:are|is) (?:now )?in control of (?:the )?(?:government|country|state)\b"
    rf"|\btake-?over of (?:the )?(?:government|country|state) by (?:an? |the )?(?:\w+ )?{_ARMY}\b"
)
# A town that falls to an armed group, in the letters as they stand.
_BAND = (
    r"(?:(?:M23|RSF|SAF|AFC)(?: (?:armed group|rebels|fighters|forces"
    r"|movement))?|(?:[Rr]ebels?|[Mm]ilitants?|[Ii]nsurgents?"
    r"|[Ff]ighters|[Ff]orces|[Gg]unm[ae]n|[Mm]ilitias?|[Aa]rmed (?:groups?|m[ae]n))(?: in [A-Z]\w+)?)"
)
TAKEN = (
    rf"\b{_BAND} (?:ha(?:s|ve) )(?:(?:now|also|reportedly|recently) )*(?:(?:captured|seized|overrun|taken control"
    rf" of|entered)"
    r" (?:the )?(?:[\w-]+ ){0,2}?(?:city|town|capital|airport)\b|(?:captured|overrun|taken control of|entered)"
    r" [A-Z]\w+(?=[,.;]|$| (?:and|in|on|near)\b))"
    rf"|\b{_BAND} (?:are|is) (?:now )?advancing (?:on|towards?) (?:the capital|[A-Z])"
)
# Sides that shoot at each other, and a war that is declared.
FOUGHT = (
    r"\bthere (?:is|are)(?: now| also| currently)? (?:(?:heavy|intense|fierce|armed|serious) )*(?:fighting|clashes)"
    r" (?:between|in|around|near|along|across)\b(?! (?:parts|some|many|these|recent|the past))"
    r"|\b(?:forces|troops|armies|soldiers|militaries)\b[^;.]{0,40}? (?:have|has)(?: now| also)? exchanged (?:\w+"
    r" )?fire\b"
    r"|\bwar (?:has|is)(?: now| just)? (?:been )?(?:formally )?declared\b(?! (?:over\b|on (?!(?-i:[A-Z]))|an?\b))"
    r"|\b(?:an? )?state of war (?:has been|was|is) declared\b|\b(?:has|have)(?: formally| now)? declared"
    r" (?:an? )?(?:state of )?war"
    r" (?:on|against|with) (?-i:[A-Z])"
)
FIRED = (
    r"\b(?:discharg(?:ed|ing) (?:(?:an?|his|her|their|its|the) )?(?:fire ?arms?|weapons?|guns?|rifles?|pistols?)"
    r"|open(?:ed|ing) fire (?:on|at|in|inside|outside|near)"
    r"|(?:shooting|firing|fired|shot)(?: (?:their )?(?:weapons|guns|rifles|shots))? (?:in|into) the air"
    r"|shots (?:have been|has been|were|are being|being|can be) (?:heard|fired)"
    r"|(?:has|have|are|is)(?: now| also)? (?:us(?:ed|ing)|fir(?:ed|ing)|shot|shooting)(?: with| [^;.]{0,40}? and)? live"
    r" (?:fire|rounds|ammunition|bullets)"
    r"|(?:police|security forces|troops|soldiers) (?:\w+ly )?(?:fired|used|shot) live (?:fire|rounds|ammunition"
    r"|bullets))\b"
)
# What somebody did, in the past: who, what was hit, or what went off. A trial of "gunmen who attacked" tells of none.
_NOR = r"(?:(?!\b(?:who|that|which|were|was|is|are|accused|suspected|convicted|former|allegedly)\b)[^.;]){0,60}? "
_SCENE = (
    r"(?:hotels?|malls?|markets?|church(?:es)?|synagogues?|mosques?|schools?|universit(?:y|ies)|embass(?:y|ies)"
    r"|consulates?|stations?|compounds?|restaurants?|hospitals?|airports?|convoys?|checkpoints?|bases?|barracks"
    r"|prisons?"
    r"|bus(?:es)?|trains?|villages?|ships?|tankers?|(?:government|parliament|office|ministry) buildings?|palace)"
)
_ARMS = (
    r"(?:(?:car |truck |roadside |suicide |petrol )?bombs?|(?:explosive|incendiary) devices?|grenades?|rockets?"
    r"|missiles?|drones?|mortars?|mortar rounds|artillery shells)"
)
ACTED = (
    rf"\b{ATTACKERS}{_NOR}(?:attacked|stormed|opened fire|fired (?:on|at|into)|bombed|blew (?:up|himself|herself"
    r"|themselves)|detonated|set off|took (?:\w+ ){0,3}?hostages?|ambushed|overran|entered (?:the )?(?:town|city"
    r"|village|capital)\b|seized (?:the|a|an|several)|shot (?:at"
    r"|and|dead|up|several|\w+ people)|killed|wounded|stabbed|abducted|kidnapped|shelled|raided|rammed|assaulted)\b"
    rf"|\b{_SCENE}{_NOR.replace('were|was|', '')}(?:was|were|came) (?:attacked|stormed|bombed|ambushed|shelled"
    r"|raided by|overrun|under (?:attack|fire)|(?:hit|struck) by (?:an? |several |multiple )?(?:bombs?|explosions?"
    r"|blasts?|rockets?|missiles?|drones?|mortars?|shells|shots|bullets|gunfire))"
    rf"|\b{_ARMS}{_NOR}(?:exploded|detonated|went off|(?:have|has) gone off|blew up|hit|struck|landed in|(?:was"
    rf"|were) (?:thrown|fired|launched|detonated|used (?:to attack|against|in (?:[\w-]+ ){{0,2}}?attacks?)))\b"
)
LEARNED = (  # of drones and missiles there is other information too
    r"\b(?:(?:receiv|obtain|track|monitor|hav|has|increas)\w* (?:[\w-]+,? ){0,3}?|threat )"
    r"(?:information|intelligence|indications?|reporting|word)\b[^.;]{0,60}?"
    rf"\b(?:attacks?|bombings?|shootings?|kidnappings?|abductions?|assassinations?|hostages?|plots?|{ATTACKERS}"
    r"[^.;]{0,40} (?:to attack|to bomb|to kidnap|to strike))\b"
)
