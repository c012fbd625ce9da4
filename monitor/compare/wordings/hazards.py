"""How a text names hazards as present: decrees, diseases, what nature does, and what breaks down."""

from __future__ import annotations

import re

from monitor.compare.wordings import Hazard
from monitor.compare.wordings.diseases import DISEASES, SICK
from monitor.compare.wordings.forces import CURFEW, EMERGENCY, ERUPTION, QUAKE, RESTLESS, STORM
from monitor.terms import hazards as called
from monitor.terms.table import ways

_CUT_OFF = (
    r"(?:internet|mobile data|social media|telecom\w*|communications?)(?: and \w+| services?| access)?"
    r" (?:shut-?downs?|blackouts?)\b(?! (?:drill|exercise|test)s?\b)"
)
HAZARDS = (
    Hazard(called.EMERGENCY, "The president declared a state of emergency.", EMERGENCY),
    Hazard(called.MARTIAL_LAW, "Martial law is in force.", r"\bmartial law\b"),
    Hazard(called.CURFEW, "A curfew is in force.", CURFEW, r"\bcurfew"),
    *DISEASES,
    Hazard(
        called.TSUNAMI, "A tsunami warning is in effect.",
        r"(?<!\bno )\btsunami (?:warnings?|alerts?|advisor(?:y|ies)|waves?)\b|\btsunami (?:has|have|hit|struck)\b",
        r"\btsunami",
    ),
    Hazard(
        called.VACCINES, "A vaccination against typhoid is recommended.",
        r"\bvaccinations?\b.{0,40}\b(?:include|recommended|up-to-date)\b"
        r"|\bvaccin\w+ (?:against|for) \w+.{0,40}\brecommended\b",
        r"\bvaccin(?:es?|ations?)\b",
    ),
    Hazard(called.ERUPTION, "The volcano erupted at dawn.", ERUPTION, r"\bvolcano"),
    Hazard(called.RESTLESS, "There is volcanic activity on the island.", RESTLESS),
    Hazard(called.STORM, "Hurricane Ana made landfall.", STORM),
    Hazard(
        called.SMOG, "There is severe air pollution in the capital.",
        r"\b(?:severe|hazardous|dangerous|very poor|very unhealthy)(?: levels of)? (?:air (?:pollution|quality)"
        r"|smog|haze)\b",
        r"\bair (?:pollution|quality)\b|\bsmog\b|\bhaze\b",
    ),
    Hazard(called.QUAKE, "An earthquake struck the coast.", QUAKE),
    Hazard(
        called.FIRES, "Wildfires are burning near the coast.",
        r"\b(?:wild|forest|bush|brush|grass) ?fires?(?: (?:in|across|near|around) [^;,.]{3,50}?)?"
        r" (?:are|have|has|burning|continue|is (?:burning|spreading|affecting|threatening))\b"
        r"|\bactive (?:wild|forest |bush|brush)fires?\b"
        r"|\bthere (?:is|are|have been|has been) (?:an? |several |large |major |many |ongoing )*"
        r"(?:wild|forest |bush|brush)fires?\b",
        r"\b(?:wild|forest ?|bush|brush)fires?\b",
    ),
    Hazard(
        called.FLOODS, "The river burst its banks.",
        r"\b(?:floods?|flooding|flood-?waters?|(?:land|mud|rock)-?slides?)(?: (?:in|across"
        r"|around) (?-i:[A-Z])[^;,.]{2,40}?)?"
        r" (?:has|have|is|are|struck|hit|caused|occurred|affected|cut)\b"
        r"|\b(?:burst|overflowed|broken?|broke) (?:its|their) banks\b|\bdam\b[^;.]{0,30}? (?:has |have )?(?:failed"
        r"|burst|collapsed|given way)\b|\b(?:has|have|is|are)(?: also| now)? (?:caus|trigger|experienc|led to|result)"
        r"(?:ed|ing)?(?: in)? (?:(?!warn|alert)[\w-]+ ){0,3}?(?:flood(?:s|ing)?|(?:land|mud|rock)-?slides?)\b(?! warn)"
        r"|\b(?:villages?|districts?|streets|parts|neighbou?rhoods|towns?|roads|houses|homes|fields"
        r"|areas?)\b[^;.]{0,30}? (?:is|are|lies?|remains?)(?: still| now)? under ?water\b(?! at high)"
        r"|\bthere (?:is|are|has been|have been) (?:\w+ ){0,2}(?:flood\w*|landslides?)\b|\bseverely flooded\b",
        r"\bflood|\blandslide",
    ),
    Hazard(
        called.TORNADO, "A tornado touched down in the north.",
        r"\btornado(?:es)? (?:has |have )?(?:hit|struck|torn?|tore|touched down|swept|destroyed|passed)\b",
    ),
    Hazard(
        called.CHEMICALS, "Ammonia is leaking from a plant.",
        r"\b(?:chemicals?|ammonia|chlorine|toxic (?:smoke|gas\w*|fumes|substances?|clouds?)|hydrogen \w+"
        r"|radioactiv\w+)\b[^;.]{0,60}? (?:is|are|has|have)(?: been"
        r"| now)? (?:leak|drift|escap|releas|spread)\w*|\b(?:chemical|(?<!tear )gas|ammonia|chlorine|toxic|radiation)"
        r" (?:leak|release|spill|cloud|plume)s?\b(?! (?:drill|exercise|test|plan)s?\b)[^;.]{0,60}? (?:is|are|has"
        r"|have|forced|sent|killed|occurred)\b"
        r"|\b(?:resulted in|caused|led to|released|sent) (?:an? )?(?:large |toxic |chemical |chlorine |ammonia ){1,3}"
        r"(?:gas )?(?:cloud|leak|plume|release|spill)\b",
    ),
    Hazard(
        called.INTERNET, "Mobile internet has been cut off since dawn.",
        rf"\b(?:there (?:is|are|has been|have been)|widespread|nation-?wide|country-?wide|total|near-total|ongoing)"
        rf"(?: an?)?(?: [\w-]+){{0,2}}? {_CUT_OFF}|\b{_CUT_OFF}(?: (?:in|across) [^;.]{{3,40}}?)? (?:(?:is|are"
        rf"|remains?)"
        r" (?:in (?:place|effect)|ongoing|continuing)|(?:has|have) been (?:imposed|reported|ordered|declared)"
        r"|continues?\b)"
        r"|\b(?:internet|mobile (?:data|networks?|internet)|telecom\w*)(?: and [\w ]{3,30}?| services?| access"
        r"| connections?| networks?)*(?: across [^;.]{3,40}?| in [^;.]{3,40}?)? (?:is|are|has been|have been|were|was)"
        r"(?: \w+ly| now| also| currently)* (?:shut down|cut(?: off)?|suspended|blocked|disrupted|restricted|down)\b"
        r"(?! (?:in|at|during) (?:some|many|most|certain|public|rural|remote|hotels)\b)",
        rf"\b{_CUT_OFF}",
    ),
    Hazard(
        called.POWER, "There is a nationwide blackout.",
        r"\b(?:widespread|nationwide|major|large-scale|(?:island|country|nation)[ -]?wide|general|total)"
        r" (?:(?!internet|media|news|data|mobile|communications?|information)\w+ )?(?:power (?:outages?|cuts?"
        r"|failures?)|blackouts?)\b"
        r"|\b(?:power (?:outages?|cuts?|failures?)|blackouts?) (?:across|throughout|affecting|which affected)"
        r" (?-i:[A-Z]|the)"
        r"|\b(?:electric\w*|power|energy)(?: \w+)? (?:grid|system|network)\b[^;.]{0,30}? (?:has |have"
        r" )?(?:collapsed|failed|broken down|gone down|shut down)\b",
        r"\bpower (?:outage|cut|failure)|\bblackout",
    ),
    Hazard(
        called.HEALTH, "The CDC issued a travel health notice.",
        r"\b(?:issued|raised|updated|posted|published)\b[^.;]{0,80}?\bhealth notices?\b",
    ),
)  # fmt: skip
# In a sentence in small letters, one of these stands wherever a hazard does.
WORTH = ways(
    r"curfew|nobody|no one|streets|\bbe out\b|to leave|movements? (?:is|are|will)|emergency|exception|siege|calamity"
    r"|disaster|rights|guarantees|liberties|martial"
    r"|pox|cholera|ebola|marburg|measles|mosquito|dengue|chikungunya|zika|vaccin|volcan|erupt"
    r"|hurricane|typhoon|cyclon|tropical storm|storm signal|air (?:pol|qual)|smog|haze|earthquake|aftershock|fires?\b"
    r"|malaria|yellow fever|flood|landslide"
    r"|plague|mening|diphth|typhoid|anthrax|virus|quake|\bbanks\b|under ?water|slides?\b|\bdam\b|\bash\b|\blava\b"
    r"|alert level|tornado|power|blackout|chemical|ammonia|chlorine|toxic|\bgas\b|hydrogen|radi"
    r"|internet|mobile|social media|telecom|communication|\bgrid\b|electric"
    r"|oropouche|nipah|lassa|rift valley|polio|tsunami|health notice|hanta|andes virus", re.NOFLAG,
)
# What is only said to be possible, or happens somewhere each year, is no event by being named.
PRONE = (
    *called.RULED, *called.MOUNTAIN, called.FLOODS, called.FIRES, called.TSUNAMI, called.QUAKE, called.SMOG,
    called.TORNADO, called.CHEMICALS, called.POWER, called.INTERNET, *SICK,
)  # fmt: skip
# What comes over a border by itself, wherever it is now.
ROAMS = (
    called.STORM, called.TSUNAMI, called.SMOG, *called.MOUNTAIN, called.CHEMICALS, called.VACCINES, called.HEALTH,
)  # fmt: skip
