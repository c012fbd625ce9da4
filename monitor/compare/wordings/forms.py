"""How a text tells who has not yet asked for help with leaving to fill in the form for it."""

from __future__ import annotations

import re

from monitor.terms.table import Row, table

# Who has not asked yet is told to; nothing but the form will do.
ROWS: tuple[Row, ...] = (
    (
        "Those who have not yet filled out the repatriation survey should do so today.",
        r"\b(?:not|n't)(?: yet| already| so far)* (?:completed|filled (?:in|out)|submitted|sent(?: in)?|returned)"
        r" (?:(?:the|an?|our|this|your|their|online) )*(?!(?:[\w-]+ ){0,4}?(?:loan|visa|passport|customs|ballot|tax"
        r"|boat)\b)"
        r"(?:[\w-]+ ){0,4}?(?:form|request|survey|questionnaire|sheet)\b(?=[^;]*\b(?:should|must|please|need|urged"
        r"|encouraged|advised|asked)\b)",
    ),
    (
        "This form is the only way to communicate interest in flight options.",
        r"\bform\b[^;]{0,40}? only (?:way|means) (?:to|of) (?:[\w-]+ ){0,5}?interest in\b[^;]{0,40}?\b(?:flights?"
        r"|seats?|evacuat\w+|repatriat\w+|depart\w+|leav\w+)",
    ),
)
WORDS: dict[str, str] = {}
UNFILLED = table(ROWS, WORDS)
SAVED = re.compile(
    r"\b(?:repatriat\w+|evacuat\w+|charter(?:ed)? flights?|intake|crisis|interest in|departure assistance"
    r"|(?:assistance|help)\b[^;]{0,40}?\b(?:depart|leav|get(?:ting)? out)\w*)\b(?! loan)", re.I,
)
