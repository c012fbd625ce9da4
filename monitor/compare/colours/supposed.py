"""Supposed: what would be done, should a thing come, and what one does in any storm."""

from __future__ import annotations

import re

from monitor.terms.table import Row, table

# What is done in any storm; behind a "but" it says nothing of what stands before it.
_IN_ANY = (
    r"(?:in|during) (?:the event of |case of )?an? (?:(?:severe|major|strong|large|serious|violent|real) )*(?:storms?"
    r"|cyclone|hurricane|typhoon|earthquake|tsunami|emergency|crisis|disaster|attack|eruption)(?: \w+){0,3},"
)
LESSON = re.compile(rf", but {_IN_ANY}[^;]*?(?=\.?$|;)", re.I)
_THEN = (
    r"(?:we|it|they|there|(?:the|our|all|some|any|most|routine|US|American|consular|visa|emergency|embassy|non-\w+"
    r"|family|employees|operations|services|an?|mission|AIT)\b[\w' -]{0,60}?)"
)
# A thing that may come: what would then be done is not done. What the reader should do in it is advice, and is read.
ROWS: tuple[Row, ...] = (
    ("In an earthquake, stay indoors.", r"^<IN_ANY>"),
    (
        "In a real attack the siren would sound and you should shelter in place.",
        r"^(?:in|during) an? (?:real|actual|genuine|true|future)(?: \w+){1,3}?(?:(?! this| last| today|"
        r" yesterday)[^;,])*? would\b",
    ),
    (
        "If the fighting reaches the capital, the Embassy may suspend its services.",
        r"^(?:but |and |however, )?(?:if|unless|should|were|whenever|in (?:the event|case)"
        r"|in (?:such )?an? (?:crisis|emergency)"
        r"|depending on) (?!you\b|your\b|anyone\b|US citizens\b)[^;]{3,160}?, "
        r"<THEN> (?:(?:will|would|may|might|could|can)(?! now)|(?:look|think) again)\b",
    ),
    (
        "An evacuation, should it come, would be announced here.",
        r", (?:if|should) (?:it|this|that|they) (?:occurs?|occur|happens?|comes?(?: about)?|were to \w+|take place),? "
        r"(?:\w+ )?(?:could|may|might|would|will)\b",
    ),
    (
        "We may ask families to leave.",
        r"\b(?:we|it|they|AIT|the (?:RSO|embassy|mission|department)) (?:may|might|could) (?:\w+ly |also |then )?"
        r"(?:ask|tell|order|instruct|direct|advise|recommend|urge|say|read)\b",
    ),
    ("Families would then leave the country.", r"\bwould (?:then|in that case) (?!like)"),
    (
        "The Embassy might have to close at short notice.",
        r"^(?:(?!\b(?:and|but|while|has|have)\b(?! to\b))[^;,]){0,90}?"
        r"\b(?:could|might|may) have to (?:close|suspend|cancel|ask)\b",
    ),
    (
        "In a crisis the Department could order its people out and would recommend that you leave.",
        r"^(?:in|during) (?:such )?an? (?:(?!this|real)\w+ ){0,2}?(?:crisis|emergency|evacuation|disaster|war),?"
        r" [^;:]*? (?:would|could|might)\b(?![^;]*(?:\b(?:today|tonight|now|has|have|should"
        r"|must)\b|: ))",
    ),
    (
        "Imagine that the border is closed and you must stay inside.",
        r"^(?:please |just |now |but )?(?:imagine|picture|suppose|assume|let us (?:assume|suppose|imagine)|what if)"
        r" (?:that\b|you\b|there\b|(?:the|your|all) (?:\w+ )?\w+ (?:is|are|was|were|has|have)\b)"
        r"(?!.*(?:[:;] |, (?:and|but|so) ))",
    ),
    (
        "The Department is prepared to authorize the departure of families.",
        r"\b(?:is|are|stands?) (?:also |now |fully )?(?:prepared|ready|willing) to (?:authori[sz]e|order|suspend|close"
        r"|withdraw"
        r"|reduce|restrict|limit)\b(?![^;]*\b(?:and|but|so) (?:[\w-]+ ){0,3}?(?:urges?|advises?|recommends?|asks?"
        r"|ha(?:s|ve)|is|are|should|must)\b)",
    ),
    (
        "Commercial flights are the best option, even if we have advised all citizens to leave.",
        r"^(?:(?!\b(?:should|must|urges?|advises?|recommends?|leave|depart|order(?:s|ed)|authori[sz]e[sd])\b)[^;])*?"
        r"\beven (?:if|when|where) (?:we|it|they|the (?:US )?(?:department|embassy|government)(?: of state)?)"
        r" (?:has|have) (?:already )?(?:advised|urged|told|asked|recommended|ordered|authori[sz]ed)\b",
    ),
    (
        "Our facilities may temporarily close or periodically suspend services.",
        r"^(?:(?!\b(?:has|have|is|are|was|were|will|should|must|suspended|closed|shut|ordered"
        r"|authori[sz]ed|reduced|cancel+ed|evacuated)\b)[^;])*?\bmay (?:temporarily|periodically) (?:close|suspend)\b"
        r"(?![^;]*\b(?:leave|depart|now|today|tonight|immediately|ordered|ha(?:s|ve) (?:suspended|closed))\b)",
    ),
    ("In the very worst case the border is shut.", r"^[^;,.]{0,20}\bin the (?:very )?worst case\b"),
)
WORDS = {"IN_ANY": _IN_ANY, "THEN": _THEN}
SUPPOSED = table(ROWS, WORDS)
# A condition holds for what stands beside it, as far as a semicolon or a "but".
IF = re.compile(
    r"\b(?:if|unless|once|when(?:ever)?|until (?=the|an?|we|it|they|all|our)|whether(?! or not)|should (?:the"
    r"|an?|you|there|it|conditions)|in case"
    r"|in the event)\b", re.I
)
# What may come; as with what is often so, a reader has words of its own besides.
MAYBE = r"(?-i:may)|can|could|possib\w+|risk of|when|whenever"
TURNS = r"hypothetical\w*|scenarios?|suppos\w+|imagin\w+|example"
# "Consider leaving" is no plan of anybody's, but a call.
LEADS = r"plans?|propos\w+|consider(?! (?:leaving|departing|returning)\b)\w*|weigh\w*|debat\w+|draft|bill"
