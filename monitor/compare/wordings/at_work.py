"""How a sentence that no other table knows tells whether a post works: it stopped, works again, or goes on as ever."""

from __future__ import annotations

from monitor.compare.wordings.governments import NATION
from monitor.compare.wordings.unsettled import LATER, WHENEVER
from monitor.terms.table import WHOLE, Row, table

STOP_ROWS: tuple[Row, ...] = (
    (
        "The Embassy halted its work.",
        r"(?:suspend\w*|ceas\w+|halt\w*|stopp\w*)(?: \w+){0,3} (?:operations|work|functions|to function|functioning)",
    ),
    (
        "The Embassy is not functioning.",
        r"(?:not|no longer|ceased to) (?:be )?(?:function\w*|operat\w+|working|in operation)",
    ),
    ("The Embassy has shut its gates.", r"(?:shut|closed) (?:its|our|the) (?:gates?|doors?)\b(?! (?:at|to|for)\b)"),
    (
        "No one is at work at the Consulate.",
        r"(?:no one|nobody|no staff|none of (?:our|its|the) (?:staff|people|employees))(?: (?:is|are))?"
        r" (?:at work|working|on duty)(?! on\b)"
        r"(?![^;]{0,40}\b(?:tonight|overnight|at night|after hours|weekends?|holidays?)\b)",
    ),
    (
        "Nobody is left at the Embassy to receive you.",
        r"(?:there (?:will be|is)(?: now)? (?:no one|nobody)|(?:no one|nobody) (?:is|stays|remains))(?: left| there|"
        r" now)*(?: (?:at|in) (?:the|our) (?:US )?(?:embassy|consulate"
        r"|compound|chancery|building|post))? to (?:receive|see|serve|assist|help|meet)\b"
        r"(?![^;]{0,40}\b(?:after|before|over|between|at night|overnight|weekends?|holidays?|hours|\w+days)\b)",
    ),
    (
        "The Embassy was damaged and cannot be used.",
        r"(?:^|[;,] |and )(?:our|the) (?:\w+ )?(?:embassy|consulate|high commission|chancery)(?: (?:in|at)"
        r" (?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])\w+)?)? (?:was|is|has been|were) (?:\w+ly )?(?:damaged|destroyed|gutted)\b"
        r"(?:(?! (?:the|its|our|an?|some|all) (?!fire|attack|blast|explosion|mob|flood|storm|earthquake))[^;.]){0,40}?"
        r" (?:cannot|can't|can no longer) be used",
    ),
    (
        "Routine and emergency services at the Embassy came to an end.",
        r"(?:routine(?:,)? (?:and|or) emergency|emergency (?:and|or) routine|all)(?: consular)? services\b[^;,]{0,40}?"
        r" (?:(?:have|has) )?(?:come to an end|came to an end|ended|ceased|been (?:discontinued|ended|terminated)"
        r"|were (?:discontinued|ended|terminated))(?! (?:early|late|at (?:\d|noon)|by \d|for the day)\b)",
    ),
    (
        "The Consulate receives nobody.",
        r"(?:receiv\w+|see(?:s|ing)?) (?:no one|nobody|no (?:callers|visitors))(?! (?:without|unless|before|after"
        r"|except|over|between|on (?:\w+days?|weekends|holidays))\b)",
    ),
    ("The Consulate will not do business.", r"will not do business|does no business"),
    ("The Embassy is on a stand-by footing.", r"stand-?by footing"),
    ("The Embassy went into suspended status.", r"in(?:to)? suspended status"),
    (
        "We have closed our Embassy.",
        r"closed (?:our|its|the) (?:embassy|consulate|mission)|(?:chancery|embassy|consulate)[^;,]{0,20} has closed",
    ),
    (
        "The Embassy has withdrawn all of its American staff.",
        r"(?:relocated|withdrawn|evacuated|moved) all (?:of )?(?:our|its|the) [^;,]{0,30}(?:staff|personnel|people"
        r"|employees)",
    ),
    (
        "Embassy operations were relocated.",
        r"operations (?:are being|(?:have|has) been|were|was)(?: temporarily)? (?:relocated|moved|transferred)"
        r"(?! to (?:the|our|a) new)",
    ),
    (
        "The Embassy has moved its operations.",
        r"(?:relocat|mov|transferr)(?:ed|ing) (?:the |our |its )?operations(?! to (?:(?:the|our|its|a) )?new)",
    ),
    ("The Embassy is out of action.", r"out of (?:operation|action|service)"),
    (
        "The work of the Embassy was discontinued.",
        r"(?<!consular )(?<!visa )(?<!routine )(?<!normal )(?:(?:work|operations|activit(?:y|ies)|functions)"
        r" (?:at|of|in) (?:the |our )?(?:US )?(?:embassy|consulate|mission)"
        r"(?! (?:construction|building|compound|site|library|school))"
        r"|(?:embassy|consulate|mission)(?:'s)? (?:work|operations|activities|functions))\b[^;,]{0,40}?"
        r" (?:has|have|had|was|were|is|are)(?: been| now| \w+ly)* (?:halted|stopped|discontinued|brought to a (?:halt"
        r"|stop|standstill))",
    ),
    (
        "The Embassy halted all diplomatic activities.",
        r"(?:suspend|halt|stopp|ceas)(?:ed|ing) (?:all )?(?:the )?(?:\w+ )?activit(?:y|ies)",
    ),
    (
        "The Embassy is no longer staffed.",
        r"no longer (?:be )?staffed|mothballed|(?:chancery|embassy|consulate) (?:is|stands|has been)(?: now)? (?:locked"
        r"|empty|unstaffed|vacated|abandoned)",
    ),
    ("The Embassy is closed to all visitors.", r"closed to all (?:business|visitors|work|operations|callers)"),
    (
        "The last American staff have left Norland.",
        r"last (?:of (?:the|our|its) )?(?:American|US|remaining|embassy)(?: [\w-]+)? (?:staff|personnel"
        r"|diplomats|officers|employees|officials) (?:have |has |were )?(?:left|departed|flew out|withdrew|flown out"
        r"|been withdrawn)"
        r"(?= (?:the (?:country|city|capital|island|post|embassy|compound)|(?-i:[A-Z])|on|yesterday|today|this|last|at"
        r"|for|by|and)|[.,;]|$)",
    ),
    ("At the Embassy the flag was lowered.", r"flag (?:was|has been|is) (?:lowered|taken down)(?! to half)"),
    ("The work of the Embassy is on hold.", r"work[^;,]{0,40} on hold|operations [^;,]{0,40}on hold"),
    (
        "The Embassy is closed indefinitely.",
        r"(?:closed|shut)[^;,]{0,40}(?:until further notice|indefinitely|for an indefinite)",
    ),
    (
        "The United States no longer has a presence in Norport.",
        r"no longer (?:have|has|maintains?) (?:an? )?(?:\w+ )?(?:presence|embassy|mission|staff)"
        r"|there is (?:now )?no longer an? <NATION> (?:[\w-]+ )?(?:presence|embassy|mission|consulate)",
    ),
    (
        "No American diplomats remain at the Embassy.",
        r"no (?:American|US) (?:diplomats?|staff|personnel|officers?|officials?)(?: (?:is|are|now|any"
        r"|longer))* (?:remain\w*|left|resident|present|stationed|based)",
    ),
)
AGAIN_ROWS: tuple[Row, ...] = (
    (
        "The Embassy is once more functioning.",
        r"(?:again|once more|now) (?:function\w*|operat\w+|working|open|staffed|conduct(?:s|ing)|at work)"
        r"|once more at work",
    ),
    (
        "The Embassy is working normally.",
        r"(?:function\w*|operat\w+|working|open|at work|in business)(?: \w+)? (?:again|once more|normally|since)",
    ),
    (
        "The Embassy is at work from its old house once more.",
        r"(?:function\w*|operat\w+|working|at work) (?:in|from(?! home\b)|out of) (?:[\w'-]+ ){1,5}(?:again"
        r"|once more)",
    ),
    (
        "The Embassy took up its duties once more.",
        r"t(?:ook|aken|akes) up (?:(?:its|our|their|the|all|normal) )*(?:work|duties|business|operations|services"
        r"|functions) (?:again|once more)",
    ),
    ("The Embassy has reopened.", r"re-?open\w*(?: its| our)?|opened on"),
    ("The Embassy was re-established.", r"re-?establish\w*|re-?start\w*|recommenc\w+"),
    (
        "Our staff are back at work.",
        r"(?:returned|(?:went|gone|got|are|is|came) back) (?:to|at) work(?! on (?!(?-i:[A-Z])))",
    ),
    (
        "The Embassy is up and running again.",
        r"up and running(?= again| once more| following| since| after)|(?:again|once more|now|fully|back)"
        r" up and running",
    ),
    (
        "The Embassy resumed its work.",
        r"resum\w+(?= (?:(?:its|our|all|full|normal|diplomatic|embassy) )*(?:operations|work|business|services"
        r"|functions)\b|[.;,]|$| (?:on|at|today|this) )",
    ),
    ("The Embassy opened its gates.", r"open(?:ed|s) (?:its gates|its doors|for business)|in business"),
    (
        "Our staff are back in the chancery.",
        r"back in(?:to)? (?:the |our |its )?(?:chancery|embassy|building|operation|business)",
    ),
    (
        "The operations of the Embassy were restored.",
        r"(?:operations|work|activit(?:y|ies)|functions)\b[^;]{0,60}? (?:was|were|has been|have been|are"
        r"|is)(?: \w+)? (?:restored|reinstated)",
    ),
    ("Our officers are again seeing the public.", r"(?:are|is) again \w+ing"),
    ("The Embassy started work again.", r"started (?:up )?(?:work )?again|began work again"),
    ("The Embassy returns to service.", r"returns? to service"),
    ("At the Embassy the flag was raised.", r"flag (?:was|has been|is) raised"),
)
# What a post is able to do is another topic's; what it never does, or goes on doing, is not cut.
STANDING_ROWS: tuple[Row, ...] = (
    ("The Embassy is limited in its ability to see the public.", r"abilit\w+|limited in its"),
    (
        "The Consulate does not issue visas.",
        r"do(?:es)? not (?:provide|offer|issue|have|accept|take|process|see|handle|receive)",
    ),
    ("Norland is our protecting power, and the Embassy is closed.", r"protecting power"),
    (
        "The Consulate will continue to see visitors by appointment only.",
        r"(?:will|to|do) continue|continues? to (?:provide|offer|process|accept|issue)",
    ),
    ("The Consulate begins offering visa interviews again.", r"begin\w* offering|outreach"),
    ("There is no Embassy, so visas are suspended.", r"there is no(?! longer)"),
    (
        "The Consulate has only limited consular services.",
        r"limited,? (?:routine|emergency|consular)|(?:severely|extremely|very) limited",
    ),
    (
        "The Consulate will attempt to hold interviews again.",
        r"attempt|planning|toward|first steps?|too early|pending|phased|could become",
    ),
    ("Visa interviews are canceled next month.", r"next (?:month|year)"),
    ("Interviews that were canceled are rescheduled.", r"reschedul\w+"),
    ("Visa services are offered again by email.", r"by e-?mail"),
    (
        "Visa services were not interrupted.",
        r"not (?:been |be )?(?:interrupted|affected|halted|stopped|ceased|discontinued|suspended|cancel+ed|closed"
        r"|reduced|cut)",
    ),
    ("The visa section remains closed.", r"remains? (?:cancel+ed|suspended|closed|on hold|limited)"),
    (
        "The host has suspended visas for all foreign visitors.",
        r"visas? (?:to|for) (?:US|American|British|all|foreign)",
    ),
    ("Once the Consulate is open again, apply there.", r"(?<!at )once(?! more| again)|when each"),
    (
        "Interviews will be held when we can resume services.",
        r"when (?:it|they|we) (?:does|do|will|can|next)|we (?:expect|can) (?:to )?(?:resum|re-?open)\w*",
    ),
    ("Whenever the park is closed, interviews are canceled.", r"<WHENEVER>"),
    ("Interviews will not yet be held before next spring.", r"not (?:yet )?be (?:\w+ ){1,3}<LATER>"),
    (
        "Visitors are not received after office hours.",
        r"limited hours|after (?:office |working )?hours|hours (?:have|has) changed|always",
    ),
)
# That it is to come, or for an hour only.
NOT_YET_ROWS: tuple[Row, ...] = (
    (
        "The Embassy will resume its work as soon as the road is open.",
        r"will (?:only )?(?:resume|re-?open|be restored)[^;,]{0,30} (?:when|once|if|as soon as)",
    ),
    (
        "The Embassy will issue a message when the Consulates reopen.",
        r"(?:will|shall|going to|intends? to) (?:\w+ )?(?:issue|send|publish|post|write|announce|inform|notify|tell"
        r"|let you|update|e-?mail)\b[^;]{0,80}? (?:when|once|if|as soon as|before)\b[^;,]{0,60}?"
        r"(?:resum\w*|re-?open\w*|restor\w*)",
    ),
    (
        "Interviews have not resumed.",
        r"not (?:yet )?(?:resum\w+|re-?open\w*|open)|unable to (?:resume|re-?open)|hopes? to|cannot say when|no date",
    ),
    (
        "The Embassy reopens at its usual hour.",
        r"(?:resumes?|re-?opens?)\b[^;,]{0,30} at (?:its|their|the|our) (?:usual|normal|regular|customary) (?:time"
        r"|hour)",
    ),
    (
        "Call before we reopen.",
        r"before (?:it|they|we) (?:re-?open|resume)|when (?:it|they|we|the \w+) (?:will )?(?:re-?opens?|resumes?)",
    ),
    ("Diplomats are exempt, and services resumed for them.", r"exempt\w*"),
    (
        "The Embassy was closed for the morning and has reopened.",
        r"(?:closed|shut|suspended) for (?:the|an?|some|a few|\w+)(?: \w+)? ?(?:afternoon|morning|hours?|minutes)",
    ),
)
WORDS = {"LATER": LATER, "NATION": NATION, "WHENEVER": WHENEVER}
POST_STOPS = table(STOP_ROWS, WORDS, frame=WHOLE)
POST_AGAIN = table(AGAIN_ROWS, WORDS, frame=WHOLE)
STANDING = table(STANDING_ROWS, WORDS, frame=WHOLE)
NOT_YET = table(NOT_YET_ROWS, WORDS, frame=WHOLE)
