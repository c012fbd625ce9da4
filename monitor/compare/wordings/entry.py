"""How a text gives a rule of entry: who may not come in, who needs what, who no longer does."""

from __future__ import annotations

from monitor.compare.wordings import Row, table

_WHO = r"\b(?:nationals|citizens|Americans|foreigners|visitors|travell?ers|people|anyone|passengers)\b"

BANNED_ROWS: tuple[Row, ...] = (
    (
        "Chad has refused entry to all foreign visitors.",
        r"\b(?:denied|refus\w+|suspend\w+|ban\w*|barr\w+)(?: all)? (?:entry|admission) (?:to|for|into"
        r"|of)\b[^;]{0,80}?<WHO>",
    ),
    (
        "Foreigners who were in Gabon are denied entry.",
        r"<WHO>[^;]{0,120}?\b(?:are|will be|is) (?:denied|refused|barred from|banned from) (?:entry"
        r"|entering)\b",
    ),
    (
        "The decree bans foreign nationals from entering.",
        r"\bban(?:s|ned)? [^;]{0,30}?<WHO> from (?:entering|entry)\b",
    ),
)

VISAS_ROWS: tuple[Row, ...] = (
    (
        "Chad has stopped issuing tourist visas to foreign citizens.",
        r"\b(?:stopped|suspended|ceased|halted|paused) (?:issuing|the issu\w+ of"
        r"|all)(?: \w+){0,2} visas\b[^;]{0,40}?<WHO>",
    ),
    (
        "Gabon no longer issues tourist visas to foreign citizens.",
        r"\b(?:no longer|not) issu\w+ (?:\w+ )?visas to\b[^;]{0,40}?<WHO>",
    ),
    (
        "Visas on arrival have been suspended.",
        r"\bvisas?[- ]on[- ]arrival\b[^;]{0,40}?\bsuspended\b",
    ),
    (
        "Chad has temporarily suspended its e-visa system.",
        r"\b(?:suspended|closed|shut down|taken offline) (?:(?:its|the|all) )*e-?visas?\b",
    ),
    (
        "The authorities suspended the issue of visas on arrival.",
        r"\bsuspend\w*[^;]{0,40}?\bvisas?[- ]on[- ]arrival\b",
    ),
)

AUTHORITY_ROWS: tuple[Row, ...] = (
    (
        "From 1 May 2027 all visitors must have a visa.",
        r"\b(?:from|as of) (?:\d{1,2} \w+|\w+ \d{1,2},?) \d{4}\b[^;]{0,20}?(?:<WHO>"
        r"|\byou\b)[^;]{0,30}?\b(?:need|require|must (?:have|obtain|get|apply|register|complete"
        r"|give))\b[^;]{0,40}?\b(?:visas?|travel authori[sz]ation|ETA|e-?visa|(?:arrival|entry) (?:card|form"
        r"|declaration)s?|fingerprints?)\b",
    ),
    (
        "There is a requirement to get an electronic travel authorisation.",
        r"\brequirement to (?:get|obtain|have|apply for) [^;]{0,20}?\b(?:visas?|e-?visas?|ETA"
        r"|electronic (?:travel )?authori[sz]ation)\b",
    ),
    (
        "Added information about new visa requirements.",
        r"\binformation (?:on|about) (?:the )?new (?:visa|entry) requirements?\b",
    ),
    (
        "Chad announced new entry restrictions.",
        r"\b(?:announc|introduc|impos|implement|adopt)\w* (?:\w+ )?new (?:visa|entry) (?:restrictions"
        r"|requirements|rules)\b",
    ),
    (
        "You now need an e-visa.",
        r"\b(?:you|nationals|citizens)(?: now)? (?:need|require|must (?:have|obtain|get"
        r"|apply for))\b[^;]{0,20}?\b(?:electronic (?:travel )?authori[sz]ations?|electronic visas?|ETAs?"
        r"|e-?visas?)\b",
    ),
)

FREED_ROWS: tuple[Row, ...] = (
    (
        "You no longer need a visa.",
        r"\bno longer (?:need|require|have to (?:get|have|obtain))\b[^;.]{0,30}?\bvisas?\b",
    ),
    (
        "British nationals can now visit Chad without a visa.",
        r"\bcan now [^;.]{0,60}?\bwithout an? visa\b",
    ),
    (
        "The visa requirement has been lifted.",
        r"\bvisa requirements? (?:has|have) been (?:lifted|removed|waived)\b",
    ),
)

ADMITTED_ROWS: tuple[Row, ...] = (
    (
        "Foreign citizens may now enter Gabon through the land border.",
        r"<WHO>[^;.]{0,40}?\b(?:may|can) (?:now|again|once again) enter (?:(?-i:[A-Z])|the country)(?! without\b)",
    ),
)

WORDS = {"WHO": _WHO}
BANNED = table(BANNED_ROWS, WORDS)
VISAS = table(VISAS_ROWS, WORDS)
AUTHORITY = table(AUTHORITY_ROWS, WORDS)
FREED = table(FREED_ROWS, WORDS)
ADMITTED = table(ADMITTED_ROWS, WORDS)
