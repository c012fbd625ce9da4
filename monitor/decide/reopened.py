"""How a text says that a post itself works again, and how that only a part of its work came back."""

from __future__ import annotations

import re

# What a post that had shut does when it opens its doors, beside "reopens" and "resumes".
_DOORS = (
    r"(?:functioning|working|at work|conducting [\w ]{3,30}|began work|started up) (?:again|once more)\b|recommenc\w+"
    r"|(?:again|once more) (?:open for business|functioning|working|at work|conduct\w+)|back at work"
    r"|(?:returned|emerged|back) from suspended (?:operations|status)"
    r"|returns? to service"
    r"|flag (?:was|has been) raised|open(?:ed|s) (?:its (?:gates|doors)|for business)|in business\b|re-?establish\w*"
    r"|back into (?:the|our|its)\b|(?:back|returned) (?:in)?to (?:full )?operation\b|again operating|work has restarted"
    r"|liaison office\b[^;,]{0,60}? opened|(?:returned|(?:went|gone|got|are|is|came) back) (?:to|at) work\b"
    r"|up and running\b|(?:functioning|working|at work) (?:in|from|out of) (?:[\w'-]+ ){1,5}(?:again|once more)\b"
    r"|t(?:ook|aken) up (?:(?:its|our|their|the|all|normal) )*(?:work|duties|business|operations) (?:again|once more)\b"
    r"|(?:once again|again|back) open\b[^;]{0,20}? (?:following|after) (?:the|its) (?:suspension|closure)\b"
)
# A stop of the post itself that a noun names, and its end.
_ENDS = (
    r"(?:suspended (?:\w+ ){0,2}(?:operations|work|activities)\b[^;]{0,160}\. (?:It|This|That"
    r"|The (?:suspension|closure))\b[^;.]{0,40}? (?:lifted|ended|over|expired)\b"
    r"|(?:closure|shutdown|suspension of (?:\w+ )?(?:operations|work)) (?:of|at|in)\b[^;]{0,80}? (?:ended|over"
    r"|lifted|an end"
    r"|a close|expired)\b|(?:lifted|ended|lifting of|end (?:of|to)) (?:the|its|our|their)(?: \w+)? (?:closure"
    r"|shutdown|suspension of (?:\w+ )?(?:operations|work))\b"
    r"|(?<!consular )(?<!visa )(?<!routine )\b(?:operations|work) (?:at|of|in)\b[^;]{0,60} (?:resumed|restarted"
    r"|restored|reinstated|recommenced)\b)"
)
BACK = re.compile(rf"\b(?:{_DOORS}|resum|re-?open|restart|(?:open|opened|operating) again\b|back in operation\b"
    rf"|{_ENDS})", re.I)
CLOSED = re.compile(
    rf"\b(?:{_DOORS}|re-?open|(?:open(?:ed)?|operating) again|back in operation|{_ENDS}"
    r"|(?:resume[sd]|restart(?:ed|s)|restored|reinstated)(?: its| all| full| embassy){0,3} operations"
    r"|resum(?:ing|ed) (?:full )?operations at (?:our|its|the) [\w ]{0,20}?(?:embassy|consulate|high commission)"
    r"|resumed the (?:work|operations?|activities) of|resumption of operations|operations\b[^;]{0,60}\bresumed"
    r"|resumed\b[^;]{0,160}? (?:after|following) (?:an? |the |its )?(?:[\w-]+ )?(?:years?|months?"
    r"|weeks?)?[^;,]{0,20}?\b"
    r"(?:closure|suspension|suspended|closed)\b)",
    re.I,
)
# A section, or appointments, that come back are services of a post that may never have stopped; nor is one that shut
# for a day suspended.
PART = re.compile(
    r"\bservices (?:were|was|are|have been) (?:suspended|halted|stopped|interrupted|cancel+ed)\b[^;]{0,160}\."
    r" (?:They|These|It|The)\b|\bsuspended (?:(?:its|all|routine|regular) )*(?:[\w-]+ ){0,2}services\b[^;]{0,160}\."
    r" (?:They|These|It|The)\b"
    r"|\b(?:(?:consular|visa|passport) (?:section|office|unit)|citizens? services(?: unit)?)\b[^;]{0,80}?\b(?:re-?open"
    r"|(?:open|working|at work|in operation) again|back in operation)"
    r"|\bre-?opening (?:of )?(?:the )?consular section\b"
    r"|\b(?:re-?open\w*|open again)(?: [\w,]+){0,4}? for (?:normal|regular|routine|usual) (?:business|hours|services"
    r"|operations)\b|\bre-?open\w*[^;]{0,30}? (?:after|following) (?:(?:yesterday|today|the (?:weekend|holiday))\b"
    r"|an? (?:one|two|three)-day\b|closing (?:early|for the day))"
    r"|\b(?:appointments|interviews|(?:consular|visa|passport|routine|notarial)(?: [a-z-]+){0,3}? services)\b"
    r"(?:, which [^;,]{0,60},|, including [^;]{0,90}?,)?[^;,]{0,30}? (?:will (?:resume|restart)|resumed|restarted)\b"
    r"|\b(?:re-?open\w*|restart\w*)\b[^;,]{0,30}? (?:to|limited|routine|visa)\b[^;,]{0,40}?"
    r"\b(?:services|interviews|appointments)\b"
    r"|\b(?:visa|passport|notarial|citizen|consular)\b[^;,]{0,40}? (?:services|interviews|appointments)"
    r"(?:, which [^;,]{0,60},)? (?:recommenc|(?:starts?|begins?|started|began) again)"
    r"|\bresum\w*(?: limited)?(?: routine| regular)? (?:passport|visa|notarial)\b[^;,]{0,60}? services\b"
    r"|\bresum\w* (?:(?:its|their|our) )?(?:regular|normal|usual)(?: [a-z]+)? hours\b"
    r"|\bresum\w*(?: (?!operations)[\w-]+){0,6}? (?:appointments|interviews|processing"
    r"|(?:consular|visa|passport|notarial|routine|citizens?) services)\b",
    re.I,
)
