"""How a text says that nobody reaches an airport: no road is left that leads there."""

from __future__ import annotations

from monitor.terms.table import Row, table

_TO_IT = (
    r"(?: (?:that|which))? ?(?:leading |going )?(?:to(?: and from)?|into|from and to) (?:(?:the|both|our) )?"
    r"(?:(?-i:[A-Z])[\w'-]+ ){0,4}(?:international )?airports?\b(?! (?:road|parking|hotel|cargo|terminal))"
)
_CUT = r"(?:blocked|cut(?: off)?|impassable|barricaded|obstructed|flooded)"
ROWS: tuple[Row, ...] = (
    (
        "The road to the airport is blocked.",
        r"(?<!\bno )(?<!\bsome )\b(?:roads?|(?:main|major|the) routes?|highways?|access)<TO_IT>"
        r"[^;,.]{0,40}? <IS> <CUT>\b",
    ),
    (
        "All roads to the airport are closed.",
        r"\b(?:all|every|both|the (?:only|main|sole)) (?:access )?(?:roads?|routes?|highways?)<TO_IT>[^;,.]{0,40}? <IS>"
        r" (?:closed|shut|<CUT>)\b",
    ),
    (
        "Protesters have blocked all roads to the airport.",
        r"\b(?:have|has|are|is)(?: now| also| again)? (?:blocked|blocking|closed|cut(?: off)?|barricaded)"
        r" (?:all|every|both|the(?: only| main)?) (?:access )?(?:roads?|routes?|highways?|access)<TO_IT>",
    ),
)
WORDS = {
    "TO_IT": _TO_IT, "CUT": _CUT,
    "IS": r"(?:is|are|has been|have been|remains?)(?: now| still| also| currently| completely| reportedly)*",
}  # fmt: skip
CUT_OFF = table(ROWS, WORDS)
