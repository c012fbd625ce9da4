"""How a text says that a post itself works again, and how that only a part of its work came back."""

from __future__ import annotations

from monitor.terms.table import Row, table

# What a post that had shut does when it opens its doors, beside "reopens" and "resumes".
DOORS: tuple[Row, ...] = (
    (
        "The Consulate began work again.",
        r"(?:functioning|working|at work|conducting [\w ]{3,30}|began work|started up) (?:again|once more)\b"
        r"|recommenc\w+",
    ),
    (
        "The Embassy is once more functioning.",
        r"(?:again|once more) (?:open for business|functioning|working|at work|conduct\w+)",
    ),
    ("With our officers back at work, the gates are open.", r"back at work"),
    (
        "The Embassy has emerged from suspended status.",
        r"(?:returned|emerged|back) from suspended (?:operations|status)",
    ),
    ("The Consulate returns to service.", r"returns? to service"),
    (
        "The flag was raised over the Embassy.",
        r"flag (?:was|has been) raised|open(?:ed|s) (?:its (?:gates|doors)|for business)|in business\b"
        r"|re-?establish\w*",
    ),
    (
        "Our staff moved back into the Embassy.",
        r"back into (?:the|our|its)\b|(?:back|returned) (?:in)?to (?:full )?operation\b|again operating"
        r"|work has restarted",
    ),
    ("A liaison office of ours has opened.", r"liaison office\b[^;,]{0,60}? opened"),
    ("The Embassy has gone back to work.", r"(?:returned|(?:went|gone|got|are|is|came) back) (?:to|at) work\b"),
    (
        "The Embassy is at work in its old house once more.",
        r"up and running\b|(?:functioning|working|at work) (?:in|from|out of) (?:[\w'-]+ ){1,5}(?:again|once more)\b",
    ),
    (
        "The Embassy took up its work again.",
        r"t(?:ook|aken) up (?:(?:its|our|their|the|all|normal) )*(?:work|duties|business|operations) (?:again"
        r"|once more)\b",
    ),
    (
        "The Embassy is once again open after the closure.",
        r"(?:once again|again|back) open\b[^;]{0,20}? (?:following|after) (?:the|its) (?:suspension|closure)\b",
    ),
)
# A stop of the post itself that a noun names, and its end.
ENDS: tuple[Row, ...] = (
    (
        "The Embassy suspended operations in May. The suspension was lifted.",
        r"suspended (?:\w+ ){0,2}(?:operations|work|activities)\b[^;]{0,160}\. (?:It|This|That"
        r"|The (?:suspension|closure))\b[^;.]{0,40}? (?:lifted|ended|over|expired)\b",
    ),
    (
        "The closure of the Embassy has ended.",
        r"(?:closure|shutdown|suspension of (?:\w+ )?(?:operations|work)) (?:of|at|in)\b[^;]{0,80}? (?:ended|over"
        r"|lifted|an end|a close|expired)\b",
    ),
    (
        "The Department lifted its suspension of operations.",
        r"(?:lifted|ended|lifting of|end (?:of|to)) (?:the|its|our|their)(?: \w+)?"
        r" (?:closure|shutdown|suspension of (?:\w+ )?(?:operations|work))\b",
    ),
    (
        "Operations at the Embassy were restored.",
        r"(?<!consular )(?<!visa )(?<!routine )\b(?:operations|work) (?:at|of|in)\b[^;]{0,60} (?:resumed|restarted"
        r"|restored|reinstated|recommenced)\b",
    ),
)
BACK_ROWS: tuple[Row, ...] = (
    ("The Embassy will resume its work.", r"resum|re-?open|restart"),
    ("The Embassy is operating again.", r"(?:open|opened|operating) again\b"),
    ("The Embassy is back in operation.", r"back in operation\b"),
)
# That it had stopped: who "resumed normal operations" may never have.
CLOSED_ROWS: tuple[Row, ...] = (
    ("The Embassy has reopened.", r"re-?open|(?:open(?:ed)?|operating) again|back in operation"),
    (
        "The Embassy resumed its full operations.",
        r"(?:resume[sd]|restart(?:ed|s)|restored|reinstated)(?: its| all| full| embassy){0,3} operations",
    ),
    (
        "We are resuming operations at our Embassy.",
        r"resum(?:ing|ed) (?:full )?operations at (?:our|its|the) [\w ]{0,20}?(?:embassy|consulate|high commission)",
    ),
    ("The Embassy resumed the work of its sections.", r"resumed the (?:work|operations?|activities) of"),
    ("The resumption of operations is complete.", r"resumption of operations"),
    ("Operations have now resumed.", r"operations\b[^;]{0,60}\bresumed"),
    (
        "The Embassy resumed work following a long closure.",
        r"resumed\b[^;]{0,160}? (?:after|following) (?:an? |the |its )?(?:[\w-]+ )?(?:years?|months?"
        r"|weeks?)?[^;,]{0,20}?\b(?:closure|suspension|suspended|closed)\b",
    ),
)
# A section, or appointments, that come back are services of a post that may never have stopped; nor is one that shut
# for a day suspended.
PART_ROWS: tuple[Row, ...] = (
    (
        "Visa services were suspended in May. They have resumed.",
        r"\bservices (?:were|was|are|have been) (?:suspended|halted|stopped|interrupted|cancel+ed)\b[^;]{0,160}\."
        r" (?:They|These|It|The)\b",
    ),
    (
        "The Embassy suspended its visa services in May. They are back.",
        r"\bsuspended (?:(?:its|all|routine|regular) )*(?:[\w-]+ ){0,2}services\b[^;]{0,160}\."
        r" (?:They|These|It|The)\b",
    ),
    (
        "The consular section is back in operation.",
        r"\b(?:(?:consular|visa|passport) (?:section|office|unit)"
        r"|citizens? services(?: unit)?)\b[^;]{0,80}?\b(?:re-?open"
        r"|(?:open|working|at work|in operation) again|back in operation)",
    ),
    ("We announce the reopening of the consular section.", r"\bre-?opening (?:of )?(?:the )?consular section\b"),
    (
        "The Embassy reopened for regular business.",
        r"\b(?:re-?open\w*|open again)(?: [\w,]+){0,4}? for (?:normal|regular|routine|usual) (?:business|hours|services"
        r"|operations)\b",
    ),
    (
        "The Embassy reopened after the holiday.",
        r"\bre-?open\w*[^;]{0,30}? (?:after|following) (?:(?:yesterday|today|the (?:weekend|holiday))\b"
        r"|an? (?:one|two|three)-day\b|closing (?:early|for the day))",
    ),
    (
        "Visa interviews will resume on Monday.",
        r"\b(?:appointments|interviews|(?:consular|visa|passport|routine|notarial)(?: [a-z-]+){0,3}? services)\b"
        r"(?:, which [^;,]{0,60},|, including [^;]{0,90}?,)?[^;,]{0,30}? (?:will (?:resume|restart)|resumed"
        r"|restarted)\b",
    ),
    (
        "The Embassy reopened to limited visa services.",
        r"\b(?:re-?open\w*|restart\w*)\b[^;,]{0,30}? (?:to|limited|routine|visa)\b[^;,]{0,40}?"
        r"\b(?:services|interviews|appointments)\b",
    ),
    (
        "Passport services started again.",
        r"\b(?:visa|passport|notarial|citizen|consular)\b[^;,]{0,40}? (?:services|interviews|appointments)"
        r"(?:, which [^;,]{0,60},)? (?:recommenc|(?:starts?|begins?|started|began) again)",
    ),
    (
        "The Embassy resumed limited passport and other services.",
        r"\bresum\w*(?: limited)?(?: routine| regular)? (?:passport|visa|notarial)\b[^;,]{0,60}? services\b",
    ),
    (
        "The Embassy resumes its normal hours.",
        r"\bresum\w* (?:(?:its|their|our) )?(?:regular|normal|usual)(?: [a-z]+)? hours\b",
    ),
    (
        "The Embassy resumed the processing of cases.",
        r"\bresum\w*(?: (?!operations)[\w-]+){0,6}? (?:appointments|interviews|processing"
        r"|(?:consular|visa|passport|notarial|routine|citizens?) services)\b",
    ),
)
WORDS: dict[str, str] = {}
BACK = table((*DOORS, *BACK_ROWS, *ENDS), WORDS, frame=r"\b(?:{})")
CLOSED = table((*DOORS, *ENDS, *CLOSED_ROWS), WORDS, frame=r"\b(?:{})")
PART = table(PART_ROWS, WORDS)
