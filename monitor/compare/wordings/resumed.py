"""How a text says that a post works again, or from which day it will."""

from __future__ import annotations

from monitor.compare.whose.offices import OFFICE, OWN
from monitor.compare.wordings.governments import NATION
from monitor.compare.wordings.suspended import WHEN
from monitor.terms.table import Row, pattern, ways

_SERVICE = (
    r"(?:consular|routine|visa|passport|citizen services?)(?: [\w-]+){0,4}? (?:services|appointments"
    r"|interviews|operations)\b"
)
# A stop that a noun names is over.
ENDED = (
    r"(?:(?:has|have|was|were|is|are)(?: now| since| today| been| formally| officially| at an?)*"
    r" (?:ended|lifted|over|end|expired|concluded|terminated|finished)|(?:came|has come|have come|was brought"
    r"|has been brought|drew) to an? (?:end|close)|(?<!not )(?:ended|expired|finished)(?= on\b| at\b| today| this"
    r"| last| yesterday|[.,;]|$))"
)
ROWS: tuple[Row, ...] = (
    (
        "The U.S. Embassy in Bangui has resumed its work.",
        r"(?<!near )(?<!next to )(?<!beside )(?<!opposite )(?<!across from )"
        r"<OWN>[^;]{0,60}?\b(?:resumed|re-?opened|restarted)\b",
    ),
    (
        "The U.S. Embassy in Bangui has returned from suspended operations.",
        r"<OWN>[^;]{0,60}?\b(?:returned|emerged|come back|came back|is back) from suspended (?:operations|status)\b",
    ),
    (
        "We have re-opened our embassy in Asuncion.",
        r"\b(?:we|Department(?: of State)?|US government|Canada|Australia|Ireland|New Zealand"
        r"|the UK)(?: have| has)? re-?opened (?:(?:our|the|its"
        r"|<NATION>) )*<OFFICE>\b",
    ),
    (
        "Our diplomats returned to Lome and reopened the embassy.",
        r"\b(?:diplomats|staff|officials|ambassador|team)\b[^;,]{0,60}? and (?:have |has )?re-?opened (?:(?:our|the|its"
        r"|<NATION>) )*<OFFICE>\b",
    ),
    (
        "The embassy in Bangui is back to normal operations.",
        r"<OWN>[^;,]{0,40}? (?:is|are)(?: now)? back (?:to|at|in) (?:normal|full|regular) operations?\b",
    ),
    (
        "The embassy is again offering routine services.",
        r"\b(?:is|are)(?: once)? again (?:offering|providing) (?:(?:all|full|our|its) )*(?:\w+ ){0,2}services\b",
    ),
    (
        "We are now able to reopen our embassy in Asuncion.",
        r"\b(?:are|is|we're) now (?:able to|in a position to) (?:re-?open|resume operations at)"
        r" (?:(?:our|the|its|<NATION>) )*<OFFICE>\b",
    ),
    (
        "The mission is resuming normal operations.",
        r"\b(?:resum|restart|restor|reinstat|recommenc)(?:ed|ing)(?: normal| routine| full| limited| its| all| embassy"
        r"| consular| the| our| US| diplomatic| in-person| public| regular){0,5} (?:operations|services)\b",
    ),
    (
        "Our diplomats have resumed the work of the embassy in Lome.",
        r"\bresum(?:ed|ing) the (?:work|operations?|activities) of (?:(?:our|the|its|their|<NATION>) )*<OFFICE>\b",
    ),
    (
        "The U.S. Embassy in Dili returned to normal staffing.",
        r"<OWN>[^;]{0,60}?\breturn(?:s|ed|ing)? to (?:its )?(?:normal|regular|full) (?:(?:consular"
        r"|opening) )?(?:hours|schedule|staffing|services?|working)\b",
    ),
    (
        "Routine consular services are once again available.",
        r"\b<SERVICE>[^;]{0,40}?\b(?:are|is|have been) (?:(?:(?:once )?(?:again|now"
        r"|fully) (?:again )?|(?=available again\b))available\b(?! (?:only )?for emergenc)|(?:now |fully )?(?:restored"
        r"|back to normal)\b)",
    ),
    (
        "Visa services have resumed.",
        r"\b<SERVICE>[^;]{0,90}?\b(?:(?:have|has) )?(?:resumed|restarted)\b",
    ),
    (
        "We have resumed all consular appointments.",
        r"(?:\b(?:consular|visa) section\b[^;,]{0,30}? )?\b(?:resum|restart)(?:ed|ing)(?: all| its| our| the| normal"
        r"| regular| routine| consular| visa| passport| notarial| and){1,5} (?:appointments|interviews)\b",
    ),
    (
        "The U.S. Embassy in Lome is open again for regular business.",
        r"<OWN>[^;]{0,40}? (?:(?:is|are|has)(?: now)? (?:(?:open|opened|operating|operational) again|again open"
        r"|once again open|back (?:open|in operation))|(?:began|started) (?:operating|work) again)\b",
    ),
    (
        "The British Embassy in Lome opened to the public again on Monday.",
        r"<OWN>[^;]{0,60}? (?:opened|opens|open)(?: (?:its doors|to (?:the public|visitors)|for \w+))* again\b",
    ),
    (
        "The U.S. Embassy in Dili has gone back to its normal hours.",
        r"<OWN>[^;]{0,60}?\b(?:gone|went|going|is|are)(?: now)? back to (?:(?:its|their|the) )?(?:normal|regular|full"
        r"|usual) (?:(?:consular|opening|business|working) )?(?:hours|schedule|staffing|services?|work)\b",
    ),
    (
        "The consular section in Lome is again taking appointments for passports.",
        r"\b(?:is|are)(?: once)? again (?:taking|accepting|seeing|processing|issuing|scheduling"
        r"|open for) (?:[\w-]+ ){0,5}?"
        r"(?:appointments|applications|interviews|applicants|passports|visas|visitors|customers)\b",
    ),
    (
        "The embassy can help you in person again.",
        r"<OWN>[^;]{0,60}? (?:can|is able to|will) (?:help|assist|see|meet)(?: with)? [^;]{0,40}?\bin person again\b",
    ),
    (
        "Consular officers see U.S. citizens in person again.",
        r"\bconsular (?:officers|staff|section)\b[^;]{0,80}? in person again\b",
    ),
    (
        "Visa interviews begin again next Monday.",
        r"\b(?:visa|passport|consular|citizen) (?:[\w-]+ ){0,2}?(?:interviews|appointments|services|operations)"
        r" (?:will )?(?:begin|began|start|started|are starting|are beginning) again\b",
    ),
    (
        "Visa interviews in Lome restart on May 25.",
        r"\b(?:visa|passport|consular) (?:interviews|appointments|services)(?: in (?-i:[A-Z])\w+)? (?:restart"
        r"|resume)s?\b(?! (?:when|once|if|as soon)\b)",
    ),
    (
        "The consular section will again see visa applicants.",
        r"\b(?:<OFFICE>|consular section)\b[^;,]{0,30}? will again (?:see|take|accept|receive|process"
        r"|issue)\b[^;]{0,60}?\b(?:applicants|applications|appointments|visitors|passports|visas)\b",
    ),
    (
        "The U.S. Embassy in Dili is once more conducting operations from its own building.",
        r"<OWN>[^;,]{0,40}? (?:is|are) (?:once more|again|once again) (?:conducting operations|at work|working"
        r"|operating)\b",
    ),
    (
        "Interviews for immigrant visas will restart by stages.",
        r"\b(?:interviews|appointments|services|operations) for (?:[\w-]+ ){1,4}?(?:have |has )?(?:(?:will )?(?:restart"
        r"|resume)|restarted|resumed)\b(?! (?:when|once|if|as soon)\b)",
    ),
    (
        "The consular section begins to take routine passport appointments on May 4.",
        r"\b(?:consular section|<OFFICE>)\b[^;,]{0,30}? (?:begins|began|starts|started|has begun|has started)"
        r" (?:to (?:take|offer|accept|schedule|process)|taking|offering|accepting|scheduling|processing)"
        r" (?:[\w-]+ ){0,3}?(?:routine|regular)\b",
    ),
    (
        "The post today formally resumes full operations.",
        r"\b(?:today|now|formally|officially)(?: [\w]+){0,3} resumes(?: \w+){0,2} operations\b",
    ),
    (
        "The Department announced the resumption of normal operations.",
        r"\bresumption of(?: normal| routine| full| embassy| US| the| all){0,3} operations\b",
    ),
    (
        "The U.S. Embassy in Lome has normalized operations.",
        r"\bnormali[sz]ed operations\b",
    ),
    (
        "This follows the re-opening of the embassy.",
        r"\bre-?opening of (?:(?:the|its|our|<NATION>) )*<OFFICE>\b",
    ),
    (
        "The suspension of operations at the British Embassy in Dili came to an end on May 3.",
        r"\b(?:suspension|closure|shutdown|pause|limits?|limitations?|restrictions?|cuts?) (?:of|in|at|on"
        r"|to) (?:<OWN>|(?:(?:all|its|our|the|most|normal|routine|consular"
        r"|visa|passport|US|embassy|diplomatic|public|in-person) )*(?:<OFFICE>|operations|work|services|activities"
        r"|appointments|interviews))\b[^;]{0,90}? <ENDED>",
    ),
    (
        "The Department has lifted the suspension of operations at Embassy Dili.",
        r"\b(?:(?:has|have|had)(?: now| \w+ly)? (?:lifted|ended)|lifted|ended|announced (?:an?|the) (?:end"
        r"|lifting) (?:of|to)) (?:the|its|our|their) (?:[\w-]+ ){0,2}?(?:suspension|closure|shutdown) of (?:<OWN>"
        r"|[^;,]{0,40}?\b(?:operations"
        r"|services|work|appointments|interviews)\b)",
    ),
    (
        "The consular section has reopened.",
        r"\b(?:consular|visa|passport) section\b[^;,]{0,40}? (?:has |is )?(?:now )?(?:re-?opened|open again)\b",
    ),
    (
        "The consular agency in Norhaven has reopened.",
        r"(?<!near the )(?<!beside the )(?<!next to the )(?<!opposite the )(?<!from the )\bconsular agenc(?:y|ies)\b"
        r"[^;,]{0,50}? (?:(?:has |have |is |are )?(?:now )?(?:re-?opened|open again)"
        r"|(?:has |have )?resumed (?:its |all |normal |regular )*(?:operations|services|work))\b",
    ),
    (
        "Work has restarted at Embassy Bangui, closed since the attack.",
        r"\b(?:work|operations) (?:has|have)(?: now)? (?:restarted|recommenced|resumed|started again) (?:at|in"
        r") (?:(?:the|our) )?(?:<NATION> )?<OFFICE>",
    ),
    (
        "The embassy has lifted its limits on routine services.",
        r"\b(?:lifted|ended|removed) (?:its|the|all|our)(?: \w+)? (?:limits?|limitations?"
        r"|restrictions?) on (?:\w+ ){0,3}"
        r"(?:services|appointments|operations)\b",
    ),
    (
        "The consulate returned to normal operating status, and returns to normal operations.",
        r"\breturn(?:s|ed|ing)? to (?:normal|full)(?: normal| full)? operation(?:s|al status)\b",
    ),
)

# An announcement with its day.
SOON: tuple[Row, ...] = (
    (
        "Routine services will resume on Monday.",
        r"\b(?:<SERVICE>|(?:normal|regular|routine)(?: \w+)? (?:operations|services"
        r"|hours)) (?:will )?(?:again )?(?:resume|restart|be available)[^;]{0,30}?\b(?:<WHEN>)",
    ),
    (
        "Starting Tuesday, the embassy will resume interviews.",
        r"\b(?:effective|starting|beginning|from|as of"
        r"|on) (?:<WHEN>)[^;]{0,40}?\b(?:<OFFICE>(?: in [A-Z]\w+(?: and [A-Z]\w+)?)?|consular section"
        r"|we) will (?:again )?(?:offer|provide|resume|re-?open)\b",
    ),
    (
        "The embassy will be open for all services from Wednesday.",
        r"\b<OFFICE> will be open for (?:all|normal|routine|regular|full)\b[^;]{0,40}?\b(?:<WHEN>)",
    ),
    (
        "The consular section will offer passport services and notary work again from Sunday.",
        r"\b(?:<OFFICE>(?: in [A-Z]\w+)?|consular section|we) will (?:offer|provide|take|accept|process|hold|issue)\b"
        r"[^;]{0,120}? again (?:from|on|as of|starting|beginning) (?:<WHEN>)",
    ),
    (
        "The embassy will begin offering routine services on Sunday.",
        r"\b(?:<OFFICE>(?:(?: in)? [A-Z]\w+)?|consular section|we) (?:will|is to) (?:begin|start) (?:to (?:offer"
        r"|provide|take|accept)|offering|providing|taking|accepting) (?:[\w-]+,? ){0,3}?(?:routine|regular|normal)\b"
        r"[^;]{0,60}?\b(?:<WHEN>)",
    ),
    (
        "The embassy reopens on Thursday.",
        r"\b(?:<OFFICE>(?: in [A-Z]\w+)?|consular section) (?:re-?opens|resumes [\w ]{3,40}) (?:(?:on"
        r"|from) )?(?:<WHEN>)",
    ),
    (
        "The British Embassy in Dili will re-open next week.",
        r"<OWN>(?: in [A-Z]\w+)? (?:will|is to) (?:again )?(?:re-?open|resume (?:its )?(?:operations|services))"
        r" (?:<WHEN>)",
    ),
    (
        "The consulate will offer notary services again on Friday.",
        r"\b(?:<OFFICE>(?:(?: in)? [A-Z]\w+)?|consular section|we) (?:will|is to|plans to|expects to) (?:again"
        r" )?(?:offer|provide|resume|re-?open)\b[^;]{0,90}?(?:\bagain (?:on|from|as of)|(?<=\w) (?:on|from|as of"
        r"|starting|beginning)) (?:<WHEN>)",
    ),
)

WORDS = {"WHEN": WHEN, "NATION": NATION, "OFFICE": OFFICE, "OWN": OWN, "SERVICE": _SERVICE, "ENDED": ENDED}
RESUMED = ways(rf"{pattern(ROWS, WORDS)}|(?P<soon>{pattern(SOON, WORDS)})")
